//! How a file is laid out: what separates its cells, on which line its columns are named, and what stands above that.
//!
//! Sheets come with a line for a spreadsheet's eyes (`sep=;`), with titles and comments above the table, with headers of
//! two rows. All of that is found out from the first rows alone, and what is above the table is not lost: it goes with
//! the first claim, in its own words.

use super::alias::{folded, is_known, meanings};
use super::column::Field;
use super::fault::Fault;
use super::group::{below, is_second};
use super::header::recognised;
use super::records::{Counted, Place, Records};
use super::scan::is_blank;
use crate::domain::KeptCell;
use csv::{ByteRecord, StringRecord};

const DELIMITERS: [u8; 4] = [b',', b'\t', b';', b'|'];

/// How many rows are looked at.
const LOOK: usize = 30;

/// The columns' names, where they stand, and the cells above them.
#[derive(Debug)]
pub struct Head {
    pub names: Vec<String>,
    /// From the first line of the file that says anything to the last of the header.
    pub place: Place,
    pub above: Vec<KeptCell>,
}

/// The sign that a first line `sep=;` names, and where the line behind it begins.
pub fn told(bytes: &[u8]) -> Option<(u8, usize)> {
    let end = bytes.iter().position(|byte| matches!(byte, b'\r' | b'\n'))?;
    let line = bytes[..end].trim_ascii().to_ascii_lowercase();
    let line = line.strip_prefix(b"\"").unwrap_or(&line);
    let sign = line.strip_prefix(b"sep=")?;
    let sign = match sign {
        [] if bytes[..end].contains(&b'\t') => b'\t',
        [sign] | [sign, b'"'] => *sign,
        // Written by a program that separates by it: `sep=,` in quotes, with empty cells behind.
        [sign, rest @ ..] if rest.iter().all(|byte| byte == sign || *byte == b'"') => *sign,
        _ => return None,
    };
    let next = end + bytes[end..].iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
    (sign.is_ascii() && !sign.is_ascii_alphanumeric()).then_some((sign, next))
}

/// What a sign makes of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    Uneven,
    List,
    Table,
}

/// What separates the cells, by what makes a header of the first rows and rows of the others; else by the first row.
pub fn delimiter(bytes: &[u8], start: usize, map: &[(String, String)]) -> u8 {
    let fits = |sign: &u8| {
        let rows = first_rows(bytes, start, *sign);
        let head = find(&rows, map)?;
        let below = &rows[head + 1..];
        let even = below.iter().filter(|row| row.len() == rows[head].len()).count();
        let share = (even * 100).checked_div(below.len()).unwrap_or(100);
        // A sign that cuts nothing leaves a list of claims, if the one name is nothing but a name.
        let fit = match rows[head].as_slice() {
            [name] if !is_known(name) => return None,
            [_] if share > 90 => Fit::List,
            [_] => Fit::Uneven,
            _ if share >= 50 => Fit::Table,
            _ => Fit::Uneven,
        };
        Some((fit, known(&rows[head], map), share))
    };
    let best = DELIMITERS.iter().rev().filter_map(|sign| Some((fits(sign)?, *sign))).max_by_key(|(fits, _)| *fits);
    best.map_or_else(|| of_first_row(&bytes[start..]), |(_, sign)| sign)
}

/// What separates the cells of the first record: commas; or tabs, semicolons or bars, where it has those and no commas.
fn of_first_row(bytes: &[u8]) -> u8 {
    let mut seen = [false; DELIMITERS.len()];
    let (mut in_quotes, mut at_start) = (false, true);
    let mut has_content = false;
    for byte in bytes {
        let separates = !in_quotes && DELIMITERS.contains(byte);
        match byte {
            b'"' if in_quotes || at_start => in_quotes = !in_quotes,
            b'\r' | b'\n' if !in_quotes && has_content => break,
            _ => {}
        }
        for (sign, seen) in DELIMITERS.iter().zip(&mut seen) {
            *seen |= separates && sign == byte;
        }
        has_content |= !matches!(byte, b'\r' | b'\n');
        at_start = separates || !has_content;
    }
    DELIMITERS.iter().zip(seen).find(|(_, seen)| *seen).map_or(b',', |(sign, _)| *sign)
}

fn first_rows(bytes: &[u8], start: usize, delimiter: u8) -> Vec<Vec<String>> {
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter).from_reader(&bytes[start..]);
    let mut record = ByteRecord::new();
    let mut rows = Vec::new();
    while rows.len() < LOOK && reader.read_byte_record(&mut record).unwrap_or(false) {
        if !is_blank(&record) {
            rows.push(record.iter().map(|cell| String::from_utf8_lossy(cell).trim().to_owned()).collect());
        }
    }
    rows
}

fn is_mapped(cell: &str, map: &[(String, String)]) -> bool {
    let cell = folded(cell);
    !cell.is_empty() && map.iter().any(|(column, _)| folded(column) == cell)
}

/// How many cells of a row are names of columns.
fn known(row: &[String], map: &[(String, String)]) -> usize {
    row.iter().filter(|cell| !meanings(cell).is_empty() || is_mapped(cell, map)).count()
}

/// Which of the rows names the columns: the first that has a column of claims and another that is known, else the first
/// that has one; none where none does.
fn find(rows: &[Vec<String>], map: &[(String, String)]) -> Option<usize> {
    let by_user = |cell: &str| is_mapped(cell, map);
    let is_header = |row: &[String]| {
        recognised(row).is_some() || row.iter().any(|cell| meanings(cell).contains(&Field::Text) || by_user(cell))
    };
    let filled = |row: &[String]| row.iter().filter(|cell| !cell.is_empty()).count();
    let first = rows.iter().position(|row| is_header(row))?;
    // A heading of one cell may hold a word that a column could be called by.
    let is_sure = |row: &[String]| is_header(row) && known(row, map) > 1;
    if filled(&rows[first]) > 1 || is_sure(&rows[first]) {
        return Some(first);
    }
    Some(rows.iter().position(|row| is_sure(row)).unwrap_or(first))
}

/// How many cells the first row has.
pub fn width(bytes: &[u8], start: usize, delimiter: u8) -> usize {
    first_rows(bytes, start, delimiter).first().map_or(0, Vec::len)
}

/// Reads up to the end of the header: the row on the line that is named, else the one that names the columns, else the
/// first. The records go on behind it.
pub fn head<'a>(
    bytes: &'a [u8],
    start: usize,
    delimiter: u8,
    map: &[(String, String)],
    line: Option<u64>,
    counted: Counted,
) -> Result<(Head, Records<'a>), Fault> {
    let rows = first_rows(bytes, start, delimiter);
    let mut records = Records::new(bytes, start, delimiter, counted);
    let found = find(&rows, map).unwrap_or(0);
    let mut read: Vec<(Vec<String>, Place)> = Vec::new();
    let mut record = StringRecord::new();
    let header = loop {
        let Some(place) = records.next(&mut record) else {
            return Err(line.map_or(Fault::Empty, |line| Fault::NoHeaderRow { line }));
        };
        // What is no UTF-8 was refused before.
        let place = place.map_err(|_| Fault::Empty)?;
        let is_header = line.map_or(read.len() == found, |line| place.lines.contains(&line));
        let is_past = line.is_some_and(|line| place.lines.start > line);
        read.push((record.iter().map(|cell| cell.trim().to_owned()).collect(), place));
        if is_past {
            return Err(Fault::NoHeaderRow { line: line.unwrap_or_default() });
        }
        if is_header {
            break read.len() - 1;
        }
    };
    // A header of two rows: names that span several columns, and below them those of each.
    let two = rows.get(header + 1).is_some_and(|below| is_second(&read[header].0, below));
    if two
        && line.is_none()
        && let Some(Ok(place)) = records.next(&mut record)
    {
        read.push((record.iter().map(|cell| cell.trim().to_owned()).collect(), place));
    }
    let (names, last) = read.pop().unwrap_or_default();
    let names = match read.last() {
        Some((above, _)) => below(above, &names),
        None => names,
    };
    let first = read.first().map_or(&last, |(_, place)| place);
    // A line that tells the sign is part of it, so that a copy is read in the same way.
    let (from, line) = if start == 0 { (first.bytes.start, first.lines.start) } else { (0, 1) };
    let place = Place { lines: line..last.lines.end, bytes: from..last.bytes.end };
    // The upper row of two is part of the names.
    read.truncate(header);
    let cell = |(cells, place): &(Vec<String>, Place)| KeptCell {
        column: format!("line {}", place.lines.start),
        words: cells.iter().filter(|cell| !cell.is_empty()).cloned().collect::<Vec<_>>().join(" | "),
    };
    let above = read.iter().map(cell).filter(|cell| !cell.words.is_empty()).collect();
    Ok((Head { names, place, above }, records))
}

/// A line that is no row: a remark of whoever made the file, behind a hash and a blank.
pub fn is_comment(record: &StringRecord, columns: usize) -> bool {
    columns > 1 && record.len() == 1 && record[0].starts_with("# ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sign(text: &str) -> char {
        delimiter(text.as_bytes(), 0, &[]).into()
    }

    fn names(text: &str) -> (Vec<String>, Vec<String>) {
        let sign = delimiter(text.as_bytes(), 0, &[]);
        let (head, _) = head(text.as_bytes(), 0, sign, &[], None, Counted::Lines).unwrap();
        (head.names, head.above.into_iter().map(|cell| format!("{}: {}", cell.column, cell.words)).collect())
    }

    #[test]
    fn the_sign_is_the_one_that_makes_a_header_and_even_rows() {
        for (text, expected) in [
            ("claim,speaker\nx,y\n", ','),
            ("claim|speaker\nx|y\n", '|'),
            ("claim, in full;speaker\nIt rained, he said.;Ann Lee\n", ';'),
            ("Claim\tDate, place\nIt rained\tKyiv, 2025\n", '\t'),
            ("Behauptung;Quelle\n3,5 Prozent, immerhin;A\n", ';'),
            ("Titel, mit Komma\n\nBehauptung;Quelle\nx;A\n", ';'),
            ("a,b;c\tx\n", ','),
            ("a\tb\n1,2\t3\n", '\t'),
            ("a;b\n1,2;3\n", ';'),
            ("\n\"a,b\";c\n", ';'),
            ("a\nb,c", ','),
        ] {
            assert_eq!(sign(text), expected, "{text}");
        }
    }

    #[test]
    fn a_list_of_claims_with_commas_in_them_is_a_list() {
        assert_ne!(sign("claim\nA plan of 28 points, then 20.\nIt rained.\n"), ',');
    }

    #[test]
    fn a_first_line_may_tell_the_sign() {
        assert_eq!(told(b"sep=;\nclaim;x\n"), Some((b';', 6)));
        assert_eq!(told(b"\"sep=;\"\r\nclaim;x\r\n"), Some((b';', 9)));
        assert_eq!(told(b"SEP=|\nx"), Some((b'|', 6)));
        assert_eq!(told(b"sep=\t\nx"), Some((b'\t', 6)));
        assert_eq!(told(b"sep=,,,\nx"), Some((b',', 8)));
        for none in [&b"claim;x\n"[..], b"sep=x\ny", b"sep=;", b"separate;\n", b"sep=ab\nx"] {
            assert_eq!(told(none), None);
        }
    }

    #[test]
    fn what_stands_above_the_table_is_no_header() {
        let (columns, above) = names("Statement: checks of May,\n# exported 2026\n\nclaim,speaker\nx,y\n");
        assert_eq!(columns, ["claim", "speaker"]);
        assert_eq!(above, ["line 1: Statement: checks of May", "line 2: # exported 2026"]);
        let (columns, above) = names(",Claim details,,Result,\nclaim,speaker,date,verdict,note\nx,y,2025,,\n");
        assert_eq!(columns, ["claim", "speaker", "date", "verdict", "note"]);
        assert_eq!(above, ["line 1: Claim details | Result"]);
        assert_eq!(names("claim,colour\nstatement,x\n").0, ["claim", "colour"]);
    }

    #[test]
    fn a_header_may_have_two_rows() {
        let (columns, above) =
            names("Claim,,Source,,\ntext,speaker,name,link,date\nIt rained.,Ann,BBC,https://e.org,2025\n");
        assert_eq!(columns, ["Claim text", "speaker", "Source name", "Source link", "Source date"]);
        assert!(above.is_empty(), "{above:?}");
        assert_eq!(names("claim,,source\nIt rained.,,BBC\n").0, ["claim", "", "source"]);
    }
}
