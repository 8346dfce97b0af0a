//! Addresses in a cell: one, several, or one among words.

/// The addresses of a cell in their order, and what stands beside them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Links {
    pub links: Vec<String>,
    pub beside: String,
}

/// Finds addresses that say that they are some: `http://` or `https://`. Signs and words between them say nothing.
pub fn links(cell: &str) -> Links {
    let mut found = Links::default();
    let mut rest = cell;
    while let Some(at) = start(rest) {
        found.beside.push_str(&rest[..at]);
        found.beside.push(' ');
        let end = end(&rest[at..]);
        found.links.push(rest[at..at + end].to_owned());
        rest = &rest[at + end..];
    }
    found.beside.push_str(rest);
    let is_said = |word: &&str| {
        word.contains(char::is_alphanumeric) && !["and", "und", "et", "y", "e", "i", "та", "и"].contains(word)
    };
    let words: Vec<&str> = found.beside.split_whitespace().filter(is_said).collect();
    found.beside = words.join(" ").trim_matches([',', ';', '|', ':', '(', ' ']).to_owned();
    found
}

fn start(text: &str) -> Option<usize> {
    ["http://", "https://"].iter().filter_map(|scheme| text.find(scheme)).min()
}

/// Where the address ends: at white space or a sign that no address holds bare, without the punctuation of the sentence.
fn end(text: &str) -> usize {
    let mut end = text.find(|c: char| c.is_whitespace() || matches!(c, '|' | '<' | '>' | '"')).unwrap_or(text.len());
    // Two that stand together with nothing but a comma or a semicolon between them.
    if let Some(next) = start(&text[7..end]).map(|at| at + 7)
        && text[..next].ends_with([',', ';'])
    {
        end = next;
    }
    loop {
        let link = &text[..end];
        let closes = link.ends_with(')') && link.matches(')').count() > link.matches('(').count();
        match link.chars().next_back() {
            Some(last) if closes || matches!(last, ',' | ';' | '.' | ':' | ']' | '\'' | '»' | '”') => {
                end -= last.len_utf8()
            }
            _ => return end,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_address_of_a_cell_is_found_and_what_stands_beside_them() {
        for (cell, expected, beside) in [
            ("https://a.org/x", &["https://a.org/x"][..], ""),
            ("https://a.org/x\nhttps://b.org/y", &["https://a.org/x", "https://b.org/y"], ""),
            ("https://a.org/x; http://b.org/y.", &["https://a.org/x", "http://b.org/y"], ""),
            ("https://a.org/x,https://b.org/y", &["https://a.org/x", "https://b.org/y"], ""),
            ("https://a.org/x and https://b.org", &["https://a.org/x", "https://b.org"], ""),
            ("BBC (https://a.org/x)", &["https://a.org/x"], "BBC"),
            ("https://en.wikipedia.org/wiki/Oslo_(city)", &["https://en.wikipedia.org/wiki/Oslo_(city)"], ""),
            ("https://a.org/?to=https://b.org/", &["https://a.org/?to=https://b.org/"], ""),
            ("see p. 3 of https://a.org/x", &["https://a.org/x"], "see p. 3 of"),
            ("a talk on Monday", &[], "a talk on Monday"),
        ] {
            let found = links(cell);
            assert_eq!(
                (found.links.iter().map(String::as_str).collect::<Vec<_>>().as_slice(), found.beside.as_str()),
                (expected, beside),
                "{cell}"
            );
        }
    }
}
