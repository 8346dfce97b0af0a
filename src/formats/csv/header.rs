//! Columns: which is read as which field, by our own headers, by usual names, or as the user says.
//!
//! Where somebody's sheet has several columns for evidence of a kind ("source 1", "source 2", or two called "link"), each
//! set of them is a piece of evidence of its own. Of other columns that would be read as the same field, the first is
//! read, and the cells of the others are kept as the sheet had them.

use super::alias::{field, folded, meanings, numbered};
use super::column::{FIELDS, Field, Shape};
use super::fault::Fault;

/// A column of a file, and what is done with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// As the file has it; its number where it has no name.
    pub name: String,
    /// What is done with its cells.
    pub reading: Reading,
}

/// What is done with a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reading {
    /// They are read as this field.
    Field(Field),
    /// It follows from the rest, or only the ledger can know it.
    Computed,
    /// Its name says nothing to us, or another column has its field: its cells are kept in their own words.
    Unknown,
    /// The other desk's verdict or remarks, which would be this field, and which the user wants kept in their own words.
    Words(Field),
    /// The user leaves it out.
    LeftOut,
}

/// What a row of the file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rows {
    /// A claim, with evidence where the columns for it are filled in.
    Claims,
    Evidence,
    Sources,
    Statuses,
}

/// Whose verdicts a sheet's verdicts become.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum VerdictWords {
    /// Ours, where they have the evidence that a verdict needs.
    #[default]
    Read,
    /// Nobody's: they and the remarks are kept as the sheet had them.
    Kept,
}

/// Where each field stands in a row.
type Places = [Option<usize>; FIELDS];

#[derive(Debug)]
pub struct Header {
    pub columns: Vec<Column>,
    /// None for somebody else's sheet.
    pub shape: Option<Shape>,
    pub rows: Rows,
    at: Places,
    /// Of the second piece of evidence in a row, of the third, and so on.
    further: Vec<Places>,
}

impl Header {
    /// Resolves every column. `map` is the user's, which goes before everything else; `article` is whether an article is
    /// named for all rows.
    pub fn new(
        names: Vec<String>,
        map: &[(String, String)],
        verdicts: VerdictWords,
        article: bool,
    ) -> Result<Self, Fault> {
        let shape = recognised(&names);
        let rows = match shape {
            None | Some(Shape::Sheet | Shape::Claims) => Rows::Claims,
            Some(Shape::Evidence) => Rows::Evidence,
            Some(Shape::Sources) => Rows::Sources,
            Some(Shape::Statuses) => Rows::Statuses,
        };
        let columns = told_apart(names).into_iter().map(|name| Column { name, reading: Reading::Unknown }).collect();
        let mut header = Self { columns, shape, rows, at: [None; FIELDS], further: Vec::new() };
        let mapped = header.map(map)?;
        header.recognise(&mapped, article)?;
        if verdicts == VerdictWords::Kept {
            header.keep_verdicts();
        }
        if rows == Rows::Claims && header.at(Field::Text, 0).is_none() {
            return Err(Fault::NoText { columns: header.names() });
        }
        Ok(header)
    }

    /// Where the field stands in a row, of its first piece of evidence or of a further one.
    pub fn at(&self, field: Field, piece: usize) -> Option<usize> {
        match piece.checked_sub(1) {
            Some(further) if field.is_of_evidence() => self.further.get(further)?[field as usize],
            _ => self.at[field as usize],
        }
    }

    /// How many pieces of evidence a row can have columns for.
    pub fn pieces(&self) -> usize {
        1 + self.further.len()
    }

    /// What the file calls the field.
    pub fn name(&self, field: Field, piece: usize) -> Option<&str> {
        self.at(field, piece).map(|at| self.columns[at].name.as_str())
    }

    /// The columns of the claim.
    pub fn columns_of_claim(&self) -> impl Iterator<Item = usize> {
        let end = Field::Evidence as usize;
        self.at[..end].iter().flatten().copied()
    }

    /// The columns of a piece of evidence.
    pub fn columns_of_evidence(&self, piece: usize) -> impl Iterator<Item = usize> {
        let places = piece.checked_sub(1).map_or(&self.at, |further| &self.further[further]);
        places[Field::Evidence as usize..].iter().flatten().copied()
    }

    /// Whether verdicts and remarks stay the sheet's words.
    pub fn keeps_words(&self) -> bool {
        self.columns.iter().any(|column| matches!(column.reading, Reading::Words(_)))
    }

    fn names(&self) -> Vec<String> {
        self.columns.iter().map(|column| column.name.clone()).collect()
    }

    /// Does what the user says; returns which columns that settles.
    fn map(&mut self, map: &[(String, String)]) -> Result<Vec<bool>, Fault> {
        let mut mapped = vec![false; self.columns.len()];
        for (column, name) in map {
            let at = self.find(column).ok_or_else(|| Fault::NoColumn {
                column: column.clone(),
                field: name.clone(),
                columns: self.names(),
            })?;
            mapped[at] = true;
            if name.trim() == "-" {
                self.columns[at].reading = Reading::LeftOut;
                continue;
            }
            let Some(field) = field(name) else {
                return Err(Fault::NoField { column: column.clone(), field: name.clone() });
            };
            match self.at[field as usize].filter(|other| *other != at) {
                Some(_) if self.shape.is_none() && field.is_of_evidence() => self.take_further(at, field, None),
                _ => self.take(at, field)?,
            }
        }
        Ok(mapped)
    }

    /// A column by its name, or by its number from 1 where none is called so.
    fn find(&self, name: &str) -> Option<usize> {
        let called = |test: &dyn Fn(&str) -> bool| self.columns.iter().position(|column| test(&column.name));
        let by_number = || name.trim().parse::<usize>().ok()?.checked_sub(1).filter(|at| *at < self.columns.len());
        called(&|other| other == name.trim())
            .or_else(|| called(&|other| !folded(name).is_empty() && folded(other) == folded(name)))
            .or_else(by_number)
    }

    /// Resolves what the user has not: our own columns first, then those of one usual meaning, then those of several,
    /// then those that are counted.
    fn recognise(&mut self, mapped: &[bool], article: bool) -> Result<(), Fault> {
        let by_user = self.at;
        let is_free = |field: Field| by_user[field as usize].is_none();
        let own = self.shape.map(Shape::columns).unwrap_or_default();
        let own: Vec<_> = own.into_iter().map(|(name, field)| (folded(name), field)).collect();
        let mut others = Vec::new();
        for (at, name) in self.names().iter().enumerate().filter(|(at, _)| !mapped[*at]) {
            let folded = folded(name);
            match own.iter().find(|(own, _)| *own == folded) {
                Some((_, Some(field))) if is_free(*field) => self.take(at, *field)?,
                Some((_, Some(_))) => {}
                // Who gave a verdict and when is no verdict of whoever brings it in: kept as the sheet has it.
                Some((_, None)) if self.rows == Rows::Statuses => {}
                Some((_, None)) => self.columns[at].reading = Reading::Computed,
                None => others.push((at, name.clone(), meanings(name))),
            }
        }
        for (at, _, meanings) in &others {
            if let [field] = meanings
                && is_free(*field)
                && self.makes_sense(*field, article)
            {
                self.take_or_keep(*at, *field)?;
            }
        }
        for (at, _, meanings) in others.iter().filter(|(_, _, meanings)| meanings.len() > 1) {
            let fits = |field: &&Field| self.at(**field, 0).is_none() && self.makes_sense(**field, article);
            if let Some(field) = meanings.iter().find(fits) {
                self.take(*at, *field)?;
            }
        }
        self.recognise_counted(others.iter().filter(|(_, _, meanings)| meanings.is_empty()), article)
    }

    /// "source 1", "source 2": those of one number belong together.
    fn recognise_counted<'o>(
        &mut self,
        others: impl Iterator<Item = &'o (usize, String, &'static [Field])>,
        article: bool,
    ) -> Result<(), Fault> {
        let mut counted: Vec<(u32, usize, Field)> = Vec::new();
        for (at, name, _) in others {
            let Some((fields, number)) = numbered(name) else { continue };
            let of_evidence = fields.iter().find(|field| field.is_of_evidence());
            let of_claim = fields.iter().find(|field| !field.is_of_evidence() && self.at(**field, 0).is_none());
            if let Some(field) = of_claim.or(of_evidence) {
                counted.push((number, *at, *field));
            }
        }
        counted.sort_unstable();
        let mut numbers: Vec<u32> = counted.iter().map(|(number, _, _)| *number).collect();
        numbers.dedup();
        // Beside a column that is not counted, the first that is counted is the second of its kind.
        let behind = usize::from(counted.iter().any(|(_, _, field)| self.at(*field, 0).is_some()));
        for (number, at, field) in counted {
            let piece = behind + numbers.iter().position(|other| *other == number).unwrap_or_default();
            match (field.is_of_evidence(), piece) {
                (true, 1..) if self.shape.is_none() => self.take_further(at, field, Some(piece)),
                _ if self.at(field, 0).is_none() && self.makes_sense(field, article) => self.take(at, field)?,
                _ => {}
            }
        }
        Ok(())
    }

    /// Words are anchored only in an article, and what evidence says needs a source that says it.
    fn makes_sense(&self, field: Field, article: bool) -> bool {
        let has = |fields: &[Field]| fields.iter().any(|field| self.at(*field, 0).is_some());
        match field {
            Field::Quote => article || has(&[Field::Article, Field::ArticleUid, Field::ArticleTitle]),
            Field::EvidenceParaphrase | Field::EvidenceQuote => {
                has(&[Field::Source, Field::SourceName, Field::SourceUrl])
            }
            _ => true,
        }
    }

    /// The field of a column of somebody's sheet; where another column has it, this one is a further source's, or kept.
    fn take_or_keep(&mut self, at: usize, field: Field) -> Result<(), Fault> {
        match self.at(field, 0) {
            None => self.take(at, field),
            Some(_) if field == Field::Text => self.take(at, field),
            Some(_) if self.shape.is_none() && field.is_of_evidence() => {
                self.take_further(at, field, None);
                Ok(())
            }
            Some(_) => Ok(()),
        }
    }

    fn take(&mut self, at: usize, field: Field) -> Result<(), Fault> {
        if let Some(other) = self.at[field as usize].filter(|other| *other != at) {
            let name = |at: usize| self.columns[at].name.clone();
            return Err(Fault::SameField { field, first: name(other), second: name(at) });
        }
        if let Reading::Field(before) = self.columns[at].reading {
            self.at[before as usize] = None;
        }
        self.at[field as usize] = Some(at);
        self.columns[at].reading = Reading::Field(field);
        Ok(())
    }

    /// A column of a further piece of evidence: of the one that is named, or of the first that lacks the field.
    fn take_further(&mut self, at: usize, field: Field, piece: Option<usize>) {
        let lacks = |places: &Places| places[field as usize].is_none();
        let first = || self.further.iter().position(lacks).unwrap_or(self.further.len());
        let place = piece.map_or_else(first, |piece| piece - 1);
        while self.further.len() <= place {
            self.further.push([None; FIELDS]);
        }
        if lacks(&self.further[place]) {
            self.further[place][field as usize] = Some(at);
            self.columns[at].reading = Reading::Field(field);
        }
    }

    /// Verdict and remarks are nobody's here: their cells stay the sheet's words.
    fn keep_verdicts(&mut self) {
        for field in [
            Field::Status,
            Field::Modifiers,
            Field::Confidence,
            Field::Because,
            Field::Finding,
            Field::SaidStatus,
            Field::SaidModifiers,
            Field::SaidConfidence,
            Field::SaidBecause,
            Field::SaidFinding,
        ] {
            if let Some(at) = self.at[field as usize].take() {
                self.columns[at].reading = Reading::Words(field);
            }
        }
    }
}

/// The names with a number behind each that another column has already.
fn told_apart(mut names: Vec<String>) -> Vec<String> {
    let mut seen = std::collections::HashMap::new();
    for name in &mut names {
        let times: &mut usize = seen.entry(name.to_lowercase()).or_default();
        *times += 1;
        if *times > 1 {
            *name = format!("{name} [{times}]");
        }
    }
    names
}

/// Which of our own shapes the header is, columns that somebody took out or added left aside.
pub fn recognised(names: &[String]) -> Option<Shape> {
    let names: Vec<String> = names.iter().map(|name| folded(name)).collect();
    let has = |wanted: &[&str]| wanted.iter().all(|wanted| names.iter().any(|name| name == wanted));
    match (has(&["claim"]), has(&["text"])) {
        (true, true) if has(&["evidencestance"]) => Some(Shape::Sheet),
        (true, true) => Some(Shape::Claims),
        (true, false) if has(&["evidence", "stance"]) => Some(Shape::Evidence),
        (true, false) if has(&["claimuid", "question", "status"]) => Some(Shape::Statuses),
        (false, false) if has(&["source", "name", "kind"]) => Some(Shape::Sources),
        _ => None,
    }
}
