//! The desk's procedure in JSON: snapshots, reviews, second readings, fixes, contacts, waivers, publication and notes.

use crate::domain::{
    ClaimNumber, ContactNumber, EvidenceNumber, FixAnswer, FixNumber, FixRole, IncomingRow, Instant, NoteKind,
    OnRecord, PartialDate, Procedure, PublishedVerdict, Question, ReadingManner, ReviewOutcome, Rule, SecondReading,
    SecondVerdict, Snapshot, StoredAnswer, StoredContact, StoredFix, StoredNote, StoredPublication, StoredReview,
    StoredSheetRow, StoredSnapshot, Waiver,
};
use schemars::JsonSchema;
use serde::Serialize;

/// What the desk did with a claim beside evidence and verdicts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ProcedureJson {
    pub reviews: Vec<ReviewJson>,
    pub second_readings: Vec<SecondReadingJson>,
    pub fixes: Vec<FixJson>,
    pub contacts: Vec<ContactJson>,
    pub waivers: Vec<WaiverJson>,
    pub publication: Option<PublicationJson>,
    pub notes: Vec<NoteJson>,
    /// The rows of other people's sheets that it came in, with what became no value of ours, as the sheets had it.
    pub sheet_rows: Vec<SheetRowJson>,
    /// The questions on which whoever asked reads blind and owes a verdict; until then the first one is hidden from
    /// them.
    pub owed: Vec<Question>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct SheetRowJson {
    #[serde(flatten)]
    pub row: IncomingRow,
    pub by: String,
    pub at: Instant,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ReviewJson {
    pub outcome: ReviewOutcome,
    pub note: Option<String>,
    pub digest: String,
    pub by: String,
    pub at: Instant,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct SecondReadingJson {
    pub manner: ReadingManner,
    pub verdicts: Vec<SecondVerdict>,
    /// Why it ended, where its verdicts were settled.
    pub settled: Option<String>,
    pub settled_by: Option<String>,
    /// Whether one of the two readers settled it.
    pub settled_alone: bool,
    pub ended: bool,
    pub by: String,
    pub at: Instant,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct FixJson {
    pub number: FixNumber,
    pub claim: ClaimNumber,
    pub old: String,
    pub new: String,
    pub because: String,
    pub evidence: Vec<EvidenceNumber>,
    pub answers: Vec<AnswerJson>,
    /// The revision of the article that carried it out; null while it is open.
    pub carried_out: Option<u32>,
    pub by: String,
    pub at: Instant,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct AnswerJson {
    pub answer: FixAnswer,
    pub role: FixRole,
    pub note: Option<String>,
    pub by: String,
    pub at: Instant,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ContactJson {
    pub number: ContactNumber,
    pub claims: Vec<ClaimNumber>,
    pub who: String,
    pub read_back: Option<String>,
    pub answer: Option<String>,
    pub deadline: Option<PartialDate>,
    pub record: OnRecord,
    pub by: String,
    pub at: Instant,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct WaiverJson {
    pub rule: Rule,
    pub because: String,
    pub by: String,
    pub at: Instant,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct PublicationJson {
    pub revision: u32,
    pub digest: String,
    pub verdicts: Vec<PublishedVerdict>,
    pub by: String,
    pub at: Instant,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct NoteJson {
    pub kind: NoteKind,
    pub text: String,
    pub by: String,
    pub at: Instant,
}

/// Kept bytes: what is known of them, and of which evidence they are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct SnapshotJson {
    #[serde(flatten)]
    pub snapshot: Snapshot,
    pub kept_at: Instant,
    pub kept_by: String,
}

impl ProcedureJson {
    pub fn of(procedure: &Procedure) -> Self {
        Self {
            reviews: procedure.reviews.iter().map(ReviewJson::of).collect(),
            second_readings: procedure.readings.iter().map(SecondReadingJson::of).collect(),
            fixes: procedure.fixes.iter().map(FixJson::of).collect(),
            contacts: procedure.contacts.iter().map(ContactJson::of).collect(),
            waivers: procedure.waivers.iter().map(WaiverJson::of).collect(),
            publication: procedure.publication.as_ref().map(PublicationJson::of),
            notes: procedure.notes.iter().map(NoteJson::of).collect(),
            sheet_rows: procedure.sheet_rows.iter().map(SheetRowJson::of).collect(),
            owed: procedure.owed.clone(),
        }
    }
}

impl SheetRowJson {
    fn of(stored: &StoredSheetRow) -> Self {
        Self { row: stored.row.clone(), by: stored.by.clone(), at: stored.at }
    }
}

impl ReviewJson {
    fn of(stored: &StoredReview) -> Self {
        let review = &stored.review;
        let (note, digest) = (review.note.clone(), review.digest.clone());
        Self { outcome: review.outcome, note, digest, by: stored.by.clone(), at: stored.at }
    }
}

impl SecondReadingJson {
    fn of(reading: &SecondReading) -> Self {
        Self {
            manner: reading.manner,
            verdicts: reading.verdicts.clone(),
            settled: reading.settled.as_ref().map(|settled| settled.because.clone()),
            settled_by: reading.settled.as_ref().map(|settled| settled.by.clone()),
            settled_alone: reading.settled.as_ref().is_some_and(|settled| settled.alone),
            ended: reading.ended,
            by: reading.by.clone(),
            at: reading.at,
        }
    }
}

impl FixJson {
    pub fn of(stored: &StoredFix) -> Self {
        let fix = &stored.fix;
        Self {
            number: fix.number,
            claim: fix.claim,
            old: fix.old.clone(),
            new: fix.new.clone(),
            because: fix.because.clone(),
            evidence: fix.evidence.clone(),
            answers: stored.answers.iter().map(AnswerJson::of).collect(),
            carried_out: stored.carried_out,
            by: stored.by.clone(),
            at: stored.at,
        }
    }
}

impl AnswerJson {
    fn of(stored: &StoredAnswer) -> Self {
        let StoredAnswer { answer, role, note, by, at } = stored;
        Self { answer: *answer, role: *role, note: note.clone(), by: by.clone(), at: *at }
    }
}

impl ContactJson {
    pub fn of(stored: &StoredContact) -> Self {
        let contact = &stored.contact;
        Self {
            number: contact.number,
            claims: contact.claims.clone(),
            who: contact.who.clone(),
            read_back: contact.read_back.clone(),
            answer: contact.answer.clone(),
            deadline: contact.deadline.clone(),
            record: contact.record,
            by: stored.by.clone(),
            at: stored.at,
        }
    }
}

impl WaiverJson {
    pub fn of(waiver: &Waiver) -> Self {
        Self { rule: waiver.rule, because: waiver.because.clone(), by: waiver.by.clone(), at: waiver.at }
    }
}

impl PublicationJson {
    fn of(stored: &StoredPublication) -> Self {
        let published = &stored.published;
        Self {
            revision: stored.revision,
            digest: published.digest.clone(),
            verdicts: published.verdicts.clone(),
            by: stored.by.clone(),
            at: stored.at,
        }
    }
}

impl NoteJson {
    fn of(note: &StoredNote) -> Self {
        Self { kind: note.kind, text: note.text.clone(), by: note.by.clone(), at: note.at }
    }
}

impl SnapshotJson {
    pub fn of(stored: &StoredSnapshot) -> Self {
        Self { snapshot: stored.snapshot.clone(), kept_at: stored.at, kept_by: stored.by.clone() }
    }
}
