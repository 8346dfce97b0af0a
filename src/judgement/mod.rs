//! Opinions about a dossier: where the work stands, what the evidence adds up to, what a verdict still needs. Pure
//! functions; nothing here is ever stored.

mod stage;
mod tally;
mod verdict;

pub use stage::{flags, stage};
pub use tally::{Tally, tally};
pub use verdict::missing;
