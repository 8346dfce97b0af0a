//! `search`: full text over claims, evidence, rationales, sources and articles.

use super::context::Context;
use super::{Done, Outcome, draw};
use claimbench::domain::query::Query;
use claimbench::formats::json::HitJson;
use claimbench::workbench::{Access, More};
use clap::Args;
use std::io::Write;

/// Search claims, quotes, rationales, evidence and sources, best first
///
/// Words are matched by their stems, whatever their case and accents. "A phrase" keeps its order (quote it once more for
/// the shell: '"red line"'), begin* takes any end, -without leaves out (after a -- where it comes first). Fields pick
/// claims: status, said, stage, flag, speaker, article, tag, kind, source, assignee, priority, modifier, relation. For
/// example: search status:refuted speaker:kremlin pokrovsk
#[derive(Args)]
pub struct Arguments {
    #[arg(required = true)]
    query: Vec<String>,

    /// How many at the most
    #[arg(long, default_value = "20", value_name = "N")]
    limit: usize,
}

pub fn run(context: &mut Context, arguments: Arguments) -> Outcome {
    let query = Query::parse(&arguments.query.join(" "))?;
    let (hits, more) = context.open(Access::Read)?.search(&query, arguments.limit)?;
    if context.json {
        context.print_json(&hits.iter().map(HitJson::of).collect::<Vec<_>>())?;
    } else if hits.is_empty() {
        writeln!(context.out, "Nothing found.")?;
    } else {
        draw::search::hits(&mut context.out, &hits)?;
    }
    if more == More::Left {
        context.aside(format_args!("The best {} are shown; see more with --limit.", arguments.limit));
    }
    Ok(Done::Clean)
}
