//! A claim in JSON, with everything about it: the contract that scripts rely on.

use super::evidence::EvidenceJson;
use super::procedure::ProcedureJson;
use super::quantity::QuantityJson;
use crate::domain::query::{Flag, Stage};
use crate::domain::{
    Anchor, ArticleNumber, Checkable, ClaimKind, ClaimNumber, Confidence, CueClass, Dossier, Form, Hedge, Instant,
    Judged, Link, Modifier, PartialDate, Priority, Question, Relation, SetAside, StoredStatus, Uid, Verdict, Worth,
};
use crate::judgement::{self, tally};
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

/// A claim with everything about it, as `claim show --json` prints it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ClaimJson {
    /// Printed `#1`, `#2` and so on; counted within the case.
    pub number: ClaimNumber,
    /// A UUID that it keeps in every export and import, and by which it is known again.
    pub uid: Uid,
    /// The article that it is from; null for a claim that stands alone.
    pub article: Option<ArticleNumber>,
    /// One statement that could be true or false, in the desk's own words.
    pub text: String,
    /// What it states, by which other things follow: how long its verdict holds, for one.
    pub kind: ClaimKind,
    /// Which questions are asked of it.
    pub checkable: Checkable,
    /// The voices: position 0 is the article's own, the last is the claimant. Never empty.
    pub attribution: Vec<LinkJson>,
    /// The weakening words that belong to it: without them another claim would be checked.
    pub hedges: Vec<Hedge>,
    /// Its figures, in the order of its text.
    pub quantities: Vec<QuantityJson>,
    /// When it holds; null where it says nothing of a time, or nothing that can be dated.
    pub as_of: Option<PartialDate>,
    /// The words of the article that say when it holds: "currently", "last week".
    pub as_of_words: Option<String>,
    /// The words of the article that state it; null where it is anchored to null.
    pub anchor: Option<Anchor>,
    /// The status that holds on each question that is asked.
    pub status: StatusesJson,
    /// Where the work on it stands; computed.
    pub stage: Stage,
    /// What an editor should know at a glance; computed.
    pub flags: Vec<Flag>,
    /// In the order of their numbers, withdrawn ones included.
    pub evidence: Vec<EvidenceJson>,
    /// The standing evidence on its main question, counted.
    pub counts: CountsJson,
    /// Relations that start or end at it.
    pub relations: Vec<RelationJson>,
    /// What the desk did with it beside evidence and verdicts.
    #[serde(flatten)]
    pub procedure: ProcedureJson,
    /// The order in which the desk works: 1 first, 3 if there is time.
    pub priority: Priority,
    /// How much checking it deserves by a machine's guess, 0 to 100; null where null was made.
    pub worth: Option<Worth>,
    /// The handle of whoever is to check it; null while it is nobody's.
    pub assignee: Option<String>,
    /// The last day on which its verdict may stand without a new look; null where the kind decides.
    pub recheck_by: Option<PartialDate>,
    /// Words of the desk's own to sort by: lower case, each once.
    pub tags: Vec<String>,
    /// What the article should say instead; null while nobody has said it.
    pub correct_text: Option<String>,
    /// None while the claim is in work.
    pub set_aside: Option<SetAsideJson>,
    /// SHA-256 of the claim as it is shown here: its first digits are what `--as-read` takes.
    pub digest: String,
    /// Every status ever set, oldest first.
    pub history: Vec<StatusJson>,
    /// When it was logged.
    pub created_at: Instant,
    /// The handle of whoever logged it.
    pub created_by: String,
    /// When anything of it changed last, its evidence and statuses included.
    pub updated_at: Instant,
}

/// The status that holds on each question; null for a question that the claim is not asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct StatusesJson {
    pub r#true: Option<StatusJson>,
    /// On whether the named voice said it.
    pub said: Option<StatusJson>,
}

/// A status of a claim on one question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct StatusJson {
    /// What was asked of the claim.
    pub question: Question,
    /// What was found.
    pub status: Verdict,
    /// The rationale, citing evidence as `[E7]`; null only with unverified.
    pub because: Option<String>,
    /// What is wrong with the claim beside its verdict; often nothing.
    pub modifiers: Vec<Modifier>,
    /// How sure the checker is; null where they do not say.
    pub confidence: Option<Confidence>,
    /// The verdict in one sentence that stands alone.
    pub finding: Option<String>,
    /// Null where nobody has set one.
    pub by: Option<String>,
    /// When it was set; null where nobody has set one.
    pub at: Option<Instant>,
    /// What it was given on, where the claim says something else by now: then it holds for nothing, and stands in the
    /// history alone.
    pub on_other_words: Option<JudgedJson>,
    /// Who found last that it holds for words that had changed.
    pub confirmed_by: Option<String>,
    /// When they found so.
    pub confirmed_at: Option<Instant>,
}

/// What a verdict was given on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct JudgedJson {
    /// The words of the claim.
    pub text: String,
    /// The voices of the claim.
    pub attribution: Vec<LinkJson>,
    /// Its weakening words.
    pub hedges: Vec<Hedge>,
    /// Its figures.
    pub quantities: Vec<QuantityJson>,
    /// When it was to hold.
    pub as_of: Option<PartialDate>,
    /// The article's words, in plain dress.
    pub words: Option<String>,
}

/// One voice of a claim's chain.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct LinkJson {
    /// Its place in the chain: 0 is the article's own voice, the last is the claimant.
    pub position: usize,
    /// As named in the text: a person, a role, a collective, an anonymous or passive voice.
    pub speaker: String,
    /// The words of saying, as the text has them: "said", "according to"; null where null is given.
    pub cue: Option<String>,
    /// What the cue does to the report; null where there is no cue.
    pub cue_class: Option<CueClass>,
    /// How the voice's words are given; null where nobody has said.
    pub form: Option<Form>,
    /// When the voice said it; null where that is not known.
    pub said_on: Option<PartialDate>,
    /// Where it was said: a briefing, a post on X, an interview.
    pub channel: Option<String>,
    /// What the voice is, where that stands beside its name: "spokeswoman for the bank".
    pub role: Option<String>,
    /// The words of the text, such as "she", where the speaker is a guess at whom they mean.
    pub guessed_from: Option<String>,
}

/// What stands on the claim's main question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct CountsJson {
    pub r#for: usize,
    /// Pieces that refute it.
    pub against: usize,
    /// Distinct origins of what is for, against or mixed.
    pub origins: usize,
}

/// How one claim stands to another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct RelationJson {
    /// The claim that is spoken of.
    pub from: ClaimNumber,
    /// How it stands to the other, read from `from` to `to`.
    pub kind: crate::domain::RelationKind,
    /// The other claim.
    pub to: ClaimNumber,
    /// More of it, in words; null where the kind says it all.
    pub note: Option<String>,
}

/// Why a claim is not checked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct SetAsideJson {
    /// Why it is not checked.
    pub reason: crate::domain::SetAsideReason,
    /// More of the reason, in words; null where the reason says it all.
    pub note: Option<String>,
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
