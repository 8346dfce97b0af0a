//! Documents of word processors: the text that a reader sees in them, as paragraphs, and what else they hold.
//!
//! A document from outside is hostile: nothing in it is run, no link is followed, what declares entities is refused, and
//! nothing is unpacked beyond limits.

mod docx;
mod odt;
mod parts;
pub mod returned;
pub mod workbook;

use crate::domain::{LeftOut, LeftOutKind};
use thiserror::Error;

/// What a document holds.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Document {
    /// As its properties say; `None` where they say nothing.
    pub title: Option<String>,
    /// As its properties say, which is often whose computer it was.
    pub author: Option<String>,
    /// When it was made, as its properties say.
    pub made: Option<String>,
    /// BCP 47, as its properties or its styles say.
    pub language: Option<String>,
    /// Paragraphs apart by empty lines; headings with `#`, items of lists with `-`, cells of a table's row apart by `|`.
    pub body: String,
    /// Comments, and words that are deleted or hidden.
    pub left_out: Vec<LeftOut>,
    /// What a reader of the text is to be told beside it.
    pub remarks: Remarks,
}

/// What is to be said of how a document was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Remarks {
    /// Insertions by tracked changes, which are in the text.
    pub inserted: usize,
    /// Deletions by tracked changes, which are not.
    pub deleted: usize,
    /// Comments in the margin, which are not in the text either.
    pub comments: usize,
    /// Passages that are set so that they do not show.
    pub hidden: usize,
    /// It brings macros along, which nobody runs here.
    pub has_macros: bool,
}

/// Why a document cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum OfficeError {
    /// It has another form than its name says, or is damaged.
    #[error("it is no ZIP file, as these documents are: {what}")]
    NoZip {
        /// What the unpacking said.
        what: String,
    },
    /// Another kind of archive: a sheet, slides, a program.
    #[error("it has no {part}, in which its text would be")]
    NoText {
        /// The name of the part in the archive.
        part: &'static str,
    },
    /// Longer than any article, or made to fill the memory.
    #[error("its {part} would unpack to more than {limit} bytes")]
    TooLong {
        /// The name of the part in the archive.
        part: String,
        /// In bytes.
        limit: u64,
    },
    /// Made to fill the memory, or a stray cell far from the others.
    #[error("its sheet {sheet} has more than {limit} cells up to its last row and column")]
    TooLarge {
        /// The name of the sheet.
        sheet: String,
        /// In cells.
        limit: usize,
    },
    /// Another name is meant, or the workbook is empty.
    #[error("{}", no_sheet(name.as_deref(), names))]
    NoSheet {
        /// The name that was asked for; none where nobody named one.
        name: Option<String>,
        /// The names that there are.
        names: Vec<String>,
    },
    /// Save it without a password.
    #[error("its {part} is locked with a password")]
    Locked {
        /// The name of the part in the archive.
        part: String,
    },
    /// Entities are a way of attack: such a file is not read at all.
    #[error("its {part} declares entities, which no word processor does")]
    Entities {
        /// The name of the part in the archive.
        part: String,
    },
    /// Open it with its own program, and save it anew.
    #[error("its {part} is damaged: {what}")]
    Damaged {
        /// The name of the part in the archive.
        part: String,
        /// What the unpacking or the XML reader said.
        what: String,
    },
}

fn no_sheet(name: Option<&str>, names: &[String]) -> String {
    match name {
        Some(name) => format!("it has no sheet {name}; it has: {}", names.join(", ")),
        None => "no sheet of it holds anything".to_owned(),
    }
}

/// Whether a media type is that of a document that is read here.
pub fn is_document(media_type: &str) -> bool {
    media_type.contains("wordprocessingml") || media_type.contains("opendocument.text")
}

/// Reads a document, of which kind it is by the parts that it has.
pub fn read(bytes: &[u8]) -> Result<Document, OfficeError> {
    let mut parts = parts::Parts::open(bytes)?;
    let mut document = if parts.has(docx::BODY) { docx::read(&mut parts)? } else { odt::read(&mut parts)? };
    document.remarks.has_macros = parts.has("word/vbaProject.bin") || parts.has("Basic/script-lc.xml");
    document.remarks.comments = document.left_out.iter().filter(|part| part.kind == LeftOutKind::Comments).count();
    Ok(document)
}

/// Paragraphs in the making.
#[derive(Debug, Default)]
struct Paragraphs {
    out: String,
    /// Of a list or a table, whose lines stand together.
    last: Line,
}

/// What a line is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Line {
    #[default]
    Paragraph,
    Item,
    Row,
}

impl Paragraphs {
    fn push(&mut self, text: &str, line: Line) {
        let text = text.split('\n').map(spaced_once).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n");
        if text.is_empty() {
            return;
        }
        if !self.out.is_empty() {
            let together = line != Line::Paragraph && line == self.last;
            self.out.push_str(if together { "\n" } else { "\n\n" });
        }
        self.last = line;
        self.out.push_str(&text);
    }
}

fn spaced_once(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use std::io::{Cursor, Write};

    /// A ZIP of these parts.
    pub fn packed(parts: &[(&str, &str)]) -> Vec<u8> {
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (name, text) in parts {
            // Packing what is long takes a while, and what is looked at is its length.
            let method = if text.len() > 1024 * 1024 {
                zip::CompressionMethod::Stored
            } else {
                zip::CompressionMethod::Deflated
            };
            zip.start_file(*name, zip::write::SimpleFileOptions::default().compression_method(method)).unwrap();
            zip.write_all(text.as_bytes()).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }

    fn docx(body: &str) -> Vec<u8> {
        let document = format!(
            r#"<?xml version="1.0"?><w:document xmlns:w="w" xmlns:mc="mc"><w:body>{body}</w:body></w:document>"#
        );
        packed(&[
            ("word/document.xml", &document),
            (
                "word/styles.xml",
                r#"<w:styles xmlns:w="w"><w:style w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style></w:styles>"#,
            ),
            (
                "word/footnotes.xml",
                r#"<w:footnotes xmlns:w="w"><w:footnote w:id="2"><w:p><w:r><w:t>A report of 2025.</w:t></w:r></w:p></w:footnote></w:footnotes>"#,
            ),
            (
                "word/comments.xml",
                r#"<w:comments xmlns:w="w"><w:comment w:id="0" w:author="Bo Roe"><w:p><w:r><w:t>Says who?</w:t></w:r></w:p></w:comment></w:comments>"#,
            ),
            (
                "docProps/core.xml",
                r#"<cp:coreProperties xmlns:cp="cp" xmlns:dc="dc" xmlns:dcterms="dt"><dc:title>The bridge</dc:title><dc:creator>Ada Lee</dc:creator><dcterms:created>2026-03-04T10:00:00Z</dcterms:created></cp:coreProperties>"#,
            ),
        ])
    }

    #[test]
    fn a_word_document_is_read_in_order_with_what_it_says_of_itself() {
        let read = read(&docx(r#"
            <w:p><w:pPr><w:pStyle w:val="berschrift1"/></w:pPr><w:r><w:t>A bridge</w:t></w:r></w:p>
            <w:p><w:r><w:t xml:space="preserve">It cost </w:t></w:r><w:ins w:author="x"><w:r><w:t>14</w:t></w:r></w:ins><w:del><w:r><w:delText>12</w:delText></w:r></w:del><w:r><w:t xml:space="preserve"> million &amp; more</w:t><w:footnoteReference w:id="2"/><w:t>.</w:t></w:r></w:p>
            <w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>one</w:t></w:r></w:p><w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>two</w:t></w:r></w:p>
            <w:tbl><w:tr><w:tc><w:p><w:r><w:t>Year</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Cost</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
            <w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r><w:r><w:instrText>HYPERLINK "x"</w:instrText><w:t>Seen</w:t><w:tab/><w:t>here.</w:t></w:r></w:p>
            <w:p><mc:AlternateContent><mc:Choice><w:r><w:t>Boxed</w:t></w:r></mc:Choice><mc:Fallback><w:r><w:t>Boxed</w:t></w:r></mc:Fallback></mc:AlternateContent></w:p>"#)).unwrap();
        assert_eq!(
            read.body,
            "# A bridge\n\nIt cost 14 million & more.\n\n- one\n- two\n\nYear | Cost\n\nSeen here.\n\nBoxed\n\nNote 2: A report of 2025."
        );
        assert_eq!(
            (read.title.as_deref(), read.author.as_deref(), read.made.as_deref()),
            (Some("The bridge"), Some("Ada Lee"), Some("2026-03-04T10:00:00Z"))
        );
        assert_eq!(read.remarks, Remarks { inserted: 1, deleted: 1, comments: 1, hidden: 1, has_macros: false });
        let left: Vec<&str> = read.left_out.iter().map(|part| part.text.as_str()).collect();
        assert_eq!(left, ["12", "secret", "Bo Roe: Says who?"]);
    }

    #[test]
    fn an_opendocument_is_read_the_same_way() {
        let content = r#"<office:document-content xmlns:office="o" xmlns:text="t" xmlns:table="tb" xmlns:dc="dc"><office:body><office:text>
            <text:tracked-changes><text:changed-region><text:deletion><text:p>gone</text:p></text:deletion></text:changed-region></text:tracked-changes>
            <text:h text:outline-level="2">A bridge</text:h><text:p>It cost<text:s/>14<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>A report.</text:p></text:note-body></text:note> million.<office:annotation><dc:creator>Bo</dc:creator><text:p>Who?</text:p></office:annotation></text:p>
            <text:list><text:list-item><text:p>one</text:p></text:list-item></text:list>
            <table:table><table:table-row><table:table-cell><text:p>Year</text:p></table:table-cell><table:table-cell><text:p>Cost</text:p></table:table-cell></table:table-row></table:table>
            </office:text></office:body></office:document-content>"#;
        let read = read(&packed(&[("content.xml", content)])).unwrap();
        assert_eq!(read.body, "## A bridge\n\nIt cost 14 million.\n\n- one\n\nYear | Cost\n\nNote 1: A report.");
        assert_eq!((read.remarks.deleted, read.remarks.comments), (1, 1));
    }

    #[test]
    fn hostile_documents_are_refused_and_nothing_of_them_is_followed() {
        assert!(matches!(super::read(b"no zip"), Err(OfficeError::NoZip { .. })));
        assert!(matches!(super::read(&packed(&[("x", "")])), Err(OfficeError::NoText { .. })));
        let entity = r#"<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><w:document xmlns:w="w"><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>"#;
        assert!(matches!(super::read(&packed(&[("word/document.xml", entity)])), Err(OfficeError::Entities { .. })));
        let long = format!("<w:document>{}", " ".repeat(70 * 1024 * 1024));
        assert!(matches!(super::read(&packed(&[("word/document.xml", &long)])), Err(OfficeError::TooLong { .. })));
        let deep = format!("<w:document>{}", "<w:p>".repeat(100_000));
        assert!(super::read(&packed(&[("word/document.xml", &deep)])).is_err());
        let linked = docx(r#"<w:p><w:r><w:t>Read &file; this.</w:t></w:r></w:p><w:altChunk r:id="evil"/>"#);
        assert_eq!(super::read(&linked).unwrap().body.lines().next(), Some("Read &file; this."));
    }

    proptest::proptest! {
        #[test]
        fn any_text_comes_out_as_it_went_in(words in proptest::collection::vec("[a-zA-Zé<>&\"' ]{1,12}", 1..5)) {
            let escaped = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
            let runs: String = words.iter().map(|word| format!(r#"<w:r><w:t xml:space="preserve">{}</w:t></w:r>"#, escaped(word))).collect();
            let document = format!(r#"<w:document xmlns:w="w"><w:body><w:p>{runs}</w:p></w:body></w:document>"#);
            let read = super::read(&packed(&[("word/document.xml", &document)])).unwrap();
            proptest::prop_assert_eq!(read.body, spaced_once(&words.concat()));
        }

        #[test]
        fn any_markup_is_read_or_refused(markup in "(<w:p>|</w:p>|<w:r>|</w:r>|<w:t>|</w:t>|<w:del>|</w:del>|<w:tbl>|<w:tr>|</w:tr>|<w:tc>|</w:tc>|</w:tbl>|a|&amp;|&|<!--|-->|<!DOCTYPE|>){0,30}") {
            let _ = super::read(&packed(&[("word/document.xml", &markup)]));
            let _ = super::read(&packed(&[("content.xml", &markup.replace("w:", "text:"))]));
        }
    }
}
