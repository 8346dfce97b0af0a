//! `article set-aside`: takes an article out of the work, with the reason.

use crate::cli::context::Context;
use crate::cli::words::word;
use crate::cli::{Done, Outcome, draw};
use claimbench::domain::{ArticleAside, ArticleAsideReason, ArticleNumber};
use claimbench::formats::json::ArticleJson;
use claimbench::report::words::count;
use claimbench::workbench::Access;
use clap::Args;
use std::io::Write;

/// Take an article out of the work, with the reason; it stays on the record
///
/// Its claims, and its sentences that nobody has dealt with, are in no list and no check any more; `claim list --article A`
/// still shows them.
#[derive(Args)]
pub struct Arguments {
    /// A1 or 1
    #[arg(value_name = "A")]
    article: ArticleNumber,

    /// Why it is taken out of the work
    #[arg(long, value_parser = word::<ArticleAsideReason>())]
    reason: ArticleAsideReason,

    /// More of the reason, in your words
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
}

pub fn run(context: &mut Context, arguments: Arguments) -> Outcome {
    let aside = ArticleAside { reason: arguments.reason, note: arguments.note };
    let stored = context.open(Access::Write)?.set_article_aside(arguments.article, aside)?;
    if context.json {
        context.print_json(&ArticleJson::of(&stored))?;
    } else {
        let with = match stored.claims {
            0 => String::new(),
            claims => format!(", and {} with it", count(claims as usize, "claim", "claims")),
        };
        writeln!(context.out, "{} set aside{with}.", stored.article.number)?;
        draw::article::head(&mut context.out, &stored)?;
    }
    Ok(Done::Clean)
}
