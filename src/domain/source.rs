//! Where evidence comes from. Reliability belongs to the source; an address is not an identity.

use super::words::words;
use super::{Instant, Invalid, PartialDate, SourceNumber, Uid, text};
use serde::{Deserialize, Serialize};

words! {
    SourceKind, "source kind", {
        PrimaryDocument = "primary_document",
        OfficialStatement = "official_statement",
        Wire = "wire",
        NewsReport = "news_report",
        ThinkTank = "think_tank",
        Academic = "academic",
        Dataset = "dataset",
        Ngo = "ngo",
        SocialPost = "social_post",
        Interview = "interview",
        Encyclopedia = "encyclopedia",
        Other = "other",
    }
}

words! {
    /// Admiralty scale: a reliable, b usually, c fairly, d not usually reliable, e unreliable, f cannot be judged.
    #[derive(Default)]
    Reliability, "reliability", {
        A = "a",
        B = "b",
        C = "c",
        D = "d",
        E = "e",
        #[default]
        F = "f",
    }
}

words! {
    /// Whether a source's name may leave the desk.
    #[derive(Default)]
    Disclosure, "disclosure", {
        #[default]
        Open = "open",
        /// The name never leaves in any export or report for the author or the public.
        Confidential = "confidential",
    }
}

/// What a person enters of a source.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct NewSource {
    pub uid: Option<Uid>,
    pub name: String,
    pub kind: Option<SourceKind>,
    pub publisher: Option<String>,
    pub author: Option<String>,
    pub url: Option<String>,
    pub published: Option<PartialDate>,
    pub reliability: Reliability,
    pub reliability_reason: Option<String>,
    pub interest: Option<String>,
    pub origin: Option<String>,
    pub note: Option<String>,
    pub disclosure: Disclosure,
}

/// A source as it is stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    pub number: SourceNumber,
    pub uid: Uid,
    pub name: String,
    pub kind: SourceKind,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub publisher: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub author: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<PartialDate>,
    #[serde(default)]
    pub reliability: Reliability,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reliability_reason: Option<String>,
    /// How the source is a party to the matter; none where it is not known to be one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub interest: Option<String>,
    /// Where the information that the source mainly carries was first made, as a label.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub origin: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    #[serde(default)]
    pub disclosure: Disclosure,
}

impl Source {
    /// Whether it is confidential and says whose it is.
    pub fn tells_in_confidence(&self) -> bool {
        self.disclosure == Disclosure::Confidential && self.name != cover_name(self.number)
    }

    /// A confidential source as it may leave the desk: nothing but its number, kind and rating.
    pub fn concealed(&self) -> Self {
        Self {
            name: cover_name(self.number),
            publisher: None,
            author: None,
            url: None,
            published: None,
            reliability_reason: None,
            interest: None,
            origin: None,
            note: None,
            disclosure: Disclosure::Confidential,
            ..self.clone()
        }
    }

    /// The source without what tells whose it is, where it is confidential; names in its other texts stay.
    pub fn outside(&self) -> Self {
        match self.disclosure {
            Disclosure::Open => self.clone(),
            Disclosure::Confidential => self.concealed(),
        }
    }
}

/// What a source is called outside where its name must stay inside.
fn cover_name(number: SourceNumber) -> String {
    format!("confidential source {number}")
}

/// A source as it is read back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredSource {
    pub source: Source,
    pub added_at: Instant,
    /// How many pieces of evidence rest on it, withdrawn ones left out.
    pub evidence: u32,
    /// The source that it turned out to be; none while it stands for itself.
    pub merged_into: Option<SourceNumber>,
}

impl NewSource {
    /// Checks each field and gives the source its number and uid.
    pub fn checked(self, number: SourceNumber, uid: Uid) -> Result<Source, Invalid> {
        let optional = |field, value: Option<String>| value.map(|v| text::line(field, &v)).transpose();
        Ok(Source {
            number,
            uid: self.uid.unwrap_or(uid),
            name: text::line("source name", &self.name)?,
            kind: self.kind.unwrap_or(SourceKind::Other),
            publisher: optional("publisher", self.publisher)?,
            author: optional("author", self.author)?,
            url: self.url.map(|url| text::url(&url)).transpose()?,
            published: self.published,
            reliability: self.reliability,
            reliability_reason: optional("reason for the reliability", self.reliability_reason)?,
            interest: optional("interest", self.interest)?,
            origin: optional("origin", self.origin)?,
            note: self.note.map(|note| text::passage("note", &note)).transpose()?,
            disclosure: self.disclosure,
        })
    }
}

impl Source {
    /// Makes one change.
    pub fn change(&mut self, change: &SourceChange) {
        match change.clone() {
            SourceChange::Name(v) => self.name = v,
            SourceChange::Kind(v) => self.kind = v,
            SourceChange::Publisher(v) => self.publisher = v,
            SourceChange::Author(v) => self.author = v,
            SourceChange::Url(v) => self.url = v,
            SourceChange::Published(v) => self.published = v,
            SourceChange::Reliability(v) => self.reliability = v,
            SourceChange::ReliabilityReason(v) => self.reliability_reason = v,
            SourceChange::Interest(v) => self.interest = v,
            SourceChange::Origin(v) => self.origin = v,
            SourceChange::Note(v) => self.note = v,
            SourceChange::Disclosure(v) => self.disclosure = v,
        }
    }

    /// What the field of a change holds, as a change that would set it so.
    pub fn now(&self, change: &SourceChange) -> SourceChange {
        match change {
            SourceChange::Name(_) => SourceChange::Name(self.name.clone()),
            SourceChange::Kind(_) => SourceChange::Kind(self.kind),
            SourceChange::Publisher(_) => SourceChange::Publisher(self.publisher.clone()),
            SourceChange::Author(_) => SourceChange::Author(self.author.clone()),
            SourceChange::Url(_) => SourceChange::Url(self.url.clone()),
            SourceChange::Published(_) => SourceChange::Published(self.published.clone()),
            SourceChange::Reliability(_) => SourceChange::Reliability(self.reliability),
            SourceChange::ReliabilityReason(_) => SourceChange::ReliabilityReason(self.reliability_reason.clone()),
            SourceChange::Interest(_) => SourceChange::Interest(self.interest.clone()),
            SourceChange::Origin(_) => SourceChange::Origin(self.origin.clone()),
            SourceChange::Note(_) => SourceChange::Note(self.note.clone()),
            SourceChange::Disclosure(_) => SourceChange::Disclosure(self.disclosure),
        }
    }
}

/// What two entries of a source have in common that makes them look like one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SameSource {
    Address,
    Name,
}

/// What stands in a source's note before the key that bibliographies know it by.
pub const CITEKEY: &str = "citekey:";

/// The key that a note names.
fn citekey(note: Option<&String>) -> Option<&str> {
    note?.lines().find_map(|line| line.trim().strip_prefix(CITEKEY)).map(str::trim).filter(|key| !key.is_empty())
}

impl NewSource {
    /// Whether an entry of a bibliography is a source that is there: by its address, of which a DOI's is one, or by its key
    /// or without an address by its title and author.
    pub fn is_entry_of(&self, known: &Source) -> bool {
        let same_title = text::same_words(&self.name, &known.name);
        let keyed = citekey(self.note.as_ref()).is_some_and(|key| citekey(known.note.as_ref()) == Some(key));
        match (&self.url, &known.url) {
            (Some(one), Some(other)) => text::same_address(one, other) || keyed && same_title,
            _ => same_title && (keyed || self.author == known.author && self.published == known.published),
        }
    }

    /// What makes an entry look like one that is there: the same address but for its outer form, else the same name.
    pub fn resembles(&self, known: &Source) -> Option<SameSource> {
        match (&self.url, &known.url) {
            (Some(one), Some(other)) if text::same_address(one, other) => Some(SameSource::Address),
            _ if text::same_words(&self.name, &known.name) => Some(SameSource::Name),
            _ => None,
        }
    }
}

/// One changed field of a source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SourceChange {
    Name(String),
    Kind(SourceKind),
    Publisher(Option<String>),
    Author(Option<String>),
    Url(Option<String>),
    Published(Option<PartialDate>),
    Reliability(Reliability),
    ReliabilityReason(Option<String>),
    Interest(Option<String>),
    Origin(Option<String>),
    Note(Option<String>),
    Disclosure(Disclosure),
}

impl SourceChange {
    /// The same rules as for a new source.
    pub fn checked(self) -> Result<Self, Invalid> {
        let optional = |field, value: Option<String>| value.map(|v| text::line(field, &v)).transpose();
        Ok(match self {
            Self::Name(name) => Self::Name(text::line("source name", &name)?),
            Self::Publisher(v) => Self::Publisher(optional("publisher", v)?),
            Self::Author(v) => Self::Author(optional("author", v)?),
            Self::Url(v) => Self::Url(v.map(|url| text::url(&url)).transpose()?),
            Self::ReliabilityReason(v) => Self::ReliabilityReason(optional("reason for the reliability", v)?),
            Self::Interest(v) => Self::Interest(optional("interest", v)?),
            Self::Origin(v) => Self::Origin(optional("origin", v)?),
            Self::Note(v) => Self::Note(v.map(|note| text::passage("note", &note)).transpose()?),
            Self::Kind(_) | Self::Published(_) | Self::Reliability(_) | Self::Disclosure(_) => self,
        })
    }
}
