//! By what a row is known when it comes again.

use sha2::{Digest, Sha256};

/// What a row is known by, whatever its sheet is called and wherever it stands in it: the SHA-256 of its filled cells,
/// each with its column's name, in the order of those names, and of what it continues.
///
/// A column that was added, moved or is still empty changes nothing, and so a sheet that grew is known row by row. The
/// article that a sheet is brought in for is no part of it: the same sheet with and without one is the same.
pub fn row_key<'a>(of: Option<&str>, cells: impl IntoIterator<Item = (&'a str, &'a str)>) -> String {
    let mut cells: Vec<(String, &str)> = cells
        .into_iter()
        .map(|(column, words)| (column.trim().to_lowercase(), words.trim()))
        .filter(|(_, words)| !words.is_empty())
        .collect();
    cells.sort_unstable();
    let mut digest = Sha256::new();
    let mut put = |text: &str| {
        digest.update((text.len() as u64).to_be_bytes());
        digest.update(text.as_bytes());
    };
    put("claimbench/row/1");
    put(of.unwrap_or_default());
    for (column, words) in &cells {
        put(column);
        put(words);
    }
    data_encoding::HEXLOWER.encode(&digest.finalize())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_known_by_its_cells_wherever_they_stand() {
        let key = |cells: &[(&str, &str)]| row_key(None, cells.iter().copied());
        let row = key(&[("Claim", "It rained."), ("Date", "2025")]);
        assert_eq!(row, key(&[("date", " 2025 "), ("New", ""), ("claim", "It rained.")]));
        for other in [&[("claim", "It rained.")][..], &[("claim", "2025"), ("date", "It rained.")], &[]] {
            assert_ne!(row, key(other));
        }
        assert_ne!(key(&[("a", "bc")]), key(&[("ab", "c")]), "no cell runs into the next");
        assert_ne!(row, row_key(Some("the row above"), [("Claim", "It rained."), ("Date", "2025")]));
    }
}
