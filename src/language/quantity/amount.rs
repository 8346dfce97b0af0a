//! What is read, how strictly, and what a number with its unit says; the files beside this one read the shapes.

use super::number::Value;
use super::token::Token;
use crate::domain::{Approximator, Dimension, Doubt};

/// Whether doubt is decided against a number (prose) or for it (a person typed it as a quantity).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    Prose,
    Whole,
}

/// A text as its tokens. Each file beside this one adds the shapes that it reads.
#[derive(Clone, Copy)]
pub struct Reader<'a> {
    pub text: &'a str,
    pub tokens: &'a [Token],
    pub mode: Mode,
}

/// What a number with its unit says, before it is written down as a quantity.
pub struct Amount {
    pub value: Value,
    pub dimension: Dimension,
    pub unit: String,
    pub measure: Option<String>,
    pub doubt: Option<Doubt>,
    /// A hedge that stood behind the number.
    pub hedge: Option<Approximator>,
    pub next: usize,
}

impl Amount {
    pub fn new(value: Value, dimension: Dimension, unit: &str, next: usize) -> Amount {
        Amount { value, dimension, unit: unit.to_owned(), measure: None, doubt: None, hedge: None, next }
    }
}
