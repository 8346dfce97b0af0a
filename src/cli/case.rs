//! `case`: what the case says of the desk that works on it, for the readers of its reports.

use super::context::Context;
use super::draw::{Width, labelled, style};
use super::{Done, Outcome};
use claimbench::domain::{DeskChange, DeskProfile};
use claimbench::workbench::Access;
use clap::{Args, Subcommand};
use serde::Serialize;
use std::io::{self, Write};

/// Say for readers how your desk works and where it publishes
#[derive(Subcommand)]
#[command(defer = true)]
pub enum Command {
    Edit(EditArguments),
    /// Show what the case says of its desk
    Show,
}

/// Change what the case says of its desk; an empty text takes a value away
///
/// Reports show it in the box "How this was checked". A report for the public carries its ClaimReview where publisher, site
/// and page are known.
#[derive(Args)]
#[group(required = true, multiple = true)]
pub struct EditArguments {
    /// What the case and its reports are called from now on; empty, as when the case was opened
    #[arg(long, value_name = "TEXT")]
    title: Option<String>,

    /// How the desk works, who pays for it, how it corrects; several paragraphs are fine
    #[arg(long, value_name = "TEXT")]
    about_desk: Option<String>,

    /// The name under which it publishes
    #[arg(long, value_name = "NAME")]
    publisher: Option<String>,

    /// Its own page
    #[arg(long, value_name = "URL")]
    site: Option<String>,

    /// The page where the fact-check stands
    #[arg(long, value_name = "URL")]
    page: Option<String>,

    /// The address of the licence under which others may use the reviews
    #[arg(long, value_name = "URL")]
    licence: Option<String>,

    /// The page that says how the desk corrects what it got wrong
    #[arg(long, value_name = "URL")]
    corrections: Option<String>,
}

pub fn run(context: &mut Context, command: Command) -> Outcome {
    let desk = match command {
        Command::Show => context.open(Access::Read)?.desk()?,
        Command::Edit(arguments) => context.open(Access::Write)?.edit_case(changes(arguments))?,
    };
    if context.json {
        context.print_json(&DeskJson::of(&desk))?;
    } else {
        draw(&desk, &mut context.out)?;
    }
    Ok(Done::Clean)
}

#[derive(Serialize)]
struct DeskJson<'d> {
    title: Option<&'d str>,
    about: Option<&'d str>,
    publisher: Option<&'d str>,
    site: Option<&'d str>,
    page: Option<&'d str>,
    licence: Option<&'d str>,
    corrections: Option<&'d str>,
}

impl<'d> DeskJson<'d> {
    fn of(desk: &'d DeskProfile) -> Self {
        let DeskProfile { title, about, publisher, site, page, licence, corrections } = desk;
        Self {
            title: title.as_deref(),
            about: about.as_deref(),
            publisher: publisher.as_deref(),
            site: site.as_deref(),
            page: page.as_deref(),
            licence: licence.as_deref(),
            corrections: corrections.as_deref(),
        }
    }
}

fn changes(arguments: EditArguments) -> Vec<DeskChange> {
    let EditArguments { title, about_desk, publisher, site, page, licence, corrections } = arguments;
    let given = |value: String| (!value.trim().is_empty()).then_some(value);
    let changes = [
        title.map(|value| DeskChange::Title(given(value))),
        about_desk.map(|value| DeskChange::About(given(value))),
        publisher.map(|value| DeskChange::Publisher(given(value))),
        site.map(|value| DeskChange::Site(given(value))),
        page.map(|value| DeskChange::Page(given(value))),
        licence.map(|value| DeskChange::Licence(given(value))),
        corrections.map(|value| DeskChange::Corrections(given(value))),
    ];
    changes.into_iter().flatten().collect()
}

fn draw(desk: &DeskProfile, out: &mut dyn Write) -> io::Result<()> {
    let DeskProfile { title, about, publisher, site, page, licence, corrections } = desk;
    let rows = [
        ("title", title),
        ("about", about),
        ("publisher", publisher),
        ("site", site),
        ("page", page),
        ("licence", licence),
        ("corrections", corrections),
    ];
    for (label, value) in rows {
        let label = format!("  {}", style::styled(style::DIM, format_args!("{label:<13}")));
        let value = value.as_deref().unwrap_or("nothing yet");
        write!(out, "{}", labelled(Width::of_stdout(), &label, 15, style::PLAIN, value))?;
    }
    Ok(())
}
