//! `comment`: what the desk says to itself about a claim, a source, an article or a sentence.

use super::context::Context;
use super::failure::Failure;
use super::{Done, Outcome, draw, input};
use claimbench::domain::{ArticleNumber, CommentNumber, SourceNumber, StoredComment, Subject, handle};
use claimbench::formats::json::CommentJson;
use claimbench::workbench::{Access, Pointed};
use clap::{Args, Subcommand};
use std::io::Write;

/// Comment on a claim, a source, an article or a sentence, inside the desk only
///
/// Comments are in `claim show` and in the desk's own report, never in a report for author or public, nor in an export
/// other than the ledger.
#[derive(Subcommand)]
#[command(defer = true)]
pub enum Command {
    Add(AddArguments),
    List(ListArguments),
    Close(CloseArguments),
}

/// Comment on something: comment add 12 'Is that the gross figure, @ben?'
#[derive(Args)]
pub struct AddArguments {
    /// 12 or #12 a claim, S3 a source, A1 an article, A1:12 the twelfth sentence that `article coverage` numbers
    #[arg(value_name = "ON", value_parser = pointed)]
    on: Pointed,

    /// The comment; @ben calls ben; - reads it from standard input
    text: String,
}

/// List comments that are open
#[derive(Args)]
pub struct ListArguments {
    /// Only those on this: 12, S3, A1 (with its sentences)
    #[arg(value_name = "ON", value_parser = pointed)]
    on: Option<Pointed>,

    /// Only those that call this person; me is you
    #[arg(long = "for", value_name = "HANDLE")]
    whom: Option<String>,

    /// Those that are closed, too
    #[arg(long)]
    all: bool,
}

/// Close a comment: it was answered, or is of no more use
#[derive(Args)]
pub struct CloseArguments {
    /// C2 or 2
    #[arg(value_name = "C")]
    comment: CommentNumber,

    /// What came of it
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
}

/// What a comment is on, as it is typed.
fn pointed(text: &str) -> Result<Pointed, String> {
    let refused =
        || format!("\"{text}\" is nothing to comment on: write 12 for a claim, S3, A1, or A1:12 for a sentence");
    let starts = |letter: char| text.starts_with([letter, letter.to_ascii_lowercase()]);
    if starts('S') {
        return text.parse::<SourceNumber>().map(Pointed::Source).map_err(|_| refused());
    }
    if let Some((article, sentence)) = text.split_once(':').filter(|_| starts('A')) {
        let article = article.parse::<ArticleNumber>().map_err(|_| refused())?;
        return sentence.parse().map(|sentence| Pointed::Sentence(article, sentence)).map_err(|_| refused());
    }
    if starts('A') {
        return text.parse::<ArticleNumber>().map(Pointed::Article).map_err(|_| refused());
    }
    text.parse().map(Pointed::Claim).map_err(|_| refused())
}

/// Whether a comment is on what a person points at, or on a sentence of it.
fn is_on(subject: &Subject, pointed: Pointed) -> bool {
    match pointed {
        Pointed::Claim(claim) => subject.claim() == Some(claim),
        Pointed::Source(source) => *subject == Subject::Source(source),
        Pointed::Article(article) | Pointed::Sentence(article, _) => subject.article() == Some(article),
    }
}

pub fn run(context: &mut Context, command: Command) -> Outcome {
    match command {
        Command::Add(arguments) => {
            let text = input::text(&arguments.text)?;
            let stored = context.open(Access::Write)?.add_comment(arguments.on, &text)?;
            print(context, &stored, "added")
        }
        Command::List(arguments) => list(context, arguments),
        Command::Close(arguments) => {
            let stored = context.open(Access::Write)?.close_comment(arguments.comment, arguments.note.as_deref())?;
            print(context, &stored, "closed")
        }
    }
}

fn list(context: &mut Context, arguments: ListArguments) -> Outcome {
    if let Some(Pointed::Sentence(article, _)) = arguments.on {
        let hint = format!("`claimbench comment list {article}` lists those on its sentences, too.");
        return Err(Failure::misuse("comments are listed for an article as a whole", hint));
    }
    let workbench = context.open(Access::Read)?;
    let whom = arguments.whom.map(|handle| workbench.whom(&handle));
    let mut comments = workbench.comments()?;
    comments.retain(|stored| {
        (arguments.all || stored.closed.is_none())
            && arguments.on.is_none_or(|on| is_on(&stored.comment.on, on))
            && whom.as_ref().is_none_or(|whom| stored.comment.mentions.iter().any(|called| handle::same(called, whom)))
    });
    if context.json {
        context.print_json(&comments.iter().map(CommentJson::of).collect::<Vec<_>>())?;
    } else if comments.is_empty() {
        writeln!(context.out, "No comments.")?;
    } else {
        comments.iter().try_for_each(|stored| draw::comment::draw(&mut context.out, stored))?;
    }
    Ok(Done::Clean)
}

fn print(context: &mut Context, stored: &StoredComment, what: &str) -> Outcome {
    if context.json {
        context.print_json(&CommentJson::of(stored))?;
    } else {
        writeln!(context.out, "{} {what}.", stored.comment.number)?;
        draw::comment::draw(&mut context.out, stored)?;
    }
    Ok(Done::Clean)
}
