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
    /// Approvals and returns by a second person.
    pub reviews: Vec<ReviewJson>,
    /// Second readings, ended ones too.
    pub second_readings: Vec<SecondReadingJson>,
    /// Changes of the article's words that were proposed, with the answers.
    pub fixes: Vec<FixJson>,
    /// Calls and messages about it.
    pub contacts: Vec<ContactJson>,
    /// Objections of the check that somebody let stand.
    pub waivers: Vec<WaiverJson>,
    /// The last time that the claim went out; null where it never did.
    pub publication: Option<PublicationJson>,
    /// Notes for the reader since it was published.
    pub notes: Vec<NoteJson>,
    /// The rows of other people's sheets that it came in, with what became no value of ours, as the sheets had it.
    pub sheet_rows: Vec<SheetRowJson>,
    /// The questions on which whoever asked reads blind and owes a verdict; until then the first one is hidden from
    /// them.
    pub owed: Vec<Question>,
}

/// A row of somebody's sheet that the claim came from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct SheetRowJson {
    /// The row itself.
    #[serde(flatten)]
    pub row: IncomingRow,
    /// The handle of whoever brought it in.
    pub by: String,
    /// When it was brought in.
    pub at: Instant,
}

/// What a second person decided about the claim.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ReviewJson {
    /// What they decided.
    pub outcome: ReviewOutcome,
    /// Their words to it; null only with an approval.
    pub note: Option<String>,
    /// SHA-256 of what was read: any later change of the claim voids it.
    pub digest: String,
    /// The handle of whoever decided.
    pub by: String,
    /// When they decided.
    pub at: Instant,
}

/// A second reader at work on the claim.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct SecondReadingJson {
    /// Whether they know the first verdict.
    pub manner: ReadingManner,
    /// The reader's own verdicts, the newest of a question last.
    pub verdicts: Vec<SecondVerdict>,
    /// Why it ended, where its verdicts were settled.
    pub settled: Option<String>,
    /// The handle of whoever settled it.
    pub settled_by: Option<String>,
    /// Whether one of the two readers settled it.
    pub settled_alone: bool,
    /// Whether it is over: settled, or the reader approved or returned the claim.
    pub ended: bool,
    /// The handle of the reader.
    pub by: String,
    /// When they began.
    pub at: Instant,
}

/// A proposed change of the article's words, with its answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct FixJson {
    /// Printed `F1`, `F2` and so on; counted within the case.
    pub number: FixNumber,
    /// The claim whose words are to be changed.
    pub claim: ClaimNumber,
    /// The words as they stand.
    pub old: String,
    /// The words proposed in their place; empty proposes to strike them.
    pub new: String,
    /// Why, in words that may cite evidence as `[E7]`; never empty.
    pub because: String,
    /// The evidence that it rests on; all of the same claim.
    pub evidence: Vec<EvidenceNumber>,
    /// What was said to it, oldest first.
    pub answers: Vec<AnswerJson>,
    /// The revision of the article that carried it out; null while it is open.
    pub carried_out: Option<u32>,
    /// The handle of whoever proposed it.
    pub by: String,
    /// When it was proposed.
    pub at: Instant,
}

/// An answer to a fix.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct AnswerJson {
    /// What was said.
    pub answer: FixAnswer,
    /// Whose answer it is.
    pub role: FixRole,
    /// Their words to it; null where they said no more.
    pub note: Option<String>,
    /// The handle of whoever recorded it.
    pub by: String,
    /// When it was recorded.
    pub at: Instant,
}

/// A call or message about claims.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ContactJson {
    /// Printed `K1`, `K2` and so on; counted within the case.
    pub number: ContactNumber,
    /// What it was about; never empty.
    pub claims: Vec<ClaimNumber>,
    /// Who was called or written to, in plain words.
    pub who: String,
    /// What was read or sent to them.
    pub read_back: Option<String>,
    /// What they answered; null while they have not.
    pub answer: Option<String>,
    /// Until when they may reply; null where null was set.
    pub deadline: Option<PartialDate>,
    /// Whether what they said may be told.
    pub record: OnRecord,
    /// The handle of whoever logged it.
    pub by: String,
    /// When it was logged, which may be later than the call.
    pub at: Instant,
}

/// An objection that somebody let stand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct WaiverJson {
    /// The rule that objects.
    pub rule: Rule,
    /// Why it may stand; never empty.
    pub because: String,
    /// The handle of whoever let it stand.
    pub by: String,
    /// When they did so.
    pub at: Instant,
}

/// The last time that a claim went out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct PublicationJson {
    /// The number of the text that went out.
    pub revision: u32,
    /// SHA-256 of the claim as it went out, as a review's.
    pub digest: String,
    /// The verdicts that stood.
    pub verdicts: Vec<PublishedVerdict>,
    /// The handle of whoever recorded that it went out.
    pub by: String,
    /// When that was recorded.
    pub at: Instant,
}

/// A note for the reader of a published article.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct NoteJson {
    /// What the note is for.
    pub kind: NoteKind,
    /// What the reader is told.
    pub text: String,
    /// The handle of whoever wrote it.
    pub by: String,
    /// When it was written: its date for the reader.
    pub at: Instant,
}

/// Kept bytes: what is known of them, and of which evidence they are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct SnapshotJson {
    /// What is known of the bytes.
    #[serde(flatten)]
    pub snapshot: Snapshot,
    /// When they were kept.
    pub kept_at: Instant,
    /// The handle of whoever kept them.
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
    /// The fix as it is stored.
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
    /// The contact as it is stored.
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
    /// The snapshot as it is stored; its bytes are not in it.
    pub fn of(stored: &StoredSnapshot) -> Self {
        Self { snapshot: stored.snapshot.clone(), kept_at: stored.at, kept_by: stored.by.clone() }
    }
}
