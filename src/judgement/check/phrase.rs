//! Words and phrases in a text, found as whole words whatever their case.

/// Whether the phrase stands in the text as whole words, whatever the case; a hyphen joins words, so that
/// Interfax-Ukraine does not hold Ukraine. An empty phrase stands nowhere.
pub fn holds(text: &str, phrase: &str) -> bool {
    let (text, phrase) = (text.to_lowercase(), phrase.trim().to_lowercase());
    if phrase.is_empty() {
        return false;
    }
    text.match_indices(&phrase).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let after = text[at + phrase.len()..].chars().next();
        ![before, after].into_iter().flatten().any(|c: char| c.is_alphanumeric() || c == '-')
    })
}

/// Whether one of the two names holds the other as whole words: `Kremlin` and `the Kremlin's press service`.
pub fn alike(one: &str, other: &str) -> bool {
    holds(one, other) || holds(other, one)
}

/// The words of a text in lower case, without punctuation.
pub fn words(text: &str) -> Vec<String> {
    let apart = |c: char| !c.is_alphanumeric() && c != '\'' && c != '’';
    let bare = |word: &str| word.trim_matches(['\'', '’']).to_lowercase();
    text.split(apart).map(bare).filter(|word| !word.is_empty()).collect()
}

/// A list as a sentence has it: `E1, E2 and E3`.
pub fn list<T: ToString>(items: impl IntoIterator<Item = T>) -> String {
    let mut items: Vec<String> = items.into_iter().map(|item| item.to_string()).collect();
    match (items.pop(), items.is_empty()) {
        (Some(last), true) => last,
        (Some(last), false) => format!("{} and {last}", items.join(", ")),
        (None, _) => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phrase_is_found_as_whole_words_only() {
        assert!(holds("The KREMLIN's account", "kremlin"));
        assert!(!holds("It is well known.", "now"));
        assert!(!holds("anything", " "));
        assert!(alike("Kremlin", "Kremlin press service"));
        assert!(!alike("Iran", "Iranian") && !alike("Ukraine", "Interfax-Ukraine"));
    }

    #[test]
    fn a_list_reads_as_a_sentence() {
        assert_eq!(list([1, 2, 3]), "1, 2 and 3");
        assert_eq!((list(["a"]), list::<u8>([])), ("a".to_owned(), String::new()));
    }

    #[test]
    fn words_lose_case_and_punctuation() {
        assert_eq!(words("“It’s now,” he said."), ["it’s", "now", "he", "said"]);
    }
}
