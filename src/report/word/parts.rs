//! The parts of a Word document, as XML (ECMA-376, transitional).

use super::{By, Comment, Paragraph, Piece, WordDocument};
use crate::domain::FIX_PROPERTY;
use std::fmt::Write as _;

const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#;
const WORD: &str = r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main""#;
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006";

/// Each part with its name, the list of kinds first, as Word wants it.
pub fn all(document: &WordDocument) -> [(&'static str, String); 9] {
    [
        ("[Content_Types].xml", kinds()),
        ("_rels/.rels", relations()),
        ("word/document.xml", body(document)),
        ("word/_rels/document.xml.rels", relations_of_body()),
        ("word/styles.xml", styles(&document.language)),
        ("word/settings.xml", format!("{HEAD}<w:settings {WORD}><w:trackRevisions/></w:settings>")),
        ("word/comments.xml", comments(&document.comments)),
        ("docProps/core.xml", properties(document)),
        ("docProps/custom.xml", own_properties(document)),
    ]
}

fn kinds() -> String {
    let word = "application/vnd.openxmlformats-officedocument.wordprocessingml";
    let parts = [
        ("/word/document.xml", format!("{word}.document.main+xml")),
        ("/word/styles.xml", format!("{word}.styles+xml")),
        ("/word/settings.xml", format!("{word}.settings+xml")),
        ("/word/comments.xml", format!("{word}.comments+xml")),
        ("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml".to_owned()),
        ("/docProps/custom.xml", "application/vnd.openxmlformats-officedocument.custom-properties+xml".to_owned()),
    ];
    let parts = parts.map(|(name, kind)| format!(r#"<Override PartName="{name}" ContentType="{kind}"/>"#)).concat();
    let relations = "application/vnd.openxmlformats-package.relationships+xml";
    format!(
        r#"{HEAD}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType="{relations}"/><Default Extension="xml" ContentType="application/xml"/>{parts}</Types>"#
    )
}

fn relations() -> String {
    related(&[
        (format!("{OFFICE}/relationships/officeDocument"), "word/document.xml"),
        (format!("{PACKAGE}/relationships/metadata/core-properties"), "docProps/core.xml"),
        (format!("{OFFICE}/relationships/custom-properties"), "docProps/custom.xml"),
    ])
}

fn relations_of_body() -> String {
    related(&["styles", "settings", "comments"].map(|kind| {
        let target = match kind {
            "styles" => "styles.xml",
            "settings" => "settings.xml",
            _ => "comments.xml",
        };
        (format!("{OFFICE}/relationships/{kind}"), target)
    }))
}

fn related(targets: &[(String, &str)]) -> String {
    let relation = |(at, (kind, target)): (usize, &(String, &str))| {
        format!(r#"<Relationship Id="rId{}" Type="{kind}" Target="{target}"/>"#, at + 1)
    };
    let all: String = targets.iter().enumerate().map(relation).collect();
    format!(r#"{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{all}</Relationships>"#)
}

fn styles(language: &str) -> String {
    let heading = |level: u8| {
        let (size, outline) = (40 - 4 * u32::from(level), level - 1);
        format!(
            r#"<w:style w:type="paragraph" w:styleId="Heading{level}"><w:name w:val="heading {level}"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/><w:pPr><w:keepNext/><w:spacing w:before="240" w:after="120"/><w:outlineLvl w:val="{outline}"/></w:pPr><w:rPr><w:b/><w:sz w:val="{size}"/></w:rPr></w:style>"#
        )
    };
    let headings: String = (1..=6).map(heading).collect();
    format!(
        r#"{HEAD}<w:styles {WORD}><w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="24"/><w:lang w:val="{}"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="160" w:line="276" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>{headings}</w:styles>"#,
        escaped(language)
    )
}

fn body(document: &WordDocument) -> String {
    let mut xml = format!("{HEAD}<w:document {WORD}><w:body>");
    let mut changes = 0;
    document.paragraphs.iter().for_each(|one| paragraph(&mut xml, one, &mut changes));
    xml.push_str("<w:sectPr/></w:body></w:document>");
    xml
}

fn paragraph(xml: &mut String, paragraph: &Paragraph, changes: &mut usize) {
    xml.push_str("<w:p>");
    if let Some(level) = paragraph.heading {
        let _ = write!(xml, r#"<w:pPr><w:pStyle w:val="Heading{level}"/></w:pPr>"#);
    }
    for piece in &paragraph.pieces {
        let _ = match piece {
            Piece::Text(text) => write!(xml, "<w:r>{}</w:r>", run(text, "w:t")),
            Piece::Deleted(text, by) => {
                *changes += 1;
                write!(xml, "<w:del {}><w:r>{}</w:r></w:del>", told(by, *changes), run(text, "w:delText"))
            }
            Piece::Inserted(text, by) => {
                *changes += 1;
                write!(xml, "<w:ins {}><w:r>{}</w:r></w:ins>", told(by, *changes), run(text, "w:t"))
            }
            Piece::MarkStart(id, name) => write!(xml, r#"<w:bookmarkStart w:id="{id}" w:name="{}"/>"#, escaped(name)),
            Piece::MarkEnd(id) => write!(xml, r#"<w:bookmarkEnd w:id="{id}"/>"#),
            Piece::CommentStart(id) => write!(xml, r#"<w:commentRangeStart w:id="{id}"/>"#),
            Piece::CommentEnd(id) => {
                write!(xml, r#"<w:commentRangeEnd w:id="{id}"/><w:r><w:commentReference w:id="{id}"/></w:r>"#)
            }
        };
    }
    xml.push_str("</w:p>");
}

/// The lines of a text, each in an element.
fn run(text: &str, element: &str) -> String {
    let line = |line: &str| format!(r#"<{element} xml:space="preserve">{}</{element}>"#, escaped(line));
    text.split('\n').map(line).collect::<Vec<_>>().join("<w:br/>")
}

/// What says whose a change or a comment is. An instant in Word has no parts of a second.
fn told(by: &By, id: usize) -> String {
    let at = by.at.to_string();
    let at = at.get(..19).unwrap_or(&at);
    format!(r#"w:id="{id}" w:author="{}" w:date="{at}Z""#, escaped(&by.author))
}

fn comments(comments: &[Comment]) -> String {
    let mut xml = format!("{HEAD}<w:comments {WORD}>");
    for (id, Comment { by, lines }) in comments.iter().enumerate() {
        let _ = write!(xml, "<w:comment {}>", told(by, id));
        for line in lines {
            let _ = write!(xml, "<w:p><w:r>{}</w:r></w:p>", run(line, "w:t"));
        }
        xml.push_str("</w:comment>");
    }
    xml.push_str("</w:comments>");
    xml
}

fn properties(document: &WordDocument) -> String {
    let author = document.author.as_deref().map(|author| format!("<dc:creator>{}</dc:creator>", escaped(author)));
    format!(
        r#"{HEAD}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{}</dc:title>{}<dc:language>{}</dc:language></cp:coreProperties>"#,
        escaped(&document.title),
        author.unwrap_or_default(),
        escaped(&document.language)
    )
}

fn own_properties(document: &WordDocument) -> String {
    format!(
        r#"{HEAD}<Properties xmlns="{OFFICE}/custom-properties" xmlns:vt="{OFFICE}/docPropsVTypes"><property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="2" name="{FIX_PROPERTY}"><vt:lpwstr>{}</vt:lpwstr></property></Properties>"#,
        escaped(&document.made_of)
    )
}

/// A text in which nothing is markup, and without what XML cannot hold.
fn escaped(text: &str) -> String {
    let may_stand = |c: &char| matches!(c, '\t' | '\n' | ' '..='\u{FFFD}' | '\u{10000}'..) && *c != '\u{FFFE}';
    quick_xml::escape::escape(text.chars().filter(may_stand).collect::<String>()).into_owned()
}
