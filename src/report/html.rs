//! The report as one HTML file that loads nothing: to be read, filtered, printed and kept.
//!
//! What a page holds is put together here and in the files beside; `html/*.html` only draw it. Text from outside
//! reaches the page through one escaper, [`visible::Visible`]. The same report gives the same bytes.

mod article;
mod badge;
mod bar;
mod card;
mod glance;
mod lanes;
mod listing;
mod overview;
mod phrases;
mod piece;
mod procedure;
pub mod rich;
mod seal;
mod timeline;
pub mod visible;

use super::{Report, words};
use crate::domain::Audience;
use askama::Template;
use badge::Badge;
use std::collections::BTreeSet;
use std::fmt;

/// The whole page. `data` is the report as JSON for the same audience; it is embedded for machines.
///
/// # Errors
///
/// Only where a value cannot be written as text.
pub fn html(report: &Report, data: &str) -> Result<String, fmt::Error> {
    Page::of(report, data).render().map_err(|_| fmt::Error)
}

#[derive(Template)]
#[template(path = "page.html", escape = "visible")]
struct Page<'r> {
    policy: String,
    style: &'static str,
    script: &'static str,
    data: String,
    front: Front<'r>,
    contents: Vec<Entry>,
    glance: glance::Glance,
    listings: Vec<listing::Listing<'r>>,
    articles: Vec<article::Marked<'r>>,
    timeline: Option<timeline::Timeline<'r>>,
    groups: Vec<overview::Group<'r>>,
    choices: Vec<Badge>,
    cards: Vec<card::Card<'r>>,
    set_aside: Vec<listing::Item<'r>>,
    about: Vec<String>,
    head_proves: &'static str,
}

/// What stands at the top of the page.
struct Front<'r> {
    title: &'r str,
    articles: Vec<FrontArticle<'r>>,
    shows: String,
    printed: String,
    head: String,
    stamps: Vec<Stamp>,
}

/// What a reader must know before reading on.
struct Stamp {
    word: &'static str,
    sentence: &'static str,
    /// `alarm` or `calm`, as the style sheet draws it.
    tone: &'static str,
}

struct FrontArticle<'r> {
    number: String,
    title: &'r str,
    language: &'r str,
    url: Option<&'r str>,
    facts: String,
}

/// A line of the table of contents.
struct Entry {
    id: String,
    label: String,
    count: Option<usize>,
}

impl<'r> Page<'r> {
    fn of(report: &'r Report, data: &str) -> Self {
        let drawn: BTreeSet<_> = report
            .sections()
            .flat_map(|section| &section.dossier.evidence)
            .map(|stored| stored.evidence.number)
            .collect();
        let numbers: BTreeSet<_> = report.sections().map(|section| section.dossier.number()).collect();
        let articles: Vec<_> = report.cover.articles.iter().map(|a| article::Marked::of(a, report)).collect();
        let in_text: BTreeSet<_> = articles.iter().flat_map(article::Marked::claims).collect();
        let links = rich::Links { evidence: drawn, claims: numbers, in_text };
        let mut page = Self {
            policy: seal::policy(),
            style: seal::STYLE,
            script: seal::SCRIPT,
            data: seal::embedded(data),
            front: Front::of(report),
            contents: Vec::new(),
            glance: glance::Glance::of(report),
            listings: listing::listings(report),
            articles,
            timeline: timeline::Timeline::of(report),
            groups: overview::groups(report),
            choices: overview::choices(report),
            cards: report.claims.iter().map(|section| card::Card::of(section, &links)).collect(),
            set_aside: listing::set_aside(report),
            about: [words::SELF_DECLARED.to_owned(), words::RATING.to_owned()]
                .into_iter()
                .chain(words::clock(&report.cover.clock))
                .chain([format!("{} {}.", phrases::CASE_FILE, report.cover.file)])
                .collect(),
            head_proves: words::HEAD_PROVES,
        };
        page.contents = page.entries();
        page
    }

    fn entries(&self) -> Vec<Entry> {
        let entry = |id: &str, label: &str, count| Entry { id: id.to_owned(), label: label.to_owned(), count };
        let mut entries = vec![entry("glance", phrases::GLANCE, None)];
        entries.extend(self.listings.iter().map(|list| entry(list.id, list.short, Some(list.items.len()))));
        entries.extend(self.articles.iter().map(|a| entry(&a.id, &format!("{} {}", phrases::ARTICLE, a.number), None)));
        entries.extend(self.timeline.iter().map(|_| entry("timeline", phrases::TIMELINE, None)));
        entries.push(entry("overview", phrases::OVERVIEW, Some(self.cards.len())));
        entries.extend(self.groups.iter().map(|group| Entry {
            id: group.id.clone(),
            label: group.badge.words.clone(),
            count: Some(group.rows.len()),
        }));
        entries.push(entry("cards", phrases::CARDS, None));
        if !self.set_aside.is_empty() {
            entries.push(entry("set-aside", phrases::SET_ASIDE, Some(self.set_aside.len())));
        }
        entries.push(entry("about", phrases::ABOUT, None));
        entries
    }
}

impl<'r> Front<'r> {
    fn of(report: &'r Report) -> Self {
        let cover = &report.cover;
        let article = |covered: &'r super::Covered| {
            let article = &covered.stored.article;
            FrontArticle {
                number: article.number.to_string(),
                title: &article.title,
                language: &article.language,
                url: article.url.as_deref().and_then(rich::web),
                facts: words::article_facts(covered).join(", "),
            }
        };
        Self {
            title: cover.title.as_deref().unwrap_or_default(),
            articles: cover.articles.iter().map(article).collect(),
            shows: words::shows(cover),
            printed: words::instant(cover.printed_at),
            head: cover.head.to_string(),
            stamps: stamps(report),
        }
    }
}

fn stamps(report: &Report) -> Vec<Stamp> {
    let audience = match report.cover.audience {
        Audience::Internal => Some(("Internal", phrases::INTERNAL, "calm")),
        Audience::Author => Some(("Author's copy", words::FOR_AUTHOR, "calm")),
        Audience::Public => None,
    };
    let named = report.cover.audience == Audience::Internal && report.is_confidential();
    let confidential = named.then_some(("Confidential", words::CONFIDENTIAL, "alarm"));
    let unread = (report.counts.second_read == 0).then_some(("Not second-read", words::NOT_SECOND_READ, "alarm"));
    let stamps = confidential.into_iter().chain(unread).chain(audience);
    stamps.map(|(word, sentence, tone)| Stamp { word, sentence, tone }).collect()
}

#[cfg(test)]
mod tests;
