//! `source`: where evidence comes from.

use super::context::Context;
use super::failure::Failure;
use super::words::word;
use super::{Done, Outcome, draw, look_alike};
use claimbench::domain::{
    Disclosure, NewSource, PartialDate, Reliability, Source, SourceChange, SourceKind, StoredSource,
};
use claimbench::formats::json::{CommentJson, SourceJson};
use claimbench::workbench::Access;
use clap::{Args, Subcommand, ValueEnum};
use serde::Serialize;
use std::io::Write;

/// Add, list, show, rate and merge sources
#[derive(Subcommand)]
#[command(defer = true)]
pub enum Command {
    Add(Box<AddArguments>),
    List(ListArguments),
    Show(ShowArguments),
    Edit(Box<EditArguments>),
    Merge(MergeArguments),
}

/// Add a source
#[derive(Args)]
pub struct AddArguments {
    /// What it is called
    name: String,

    /// What kind of source it is
    #[arg(long, value_parser = word::<SourceKind>())]
    kind: SourceKind,

    #[command(flatten)]
    details: Details,

    /// Add it though a source of that address or name is there
    #[arg(long)]
    again: bool,
}

/// Make two entries of a source one: source merge S2 S3
///
/// The evidence of the first rests on the second from then on. The first points to it, and lists leave it out; by its name
/// the second is found, and a name that must not leave the desk is kept in as before.
#[derive(Args)]
pub struct MergeArguments {
    /// The entry to be merged: S2, 2, or its exact name
    #[arg(value_name = "S")]
    from: String,

    /// The one that stays
    #[arg(value_name = "S")]
    into: String,
}

/// What is known of a source beside its name and kind; shared with `evidence add`.
#[derive(Args, Default)]
pub struct Details {
    /// Where it stands on the web
    #[arg(long)]
    pub url: Option<String>,

    /// Who publishes it
    #[arg(long)]
    publisher: Option<String>,

    /// Who wrote or made it
    #[arg(long)]
    author: Option<String>,

    /// When the source was published
    #[arg(long, value_name = "DATE")]
    published: Option<PartialDate>,

    /// a reliable, b usually, c fairly, d not usually, e unreliable, f cannot be judged
    #[arg(long, value_parser = word::<Reliability>())]
    reliability: Option<Reliability>,

    /// Why that rating
    #[arg(long, value_name = "TEXT")]
    reason: Option<String>,

    /// How it is a party to the matter
    #[arg(long, value_name = "TEXT")]
    interest: Option<String>,

    /// Where what it mainly carries was first made, as a label
    #[arg(long, value_name = "LABEL")]
    origin: Option<String>,

    /// Whatever else you know of it
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,

    /// Its name must never leave the desk
    #[arg(long)]
    confidential: bool,
}

/// List the sources; one that was merged into another is left out
#[derive(Args)]
pub struct ListArguments {}

/// Show one source
#[derive(Args)]
pub struct ShowArguments {
    /// S3, 3, or its exact name
    #[arg(value_name = "S")]
    source: String,
}

/// Change what is known of a source
#[derive(Args)]
pub struct EditArguments {
    /// S3, 3, or its exact name
    #[arg(value_name = "S")]
    source: String,

    /// What it is called
    #[arg(long)]
    name: Option<String>,

    /// What kind of source it is
    #[arg(long, value_parser = word::<SourceKind>())]
    kind: Option<SourceKind>,

    #[command(flatten)]
    details: Details,

    /// Its name may be told after all
    #[arg(long, conflicts_with = "confidential")]
    not_confidential: bool,

    /// Empty a field
    #[arg(long, value_name = "FIELD")]
    clear: Vec<Clearable>,
}

/// A field that can be empty.
#[derive(Clone, Copy, ValueEnum)]
enum Clearable {
    Url,
    Publisher,
    Author,
    Published,
    Reason,
    Interest,
    Origin,
    Note,
}

impl Details {
    /// With inline evidence these two belong to the evidence, not to its source.
    pub fn take_origin_and_date(&mut self) -> (Option<String>, Option<PartialDate>) {
        (self.origin.take(), self.published.take())
    }

    /// A known source is changed with `source edit`, never in passing.
    pub fn refuse_beside_known_source(&self) -> Result<(), Failure> {
        let given = [
            ("--url", self.url.is_some()),
            ("--publisher", self.publisher.is_some()),
            ("--author", self.author.is_some()),
            ("--reliability", self.reliability.is_some()),
            ("--reason", self.reason.is_some()),
            ("--interest", self.interest.is_some()),
            ("--note", self.note.is_some()),
            ("--confidential", self.confidential),
        ];
        match given.iter().find(|(_, given)| *given) {
            Some((flag, _)) => Err(Failure::misuse(
                format!("{flag} describes a new source, and this one is known already"),
                "Change a known source with `claimbench source edit`.",
            )),
            None => Ok(()),
        }
    }

    pub fn source(self, name: String, kind: Option<SourceKind>) -> NewSource {
        NewSource {
            uid: None,
            name,
            kind,
            publisher: self.publisher,
            author: self.author,
            url: self.url,
            published: self.published,
            reliability: self.reliability.unwrap_or_default(),
            reliability_reason: self.reason,
            interest: self.interest,
            origin: self.origin,
            note: self.note,
            disclosure: if self.confidential { Disclosure::Confidential } else { Disclosure::Open },
        }
    }
}

/// A source as the desk sees it.
#[derive(Serialize)]
struct Shown {
    #[serde(flatten)]
    source: SourceJson,
    comments: Vec<CommentJson>,
}

pub fn run(context: &mut Context, command: Command) -> Outcome {
    match command {
        Command::Add(arguments) => {
            let new = arguments.details.source(arguments.name, Some(arguments.kind));
            let mut workbench = context.open(Access::Write)?;
            let source = if arguments.again { workbench.add_source(new)? } else { workbench.add_source_once(new)? };
            print(context, &source, "added")
        }
        Command::List(ListArguments {}) => list(context),
        Command::Show(arguments) => {
            let workbench = context.open(Access::Read)?;
            let source = workbench.source(workbench.find_source(&arguments.source)?)?;
            let comments = workbench.comments_on_source(source.source.number)?;
            if context.json {
                let comments = comments.iter().map(CommentJson::of).collect();
                context.print_json(&Shown { source: SourceJson::stored(&source), comments })?;
            } else {
                draw::source::show(&mut context.out, &source)?;
                if !comments.is_empty() {
                    writeln!(context.out, "\n  Comments inside the desk")?;
                }
                comments.iter().try_for_each(|stored| draw::comment::draw(&mut context.out, stored))?;
            }
            Ok(Done::Clean)
        }
        Command::Edit(arguments) => {
            let mut workbench = context.open(Access::Write)?;
            let number = workbench.find_source(&arguments.source)?;
            let source = workbench.edit_source(number, changes(*arguments))?;
            print(context, &source, "changed")
        }
        Command::Merge(arguments) => {
            let mut workbench = context.open(Access::Write)?;
            let (from, into) = (workbench.find_source(&arguments.from)?, workbench.find_source(&arguments.into)?);
            let source = workbench.merge_sources(from, into)?;
            print(context, &source, &format!("has what {from} had"))
        }
    }
}

fn list(context: &mut Context) -> Outcome {
    let sources = context.open(Access::Read)?.sources()?;
    if context.json {
        context.print_json(&sources.iter().map(SourceJson::stored).collect::<Vec<_>>())?;
    } else if sources.is_empty() {
        writeln!(context.out, "No sources.")?;
    } else {
        draw::source::list(&mut context.out, &sources)?;
    }
    Ok(Done::Clean)
}

fn print(context: &mut Context, source: &StoredSource, what: &str) -> Outcome {
    if context.json {
        context.print_json(&SourceJson::stored(source))?;
    } else {
        writeln!(context.out, "{} {what}.", source.source.number)?;
        draw::source::show(&mut context.out, source)?;
    }
    warn(context, &source.source);
    Ok(Done::Clean)
}

/// Warns of a source whose name or address passes for another.
pub fn warn(context: &Context, source: &Source) {
    let names = [Some(&source.name), source.publisher.as_ref(), source.author.as_ref()];
    look_alike::warn(context, names.into_iter().flatten().map(String::as_str));
    look_alike::warn_of_address(context, source.url.as_deref());
}

fn changes(arguments: EditArguments) -> Vec<SourceChange> {
    let details = arguments.details;
    let mut changes = Vec::new();
    changes.extend(arguments.name.map(SourceChange::Name));
    changes.extend(arguments.kind.map(SourceChange::Kind));
    changes.extend(details.publisher.map(|text| SourceChange::Publisher(Some(text))));
    changes.extend(details.author.map(|text| SourceChange::Author(Some(text))));
    changes.extend(details.url.map(|text| SourceChange::Url(Some(text))));
    changes.extend(details.published.map(|date| SourceChange::Published(Some(date))));
    changes.extend(details.reliability.map(SourceChange::Reliability));
    changes.extend(details.reason.map(|text| SourceChange::ReliabilityReason(Some(text))));
    changes.extend(details.interest.map(|text| SourceChange::Interest(Some(text))));
    changes.extend(details.origin.map(|text| SourceChange::Origin(Some(text))));
    changes.extend(details.note.map(|text| SourceChange::Note(Some(text))));
    changes.extend(details.confidential.then_some(SourceChange::Disclosure(Disclosure::Confidential)));
    changes.extend(arguments.not_confidential.then_some(SourceChange::Disclosure(Disclosure::Open)));
    changes.extend(arguments.clear.into_iter().map(|field| match field {
        Clearable::Url => SourceChange::Url(None),
        Clearable::Publisher => SourceChange::Publisher(None),
        Clearable::Author => SourceChange::Author(None),
        Clearable::Published => SourceChange::Published(None),
        Clearable::Reason => SourceChange::ReliabilityReason(None),
        Clearable::Interest => SourceChange::Interest(None),
        Clearable::Origin => SourceChange::Origin(None),
        Clearable::Note => SourceChange::Note(None),
    }));
    changes
}
