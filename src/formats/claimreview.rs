//! ClaimReview (schema.org, JSON-LD) in and out, and what is wrong with anybody's: our checked claims as other desks and
//! search engines read them, other desks' findings in every shape that they come in, and a lint.
//!
//! Only the `true` question of approved claims, published or not, goes out; that somebody said a thing never rates it. What is
//! read stays another desk's finding. A rating is understood on the scale of 1 to 5 that we write ourselves; a label is
//! what the caller's table says, and nothing otherwise.

mod api;
mod blocks;
mod claimant;
mod find;
mod lint;
mod property;
mod read;
mod reference;
mod refused;
mod scale;
mod tongue;
mod voices;
mod words;
mod write;

#[cfg(test)]
pub(in crate::formats) mod samples;
#[cfg(test)]
mod tests;

pub(in crate::formats) use claimant::is_body;
pub use lint::{Finding, lint};
pub use read::{Reading, Row, Unread, read};
pub use refused::Refused;
pub use scale::Scale;
pub use write::{Publisher, Shape, write};

/// The vocabulary, as text; nobody looks there.
const CONTEXT: &str = "https://schema.org";
