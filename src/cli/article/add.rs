//! `article add`: takes in a text or a saved page.

use crate::cli::context::Context;
use crate::cli::draw::one_line;
use crate::cli::failure::Failure;
use crate::cli::{Done, Outcome, draw, input, look_alike};
use crate::counter::article::{self, Read};
use claimbench::domain::{DateBasis, Intake, NewArticle, PartialDate};
use claimbench::formats::json::ArticleJson;
use claimbench::language::tongue::guess;
use claimbench::workbench::Access;
use clap::Args;
use std::io::Write;
use std::path::{Path, PathBuf};

/// Add an article: plain text, Markdown or a saved HTML page
///
/// Title, byline, date and the like are read from the head of a text, or from what a page states of itself; flags come
/// before what is read. Of a page the main text is kept, as plain paragraphs.
#[derive(Args)]
pub struct Arguments {
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

    /// When it was published: 2025-12-02, "2 December 2025", 2025-12; else the day of its dateline, as inferred
    #[arg(long, value_name = "DATE")]
    published: Option<PartialDate>,

    /// Its language, as a BCP 47 tag such as de or es-MX; else as the page states it, else guessed from the text
    #[arg(long, value_name = "TAG")]
    language: Option<String>,

    /// Add it though the case has an article with the same text
    #[arg(long)]
    again: bool,
}

pub fn run(context: &mut Context, arguments: Arguments) -> Outcome {
    let read = read(context, &arguments.file)?;
    let named = input::name(&arguments.file);
    let intake = if arguments.file == Path::new("-") { Intake::Paste } else { Intake::File };
    let stated = read.stated(named, intake, context.now().day());
    let (published, published_basis) = match arguments.published {
        Some(given) => (Some(given), DateBasis::Stated),
        None => (stated.published, stated.published_basis),
    };
    let new = NewArticle {
        title: arguments.title.unwrap_or(stated.title),
        outlet: arguments.outlet.or(stated.outlet),
        byline: arguments.byline.or(stated.byline),
        url: arguments.url.or(stated.url),
        language: arguments.language.or(stated.language),
        published,
        published_basis,
        ..stated
    };
    let guessed = if new.language.is_none() { guess(&new.body) } else { None };
    let mut workbench = context.open(Access::Write)?;
    let article = if arguments.again { workbench.add_article(new)? } else { workbench.add_article_once(new)? };
    let names = [article.article.outlet.as_deref(), article.article.byline.as_deref()];
    look_alike::warn(context, names.into_iter().flatten());
    look_alike::warn_of_address(context, article.article.url.as_deref());
    if context.json {
        context.print_json(&ArticleJson::of(&article))?;
    } else {
        writeln!(context.out, "{} added.", article.article.number)?;
        draw::article::head(&mut context.out, &article)?;
        draw::tongue::added(&mut context.out, &article, guessed)?;
        if article.article.published.is_none() {
            writeln!(
                context.out,
                "\nNo date of publication is known, so that \"Monday\" and \"last year\" stay open in its claims. Give it\nwith --published DATE."
            )?;
        }
    }
    Ok(Done::Clean)
}

/// What a file says of the article in it; that its character set was guessed is said.
pub fn read(context: &Context, file: &Path) -> Result<Read, Failure> {
    let name = input::name(file);
    let read = article::read(&input::bytes(file)?, &name, std::env::current_exe().ok().as_deref())?;
    if let Some(charset) = &read.guessed {
        context.aside(format_args!("{} was read as {charset}, by its letters.", one_line(&name)));
    }
    Ok(read)
}
