//! What a verdict is on: everything in a claim that would make another claim of it, and how a reading of it is named.

use super::{Claim, Hedge, Invalid, Link, PartialDate, Quantity, text};
use serde::{Deserialize, Serialize};
use std::str::FromStr;

/// What a verdict judges: the words of a claim, its voices, hedges, figures and time, and the article's words that state
/// it. A verdict holds for exactly this; of anything else its giver has not said a word.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Judged {
    /// The words of the claim.
    pub text: String,
    /// The voices of the claim.
    pub attribution: Vec<Link>,
    /// Its weakening words.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub hedges: Vec<Hedge>,
    /// Its figures.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub quantities: Vec<Quantity>,
    /// When it was to hold.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub as_of: Option<PartialDate>,
    /// The anchored words in plain dress: other white space, quotation marks and dashes make no other claim.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<String>,
}

/// One thing in which two of them differ, as text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// What differs: the text, the voices, the hedges, the figures, the time, the article's words.
    pub what: &'static str,
    /// None where there was nothing.
    pub before: Option<String>,
    /// As it is now; `None` where there is nothing.
    pub now: Option<String>,
}

impl Judged {
    /// What a verdict that is given now is given on.
    pub fn of(claim: &Claim) -> Self {
        Self {
            text: claim.text.clone(),
            attribution: claim.attribution.clone(),
            hedges: claim.hedges.clone(),
            quantities: claim.quantities.clone(),
            as_of: claim.as_of.clone(),
            words: claim.anchor.as_ref().map(|anchor| text::plain(&anchor.exact).into_owned()),
        }
    }

    /// In what a later one differs.
    pub fn differences(&self, now: &Self) -> Vec<Difference> {
        let joined = |parts: Vec<&str>, between: &str| (!parts.is_empty()).then(|| parts.join(between));
        let told = |judged: &Self| {
            let voices = judged.attribution.iter().map(|link| link.speaker.as_str()).collect();
            let hedges = judged.hedges.iter().map(|hedge| hedge.cue.as_str()).collect();
            let figures = judged.quantities.iter().map(|figure| figure.raw.as_str()).collect();
            [
                ("text", Some(judged.text.clone())),
                ("voices", joined(voices, " > ")),
                ("hedges", joined(hedges, ", ")),
                ("figures", joined(figures, ", ")),
                ("time", judged.as_of.as_ref().map(|date| date.as_str().to_owned())),
                ("article's words", judged.words.clone()),
            ]
        };
        let differs = [
            self.text != now.text,
            self.attribution != now.attribution,
            self.hedges != now.hedges,
            self.quantities != now.quantities,
            self.as_of != now.as_of,
            self.words != now.words,
        ];
        let pairs = told(self).into_iter().zip(told(now)).zip(differs);
        let differing = pairs.filter(|(_, differs)| *differs);
        differing.map(|(((what, before), (_, now)), _)| Difference { what, before, now }).collect()
    }
}

/// As it is written: canonical JSON.
impl std::fmt::Display for Judged {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&super::canonical(self).map_err(|_| std::fmt::Error)?)
    }
}

impl FromStr for Judged {
    type Err = Invalid;

    fn from_str(text: &str) -> Result<Self, Invalid> {
        serde_json::from_str(text).map_err(|_| Invalid::Judged { given: text.to_owned() })
    }
}

/// The first digits of a claim's digest, as they are printed and typed: what somebody has read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AsRead(String);

impl AsRead {
    /// How many digits are printed: enough to tell the readings of one claim apart.
    const PRINTED: usize = 6;
    /// The fewest that are taken.
    const FEWEST: usize = 4;

    /// The digits to print of a digest in lower-case hex.
    pub fn of(digest: &str) -> Self {
        Self(digest.chars().take(Self::PRINTED).collect())
    }

    /// Whether a claim of this digest is what was read.
    pub fn is(&self, digest: &str) -> bool {
        digest.starts_with(&self.0)
    }
}

impl std::fmt::Display for AsRead {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for AsRead {
    type Err = Invalid;

    fn from_str(text: &str) -> Result<Self, Invalid> {
        let digits = text.trim().to_ascii_lowercase();
        let is_digest = digits.chars().all(|c| c.is_ascii_hexdigit()) && (Self::FEWEST..=64).contains(&digits.len());
        if is_digest { Ok(Self(digits)) } else { Err(Invalid::AsRead { given: text.to_owned() }) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{ClaimNumber, NewClaim, Uid};

    fn judged(text: &str, as_of: Option<&str>) -> Judged {
        let as_of = as_of.map(|date| date.parse().unwrap());
        let new = NewClaim { text: text.to_owned(), as_of, ..NewClaim::default() };
        Judged::of(&new.checked(ClaimNumber(1), Uid(uuid::Uuid::nil()), None).unwrap())
    }

    #[test]
    fn what_differs_is_named_with_both_sides() {
        let (before, now) = (judged("It fell by 28 percent.", None), judged("It fell by 26 percent.", Some("2025")));
        let told = |one: &Difference| (one.what, one.before.clone(), one.now.clone());
        let differences: Vec<_> = before.differences(&now).iter().map(told).collect();
        assert_eq!(
            differences,
            [
                ("text", Some("It fell by 28 percent.".to_owned()), Some("It fell by 26 percent.".to_owned())),
                ("time", None, Some("2025".to_owned())),
            ]
        );
        assert_eq!(before.differences(&before), []);
    }

    #[test]
    fn a_reading_is_named_by_the_first_digits_of_its_digest() {
        let digest = "3f9a1c77".repeat(8);
        assert_eq!(AsRead::of(&digest).to_string(), "3f9a1c");
        assert!("3F9A".parse::<AsRead>().unwrap().is(&digest));
        assert!(!"3f9b".parse::<AsRead>().unwrap().is(&digest));
        for text in ["", "3f9", "3f9g", "#3f9a", &"a".repeat(65)] {
            assert!(text.parse::<AsRead>().is_err(), "{text}");
        }
    }
}
