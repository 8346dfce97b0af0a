//! The words of a folded text: what a reader sees between two blanks, and the key by which two are the same word.

use super::characters::{is_dash, is_mark, stands_alone};
use std::ops::Range;

/// A word with the punctuation that touches it; bytes of the folded text.
#[derive(Clone)]
pub struct Word {
    pub at: Range<usize>,
    /// Letters and digits alone; the word itself where there are none.
    pub core: Range<usize>,
}

/// The words in order. A dash ends a word; in scripts without blanks each character is one.
pub fn words(folded: &str, within: Range<usize>) -> impl Iterator<Item = Word> + '_ {
    let mut at = within.start;
    std::iter::from_fn(move || {
        let rest = folded[at..within.end].trim_start_matches(' ');
        let start = within.end - rest.len();
        let mut end = within.end;
        let (mut first, mut last) = (None, start);
        let mut is_alone = false;
        for (offset, c) in rest.char_indices() {
            let (here, after) = (start + offset, start + offset + c.len_utf8());
            if c == ' ' || (is_alone || stands_alone(c) && here > start) && !is_mark(c) {
                end = here;
                break;
            }
            is_alone |= stands_alone(c);
            if c.is_alphanumeric() || is_mark(c) {
                first.get_or_insert(here);
                last = after;
            }
            if is_dash(c) && here > start {
                end = after;
                break;
            }
        }
        at = end;
        (start < end).then(|| Word { at: start..end, core: first.map_or(start..end, |first| first..last) })
    })
}

/// Writes the key of a word: its core in small letters.
pub fn key_into(core: &str, key: &mut String) {
    key.clear();
    if core.is_ascii() {
        key.push_str(core);
        key.make_ascii_lowercase();
    } else {
        key.extend(core.chars().flat_map(char::to_lowercase));
    }
}

/// Words that any two passages of English share, so that sharing them means nothing. Figures and negations never are.
pub fn is_common(key: &str) -> bool {
    const COMMON: &[&str] = &[
        "a", "about", "after", "all", "also", "an", "and", "any", "are", "as", "at", "be", "been", "but", "by", "can",
        "could", "did", "do", "for", "from", "had", "has", "have", "he", "her", "him", "his", "i", "if", "in", "into",
        "is", "it", "its", "may", "more", "my", "of", "on", "or", "our", "out", "said", "she", "so", "some", "such",
        "than", "that", "the", "their", "them", "then", "there", "these", "they", "this", "those", "to", "up", "us",
        "was", "we", "were", "what", "when", "which", "who", "will", "with", "would", "you", "your",
    ];
    !key.contains(char::is_alphanumeric) || COMMON.binary_search(&key).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_what_stands_between_blanks_with_its_letters_as_key() {
        let text = "'the well-known 基地, e\u{301}";
        let found: Vec<_> = words(text, 0..text.len()).map(|word| (&text[word.at], &text[word.core])).collect();
        let expected = [("'the", "the"), ("well-", "well"), ("known", "known"), ("基", "基"), ("地", "地")];
        assert_eq!(found[..5], expected);
        assert_eq!(found[5..], [(",", ","), ("e\u{301}", "e\u{301}")]);
    }

    #[test]
    fn common_words_are_known_and_figures_and_negations_are_not_common() {
        for word in ["a", "he", "of", "the", "your", ","] {
            assert!(is_common(word), "{word}");
        }
        for word in ["not", "no", "5", "war"] {
            assert!(!is_common(word), "{word}");
        }
    }
}
