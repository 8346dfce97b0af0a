//! Text with links in it: citations of evidence, relations to other claims, addresses of the web.

use crate::domain::{ClaimNumber, EvidenceNumber, Relation};
use crate::report::words;
use icu_properties::CodePointMapData;
use icu_properties::props::BidiClass;
use std::collections::BTreeSet;

/// What stands on the page and can be linked to.
#[derive(Debug, Default)]
pub struct Links {
    /// The pieces of evidence that have a place of their own.
    pub evidence: BTreeSet<EvidenceNumber>,
    /// The claims that are told anywhere on the page.
    pub claims: BTreeSet<ClaimNumber>,
    /// The claims whose words are marked in an article.
    pub in_text: BTreeSet<ClaimNumber>,
    /// The claims that the margin of an article has something to say of.
    pub noted: BTreeSet<ClaimNumber>,
    /// Whether each claim has a card.
    pub cards: bool,
}

impl Links {
    /// The id of the place of the page that tells most of a claim: its card, else its note, else its words.
    pub fn target(&self, claim: ClaimNumber) -> Option<String> {
        match claim {
            claim if self.cards && self.claims.contains(&claim) => Some(card(claim)),
            claim if self.noted.contains(&claim) => Some(note(claim)),
            claim if self.in_text.contains(&claim) => Some(in_text(claim)),
            _ => None,
        }
    }
}

/// A claim's number, and where it leads to.
pub struct Place {
    /// As it is read: `#12`.
    pub number: String,
    /// The id of the place that it leads to; `None` where the claim is not on the page.
    pub id: Option<String>,
    /// What a filter finds it under.
    pub claim: String,
}

impl Place {
    /// The number of a claim, leading to its card or to the words in the article.
    pub fn of(claim: ClaimNumber, links: &Links) -> Self {
        Self { number: claim.to_string(), id: links.target(claim), claim: card(claim) }
    }
}

/// The attribute that lets a text run from right to left where it is of such a script; none where it would change nothing.
pub fn dir(text: &str) -> &'static str {
    dir_of([text])
}

/// The same for texts that stand in one element.
pub fn dir_of(texts: impl IntoIterator<Item = impl AsRef<str>>) -> &'static str {
    const FIRST: char = '\u{590}';
    let class = CodePointMapData::<BidiClass>::new();
    let is_right_to_left =
        |c: char| c >= FIRST && matches!(class.get(c), BidiClass::RightToLeft | BidiClass::ArabicLetter);
    if texts.into_iter().any(|text| text.as_ref().chars().any(is_right_to_left)) { " dir=\"auto\"" } else { "" }
}

/// The id of what an article's margin says of a claim.
pub fn note(claim: ClaimNumber) -> String {
    format!("n{}", claim.0)
}

/// A piece of a text.
#[derive(Debug, PartialEq, Eq)]
pub enum Bit<'t> {
    /// Plain words.
    Text(&'t str),
    /// Words that lead to another place of the page, by its id.
    Link(&'t str, String),
}

/// The address, if it is one of the web: nothing else becomes a link.
pub fn web(url: &str) -> Option<&str> {
    let (scheme, _) = url.split_once("://")?;
    ["http", "https"].iter().any(|web| scheme.eq_ignore_ascii_case(web)).then_some(url)
}

/// A rationale with its citations, `[E7]` or `[E7, E9]`, as links to what stands on the page.
pub fn cited<'t>(text: &'t str, links: &Links) -> Vec<Bit<'t>> {
    let mut bits = Vec::new();
    let (mut done, mut from) = (0, 0);
    while let Some(open) = text[from..].find('[').map(|at| from + at + 1) {
        let Some(length) = text[open..].find(['[', ']']) else { break };
        let mut at = open;
        for part in text[open..open + length].split(',') {
            let name = part.trim();
            let start = at + (part.len() - part.trim_start().len());
            if let Some(number) = evidence(name).filter(|number| links.evidence.contains(number)) {
                bits.push(Bit::Text(&text[done..start]));
                bits.push(Bit::Link(name, number.to_string()));
                done = start + name.len();
            }
            at += part.len() + 1;
        }
        from = open + length;
    }
    bits.push(Bit::Text(&text[done..]));
    bits.retain(|bit| *bit != Bit::Text(""));
    bits
}

fn evidence(name: &str) -> Option<EvidenceNumber> {
    name.starts_with(['E', 'e']).then(|| name.parse().ok()).flatten()
}

/// The id of a claim's card.
pub fn card(claim: ClaimNumber) -> String {
    format!("c{}", claim.0)
}

/// A relation in words before, at and after the other claim's number, and the id of that claim's card if it is here.
pub struct Related {
    /// The words before the number of the other claim.
    pub before: String,
    /// The number of the other claim.
    pub other: String,
    /// The words after it.
    pub after: String,
    /// The id of the other claim's card; `None` where it is not on the page.
    pub id: Option<String>,
}

/// A relation as one of its two claims reads it.
pub fn related(relation: &Relation, seen_from: ClaimNumber, links: &Links) -> Related {
    let number = if relation.from == seen_from { relation.to } else { relation.from };
    let words = words::relation(relation, seen_from);
    let other = number.to_string();
    let (before, after) = words.split_once(&other).unwrap_or((&words, ""));
    let id = links.target(number);
    Related { before: before.to_owned(), after: after.to_owned(), other, id }
}

/// The id of the end of a claim's words in the text.
pub fn in_text(claim: ClaimNumber) -> String {
    format!("w{}", claim.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn links(evidence: &[u32]) -> Links {
        Links { evidence: evidence.iter().copied().map(EvidenceNumber).collect(), ..Links::default() }
    }

    #[test]
    fn a_citation_is_a_link_where_the_evidence_is_here() {
        let bits = cited("Two agree [E7, e9, E8]; see [sic] and [[E7]] [E", &links(&[7, 9]));
        let cites: Vec<_> = bits
            .iter()
            .filter_map(|bit| match bit {
                Bit::Link(words, id) => Some((*words, id.as_str())),
                Bit::Text(_) => None,
            })
            .collect();
        assert_eq!(cites, [("E7", "E7"), ("e9", "E9"), ("E7", "E7")]);
        let whole: String = bits
            .iter()
            .map(|bit| match bit {
                Bit::Link(words, _) | Bit::Text(words) => *words,
            })
            .collect();
        assert_eq!(whole, "Two agree [E7, e9, E8]; see [sic] and [[E7]] [E");
    }

    #[test]
    fn a_direction_is_left_to_be_found_only_where_it_can_be_another() {
        for text in ["", "12%", "Здравствуй, \u{20AC}5", "中文", "\u{1F600}"] {
            assert_eq!(dir(text), "", "{text}");
        }
        for text in ["שלום", "5 جنيه", "ok ދިވެހި", "\u{10A00}"] {
            assert_eq!(dir(text), " dir=\"auto\"", "{text}");
        }
        assert_eq!(dir_of(["ok", "שלום"]), " dir=\"auto\"");
    }

    #[test]
    fn only_addresses_of_the_web_are_links() {
        for url in ["javascript:alert(1)", "javascript://x%0aalert(1)", "data:text/html,x", "//x", "ftp://x", "x"] {
            assert_eq!(web(url), None, "{url}");
        }
        assert_eq!(web("HTTPS://example.org/?a=\"b"), Some("HTTPS://example.org/?a=\"b"));
    }
}
