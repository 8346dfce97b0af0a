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
    /// What the document is called, in its properties.
    pub title: String,
    /// Who it is from, in its properties; `None` names nobody.
    pub author: Option<String>,
    /// BCP 47.
    pub language: String,
    /// The case and the fixes that it is made of, so that it is known again when it comes back.
    pub made_of: String,
    /// Headings and text, in order.
    pub paragraphs: Vec<Paragraph>,
    /// In any order: pieces name them by their place in this list.
    pub comments: Vec<Comment>,
}

/// A heading, or a paragraph of the text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Paragraph {
    /// From 1 to 6; none for a paragraph of the text.
    pub heading: Option<u8>,
    /// In the order of the text.
    pub pieces: Vec<Piece>,
}

/// What a paragraph is made of, in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// Plain words.
    Text(String),
    /// Words that a tracked change strikes, and whose change it is.
    Deleted(String, By),
    /// Words that a tracked change puts in, and whose change it is.
    Inserted(String, By),
    /// The words from here to the end with the same number belong together, under this name.
    MarkStart(usize, String),
    /// The end of the words of the mark with this number.
    MarkEnd(usize),
    /// A comment, by its place in the document's list, is about the words from here to its end.
    CommentStart(usize),
    /// The end of the words that the comment is about.
    CommentEnd(usize),
}

/// Whose a change is, and of when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct By {
    /// The name that the word processor shows.
    pub author: String,
    /// When it was made.
    pub at: Instant,
}

/// Words in the margin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comment {
    /// Whose they are, and of when.
    pub by: By,
    /// A paragraph each.
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
