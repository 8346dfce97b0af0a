//! What is said unasked, in one line, of a claim that was very likely checked before.

use super::context::Context;
use super::draw;
use claimbench::domain::StoredArticle;
use claimbench::error::Result;
use claimbench::workbench::{Precedents, Proposed, Sought};

/// Says beside the output that a claim was very likely checked before.
pub fn say(context: &Context, precedents: &mut Precedents<'_>, sought: &Sought) -> Result<()> {
    if let Some(similar) = precedents.checked_before(sought)? {
        context.aside(draw::similar::unasked(&similar, sought.claim));
    }
    Ok(())
}

/// What is said of a proposal.
pub fn of_proposal(
    precedents: &mut Precedents<'_>,
    stored: &StoredArticle,
    proposed: &Proposed,
) -> Result<Option<String>> {
    let similar = precedents.checked_before(&sought(stored, proposed))?;
    Ok(similar.map(|similar| draw::similar::unasked(&similar, None)))
}

/// A proposal as it is held against what was checked before.
pub fn sought(stored: &StoredArticle, proposed: &Proposed) -> Sought {
    Sought {
        language: Some(stored.article.language.clone()),
        speaker: proposed.claim.attribution.get(1..).and_then(<[_]>::last).map(|link| link.speaker.clone()),
        said_on: stored.article.published.clone(),
        ..Sought::text(&proposed.claim.text)
    }
}
