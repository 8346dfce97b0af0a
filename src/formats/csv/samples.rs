//! Any dossier that the workbench could have stored, for the tests of round trips.

use crate::domain::*;
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::select;
use std::str::FromStr;

/// Any text that is no blank, and texts dense with what matters in cells.
fn passage() -> impl Strategy<Value = String> {
    let signs = vec![
        "=", "+", "-", "@", "'", "\t", "\r", "\n", "\"", ",", ";", ">", "\\", "u{", "202e}", "\u{202e}", " ", "a", "é",
        "()",
    ];
    let dense = prop::collection::vec(select(signs), 1..9).prop_map(|parts| parts.concat());
    let text = prop_oneof![any::<String>(), dense, Just("It rained in Kyiv.".to_owned())];
    text.prop_filter("blank", |text| !text.trim().is_empty())
}

fn line() -> impl Strategy<Value = String> {
    passage().prop_filter_map("no line", |text| text::line("line", &text.replace(char::is_control, "")).ok())
}

pub fn word<W: Word + std::fmt::Debug>() -> impl Strategy<Value = W> {
    select(W::ALL)
}

fn date() -> impl Strategy<Value = PartialDate> {
    select(vec!["2025", "2025-12", "2025-12-02", "2025-11-20/2025-12-02", "2025~"]).prop_map(parsed)
}

fn parsed<T: FromStr<Err = Invalid>>(text: &str) -> T {
    text.parse().unwrap()
}

fn uid() -> impl Strategy<Value = Uid> {
    any::<u128>().prop_map(|bits| Uid(uuid::Uuid::from_u128(bits)))
}

fn quantity() -> impl Strategy<Value = Quantity> {
    let numbers = (of(-90_000_i64..9_000), of(9_000_i64..9_000_000), of(9_000_000_i64..99_000_000))
        .prop_filter("no number", |(low, point, high)| low.or(*point).or(*high).is_some());
    let unit = select(vec![
        ("1", Dimension::Count),
        ("%", Dimension::Share),
        ("USD", Dimension::Money),
        ("km2", Dimension::Area),
    ]);
    (passage(), numbers, unit, of(line()), of(word())).prop_map(
        |(raw, (low, point, high), (unit, dimension), measure, approximator)| {
            let decimal = |number: i64| Decimal::new(number, 2);
            let [low, point, high] = [low, point, high].map(|number| number.map(decimal));
            Quantity { measure, point, low, high, approximator, ..Quantity::new(raw, dimension, unit) }
        },
    )
}

fn chain() -> impl Strategy<Value = Vec<Link>> {
    let link = (of(line()), of(word()), of(word()), of(date()), of(line()), of(line()), of(line()));
    (prop::collection::vec(line(), 1..4), link).prop_map(
        |(voices, (cue, cue_class, form, said_on, channel, role, guessed_from))| {
            let mut chain: Vec<Link> = voices.iter().map(|voice| Link::voice(voice)).collect();
            if let Some(last) = chain.last_mut() {
                *last =
                    Link { speaker: last.speaker.clone(), cue, cue_class, form, said_on, channel, role, guessed_from };
            }
            chain
        },
    )
}

fn claim() -> impl Strategy<Value = Claim> {
    let hedge = (line(), word()).prop_map(|(cue, class)| Hedge { cue, class });
    let asked = (word(), word(), chain(), prop::collection::vec(hedge, 0..3), of(quantity()));
    let dates = (of(date()), of(line()), of(date()), 1_u8..=3, of(0_u8..=100));
    let rest =
        (of(line()), of(passage()), prop::collection::vec(line(), 0..3), of((passage(), 0_u32..99)), of(1_u32..9));
    (uid(), 1_u32.., passage(), asked, dates, rest).prop_map(|(uid, number, text, asked, dates, rest)| {
        let (kind, checkable, attribution, hedges, quantity) = asked;
        let (as_of, as_of_words, recheck_by, priority, worth) = dates;
        let (assignee, correct_text, tags, quote, article) = rest;
        let anchor = quote.filter(|_| article.is_some()).map(|(exact, start)| Anchor {
            revision: 1,
            start,
            end: start + exact.chars().count() as u32,
            exact,
            prefix: String::new(),
            suffix: String::new(),
            state: AnchorState::Ok,
        });
        Claim {
            number: ClaimNumber(number),
            uid,
            article: article.map(ArticleNumber),
            anchor,
            text,
            kind,
            checkable,
            attribution,
            hedges,
            quantities: quantity.into_iter().collect(),
            as_of,
            as_of_words,
            priority: Priority::new(priority).unwrap(),
            worth: worth.map(|worth| Worth::new(worth).unwrap()),
            assignee,
            recheck_by,
            correct_text,
            tags: checked_tags(tags).unwrap(),
        }
    })
}

fn source() -> impl Strategy<Value = Source> {
    let names = (line(), of(line()), of(line()), of(line()), of(line()), of(line()), of(passage()));
    (1_u32.., uid(), names, word(), of(date()), word(), word()).prop_map(
        |(number, uid, names, kind, published, reliability, disclosure)| {
            let (name, publisher, author, reliability_reason, interest, origin, note) = names;
            let url = publisher.as_ref().map(|_| "https://example.org/=?a,b".to_owned());
            let number = SourceNumber(number);
            Source {
                number,
                uid,
                name,
                kind,
                publisher,
                author,
                url,
                published,
                reliability,
                reliability_reason,
                interest,
                origin,
                note,
                disclosure,
            }
        },
    )
}

fn evidence() -> impl Strategy<Value = StoredEvidence> {
    let names = (of(line()), of(passage()), of(passage()), of(passage()), of(line()), passage(), of(passage()));
    let rest = (of(word()), 1_u8..=6, of(date()), of(date()), of(quantity()), of(1_u32..));
    (1_u32.., uid(), source(), word(), word(), names, rest).prop_map(
        |(number, uid, source, question, stance, names, rest)| {
            let (origin, credibility_reason, paraphrase, quote, locator, search_note, withdrawn) = names;
            let (directness, credibility, published, data_as_of, quantity, derived_from) = rest;
            let evidence = Evidence {
                number: EvidenceNumber(number),
                uid,
                claim: ClaimNumber(1),
                question,
                source: source.number,
                stance,
                origin,
                directness,
                credibility: Credibility::new(credibility).unwrap(),
                credibility_reason,
                paraphrase,
                quote,
                locator,
                published,
                data_as_of,
                quantity,
                further_quantities: Vec::new(),
                derived_from: derived_from.map(EvidenceNumber),
                search_note: Some(search_note),
            };
            StoredEvidence {
                evidence,
                source,
                added_at: parsed("2025-12-02T09:30:00Z"),
                added_by: "=ana".to_owned(),
                withdrawn,
                released: None,
                snapshots: Vec::new(),
                no_snapshot: None,
                merged_into: None,
            }
        },
    )
}

fn status() -> impl Strategy<Value = StoredStatus> {
    let modifiers = prop::collection::vec(word::<Modifier>(), 0..3);
    (word(), word(), of(passage()), modifiers, of(word())).prop_map(
        |(question, status, because, modifiers, confidence)| {
            let status = Status { question, status, because, modifiers, confidence, finding: None };
            StoredStatus::new(status, "ana", parsed("2025-12-02T09:30:00Z"))
        },
    )
}

pub fn dossier() -> impl Strategy<Value = Dossier> {
    let lists = (prop::collection::vec(evidence(), 0..4), prop::collection::vec(status(), 0..4));
    let set_aside = of((word(), of(passage())).prop_map(|(reason, note)| SetAside { reason, note }));
    (claim(), lists, set_aside, line(), uid()).prop_map(|(claim, (mut evidence, statuses), set_aside, title, uid)| {
        evidence.iter_mut().for_each(|stored| stored.evidence.claim = claim.number);
        let article = claim.article.map(|number| Article {
            number,
            uid,
            title,
            outlet: None,
            byline: None,
            url: None,
            language: "en".to_owned(),
            published: None,
            published_basis: DateBasis::Unknown,
        });
        let at: Instant = parsed("2025-12-02T09:30:00Z");
        let logged = Logged { created_at: at, created_by: "ana".to_owned(), updated_at: at };
        Dossier {
            claim,
            article,
            set_aside,
            evidence,
            statuses,
            relations: Vec::new(),
            procedure: Procedure::default(),
            logged,
        }
    })
}
