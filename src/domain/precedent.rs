//! A precedent: a claim that was checked before, here or by another desk, as it is held against a new one.

use super::{ClaimNumber, Invalid, ItemNumber, PartialDate, ReviewNumber, Verdict};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// Where a precedent is found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PrecedentName {
    /// A claim of this case.
    Claim(ClaimNumber),
    /// Another desk's review in this case.
    Review(ReviewNumber),
    /// In the archive.
    Archived(ItemNumber),
}

impl fmt::Display for PrecedentName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Claim(number) => number.fmt(f),
            Self::Review(number) => number.fmt(f),
            Self::Archived(number) => number.fmt(f),
        }
    }
}

impl FromStr for PrecedentName {
    type Err = Invalid;
    /// Reads what is printed; a bare number is a claim's.
    fn from_str(text: &str) -> Result<Self, Invalid> {
        match text.trim().as_bytes().first() {
            Some(b'R' | b'r') => text.parse().map(Self::Review),
            Some(b'@') => text.parse().map(Self::Archived),
            _ => text.parse().map(Self::Claim),
        }
    }
}

/// What was checked, who said it and when, and what came of it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Precedent {
    /// The claim, in the words of whoever checked it.
    pub text: String,
    /// Of the page that has the finding.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// BCP 47; none where it is not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// Who said it; none where that is not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub speaker: Option<String>,
    /// When it was said; none where that is not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub said_on: Option<PartialDate>,
    /// In our words; none where nothing was found yet, or where another desk's words mean nothing certain in ours.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub verdict: Option<Verdict>,
    /// In the words of the desk that found it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// The finding in a sentence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub finding: Option<String>,
    /// Who found it; none for this very case.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub desk: Option<String>,
    /// The host name of its desk.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub site: Option<String>,
    /// When it was checked; none where that is not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub checked_on: Option<PartialDate>,
    /// The page that has the finding.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_printed_names_the_precedent_again() {
        for name in ["#51", "R3", "@34"] {
            assert_eq!(name.parse::<PrecedentName>().unwrap().to_string(), name);
        }
        assert_eq!("51".parse(), Ok(PrecedentName::Claim(ClaimNumber(51))));
        assert!("x3".parse::<PrecedentName>().is_err());
    }
}
