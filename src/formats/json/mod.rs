//! JSON: the documents that commands print and the case that is exported and imported.
//!
//! Absent values are null, decimals are strings, and every character that acts instead of being shown is an escape.

mod article;
mod case;
mod claim;
mod clock;
mod comment;
mod evidence;
mod figures;
mod found;
mod incoming;
mod objection;
mod procedure;
mod quantity;
mod schema;
mod sink;
mod suggestion;

pub use article::{ArticleJson, WholeArticleJson};
pub use case::{CaseWriter, ReadCase, read_case};
pub use claim::ClaimJson;
pub use clock::ClockJson;
pub use comment::CommentJson;
pub use evidence::{EvidenceJson, SourceJson};
pub use figures::MeasuredJson;
pub use found::{EntryJson, HitJson};
pub use objection::ObjectionJson;
pub use procedure::{ContactJson, FixJson, SnapshotJson};
pub use schema::schemas;
pub use sink::{line, pretty};
pub use suggestion::{AgreementJson, SuggestionJson};
