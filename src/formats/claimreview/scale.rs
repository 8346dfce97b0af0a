//! What other desks' ratings mean in our words: a number on our own scale, a label that the caller has said the meaning of.

use crate::domain::{Rating, Verdict};
use std::collections::HashMap;

/// The meanings of labels.
#[derive(Debug, Clone, Default)]
pub struct Scale(HashMap<String, Verdict>);

/// What desks write before a label.
const PREFIXES: [&str; 10] = [
    "rating",
    "our rating",
    "verdict",
    "our verdict",
    "fact check",
    "fact-check",
    "claim rating",
    "conclusion",
    "result",
    "ruling",
];

impl Scale {
    /// A scale of labels, each with what it comes to in our words; capitals and blanks do not matter.
    pub fn new<'l>(labels: impl IntoIterator<Item = (&'l str, Verdict)>) -> Self {
        Self(labels.into_iter().map(|(label, verdict)| (folded(label), verdict)).collect())
    }

    /// The verdict: what the caller says of the label, else what the number means; none for anything else.
    pub fn verdict(&self, label: Option<&str>, rating: Option<Rating>) -> Option<Verdict> {
        let labelled = label.and_then(|label| self.0.get(&folded(label)).copied());
        labelled.or_else(|| rating.and_then(Rating::verdict))
    }
}

/// The label without "Rating:" or the like before it; none where there is nothing of the kind.
pub fn without_prefix(label: &str) -> Option<&str> {
    let (head, rest) = label.split_once(':')?;
    let rest = rest.trim();
    (!rest.is_empty() && PREFIXES.contains(&head.trim().to_lowercase().as_str())).then_some(rest)
}

fn folded(label: &str) -> String {
    let label = without_prefix(label).unwrap_or(label).to_lowercase().replace(['_', '-'], " ");
    let words: Vec<&str> = label.split_whitespace().collect();
    words.join(" ").trim_matches(|c: char| !c.is_alphanumeric()).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_means_what_the_caller_says_and_nothing_else() {
        let scale = Scale::new([("Falso", Verdict::Refuted), ("half-true", Verdict::Mixed)]);
        for label in ["FALSO", " falso. ", "Rating: Falso"] {
            assert_eq!(scale.verdict(Some(label), None), Some(Verdict::Refuted), "{label}");
        }
        assert_eq!(scale.verdict(Some("Half True!"), None), Some(Verdict::Mixed));
        assert_eq!(scale.verdict(Some("False"), None), None);
        assert_eq!(Scale::default().verdict(Some("Supported"), None), None);
    }

    #[test]
    fn the_words_go_before_the_number() {
        let scale = Scale::new([("Satire", Verdict::Unproven)]);
        assert_eq!(scale.verdict(Some("Satire"), Rating::of(Verdict::Refuted)), Some(Verdict::Unproven));
        assert_eq!(scale.verdict(Some("Fake"), Rating::of(Verdict::Refuted)), Some(Verdict::Refuted));
    }
}
