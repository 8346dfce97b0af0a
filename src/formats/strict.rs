//! JSON from strangers, cut at its own commas so that one bad element leaves the others readable, and read without
//! guessing: a key that stands twice, a lone surrogate, NaN and what nests over 64 deep are refused.
//!
//! Nothing named in a document is ever fetched.

mod cut;
mod value;

pub use cut::{Lines, documents, elements, members};
pub use value::{Json, value};

use thiserror::Error;

/// How deep lists and objects may nest.
pub const DEPTH: usize = 64;

/// Why a piece of text is not taken for JSON.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Fault {
    #[error("this is no JSON: {0}")]
    NotJson(String),
    #[error("lists and objects nest over {DEPTH} deep")]
    TooDeep,
    #[error("the key \"{0}\" stands twice in one object")]
    DuplicateKey(String),
}

impl Fault {
    /// What serde_json says, without its place: that is a place in the element, which says nothing about the file.
    fn of(error: &serde_json::Error) -> Self {
        let what = error.to_string();
        Self::NotJson(what.rsplit_once(" at line ").map_or(what.as_str(), |(what, _)| what).to_owned())
    }
}
