//! The claim: one stand-alone proposition, who says so, which words of the article state it, and what is asked of it.

use super::words::words;
use super::{
    Anchor, ArticleNumber, ClaimNumber, Hedge, Instant, Invalid, Link, OWN_VOICE, PartialDate, Quantity, Question, Uid,
    text,
};
use serde::{Deserialize, Serialize};

words! {
    /// What a claim states: by it, the check and the days after which a verdict is looked at again are chosen.
    ClaimKind, "claim kind", {
        /// Something happened.
        Event = "event",
        /// Somebody or something is so, or has it.
        Property = "property",
        /// A figure: how many, how much, what share.
        Quantity = "quantity",
        /// Somebody said these very words.
        Quote = "quote",
        /// Somebody holds, supports or rejects something.
        Position = "position",
        /// A law, treaty or plan lays something down.
        Provision = "provision",
        /// One thing brought about another.
        Causal = "causal",
        /// Something will happen.
        Prediction = "prediction",
        /// A judgement of taste or value.
        Opinion = "opinion",
    }
}

words! {
    /// What can be asked of a claim at all.
    Checkable, "checkable", {
        /// Whether it is so, and, where a voice is named, whether that voice said so.
        Checkable = "checkable",
        /// Only whether the named voice said so.
        SaidOnly = "said_only",
        /// Nothing: no evidence could decide it.
        NotCheckable = "not_checkable",
    }
}

words! {
    /// Why a claim is set aside.
    SetAsideReason, "reason", {
        /// A judgement of taste or value, which no evidence decides.
        Opinion = "opinion",
        /// It is about what is still to come.
        Prediction = "prediction",
        /// What somebody feels, thinks or wants, which only they know.
        PrivateState = "private_state",
        /// It says too little for anybody to show it wrong.
        TooVague = "too_vague",
        /// Another claim says the same.
        Duplicate = "duplicate",
        /// Everybody knows it, or nobody would mind if it were wrong.
        Trivial = "trivial",
        /// No sentence of the author's: a piece that came about when the text was taken from its page.
        ExtractionDamage = "extraction_damage",
        /// None of these; the note says what.
        Other = "other",
    }
}

words! {
    /// How one claim stands to another, read from left to right.
    RelationKind, "relation", {
        /// It says the same in other words or elsewhere.
        Repeats = "repeats",
        /// Both cannot be so.
        Contradicts = "contradicts",
        /// It says a part of what the other says.
        NarrowerThan = "narrower_than",
        /// It says how things stand now, where the other says how they stood.
        Updates = "updates",
        /// It can be so only if the other is.
        DependsOn = "depends_on",
    }
}

/// 1 first, 2 as it comes, 3 if there is time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(try_from = "u8", into = "u8")]
pub struct Priority(u8);

impl Priority {
    /// Refuses what is not 1, 2 or 3.
    pub fn new(value: u8) -> Result<Self, Invalid> {
        if (1..=3).contains(&value) {
            return Ok(Self(value));
        }
        Err(Invalid::OutOfRange { field: "priority", given: value.into(), low: 1, high: 3 })
    }

    /// 1, 2 or 3; 1 comes first.
    pub fn value(self) -> u8 {
        self.0
    }
}

impl Default for Priority {
    fn default() -> Self {
        Self(2)
    }
}

impl TryFrom<u8> for Priority {
    type Error = Invalid;
    fn try_from(value: u8) -> Result<Self, Invalid> {
        Self::new(value)
    }
}

impl From<Priority> for u8 {
    fn from(priority: Priority) -> u8 {
        priority.0
    }
}

/// How much a claim deserves checking, 0 to 100, as a machine suggests it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(try_from = "u8", into = "u8")]
pub struct Worth(u8);

impl Worth {
    /// Refuses what is above 100.
    pub fn new(value: u8) -> Result<Self, Invalid> {
        if value <= 100 {
            return Ok(Self(value));
        }
        Err(Invalid::OutOfRange { field: "worth", given: value.into(), low: 0, high: 100 })
    }

    /// 0 to 100.
    pub fn value(self) -> u8 {
        self.0
    }
}

impl TryFrom<u8> for Worth {
    type Error = Invalid;
    fn try_from(value: u8) -> Result<Self, Invalid> {
        Self::new(value)
    }
}

impl From<Worth> for u8 {
    fn from(worth: Worth) -> u8 {
        worth.0
    }
}

/// The exact words of an article that state a claim, as a person or a file points at them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// The words, as they stand in the article.
    pub quote: String,
    /// Which of several equal passages is meant.
    pub place: Place,
}

/// Which occurrence of the words is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// The words occur once.
    Only,
    /// The first, second, ... from 1.
    Occurrence(u32),
    /// The one that starts at this code point.
    At(u32),
}

/// What a person enters of a claim.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct NewClaim {
    /// The one that it brings along from another file; none gives it a new one.
    pub uid: Option<Uid>,
    /// The article that it is from; none for a claim that stands alone.
    pub article: Option<ArticleNumber>,
    /// The words of the article that state it, to anchor it to; none leaves it without an anchor.
    pub words: Option<Words>,
    /// One statement that could be true or false, in the desk's own words.
    pub text: String,
    /// None picks quote for a direct quotation's claim, quantity where there is a figure, and event otherwise.
    pub kind: Option<ClaimKind>,
    /// None follows from the kind and from whether a voice is named.
    pub checkable: Option<Checkable>,
    /// The voices from the article's own inwards; empty means the article's own alone.
    pub attribution: Vec<Link>,
    /// None reads them from the words.
    pub hedges: Option<Vec<Hedge>>,
    /// None reads them from the words.
    pub quantities: Option<Vec<Quantity>>,
    /// When it holds; none where it says nothing of a time, or nothing that can be dated.
    pub as_of: Option<PartialDate>,
    /// The words of the article that say when it holds: "currently", "last week".
    pub as_of_words: Option<String>,
    /// Whether `as_of` is as given, or is to be read from the words.
    pub time_words: TimeWords,
    /// The order in which the desk works: 1 first, 3 if there is time.
    pub priority: Priority,
    /// How much checking it deserves by a machine's guess, 0 to 100; none where none was made.
    pub worth: Option<Worth>,
    /// The handle of whoever is to check it; none while it is nobody's.
    pub assignee: Option<String>,
    /// The last day on which its verdict may stand without a new look; none where the kind decides.
    pub recheck_by: Option<PartialDate>,
    /// What the article should say instead; none while nobody has said it.
    pub correct_text: Option<String>,
    /// Words of the desk's own to sort by: lower case, each once.
    pub tags: Vec<String>,
}

/// Where `as_of` comes from when a claim is logged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum TimeWords {
    /// It is what was given; nothing given means that there is none.
    #[default]
    Given,
    /// It is read from the words of the claim, against the day of publication.
    Read,
}

/// A claim as it is stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claim {
    /// Printed `#1`, `#2` and so on; counted within the case.
    pub number: ClaimNumber,
    /// A UUID that it keeps in every export and import, and by which it is known again.
    pub uid: Uid,
    /// The article that it is from; none for a claim that stands alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub article: Option<ArticleNumber>,
    /// The words of the article that state it; none where it is anchored to none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub anchor: Option<Anchor>,
    /// One statement that could be true or false, in the desk's own words.
    pub text: String,
    /// What it states, by which other things follow: how long its verdict holds, for one.
    pub kind: ClaimKind,
    /// Which questions are asked of it.
    pub checkable: Checkable,
    /// Position 0 is the article's own voice; the last is the claimant. Never empty.
    pub attribution: Vec<Link>,
    /// The weakening words that belong to it: without them another claim would be checked.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub hedges: Vec<Hedge>,
    /// Its figures, in the order of its text.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub quantities: Vec<Quantity>,
    /// When it holds; none where it says nothing of a time, or nothing that can be dated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub as_of: Option<PartialDate>,
    /// The words of the article that say when the claim holds: "currently", "last week".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub as_of_words: Option<String>,
    /// The order in which the desk works: 1 first, 3 if there is time.
    pub priority: Priority,
    /// How much checking it deserves by a machine's guess, 0 to 100; none where none was made.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub worth: Option<Worth>,
    /// The handle of whoever is to check it; none while it is nobody's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub assignee: Option<String>,
    /// The last day on which its verdict may stand without a new look; none where the kind decides.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recheck_by: Option<PartialDate>,
    /// What the article should say, once that is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub correct_text: Option<String>,
    /// In the order of the alphabet, each once.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
}

impl Claim {
    /// Who makes the claim: the last voice of the chain; none where it is the article's own.
    pub fn claimant(&self) -> Option<&Link> {
        self.attribution.get(1..).and_then(<[Link]>::last)
    }

    /// The questions that need a verdict before the claim counts as checked.
    pub fn questions(&self) -> &'static [Question] {
        self.checkable.questions(self.attribution.len())
    }

    /// The question that is meant where none is named: `true` where it applies.
    pub fn main_question(&self) -> Question {
        self.checkable.main_question()
    }
}

impl Checkable {
    /// The questions that are asked of a claim with so many voices, the article's own included.
    pub fn questions(self, voices: usize) -> &'static [Question] {
        match self {
            Self::Checkable if voices > 1 => &[Question::Said, Question::True],
            Self::Checkable => &[Question::True],
            Self::SaidOnly => &[Question::Said],
            Self::NotCheckable => &[],
        }
    }

    /// The question that is meant where none is named: `true` where it applies.
    pub fn main_question(self) -> Question {
        match self {
            Self::SaidOnly => Question::Said,
            Self::Checkable | Self::NotCheckable => Question::True,
        }
    }
}

impl NewClaim {
    /// Checks each field; `anchor` is where the verb found the words.
    pub fn checked(self, number: ClaimNumber, uid: Uid, anchor: Option<Anchor>) -> Result<Claim, Invalid> {
        let attribution = checked_chain(self.attribution)?;
        let quantities = self.quantities.unwrap_or_default();
        for quantity in &quantities {
            quantity.check()?;
        }
        let kind = self.kind.unwrap_or(if quantities.is_empty() { ClaimKind::Event } else { ClaimKind::Quantity });
        Ok(Claim {
            number,
            uid: self.uid.unwrap_or(uid),
            article: self.article,
            anchor,
            text: text::passage("claim", &self.text)?,
            kind,
            checkable: self.checkable.unwrap_or_else(|| default_checkable(kind, attribution.len() > 1)),
            attribution,
            hedges: self.hedges.unwrap_or_default().into_iter().map(Hedge::checked).collect::<Result<_, _>>()?,
            quantities,
            as_of: self.as_of,
            as_of_words: self.as_of_words.map(|words| text::line("as-of words", &words)).transpose()?,
            priority: self.priority,
            worth: self.worth,
            assignee: self.assignee.map(|who| text::line("assignee", &who)).transpose()?,
            recheck_by: self.recheck_by,
            correct_text: self.correct_text.map(|words| text::passage("correct text", &words)).transpose()?,
            tags: checked_tags(self.tags)?,
        })
    }
}

/// An opinion or a forecast of a named voice can only be checked for whether it was said; one in the article's own
/// voice cannot be checked at all.
fn default_checkable(kind: ClaimKind, voiced: bool) -> Checkable {
    match (kind, voiced) {
        (ClaimKind::Opinion | ClaimKind::Prediction, true) => Checkable::SaidOnly,
        (ClaimKind::Opinion | ClaimKind::Prediction, false) => Checkable::NotCheckable,
        _ => Checkable::Checkable,
    }
}

/// The chain with every link checked; an empty one is the article's own voice.
fn checked_chain(links: Vec<Link>) -> Result<Vec<Link>, Invalid> {
    if links.is_empty() {
        return Ok(vec![Link::voice(OWN_VOICE)]);
    }
    links.into_iter().map(Link::checked).collect()
}

/// The tags trimmed, in order, each once.
pub fn checked_tags(tags: Vec<String>) -> Result<Vec<String>, Invalid> {
    let mut tags = tags.iter().map(|tag| text::line("tag", tag)).collect::<Result<Vec<_>, _>>()?;
    tags.sort();
    tags.dedup();
    Ok(tags)
}

/// One changed field of a claim.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ClaimChange {
    /// The new words of the claim.
    Text(String),
    /// The new kind.
    Kind(ClaimKind),
    /// The new answer to what can be asked of it.
    Checkable(Checkable),
    /// All of its voices, as they are now.
    Attribution(Vec<Link>),
    /// All of its weakening words, as they are now.
    Hedges(Vec<Hedge>),
    /// All of its figures, as they are now.
    Quantities(Vec<Quantity>),
    /// The new time at which it holds; `None` takes the old one away.
    AsOf(Option<PartialDate>),
    /// The words that say so now; `None` takes the old ones away.
    AsOfWords(Option<String>),
    /// The new priority.
    Priority(Priority),
    /// The new guess of a machine; `None` takes the old one away.
    Worth(Option<Worth>),
    /// The new day; `None` leaves it to the kind of the claim.
    RecheckBy(Option<PartialDate>),
    /// What the article should say now; `None` takes the old words away.
    CorrectText(Option<String>),
    /// The new words that state it; `None` takes the anchor away.
    Anchor(Option<Anchor>),
}

impl ClaimChange {
    /// The same rules as for a new claim.
    pub fn checked(self) -> Result<Self, Invalid> {
        Ok(match self {
            Self::Text(words) => Self::Text(text::passage("claim", &words)?),
            Self::Attribution(links) => Self::Attribution(checked_chain(links)?),
            Self::Hedges(hedges) => Self::Hedges(hedges.into_iter().map(Hedge::checked).collect::<Result<_, _>>()?),
            Self::Quantities(quantities) => {
                for quantity in &quantities {
                    quantity.check()?;
                }
                Self::Quantities(quantities)
            }
            Self::AsOfWords(words) => Self::AsOfWords(words.map(|w| text::line("as-of words", &w)).transpose()?),
            Self::CorrectText(words) => {
                Self::CorrectText(words.map(|w| text::passage("correct text", &w)).transpose()?)
            }
            Self::Kind(_)
            | Self::Checkable(_)
            | Self::AsOf(_)
            | Self::Priority(_)
            | Self::Worth(_)
            | Self::RecheckBy(_)
            | Self::Anchor(_) => self,
        })
    }
}

impl Claim {
    /// Makes one change.
    pub fn change(&mut self, change: &ClaimChange) {
        match change.clone() {
            ClaimChange::Text(v) => self.text = v,
            ClaimChange::Kind(v) => self.kind = v,
            ClaimChange::Checkable(v) => self.checkable = v,
            ClaimChange::Attribution(v) => self.attribution = v,
            ClaimChange::Hedges(v) => self.hedges = v,
            ClaimChange::Quantities(v) => self.quantities = v,
            ClaimChange::AsOf(v) => self.as_of = v,
            ClaimChange::AsOfWords(v) => self.as_of_words = v,
            ClaimChange::Priority(v) => self.priority = v,
            ClaimChange::Worth(v) => self.worth = v,
            ClaimChange::RecheckBy(v) => self.recheck_by = v,
            ClaimChange::CorrectText(v) => self.correct_text = v,
            ClaimChange::Anchor(v) => self.anchor = v,
        }
    }

    /// What the field of a change holds, as a change that would set it so.
    pub fn now(&self, change: &ClaimChange) -> ClaimChange {
        match change {
            ClaimChange::Text(_) => ClaimChange::Text(self.text.clone()),
            ClaimChange::Kind(_) => ClaimChange::Kind(self.kind),
            ClaimChange::Checkable(_) => ClaimChange::Checkable(self.checkable),
            ClaimChange::Attribution(_) => ClaimChange::Attribution(self.attribution.clone()),
            ClaimChange::Hedges(_) => ClaimChange::Hedges(self.hedges.clone()),
            ClaimChange::Quantities(_) => ClaimChange::Quantities(self.quantities.clone()),
            ClaimChange::AsOf(_) => ClaimChange::AsOf(self.as_of.clone()),
            ClaimChange::AsOfWords(_) => ClaimChange::AsOfWords(self.as_of_words.clone()),
            ClaimChange::Priority(_) => ClaimChange::Priority(self.priority),
            ClaimChange::Worth(_) => ClaimChange::Worth(self.worth),
            ClaimChange::RecheckBy(_) => ClaimChange::RecheckBy(self.recheck_by.clone()),
            ClaimChange::CorrectText(_) => ClaimChange::CorrectText(self.correct_text.clone()),
            ClaimChange::Anchor(_) => ClaimChange::Anchor(self.anchor.clone()),
        }
    }
}

/// Why and how a claim was set aside.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetAside {
    /// Why it is not checked.
    pub reason: SetAsideReason,
    /// More of the reason, in words; none where the reason says it all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// How `from` stands to `to`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Relation {
    /// The claim that is spoken of.
    pub from: ClaimNumber,
    /// How it stands to the other, read from `from` to `to`.
    pub kind: RelationKind,
    /// The other claim.
    pub to: ClaimNumber,
    /// More of it, in words; none where the kind says it all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// When a claim was logged, by whom, and when anything of it last changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Logged {
    /// When it was logged.
    pub created_at: Instant,
    /// The handle of whoever logged it.
    pub created_by: String,
    /// When anything of it changed last, its evidence and statuses included.
    pub updated_at: Instant,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn claim(kind: ClaimKind, voices: &[&str]) -> Claim {
        let new = NewClaim {
            text: "Pokrovsk has fallen.".to_owned(),
            kind: Some(kind),
            attribution: voices.iter().map(|v| Link::voice(v)).collect(),
            ..NewClaim::default()
        };
        new.checked(ClaimNumber(1), Uid(uuid::Uuid::nil()), None).unwrap()
    }

    #[test]
    fn a_claim_in_the_articles_own_voice_is_asked_only_whether_it_is_true() {
        assert_eq!(claim(ClaimKind::Event, &[]).questions(), [Question::True]);
    }

    #[test]
    fn an_attributed_claim_is_asked_both_questions() {
        assert_eq!(claim(ClaimKind::Event, &["article", "Kremlin"]).questions(), [Question::Said, Question::True]);
    }

    #[test]
    fn an_attributed_opinion_is_asked_only_whether_it_was_said() {
        let opinion = claim(ClaimKind::Opinion, &["article", "Stanovaya"]);
        assert_eq!((opinion.questions(), opinion.main_question()), (&[Question::Said][..], Question::Said));
        assert!(claim(ClaimKind::Opinion, &[]).questions().is_empty());
    }

    #[test]
    fn the_claimant_is_the_last_voice_of_the_chain() {
        let chained = claim(ClaimKind::Event, &["article", "Kremlin", "Gerasimov"]);
        assert_eq!(chained.claimant().map(|link| link.speaker.as_str()), Some("Gerasimov"));
        assert_eq!(claim(ClaimKind::Event, &[]).claimant(), None);
    }
}
