//! `claim show`: everything about one claim.

use super::super::context::Context;
use super::super::draw;
use super::super::{Done, Outcome};
use claimbench::domain::{AsRead, ClaimNumber};
use claimbench::formats::json::{ClaimJson, CommentJson};
use claimbench::judgement;
use claimbench::report::{Section, words};
use claimbench::workbench::Access;
use clap::Args;
use serde::Serialize;
use std::io::Write;

/// Show everything about one claim
#[derive(Args)]
pub struct Arguments {
    /// The claim: 12 or #12
    #[arg(value_name = "N")]
    claim: ClaimNumber,
}

/// A claim as the desk sees it.
#[derive(Serialize)]
struct Shown {
    #[serde(flatten)]
    claim: ClaimJson,
    comments: Vec<CommentJson>,
}

pub fn run(context: &mut Context, arguments: Arguments) -> Outcome {
    let workbench = context.open(Access::Read)?;
    let dossier = workbench.dossier(arguments.claim)?;
    let comments = workbench.comments_on(arguments.claim)?;
    let today = context.now().day();
    if context.json {
        let comments = comments.iter().map(CommentJson::of).collect();
        context.print_json(&Shown { claim: ClaimJson::of(&dossier, today), comments })?;
    } else {
        let past = words::past_findings(&dossier);
        let read = AsRead::of(&judgement::digest(&dossier));
        draw::report::claim::draw(&Section::of(dossier, today), draw::Width::of_stdout(), &mut context.out)?;
        past.iter().try_for_each(|told| draw::claim::row(&mut context.out, "earlier", told))?;
        writeln!(context.out, "\n  {} {read}", draw::style::styled(draw::style::DIM, "as read"))?;
        if !comments.is_empty() {
            writeln!(context.out, "\n  Comments inside the desk")?;
        }
        comments.iter().try_for_each(|stored| draw::comment::draw(&mut context.out, stored))?;
    }
    Ok(Done::Clean)
}
