//! `import claimreview`, `import annotations` and `import bibliography`: what other desks and other tools hand over.

use super::said::{Fields, Said};
use super::{Rows, apart, pair, print, take_in, write_refused};
use crate::cli::context::Context;
use crate::cli::failure::{Failure, REFUSALS_SHOWN, refusal_words};
use crate::cli::{Done, Outcome, draw, input};
use claimbench::domain::{
    Anchoring, ArticleNumber, EvidenceNumber, Incoming, IncomingClaim, IncomingRow, Invalid, KeptCell, Named, NewClaim,
    ReviewNumber, TimeWords, Verdict, Word, text,
};
use claimbench::error::Error;
use claimbench::formats::csv::row_key;
use claimbench::formats::{annotation, bibliography, claimreview};
use claimbench::report::words::count;
use claimbench::workbench::{Access, Imported, Run, Workbench};
use clap::Args;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::path::{Path, PathBuf};

/// Other desks' findings: ClaimReview JSON-LD in any of its shapes, a DataFeed, or what the Fact Check Tools API answers
///
/// They are kept apart from your claims: `search` finds them, `evidence add --review R1` makes one evidence. A number on
/// the scale of 1 to 5 is understood; a label only as --map-label says. One bad review stops no other. A page with its
/// markup is read, too. A review that says something else than when it came in is kept beside the first: `review show R1`
/// shows what changed.
#[derive(Args)]
pub struct ClaimreviewArguments {
    /// The file, or - for standard input
    file: PathBuf,

    /// Read a label as a status: --map-label "Half true=mixed"
    #[arg(long, value_name = "LABEL=STATUS", value_parser = pair)]
    map_label: Vec<(String, String)>,

    /// Say what would happen, and store nothing
    #[arg(long)]
    dry_run: bool,
}

/// Other people's notes on an article as claims, anchored to the words they are on: W3C Web Annotations, or what the
/// Hypothesis API answers
///
/// Words that stand several times are told apart by what the note says stood around them. Who wrote a note and when is
/// kept with the claim, and a note that is here already is known again. A note on the page as a whole, or on another page,
/// is refused.
#[derive(Args)]
pub struct AnnotationsArguments {
    /// The file, or - for standard input
    file: PathBuf,

    /// The article that they are notes on
    #[arg(long, value_name = "A")]
    article: ArticleNumber,

    /// Take notes that are on another page, too
    #[arg(long)]
    any_page: bool,

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
    /// Versions of reviews that were here, with what they say otherwise.
    changed: Vec<ChangedJson>,
    /// Properties that were not read, or have no place in a review.
    unread: Vec<PropertyJson>,
    refused: Vec<RefusedJson>,
}

#[derive(Serialize)]
struct ChangedJson {
    from: ReviewNumber,
    to: ReviewNumber,
    changes: Vec<ChangeJson>,
    /// Evidence here that was made from the version before.
    evidence: Vec<EvidenceNumber>,
}

#[derive(Serialize)]
struct ChangeJson {
    field: &'static str,
    from: Option<String>,
    to: String,
}

#[derive(Serialize)]
struct PropertyJson {
    property: String,
    reviews: usize,
    /// What the first of them says.
    given: String,
}

#[derive(Serialize)]
struct RefusedJson {
    line: u64,
    message: String,
}

/// How labels are read that are mapped to statuses.
pub fn scale(labels: &[(String, String)]) -> Result<claimreview::Scale, Invalid> {
    let labels: Result<Vec<(&str, Verdict)>, Invalid> =
        labels.iter().map(|(label, status)| Ok((label.as_str(), Verdict::parse(status)?))).collect();
    Ok(claimreview::Scale::new(labels?))
}

pub fn claimreviews(context: &mut Context, arguments: &ClaimreviewArguments) -> Outcome {
    let text = input::file(context, &arguments.file)?;
    let scale = scale(&arguments.map_label)?;
    let reading = claimreview::read(&text, &input::name(&arguments.file), &scale)?;
    let (null, passed_over) = (reading.nulls, reading.passed_over);
    let mut workbench = context.open(Access::Write)?;
    let progress = context.progress("Importing");
    let mut unread: BTreeMap<String, (usize, String)> = BTreeMap::new();
    let reviews = reading.map(|row| {
        for claimreview::Unread { property, given } in row.unread {
            unread.entry(property).or_insert((0, given)).0 += 1;
        }
        (row.line, row.review.map_err(|why| refused(row.path, why)))
    });
    let run = if arguments.dry_run { Run::Dry } else { Run::Real };
    let taken = workbench.import_reviews(reviews, run, |row| progress.set_position(row as u64));
    progress.finish_and_clear();
    let taken = taken?;
    if passed_over > 0 && taken.added + taken.known + taken.refusals.len() + null == 0 {
        let what =
            "it holds no ClaimReview: objects of that @type, a DataFeed of them, or what the API answers".to_owned();
        return Err(Error::Unreadable { file: input::name(&arguments.file), line: None, what }.into());
    }
    let changed = taken.changed.iter().map(|(from, to)| changed_review(&workbench, *from, *to, run));
    let unread = unread.into_iter().map(|(property, (reviews, given))| PropertyJson { property, reviews, given });
    let refused = taken.refusals.iter();
    let said = ReviewsJson {
        added: taken.added,
        known: taken.known,
        unmapped: taken.unmapped,
        null,
        passed_over,
        changed: changed.collect::<Result<_, Error>>()?,
        unread: unread.collect(),
        refused: refused.map(|one| RefusedJson { line: one.line, message: refusal_words(&one.error) }).collect(),
    };
    if context.json {
        context.print_json(&said)?;
    } else {
        reviews_in_words(&mut context.out, &said, run)?;
    }
    Ok(Done::Clean)
}

/// What a review says otherwise than the version before it, and the evidence that was made from that one.
fn changed_review(workbench: &Workbench, from: ReviewNumber, to: ReviewNumber, run: Run) -> Result<ChangedJson, Error> {
    if run == Run::Dry {
        // The later version is not there to be laid beside the one before.
        return Ok(ChangedJson { from, to, changes: Vec::new(), evidence: Vec::new() });
    }
    let (before, after) = (workbench.foreign_review(from)?, workbench.read_review(to)?);
    let changes = before.changes(&after.stored.review).into_iter();
    Ok(ChangedJson {
        from,
        to,
        changes: changes.map(|(field, from, to)| ChangeJson { field, from, to }).collect(),
        evidence: after.evidence.iter().map(|(evidence, _)| *evidence).collect(),
    })
}

fn reviews_in_words(out: &mut impl Write, said: &ReviewsJson, run: Run) -> std::io::Result<()> {
    let ReviewsJson { added, known, unmapped, null, passed_over, changed, unread, refused } = said;
    writeln!(
        out,
        "{} {}, {unmapped} of them with a rating that is not ours to read.",
        if run == Run::Dry { "Would take in" } else { "Took in" },
        count(*added, "review of another desk", "reviews of other desks")
    )?;
    writeln!(
        out,
        "{}, {}, {}.",
        count(*known, "was here already", "were here already"),
        count(*null, "entry was null", "entries were null"),
        count(*passed_over, "object was no review", "objects were no review")
    )?;
    if !changed.is_empty() {
        writeln!(out, "{} since; each version is kept:", count(changed.len(), "has changed", "have changed"))?;
    }
    for one in changed.iter().take(REFUSALS_SHOWN) {
        writeln!(out, "  {} is a version of {}: {}", one.to, one.from, changes_words(&one.changes))?;
        if !one.evidence.is_empty() {
            let evidence: Vec<String> = one.evidence.iter().map(ToString::to_string).collect();
            writeln!(out, "  WARNING: made from the version before: {}. Look at it again.", evidence.join(", "))?;
        }
    }
    and_more(out, changed.len())?;
    if !unread.is_empty() {
        let named = |one: &PropertyJson| format!("{} ({})", draw::one_line(&one.property), one.reviews);
        writeln!(out, "Not read, or not kept: {}.", unread.iter().map(named).collect::<Vec<_>>().join(", "))?;
    }
    if !refused.is_empty() {
        writeln!(out, "{} refused:", refused.len())?;
    }
    for one in refused.iter().take(REFUSALS_SHOWN) {
        writeln!(out, "  line {}: {}", one.line, draw::one_line(&one.message))?;
    }
    and_more(out, refused.len())
}

fn and_more(out: &mut impl Write, all: usize) -> std::io::Result<()> {
    if all > REFUSALS_SHOWN {
        writeln!(out, "  ... and {} more; --json names them all", all - REFUSALS_SHOWN)?;
    }
    Ok(())
}

/// `label "False" > "True", reviewed 2025-03-05 > 2025-04-01`
fn changes_words(changes: &[ChangeJson]) -> String {
    let one = |change: &ChangeJson| {
        let from = change.from.as_deref().map_or_else(|| "nothing".into(), draw::one_line);
        format!("{} {from} > {}", change.field, draw::one_line(&change.to))
    };
    changes.iter().map(one).collect::<Vec<_>>().join(", ")
}

pub fn annotations(context: &mut Context, arguments: &AnnotationsArguments) -> Outcome {
    let text = input::file(context, &arguments.file)?;
    let stored = context.open(Access::Read)?.article(arguments.article)?;
    let name = input::name(&arguments.file);
    let mut raw = Vec::new();
    let mut pages: BTreeSet<String> = BTreeSet::new();
    let mut rows = Vec::new();
    for row in annotation::read(&text, &name)? {
        raw.push((row.line, row.raw));
        let note = row.annotation.map_err(|why| refused(row.path.clone(), why));
        let claim = note.and_then(|note| {
            if !arguments.any_page {
                on_page(&note, stored.article.url.as_deref()).map_err(|why| refused(row.path, why))?;
            }
            pages.insert(note.target.clone());
            claim(note, arguments.article, &stored.revision.body, &name, row.line)
        });
        rows.push((row.line, claim));
    }
    let imported = take_in(context, rows, &arguments.rows, false)?;
    let written = write_pieces(&arguments.file, "json", &arguments.rows, &imported, &raw, Joint::List);
    let (refused_file, failed) = apart(written);
    let done = print(context, &Said::of(&imported, &arguments.rows, refused_file))?;
    if let (None, Some(page)) = (&stored.article.url, pages.first()) {
        let (article, page) = (arguments.article, draw::one_line(page));
        context.aside(format_args!(
            "{article} has no address, so that nobody can say whether these are notes on it: they name {page}."
        ));
    }
    failed.map_or(Ok(done), Err)
}

/// Whether a note is one on the article's page, so far as its address tells.
fn on_page(note: &annotation::AnnotationIn, article: Option<&str>) -> Result<(), String> {
    let is_web = |target: &str| target.starts_with("http://") || target.starts_with("https://");
    match (article, &note.other_target) {
        _ if !is_web(&note.target) => Ok(()),
        (Some(article), _) if text::same_address(article, &note.target) => Ok(()),
        (Some(article), _) => Err(format!(
            "it is a note on {}, and the article stands at {article}; --any-page takes it all the same",
            note.target
        )),
        (None, Some(other)) => {
            Err(format!("it names two pages, {} and {other}; --any-page takes it all the same", note.target))
        }
        (None, None) => Ok(()),
    }
}

/// An annotation as a claim on the words that it is on; who wrote it, when and what is kept with it.
fn claim(
    note: annotation::AnnotationIn,
    article: ArticleNumber,
    body: &str,
    file: &str,
    line: u64,
) -> claimbench::error::Result<Incoming> {
    let quote = note.exact.clone();
    let quote = quote.ok_or_else(|| refused("this note", "it is on the whole page, not on words of it"))?;
    let words = annotation::place(&note, body).map_err(|astray| match astray {
        annotation::Astray::Nowhere => Error::WordsNotFound { article, quote: quote.clone() },
        annotation::Astray::Several(count) => Error::WordsAmbiguous { article, quote: quote.clone(), count },
    })?;
    let said = note.describes.clone().or_else(|| note.text.clone()).unwrap_or_else(|| words.quote.clone());
    let cells = [
        ("note", note.text.clone().filter(|text| *text != said)),
        ("note by", note.by.clone()),
        ("note of", note.created.map(|at| at.to_string())),
        ("note on", Some(note.target.clone())),
    ];
    let kept: Vec<KeptCell> = cells
        .into_iter()
        .filter_map(|(column, words)| Some(KeptCell { column: column.to_owned(), words: words? }))
        .collect();
    let id = note.id.clone().unwrap_or_default();
    let known_by = [("annotation", id.as_str()), ("words", quote.as_str()), ("text", said.as_str())];
    let row = IncomingRow { sheet: file.to_owned(), line, key: row_key(Some(&article.to_string()), known_by), kept };
    let claim = NewClaim {
        text: said,
        words: Some(words),
        tags: note.tags,
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
        rows: vec![(row, 0)],
        anchoring: Anchoring::MustStand,
        // Our own claims go out under their uids.
        copy_of: note.id.as_deref().and_then(|id| id.strip_prefix("urn:uuid:")?.parse().ok()),
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
