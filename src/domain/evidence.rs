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
        /// It says that the claim is so.
        Supports = "supports",
        /// It says that the claim is not so.
        Refutes = "refutes",
        /// It says both, each in part.
        Mixed = "mixed",
        /// It helps to understand, and decides nothing.
        Context = "context",
        /// A recorded search that found nothing.
        Silent = "silent",
    }
}

words! {
    /// How near the evidence stands to what it reports, for this question.
    Directness, "directness", {
        /// The thing itself: the document, the recording, the data, the eyewitness.
        Primary = "primary",
        /// A report by somebody who had the thing itself.
        Secondary = "secondary",
        /// A report of reports.
        Tertiary = "tertiary",
    }
}

/// Admiralty scale, 1 to 6: 1 confirmed by others, 2 probably true, 3 possibly true, 4 doubtful, 5 improbable,
/// 6 cannot be judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(try_from = "u8", into = "u8")]
pub struct Credibility(u8);

impl Credibility {
    /// What nobody has rated yet: 6.
    pub const CANNOT_BE_JUDGED: Self = Self(6);

    /// Refuses what is not 1 to 6.
    pub fn new(value: u8) -> Result<Self, Invalid> {
        if (1..=6).contains(&value) {
            return Ok(Self(value));
        }
        Err(Invalid::OutOfRange { field: "credibility", given: value.into(), low: 1, high: 6 })
    }

    /// 1 to 6; 1 is the best.
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
    /// The one that it brings along from another file; none gives it a new one.
    pub uid: Option<Uid>,
    /// The claim that it belongs to.
    pub claim: ClaimNumber,
    /// None picks the claim's one question, or `true` where both apply.
    pub question: Option<Question>,
    /// Where it is from.
    pub source: SourceNumber,
    /// Which way it points.
    pub stance: Stance,
    /// Where the information was first made, as a label; none means: where the source got it.
    pub origin: Option<String>,
    /// How near it stands to what it reports; none where nobody has said.
    pub directness: Option<Directness>,
    /// How likely it is to be so, whoever says it: 1 (confirmed by others) to 5, 6 where nobody can judge.
    pub credibility: Credibility,
    /// Why that rating; none where nobody has said.
    pub credibility_reason: Option<String>,
    /// What it says, in the desk's words; none where the quotation says it.
    pub paraphrase: Option<String>,
    /// What it says, word for word in the language of the source; none where nothing is quoted.
    pub quote: Option<String>,
    /// Where in the source: page, paragraph, timecode or cell.
    pub locator: Option<String>,
    /// When this very passage was published, where that is another day than its source's.
    pub published: Option<PartialDate>,
    /// The time that its data are for, which is often long before they were published.
    pub data_as_of: Option<PartialDate>,
    /// None reads them from the quotation and the paraphrase.
    pub quantities: Option<Vec<Quantity>>,
    /// The piece of evidence that it was taken from; none where it was taken from none that is here.
    pub derived_from: Option<EvidenceNumber>,
    /// Where and how a silent search was made; only with that stance.
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
    /// Printed `E1`, `E2` and so on; counted within the case over all claims.
    pub number: EvidenceNumber,
    /// A UUID that it keeps in every export and import, and by which it is known again.
    pub uid: Uid,
    /// The claim that it belongs to.
    pub claim: ClaimNumber,
    /// Which question of the claim it speaks to.
    pub question: Question,
    /// Where it is from.
    pub source: SourceNumber,
    /// Which way it points.
    pub stance: Stance,
    /// Where this piece of information was first made, as a label; none means: where the source got it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub origin: Option<String>,
    /// How near it stands to what it reports; none where nobody has said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub directness: Option<Directness>,
    /// How likely it is to be so, whoever says it: 1 (confirmed by others) to 5, 6 where nobody can judge.
    #[serde(default)]
    pub credibility: Credibility,
    /// Why that rating; none where nobody has said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub credibility_reason: Option<String>,
    /// What it says, in the desk's words; none where the quotation says it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub paraphrase: Option<String>,
    /// Verbatim, in the language of the source.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quote: Option<String>,
    /// Page, paragraph, timecode or cell.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub locator: Option<String>,
    /// When this very passage was published, where that is another day than its source's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<PartialDate>,
    /// The time that its data are for, which is often long before they were published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub data_as_of: Option<PartialDate>,
    /// Its figure; the first, where it has several.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quantity: Option<Quantity>,
    /// The figures beside the first. Apart from it, so that what a digest covered before there were several stays the same.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub further_quantities: Vec<Quantity>,
    /// The piece of evidence that it was taken from; none where it was taken from none that is here.
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
    /// The question that it speaks to now.
    Question(Question),
    /// The source that it is from after all.
    Source(SourceNumber),
    /// Which way it points now.
    Stance(Stance),
    /// The new label; `None` takes the old one away.
    Origin(Option<String>),
    /// How near it stands now; `None` takes the old word away.
    Directness(Option<Directness>),
    /// The new rating.
    Credibility(Credibility),
    /// The new reason for the rating; `None` takes the old one away.
    CredibilityReason(Option<String>),
    /// The new paraphrase; `None` takes the old one away.
    Paraphrase(Option<String>),
    /// The new quotation; `None` takes the old one away.
    Quote(Option<String>),
    /// The new place in the source; `None` takes the old one away.
    Locator(Option<String>),
    /// The new day of publication; `None` leaves it to the source.
    Published(Option<PartialDate>),
    /// The new time of its data; `None` takes the old one away.
    DataAsOf(Option<PartialDate>),
    /// All of its figures, as they are now.
    Quantities(Vec<Quantity>),
    /// What it was taken from; `None` means: nothing that is here.
    DerivedFrom(Option<EvidenceNumber>),
    /// Where and how it was searched; `None` takes the old note away.
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
    /// The piece itself.
    pub evidence: Evidence,
    /// Its source, as it is now.
    pub source: Source,
    /// When it was attached to the claim.
    pub added_at: Instant,
    /// The handle of whoever attached it.
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
    /// Whether it counts: it was not withdrawn.
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
