//! The ground floor: nouns and their rules, without SQL, clock, files or network.
//!
//! ```text
//! article ── revision 1, 2 ...            the text under check
//!    ├── settled                           sentences with nothing to check, and why
//!    └── claim #12 ── anchor              the exact words that state it
//!          ├── attribution                article > Kremlin > Gerasimov: who says so
//!          ├── hedges, quantities, as_of  what exactly is claimed
//!          ├── evidence E7 ── source S3   per question (said, true): stance, credibility, origin
//!          ├── status                     per question: verdict, rationale citing [E7]
//!          └── relations                  repeats, contradicts, narrower_than, updates, depends_on
//! event: everything that happened to them, in order; a dossier: one claim with all of it
//! ```

mod article;
mod attribution;
mod claim;
mod dossier;
mod event;
mod evidence;
mod id;
mod incoming;
mod invalid;
pub mod quantity;
pub mod query;
mod source;
mod status;
pub mod text;
mod time;
mod words;

pub use article::{
    Anchor, AnchorState, Article, DateBasis, Intake, NewArticle, Revision, SettleReason, Settled, StoredArticle,
};
pub use attribution::{CueClass, Form, Hedge, HedgeClass, Link, OWN_VOICE};
pub use claim::{
    Checkable, Claim, ClaimChange, ClaimKind, Logged, NewClaim, Place, Priority, Relation, RelationKind, SetAside,
    SetAsideReason, TimeWords, Words, Worth, checked_tags,
};
pub use dossier::{Dossier, Entry, Found, Head, Hit, MARK_END, MARK_START};
pub use event::{
    ArticleAdded, ArticleRevised, CarriedClaim, CarriedSentence, CaseOpened, ClaimAssigned, ClaimConfirmed,
    ClaimEdited, ClaimReopened, ClaimSetAside, ClaimTagged, Event, EvidenceWithdrawn, LedgerLine, SentenceSettled,
    SourceEdited, StatusSet,
};
pub use evidence::{Credibility, Directness, Evidence, NewEvidence, Stance, StoredEvidence};
pub use id::{ArticleNumber, ClaimNumber, EvidenceNumber, SourceNumber, Uid};
pub use incoming::{
    Arrived, Incoming, IncomingClaim, IncomingEvidence, IncomingSettled, IncomingSource, Named, NewStatus,
};
pub use invalid::Invalid;
pub use quantity::{Approximator, Dimension, Quantity};
pub use rust_decimal::Decimal;
pub use source::{Disclosure, NewSource, Reliability, Source, SourceChange, SourceKind, StoredSource};
pub use status::{Confidence, Modifier, Question, Status, StoredStatus, Verdict, citations, recite};
pub use time::{Instant, PartialDate};
pub use words::Word;
pub(crate) use words::words;
