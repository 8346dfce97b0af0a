//! The shapes of nouns in JSON: the contract that scripts rely on.

use super::procedure::{ProcedureJson, SnapshotJson};
use crate::domain::query::{Flag, Stage};
use crate::domain::{
    Anchor, Approximator, ArticleAside, ArticleNumber, Aspect, Checkable, Claim, ClaimKind, ClaimNumber, Confidence,
    Credibility, CueClass, DateBasis, Decimal, Dimension, Directness, Disclosure, Dossier, Doubt, Entry, Evidence,
    EvidenceNumber, Form, Found, Hedge, Hit, Identity, Instant, Intake, Judged, LeftOut, Link, MARK_END, MARK_START,
    Modifier, PartialDate, Priority, Quantity, Question, Relation, Reliability, Revision, SetAside, SettleReason,
    Settled, Source, SourceKind, SourceNumber, Stance, StoredArticle, StoredEvidence, StoredSource, StoredStatus,
    Trend, Uid, Verdict, Worth,
};
use crate::judgement::comparison::Compared;
use crate::judgement::{self, tally};
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

/// A claim with everything about it, as `claim show --json` prints it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ClaimJson {
    pub number: ClaimNumber,
    pub uid: Uid,
    pub article: Option<ArticleNumber>,
    pub text: String,
    pub kind: ClaimKind,
    pub checkable: Checkable,
    pub attribution: Vec<LinkJson>,
    pub hedges: Vec<Hedge>,
    pub quantities: Vec<QuantityJson>,
    pub as_of: Option<PartialDate>,
    pub as_of_words: Option<String>,
    pub anchor: Option<Anchor>,
    pub status: StatusesJson,
    pub stage: Stage,
    pub flags: Vec<Flag>,
    pub evidence: Vec<EvidenceJson>,
    pub counts: CountsJson,
    pub relations: Vec<RelationJson>,
    #[serde(flatten)]
    pub procedure: ProcedureJson,
    pub priority: Priority,
    pub worth: Option<Worth>,
    pub assignee: Option<String>,
    pub recheck_by: Option<PartialDate>,
    pub tags: Vec<String>,
    pub correct_text: Option<String>,
    /// None while the claim is in work.
    pub set_aside: Option<SetAsideJson>,
    /// SHA-256 of the claim as it is shown here: its first digits are what `--as-read` takes.
    pub digest: String,
    /// Every status ever set, oldest first.
    pub history: Vec<StatusJson>,
    pub created_at: Instant,
    pub created_by: String,
    pub updated_at: Instant,
}

/// The status that holds on each question; null for a question that the claim is not asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct StatusesJson {
    pub r#true: Option<StatusJson>,
    pub said: Option<StatusJson>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct StatusJson {
    pub question: Question,
    pub status: Verdict,
    pub because: Option<String>,
    pub modifiers: Vec<Modifier>,
    pub confidence: Option<Confidence>,
    /// The verdict in one sentence that stands alone.
    pub finding: Option<String>,
    /// Null where nobody has set one.
    pub by: Option<String>,
    pub at: Option<Instant>,
    /// What it was given on, where the claim says something else by now: then it holds for nothing, and stands in the
    /// history alone.
    pub on_other_words: Option<JudgedJson>,
    /// Who found last that it holds for words that had changed.
    pub confirmed_by: Option<String>,
    pub confirmed_at: Option<Instant>,
}

/// What a verdict was given on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct JudgedJson {
    pub text: String,
    pub attribution: Vec<LinkJson>,
    pub hedges: Vec<Hedge>,
    pub quantities: Vec<QuantityJson>,
    pub as_of: Option<PartialDate>,
    /// The article's words, in plain dress.
    pub words: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct LinkJson {
    pub position: usize,
    pub speaker: String,
    pub cue: Option<String>,
    pub cue_class: Option<CueClass>,
    pub form: Option<Form>,
    pub said_on: Option<PartialDate>,
    pub channel: Option<String>,
    pub role: Option<String>,
    /// The words of the text, such as "she", where the speaker is a guess at whom they mean.
    pub guessed_from: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct QuantityJson {
    pub raw: String,
    #[schemars(with = "Option<String>")]
    pub point: Option<Decimal>,
    #[schemars(with = "Option<String>")]
    pub low: Option<Decimal>,
    #[schemars(with = "Option<String>")]
    pub high: Option<Decimal>,
    pub unit: String,
    pub measure: Option<String>,
    pub approximator: Option<Approximator>,
    pub dimension: Dimension,
    /// Which way it goes, where the words tell; a change downwards has no minus.
    pub direction: Option<Trend>,
    /// Whether it is a change, a level, or the level before.
    pub aspect: Option<Aspect>,
    /// Why nobody can be sure of the number yet; such a quantity is compared with nothing.
    pub doubt: Option<Doubt>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct EvidenceJson {
    pub number: EvidenceNumber,
    pub uid: Uid,
    pub question: Question,
    pub source: SourceJson,
    /// The origin it counts under: its own label, else its source's, else the source's number.
    pub origin: String,
    /// The label given to the evidence itself.
    pub own_origin: Option<String>,
    pub stance: Stance,
    pub directness: Option<Directness>,
    pub credibility: Credibility,
    pub credibility_reason: Option<String>,
    pub reliability: Reliability,
    pub paraphrase: Option<String>,
    pub quote: Option<String>,
    pub locator: Option<String>,
    pub published: Option<PartialDate>,
    pub data_as_of: Option<PartialDate>,
    /// The first of `quantities`.
    pub quantity: Option<QuantityJson>,
    pub quantities: Vec<EvidencedJson>,
    /// How the figure compares with the claim's; null where either has none. A hint, never a verdict.
    pub comparison: Option<Compared>,
    pub derived_from: Option<EvidenceNumber>,
    pub search_note: Option<String>,
    /// The newest kept bytes; null where there are none.
    pub snapshot: Option<SnapshotJson>,
    /// Why there are none, where somebody has said so.
    pub no_snapshot: Option<String>,
    /// Why it was withdrawn; null while it stands.
    pub withdrawn: Option<String>,
    /// Why its words may leave the desk though its source is confidential; null while they may not, and outside.
    pub released: Option<String>,
    pub added_at: Instant,
    pub added_by: String,
}

/// What stands on the claim's main question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct CountsJson {
    pub r#for: usize,
    pub against: usize,
    /// Distinct origins of what is for, against or mixed.
    pub origins: usize,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct RelationJson {
    pub from: ClaimNumber,
    pub kind: crate::domain::RelationKind,
    pub to: ClaimNumber,
    pub note: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct SetAsideJson {
    pub reason: crate::domain::SetAsideReason,
    pub note: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct SourceJson {
    pub number: SourceNumber,
    pub uid: Uid,
    pub name: String,
    pub kind: SourceKind,
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
    /// The source that it turned out to be, where it was merged into one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub merged_into: Option<SourceNumber>,
}

/// A figure of a piece of evidence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct EvidencedJson {
    #[serde(flatten)]
    pub quantity: QuantityJson,
    /// The claim's figure that it belongs to, as the claim writes it.
    pub beside: Option<String>,
    pub comparison: Option<Compared>,
}

/// An article with its newest text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ArticleJson {
    pub number: ArticleNumber,
    pub uid: Uid,
    pub title: String,
    pub outlet: Option<String>,
    pub byline: Option<String>,
    pub url: Option<String>,
    pub language: String,
    pub published: Option<PartialDate>,
    pub published_basis: DateBasis,
    pub revision: u32,
    pub intake: Intake,
    pub sha256: String,
    pub body: String,
    pub claims: u32,
    pub added_at: Instant,
    /// None while it is in work.
    pub set_aside: Option<ArticleAside>,
}

/// An article with all of its texts, as the case's export has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct WholeArticleJson {
    #[serde(flatten)]
    pub article: ArticleJson,
    /// What the saved page showed besides the newest text.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub left_out: Vec<LeftOut>,
    /// The texts before the newest, oldest first.
    pub earlier: Vec<Revision>,
    pub settled: Vec<SettledJson>,
}

/// A sentence in which there is nothing to check.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct SettledJson {
    pub words: Anchor,
    pub reason: SettleReason,
    pub note: Option<String>,
    pub by: String,
    pub at: Instant,
}

/// One text that a search found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct HitJson {
    /// claim, evidence, source, article, rationale or review (another desk's).
    pub found: &'static str,
    /// The number of what was found, as it is typed: `#12`, `E7`, `S3`, `A1`.
    pub number: String,
    pub claim: Option<ClaimNumber>,
    /// The text around the words, without marks.
    pub snippet: String,
    /// The found words in the snippet, as code points, half-open.
    pub marks: Vec<(usize, usize)>,
}

/// One event of a history.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct EntryJson {
    pub seq: u64,
    pub at: Instant,
    pub actor: String,
    /// Whether whoever acted had signed in; otherwise they are whoever they said.
    pub signed_in: bool,
    pub kind: &'static str,
    pub body: serde_json::Value,
}

impl ClaimJson {
    /// The claim as it is judged on a day.
    pub fn of(dossier: &Dossier, today: Date) -> Self {
        let claim = &dossier.claim;
        let tally = tally(dossier, claim.main_question());
        let status = |question| {
            claim.questions().contains(&question).then(|| match dossier.status(question) {
                Some(stored) => StatusJson::of(stored),
                None => StatusJson::unset(question),
            })
        };
        Self {
            number: claim.number,
            uid: claim.uid,
            article: claim.article,
            text: claim.text.clone(),
            kind: claim.kind,
            checkable: claim.checkable,
            attribution: claim.attribution.iter().enumerate().map(LinkJson::of).collect(),
            hedges: claim.hedges.clone(),
            quantities: claim.quantities.iter().map(QuantityJson::of).collect(),
            as_of: claim.as_of.clone(),
            as_of_words: claim.as_of_words.clone(),
            anchor: claim.anchor.clone(),
            status: StatusesJson { r#true: status(Question::True), said: status(Question::Said) },
            stage: judgement::stage(dossier),
            flags: judgement::flags(dossier, today),
            evidence: dossier.evidence.iter().map(|stored| EvidenceJson::of(claim, stored)).collect(),
            counts: CountsJson { r#for: tally.supports, against: tally.refutes, origins: tally.origins },
            relations: dossier.relations.iter().map(RelationJson::of).collect(),
            procedure: ProcedureJson::of(&dossier.procedure),
            priority: claim.priority,
            worth: claim.worth,
            assignee: claim.assignee.clone(),
            recheck_by: claim.recheck_by.clone(),
            tags: claim.tags.clone(),
            correct_text: claim.correct_text.clone(),
            set_aside: dossier.set_aside.as_ref().map(SetAsideJson::of),
            digest: judgement::digest(dossier),
            history: dossier.statuses.iter().map(StatusJson::of).collect(),
            created_at: dossier.logged.created_at,
            created_by: dossier.logged.created_by.clone(),
            updated_at: dossier.logged.updated_at,
        }
    }
}

impl StatusJson {
    fn of(stored: &StoredStatus) -> Self {
        let status = &stored.status;
        Self {
            question: status.question,
            status: status.status,
            because: status.because.clone(),
            modifiers: status.modifiers.clone(),
            confidence: status.confidence,
            finding: status.finding.clone(),
            by: Some(stored.by.clone()),
            at: Some(stored.at),
            on_other_words: stored.on_other.as_deref().map(JudgedJson::of),
            confirmed_by: stored.confirmed.as_ref().map(|confirmed| confirmed.by.clone()),
            confirmed_at: stored.confirmed.as_ref().map(|confirmed| confirmed.at),
        }
    }

    fn unset(question: Question) -> Self {
        Self {
            question,
            status: Verdict::Unverified,
            because: None,
            modifiers: Vec::new(),
            confidence: None,
            finding: None,
            by: None,
            at: None,
            on_other_words: None,
            confirmed_by: None,
            confirmed_at: None,
        }
    }
}

impl JudgedJson {
    fn of(judged: &Judged) -> Self {
        Self {
            text: judged.text.clone(),
            attribution: judged.attribution.iter().enumerate().map(LinkJson::of).collect(),
            hedges: judged.hedges.clone(),
            quantities: judged.quantities.iter().map(QuantityJson::of).collect(),
            as_of: judged.as_of.clone(),
            words: judged.words.clone(),
        }
    }
}

impl LinkJson {
    fn of((position, link): (usize, &Link)) -> Self {
        Self {
            position,
            speaker: link.speaker.clone(),
            cue: link.cue.clone(),
            cue_class: link.cue_class,
            form: link.form,
            said_on: link.said_on.clone(),
            channel: link.channel.clone(),
            role: link.role.clone(),
            guessed_from: link.guessed_from.clone(),
        }
    }
}

impl QuantityJson {
    pub fn of(quantity: &Quantity) -> Self {
        Self {
            raw: quantity.raw.clone(),
            point: quantity.point,
            low: quantity.low,
            high: quantity.high,
            unit: quantity.unit.clone(),
            measure: quantity.measure.clone(),
            approximator: quantity.approximator,
            dimension: quantity.dimension,
            direction: quantity.direction,
            aspect: quantity.aspect,
            doubt: quantity.doubt,
        }
    }
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

impl RelationJson {
    fn of(relation: &Relation) -> Self {
        Self { from: relation.from, kind: relation.kind, to: relation.to, note: relation.note.clone() }
    }
}

impl SetAsideJson {
    fn of(set_aside: &SetAside) -> Self {
        Self { reason: set_aside.reason, note: set_aside.note.clone() }
    }
}

impl SourceJson {
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

    pub fn stored(stored: &StoredSource) -> Self {
        Self { merged_into: stored.merged_into, ..Self::of(&stored.source) }
    }
}

impl ArticleJson {
    pub fn of(stored: &StoredArticle) -> Self {
        let StoredArticle { article, revision, added_at, claims, set_aside } = stored;
        Self {
            number: article.number,
            uid: article.uid,
            title: article.title.clone(),
            outlet: article.outlet.clone(),
            byline: article.byline.clone(),
            url: article.url.clone(),
            language: article.language.clone(),
            published: article.published.clone(),
            published_basis: article.published_basis,
            revision: revision.seq,
            intake: revision.intake,
            sha256: revision.sha256.clone(),
            body: revision.body.clone(),
            claims: *claims,
            added_at: *added_at,
            set_aside: set_aside.clone(),
        }
    }
}

impl WholeArticleJson {
    /// `revisions` are all of its texts, oldest first.
    pub fn of(stored: &StoredArticle, mut revisions: Vec<Revision>, settled: Vec<Settled>) -> Self {
        revisions.retain(|revision| revision.seq < stored.revision.seq);
        let settled = settled.into_iter().map(|settled| SettledJson {
            words: settled.words,
            reason: settled.reason,
            note: settled.note,
            by: settled.by,
            at: settled.at,
        });
        let left_out = stored.revision.left_out.clone();
        Self { article: ArticleJson::of(stored), left_out, earlier: revisions, settled: settled.collect() }
    }
}

impl HitJson {
    pub fn of(hit: &Hit) -> Self {
        let (found, number) = match hit.found {
            Found::Claim(number) => ("claim", number.to_string()),
            Found::Evidence(number) => ("evidence", number.to_string()),
            Found::Source(number) => ("source", number.to_string()),
            Found::Article(number) => ("article", number.to_string()),
            Found::Rationale(number, _) => ("rationale", number.to_string()),
            Found::Correction(number) => ("correction", number.to_string()),
            Found::Review(number) => ("review", number.to_string()),
        };
        let mut snippet = String::with_capacity(hit.snippet.len());
        let mut marks = Vec::new();
        let (mut length, mut start) = (0, 0);
        for c in hit.snippet.chars() {
            match c {
                MARK_START => start = length,
                MARK_END => marks.push((start, length)),
                _ => {
                    snippet.push(c);
                    length += 1;
                }
            }
        }
        Self { found, number, claim: hit.claim, snippet, marks }
    }
}

impl EntryJson {
    pub fn of(entry: &Entry) -> Result<Self, serde_json::Error> {
        let body = serde_json::from_str(&entry.event.body()?)?;
        let signed_in = entry.identity == Identity::SignedIn;
        Ok(Self { seq: entry.seq, at: entry.at, actor: entry.actor.clone(), signed_in, kind: entry.event.kind(), body })
    }
}
