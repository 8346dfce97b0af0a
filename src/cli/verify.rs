//! `verify`: says whether the case is what its ledger says.

use super::context::Context;
use super::draw::visible;
use super::failure::Failure;
use super::{Done, Outcome};
use claimbench::domain::Head;
use claimbench::formats::json::ClockJson;
use claimbench::report::words::{self, count};
use claimbench::workbench::{Access, Finding, RowDifference, Tables, Verification};
use clap::Args;
use serde::Serialize;
use std::io::Write;

/// Recompute the ledger's chain, replay it and compare every row of every table
///
/// Shows accidents and casual edits. Whoever owns the file can rewrite all of it; that shows only against a head that
/// was kept elsewhere: a printed report, an export, a colleague's copy.
#[derive(Args)]
pub struct Arguments {
    /// Check the schema and the chain alone
    #[arg(long)]
    quick: bool,

    /// Also check that the ledger still holds this head, as a report printed it; the first 12 digits of the hash will do
    #[arg(long, value_name = "SEQ:HASH", value_parser = head)]
    head: Option<Head>,
}

fn head(text: &str) -> Result<Head, String> {
    let refused = || {
        "a head is written as its report printed it: a number, a colon and 64 hex digits, of which the first 12 will do"
            .to_owned()
    };
    let (seq, hash) = text.split_once(':').ok_or_else(refused)?;
    let hash = hash.to_ascii_lowercase();
    let whole = (12..=64).contains(&hash.len()) && hash.bytes().all(|byte| byte.is_ascii_hexdigit());
    match seq.parse() {
        Ok(seq) if whole => Ok(Head { seq, hash }),
        _ => Err(refused()),
    }
}

#[derive(Serialize)]
struct Verified<'a> {
    events: u64,
    head: String,
    findings: Vec<Found<'a>>,
    /// Where the ledger's instants did not simply follow the clock.
    clock: Vec<ClockJson>,
    /// Events of kinds that this program does not know.
    unknown_events: Vec<UnknownEvent<'a>>,
    /// The head given with --head, where the ledger holds it.
    kept: Option<Kept>,
}

#[derive(Serialize)]
struct UnknownEvent<'a> {
    event: u64,
    kind: &'a str,
}

#[derive(Serialize)]
struct Kept {
    head: String,
    events_since: u64,
}

#[derive(Serialize)]
struct Found<'a> {
    kind: &'static str,
    message: String,
    event: Option<u64>,
    table: Option<&'static str>,
    row: Option<&'a str>,
    columns: &'a [String],
}

pub fn run(context: &mut Context, arguments: Arguments) -> Outcome {
    let workbench = context.open(Access::Inspect)?;
    let progress = context.progress("Verifying");
    let verification = workbench.verify(arguments.quick, arguments.head.as_ref());
    progress.finish_and_clear();
    let verification = verification?;
    let kept = arguments.head.filter(|_| !verification.findings.iter().any(|f| matches!(f, Finding::Head { .. })));
    print(context, &verification, kept)?;
    Ok(if verification.findings.is_empty() { Done::Clean } else { Done::WithFindings })
}

fn print(context: &mut Context, verification: &Verification, kept: Option<Head>) -> Result<(), Failure> {
    let Verification { events, head, tables, findings, remarks } = verification;
    let kept = kept.map(|kept| Kept { events_since: events.saturating_sub(kept.seq), head: kept.to_string() });
    if context.json {
        let unknown = remarks.unknown.iter().map(|(event, kind)| UnknownEvent { event: *event, kind });
        context.print_json(&Verified {
            events: *events,
            head: head.to_string(),
            findings: findings.iter().map(found).collect(),
            clock: remarks.clock.iter().map(ClockJson::of).collect(),
            unknown_events: unknown.collect(),
            kept,
        })?;
        return Ok(());
    }
    let out = &mut context.out;
    let counted = count(*events as usize, "event", "events");
    if findings.is_empty() {
        let what = match tables {
            Tables::Compared => "the chain is whole and every row is as the ledger says",
            Tables::NotLookedAt => "the chain is whole",
            Tables::OfAnEarlierReading => {
                "the chain is whole. An earlier Claimbench made the tables; they are made anew when the case is next opened"
            }
        };
        writeln!(out, "Verified {counted}: {what}.")?;
    } else {
        writeln!(out, "{} in {}:", count(findings.len(), "finding", "findings"), counted)?;
        for finding in findings {
            writeln!(out, "  {}", visible(&finding.to_string()))?;
        }
    }
    for words in words::clock(&remarks.clock) {
        writeln!(out, "{}", visible(&words))?;
    }
    if let Some((event, kind)) = remarks.unknown.first() {
        let passed = count(remarks.unknown.len(), "event is of a kind", "events are of kinds");
        writeln!(
            out,
            "{passed} that this program does not know, the first being event {event}, \"{}\": in the chain, and passed over.",
            visible(kind)
        )?;
    }
    if let Some(Kept { events_since, .. }) = kept {
        let since = match events_since {
            0 => "nothing came after it".to_owned(),
            since => format!("{} after it", words::count(since as usize, "event came", "events came")),
        };
        writeln!(out, "The ledger holds the head that was kept; {since}.")?;
    }
    writeln!(out, "Head {head}")?;
    Ok(())
}

fn found(finding: &Finding) -> Found<'_> {
    let plain = |kind| Found { kind, message: finding.to_string(), event: None, table: None, row: None, columns: &[] };
    match finding {
        Finding::Structure { .. } => plain("structure"),
        Finding::Schema { .. } => plain("schema"),
        Finding::Chain { seq, .. } => Found { event: Some(*seq), ..plain("chain") },
        Finding::Blob { .. } => plain("blob"),
        Finding::Snapshot { .. } => plain("snapshot"),
        Finding::Replay { .. } => plain("replay"),
        Finding::Head { kept, .. } => Found { event: Some(kept.seq), ..plain("head") },
        Finding::Row { table, key, what } => {
            let (kind, columns): (_, &[String]) = match what {
                RowDifference::Missing => ("row_missing", &[]),
                RowDifference::Extra => ("row_extra", &[]),
                RowDifference::Changed { columns } => ("row_changed", columns),
            };
            Found { table: Some(table), row: Some(key), columns, ..plain(kind) }
        }
    }
}
