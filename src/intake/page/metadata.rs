//! What a page states of its article: JSON-LD first, then OpenGraph and other `<meta>` names, then `<time>`, `<html>`
//! and `<link>`. A value that no noun would accept is as good as none.

use super::{day::day, json_ld, line, text};
use crate::domain::PartialDate;
use crate::domain::text as door;
use dom_query::{Document, NodeRef};
use std::collections::HashMap;

/// What the page states; a field is none where it says nothing that can be used.
#[derive(Debug, Default)]
pub struct Stated {
    pub title: Option<String>,
    pub byline: Option<String>,
    pub outlet: Option<String>,
    pub published: Option<PartialDate>,
    pub language: Option<String>,
    pub url: Option<String>,
    /// The whole text, where JSON-LD holds it.
    pub body: Option<String>,
    /// Whether the page says that everybody may read all of it.
    pub free: Option<bool>,
}

/// Longer values are text that landed in the wrong place. In bytes.
const TITLE_LIMIT: usize = 1_000;
const NAME_LIMIT: usize = 200;

const TITLES: [&str; 4] = ["og:title", "twitter:title", "dc.title", "parsely-title"];
const BYLINES: [&str; 9] = [
    "author",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "dcterms.creator",
    "byl",
    "article:author_name",
    "analytics:author",
    "article:author",
];
const OUTLETS: [&str; 5] = ["og:site_name", "dc.publisher", "publisher", "sailthru_pubname", "application-name"];
const DATES: [&str; 16] = [
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "og:published_time",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date",
    "dcterms.date",
    "pubdate",
    "publish-date",
    "pub_date",
    "datecreated",
    "date",
];

impl Stated {
    pub fn of(document: &Document) -> Self {
        let head = Head::of(document);
        let scripts: Vec<String> =
            document.select(r#"script[type*="ld+json" i]"#).iter().map(|script| script.text().to_string()).collect();
        let titles = [head.first(&TITLES, Some), head.title.clone()].map(|title| title.map(|title| letters(&title)));
        let is_title = |headline: &str| {
            let headline = letters(headline);
            !headline.is_empty() && titles.iter().flatten().any(|title| title.starts_with(&headline))
        };
        let stated = json_ld::Stated::of(scripts.iter().map(String::as_str), is_title);
        let ld = stated.as_ref();
        Self {
            title: ld.and_then(|ld| line(ld.headline()?)).or_else(|| head.first(&TITLES, |title| line(&title))),
            byline: ld.and_then(|ld| byline(&ld.authors())).or_else(|| head.first(&BYLINES, |author| name(&author))),
            outlet: ld.and_then(|ld| name(ld.publisher()?)).or_else(|| head.first(&OUTLETS, |outlet| name(&outlet))),
            published: ld
                .and_then(|ld| day(ld.published()?))
                .or_else(|| head.first(&DATES, |date| day(&date)))
                .or_else(|| dated(document)),
            language: ld
                .and_then(|ld| language(ld.language()?))
                .or_else(|| language(&document.select_single("html[lang]").attr("lang")?))
                .or_else(|| head.first(&["content-language", "og:locale", "dc.language"], |tag| language(&tag))),
            url: canonical(document)
                .or_else(|| head.first(&["og:url"], |url| address(&url)))
                .or_else(|| address(ld?.url()?)),
            body: ld.and_then(|ld| ld.body()).map(text::stated),
            free: ld.and_then(|ld| ld.is_free()),
        }
    }
}

/// The `<meta>` values by name, first of each, and the `<title>`.
struct Head {
    values: HashMap<String, String>,
    title: Option<String>,
}

impl Head {
    fn of(document: &Document) -> Self {
        let mut values = HashMap::new();
        for meta in document.select("meta[content]").nodes() {
            let key = ["property", "name", "itemprop", "http-equiv"].iter().find_map(|key| meta.attr(key));
            let content = meta.attr("content").unwrap_or_default();
            if let Some(key) = key
                && !content.trim().is_empty()
            {
                values.entry(key.trim().to_ascii_lowercase()).or_insert_with(|| content.to_string());
            }
        }
        let title = document.select_single("title").text();
        Self { values, title: line(&title) }
    }

    /// What `read` makes of the first of these that it can make something of.
    fn first<T>(&self, keys: &[&str], read: impl Fn(String) -> Option<T>) -> Option<T> {
        keys.iter().find_map(|key| read(self.values.get(*key)?.clone()))
    }
}

/// The day on an element that says it holds the publication date.
fn dated(document: &Document) -> Option<PartialDate> {
    let marked = r#"[itemprop~="datePublished"], time[pubdate], time[class*="publish" i], time.entry-date"#;
    let value = |node: &NodeRef<'_>| {
        let stated = ["datetime", "content"].iter().find_map(|key| node.attr(key)).unwrap_or_else(|| node.text());
        day(&stated)
    };
    // One look of its own for the head of the page's only <article>: others are teasers with dates of their own.
    let alone = || {
        let times = document.select("article time[datetime]");
        (document.select("article").length() == 1).then(|| times.nodes().first().and_then(value))?
    };
    document.select(marked).nodes().iter().find_map(value).or_else(alone)
}

fn canonical(document: &Document) -> Option<String> {
    let links = document.select(r#"link[rel~="canonical" i][href]"#);
    links.nodes().iter().find_map(|link| address(&link.attr("href")?))
}

/// One line of a title: entities decoded (pages escape them twice), spaces single, nothing that acts on a terminal.
pub fn line(text: &str) -> Option<String> {
    limited(text, TITLE_LIMIT)
}

/// A person's or an outlet's name: one line that is no address, without the word "By".
pub fn name(text: &str) -> Option<String> {
    let name = limited(text, NAME_LIMIT)?;
    let name = match name.get(..3) {
        Some(by) if by.eq_ignore_ascii_case("by ") => name[3..].trim_start(),
        _ => &name,
    };
    let name = name.strip_prefix('@').unwrap_or(name);
    (!name.is_empty() && !name.contains("://") && !name.starts_with("www.")).then(|| name.to_owned())
}

fn byline(authors: &[&str]) -> Option<String> {
    let mut names: Vec<String> = authors.iter().filter_map(|author| name(author)).collect();
    names.dedup();
    (!names.is_empty()).then(|| names.join(", "))
}

fn limited(text: &str, limit: usize) -> Option<String> {
    // Entities make a text shorter, so what is far over the limit need not be decoded to be refused.
    if text.len() > 8 * limit {
        return None;
    }
    let line = if text.contains('&') && text.contains(';') {
        line::spaced_once(&Document::fragment(text.replace('<', "&lt;")).text())
    } else {
        line::spaced_once(text)
    };
    (!line.is_empty() && line.len() <= limit).then_some(line)
}

fn language(tag: &str) -> Option<String> {
    door::language(&tag.trim().replace('_', "-")).ok()
}

fn address(url: &str) -> Option<String> {
    door::url(url.trim()).ok()
}

/// What is left of a title when only its letters and digits count.
pub fn letters(title: &str) -> String {
    title.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stated(html: &str) -> Stated {
        Stated::of(&Document::from(html))
    }

    #[test]
    fn json_ld_comes_before_meta_and_meta_before_the_rest() {
        let page = stated(
            r#"<html lang=de><title>Envoys in Moscow | Desk</title><meta property=og:title content="Other">
               <meta name=author content="By  C. Third"><meta property=og:site_name content="Desk &amp;amp; Co">
               <meta property=article:published_time content="2025-12-03T00:10:00Z">
               <link rel=canonical href=https://desk.example/envoys>
               <script type="application/ld+json">{"@type":"NewsArticle","headline":"Envoys in Moscow &#8211; live",
               "datePublished":"2025-12-02T23:00:00-05:00","author":[{"name":"A. Writer"},{"name":"By B. Other"}]}</script>"#,
        );
        assert_eq!(page.title.as_deref(), Some("Envoys in Moscow – live"));
        assert_eq!(page.byline.as_deref(), Some("A. Writer, B. Other"));
        assert_eq!(page.outlet.as_deref(), Some("Desk & Co"));
        assert_eq!(page.published.map(|day| day.to_string()).as_deref(), Some("2025-12-02"));
        assert_eq!(page.language.as_deref(), Some("de"));
        assert_eq!(page.url.as_deref(), Some("https://desk.example/envoys"));
    }

    #[test]
    fn meta_names_stand_in_where_json_ld_is_broken_or_absent() {
        let page = stated(
            r#"<meta property=og:title content="A title"><meta name=AUTHOR content="C. Third">
               <meta itemprop=datePublished content="2 December 2025"><meta property=og:locale content=pt_BR>
               <meta property=og:url content=http://desk.example/>
               <script type="application/ld+json">{"@type":"NewsArticle","headline":"broken</script>"#,
        );
        assert_eq!(page.title.as_deref(), Some("A title"));
        assert_eq!(page.byline.as_deref(), Some("C. Third"));
        assert_eq!(page.published.map(|day| day.to_string()).as_deref(), Some("2025-12-02"));
        assert_eq!(page.language.as_deref(), Some("pt-BR"));
        assert_eq!(page.url.as_deref(), Some("http://desk.example/"));
    }

    #[test]
    fn a_marked_time_is_the_date_and_an_ambiguous_one_is_not() {
        let day = |html: &str| stated(html).published.map(|day| day.to_string());
        assert_eq!(
            day("<time itemprop=datePublished datetime=2025-12-02T09:00>now</time>").as_deref(),
            Some("2025-12-02")
        );
        assert_eq!(day("<article><time datetime=2025-12-02>2 Dec</time></article>").as_deref(), Some("2025-12-02"));
        assert_eq!(day("<article><time datetime=2025-12-02></time></article><article></article>"), None);
        assert_eq!(day("<meta name=date content=11/12/2025>"), None);
    }

    #[test]
    fn values_that_no_noun_accepts_are_dropped() {
        let page = stated(
            "<html lang='not a tag'><link rel=canonical href=javascript:alert(1)><link rel=canonical href=/relative>\
             <meta property=og:title content='two\nlines&#27;[2J\u{202e}'><meta property=article:author \
             content=https://social.example/writer>",
        );
        assert_eq!((page.language, page.url, page.byline), (None, None, None));
        assert_eq!(page.title.as_deref(), Some("two lines[2J"));
    }
}
