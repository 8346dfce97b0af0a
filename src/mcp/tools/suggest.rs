//! The tools that suggest: what they take, and the one verb behind them.

use super::{Bench, Outcome, Trouble, given};
use claimbench::domain::{
    ArticleNumber, ClaimNumber, Confidence, EvidenceNumber, Modifier, NewStatus, PartialDate, Question, RelationKind,
    SettleReason, SourceKind, SourceNumber, Stance, SuggestedClaim, SuggestedEvidence, SuggestedFix,
    SuggestedNewSource, SuggestedSource, Verdict as Word,
};
use claimbench::workbench::Offered;
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::{Value, json};

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Claim {
    /// The article that states it: 1 for A1.
    article: Option<ArticleNumber>,
    /// The words that state it, exactly as they stand in the article.
    quote: Option<String>,
    /// Where the words stand more than once: which of them, from 1.
    occurrence: Option<u32>,
    /// What is claimed, as one statement that stands alone.
    text: String,
    /// Who says so, from the article inwards; empty where the article itself says it.
    #[serde(default)]
    said_by: Vec<String>,
    /// Why it should be checked.
    why: Option<String>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Evidence {
    /// The claim: 12 for #12.
    claim: ClaimNumber,
    /// Whether it was said, or whether it is so; the claim's main question where it is left out.
    question: Option<Question>,
    stance: Stance,
    /// The words of the source, exactly as they stand there.
    quote: Option<String>,
    /// What it says, in your words.
    paraphrase: Option<String>,
    /// Where in the source: page, paragraph, timecode.
    locator: Option<String>,
    /// Where and how you searched; needed for a silent one.
    search_note: Option<String>,
    /// A source of the case: 3 for S3.
    source: Option<SourceNumber>,
    /// A source that the case may not have yet; one of the two is given.
    new_source: Option<NewSource>,
    /// Why it bears on the claim.
    why: Option<String>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewSource {
    name: String,
    kind: Option<SourceKind>,
    publisher: Option<String>,
    author: Option<String>,
    /// The address of the page, with https://.
    url: Option<String>,
    /// When it appeared: 2025, 2025-12 or 2025-12-02.
    published: Option<String>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Verdict {
    /// The claim: 12 for #12.
    claim: ClaimNumber,
    /// Whether it was said, or whether it is so; the claim's main question where it is left out.
    question: Option<Question>,
    status: Word,
    /// The reasons, citing evidence of the claim as [E7].
    because: String,
    #[serde(default)]
    modifiers: Vec<Modifier>,
    confidence: Option<Confidence>,
    /// One sentence of at most 200 characters that stands alone.
    finding: Option<String>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Fix {
    /// The claim: 12 for #12.
    claim: ClaimNumber,
    /// The words as they stand; those that the claim is anchored to where they are left out.
    old: Option<String>,
    /// The words in their place; empty to strike them.
    new: String,
    because: String,
    /// The evidence that it rests on: 7 for E7.
    #[serde(default)]
    evidence: Vec<EvidenceNumber>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Relation {
    from: ClaimNumber,
    kind: RelationKind,
    to: ClaimNumber,
    note: Option<String>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Settled {
    /// The article: 1 for A1.
    article: ArticleNumber,
    /// The number of the sentence, as article_text has it.
    sentence: usize,
    reason: SettleReason,
    /// Needed for the reason "other".
    note: Option<String>,
    why: Option<String>,
}

pub fn claim(bench: &mut Bench<'_>, arguments: Value) -> Outcome {
    let Claim { article, quote, occurrence, text, said_by, why } = given(arguments)?;
    put(bench, Offered::Claim(SuggestedClaim { article, quote, occurrence, text, said_by }), why.as_deref())
}

pub fn evidence(bench: &mut Bench<'_>, arguments: Value) -> Outcome {
    let given: Evidence = given(arguments)?;
    let source = match (given.source, given.new_source) {
        (Some(number), None) => SuggestedSource::Known(number),
        (None, Some(new)) => SuggestedSource::New(new.read()?),
        _ => return Err(Trouble::Unclear("give source or new_source, one of the two".to_owned())),
    };
    let suggested = SuggestedEvidence {
        claim: given.claim,
        question: given.question,
        stance: given.stance,
        source,
        quote: given.quote,
        paraphrase: given.paraphrase,
        locator: given.locator,
        search_note: given.search_note,
    };
    put(bench, Offered::Evidence(suggested), given.why.as_deref())
}

impl NewSource {
    fn read(self) -> Result<SuggestedNewSource, Trouble> {
        let Self { name, kind, publisher, author, url, published } = self;
        let published = published.map(|day| day.parse::<PartialDate>()).transpose()?;
        Ok(SuggestedNewSource { name, kind, publisher, author, url, published })
    }
}

pub fn verdict(bench: &mut Bench<'_>, arguments: Value) -> Outcome {
    let Verdict { claim, question, status, because, modifiers, confidence, finding } = given(arguments)?;
    let because = Some(because);
    let new = NewStatus { question, because, modifiers, confidence, finding, ..NewStatus::new(status) };
    put(bench, Offered::Verdict(claim, new), None)
}

pub fn fix(bench: &mut Bench<'_>, arguments: Value) -> Outcome {
    let Fix { claim, old, new, because, evidence } = given(arguments)?;
    put(bench, Offered::Fix(SuggestedFix { claim, old, new, because, evidence }), None)
}

pub fn relation(bench: &mut Bench<'_>, arguments: Value) -> Outcome {
    let Relation { from, kind, to, note } = given(arguments)?;
    put(bench, Offered::Relation(claimbench::domain::Relation { from, kind, to, note }), None)
}

pub fn settled(bench: &mut Bench<'_>, arguments: Value) -> Outcome {
    let Settled { article, sentence, reason, note, why } = given(arguments)?;
    put(bench, Offered::Settled { article, sentence, reason, note }, why.as_deref())
}

/// Puts it on the desk, in the name of the machine.
fn put(bench: &mut Bench<'_>, offered: Offered, why: Option<&str>) -> Outcome {
    let machine = bench.session.machine().cloned();
    let machine = machine.ok_or_else(|| Trouble::Unclear("say who you are first, with initialize".to_owned()))?;
    let stored = bench.workbench.suggest(machine, offered, why)?;
    Ok(json!({ "suggestion": stored.suggestion.number.to_string(), "state": stored.state() }))
}
