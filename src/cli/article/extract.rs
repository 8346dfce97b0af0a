//! `article extract`: proposes claims from an article's own words, and logs those that are accepted.

use crate::cli::context::Context;
use crate::cli::draw::style;
use crate::cli::failure::Failure;
use crate::cli::words::worth;
use crate::cli::{Done, Outcome, draw, unasked};
use claimbench::domain::{
    ArticleNumber, Checkable, ClaimKind, ClaimNumber, Hedge, Link, PartialDate, PieceKind, Quantity, Worth,
};
use claimbench::formats::json::ClaimJson;
use claimbench::language::proposal::Unnamed;
use claimbench::workbench::{Access, Proposed, Sought};
use clap::Args;
use serde::Serialize;
use std::collections::BTreeSet;
use std::io::Write;

/// Propose claims from the text of an article, best first, and log those that you accept
///
/// What is proposed is built from the article's own words; read it before you accept it. The worth, 0 to 100, is how much
/// checking a sentence deserves as learned from checkers of debates: an order to work in, not a reason to leave
/// anything out.
#[derive(Args)]
pub struct Arguments {
    /// A1 or 1
    #[arg(value_name = "A")]
    article: ArticleNumber,

    /// Log these proposals, by their numbers: 1,4,7; or all that no claim covers yet
    #[arg(long, value_name = "all|N,N", value_parser = accepted)]
    accept: Option<Accepted>,

    /// Leave out what is worth less
    #[arg(long, value_name = "W", value_parser = worth)]
    min_worth: Option<Worth>,
}

#[derive(Clone)]
enum Accepted {
    All,
    These(BTreeSet<usize>),
}

fn accepted(text: &str) -> Result<Accepted, String> {
    if text == "all" {
        return Ok(Accepted::All);
    }
    let numbers = text.split(',').map(|number| number.trim().parse::<usize>()).collect::<Result<_, _>>();
    numbers.map(Accepted::These).map_err(|_| "write all, or numbers of proposals such as 1,4,7".to_owned())
}

/// A proposal as JSON; start and end are code points of the article's newest text.
#[derive(Serialize)]
pub struct ProposalJson {
    number: usize,
    worth: u8,
    /// Its place among the article's proposals by worth, from 1, and how many per cent of them are worth less.
    rank: usize,
    percentile: u8,
    reasons: Vec<String>,
    text: String,
    /// The word at its head that must be named before it stands alone, and what it likely means.
    unnamed: Option<Unnamed>,
    sentence: String,
    /// What the sentence looks like.
    piece: PieceKind,
    words: String,
    start: u32,
    kind: ClaimKind,
    checkable: Checkable,
    attribution: Vec<Link>,
    hedges: Vec<Hedge>,
    quantities: Vec<Quantity>,
    as_of: Option<PartialDate>,
    as_of_words: Option<String>,
    /// The claims that are anchored to some of the same words.
    claimed_by: Vec<ClaimNumber>,
}

impl ProposalJson {
    fn of((at, proposed): (usize, &Proposed)) -> Self {
        let claim = proposed.claim.clone();
        Self {
            number: at + 1,
            worth: claim.worth.map_or(0, Worth::value),
            rank: proposed.rank,
            percentile: proposed.percentile,
            reasons: proposed.reasons.clone(),
            text: claim.text,
            unnamed: proposed.unnamed.clone(),
            sentence: proposed.sentence.clone(),
            piece: proposed.piece,
            words: proposed.words.quote.clone(),
            start: proposed.start,
            kind: proposed.kind,
            checkable: proposed.checkable,
            attribution: claim.attribution,
            hedges: claim.hedges.unwrap_or_default(),
            quantities: claim.quantities.unwrap_or_default(),
            as_of: claim.as_of,
            as_of_words: claim.as_of_words,
            claimed_by: proposed.claimed_by.clone(),
        }
    }
}

pub fn run(context: &mut Context, arguments: Arguments) -> Outcome {
    let workbench = context.open(Access::Read)?;
    let proposals = workbench.proposals(arguments.article)?;
    let stored = workbench.article(arguments.article)?;
    if let Some(accept) = arguments.accept {
        drop(workbench);
        return log(context, &proposals, accept, arguments.min_worth);
    }
    let wanted = |proposed: &&(usize, &Proposed)| proposed.1.claim.worth >= arguments.min_worth;
    let numbered: Vec<(usize, &Proposed)> = proposals.iter().enumerate().collect();
    let shown: Vec<&(usize, &Proposed)> = numbered.iter().filter(wanted).collect();
    if context.json {
        let json: Vec<ProposalJson> =
            shown.into_iter().map(|(at, proposed)| ProposalJson::of((*at, proposed))).collect();
        context.print_json(&json)?;
    } else if shown.is_empty() {
        draw::tongue::line(&mut context.out, &stored)?;
        writeln!(context.out, "Nothing to propose.")?;
    } else {
        draw::tongue::line(&mut context.out, &stored)?;
        let mut archive = context.archive_by_the_way();
        let mut precedents = workbench.precedents()?.and_of(archive.as_mut());
        for (at, proposed) in shown {
            draw::article::proposal(&mut context.out, at + 1, proposed)?;
            if proposed.claimed_by.is_empty()
                && let Some(line) = unasked::of_proposal(&mut precedents, &stored, proposed)?
            {
                write!(context.out, "{}", draw::labelled(draw::Width::of_stdout(), "    ", 4, style::WARNING, &line))?;
            }
        }
        writeln!(context.out, "\nLog some with --accept 1,4,7, or with --accept all those that no claim covers yet.")?;
    }
    Ok(Done::Clean)
}

fn log(context: &mut Context, proposals: &[Proposed], accept: Accepted, least: Option<Worth>) -> Outcome {
    let chosen: Vec<&Proposed> = match &accept {
        Accepted::All => proposals
            .iter()
            .filter(|proposed| proposed.claimed_by.is_empty() && proposed.claim.worth >= least)
            .collect(),
        Accepted::These(numbers) => {
            let chosen = numbers.iter().map(|number| number.checked_sub(1).and_then(|at| proposals.get(at)));
            chosen.collect::<Option<_>>().ok_or_else(|| {
                let hint = "See the numbers with `claimbench article extract` and no --accept.";
                Failure::misuse(format!("there are {} proposals, from 1", proposals.len()), hint)
            })?
        }
    };
    let claims = chosen.into_iter().map(|proposed| proposed.claim.clone()).collect();
    let mut workbench = context.open(Access::Write)?;
    let logged = workbench.log_claims(claims)?;
    if context.json {
        let today = context.now().day();
        let claims: Vec<ClaimJson> = logged.iter().map(|dossier| ClaimJson::of(dossier, today)).collect();
        context.print_json(&claims)?;
    } else if logged.is_empty() {
        writeln!(context.out, "Every proposal is covered by a claim already.")?;
    } else {
        for dossier in &logged {
            let text = draw::one_line(&dossier.claim.text).into_owned();
            writeln!(context.out, "{} logged: {text}", dossier.number())?;
        }
    }
    let mut archive = context.archive_by_the_way();
    let mut precedents = workbench.precedents()?.and_of(archive.as_mut());
    for dossier in &logged {
        unasked::say(context, &mut precedents, &Sought::claim(dossier))?;
    }
    Ok(Done::Clean)
}
