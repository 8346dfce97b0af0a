//! One row, with its cells by field: checked as they are read, so that a refusal can name the column.

use super::Cells;
use super::column::Field;
use super::date::{self, DateOrder};
use super::fault::Fault;
use super::header::{Header, Reading, Rows};
use super::verdict::Verdicts;
use super::{cell, list};
use crate::domain::{Decimal, Invalid, KeptCell, Named, NewStatus, PartialDate, Verdict, Word, quantity, text};
use csv::StringRecord;
use std::borrow::Cow;
use std::str::FromStr;

/// How the rows of one file are read.
#[derive(Debug)]
pub struct Format {
    pub header: Header,
    pub verdicts: Verdicts,
    pub cells: Cells,
    /// What the user says of dates in numbers, which goes before what a column shows.
    pub dates: Option<DateOrder>,
    /// What each column's own rows show.
    pub orders: Vec<Option<DateOrder>>,
    /// The article that all claims are of, unless a row names one.
    pub article: Option<String>,
}

impl Format {
    /// Whether the column holds dates.
    pub fn is_date(&self, at: usize) -> bool {
        matches!(
            self.header.columns[at].reading,
            Reading::Field(
                Field::AsOf
                    | Field::SaidOn
                    | Field::RecheckBy
                    | Field::EvidencePublished
                    | Field::EvidenceDataAsOf
                    | Field::SourcePublished
            )
        )
    }

    /// In which order the dates of a column are written, as far as anybody says.
    pub fn order(&self, at: usize) -> Option<DateOrder> {
        self.dates.or_else(|| self.orders.get(at).copied().flatten())
    }
}

/// What stands beside a verdict, on each question, and is a remark where there is none.
const JUDGING: [[Field; 4]; 2] = [
    [Field::Modifiers, Field::Confidence, Field::Because, Field::Finding],
    [Field::SaidModifiers, Field::SaidConfidence, Field::SaidBecause, Field::SaidFinding],
];

/// What people put into a cell that they leave empty, in small letters without blanks and full stops.
const PLACEHOLDERS: &str = "- -- --- – — ? ?? ??? / n/a #n/a na nd od sd ka tbd tbc tba none null nil unknown pending \
    notavailable notknown nodate undated keine keineangabe unbekannt ohnedatum offen inconnu inconnue sansdate \
    desconocido desconocida sinfecha sindatos onbekend nvt brak нет н/д немає невідомо неизвестно";

/// Whether a cell says in words that nothing is in it.
fn says_nothing(cell: &str) -> bool {
    let plain: String = cell.chars().filter(|c| !c.is_whitespace() && !matches!(c, '.' | '\'')).collect();
    plain.len() < 24 && PLACEHOLDERS.split_whitespace().any(|word| word == plain.to_lowercase())
}

#[derive(Debug, Clone, Copy)]
pub struct Row<'r> {
    pub record: &'r StringRecord,
    pub format: &'r Format,
    /// Which of the row's pieces of evidence is read, from 0.
    pub piece: usize,
}

type Read<T> = Result<Option<T>, Fault>;

impl<'r> Row<'r> {
    pub fn of_piece(self, piece: usize) -> Self {
        Self { piece, ..self }
    }

    fn at(self, field: Field) -> Option<usize> {
        self.format.header.at(field, self.piece)
    }

    /// What stands in the field's cell; none where it is blank or there is no such column.
    pub fn text(self, field: Field) -> Option<Cow<'r, str>> {
        let cell = self.record.get(self.at(field)?)?;
        self.is_filled(self.at(field)?).then(|| cell::read(cell, self.format.cells))
    }

    /// Whether there is a column for the field, filled or not.
    pub fn has_column(self, field: Field) -> bool {
        self.at(field).is_some()
    }

    pub fn has(self, field: Field) -> bool {
        self.at(field).is_some_and(|at| self.is_filled(at))
    }

    pub fn is_filled(self, at: usize) -> bool {
        self.record.get(at).is_some_and(|cell| !cell.trim().is_empty()) && !self.is_placeholder(at)
    }

    /// Whether the cell of a column of dates or of links says in words that there is none.
    pub fn is_placeholder(self, at: usize) -> bool {
        let takes_any = || match self.format.header.columns[at].reading {
            Reading::Field(Field::SourceUrl) => true,
            _ => self.format.is_date(at),
        };
        self.record.get(at).is_some_and(says_nothing) && at < self.format.header.columns.len() && takes_any()
    }

    /// What the file calls the column of the field.
    pub fn column(self, field: Field) -> String {
        self.format.header.name(field, self.piece).unwrap_or(field.word()).to_owned()
    }

    /// Whether a verdict stands in the row. Without one, what stands beside its place is another desk's remark, unless
    /// this program wrote the row, which has a uid then.
    fn is_judged(self) -> bool {
        let header = &self.format.header;
        let is_open = |field| {
            self.text(field).is_none_or(|word| self.format.verdicts.meaning(&word) == Some(Verdict::Unverified))
        };
        header.rows != Rows::Claims || self.has(Field::Uid) || !is_open(Field::Status) || !is_open(Field::SaidStatus)
    }

    /// The columns whose cells are remarks beside no verdict.
    pub fn remarks(self) -> Vec<usize> {
        let columns = self.format.header.columns.iter().enumerate();
        let is_of_verdict =
            |reading| matches!(reading, Reading::Field(field) if JUDGING.iter().flatten().any(|of| *of == field));
        match self.is_judged() {
            true => Vec::new(),
            false => columns.filter(|(_, column)| is_of_verdict(column.reading)).map(|(at, _)| at).collect(),
        }
    }

    /// The cells that become no value of ours: of columns that nobody reads, verdicts and remarks that are to stay the
    /// other desk's, remarks beside no verdict, "n/a" where a date or a link would be, and of dates that say more than the day.
    pub fn kept(self) -> Vec<KeptCell> {
        let remarks = self.remarks();
        let is_kept = |at: usize, cell: &str| match self.format.header.columns[at].reading {
            Reading::Unknown | Reading::Words(_) => true,
            Reading::Field(_) if remarks.contains(&at) || self.is_placeholder(at) => true,
            Reading::Field(_) if self.format.is_date(at) => {
                date::read(&cell::read(cell, self.format.cells), self.format.order(at)).is_ok_and(|day| day.left_out)
            }
            Reading::Field(_) | Reading::Computed | Reading::LeftOut => false,
        };
        let columns = self.record.iter().enumerate().take(self.format.header.columns.len());
        let filled = columns.filter(|(at, cell)| !cell.trim().is_empty() && is_kept(*at, cell));
        filled.map(|(at, cell)| self.as_it_stands(at, cell)).collect()
    }

    /// A cell in its own words.
    pub fn as_it_stands(self, at: usize, cell: &str) -> KeptCell {
        let words = cell::read(cell, self.format.cells);
        KeptCell { column: self.format.header.columns[at].name.clone(), words: words.trim().to_owned() }
    }

    pub fn refused(self, field: Field, why: Invalid) -> Fault {
        Fault::Cell { column: self.column(field), why }
    }

    fn read<T>(self, field: Field, read: impl FnOnce(&str) -> Result<T, Invalid>) -> Read<T> {
        let value = self.text(field).map(|cell| read(&cell)).transpose();
        value.map_err(|why| self.refused(field, why))
    }

    /// A field that the row cannot do without.
    pub fn needed<T>(self, field: Field, noun: &'static str, value: Read<T>) -> Result<T, Fault> {
        match value? {
            Some(value) => Ok(value),
            None if self.at(field).is_none() => Err(Fault::NoColumnFor { field }),
            None => Err(self.refused(field, Invalid::Empty { field: noun })),
        }
    }

    pub fn line(self, field: Field, noun: &'static str) -> Read<String> {
        self.read(field, |cell| text::line(noun, cell))
    }

    /// A passage: to the byte from our own shapes, trimmed from other people's sheets.
    pub fn passage(self, field: Field, noun: &'static str) -> Read<String> {
        let ours = self.format.header.shape.is_some();
        self.read(field, |cell| text::passage(noun, if ours { cell } else { cell.trim() }))
    }

    pub fn url(self, field: Field) -> Read<String> {
        self.read(field, text::url)
    }

    /// A number with its letter, a uid.
    pub fn parse<T: FromStr<Err = Invalid>>(self, field: Field) -> Read<T> {
        self.read(field, |cell| cell.trim().parse())
    }

    /// A date, however it is written, unless it can mean two days.
    pub fn date(self, field: Field) -> Read<PartialDate> {
        let Some(cell) = self.text(field) else { return Ok(None) };
        let order = self.at(field).and_then(|at| self.format.order(at));
        match date::read(&cell, order) {
            Ok(day) => Ok(Some(day.date)),
            Err(why) => {
                let given = cell.trim().to_owned();
                Err(Fault::Date { column: self.column(field), given, why, order })
            }
        }
    }

    pub fn word<W: Word>(self, field: Field) -> Read<W> {
        self.read(field, W::parse)
    }

    pub fn words<W: Word>(self, field: Field) -> Result<Vec<W>, Fault> {
        let read = |cell: &str| list::parts(cell).iter().map(|part| W::parse(part)).collect();
        Ok(self.read(field, read)?.unwrap_or_default())
    }

    pub fn verdict(self, field: Field) -> Read<Verdict> {
        let Some(word) = self.text(field) else { return Ok(None) };
        match self.format.verdicts.meaning(&word) {
            Some(verdict) => Ok(Some(verdict)),
            None => Err(Fault::Verdict { column: self.column(field), word: word.trim().to_owned() }),
        }
    }

    /// The claim that a row of evidence or of a status is for.
    pub fn claim(self) -> Result<Named, Fault> {
        // A number alone would mean another claim in another case, so a uid goes alone.
        if let Some(uid) = self.parse(Field::Uid)? {
            return Ok(Named { uid: Some(uid), name: None });
        }
        self.needed(Field::Number, "claim", self.line(Field::Number, "claim")).map(Named::name)
    }

    /// A status with its reasons, in the order status, modifiers, confidence, because, finding. Unverified with nothing
    /// beside it is how every claim starts, and no news; what a sheet has beside that is kept as its words.
    pub fn status(self, fields: [Field; 5]) -> Result<Option<NewStatus>, Fault> {
        if !self.is_judged() {
            return Ok(None);
        }
        let [status, modifiers, confidence, because, finding] = fields;
        let status = NewStatus {
            question: None,
            status: self.verdict(status)?.unwrap_or(Verdict::Unverified),
            because: self.passage(because, "rationale")?,
            modifiers: self.words(modifiers)?,
            confidence: self.word(confidence)?,
            finding: self.passage(finding, "finding")?,
            on_other: None,
        };
        Ok((status != NewStatus::new(Verdict::Unverified)).then_some(status))
    }

    pub fn decimal(self, field: Field) -> Read<Decimal> {
        self.read(field, quantity::decimal)
    }

    /// A step on a scale: priority, worth, credibility.
    pub fn step<T: TryFrom<u8, Error = Invalid>>(self, field: Field) -> Read<T> {
        self.read(field, |cell| {
            let given: i64 = cell.trim().parse().map_err(|_| Invalid::Decimal { given: cell.to_owned() })?;
            T::try_from(u8::try_from(given).unwrap_or(u8::MAX)).map_err(|invalid| match invalid {
                Invalid::OutOfRange { field, low, high, .. } => Invalid::OutOfRange { field, given, low, high },
                other => other,
            })
        })
    }

    /// A place in a text, in code points.
    pub fn position(self, field: Field) -> Read<u32> {
        self.read(field, |cell| cell.trim().parse().map_err(|_| Invalid::Decimal { given: cell.to_owned() }))
    }
}
