//! What an import says when it is done: what came in, what of a sheet's cells went where, and what was refused.

use super::Rows;
use crate::cli::draw;
use crate::cli::failure::{REFUSALS_SHOWN, refusal_words};
use claimbench::domain::{Arrived, ClaimNumber, Word};
use claimbench::error::Refusal;
use claimbench::formats::bibliography;
use claimbench::formats::csv::{CellsTold, DateOrder, Reading, Sheet};
use claimbench::report::words::count;
use claimbench::workbench::Imported;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};
use std::path::PathBuf;

/// How many rows of a kind are named before the rest is only counted.
const SHOWN: usize = 8;

/// What an import did, or would do.
#[derive(Serialize)]
pub struct Said {
    dry_run: bool,
    rows: usize,
    articles: usize,
    sources: usize,
    claims: usize,
    evidence: usize,
    statuses: usize,
    relations: usize,
    /// What each column of a sheet is read as; empty for JSON.
    columns: Vec<ColumnJson>,
    /// What became of the filled cells of a sheet; null for JSON.
    cells: Option<CellsJson>,
    /// The columns whose cells are kept as the sheet had them.
    kept_columns: Vec<String>,
    /// Rows that were here already, and what they are here.
    here: Vec<HereJson>,
    /// Claims that were here and got more rows.
    grown: Vec<GrownJson>,
    /// Claims whose words do not stand in their article.
    unanchored: Vec<UnanchoredJson>,
    /// New claims that have the words of one that an earlier sheet brought.
    alike: Vec<AlikeJson>,
    refused: Vec<RefusedJson>,
    /// Fields of a bibliography of which something could not be read.
    unread: Vec<UnreadJson>,
    /// Fields of a bibliography that a source has no place for, and in how many entries they stand.
    not_kept: Vec<NotKeptJson>,
    /// Where the refused rows were written, to be mended.
    refused_file: Option<String>,
    /// Where the map was written.
    map_file: Option<String>,
}

#[derive(Serialize)]
pub struct ColumnJson {
    column: String,
    /// Null where the column is not read.
    field: Option<&'static str>,
    /// What comes first in its dates, where that was said or shown.
    dates: Option<DateOrder>,
    /// computed, kept or left_out, where it is not read.
    unread: Option<&'static str>,
}

#[derive(Serialize)]
struct CellsJson {
    values: usize,
    kept: usize,
    refused: usize,
    here: usize,
    left_out: usize,
}

#[derive(Serialize)]
struct HereJson {
    line: u64,
    /// `#12`, `S3`, `E7`.
    is: String,
}

#[derive(Serialize)]
struct GrownJson {
    line: u64,
    claim: ClaimNumber,
    rows: usize,
}

#[derive(Serialize)]
struct UnanchoredJson {
    line: u64,
    claim: ClaimNumber,
}

#[derive(Serialize)]
struct AlikeJson {
    line: u64,
    claim: ClaimNumber,
    before: ClaimNumber,
}

#[derive(Serialize)]
struct RefusedJson {
    line: u64,
    message: String,
}

#[derive(Serialize)]
struct UnreadJson {
    line: u64,
    field: String,
    given: String,
}

#[derive(Serialize)]
struct NotKeptJson {
    field: String,
    entries: usize,
}

/// What of a bibliography's fields did not come in whole.
pub struct Fields {
    unread: Vec<UnreadJson>,
    not_kept: Vec<NotKeptJson>,
}

impl Fields {
    pub fn of(entries: &[bibliography::Row]) -> Self {
        let read = || entries.iter().filter_map(|row| Some((row.line, row.entry.as_ref().ok()?)));
        let unread = read().flat_map(|(line, entry)| {
            let one = move |unread: &bibliography::Unread| UnreadJson {
                line,
                field: unread.field.clone(),
                given: unread.given.clone(),
            };
            entry.unread.iter().map(one)
        });
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for (_, entry) in read() {
            let names: BTreeSet<&str> = entry.not_kept.iter().map(String::as_str).collect();
            names.into_iter().for_each(|name| *counts.entry(name).or_default() += 1);
        }
        let not_kept = counts.into_iter().map(|(field, entries)| NotKeptJson { field: field.to_owned(), entries });
        Self { unread: unread.collect(), not_kept: not_kept.collect() }
    }
}

impl ColumnJson {
    pub fn all(sheet: &Sheet<'_>) -> Vec<Self> {
        let one = |(at, column): (usize, &claimbench::formats::csv::Column)| {
            let (field, unread) = match column.reading {
                Reading::Field(field) => (Some(field.word()), None),
                Reading::Computed => (None, Some("computed")),
                Reading::Unknown | Reading::Words(_) => (None, Some("kept")),
                Reading::LeftOut => (None, Some("left_out")),
            };
            Self { column: column.name.clone(), field, dates: sheet.date_order(at), unread }
        };
        sheet.columns().iter().enumerate().map(one).collect()
    }

    /// What is done with the column, in words.
    fn words(&self) -> String {
        match (self.field, self.dates, self.unread) {
            (Some(field), Some(order), _) => format!("{field} ({order})"),
            (Some(field), None, _) => field.to_owned(),
            (None, _, Some("computed")) => "(not read: it follows from the rest)".to_owned(),
            (None, _, Some("left_out")) => "(left out)".to_owned(),
            (None, _, _) => "(not read: kept as the sheet has it)".to_owned(),
        }
    }
}

impl Said {
    pub fn of(imported: &Imported, how: &Rows, refused_file: Option<PathBuf>) -> Self {
        let Arrived { articles, sources, claims, evidence, statuses, relations } = imported.arrived;
        let refused = |refusal: &Refusal| RefusedJson { line: refusal.line, message: refusal_words(&refusal.error) };
        let grown =
            |(line, claim, rows): &(u64, ClaimNumber, usize)| GrownJson { line: *line, claim: *claim, rows: *rows };
        let alike = |(line, claim, before): &(u64, ClaimNumber, ClaimNumber)| AlikeJson {
            line: *line,
            claim: *claim,
            before: *before,
        };
        Self {
            dry_run: how.dry_run,
            rows: imported.rows,
            articles,
            sources,
            claims,
            evidence,
            statuses,
            relations,
            columns: Vec::new(),
            cells: None,
            kept_columns: Vec::new(),
            here: imported.here.iter().map(|(line, is)| HereJson { line: *line, is: is.clone() }).collect(),
            grown: imported.grown.iter().map(grown).collect(),
            unanchored: imported
                .unanchored
                .iter()
                .map(|(line, claim)| UnanchoredJson { line: *line, claim: *claim })
                .collect(),
            alike: imported.alike.iter().map(alike).collect(),
            refused: imported.refusals.iter().map(refused).collect(),
            unread: Vec::new(),
            not_kept: Vec::new(),
            refused_file: refused_file.map(|file| file.display().to_string()),
            map_file: None,
        }
    }

    /// What is to be told of a bibliography beside what came in.
    pub fn with_fields(self, fields: Fields) -> Self {
        Self { unread: fields.unread, not_kept: fields.not_kept, ..self }
    }

    /// What is to be told of a sheet beside what came in.
    pub fn with_sheet(
        self,
        columns: Vec<ColumnJson>,
        sheet: &Sheet<'_>,
        imported: &Imported,
        map_file: Option<PathBuf>,
    ) -> Self {
        let refused: BTreeSet<u64> = imported.refusals.iter().map(|refusal| refusal.line).collect();
        let here: BTreeSet<u64> = imported.here.iter().map(|(line, _)| *line).collect();
        let CellsTold { values, kept, refused, here, left_out } = sheet.told(&refused, &here);
        Self {
            columns,
            cells: Some(CellsJson { values, kept, refused, here, left_out }),
            kept_columns: sheet.kept_columns().into_iter().map(str::to_owned).collect(),
            map_file: map_file.map(|file| file.display().to_string()),
            ..self
        }
    }

    pub fn draw(&self, out: &mut impl Write) -> io::Result<()> {
        if self.dry_run && !self.columns.is_empty() {
            writeln!(out, "Columns:")?;
            for column in &self.columns {
                writeln!(out, "  {} -> {}", draw::one_line(&column.column), column.words())?;
            }
        }
        let verb = if self.dry_run { "Would bring in" } else { "Brought in" };
        writeln!(out, "{verb} {}.", self.counts())?;
        self.draw_cells(out)?;
        self.draw_rows(out)?;
        self.draw_fields(out)?;
        if let Some(file) = &self.map_file {
            writeln!(out, "How the sheet was read is in {}.", draw::one_line(file))?;
        }
        self.draw_refused(out)
    }

    /// Fields that were not read in full, and those that are not kept.
    fn draw_fields(&self, out: &mut impl Write) -> io::Result<()> {
        if !self.unread.is_empty() {
            writeln!(out, "{} not read in full:", count(self.unread.len(), "field", "fields"))?;
        }
        for UnreadJson { line, field, given } in self.unread.iter().take(SHOWN) {
            writeln!(out, "  line {line}: {}: {}", draw::one_line(field), draw::one_line(given))?;
        }
        if self.unread.len() > SHOWN {
            writeln!(out, "  ... and {} more; --json names them all", self.unread.len() - SHOWN)?;
        }
        if !self.not_kept.is_empty() {
            let named = |one: &NotKeptJson| format!("{} ({})", draw::one_line(&one.field), one.entries);
            writeln!(out, "Not kept: {}.", self.not_kept.iter().map(named).collect::<Vec<_>>().join(", "))?;
        }
        Ok(())
    }

    fn counts(&self) -> String {
        let counts = [
            (self.articles, "article", "articles"),
            (self.sources, "source", "sources"),
            (self.claims, "claim", "claims"),
            (self.evidence, "piece of evidence", "pieces of evidence"),
            (self.statuses, "status", "statuses"),
            (self.relations, "relation", "relations"),
        ];
        let came: Vec<String> =
            counts.iter().filter(|(number, ..)| *number > 0).map(|(n, one, many)| count(*n, one, many)).collect();
        if came.is_empty() { "nothing".to_owned() } else { came.join(", ") }
    }

    /// Every filled cell, by where it went.
    fn draw_cells(&self, out: &mut impl Write) -> io::Result<()> {
        let Some(CellsJson { values, kept, refused, here, left_out }) = &self.cells else { return Ok(()) };
        let all = values + kept + refused + here + left_out;
        let mut parts = vec![
            format!("{values} read"),
            format!("{kept} kept as the sheet had them"),
            format!("{refused} in refused rows"),
        ];
        parts.extend((*here > 0).then(|| format!("{here} in rows that were here already")));
        parts.extend((*left_out > 0).then(|| format!("{left_out} left out as you said")));
        writeln!(out, "Of {}: {}.", count(all, "cell", "cells"), parts.join(", "))?;
        let names: Vec<String> = self.kept_columns.iter().map(|name| format!("\"{}\"", draw::one_line(name))).collect();
        match names.as_slice() {
            [] => Ok(()),
            [name] => writeln!(out, "Not read but kept: column {name}."),
            names => writeln!(out, "Not read but kept: columns {}.", names.join(", ")),
        }
    }

    /// Rows of which something is to be known that is no refusal.
    fn draw_rows(&self, out: &mut impl Write) -> io::Result<()> {
        let here = self.here.iter().map(|row| format!("line {} is {}", row.line, row.is));
        self.draw_list(out, "here already", here)?;
        if !self.here.is_empty() && self.cells.is_some() {
            writeln!(out, "What is here already was left as it is; --again brings it in once more.")?;
        }
        let grown =
            self.grown.iter().map(|row| format!("{} more for {}, below line {}", row.rows, row.claim, row.line));
        self.draw_list(out, "added to claims that were here", grown)?;
        let unanchored = self.unanchored.iter().map(|row| format!("line {} ({})", row.line, row.claim));
        self.draw_list(out, "without its words in the article, and anchored nowhere", unanchored)?;
        let alike =
            self.alike.iter().map(|row| format!("line {} ({}) has the words of {}", row.line, row.claim, row.before));
        self.draw_list(out, "new, with words that an earlier sheet brought beside other cells", alike)
    }

    fn draw_list(
        &self,
        out: &mut impl Write,
        what: &str,
        rows: impl ExactSizeIterator<Item = String>,
    ) -> io::Result<()> {
        let all = rows.len();
        if all == 0 {
            return Ok(());
        }
        let more = if all > SHOWN { format!(" and {} more", all - SHOWN) } else { String::new() };
        let shown: Vec<String> = rows.take(SHOWN).collect();
        writeln!(out, "{} {what}: {}{more}.", count(all, "row", "rows"), shown.join(", "))
    }

    fn draw_refused(&self, out: &mut impl Write) -> io::Result<()> {
        if self.refused.is_empty() {
            return Ok(());
        }
        writeln!(out, "{} refused:", self.refused.len())?;
        for refused in self.refused.iter().take(REFUSALS_SHOWN) {
            writeln!(out, "  line {}: {}", refused.line, draw::one_line(&refused.message))?;
        }
        if self.refused.len() > REFUSALS_SHOWN {
            writeln!(out, "  ... and {} more", self.refused.len() - REFUSALS_SHOWN)?;
        }
        match &self.refused_file {
            Some(file) => writeln!(out, "The refused rows are in {}.", draw::one_line(file)),
            None => Ok(()),
        }
    }
}
