//! Suggestions of machines in JSON: what `suggestion` prints. No export has them.

use crate::domain::{
    Agreement, ArticleNumber, ClaimNumber, Decision, EvidenceNumber, FixNumber, Instant, StoredSuggestion, Suggested,
    SuggestionKind, SuggestionNumber, SuggestionState,
};
use crate::judgement::quotation::{CopyProof, Proof};
use serde::Serialize;

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SuggestionJson {
    pub number: SuggestionNumber,
    pub kind: SuggestionKind,
    pub state: SuggestionState,
    pub claim: Option<ClaimNumber>,
    pub article: Option<ArticleNumber>,
    /// As the machine calls itself.
    pub machine: String,
    pub version: Option<String>,
    /// In whose session it was made.
    pub by: String,
    pub at: Instant,
    /// A verdict that is not shown until a person has given theirs.
    pub sealed: bool,
    /// Null where it is sealed.
    pub suggested: Option<Suggested>,
    pub why: Option<String>,
    /// Of a quotation; null where nothing is quoted, or where it was not asked for.
    pub proof: Option<ProofJson>,
    pub decided: Option<DecidedJson>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ProofJson {
    /// `proved`, `not_there`, `unreadable`, `no_copy`.
    pub state: &'static str,
    /// Of the kept copy.
    pub sha256: Option<String>,
    /// The passage of the copy that is nearest, where the words do not stand in it.
    pub nearest: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DecidedJson {
    pub decision: SuggestionState,
    pub by: String,
    pub at: Instant,
    pub because: Option<String>,
    /// What came of it.
    pub claim: Option<ClaimNumber>,
    pub evidence: Option<EvidenceNumber>,
    pub fix: Option<FixNumber>,
    pub edited: bool,
    pub unproved: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AgreementJson {
    pub machine: String,
    pub kind: SuggestionKind,
    pub made: u32,
    pub open: u32,
    pub accepted: u32,
    pub edited: u32,
    pub declined: u32,
    /// Verdicts that a person gave not knowing the machine's; null for other kinds.
    pub verdicts: Option<ComparedJson>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ComparedJson {
    pub compared: u32,
    pub same: u32,
    pub same_way: u32,
}

impl SuggestionJson {
    pub fn of(stored: &StoredSuggestion, proof: Option<&CopyProof>) -> Self {
        let suggestion = &stored.suggestion;
        let suggested = &suggestion.suggested;
        let sealed = suggested.is_sealed();
        Self {
            number: suggestion.number,
            kind: suggested.kind(),
            state: stored.state(),
            claim: suggested.claim(),
            article: suggested.article(),
            machine: suggestion.machine.name.clone(),
            version: suggestion.machine.version.clone(),
            by: stored.by.clone(),
            at: stored.at,
            sealed,
            suggested: (!sealed).then(|| suggested.clone()),
            why: suggestion.why.clone(),
            proof: proof.map(ProofJson::of),
            decided: decided(stored),
        }
    }
}

fn decided(stored: &StoredSuggestion) -> Option<DecidedJson> {
    let decided = stored.decided.as_ref()?;
    let json = DecidedJson {
        decision: stored.state(),
        by: decided.by.clone(),
        at: decided.at,
        because: None,
        claim: None,
        evidence: None,
        fix: None,
        edited: false,
        unproved: false,
    };
    Some(match &decided.decision {
        Decision::Declined(declined) => DecidedJson { because: declined.because.clone(), ..json },
        Decision::Accepted(accepted) => DecidedJson {
            claim: accepted.claim,
            evidence: accepted.evidence,
            fix: accepted.fix,
            edited: accepted.edited,
            unproved: accepted.unproved,
            ..json
        },
    })
}

impl ProofJson {
    fn of(proof: &CopyProof) -> Self {
        let (state, sha256, nearest) = match proof {
            CopyProof::NoCopy => ("no_copy", None, None),
            CopyProof::Unreadable => ("unreadable", None, None),
            CopyProof::Laid { sha256, proof: Proof::Missing { nearest } } => {
                ("not_there", Some(sha256), nearest.as_ref().map(|nearest| nearest.passage.clone()))
            }
            CopyProof::Laid { sha256, .. } => ("proved", Some(sha256), None),
        };
        Self { state, sha256: sha256.cloned(), nearest }
    }
}

impl AgreementJson {
    pub fn of(agreement: &Agreement) -> Self {
        let Agreement { machine, kind, made, open, accepted, edited, declined, compared, same, same_way } =
            agreement.clone();
        let verdicts = (kind == SuggestionKind::Verdict).then_some(ComparedJson { compared, same, same_way });
        Self { machine, kind, made, open, accepted, edited, declined, verdicts }
    }
}
