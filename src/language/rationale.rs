//! A rationale as one sentence for strangers: the first one, without the numbers of our evidence.

use super::sentence::sentences;
use crate::domain::is_citation;

/// The first sentence of the rationale that says something; none where there is none.
pub fn first_sentence(because: &str) -> Option<String> {
    let text = without_citations(because);
    let first = sentences(&text).into_iter().map(|range| &text[range]).find(|s| s.contains(char::is_alphabetic))?;
    let words: Vec<&str> = first.split_whitespace().collect();
    Some(words.join(" "))
}

/// The text without `[E7]` and `[E7, E9]`, and without the space before them.
fn without_citations(text: &str) -> String {
    let (mut kept, mut rest) = (String::with_capacity(text.len()), text);
    while let Some((before, after)) = rest.split_once('[') {
        kept.push_str(before);
        match after.split_once(']') {
            Some((inside, after)) if is_citation(inside) => {
                kept.truncate(kept.trim_end().len());
                rest = after;
            }
            _ => {
                kept.push('[');
                rest = after;
            }
        }
    }
    kept + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_sentence_stands_without_its_citations() {
        let because = "Two trackers agree [E7, E9].\nAn older count [e7] does not [sic].";
        assert_eq!(first_sentence(because), Some("Two trackers agree.".to_owned()));
        assert_eq!(first_sentence("[E7] says so [sic]."), Some("says so [sic].".to_owned()));
        assert_eq!(first_sentence(" [E7] "), None);
        assert_eq!(first_sentence("[E7 [E"), Some("[E7 [E".to_owned()));
    }
}
