//! `due`: which claims to verify again.

use super::context::Context;
use super::failure::Failure;
use super::{Done, Outcome, draw};
use claimbench::domain::{ClaimNumber, PartialDate, a};
use claimbench::judgement::due::{Because, Due};
use claimbench::report::words;
use claimbench::workbench::Access;
use clap::Args;
use serde::Serialize;
use std::io::Write;

/// List the claims that are to be verified again
///
/// By the date that was set for it, else by how fast facts of that kind change since the newest verdict.
#[derive(Args)]
pub struct Arguments {
    /// Due by this day [default: today]
    #[arg(long, value_name = "D")]
    by: Option<PartialDate>,
}

#[derive(Serialize)]
struct DueJson {
    claim: ClaimNumber,
    by: String,
    because: String,
    text: String,
}

pub fn run(context: &mut Context, arguments: Arguments) -> Outcome {
    let by = match &arguments.by {
        None => context.now().day(),
        Some(date) => date.latest().ok_or_else(|| {
            Failure::misuse(format!("{date} has no end"), "Give a day, a month or a year, such as 2026-12-31.")
        })?,
    };
    let due = context.open(Access::Read)?.due(by)?;
    if context.json {
        let json = due.iter().map(|(due, text)| DueJson {
            claim: due.claim,
            by: due.by.to_string(),
            because: because(due),
            text: text.clone(),
        });
        context.print_json(&json.collect::<Vec<_>>())?;
    } else if due.is_empty() {
        writeln!(context.out, "Nothing is due by {by}.")?;
    } else {
        draw::due::draw(&mut context.out, &due, because)?;
    }
    Ok(Done::Clean)
}

/// Why a claim is due.
fn because(due: &Due) -> String {
    match &due.reason {
        Because::Recheck(date) => format!("to be checked again by {date}"),
        Because::Ages { kind, days } => {
            format!(
                "{} is looked at again after {}",
                a(&words::words(*kind)),
                words::count(*days as usize, "day", "days")
            )
        }
    }
}
