//! Opinions about a dossier: where the work stands, what the evidence adds up to, what a verdict still needs. Pure
//! functions; nothing here is ever stored.

pub mod comparison;
pub mod coverage;
pub mod figure_sheet;
mod figures;
mod stage;
mod tally;
mod verdict;

pub use figures::figures;
pub use stage::{flags, stage};
pub use tally::{Tally, tally};
pub use verdict::missing;
