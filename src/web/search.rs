//! Searching the case: words and fields, as the command line takes them. The address is the filter.

use super::article::place_of;
use super::shell::{Shell, drawn};
use super::visit::{Outcome, Visit};
use askama::Template;
use claimbench::domain::query::Query;
use claimbench::domain::{ArticleNumber, ClaimNumber, Found, Hit, MARK_END, MARK_START};
use claimbench::workbench::More;
use std::collections::HashMap;

/// How much is listed.
const LISTED: usize = 100;

#[derive(Template)]
#[template(path = "search.html", escape = "visible", config = "src/web/askama.toml")]
struct Page {
    shell: Shell,
    hits: Vec<Line>,
    more: bool,
    /// Words that stand nowhere, each with the nearest that does.
    nearly: Vec<(String, String)>,
}

struct Line {
    place: String,
    what: String,
    /// Words, and whether they are those that were found.
    bits: Vec<(String, bool)>,
}

pub fn search(visit: &Visit<'_>) -> Outcome {
    let workbench = visit.read()?;
    let query = Query::parse(visit.ask.query.get("q").unwrap_or_default())?;
    let (hits, more) = workbench.search(&query, LISTED)?;
    let nearly = if hits.is_empty() { workbench.nearly_there(&query)? } else { Vec::new() };
    let shell = Shell::of(visit, &workbench, "Search", "Search")?;
    let claims: Vec<ClaimNumber> = hits.iter().filter_map(|hit| hit.claim).collect();
    let standings = workbench.standings(&claims)?.into_iter();
    let articles = standings.map(|one| (one.claim, one.article)).collect();
    let hits = hits.iter().map(|hit| Line::of(hit, &articles)).collect();
    Ok(drawn(200, &Page { shell, hits, more: more == More::Left, nearly }))
}

impl Line {
    fn of(hit: &Hit, articles: &HashMap<ClaimNumber, Option<ArticleNumber>>) -> Self {
        let at_claim = |what: &str| {
            let Some(number) = hit.claim else { return (String::new(), what.to_owned()) };
            let article = articles.get(&number).copied().flatten();
            (place_of(article, number), format!("{number} {what}"))
        };
        let (place, what) = match hit.found {
            Found::Claim(_) => at_claim("claim"),
            Found::Evidence(number) => (format!("/evidence/{number}"), format!("{number} evidence")),
            Found::Source(number) => (format!("/source/{number}"), format!("{number} source")),
            Found::Article(number) => (format!("/article/{number}"), format!("{number} article")),
            Found::Rationale(..) => at_claim("rationale"),
            Found::Correction(_) => at_claim("should say"),
            Found::Review(number) => (String::new(), format!("{number} another desk's finding")),
        };
        Self { place, what, bits: bits(&hit.snippet) }
    }
}

/// A snippet cut at the marks around what was found.
fn bits(snippet: &str) -> Vec<(String, bool)> {
    let mut bits = Vec::new();
    for part in snippet.split(MARK_START) {
        match part.split_once(MARK_END) {
            Some((found, after)) => bits.extend([(found.to_owned(), true), (after.to_owned(), false)]),
            None => bits.push((part.to_owned(), false)),
        }
    }
    bits.retain(|(text, _)| !text.is_empty());
    bits
}

#[cfg(test)]
mod tests {
    use super::bits;

    #[test]
    fn what_was_found_is_told_from_what_stands_around_it() {
        let bits = bits("had \u{2}captured\u{3} it \u{2}all\u{3}");
        let bits: Vec<(&str, bool)> = bits.iter().map(|(text, found)| (text.as_str(), *found)).collect();
        assert_eq!(bits, [("had ", false), ("captured", true), (" it ", false), ("all", true)]);
    }
}
