//! What people call their columns: `aliases.txt`, in several languages. Case, accents, spaces and signs do not matter.

use super::column::Field;
use crate::domain::Word;
use std::collections::HashMap;
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

const TABLE: &str = include_str!("aliases.txt");

/// A header with nothing left but its letters and digits, in lower case and without accents.
pub fn folded(name: &str) -> String {
    let plain = name.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase);
    plain.filter(|c| c.is_alphanumeric()).collect()
}

/// The fields of every name that is known; folded anew for every column, a wide header would take minutes.
static KNOWN: LazyLock<HashMap<String, Vec<Field>>> = LazyLock::new(|| {
    let mut known: HashMap<String, Vec<Field>> = HashMap::new();
    for (fields, names) in lines(TABLE) {
        for name in names {
            known.entry(folded(name)).or_insert_with(|| fields.clone());
        }
    }
    for field in Field::ALL.iter().filter(|field| **field != Field::Question) {
        known.entry(folded(field.word())).or_insert_with(|| vec![*field]);
    }
    known
});

/// The lines of the table: fields, and the names that mean them.
fn lines(table: &str) -> impl Iterator<Item = (Vec<Field>, impl Iterator<Item = &str>)> {
    let lines = table.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#'));
    lines.filter_map(|line| line.split_once(':')).map(|(fields, names)| {
        let fields = fields.split(',').filter_map(|field| Field::parse(field).ok()).collect();
        (fields, names.split(';').map(str::trim))
    })
}

/// What a column of somebody's sheet can mean, the likeliest first; empty where its name says nothing to us.
///
/// Where there are several, the first is meant that no other column is.
pub fn meanings(name: &str) -> &'static [Field] {
    let of = |name: &str| KNOWN.get(&folded(name)).map(Vec::as_slice);
    of(name).or_else(|| of(name.split(['(', '[', ',', ':', '/']).next()?)).unwrap_or_default()
}

/// Whether the whole of the name is one that is known.
pub fn is_known(name: &str) -> bool {
    KNOWN.contains_key(&folded(name))
}

/// What one of several columns of a kind can mean, such as "Source 2" or "link no. 3", and which of them it is, from 1.
pub fn numbered(name: &str) -> Option<(&'static [Field], u32)> {
    let name = name.trim_end_matches([')', ']', ' ', '.']);
    let stem = name.trim_end_matches(|c: char| c.is_ascii_digit());
    let number: u32 = name[stem.len()..].parse().ok().filter(|number| (1..100).contains(number))?;
    let stem = stem.trim_end_matches(['(', '[', '#', '.', '_', '-', ' ', '°', 'º']);
    let stem = [" no", " nr", " number", " n"].iter().find_map(|end| stem.strip_suffix(end)).unwrap_or(stem);
    let fields = meanings(stem);
    (!fields.is_empty()).then_some((fields, number))
}

/// A field as a person types it behind `--map COLUMN=`: its name, or what its column is often called.
pub fn field(name: &str) -> Option<Field> {
    Field::parse(name).ok().or_else(|| meanings(name).first().copied())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_known_however_they_are_written() {
        for (name, field) in [
            ("Claim", Field::Text),
            ("Said by", Field::Speaker),
            ("source_url", Field::SourceUrl),
            ("Primary/Secondary", Field::EvidenceDirectness),
            ("why not?", Field::Because),
            ("Recheck-by", Field::RecheckBy),
            ("claim, in full", Field::Text),
            ("Verdict (ours)", Field::Status),
            ("Source / document", Field::Source),
            ("Date (published)", Field::EvidencePublished),
            ("BEGRÜNDUNG", Field::Because),
            ("Quelle", Field::Source),
            ("Déclaration", Field::Text),
            ("declaracion", Field::Text),
            ("Enlace", Field::SourceUrl),
            ("Джерело", Field::Source),
            ("Утверждение", Field::Text),
        ] {
            assert_eq!(meanings(name).first(), Some(&field), "{name}");
        }
        for name in ["date looked", "Claims desk", "question", "", "2", "Stage"] {
            assert!(meanings(name).is_empty(), "{name}");
        }
    }

    #[test]
    fn columns_that_are_counted_are_known_with_their_number() {
        for name in ["source 2", "Source2", "Quelle (2)", "SOURCE #2", "source_2", "Source no. 2"] {
            assert_eq!(numbered(name), Some((&[Field::Source][..], 2)), "{name}");
        }
        assert_eq!(numbered("source"), None);
        assert_eq!(numbered("2"), None);
        assert_eq!(numbered("Covid 19"), None);
    }

    #[test]
    fn a_field_may_be_named_as_its_column_often_is() {
        assert_eq!(field("claim"), Some(Field::Text));
        assert_eq!(field("evidence stance"), Some(Field::EvidenceStance));
        assert_eq!(field("stage"), None);
    }

    #[test]
    fn the_table_names_fields_that_there_are_and_no_name_means_two_things() {
        let mut seen: HashMap<String, Vec<Field>> = HashMap::new();
        let content = TABLE.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#'));
        for line in content {
            let (fields, _) = line.split_once(':').unwrap_or_else(|| panic!("no colon: {line}"));
            assert!(fields.split(',').all(|field| Field::parse(field).is_ok()), "{line}");
        }
        for (fields, names) in lines(TABLE) {
            for name in names {
                assert!(!folded(name).is_empty(), "an empty name for {fields:?}");
                let before = seen.insert(folded(name), fields.clone()).unwrap_or_else(|| fields.clone());
                assert_eq!(before, fields, "\"{name}\" means two things");
            }
        }
    }
}
