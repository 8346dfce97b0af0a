//! `article reopen`: takes an article that was set aside back into the work.

use crate::cli::context::Context;
use crate::cli::{Done, Outcome, draw};
use claimbench::domain::ArticleNumber;
use claimbench::formats::json::ArticleJson;
use claimbench::workbench::Access;
use clap::Args;
use std::io::Write;

/// Take an article that was set aside back into the work, with its claims
#[derive(Args)]
pub struct Arguments {
    /// A1 or 1
    #[arg(value_name = "A")]
    article: ArticleNumber,

    /// Why it is taken back
    #[arg(long, value_name = "TEXT")]
    note: String,
}

pub fn run(context: &mut Context, arguments: Arguments) -> Outcome {
    let stored = context.open(Access::Write)?.reopen_article(arguments.article, &arguments.note)?;
    if context.json {
        context.print_json(&ArticleJson::of(&stored))?;
    } else {
        writeln!(context.out, "{} reopened.", stored.article.number)?;
        draw::article::head(&mut context.out, &stored)?;
    }
    Ok(Done::Clean)
}
