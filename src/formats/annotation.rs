//! W3C Web Annotations: our claims as notes on the words of an article, and other people's notes, W3C's and Hypothesis's,
//! as a plain list, and where in a text their words stand.

mod place;
mod read;
mod write;

#[cfg(test)]
mod tests;

pub use place::{Astray, place};
pub use read::{AnnotationIn, Reading, Refused, Row, read};
pub use write::{Collection, write};

/// The vocabulary, as text; nobody looks there.
const CONTEXT: &str = "http://www.w3.org/ns/anno.jsonld";
