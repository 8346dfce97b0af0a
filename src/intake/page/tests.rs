//! Pages that must be read, and hostile ones that must do no harm.

use super::*;

const PROSE: &str = "Steve Witkoff and Jared Kushner reached Moscow on Tuesday, said Yuri Ushakov, an aide to the president, \
                     and the talks, which lasted about five hours, ended without a compromise on territory. ";

/// A page of its own making: a story of six paragraphs among what pages have around one.
fn story(head: &str) -> String {
    let paragraphs: String =
        (1..=6).map(|n| format!("<p>Paragraph {n}. {PROSE}</p><script>track({n})</script>")).collect();
    format!(
        "<!doctype html><html lang=en-GB><head><meta charset=utf-8><title>Envoys in Moscow - The Desk</title>{head}</head>\
         <body><nav><ul><li><a href=/>Home</a><li><a href=/world>World</a></ul></nav><article><h1>Envoys in Moscow</h1>\
         <h2>What they said</h2>{paragraphs}<ul><li>Talks: five hours, {PROSE}</li><li>Result: none, {PROSE}</li></ul>\
         </article><footer>Copyright <a href=/terms>Terms</a></footer></body></html>"
    )
}

#[test]
fn a_saved_page_gives_its_article() {
    let page = read(
        story(
            r#"<link rel=canonical href="https://desk.example/envoys"><meta property="og:site_name" content="The Desk">
               <script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","headline":"Envoys in Moscow",
               "author":{"name":"A. Writer"},"datePublished":"2025-12-02T09:00:00Z"}]}</script>"#,
        )
        .as_bytes(),
    )
    .unwrap();
    assert_eq!(page.title.as_deref(), Some("Envoys in Moscow"));
    assert_eq!(page.byline.as_deref(), Some("A. Writer"));
    assert_eq!(page.outlet.as_deref(), Some("The Desk"));
    assert_eq!(page.published, "2025-12-02".parse().ok());
    assert_eq!(page.language.as_deref(), Some("en-GB"));
    assert_eq!(page.url.as_deref(), Some("https://desk.example/envoys"));
    assert!(page.body.starts_with("## What they said\n\nParagraph 1. Steve Witkoff"), "{}", page.body);
    assert!(page.body.contains("territory.\n\nParagraph 2."), "{}", page.body);
    assert!(page.body.contains("\n- Talks: five hours"), "{}", page.body);
    for other in ["Home", "Copyright", "track", "Paragraph 7"] {
        assert!(!page.body.contains(other), "{other}");
    }
}

#[test]
fn a_page_that_states_nothing_still_gives_title_and_text() {
    let page = read(story("").as_bytes()).unwrap();
    assert_eq!(page.title.as_deref(), Some("Envoys in Moscow"));
    assert_eq!((page.byline, page.outlet, page.published, page.url), (None, None, None, None));
}

#[test]
fn a_page_without_text_is_an_error() {
    for html in
        ["", "<html></html>", "<script>alert(1)</script>", "<img src=x>", "\0\0\0", "<!doctype html><title>t</title>"]
    {
        assert_eq!(read(html.as_bytes()), Err(PageError::NoText), "{html}");
    }
}

#[test]
fn a_page_that_a_script_would_fill_gives_the_text_of_its_json_ld() {
    let html = r#"<div id=app></div><script type="application/ld+json">
        {"@type":"NewsArticle","headline":"Envoys","articleBody":"They met.\r\n\r\nThey left."}</script>"#;
    assert_eq!(read(html.as_bytes()).unwrap().body, "They met.\n\nThey left.");
}

#[test]
fn the_text_of_a_page_in_an_old_charset_is_decoded() {
    let html = story("").replace("<meta charset=utf-8>", "").replace("Moscow on", "caf\u{E9} on");
    let bytes: Vec<u8> = html.chars().map(|c| c as u8).collect();
    assert!(read(&bytes).unwrap().body.contains("reached café on Tuesday"));
}

#[test]
fn a_page_over_the_limit_is_refused_unread() {
    let page = vec![b' '; PAGE_LIMIT + 1];
    assert_eq!(read(&page), Err(PageError::TooLong { length: PAGE_LIMIT + 1, limit: PAGE_LIMIT }));
}

/// Reads in a thread with the default stack of two megabytes.
fn survives(html: String) -> Result<Page, PageError> {
    std::thread::spawn(move || read(html.as_bytes())).join().unwrap()
}

#[test]
fn a_page_of_tens_of_thousands_of_nested_elements_is_read() {
    for tag in ["div", "span", "ul><li", "table><tr><td", "b", "blockquote", "section", "font"] {
        let html = format!("<{tag}>").repeat(30_000) + &story("");
        let page = survives(html);
        assert!(page.is_ok_and(|page| page.body.contains("Paragraph 6.")), "{tag}");
    }
}

#[test]
fn pages_made_to_harm_neither_panic_nor_hang() {
    let size = if cfg!(debug_assertions) { 60_000 } else { 5_000_000 };
    let many = |piece: &str| piece.repeat(size / piece.len());
    let hostile = [
        ("closing tags", many("</div></p></table>")),
        ("paragraphs", many("<p>x")),
        ("long paragraphs", many(&format!("<p>{PROSE}</p>"))),
        ("links", many("<a href=x>")),
        ("misnested", many("<a><p><b></a></p>")),
        ("tables in cells", many("<table><tr><td>x")),
        ("towers", many(&("<div>".repeat(120) + PROSE + &"</div>".repeat(120)))),
        ("spans in towers", many(&("<div>".repeat(100) + &"<span>x</span>".repeat(50) + &"</div>".repeat(100)))),
        ("breaks", many("x<br><br>")),
        ("images", many("<img src=x.png>")),
        ("lists", many("<ul><li>")),
        ("comments", many("<!-- -->")),
        ("an open comment", "<p>x<!--".to_owned() + &many("word ")),
        ("entities", many("&amp;&lt;&#x1F600;&nbsp;&notin;&#0;&#xD800;")),
        ("half entities", many("&amp&am&#&#x")),
        ("null bytes", many("\0<p\0>\0")),
        ("quotes", many("<a href=\"'>")),
        ("attributes", format!("<p {}>", many("a=b "))),
        ("classes", format!("<p class='{}'>{PROSE}</p>", many("a b "))),
        ("styles", many("<p style='display:none' hidden aria-hidden=true>x</p>")),
        ("bylines", many("<p class=byline rel=author>By A. Writer</p>")),
        ("metas", many("<meta name=author content='A'>")),
        ("json", format!("<script type=application/ld+json>{}</script>{}", many("["), story(""))),
        ("scripts", many("<script type=application/ld+json>{}</script>")),
        ("templates", many("<template>x")),
        ("foreign", many("<svg><foreignObject><p>x<math><mi>")),
        ("noscript", many("<noscript><img src=x></noscript>")),
        ("headings", many("<h1>x</h1>")),
        ("one line", many("x")),
        ("no spaces", format!("<p>{}</p>", many("wörter,"))),
        ("titles", format!("<title>{}</title>{}", many("x: y - "), story(""))),
        ("carriage returns", many("\r\n<p>\r")),
        ("unclosed tag", format!("{}<div class='", story(""))),
        ("plaintext", format!("<plaintext>{}", many("<p>"))),
        ("frames", many("<frameset><frame>")),
        ("selects", many("<select><option>x")),
        ("forms", many("<form><input>x")),
    ];
    for (_, html) in hostile {
        // Whether it has a text is not the question here.
        let _ = survives(html);
    }
}
