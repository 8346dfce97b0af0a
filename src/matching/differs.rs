//! In what two claims that are much alike differ: the opposite, another figure, another time, another name.
//!
//! Plain guards, no model: what they do not see is not said to be the same.

use super::words::words;
use crate::domain::{PartialDate, Quantity};
use crate::judgement::comparison::{Comparison, Difference, compare};
use crate::language::{quantity, time};
use serde::Serialize;
use std::collections::HashSet;
use std::sync::LazyLock;

/// A difference between two claims, with the words of each.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum Differs {
    /// One denies what the other says, by a word of denial or by a word that means the opposite.
    Opposite,
    /// Figures that can be compared are not equal.
    Figure {
        /// The figure of the first claim, in its own words.
        one: String,
        /// The figure of the second claim.
        other: String,
    },
    /// Each says another time at which it holds.
    Time {
        /// The time words of the first claim.
        one: String,
        /// The time words of the second claim.
        other: String,
    },
    /// Each names somebody or something that the other does not.
    Name {
        /// The name in the first claim.
        one: String,
        /// The name in the second claim.
        other: String,
    },
    /// Somebody else said it, who may have said it of something else.
    Speaker {
        /// The claimant of the first claim.
        one: String,
        /// The claimant of the second claim.
        other: String,
    },
    /// It was said on another day, when it may have been otherwise.
    Day {
        /// The day of the first claim: ISO 8601, as exactly as it is known.
        one: String,
        /// The day of the second claim.
        other: String,
    },
}

impl Differs {
    /// Whether what is said is not the same, whoever says it and when.
    pub fn is_of_what_is_said(&self) -> bool {
        match self {
            Self::Opposite | Self::Figure { .. } | Self::Time { .. } | Self::Name { .. } => true,
            Self::Speaker { .. } | Self::Day { .. } => false,
        }
    }

    /// The difference as a person reads it: "another figure: 3.8%, not 4.1%".
    pub fn words(&self) -> String {
        match self {
            Self::Opposite => "says the opposite".to_owned(),
            Self::Figure { one, other } => format!("another figure: {one}, not {other}"),
            Self::Time { one, other } => format!("another time: {one}, not {other}"),
            Self::Name { one, other } => format!("another name: {one}, not {other}"),
            Self::Speaker { one, other } => format!("another speaker: {one}, not {other}"),
            Self::Day { one, other } => format!("another day: {one}, not {other}"),
        }
    }
}

/// What the first claim says otherwise than the second, the gravest first.
pub fn differs(one: &str, other: &str) -> Vec<Differs> {
    let (ours, theirs) = (words(one), words(other));
    let figures = figures(one, other);
    let turned = figures == Figures::Turned;
    let mut found = Vec::new();
    if (is_negated(&ours) != is_negated(&theirs)) != (has_opposites(&ours, &theirs) || turned) {
        found.push(Differs::Opposite);
    }
    let times = times(one, other);
    match figures {
        Figures::Other { one, other } => found.push(Differs::Figure { one, other }),
        Figures::None if times.is_none() => found.extend(numbers(one, other)),
        Figures::None | Figures::Same | Figures::Turned => {}
    }
    found.extend(times);
    found.extend(names(one, other));
    found
}

/// Another voice, where both are known and neither name holds the other: "Scholz" may well be "Olaf Scholz".
pub fn speakers_differ(one: Option<&str>, other: Option<&str>) -> Option<Differs> {
    let (one, other) = (one?, other?);
    let (ours, theirs) = (words(one), words(other));
    let holds = |all: &[String], some: &[String]| some.iter().all(|word| all.contains(word));
    let same = holds(&ours, &theirs) || holds(&theirs, &ours);
    (!same).then(|| Differs::Speaker { one: one.to_owned(), other: other.to_owned() })
}

/// Another day on which it was said, where both are known; the coarser date holds the finer.
pub fn days_differ(one: Option<&PartialDate>, other: Option<&PartialDate>) -> Option<Differs> {
    let (one, other) = (one?.as_str(), other?.as_str());
    let same = one.starts_with(other) || other.starts_with(one);
    (!same).then(|| Differs::Day { one: one.to_owned(), other: other.to_owned() })
}

/// Words that deny; an even number of them affirms.
const DENY: &[&str] = &[
    "not", "no", "never", "nobody", "none", "nothing", "neither", "without", "cannot", "refuse", "refuses", "refused",
    "deny", "denies", "denied", "fail", "fails", "failed", "false", "hoax", "fake", "untrue", "lacks", "lack",
];

fn is_negated(words: &[String]) -> bool {
    let contracted = words.windows(2).filter(|pair| pair[0].ends_with('n') && pair[1] == "t").count();
    let denied = words.iter().filter(|word| DENY.contains(&word.as_str())).count();
    (contracted + denied) % 2 == 1
}

static OPPOSITES: LazyLock<Vec<[HashSet<&str>; 2]>> = LazyLock::new(|| {
    let lines = include_str!("opposites.txt").lines().filter(|line| !line.starts_with('#'));
    let sides = |line: &'static str| {
        let (one, other) = line.split_once('/')?;
        Some([one, other].map(|side| side.split_whitespace().collect()))
    };
    lines.filter_map(sides).collect()
});

/// Whether one has a word of a side that the other lacks, and the other has a word of the other side that the one lacks.
fn has_opposites(ours: &[String], theirs: &[String]) -> bool {
    let has = |words: &[String], side: &HashSet<&str>| {
        // What denies is counted as a denial.
        words.iter().any(|word| side.contains(word.as_str()) && !DENY.contains(&word.as_str()))
    };
    OPPOSITES.iter().any(|[one, other]| {
        let (our_one, our_other) = (has(ours, one), has(ours, other));
        let (their_one, their_other) = (has(theirs, one), has(theirs, other));
        our_one && !our_other && their_other && !their_one || our_other && !our_one && their_one && !their_other
    })
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Figures {
    /// There is none that both texts have, be it otherwise.
    None,
    Same,
    Other {
        one: String,
        other: String,
    },
    /// The same size goes up in one and down in the other.
    Turned,
}

/// The first number of each text that the other has not: a label or an index, which is no figure.
fn numbers(one: &str, other: &str) -> Option<Differs> {
    fn runs(text: &str) -> Vec<&str> {
        text.split(|c: char| !c.is_numeric()).filter(|run| !run.is_empty()).collect()
    }
    let (ours, theirs) = (runs(one), runs(other));
    let own = |all: &[&str], others: &[&str]| all.iter().find(|run| !others.contains(run)).map(|run| (*run).to_owned());
    Some(Differs::Figure { one: own(&ours, &theirs)?, other: own(&theirs, &ours)? })
}

/// The first figure that the other text has otherwise.
fn figures(one: &str, other: &str) -> Figures {
    let read = |text: &str| -> Vec<Quantity> {
        let found = quantity::quantities(text).into_iter();
        found.map(|found| Quantity { measure: None, ..found.quantity }).collect()
    };
    let (ours, theirs) = (read(one), read(other));
    let is_in = |figure: &Quantity, all: &[Quantity]| {
        all.iter().any(|other| {
            let result = compare(figure, other).result;
            matches!(result, Comparison::Consistent | Comparison::Overlaps | Comparison::Stretch)
                || compare(other, figure).result == Comparison::Consistent
        })
    };
    for figure in ours.iter().filter(|figure| !is_in(figure, &theirs)) {
        for against in theirs.iter().filter(|figure| !is_in(figure, &ours)) {
            let compared = compare(figure, against);
            if compared.result == Comparison::Inconsistent {
                return match compared.differs {
                    Some(Difference::Direction { .. }) => Figures::Turned,
                    _ => Figures::Other { one: figure.raw.clone(), other: against.raw.clone() },
                };
            }
        }
    }
    if ours.iter().any(|figure| is_in(figure, &theirs)) { Figures::Same } else { Figures::None }
}

/// The first time that the other text has otherwise.
fn times(one: &str, other: &str) -> Option<Differs> {
    let read = |text: &str| -> Vec<(String, String)> {
        let found = time::times(text, None).into_iter();
        found.filter_map(|found| Some((text[found.range].to_owned(), found.when?.as_str().to_owned()))).collect()
    };
    let (ours, theirs) = (read(one), read(other));
    // The shorter date holds the longer: 2025 is no other time than 2025-12-01.
    let meets = |one: &str, other: &str| one.starts_with(other) || other.starts_with(one);
    let is_in = |when: &str, all: &[(String, String)]| all.iter().any(|(_, other)| meets(when, other));
    let (words, _) = ours.iter().find(|(_, when)| !is_in(when, &theirs))?;
    let (against, _) = theirs.iter().find(|(_, when)| !is_in(when, &ours))?;
    Some(Differs::Time { one: words.clone(), other: against.clone() })
}

/// The names that only one of the texts has, where each has one.
fn names(one: &str, other: &str) -> Option<Differs> {
    let (ours, theirs) = (all_names(one), all_names(other));
    let (our_words, their_words) = (joined(one), joined(other));
    let name = ours.into_iter().find(|name| !their_words.contains(&joined(name)))?;
    let against = theirs.into_iter().find(|name| !our_words.contains(&joined(name)))?;
    Some(Differs::Name { one: name, other: against })
}

fn joined(text: &str) -> String {
    words(text).concat()
}

/// Words with a capital, but for the one that opens the text, times and nationalities.
fn all_names(text: &str) -> Vec<String> {
    let dated: Vec<std::ops::Range<usize>> = time::times(text, None).into_iter().map(|found| found.range).collect();
    let mut names = Vec::new();
    let mut at = 0;
    for word in text.split_whitespace() {
        let start = at + text[at..].find(word).unwrap_or(0);
        let opens = start == 0 || text[..start].trim_end().ends_with(['.', '!', '?', ':']);
        at = start + word.len();
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        let bare = bare.strip_suffix("'s").or_else(|| bare.strip_suffix("’s")).unwrap_or(bare);
        let is_name = bare.chars().next().is_some_and(char::is_uppercase)
            && bare.chars().any(char::is_lowercase)
            && !opens
            && !dated.iter().any(|range| range.contains(&start));
        if is_name {
            names.push(bare.to_owned());
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(one: &str, other: &str) -> Vec<&'static str> {
        let kind = |differs: Differs| match differs {
            Differs::Opposite => "opposite",
            Differs::Figure { .. } => "figure",
            Differs::Time { .. } => "time",
            Differs::Name { .. } => "name",
            Differs::Speaker { .. } | Differs::Day { .. } => "when and who",
        };
        differs(one, other).into_iter().map(kind).collect()
    }

    #[test]
    fn the_opposite_is_told_from_the_same() {
        for (one, other) in [
            ("The port is closed.", "The port is open."),
            ("The drug is not safe.", "The drug is safe."),
            ("Imports rose last year.", "Last year imports fell."),
            ("She voted against the law.", "She voted for the law."),
            ("Nobody died in the fire.", "Some died in the fire."),
            ("Rents fell 4% in May.", "Rents rose 4% in May."),
            ("He didn't sign it.", "He signed it."),
        ] {
            assert_eq!(kinds(one, other), ["opposite"], "{one}");
            assert_eq!(kinds(other, one), ["opposite"], "{other}");
        }
        for (one, other) in [
            ("Rents did not rise.", "Rents did not go up."),
            ("The firm paid no tax.", "The firm did not pay any tax."),
            ("The port isn't open.", "The port is closed."),
            ("Imports grew.", "Imports rose."),
        ] {
            assert_eq!(kinds(one, other), [""; 0], "{one}");
        }
    }

    #[test]
    fn another_voice_or_day_is_told_only_where_both_are_known() {
        assert_eq!(speakers_differ(Some("Olaf Scholz"), Some("Scholz")), None);
        assert_eq!(speakers_differ(Some("Merz"), None), None);
        assert!(speakers_differ(Some("Merz"), Some("Scholz")).is_some());
        let day = |text: &str| text.parse::<PartialDate>().unwrap();
        assert_eq!(days_differ(Some(&day("2025-12-02")), Some(&day("2025-12"))), None);
        assert!(days_differ(Some(&day("2025-12-02")), Some(&day("2024"))).is_some());
    }

    #[test]
    fn labels_with_other_numbers_are_of_other_things() {
        assert_eq!(kinds("Claim 5/0.", "Claim 7/3."), ["figure"]);
        assert_eq!(kinds("Claim 1/0.", "Claim 1/4."), ["figure"]);
        assert_eq!(kinds("See table B12.", "See table B12."), [""; 0]);
    }

    #[test]
    fn another_figure_time_or_name_is_told_with_both_words() {
        assert_eq!(
            differs("The bridge cost $24 million.", "The bridge cost $2.4 million."),
            [Differs::Figure { one: "$24 million".to_owned(), other: "$2.4 million".to_owned() }]
        );
        assert_eq!(kinds("It paid no tax in 2019.", "It paid no tax in 2021."), ["time"]);
        assert_eq!(kinds("It opened on 1 May 2021.", "It opened in 2021."), [""; 0]);
        assert_eq!(kinds("Rents in Bremen doubled.", "Rents in Kiel doubled."), ["name"]);
        assert_eq!(kinds("It cost €2.4bn.", "It cost 2.4 billion euros."), [""; 0]);
        assert_eq!(kinds("Two in three agree.", "Two in three agree, says the Post."), [""; 0]);
    }
}
