//! Opinions about a dossier: where the work stands, what the evidence adds up to, what a verdict still needs. Pure
//! functions; nothing here is ever stored.

pub mod check;
pub mod clash;
pub mod comparison;
pub mod coverage;
mod digest;
pub mod due;
pub mod figure_sheet;
mod figures;
pub mod independence;
pub mod quotation;
mod readers;
mod stage;
pub mod subject;
mod tally;
mod verdict;

pub use digest::{digest, judged_digest};
pub use figures::{Pair, astray, figures, pairs};
pub use readers::{Difference, differences, is_decided_alone};
pub use stage::{flags, stage, standing_review, went_out_unapproved};
pub use tally::{Tally, tally};
pub use verdict::missing;
