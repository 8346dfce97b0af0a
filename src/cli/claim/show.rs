//! `claim show`: everything about one claim.

use super::super::context::Context;
use super::super::draw;
use super::super::{Done, Outcome};
use claimbench::domain::{AsRead, ClaimNumber};
use claimbench::formats::json::ClaimJson;
use claimbench::judgement;
use claimbench::report::Section;
use claimbench::workbench::Access;
use clap::Args;
use std::io::Write;

/// Show everything about one claim
#[derive(Args)]
pub struct Arguments {
    /// The claim: 12 or #12
    #[arg(value_name = "N")]
    claim: ClaimNumber,
}

pub fn run(context: &mut Context, arguments: Arguments) -> Outcome {
    let dossier = context.open(Access::Read)?.shown(arguments.claim)?;
    let today = context.now().day();
    if context.json {
        context.print_json(&ClaimJson::of(&dossier, today))?;
    } else {
        let read = AsRead::of(&judgement::digest(&dossier));
        draw::report::claim::draw(&Section::of(dossier, today), draw::Width::of_stdout(), &mut context.out)?;
        writeln!(context.out, "\n  {} {read}", draw::style::styled(draw::style::DIM, "as read"))?;
    }
    Ok(Done::Clean)
}
