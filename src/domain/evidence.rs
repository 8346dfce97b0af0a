//! What speaks for or against a claim, or was looked for and not found. Withdrawn with a reason, never deleted.

use super::words::words;
use super::{
    ClaimNumber, EvidenceNumber, Instant, Invalid, PartialDate, Quantity, Question, Source, SourceNumber,
    StoredSnapshot, Uid, text,
};
use serde::{Deserialize, Serialize};

words! {
    /// What a piece of evidence says on its question.
    Stance, "stance", {
        Supports = "supports",
        Refutes = "refutes",
        Mixed = "mixed",
        Context = "context",
        /// A recorded search that found nothing.
        Silent = "silent",
    }
}

words! {
    /// How near the evidence stands to what it reports, for this question.
    Directness, "directness", {
        Primary = "primary",
        Secondary = "secondary",
        Tertiary = "tertiary",
    }
}

/// Admiralty scale, 1 to 6: 1 confirmed by others, 2 probably true, 3 possibly true, 4 doubtful, 5 improbable,
/// 6 cannot be judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(try_from = "u8", into = "u8")]
pub struct Credibility(u8);

impl Credibility {
    pub const CANNOT_BE_JUDGED: Self = Self(6);

    pub fn new(value: u8) -> Result<Self, Invalid> {
        if (1..=6).contains(&value) {
            return Ok(Self(value));
        }
        Err(Invalid::OutOfRange { field: "credibility", given: value.into(), low: 1, high: 6 })
    }

    pub fn value(self) -> u8 {
        self.0
    }

    /// Confirmed or probably true.
    pub fn is_credible(self) -> bool {
        self.0 <= 2
    }
}

impl TryFrom<u8> for Credibility {
    type Error = Invalid;
    fn try_from(value: u8) -> Result<Self, Invalid> {
        Self::new(value)
    }
}

impl From<Credibility> for u8 {
    fn from(credibility: Credibility) -> u8 {
        credibility.0
    }
}

impl Default for Credibility {
    fn default() -> Self {
        Self::CANNOT_BE_JUDGED
    }
}

/// What a person enters of a piece of evidence; its source is already known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewEvidence {
    pub uid: Option<Uid>,
    pub claim: ClaimNumber,
    /// None picks the claim's one question, or `true` where both apply.
    pub question: Option<Question>,
    pub source: SourceNumber,
    pub stance: Stance,
    pub origin: Option<String>,
    pub directness: Option<Directness>,
    pub credibility: Credibility,
    pub credibility_reason: Option<String>,
    pub paraphrase: Option<String>,
    pub quote: Option<String>,
    pub locator: Option<String>,
    pub published: Option<PartialDate>,
    pub data_as_of: Option<PartialDate>,
    /// None reads them from the quotation and the paraphrase.
    pub quantities: Option<Vec<Quantity>>,
    pub derived_from: Option<EvidenceNumber>,
    pub search_note: Option<String>,
}

impl NewEvidence {
    /// A piece of evidence with nothing said beyond whose it is and which way it points.
    pub fn new(claim: ClaimNumber, source: SourceNumber, stance: Stance) -> Self {
        Self {
            uid: None,
            claim,
            question: None,
            source,
            stance,
            origin: None,
            directness: None,
            credibility: Credibility::CANNOT_BE_JUDGED,
            credibility_reason: None,
            paraphrase: None,
            quote: None,
            locator: None,
            published: None,
            data_as_of: None,
            quantities: None,
            derived_from: None,
            search_note: None,
        }
    }

    /// Checks each field; the verb has looked up the claim's question.
    pub fn checked(self, number: EvidenceNumber, uid: Uid, question: Question) -> Result<Evidence, Invalid> {
        let passage = |field, value: Option<String>| value.map(|v| text::passage(field, &v)).transpose();
        let line = |field, value: Option<String>| value.map(|v| text::line(field, &v)).transpose();
        if self.stance == Stance::Silent && self.search_note.is_none() {
            return Err(Invalid::Empty { field: "search note (a silent search must say where and how it was made)" });
        }
        let quantities = self.quantities.unwrap_or_default();
        quantities.iter().try_for_each(Quantity::check)?;
        let mut quantities = quantities.into_iter();
        Ok(Evidence {
            number,
            uid: self.uid.unwrap_or(uid),
            claim: self.claim,
            question,
            source: self.source,
            stance: self.stance,
            origin: line("origin", self.origin)?,
            directness: self.directness,
            credibility: self.credibility,
            credibility_reason: passage("reason for the credibility", self.credibility_reason)?,
            paraphrase: passage("paraphrase", self.paraphrase)?,
            quote: passage("quote", self.quote)?,
            locator: line("locator", self.locator)?,
            published: self.published,
            data_as_of: self.data_as_of,
            quantity: quantities.next(),
            further_quantities: quantities.collect(),
            derived_from: self.derived_from,
            search_note: passage("search note", self.search_note)?,
        })
    }
}

/// A piece of evidence as it is stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    pub number: EvidenceNumber,
    pub uid: Uid,
    pub claim: ClaimNumber,
    pub question: Question,
    pub source: SourceNumber,
    pub stance: Stance,
    /// Where this piece of information was first made, as a label; none means: where the source got it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub origin: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub directness: Option<Directness>,
    #[serde(default)]
    pub credibility: Credibility,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub credibility_reason: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub paraphrase: Option<String>,
    /// Verbatim, in the language of the source.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quote: Option<String>,
    /// Page, paragraph, timecode or cell.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub locator: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<PartialDate>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub data_as_of: Option<PartialDate>,
    /// Its figure; the first, where it has several.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quantity: Option<Quantity>,
    /// The figures beside the first. Apart from it, so that what a digest covered before there were several stays the same.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub further_quantities: Vec<Quantity>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub derived_from: Option<EvidenceNumber>,
    /// Where and how a silent search was made.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub search_note: Option<String>,
}

impl Evidence {
    /// Its figures, in the order in which it gives them.
    pub fn quantities(&self) -> impl Iterator<Item = &Quantity> {
        self.quantity.iter().chain(&self.further_quantities)
    }

    /// Makes one change.
    pub fn change(&mut self, change: &EvidenceChange) {
        match change.clone() {
            EvidenceChange::Question(v) => self.question = v,
            EvidenceChange::Source(v) => self.source = v,
            EvidenceChange::Stance(v) => self.stance = v,
            EvidenceChange::Origin(v) => self.origin = v,
            EvidenceChange::Directness(v) => self.directness = v,
            EvidenceChange::Credibility(v) => self.credibility = v,
            EvidenceChange::CredibilityReason(v) => self.credibility_reason = v,
            EvidenceChange::Paraphrase(v) => self.paraphrase = v,
            EvidenceChange::Quote(v) => self.quote = v,
            EvidenceChange::Locator(v) => self.locator = v,
            EvidenceChange::Published(v) => self.published = v,
            EvidenceChange::DataAsOf(v) => self.data_as_of = v,
            EvidenceChange::DerivedFrom(v) => self.derived_from = v,
            EvidenceChange::SearchNote(v) => self.search_note = v,
            EvidenceChange::Quantities(v) => {
                let mut quantities = v.into_iter();
                self.quantity = quantities.next();
                self.further_quantities = quantities.collect();
            }
        }
    }

    /// What the field of a change holds, as a change that would set it so.
    pub fn now(&self, change: &EvidenceChange) -> EvidenceChange {
        match change {
            EvidenceChange::Question(_) => EvidenceChange::Question(self.question),
            EvidenceChange::Source(_) => EvidenceChange::Source(self.source),
            EvidenceChange::Stance(_) => EvidenceChange::Stance(self.stance),
            EvidenceChange::Origin(_) => EvidenceChange::Origin(self.origin.clone()),
            EvidenceChange::Directness(_) => EvidenceChange::Directness(self.directness),
            EvidenceChange::Credibility(_) => EvidenceChange::Credibility(self.credibility),
            EvidenceChange::CredibilityReason(_) => EvidenceChange::CredibilityReason(self.credibility_reason.clone()),
            EvidenceChange::Paraphrase(_) => EvidenceChange::Paraphrase(self.paraphrase.clone()),
            EvidenceChange::Quote(_) => EvidenceChange::Quote(self.quote.clone()),
            EvidenceChange::Locator(_) => EvidenceChange::Locator(self.locator.clone()),
            EvidenceChange::Published(_) => EvidenceChange::Published(self.published.clone()),
            EvidenceChange::DataAsOf(_) => EvidenceChange::DataAsOf(self.data_as_of.clone()),
            EvidenceChange::DerivedFrom(_) => EvidenceChange::DerivedFrom(self.derived_from),
            EvidenceChange::SearchNote(_) => EvidenceChange::SearchNote(self.search_note.clone()),
            EvidenceChange::Quantities(_) => EvidenceChange::Quantities(self.quantities().cloned().collect()),
        }
    }
}

/// One changed field of a piece of evidence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EvidenceChange {
    Question(Question),
    Source(SourceNumber),
    Stance(Stance),
    Origin(Option<String>),
    Directness(Option<Directness>),
    Credibility(Credibility),
    CredibilityReason(Option<String>),
    Paraphrase(Option<String>),
    Quote(Option<String>),
    Locator(Option<String>),
    Published(Option<PartialDate>),
    DataAsOf(Option<PartialDate>),
    Quantities(Vec<Quantity>),
    DerivedFrom(Option<EvidenceNumber>),
    SearchNote(Option<String>),
}

impl EvidenceChange {
    /// The same rules as for a new piece of evidence.
    pub fn checked(self) -> Result<Self, Invalid> {
        let passage = |field, value: Option<String>| value.map(|v| text::passage(field, &v)).transpose();
        let line = |field, value: Option<String>| value.map(|v| text::line(field, &v)).transpose();
        Ok(match self {
            Self::Origin(v) => Self::Origin(line("origin", v)?),
            Self::CredibilityReason(v) => Self::CredibilityReason(passage("reason for the credibility", v)?),
            Self::Paraphrase(v) => Self::Paraphrase(passage("paraphrase", v)?),
            Self::Quote(v) => Self::Quote(passage("quote", v)?),
            Self::Locator(v) => Self::Locator(line("locator", v)?),
            Self::SearchNote(v) => Self::SearchNote(passage("search note", v)?),
            Self::Quantities(quantities) => {
                quantities.iter().try_for_each(Quantity::check)?;
                Self::Quantities(quantities)
            }
            Self::Question(_)
            | Self::Source(_)
            | Self::Stance(_)
            | Self::Directness(_)
            | Self::Credibility(_)
            | Self::Published(_)
            | Self::DataAsOf(_)
            | Self::DerivedFrom(_) => self,
        })
    }
}

/// A piece of evidence as it is read back, with its source and, where it was withdrawn, why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredEvidence {
    pub evidence: Evidence,
    pub source: Source,
    pub added_at: Instant,
    pub added_by: String,
    /// None while it stands.
    pub withdrawn: Option<String>,
    /// Why its words may leave the desk though its source is confidential; none while they may not.
    pub released: Option<String>,
    /// The kept bytes, oldest first.
    pub snapshots: Vec<StoredSnapshot>,
    /// Why there is no snapshot, where somebody has said so.
    pub no_snapshot: Option<String>,
    /// The origin that the label's own was merged into.
    pub merged_into: Option<String>,
}

impl StoredEvidence {
    pub fn stands(&self) -> bool {
        self.withdrawn.is_none()
    }

    /// The label of the origin it counts under: the one that its own was merged into, else its own.
    pub fn origin(&self) -> String {
        self.merged_into.clone().unwrap_or_else(|| self.own_origin())
    }

    /// The label that it was given: the evidence's own, else its source's, else the source itself.
    pub fn own_origin(&self) -> String {
        let own = self.evidence.origin.clone().or_else(|| self.source.origin.clone());
        own.unwrap_or_else(|| self.source.number.to_string())
    }
}
