//! `pack` and `unpack`: everything that is to be kept of a case, in one file.

use super::context::Context;
use super::export;
use super::failure::Failure;
use super::words::word;
use super::{Done, Outcome, draw, input, output, outside, report};
use claimbench::domain::{Audience, SnapshotMethod};
use claimbench::error::Error;
use claimbench::formats::csv::Shape;
use claimbench::formats::ledger;
use claimbench::formats::pack::{LEDGER, Pack, PackWriter};
use claimbench::report::words::count;
use claimbench::workbench::{Access, Workbench};
use clap::Args;
use serde::Serialize;
use std::collections::BTreeSet;
use std::fs::File;
use std::io::Write;
use std::path::PathBuf;

/// How many files that were passed over are named.
const SHOWN: usize = 8;

/// Pack a case into one ZIP file: articles, reports, sheets, snapshots, the ledger, and a manifest of their hashes
///
/// The case is verified in full first, and not packed with findings. The manifest is one that `sha256sum -c` accepts;
/// `claimbench unpack` makes the same case again. Like the ledger in it, a pack holds the names of confidential sources and all that they said: it is for the desk alone. One for author or
/// public holds articles, report and sheets without them, and neither ledger nor kept bytes: no case can be made of it.
#[derive(Args)]
pub struct PackArguments {
    /// The file to write, or - for standard output
    file: PathBuf,

    /// Who it is for: see `report --help`
    #[arg(long, value_parser = word::<Audience>(), default_value = "internal")]
    audience: Audience,
}

/// Make the case file anew from a pack: the same uids, events and hashes
#[derive(Args)]
pub struct UnpackArguments {
    /// The pack
    file: PathBuf,
}

#[derive(Serialize)]
struct Made {
    file: String,
    head: String,
}

const README: &str = "\
This is a case of Claimbench, a workbench for checking the facts of articles.

report.html, report.md      the verification report
articles/                   the texts that were checked, each revision
claims.csv, sheet.csv ...   claims, evidence, sources and statuses as tables
snapshots/                  the very bytes that evidence was taken from, under their SHA-256
ledger.jsonl                everything that happened, event by event, chained by hashes
manifest-sha256.txt         the SHA-256 of every file: check with  sha256sum -c manifest-sha256.txt

`claimbench --db case.db unpack FILE.zip` makes the case file again; its head is the one that the report names.
It holds the names of confidential sources: keep it as you keep the case itself.
";

const README_OUTSIDE: &str = "\
This is from a case of Claimbench, a workbench for checking the facts of articles.

report.html, report.md      the verification report
articles/                   the texts that were checked, each revision
claims.csv, sheet.csv ...   claims, evidence, sources and statuses as tables
manifest-sha256.txt         the SHA-256 of every file: check with  sha256sum -c manifest-sha256.txt

Names of confidential sources, and what they said without its release, are left out.
";

pub fn pack(context: &mut Context, arguments: &PackArguments) -> Outcome {
    let workbench = context.open(Access::Read)?;
    let progress = context.progress("Verifying");
    let whole = workbench.whole();
    progress.finish_and_clear();
    let head = whole?.to_string();
    let progress = context.progress("Packing");
    let packed = output::write_whole(&arguments.file, |out| write(context, &workbench, arguments.audience, out));
    progress.finish_and_clear();
    packed?;
    let file = arguments.file.display().to_string();
    if context.json && !output::is_stdout(&arguments.file) {
        context.print_json(&Made { file, head })?;
    } else if output::is_stdout(&arguments.file) {
        context.aside(format_args!("Packed. Its head is {head}."));
    } else {
        writeln!(context.out, "Packed into {}. Its head is {head}.", draw::one_line(&file))?;
    }
    if arguments.audience == Audience::Internal {
        outside::warn_of_names(context, &workbench, "pack")?;
    }
    Ok(Done::Clean)
}

fn write(context: &Context, workbench: &Workbench, audience: Audience, out: &mut dyn Write) -> Result<(), Failure> {
    let inside = audience == Audience::Internal;
    let mut pack = PackWriter::new(out);
    let readme = if inside { README } else { README_OUTSIDE };
    pack.file("README.txt", |out| Ok::<_, Failure>(out.write_all(readme.as_bytes())?))?;
    for article in workbench.articles()? {
        let number = article.article.number;
        for revision in workbench.revisions(number)? {
            let path = format!("articles/{number}-revision-{}.txt", revision.seq);
            pack.file(&path, |out| {
                outside::write(workbench, audience, &path, out, |redaction, out| {
                    let mut body = revision.body.clone();
                    if !inside {
                        redaction.clean(&mut body);
                    }
                    Ok(out.write_all(body.as_bytes())?)
                })
            })?;
        }
    }
    for (path, file) in report::whole_as_files(context, workbench, audience)? {
        pack.file(path, |out| Ok::<_, Failure>(out.write_all(&file)?))?;
    }
    for (path, shape) in [
        ("claims.csv", Shape::Claims),
        ("sheet.csv", Shape::Sheet),
        ("evidence.csv", Shape::Evidence),
        ("sources.csv", Shape::Sources),
        ("statuses.csv", Shape::Statuses),
    ] {
        pack.file(path, |out| export::sheet(workbench, shape, out))?;
    }
    if !inside {
        return Ok(pack.finish()?);
    }
    let mut kept = BTreeSet::new();
    for (_, stored) in workbench.snapshots()? {
        let snapshot = &stored.snapshot;
        if kept.insert(snapshot.sha256.clone()) {
            let bytes = workbench.snapshot_bytes(snapshot)?;
            let path = format!("snapshots/{}.{}", snapshot.sha256, ending(&snapshot.media_type, snapshot.method));
            pack.file(&path, |out| Ok::<_, Failure>(out.write_all(&bytes)?))?;
        }
    }
    pack.file(LEDGER, |out| export::lines(workbench, out))?;
    Ok(pack.finish()?)
}

/// How a snapshot's file is called at its end: never as something that a click would run.
fn ending(media_type: &str, method: SnapshotMethod) -> &'static str {
    match (media_type, method) {
        ("application/pdf", _) => "pdf",
        ("image/png", _) => "png",
        ("image/jpeg", _) => "jpg",
        ("application/warc", _) | (_, SnapshotMethod::Warc) => "warc",
        ("text/plain" | "text/markdown", _) => "txt",
        // A hostile page opens as its source, not as itself.
        ("text/html" | "application/xhtml+xml", _) => "html.txt",
        _ => "bin",
    }
}

pub fn unpack(context: &mut Context, arguments: &UnpackArguments) -> Outcome {
    let name = input::name(&arguments.file);
    let progress = context.progress("Unpacking");
    let file = File::open(&arguments.file).map_err(Error::io(&arguments.file))?;
    let mut pack = Pack::open(file, &name)?;
    if !pack.passed_over.is_empty() {
        let named: Vec<_> = pack.passed_over.iter().take(SHOWN).map(|name| draw::one_line(name)).collect();
        let more = pack.passed_over.len().saturating_sub(SHOWN);
        let more = if more > 0 { format!(" and {more} more") } else { String::new() };
        context.aside(format_args!("Passed over, for a pack has no such files: {}{more}.", named.join(", ")));
    }
    let head = Workbench::restore(&context.db, ledger::read(pack.ledger(&name)?, &name));
    progress.finish_and_clear();
    let head = head?;
    let file = context.db.display().to_string();
    if context.json {
        context.print_json(&Made { file, head: head.to_string() })?;
    } else {
        writeln!(
            context.out,
            "Made {} from {}. Its head is {head}.",
            draw::one_line(&file),
            count(head.seq as usize, "event", "events")
        )?;
    }
    Ok(Done::Clean)
}
