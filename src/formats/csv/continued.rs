//! Rows that go on with the claim above them: people write a claim once and its further sources below, the claim's cell
//! left empty or with a mark that says "the same".

use super::column::Field;
use super::row::Row;

/// What people write instead of the same words again.
const DITTO: [&str; 22] = [
    "\"",
    "''",
    "”",
    "„",
    "〃",
    "-\"-",
    "\" \"",
    "ditto",
    "do.",
    "idem",
    "id.",
    "ibid.",
    "dito",
    "s. o.",
    "s.o.",
    "siehe oben",
    "same",
    "same as above",
    "as above",
    "continued",
    "(continued)",
    "cont.",
];

/// Whether the next row says nothing of a claim of its own, and something beside it.
pub fn continues(first: Row<'_>, next: Row<'_>) -> bool {
    let header = &next.format.header;
    let text = next.text(Field::Text);
    let says_nothing = text.as_deref().is_none_or(|text| is_ditto(text.trim()));
    let is_of_claim = |at: usize| header.columns_of_claim().any(|other| other == at);
    let is_text = |at: usize| header.at(Field::Text, 0) == Some(at);
    let is_remark = |at: usize| header.at(Field::Because, 0) == Some(at);
    let cell = |row: Row<'_>, at: usize| row.record.get(at).unwrap_or_default().trim().to_owned();
    let filled = || (0..header.columns.len()).filter(|at| next.is_filled(*at) && !is_text(*at));
    let agrees = |at: usize| !is_of_claim(at) || is_remark(at) || cell(first, at) == cell(next, at);
    says_nothing && filled().next().is_some() && filled().all(agrees)
}

fn is_ditto(text: &str) -> bool {
    DITTO.contains(&text.to_lowercase().as_str())
}
