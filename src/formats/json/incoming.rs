//! The shapes of nouns as they are read: what `claim.rs` writes, with everything that is computed or only looked up
//! passed over, and everything that has a default left out if one likes.

use crate::domain::{
    AnchorState, ArticleAside, ArticleNumber, Checkable, ClaimKind, ClaimNumber, Confidence, Credibility, CueClass,
    DateBasis, Directness, Disclosure, EvidenceNumber, Form, Hedge, Incoming, IncomingEvidence, IncomingRow,
    IncomingSettled, IncomingSource, Intake, Judged, LeftOut, Link, Modifier, Named, NewArticle, NewEvidence,
    NewSource, NewStatus, NewText, PartialDate, Place, Priority, Quantity, Question, RelationKind, Reliability,
    SetAsideReason, SettleReason, SourceKind, SourceNumber, Stance, Uid, Verdict, Words, Worth,
};
use serde::Deserialize;
use serde::de::IgnoredAny;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClaimIn {
    pub number: ClaimNumber,
    pub uid: Option<Uid>,
    pub article: Option<ArticleNumber>,
    pub text: String,
    pub kind: Option<ClaimKind>,
    pub checkable: Option<Checkable>,
    #[serde(default)]
    pub attribution: Vec<LinkIn>,
    #[serde(default)]
    pub hedges: Vec<Hedge>,
    #[serde(default)]
    pub quantities: Vec<Quantity>,
    pub as_of: Option<PartialDate>,
    pub as_of_words: Option<String>,
    pub anchor: Option<AnchorIn>,
    #[serde(default)]
    pub priority: Priority,
    pub worth: Option<Worth>,
    pub assignee: Option<String>,
    pub recheck_by: Option<PartialDate>,
    #[serde(default)]
    pub tags: Vec<String>,
    pub correct_text: Option<String>,
    #[serde(default)]
    pub evidence: Vec<EvidenceIn>,
    #[serde(default)]
    pub history: Vec<StatusIn>,
    #[serde(default)]
    pub relations: Vec<RelationIn>,
    pub set_aside: Option<SetAsideIn>,
    #[serde(default)]
    pub sheet_rows: Vec<SheetRowIn>,
    /// What holds, by question: the last of the history, which is what is read; here to be compared with it.
    #[serde(default)]
    pub status: Option<StatusesIn>,
    // Computed from the rest, or the ledger's to say.
    #[serde(default, rename = "digest")]
    _digest: IgnoredAny,
    #[serde(default, rename = "stage")]
    _stage: IgnoredAny,
    #[serde(default, rename = "flags")]
    _flags: IgnoredAny,
    #[serde(default, rename = "counts")]
    _counts: IgnoredAny,
    #[serde(default, rename = "reviews")]
    _reviews: IgnoredAny,
    #[serde(default, rename = "second_readings")]
    _second_readings: IgnoredAny,
    #[serde(default, rename = "fixes")]
    _fixes: IgnoredAny,
    #[serde(default, rename = "contacts")]
    _contacts: IgnoredAny,
    #[serde(default, rename = "owed")]
    _owed: IgnoredAny,
    #[serde(default, rename = "waivers")]
    _waivers: IgnoredAny,
    #[serde(default, rename = "publication")]
    _publication: IgnoredAny,
    #[serde(default, rename = "notes")]
    _notes: IgnoredAny,
    #[serde(default, rename = "created_at")]
    _created_at: IgnoredAny,
    #[serde(default, rename = "created_by")]
    _created_by: IgnoredAny,
    #[serde(default, rename = "updated_at")]
    _updated_at: IgnoredAny,
}

/// What a verdict was given on, where the claim says something else by now.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct JudgedIn {
    text: String,
    #[serde(default)]
    attribution: Vec<LinkIn>,
    #[serde(default)]
    hedges: Vec<Hedge>,
    #[serde(default)]
    quantities: Vec<Quantity>,
    as_of: Option<PartialDate>,
    words: Option<String>,
}

impl JudgedIn {
    pub fn judged(self) -> Judged {
        Judged {
            text: self.text,
            attribution: self.attribution.into_iter().map(LinkIn::link).collect(),
            hedges: self.hedges,
            quantities: self.quantities,
            as_of: self.as_of,
            words: self.words,
        }
    }
}

/// One voice; its position is its place in the list.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LinkIn {
    speaker: String,
    cue: Option<String>,
    cue_class: Option<CueClass>,
    form: Option<Form>,
    said_on: Option<PartialDate>,
    channel: Option<String>,
    role: Option<String>,
    guessed_from: Option<String>,
    #[serde(default, rename = "position")]
    _position: IgnoredAny,
}

/// The exact words and where they start, in code points; the rest follows from the article.
#[derive(Deserialize)]
pub struct AnchorIn {
    pub exact: String,
    pub start: u32,
    pub revision: Option<u32>,
    pub state: Option<AnchorState>,
}

impl AnchorIn {
    /// The revision that holds the words, and what became of them since; none where the file does not say.
    pub fn stood(&self) -> Option<(u32, AnchorState)> {
        Some((self.revision?, self.state.unwrap_or(AnchorState::Ok)))
    }

    pub fn words(self) -> Words {
        Words { quote: self.exact, place: Place::At(self.start) }
    }
}

/// The verdict that holds on each question.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StatusesIn {
    r#true: Option<StatusIn>,
    said: Option<StatusIn>,
}

impl ClaimIn {
    /// The first question on which `status` and the end of `history` say different things: somebody changed one of them,
    /// and which is meant nobody can tell.
    pub fn disagreement(&self) -> Option<Question> {
        let status = self.status.as_ref()?;
        let holds = [(Question::True, &status.r#true), (Question::Said, &status.said)];
        let differs = |(question, given): &(Question, &Option<StatusIn>)| {
            let last = self.history.iter().rfind(|entry| entry.question == *question);
            // What was given on other words holds for nothing.
            let last = last.filter(|entry| entry.on_other_words.is_none());
            match (given.as_ref(), last) {
                (Some(given), Some(last)) => !given.says_what(last),
                (Some(given), None) => !given.is_unverified(),
                (None, last) => last.is_some(),
            }
        };
        holds.into_iter().find(differs).map(|(question, _)| question)
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StatusIn {
    pub question: Question,
    pub status: Verdict,
    pub because: Option<String>,
    #[serde(default)]
    pub modifiers: Vec<Modifier>,
    pub confidence: Option<Confidence>,
    pub finding: Option<String>,
    pub on_other_words: Option<JudgedIn>,
    #[serde(default, rename = "confirmed_by")]
    _confirmed_by: IgnoredAny,
    #[serde(default, rename = "confirmed_at")]
    _confirmed_at: IgnoredAny,
    #[serde(default, rename = "by")]
    _by: IgnoredAny,
    #[serde(default, rename = "at")]
    _at: IgnoredAny,
}

impl StatusIn {
    pub fn given(self) -> NewStatus {
        NewStatus {
            question: Some(self.question),
            status: self.status,
            because: self.because,
            modifiers: self.modifiers,
            confidence: self.confidence,
            finding: self.finding,
            on_other: self.on_other_words.map(|judged| Box::new(judged.judged())),
        }
    }

    fn is_unverified(&self) -> bool {
        self.status == Verdict::Unverified && self.because.is_none() && self.finding.is_none()
    }

    fn says_what(&self, other: &Self) -> bool {
        let said = |one: &Self| (one.status, one.because.clone(), one.finding.clone(), one.confidence);
        said(self) == said(other) && self.modifiers == other.modifiers
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RelationIn {
    pub from: ClaimNumber,
    pub kind: RelationKind,
    pub to: ClaimNumber,
    pub note: Option<String>,
}

/// A row of a sheet; who brought it when is the ledger's to say.
#[derive(Deserialize)]
pub struct SheetRowIn {
    #[serde(flatten)]
    pub row: IncomingRow,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SetAsideIn {
    pub reason: SetAsideReason,
    pub note: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EvidenceIn {
    pub number: Option<EvidenceNumber>,
    uid: Option<Uid>,
    question: Option<Question>,
    source: SourceRef,
    own_origin: Option<String>,
    stance: Stance,
    directness: Option<Directness>,
    #[serde(default)]
    credibility: Credibility,
    credibility_reason: Option<String>,
    paraphrase: Option<String>,
    quote: Option<String>,
    locator: Option<String>,
    published: Option<PartialDate>,
    data_as_of: Option<PartialDate>,
    quantity: Option<Quantity>,
    /// All of them, where there are several.
    quantities: Option<Vec<EvidencedIn>>,
    derived_from: Option<EvidenceNumber>,
    search_note: Option<String>,
    pub withdrawn: Option<String>,
    #[serde(default, rename = "origin")]
    _origin: IgnoredAny,
    #[serde(default, rename = "reliability")]
    _reliability: IgnoredAny,
    #[serde(default, rename = "snapshot")]
    _snapshot: IgnoredAny,
    #[serde(default, rename = "no_snapshot")]
    _no_snapshot: IgnoredAny,
    /// What may leave another desk is for that desk to say.
    #[serde(default, rename = "released")]
    _released: IgnoredAny,
    #[serde(default, rename = "comparison")]
    _comparison: IgnoredAny,
    #[serde(default, rename = "added_at")]
    _added_at: IgnoredAny,
    #[serde(default, rename = "added_by")]
    _added_by: IgnoredAny,
}

/// A figure of a piece of evidence; how it compares is computed anew.
#[derive(Deserialize)]
struct EvidencedIn {
    #[serde(flatten)]
    quantity: Quantity,
}

/// Which source is meant; whatever else stands there is its own entry's to say.
#[derive(Deserialize)]
struct SourceRef {
    number: SourceNumber,
    uid: Option<Uid>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SourceIn {
    number: SourceNumber,
    uid: Option<Uid>,
    name: String,
    kind: SourceKind,
    publisher: Option<String>,
    author: Option<String>,
    url: Option<String>,
    published: Option<PartialDate>,
    #[serde(default)]
    reliability: Reliability,
    reliability_reason: Option<String>,
    interest: Option<String>,
    origin: Option<String>,
    note: Option<String>,
    #[serde(default)]
    disclosure: Disclosure,
    #[serde(default, rename = "merged_into")]
    _merged_into: IgnoredAny,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ArticleIn {
    number: ArticleNumber,
    uid: Option<Uid>,
    title: String,
    outlet: Option<String>,
    byline: Option<String>,
    url: Option<String>,
    language: Option<String>,
    published: Option<PartialDate>,
    #[serde(default = "unknown")]
    published_basis: DateBasis,
    #[serde(default = "file")]
    intake: Intake,
    body: String,
    #[serde(default)]
    left_out: Vec<LeftOut>,
    /// The texts before `body`, oldest first.
    #[serde(default)]
    earlier: Vec<RevisionIn>,
    #[serde(default)]
    settled: Vec<SettledIn>,
    #[serde(default, rename = "revision")]
    _revision: IgnoredAny,
    #[serde(default, rename = "sha256")]
    _sha256: IgnoredAny,
    #[serde(default, rename = "claims")]
    _claims: IgnoredAny,
    #[serde(default)]
    set_aside: Option<ArticleAside>,
    #[serde(default, rename = "added_at")]
    _added_at: IgnoredAny,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RevisionIn {
    body: String,
    #[serde(default)]
    left_out: Vec<LeftOut>,
    #[serde(default = "file")]
    intake: Intake,
    #[serde(default, rename = "seq")]
    _seq: IgnoredAny,
    #[serde(default, rename = "sha256")]
    _sha256: IgnoredAny,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SettledIn {
    words: AnchorIn,
    reason: SettleReason,
    note: Option<String>,
    #[serde(default, rename = "by")]
    _by: IgnoredAny,
    #[serde(default, rename = "at")]
    _at: IgnoredAny,
}

fn unknown() -> DateBasis {
    DateBasis::Unknown
}

fn file() -> Intake {
    Intake::File
}

impl LinkIn {
    pub fn link(self) -> Link {
        Link {
            speaker: self.speaker,
            cue: self.cue,
            cue_class: self.cue_class,
            form: self.form,
            said_on: self.said_on,
            channel: self.channel,
            role: self.role,
            guessed_from: self.guessed_from,
        }
    }
}

impl ArticleIn {
    pub fn incoming(self) -> Incoming {
        let text = |text: RevisionIn| NewText { body: text.body, intake: text.intake, left_out: text.left_out };
        let mut later: Vec<NewText> = self.earlier.into_iter().map(text).collect();
        later.push(NewText { body: self.body, intake: self.intake, left_out: self.left_out });
        let NewText { body, intake, left_out } = later.remove(0);
        let settled = self.settled.into_iter().map(|settled| IncomingSettled {
            words: settled.words.words(),
            reason: settled.reason,
            note: settled.note,
        });
        let article = NewArticle {
            uid: self.uid,
            title: self.title,
            outlet: self.outlet,
            byline: self.byline,
            url: self.url,
            language: self.language,
            published: self.published,
            published_basis: self.published_basis,
            body,
            intake,
            left_out,
        };
        Incoming::Article {
            number: Some(self.number),
            article: Box::new(article),
            later,
            settled: settled.collect(),
            set_aside: self.set_aside,
        }
    }
}

impl SourceIn {
    pub fn incoming(self) -> Incoming {
        let source = NewSource {
            uid: self.uid,
            name: self.name,
            kind: Some(self.kind),
            publisher: self.publisher,
            author: self.author,
            url: self.url,
            published: self.published,
            reliability: self.reliability,
            reliability_reason: self.reliability_reason,
            interest: self.interest,
            origin: self.origin,
            note: self.note,
            disclosure: self.disclosure,
        };
        Incoming::Source { number: Some(self.number), source: Box::new(source) }
    }
}

impl EvidenceIn {
    pub fn incoming(self, claim: ClaimNumber) -> IncomingEvidence {
        let source = Named { uid: self.source.uid, name: Some(self.source.number.to_string()) };
        IncomingEvidence {
            number: self.number,
            evidence: NewEvidence {
                uid: self.uid,
                question: self.question,
                origin: self.own_origin,
                directness: self.directness,
                credibility: self.credibility,
                credibility_reason: self.credibility_reason,
                paraphrase: self.paraphrase,
                quote: self.quote,
                locator: self.locator,
                published: self.published,
                data_as_of: self.data_as_of,
                quantities: Some(match self.quantities {
                    Some(quantities) => quantities.into_iter().map(|one| one.quantity).collect(),
                    None => self.quantity.into_iter().collect(),
                }),
                search_note: self.search_note,
                ..NewEvidence::new(claim, self.source.number, self.stance)
            },
            source: IncomingSource::Known(source),
            derived_from: self.derived_from,
            withdrawn: self.withdrawn,
        }
    }
}
