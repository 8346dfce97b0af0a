//! The tables of a case laid beside what the ledger says, row by row.

use super::{Finding, RowDifference, readable};
use crate::error::Result;
use rusqlite::fallible_streaming_iterator::FallibleStreamingIterator;
use rusqlite::types::ValueRef;
use rusqlite::{Connection, Row};
use std::cmp::Ordering;

/// A table of the reading, how many of its first columns are its key, and its rows in the order of that key.
struct Table {
    name: &'static str,
    key: usize,
    rows: &'static str,
}

const TABLES: [Table; 39] = [
    Table { name: "case_file", key: 1, rows: "SELECT rowid, * FROM case_file ORDER BY rowid" },
    Table { name: "article", key: 1, rows: "SELECT * FROM article ORDER BY number" },
    Table { name: "revision", key: 2, rows: "SELECT * FROM revision ORDER BY article, seq" },
    Table { name: "settled", key: 1, rows: "SELECT * FROM settled ORDER BY seq" },
    Table { name: "claim", key: 1, rows: "SELECT * FROM claim ORDER BY number" },
    Table { name: "anchor", key: 1, rows: "SELECT * FROM anchor ORDER BY claim" },
    Table { name: "attribution", key: 2, rows: "SELECT * FROM attribution ORDER BY claim, position" },
    Table { name: "hedge", key: 2, rows: "SELECT * FROM hedge ORDER BY claim, position" },
    Table { name: "tag", key: 2, rows: "SELECT * FROM tag ORDER BY claim, tag" },
    Table { name: "source", key: 1, rows: "SELECT * FROM source ORDER BY number" },
    Table { name: "evidence", key: 1, rows: "SELECT * FROM evidence ORDER BY number" },
    Table { name: "claim_quantity", key: 2, rows: "SELECT * FROM claim_quantity ORDER BY claim, position" },
    Table { name: "evidence_quantity", key: 2, rows: "SELECT * FROM evidence_quantity ORDER BY evidence, position" },
    Table { name: "status", key: 1, rows: "SELECT * FROM status ORDER BY seq" },
    Table { name: "status_modifier", key: 2, rows: "SELECT * FROM status_modifier ORDER BY status, modifier" },
    Table { name: "relation", key: 3, rows: "SELECT * FROM relation ORDER BY from_claim, kind, to_claim" },
    Table { name: "snapshot", key: 1, rows: "SELECT * FROM snapshot ORDER BY seq" },
    Table { name: "origin_merged", key: 1, rows: "SELECT * FROM origin_merged ORDER BY label" },
    Table { name: "handle", key: 1, rows: "SELECT * FROM handle ORDER BY handle" },
    Table { name: "waiver", key: 2, rows: "SELECT * FROM waiver ORDER BY claim, rule" },
    Table { name: "review", key: 1, rows: "SELECT * FROM review ORDER BY seq" },
    Table { name: "second_reading", key: 1, rows: "SELECT * FROM second_reading ORDER BY seq" },
    Table { name: "second_verdict", key: 1, rows: "SELECT * FROM second_verdict ORDER BY seq" },
    Table { name: "fix", key: 1, rows: "SELECT * FROM fix ORDER BY number" },
    Table { name: "fix_evidence", key: 2, rows: "SELECT * FROM fix_evidence ORDER BY fix, evidence" },
    Table { name: "fix_answer", key: 1, rows: "SELECT * FROM fix_answer ORDER BY seq" },
    Table { name: "contact", key: 1, rows: "SELECT * FROM contact ORDER BY number" },
    Table { name: "contact_claim", key: 2, rows: "SELECT * FROM contact_claim ORDER BY contact, claim" },
    Table { name: "publication", key: 1, rows: "SELECT * FROM publication ORDER BY seq" },
    Table { name: "publication_claim", key: 2, rows: "SELECT * FROM publication_claim ORDER BY publication, claim" },
    Table {
        name: "publication_verdict",
        key: 3,
        rows: "SELECT * FROM publication_verdict ORDER BY publication, claim, question",
    },
    Table { name: "comment", key: 1, rows: "SELECT * FROM comment ORDER BY number" },
    Table { name: "sheet_row", key: 1, rows: "SELECT * FROM sheet_row ORDER BY seq" },
    Table { name: "suggestion", key: 1, rows: "SELECT * FROM suggestion ORDER BY number" },
    Table { name: "note", key: 1, rows: "SELECT * FROM note ORDER BY seq" },
    Table { name: "foreign_review", key: 1, rows: "SELECT * FROM foreign_review ORDER BY number" },
    Table { name: "claim_event", key: 2, rows: "SELECT * FROM claim_event ORDER BY claim, seq" },
    Table { name: "search", key: 1, rows: "SELECT rowid, title, body, also FROM search ORDER BY rowid" },
    Table { name: "search_config", key: 1, rows: "SELECT k, v FROM search_config ORDER BY k" },
];

/// Every row in which `found` differs from `expected`, both ways.
pub fn rows(expected: &Connection, found: &Connection) -> Vec<Finding> {
    let compared = |table| {
        let mut findings = Vec::new();
        let whole = table_rows(table, expected, found, &mut findings);
        findings.extend(readable(&format!("table {}", table.name), whole.map(|()| Vec::new())));
        findings
    };
    TABLES.iter().flat_map(compared).collect()
}

fn table_rows(table: &Table, expected: &Connection, found: &Connection, findings: &mut Vec<Finding>) -> Result<()> {
    let mut want = expected.prepare(table.rows)?;
    let mut have = found.prepare(table.rows)?;
    let columns: Vec<String> = want.column_names().map(str::to_owned).collect();
    let (mut want, mut have) = (want.query([])?, have.query([])?);
    want.advance()?;
    have.advance()?;
    loop {
        let order = match (want.get(), have.get()) {
            (None, None) => return Ok(()),
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (Some(want), Some(have)) => by_key(table.key, want, have)?,
        };
        let differs = match (order, want.get(), have.get()) {
            (Ordering::Equal, Some(want), Some(have)) => changed(&columns, want, have)?.map(|what| (want, what)),
            (Ordering::Greater, _, have) => have.map(|row| (row, RowDifference::Extra)),
            (_, want, _) => want.map(|row| (row, RowDifference::Missing)),
        };
        if let Some((row, what)) = differs {
            findings.push(Finding::Row { table: table.name, key: key(table.key, row)?, what });
        }
        if order.is_le() {
            want.advance()?;
        }
        if order.is_ge() {
            have.advance()?;
        }
    }
}

/// Keys are whole numbers and texts; SQLite sorts numbers first, texts by their bytes.
fn by_key(length: usize, left: &Row<'_>, right: &Row<'_>) -> Result<Ordering> {
    for column in 0..length {
        let order = match (left.get_ref(column)?, right.get_ref(column)?) {
            (ValueRef::Integer(a), ValueRef::Integer(b)) => a.cmp(&b),
            (ValueRef::Text(a), ValueRef::Text(b)) => a.cmp(b),
            (ValueRef::Integer(_), _) => Ordering::Less,
            (_, ValueRef::Integer(_)) => Ordering::Greater,
            _ => Ordering::Equal,
        };
        if order.is_ne() {
            return Ok(order);
        }
    }
    Ok(Ordering::Equal)
}

fn key(length: usize, row: &Row<'_>) -> Result<String> {
    let mut parts = Vec::new();
    for column in 0..length {
        parts.push(match row.get_ref(column)? {
            ValueRef::Integer(number) => number.to_string(),
            ValueRef::Text(text) => String::from_utf8_lossy(text).into_owned(),
            _ => "?".to_owned(),
        });
    }
    Ok(parts.join("/"))
}

fn changed(columns: &[String], left: &Row<'_>, right: &Row<'_>) -> Result<Option<RowDifference>> {
    let mut changed = Vec::new();
    for (column, name) in columns.iter().enumerate() {
        if left.get_ref(column)? != right.get_ref(column)? {
            changed.push(name.clone());
        }
    }
    Ok((!changed.is_empty()).then_some(RowDifference::Changed { columns: changed }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_table_of_the_reading_is_compared() {
        let conn = Connection::open_in_memory().unwrap();
        conn.execute_batch(crate::store::open::SCHEMA).unwrap();
        let mut stmt = conn
            .prepare("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type IN ('table', 'virtual') AND name NOT LIKE 'sqlite_%'")
            .unwrap();
        let names: Vec<String> =
            stmt.query_map([], |row| row.get(0)).unwrap().collect::<rusqlite::Result<_>>().unwrap();
        let record = ["ledger", "blob", "meta"];
        for name in names.iter().filter(|name| !record.contains(&name.as_str())) {
            assert!(TABLES.iter().any(|table| table.name == name), "{name} is not compared");
        }
    }
}
