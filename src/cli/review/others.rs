//! `review list` and `review show`: what other desks found, every version of it, and what rests on it here.

use crate::cli::context::Context;
use crate::cli::draw::{self, Width, cell, draw_table, labelled, style, table, unwrapped};
use crate::cli::{Done, Outcome};
use claimbench::domain::{ClaimNumber, EvidenceNumber, ForeignReview, Instant, ReviewNumber, StoredForeignReview};
use claimbench::report::words;
use claimbench::workbench::{Access, ReviewRead};
use clap::Args;
use serde::Serialize;
use std::io::{self, Write};

/// List other desks' reviews that were imported
#[derive(Args)]
pub struct ListArguments {
    /// Only those of a desk, by a part of its name or address
    #[arg(long, value_name = "DESK")]
    by: Option<String>,
}

/// Show another desk's review: what it says, what changed since it came in, and the evidence that rests on it
#[derive(Args)]
pub struct ShowArguments {
    /// R1
    #[arg(value_name = "R")]
    review: ReviewNumber,
}

#[derive(Serialize)]
struct ReviewJson<'a> {
    number: ReviewNumber,
    version_of: Option<ReviewNumber>,
    added_at: Instant,
    #[serde(flatten)]
    review: &'a ForeignReview,
}

#[derive(Serialize)]
struct ShownJson<'a> {
    #[serde(flatten)]
    review: ReviewJson<'a>,
    /// The version that holds.
    latest: ReviewNumber,
    versions: Vec<ReviewJson<'a>>,
    evidence: Vec<RestingJson>,
}

#[derive(Serialize)]
struct RestingJson {
    evidence: EvidenceNumber,
    claim: ClaimNumber,
}

impl<'a> ReviewJson<'a> {
    fn of(stored: &'a StoredForeignReview) -> Self {
        let StoredForeignReview { number, review, version_of, added_at } = stored;
        Self { number: *number, version_of: *version_of, added_at: *added_at, review }
    }
}

pub fn list(context: &mut Context, arguments: &ListArguments) -> Outcome {
    let mut reviews = context.open(Access::Read)?.foreign_reviews()?;
    if let Some(by) = arguments.by.as_deref().map(str::to_lowercase) {
        let is_by = |desk: &str| desk.to_lowercase().contains(&by);
        reviews
            .retain(|one| is_by(&one.review.publisher.site) || one.review.publisher.name.as_deref().is_some_and(is_by));
    }
    if context.json {
        context.print_json(&reviews.iter().map(ReviewJson::of).collect::<Vec<_>>())?;
        return Ok(Done::Clean);
    }
    if reviews.is_empty() {
        writeln!(context.out, "No reviews of other desks. Bring some in with `claimbench import claimreview FILE`.")?;
        return Ok(Done::Clean);
    }
    let mut table = table(Width::of_stdout(), &["", "claim", "finding", "desk", "reviewed"]);
    unwrapped(&mut table, &[0, 4]);
    for stored in &reviews {
        let review = &stored.review;
        table.add_row([
            cell(style::NUMBER, stored.number.to_string()),
            cell(style::PLAIN, draw::one_line(&review.claim)),
            cell(style::PLAIN, finding(review)),
            cell(style::PLAIN, desk(review)),
            cell(style::PLAIN, review.reviewed_on.as_ref().map_or("", |date| date.as_str())),
        ]);
    }
    draw_table(&table, &mut context.out)?;
    Ok(Done::Clean)
}

/// The other desk's own word, else its number.
pub fn finding(review: &ForeignReview) -> String {
    let rating = || review.rating.map(|rating| rating.to_string());
    review.label.clone().or_else(rating).map_or_else(|| "-".to_owned(), |found| draw::one_line(&found).into_owned())
}

pub fn desk(review: &ForeignReview) -> String {
    let ForeignReview { publisher, .. } = review;
    match &publisher.name {
        Some(name) => format!("{} ({})", words::name(name), words::name(&publisher.site)),
        None => words::name(&publisher.site),
    }
}

pub fn show(context: &mut Context, arguments: &ShowArguments) -> Outcome {
    let read = context.open(Access::Read)?.read_review(arguments.review)?;
    if context.json {
        let evidence = read.evidence.iter().map(|(evidence, claim)| RestingJson { evidence: *evidence, claim: *claim });
        context.print_json(&ShownJson {
            review: ReviewJson::of(&read.stored),
            latest: read.latest().number,
            versions: read.versions.iter().map(ReviewJson::of).collect(),
            evidence: evidence.collect(),
        })?;
    } else {
        draw(&mut context.out, &read)?;
    }
    Ok(Done::Clean)
}

fn draw(out: &mut dyn Write, read: &ReviewRead) -> io::Result<()> {
    let width = Width::of_stdout();
    let StoredForeignReview { number, review, added_at, .. } = &read.stored;
    let label = format!("{}  ", style::styled(style::NUMBER, number));
    write!(out, "{}", labelled(width, &label, 4, style::TITLE, &draw::one_line(&review.claim)))?;
    let rows = [
        ("claimed by", review.claimant.clone()),
        ("claimed on", review.claim_date.as_ref().map(ToString::to_string)),
        ("finding", Some(finding(review))),
        ("rating", review.rating.filter(|_| review.label.is_some()).map(|rating| rating.to_string())),
        ("for us", review.verdict.map(words::words)),
        ("desk", Some(desk(review))),
        ("title", review.title.clone()),
        ("reviewed", review.reviewed_on.as_ref().map(ToString::to_string)),
        ("language", review.language.clone()),
        ("page", Some(words::address(&review.url))),
        ("appeared at", Some(review.appearances.iter().map(|at| words::address(at)).collect::<Vec<_>>().join(" "))),
        ("came in", Some(added_at.day().to_string())),
    ];
    for (name, text) in rows.into_iter().filter_map(|(name, text)| Some((name, text.filter(|text| !text.is_empty())?)))
    {
        let label = format!("    {}", style::styled(style::DIM, format_args!("{name:<13}")));
        write!(out, "{}", labelled(width, &label, 17, style::PLAIN, &draw::one_line(&text)))?;
    }
    if read.versions.len() > 1 {
        writeln!(out, "\nVersions, the latest last:")?;
        for (at, version) in read.versions.iter().enumerate() {
            let day = version.review.reviewed_on.as_ref().map_or("-", |day| day.as_str());
            writeln!(out, "    {}  {day}  {}", version.number, finding(&version.review))?;
            let before = at.checked_sub(1).map(|before| &read.versions[before].review);
            for (field, from, to) in before.map(|before| before.changes(&version.review)).unwrap_or_default() {
                let from = from.as_deref().map_or_else(|| "nothing".into(), draw::one_line);
                writeln!(out, "        {field}: {from} > {}", draw::one_line(&to))?;
            }
        }
    }
    if !read.evidence.is_empty() {
        let named: Vec<String> =
            read.evidence.iter().map(|(evidence, claim)| format!("{evidence} of {claim}")).collect();
        writeln!(out, "\nEvidence from this page: {}.", named.join(", "))?;
    }
    if read.made_before() {
        let line = "WARNING: the finding has changed since it first came in; look at this evidence again.";
        writeln!(out, "{}", style::styled(style::WARNING, line))?;
    }
    Ok(())
}
