//! What the JSON-LD of a page says of its article, in schema.org's words. Contexts are never fetched.

use serde_json::Value;
use std::collections::HashMap;

/// The article that the page states, and the other things it may refer to.
pub struct Stated {
    things: Vec<Value>,
    article: usize,
}

/// How many authors are named at most.
const AUTHORS: usize = 20;

impl Stated {
    /// The first article of the page's JSON-LD blocks; where there are several, the first whose headline `is_title`
    /// knows. A block that is no JSON is skipped.
    pub fn of<'a>(blocks: impl Iterator<Item = &'a str>, is_title: impl Fn(&str) -> bool) -> Option<Self> {
        let mut things = Vec::new();
        for block in blocks {
            let Ok(value) = serde_json::from_str(bare(block)) else { continue };
            gather(value, &mut things);
        }
        let articles = || things.iter().enumerate().filter(|(_, thing)| is_article(thing));
        let titled = |thing: &Value| text(thing, "headline").is_some_and(&is_title);
        let found = articles().find(|(_, thing)| titled(thing)).or_else(|| articles().next());
        let article = found.map(|(at, _)| at)?;
        Some(Self { things, article })
    }

    fn article(&self) -> &Value {
        &self.things[self.article]
    }

    pub fn headline(&self) -> Option<&str> {
        text(self.article(), "headline").or_else(|| text(self.article(), "name"))
    }

    /// The authors' names, in the order of the page.
    pub fn authors(&self) -> Vec<&str> {
        self.named("author", AUTHORS)
    }

    pub fn publisher(&self) -> Option<&str> {
        self.named("publisher", 1).into_iter().next()
    }

    pub fn published(&self) -> Option<&str> {
        text(self.article(), "datePublished").or_else(|| text(self.article(), "dateCreated"))
    }

    pub fn language(&self) -> Option<&str> {
        match &self.article()["inLanguage"] {
            Value::String(tag) => Some(tag),
            Value::Array(tags) => tags.first()?.as_str(),
            language => text(language, "alternateName").or_else(|| text(language, "name")),
        }
    }

    /// Its own address, or that of the page it is the main thing on.
    pub fn url(&self) -> Option<&str> {
        let page = &self.article()["mainEntityOfPage"];
        text(self.article(), "url").or_else(|| page.as_str()).or_else(|| text(page, "@id"))
    }

    pub fn body(&self) -> Option<&str> {
        text(self.article(), "articleBody")
    }

    /// Whether the page says that everybody may read all of it.
    pub fn is_free(&self) -> Option<bool> {
        let stated = |thing: &Value| match thing.get("isAccessibleForFree")? {
            Value::Bool(free) => Some(*free),
            Value::String(word) => match word.trim().rsplit('/').next()?.to_ascii_lowercase().as_str() {
                "true" => Some(true),
                "false" => Some(false),
                _ => None,
            },
            _ => None,
        };
        let parts = match &self.article()["hasPart"] {
            Value::Array(parts) => parts.as_slice(),
            part => std::slice::from_ref(part),
        };
        let closed = parts.iter().any(|part| stated(part) == Some(false));
        if closed { Some(false) } else { stated(self.article()) }
    }

    /// The names under `key`: of one thing or several, stated in place or elsewhere on the page under their `@id`.
    fn named(&self, key: &str, limit: usize) -> Vec<&str> {
        let mut by_id: Option<HashMap<&str, &Value>> = None;
        let stated = &self.article()[key];
        let several = stated.as_array().map_or(std::slice::from_ref(stated), Vec::as_slice);
        let mut names: Vec<&str> = Vec::new();
        for one in several {
            let name = one.as_str().or_else(|| text(one, "name")).or_else(|| {
                let things = by_id.get_or_insert_with(|| {
                    self.things.iter().filter_map(|thing| Some((text(thing, "@id")?, thing))).collect()
                });
                text(things.get(text(one, "@id")?)?, "name")
            });
            if let Some(name) = name
                && names.len() < limit
                && !names.contains(&name)
            {
                names.push(name);
            }
        }
        names
    }
}

/// The block without the comment or CDATA marks that some systems put round it.
fn bare(block: &str) -> &str {
    let block = block.trim();
    let block = ["<!--", "//<![CDATA[", "<![CDATA[", "/*<![CDATA[*/"]
        .iter()
        .find_map(|mark| block.strip_prefix(mark))
        .unwrap_or(block);
    let block = ["-->", "//]]>", "]]>", "/*]]>*/"].iter().find_map(|mark| block.strip_suffix(mark)).unwrap_or(block);
    block.trim().trim_end_matches(';')
}

/// The things of a block: itself, each of a list, each of a graph, and what a page is about. serde_json has refused
/// what nests deeper than 128.
fn gather(value: Value, things: &mut Vec<Value>) {
    match value {
        Value::Array(several) => several.into_iter().for_each(|one| gather(one, things)),
        Value::Object(mut fields) => {
            let inner = ["@graph", "mainEntity"].map(|key| fields.remove(key));
            things.push(Value::Object(fields));
            inner.into_iter().flatten().for_each(|one| gather(one, things));
        }
        _ => {}
    }
}

fn is_article(thing: &Value) -> bool {
    let is = |kind: &Value| {
        let kind = kind.as_str().unwrap_or_default();
        let kind = kind.rsplit(['/', ':', '#']).next().unwrap_or(kind);
        kind.ends_with("Article") || matches!(kind, "BlogPosting" | "LiveBlogPosting" | "Report")
    };
    match &thing["@type"] {
        Value::Array(kinds) => kinds.iter().any(is),
        kind => is(kind),
    }
}

/// The text under `key`, or the first of several.
fn text<'a>(thing: &'a Value, key: &str) -> Option<&'a str> {
    let value = thing.get(key)?;
    let text = value.as_str().or_else(|| value.get(0)?.as_str())?;
    (!text.trim().is_empty()).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stated(block: &str) -> Option<Stated> {
        Stated::of([block].into_iter(), |_| false)
    }

    #[test]
    fn an_article_states_its_headline_authors_publisher_date_and_language() {
        let article = stated(
            r#"{"@context": "https://schema.org", "@type": ["ReportageNewsArticle"], "headline": "Envoys in Moscow",
                "author": [{"@type": "Person", "name": "A. Writer"}, "B. Other", {"name": "A. Writer"}],
                "publisher": {"name": "The Desk"}, "datePublished": "2025-12-02T09:00:00Z", "inLanguage": "en-GB",
                "mainEntityOfPage": {"@id": "https://desk.example/1"}}"#,
        )
        .unwrap();
        assert_eq!(article.headline(), Some("Envoys in Moscow"));
        assert_eq!(article.authors(), ["A. Writer", "B. Other"]);
        assert_eq!(article.publisher(), Some("The Desk"));
        assert_eq!(article.published(), Some("2025-12-02T09:00:00Z"));
        assert_eq!(article.language(), Some("en-GB"));
        assert_eq!(article.url(), Some("https://desk.example/1"));
    }

    #[test]
    fn a_graph_is_searched_and_its_references_are_followed() {
        let article = stated(
            r##"[{"@graph": [{"@type": "Organization", "@id": "#desk", "name": "The Desk"},
                 {"@type": "WebPage", "name": "Not this"},
                 {"@type": "http://schema.org/NewsArticle", "headline": "This", "author": {"@id": "#a"},
                  "publisher": {"@id": "#desk"}},
                 {"@type": "Person", "@id": "#a", "name": "A. Writer"}]}]"##,
        )
        .unwrap();
        assert_eq!(article.headline(), Some("This"));
        assert_eq!(article.authors(), ["A. Writer"]);
        assert_eq!(article.publisher(), Some("The Desk"));
    }

    #[test]
    fn of_several_articles_the_one_with_the_page_title_counts() {
        let block = r#"[{"@type": "Article", "headline": "Teaser"}, {"@type": "Article", "headline": "Story"}]"#;
        assert_eq!(Stated::of([block].into_iter(), |title| title == "Story").unwrap().headline(), Some("Story"));
        assert_eq!(stated(block).unwrap().headline(), Some("Teaser"));
    }

    #[test]
    fn whether_a_page_is_free_to_read_is_said_in_several_ways() {
        let free = |fields: &str| stated(&format!(r#"{{"@type": "NewsArticle"{fields}}}"#)).unwrap().is_free();
        assert_eq!(free(r#", "isAccessibleForFree": false"#), Some(false));
        assert_eq!(free(r#", "isAccessibleForFree": "False""#), Some(false));
        assert_eq!(free(r#", "isAccessibleForFree": "http://schema.org/True""#), Some(true));
        assert_eq!(free(r#", "hasPart": {"@type": "WebPageElement", "isAccessibleForFree": "false"}"#), Some(false));
        assert_eq!(free(""), None);
    }

    #[test]
    fn a_broken_block_is_skipped_and_the_next_one_read() {
        let deep = "[".repeat(200_000);
        let good = "<!-- {\"@type\": \"Article\", \"headline\": \"Good\"}; -->";
        let blocks = ["{\"@type\": \"Article\", \"headline\": \"", &deep, "", "null", good];
        assert_eq!(Stated::of(blocks.into_iter(), |_| false).unwrap().headline(), Some("Good"));
    }

    #[test]
    fn values_of_the_wrong_kind_are_none() {
        let article = stated(
            r#"{"@type": "Article", "headline": 5, "author": [null, 7, {}], "publisher": [], "inLanguage": {}}"#,
        );
        let article = article.unwrap();
        assert_eq!((article.headline(), article.publisher(), article.language()), (None, None, None));
        assert!(article.authors().is_empty());
        assert!(stated(r#"{"@type": "Product", "headline": "No"}"#).is_none());
    }
}
