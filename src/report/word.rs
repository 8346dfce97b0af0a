//! A Word document: paragraphs, tracked changes in them and comments beside them, as the parts of a ZIP.

mod parts;

use crate::domain::Instant;
use std::fmt::Write as _;
use std::io::{self, Cursor, Write as _};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// A document in the making.
#[derive(Debug, Clone)]
pub struct WordDocument {
    pub title: String,
    pub author: Option<String>,
    /// BCP 47.
    pub language: String,
    /// The case and the fixes that it is made of, so that it is known again when it comes back.
    pub made_of: String,
    pub paragraphs: Vec<Paragraph>,
    pub comments: Vec<Comment>,
}

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Paragraph {
    /// From 1 to 6; none for a paragraph of the text.
    pub heading: Option<u8>,
    pub pieces: Vec<Piece>,
}

/// What a paragraph is made of, in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    Text(String),
    Deleted(String, By),
    Inserted(String, By),
    /// The words from here to the end of the same name belong together.
    MarkStart(usize, String),
    MarkEnd(usize),
    /// A comment, by its place in the document's list, is about the words from here to its end.
    CommentStart(usize),
    CommentEnd(usize),
}

/// Whose a change is, and of when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct By {
    pub author: String,
    pub at: Instant,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comment {
    pub by: By,
    pub lines: Vec<String>,
}

impl WordDocument {
    /// Every text of it, line by line, for whoever looks over what leaves.
    pub fn text(&self) -> String {
        let mut text = format!("{}\n{}\n", self.title, self.author.as_deref().unwrap_or_default());
        for piece in self.paragraphs.iter().flat_map(|paragraph| &paragraph.pieces) {
            if let Piece::Text(words) | Piece::Deleted(words, _) | Piece::Inserted(words, _) = piece {
                let _ = writeln!(text, "{words}");
            }
        }
        for comment in &self.comments {
            let _ = writeln!(text, "{}\n{}", comment.by.author, comment.lines.join("\n"));
        }
        text
    }

    /// The document as a file: the same bytes for the same document.
    pub fn packed(&self) -> io::Result<Vec<u8>> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
        for (name, part) in parts::all(self) {
            zip.start_file(name, options)?;
            zip.write_all(part.as_bytes())?;
        }
        Ok(zip.finish()?.into_inner())
    }
}
