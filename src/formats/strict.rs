//! JSON from strangers, cut at its own commas so that one bad element leaves the others readable, and read without
//! guessing: a key that stands twice, a lone surrogate, NaN and what nests over 64 deep are refused.
//!
//! Nothing named in a document is ever fetched.

mod cut;
mod value;

pub use cut::{Lines, documents, elements, members};
pub use value::{Json, value};

use std::fmt;
use thiserror::Error;

/// How deep lists and objects may nest.
pub const DEPTH: usize = 64;

/// Why a piece of text is not taken for JSON.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Fault {
    #[error("this is no JSON: {0}")]
    NotJson(NotJson),
    #[error("lists and objects nest over {DEPTH} deep")]
    TooDeep,
    #[error("the key \"{0}\" stands twice in one object")]
    DuplicateKey(String),
}

/// What is no JSON, and where in the text that was read, from 1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotJson {
    what: String,
    line: u64,
    column: u64,
}

impl fmt::Display for NotJson {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { what, column, .. } = self;
        if *column > 0 { write!(f, "{what} (column {column})") } else { f.write_str(what) }
    }
}

impl Fault {
    /// What serde_json says, in a text that was read as JSON.
    fn of(error: &serde_json::Error, text: &str) -> Self {
        let what = error.to_string();
        let what = what.rsplit_once(" at line ").map_or(what.as_str(), |(what, _)| what).to_owned();
        let (mut line, mut column) = (error.line() as u64, error.column() as u64);
        // A line end inside of a string is told as the start of the line behind it.
        if column == 0 && line > 1 && !error.is_eof() {
            line -= 1;
            column = text.lines().nth(line as usize - 1).map_or(0, |line| line.len() as u64 + 1);
        }
        Self::NotJson(NotJson { what, line, column })
    }

    fn no_container() -> Self {
        Self::NotJson(NotJson { what: "it is neither a list nor an object".to_owned(), line: 1, column: 0 })
    }

    /// On which line of the text the fault is, from 1.
    pub fn line(&self) -> u64 {
        match self {
            Self::NotJson(fault) => fault.line.max(1),
            Self::TooDeep | Self::DuplicateKey(_) => 1,
        }
    }
}
