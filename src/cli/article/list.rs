//! `article list`: the texts under check.

use crate::cli::context::Context;
use crate::cli::{Done, Outcome, draw};
use claimbench::formats::json::ArticleJson;
use claimbench::workbench::Access;
use clap::Args;
use std::io::Write;

/// List the articles in work
#[derive(Args)]
pub struct Arguments {
    /// Those that are set aside, too
    #[arg(long)]
    all: bool,
}

pub fn run(context: &mut Context, arguments: Arguments) -> Outcome {
    let workbench = context.open(Access::Read)?;
    let articles = if arguments.all { workbench.articles()? } else { workbench.articles_in_work()? };
    if context.json {
        context.print_json(&articles.iter().map(ArticleJson::of).collect::<Vec<_>>())?;
    } else if articles.is_empty() {
        writeln!(context.out, "No articles.")?;
    } else {
        draw::article::list(&mut context.out, &articles)?;
    }
    Ok(Done::Clean)
}
