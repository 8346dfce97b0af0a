//! Reading one column of a row as a value of the ground floor.

use crate::domain::Word;
use rusqlite::Row;
use rusqlite::types::{Type, ValueRef};
use std::str::FromStr;

/// A word from a closed list.
pub fn word<W: Word>(row: &Row<'_>, column: usize) -> rusqlite::Result<W> {
    W::parse(text(row, column)?).map_err(|error| damaged(column, Type::Text, error))
}

/// A word, or nothing.
pub fn maybe_word<W: Word>(row: &Row<'_>, column: usize) -> rusqlite::Result<Option<W>> {
    if row.get_ref(column)? == ValueRef::Null { Ok(None) } else { word(row, column).map(Some) }
}

/// A value that is stored as its text.
pub fn parsed<T>(row: &Row<'_>, column: usize) -> rusqlite::Result<T>
where
    T: FromStr,
    T::Err: std::error::Error + Send + Sync + 'static,
{
    text(row, column)?.parse().map_err(|error| damaged(column, Type::Text, error))
}

/// A value that is stored as its text, or nothing.
pub fn maybe_parsed<T>(row: &Row<'_>, column: usize) -> rusqlite::Result<Option<T>>
where
    T: FromStr,
    T::Err: std::error::Error + Send + Sync + 'static,
{
    if row.get_ref(column)? == ValueRef::Null { Ok(None) } else { parsed(row, column).map(Some) }
}

/// A small whole number with a rule, such as a priority.
pub fn small<T>(row: &Row<'_>, column: usize) -> rusqlite::Result<T>
where
    T: TryFrom<u8>,
    T::Error: std::error::Error + Send + Sync + 'static,
{
    let number: u8 = row.get(column)?;
    T::try_from(number).map_err(|error| damaged(column, Type::Integer, error))
}

/// A value that is stored as JSON.
pub fn json<T: serde::de::DeserializeOwned>(row: &Row<'_>, column: usize) -> rusqlite::Result<T> {
    let text: String = row.get(column)?;
    serde_json::from_str(&text).map_err(|error| damaged(column, Type::Text, error))
}

/// A value that is stored as JSON, or nothing.
pub fn maybe_json<T: serde::de::DeserializeOwned>(row: &Row<'_>, column: usize) -> rusqlite::Result<Option<T>> {
    if row.get_ref(column)? == ValueRef::Null { Ok(None) } else { json(row, column).map(Some) }
}

fn text<'r>(row: &'r Row<'_>, column: usize) -> rusqlite::Result<&'r str> {
    row.get_ref(column)?.as_str().map_err(|error| damaged(column, Type::Text, error))
}

fn damaged(column: usize, kind: Type, error: impl std::error::Error + Send + Sync + 'static) -> rusqlite::Error {
    rusqlite::Error::FromSqlConversionFailure(column, kind, Box::new(error))
}
