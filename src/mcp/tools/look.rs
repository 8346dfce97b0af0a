//! The tools that look at claims: lists, one of them, search, what is similar, figures, the check, what was suggested.

use super::{Bench, Outcome, Trouble, given};
use claimbench::domain::query::{Field, Filter, Query, Stage};
use claimbench::domain::{
    ArticleNumber, Audience, ClaimNumber, Dossier, Question, Rule, StoredSuggestion, SuggestionState, Verdict, Word,
    handle,
};
use claimbench::formats::json::{ClaimJson, HitJson, MeasuredJson, ObjectionJson, SuggestionJson};
use claimbench::judgement;
use claimbench::judgement::figure_sheet::figure_sheet;
use claimbench::workbench::{More, Sought, Wanted};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// How many of anything are told at once, at the most.
const MOST: usize = 200;
/// How many, where nobody says.
const USUAL: usize = 50;

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Nothing {}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ListClaims {
    /// Which claims; all of them where it is left out.
    query: Option<String>,
    /// Only those after this claim: 12 for #12.
    after: Option<ClaimNumber>,
    /// At most so many; 50 where it is left out, 200 at the most.
    limit: Option<usize>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OneClaim {
    /// 12 for #12.
    claim: ClaimNumber,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Search {
    /// Words, "phrases", -words, fields such as status:refuted.
    query: String,
    /// At most so many; 50 where it is left out, 200 at the most.
    limit: Option<usize>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Similar {
    /// What is claimed; or a claim of the case: one of the two is given.
    text: Option<String>,
    /// 12 for #12.
    claim: Option<ClaimNumber>,
    /// At most so many; 10 where it is left out.
    limit: Option<usize>,
}

/// For what looks at one article or at the whole case.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OfArticle {
    /// Only this article: 1 for A1.
    article: Option<ArticleNumber>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Mine {
    /// Those in one state; all of them where it is left out.
    state: Option<SuggestionState>,
    /// The newest, at most so many; 50 where it is left out, 200 at the most.
    limit: Option<usize>,
}

/// A claim in a list.
#[derive(Serialize)]
struct Brief {
    number: ClaimNumber,
    article: Option<ArticleNumber>,
    text: String,
    /// Null where it is the article's own voice.
    speaker: Option<String>,
    verdicts: Vec<Given>,
    stage: &'static str,
}

#[derive(Serialize)]
struct Given {
    question: Question,
    status: Verdict,
}

fn at_most(limit: Option<usize>) -> usize {
    limit.unwrap_or(USUAL).clamp(1, MOST)
}

impl Bench<'_> {
    /// A claim as the session may be told of it.
    fn seen(&self, dossier: Dossier) -> Dossier {
        dossier.for_audience(self.told.audience, &self.told.redaction)
    }

    fn brief(&self, dossier: Dossier) -> Brief {
        let stage = judgement::stage(&dossier).word();
        let dossier = self.seen(dossier);
        let questions = dossier.claim.questions().iter();
        Brief {
            number: dossier.number(),
            article: dossier.claim.article,
            text: dossier.claim.text.clone(),
            speaker: dossier.claim.claimant().map(|link| link.speaker.clone()),
            verdicts: questions.map(|asked| Given { question: *asked, status: dossier.verdict(*asked) }).collect(),
            stage,
        }
    }
}

pub fn list_claims(bench: &mut Bench<'_>, arguments: Value) -> Outcome {
    let ListClaims { query, after, limit } = given(arguments)?;
    let workbench = &bench.workbench;
    let mut numbers = match query.filter(|query| !query.trim().is_empty()) {
        Some(query) => {
            let query = Query::parse(&query)?;
            let (hits, _) = workbench.search_for(bench.told.audience, &query, usize::MAX >> 2)?;
            let mut numbers: Vec<ClaimNumber> = hits.into_iter().filter_map(|hit| hit.claim).collect();
            numbers.sort_unstable();
            numbers.dedup();
            numbers
        }
        None => workbench.claims_in_sight()?,
    };
    numbers.retain(|number| after.is_none_or(|after| *number > after));
    let all = numbers.len();
    numbers.truncate(at_most(limit));
    let claims: Vec<Brief> = workbench.dossiers(&numbers)?.into_iter().map(|one| bench.brief(one)).collect();
    Ok(json!({ "claims": claims, "more": all - claims.len() }))
}

pub fn show_claim(bench: &mut Bench<'_>, arguments: Value) -> Outcome {
    let OneClaim { claim } = given(arguments)?;
    let dossier = bench.seen(bench.workbench.dossier(claim)?);
    Ok(json!({ "claim": ClaimJson::of(&dossier, bench.workbench.now().day()) }))
}

pub fn search(bench: &mut Bench<'_>, arguments: Value) -> Outcome {
    let Search { query, limit } = given(arguments)?;
    let query = Query::parse(&query)?;
    let (hits, more) = bench.workbench.search_for(bench.told.audience, &query, at_most(limit))?;
    let hits: Vec<HitJson> = hits.iter().map(HitJson::of).collect();
    Ok(json!({ "hits": hits, "more": more == More::Left }))
}

pub fn similar(bench: &mut Bench<'_>, arguments: Value) -> Outcome {
    let Similar { text, claim, limit } = given(arguments)?;
    let sought = match (text, claim) {
        (Some(text), None) => Sought::text(&text),
        (None, Some(claim)) => Sought::claim(&bench.workbench.dossier(claim)?),
        _ => return Err(Trouble::Unclear("give text or claim, one of the two".to_owned())),
    };
    let wanted = Wanted { audience: bench.told.audience, ..Wanted::most(limit.unwrap_or(10).clamp(1, MOST)) };
    let found = bench.workbench.precedents()?.similar(&sought, &wanted)?;
    let told = |one: &claimbench::workbench::Similar| {
        json!({
            "name": one.name.to_string(),
            "likely": one.likely(),
            "precedent": one.precedent,
            "differs": one.differs,
        })
    };
    Ok(json!({ "similar": found.iter().map(told).collect::<Vec<_>>() }))
}

pub fn figures(bench: &mut Bench<'_>, arguments: Value) -> Outcome {
    let OfArticle { article } = given(arguments)?;
    let mut query = Query::default().and(Filter::without(Field::Stage, Stage::SetAside.word()))?;
    if let Some(article) = article {
        bench.workbench.article(article)?;
        query = query.and(Filter::with(Field::Article, article.to_string()))?;
    }
    let (dossiers, _) = bench.workbench.claims(&query, usize::MAX)?;
    let dossiers: Vec<Dossier> = dossiers.into_iter().map(|dossier| bench.seen(dossier)).collect();
    let sheet: Vec<MeasuredJson> = figure_sheet(&dossiers).iter().map(MeasuredJson::of).collect();
    Ok(json!({ "figures": sheet }))
}

pub fn check_findings(bench: &mut Bench<'_>, arguments: Value) -> Outcome {
    let OfArticle { article } = given(arguments)?;
    let workbench = &bench.workbench;
    let claims = match article {
        Some(article) => {
            workbench.article(article)?;
            workbench.claims_of_article(article)?
        }
        None => workbench.claims_in_sight()?,
    };
    let dossiers: Vec<Dossier> = workbench.dossiers(&claims)?.into_iter().map(|dossier| bench.seen(dossier)).collect();
    let mut objections = workbench.objections(article, &dossiers)?;
    objections.retain(|one| one.waived.is_none());
    if bench.told.audience != Audience::Internal {
        // Where the name of a confidential source stands is not told to those who must not learn it.
        objections.retain(|one| one.rule != Rule::NameInText);
    }
    let all = objections.len();
    objections.truncate(MOST);
    let findings: Vec<ObjectionJson> = objections.iter().map(ObjectionJson::of).collect();
    Ok(json!({ "findings": findings, "more": all - findings.len() }))
}

pub fn list_my_suggestions(bench: &mut Bench<'_>, arguments: Value) -> Outcome {
    let Mine { state, limit } = given(arguments)?;
    let machine = bench.session.machine().map(|machine| &machine.name);
    let mut mine = bench.workbench.suggestions(state)?;
    let actor = bench.workbench.whom(handle::ME);
    let is_mine = |one: &StoredSuggestion| {
        handle::same(&one.by, &actor) && machine.is_some_and(|name| *name == one.suggestion.machine.name)
    };
    mine.retain(is_mine);
    let all = mine.len();
    mine.drain(..all.saturating_sub(at_most(limit)));
    let told = |stored: &StoredSuggestion| {
        let mut json = SuggestionJson::of(stored, None);
        // Why it was declined is the desk's own business.
        if bench.told.audience != Audience::Internal
            && let Some(decided) = &mut json.decided
        {
            decided.because = None;
        }
        json
    };
    let suggestions: Vec<SuggestionJson> = mine.iter().map(told).collect();
    Ok(json!({ "suggestions": suggestions, "more": all - suggestions.len() }))
}
