//! OpenDocument, as LibreOffice writes it.

use super::parts::{Met, Parts};
use super::{Document, Line, OfficeError, Paragraphs, spaced_once};
use crate::domain::{LeftOut, LeftOutKind};

const BODY: &str = "content.xml";

pub fn read(parts: &mut Parts<'_>) -> Result<Document, OfficeError> {
    let mut writer = Writer::default();
    if !parts.walk(BODY, |met| writer.meet(met))? {
        return Err(OfficeError::NoText { part: BODY });
    }
    let Writer { mut document, mut paragraphs, notes, .. } = writer;
    for (at, note) in notes.into_iter().enumerate() {
        paragraphs.push(&format!("Note {}: {note}", at + 1), Line::Paragraph);
    }
    document.body = paragraphs.out;
    let wanted = ["dc:title", "meta:initial-creator", "meta:creation-date", "dc:language", "dc:creator"];
    let [title, first, made, language, last] = parts.properties("meta.xml", wanted)?;
    Ok(Document { title, author: first.or(last), made, language, ..document })
}

#[derive(Default)]
struct Writer {
    document: Document,
    paragraphs: Paragraphs,
    text: String,
    heading: Option<usize>,
    /// How many lists, rows, notes, comments and lists of changes are open.
    items: usize,
    rows: Vec<Vec<String>>,
    changes: usize,
    citation: usize,
    /// The text that stands aside while a note or a comment is read.
    outer: Vec<String>,
    notes: Vec<String>,
}

impl Writer {
    fn meet(&mut self, met: Met<'_>) {
        match met {
            Met::Start("text:tracked-changes", _) => self.changes += 1,
            Met::End("text:tracked-changes") => self.changes = self.changes.saturating_sub(1),
            Met::Start("text:deletion", _) => self.document.remarks.deleted += 1,
            Met::Start("text:insertion", _) => self.document.remarks.inserted += 1,
            _ if self.changes > 0 => {}
            Met::Start(tag, attributes) => match tag {
                "text:note-citation" => self.citation += 1,
                "text:note-body" | "office:annotation" => self.outer.push(std::mem::take(&mut self.text)),
                "text:h" => {
                    self.text.clear();
                    self.heading = attributes.get("outline-level").and_then(|level| level.parse().ok()).or(Some(1));
                }
                // What stands between paragraphs is the file's own layout.
                "text:p" if self.outer.is_empty() && self.rows.is_empty() => self.text.clear(),
                "text:list-item" => self.items += 1,
                "table:table-row" => self.rows.push(Vec::new()),
                "text:s" => {
                    let count = attributes.get("c").and_then(|count| count.parse::<usize>().ok()).unwrap_or(1);
                    self.text.push_str(&" ".repeat(count.min(8)));
                }
                "text:tab" => self.text.push(' '),
                "text:line-break" => self.text.push('\n'),
                _ => {}
            },
            Met::End(tag) => match tag {
                "text:note-citation" => self.citation = self.citation.saturating_sub(1),
                "text:note-body" => {
                    let note = self.aside();
                    self.notes.extend(note);
                }
                "office:annotation" => {
                    let text = self.aside();
                    self.document.left_out.extend(text.map(|text| LeftOut { kind: LeftOutKind::Comments, text }));
                }
                "text:p" | "text:h" => self.end_paragraph(),
                "dc:creator" | "dc:date" if !self.outer.is_empty() => self.text.push(' '),
                "text:list-item" => self.items = self.items.saturating_sub(1),
                "table:table-cell" => {
                    let cell = spaced_once(&std::mem::take(&mut self.text));
                    if let Some(row) = self.rows.last_mut() {
                        row.push(cell);
                    }
                }
                "table:table-row" => {
                    let cells = self.rows.pop().unwrap_or_default().into_iter().filter(|cell| !cell.is_empty());
                    let row = cells.collect::<Vec<_>>().join(" | ");
                    if self.rows.is_empty() { self.paragraphs.push(&row, Line::Row) } else { self.text.push_str(&row) }
                }
                _ => {}
            },
            Met::Text(text) if self.citation == 0 => self.text.push_str(text),
            Met::Text(_) => {}
        }
    }

    /// What was read while something stood aside, which goes on.
    fn aside(&mut self) -> Option<String> {
        let outer = self.outer.pop().unwrap_or_default();
        Some(spaced_once(&std::mem::replace(&mut self.text, outer))).filter(|text| !text.is_empty())
    }

    fn end_paragraph(&mut self) {
        if !self.outer.is_empty() || !self.rows.is_empty() {
            self.text.push(' ');
            return;
        }
        let text = std::mem::take(&mut self.text);
        match (self.heading.take(), self.items) {
            _ if text.trim().is_empty() => {}
            (Some(level), _) => {
                self.paragraphs.push(&format!("{} {text}", "#".repeat(level.clamp(1, 6))), Line::Paragraph)
            }
            (None, 0) => self.paragraphs.push(&text, Line::Paragraph),
            (None, _) => self.paragraphs.push(&format!("- {text}"), Line::Item),
        }
    }
}
