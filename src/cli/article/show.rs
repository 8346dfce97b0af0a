//! `article show`: one article with its text.

use crate::cli::context::Context;
use crate::cli::{Done, Outcome, draw};
use claimbench::domain::{ArticleNumber, LeftOut, StoredArticle};
use claimbench::formats::json::ArticleJson;
use claimbench::workbench::Access;
use clap::Args;
use serde::Serialize;

/// Show an article with its text
#[derive(Args)]
pub struct Arguments {
    /// A1 or 1
    #[arg(value_name = "A")]
    article: ArticleNumber,

    /// What the saved page showed besides the text: captions, links, stamps and the like
    #[arg(long)]
    left_out: bool,
}

/// What a saved page showed besides the text of its article.
#[derive(Serialize)]
struct LeftOutJson<'a> {
    article: ArticleNumber,
    revision: u32,
    words: usize,
    words_left_out: usize,
    left_out: &'a [LeftOut],
}

impl<'a> LeftOutJson<'a> {
    fn of(stored: &'a StoredArticle) -> Self {
        let (words, words_left_out) = stored.revision.words();
        let left_out = &stored.revision.left_out;
        Self { article: stored.article.number, revision: stored.revision.seq, words, words_left_out, left_out }
    }
}

pub fn run(context: &mut Context, arguments: Arguments) -> Outcome {
    let article = context.open(Access::Read)?.article(arguments.article)?;
    if arguments.left_out && context.json {
        context.print_json(&LeftOutJson::of(&article))?;
    } else if context.json {
        context.print_json(&ArticleJson::of(&article))?;
    } else if arguments.left_out {
        draw::article::left_out(&mut context.out, &article)?;
    } else {
        draw::article::show(&mut context.out, &article)?;
    }
    Ok(Done::Clean)
}
