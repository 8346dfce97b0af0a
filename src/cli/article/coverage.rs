//! `article coverage`: what was done about each sentence.

use crate::cli::context::Context;
use crate::cli::{Done, Outcome, draw};
use claimbench::domain::{ArticleNumber, ClaimNumber, Instant, PieceKind, SettleReason};
use claimbench::judgement::coverage::Covering;
use claimbench::workbench::{Access, Coverage, Sentence};
use clap::Args;
use serde::Serialize;

/// Show what was done about each sentence: claimed, settled as holding nothing to check, or untouched
///
/// Nothing of the text is left out: headings, items of lists, rows of tables, captions, notices and fragments are listed
/// with the sentences and marked as what they look like; `article settle A --like notice` settles all of one kind. The
/// worth of an untouched sentence, 0 to 100, is how much checking it deserves as a machine suggests it.
#[derive(Args)]
pub struct Arguments {
    /// A1 or 1
    #[arg(value_name = "A")]
    article: ArticleNumber,

    /// Only the sentences that nobody has dealt with
    #[arg(long)]
    untouched: bool,
}

/// The coverage as JSON; start and end are code points of the article's newest text.
#[derive(Serialize)]
pub struct CoverageJson {
    article: ArticleNumber,
    revision: u32,
    sentences: usize,
    /// Claimed, or holding nothing to check.
    settled: usize,
    text: Vec<SentenceJson>,
}

#[derive(Serialize)]
struct SentenceJson {
    number: usize,
    kind: PieceKind,
    start: u32,
    end: u32,
    text: String,
    /// claimed, settled or untouched.
    state: &'static str,
    claims: Vec<ClaimNumber>,
    reason: Option<SettleReason>,
    note: Option<String>,
    settled_by: Option<String>,
    settled_at: Option<Instant>,
    worth: u8,
}

impl CoverageJson {
    pub fn of(coverage: &Coverage, wanted: impl Fn(&Sentence) -> bool) -> Self {
        let stored = &coverage.article;
        let shown = coverage.sentences.iter().filter(|sentence| wanted(sentence));
        Self {
            article: stored.article.number,
            revision: stored.revision.seq,
            sentences: coverage.sentences.len(),
            settled: coverage.settled(),
            text: shown.map(|sentence| SentenceJson::of(coverage, sentence)).collect(),
        }
    }
}

impl SentenceJson {
    fn of(coverage: &Coverage, sentence: &Sentence) -> Self {
        let (state, claims, settled) = match &sentence.covering {
            Covering::Claimed(claims) => ("claimed", claims.clone(), None),
            Covering::Settled(settled) => ("settled", Vec::new(), Some(settled)),
            Covering::Untouched => ("untouched", Vec::new(), None),
        };
        Self {
            number: sentence.number,
            kind: sentence.kind,
            start: sentence.start,
            end: sentence.end,
            text: coverage.text(sentence).to_owned(),
            state,
            claims,
            reason: settled.map(|settled| settled.reason),
            note: settled.and_then(|settled| settled.note.clone()),
            settled_by: settled.map(|settled| settled.by.clone()),
            settled_at: settled.map(|settled| settled.at),
            worth: coverage.worth(sentence),
        }
    }
}

pub fn run(context: &mut Context, arguments: Arguments) -> Outcome {
    let coverage = context.open(Access::Read)?.coverage(arguments.article)?;
    let wanted = |sentence: &Sentence| !arguments.untouched || sentence.covering == Covering::Untouched;
    if context.json {
        context.print_json(&CoverageJson::of(&coverage, wanted))?;
    } else {
        draw::tongue::line(&mut context.out, &coverage.article)?;
        draw::coverage::draw(&mut context.out, &coverage, wanted)?;
    }
    Ok(Done::Clean)
}
