//! Hostile texts, and the law that what goes in is what a Markdown reader sees, as text.

use super::*;
use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// What a Markdown reader makes of a text: its plain words, or what else it found.
fn read(markdown: &str, allowed: &[&str]) -> Result<String, String> {
    let gfm = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_GFM;
    let mut words = String::new();
    for event in Parser::new_ext(markdown, gfm) {
        match event {
            Event::Text(text) | Event::Code(text) => words.push_str(&text),
            Event::Start(tag) => {
                let name = format!("{tag:?}");
                let expected = matches!(tag, Tag::Paragraph) || allowed.iter().any(|a| name.starts_with(a));
                if !expected {
                    return Err(format!("{name} in {markdown:?}"));
                }
            }
            Event::End(TagEnd::TableCell) => words.push('\u{1}'),
            Event::End(_) => {}
            other => return Err(format!("{other:?} in {markdown:?}")),
        }
    }
    Ok(words)
}

/// The places in which a report puts text from outside: the Markdown around it, and the tags that belong there.
const PLACES: [(&str, &str, &[&str]); 7] = [
    ("", "", &[]),
    ("said ", " there", &[]),
    ("- ", "", &["List", "Item"]),
    ("1. ", "", &["List", "Item"]),
    ("> ", "", &["BlockQuote"]),
    ("### ", "", &["Heading"]),
    ("| a |\n| --- |\n| ", " |", &["Table", "TableHead", "TableRow", "TableCell"]),
];

fn reads_back(hostile: &str) -> Result<(), String> {
    let seen = visible_line(hostile);
    for (before, after, allowed) in PLACES {
        let words = read(&format!("{before}{}{after}", text(hostile)), allowed)?;
        let wanted = match before.starts_with('|') {
            true => format!("a\u{1}{seen}\u{1}"),
            false => format!("{}{seen}{}", before.trim_start_matches(['-', '>', '#', '1', '.', ' ']), after),
        };
        if words != wanted {
            return Err(format!("{before:?}: {words:?} is not {wanted:?}"));
        }
    }
    let linked = read(&link(hostile, "https://example.org/"), &["Link"])?;
    if linked == seen { Ok(()) } else { Err(format!("link: {linked:?} is not {seen:?}")) }
}

#[test]
fn hostile_texts_are_read_back_as_text() {
    for hostile in [
        "<script>alert(1)</script><!-- -->",
        "[click](javascript:alert(1)) ![x](https://evil.example/p.png)",
        "[x]: https://evil.example \"t\"",
        "[^1]: note[^1]",
        "<https://evil.example> <a@b.example>",
        "https://evil.example/a_b*c*.",
        "www.evil.example, see WWW.EVIL.example",
        "mail me@evil.example or @everyone about #12 and a/b#12.",
        "**bold** __bold__ _em_ *em* ~~gone~~ ~gone~ a_b_c snake_case_",
        "# heading #",
        "heading\n===",
        "item\n---\n- - -",
        "* item\n+ item\n1. one\n2) two",
        "1986. A great year",
        "```\ncode\n``` `code` ``x`` `a@b``c@d`",
        "`https://x.example`|www.x.example|`",
        "| a | b |\n| --- | --- |\n| 1 | 2 |",
        "a | b\n-- | --",
        "&lt;b&gt; &amp; &#96; &copy;",
        "\\*not\\* \\\\ C:\\new \\u{202e}",
        "- [ ] task [x] done",
        "> quote\n> [!NOTE]",
        "\u{202e}evil\u{200b}\u{0}\u{1b}[31m\r\n",
        "$x$ $$y$$ costs $100 or US$5",
        "Two agree [E7, E9]; see [E7](https://evil.example) [E7][E9] [[E7]] ![E7]",
        "[E7]: https://evil.example",
        "]:www. [^x] ^x [www.x.example]: y a@b[E7, E9]",
        "    four spaces\n\n\tand a tab",
        ": definition",
        "",
        " ",
    ] {
        reads_back(hostile).unwrap();
    }
}

#[test]
fn what_a_forge_links_by_itself_stands_between_backticks() {
    assert_eq!(
        text("See www.evil.example, or ask me@evil.example."),
        "See `www.evil.example`, or ask `me@evil.example`."
    );
    assert_eq!(text("(HTTP://evil.example/a_b)"), "`(HTTP://evil.example/a_b`)");
    assert_eq!(text("fixes #12"), "fixes `#12`");
}

#[test]
fn plain_prose_stays_plain() {
    let prose = "Kyiv's \"red lines\": 600,000 troops, $100 billion [E7, E9] (snake_case) - nearly 20%!";
    assert_eq!(text(prose), prose);
}

#[test]
fn dollar_signs_are_escaped_where_a_formula_could_be_made_of_them() {
    assert_eq!(text("from $100 to $200 billion"), "from $100 to $200 billion");
    assert_eq!(text("$x$ for $5"), "\\$x\\$ for \\$5");
}

#[test]
fn only_web_addresses_become_links_and_they_cannot_end_early() {
    assert_eq!(
        link("TASS", "https://tass.com/a(b)<c> d?x=1&copy=2"),
        "[TASS](https://tass.com/a%28b%29%3Cc%3E%20d?x=1&amp;copy=2)"
    );
    assert_eq!(link("x", "javascript:alert(1)"), "x");
    assert_eq!(link("x", "javascript://example.org/%0aalert(1)"), "x");
    assert_eq!(link("", "https://example.org/"), "");
}

#[test]
fn lines_are_kept_apart() {
    assert_eq!(lines("a\n\n- b\n").collect::<Vec<_>>(), ["a", "\\- b"]);
}

/// Any characters, with those that mean something in Markdown far more often than chance.
fn hostile() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => "[\\\\`*_{}\\[\\]()#+.!|<>~&$:=^ @\n\t-]{1,4}",
        2 => proptest::sample::select(vec![
            "www.", "http://", "https://a.b", "a@b.c", "[E7]", "[^1]", "]: ", "```", "<b>", "<!--", "-->", "&amp;", "1. ", "\n\n",
            "    ", "~~", "|-|", "[x](y)", "![", "<a:b>",
        ]).prop_map(str::to_owned),
        2 => "[a-zA-Z0-9é波]{1,4}",
        1 => "\\PC{1,3}",
        1 => proptest::char::any().prop_map(String::from),
    ];
    proptest::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_read_back_as_that_text(hostile in hostile()) {
        reads_back(&hostile).map_err(TestCaseError::fail)?;
    }

    #[test]
    fn any_address_stays_inside_its_link(url in "https?://[ -~é\u{202e}]{0,30}") {
        let words = read(&link("label", &url), &["Link"]).map_err(TestCaseError::fail)?;
        prop_assert_eq!(words, "label");
    }
}
