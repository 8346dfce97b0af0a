//! Suggestions of machines in JSON: what `suggestion` prints. No export has them.

use crate::domain::{
    Agreement, ArticleNumber, ClaimNumber, Decision, EvidenceNumber, FixNumber, Instant, StoredSuggestion, Suggested,
    SuggestionKind, SuggestionNumber, SuggestionState,
};
use crate::judgement::quotation::{CopyProof, Proof};
use serde::Serialize;

/// What a machine suggests, and what a person made of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SuggestionJson {
    /// Counted within the case over all kinds.
    pub number: SuggestionNumber,
    /// What kind of thing is suggested.
    pub kind: SuggestionKind,
    /// What became of it.
    pub state: SuggestionState,
    /// The claim that it is about; null for a new one and for a sentence.
    pub claim: Option<ClaimNumber>,
    /// The article that it is about; null where it is about a claim that is here.
    pub article: Option<ArticleNumber>,
    /// As the machine calls itself.
    pub machine: String,
    /// As the machine gives it; null where it gives null.
    pub version: Option<String>,
    /// In whose session it was made.
    pub by: String,
    /// When it was made.
    pub at: Instant,
    /// A verdict that is not shown until a person has given theirs.
    pub sealed: bool,
    /// Null where it is sealed.
    pub suggested: Option<Suggested>,
    /// Why the machine suggests it; null where it does not say.
    pub why: Option<String>,
    /// Of a quotation; null where nothing is quoted, or where it was not asked for.
    pub proof: Option<ProofJson>,
    /// What a person decided; null while it is open.
    pub decided: Option<DecidedJson>,
}

/// How the words of a quotation stand in a kept copy of their source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ProofJson {
    /// `proved`, `not_there`, `unreadable`, `no_copy`.
    pub state: &'static str,
    /// Of the kept copy.
    pub sha256: Option<String>,
    /// The passage of the copy that is nearest, where the words do not stand in it.
    pub nearest: Option<String>,
}

/// What a person decided.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DecidedJson {
    /// `accepted` or `declined`.
    pub decision: SuggestionState,
    /// The handle of whoever decided.
    pub by: String,
    /// When they decided.
    pub at: Instant,
    /// Why it was declined; null where it was accepted, and where it is hidden.
    pub because: Option<String>,
    /// What came of it.
    pub claim: Option<ClaimNumber>,
    /// The piece of evidence that was attached.
    pub evidence: Option<EvidenceNumber>,
    /// The fix that was proposed.
    pub fix: Option<FixNumber>,
    /// Whether it was accepted in other words than the machine's.
    pub edited: bool,
    /// Whether its quotation was laid beside no kept copy.
    pub unproved: bool,
}

/// What people made of the suggestions of one kind by one machine.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AgreementJson {
    /// The name of the machine, whatever its version.
    pub machine: String,
    /// Which kind of suggestion is counted.
    pub kind: SuggestionKind,
    /// How many the machine made.
    pub made: u32,
    /// Those that nobody has decided on.
    pub open: u32,
    /// Those accepted, in whatever words.
    pub accepted: u32,
    /// Those accepted in other words than the machine's.
    pub edited: u32,
    /// Those declined.
    pub declined: u32,
    /// Verdicts that a person gave not knowing the machine's; null for other kinds.
    pub verdicts: Option<ComparedJson>,
}

/// Verdicts of a machine beside those of people.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ComparedJson {
    /// How many were laid beside a person's.
    pub compared: u32,
    /// Those that say what the person says.
    pub same: u32,
    /// Not the same, but both affirm or both deny.
    pub same_way: u32,
}

impl SuggestionJson {
    /// The suggestion as it is stored, with how its quotation stands.
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
    /// The counts as they stand.
    pub fn of(agreement: &Agreement) -> Self {
        let Agreement { machine, kind, made, open, accepted, edited, declined, compared, same, same_way } =
            agreement.clone();
        let verdicts = (kind == SuggestionKind::Verdict).then_some(ComparedJson { compared, same, same_way });
        Self { machine, kind, made, open, accepted, edited, declined, verdicts }
    }
}
