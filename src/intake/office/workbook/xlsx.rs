//! Excel's own format, which most other programs write, too.

use super::value::{self, Epoch, Shown};
use super::{OfficeError, Sheet};
use crate::intake::office::parts::{Attributes, Met, Parts};
use std::collections::HashMap;

/// The part that names the sheets.
pub const BOOK: &str = "xl/workbook.xml";

pub fn read(parts: &mut Parts<'_>) -> Result<Vec<Sheet>, OfficeError> {
    let book = book(parts)?;
    let targets = targets(parts)?;
    let strings = strings(parts)?;
    let formats = formats(parts)?;
    let mut sheets = Vec::new();
    for (name, hidden, relation) in book.sheets {
        let Some(part) = targets.get(&relation) else { continue };
        let sheet = Sheet { name, hidden, ..Sheet::default() };
        let mut reader = Reader { sheet, strings: &strings, formats: &formats, epoch: book.epoch, ..Reader::default() };
        parts.walk(part, |met| reader.meet(met))?;
        if let Some(error) = reader.failed {
            return Err(error);
        }
        let mut sheet = reader.sheet;
        sheet.told.notes = notes(parts, part)?;
        sheets.push(sheet);
    }
    Ok(sheets)
}

#[derive(Default)]
struct Book {
    /// Each with whether it is hidden, and by which name its part is looked up.
    sheets: Vec<(String, bool, String)>,
    epoch: Epoch,
}

fn book(parts: &mut Parts<'_>) -> Result<Book, OfficeError> {
    let mut book = Book::default();
    parts.walk(BOOK, |met| {
        let Met::Start(tag, attributes) = met else { return };
        match local(tag) {
            "sheet" => {
                let hidden = attributes.get("state").is_some_and(|state| state != "visible");
                let name = attributes.get("name").unwrap_or_default();
                book.sheets.push((name, hidden, attributes.get("id").unwrap_or_default()));
            }
            "workbookPr" if attributes.get("date1904").is_some_and(|value| value == "1" || value == "true") => {
                book.epoch = Epoch::From1904;
            }
            _ => {}
        }
    })?;
    Ok(book)
}

/// The parts of the sheets by the names that the book gives them. What lies outside of the workbook is none.
fn targets(parts: &mut Parts<'_>) -> Result<HashMap<String, String>, OfficeError> {
    let mut found = HashMap::new();
    parts.walk("xl/_rels/workbook.xml.rels", |met| {
        if let Met::Start(_, attributes) = met
            && let (Some(id), Some(target)) = (attributes.get("Id"), attributes.get("Target"))
            && attributes.get("TargetMode").is_none_or(|mode| mode != "External")
        {
            let part = target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), str::to_owned);
            found.insert(id, part);
        }
    })?;
    Ok(found)
}

/// How many notes stand beside the cells of a sheet.
fn notes(parts: &mut Parts<'_>, sheet: &str) -> Result<usize, OfficeError> {
    let (folder, file) = sheet.rsplit_once('/').unwrap_or(("", sheet));
    let mut targets = Vec::new();
    parts.walk(&format!("{folder}/_rels/{file}.rels"), |met| {
        if let Met::Start(_, attributes) = met
            && attributes.get("Type").is_some_and(|kind| kind.ends_with("/comments"))
        {
            targets.extend(attributes.get("Target"));
        }
    })?;
    let mut count = 0;
    for target in targets {
        let part = target
            .strip_prefix("../")
            .map_or_else(|| target.trim_start_matches('/').to_owned(), |part| format!("xl/{part}"));
        parts.walk(&part, |met| count += usize::from(matches!(met, Met::Start(tag, _) if local(tag) == "comment")))?;
    }
    Ok(count)
}

/// The texts that cells name by their numbers.
fn strings(parts: &mut Parts<'_>) -> Result<Vec<String>, OfficeError> {
    let mut found: Vec<String> = Vec::new();
    // How a word is spoken stands beside it in Japanese sheets.
    let (mut shown, mut spoken) = (false, false);
    parts.walk("xl/sharedStrings.xml", |met| match met {
        Met::Start(tag, _) => match local(tag) {
            "si" => found.push(String::new()),
            "t" => shown = true,
            "rPh" => spoken = true,
            _ => {}
        },
        Met::End(tag) => match local(tag) {
            "t" => shown = false,
            "rPh" => spoken = false,
            _ => {}
        },
        Met::Text(text) if shown && !spoken => found.last_mut().into_iter().for_each(|all| all.push_str(text)),
        Met::Text(_) => {}
    })?;
    Ok(found.iter().map(|text| unescaped(text)).collect())
}

/// What each style of a cell makes of a number.
fn formats(parts: &mut Parts<'_>) -> Result<Vec<Shown>, OfficeError> {
    let mut own: HashMap<u32, Shown> = HashMap::new();
    let mut formats = Vec::new();
    let mut in_cells = false;
    parts.walk("xl/styles.xml", |met| match met {
        Met::Start(tag, attributes) => {
            let number = |name: &str| attributes.get(name).and_then(|number| number.parse::<u32>().ok()).unwrap_or(0);
            match local(tag) {
                "numFmt" => {
                    own.insert(number("numFmtId"), Shown::of_code(&attributes.get("formatCode").unwrap_or_default()));
                }
                "cellXfs" => in_cells = true,
                "xf" if in_cells => {
                    let number = number("numFmtId");
                    formats.push(own.get(&number).copied().unwrap_or_else(|| Shown::of_number(number)));
                }
                _ => {}
            }
        }
        Met::End(tag) if local(tag) == "cellXfs" => in_cells = false,
        _ => {}
    })?;
    Ok(formats)
}

/// A name without its prefix.
fn local(tag: &str) -> &str {
    tag.rsplit(':').next().unwrap_or(tag)
}

/// Excel writes what XML cannot hold as `_x000D_`, and such an underscore itself as `_x005F_`.
fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        out.push_str(&rest[..at]);
        let code = rest.get(at + 2..at + 6).filter(|_| rest.get(at + 6..at + 7) == Some("_"));
        match code.and_then(|code| u32::from_str_radix(code, 16).ok()).and_then(char::from_u32) {
            Some(c) => {
                out.push(c);
                rest = &rest[at + 7..];
            }
            None => {
                out.push_str("_x");
                rest = &rest[at + 2..];
            }
        }
    }
    out.push_str(rest);
    out
}

#[derive(Default)]
struct Reader<'w> {
    sheet: Sheet,
    strings: &'w [String],
    formats: &'w [Shown],
    epoch: Epoch,
    row: usize,
    column: usize,
    kind: String,
    style: Option<usize>,
    /// What the cell holds: its value, its text in place, whether it is worked out.
    value: String,
    in_place: String,
    is_formula: bool,
    open: Open,
    failed: Option<OfficeError>,
}

/// In which element of a cell the text stands.
#[derive(Default, Clone, Copy, PartialEq, Eq)]
enum Open {
    #[default]
    None,
    Value,
    Text,
    Spoken,
}

impl Reader<'_> {
    fn meet(&mut self, met: Met<'_>) {
        match met {
            Met::Start(tag, attributes) => self.start(local(tag), attributes),
            Met::End(tag) => match local(tag) {
                "c" => self.end_cell(),
                "v" | "rPh" => self.open = Open::None,
                "t" if self.open == Open::Text => self.open = Open::None,
                "row" => self.row += 1,
                _ => {}
            },
            Met::Text(text) => match self.open {
                Open::Value => self.value.push_str(text),
                Open::Text => self.in_place.push_str(text),
                Open::None | Open::Spoken => {}
            },
        }
    }

    fn start(&mut self, tag: &str, attributes: &Attributes<'_>) {
        let number = |name: &str| attributes.get(name).and_then(|number| number.parse::<usize>().ok());
        let is = |name: &str| attributes.get(name).is_some_and(|value| value == "1" || value == "true");
        match tag {
            "row" => {
                if let Some(row) = number("r").and_then(|row| row.checked_sub(1)) {
                    self.row = row;
                }
                self.column = 0;
                self.sheet.told.hidden_rows += usize::from(is("hidden"));
            }
            "col" if is("hidden") => {
                let (first, last) = (number("min").unwrap_or(1), number("max").unwrap_or(1));
                self.sheet.told.hidden_columns += (last.saturating_sub(first) + 1).min(16_384);
            }
            "c" => {
                if let Some(column) = attributes.get("r").and_then(|place| column(&place)) {
                    self.column = column;
                }
                self.kind = attributes.get("t").unwrap_or_default();
                self.style = number("s");
                (self.value, self.in_place) = (String::new(), String::new());
                self.is_formula = false;
            }
            "f" => self.is_formula = true,
            "v" => self.open = Open::Value,
            "rPh" => self.open = Open::Spoken,
            "t" if self.open != Open::Spoken => self.open = Open::Text,
            "mergeCell" => self.sheet.told.merged += 1,
            _ => {}
        }
    }

    fn end_cell(&mut self) {
        let told = &mut self.sheet.told;
        told.formulas += usize::from(self.is_formula);
        told.unknown += usize::from(self.is_formula && self.value.is_empty() && self.in_place.is_empty());
        let text = match self.kind.as_str() {
            "s" => {
                self.value.trim().parse::<usize>().ok().and_then(|at| self.strings.get(at).cloned()).unwrap_or_default()
            }
            "inlineStr" => unescaped(&self.in_place),
            "str" => unescaped(&self.value),
            "b" => if self.value.trim() == "1" { "TRUE" } else { "FALSE" }.to_owned(),
            "e" => {
                told.errors += 1;
                std::mem::take(&mut self.value)
            }
            "d" => self.value.trim_end_matches("T00:00:00").to_owned(),
            _ if self.value.trim().is_empty() => String::new(),
            _ => {
                let shown = self.style.and_then(|at| self.formats.get(at).copied()).unwrap_or(Shown::Number);
                value::text(&self.value, shown, self.epoch)
            }
        };
        if self.failed.is_none()
            && let Err(error) = self.sheet.put(self.row, self.column, text)
        {
            self.failed = Some(error);
        }
        self.column += 1;
    }
}

/// The column of a place such as `AB12`, from 0.
fn column(place: &str) -> Option<usize> {
    let letters = place.bytes().take_while(u8::is_ascii_alphabetic);
    let number = letters.fold(0_usize, |all, letter| {
        all.saturating_mul(26).saturating_add(usize::from(letter.to_ascii_uppercase() - b'A') + 1)
    });
    number.checked_sub(1)
}
