//! The language of a text, and what is known of it here: its small words and verbs, or no more than how it writes numbers.
//!
//! English has readers of its own, which know its grammar. The other languages are read by word lists alone: a folder of
//! them for each under `tongue/`, and one set of small readers for all. How to add one is in `docs/languages.md`.

pub(super) mod figure;
mod guess;
pub(super) mod hedge;
mod lexicon;
mod numeral;
pub(super) mod passage;
pub(super) mod proposal;
pub(super) mod quote;
pub(super) mod saying;
pub(super) mod time;
mod word;
pub(super) mod worth;

pub use guess::{Guess, guess, name};

use lexicon::Lexicon;
use numeral::Numerals;
use std::sync::LazyLock;
pub(super) use word::is_unspaced;

/// A language as the readers are told it.
#[derive(Clone, Copy)]
pub struct Tongue {
    grammar: Grammar,
    numerals: Numerals,
}

#[derive(Clone, Copy)]
enum Grammar {
    English,
    Words(&'static Folder),
    None,
}

/// A language with word lists.
struct Folder {
    tag: &'static str,
    #[cfg(test)]
    files: [&'static str; 5],
    lexicon: LazyLock<Lexicon>,
}

/// The word lists of a folder, in the order in which they are read.
macro_rules! folder {
    ($tag:literal) => {{
        const FILES: [&str; 5] = [
            include_str!(concat!("tongue/", $tag, "/figures.txt")),
            include_str!(concat!("tongue/", $tag, "/time.txt")),
            include_str!(concat!("tongue/", $tag, "/saying.txt")),
            include_str!(concat!("tongue/", $tag, "/hedges.txt")),
            include_str!(concat!("tongue/", $tag, "/small.txt")),
        ];
        Folder {
            tag: $tag,
            #[cfg(test)]
            files: FILES,
            lexicon: LazyLock::new(|| Lexicon::read(&FILES)),
        }
    }};
}

static FOLDERS: [Folder; 10] = [
    folder!("de"),
    folder!("fr"),
    folder!("es"),
    folder!("uk"),
    folder!("ru"),
    folder!("it"),
    folder!("pt"),
    folder!("nl"),
    folder!("pl"),
    folder!("tr"),
];

/// What is read of the texts in a language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reads {
    /// By a grammar of the language.
    Everything,
    /// Quotations and speakers, figures, times and weakening words, each by lists of words.
    ByWords,
    /// Sentences; and of figures only those that need no words: `7,4 %`, `€3`.
    Signs,
}

impl Tongue {
    /// The language of a BCP 47 tag; one that is not known here may be any.
    pub fn of(tag: &str) -> Self {
        let primary = tag.split('-').next().unwrap_or(tag).to_ascii_lowercase();
        if primary == "en" {
            return Self::english();
        }
        let folder = FOLDERS.iter().find(|folder| folder.tag == primary);
        Self { grammar: folder.map_or(Grammar::None, Grammar::Words), numerals: Numerals::of(tag) }
    }

    /// English, whose grammar is known: the language of a text that says nothing else.
    pub fn english() -> Self {
        Self { grammar: Grammar::English, numerals: Numerals::ENGLISH }
    }

    /// Whether a text in it is read by the grammar of English and not by lists of words.
    pub fn is_english(self) -> bool {
        matches!(self.grammar, Grammar::English)
    }

    /// How much is read of a text in it, for a person who wonders why so little was found.
    pub fn reads(self) -> Reads {
        match self.grammar {
            Grammar::English => Reads::Everything,
            Grammar::Words(_) => Reads::ByWords,
            Grammar::None => Reads::Signs,
        }
    }

    /// Of a short passage that belongs to an article in this language: a claim in a checker's own words, a quotation from
    /// a source. A passage that is clearly in another language with word lists is read in that one.
    pub fn of_passage(self, text: &str) -> Self {
        guess::of_passage(text, self)
    }

    fn lexicon(self) -> &'static Lexicon {
        match self.grammar {
            Grammar::Words(folder) => &folder.lexicon,
            Grammar::English | Grammar::None => &lexicon::EMPTY,
        }
    }

    fn words(self, text: &str) -> Vec<word::Word<'_>> {
        word::words(text, self.lexicon(), &self.numerals)
    }
}

#[cfg(test)]
mod tests;
