//! Closed lists of words: one table of spellings for each, used by the schema, the command line, JSON and CSV alike.

use super::Invalid;

/// A word from a closed list.
pub trait Word: Copy + Sized + 'static {
    /// What the list is called in a message, e.g. `stance`.
    const NOUN: &'static str;
    /// Every word, in the order in which people read them.
    const ALL: &'static [Self];
    /// The spellings, in the order of [`Word::ALL`].
    const SPELLINGS: &'static [&'static str];

    /// The one spelling that is stored and printed.
    fn word(self) -> &'static str;

    /// The spelling as people read it: `mostly supported`. It can be typed back so.
    fn spoken(self) -> String {
        self.word().replace('_', " ")
    }

    /// Reads a spelling; case, spaces and hyphens do not matter, so that `Mostly supported` is understood.
    fn parse(text: &str) -> Result<Self, Invalid> {
        if let Some(word) = Self::ALL.iter().find(|word| word.word() == text) {
            return Ok(*word);
        }
        let folded = |text: &str| text.trim().to_lowercase().replace([' ', '-'], "_");
        let given = folded(text);
        Self::ALL.iter().copied().find(|word| folded(word.word()) == given).ok_or_else(|| Invalid::Word {
            noun: Self::NOUN,
            given: text.to_owned(),
            allowed: Self::SPELLINGS,
        })
    }
}

/// A noun of ours with its article: `a claim`, `an article`.
pub fn a(noun: &str) -> String {
    let article = if noun.starts_with(['a', 'e', 'i', 'o']) { "an" } else { "a" };
    format!("{article} {noun}")
}

/// Declares an enum whose variants are the words of one closed list.
macro_rules! words {
    ($(#[$meta:meta])* $name:ident, $noun:literal, {
        $($(#[$vmeta:meta])* $variant:ident = $word:literal),+ $(,)?
    }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
        pub enum $name { $($(#[$vmeta])* #[serde(rename = $word)] $variant),+ }

        impl $crate::domain::Word for $name {
            const NOUN: &'static str = $noun;
            const ALL: &'static [Self] = &[$(Self::$variant),+];
            const SPELLINGS: &'static [&'static str] = &[$($word),+];
            fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad($crate::domain::Word::word(*self))
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::domain::Invalid;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                $crate::domain::Word::parse(text)
            }
        }
    };
}
pub(crate) use words;

#[cfg(test)]
mod tests {
    use super::Word;
    use crate::domain::{Stance, Verdict};

    #[test]
    fn a_word_is_read_however_people_write_it() {
        for text in ["mostly_supported", "Mostly supported", " MOSTLY-SUPPORTED "] {
            assert_eq!(Verdict::parse(text), Ok(Verdict::MostlySupported));
        }
    }

    #[test]
    fn a_word_is_told_without_its_underscores_and_a_noun_with_its_article() {
        assert_eq!(Verdict::MostlySupported.spoken(), "mostly supported");
        assert_eq!(["claim", "article", "uid", "event"].map(super::a), ["a claim", "an article", "a uid", "an event"]);
    }

    #[test]
    fn an_unknown_word_names_the_list_and_what_is_in_it() {
        let refusal = Stance::parse("likes").unwrap_err().to_string();
        assert_eq!(refusal, "\"likes\" is not a stance: use supports, refutes, mixed, context or silent");
    }
}
