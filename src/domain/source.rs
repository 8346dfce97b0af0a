//! Where evidence comes from. Reliability belongs to the source; an address is not an identity.

use super::words::words;
use super::{Instant, Invalid, PartialDate, SourceNumber, Uid, text};
use serde::{Deserialize, Serialize};

words! {
    /// What a source is.
    SourceKind, "source kind", {
        /// A law, a ruling, a contract, minutes: the thing itself.
        PrimaryDocument = "primary_document",
        /// What an authority or a company says of itself.
        OfficialStatement = "official_statement",
        /// A news agency.
        Wire = "wire",
        /// A report of a paper, a site or a station.
        NewsReport = "news_report",
        /// An institute that studies and advises.
        ThinkTank = "think_tank",
        /// A paper, a thesis, a book of scholars.
        Academic = "academic",
        /// Data, with the body that makes them.
        Dataset = "dataset",
        /// An organisation of citizens.
        Ngo = "ngo",
        /// A post on a platform.
        SocialPost = "social_post",
        /// Somebody whom the desk, or another, asked.
        Interview = "interview",
        /// A work of reference.
        Encyclopedia = "encyclopedia",
        /// None of these.
        Other = "other",
    }
}

words! {
    /// Admiralty scale: a reliable, b usually, c fairly, d not usually reliable, e unreliable, f cannot be judged.
    #[derive(Default)]
    Reliability, "reliability", {
        /// Reliable.
        A = "a",
        /// Usually reliable.
        B = "b",
        /// Fairly reliable.
        C = "c",
        /// Not usually reliable.
        D = "d",
        /// Unreliable.
        E = "e",
        /// It cannot be judged, or nobody has.
        #[default]
        F = "f",
    }
}

words! {
    /// Whether a source's name may leave the desk.
    #[derive(Default)]
    Disclosure, "disclosure", {
        /// Whoever reads a report or an export may know it.
        #[default]
        Open = "open",
        /// The name never leaves in any export or report for the author or the public.
        Confidential = "confidential",
    }
}

/// What a person enters of a source.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct NewSource {
    /// The one that it brings along from another file; none gives it a new one.
    pub uid: Option<Uid>,
    /// What it is called; never empty.
    pub name: String,
    /// What it is; `None` means other.
    pub kind: Option<SourceKind>,
    /// Who publishes it; none where that is not known.
    pub publisher: Option<String>,
    /// Who wrote or made it; none where that is not known.
    pub author: Option<String>,
    /// Where it stands on the web: http or https; none where it stands nowhere.
    pub url: Option<String>,
    /// When it was published, as exactly as is known.
    pub published: Option<PartialDate>,
    /// How far it can be relied on: a to e, f where nobody can judge.
    pub reliability: Reliability,
    /// Why that rating; none where nobody has said.
    pub reliability_reason: Option<String>,
    /// How it is a party to the matter; none where it is not known to be one.
    pub interest: Option<String>,
    /// Where what it mainly carries was first made, as a label; none where nobody has said.
    pub origin: Option<String>,
    /// Whatever else the desk knows of it.
    pub note: Option<String>,
    /// Whether its name may leave the desk.
    pub disclosure: Disclosure,
}

/// A source as it is stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// Printed `S1`, `S2` and so on; counted within the case.
    pub number: SourceNumber,
    /// A UUID that it keeps in every export and import, and by which it is known again.
    pub uid: Uid,
    /// What it is called; never empty.
    pub name: String,
    /// What it is.
    pub kind: SourceKind,
    /// Who publishes it; none where that is not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub publisher: Option<String>,
    /// Who wrote or made it; none where that is not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub author: Option<String>,
    /// Where it stands on the web: http or https; none where it stands nowhere.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// When it was published, as exactly as is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<PartialDate>,
    /// How far it can be relied on: a to e, f where nobody can judge.
    #[serde(default)]
    pub reliability: Reliability,
    /// Why that rating; none where nobody has said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reliability_reason: Option<String>,
    /// How the source is a party to the matter; none where it is not known to be one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub interest: Option<String>,
    /// Where the information that the source mainly carries was first made, as a label.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub origin: Option<String>,
    /// Whatever else the desk knows of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Whether its name may leave the desk.
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
    /// The source itself.
    pub source: Source,
    /// When it was added.
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
    /// The same web address, but for its outer form.
    Address,
    /// The same name, but for capitals and blanks.
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
    /// The new name; the old one stays known where it must not leave the desk.
    Name(String),
    /// What it is after all.
    Kind(SourceKind),
    /// The new publisher; `None` takes the old one away.
    Publisher(Option<String>),
    /// The new author; `None` takes the old one away.
    Author(Option<String>),
    /// The new address; `None` takes the old one away.
    Url(Option<String>),
    /// The new day of publication; `None` takes the old one away.
    Published(Option<PartialDate>),
    /// The new rating.
    Reliability(Reliability),
    /// The new reason for the rating; `None` takes the old one away.
    ReliabilityReason(Option<String>),
    /// How it is a party to the matter; `None` takes the old words away.
    Interest(Option<String>),
    /// The new label; `None` takes the old one away.
    Origin(Option<String>),
    /// The new note; `None` takes the old one away.
    Note(Option<String>),
    /// Whether its name may leave the desk now.
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
