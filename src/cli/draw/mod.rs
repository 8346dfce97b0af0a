//! The terminal drawing kit: the one sink for text from outside, styles, tables, bars and paragraphs.
//!
//! Everything is written through anstream, which decides on colour and strips what the terminal does not want; drawing
//! itself never asks. Colour is never alone: the word stands beside it.

pub mod article;
mod bar;
pub mod check;
pub mod claim;
pub mod comment;
pub mod contact;
pub mod coverage;
pub mod due;
pub mod evidence;
pub mod figures;
pub mod glance;
pub mod history;
pub mod memo;
pub mod origin;
mod paragraph;
pub mod queue;
pub mod report;
pub mod revision;
pub mod search;
pub mod similar;
mod sink;
pub mod snapshot;
pub mod source;
pub mod style;
pub mod suggestion;
mod table;
pub mod tongue;

pub use bar::status_bar;
pub use paragraph::{heading, labelled, paragraph};
pub use sink::{marked, one_line, visible};
pub use table::{cell, draw_table, figure, stacked, table, unwrapped};

use std::io::IsTerminal;

/// How wide lines may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Width {
    /// A terminal of so many columns: everything is wrapped to fit.
    Columns(u16),
    /// A pipe or a file: nothing is wrapped.
    Unlimited,
}

/// The width of a terminal that does not tell.
const USUAL: u16 = 80;
/// Narrower than this, tables turn into confetti; such a terminal wraps the lines itself.
const LEAST: u16 = 40;
/// Lines of prose longer than this are hard to read, however wide the terminal is.
const PROSE: u16 = 100;

impl Width {
    /// What standard output can take.
    pub fn of_stdout() -> Self {
        if !std::io::stdout().is_terminal() {
            return Self::Unlimited;
        }
        let columns = terminal_size::terminal_size().map_or(USUAL, |(width, _)| width.0);
        Self::Columns(columns.max(LEAST))
    }

    /// The longest line of prose; none where nothing is wrapped.
    pub fn prose(self) -> Option<usize> {
        match self {
            Self::Columns(columns) => Some(columns.min(PROSE).into()),
            Self::Unlimited => None,
        }
    }

    /// The length of a rule or a bar across the page.
    pub fn across(self) -> usize {
        self.prose().unwrap_or(USUAL.into())
    }
}
