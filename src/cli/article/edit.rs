//! `article edit`: corrects what is known of an article beside its text.

use crate::cli::context::Context;
use crate::cli::{Done, Outcome, draw};
use claimbench::domain::{ArticleChange, ArticleNumber, ClaimNumber, PartialDate};
use claimbench::formats::json::ArticleJson;
use claimbench::report::words::count;
use claimbench::workbench::{Access, EditedArticle, TimeAnew};
use clap::{Args, ValueEnum};
use serde::Serialize;
use std::io::Write;

/// Correct what is known of an article beside its text; what it said before stays on the record
///
/// Where the day of publication changes, time words such as "last week" mean another time: the times of its claims are
/// read anew, but for those that a person set. Each is named.
#[derive(Args)]
pub struct Arguments {
    /// A1 or 1
    #[arg(value_name = "A")]
    article: ArticleNumber,

    /// The headline
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

    /// When it was published: 2025, 2025-12, 2025-12-02
    #[arg(long, value_name = "DATE")]
    published: Option<PartialDate>,

    /// Its language, as a BCP 47 tag
    #[arg(long, value_name = "TAG")]
    language: Option<String>,

    /// Empty a field
    #[arg(long, value_name = "FIELD")]
    clear: Vec<Clearable>,
}

/// A field that can be empty.
#[derive(Clone, Copy, ValueEnum)]
enum Clearable {
    Outlet,
    Byline,
    Url,
    Published,
}

#[derive(Serialize)]
struct EditedJson {
    #[serde(flatten)]
    article: ArticleJson,
    times: Vec<TimeJson>,
}

/// A claim whose time words mean another time by the new day of publication.
#[derive(Serialize)]
struct TimeJson {
    claim: ClaimNumber,
    words: Option<String>,
    was: Option<PartialDate>,
    reads: Option<PartialDate>,
    /// A person had set the time: it was left as it is.
    kept: bool,
}

pub fn run(context: &mut Context, arguments: Arguments) -> Outcome {
    let article = arguments.article;
    let edited = context.open(Access::Write)?.edit_article(article, changes(arguments))?;
    if context.json {
        context.print_json(&EditedJson::of(edited))?;
        return Ok(Done::Clean);
    }
    writeln!(context.out, "{article} changed.")?;
    draw::article::head(&mut context.out, &edited.stored)?;
    let (kept, read): (Vec<_>, Vec<_>) = edited.times.iter().partition(|time| time.kept);
    if !read.is_empty() {
        writeln!(context.out, "\nThe time of {} was read anew:", count(read.len(), "claim", "claims"))?;
    }
    for time in read {
        let was = date(&time.was);
        writeln!(context.out, "  {}  {}: {was} -> {}", time.claim, meant(&time.words), date(&time.reads))?;
    }
    if !kept.is_empty() {
        writeln!(context.out, "\nSet by a person, and left as it is:")?;
    }
    for TimeAnew { claim, words, was, reads, .. } in kept {
        writeln!(context.out, "  {claim}  {} ({} would mean {} now)", date(was), meant(words), date(reads))?;
    }
    Ok(Done::Clean)
}

fn meant(words: &Option<String>) -> String {
    words.as_ref().map_or("the day of the article".to_owned(), |words| format!("\"{}\"", draw::one_line(words)))
}

fn date(date: &Option<PartialDate>) -> &str {
    date.as_ref().map_or("no date", |date| date.as_str())
}

impl EditedJson {
    fn of(edited: EditedArticle) -> Self {
        let time = |time: TimeAnew| {
            let TimeAnew { claim, words, was, reads, kept } = time;
            TimeJson { claim, words, was, reads, kept }
        };
        Self { article: ArticleJson::of(&edited.stored), times: edited.times.into_iter().map(time).collect() }
    }
}

fn changes(arguments: Arguments) -> Vec<ArticleChange> {
    let mut changes: Vec<ArticleChange> = arguments
        .clear
        .into_iter()
        .map(|field| match field {
            Clearable::Outlet => ArticleChange::Outlet(None),
            Clearable::Byline => ArticleChange::Byline(None),
            Clearable::Url => ArticleChange::Url(None),
            Clearable::Published => ArticleChange::Published(None),
        })
        .collect();
    changes.extend(arguments.title.map(ArticleChange::Title));
    changes.extend(arguments.outlet.map(|text| ArticleChange::Outlet(Some(text))));
    changes.extend(arguments.byline.map(|text| ArticleChange::Byline(Some(text))));
    changes.extend(arguments.url.map(|text| ArticleChange::Url(Some(text))));
    changes.extend(arguments.published.map(|date| ArticleChange::Published(Some(date))));
    changes.extend(arguments.language.map(ArticleChange::Language));
    changes
}
