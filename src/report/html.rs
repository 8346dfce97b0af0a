//! The report as one HTML file that loads nothing: to be read, filtered, printed and kept.
//!
//! What a page holds is put together here and in the files beside; `html/*.html` only draw it. Text from outside
//! reaches the page through one escaper, [`visible::Visible`]. The same report gives the same bytes.

mod around;
mod article;
mod badge;
mod bar;
mod card;
mod fields;
mod glance;
mod lanes;
mod listing;
mod map;
mod overview;
pub mod part;
mod phrases;
mod piece;
mod procedure;
pub mod rich;
mod seal;
mod timeline;
pub mod visible;
mod wrong;

use super::{Length, Report, words};
use crate::domain::Audience;
use around::Around;
use askama::Template;
use rich::Links;
use std::collections::BTreeSet;
use std::io;

/// The whole page. `length` is how much of it is drawn: where nobody said, everything, and on paper the first pages.
/// `data` is the report as JSON for the same audience; it is embedded for machines. The cards are made one by one as they
/// are written.
///
/// # Errors
///
/// Only those of `out`.
pub fn html(report: &Report, length: Option<Length>, data: &Embedded, out: &mut dyn io::Write) -> io::Result<()> {
    Page::of(report, length, data).write_into(out)
}

/// Whether a report is small enough to carry its own JSON: a large case's would be half of its page.
pub fn carries_data(report: &Report) -> bool {
    report.sections().count() <= MOST_CLAIMS
}

const MOST_CLAIMS: usize = 1000;
/// Nor does a page carry more than this, in bytes.
const MOST_DATA: usize = 4_000_000;

/// What a page carries for machines.
#[derive(Debug, Clone, Copy, Default)]
pub struct Embedded<'d> {
    /// The report as JSON; none is embedded where it is empty, as it is where the report does not carry it.
    pub report: &'d str,
    /// The claims that went out as ClaimReview, in JSON-LD; none where publisher and address are not known.
    pub reviews: Option<&'d str>,
    /// The address of the page, where it is known.
    pub page: Option<&'d str>,
}

#[derive(Template)]
#[template(path = "page.html", escape = "visible")]
struct Page<'r> {
    policy: String,
    style: &'static str,
    script: &'static str,
    data: String,
    reviews: Option<String>,
    address: Option<&'r str>,
    /// Whether it is kept from search engines: all but what is for the public.
    hidden: bool,
    language: &'static str,
    front: Front<'r>,
    length: Option<Length>,
    contents: Vec<Entry>,
    wrongs: Vec<wrong::Wrongs<'r>>,
    before: Vec<listing::Listing<'r>>,
    lacking: Vec<wrong::Lacking<'r>>,
    page_open: usize,
    articles: Vec<article::Marked<'r>>,
    glance: glance::Glance,
    behind: Vec<listing::Listing<'r>>,
    timeline: Option<timeline::Timeline<'r>>,
    groups: Vec<overview::Group<'r>>,
    /// Whether tables tell where the work stands.
    staged: bool,
    report: &'r Report,
    links: Links,
    around: Around<'r>,
    set_aside: Vec<listing::Item<'r>>,
    method: Vec<words::MethodBox<'r>>,
    about: Vec<String>,
    head_proves: &'static str,
}

/// What stands at the top of the page.
struct Front<'r> {
    kicker: String,
    title: &'r str,
    headline: words::Headline,
    /// A word of the style sheet's.
    tone: &'static str,
    articles: Vec<FrontArticle<'r>>,
    work: Vec<String>,
    head: String,
    stamps: Vec<Stamp>,
}

/// What a reader must know before reading on.
struct Stamp {
    word: &'static str,
    sentence: String,
    /// `alarm` or `calm`, as the style sheet draws it.
    tone: &'static str,
}

struct FrontArticle<'r> {
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

/// What of a report can be linked to.
fn links(report: &Report, length: Option<Length>) -> Links {
    let evidence = report.sections().flat_map(|section| &section.dossier.evidence);
    let texts = report.texts();
    let noted = texts.iter().flat_map(|text| &text.blocks).flat_map(|block| &block.notes);
    let cards = length != Some(Length::Brief);
    Links {
        evidence: evidence.filter(|_| cards).map(|stored| stored.evidence.number).collect(),
        claims: report.sections().map(|section| section.dossier.number()).collect(),
        in_text: texts.iter().flat_map(|text| &text.marked).map(|section| section.dossier.number()).collect(),
        noted: noted.map(|note| note.section.dossier.number()).collect(),
        cards,
    }
}

impl<'r> Page<'r> {
    fn of(report: &'r Report, length: Option<Length>, data: &Embedded<'r>) -> Self {
        let owned = links(report, length);
        let links = &owned;
        let around = Around::of(report);
        let audience = report.cover.audience;
        let in_full = length != Some(Length::Brief);
        let open: BTreeSet<_> = report
            .unanswered()
            .iter()
            .flat_map(|missing| &missing.claims)
            .map(|section| section.dossier.number())
            .collect();
        let mut about = vec![
            format!("Shows {}. Printed {}.", words::shows(&report.cover), words::instant(report.cover.printed_at)),
            words::RATING.to_owned(),
        ];
        if audience != Audience::Public {
            about.insert(1, words::SELF_DECLARED.to_owned());
            about.extend(words::clock(&report.cover.clock));
        }
        about.extend(around.no_copy.map(|why| format!("{} {why}", phrases::NO_COPY)));
        about.push(format!("{} {}.", phrases::CASE_FILE, report.cover.file));
        let large = !carries_data(report) || data.report.len() > MOST_DATA;
        about.extend(large.then(|| phrases::NO_DATA.to_owned()));
        let mut page = Self {
            policy: seal::policy(),
            style: seal::STYLE,
            script: seal::SCRIPT,
            data: if large { String::new() } else { seal::embedded(data.report) },
            reviews: data.reviews.map(seal::embedded),
            address: data.page.and_then(rich::web),
            hidden: audience != Audience::Public,
            language: "en",
            front: Front::of(report),
            length,
            contents: Vec::new(),
            wrongs: wrong::wrongs(report, links),
            before: listing::before(report, links),
            lacking: wrong::lacking(report, links),
            page_open: open.len(),
            articles: report.texts().into_iter().map(|text| article::Marked::of(text, audience, links)).collect(),
            glance: glance::Glance::of(report),
            behind: if in_full { listing::behind(report, links) } else { Vec::new() },
            timeline: if in_full { timeline::Timeline::of(report, links) } else { None },
            groups: if in_full { overview::groups(report) } else { Vec::new() },
            staged: around.inside,
            report,
            set_aside: if in_full { listing::set_aside(report, links) } else { Vec::new() },
            method: words::method(report),
            about,
            head_proves: words::HEAD_PROVES,
            links: owned,
            around,
        };
        page.contents = page.entries(report);
        page
    }

    fn entries(&self, report: &Report) -> Vec<Entry> {
        let entry = |id: &str, label: &str, count| Entry { id: id.to_owned(), label: label.to_owned(), count };
        let listed = |list: &listing::Listing| entry(list.id, list.short, Some(list.count));
        let mut entries: Vec<Entry> = Vec::new();
        entries.extend(self.wrongs.iter().map(|list| entry(&list.id, list.heading, Some(list.items.len()))));
        entries.extend(self.before.iter().map(listed));
        entries.extend((self.page_open > 0).then(|| entry("open", words::OPEN, Some(self.page_open))));
        entries.extend(self.articles.iter().map(|a| entry(&a.id, &format!("{} {}", phrases::ARTICLE, a.number), None)));
        if self.length != Some(Length::Brief) {
            entries.push(entry("glance", phrases::GLANCE, None));
            entries.extend(self.behind.iter().map(listed));
            entries.extend(self.timeline.iter().map(|_| entry("timeline", phrases::TIMELINE, None)));
            entries.push(entry("overview", phrases::OVERVIEW, None));
            entries.push(entry("cards", phrases::CARDS, Some(report.claims.len())));
            if !self.set_aside.is_empty() {
                entries.push(entry("set-aside", phrases::SET_ASIDE, Some(self.set_aside.len())));
            }
        }
        entries.extend((!self.method.is_empty()).then(|| entry("method", words::METHOD, None)));
        entries.push(entry("about", phrases::ABOUT, None));
        entries
    }

    /// The claims that have cards.
    fn in_cards(&self) -> &'r [super::Section] {
        if self.length == Some(Length::Brief) { &[] } else { &self.report.claims }
    }

    fn cards(&self) -> impl Iterator<Item = card::Card<'r>> {
        self.in_cards().iter().map(|section| card::Card::of(section, &self.links, &self.around))
    }

    fn has_lanes(&self) -> bool {
        self.in_cards().iter().any(|section| !lanes::lanes(section).is_empty())
    }

    fn has_ratings(&self) -> bool {
        self.in_cards().iter().any(|section| !section.dossier.evidence.is_empty())
    }

    /// What the page says of itself where it is linked to: the headline's first sentence and its counts.
    fn description(&self) -> String {
        self.front.headline.whole()
    }
}

impl<'r> Front<'r> {
    fn of(report: &'r Report) -> Self {
        let cover = &report.cover;
        let article = |covered: &'r super::Covered| {
            let article = &covered.stored.article;
            FrontArticle {
                title: &article.title,
                language: &article.language,
                url: article.url.as_deref().and_then(rich::web),
                facts: words::article_facts(covered).join(", "),
            }
        };
        let headline = words::headline(report);
        let words = words::shown_otherwise(cover).into_iter().chain(words::work(report));
        Self {
            kicker: words::kicker(cover.audience),
            title: cover.title.as_deref().unwrap_or_default(),
            tone: if headline.alarms { "alarm" } else { "calm" },
            headline,
            articles: cover.articles.iter().map(article).collect(),
            work: words.collect(),
            head: cover.head.to_string(),
            stamps: stamps(report),
        }
    }
}

fn stamps(report: &Report) -> Vec<Stamp> {
    let audience = report.cover.audience;
    let author = (audience == Audience::Author).then(|| ("Author's copy", words::FOR_AUTHOR.to_owned(), "calm"));
    let named = audience == Audience::Internal && report.is_confidential();
    let confidential = named.then(|| ("Confidential", words::CONFIDENTIAL.to_owned(), "alarm"));
    let unread = report.is_unread().then(|| ("Not second-read", words::NOT_SECOND_READ.to_owned(), "alarm"));
    let drafts = words::drafts(report).map(|sentence| ("Draft", sentence, "alarm"));
    let stamps = confidential.into_iter().chain(drafts).chain(unread).chain(author);
    stamps.map(|(word, sentence, tone)| Stamp { word, sentence, tone }).collect()
}

#[cfg(test)]
mod tests;
