//! The digest of a claim's content: what a second reader has read, and what a later change voids.

use crate::domain::{
    Anchor, Claim, Dossier, Evidence, Hedge, Judged, Link, PartialDate, Quantity, Question, Source, Status,
    StoredEvidence, canonical,
};
use serde::Serialize;
use sha2::{Digest, Sha256};

/// Everything that a reader's approval covers. Who works on the claim, its tags and its priority are not content, nor is
/// where exactly its words stand in the text.
#[derive(Serialize)]
struct Content<'a> {
    text: &'a str,
    kind: &'a str,
    checkable: &'a str,
    attribution: &'a [Link],
    hedges: &'a [Hedge],
    quantities: &'a [Quantity],
    as_of: &'a Option<PartialDate>,
    as_of_words: &'a Option<String>,
    correct_text: &'a Option<String>,
    words: Option<&'a str>,
    evidence: Vec<Piece<'a>>,
    statuses: Vec<&'a Status>,
}

/// A piece of evidence that stands.
#[derive(Serialize)]
struct Piece<'a> {
    #[serde(flatten)]
    evidence: &'a Evidence,
    /// The origin that it counts under.
    counted_under: String,
    #[serde(rename = "from")]
    source: &'a Source,
    /// The names of the kept bytes.
    snapshots: Vec<&'a str>,
}

/// SHA-256, in lower-case hex, over the content as canonical JSON (RFC 8785).
pub fn digest(dossier: &Dossier) -> String {
    let claim: &Claim = &dossier.claim;
    let content = Content {
        text: &claim.text,
        kind: crate::domain::Word::word(claim.kind),
        checkable: crate::domain::Word::word(claim.checkable),
        attribution: &claim.attribution,
        hedges: &claim.hedges,
        quantities: &claim.quantities,
        as_of: &claim.as_of,
        as_of_words: &claim.as_of_words,
        correct_text: &claim.correct_text,
        words: claim.anchor.as_ref().map(|anchor: &Anchor| anchor.exact.as_str()),
        evidence: dossier.evidence.iter().filter(|stored| stored.stands()).map(piece).collect(),
        statuses: [Question::Said, Question::True]
            .iter()
            .filter_map(|question| dossier.status(*question).map(|stored| &stored.status))
            .collect(),
    };
    // Plain strings, numbers and lists: nothing here can fail to be written.
    data_encoding::HEXLOWER.encode(&Sha256::digest(canonical(&content).unwrap_or_default()))
}

/// SHA-256, in lower-case hex, over what a verdict judges, as canonical JSON.
pub fn judged_digest(judged: &Judged) -> String {
    data_encoding::HEXLOWER.encode(&Sha256::digest(canonical(judged).unwrap_or_default()))
}

fn piece(stored: &StoredEvidence) -> Piece<'_> {
    Piece {
        evidence: &stored.evidence,
        counted_under: stored.origin(),
        source: &stored.source,
        snapshots: stored.snapshots.iter().map(|kept| kept.snapshot.sha256.as_str()).collect(),
    }
}
