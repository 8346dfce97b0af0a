//! `snapshot`: the very bytes that evidence was taken from.

use super::context::Context;
use super::failure::Failure;
use super::words::word;
use super::{Done, Outcome, draw, input, output};
use crate::counter::snapshot;
use claimbench::domain::{EvidenceNumber, Instant, NewSnapshot, SnapshotMethod, text};
use claimbench::formats::json::SnapshotJson;
use claimbench::intake::fetch::{Limits, Reach, fetch};
use claimbench::intake::readable;
use claimbench::workbench::Access;
use clap::{Args, Subcommand};
use serde::Serialize;
use std::io::Write;
use std::path::{Path, PathBuf};

/// Keep, show and hand out the very bytes that evidence was taken from
///
/// A snapshot's name is the SHA-256 of its bytes. It proves what you had and when you recorded it, not what a site
/// served.
#[derive(Subcommand)]
#[command(defer = true)]
pub enum Command {
    Add(AddArguments),
    Fetch(FetchArguments),
    List(ListArguments),
    Show(ShowArguments),
    Export(ExportArguments),
    Excuse(ExcuseArguments),
}

/// Keep a file that you have: a saved page, a PDF, a screenshot, a transcript
#[derive(Args)]
pub struct AddArguments {
    /// E7 or 7
    #[arg(value_name = "E")]
    evidence: EvidenceNumber,

    /// The file, or - for standard input
    file: PathBuf,

    /// How you came by it [default: pdf for a PDF, else file]
    #[arg(long, value_parser = word::<SnapshotMethod>())]
    method: Option<SnapshotMethod>,

    /// The address it was saved from
    #[arg(long)]
    url: Option<String>,

    /// When it was saved: 2025-12-02T09:30:00Z [default: now]
    #[arg(long, value_name = "INSTANT")]
    retrieved_at: Option<Instant>,

    /// What kind of file it is [default: as its first bytes and its name say]
    #[arg(long, value_name = "TYPE")]
    media_type: Option<String>,

    /// What you know of it beside, for the record
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
}

/// Ask for a page and keep what it answers
///
/// Nothing but http and https, and nothing inside a private network; at most 10 redirects, 64 MiB and 60 seconds. What
/// comes incomplete is not kept.
#[derive(Args)]
pub struct FetchArguments {
    /// E7 or 7
    #[arg(value_name = "E")]
    evidence: EvidenceNumber,

    /// The address [default: that of the evidence's source]
    url: Option<String>,

    /// Also ask inside a private network: for a desk's own archive
    #[arg(long)]
    allow_private: bool,
}

/// List the snapshots
#[derive(Args)]
pub struct ListArguments {
    /// Only those of this evidence
    #[arg(value_name = "E")]
    evidence: Option<EvidenceNumber>,
}

/// Show a snapshot: what is known of it, and the text that a reader could see in it
#[derive(Args)]
pub struct ShowArguments {
    /// The beginning of its SHA-256
    #[arg(value_name = "SHA256")]
    name: String,
}

/// Write a snapshot's bytes to a file
#[derive(Args)]
pub struct ExportArguments {
    /// The beginning of its SHA-256
    #[arg(value_name = "SHA256")]
    name: String,

    /// The file to write
    #[arg(long, value_name = "FILE")]
    output: PathBuf,
}

/// Record why pieces of evidence have no snapshot
#[derive(Args)]
pub struct ExcuseArguments {
    /// E7 or 7; several may be given
    #[arg(value_name = "E", required = true)]
    evidence: Vec<EvidenceNumber>,

    /// Why: "behind a paywall", "seen on paper"
    #[arg(long, value_name = "TEXT")]
    because: String,
}

pub fn run(context: &mut Context, command: Command) -> Outcome {
    match command {
        Command::Add(arguments) => add(context, arguments),
        Command::Fetch(arguments) => fetched(context, arguments),
        Command::List(arguments) => list(context, &arguments),
        Command::Show(arguments) => show(context, &arguments),
        Command::Export(arguments) => export(context, &arguments),
        Command::Excuse(arguments) => {
            context.open(Access::Write)?.excuse_snapshots(&arguments.evidence, &arguments.because)?;
            let numbers: Vec<String> = arguments.evidence.iter().map(ToString::to_string).collect();
            if context.json {
                context.print_json(&Excused { evidence: arguments.evidence, because: arguments.because })?;
            } else {
                writeln!(context.out, "Recorded why {} has no snapshot.", numbers.join(", "))?;
            }
            Ok(Done::Clean)
        }
    }
}

#[derive(Serialize)]
struct Excused {
    evidence: Vec<EvidenceNumber>,
    because: String,
}

/// The bytes of a file as a snapshot.
pub fn of_file(file: &Path) -> Result<NewSnapshot, Failure> {
    let bytes = input::bytes(file)?;
    let media_type = readable::media_type(&bytes, Some(&file.to_string_lossy()));
    let method = if media_type == "application/pdf" { SnapshotMethod::Pdf } else { SnapshotMethod::File };
    Ok(NewSnapshot {
        bytes,
        media_type: media_type.to_owned(),
        charset: None,
        url: None,
        final_url: None,
        redirects: Vec::new(),
        http_status: None,
        headers: Vec::new(),
        retrieved_at: None,
        method,
        tool: None,
        note: None,
    })
}

fn add(context: &mut Context, arguments: AddArguments) -> Outcome {
    let mut new = of_file(&arguments.file)?;
    new.media_type = arguments.media_type.unwrap_or(new.media_type);
    new.method = arguments.method.unwrap_or(new.method);
    new.url = arguments.url;
    new.retrieved_at = arguments.retrieved_at;
    new.note = arguments.note;
    keep(context, arguments.evidence, new)
}

fn fetched(context: &mut Context, arguments: FetchArguments) -> Outcome {
    let dossier = context.open(Access::Read)?.dossier_of_evidence(arguments.evidence)?;
    let stored = dossier.evidence.iter().find(|stored| stored.evidence.number == arguments.evidence);
    let of_source = stored.and_then(|stored| stored.source.url.clone());
    let url = arguments.url.or(of_source).ok_or_else(|| {
        Failure::misuse(format!("the source of {} has no address", arguments.evidence), "Give the address after it.")
    })?;
    // What could not be kept is not asked for.
    let url = text::url(&url)?;
    let reach = if arguments.allow_private { Reach::Private } else { Reach::Public };
    let progress = context.progress("Fetching");
    let page = fetch(&url, reach, &Limits::default());
    progress.finish_and_clear();
    keep(context, arguments.evidence, snapshot::of(page?))
}

fn keep(context: &mut Context, evidence: EvidenceNumber, new: NewSnapshot) -> Outcome {
    let mut workbench = context.open(Access::Write)?;
    let (kept, dossier) = workbench.keep_snapshot(evidence, new)?;
    if context.json {
        context.print_json(&SnapshotJson::of(&kept))?;
        return Ok(Done::Clean);
    }
    writeln!(context.out, "Kept for {evidence}:")?;
    draw::snapshot::about(&mut context.out, &kept)?;
    let stored = dossier.evidence.iter().find(|stored| stored.evidence.number == evidence);
    if let Some(proof) = stored.map(|stored| workbench.quote_proof(stored)).transpose()?.flatten() {
        draw::snapshot::proof(&mut context.out, &proof)?;
    }
    Ok(Done::Clean)
}

#[derive(Serialize)]
struct Listed {
    evidence: EvidenceNumber,
    #[serde(flatten)]
    snapshot: SnapshotJson,
}

fn list(context: &mut Context, arguments: &ListArguments) -> Outcome {
    let mut snapshots = context.open(Access::Read)?.snapshots()?;
    snapshots.retain(|(evidence, _)| arguments.evidence.is_none_or(|wanted| wanted == *evidence));
    if context.json {
        let listed = snapshots
            .iter()
            .map(|(evidence, stored)| Listed { evidence: *evidence, snapshot: SnapshotJson::of(stored) });
        context.print_json(&listed.collect::<Vec<_>>())?;
    } else if snapshots.is_empty() {
        writeln!(context.out, "No snapshots.")?;
    } else {
        draw::snapshot::list(&mut context.out, &snapshots)?;
    }
    Ok(Done::Clean)
}

#[derive(Serialize)]
struct Shown {
    #[serde(flatten)]
    snapshot: claimbench::domain::Snapshot,
    /// Null where it has no text.
    text: Option<String>,
}

fn show(context: &mut Context, arguments: &ShowArguments) -> Outcome {
    let workbench = context.open(Access::Read)?;
    let snapshot = workbench.snapshot(&arguments.name)?;
    let text = workbench.snapshot_text(&snapshot)?;
    if context.json {
        context.print_json(&Shown { snapshot, text: text.ok() })?;
    } else {
        draw::snapshot::show(&mut context.out, &snapshot, &text)?;
    }
    Ok(Done::Clean)
}

fn export(context: &mut Context, arguments: &ExportArguments) -> Outcome {
    let workbench = context.open(Access::Read)?;
    let bytes = workbench.snapshot_bytes(&workbench.snapshot(&arguments.name)?)?;
    output::write_whole(&arguments.output, |out| Ok(out.write_all(&bytes)?))?;
    context.wrote(&arguments.output)?;
    Ok(Done::Clean)
}
