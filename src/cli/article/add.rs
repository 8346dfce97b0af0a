//! `article add`: takes in a text or a saved page.

use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::{Done, Outcome, draw, input, look_alike};
use claimbench::archive::{apart, page};
use claimbench::domain::{DateBasis, Intake, NewArticle, PartialDate};
use claimbench::error::Error;
use claimbench::formats::json::ArticleJson;
use claimbench::language::masthead::{Masthead, dateline};
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

    /// Its language, as a BCP 47 tag [default: en]
    #[arg(long, value_name = "TAG")]
    language: Option<String>,

    /// Add it though the case has an article with the same text
    #[arg(long)]
    again: bool,
}

pub fn run(context: &mut Context, arguments: Arguments) -> Outcome {
    let read = read(context, &arguments.file)?;
    let (published, published_basis) = match (arguments.published, read.published) {
        (Some(given), _) => (Some(given), DateBasis::Stated),
        (None, Some(published)) => (Some(published), read.basis),
        (None, None) => match dateline(&read.body, context.now().day()) {
            Some(day) => (Some(day), DateBasis::Inferred),
            None => (None, DateBasis::Unknown),
        },
    };
    let new = NewArticle {
        uid: None,
        title: arguments.title.or(read.title).unwrap_or_else(|| input::name(&arguments.file)),
        outlet: arguments.outlet.or(read.outlet),
        byline: arguments.byline.or(read.byline),
        url: arguments.url.or(read.url),
        language: arguments.language.or(read.language),
        published,
        published_basis,
        body: read.body,
        intake: if arguments.file == Path::new("-") { Intake::Paste } else { Intake::File },
    };
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
        if article.article.published.is_none() {
            writeln!(
                context.out,
                "\nNo date of publication is known, so that \"Monday\" and \"last year\" stay open in its claims. Give it\nwith --published DATE."
            )?;
        }
    }
    Ok(Done::Clean)
}

/// What a file says of the article in it.
pub struct Read {
    title: Option<String>,
    byline: Option<String>,
    outlet: Option<String>,
    url: Option<String>,
    language: Option<String>,
    published: Option<PartialDate>,
    /// How `published` is known.
    basis: DateBasis,
    pub body: String,
}

pub fn read(context: &Context, file: &Path) -> Result<Read, Failure> {
    let bytes = input::bytes(file)?;
    if page::looks_like_html(&bytes, &file.to_string_lossy()) {
        let reader = std::env::current_exe().ok();
        let page = apart::article(reader.as_deref(), &bytes).map_err(|error| Error::Unreadable {
            file: input::name(file),
            line: None,
            what: error.to_string(),
        })?;
        return Ok(Read {
            title: page.title,
            byline: page.byline,
            outlet: page.outlet,
            url: page.url,
            language: page.language,
            published: page.published,
            basis: DateBasis::Metadata,
            body: page.body,
        });
    }
    let body = input::text_of(context, file, &bytes)?;
    let masthead = Masthead::read(&body);
    Ok(Read {
        title: masthead.title,
        byline: masthead.byline,
        outlet: None,
        url: None,
        language: None,
        published: masthead.published,
        basis: DateBasis::Stated,
        body,
    })
}
