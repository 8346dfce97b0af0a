//! Evidence and its sources in JSON.

use super::procedure::SnapshotJson;
use super::quantity::QuantityJson;
use crate::domain::{
    Claim, Credibility, Directness, Disclosure, Evidence, EvidenceNumber, Instant, PartialDate, Question, Reliability,
    Source, SourceKind, SourceNumber, Stance, StoredEvidence, StoredSource, Uid,
};
use crate::judgement;
use crate::judgement::comparison::Compared;
use schemars::JsonSchema;
use serde::Serialize;

/// A piece of evidence on one question of one claim.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct EvidenceJson {
    /// Printed `E1`, `E2` and so on; counted within the case over all claims.
    pub number: EvidenceNumber,
    /// A UUID that it keeps in every export and import, and by which it is known again.
    pub uid: Uid,
    /// Which question of the claim it speaks to.
    pub question: Question,
    /// Where it is from, with all that is known of the source.
    pub source: SourceJson,
    /// The origin it counts under: its own label, else its source's, else the source's number.
    pub origin: String,
    /// The label given to the evidence itself.
    pub own_origin: Option<String>,
    /// Which way it points.
    pub stance: Stance,
    /// How near it stands to what it reports; null where nobody has said.
    pub directness: Option<Directness>,
    /// How likely it is to be so, whoever says it: 1 (confirmed by others) to 5, 6 where nobody can judge.
    pub credibility: Credibility,
    /// Why that rating; null where nobody has said.
    pub credibility_reason: Option<String>,
    /// How far its source can be relied on: a to e, f where nobody can judge.
    pub reliability: Reliability,
    /// What it says, in the desk's words; null where the quotation says it.
    pub paraphrase: Option<String>,
    /// What it says, word for word in the language of the source; null where nothing is quoted.
    pub quote: Option<String>,
    /// Where in the source: page, paragraph, timecode or cell.
    pub locator: Option<String>,
    /// When this very passage was published, where that is another day than its source's.
    pub published: Option<PartialDate>,
    /// The time that its data are for, which is often long before they were published.
    pub data_as_of: Option<PartialDate>,
    /// The first of `quantities`.
    pub quantity: Option<QuantityJson>,
    /// The figures of its quotation and its paraphrase, or those that somebody gave.
    pub quantities: Vec<EvidencedJson>,
    /// How the figure compares with the claim's; null where either has none. A hint, never a verdict.
    pub comparison: Option<Compared>,
    /// The piece of evidence that it was taken from; null where it was taken from null that is here.
    pub derived_from: Option<EvidenceNumber>,
    /// Where and how a silent search was made; only with that stance.
    pub search_note: Option<String>,
    /// The newest kept bytes; null where there are none.
    pub snapshot: Option<SnapshotJson>,
    /// Why there are none, where somebody has said so.
    pub no_snapshot: Option<String>,
    /// Why it was withdrawn; null while it stands.
    pub withdrawn: Option<String>,
    /// Why its words may leave the desk though its source is confidential; null while they may not, and outside.
    pub released: Option<String>,
    /// When it was attached to the claim.
    pub added_at: Instant,
    /// The handle of whoever attached it.
    pub added_by: String,
}

/// Where evidence is from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct SourceJson {
    /// Printed `S1`, `S2` and so on; counted within the case.
    pub number: SourceNumber,
    /// A UUID that it keeps in every export and import, and by which it is known again.
    pub uid: Uid,
    /// What it is called; never empty.
    pub name: String,
    /// What it is.
    pub kind: SourceKind,
    /// Who publishes it; null where that is not known.
    pub publisher: Option<String>,
    /// Who wrote or made it; null where that is not known.
    pub author: Option<String>,
    /// Where it stands on the web: http or https; null where it stands nowhere.
    pub url: Option<String>,
    /// When it was published, as exactly as is known.
    pub published: Option<PartialDate>,
    /// How far it can be relied on: a to e, f where nobody can judge.
    pub reliability: Reliability,
    /// Why that rating; null where nobody has said.
    pub reliability_reason: Option<String>,
    /// How it is a party to the matter; null where it is not known to be one.
    pub interest: Option<String>,
    /// Where what it mainly carries was first made, as a label; null where nobody has said.
    pub origin: Option<String>,
    /// Whatever else the desk knows of it.
    pub note: Option<String>,
    /// Whether its name may leave the desk.
    pub disclosure: Disclosure,
    /// The source that it turned out to be, where it was merged into one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub merged_into: Option<SourceNumber>,
}

/// A figure of a piece of evidence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct EvidencedJson {
    /// The figure itself.
    #[serde(flatten)]
    pub quantity: QuantityJson,
    /// The claim's figure that it belongs to, as the claim writes it.
    pub beside: Option<String>,
    /// How the two go together; null where no figure of the claim belongs to it. A hint.
    pub comparison: Option<Compared>,
}

impl EvidencedJson {
    fn all(claim: &Claim, evidence: &Evidence) -> Vec<Self> {
        let pairs = judgement::pairs(claim, evidence);
        let figures = evidence.quantities().enumerate().map(|(at, quantity)| {
            let own = pairs.iter().find(|pair| pair.of_evidence == at);
            Self {
                quantity: QuantityJson::of(quantity),
                beside: own.map(|pair| pair.claimed.raw.clone()),
                comparison: own.map(|pair| pair.compared.clone()),
            }
        });
        figures.collect()
    }
}

impl EvidenceJson {
    /// Compares its figures with those of the claim.
    pub fn of(claim: &Claim, stored: &StoredEvidence) -> Self {
        let evidence = &stored.evidence;
        Self {
            number: evidence.number,
            uid: evidence.uid,
            question: evidence.question,
            source: SourceJson::of(&stored.source),
            origin: stored.origin(),
            own_origin: evidence.origin.clone(),
            stance: evidence.stance,
            directness: evidence.directness,
            credibility: evidence.credibility,
            credibility_reason: evidence.credibility_reason.clone(),
            reliability: stored.source.reliability,
            paraphrase: evidence.paraphrase.clone(),
            quote: evidence.quote.clone(),
            locator: evidence.locator.clone(),
            published: evidence.published.clone(),
            data_as_of: evidence.data_as_of.clone(),
            quantity: evidence.quantity.as_ref().map(QuantityJson::of),
            quantities: EvidencedJson::all(claim, evidence),
            comparison: judgement::figures(claim, evidence).map(|pair| pair.compared),
            derived_from: evidence.derived_from,
            search_note: evidence.search_note.clone(),
            snapshot: stored.snapshots.last().map(SnapshotJson::of),
            no_snapshot: stored.no_snapshot.clone(),
            withdrawn: stored.withdrawn.clone(),
            released: stored.released.clone(),
            added_at: stored.added_at,
            added_by: stored.added_by.clone(),
        }
    }
}

impl SourceJson {
    /// The source, whether or not it was merged into another.
    pub fn of(source: &Source) -> Self {
        Self {
            number: source.number,
            uid: source.uid,
            name: source.name.clone(),
            kind: source.kind,
            publisher: source.publisher.clone(),
            author: source.author.clone(),
            url: source.url.clone(),
            published: source.published.clone(),
            reliability: source.reliability,
            reliability_reason: source.reliability_reason.clone(),
            interest: source.interest.clone(),
            origin: source.origin.clone(),
            note: source.note.clone(),
            disclosure: source.disclosure,
            merged_into: None,
        }
    }

    /// The source as it is stored, with the one that it was merged into.
    pub fn stored(stored: &StoredSource) -> Self {
        Self { merged_into: stored.merged_into, ..Self::of(&stored.source) }
    }
}
