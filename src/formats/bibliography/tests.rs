//! Sources out and back in each format, and other programs' files.

use super::*;
use crate::domain::*;
use proptest::option::of;
use proptest::prelude::*;

const STYLES: [Style; 3] = [Style::Bibtex, Style::Ris, Style::Csl];

fn new(name: &str) -> NewSource {
    NewSource { name: name.to_owned(), ..NewSource::default() }
}

fn stored(number: u32, new: NewSource) -> Source {
    new.checked(SourceNumber(number), Uid(uuid::Uuid::nil())).unwrap()
}

fn written(sources: &[Source], style: Style) -> String {
    let mut out = Vec::new();
    write(&mut out, sources, style).unwrap();
    String::from_utf8(out).unwrap()
}

fn entries(text: &str, style: Style) -> Vec<ReadSource> {
    read(text, "f", style).unwrap().into_iter().map(|row| row.entry.unwrap()).collect()
}

#[test]
fn a_source_comes_back_with_its_key_in_every_format() {
    let full = NewSource {
        kind: Some(SourceKind::Wire),
        publisher: Some("TASS and sons, Ltd.".to_owned()),
        author: Some("Doe, Jane and Roe".to_owned()),
        url: Some("https://tass.com/a_b?x=1&y={2}%20#c".to_owned()),
        published: Some("2025-12-02".parse().unwrap()),
        note: Some("citekey: doe2025\nSeen -- once.".to_owned()),
        ..new("100% \"sure\" -- {really}, \\TeX_~^$#&")
    };
    for style in STYLES {
        let sources = [stored(3, full.clone()), stored(4, full.clone()), stored(5, new("Plain"))];
        let text = written(&sources, style);
        assert_eq!(Style::of(&text), Some(style));
        let read = entries(&text, style);
        let keys: Vec<_> = read.iter().map(|entry| entry.citekey.as_deref()).collect();
        assert_eq!(keys, [Some("doe2025"), Some("S4"), Some("S5")], "{text}");
        let url = full.url.as_ref().map(|url| match style {
            Style::Bibtex => url.replace('{', "%7B").replace('}', "%7D"),
            Style::Ris | Style::Csl => url.clone(),
        });
        let expected = NewSource { note: Some("Seen -- once.".to_owned()), url, ..full.clone() };
        assert_eq!(read[0].source, expected, "{text}");
    }
}

#[test]
fn of_a_confidential_source_nothing_leaves() {
    let secret = NewSource {
        author: Some("Jo Roe".to_owned()),
        note: Some("citekey: roe2025".to_owned()),
        disclosure: Disclosure::Confidential,
        ..new("Jo Roe, call")
    };
    for style in STYLES {
        let text = written(&[stored(3, secret.clone())], style);
        assert!(!text.to_lowercase().contains("roe"), "{text}");
        assert!(text.contains("confidential source S3") && text.contains("S3"), "{text}");
    }
}

#[test]
fn other_programs_bibtex_is_read() {
    let text = r#"% a comment
@string{jan1 = "Some Journal"}
@article{doe:2020, author = {Doe, Jane and van der Roe, Bob}, title = "The {NASA} \"Uber Report", journal = jan1,
  year = 2020, month = may, doi = {10.1/x_y}}
@misc{x, title = {{Whole}}, howpublished = {\url{https://a.example/b_c}}, date = {2020-05-04/2020-05-06}}
@misc{y, note = {untitled}}
"#;
    let rows = read(text, "f", Style::Bibtex).unwrap();
    let first = rows[0].entry.clone().unwrap();
    assert_eq!((rows[0].line, first.citekey.as_deref()), (3, Some("doe:2020")));
    assert_eq!(first.source.author.as_deref(), Some("Jane Doe; Bob van der Roe"));
    assert_eq!(first.source.name, "The NASA Über Report");
    assert_eq!(first.source.publisher.as_deref(), Some("Some Journal"));
    assert_eq!(first.source.url.as_deref(), Some("https://doi.org/10.1/x_y"));
    assert_eq!(first.source.published.unwrap().as_str(), "2020-05");
    assert_eq!(first.source.kind, Some(SourceKind::Academic));
    let second = rows[1].entry.clone().unwrap().source;
    assert_eq!(second.published.unwrap().as_str(), "2020-05-04/2020-05-06");
    assert_eq!(rows[2].entry, Err(Refused::NoTitle));
}

#[test]
fn a_bad_bibtex_entry_is_refused_alone_and_a_broken_file_whole() {
    let text = "@misc{a, title = {A}}\n@misc{b, title = unknown}\n@misc{a, title = {Again}}\n";
    let rows = read(text, "f", Style::Bibtex).unwrap();
    let read_well: Vec<bool> = rows.iter().map(|row| row.entry.is_ok()).collect();
    assert_eq!(read_well, [true, false, true]);
    assert!(read("@misc{a, title = {A}\n@misc{", "f", Style::Bibtex).is_err());
    assert!(read(&format!("@misc{{a, title = {}", "{\\a".repeat(50_000)), "f", Style::Bibtex).is_err());
}

#[test]
fn what_would_never_end_is_not_followed() {
    let round = "@string{a = b}\n@string{b = a}\n@misc{x, title = {X}, crossref = {y}}\n\
        @misc{y, title = {Y}, Crossref = {x}, xdata = {x, y}}\n@misc{z, title = a}";
    let rows = read(round, "f", Style::Bibtex).unwrap();
    assert_eq!(rows.iter().map(|row| row.entry.is_ok()).collect::<Vec<_>>(), [true, true, false]);
    let long = format!("@string{{a = {{{}}}}}\n@misc{{x, title = a{}}}", "x".repeat(100_000), " # a".repeat(1_000));
    assert!(read(&long, "f", Style::Bibtex).is_err());
}

#[test]
fn other_programs_ris_is_read() {
    let text = "\u{feff}TY  - NEWS\r\nT1  - Rain\r\nAU  - Doe, Jane\r\nAU  - Roe, Bob\r\nJF  - The Gazette\r\n\
        Y1  - 2020/05//spring\r\nN1  - first\r\n  second\r\nUR  - https://a.example\r\nER  - \r\n\
        TY  - JOUR\nDO  - 10.1/x\nER  -\nTY  - BOOK\nTI  - Open";
    let rows = read(text, "f", Style::Ris).unwrap();
    let first = rows[0].entry.clone().unwrap().source;
    assert_eq!(
        (first.author.as_deref(), first.publisher.as_deref()),
        (Some("Doe, Jane; Roe, Bob"), Some("The Gazette"))
    );
    assert_eq!((first.published.unwrap().as_str(), first.note.as_deref()), ("2020-05", Some("first second")));
    assert_eq!(first.kind, Some(SourceKind::NewsReport));
    assert_eq!((rows[1].line, &rows[1].entry), (11, &Err(Refused::NoTitle)));
    assert_eq!(rows[2].entry.clone().unwrap().source.name, "Open");
}

#[test]
fn other_programs_csl_is_read() {
    let text = r#"[{"id": "doe", "type": "article-journal", "title": "Rain", "DOI": "10.1/x", "container-title": "J",
        "author": [{"family": "Roe", "given": "Bob", "non-dropping-particle": "van"}, {"literal": "WHO"}],
        "issued": {"date-parts": [["2020", 5, 4], [2020, 6]]}}, {"id": 7, "title": " "}, {"id": 8, "title": NaN}]"#;
    let rows = read(text, "f", Style::Csl).unwrap();
    let first = rows[0].entry.clone().unwrap();
    assert_eq!(first.source.author.as_deref(), Some("Bob van Roe; WHO"));
    assert_eq!(first.source.published.unwrap().as_str(), "2020-05-04/2020-06");
    assert_eq!(rows[1].entry, Err(Refused::NoTitle));
    assert!(matches!(rows[2].entry, Err(Refused::Fault(_))));
    assert!(read("x", "f", Style::Csl).is_err());
}

fn line() -> impl Strategy<Value = String> {
    let dense = "[-{}\\\\~^#&%$_\"'@,=:;.()aé<>|`! ]{1,20}";
    prop_oneof![any::<String>(), dense.prop_map(|text| text)]
        .prop_filter_map("no line", |text| super::plain(&text).filter(|line| line.chars().count() < 2_000))
}

proptest! {
    #[test]
    fn any_source_comes_back(
        name in line(), publisher in of(line()), author in of(line()), note in of(line()),
        kind in prop::sample::select(SourceKind::ALL),
        published in of(prop::sample::select(vec!["2025", "2025-12", "2025-12-02"])),
        interval in of(prop::sample::select(vec!["2025-11-20/2025-12-02", "2025~", "2025-11/.."]))
    ) {
        prop_assume!(!note.as_deref().unwrap_or_default().contains("citekey"));
        let plain_date = published.map(|date| date.parse().unwrap());
        let source = NewSource { kind: Some(kind), publisher, author, note, published: plain_date, ..new(&name) };
        for style in STYLES {
            let mut source = source.clone();
            if let (Some(interval), true) = (interval, style != Style::Ris) {
                source.published = Some(interval.parse().unwrap());
            }
            let text = written(&[stored(7, source.clone())], style);
            let read = entries(&text, style);
            prop_assert_eq!(&read[0].source, &source, "{}", text);
            prop_assert_eq!(read[0].citekey.as_deref(), Some("S7"));
        }
    }

    #[test]
    fn any_text_is_read_or_refused(
        text in any::<String>(), bibtex in "(@misc\\{a,|@string\\{|crossref|title|author|=|date|\\{|\\}|\\\\|\\$|\"|and|#|[ ,a-z0-9~^/-]){0,40}",
        ris in "((TY|TI|DA|ER|AU)  - [ -~]{0,9}\n){0,9}"
    ) {
        for text in [text, bibtex, ris] {
            for style in STYLES {
                let _ = read(&text, "f", style);
            }
            let _ = Style::of(&text);
        }
    }
}
