//! What a machine suggests and what a person made of it. A suggestion counts for nothing until somebody accepts it; then it
//! goes the way of what they would have entered themselves.

use super::words::words;
use super::{
    Anchor, ArticleNumber, ClaimNumber, EvidenceNumber, FixNumber, Instant, Invalid, PartialDate, Question, Relation,
    SettleReason, SourceKind, SourceNumber, Stance, Status, SuggestionNumber, Texts, Verdict, Visit, text,
};
use serde::{Deserialize, Serialize};

words! {
    /// What kind of thing is suggested.
    SuggestionKind, "kind of suggestion", {
        /// That the article makes a claim.
        Claim = "claim",
        /// That something speaks to a claim.
        Evidence = "evidence",
        /// What the evidence on a question comes to.
        Verdict = "verdict",
        /// What the article should say instead.
        Fix = "fix",
        /// How one claim stands to another.
        Relation = "relation",
        /// That there is nothing to check in a sentence.
        Settled = "settled",
    }
}

words! {
    /// What became of a suggestion.
    SuggestionState, "state of a suggestion", {
        /// Nobody has decided.
        Open = "open",
        /// It went the way of what a person enters.
        Accepted = "accepted",
        /// It came to nothing, with the reason.
        Declined = "declined",
    }
}

/// The program that suggests, as it calls itself: nobody vouches for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Machine {
    /// One line of at most 100 characters; never empty.
    pub name: String,
    /// One line of at most 100 characters; none where the machine gives none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
}

/// A suggestion as it is stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Suggestion {
    /// Counted within the case over all kinds.
    pub number: SuggestionNumber,
    /// Who suggests it.
    pub machine: Machine,
    /// What is suggested.
    pub suggested: Suggested,
    /// Why the machine suggests it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
}

/// What is suggested.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Suggested {
    /// A claim that the article makes.
    Claim(SuggestedClaim),
    /// Something that speaks to a claim.
    Evidence(SuggestedEvidence),
    /// What the evidence on a question comes to.
    Verdict(SuggestedVerdict),
    /// What the article should say instead.
    Fix(SuggestedFix),
    /// How one claim stands to another.
    Relation(Relation),
    /// That there is nothing to check in a sentence.
    Settled(SuggestedSettled),
}

/// A claim as a machine words it; the rest is read from its words when it is accepted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SuggestedClaim {
    /// The article that it is from; none for a claim that stands alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub article: Option<ArticleNumber>,
    /// The exact words of the article that state it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quote: Option<String>,
    /// Which occurrence of the words is meant, from 1; none where they stand once.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub occurrence: Option<u32>,
    /// One statement that could be true or false.
    pub text: String,
    /// The voices from the article inwards; none where it is the article's own.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub said_by: Vec<String>,
}

/// A piece of evidence as a machine gives it: nobody has rated it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SuggestedEvidence {
    /// The claim that it is for.
    pub claim: ClaimNumber,
    /// None is the claim's main question.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub question: Option<Question>,
    /// Which way it points.
    pub stance: Stance,
    /// Where it is from.
    pub source: SuggestedSource,
    /// What it says, word for word; looked for in the kept copies.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quote: Option<String>,
    /// What it says, in the machine's words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub paraphrase: Option<String>,
    /// Where in the source: page, paragraph, timecode or cell.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub locator: Option<String>,
    /// Where and how a silent search was made.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub search_note: Option<String>,
}

/// A source of the case by its number, or one that would be added.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SuggestedSource {
    /// One that is in the case.
    Known(SourceNumber),
    /// One that would be added.
    New(SuggestedNewSource),
}

/// A source as a machine gives it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SuggestedNewSource {
    /// What it is called; never empty.
    pub name: String,
    /// What it is; none means other.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<SourceKind>,
    /// Who publishes it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub publisher: Option<String>,
    /// Who wrote or made it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub author: Option<String>,
    /// Where it stands on the web: http or https.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// When it was published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<PartialDate>,
}

/// A verdict as a machine gives it, sealed until a person has given theirs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SuggestedVerdict {
    /// Which claim it is on.
    pub claim: ClaimNumber,
    /// On which of its questions.
    pub question: Question,
    /// The verdict with its rationale; none where it is sealed from whoever looks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub given: Option<Status>,
    /// SHA-256 of what it judges.
    pub judged: String,
}

/// A change of the article's words as a machine proposes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SuggestedFix {
    /// The claim whose words are to be changed.
    pub claim: ClaimNumber,
    /// None is the words that the claim is anchored to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub old: Option<String>,
    /// Empty proposes to strike them.
    pub new: String,
    /// Why, in words that may cite evidence as `[E7]`.
    pub because: String,
    /// The evidence that it rests on; all of the same claim.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<EvidenceNumber>,
}

/// That there is nothing to check in a sentence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SuggestedSettled {
    /// Whose sentence it is.
    pub article: ArticleNumber,
    /// The whole sentence, as it stood when it was suggested.
    pub words: Anchor,
    /// Why there is nothing to check in it.
    pub reason: SettleReason,
    /// More of the reason, in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// What a person decided.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Decision {
    /// It was taken up, with what came of it.
    Accepted(Accepted),
    /// It was not taken up.
    Declined(Declined),
}

/// What came of a suggestion that was accepted.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Accepted {
    /// The claim that was logged, or that the rest belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub claim: Option<ClaimNumber>,
    /// The piece of evidence that was attached.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<EvidenceNumber>,
    /// The fix that was proposed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fix: Option<FixNumber>,
    /// In other words than the machine's.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub edited: bool,
    /// Its quotation was laid beside no kept copy.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub unproved: bool,
}

/// Why a suggestion came to nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Declined {
    /// None where it is hidden from whoever looks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub because: Option<String>,
}

/// A suggestion as it is read back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredSuggestion {
    /// The suggestion itself.
    pub suggestion: Suggestion,
    /// When it was made.
    pub at: Instant,
    /// In whose session it was made.
    pub by: String,
    /// None while it is open.
    pub decided: Option<Decided>,
}

/// What a person decided, who and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decided {
    /// The decision, with what came of it.
    pub decision: Decision,
    /// When they decided.
    pub at: Instant,
    /// The handle of whoever decided.
    pub by: String,
}

/// What people made of the suggestions of one kind by one machine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agreement {
    /// The name of the machine, whatever its version.
    pub machine: String,
    /// Which kind of suggestion is counted.
    pub kind: SuggestionKind,
    /// How many the machine made.
    pub made: u32,
    /// Those that nobody has decided on.
    pub open: u32,
    /// Those accepted in other words included.
    pub accepted: u32,
    /// Those accepted in other words than the machine's.
    pub edited: u32,
    /// Those declined.
    pub declined: u32,
    /// Verdicts that were suggested before a person gave theirs on the same question, laid beside it.
    pub compared: u32,
    /// Those that say what the person says.
    pub same: u32,
    /// Not the same, but both affirm or both deny.
    pub same_way: u32,
}

impl Machine {
    /// Refuses a name or version that is empty, too long or more than a line.
    pub fn checked(self) -> Result<Self, Invalid> {
        const LIMIT: usize = 100;
        Ok(Self {
            name: text::line_of("name of the machine", &self.name, LIMIT)?,
            version: self.version.map(|version| text::line_of("version", &version, LIMIT)).transpose()?,
        })
    }
}

impl std::fmt::Display for Machine {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match &self.version {
            Some(version) => write!(f, "{} {version}", self.name),
            None => self.name.fmt(f),
        }
    }
}

impl Suggested {
    /// Which kind of thing it is.
    pub fn kind(&self) -> SuggestionKind {
        match self {
            Self::Claim(_) => SuggestionKind::Claim,
            Self::Evidence(_) => SuggestionKind::Evidence,
            Self::Verdict(_) => SuggestionKind::Verdict,
            Self::Fix(_) => SuggestionKind::Fix,
            Self::Relation(_) => SuggestionKind::Relation,
            Self::Settled(_) => SuggestionKind::Settled,
        }
    }

    /// The claim that it is about; none for a new one and for a sentence.
    pub fn claim(&self) -> Option<ClaimNumber> {
        match self {
            Self::Evidence(evidence) => Some(evidence.claim),
            Self::Verdict(verdict) => Some(verdict.claim),
            Self::Fix(fix) => Some(fix.claim),
            Self::Relation(relation) => Some(relation.from),
            Self::Claim(_) | Self::Settled(_) => None,
        }
    }

    /// The article that it is about; none where it is about a claim.
    pub fn article(&self) -> Option<ArticleNumber> {
        match self {
            Self::Claim(claim) => claim.article,
            Self::Settled(settled) => Some(settled.article),
            Self::Evidence(_) | Self::Verdict(_) | Self::Fix(_) | Self::Relation(_) => None,
        }
    }

    /// Whether an edited one is still about the same.
    pub fn is_about_the_same(&self, other: &Self) -> bool {
        let asked = |one: &Self| match one {
            Self::Verdict(verdict) => Some(verdict.question),
            _ => None,
        };
        (self.kind(), self.claim(), self.article(), asked(self))
            == (other.kind(), other.claim(), other.article(), asked(other))
    }

    /// Whether it is a verdict that whoever looks may not see yet.
    pub fn is_sealed(&self) -> bool {
        matches!(self, Self::Verdict(verdict) if verdict.given.is_none())
    }

    /// The same rules of form as for what a person enters; whether it fits the case, the verb knows.
    pub fn checked(self) -> Result<Self, Invalid> {
        let passage = |field, value: Option<String>| value.map(|v| text::passage(field, &v)).transpose();
        let line = |field, value: Option<String>| value.map(|v| text::line(field, &v)).transpose();
        Ok(match self {
            Self::Claim(claim) => Self::Claim(SuggestedClaim {
                quote: passage("quote", claim.quote)?,
                text: text::passage("claim", &claim.text)?,
                said_by: claim.said_by.iter().map(|voice| text::line("speaker", voice)).collect::<Result<_, _>>()?,
                ..claim
            }),
            Self::Evidence(evidence) => Self::Evidence(SuggestedEvidence {
                source: evidence.source.checked()?,
                quote: passage("quote", evidence.quote)?,
                paraphrase: passage("paraphrase", evidence.paraphrase)?,
                locator: line("locator", evidence.locator)?,
                search_note: passage("search note", evidence.search_note)?,
                ..evidence
            }),
            Self::Verdict(verdict) => {
                let given = verdict.given.map(Status::checked).transpose()?;
                Self::Verdict(SuggestedVerdict { given, ..verdict })
            }
            Self::Fix(fix) => Self::Fix(SuggestedFix {
                old: passage("old words", fix.old)?,
                because: text::passage("reason", &fix.because)?,
                new: if fix.new.is_empty() { fix.new } else { text::passage("proposed words", &fix.new)? },
                ..fix
            }),
            Self::Relation(relation) => Self::Relation(Relation { note: passage("note", relation.note)?, ..relation }),
            Self::Settled(settled) => {
                Self::Settled(SuggestedSettled { note: passage("note", settled.note)?, ..settled })
            }
        })
    }
}

impl SuggestedSource {
    fn checked(self) -> Result<Self, Invalid> {
        let Self::New(new) = self else { return Ok(self) };
        let line = |field, value: Option<String>| value.map(|v| text::line(field, &v)).transpose();
        Ok(Self::New(SuggestedNewSource {
            name: text::line("source name", &new.name)?,
            publisher: line("publisher", new.publisher)?,
            author: line("author", new.author)?,
            url: new.url.map(|url| text::url(&url)).transpose()?,
            ..new
        }))
    }
}

impl StoredSuggestion {
    /// What became of it.
    pub fn state(&self) -> SuggestionState {
        match self.decided.as_ref().map(|decided| &decided.decision) {
            None => SuggestionState::Open,
            Some(Decision::Accepted(_)) => SuggestionState::Accepted,
            Some(Decision::Declined(_)) => SuggestionState::Declined,
        }
    }

    /// The suggestion without the verdict that it makes, and without the machine's reason, which would tell it.
    pub fn sealed(mut self) -> Self {
        if let Suggested::Verdict(verdict) = &mut self.suggestion.suggested {
            verdict.given = None;
            self.suggestion.why = None;
        }
        self
    }
}

impl Agreement {
    /// Nothing counted yet.
    pub fn of(machine: String, kind: SuggestionKind) -> Self {
        let (open, accepted, edited, declined) = (0, 0, 0, 0);
        Self { machine, kind, made: 0, open, accepted, edited, declined, compared: 0, same: 0, same_way: 0 }
    }

    /// Counts a suggestion; `person` is the verdict that a person gave after it, where it is one.
    pub fn count(&mut self, stored: &StoredSuggestion, person: Option<Verdict>) {
        self.made += 1;
        match stored.decided.as_ref().map(|decided| &decided.decision) {
            None => self.open += 1,
            Some(Decision::Declined(_)) => self.declined += 1,
            Some(Decision::Accepted(accepted)) => {
                self.accepted += 1;
                self.edited += u32::from(accepted.edited);
            }
        }
        if let Suggested::Verdict(SuggestedVerdict { given: Some(given), .. }) = &stored.suggestion.suggested
            && let Some(person) = person
        {
            self.compare(given.status, person);
        }
    }

    /// Lays a machine's verdict beside the one that a person gave after it, not knowing it.
    fn compare(&mut self, machine: Verdict, person: Verdict) {
        self.compared += 1;
        if machine == person {
            self.same += 1;
        } else if machine.affirms() && person.affirms() || machine.denies() && person.denies() {
            self.same_way += 1;
        }
    }
}

impl Texts for Suggested {
    fn texts(&mut self, place: &'static str, each: &mut dyn Visit) {
        match self {
            Self::Claim(claim) => claim.texts(place, each),
            Self::Evidence(evidence) => evidence.texts(place, each),
            Self::Verdict(verdict) => verdict.texts(place, each),
            Self::Fix(fix) => fix.texts(place, each),
            Self::Relation(relation) => relation.texts(place, each),
            Self::Settled(settled) => settled.texts(place, each),
        }
    }
}

impl Texts for SuggestedSource {
    fn texts(&mut self, place: &'static str, each: &mut dyn Visit) {
        match self {
            Self::Known(_) => {}
            Self::New(new) => new.texts(place, each),
        }
    }
}

impl Texts for Decision {
    fn texts(&mut self, _: &'static str, each: &mut dyn Visit) {
        match self {
            Self::Accepted(_) => {}
            Self::Declined(declined) => declined.because.texts("reason for declining", each),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn verdict(status: Verdict) -> StoredSuggestion {
        let given = Status {
            question: Question::True,
            status,
            because: Some("As counted.".to_owned()),
            modifiers: Vec::new(),
            confidence: None,
            finding: None,
        };
        let judged = "00".to_owned();
        let suggested = Suggested::Verdict(SuggestedVerdict {
            claim: ClaimNumber(4),
            question: Question::True,
            given: Some(given),
            judged,
        });
        let machine = Machine { name: "Helper".to_owned(), version: None };
        let why = Some("It is refuted.".to_owned());
        let suggestion = Suggestion { number: SuggestionNumber(1), machine, suggested, why };
        StoredSuggestion {
            suggestion,
            at: "2026-11-23T09:00:00Z".parse().unwrap(),
            by: "ana".to_owned(),
            decided: None,
        }
    }

    #[test]
    fn a_sealed_verdict_tells_neither_itself_nor_its_reason() {
        let sealed = verdict(Verdict::Refuted).sealed();
        assert!(sealed.suggestion.suggested.is_sealed());
        let told = serde_json::to_string(&sealed.suggestion).unwrap();
        assert!(!told.contains("refuted") && !told.contains("As counted"), "{told}");
    }

    #[test]
    fn an_edited_suggestion_stays_about_what_it_was() {
        let one = verdict(Verdict::Refuted).suggestion.suggested;
        let Suggested::Verdict(other) = one.clone() else { unreachable!() };
        assert!(one.is_about_the_same(&verdict(Verdict::Mixed).suggestion.suggested));
        let said = Suggested::Verdict(SuggestedVerdict { question: Question::Said, ..other.clone() });
        assert!(!one.is_about_the_same(&said));
        assert!(!one.is_about_the_same(&Suggested::Verdict(SuggestedVerdict { claim: ClaimNumber(5), ..other })));
    }

    #[test]
    fn two_verdicts_of_the_same_way_are_told_from_the_same_and_from_opposites() {
        let mut agreement = Agreement::of("Helper".to_owned(), SuggestionKind::Verdict);
        for person in [Verdict::Refuted, Verdict::MostlyRefuted, Verdict::Supported] {
            agreement.count(&verdict(Verdict::Refuted), Some(person));
        }
        agreement.count(&verdict(Verdict::Refuted), None);
        assert_eq!((agreement.made, agreement.compared, agreement.same, agreement.same_way), (4, 3, 1, 1));
    }
}
