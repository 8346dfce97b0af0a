//! `article add`: takes in a text or a saved page.

use crate::cli::context::Context;
use crate::cli::draw::one_line;
use crate::cli::failure::Failure;
use crate::cli::{Done, Outcome, draw, input, look_alike};
use crate::counter::article::{self, Read};
use claimbench::domain::{DateBasis, Intake, NewArticle, PartialDate};
use claimbench::formats::json::ArticleJson;
use claimbench::language::tongue::{Guess, guess};
use claimbench::workbench::Access;
use clap::Args;
use std::io::Write;
use std::path::{Path, PathBuf};

/// Add an article: plain text, Markdown, a saved page (.html, .mhtml), a document (.docx, .odt), a PDF, a mail, or a
/// transcript (.vtt, .srt)
///
/// Of a document the text stands as it would with every tracked change accepted; comments and deletions are kept beside
/// it. Of a transcript the speakers head their turns, and the times are kept beside the text.
///
/// Title, byline, date and the like are read from the head of a text, or from what a page states of itself; flags come
/// before what is read. Of a page the main text is kept, as plain paragraphs; captions, links, stamps and whatever else it
/// shows are kept beside it (`article show A1 --left-out`). Of a page with several articles the first is added.
#[derive(Args)]
pub struct Arguments {
    /// The file, or - for standard input
    file: PathBuf,

    /// The headline [default: as the file or the page gives it]
    #[arg(long)]
    title: Option<String>,

    /// The paper, site or agency that publishes it
    #[arg(long)]
    outlet: Option<String>,

    /// Who wrote it, without "By"
    #[arg(long)]
    byline: Option<String>,

    /// Where it stands on the web
    #[arg(long)]
    url: Option<String>,

    /// When it was published: 2025-12-02, "2 December 2025", 2025-12; else the day of its dateline, as inferred
    #[arg(long, value_name = "DATE")]
    published: Option<PartialDate>,

    /// Its language, as a BCP 47 tag such as de or es-MX; else as the page states it, else guessed from the text
    #[arg(long, value_name = "TAG")]
    language: Option<String>,

    /// Each article of a page that has several
    #[arg(long, conflicts_with_all = ["title", "byline"])]
    all: bool,

    /// Add it though the case has an article with the same text
    #[arg(long)]
    again: bool,
}

pub fn run(context: &mut Context, arguments: Arguments) -> Outcome {
    let mut read = read_all(context, &arguments.file)?;
    let on_page = read.len();
    if !arguments.all {
        read.truncate(1);
    }
    let is_free = read.iter().all(|read| read.free != Some(false));
    let news: Vec<NewArticle> = read.into_iter().map(|read| new_article(context, &arguments, read)).collect();
    let guesses: Vec<Option<Guess>> =
        news.iter().map(|new| if new.language.is_none() { guess(&new.body) } else { None }).collect();
    let mut workbench = context.open(Access::Write)?;
    let added = workbench.add_articles(news, arguments.again)?;
    for stored in &added {
        let names = [stored.article.outlet.as_deref(), stored.article.byline.as_deref()];
        look_alike::warn(context, names.into_iter().flatten());
        look_alike::warn_of_address(context, stored.article.url.as_deref());
    }
    if context.json {
        let lists: Vec<ArticleJson> = added.iter().map(ArticleJson::of).collect();
        match (arguments.all, lists.as_slice()) {
            (false, [article]) => context.print_json(article)?,
            _ => context.print_json(&lists)?,
        }
        return Ok(Done::Clean);
    }
    for (at, (stored, guessed)) in added.iter().zip(guesses).enumerate() {
        let out = &mut context.out;
        if at > 0 {
            writeln!(out)?;
        }
        writeln!(out, "{} added.", stored.article.number)?;
        draw::article::head(out, stored)?;
        draw::article::kept(out, stored)?;
        draw::tongue::added(out, stored, guessed)?;
    }
    if !is_free {
        writeln!(
            context.out,
            "\nThe page says that it is not free to read as a whole: the text may be its beginning only."
        )?;
    }
    if on_page > added.len() {
        writeln!(context.out, "\nThe page has {on_page} articles, and this is the first: --all adds each.")?;
    }
    if added.iter().any(|stored| stored.article.published.is_none()) {
        writeln!(
            context.out,
            "\nNo date of publication is known, so that \"Monday\" and \"last year\" stay open in its claims. Give it\nwith --published DATE."
        )?;
    }
    Ok(Done::Clean)
}

fn new_article(context: &Context, arguments: &Arguments, read: Read) -> NewArticle {
    let stated = read.stated(input::name(&arguments.file), intake(&arguments.file), context.now().day());
    let (published, published_basis) = match &arguments.published {
        Some(given) => (Some(given.clone()), DateBasis::Stated),
        None => (stated.published.clone(), stated.published_basis),
    };
    NewArticle {
        title: arguments.title.clone().unwrap_or(stated.title),
        outlet: arguments.outlet.clone().or(stated.outlet),
        byline: arguments.byline.clone().or(stated.byline),
        url: arguments.url.clone().or(stated.url),
        language: arguments.language.clone().or(stated.language),
        published,
        published_basis,
        ..stated
    }
}

/// What comes on standard input was pasted.
pub fn intake(file: &Path) -> Intake {
    if file == Path::new("-") { Intake::Paste } else { Intake::File }
}

/// What a file says of the first article in it.
pub fn read(context: &Context, file: &Path) -> Result<Read, Failure> {
    Ok(read_all(context, file)?.remove(0))
}

/// What a file says of each article in it; that its character set was guessed is said.
fn read_all(context: &Context, file: &Path) -> Result<Vec<Read>, Failure> {
    let name = input::name(file);
    let articles = article::read_all(&input::bytes(file)?, &name, std::env::current_exe().ok().as_deref())?;
    if let Some(charset) = articles.iter().find_map(|read| read.guessed.as_ref()) {
        context.aside(format_args!("{} was read as {charset}, by its letters.", one_line(&name)));
    }
    if let Some(first) = articles.first() {
        first.told.iter().for_each(|said| context.aside(one_line(said)));
    }
    Ok(articles)
}
