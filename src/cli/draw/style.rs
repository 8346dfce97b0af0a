//! Every colour and weight, in one table. The word always stands beside it.

use anstyle::{AnsiColor, Color, Effects, Style};
use claimbench::domain::query::{Flag, Stage};
use claimbench::domain::{Stance, Verdict};
pub use claimbench::report::words::words;

const fn colour(colour: AnsiColor) -> Style {
    Style::new().fg_color(Some(Color::Ansi(colour)))
}

pub const PLAIN: Style = Style::new();
pub const TITLE: Style = Style::new().bold();
pub const HEADING: Style = Style::new().bold();
pub const DIM: Style = Style::new().dimmed();
pub const NUMBER: Style = Style::new().bold();
/// The words that a search found.
pub const FOUND: Style = Style::new().bold();
/// What must not be overlooked: a confidential source, a report without a second reader.
pub const WARNING: Style = colour(AnsiColor::Yellow).effects(Effects::BOLD);
pub const ERROR: Style = colour(AnsiColor::Red).effects(Effects::BOLD);

/// What is as it should be.
pub const GOOD: Style = colour(AnsiColor::Green);
/// A sentence that a claim covers.
pub const CLAIMED: Style = colour(AnsiColor::Green);

pub fn verdict(verdict: Verdict) -> Style {
    match verdict {
        Verdict::Unverified => DIM,
        Verdict::Supported => colour(AnsiColor::Green).effects(Effects::BOLD),
        Verdict::MostlySupported => colour(AnsiColor::Green),
        Verdict::Mixed => colour(AnsiColor::Yellow),
        Verdict::MostlyRefuted => colour(AnsiColor::Red),
        Verdict::Refuted => colour(AnsiColor::Red).effects(Effects::BOLD),
        Verdict::Unproven => colour(AnsiColor::Magenta),
    }
}

pub fn stage(stage: Stage) -> Style {
    match stage {
        Stage::Open => PLAIN,
        Stage::Checked => colour(AnsiColor::Cyan),
        Stage::Approved | Stage::Published => colour(AnsiColor::Green),
        Stage::SetAside => DIM,
    }
}

pub fn stance(stance: Stance) -> Style {
    match stance {
        Stance::Supports => colour(AnsiColor::Green),
        Stance::Refutes => colour(AnsiColor::Red),
        Stance::Mixed => colour(AnsiColor::Yellow),
        Stance::Context => PLAIN,
        Stance::Silent => colour(AnsiColor::Magenta),
    }
}

pub fn flag(flag: Flag) -> Style {
    match flag {
        Flag::Stale
        | Flag::RewordedSinceVerdict
        | Flag::Orphaned
        | Flag::Disputed
        | Flag::Returned
        | Flag::ApprovalVoid
        | Flag::ReadersDiffer => WARNING,
        Flag::SingleReader => DIM,
    }
}

/// The sign of a status in a bar, so that the bar reads without colour.
pub fn block(verdict: Verdict) -> char {
    match verdict {
        Verdict::Supported => '█',
        Verdict::MostlySupported => '▓',
        Verdict::Mixed => '▒',
        Verdict::MostlyRefuted => '▞',
        Verdict::Refuted => '▚',
        Verdict::Unproven => '░',
        Verdict::Unverified => '·',
    }
}

/// A piece of our own text in a style.
pub fn styled(style: Style, text: impl std::fmt::Display) -> String {
    format!("{style}{text}{style:#}")
}
