//! `import claimreview`, `import annotations` and `import bibliography`: what other desks and other tools hand over.

use super::said::{Fields, Said};
use super::{Rows, apart, pair, print, take_in, write_refused};
use crate::cli::context::Context;
use crate::cli::failure::{Failure, REFUSALS_SHOWN, refusal_words};
use crate::cli::{Done, Outcome, draw, input};
use claimbench::domain::{
    Anchoring, ArticleNumber, Incoming, IncomingClaim, Invalid, Named, NewClaim, Place, TimeWords, Verdict, Word, Words,
};
use claimbench::error::Error;
use claimbench::formats::{annotation, bibliography, claimreview};
use claimbench::report::words::count;
use claimbench::workbench::{Access, Imported};
use clap::Args;
use serde::Serialize;
use std::collections::BTreeSet;
use std::io::Write;
use std::path::{Path, PathBuf};

/// Other desks' findings: ClaimReview JSON-LD in any of its shapes, a DataFeed, or what the Fact Check Tools API answers
///
/// They are kept apart from your claims: `search` finds them, `evidence add --review R1` makes one evidence. A number on
/// the scale of 1 to 5 is understood; a label only as --map-label says. One bad review stops no other.
#[derive(Args)]
pub struct ClaimreviewArguments {
    /// The file, or - for standard input
    file: PathBuf,

    /// Read a label as a status: --map-label "Half true=mixed"
    #[arg(long, value_name = "LABEL=STATUS", value_parser = pair)]
    map_label: Vec<(String, String)>,
}

/// Other people's notes on an article as claims, anchored to the words they are on: W3C Web Annotations, or what the
/// Hypothesis API answers
///
/// A note on the page as a whole is refused: it states nothing of the article's.
#[derive(Args)]
pub struct AnnotationsArguments {
    /// The file, or - for standard input
    file: PathBuf,

    /// The article that they are notes on
    #[arg(long, value_name = "A")]
    article: ArticleNumber,

    #[command(flatten)]
    rows: Rows,
}

/// Sources from a reference manager: BibTeX, RIS or CSL-JSON
///
/// A source keeps its key in its note (citekey: doe2025). One that is here already is known again by its key, its DOI or
/// its address. What of an entry cannot be read, or has no place in a source, is named.
#[derive(Args)]
pub struct BibliographyArguments {
    /// The file, or - for standard input
    file: PathBuf,

    #[command(flatten)]
    rows: Rows,
}

/// A refusal of one element of a file, by where it stands in it.
fn refused(place: impl Into<String>, what: impl std::fmt::Display) -> Error {
    Error::Unreadable { file: place.into(), line: None, what: what.to_string() }
}

#[derive(Serialize)]
struct ReviewsJson {
    added: usize,
    /// Here already.
    known: usize,
    /// Whose rating means nothing certain in our words.
    unmapped: usize,
    /// Null entries of lists and feeds.
    null: usize,
    /// Objects that are no ClaimReview.
    passed_over: usize,
    refused: Vec<RefusedJson>,
}

#[derive(Serialize)]
struct RefusedJson {
    line: u64,
    message: String,
}

pub fn claimreviews(context: &mut Context, arguments: &ClaimreviewArguments) -> Outcome {
    let text = input::file(context, &arguments.file)?;
    let labels: Result<Vec<(&str, Verdict)>, Invalid> =
        arguments.map_label.iter().map(|(label, status)| Ok((label.as_str(), Verdict::parse(status)?))).collect();
    let scale = claimreview::Scale::new(labels?);
    let reading = claimreview::read(&text, &input::name(&arguments.file), &scale)?;
    let (null, passed_over) = (reading.nulls, reading.passed_over);
    let mut workbench = context.open(Access::Write)?;
    let progress = context.progress("Importing");
    let reviews = reading.map(|row| (row.line, row.review.map_err(|why| refused(row.path, why))));
    let taken = workbench.import_reviews(reviews, |row| progress.set_position(row as u64));
    progress.finish_and_clear();
    let taken = taken?;
    let said = ReviewsJson {
        added: taken.added,
        known: taken.known,
        unmapped: taken.unmapped,
        null,
        passed_over,
        refused: taken
            .refusals
            .iter()
            .map(|refusal| RefusedJson { line: refusal.line, message: refusal_words(&refusal.error) })
            .collect(),
    };
    if context.json {
        context.print_json(&said)?;
        return Ok(Done::Clean);
    }
    let out = &mut context.out;
    let ReviewsJson { added, known, unmapped, .. } = &said;
    writeln!(
        out,
        "Took in {}, {unmapped} of them with a rating that is not ours to read.",
        count(*added, "review of another desk", "reviews of other desks")
    )?;
    writeln!(
        out,
        "{}, {}, {}.",
        count(*known, "was here already", "were here already"),
        count(null, "entry was null", "entries were null"),
        count(passed_over, "object was no review", "objects were no review")
    )?;
    if !said.refused.is_empty() {
        writeln!(out, "{} refused:", said.refused.len())?;
    }
    for one in said.refused.iter().take(REFUSALS_SHOWN) {
        writeln!(out, "  line {}: {}", one.line, draw::one_line(&one.message))?;
    }
    if said.refused.len() > REFUSALS_SHOWN {
        writeln!(out, "  ... and {} more; --json names them all", said.refused.len() - REFUSALS_SHOWN)?;
    }
    Ok(Done::Clean)
}

pub fn annotations(context: &mut Context, arguments: &AnnotationsArguments) -> Outcome {
    let text = input::file(context, &arguments.file)?;
    let body = context.open(Access::Read)?.article(arguments.article)?.revision.body;
    let reading = annotation::read(&text, &input::name(&arguments.file))?;
    let rows = reading.map(|row| {
        let read = row.annotation.map_err(|why| refused(row.path, why));
        (row.line, read.and_then(|annotation| claim(annotation, arguments.article, &body)))
    });
    let imported = take_in(context, rows.collect::<Vec<_>>(), &arguments.rows, false)?;
    print(context, &Said::of(&imported, &arguments.rows, None))
}

/// An annotation as a claim on the words that it is on. Its offsets are believed only if the words stand there.
fn claim(
    annotation: annotation::AnnotationIn,
    article: ArticleNumber,
    body: &str,
) -> claimbench::error::Result<Incoming> {
    let quote = annotation.exact.ok_or_else(|| refused("this note", "it is on the whole page, not on words of it"))?;
    let stands_at = |start: &u32| {
        let from = body.char_indices().nth(*start as usize).map(|(at, _)| at);
        from.is_some_and(|at| body[at..].starts_with(&quote))
    };
    let place = annotation.start.filter(stands_at).map_or(Place::Only, Place::At);
    let claim = NewClaim {
        text: annotation.describes.or(annotation.text).unwrap_or_else(|| quote.clone()),
        words: Some(Words { quote, place }),
        tags: annotation.tags,
        time_words: TimeWords::Read,
        ..NewClaim::default()
    };
    Ok(Incoming::Claim(Box::new(IncomingClaim {
        number: None,
        claim,
        article: Some(Named::name(article.to_string())),
        stood: None,
        evidence: Vec::new(),
        statuses: Vec::new(),
        set_aside: None,
        rows: Vec::new(),
        anchoring: Anchoring::MustStand,
    })))
}

pub fn bibliography(context: &mut Context, arguments: &BibliographyArguments) -> Outcome {
    let text = input::file(context, &arguments.file)?;
    let name = input::name(&arguments.file);
    let style = bibliography::Style::of(&text).ok_or_else(|| Error::Unreadable {
        file: name.clone(),
        line: None,
        what: "it is neither BibTeX nor RIS nor CSL-JSON".to_owned(),
    })?;
    let entries = bibliography::read(&text, &name, style)?;
    let fields = Fields::of(&entries);
    let raw: Vec<(u64, String)> = entries.iter().map(|row| (row.line, row.raw.clone())).collect();
    let rows = entries.into_iter().map(|row| {
        let source = row.entry.map(|entry| Incoming::Entry(Box::new(entry.keeping_key())));
        (row.line, source.map_err(|why| refused("this entry", why)))
    });
    let imported = take_in(context, rows, &arguments.rows, false)?;
    let (extension, joint) = match style {
        bibliography::Style::Bibtex => ("bib", Joint::Blank),
        bibliography::Style::Ris => ("ris", Joint::Blank),
        bibliography::Style::Csl => ("json", Joint::List),
    };
    let written = write_pieces(&arguments.file, extension, &arguments.rows, &imported, &raw, joint);
    let (refused_file, failed) = apart(written);
    let done = print(context, &Said::of(&imported, &arguments.rows, refused_file).with_fields(fields))?;
    failed.map_or(Ok(done), Err)
}

/// How pieces of a file make a file again.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Joint {
    Blank,
    List,
}

/// Writes the pieces that were refused, as they stood.
fn write_pieces(
    file: &Path,
    extension: &str,
    how: &Rows,
    imported: &Imported,
    pieces: &[(u64, String)],
    joint: Joint,
) -> Result<Option<PathBuf>, Failure> {
    write_refused(file, extension, how, imported, |out| {
        let lines: BTreeSet<u64> = imported.refusals.iter().map(|refusal| refusal.line).collect();
        let refused: Vec<&str> =
            pieces.iter().filter(|(line, _)| lines.contains(line)).map(|(_, piece)| piece.trim_end()).collect();
        match joint {
            Joint::Blank => writeln!(out, "{}", refused.join("\n\n"))?,
            Joint::List => writeln!(out, "[\n{}\n]", refused.join(",\n"))?,
        }
        Ok(())
    })
}
