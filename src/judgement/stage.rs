//! Where the work on a claim stands, and what an editor should know of it at a glance.

use super::{differences, digest};
use crate::domain::query::{Flag, Stage};
use crate::domain::{AnchorState, Dossier, Question, ReviewOutcome, Stance, StoredReview, Verdict};
use jiff::civil::Date;

/// The stage, from the record alone.
pub fn stage(dossier: &Dossier) -> Stage {
    if dossier.set_aside.is_some() {
        return Stage::SetAside;
    }
    // A verdict on other words than the claim's is none.
    if dossier.claim.questions().iter().any(|question| dossier.verdict(*question) == Verdict::Unverified) {
        return Stage::Open;
    }
    match standing_review(dossier) {
        Some(review) if review.review.outcome == ReviewOutcome::Approved => {
            let published = dossier.procedure.publication.as_ref().map(|publication| &publication.published.digest);
            if published == Some(&review.review.digest) { Stage::Published } else { Stage::Approved }
        }
        _ => Stage::Checked,
    }
}

/// Whether a claim went out as it stands with a verdict that nobody has approved. It is published to whoever read it, and
/// not of the stage `published`, behind which a second person stands.
pub fn went_out_unapproved(dossier: &Dossier) -> bool {
    let publication = dossier.procedure.publication.as_ref().map(|publication| &publication.published.digest);
    stage(dossier) == Stage::Checked && publication == Some(&digest(dossier))
}

/// The newest review, if what it read is what stands now. Whoever approved and gave a verdict afterwards, be it the same
/// one, has read nobody else's.
pub fn standing_review(dossier: &Dossier) -> Option<&StoredReview> {
    let review = dossier.procedure.reviews.last()?;
    let own = |question: &Question| dossier.status(*question).is_some_and(|stored| stored.is_of(&review.by));
    let reads_own = review.review.outcome == ReviewOutcome::Approved && dossier.claim.questions().iter().any(own);
    (!reads_own && review.review.digest == digest(dossier)).then_some(review)
}

/// The flags that stand on a claim on a day, in their fixed order.
pub fn flags(dossier: &Dossier, today: Date) -> Vec<Flag> {
    let due = dossier.claim.recheck_by.as_ref().and_then(|date| date.latest());
    let anchor = dossier.claim.anchor.as_ref();
    let reworded = anchor.is_some_and(|anchor| anchor.state == AnchorState::Reworded);
    let newest = dossier.procedure.reviews.last().map(|review| review.review.outcome);
    let standing = standing_review(dossier).map(|review| review.review.outcome);
    let has_verdict =
        dossier.claim.questions().iter().any(|question| dossier.verdict(*question) != Verdict::Unverified);
    let flags = [
        (Flag::Stale, due.is_some_and(|due| due < today) || reworded),
        (Flag::RewordedSinceVerdict, dossier.is_reworded_since_verdict()),
        (Flag::Orphaned, anchor.is_some_and(|anchor| !anchor.stands())),
        (Flag::Disputed, disputed(dossier)),
        (Flag::Returned, standing == Some(ReviewOutcome::Returned)),
        (Flag::ApprovalVoid, newest == Some(ReviewOutcome::Approved) && standing.is_none()),
        (Flag::ReadersDiffer, !differences(dossier).is_empty()),
        (Flag::SingleReader, has_verdict && standing != Some(ReviewOutcome::Approved)),
    ];
    flags.into_iter().filter(|(_, stands)| *stands).map(|(flag, _)| flag).collect()
}

/// Credible evidence (1 or 2) stands against the verdict of a question.
fn disputed(dossier: &Dossier) -> bool {
    dossier.claim.questions().iter().any(|question| {
        let verdict = dossier.verdict(*question);
        let against = match verdict {
            _ if verdict.affirms() => Stance::Refutes,
            _ if verdict.denies() => Stance::Supports,
            _ => return false,
        };
        dossier
            .standing(*question)
            .any(|stored| stored.evidence.stance == against && stored.evidence.credibility.is_credible())
    })
}
