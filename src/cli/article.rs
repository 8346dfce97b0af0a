//! `article`: the texts under check.

use super::context::Context;
use super::{Done, Outcome, draw, input};
use claimbench::domain::{ArticleNumber, DateBasis, Intake, NewArticle, PartialDate};
use claimbench::formats::json::ArticleJson;
use claimbench::language::masthead::Masthead;
use claimbench::workbench::Access;
use clap::{Args, Subcommand};
use std::io::Write;
use std::path::{Path, PathBuf};

/// Add, list and show the articles under check
#[derive(Subcommand)]
pub enum Command {
    Add(AddArguments),
    List(ListArguments),
    Show(ShowArguments),
}

/// Add an article: plain text or Markdown
///
/// Title, byline and date are read from the head of the text where it states them; flags come before what is read.
#[derive(Args)]
pub struct AddArguments {
    /// The file, or - for standard input
    file: PathBuf,

    #[arg(long)]
    title: Option<String>,

    #[arg(long)]
    outlet: Option<String>,

    #[arg(long)]
    byline: Option<String>,

    #[arg(long)]
    url: Option<String>,

    /// When it was published: 2025, 2025-12, 2025-12-02
    #[arg(long, value_name = "DATE")]
    published: Option<PartialDate>,

    /// Its language, as a BCP 47 tag [default: en]
    #[arg(long, value_name = "TAG")]
    language: Option<String>,
}

/// List the articles
#[derive(Args)]
pub struct ListArguments {}

/// Show an article with its text
#[derive(Args)]
pub struct ShowArguments {
    /// A1 or 1
    #[arg(value_name = "A")]
    article: ArticleNumber,
}

pub fn run(context: &mut Context, command: Command) -> Outcome {
    match command {
        Command::Add(arguments) => add(context, arguments),
        Command::List(ListArguments {}) => {
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
        Command::Show(arguments) => {
            let article = context.open(Access::Read)?.article(arguments.article)?;
            if context.json {
                context.print_json(&ArticleJson::of(&article))?;
            } else {
                draw::article::show(&mut context.out, &article)?;
            }
            Ok(Done::Clean)
        }
    }
}

fn add(context: &mut Context, arguments: AddArguments) -> Outcome {
    let body = input::file(&arguments.file)?;
    let read = Masthead::read(&body);
    let pasted = arguments.file == Path::new("-");
    let (published, published_basis) = match (arguments.published, read.published) {
        (Some(given), _) => (Some(given), DateBasis::Stated),
        (None, Some(read)) => (Some(read), DateBasis::Stated),
        (None, None) => (None, DateBasis::Unknown),
    };
    let title = arguments.title.or(read.title).unwrap_or_else(|| input::name(&arguments.file));
    let article = context.open(Access::Write)?.add_article(NewArticle {
        uid: None,
        title,
        outlet: arguments.outlet,
        byline: arguments.byline.or(read.byline),
        url: arguments.url,
        language: arguments.language,
        published,
        published_basis,
        body,
        intake: if pasted { Intake::Paste } else { Intake::File },
    })?;
    if context.json {
        context.print_json(&ArticleJson::of(&article))?;
    } else {
        writeln!(context.out, "{} added.", article.article.number)?;
        draw::article::head(&mut context.out, &article)?;
    }
    Ok(Done::Clean)
}
