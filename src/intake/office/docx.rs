//! Word's own format, which Google Docs and others write, too.

use super::parts::{Met, Parts};
use super::{Document, Line, OfficeError, Paragraphs, spaced_once};
use crate::domain::{LeftOut, LeftOutKind};
use std::collections::HashMap;

/// The part that holds the text.
pub const BODY: &str = "word/document.xml";

/// The longest note or comment that is kept, in bytes.
const NOTE: usize = 64 * 1024;

pub fn read(parts: &mut Parts<'_>) -> Result<Document, OfficeError> {
    let headings = headings(parts)?;
    let mut writer = Writer { headings, ..Writer::default() };
    if !parts.walk(BODY, |met| writer.meet(met))? {
        return Err(OfficeError::NoText { part: BODY });
    }
    writer.end_paragraph();
    let mut document = writer.document;
    let mut paragraphs = writer.paragraphs;
    for part in ["word/footnotes.xml", "word/endnotes.xml"] {
        for (id, _, text) in notes(parts, part, &["w:footnote", "w:endnote"])? {
            if writer.noted.contains(&id) {
                paragraphs.push(&format!("Note {id}: {text}"), Line::Paragraph);
            }
        }
    }
    for (_, author, text) in notes(parts, "word/comments.xml", &["w:comment"])? {
        let text = author.map_or(text.clone(), |author| format!("{author}: {text}"));
        document.left_out.push(LeftOut { kind: LeftOutKind::Comments, text });
    }
    let wanted = ["dc:title", "dc:creator", "dcterms:created", "dc:language"];
    [document.title, document.author, document.made, document.language] =
        parts.properties("docProps/core.xml", wanted)?;
    document.body = paragraphs.out;
    Ok(document)
}

/// The styles that are headings, with their levels: they are called otherwise in every language, and named the same.
fn headings(parts: &mut Parts<'_>) -> Result<HashMap<String, usize>, OfficeError> {
    let mut found = HashMap::new();
    let mut style = None;
    parts.walk("word/styles.xml", |met| match met {
        Met::Start("w:style", attributes) => style = attributes.get("styleId"),
        Met::Start("w:name", attributes) => {
            let name = attributes.get("val").unwrap_or_default().to_lowercase();
            let level = name.strip_prefix("heading ").and_then(|level| level.parse().ok());
            let level = level.or((name == "title").then_some(1)).filter(|level| (1..=6).contains(level));
            if let (Some(style), Some(level)) = (style.take(), level) {
                found.insert(style, level);
            }
        }
        _ => {}
    })?;
    Ok(found)
}

/// The notes or comments of a part: id, author, text.
pub fn notes(
    parts: &mut Parts<'_>,
    part: &str,
    tags: &[&str],
) -> Result<Vec<(String, Option<String>, String)>, OfficeError> {
    let mut found: Vec<(String, Option<String>, String)> = Vec::new();
    let (mut inside, mut shown) = (false, false);
    parts.walk(part, |met| match met {
        Met::Start(tag, attributes) if tags.contains(&tag) => {
            inside = true;
            found.push((attributes.get("id").unwrap_or_default(), attributes.get("author"), String::new()));
        }
        Met::End(tag) if tags.contains(&tag) => inside = false,
        Met::Start("w:t", _) => shown = true,
        Met::End("w:t") => shown = false,
        Met::End("w:p") => {
            if let Some((.., text)) = found.last_mut() {
                text.push(' ');
            }
        }
        Met::Text(text) if inside && shown => {
            if let Some((.., all)) = found.last_mut().filter(|(.., all)| all.len() < NOTE) {
                all.push_str(text);
            }
        }
        _ => {}
    })?;
    found.iter_mut().for_each(|(.., text)| *text = spaced_once(text));
    found.retain(|(.., text)| !text.is_empty());
    Ok(found)
}

#[derive(Default)]
struct Writer {
    headings: HashMap<String, usize>,
    document: Document,
    paragraphs: Paragraphs,
    text: String,
    /// Rows of tables that are open, the innermost last, each with its cells.
    rows: Vec<Vec<String>>,
    heading: Option<usize>,
    item: bool,
    hidden: bool,
    /// How many elements are open in which nothing shows: deletions, the second form of a drawing.
    deleted: usize,
    fallback: usize,
    struck: String,
    hidden_text: String,
    /// Inside of an element whose text is shown.
    shown: bool,
    gone: bool,
    noted: Vec<String>,
}

impl Writer {
    fn meet(&mut self, met: Met<'_>) {
        match met {
            Met::Start(tag, attributes) => match tag {
                "mc:Fallback" => self.fallback += 1,
                "w:p" => self.end_paragraph(),
                "w:pStyle" => {
                    let style = attributes.get("val").unwrap_or_default();
                    self.heading = self.headings.get(&style).copied().or_else(|| heading_named(&style));
                }
                "w:numPr" => self.item = true,
                "w:tr" => self.rows.push(Vec::new()),
                "w:tc" => self.text.clear(),
                "w:r" => self.hidden = false,
                "w:vanish" => self.hidden = attributes.get("val").is_none_or(|value| value != "0" && value != "false"),
                "w:ins" | "w:moveTo" => self.document.remarks.inserted += 1,
                "w:del" | "w:moveFrom" => {
                    self.deleted += 1;
                    self.document.remarks.deleted += 1;
                }
                "w:t" => self.shown = true,
                "w:delText" => self.gone = true,
                "w:tab" if self.shows() => self.text.push(' '),
                "w:br" | "w:cr" if self.shows() => self.text.push('\n'),
                "w:noBreakHyphen" if self.shows() => self.text.push('\u{2011}'),
                "w:footnoteReference" | "w:endnoteReference" => self.noted.extend(attributes.get("id")),
                _ => {}
            },
            Met::End(tag) => match tag {
                "mc:Fallback" => self.fallback = self.fallback.saturating_sub(1),
                "w:p" => self.end_paragraph(),
                "w:tc" => {
                    let cell = std::mem::take(&mut self.text);
                    if let Some(row) = self.rows.last_mut() {
                        row.push(spaced_once(&cell));
                    }
                }
                "w:tr" => self.end_row(),
                "w:r" => self.end_hidden(),
                "w:del" | "w:moveFrom" => {
                    self.deleted = self.deleted.saturating_sub(1);
                    let struck = spaced_once(&std::mem::take(&mut self.struck));
                    if !struck.is_empty() {
                        self.document.left_out.push(LeftOut { kind: LeftOutKind::Struck, text: struck });
                    }
                }
                "w:t" => self.shown = false,
                "w:delText" => self.gone = false,
                _ => {}
            },
            Met::Text(text) if self.gone || self.shown && self.deleted > 0 => self.struck.push_str(text),
            Met::Text(text) if self.shown && self.hidden && self.fallback == 0 => self.hidden_text.push_str(text),
            Met::Text(text) if self.shown && self.shows() => self.text.push_str(text),
            Met::Text(_) => {}
        }
    }

    fn shows(&self) -> bool {
        self.deleted == 0 && self.fallback == 0 && !self.hidden
    }

    fn end_hidden(&mut self) {
        let text = spaced_once(&std::mem::take(&mut self.hidden_text));
        if !text.is_empty() {
            self.document.remarks.hidden += 1;
            self.document.left_out.push(LeftOut { kind: LeftOutKind::Around, text });
        }
        self.hidden = false;
    }

    fn end_paragraph(&mut self) {
        // A cell is ended as a whole; its paragraphs are apart by a blank.
        if !self.rows.is_empty() {
            self.text.push(' ');
            (self.heading, self.item) = (None, false);
            return;
        }
        let text = std::mem::take(&mut self.text);
        let (line, text) = match (self.heading.take(), std::mem::take(&mut self.item)) {
            _ if text.trim().is_empty() => return,
            (Some(level), _) => (Line::Paragraph, format!("{} {text}", "#".repeat(level))),
            (None, true) => (Line::Item, format!("- {text}")),
            (None, false) => (Line::Paragraph, text),
        };
        self.paragraphs.push(&text, line);
    }

    fn end_row(&mut self) {
        let Some(cells) = self.rows.pop() else { return };
        let cells: Vec<String> = cells.into_iter().filter(|cell| !cell.is_empty()).collect();
        match self.rows.last() {
            // A table in a cell is a part of the cell's text.
            Some(_) => self.text.push_str(&cells.join(" ")),
            None => self.paragraphs.push(&cells.join(" | "), Line::Row),
        }
    }
}

fn heading_named(style: &str) -> Option<usize> {
    let level = style.strip_prefix("Heading").or_else(|| style.strip_prefix("heading "))?;
    level.trim().parse().ok().filter(|level| (1..=6).contains(level))
}
