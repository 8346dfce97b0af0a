//! Articles: what a text or a saved page says of itself, and the claims that are proposed from it.

use crate::desk::{Desk, holds};
use serde_json::{Value, json};

const PAGE: &str = r#"<!doctype html><html lang="en-GB"><head><title>Bridge closed - The Example</title>
<link rel="canonical" href="https://news.example.org/bridge">
<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Bridge closed after inspection",
"datePublished": "2025-03-04T10:00:00Z", "author": {"name": "A. Writer"}, "publisher": {"name": "The Example"}}</script>
</head><body><nav><a href="/">Home</a><a href="/sport">Sport</a></nav><article><h1>Bridge closed after inspection</h1>
<p>The city closed the old bridge on Tuesday after inspectors found cracks in two of its pillars, officials said.</p>
<p>About 12,000 vehicles cross it every day, the transport department said in a statement on the same evening.</p>
<p>Repairs are expected to last nearly three months and to cost more than $2 million, the department added.</p>
</article><script>alert(1)</script></body></html>"#;

const TEXT: &str = "# Bridge closed\n\n2025-03-04\n\nAbout 12,000 vehicles cross the bridge every day. The mayor said on \
Tuesday that repairs would cost $2 million.\n\nIs it safe?\n";

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

#[test]
fn a_saved_page_is_taken_in_with_what_it_states_of_itself() {
    let desk = Desk::new();
    desk.write("page.html", PAGE);
    let article = json(&desk.ok("--json article add page.html"));
    assert_eq!(article["title"], "Bridge closed after inspection");
    assert_eq!((&article["outlet"], &article["byline"]), (&Value::from("The Example"), &Value::from("A. Writer")));
    assert_eq!(
        (&article["published"], &article["published_basis"]),
        (&Value::from("2025-03-04"), &Value::from("metadata"))
    );
    assert_eq!(article["url"], "https://news.example.org/bridge");
    let body = article["body"].as_str().unwrap();
    assert!(
        body.contains("cracks in two of its pillars") && !body.contains("alert") && !body.contains("Sport"),
        "{body}"
    );
}

#[test]
fn flags_come_before_what_a_text_says_of_itself() {
    let desk = Desk::new();
    desk.write("text.md", TEXT);
    let article = json(&desk.ok("--json article add text.md --title 'Another title' --published 2025-03"));
    assert_eq!((&article["title"], &article["published"]), (&Value::from("Another title"), &Value::from("2025-03")));
}

#[test]
fn claims_are_proposed_best_first_with_what_was_read_from_them() {
    let desk = Desk::new();
    desk.write("text.md", TEXT);
    desk.ok("article add text.md");
    let proposals = json(&desk.ok("--json article extract A1"));
    let proposals = proposals.as_array().unwrap();
    let worth: Vec<u64> = proposals.iter().map(|proposal| proposal["worth"].as_u64().unwrap()).collect();
    assert!(worth.is_sorted_by(|a, b| a >= b), "{worth:?}");
    assert_eq!(proposals.len(), 2, "a heading, a date and a bare question propose nothing");
    let repairs = proposals.iter().find(|p| p["text"].as_str().unwrap().contains("Repairs")).unwrap();
    assert_eq!(repairs["attribution"][1]["speaker"], "the mayor");
    assert_eq!(repairs["attribution"][1]["said_on"], "2025-03-04", "the Tuesday on or before the day of publication");
    assert_eq!(repairs["quantities"][0]["point"], "2000000");
}

#[test]
fn accepted_proposals_are_logged_anchored_and_not_proposed_to_be_logged_again() {
    let desk = Desk::new();
    desk.write("text.md", TEXT);
    desk.ok("article add text.md");
    desk.ok("article extract A1 --accept 1");
    let claim = json(&desk.ok("--json claim show 1"));
    let (start, exact) = (claim["anchor"]["start"].as_u64().unwrap(), claim["anchor"]["exact"].as_str().unwrap());
    assert!(TEXT.chars().skip(start as usize).collect::<String>().starts_with(exact));
    let logged = json(&desk.ok("--json article extract A1 --accept all"));
    assert_eq!(logged.as_array().unwrap().len(), 1);
    assert!(desk.ok("article extract A1 --accept all").contains("covered by a claim already"));
    assert_eq!(desk.run("article extract A1 --accept 9").code, 2);
    desk.ok("verify");
}

#[test]
fn a_dateline_gives_the_day_where_none_is_given_and_without_one_it_is_said_that_time_words_stay_open() {
    let desk = Desk::new();
    desk.write("dated.txt", "NORVIK, March 11, 2025 (Reuters) - The dam leaked on Monday.\n");
    let article = json(&desk.ok("--json article add dated.txt --title Dam"));
    assert_eq!((&article["published"], &article["published_basis"]), (&json!("2025-03-11"), &json!("inferred")));
    let claim = desk.json(["claim", "add", "The dam leaked on Monday.", "--article", "A1"]);
    assert_eq!(claim["as_of"], "2025-03-10");

    desk.write("undated.txt", "The dam leaked on Monday, said Ada Moss of the water board.\n");
    holds(
        &desk.ok("article add undated.txt --title Undated"),
        &["No date of publication is known", "--published DATE"],
    );
    let claim = desk.json(["claim", "add", "The dam leaked on Monday.", "--article", "A2"]);
    assert_eq!((&claim["as_of"], &claim["as_of_words"]), (&Value::Null, &json!("Monday")));
    holds(&desk.ok("claim show 2"), &["\"Monday\", open: the article has no date of publication"]);
}

#[test]
fn a_date_is_typed_in_every_common_form_and_refused_where_it_may_be_two() {
    let desk = Desk::new();
    desk.write("text.txt", "The dam leaks, and the town knows it well.\n");
    for day in ["March 11, 2025", "11 March 2025", "11.3.2025", "2025/03/11", "Tue, 11 Mar 2025"] {
        let article =
            json(&desk.ok(["--json", "article", "add", "text.txt", "--again", "--title", day, "--published", day]));
        assert_eq!(article["published"], "2025-03-11", "{day}");
    }
    let claim = desk.json(["claim", "add", "The dam leaks.", "--as-of", "March 2025", "--recheck-by", "1 May 2025"]);
    assert_eq!((&claim["as_of"], &claim["recheck_by"]), (&json!("2025-03"), &json!("2025-05-01")));
    let refused = desk.run(["article", "add", "text.txt", "--published", "11/3/2025"]);
    assert_eq!(refused.code, 2);
    holds(&refused.err, &["\"11/3/2025\" may be 2025-03-11 or 2025-11-03: write the one that is meant"]);
}

#[test]
fn what_a_page_shows_besides_the_text_is_counted_in_a_line_and_shown_when_asked() {
    let desk = Desk::new();
    let caption = "<figure><img src=b.jpg><figcaption>The bridge at noon.</figcaption></figure></article>";
    desk.write("page.html", PAGE.replace("</article>", caption));
    let added = desk.ok("article add page.html");
    holds(&added, &["Kept 90% of what the page shows, 55 of 61 words; the rest: claimbench article"]);
    holds(&added, &["show A1 --left-out"]);
    let left = desk.ok("article show A1 --left-out");
    holds(&left, &["A1  6 of 61 words that the page shows are not in the text."]);
    holds(&left, &["    links\n    Home Sport"]);
    holds(&left, &["    caption\n    The bridge at noon."]);
    let left = json(&desk.ok("article show A1 --left-out --json"));
    assert_eq!((&left["words"], &left["words_left_out"]), (&json!(55), &json!(6)));
    assert_eq!(left["left_out"][1], json!({"kind": "caption", "text": "The bridge at noon."}));
    desk.write("text.md", TEXT);
    desk.ok("article add text.md");
    holds(&desk.ok("article show 2 --left-out"), &["A2  Nothing was left out of it."]);
    desk.ok("article update A1 text.md");
    holds(&desk.ok("article show 1 --left-out"), &["A1  Nothing was left out of it."]);
}

#[test]
fn of_a_page_with_several_articles_the_first_is_added_or_all() {
    let article = |name: &str| {
        let paragraph = format!(
            "<p>In {name} the council closed the bridge on Tuesday after inspectors had found cracks in two of its pillars, the mayor said.</p>"
        );
        format!("<article><h2>{name} closes a bridge</h2>{}</article>", paragraph.repeat(3))
    };
    let desk = Desk::new();
    desk.write(
        "page.html",
        format!("<!doctype html><title>Today</title><main>{}{}</main>", article("Ost"), article("Wall")),
    );
    holds(&desk.ok("article add page.html"), &["The page has 2 articles, and this is the first: --all adds each."]);
    holds(&desk.ok("article show 1"), &["A1  Ost closes a bridge"]);
    holds(&desk.refused("article add page.html --all"), &["A1"]);
    let all = json(&desk.ok("article add page.html --all --again --json"));
    assert_eq!(all[1]["title"], "Wall closes a bridge");
    assert_eq!(all.as_array().unwrap().len(), 2);
}

#[test]
fn a_page_that_says_it_is_not_free_to_read_is_told_of() {
    let desk = Desk::new();
    desk.write("page.html", PAGE.replace(r#""headline""#, r#""isAccessibleForFree": "False", "headline""#));
    holds(&desk.ok("article add page.html"), &["The page says that it is not free to read as a whole"]);
}

const GERMAN: &str = "Hafen legt Krane still\n\nDer Hafen von Brennsund hat 14 seiner 60 Krane stillgelegt, das kostet 2,8 Millionen \
Euro. „Der Umschlag brach regelrecht ein“, sagte Hafenchefin Marta Lind am 11. März. Nach Angaben der Hafenbehörde arbeiten dort \
etwa 5.200 Menschen.\n";

#[test]
fn the_language_of_a_text_is_guessed_kept_and_said_and_reaches_what_is_read() {
    let desk = Desk::new();
    desk.write("de.txt", GERMAN);
    let added = desk.ok("article add de.txt --published 2026-03-20");
    holds(
        &added,
        &["language   de", "Read as German (de) (guessed from the text): quotations", "article edit A1 --language"],
    );
    assert_eq!(json(&desk.ok("--json article show A1"))["language"], "de");
    holds(&desk.ok("article coverage A1"), &["Read as German (de): quotations"]);
    holds(&desk.ok("article extract A1"), &["Read as German (de)", "Hafenchefin Marta Lind"]);
    desk.ok("article extract A1 --accept all");
    let claims = json(&desk.ok("--json claim list"));
    let claims = claims.as_array().unwrap();
    let has = |unit: &str, point: &str| {
        let figures = claims.iter().flat_map(|claim| claim["quantities"].as_array().unwrap().clone());
        figures.into_iter().any(|figure| figure["unit"] == unit && figure["point"].as_str().unwrap().starts_with(point))
    };
    assert!(has("EUR", "2800000") && has("1", "5200"), "{claims:#?}");
    // Evidence in the language of the article, beside a claim in it.
    let number =
        claims.iter().find(|claim| claim["text"].as_str().unwrap().contains("5.200")).unwrap()["number"].clone();
    let line = format!(
        "--json evidence add {number} --source Amt --kind dataset --stance supports --quote 'rund 5.150 Menschen'"
    );
    let evidence = desk.ok(line.as_str());
    assert!(evidence.contains("5150"), "{evidence}");
}

#[test]
fn a_text_that_looks_like_another_language_than_it_is_read_in_is_told() {
    let desk = Desk::new();
    desk.write("de.txt", GERMAN);
    let added = desk.ok("article add de.txt --language en");
    assert!(!added.contains("Read as"), "{added}");
    let told = desk.ok("article extract A1");
    holds(&told, &["looks like German, and is read as English (en)", "claimbench article edit A1 --language de"]);
    desk.ok("article edit A1 --language de");
    assert!(!desk.ok("article extract A1").contains("looks like"));
}

#[test]
fn of_a_language_without_lists_the_line_says_how_little_is_read() {
    let desk = Desk::new();
    desk.write("ja.txt", "市がバス路線を廃止\n\n2025年の乗客数は7.4%減だった。労働組合は雇用が失われると見ている。\n");
    let added = desk.ok("article add ja.txt");
    holds(
        &added,
        &["Read as Japanese (ja) (guessed from the text): sentences, and of figures those that need no words"],
    );
    let coverage = json(&desk.ok("--json article coverage A1"));
    assert_eq!(coverage["sentences"], 3);
    let proposals = json(&desk.ok("--json article extract A1"));
    assert_eq!(proposals[0]["quantities"][0]["unit"], "%");
}

/// A document of a word processor with these paragraphs, as XML.
fn docx(paragraphs: &str) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    zip.start_file("word/document.xml", zip::write::SimpleFileOptions::default()).unwrap();
    let document = format!(r#"<w:document xmlns:w="w"><w:body>{paragraphs}</w:body></w:document>"#);
    std::io::Write::write_all(&mut zip, document.as_bytes()).unwrap();
    zip.finish().unwrap().into_inner()
}

#[test]
fn a_document_of_a_word_processor_is_an_article_with_its_changes_told() {
    let desk = Desk::new();
    let text = |words: &str| format!("<w:p><w:r><w:t>{words}</w:t></w:r></w:p>");
    let changed = "<w:p><w:r><w:t xml:space=\"preserve\">It cost </w:t></w:r><w:del><w:r><w:delText>12</w:delText></w:r></w:del>\
        <w:ins><w:r><w:t>14</w:t></w:r></w:ins><w:r><w:t xml:space=\"preserve\"> million euros.</w:t></w:r></w:p>";
    desk.write("draft.docx", docx(&(text("The bridge") + changed)));
    let said = desk.run("article add draft.docx --title Bridge").ends(0);
    assert!(said.err.contains("1 insertion is in the text, 1 deletion left out"), "{}", said.err);
    let article = desk.json("article show A1");
    assert!(article["body"].as_str().unwrap().contains("It cost 14 million euros."), "{article}");
    assert_eq!(desk.json("article show A1 --left-out")["left_out"][0]["text"], "12");
    desk.ok(["claim", "add", "It cost 14 million euros.", "--article", "A1", "--quote", "It cost 14 million euros."]);
    desk.write("draft2.docx", docx(&(text("The bridge") + &text("It cost 15 million euros."))));
    assert_eq!(desk.json("article update A1 draft2.docx")["claims"][0]["fate"], "lost");
    desk.write("bomb.docx", b"PK\x03\x04 no document");
    assert!(desk.refused("article add bomb.docx").contains("it is no ZIP file"));
}

#[test]
fn transcripts_kept_pages_and_markdown_with_a_head_are_articles() {
    let desk = Desk::new();
    desk.write(
        "debate.srt",
        "1\n00:12:31,000 --> 00:12:33,000\nMAYOR LEE: We built it\n\n2\n00:12:33,000 --> 00:12:35,000\nin two years.\n",
    );
    desk.ok("article add debate.srt --title Debate");
    let article = desk.json("article show A1");
    assert_eq!(article["body"].as_str().unwrap().trim(), "MAYOR LEE: We built it in two years.");
    assert_eq!(desk.json("article show A1 --left-out")["left_out"][0]["text"], "00:12:31 MAYOR LEE: We built it");
    desk.write("note.md", "---\ntitle: A bridge\nauthor: Ada Lee\ndate: 2026-03-04\n---\nIt cost **14 million** euros, [she](https://a.example) said.\n");
    desk.ok("article add note.md");
    let article = desk.json("article show A2");
    assert_eq!(
        (&article["title"], &article["byline"], &article["published"]),
        (&"A bridge".into(), &"Ada Lee".into(), &"2026-03-04".into())
    );
    assert_eq!(article["body"].as_str().unwrap().trim(), "It cost 14 million euros, she said.");
    desk.write(
        "page.mhtml",
        "MIME-Version: 1.0\nSubject: News\nSnapshot-Content-Location: https://paper.example/a\nContent-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n<title>Bridge opens</title><article><p>The caf=C3=A9 by the river bridge opened on Tuesday after two ye=\nars of work, the council said in a long statement about it.</p></article>\n--b--\n",
    );
    desk.ok("article add page.mhtml");
    let article = desk.json("article show A3");
    assert_eq!(article["url"], "https://paper.example/a");
    assert!(
        article["body"].as_str().unwrap().contains("The café by the river bridge opened on Tuesday after two years"),
        "{article}"
    );
}

#[test]
fn a_quotation_over_two_cues_stands_in_the_kept_transcript() {
    let desk = Desk::new();
    desk.ok("claim add 'The mayor said no.'");
    desk.write("talk.vtt", "WEBVTT\n\n00:01.000 --> 00:03.000\n<v Ada>The mayor said \"no\"\n\n00:03.000 --> 00:05.000\n<v Ada>to the long plan of the council\n");
    desk.ok([
        "evidence",
        "add",
        "1",
        "--source",
        "Talk",
        "--kind",
        "interview",
        "--question",
        "true",
        "--stance",
        "supports",
        "--quote",
        "“no” to the long plan",
        "--snapshot",
        "talk.vtt",
    ]);
    assert!(desk.ok("evidence show E1").contains("stands in the snapshot"));
}
