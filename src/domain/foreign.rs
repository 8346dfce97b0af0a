//! Another desk's finding on a claim: kept apart from our own claims, and known by its page and the claim's words.

use super::{Instant, Invalid, PartialDate, ReviewNumber, Verdict, text};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// A review that another desk published. It has no number: the address of its page and the claim's words are its name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ForeignReview {
    /// The page of the fact-check.
    pub url: String,
    /// The claim, in the other desk's words.
    pub claim: String,
    /// Who made it, as the other desk says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub claimant: Option<String>,
    /// When the claim was made, as the other desk says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub claim_date: Option<PartialDate>,
    /// Who published the review.
    pub publisher: ForeignDesk,
    /// The rating in the other desk's words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// The rating as a number, where the review gives one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rating: Option<Rating>,
    /// What the finding comes to in our words; none where that is not certain.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub verdict: Option<Verdict>,
    /// When the other desk published it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reviewed_on: Option<PartialDate>,
    /// What the page of the review is called.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// BCP 47.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// Where the claim stands: web addresses, each once.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub appearances: Vec<String>,
}

/// Who published a review.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ForeignDesk {
    /// None where the review names nobody.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// A host name: `example.org`.
    pub site: String,
}

/// A number between a worst and a best one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Numbers", into = "Numbers")]
pub struct Rating {
    value: Decimal,
    best: Decimal,
    worst: Decimal,
}

/// A rating as it is written, before anybody has looked whether it can be one.
#[derive(Serialize, Deserialize)]
struct Numbers {
    value: Decimal,
    best: Decimal,
    worst: Decimal,
}

impl ForeignReview {
    /// Checks each field, and leaves out addresses that stand twice.
    pub fn checked(self) -> Result<Self, Invalid> {
        let line = |field, value: Option<String>| value.map(|v| text::line(field, &v)).transpose();
        let mut appearances = Vec::new();
        for address in &self.appearances {
            let address = text::url(address)?;
            if !appearances.contains(&address) {
                appearances.push(address);
            }
        }
        Ok(Self {
            url: text::url(&self.url)?,
            claim: text::passage("claim", &self.claim)?,
            claimant: line("claimant", self.claimant)?,
            claim_date: self.claim_date,
            publisher: ForeignDesk {
                name: line("publisher", self.publisher.name)?,
                site: text::line("publisher's site", &self.publisher.site)?,
            },
            label: line("label", self.label)?,
            rating: self.rating,
            verdict: self.verdict,
            reviewed_on: self.reviewed_on,
            title: line("title", self.title)?,
            language: self.language.map(|tag| text::language(&tag)).transpose()?,
            appearances,
        })
    }

    /// Its name among all reviews, by which its later versions are known: its page, whatever the outer form of the
    /// address, and the claim's words.
    pub fn key(&self) -> String {
        let words: Vec<String> = self.claim.split_whitespace().map(str::to_lowercase).collect();
        format!("{} {}", text::address_key(&self.url), words.join(" "))
    }

    /// What a later version says otherwise, by the name of the field, before and after; what it does not say again has
    /// not changed.
    pub fn changes(&self, later: &Self) -> Vec<(&'static str, Option<String>, String)> {
        let rating = |review: &Self| review.rating.map(|rating| rating.to_string());
        let date = |date: &Option<PartialDate>| date.as_ref().map(ToString::to_string);
        let status = |review: &Self| review.verdict.map(|verdict| verdict.to_string());
        let fields = [
            ("label", self.label.clone(), later.label.clone()),
            ("rating", rating(self), rating(later)),
            ("status", status(self), status(later)),
            ("reviewed", date(&self.reviewed_on), date(&later.reviewed_on)),
            ("claimant", self.claimant.clone(), later.claimant.clone()),
            ("claimed", date(&self.claim_date), date(&later.claim_date)),
            ("desk", self.publisher.name.clone(), later.publisher.name.clone()),
            ("title", self.title.clone(), later.title.clone()),
            ("language", self.language.clone(), later.language.clone()),
        ];
        fields
            .into_iter()
            .filter(|(_, before, after)| before != after)
            .filter_map(|(f, b, a)| Some((f, b, a?)))
            .collect()
    }
}

impl std::fmt::Display for Rating {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} between {} and {}", self.value.normalize(), self.worst.normalize(), self.best.normalize())
    }
}

/// A review as it is read back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredForeignReview {
    /// Printed `R1`, `R2` and so on; counted within the case.
    pub number: ReviewNumber,
    /// The review itself.
    pub review: ForeignReview,
    /// The first version of it that came in; none for that one.
    pub version_of: Option<ReviewNumber>,
    /// When it came in.
    pub added_at: Instant,
}

impl Rating {
    /// None where the best is not above the worst, or the value not between them.
    pub fn new(value: Decimal, best: Decimal, worst: Decimal) -> Option<Self> {
        (worst < best && (worst..=best).contains(&value)).then_some(Self { value, best, worst })
    }

    /// The number for a verdict on the scale of 1 (refuted) to 5 (supported); none for what has no place on it.
    pub fn of(verdict: Verdict) -> Option<Self> {
        let value = match verdict {
            Verdict::Supported => 5,
            Verdict::MostlySupported => 4,
            Verdict::Mixed => 3,
            Verdict::MostlyRefuted => 2,
            Verdict::Refuted => 1,
            Verdict::Unproven | Verdict::Unverified => return None,
        };
        Self::new(Decimal::from(value), Decimal::from(5), Decimal::ONE)
    }

    /// The verdict that the number stands for; none on any scale but that of 1 to 5, and for what lies between two.
    pub fn verdict(self) -> Option<Verdict> {
        let known =
            [Verdict::Supported, Verdict::MostlySupported, Verdict::Mixed, Verdict::MostlyRefuted, Verdict::Refuted];
        known.into_iter().find(|verdict| Self::of(*verdict) == Some(self))
    }

    /// The rating, from `worst` to `best`.
    pub fn value(self) -> Decimal {
        self.value
    }

    /// The number of a claim that is wholly so; it may be the smaller one.
    pub fn best(self) -> Decimal {
        self.best
    }

    /// The number of a claim that is not so at all.
    pub fn worst(self) -> Decimal {
        self.worst
    }
}

impl TryFrom<Numbers> for Rating {
    type Error = &'static str;
    fn try_from(numbers: Numbers) -> Result<Self, Self::Error> {
        let Numbers { value, best, worst } = numbers;
        Self::new(value, best, worst).ok_or("a rating lies between a worst number and a best one above it")
    }
}

impl From<Rating> for Numbers {
    fn from(rating: Rating) -> Self {
        let Rating { value, best, worst } = rating;
        Self { value, best, worst }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Word;

    fn rating(value: i64, best: i64, worst: i64) -> Option<Rating> {
        Rating::new(value.into(), best.into(), worst.into())
    }

    fn review() -> ForeignReview {
        ForeignReview {
            url: "https://checks.example/rain".to_owned(),
            claim: "It rained.".to_owned(),
            claimant: None,
            claim_date: None,
            publisher: ForeignDesk { name: None, site: "checks.example".to_owned() },
            label: Some(" False ".to_owned()),
            rating: rating(1, 5, 1),
            verdict: None,
            reviewed_on: None,
            title: None,
            language: None,
            appearances: vec!["https://a.example/".to_owned(), "https://a.example/".to_owned()],
        }
    }

    #[test]
    fn a_number_outside_its_scale_is_no_rating() {
        assert_eq!(rating(-1, -1, -1), None);
        assert_eq!(rating(5, 1, 5), None);
        assert_eq!(rating(6, 5, 1), None);
        assert!(rating(1, 2, 0).is_some());
    }

    #[test]
    fn only_the_scale_of_one_to_five_is_understood() {
        for verdict in Verdict::ALL.iter().copied() {
            assert_eq!(Rating::of(verdict).and_then(Rating::verdict), Rating::of(verdict).map(|_| verdict));
        }
        assert_eq!(rating(1, 10, 1).and_then(Rating::verdict), None);
        let half = Rating::new(Decimal::new(35, 1), 5.into(), 1.into()).unwrap();
        assert_eq!(half.verdict(), None);
    }

    #[test]
    fn a_review_is_checked_like_any_noun() {
        let checked = review().checked().unwrap();
        assert_eq!((checked.label.as_deref(), checked.appearances.len()), (Some("False"), 1));
        assert!(ForeignReview { url: "javascript:alert(1)".to_owned(), ..review() }.checked().is_err());
        assert!(ForeignReview { claim: " ".to_owned(), ..review() }.checked().is_err());
    }

    #[test]
    fn a_review_comes_back_from_json_as_it_was_and_a_broken_rating_does_not() {
        let checked = review().checked().unwrap();
        let json = serde_json::to_string(&checked).unwrap();
        assert!(!json.contains("null"), "{json}");
        assert_eq!(serde_json::from_str::<ForeignReview>(&json).unwrap(), checked);
        assert!(serde_json::from_str::<Rating>(r#"{"value":"9","best":"5","worst":"1"}"#).is_err());
    }
}
