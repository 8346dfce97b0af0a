//! Names are found in every dress, and ordinary words are left alone.

use super::*;
use crate::domain::{NewSource, Uid};

fn source(number: u32, name: &str, disclosure: Disclosure) -> Source {
    let new = NewSource { name: name.to_owned(), disclosure, ..NewSource::default() };
    new.checked(SourceNumber(number), Uid(uuid::Uuid::nil())).unwrap()
}

fn of(names: &[&str]) -> Redaction {
    let sources: Vec<Source> =
        names.iter().zip(3..).map(|(name, number)| source(number, name, Disclosure::Confidential)).collect();
    Redaction::of(&sources)
}

const S3: &str = "confidential source S3";
const PART: &str = "[name withheld]";

#[test]
fn a_whole_name_is_replaced_by_its_sources_number() {
    let redaction = of(&["Jo Roe", "Jo Roe of the ministry"]);
    assert_eq!(
        redaction.text("JO ROE told us; Jo Roe of the ministry did not; the Gazette agrees."),
        "confidential source S3 told us; confidential source S4 did not; the Gazette agrees."
    );
}

#[test]
fn a_name_is_found_however_it_is_written() {
    let redaction = of(&["José Müller"]);
    for written in [
        "José Müller",
        "JOSÉ MÜLLER",
        "jose muller",
        "Jose\u{301} Mu\u{308}ller",
        "José  Müller",
        "José\u{A0}Müller",
        "José\nMüller",
        "José-Müller",
        "José\u{2011}Müller",
        "Müller, José",
        "José\u{AD} Mül\u{AD}ler",
        "Jose Mueller",
        "JoséMüller",
        "J. Müller",
        "Müller, J.",
        "José\u{200B}Müller",
        "José Mül-\nler",
    ] {
        assert_eq!(
            redaction.text(&format!("So {written} said.")),
            format!("So {}said.", instead(written)),
            "{written}"
        );
    }
    fn instead(written: &str) -> String {
        let initial = written.contains("J.");
        format!("{}{}", if initial { PART } else { S3 }, if written.ends_with("J.") { ". " } else { " " })
    }
}

#[test]
fn a_part_alone_counts_with_its_genitive() {
    let redaction = of(&["Kari Holm", "Jürgen von der Weiß", "Петро Іваненко"]);
    assert_eq!(
        redaction.text("Holm's mail, Holms Brief, HOLM counted 17."),
        format!("{PART}'s mail, {PART} Brief, {PART} counted 17.")
    );
    assert_eq!(redaction.text("JÜRGEN and Weiss"), format!("{PART} and {PART}"));
    assert_eq!(redaction.text("слова Іваненка; Іваненку; ПЕТРОМ"), format!("слова {PART}; {PART}; {PART}"));
    assert_eq!(redaction.text("Holmgren of Holmia, von der Leyen"), "Holmgren of Holmia, von der Leyen");
}

#[test]
fn ordinary_words_count_only_as_capitals_and_offices_never_alone() {
    let redaction = of(&["Will Bank", "Official at the Ministry of Defence"]);
    assert_eq!(redaction.text("The ministry will not bank on it."), "The ministry will not bank on it.");
    assert_eq!(redaction.text("Will said so to the official."), format!("{PART} said so to the official."));
    assert_eq!(redaction.text("an official at the ministry of defence"), "an confidential source S4");
}

#[test]
fn names_of_many_lands_are_found() {
    let mut wrong = Vec::new();
    for (name, text, left) in [
        ("Siobhán O'Brien", "O’BRIEN'S and Siobhan", "[name withheld]'S and [name withheld]"),
        ("Beppe D'Angelo", "d'Angelo; Dangelo", "d'[name withheld]; [name withheld]"),
        ("Jean-Luc Picard-Lévy", "Jean Luc; Picard–Levy", "confidential source S3; confidential source S3"),
        ("Nguyễn Văn Đặng", "Nguyen Van Dang", "confidential source S3"),
        ("Łukasz Žižka", "LUKASZ, ZIZKA", "confidential source S3"),
        ("Straße, Jörg", "JÖRG STRASSE", "confidential source S3"),
        ("محمد الأحمد", "قال محمد", "قال [name withheld]"),
        ("Γιώργος Παπάς", "ΓΙΩΡΓΟΣ", "[name withheld]"),
        ("Kari Holm", "Ｋａｒｉ Ｈｏｌｍ, ℋolm", "confidential source S3"),
        ("Kari Holm", "Ka\u{200B}ri\u{2028}Ho\u{AD}lm", "confidential source S3"),
        ("Kari Holm", "holm-interview.mp3, kari_holm2025", "[name withheld]-interview.mp3, confidential source S32025"),
    ] {
        let cleaned = of(&[name]).text(text);
        wrong.extend((cleaned != left).then(|| format!("{name}: {cleaned}")));
    }
    assert_eq!(wrong, [""; 0]);
}

#[test]
fn a_month_of_a_date_is_no_name() {
    let redaction = of(&["Theresa May"]);
    assert_eq!(
        redaction.text("On 2 May, in May 2025, may May say?"),
        "On 2 May, in May 2025, may [name withheld] say?"
    );
    assert_eq!(redaction.text("May, 34, counted."), "[name withheld], 34, counted.");
}

#[test]
fn short_names_and_names_without_spaces_are_found_whole() {
    let redaction = of(&["Li Bo", "王小明", "김철수"]);
    assert_eq!(redaction.text("Li Bo, Bo Li; Li said to Bo."), format!("{S3}, {S3}; Li said to Bo."));
    assert_eq!(redaction.text("记者王小明说"), "记者confidential source S4说");
    assert_eq!(redaction.text("김철수는"), "confidential source S5");
}

#[test]
fn two_sources_of_one_name_are_not_taken_for_each_other() {
    let redaction = of(&["Kari Holm", "Per Holm"]);
    assert_eq!(
        redaction.text("Holm and Kari Holm and Per Holm"),
        format!("{PART} and {S3} and confidential source S4")
    );
}

#[test]
fn an_address_that_holds_a_name_goes_whole() {
    let redaction = of(&["Kari Holm"]);
    assert_eq!(
        redaction.text("(see https://x.example/kari-holm?p=1), or kari@mail.example."),
        "(see [address withheld]), or [address withheld]."
    );
    let mut open = source(9, "Blog", Disclosure::Open);
    open.url = Some("https://x.example/K%61ri".to_owned());
    redaction.clean(&mut open);
    assert_eq!(open.url, None);
}

#[test]
fn a_publisher_tells_unless_it_stands_openly_in_the_case() {
    let mut secret = source(3, "Kari Holm", Disclosure::Confidential);
    secret.publisher = Some("Holm & Daughters".to_owned());
    let mut known = source(4, "Per Lie", Disclosure::Confidential);
    known.publisher = Some("The Gazette".to_owned());
    let redaction = Redaction::of(&[secret, known, source(5, "The Gazette", Disclosure::Open)]);
    assert_eq!(redaction.text("The Gazette and daughters"), "The Gazette and daughters");
}

#[test]
fn cleaning_twice_is_cleaning_once() {
    let redaction = of(&["Confidential Source", "Name Withheld", "Kari Holm"]);
    let once = redaction.text("Kari Holm, Holm, https://holm.example");
    assert_eq!(redaction.text(&once), once);
}

#[test]
fn an_anchor_follows_its_words_into_the_cleaned_text() {
    let redaction = of(&["Kari Holm"]);
    let body = "On Monday Kari Holm said that Holm left. The rest.";
    let at = body.find("Holm said").unwrap();
    let mut anchor = Anchor::of(body, 1, at..at + "Holm said that Holm left".len());
    let cleaned = redaction.cleaned(body).unwrap();
    cleaned.anchor(&mut anchor);
    assert_eq!(anchor.exact, "confidential source S3 said that [name withheld] left");
    assert_eq!(
        crate::domain::text::code_points(&cleaned.text, anchor.start as usize, anchor.end as usize),
        Some(&*anchor.exact)
    );
}

#[test]
fn a_name_left_in_an_output_is_seen_and_the_programs_own_words_are_not() {
    let redaction = of(&["Lena Page"]);
    let left = |output: &str| {
        Left::first_beside(redaction.left_in(output.as_bytes()), &redaction.left_in(b"<Page>")).map(|left| left.line)
    };
    assert_eq!(left("<Page>\n{\"a\":\"said\\nLena\"}"), Some(2));
    assert_eq!(left("<Page>"), None);
    assert_eq!(Redaction::default().text("Kari"), "Kari");
}

#[test]
fn a_name_behind_percent_signs_is_found_in_any_text() {
    let redaction = of(&["Müller", "Quillfeather"]);
    for (text, cleaned) in [
        ("See https://x.example/M%C3%BCller.", "See [address withheld]."),
        ("(https://x.example/a?q=Quill%66eather)", "([address withheld])"),
        ("M%c3%bcller told us, Müller says", "[address withheld] told us, confidential source S3 says"),
        ("\"https://x.example/%4D%C3%BCller\",\"b\"", "\"[address withheld]\",\"b\""),
        ("5% of 20%, and 100%25", "5% of 20%, and 100%25"),
    ] {
        assert_eq!(redaction.text(text), cleaned);
        assert_eq!(redaction.left_in(text.as_bytes()).is_empty(), text == cleaned, "{text}");
    }
}
