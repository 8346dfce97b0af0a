//! An article as it is handed in: a text or a saved page, with what it says of itself.

use super::no_text;
use claimbench::domain::{DateBasis, Intake, LeftOut, NewArticle, PartialDate};
use claimbench::error::{Error, Result};
use claimbench::formats::charset::{self, Known};
use claimbench::intake::page::{self, Page};
use claimbench::intake::{apart, readable};
use claimbench::language::masthead::{Masthead, dateline};
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
        return Ok(vec![Read::of_text(body, None)]);
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
    Ok(vec![Read::of_text(decoded.text.into_owned(), guessed)])
}

const PDF: &str = "application/pdf";

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
