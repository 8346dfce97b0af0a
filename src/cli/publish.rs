//! `publish`: records what went out.

use super::context::Context;
use super::{Done, Outcome, draw};
use claimbench::domain::{ArticleNumber, Publication};
use claimbench::formats::json::ObjectionJson;
use claimbench::judgement::check::Severity;
use claimbench::report::words;
use claimbench::workbench::Access;
use clap::Args;
use serde::Serialize;
use std::io::Write;

/// Record that an article went out as it stands: its revision, and each claim in work with the digest of its content
///
/// Recording forbids nothing: what went out went out. The errors of the check that went out with it are listed, and how
/// many claims nobody has approved. From then on a changed verdict demands a note for the reader.
#[derive(Args)]
pub struct Arguments {
    /// A1 or 1
    #[arg(value_name = "A")]
    article: ArticleNumber,

    /// Where it stands
    #[arg(long)]
    url: Option<String>,
}

/// What went out, and what it went out with.
#[derive(Serialize)]
struct Published<'a> {
    #[serde(flatten)]
    publication: &'a Publication,
    errors: Vec<ObjectionJson>,
    not_approved: usize,
}

/// How many errors are listed.
const SHOWN: usize = 20;

pub fn run(context: &mut Context, arguments: Arguments) -> Outcome {
    let mut workbench = context.open(Access::Write)?;
    let article = arguments.article;
    let mut errors = workbench.check(Some(article))?.objections;
    errors.retain(|objection| objection.severity == Severity::Error);
    let publication = workbench.publish(article, arguments.url.as_deref())?;
    // Whoever reads a claim blind is not told what became of its verdict.
    let shown = publication.claims.iter().filter(|one| !one.digest.is_empty());
    let numbers: Vec<_> = shown.map(|one| one.claim).collect();
    let not_approved = workbench.not_approved(&numbers)?;
    if context.json {
        let errors = errors.iter().map(ObjectionJson::of).collect();
        context.print_json(&Published { publication: &publication, errors, not_approved })?;
        return Ok(Done::Clean);
    }
    let claims = words::count(publication.claims.len(), "claim", "claims");
    writeln!(context.out, "{article} went out as revision {}, with {claims}.", publication.revision)?;
    if not_approved > 0 {
        let claims = words::count(
            not_approved,
            "of them was not approved as it stands",
            "of them were not approved as they stand",
        );
        writeln!(context.out, "{claims}; `claimbench review queue` lists what waits.")?;
    }
    if !errors.is_empty() {
        let found = words::count(errors.len(), "error", "errors");
        writeln!(context.out, "It went out over {found} of the check:")?;
        draw::check::in_short(&mut context.out, &errors[..errors.len().min(SHOWN)])?;
        if errors.len() > SHOWN {
            let more = errors.len() - SHOWN;
            writeln!(context.out, "  ... and {more} more: `claimbench check --article {article} --min-severity E`")?;
        }
    }
    Ok(Done::Clean)
}
