//! `article update`: takes in a changed text and tells what that did to the work.

use super::add::{intake, read};
use crate::cli::context::Context;
use crate::cli::{Done, Outcome, draw};
use claimbench::domain::{Anchor, ArticleNumber, ClaimNumber, FixNumber, NewText};
use claimbench::language::revision::{Change, Fate};
use claimbench::workbench::{Access, Revised, RevisedClaim};
use clap::Args;
use serde::Serialize;
use std::path::PathBuf;

/// Take in a changed text of an article, and tell what becomes of the claims in it
///
/// A claim whose words stand in the new text is carried along. One whose sentence was reworded is stale until somebody
/// has read it and said so with `claim confirm`; one whose words are gone, or of which a figure, a name or a negation
/// changed, is orphaned until it is anchored anew with `claim edit --quote`. A fix whose proposed words stand in the new text
/// is carried out: its claim moves to them, and waits for a verdict on what it says now.
#[derive(Args)]
pub struct Arguments {
    /// A1 or 1
    #[arg(value_name = "A")]
    article: ArticleNumber,

    /// The new text, in any form that article add reads; - for standard input
    file: PathBuf,

    /// Only tell what would happen
    #[arg(long)]
    dry_run: bool,
}

/// What an update did, or would do.
#[derive(Serialize)]
struct RevisedJson {
    article: ArticleNumber,
    from: u32,
    revision: u32,
    sha256: String,
    stored: bool,
    claims: Vec<RevisedClaimJson>,
    /// The fixes whose proposed words stand in the new text.
    carried_out: Vec<FixNumber>,
    /// Settled sentences that are open again.
    unsettled: Vec<String>,
    new_sentences: Vec<NewSentenceJson>,
    gone_sentences: Vec<String>,
}

#[derive(Serialize)]
struct RevisedClaimJson {
    claim: ClaimNumber,
    /// kept, moved, restyled, reworded, ambiguous or lost.
    fate: &'static str,
    before: Anchor,
    anchor: Anchor,
    changes: Vec<ChangeJson>,
}

#[derive(Serialize)]
struct ChangeJson {
    /// negation, figure, name or wording.
    kind: &'static str,
    old: String,
    new: String,
}

#[derive(Serialize)]
struct NewSentenceJson {
    number: usize,
    worth: u8,
    text: String,
}

impl RevisedJson {
    fn of(revised: &Revised, stored: bool) -> Self {
        Self {
            article: revised.article,
            from: revised.from,
            revision: revised.revision.seq,
            sha256: revised.revision.sha256.clone(),
            stored,
            claims: revised.claims.iter().map(RevisedClaimJson::of).collect(),
            carried_out: revised.carried_out.iter().map(|fix| fix.number).collect(),
            unsettled: revised.unsettled.iter().map(|settled| settled.words.exact.clone()).collect(),
            new_sentences: revised
                .new_sentences
                .iter()
                .map(|new| NewSentenceJson { number: new.number, worth: new.worth, text: new.text.clone() })
                .collect(),
            gone_sentences: revised.gone_sentences.clone(),
        }
    }
}

impl RevisedClaimJson {
    fn of(revised: &RevisedClaim) -> Self {
        let (fate, changes): (_, &[Change]) = match &revised.fate {
            Fate::Kept(_) => ("kept", &[]),
            Fate::Moved(_) => ("moved", &[]),
            Fate::Restyled(_) => ("restyled", &[]),
            Fate::Reworded { changes, .. } => ("reworded", changes),
            Fate::Ambiguous { .. } => ("ambiguous", &[]),
            Fate::Lost { changes, .. } => ("lost", changes),
        };
        let change = |change: &Change| ChangeJson {
            kind: draw::revision::kind(change.kind),
            old: change.old.clone(),
            new: change.new.clone(),
        };
        Self {
            claim: revised.claim,
            fate,
            before: revised.before.clone(),
            anchor: revised.anchor.clone(),
            changes: changes.iter().map(change).collect(),
        }
    }
}

pub fn run(context: &mut Context, arguments: Arguments) -> Outcome {
    let read = read(context, &arguments.file)?;
    let text = NewText { body: read.body, intake: intake(&arguments.file), left_out: read.left_out };
    let revised = if arguments.dry_run {
        context.open(Access::Read)?.preview_revision(arguments.article, text)?
    } else {
        context.open(Access::Write)?.revise_article(arguments.article, text)?
    };
    if context.json {
        context.print_json(&RevisedJson::of(&revised, !arguments.dry_run))?;
    } else {
        draw::revision::draw(&mut context.out, &revised, arguments.dry_run)?;
    }
    Ok(Done::Clean)
}
