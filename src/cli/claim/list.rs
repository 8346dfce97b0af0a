//! `claim list`: the worklist.

use super::super::context::Context;
use super::super::draw;
use super::super::failure::Failure;
use super::super::words::word;
use super::super::{Done, Outcome};
use claimbench::domain::query::{Field, Filter, Flag, Query, Sense, Stage};
use claimbench::domain::{Question, Verdict, Word};
use claimbench::formats::json::ClaimJson;
use claimbench::judgement;
use claimbench::report::Section;
use claimbench::report::words::count;
use claimbench::workbench::{Access, More, Workbench};
use clap::Args;
use std::io::Write;

/// List claims: all of them, or those that a query picks
///
/// A query holds words, "phrases", begin*, -without, this OR that, and fields such as status:refuted,mixed
/// speaker:kremlin tag:front.
#[derive(Args)]
pub struct Arguments {
    query: Vec<String>,

    /// Only claims of this article: its number, or part of its title
    #[arg(long, value_name = "A")]
    article: Option<String>,

    /// Only claims with this verification status
    #[arg(long, value_parser = word::<Verdict>())]
    status: Option<Verdict>,

    /// Only claims that are asked this in the end, which is what their status answers: true, whether it is so, or said,
    /// whether it was said and no more
    #[arg(long, value_parser = word::<Question>())]
    question: Option<Question>,

    /// Only claims at this stage of the work
    #[arg(long, value_parser = word::<Stage>())]
    stage: Option<Stage>,

    /// Only claims of this voice: part of its name
    #[arg(long, value_name = "NAME")]
    speaker: Option<String>,

    /// Only claims with this tag; may be given again
    #[arg(long)]
    tag: Vec<String>,

    /// Only claims with this flag; may be given again
    #[arg(long, value_parser = word::<Flag>())]
    flag: Vec<Flag>,

    /// How many at the most; 0 lists them all
    #[arg(long, default_value = "100", value_name = "N")]
    limit: usize,
}

pub fn run(context: &mut Context, arguments: Arguments) -> Outcome {
    let mut query = Query::parse(&arguments.query.join(" "))?;
    let filters = [
        (Field::Article, arguments.article),
        (Field::Status, arguments.status.map(|status| status.word().to_owned())),
        (Field::Question, arguments.question.map(|question| question.word().to_owned())),
        (Field::Stage, arguments.stage.map(|stage| stage.word().to_owned())),
        (Field::Speaker, arguments.speaker),
    ];
    for (field, value) in filters {
        if let Some(value) = value {
            query = query.and(Filter::with(field, value))?;
        }
    }
    for tag in arguments.tag {
        query = query.and(Filter::with(Field::Tag, tag))?;
    }
    for flag in arguments.flag {
        query = query.and(Filter::with(Field::Flag, flag.word()))?;
    }
    let limit = if arguments.limit == 0 { usize::MAX } else { arguments.limit };
    let today = context.now().day();
    let workbench = context.open(Access::Read)?;
    let (dossiers, more) = workbench.claims(&query, limit)?;
    let published = |filter: &Filter| filter.field == Field::Stage && filter.value == Stage::Published.word();
    if query.filters.iter().any(|filter| published(filter) && filter.sense == Sense::With) {
        say_what_went_out_unapproved(context, &workbench)?;
    }
    if context.json {
        let claims: Vec<ClaimJson> = dossiers.iter().map(|dossier| ClaimJson::of(dossier, today)).collect();
        context.print_json(&claims)?;
    } else if dossiers.is_empty() {
        writeln!(context.out, "No claims.")?;
    } else {
        let sections: Vec<Section> = dossiers.into_iter().map(|dossier| Section::of(dossier, today)).collect();
        draw::glance::claims(&sections, draw::Width::of_stdout(), &mut context.out)?;
    }
    if more == More::Left {
        context.aside(format_args!("The first {limit} are shown; --limit 0 lists them all."));
    }
    Ok(Done::Clean)
}

/// The stage `published` has a second person behind it; what went out without one is not in it, and that is said.
fn say_what_went_out_unapproved(context: &Context, workbench: &Workbench) -> Result<(), Failure> {
    let checked = Query::default().and(Filter::with(Field::Stage, Stage::Checked.word()))?;
    let (checked, _) = workbench.claims(&checked, usize::MAX)?;
    let unapproved = checked.iter().filter(|dossier| judgement::went_out_unapproved(dossier)).count();
    if unapproved > 0 {
        let claims = count(
            unapproved,
            "claim was published without approval as it stands",
            "claims were published without approval as they stand",
        );
        context.aside(format_args!("{claims}; the stage of such a claim is checked."));
    }
    Ok(())
}
