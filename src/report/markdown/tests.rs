//! The whole document: what stands in it, and that nothing from outside can act in it.

use super::markdown;
use crate::domain::{Disclosure, Link, NewSource, Relation, RelationKind, SetAside, SetAsideReason, Stance, Verdict};
use crate::report::Length;
use crate::report::Report;
use crate::report::tests::{dossier, report, source};
use pulldown_cmark::{Event, Options, Parser, Tag};

const HOSTILE: &str = "<b>x</b> [x](javascript:alert(1)) ![i](https://evil.example/i.png) *em* `c` | a\n\n# h\n---\nwww.evil.example \u{202e}";

fn markdown_of(report: &Report) -> String {
    markdown(report, Length::Full)
}

/// Every text of it is hostile.
fn hostile() -> Report {
    let mut claim = dossier(1, HOSTILE, Some(3)).found(Verdict::Refuted, 2);
    claim.claim.attribution = vec![Link::voice("article"), Link::voice(HOSTILE)];
    claim.claim.correct_text = Some(HOSTILE.to_owned());
    claim.claim.tags = vec![HOSTILE.to_owned()];
    claim.claim.assignee = Some(HOSTILE.to_owned());
    claim.statuses[0].status.because = Some(HOSTILE.to_owned());
    claim.statuses[0].by = HOSTILE.to_owned();
    claim.relations = vec![Relation {
        from: claim.number(),
        kind: RelationKind::Repeats,
        to: claim.number(),
        note: Some(HOSTILE.to_owned()),
    }];
    let mut claim = claim.with(Stance::Supports, source("TASS"), HOSTILE);
    claim.evidence[0].source.name = HOSTILE.to_owned();
    claim.evidence[0].evidence.paraphrase = Some(HOSTILE.to_owned());
    claim.evidence[0].evidence.origin = Some(HOSTILE.to_owned());
    let mut aside = dossier(2, HOSTILE, None);
    aside.set_aside = Some(SetAside { reason: SetAsideReason::Other, note: Some(HOSTILE.to_owned()) });
    report(vec![claim, aside])
}

#[test]
fn nothing_from_outside_acts_in_the_document() {
    let gfm = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TASKLISTS | Options::ENABLE_GFM;
    let document = markdown_of(&hostile());
    for event in Parser::new_ext(&document, gfm) {
        match event {
            Event::Html(html) | Event::InlineHtml(html) => panic!("{html}"),
            Event::Start(Tag::Link { dest_url, .. }) => assert_eq!(&*dest_url, "https://example.org/a%28b%29"),
            Event::Start(tag @ (Tag::Image { .. } | Tag::Emphasis | Tag::CodeBlock(_) | Tag::HtmlBlock)) => {
                panic!("{tag:?}")
            }
            Event::Text(text) => assert!(!text.contains("www."), "{text}"),
            Event::Rule => panic!("a rule"),
            _ => {}
        }
    }
    assert!(!document.contains('\u{202e}') && document.contains("\\\\u{202e}"));
}

#[test]
fn the_same_report_gives_the_same_bytes() {
    assert_eq!(markdown_of(&hostile()), markdown_of(&hostile()));
}

#[test]
fn a_small_report_reads_as_plain_text() {
    let secret = NewSource { disclosure: Disclosure::Confidential, url: None, ..source("A deputy minister") };
    let claim = dossier(12, "Pokrovsk has fallen.", Some(3))
        .with(Stance::Supports, secret, "It fell\non Monday.")
        .with(Stance::Refutes, source("ISW"), "It has not.")
        .found(Verdict::Refuted, 2);
    assert_eq!(markdown_of(&report(vec![claim])), include_str!("tests/small.md"));
}
