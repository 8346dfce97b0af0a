//! The first row: which column is read as which field, by our own headers, by usual names, or as the user says.

use super::alias::{field, folded, meanings};
use super::column::{FIELDS, Field, Shape};
use super::fault::Fault;

/// A column of a file, and what is done with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// As the file has it; its number where it has no name.
    pub name: String,
    pub reading: Reading,
}

/// What is done with a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reading {
    Field(Field),
    /// It follows from the rest, or only the ledger can know it.
    Computed,
    /// Its name says nothing to us.
    Unknown,
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

#[derive(Debug)]
pub struct Header {
    pub columns: Vec<Column>,
    /// None for somebody else's sheet.
    pub shape: Option<Shape>,
    pub rows: Rows,
    at: [Option<usize>; FIELDS],
}

impl Header {
    /// Resolves every column. `map` is the user's, which goes before everything else.
    pub fn new(names: Vec<String>, map: &[(String, String)]) -> Result<Self, Fault> {
        if let Some((first, second)) = twice(&names) {
            return Err(Fault::SameName { name: names[second].clone(), first: first + 1, second: second + 1 });
        }
        let shape = recognised(&names);
        let rows = match shape {
            None | Some(Shape::Sheet | Shape::Claims) => Rows::Claims,
            Some(Shape::Evidence) => Rows::Evidence,
            Some(Shape::Sources) => Rows::Sources,
            Some(Shape::Statuses) => Rows::Statuses,
        };
        let columns = names.into_iter().map(|name| Column { name, reading: Reading::Unknown }).collect();
        let mut header = Self { columns, shape, rows, at: [None; FIELDS] };
        let mapped = header.map(map)?;
        header.recognise(&mapped)?;
        if rows == Rows::Claims && header.at(Field::Text).is_none() {
            return Err(Fault::NoText { columns: header.names() });
        }
        Ok(header)
    }

    /// Where the field stands in a row.
    pub fn at(&self, field: Field) -> Option<usize> {
        self.at[field as usize]
    }

    /// What the file calls the field.
    pub fn name(&self, field: Field) -> Option<&str> {
        self.at(field).map(|at| self.columns[at].name.as_str())
    }

    /// The columns of the claim, or those of its evidence.
    pub fn columns_of(&self, evidence: bool) -> impl Iterator<Item = usize> {
        self.columns.iter().enumerate().filter_map(move |(at, column)| match column.reading {
            Reading::Field(field) if field.is_of_evidence() == evidence => Some(at),
            _ => None,
        })
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
            self.take(at, field)?;
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

    /// Resolves what the user has not: our own columns first, then those of one usual meaning, then those of several.
    fn recognise(&mut self, mapped: &[bool]) -> Result<(), Fault> {
        let by_user = self.at;
        let is_free = |field: Field| by_user[field as usize].is_none();
        let own = self.shape.map(Shape::columns).unwrap_or_default();
        let own: Vec<_> = own.into_iter().map(|(name, field)| (folded(name), field)).collect();
        let mut others = Vec::new();
        for (at, name) in self.names().iter().enumerate().filter(|(at, _)| !mapped[*at]) {
            let name = folded(name);
            match own.iter().find(|(own, _)| *own == name) {
                Some((_, Some(field))) if is_free(*field) => self.take(at, *field)?,
                Some((_, Some(_))) => {}
                Some((_, None)) => self.columns[at].reading = Reading::Computed,
                None => others.push((at, meanings(&name))),
            }
        }
        for (at, meanings) in &others {
            if let [field] = meanings
                && is_free(*field)
                && self.makes_sense(*field)
            {
                self.take(*at, *field)?;
            }
        }
        for (at, meanings) in others.iter().filter(|(_, meanings)| meanings.len() > 1) {
            let fits = |field: &&Field| self.at(**field).is_none() && self.makes_sense(**field);
            if let Some(field) = meanings.iter().find(fits) {
                self.take(*at, *field)?;
            }
        }
        Ok(())
    }

    /// Words are anchored only in an article, and what evidence says needs a source that says it.
    fn makes_sense(&self, field: Field) -> bool {
        let has = |fields: &[Field]| fields.iter().any(|field| self.at(*field).is_some());
        match field {
            Field::Quote => has(&[Field::Article, Field::ArticleUid, Field::ArticleTitle]),
            Field::EvidenceParaphrase | Field::EvidenceQuote => {
                has(&[Field::Source, Field::SourceName, Field::SourceUrl])
            }
            _ => true,
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
}

/// The first two columns of one name.
fn twice(names: &[String]) -> Option<(usize, usize)> {
    let mut seen = std::collections::HashMap::new();
    names.iter().enumerate().find_map(|(at, name)| seen.insert(name.to_lowercase(), at).map(|first| (first, at)))
}

/// Which of our own shapes the header is, columns that somebody took out or added left aside.
fn recognised(names: &[String]) -> Option<Shape> {
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
