//! `article show`: one article with its text.

use crate::cli::context::Context;
use crate::cli::{Done, Outcome, draw};
use claimbench::domain::ArticleNumber;
use claimbench::formats::json::ArticleJson;
use claimbench::workbench::Access;
use clap::Args;

/// Show an article with its text
#[derive(Args)]
pub struct Arguments {
    /// A1 or 1
    #[arg(value_name = "A")]
    article: ArticleNumber,
}

pub fn run(context: &mut Context, arguments: Arguments) -> Outcome {
    let article = context.open(Access::Read)?.article(arguments.article)?;
    if context.json {
        context.print_json(&ArticleJson::of(&article))?;
    } else {
        draw::article::show(&mut context.out, &article)?;
    }
    Ok(Done::Clean)
}
