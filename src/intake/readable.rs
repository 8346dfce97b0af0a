//! The text that a reader sees in kept bytes, for showing it and for finding quotes in it.
//!
//! Unlike `page`, which picks out the article, this leaves nothing out that is shown: a quote may stand in a caption or
//! a box. Nothing is loaded and nothing is run.

mod html;
mod kind;
mod pdf;

#[cfg(test)]
mod tests;

use super::page::{PageError, decode};
use super::{cues, mime, office};
use encoding_rs::{Encoding, WINDOWS_1252};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use thiserror::Error;

pub use kind::media_type;
pub use pdf::{pdf_text, with_loss};

/// Why there is no text.
#[derive(Debug, Clone, PartialEq, Eq, Error, Serialize, Deserialize)]
pub enum Unreadable {
    /// A picture, a film, a program: there are no words to find.
    #[error("{media_type} is not a kind of text")]
    NotText {
        /// Such as `image/png`; see what is there with your own eyes.
        media_type: String,
    },
    /// A page that only a script would fill, a PDF of scanned pictures, an empty file.
    #[error("no text is to be seen in it")]
    NoText,
    /// It is not what its type says, or not whole.
    #[error("the file is damaged: {what}")]
    Damaged {
        /// What the reader of the format said.
        what: String,
    },
    /// A quotation in it is to be looked for by a person.
    #[error("{length} bytes are too long to read; {limit} is the most")]
    TooLong {
        /// In bytes, of the file or of the text in it.
        length: usize,
        /// In bytes.
        limit: usize,
    },
    /// No page that people read is built so.
    #[error("the page is built of more than {limit} elements, texts and comments")]
    TooManyParts {
        /// How many are read.
        limit: usize,
    },
    /// It was given up after a while.
    #[error("it cannot be read in reasonable time")]
    TooSlow,
    /// The process that read it died.
    #[error("its parts contradict each other, or reading it takes more memory or time than there is for it")]
    TooMuch,
    /// It was tried when the bytes were kept, and is not tried again.
    #[error("{what}")]
    Known {
        /// The reason, in words.
        what: String,
    },
}

/// Whether reading bytes of this kind may take far more than they are: any PDF, and a page longer than `short`.
pub fn is_costly(media_type: &str, length: usize, short: usize) -> bool {
    match Form::of(&essence(media_type)) {
        Some(Form::Pdf) => true,
        Some(Form::Html) => length > short,
        Some(Form::Markup | Form::Plain | Form::Message | Form::Document) | None => false,
    }
}

/// Whether a media type is that of a PDF, whose text is read in a process of its own.
pub fn is_pdf(media_type: &str) -> bool {
    matches!(Form::of(&essence(media_type)), Some(Form::Pdf))
}

/// A media type without its parameters, in lower case.
fn essence(media_type: &str) -> String {
    media_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}

/// The longest file that is read and the longest text that is given, in bytes.
pub const LIMIT: usize = 32 * 1024 * 1024;

/// Everything a reader could see in it, as plain text with a line for each block.
///
/// `media_type` may carry parameters, and `charset` is the label that came with the file, as from an HTTP header. The
/// charset is that of a byte-order mark, else UTF-8 where the bytes are valid UTF-8, else the one that came with the
/// file, else the one that an HTML or XML file states, else windows-1252. JSON, XML, CSV and Markdown are given as they
/// are written. A PDF is read in this process; see `pdf_text`.
pub fn readable(bytes: &[u8], media_type: &str, charset: Option<&str>) -> Result<String, Unreadable> {
    if bytes.len() > LIMIT {
        return Err(Unreadable::TooLong { length: bytes.len(), limit: LIMIT });
    }
    let (_, parameters) = media_type.split_once(';').unwrap_or((media_type, ""));
    let essence = essence(media_type);
    let charset = charset.or_else(|| charset_parameter(parameters));
    let text = match Form::of(&essence) {
        Some(Form::Html) => html::visible(&decoded(bytes, charset, Stated::Inside))?,
        Some(Form::Markup) => decoded(bytes, charset, Stated::Inside).into_owned(),
        Some(Form::Plain) => {
            let text = decoded(bytes, charset, Stated::Nowhere);
            if cues::is_cues(&text) { cues::running_text(&cues::cues(&text)) } else { text.into_owned() }
        }
        Some(Form::Message) => message(bytes)?,
        Some(Form::Document) => {
            office::read(bytes).map_err(|error| Unreadable::Damaged { what: error.to_string() })?.body
        }
        Some(Form::Pdf) => pdf_text(bytes)?,
        None => return Err(Unreadable::NotText { media_type: essence }),
    };
    if text.len() > LIMIT {
        return Err(Unreadable::TooLong { length: text.len(), limit: LIMIT });
    }
    if text.trim().is_empty() { Err(Unreadable::NoText) } else { Ok(text) }
}

enum Form {
    Html,
    /// Text that may state its own charset.
    Markup,
    Plain,
    Pdf,
    /// Mail, and pages kept as mail.
    Message,
    /// Of a word processor.
    Document,
}

/// The text of a mail or of a page that was kept as one, headed by what it says of itself.
fn message(bytes: &[u8]) -> Result<String, Unreadable> {
    let shown = mime::shown(bytes).ok_or(Unreadable::NoText)?;
    let text = if shown.is_html { html::visible(&shown.text)? } else { shown.text };
    let head: Vec<String> = shown.head.iter().map(|(name, value)| format!("{name}: {value}")).collect();
    Ok(format!("{}\n\n{text}", head.join("\n")))
}

impl Form {
    fn of(media_type: &str) -> Option<Self> {
        Some(match media_type {
            "text/html" | "application/xhtml+xml" => Self::Html,
            "application/pdf" => Self::Pdf,
            "multipart/related" | "message/rfc822" | "application/x-mimearchive" => Self::Message,
            _ if office::is_document(media_type) => Self::Document,
            "application/json" | "application/x-ndjson" => Self::Plain,
            "application/xml" | "text/xml" => Self::Markup,
            _ if media_type.ends_with("+xml") => Self::Markup,
            _ if media_type.ends_with("+json") || media_type.starts_with("text/") => Self::Plain,
            _ => return None,
        })
    }
}

fn charset_parameter(parameters: &str) -> Option<&str> {
    parameters.split(';').find_map(|parameter| {
        let (name, value) = parameter.split_once('=')?;
        name.trim().eq_ignore_ascii_case("charset").then(|| value.trim().trim_matches('"'))
    })
}

/// Where a file may state its charset.
#[derive(PartialEq, Eq)]
enum Stated {
    Inside,
    Nowhere,
}

fn decoded<'b>(bytes: &'b [u8], charset: Option<&str>, stated: Stated) -> Cow<'b, str> {
    let given = charset.and_then(|label| Encoding::for_label(label.as_bytes()));
    let encoding = match given {
        _ if Encoding::for_bom(bytes).is_some() => None,
        Some(given) => Some(given),
        None if stated == Stated::Nowhere => Some(WINDOWS_1252),
        None => None,
    };
    match encoding {
        None => decode::decode(bytes),
        // As `decode` does: text of another charset is next to never valid UTF-8 by chance.
        Some(encoding) => match std::str::from_utf8(bytes) {
            Ok(text) if encoding.is_ascii_compatible() => Cow::Borrowed(text),
            _ => encoding.decode_without_bom_handling(bytes).0,
        },
    }
}

impl From<PageError> for Unreadable {
    fn from(error: PageError) -> Self {
        match error {
            PageError::NoText => Self::NoText,
            PageError::TooLong { length, limit } => Self::TooLong { length, limit },
            PageError::TooManyParts { limit } => Self::TooManyParts { limit },
            PageError::Tangled => Self::TooSlow,
            PageError::TooMuch => Self::TooMuch,
        }
    }
}
