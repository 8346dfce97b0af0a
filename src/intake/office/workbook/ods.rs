//! The open format of LibreOffice and others.

use super::value::{self, Epoch, Shown};
use super::{COLUMNS, OfficeError, Sheet};
use crate::intake::office::parts::{Attributes, Met, Parts};

const CONTENT: &str = "content.xml";

pub fn read(parts: &mut Parts<'_>) -> Result<Vec<Sheet>, OfficeError> {
    let mut reader = Reader::default();
    if !parts.walk(CONTENT, |met| reader.meet(met))? {
        return Err(OfficeError::NoText { part: CONTENT });
    }
    reader.failed.map_or(Ok(reader.sheets), Err)
}

#[derive(Default)]
struct Reader {
    sheets: Vec<Sheet>,
    row: usize,
    column: usize,
    /// How often the row and the cell stand there, one after the other.
    rows: usize,
    cells: usize,
    /// The cells of the row: column, how often, and text.
    line: Vec<(usize, usize, String)>,
    kind: String,
    value: Option<String>,
    text: String,
    paragraphs: usize,
    in_cell: bool,
    /// How many remarks are open: nothing in them is the cell's.
    remarks: usize,
    failed: Option<OfficeError>,
}

impl Reader {
    fn meet(&mut self, met: Met<'_>) {
        if self.failed.is_some() {
            return;
        }
        match met {
            Met::Start(tag, attributes) => self.start(tag, attributes),
            Met::End(tag) => match tag {
                "table:table-cell" | "table:covered-table-cell" => self.end_cell(),
                "table:table-row" => self.end_row(),
                "office:annotation" => self.remarks = self.remarks.saturating_sub(1),
                _ => {}
            },
            Met::Text(text) if self.in_cell && self.remarks == 0 && self.paragraphs > 0 => self.text.push_str(text),
            Met::Text(_) => {}
        }
    }

    fn start(&mut self, tag: &str, attributes: &Attributes<'_>) {
        let times = |name: &str| attributes.get(name).and_then(|times| times.parse().ok()).unwrap_or(1).max(1);
        let told = self.sheets.last_mut().map(|sheet| &mut sheet.told);
        match tag {
            "table:table" => {
                let name = attributes.get("name").unwrap_or_default();
                self.sheets.push(Sheet { name, ..Sheet::default() });
                (self.row, self.column) = (0, 0);
            }
            "table:table-row" => {
                (self.column, self.rows) = (0, times("number-rows-repeated"));
                let hidden = attributes.get("visibility").is_some_and(|value| value != "visible");
                told.into_iter().for_each(|told| told.hidden_rows += usize::from(hidden));
            }
            "table:table-column" => {
                let hidden = attributes.get("visibility").is_some_and(|value| value != "visible");
                let columns = times("number-columns-repeated").min(COLUMNS);
                told.into_iter().for_each(|told| told.hidden_columns += if hidden { columns } else { 0 });
            }
            "table:table-cell" | "table:covered-table-cell" => {
                self.in_cell = true;
                self.cells = times("number-columns-repeated");
                self.kind = attributes.get("value-type").unwrap_or_default();
                let value = ["date-value", "time-value", "boolean-value", "string-value", "value"];
                self.value = value.iter().find_map(|name| attributes.get(name));
                (self.text, self.paragraphs) = (String::new(), 0);
                if let Some(told) = told {
                    let is_formula = attributes.get("formula").is_some();
                    told.formulas += usize::from(is_formula);
                    told.unknown += usize::from(is_formula && self.value.is_none() && self.kind.is_empty());
                    let spans = |name: &str| attributes.get(name).is_some_and(|span| span != "1");
                    told.merged += usize::from(spans("number-columns-spanned") || spans("number-rows-spanned"));
                }
            }
            "office:annotation" => {
                self.remarks += 1;
                told.into_iter().for_each(|told| told.notes += 1);
            }
            "text:p" if self.in_cell && self.remarks == 0 => {
                if self.paragraphs > 0 {
                    self.text.push('\n');
                }
                self.paragraphs += 1;
            }
            "text:s" if self.in_cell && self.remarks == 0 => {
                let blanks = attributes.get("c").and_then(|count| count.parse().ok()).unwrap_or(1);
                self.text.extend(std::iter::repeat_n(' ', blanks.min(1_000)));
            }
            "text:tab" if self.in_cell && self.remarks == 0 => self.text.push('\t'),
            "text:line-break" if self.in_cell && self.remarks == 0 => self.text.push('\n'),
            _ => {}
        }
    }

    fn end_cell(&mut self) {
        self.in_cell = false;
        let (shown, value) = (std::mem::take(&mut self.text), self.value.take());
        let text = match (self.kind.as_str(), value) {
            ("float" | "currency", Some(value)) => value::text(&value, Shown::Number, Epoch::From1900),
            ("percentage", Some(value)) => value::text(&value, Shown::Percent, Epoch::From1900),
            ("date", Some(value)) => value.trim_end_matches("T00:00:00").replace('T', " "),
            ("boolean", Some(value)) => value.to_uppercase(),
            ("string", Some(value)) => value,
            _ => shown,
        };
        // Rows of cells that say nothing fill a sheet up to its edge.
        if !text.is_empty() {
            self.line.push((self.column, self.cells, text));
        }
        self.column = self.column.saturating_add(self.cells);
    }

    fn end_row(&mut self) {
        let line = std::mem::take(&mut self.line);
        let Some(sheet) = self.sheets.last_mut() else { return };
        let times = if line.is_empty() { 0 } else { self.rows };
        for row in (0..times).map(|at| self.row.saturating_add(at)) {
            let cells = line
                .iter()
                .flat_map(|(column, times, text)| (0..*times).map(move |at| (column.saturating_add(at), text)));
            for (column, text) in cells {
                if let Err(error) = sheet.put(row, column, text.clone()) {
                    self.failed = Some(error);
                    return;
                }
            }
        }
        self.row = self.row.saturating_add(self.rows);
    }
}
