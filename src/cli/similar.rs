//! `similar`: has this been checked already? Nearly the same claims, best first, and what differs.

mod accept;
mod json;

use super::context::Context;
use super::words::word;
use super::{Done, Outcome, draw, outside, unasked};
use claimbench::domain::{ArticleNumber, Audience, ClaimNumber, PartialDate};
use claimbench::error::Result;
use claimbench::formats::json::pretty;
use claimbench::workbench::{Access, Saying, Similar, Sought, Wanted, Workbench};
use clap::{Args, Subcommand};
use json::{SayingJson, SimilarJson};
use serde::Serialize;

/// Has this been checked already? Nearly the same claims in this case, in imported reviews and in the archive, best first
///
/// Each is very likely the same claim, perhaps, or hardly; what the text says otherwise is named: the opposite, another
/// figure, time, name, speaker or day. Nothing is merged by itself: `similar accept 5 51` records that claim 5 repeats
/// claim 51; `similar accept 5 R3` makes another desk's review evidence on claim 5, and `similar accept 5 @34` what the
/// archive has. Exits with 1 where nothing is near.
#[derive(Args)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,

    /// The words to hold against what was checked before; or name a claim or an article
    #[arg(required_unless_present_any = ["claim", "article"], conflicts_with_all = ["claim", "article"])]
    text: Vec<String>,

    /// A claim of this case: 12 or #12
    #[arg(long, value_name = "N", conflicts_with = "article")]
    claim: Option<ClaimNumber>,

    /// Every claim of an article, and every proposal that no claim covers yet: A1 or 1
    #[arg(long, value_name = "A")]
    article: Option<ArticleNumber>,

    /// How many at the most for each
    #[arg(long, default_value = "5", value_name = "K")]
    limit: usize,

    /// Only what a desk found: part of its name or site
    #[arg(long, value_name = "DESK")]
    by: Option<String>,

    /// Only what was checked on this day or later: 2025 or 2025-12-02
    #[arg(long, value_name = "DATE")]
    since: Option<PartialDate>,

    /// Show by days how often and by whom it was said, and how its figure drifted
    #[arg(long, conflicts_with_all = ["article", "explain"])]
    spread: bool,

    /// Show the numbers behind each
    #[arg(long)]
    explain: bool,

    /// Who reads it: author and public never read the names of confidential sources, the public only claims that are
    /// approved or published
    #[arg(long, value_parser = word::<Audience>(), default_value = "internal")]
    audience: Audience,
}

#[derive(Subcommand)]
enum Command {
    Accept(accept::Arguments),
}

/// How many are looked at to see how a claim spread.
const SPREAD: usize = 100;

/// What was held against what was checked before, and what is near to it.
struct Answer {
    sought: Sought,
    similar: Vec<Similar>,
}

#[derive(Serialize)]
struct AnswerJson {
    /// Null for a proposal or a text.
    claim: Option<ClaimNumber>,
    text: String,
    similar: Vec<SimilarJson>,
}

pub fn run(context: &mut Context, arguments: Arguments) -> Outcome {
    let Arguments { command, text, claim, article, limit, by, since, spread, explain, audience } = arguments;
    if let Some(Command::Accept(arguments)) = command {
        return accept::run(context, arguments);
    }
    let workbench = context.open(Access::Read)?;
    let limit = if spread { limit.max(SPREAD) } else { limit };
    let wanted = Wanted { limit, by, since, audience };
    let sought = match (claim, article) {
        (Some(claim), _) => vec![Sought::claim(&workbench.dossier(claim)?)],
        (None, Some(article)) => of_article(&workbench, article)?,
        (None, None) => vec![Sought::text(&text.join(" "))],
    };
    let mut answers = Vec::new();
    let mut archive = context.archive_if_any()?;
    let mut precedents = workbench.precedents()?.and_of(archive.as_mut());
    if spread && let [sought] = &sought[..] {
        let sayings = precedents.spread(sought, &wanted)?;
        drop(precedents);
        return said(context, &workbench, audience, &sayings);
    }
    for sought in sought {
        let mut similar = precedents.similar(&sought, &wanted)?;
        if article.is_some() {
            // Of a whole article only what is worth a look.
            similar.retain(|one| one.chance.is_possible());
        }
        if article.is_none() || !similar.is_empty() {
            answers.push(Answer { sought, similar });
        }
    }
    let found = answers.iter().any(|answer| !answer.similar.is_empty());
    let json = context.json;
    outside::write(&workbench, audience, "what is similar", &mut context.out, |redaction, out| {
        let said = |text: &str| if audience == Audience::Internal { text.to_owned() } else { redaction.text(text) };
        if json {
            let answer = |answer: &Answer| AnswerJson {
                claim: answer.sought.claim,
                text: said(&answer.sought.text),
                similar: answer.similar.iter().map(|one| SimilarJson::of(one, explain)).collect(),
            };
            match (&answers[..], article) {
                ([only], None) => pretty(out, &answer(only))?,
                (all, _) => pretty(out, &all.iter().map(answer).collect::<Vec<_>>())?,
            }
            return Ok(());
        }
        for answer in &answers {
            if article.is_some() {
                draw::similar::sought(out, answer.sought.claim, &said(&answer.sought.text))?;
            }
            draw::similar::similar(out, &answer.similar, explain)?;
        }
        if !found {
            writeln!(out, "Nothing like it was checked before.")?;
        }
        Ok(())
    })?;
    Ok(if found { Done::Clean } else { Done::NothingFound })
}

/// Draws how a claim spread. Said once, it spread nowhere.
fn said(context: &mut Context, workbench: &Workbench, audience: Audience, sayings: &[Saying]) -> Outcome {
    let json = context.json;
    outside::write(workbench, audience, "how it spread", &mut context.out, |redaction, out| {
        let clean = |text: &str| if audience == Audience::Internal { text.to_owned() } else { redaction.text(text) };
        let cleaned = sayings.iter().map(|saying| Saying {
            text: clean(&saying.text),
            speaker: saying.speaker.as_deref().map(clean),
            ..saying.clone()
        });
        let sayings: Vec<Saying> = cleaned.collect();
        if json {
            pretty(out, &sayings.iter().map(SayingJson::of).collect::<Vec<_>>())?;
        } else {
            draw::similar::spread(out, &sayings)?;
        }
        Ok(())
    })?;
    Ok(if sayings.len() > 1 { Done::Clean } else { Done::NothingFound })
}

/// The claims of an article, and the proposals that no claim covers.
fn of_article(workbench: &Workbench, article: ArticleNumber) -> Result<Vec<Sought>> {
    let stored = workbench.article(article)?;
    let claims = workbench.dossiers(&workbench.claims_of_article(article)?)?;
    let claims = claims.iter().filter(|dossier| dossier.set_aside.is_none()).map(Sought::claim);
    let proposals = workbench.proposals(article)?.into_iter().filter(|proposed| proposed.claimed_by.is_empty());
    let proposals = proposals.map(|proposed| unasked::sought(&stored, &proposed));
    Ok(claims.chain(proposals).collect())
}
