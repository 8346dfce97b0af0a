//! W3C Web Annotations: our claims as notes on the words of an article, and other people's notes, W3C's and Hypothesis's,
//! as a plain list; the caller anchors them.

mod read;
mod write;

#[cfg(test)]
mod tests;

pub use read::{AnnotationIn, Reading, Refused, Row, read};
pub use write::{Collection, write};

/// The vocabulary, as text; nobody looks there.
const CONTEXT: &str = "http://www.w3.org/ns/anno.jsonld";
