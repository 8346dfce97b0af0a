//! `article list`: the texts under check.

use crate::cli::context::Context;
use crate::cli::{Done, Outcome, draw};
use claimbench::formats::json::ArticleJson;
use claimbench::workbench::Access;
use clap::Args;
use std::io::Write;

/// List the articles
#[derive(Args)]
pub struct Arguments {}

pub fn run(context: &mut Context, Arguments {}: Arguments) -> Outcome {
    let articles = context.open(Access::Read)?.articles()?;
    if context.json {
        context.print_json(&articles.iter().map(ArticleJson::of).collect::<Vec<_>>())?;
    } else if articles.is_empty() {
        writeln!(context.out, "No articles.")?;
    } else {
        draw::article::list(&mut context.out, &articles)?;
    }
    Ok(Done::Clean)
}
