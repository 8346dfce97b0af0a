//! The text of a PDF file.

mod nesting;

use super::{LIMIT, Unreadable};
use crate::domain::text::is_hidden;
use pdf_extract::{ConvertToFmt, Document, OutputError, PlainTextOutput, output_doc};
use std::fmt::Write;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};

/// How long the text of a file may take.
const PATIENCE: Duration = Duration::from_secs(20);
/// Files nest forms in forms; in bytes, of which only what is used is taken from the machine.
const STACK: usize = 256 * 1024 * 1024;

/// The text of a PDF, line by line as it is set; a PDF of pictures has none.
///
/// The `pdf-extract` crate that reads it panics on odd files, which is caught, and its panics are printed by the
/// process's hook. Files whose parts hold themselves, which would end the process, are refused. Not all can be caught: a
/// small file may unpack to more than there is memory, or take its time before the first word. So a program should call this in a child process whose memory and time are limited, and take a child
/// that dies for `Damaged`.
pub fn pdf_text(bytes: &[u8]) -> Result<String, Unreadable> {
    if bytes.len() > LIMIT {
        return Err(Unreadable::TooLong { length: bytes.len(), limit: LIMIT });
    }
    let read = || {
        catch_unwind(AssertUnwindSafe(|| text_of(bytes)))
            .unwrap_or_else(|_| Err(damaged("its parts contradict each other")))
    };
    let text =
        std::thread::scope(|scope| match std::thread::Builder::new().stack_size(STACK).spawn_scoped(scope, read) {
            Ok(reader) => reader.join().unwrap_or_else(|_| Err(damaged("its parts contradict each other"))),
            Err(error) => Err(damaged(&error.to_string())),
        })?;
    if text.is_empty() { Err(Unreadable::NoText) } else { Ok(text) }
}

fn damaged(what: &str) -> Unreadable {
    Unreadable::Damaged { what: what.to_owned() }
}

fn text_of(bytes: &[u8]) -> Result<String, Unreadable> {
    let mut file = Document::load_mem(bytes).map_err(|error| damaged(&error.to_string()))?;
    // Many files that anybody may read are encrypted with an empty password.
    if file.is_encrypted() {
        file.decrypt("").map_err(|_| damaged("it is locked with a password"))?;
    }
    if nesting::is_endless(&file) {
        return Err(damaged("its parts hold themselves"));
    }
    let mut page = Page { text: String::new(), until: Instant::now() + PATIENCE, stopped: None };
    let read = output_doc(&file, &mut PlainTextOutput::new(&mut page));
    match (page.stopped, read) {
        (Some(stopped), _) => Err(stopped),
        (None, Ok(())) => Ok(tidy(&page.text)),
        (None, Err(OutputError::PdfError(error))) => Err(damaged(&error.to_string())),
        (None, Err(error)) => Err(damaged(&error.to_string())),
    }
}

/// Takes the words, and stops the reading when they are too many or come too slowly.
struct Page {
    text: String,
    until: Instant,
    stopped: Option<Unreadable>,
}

impl Write for Page {
    fn write_str(&mut self, words: &str) -> std::fmt::Result {
        let length = self.text.len() + words.len();
        if length > LIMIT {
            self.stopped = Some(Unreadable::TooLong { length, limit: LIMIT });
        } else if Instant::now() > self.until {
            self.stopped = Some(Unreadable::TooSlow);
        } else {
            self.text.push_str(words);
            return Ok(());
        }
        Err(std::fmt::Error)
    }
}

impl<'p> ConvertToFmt for &'p mut Page {
    type Writer = &'p mut Page;

    fn convert(self) -> Self::Writer {
        self
    }
}

/// Lines without blanks at their ends, one empty line at most between two, and nothing that is not shown but the soft
/// hyphens, which mark the words that were cut.
fn tidy(text: &str) -> String {
    let mut tidy = String::with_capacity(text.len());
    let mut apart = false;
    for line in text.lines() {
        let shown: String =
            line.chars().filter(|c| !is_hidden(*c) || matches!(c, '\u{AD}' | '\u{200C}' | '\u{200D}')).collect();
        let shown = shown.trim();
        if shown.is_empty() {
            apart = !tidy.is_empty();
            continue;
        }
        if !tidy.is_empty() {
            tidy.push_str(if apart { "\n\n" } else { "\n" });
        }
        apart = false;
        tidy.push_str(shown);
    }
    tidy
}
