//! The claims of one question by status as a bar, its parts told apart by pattern as well as by colour, with a legend in words.

use super::badge::Badge;
use crate::domain::{Question, Verdict};
use crate::report::words;

pub struct Bar {
    pub question: Question,
    pub asks: &'static str,
    pub parts: Vec<Part>,
    /// What the bar shows, in a sentence.
    pub said: String,
}

pub struct Part {
    pub badge: Badge,
    pub count: String,
    /// From 0 to 1000.
    pub start: usize,
    pub width: usize,
}

const LENGTH: usize = 1000;

/// From what holds to what fails, then what is not known.
const SPECTRUM: [Verdict; 7] = [
    Verdict::Supported,
    Verdict::MostlySupported,
    Verdict::Mixed,
    Verdict::MostlyRefuted,
    Verdict::Refuted,
    Verdict::Unproven,
    Verdict::Unverified,
];

impl Bar {
    pub fn of((question, counts): &(Question, Vec<(Verdict, usize)>)) -> Self {
        let verdicts = SPECTRUM.iter().filter_map(|word| counts.iter().find(|(verdict, _)| verdict == word));
        let all: Vec<(Badge, usize)> = verdicts.map(|(verdict, count)| (Badge::verdict(*verdict), *count)).collect();
        let total: usize = all.iter().map(|(_, count)| count).sum();
        let mut seen = 0;
        let mut parts = Vec::new();
        for (badge, count) in all {
            let (start, end) = (seen * LENGTH / total.max(1), (seen + count) * LENGTH / total.max(1));
            seen += count;
            parts.push(Part { badge, count: words::grouped(count.into()), start, width: end - start });
        }
        let said: Vec<String> = parts.iter().map(|part| format!("{} {}", part.count, part.badge.words)).collect();
        Self { question: *question, asks: words::question(*question), said: said.join(", "), parts }
    }
}
