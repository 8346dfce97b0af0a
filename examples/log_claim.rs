//! Logs a claim from a script, with one piece of evidence and a verdict, in one case file that is made where there is none.
//!
//! `cargo run --example log_claim -- CASE 'The claim.' SOURCE 'What the source says.' 'Why it is so [E1].'`

use claimbench::domain::{NewClaim, NewEvidence, NewSource, NewStatus, Stance, Verdict};
use claimbench::error::Result;
use claimbench::workbench::{Access, Clock, Ids, Setting, Workbench};
use std::io::Write;
use std::path::Path;

fn main() -> std::result::Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [case, claim, source, quote, because] = arguments.as_slice() else {
        return Err("usage: log_claim CASE CLAIM SOURCE QUOTE BECAUSE".into());
    };
    Ok(run(Path::new(case), [claim, source, quote, because], &mut std::io::stdout())?)
}

/// Who acts, and by what clock. `reader` is a program that reads large files in a process of its own; none comes in here.
fn setting() -> Setting {
    Setting { clock: Clock::System, ids: Ids::Random, actor: "script".to_owned(), reader: None }
}

pub fn run(case: &Path, words: [&str; 4], out: &mut dyn Write) -> Result<()> {
    let [claim, source, quote, because] = words;
    if !case.exists() {
        Workbench::create(case, None, setting())?;
    }
    let mut workbench = Workbench::open(case, Access::Write, setting())?;

    // Figures, hedges and kind are read from the words, as on the command line.
    let claim = workbench.log_claim(NewClaim { text: claim.to_owned(), ..NewClaim::default() })?.number();
    let source = workbench.add_source(NewSource { name: source.to_owned(), ..NewSource::default() })?.source.number;
    let evidence = NewEvidence { quote: Some(quote.to_owned()), ..NewEvidence::new(claim, source, Stance::Supports) };
    let (evidence, _) = workbench.add_evidence(evidence, None)?;

    // A verdict that cites what is not there is refused here; the error says what is missing, as data.
    let status = NewStatus { because: Some(because.to_owned()), ..NewStatus::new(Verdict::Supported) };
    workbench.set_status(claim, status, None, None)?;
    // Where nobody reads what is written, nothing is lost.
    let _ = writeln!(out, "{claim} rests on {evidence}; head {}", workbench.head()?.seq);
    Ok(())
}
