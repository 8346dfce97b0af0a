//! The ground floor: nouns and their rules, without SQL, clock, files or network.
//!
//! ```text
//! article ── revision 1, 2 ...            the text under check
//!    ├── settled                           sentences with nothing to check, and why
//!    └── claim #12 ── anchor              the exact words that state it
//!          ├── attribution                article > Kremlin > Gerasimov: who says so
//!          ├── hedges, quantities, as_of  what exactly is claimed
//!          ├── evidence E7 ── source S3   per question (said, true): stance, credibility, origin
//!          │      └── snapshot            the very bytes, under their hash
//!          ├── status                     per question: verdict, rationale citing [E7]
//!          ├── reviews, second readings   someone else's approval, bound to what was read
//!          ├── fixes, contacts, waivers   the desk's procedure; publication and the notes after it
//!          └── relations                  repeats, contradicts, narrower_than, updates, depends_on
//! suggestion G2: what a machine would log, attach, say; nothing of the above until a person accepts it
//! event: everything that happened to them, in order; a dossier: one claim with all of it
//! ```

mod article;
mod attribution;
mod audience;
mod blind;
mod canonical;
mod chain;
mod citation;
mod claim;
mod clock;
mod comment;
mod contact;
mod desk;
mod dossier;
mod event;
mod evidence;
mod fix;
mod foreign;
pub mod handle;
mod id;
mod incoming;
mod invalid;
mod judged;
pub(crate) mod letters;
mod precedent;
mod publication;
pub mod quantity;
pub mod query;
mod redaction;
mod review;
mod rule;
mod sheet;
mod snapshot;
mod source;
mod standing;
mod status;
mod suggestion;
pub mod text;
mod time;
mod words;

pub use article::{
    Anchor, AnchorState, Article, ArticleAside, ArticleAsideReason, ArticleChange, DateBasis, Intake, LeftOut,
    LeftOutKind, NewArticle, NewText, PieceKind, Revision, SettleReason, Settled, StoredArticle,
};
pub use attribution::{CueClass, Form, Hedge, HedgeClass, Link, OWN_VOICE};
pub use audience::Audience;
pub use blind::Blind;
pub use canonical::canonical;
pub use chain::link_hash;
pub use citation::{citations, is_citation, renumber_citations, unclear_citations};
pub use claim::{
    Checkable, Claim, ClaimChange, ClaimKind, Logged, NewClaim, Place, Priority, Relation, RelationKind, SetAside,
    SetAsideReason, TimeWords, Words, Worth, checked_tags,
};
pub use clock::{CLOCK_LEEWAY, ClockCorrected, ClockNote, InstantHeld};
pub use comment::{Closed, Comment, StoredComment, Subject, mentions};
pub use contact::{Contact, OnRecord, StoredContact};
pub use desk::{DeskChange, DeskProfile};
pub use dossier::{Dossier, Entry, Found, Head, Hit, Identity, MARK_END, MARK_START, Procedure};
pub use event::{
    ArticleAdded, ArticleEdited, ArticleReopened, ArticleRevised, ArticleSetAside, CarriedClaim, CarriedSentence,
    CaseEdited, CaseOpened, CheckWaived, ClaimAssigned, ClaimConfirmed, ClaimEdited, ClaimReopened, ClaimReviewed,
    ClaimSetAside, ClaimTagged, CommentClosed, ContactAnswered, Event, EvidenceEdited, EvidenceMoved, EvidenceReleased,
    EvidenceWithdrawn, FixAnswered, ForeignReviewAdded, LedgerItem, LedgerLine, NoteAdded, OriginsMerged,
    SecondReadingSettled, SecondReadingStarted, SecondVerdictGiven, SentenceSettled, SnapshotExcused, SnapshotKept,
    SourceEdited, SourcesMerged, StatusSet, StepUndone, SuggestionDecided,
};
pub use evidence::{Credibility, Directness, Evidence, EvidenceChange, NewEvidence, Stance, StoredEvidence};
pub use fix::{FIX_MARK, FIX_PROPERTY, Fix, FixAnswer, FixRole, StoredAnswer, StoredFix};
pub use foreign::{ForeignDesk, ForeignReview, Rating, StoredForeignReview};
pub use id::{
    ArticleNumber, ClaimNumber, CommentNumber, ContactNumber, EvidenceNumber, FixNumber, ItemNumber, ReviewNumber,
    SourceNumber, SuggestionNumber, Uid,
};
pub use incoming::{
    Anchoring, Arrived, Incoming, IncomingClaim, IncomingEvidence, IncomingSettled, IncomingSource, Named, NewStatus,
};
pub use invalid::Invalid;
pub use judged::{AsRead, Difference, Judged};
pub use precedent::{Precedent, PrecedentName};
pub use publication::{NoteKind, Publication, PublishedClaim, PublishedVerdict, StoredNote, StoredPublication};
pub use quantity::{Approximator, Aspect, Dimension, Doubt, Quantity, Trend};
pub(crate) use redaction::texts;
pub use redaction::{Bodies, Cleaned, Left, Redaction, SourceNames, Texts, Visit};
pub use review::{ReadingManner, Review, ReviewOutcome, SecondReading, SecondVerdict, Settlement, StoredReview};
pub use rule::{Bound, Rule, Waiver};
pub use rust_decimal::Decimal;
pub use sheet::{IncomingRow, KeptCell, SheetRow, StoredSheetRow};
pub use snapshot::{Coding, NewSnapshot, Redirect, SNAPSHOT_LIMIT, Snapshot, SnapshotMethod, StoredSnapshot};
pub use source::{
    CITEKEY, Disclosure, NewSource, Reliability, SameSource, Source, SourceChange, SourceKind, StoredSource,
};
pub use standing::Standing;
pub use status::{Confidence, Confirmed, Modifier, Question, Status, StoredStatus, Verdict};
pub use suggestion::{
    Accepted, Agreement, Decided, Decision, Declined, Machine, StoredSuggestion, Suggested, SuggestedClaim,
    SuggestedEvidence, SuggestedFix, SuggestedNewSource, SuggestedSettled, SuggestedSource, SuggestedVerdict,
    Suggestion, SuggestionKind, SuggestionState,
};
pub use time::{Instant, PartialDate, month_named};
pub(crate) use words::words;
pub use words::{Word, a};
