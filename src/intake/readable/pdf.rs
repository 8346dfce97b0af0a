//! The text of a PDF file.

mod fonts;
mod nesting;
mod pages;
mod streams;

use super::{LIMIT, Unreadable};
use crate::domain::text::is_hidden;
use pdf_extract::{ConvertToFmt, Document, OutputError, PlainTextOutput, output_doc_page};
use std::fmt::Write;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};

/// How long the text of a file may take.
const PATIENCE: Duration = Duration::from_secs(20);
/// Files nest forms in forms; in bytes, of which only what is used is taken from the machine.
const STACK: usize = 256 * 1024 * 1024;

/// How the line begins, at the end of a text, that says what of the file could not be read.
const LOSS: &str = "[Not read in this file: ";

/// A text, and what of its file could not be read.
pub fn with_loss(text: &str) -> (&str, Option<&str>) {
    let last = text
        .rsplit_once("\n\n")
        .and_then(|(text, line)| Some((text, Some(line.strip_prefix(LOSS)?.strip_suffix(']')?))));
    last.unwrap_or((text, None))
}

/// The text of a PDF, line by line as it is set; a PDF of pictures has none. What could not be read is said in a line behind
/// it: see [`with_loss`].
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
    let unknown = fonts::mend(&mut file);
    streams::mend(&mut file);
    let numbers: Vec<u32> = file.get_pages().into_keys().collect();
    let (until, mut length) = (Instant::now() + PATIENCE, 0);
    let (mut texts, mut lost): (Vec<String>, Vec<(u32, String)>) = (Vec::new(), Vec::new());
    for number in &numbers {
        let mut page = Page { text: String::new(), length, until, stopped: None };
        let read =
            catch_unwind(AssertUnwindSafe(|| output_doc_page(&file, &mut PlainTextOutput::new(&mut page), *number)));
        length += page.text.len();
        match (page.stopped, read) {
            (Some(stopped), _) => return Err(stopped),
            (None, Ok(Ok(()))) => {}
            (None, Ok(Err(OutputError::PdfError(error)))) => lost.push((*number, error.to_string())),
            (None, Ok(Err(error))) => lost.push((*number, error.to_string())),
            (None, Err(_)) => lost.push((*number, "its parts contradict each other".to_owned())),
        }
        // What came before a page's fault is its text as well.
        texts.push(tidy(&page.text));
    }
    let text = pages::joined(&texts);
    let signs = text.matches(fonts::LOST).count();
    let text = tidy(&text.replace(fonts::LOST, ""));
    match (text.is_empty(), lost.first()) {
        (true, Some((_, what))) => Err(damaged(what)),
        (true, None) if signs > 0 => {
            Err(damaged(&format!("its fonts do not tell their signs: {}", unknown.join(", "))))
        }
        (true, None) => Ok(text),
        (false, _) => Ok(format!("{text}{}", loss(&lost, numbers.len(), signs, &unknown))),
    }
}

/// The line that says what is not in the text; empty where all is.
fn loss(pages: &[(u32, String)], of: usize, signs: usize, unknown: &[String]) -> String {
    let mut parts = Vec::new();
    if let [(_, what), ..] = pages {
        let numbers: Vec<String> = pages.iter().map(|(number, _)| number.to_string()).collect();
        parts.push(format!("page {} of {of}, or a part of it ({what})", numbers.join(", ")));
    }
    if signs > 0 {
        let fonts = if unknown.is_empty() {
            String::new()
        } else {
            format!(" of fonts that do not tell them: {}", unknown.join(", "))
        };
        let word = if signs == 1 { "sign" } else { "signs" };
        parts.push(format!("{signs} {word}{fonts}"));
    }
    if parts.is_empty() { String::new() } else { format!("\n\n{LOSS}{}]", parts.join("; ").replace('\n', " ")) }
}

/// Takes the words, and stops the reading when they are too many or come too slowly.
struct Page {
    text: String,
    /// How long the pages before it are.
    length: usize,
    until: Instant,
    stopped: Option<Unreadable>,
}

impl Write for Page {
    fn write_str(&mut self, words: &str) -> std::fmt::Result {
        let length = self.length + self.text.len() + words.len();
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
