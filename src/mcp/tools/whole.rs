//! The tools that look at the case and its articles as a whole.

use super::look::Nothing;
use super::{Bench, Outcome, given};
use claimbench::domain::{
    ArticleNumber, ClaimKind, ClaimNumber, PieceKind, Question, SettleReason, Verdict, Word, Worth,
};
use claimbench::judgement::coverage::Covering;
use claimbench::workbench::{Coverage, Sentence};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// How many sentences or proposals are told at once, at the most.
const MOST: usize = 500;
/// How many, where nobody says.
const USUAL: usize = 200;

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ArticleText {
    /// 1 for A1.
    article: ArticleNumber,
    /// The first sentence; 1 where it is left out.
    from: Option<usize>,
    /// At most so many; 200 where it is left out, 500 at the most.
    limit: Option<usize>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Propose {
    /// 1 for A1.
    article: ArticleNumber,
    /// Only those that deserve checking at least so much, 0 to 100.
    min_worth: Option<Worth>,
    /// At most so many; 200 where it is left out, 500 at the most.
    limit: Option<usize>,
}

#[derive(Serialize)]
struct SentenceTold<'t> {
    number: usize,
    kind: PieceKind,
    text: &'t str,
    state: &'static str,
    claims: &'t [ClaimNumber],
    reason: Option<SettleReason>,
}

#[derive(Serialize)]
struct ProposalTold {
    text: String,
    quote: String,
    start: u32,
    sentence: String,
    worth: Option<Worth>,
    reasons: Vec<String>,
    kind: ClaimKind,
    said_by: Vec<String>,
    /// The claims that are anchored to some of the same words.
    claimed_by: Vec<ClaimNumber>,
}

pub fn case_overview(bench: &mut Bench<'_>, arguments: Value) -> Outcome {
    let Nothing {} = given(arguments)?;
    let workbench = &bench.workbench;
    let mut articles = Vec::new();
    for stored in workbench.articles_in_work()? {
        // One that has nothing to read has no sentences.
        let coverage = workbench.coverage(stored.article.number).ok();
        let article = stored.article;
        articles.push(json!({
            "article": article.number,
            "title": article.title,
            "outlet": article.outlet,
            "language": article.language,
            "published": article.published,
            "claims": stored.claims,
            "sentences": coverage.as_ref().map_or(0, |one| one.sentences.len()),
            "dealt_with": coverage.as_ref().map_or(0, Coverage::settled),
        }));
    }
    let standings = workbench.standings(&workbench.claims_in_sight()?)?;
    let mut verdicts: BTreeMap<&'static str, usize> = BTreeMap::new();
    for standing in standings.iter().filter(|one| !one.is_set_aside) {
        let verdict: Verdict = match standing.checkable.main_question() {
            Question::Said => standing.said,
            Question::True => standing.is_so,
        };
        *verdicts.entry(verdict.word()).or_default() += 1;
    }
    Ok(json!({
        "title": workbench.title()?,
        "articles": articles,
        "claims": standings.len(),
        "set_aside": standings.iter().filter(|one| one.is_set_aside).count(),
        "verdicts": verdicts,
    }))
}

pub fn article_text(bench: &mut Bench<'_>, arguments: Value) -> Outcome {
    let ArticleText { article, from, limit } = given(arguments)?;
    let coverage = bench.workbench.coverage(article)?;
    let before = from.unwrap_or(1).saturating_sub(1).min(coverage.sentences.len());
    let shown = coverage.sentences.iter().skip(before).take(limit.unwrap_or(USUAL).clamp(1, MOST));
    let sentences: Vec<SentenceTold<'_>> = shown.map(|one| sentence(one, coverage.text(one))).collect();
    let head = &coverage.article.article;
    Ok(json!({
        "article": head.number,
        "title": head.title,
        "byline": head.byline,
        "outlet": head.outlet,
        "published": head.published,
        "language": head.language,
        "revision": coverage.article.revision.seq,
        "more": coverage.sentences.len() - before - sentences.len(),
        "sentences": sentences,
    }))
}

fn sentence<'t>(sentence: &'t Sentence, text: &'t str) -> SentenceTold<'t> {
    let (state, claims, reason): (_, &[ClaimNumber], _) = match &sentence.covering {
        Covering::Claimed(claims) => ("claimed", claims, None),
        Covering::Settled(settled) => ("settled", &[], Some(settled.reason)),
        Covering::Untouched => ("untouched", &[], None),
    };
    SentenceTold { number: sentence.number, kind: sentence.kind, text, state, claims, reason }
}

pub fn propose_claims(bench: &mut Bench<'_>, arguments: Value) -> Outcome {
    let Propose { article, min_worth, limit } = given(arguments)?;
    let mut proposals = bench.workbench.proposals(article)?;
    proposals.retain(|proposed| proposed.claim.worth >= min_worth);
    let all = proposals.len();
    proposals.truncate(limit.unwrap_or(USUAL).clamp(1, MOST));
    let told = proposals.into_iter().map(|proposed| ProposalTold {
        said_by: proposed.claim.attribution.iter().skip(1).map(|link| link.speaker.clone()).collect(),
        text: proposed.claim.text,
        quote: proposed.words.quote,
        start: proposed.start,
        sentence: proposed.sentence,
        worth: proposed.claim.worth,
        reasons: proposed.reasons,
        kind: proposed.kind,
        claimed_by: proposed.claimed_by,
    });
    let told: Vec<ProposalTold> = told.collect();
    Ok(json!({ "more": all - told.len(), "proposals": told }))
}
