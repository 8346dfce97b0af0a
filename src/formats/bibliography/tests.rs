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
fn a_bad_bibtex_entry_is_refused_alone() {
    let text =
        "@misc{a, title = {A}}\n@misc{b, title = unknown}\n@misc{a, title = {Again}}\n@misc{c, title = {Open}\n@misc{";
    let rows = read(text, "f", Style::Bibtex).unwrap();
    let read_well: Vec<(u64, bool)> = rows.iter().map(|row| (row.line, row.entry.is_ok())).collect();
    assert_eq!(read_well, [(1, true), (2, false), (3, true), (4, false), (5, false)]);
    let deep = read(&format!("@misc{{a, title = {}", "{\\a".repeat(50_000)), "f", Style::Bibtex).unwrap();
    assert!(deep.iter().all(|row| row.entry.is_err()));
}

#[test]
fn what_would_never_end_is_not_followed() {
    let round = "@string{a = b}\n@string{b = a}\n@misc{x, title = {X}, crossref = {y}}\n\
        @misc{y, title = {Y}, Crossref = {x}, xdata = {x, y}}\n@misc{z, title = a}";
    let rows = read(round, "f", Style::Bibtex).unwrap();
    assert_eq!(rows.iter().map(|row| row.entry.is_ok()).collect::<Vec<_>>(), [true, true, false]);
    let long = format!("@string{{a = {{{}}}}}\n@misc{{x, title = a{}}}", "x".repeat(100_000), " # a".repeat(1_000));
    assert!(read(&long, "f", Style::Bibtex).unwrap()[0].entry.is_err());
}

/// Title, author, date, address and note of every entry, as they are read.
fn told(text: &str, style: Style) -> Vec<(String, String, String, String)> {
    let one = |read: ReadSource| {
        let or = |text: Option<String>| text.unwrap_or_else(|| "-".to_owned());
        let source = read.source;
        (source.name, or(source.author), or(source.published.map(|date| date.to_string())), or(source.url))
    };
    entries(text, style).into_iter().map(one).collect()
}

#[test]
fn names_are_read_as_they_are_said_in_every_format() {
    let authors = [
        ("Doe, Ada and others", "Ada Doe et al."),
        ("{World Organization} and {Ministry of Rain and Snow}", "World Organization; Ministry of Rain and Snow"),
        ("van der Berg, Jan and de la Cruz, Maria", "Jan van der Berg; Maria de la Cruz"),
        ("King, Jr., Martin Luther", "Martin Luther King Jr."),
        ("Ada Lovelace AND Bob Roe", "Ada Lovelace; Bob Roe"),
        ("Doe, A., Roe, B., Poe, C.", "A. Doe; B. Roe; C. Poe"),
        ("family=Doe, given=Ada, prefix=van, useprefix=true", "Ada van Doe"),
        ("Garc{\\'\\i}a, Mar{\\'\\i}a", "María García"),
    ];
    for (given, expected) in authors {
        let text = format!("@misc{{a, title={{A}}, author={{{given}}}}}");
        assert_eq!(told(&text, Style::Bibtex)[0].1, expected);
    }
    let csl = r#"[{"title": "a", "author": [{"family": "Berg", "given": "Jan", "dropping-particle": "van der"}]},
        {"title": "b", "author": ["Ada Doe", {"literal": "WHO"}]}, {"title": "c", "author": [], "editor": [{"family": "Roe"}]},
        {"title": ["The <i>Rain</i> &amp; H<sub>2</sub>O"], "URL": ["https://a.example/x"]}]"#;
    let read = told(csl, Style::Csl);
    let authors: Vec<&str> = read.iter().map(|entry| entry.1.as_str()).collect();
    assert_eq!(authors, ["Jan van der Berg", "Ada Doe; WHO", "Roe", "-"]);
    assert_eq!((read[3].0.as_str(), read[3].3.as_str()), ("The Rain & H2O", "https://a.example/x"));
}

#[test]
fn dates_are_read_by_one_reader_in_every_format() {
    for (fields, expected) in [
        ("date={17-05-2020}", "2020-05-17"),
        ("date={2020/}", "2020"),
        ("year={1982--1983}", "1982/1983"),
        ("year=2020, month=may # \"~4\"", "2020-05-04"),
        ("year=2020, month={May--June}", "2020-05/2020-06"),
        ("year=2020, month={Dezember}, day=3", "2020-12-03"),
        ("year=2020, month={13}", "2020"),
        ("date={2020-02-30}", "2020"),
        ("year={in press}", "-"),
    ] {
        assert_eq!(told(&format!("@misc{{a, title={{A}}, {fields}}}"), Style::Bibtex)[0].2, expected, "{fields}");
    }
    for (fields, expected) in [
        ("DA  - 17/01/2014", "2014-01-17"),
        ("DA  - 1/2/2014", "2014"),
        ("PY  - 2013\nY1  - 2013/05/28\nDA  - 2014/04/01", "2013-05-28"),
        ("PY  - 2018\nDA  - Oct 3", "2018-10-03"),
        ("PY  - 2016\nY1  - 2016/10/19", "2016-10-19"),
        ("PY  - 0000\nDA  - 0000/00/00", "-"),
    ] {
        assert_eq!(told(&format!("TY  - NEWS\nTI  - A\n{fields}\nER  -"), Style::Ris)[0].2, expected, "{fields}");
    }
    for (issued, expected) in [
        (r#"{"date-parts": [2020, 5, 4]}"#, "2020-05-04"),
        (r#"{"date-parts": [[2020, 0, 0]]}"#, "2020"),
        (r#"{"date-parts": [[2020, null, null]]}"#, "2020"),
        (r#"{"date-parts": [[2015, 22]]}"#, "2015"),
        (r#"{"date-parts": [[1850]], "circa": true}"#, "1850~"),
        (r#"{"date-parts": [[2003, 10, 23], [0]]}"#, "2003-10-23/.."),
        (r#"{"raw": "May 4, 2020"}"#, "2020-05-04"),
        (r#"[{"year": "2009", "month": "1", "day": "1"}]"#, "2009-01-01"),
        (r#"{"date-parts": [[null]]}"#, "-"),
    ] {
        let text = format!("[{{\"title\": \"A\", \"issued\": {issued}}}]");
        assert_eq!(told(&text, Style::Csl)[0].2, expected, "{issued}");
    }
}

#[test]
fn what_is_not_read_in_full_is_named_with_its_field() {
    let text = "@misc{a, title={A}, year={in press}, abstract={It cost $5.}, volume=3, url={https://example.org/a\\b}}";
    let read = entries(text, Style::Bibtex).remove(0);
    let unread: Vec<&str> = read.unread.iter().map(|unread| unread.field.as_str()).collect();
    assert_eq!((unread, read.not_kept), (vec!["year", "url"], vec!["abstract".to_owned(), "volume".to_owned()]));
    assert_eq!(read.source.note.as_deref(), Some("Address as given: https://example.org/a\\b"));
    let ris = "TY  - BOOK\nTI  - A\nED  - Roe, Bob\nUR  - internal-pdf://x\nUR  - www.example.org/a;https://b.example\nVL  - 3\nDA  - soon\nER  -";
    let read = entries(ris, Style::Ris).remove(0);
    assert_eq!(
        (read.source.author.as_deref(), read.source.url.as_deref()),
        (Some("Bob Roe"), Some("https://www.example.org/a"))
    );
    assert_eq!((read.unread.len(), read.not_kept), (2, vec!["VL".to_owned()]));
}

/// Words that no reader would make up.
fn marker() -> impl Strategy<Value = String> {
    "[A-Z][a-z]{3,8}x[0-9]{3}"
}

#[test]
fn other_programs_ris_is_read() {
    let text = "\u{feff}TY  - NEWS\r\nT1  - Rain\r\nAU  - Doe, Jane\r\nAU  - Roe, Bob\r\nJF  - The Gazette\r\n\
        Y1  - 2020/05//spring\r\nN1  - first\r\n  second\r\nUR  - https://a.example\r\nER  - \r\n\
        TY  - JOUR\nDO  - 10.1/x\nER  -\nTY  - BOOK\nTI  - Open";
    let rows = read(text, "f", Style::Ris).unwrap();
    let first = rows[0].entry.clone().unwrap().source;
    assert_eq!((first.author.as_deref(), first.publisher.as_deref()), (Some("Jane Doe; Bob Roe"), Some("The Gazette")));
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

    /// The law: whatever stands in an entry is in the source, or its field is named.
    #[test]
    fn no_field_is_lost_in_silence(
        title in marker(),
        fields in prop::collection::btree_map("(author|editor|translator|year|date|month|url|doi|note|abstract|volume|x[a-z]{2})", marker(), 0..7)
    ) {
        let bibtex: String = fields.iter().map(|(name, value)| format!(", {name} = {{{value}}}")).collect();
        let text = format!("@misc{{k, title = {{{title}}}{bibtex}}}");
        let members: serde_json::Map<String, serde_json::Value> =
            fields.iter().map(|(name, value)| (name.clone(), value.clone().into())).chain([("title".to_owned(), title.clone().into())]).collect();
        let csl = serde_json::to_string(&vec![members]).unwrap();
        for (text, style) in [(text, Style::Bibtex), (csl, Style::Csl)] {
            let read = entries(&text, style).remove(0);
            let stored = format!("{:?}", read.source);
            for (name, value) in &fields {
                let named = read.not_kept.contains(name) || read.unread.iter().any(|unread| unread.given.contains(value.as_str()));
                prop_assert!(stored.contains(value.as_str()) || named, "{} = {} of {}", name, value, text);
            }
        }
        let tags = ["AU", "ED", "DA", "PY", "UR", "DO", "AB", "VL", "T3", "C1"];
        let lines: String = tags.iter().zip(fields.values()).map(|(tag, value)| format!("{tag}  - {value}\n")).collect();
        let read = entries(&format!("TY  - GEN\nTI  - {title}\n{lines}ER  -\n"), Style::Ris).remove(0);
        let stored = format!("{:?}", read.source);
        for (tag, value) in tags.iter().zip(fields.values()) {
            let named = read.not_kept.iter().any(|name| name == tag) || read.unread.iter().any(|unread| unread.given.contains(value.as_str()));
            prop_assert!(stored.contains(value.as_str()) || named, "{} = {}", tag, value);
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
