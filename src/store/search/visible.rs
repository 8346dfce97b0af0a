//! A search among texts as somebody may read them: they are put into an index of their own, so that what is withheld from
//! them is neither found nor left out by.

use super::expression;
use super::fold::{fold, line};
use crate::domain::query::Term;
use crate::error::Result;
use crate::store::index::Indexed;
use rusqlite::{Connection, params};

/// As the index of a case has it.
const TABLE: &str = "
    CREATE VIRTUAL TABLE search USING fts5 (
        title, body, also,
        tokenize = \"porter unicode61 remove_diacritics 0 categories 'L* N* M* Co' tokenchars '.'\"
    )";

const FOUND: &str = "
    SELECT rowid FROM search WHERE search MATCH ?1 AND rank MATCH 'bm25(4.0, 1.0, 2.0)' ORDER BY rank, rowid";

/// Which of the texts hold the words that must stand and none of those that must not, best first: each by its place.
pub fn matching(terms: &[Term], texts: &[Indexed]) -> Result<Vec<usize>> {
    let Some(expression) = expression(terms) else { return Ok(Vec::new()) };
    let conn = Connection::open_in_memory()?;
    conn.execute_batch(TABLE)?;
    let mut insert = conn.prepare("INSERT INTO search (rowid, title, body, also) VALUES (?1, ?2, ?3, ?4)")?;
    for (at, text) in texts.iter().enumerate() {
        let (title, body) = (fold(&text.title), fold(&text.body));
        let also = line(&[title.also, body.also].concat());
        insert.execute(params![at as i64, line(&title.words), line(&body.words), also])?;
    }
    let mut found = conn.prepare(FOUND)?;
    let found = found.query_map([expression], |row| row.get::<_, i64>(0))?;
    Ok(found.map(|at| at.map(|at| at as usize)).collect::<rusqlite::Result<_>>()?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::query::Query;

    #[test]
    fn the_texts_are_folded_as_those_of_a_case_are() {
        let schema = include_str!("../../../schema.sql");
        let tokenizer = "porter unicode61 remove_diacritics 0 categories 'L* N* M* Co' tokenchars '.'";
        assert!(schema.contains(tokenizer) && TABLE.contains(tokenizer));
        let texts = ["Costs rose by 1 200.", "The cost fell.", "Nothing"].map(|text| Indexed::of(text, []));
        let found = |query: &str| matching(&Query::parse(query).unwrap().terms, &texts).unwrap();
        assert_eq!(found("1200"), [0]);
        assert_eq!(found("cost -fell"), [0]);
        assert_eq!(found("cost OR nothing").len(), 3);
        assert!(found("-cost").is_empty());
    }
}
