//! Web addresses as bibliographies, feeds and tables have them, for every format: without what stands around them, one
//! apart from the next. What is none is handed back, to be kept elsewhere.

use crate::domain::text;

/// What a field of addresses holds.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Addresses {
    /// In order, each once.
    pub found: Vec<String>,
    /// Words that are no address, as they stood.
    pub rest: Vec<String>,
}

/// Takes a field apart.
pub fn of(field: &str) -> Addresses {
    let mut addresses = Addresses::default();
    for word in field.split(|c: char| c.is_whitespace() || matches!(c, '<' | '>')) {
        // A semicolon or a comma may stand in an address; before another one it parts the two.
        for piece in apart(word) {
            match web(piece) {
                Some(address) if !addresses.found.contains(&address) => addresses.found.push(address),
                Some(_) => {}
                None if piece.trim_matches(|c: char| c.is_ascii_punctuation()).is_empty() => {}
                None => addresses.rest.push(piece.to_owned()),
            }
        }
    }
    addresses
}

/// The address of a DOI, however it is given: `10.1000/x`, `doi:10.1000/x`, `http://dx.doi.org/10.1000/x`.
pub fn doi(text: &str) -> Option<String> {
    let text = text.trim();
    let at = text.find("10.")?;
    let (before, name) = text.split_at(at);
    let before = before.trim().trim_end_matches(['/', ':']).to_ascii_lowercase();
    let known = ["", "doi", "doi.org", "dx.doi.org", "www.doi.org"];
    let bare = before.trim_start_matches("https://").trim_start_matches("http://").trim_start_matches("doi:").trim();
    let (registrant, work) = name.split_once('/')?;
    let name = name.split_whitespace().next()?;
    let is_doi =
        registrant.len() > 3 && registrant[3..].bytes().all(|b| b.is_ascii_digit() || b == b'.') && !work.is_empty();
    let address = format!("https://doi.org/{}", name.trim_end_matches(['.', ',', ';']));
    (is_doi && known.contains(&bare)).then(|| text::url(&address).ok()).flatten()
}

/// An address, mended where only its beginning is left out.
fn web(word: &str) -> Option<String> {
    let word = word.trim_matches(['"', '\'', '(', '[', '{', '}']).trim_end_matches([',', ';']);
    let word = word.strip_prefix("URL:").or_else(|| word.strip_prefix("url:")).unwrap_or(word);
    let lower = word.get(..9.min(word.len())).unwrap_or_default().to_ascii_lowercase();
    let address = if lower.starts_with("http://") || lower.starts_with("https://") {
        word.to_owned()
    } else if lower.starts_with("//") && word.contains('.') {
        format!("https:{word}")
    } else if lower.starts_with("www.") {
        format!("https://{word}")
    } else {
        return None;
    };
    text::url(&address).ok()
}

/// Cuts before every address but the first.
fn apart(word: &str) -> Vec<&str> {
    let mut cuts: Vec<usize> = [";http://", ";https://", ",http://", ",https://", ";www.", ",www."]
        .iter()
        .flat_map(|sign| word.match_indices(sign).map(|(at, _)| at))
        .collect();
    cuts.sort_unstable();
    let mut pieces = Vec::new();
    let mut start = 0;
    for cut in cuts {
        pieces.push(&word[start..cut]);
        start = cut + 1;
    }
    pieces.push(&word[start..]);
    pieces.retain(|piece| !piece.is_empty());
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_found_in_what_people_put_into_a_field() {
        for (field, found, rest) in [
            ("https://example.org/a", vec!["https://example.org/a"], vec![]),
            (
                "https://example.org/a;https://example.org/b",
                vec!["https://example.org/a", "https://example.org/b"],
                vec![],
            ),
            ("https://example.org/a?x=1;y=2", vec!["https://example.org/a?x=1;y=2"], vec![]),
            ("<https://example.org/a>", vec!["https://example.org/a"], vec![]),
            ("www.example.org/a", vec!["https://www.example.org/a"], vec![]),
            ("//www.example.org/a", vec!["https://www.example.org/a"], vec![]),
            ("internal-pdf://a/b.pdf", vec![], vec!["internal-pdf://a/b.pdf"]),
            ("https://example.org/a\\b", vec![], vec!["https://example.org/a\\b"]),
            ("", vec![], vec![]),
        ] {
            let Addresses { found: read, rest: left } = of(field);
            assert_eq!(
                (read, left),
                (found.into_iter().map(str::to_owned).collect(), rest.into_iter().map(str::to_owned).collect()),
                "{field}"
            );
        }
    }

    #[test]
    fn a_doi_has_one_address() {
        for text in [
            "10.1000/x",
            "doi:10.1000/x",
            "doi: 10.1000/x",
            "http://dx.doi.org/10.1000/x",
            "HTTPS://DOI.ORG/10.1000/x",
            "https://doi.org/10.1000/x",
        ] {
            assert_eq!(doi(text).as_deref(), Some("https://doi.org/10.1000/x"), "{text}");
        }
        for text in ["1000/x", "version 10.2/3 of it", "", "https://a.example/10.1000/x"] {
            assert_eq!(doi(text), None, "{text}");
        }
    }
}
