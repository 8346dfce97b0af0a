//! Headers of two rows: names that stand over several columns, and below them those of each column.

use super::alias::{folded, is_known, meanings, numbered};
use super::column::Field;
use crate::domain::Word;

/// What the column of a source's own name is called, under a name for several columns alone.
const NAMES: &str = "name names title titel titre titulo titolo nom nombre nome bezeichnung назва название";

/// The names of columns with those of the row above before them, where only both together say what is meant: "Source" over
/// "name" and "date". A name above goes on over the empty cells behind it, and stands alone where nothing is below.
pub fn below(above: &[String], names: &[String]) -> Vec<String> {
    let spans = spans(above, names);
    let mut named = Vec::new();
    for (at, name) in names.iter().enumerate() {
        let over = spans[at];
        let own = above.get(at).map(String::as_str).unwrap_or_default();
        named.push(match (over, name.as_str()) {
            (_, "") if is_meant(own) => own.to_owned(),
            ("", name) | (_, name @ "") => name.to_owned(),
            (over, name) => under(over, name).unwrap_or_else(|| name.to_owned()),
        });
    }
    named
}

/// Whether the row below a header goes on with it: the header names several columns at once, and what stands below are
/// names, most of which say something under it.
pub fn is_second(header: &[String], row: &[String]) -> bool {
    let names = below(header, row);
    let again = |at: usize| header[..at].iter().any(|other| folded(other) == folded(&header[at]));
    let names_several = (0..header.len()).any(|at| header[at].is_empty() || again(at));
    let filled: Vec<&String> =
        names.iter().zip(row).filter(|(_, cell)| !cell.is_empty()).map(|(name, _)| name).collect();
    let meant = filled.iter().filter(|name| is_meant(name)).count();
    names_several
        && meant > 1
        && meant * 2 > filled.len()
        && filled.iter().all(|name| name.chars().any(char::is_alphabetic) && !name.contains("://"))
        && names.iter().any(|name| meanings(name).contains(&Field::Text))
}

/// What stands over each column; nothing where the row above is a title that runs over the claims as well.
fn spans<'a>(above: &'a [String], names: &[String]) -> Vec<&'a str> {
    let mut spans = Vec::new();
    let mut at = 0;
    while at < names.len() {
        let over = above.get(at).map(String::as_str).unwrap_or_default();
        let run = (at + 1..names.len()).take_while(|next| above.get(*next).is_none_or(String::is_empty)).count() + 1;
        let is_claim = |name: &String| meanings(name).first() == Some(&Field::Text);
        let is_title = kind(over).is_some() && names[at..at + run].iter().any(is_claim);
        spans.extend(std::iter::repeat_n(if is_title { "" } else { over }, run));
        at += run;
    }
    spans
}

/// What a column is called in full; none where its own name says as much.
fn under(over: &str, name: &str) -> Option<String> {
    let both = format!("{over} {name}");
    if is_known(&both) {
        return Some(both);
    }
    let count = kind(over)?;
    let field = of_source(name)?.word().replace('_', " ");
    Some(count.map_or_else(|| field.clone(), |count| format!("{field} {count}")))
}

/// Whether a name stands over what is known of a source, and of which of several.
fn kind(over: &str) -> Option<Option<u32>> {
    let is_source =
        |fields: &[Field]| fields.first().is_some_and(|field| matches!(field, Field::Source | Field::SourceUrl));
    if is_known(over) {
        return is_source(meanings(over)).then_some(None);
    }
    numbered(over).filter(|(fields, _)| is_source(fields)).map(|(_, count)| Some(count))
}

/// What a name means that would be the claim's if it stood alone, and here is a source's.
fn of_source(name: &str) -> Option<Field> {
    if NAMES.split(' ').any(|known| known == folded(name)) {
        return Some(Field::SourceName);
    }
    meanings(name).iter().find_map(|field| match field {
        Field::AsOf | Field::SaidOn => Some(Field::EvidencePublished),
        Field::Speaker => Some(Field::SourceAuthor),
        Field::Because | Field::EvidenceParaphrase => Some(Field::SourceNote),
        Field::Text | Field::Quote => Some(Field::EvidenceQuote),
        Field::Kind => Some(Field::SourceKind),
        Field::Source => Some(Field::SourceName),
        field => field.is_of_evidence().then_some(*field),
    })
}

fn is_meant(name: &str) -> bool {
    !meanings(name).is_empty() || numbered(name).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(cells: &str) -> Vec<String> {
        cells.split(',').map(str::to_owned).collect()
    }

    fn together(above: &str, names: &str) -> String {
        below(&row(above), &row(names)).join(",")
    }

    #[test]
    fn what_stands_over_several_columns_is_said_of_each() {
        for (above, names, expected) in [
            (
                "Claim,,Source,,",
                "text,speaker,name,link,date",
                "Claim text,speaker,source name,Source link,Source date",
            ),
            ("Claim,Source,,Date", ",Name,Link,", "Claim,source name,Source Link,Date"),
            (
                "Claim,Source 1,,Source 2,",
                ",Name,Link,Name,Link",
                "Claim,source name 1,source url 1,source name 2,source url 2",
            ),
            ("Check,,,Sources,", "claim,said by,date,name,link", "claim,said by,date,source name,source url"),
            (
                "Prüfung,,Quellen,,",
                "Behauptung,wer,Titel,Datum,Seite",
                "Behauptung,wer,source name,evidence published,evidence locator",
            ),
            ("Claim,Said,,Desk", ",by,on,", "Claim,Said by,said on,"),
        ] {
            let expected = expected.to_lowercase();
            assert_eq!(together(above, names).to_lowercase(), expected, "{above} over {names}");
        }
    }

    #[test]
    fn a_title_over_the_claims_is_no_name_of_columns() {
        assert_eq!(together("Sources,,", "claim,date,link"), "claim,date,link");
        assert_eq!(together("Source: city desk,,", "claim,date,link"), "claim,date,link");
    }

    #[test]
    fn a_row_of_data_is_no_second_row_of_names() {
        for (header, data) in [
            ("claim,,source", "It rained.,,BBC"),
            ("claim,source,", "It rained.,BBC,https://e.org/1"),
            ("claim,speaker,source,", "Link,Name,BBC,"),
            ("claim,speaker,link", ",Ann,https://e.org"),
        ] {
            assert!(!is_second(&row(header), &row(data)), "{header} / {data}");
        }
        assert!(is_second(&row("Claim,Source,,Date"), &row(",Name,Link,")));
        assert!(is_second(&row("Claim,Source,Source,Date"), &row(",Name,Link,")));
    }
}
