//! The memo in Word: out as tracked changes with comments, and back with what the author did with each.

use crate::desk::{Desk, holds};
use serde_json::{Value, json};
use std::io::{Cursor, Read, Write};
use std::process::Command;

const BODY: &str = "# The bridge\n\nThe old bridge carries 12,000 cars a day. The mayor said that it will close in May.\n\n\
- It was built in 1931.\n- Nobody drives there at night.\n";

/// Four claims with a fix each: F1 and F2 propose other words, F3 strikes some, F4 puts words beside others.
fn desk() -> Desk {
    let desk = Desk::new();
    desk.write("text.md", BODY);
    desk.ok("article add text.md --title Bridge --published 2025-03-04");
    for (quote, new) in [
        ("The old bridge carries 12,000 cars a day", "The old bridge carries about 12,100 cars a day"),
        ("it will close in May", "it may close in May"),
        ("It was built in 1931", ""),
        ("Nobody drives there at night", "Nobody drives there at night, says \"Ada\" <& co>"),
    ] {
        let claim = desk.json(["claim", "add", quote, "--article", "1", "--quote", quote])["number"].clone();
        desk.ok(["fix", "propose", &claim.to_string(), "--to", new, "--because", "The register says so."]);
    }
    desk.ok("memo --format docx --output memo.docx");
    desk
}

/// A document with its parts changed.
fn edited(desk: &Desk, to: &str, change: impl Fn(&str, String) -> String) {
    let mut zip = zip::ZipArchive::new(Cursor::new(std::fs::read(desk.path("memo.docx")).unwrap())).unwrap();
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..zip.len() {
        let mut part = zip.by_index(at).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut text = String::new();
        part.read_to_string(&mut text).unwrap();
        out.start_file(name.as_str(), zip::write::SimpleFileOptions::default()).unwrap();
        out.write_all(change(&name, text).as_bytes()).unwrap();
    }
    std::fs::write(desk.path(to), out.finish().unwrap().into_inner()).unwrap();
}

/// What Word makes of the changes in a fix's words when somebody takes them, or refuses them.
fn settled(xml: &str, fix: u32, taken: bool) -> String {
    let start = xml.find(&format!("w:name=\"Claimbench_F{fix}\"")).unwrap();
    let end = start + xml[start..].find("<w:bookmarkEnd").unwrap();
    let (goes, stays) = if taken { ("del", "ins") } else { ("ins", "del") };
    let mut words = xml[start..end].to_owned();
    while let Some(at) = words.find(&format!("<w:{goes} ")) {
        let close = format!("</w:{goes}>");
        let after = at + words[at..].find(&close).unwrap() + close.len();
        words.replace_range(at..after, "");
    }
    while let Some(at) = words.find(&format!("<w:{stays} ")) {
        let after = at + words[at..].find('>').unwrap() + 1;
        words.replace_range(at..after, "");
    }
    let words = words.replace(&format!("</w:{stays}>"), "").replace("w:delText", "w:t");
    format!("{}{words}{}", &xml[..start], &xml[end..])
}

fn fates(said: &Value) -> Vec<(&str, Option<&str>, bool)> {
    let answers = said["answers"].as_array().unwrap();
    answers
        .iter()
        .map(|answer| (answer["fate"].as_str().unwrap(), answer["answer"].as_str(), answer["known"].as_bool().unwrap()))
        .collect()
}

#[test]
fn a_document_that_nobody_touched_answers_nothing() {
    let desk = desk();
    holds(&desk.ok("fix answers memo.docx"), &["F1", "not answered yet", "Nothing in it is new."]);
    assert_eq!(desk.json("memo")[0]["answers"], json!([]));
}

#[test]
fn what_the_author_did_with_each_change_becomes_an_answer_once() {
    let desk = desk();
    edited(&desk, "back.docx", |part, xml| match part {
        "word/document.xml" => {
            let xml = settled(&settled(&xml, 1, true), 2, false);
            let xml = settled(&xml, 3, true);
            settled(&xml, 4, true).replace("says", "as she says,")
        }
        _ => xml,
    });
    let tried = desk.json("fix answers back.docx --dry-run");
    assert_eq!(
        fates(&tried),
        [
            ("accepted", Some("accepted"), false),
            ("rejected", Some("rejected"), false),
            ("accepted", Some("accepted"), false),
            ("reworded", Some("query"), false),
        ]
    );
    assert_eq!((&tried["recorded"], &desk.json("memo")[0]["answers"]), (&json!(0), &json!([])));
    holds(&desk.ok("fix answers back.docx"), &["reworded on #4: Nobody drives", "Recorded 4 answers."]);
    let memo = desk.json("memo");
    assert_eq!(memo[0]["answers"][0]["answer"], "accepted");
    assert_eq!(memo[3]["answers"][0]["note"], "Instead: Nobody drives there at night, as she says, \"Ada\" <& co>");
    holds(&desk.ok("fix answers back.docx"), &["accepted, as recorded", "Nothing in it is new."]);
    assert_eq!(desk.json("memo")[0]["answers"].as_array().unwrap().len(), 1);
    desk.ok("verify");
}

#[test]
fn a_comment_beside_a_change_that_waits_is_a_query_and_one_beside_none_is_told() {
    let desk = desk();
    edited(&desk, "back.docx", |part, xml| {
        match part {
        "word/document.xml" => xml
            .replacen("<w:commentRangeStart w:id=\"1\"/>", "<w:commentRangeStart w:id=\"1\"/><w:commentRangeStart w:id=\"9\"/>", 1)
            .replacen("<w:commentRangeEnd w:id=\"1\"/>", "<w:commentRangeEnd w:id=\"1\"/><w:commentRangeEnd w:id=\"9\"/>", 1)
            .replacen("<w:sectPr/>", "<w:p><w:commentRangeStart w:id=\"8\"/><w:ins w:id=\"77\" w:author=\"Bo\"><w:r><w:t>More.</w:t></w:r></w:ins><w:commentRangeEnd w:id=\"8\"/></w:p><w:sectPr/>", 1),
        "word/comments.xml" => xml.replace(
            "</w:comments>",
            "<w:comment w:id=\"9\" w:author=\"Bo Roe\"><w:p><w:r><w:t>Which May?</w:t></w:r></w:p></w:comment>\
             <w:comment w:id=\"8\" w:author=\"Bo Roe\"><w:p><w:r><w:t>New end.</w:t></w:r></w:p></w:comment></w:comments>",
        ),
        _ => xml,
    }
    });
    let said = desk.run("fix answers back.docx").ends(0);
    holds(&said.out, &["F2", "Bo Roe: Which May?", "Recorded 1 answer."]);
    holds(&said.err, &["1 change stands elsewhere", "Beside no fix: Bo Roe: New end."]);
    let answer = &desk.json("memo")[1]["answers"][0];
    assert_eq!((&answer["answer"], &answer["note"]), (&json!("query"), &json!("Bo Roe: Which May?")));
}

#[test]
fn words_that_went_with_their_mark_are_told_by_what_stands_beside_them() {
    let desk = desk();
    edited(&desk, "back.docx", |part, xml| match part {
        "word/document.xml" => {
            let xml = settled(&xml, 3, true);
            xml.replace("<w:bookmarkStart w:id=\"2\" w:name=\"Claimbench_F3\"/>", "")
                .replace("<w:bookmarkEnd w:id=\"2\"/>", "")
        }
        _ => xml,
    });
    assert_eq!(fates(&desk.json("fix answers back.docx --dry-run"))[2], ("accepted", Some("accepted"), false));
}

#[test]
fn a_program_that_drops_marks_and_properties_leaves_the_comments_to_tell() {
    let desk = desk();
    edited(&desk, "back.docx", |part, xml| match part {
        "word/document.xml" => settled(&xml, 1, true).replace("w:name=\"Claimbench_", "w:name=\"_"),
        "docProps/custom.xml" => String::from("<Properties/>"),
        _ => xml,
    });
    let said = desk.json("fix answers back.docx --dry-run");
    assert_eq!(fates(&said)[..2], [("accepted", Some("accepted"), false), ("untouched", None, false)]);
}

#[test]
fn a_document_of_another_case_or_without_a_fix_is_refused() {
    let desk = desk();
    let other = Desk::new();
    other.write("text.md", "One sentence stands here.");
    other.ok("article add text.md");
    std::fs::copy(desk.path("memo.docx"), other.path("memo.docx")).unwrap();
    holds(&other.error("fix answers memo.docx").0.to_string(), &["made of another case"]);
    other.ok("memo --format docx --output none.docx");
    holds(&other.error("fix answers none.docx").0.to_string(), &["no fix is marked in it"]);
    other.write("no.docx", "no document");
    assert_eq!(other.error("fix answers no.docx").0["kind"], "unreadable");
    let empty = Desk::new();
    let said = empty.run("memo --format docx --output x.docx").ends(2);
    holds(&said.err, &["no article"]);
}

#[test]
fn the_text_of_the_document_is_the_article_with_every_change_taken() {
    let desk = desk();
    desk.ok("article update 1 memo.docx");
    let body = desk.json("article show 1")["body"].clone();
    assert_eq!(
        body,
        "# The bridge\n\nThe old bridge carries about 12,100 cars a day. The mayor said that it may close in May.\n\n\
         - .\n- Nobody drives there at night, says \"Ada\" <& co>."
    );
}

#[test]
fn the_author_reads_no_confidential_name_in_a_comment_or_a_change() {
    let desk = desk();
    desk.ok("source add 'Mira Quill' --kind interview --confidential");
    desk.ok("fix propose 1 --to 'As Mira Quill counts, 12,100 cars a day' --because 'Mira Quill told us.'");
    desk.ok("memo --format docx --output out.docx");
    let mut zip = zip::ZipArchive::new(Cursor::new(std::fs::read(desk.path("out.docx")).unwrap())).unwrap();
    for at in 0..zip.len() {
        let mut text = String::new();
        zip.by_index(at).unwrap().read_to_string(&mut text).unwrap();
        assert!(!text.contains("Quill"), "{text}");
    }
}

/// LibreOffice reads the document and writes it again; where it is not installed, this says so and proves nothing.
#[test]
fn libreoffice_keeps_changes_comments_and_marks() {
    let desk = desk();
    std::fs::create_dir(desk.path("again")).unwrap();
    let said = Command::new("soffice")
        .args(["--headless", "--convert-to", "docx:MS Word 2007 XML", "--outdir"])
        .args([desk.path("again"), desk.path("memo.docx")])
        .env("HOME", desk.path("again"))
        .output();
    let Ok(said) = said else {
        eprintln!("soffice is not installed: LibreOffice was not asked");
        return;
    };
    assert!(said.status.success(), "{}", String::from_utf8_lossy(&said.stderr));
    let fates_of = desk.json("fix answers again/memo.docx --dry-run");
    assert!(fates(&fates_of).iter().all(|(fate, ..)| *fate == "untouched"), "{fates_of}");
}
