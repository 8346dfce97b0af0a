//! `publish`: records what went out.

use super::context::Context;
use super::{Done, Outcome};
use claimbench::domain::ArticleNumber;
use claimbench::report::words;
use claimbench::workbench::Access;
use clap::Args;
use std::io::Write;

/// Record that an article went out as it stands: its revision, and each claim in work with the digest of its content
///
/// Recording forbids nothing: what went out went out. But from then on a changed verdict demands a note for the reader.
#[derive(Args)]
pub struct Arguments {
    /// A1 or 1
    #[arg(value_name = "A")]
    article: ArticleNumber,

    /// Where it stands
    #[arg(long)]
    url: Option<String>,
}

pub fn run(context: &mut Context, arguments: Arguments) -> Outcome {
    let mut workbench = context.open(Access::Write)?;
    let publication = workbench.publish(arguments.article, arguments.url.as_deref())?;
    if context.json {
        context.print_json(&publication)?;
        return Ok(Done::Clean);
    }
    let claims = words::count(publication.claims.len(), "claim", "claims");
    writeln!(context.out, "{} went out as revision {}, with {claims}.", publication.article, publication.revision)?;
    let numbers: Vec<_> = publication.claims.iter().map(|one| one.claim).collect();
    let not_approved = workbench.not_approved(&numbers)?;
    if not_approved > 0 {
        let claims = words::count(not_approved, "of them was not approved", "of them were not approved");
        writeln!(context.out, "{claims} as they stand; `claimbench review queue` lists what waits.")?;
    }
    Ok(Done::Clean)
}
