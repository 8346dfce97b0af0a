//! An article as it is handed in: a text, a saved page, a document, a transcript, with what it says of itself.

use super::no_text;
use claimbench::domain::{DateBasis, Intake, LeftOut, NewArticle, PartialDate};
use claimbench::error::{Error, Result};
use claimbench::formats::charset::{self, Known};
use claimbench::intake::front_matter::{self, FrontMatter};
use claimbench::intake::office::{self, Document};
use claimbench::intake::page::{self, Page};
use claimbench::intake::{apart, cues, mime, readable};
use claimbench::language::masthead::{Masthead, dateline};
use claimbench::report::words::count;
use jiff::civil::Date;
use std::path::Path;

/// What a file says of the article in it.
pub struct Read {
    title: Option<String>,
    byline: Option<String>,
    outlet: Option<String>,
    url: Option<String>,
    language: Option<String>,
    published: Option<PartialDate>,
    /// How `published` is known.
    basis: DateBasis,
    /// Whether a page says that everybody may read all of it.
    pub free: Option<bool>,
    pub body: String,
    /// What a page shows besides.
    pub left_out: Vec<LeftOut>,
    /// The character set, where it was guessed by its letters.
    pub guessed: Option<String>,
    /// What is to be said of how a document was read.
    pub told: Vec<String>,
}

/// Reads the first article of a file. `reader` is the program that reads large pages in a process of its own.
pub fn read(bytes: &[u8], name: &str, reader: Option<&Path>) -> Result<Read> {
    Ok(read_all(bytes, name, reader)?.remove(0))
}

/// As [`read`], each article of a page that has several; there is always one.
pub fn read_all(bytes: &[u8], name: &str, reader: Option<&Path>) -> Result<Vec<Read>> {
    let unreadable = |line, what| Error::Unreadable { file: name.to_owned(), line, what };
    if page::looks_like_html(bytes, name) {
        let pages = apart::articles(reader, bytes).map_err(|error| unreadable(None, error.to_string()))?;
        return Ok(pages.into_iter().map(Read::of).collect());
    }
    if readable::media_type(bytes, None) == PDF {
        let body = apart::text(reader, bytes, PDF, None).map_err(|error| unreadable(None, error.to_string()))?;
        let (body, not_read) = readable::with_loss(&body);
        let told = not_read.map(|what| format!("Not all of it could be read: {what}.")).into_iter().collect();
        return Ok(vec![Read { told, ..Read::of_text(body.to_owned(), None) }]);
    }
    if office::is_document(readable::media_type(bytes, Some(name))) || is_unnamed_document(bytes) {
        let document = office::read(bytes).map_err(|error| unreadable(None, error.to_string()))?;
        if document.body.is_empty() {
            return Err(unreadable(None, "no text is to be seen in it".to_owned()));
        }
        return Ok(vec![Read::of_document(document)]);
    }
    if mime::is_message(bytes) {
        return of_message(bytes, reader).map_err(|what| unreadable(None, what));
    }
    if let Some(what) = no_text::told(bytes, name) {
        return Err(unreadable(None, what.to_owned()));
    }
    let decoded = charset::decode(bytes, None).map_err(|fault| {
        let line = fault.line;
        let what = format!("{fault}; mend it there, or convert the file, for example with iconv");
        unreadable(Some(line), what)
    })?;
    let guessed = (decoded.known == Known::ByGuess).then(|| decoded.charset.to_string());
    let text = decoded.text;
    if cues::is_cues(&text) {
        return Ok(vec![Read { guessed, ..Read::of_cues(&text) }]);
    }
    let is_markdown = [".md", ".markdown"].iter().any(|end| name.to_ascii_lowercase().ends_with(end));
    if is_markdown {
        return Ok(vec![Read { guessed, ..Read::of_markdown(&text) }]);
    }
    Ok(vec![Read::of_text(text.into_owned(), guessed)])
}

/// A document that came without its name, as from standard input.
fn is_unnamed_document(bytes: &[u8]) -> bool {
    let names = |part: &[u8]| bytes.windows(part.len()).any(|window| window == part);
    bytes.starts_with(b"PK\x03\x04") && (names(b"word/document.xml") || names(b"opendocument.text"))
}

/// The page that a browser kept as mail, or the text of a mail.
fn of_message(bytes: &[u8], reader: Option<&Path>) -> std::result::Result<Vec<Read>, String> {
    let shown = mime::shown(bytes).ok_or("no text is to be seen in it")?;
    let head = |name: &str| shown.head.iter().find(|(known, _)| *known == name).map(|(_, value)| value.clone());
    let told = match shown.attached.len() {
        0 => Vec::new(),
        _ => vec![format!("Not read, for it stands beside the text: {}.", shown.attached.join(", "))],
    };
    if shown.is_html {
        let pages = apart::articles(reader, shown.text.as_bytes()).map_err(|error| error.to_string())?;
        let page = |page| {
            let read = Read::of(page);
            let title = read.title.clone().or_else(|| head("Subject"));
            Read { title, url: read.url.clone().or_else(|| head("Address")), told: told.clone(), ..read }
        };
        return Ok(pages.into_iter().map(page).collect());
    }
    let read = Read::of_text(shown.text.clone(), None);
    let title = head("Subject").or_else(|| read.title.clone());
    Ok(vec![Read { title, byline: read.byline.clone().or_else(|| head("From")), told, ..read }])
}

const PDF: &str = "application/pdf";

/// What is said of a document that was read: what is in the text and what is not.
fn document_remarks(remarks: office::Remarks) -> Vec<String> {
    let mut said = Vec::new();
    if remarks.inserted + remarks.deleted > 0 {
        said.push(format!(
            "It has tracked changes: {} in the text, {} left out of it.",
            count(remarks.inserted, "insertion is", "insertions are"),
            count(remarks.deleted, "deletion", "deletions")
        ));
    }
    if remarks.comments > 0 {
        said.push(format!(
            "{} not in the text; see article show --left-out.",
            count(remarks.comments, "comment is", "comments are")
        ));
    }
    if remarks.hidden > 0 {
        said.push(format!(
            "{} left out of the text.",
            count(remarks.hidden, "passage that is set not to show is", "passages that are set not to show are")
        ));
    }
    if remarks.has_macros {
        said.push("It brings macros along; none was run.".to_owned());
    }
    said
}

impl Read {
    /// What a text says of itself in its head.
    fn of_text(body: String, guessed: Option<String>) -> Self {
        let masthead = Masthead::read(&body);
        Self {
            title: masthead.title,
            byline: masthead.byline,
            outlet: None,
            url: None,
            language: None,
            published: masthead.published,
            basis: DateBasis::Stated,
            free: None,
            body,
            left_out: Vec::new(),
            guessed,
            told: Vec::new(),
        }
    }

    /// A document of a word processor: what its text says of it comes before its properties.
    fn of_document(document: Document) -> Self {
        let office::Document { title, author, made, language, body, left_out, remarks } = document;
        let read = Self::of_text(body, None);
        let made = made.and_then(|made| made.get(..10)?.parse().ok());
        let basis = if read.published.is_some() { DateBasis::Stated } else { DateBasis::Metadata };
        Self {
            title: read.title.or(title),
            byline: read.byline.or(author),
            published: read.published.or(made),
            basis,
            language,
            left_out,
            told: document_remarks(remarks),
            ..read
        }
    }

    /// What was said, from subtitles or a transcript; when, stands beside it.
    fn of_cues(text: &str) -> Self {
        let cues = cues::cues(text);
        let left_out = cues::times(&cues);
        let told =
            format!("{} with their times; see them with article show --left-out.", count(cues.len(), "cue", "cues"));
        Self { left_out, told: vec![told], title: None, ..Self::of_text(cues::running_text(&cues), None) }
    }

    /// Markdown: what its head says, and its text without the marks in its lines.
    fn of_markdown(text: &str) -> Self {
        let (head, body) = front_matter::split(text).unwrap_or((FrontMatter::default(), text));
        let read = Self::of_text(front_matter::without_marks(body), None);
        let FrontMatter { title, author, date, url, language, outlet } = head;
        let date = date.and_then(|date| date.parse().ok().or_else(|| date.get(..10)?.parse().ok()));
        Self {
            title: title.or(read.title),
            byline: author.or(read.byline),
            published: date.or(read.published),
            url,
            language: language.map(|tag| tag.replace('_', "-")),
            outlet,
            ..read
        }
    }

    fn of(page: Page) -> Self {
        Self {
            title: page.title,
            byline: page.byline,
            outlet: page.outlet,
            url: page.url,
            language: page.language,
            published: page.published,
            basis: DateBasis::Metadata,
            free: page.free,
            body: page.body,
            left_out: page.left_out,
            guessed: None,
            told: Vec::new(),
        }
    }

    /// The article as it states itself; `name` is its title where it states none, and a dateline gives the day.
    pub fn stated(self, name: String, intake: Intake, today: Date) -> NewArticle {
        let (published, published_basis) = match self.published {
            Some(published) => (Some(published), self.basis),
            None => match dateline(&self.body, today) {
                Some(day) => (Some(day), DateBasis::Inferred),
                None => (None, DateBasis::Unknown),
            },
        };
        NewArticle {
            uid: None,
            title: self.title.unwrap_or(name),
            outlet: self.outlet,
            byline: self.byline,
            url: self.url,
            language: self.language,
            published,
            published_basis,
            body: self.body,
            intake,
            left_out: self.left_out,
        }
    }
}
