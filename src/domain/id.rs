//! Names of things: the small numbers that people type, and the lasting uids behind them.

use super::Invalid;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// Declares the number type of one noun, with the letter it is printed with.
macro_rules! number {
    ($(#[$meta:meta])* $name:ident, $noun:literal, $letter:literal) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, schemars::JsonSchema)]
        #[serde(transparent)]
        pub struct $name(pub u32);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(&format!(concat!($letter, "{}"), self.0))
            }
        }

        impl FromStr for $name {
            type Err = Invalid;
            /// Reads the number with its letter or without, in either case.
            fn from_str(text: &str) -> Result<Self, Invalid> {
                let trimmed = text.trim();
                let digits = match trimmed.get(..1) {
                    Some(letter) if letter.eq_ignore_ascii_case($letter) => &trimmed[1..],
                    _ => trimmed,
                };
                match digits.parse::<u32>() {
                    Ok(n) if n > 0 && digits.bytes().all(|b| b.is_ascii_digit()) => Ok(Self(n)),
                    _ => Err(Invalid::Number {
                        noun: $noun,
                        given: text.to_owned(),
                        example: concat!($letter, "7 or 7"),
                    }),
                }
            }
        }
    };
}

number!(
    /// A claim, printed `#12`.
    ClaimNumber, "claim", "#"
);
number!(
    /// A piece of evidence, printed `E7`.
    EvidenceNumber, "evidence", "E"
);
number!(
    /// A source, printed `S3`.
    SourceNumber, "source", "S"
);
number!(
    /// What the archive keeps of a claim that was checked, printed `@34`.
    ItemNumber, "item of the archive", "@"
);
number!(
    /// A comment inside the desk, printed `C2`.
    CommentNumber, "comment", "C"
);
number!(
    /// An article, printed `A1`.
    ArticleNumber, "article", "A"
);

number!(
    /// A proposed fix, printed `F1`.
    FixNumber, "fix", "F"
);
number!(
    /// An entry of the call log, printed `K1`.
    ContactNumber, "contact", "K"
);

number!(
    /// Another desk's finding, printed `R1`.
    ReviewNumber, "review", "R"
);

number!(
    /// What a machine suggests, printed `G1`.
    SuggestionNumber, "suggestion", "G"
);

/// The lasting name of a noun or an event: a UUID, version 7, in lower case with hyphens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(transparent)]
pub struct Uid(pub uuid::Uuid);

impl fmt::Display for Uid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.hyphenated().fmt(f)
    }
}

impl FromStr for Uid {
    type Err = Invalid;
    fn from_str(text: &str) -> Result<Self, Invalid> {
        uuid::Uuid::parse_str(text.trim()).map(Self).map_err(|_| Invalid::Uid { given: text.to_owned() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_printed_can_be_typed_back() {
        assert_eq!(ClaimNumber(12).to_string().parse(), Ok(ClaimNumber(12)));
        assert_eq!("12".parse(), Ok(ClaimNumber(12)));
        assert_eq!("e7".parse(), Ok(EvidenceNumber(7)));
        assert_eq!("A1".parse(), Ok(ArticleNumber(1)));
    }

    #[test]
    fn zero_signs_and_other_letters_are_no_numbers() {
        for text in ["0", "+3", "-1", "S3", "", "#", "1.0", "٣", "99999999999"] {
            assert!(text.parse::<ClaimNumber>().is_err(), "{text}");
        }
    }
}
