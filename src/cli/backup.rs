//! `backup`: a verified copy of the case.

use super::context::Context;
use super::draw::visible;
use super::{Done, Outcome, outside};
use claimbench::report::words::count;
use claimbench::workbench::Access;
use clap::Args;
use serde::Serialize;
use std::io::Write;
use std::path::PathBuf;

/// How many findings are listed.
const FINDINGS_SHOWN: usize = 5;

/// Copy the case to a new file, even while others work on it; the copy is verified in full before it appears
///
/// A copy with findings is kept all the same, and ends with exit code 3: it may be the best that there is.
#[derive(Args)]
pub struct Arguments {
    /// The file to make
    file: PathBuf,
}

#[derive(Serialize)]
struct Copied {
    file: String,
    head: String,
    verified: bool,
    /// What a full verification of the copy found.
    findings: Vec<String>,
}

pub fn run(context: &mut Context, arguments: Arguments) -> Outcome {
    let workbench = context.open(Access::Read)?;
    let progress = context.progress("Copying and verifying");
    let copied = workbench.backup(&arguments.file);
    progress.finish_and_clear();
    let copied = copied?;
    let findings: Vec<String> = copied.findings.iter().map(ToString::to_string).collect();
    let verified = findings.is_empty();
    let copied =
        Copied { file: arguments.file.display().to_string(), head: copied.head.to_string(), verified, findings };
    if context.json {
        context.print_json(&copied)?;
    } else if verified {
        writeln!(context.out, "Copied to {} and verified. Its head is {}.", visible(&copied.file), copied.head)?;
    } else {
        let found = count(copied.findings.len(), "finding", "findings");
        writeln!(context.out, "Copied to {}, which does not verify: {found}.", visible(&copied.file))?;
        for finding in copied.findings.iter().take(FINDINGS_SHOWN) {
            writeln!(context.out, "  {}", visible(finding))?;
        }
        writeln!(context.out, "Its head is {}. `claimbench verify` names every finding.", copied.head)?;
    }
    outside::warn_of_names(context, &workbench, "backup")?;
    Ok(if verified { Done::Clean } else { Done::WithFindings })
}
