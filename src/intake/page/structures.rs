//! Articles in every structure that a page may put them in, and what stands around them.

use super::*;

const PARAGRAPHS: [&str; 5] = [
    "The port board of Ostrey decided on Monday to dredge the harbour for 9 million euros, after a debate that lasted until midnight.",
    "The work is to begin in April and to take eleven weeks, during which no ferry will run, the board's head Ida Dunn told reporters.",
    "Some 90 fishermen fear for their catch and have asked the court to stop the work before the cod come in, in the second half of May.",
    "A study that the town paid for found that the silt holds 14 tonnes of copper, which the board's engineers call harmless.",
    "The mayor, who had voted against the plan in 2021, said that she would not stand in its way now that the money was there.",
];
const FOOTER: &str =
    "<footer><p>© 2026 The Ostrey Mail. All rights reserved. No part may be copied.</p><a href=/t>Terms</a></footer>";

fn page(body: &str) -> String {
    format!(
        "<!doctype html><html lang=en><head><meta charset=utf-8><title>Ostrey dredges its harbour | The Ostrey Mail</title>\
         </head><body><header><nav><a href=/>Home</a> <a href=/n>News</a> <a href=/s>Sport</a></nav></header>{body}{FOOTER}"
    )
}

/// A page whose paragraphs stand between `open` and `close`, all of them inside of `around`.
fn built(around: (&str, &str), open: &str, close: &str) -> String {
    let paragraphs: String = PARAGRAPHS.iter().map(|text| format!("{open}{text}{close}")).collect();
    page(&format!("<main><h1>Ostrey dredges its harbour</h1>{}{paragraphs}{}</main>", around.0, around.1))
}

fn article(body: &str) -> Page {
    let paragraphs: Vec<String> = PARAGRAPHS.iter().map(|text| format!("<p>{text}</p>")).collect();
    let middle = paragraphs.len() / 2;
    let html = format!(
        "<article><h1>Ostrey dredges its harbour</h1>{}{body}{}</article>",
        paragraphs[..middle].concat(),
        paragraphs[middle..].concat()
    );
    read(page(&html).as_bytes()).unwrap()
}

fn kinds(page: &Page, words: &str) -> Vec<LeftOutKind> {
    page.left_out.iter().filter(|left| left.text.contains(words)).map(|left| left.kind).collect()
}

#[test]
fn an_article_is_found_in_whatever_elements_it_is_built_of() {
    let none = ("", "");
    let structures = [
        (none, "<p>", "</p>"),
        (none, "<div>", "</div>"),
        (none, "<blockquote>", "</blockquote>"),
        (none, "<blockquote><p>", "</p></blockquote>"),
        (none, "<section>", "</section>"),
        (none, "<font size=3>", "</font><br>"),
        (none, "<span>", "</span><br><br>"),
        (none, "", "<br><br>"),
        (none, "<center>", "</center>"),
        (none, "<my-paragraph>", "</my-paragraph>"),
        (none, "<address>", "</address>"),
        (none, "<h3>", "</h3><p></p>"),
        (none, "<details open><summary>More</summary>", "</details>"),
        (none, "<fieldset>", "</fieldset>"),
        (none, "<div><div><div>", "</div></div></div>"),
        (("<dl>", "</dl>"), "<dt>What now?</dt><dd>", "</dd>"),
        (("<ul>", "</ul>"), "<li>", "</li>"),
        (("<ol>", "</ol>"), "<li><p>", "</p></li>"),
        (("<table>", "</table>"), "<tr><td>", "</td></tr>"),
        (("<table><tr><td>Menu</td><td>", "</td></tr></table>"), "<p>", "</p>"),
        (("<table><tr><td>", "</td></tr></table>"), "", "<br><br>"),
        (("<pre>", "</pre>"), "", "\n\n"),
        (("<form action=/x>", "<input></form>"), "<p>", "</p>"),
        (("<dialog open>", "</dialog>"), "<p>", "</p>"),
        (("<div aria-hidden=true>", "</div>"), "<p>", "</p>"),
        (("<div class=sidebar>", "</div>"), "<p>", "</p>"),
        (("<div class='comment ad share'>", "</div>"), "<p>", "</p>"),
        (("<div class=social-media-embed>", "</div>"), "<blockquote>", "</blockquote>"),
        (("<aside>", "</aside>"), "<p>", "</p>"),
        (("<figure>", "</figure>"), "<p>", "</p>"),
        (("<header>", "</header>"), "<p>", "</p>"),
        (("<noscript>", "</noscript>"), "<p>", "</p>"),
        (("<my-story><template shadowrootmode=open>", "</template></my-story>"), "<p>", "</p>"),
        (("<label>", "</label>"), "<p>", "</p>"),
        (("<marquee>", "</marquee>"), "<p>", "</p>"),
        (("<hgroup>", "</hgroup>"), "<p>", "</p>"),
        (("<ruby>", "</ruby>"), "", "<br>"),
        (("<div role=article>", "</div>"), "<div role=paragraph>", "</div>"),
    ];
    for (around, open, close) in structures {
        let page = read(built(around, open, close).as_bytes());
        let body = page.map(|page| page.body).unwrap_or_default();
        for paragraph in PARAGRAPHS {
            assert!(body.contains(paragraph), "{around:?} {open}: {paragraph} is lost in {body}");
        }
        assert!(!body.contains("All rights reserved") && !body.contains("Sport"), "{around:?} {open}: {body}");
    }
}

#[test]
fn a_page_that_shows_no_article_is_refused_and_its_footer_is_no_article() {
    for around in [
        ("<div hidden>", "</div>"),
        ("<script type=application/json>{\"body\": \"", "\"}</script>"),
        ("<template>", "</template>"),
        ("<dialog>", "</dialog>"),
        ("<textarea>", "</textarea>"),
        ("<div style='display: none'>", "</div>"),
    ] {
        assert_eq!(read(built(around, "", "").as_bytes()).map(|page| page.body), Err(PageError::NoText), "{around:?}");
    }
}

#[test]
fn captions_and_galleries_are_set_apart() {
    for caption in [
        "<figure><img src=a.jpg><figcaption>Boats at the quay. Photo: I. Roe</figcaption></figure>",
        "<div class=story-image><img src=a.jpg><span class=caption>Boats at the quay. Photo: I. Roe</span></div>",
        "<p><img src=a.jpg> Boats at the quay. Photo: I. Roe</p>",
        "<div class=photo><div><img src=a.jpg></div><div class=photo-caption><p>Boats at the quay.</p><p>I. Roe</p></div></div>",
        "<div class=gallery><div><img src=a.jpg></div><p>Image 1 of 8</p><p>Boats at the quay.</p></div>",
    ] {
        let page = article(caption);
        assert!(!page.body.contains("Boats"), "{caption}: {}", page.body);
        assert_eq!(kinds(&page, "Boats"), [LeftOutKind::Caption], "{caption}");
    }
}

#[test]
fn ways_to_other_pages_are_set_apart_with_their_heading() {
    let links = "<li><a href=/1>Cod is dear this year in Ostrey</a></li><li><a href=/2>Ferry runs aground</a></li>";
    for related in [
        format!("<div class=related><h3>More on this</h3><ul>{links}</ul></div>"),
        format!("<h3>More on this</h3><ul>{links}</ul><h2>What comes next</h2>"),
        "<p>Related: <a href=/1>Cod is dear this year in Ostrey</a></p>".to_owned(),
        "<p><a href=/1>Cod is dear this year in Ostrey</a></p>".to_owned(),
        "<div><h4><a href=/1>Cod is dear this year in Ostrey</a></h4><p>A kilo costs 14 euros in</p></div>".to_owned(),
    ] {
        let page = article(&related);
        assert!(!page.body.contains("Cod is dear") && !page.body.contains("More on this"), "{related}: {}", page.body);
        assert_eq!(kinds(&page, "Cod is dear"), [LeftOutKind::Links], "{related}");
    }
}

#[test]
fn boxes_of_the_desk_and_stamps_are_set_apart() {
    let boxes = [
        (
            "<div class=newsletter-box><p>Get our morning letter about the coast.</p><form><input><button>Go</button></form></div>",
            "morning letter",
            LeftOutKind::Invitation,
        ),
        (
            "<div class=share-tools><a href=/f>Facebook</a> <a href=/m>Mail it on</a></div>",
            "Mail it on",
            LeftOutKind::Invitation,
        ),
        (
            "<div class=author-bio><img src=x.jpg><p>Bo Lind writes about the coast. <a href=/bo>More by Bo Lind</a></p></div>",
            "Bo Lind",
            LeftOutKind::Author,
        ),
        ("<p>Updated <time datetime=2026-03-03>3 March 2026</time></p>", "3 March 2026", LeftOutKind::Stamp),
    ];
    for (html, words, kind) in boxes {
        let page = article(html);
        assert!(!page.body.contains(words), "{html}: {}", page.body);
        assert_eq!(kinds(&page, words), [kind], "{html}");
    }
    let stamped = page(&format!("<div>Posted: Fri 6:45 PM, Feb 16, 2026 |</div>{}", built(("", ""), "<p>", "</p>")));
    assert!(!read(stamped.as_bytes()).unwrap().body.contains("Posted"));
}

#[test]
fn nothing_of_the_body_is_lost_for_what_its_element_is_called() {
    for html in [
        "<div>The board's <a href=/plan>plan</a> has 40 pages.</div>",
        "<blockquote class=social-media-embed><p>We shall see each other in court, all of us.</p></blockquote>",
        "<div class=related-content><p>The island has had a ferry since 1911, and it has never been out of service for so long.</p></div>",
        "<p class=byline-note>Nobody on the board would say who had first spoken of the copper.</p>",
        "<div class=newsletter-intro><p>The letter that the fishermen wrote to the court has six pages and 90 names under it.</p></div>",
        "<p class=date-of-vote>The vote on the 9 million was taken after midnight, by 7 to 5.</p>",
        "<aside class=pull><p>Ida Dunn told the board that the harbour would be closed to all ships within four years.</p></aside>",
    ] {
        let page = article(html);
        let words = html.split(['>', '<']).filter(|part| part.contains(' ') && part.ends_with('.')).collect::<Vec<_>>();
        for words in words {
            assert!(page.body.contains(words), "{html}: {}", page.body);
        }
    }
}

#[test]
fn what_is_struck_out_is_told_and_is_not_in_the_text() {
    let page =
        article("<p>The mill gives work to <del>300</del> <ins>200</ins> people, the union said on the day.</p>");
    assert!(page.body.contains("gives work to 200 people, the union"), "{}", page.body);
    assert_eq!(kinds(&page, "300"), [LeftOutKind::Struck]);
}

#[test]
fn text_and_what_is_left_out_are_all_that_is_shown() {
    let page = article(
        "<figure><img src=a.jpg><figcaption>Boats at the quay.</figcaption></figure><p>It is <del>cold</del>.</p>",
    );
    let told: String = page.left_out.iter().map(|left| left.text.as_str()).chain([page.body.as_str()]).collect();
    for words in PARAGRAPHS.iter().chain(&["Home", "Boats at the quay.", "cold", "All rights reserved", "Terms"]) {
        assert_eq!(told.matches(words).count(), 1, "{words}");
    }
}

#[test]
fn of_several_articles_the_first_is_read_and_all_are_there() {
    let article = |title: &str, from: usize| {
        let paragraphs: String = PARAGRAPHS[from..].iter().map(|text| format!("<p>{title}: {text}</p>")).collect();
        format!("<article><h2>{title}</h2>{paragraphs}</article>")
    };
    let html = page(&(article("Ostrey dredges", 0) + &article("Selby waits", 1)));
    let pages = read_all(html.as_bytes()).unwrap();
    let titles: Vec<_> = pages.iter().map(|page| page.title.as_deref().unwrap_or_default()).collect();
    assert_eq!(titles, ["Ostrey dredges", "Selby waits"]);
    assert!(!pages[0].body.contains("Selby waits:") && pages[1].body.starts_with("Selby waits: The work"));
    assert_eq!(kinds(&pages[0], "Selby waits: The mayor"), [LeftOutKind::Article]);
    assert_eq!(read(html.as_bytes()).unwrap(), pages[0]);
}

#[test]
fn teasers_beside_an_article_are_no_articles_of_their_own() {
    let teasers =
        "<article><h3><a href=/1>Cod is dear</a></h3><p>A kilo costs 14 euros in the shops of the town.</p></article>"
            .repeat(4);
    let paragraphs: String = PARAGRAPHS.iter().map(|text| format!("<p>{text}</p>")).collect();
    let html = page(&format!("<article><h1>Ostrey dredges its harbour</h1>{paragraphs}</article>{teasers}"));
    let pages = read_all(html.as_bytes()).unwrap();
    assert_eq!(pages.len(), 1);
    assert!(!pages[0].body.contains("A kilo"), "{}", pages[0].body);
}

#[test]
fn the_text_of_the_json_ld_is_taken_where_it_is_fuller_and_a_page_says_that_it_is_not_free() {
    let stated = PARAGRAPHS.join("\\n");
    let json = format!(
        r#"<script type="application/ld+json">{{"@type": "NewsArticle", "isAccessibleForFree": "False", "articleBody": "{stated}"}}</script>"#
    );
    let short =
        read(page(&format!("<article><p>{}</p><p>{}</p></article>{json}", PARAGRAPHS[0], PARAGRAPHS[1])).as_bytes());
    let short = short.unwrap();
    assert_eq!(short.body, PARAGRAPHS.join("\n\n"));
    assert_eq!(short.free, Some(false));
    let whole = read(
        built(("<h2>What was said</h2>", ""), "<p>", "</p>").replace("</main>", &format!("{json}</main>")).as_bytes(),
    );
    assert!(whole.unwrap().body.starts_with("## What was said\n\nThe port board"));
}

#[test]
fn the_name_of_the_outlet_behind_the_title_is_no_part_of_it() {
    assert_eq!(article("").title.as_deref(), Some("Ostrey dredges its harbour"));
}
