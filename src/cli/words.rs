//! Closed words and checked numbers as clap reads them, so that help and completions list what is allowed.

use claimbench::domain::{Credibility, Invalid, Priority, Word, Worth};
use clap::builder::{PossibleValuesParser, TypedValueParser};

/// A word from a closed list; its spellings stand in the help.
pub fn word<W: Word + Send + Sync>() -> impl TypedValueParser<Value = W> {
    PossibleValuesParser::new(W::SPELLINGS.iter().copied()).try_map(|text| W::parse(&text))
}

pub fn priority(text: &str) -> Result<Priority, Invalid> {
    Priority::new(small(text)?)
}

pub fn worth(text: &str) -> Result<Worth, Invalid> {
    Worth::new(small(text)?)
}

pub fn credibility(text: &str) -> Result<Credibility, Invalid> {
    Credibility::new(small(text)?)
}

fn small(text: &str) -> Result<u8, Invalid> {
    text.trim().parse().map_err(|_| Invalid::Decimal { given: text.to_owned() })
}
