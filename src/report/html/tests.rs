//! The whole page: what stands in it, that nothing from outside can act in it, and that it asks for nothing.

use super::{Embedded, html};
use crate::domain::query::Stage;
use crate::domain::*;
use crate::report::tests::{at, dossier, report, source};
use crate::report::{Cover, Covered, Length, Report};
use std::collections::BTreeSet;

const HOSTILE: &str = concat!(
    "</style></script><script>alert(1)</script><img src=x onerror=alert(1)> \" onmouseover=\"x' style='x' ",
    "javascript:alert(1) https://evil.example/ {{ 1 }} &lt; \u{202e}\u{1}\u{2028} [E1] [E1, E99]"
);

fn drawn(report: &Report, length: Option<Length>, data: &Embedded) -> String {
    let mut page = Vec::new();
    html(report, length, data, &mut page).unwrap();
    String::from_utf8(page).unwrap()
}

fn page(report: &Report) -> String {
    drawn(report, None, &Embedded { report: "{\"text\":\"</script>\u{2028}&\"}", ..Embedded::default() })
}

/// Covers the case's one article with this text.
fn covered(mut report: Report, title: &str, body: &str) -> Report {
    let article = Article {
        number: ArticleNumber(1),
        uid: Uid(uuid::Uuid::nil()),
        title: title.to_owned(),
        outlet: Some(title.to_owned()),
        byline: Some(title.to_owned()),
        url: Some("https://example.org/article".to_owned()),
        language: "uk".to_owned(),
        published: None,
        published_basis: DateBasis::Unknown,
    };
    let revision =
        Revision { seq: 1, body: body.to_owned(), sha256: String::new(), intake: Intake::Paste, left_out: Vec::new() };
    let stored = StoredArticle { article, revision, added_at: at(1), claims: 0, set_aside: None };
    report.cover.articles = vec![Covered { stored, sentences: 1, unseen: Vec::new() }];
    report
}

fn anchored(number: u32, body: &str, words: &str) -> Dossier {
    let mut claim = dossier(number, words, None);
    let words = Words { quote: words.to_owned(), place: Place::Only };
    claim.claim.anchor = Some(Anchor::find(body, 1, &words).unwrap());
    claim
}

fn figure(raw: &str) -> Quantity {
    Quantity {
        measure: Some(raw.to_owned()),
        point: Some(Decimal::from(20)),
        ..Quantity::new(raw, Dimension::Share, "%")
    }
}

/// Every text of it is hostile.
fn hostile() -> Report {
    let text = || Some(HOSTILE.to_owned());
    let day = || "2025-12-02".parse().ok();
    let mut claim = dossier(1, HOSTILE, Some(3)).found(Verdict::Mixed, 1).found(Verdict::Refuted, 2);
    let mut voice = Link::voice(HOSTILE);
    (voice.cue, voice.channel, voice.cue_class) = (text(), text(), Some(CueClass::Distancing));
    claim.claim.attribution = vec![Link::voice("article"), voice];
    claim.claim.hedges = vec![Hedge { cue: HOSTILE.to_owned(), class: HedgeClass::Modal }];
    claim.claim.quantities = vec![figure(HOSTILE)];
    (claim.claim.correct_text, claim.claim.assignee, claim.claim.as_of_words) = (text(), text(), text());
    claim.claim.as_of = day();
    claim.claim.tags = vec![HOSTILE.to_owned()];
    for status in &mut claim.statuses {
        (status.status.because, status.by) = (text(), HOSTILE.to_owned());
    }
    claim.relations =
        vec![Relation { from: ClaimNumber(1), kind: RelationKind::Repeats, to: ClaimNumber(2), note: text() }];
    let mut claim = claim.with(Stance::Supports, source("TASS"), HOSTILE).with(Stance::Refutes, source("ISW"), HOSTILE);
    for stored in &mut claim.evidence {
        let evidence = &mut stored.evidence;
        (evidence.paraphrase, evidence.locator, evidence.search_note) = (text(), text(), text());
        (evidence.origin, evidence.credibility_reason) = (text(), text());
        (evidence.published, evidence.quantity) = (day(), Some(figure(HOSTILE)));
        let source = &mut stored.source;
        (source.name, source.url) = (HOSTILE.to_owned(), Some("javascript:alert(1)//\"><script>".to_owned()));
        (source.publisher, source.reliability_reason, source.interest) = (text(), text(), text());
        stored.no_snapshot = text();
    }
    claim.evidence[1].withdrawn = text();
    claim.procedure.reviews.push(StoredReview {
        review: Review { outcome: ReviewOutcome::Returned, note: text(), digest: String::new() },
        by: HOSTILE.to_owned(),
        at: at(3),
    });
    let fix = Fix {
        number: FixNumber(1),
        claim: ClaimNumber(1),
        old: HOSTILE.to_owned(),
        new: HOSTILE.to_owned(),
        because: HOSTILE.to_owned(),
        evidence: Vec::new(),
    };
    claim.procedure.fixes.push(StoredFix {
        fix,
        by: HOSTILE.to_owned(),
        at: at(3),
        answers: Vec::new(),
        carried_out: None,
    });
    let mut aside = dossier(2, HOSTILE, None);
    aside.set_aside = Some(SetAside { reason: SetAsideReason::Other, note: text() });
    let mut report = covered(report(vec![claim, aside]), HOSTILE, &format!("# {HOSTILE}\n\n{HOSTILE}"));
    report.cover.title = text();
    report
}

/// Every tag of the page, as it is written; scripts and styles are the program's own and hold no tags.
fn tags(page: &str) -> Vec<String> {
    let mut tags = Vec::new();
    let mut rest = page;
    while let Some(start) = rest.find('<') {
        let Some(end) = rest[start..].find('>') else { break };
        let tag = &rest[start..=start + end];
        tags.push(tag.to_owned());
        rest = &rest[start + end + 1..];
        for raw in ["style", "script"] {
            if tag.starts_with(&format!("<{raw}")) {
                let close = rest.find(&format!("</{raw}>")).unwrap();
                rest = &rest[close..];
            }
        }
    }
    tags
}

/// The tags with every value left out: only names of attributes.
fn bare(page: &str) -> Vec<String> {
    tags(page).iter().map(|tag| tag.split('"').step_by(2).collect()).collect()
}

/// The values of an attribute over the whole page.
fn values(page: &str, attribute: &str) -> Vec<String> {
    let value = |tag: String| Some(tag.split_once(&format!(" {attribute}=\""))?.1.split('"').next()?.to_owned());
    tags(page).into_iter().filter_map(value).collect()
}

#[test]
fn nothing_from_outside_acts_on_the_page() {
    let page = page(&hostile());
    let names: BTreeSet<String> = tags(&page)
        .iter()
        .map(|tag| tag.trim_matches(['<', '>', '/']).split([' ', '\n']).next().unwrap().to_owned())
        .collect();
    for name in ["img", "iframe", "object", "embed", "base", "link", "form action", "b"] {
        assert!(!names.contains(name), "{name}");
    }
    assert_eq!(page.matches("<script").count(), 2);
    for tag in bare(&page) {
        assert!(!tag.contains(" on") && !tag.contains(" style="), "{tag}");
    }
    assert!(!page.contains(['\u{202e}', '\u{1}', '\u{2028}']));
    assert!(page.contains("\\u{202e}"));
}

#[test]
fn only_addresses_of_the_web_are_linked_and_nothing_is_loaded() {
    let page = page(&hostile());
    for href in values(&page, "href") {
        let id = href.strip_prefix('#');
        assert!(id.is_some() || href == "https://example.org/article", "{href}");
    }
    assert!(bare(&page).iter().all(|tag| !tag.contains(" src=") && !tag.contains(" action=")));
    assert!(page.contains(">javascript:alert(1)//&#34;&#62;&#60;script&#62;</p>"));
    let styles = super::seal::STYLE;
    assert!(!styles.contains("@import") && !styles.contains("http") && !styles.contains("</"));
    assert!(styles.match_indices("url(").all(|(at, _)| styles[at..].starts_with("url(#")));
    // What holds for every link is said once.
    let said =
        ["<meta name=\"referrer\" content=\"no-referrer\">", "<meta name=\"robots\" content=\"noindex, nofollow\">"];
    assert!(said.iter().all(|said| page.contains(said)));
}

#[test]
fn the_policy_allows_the_very_style_and_script_of_the_page() {
    use sha2::{Digest, Sha256};
    let page = page(&hostile());
    let between = |open: &str, close: &str| page.split_once(open).unwrap().1.split_once(close).unwrap().0;
    let hash = |text: &str| format!("'sha256-{}'", data_encoding::BASE64.encode(&Sha256::digest(text)));
    let policy = between("Content-Security-Policy\" content=\"", "\">");
    assert!(policy.starts_with("default-src 'none'; "), "{policy}");
    assert!(policy.contains(&format!("style-src {};", hash(between("<style>", "</style>")))), "{policy}");
    assert!(policy.contains(&format!("script-src {};", hash(between("<script>", "</script>")))), "{policy}");
    assert!(policy.ends_with("base-uri 'none'; form-action 'none'"), "{policy}");
}

#[test]
fn every_link_leads_somewhere_and_every_claim_has_a_card_and_a_row() {
    let body = "One two. Three.";
    let mut aside = dossier(3, "aside", None);
    aside.set_aside = Some(SetAside { reason: SetAsideReason::Trivial, note: None });
    let claims = vec![
        anchored(1, body, "One two").with(Stance::Supports, source("TASS"), "yes").found(Verdict::Supported, 2),
        dossier(2, "b", None),
        aside,
    ];
    let report = covered(report(claims), "Title", body);
    assert_eq!(report.set_aside[0].stage, Stage::SetAside);
    for page in [page(&report), page(&hostile())] {
        let ids = values(&page, "id");
        let unique: BTreeSet<&String> = ids.iter().collect();
        assert_eq!(unique.len(), ids.len(), "an id stands twice");
        for id in values(&page, "href").iter().filter_map(|href| href.strip_prefix('#')) {
            assert!(unique.contains(&id.to_owned()), "{id}");
        }
    }
    let page = page(&report);
    let ids = values(&page, "id");
    assert!(["c1", "c2", "c3", "w1", "E1"].iter().all(|id| ids.contains(&(*id).to_owned())));
    let claims: BTreeSet<String> = values(&page, "data-c").into_iter().collect();
    assert_eq!(claims, BTreeSet::from(["c1".to_owned(), "c2".to_owned()]), "what a filter can hide");
}

#[test]
fn in_brief_every_link_leads_somewhere_too_and_there_is_no_card() {
    let body = "One two. Three.";
    let claims = vec![anchored(1, body, "One two").found(Verdict::Refuted, 2), dossier(2, "b", None)];
    let page = drawn(&covered(report(claims), "Title", body), Some(Length::Brief), &Embedded::default());
    let ids: BTreeSet<String> = values(&page, "id").into_iter().collect();
    for id in values(&page, "href").iter().filter_map(|href| href.strip_prefix('#')) {
        assert!(ids.contains(id), "{id}");
    }
    assert!(!page.contains("class=\"card") && page.contains("does not stand as written"));
}

#[test]
fn the_same_report_gives_the_same_bytes_and_an_empty_one_a_page() {
    assert_eq!(page(&hostile()), page(&hostile()));
    let empty = page(&report(Vec::new()));
    assert!(empty.contains("No claims.") && !empty.contains("<svg"));
}

#[test]
fn a_confidential_or_unread_report_says_so_at_its_head() {
    let secret = NewSource { disclosure: Disclosure::Confidential, url: None, ..source("A deputy minister") };
    let page =
        page(&report(vec![dossier(1, "a", None).with(Stance::Supports, secret, "yes").found(Verdict::Supported, 2)]));
    let front = page.split_once("</header>").unwrap().0;
    assert!(front.contains("<strong>Confidential</strong>") && front.contains("<strong>Not second-read</strong>"));
    assert!(page.contains(&format!("7:{}", "0123456789abcdef".repeat(4))));
}

#[test]
fn a_figure_is_drawn_beside_what_is_claimed() {
    let mut claim = dossier(1, "a", None).with(Stance::Supports, source("ISW"), "19.3%");
    claim.claim.quantities = vec![Quantity { approximator: Some(Approximator::NearBelow), ..figure("share") }];
    claim.evidence[0].evidence.quantity = Some(Quantity { point: Some(Decimal::new(193, 1)), ..figure("share") });
    let page = page(&report(vec![claim]));
    assert!(page.contains("<table class=\"lanes\">") && page.contains("<strong>consistent</strong>"));
}

#[test]
fn what_was_said_off_the_record_is_marked_for_the_desk_and_hidden_from_others() {
    let mut claim = dossier(1, "a", None);
    let contact = Contact {
        number: ContactNumber(1),
        claims: vec![ClaimNumber(1)],
        who: "The press office".to_owned(),
        read_back: None,
        answer: Some("between us".to_owned()),
        deadline: None,
        record: OnRecord::Off,
    };
    claim.procedure.contacts.push(StoredContact { contact, by: "maria".to_owned(), at: at(2) });
    let desk = report(vec![claim.clone()]);
    let outside = Cover { audience: Audience::Author, ..desk.cover.clone() };
    let (desk, author) = (page(&desk), page(&Report::of(outside, vec![claim], &Redaction::default())));
    assert!(desk.contains("The press office, OFF THE RECORD") && desk.contains("between us"));
    assert!(!author.contains("between us") && author.contains("<strong>Author&#39;s copy</strong>"));
}
