//! The parts of a report on their own, for pages that show more than a report: one card, one marked article, the lists.
//! Each is HTML that may stand in any page with [`STYLE`].

use super::around::Around;
pub use super::badge::class;
use super::card::Card;
use super::{article, listing, overview, rich, wrong};
use crate::domain::{ArticleNumber, ClaimNumber};
use crate::report::{Report, words};
use askama::Template;
use std::fmt;

/// The style that every part is drawn with.
pub const STYLE: &str = super::seal::STYLE;

/// A claim's card; none where the report does not hold the claim.
///
/// # Errors
///
/// Here and below, only where a value cannot be written as text.
pub fn card(report: &Report, claim: ClaimNumber) -> Result<Option<String>, fmt::Error> {
    let Some(section) = report.sections().find(|section| section.dossier.number() == claim) else { return Ok(None) };
    let links = super::links(report, None);
    drawn(&CardPart { card: Card::of(section, &links, &Around::of(report)) }).map(Some)
}

/// An article's text with its marks and the notes in its margin; none where the report does not hold the article.
pub fn article(report: &Report, article: ArticleNumber) -> Result<Option<String>, fmt::Error> {
    let text = report.texts().into_iter().find(|text| text.covered.stored.article.number == article);
    let Some(text) = text else { return Ok(None) };
    let marked = article::Marked::of(text, report.cover.audience, &super::links(report, None));
    drawn(&ArticlePart { article: marked }).map(Some)
}

/// What is wrong, what holds for the most part only, and where other words are proposed.
pub fn wrong(report: &Report) -> Result<String, fmt::Error> {
    drawn(&WrongPart { wrongs: wrong::wrongs(report, &super::links(report, None)) })
}

/// What is still open, the claims that lack the same together.
pub fn open(report: &Report) -> Result<String, fmt::Error> {
    let lacking = wrong::lacking(report, &super::links(report, None));
    let page_open = report.open().count();
    drawn(&OpenPart { lacking, page_open })
}

/// The lists behind the article: key claims, what is disputed, what changed, what the check objects to, comments.
pub fn lists(report: &Report) -> Result<String, fmt::Error> {
    drawn(&ListPart { lists: listing::behind(report, &super::links(report, None)) })
}

/// The claims in tables, by question and status.
pub fn overview(report: &Report) -> Result<String, fmt::Error> {
    let inside = report.cover.audience != crate::domain::Audience::Public;
    drawn(&OverviewPart { groups: overview::groups(report), staged: inside })
}

fn drawn(template: &impl Template) -> Result<String, fmt::Error> {
    template.render().map_err(|_| fmt::Error)
}

#[derive(Template)]
#[template(path = "card.html", escape = "visible")]
struct CardPart<'r> {
    card: Card<'r>,
}

#[derive(Template)]
#[template(path = "article.html", escape = "visible")]
struct ArticlePart<'r> {
    article: article::Marked<'r>,
}

#[derive(Template)]
#[template(path = "wrongs.html", escape = "visible")]
struct WrongPart<'r> {
    wrongs: Vec<wrong::Wrongs<'r>>,
}

#[derive(Template)]
#[template(path = "open.html", escape = "visible")]
struct OpenPart<'r> {
    lacking: Vec<wrong::Lacking<'r>>,
    page_open: usize,
}

#[derive(Template)]
#[template(path = "lists.html", escape = "visible")]
struct ListPart<'r> {
    lists: Vec<listing::Listing<'r>>,
}

#[derive(Template)]
#[template(path = "overview.html", escape = "visible")]
struct OverviewPart<'r> {
    groups: Vec<overview::Group<'r>>,
    staged: bool,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Verdict;
    use crate::report::tests::{dossier, report};

    #[test]
    fn every_part_can_be_drawn_on_its_own() {
        let report = report(vec![dossier(1, "so", None).found(Verdict::Refuted, 2), dossier(2, "open", None)]);
        assert!(card(&report, ClaimNumber(1)).unwrap().unwrap().contains("id=\"c1\""));
        assert_eq!(card(&report, ClaimNumber(7)).unwrap(), None);
        assert_eq!(article(&report, ArticleNumber(1)).unwrap(), None);
        assert!(wrong(&report).unwrap().contains(words::WRONG));
        assert!(open(&report).unwrap().contains("Nobody has looked yet"));
        assert!(overview(&report).unwrap().contains("all-true-refuted"));
        assert!(lists(&report).unwrap().is_empty());
    }
}
