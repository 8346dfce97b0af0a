//! `search`: full text over claims, evidence, rationales, sources and articles.

use super::context::Context;
use super::draw::one_line;
use super::words::word;
use super::{Done, Outcome, draw, outside};
use claimbench::domain::query::Query;
use claimbench::domain::{Audience, Found, ReviewNumber};
use claimbench::formats::json::{HitJson, pretty};
use claimbench::report::words;
use claimbench::workbench::{Access, More};
use clap::Args;
use std::collections::HashMap;

/// Search claims, quotes, rationales, evidence and sources, best first
///
/// Words are matched by their stems, whatever their case, accents and hyphens; numbers however they are written; the
/// texts of articles by their paragraphs. "A phrase" keeps its order (quote it once more for the shell: '"red line"'),
/// begin* takes any end, -without leaves out, this OR that takes either. US in capitals is not us. Fields pick claims:
/// status, said, stage, flag, speaker, article, tag, kind, source, assignee, priority, modifier, relation; with several
/// values as status:refuted,mixed. For example: search status:refuted speaker:kremlin pokrovsk
#[derive(Args)]
pub struct Arguments {
    /// Words, "phrases", prefix*, -without, OR, and fields such as status:refuted
    #[arg(required = true)]
    query: Vec<String>,

    /// Who reads what is found: author and public never read a confidential source's name or what it said without
    /// release, or the desk's own notes
    #[arg(long, value_parser = word::<Audience>(), default_value = "internal")]
    audience: Audience,

    /// How many at the most; 0 shows them all
    #[arg(long, default_value = "20", value_name = "N")]
    limit: usize,
}

pub fn run(context: &mut Context, arguments: Arguments) -> Outcome {
    let query = Query::parse(&arguments.query.join(" "))?;
    let (workbench, audience) = (context.open(Access::Read)?, arguments.audience);
    let limit = if arguments.limit == 0 { usize::MAX >> 2 } else { arguments.limit };
    let (hits, more) = workbench.search_for(audience, &query, limit)?;
    let json = context.json;
    let mut reviews: HashMap<ReviewNumber, String> = HashMap::new();
    for hit in &hits {
        if let Found::Review(number) = hit.found {
            let read = workbench.read_review(number)?;
            let review = &read.stored.review;
            let day = review.reviewed_on.as_ref().map(|day| format!(", {day}")).unwrap_or_default();
            let latest = read.latest().number;
            let since = if latest == number { String::new() } else { format!(" - changed since, see {latest}") };
            let (found, desk) = (super::review::finding(review), super::review::desk(review));
            reviews.insert(number, format!("{found}: {desk}{day}, {}{since}", words::address(&review.url)));
        }
    }
    outside::write(&workbench, audience, "what was found", &mut context.out, |redaction, out| {
        let mut hits = hits.clone();
        if audience != Audience::Internal {
            redaction.clean(&mut hits);
        }
        if json {
            pretty(out, &hits.iter().map(HitJson::of).collect::<Vec<_>>())?;
        } else if hits.is_empty() {
            writeln!(out, "Nothing found.")?;
        } else {
            let about = |number: ReviewNumber| reviews.get(&number).map(|line| redaction.text(line));
            draw::search::hits(out, &hits, &about)?;
        }
        Ok(())
    })?;
    if query.is_empty() {
        context.aside("There is no word in it to look for, and no field.");
    } else if query.only_leaves_out() {
        context.aside(
            "There is no word to look for, only what is to be left out: add a word, or a field such as stage:open.",
        );
    } else if hits.is_empty() && audience == Audience::Internal {
        for (asked, near) in workbench.nearly_there(&query)? {
            context.aside(format_args!("“{}” stands nowhere. Did you mean {}?", one_line(&asked), one_line(&near)));
        }
    }
    if more == More::Left {
        context.aside(format_args!("The best {limit} are shown; --limit 0 shows them all."));
    }
    Ok(Done::Clean)
}
