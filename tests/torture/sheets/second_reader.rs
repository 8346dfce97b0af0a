//! A second reader of sheets, to count by: it knows nothing of columns. It is told the sign between cells; for the rest
//! it reads RFC 4180 to the letter: a quotation mark means something at the beginning of a cell alone, and a cell that it
//! opens ends with a quotation mark and the next sign or line end, else there is no one reading. Like the product's, it
//! takes LF, CR and CR LF for line ends, drops one byte order mark, and passes over records of nothing but blanks, tabs
//! and quotation marks, where RFC 4180 would see empty cells.

/// The cells of a row, and the line on which it starts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    pub line: u64,
    pub cells: Vec<String>,
}

/// The records with something in them; none where there is no one reading.
pub fn records(bytes: &[u8], sign: char) -> Option<Vec<Record>> {
    let text = std::str::from_utf8(bytes).ok()?;
    let mut rest = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let (mut records, mut line) = (Vec::new(), 1);
    while !rest.is_empty() {
        let (cells, behind) = record(rest, sign)?;
        let read = &rest[..rest.len() - behind.len()];
        if !cells.iter().all(|cell| cell.trim_matches([' ', '\t', '"']).is_empty()) {
            records.push(Record { line, cells });
        }
        line += lines(read);
        rest = behind;
    }
    Some(records)
}

fn lines(text: &str) -> u64 {
    text.replace("\r\n", "\n").matches(['\r', '\n']).count() as u64
}

/// The first record, and what stands behind its line end.
fn record(mut rest: &str, sign: char) -> Option<(Vec<String>, &str)> {
    let mut cells = Vec::new();
    loop {
        let (cell, behind) = cell(rest, sign)?;
        cells.push(cell);
        match behind.strip_prefix(sign) {
            Some(next) => rest = next,
            None => {
                let ends = ["\r\n", "\r", "\n"];
                return Some((cells, ends.iter().find_map(|end| behind.strip_prefix(end)).unwrap_or(behind)));
            }
        }
    }
}

fn cell(text: &str, sign: char) -> Option<(String, &str)> {
    let ends = [sign, '\r', '\n'];
    let Some(mut rest) = text.strip_prefix('"') else {
        let end = text.find(ends).unwrap_or(text.len());
        return Some((text[..end].to_owned(), &text[end..]));
    };
    let mut cell = String::new();
    loop {
        let (inside, behind) = rest.split_once('"')?;
        cell.push_str(inside);
        match behind.strip_prefix('"') {
            Some(more) => {
                cell.push('"');
                rest = more;
            }
            None if behind.is_empty() || behind.starts_with(ends) => return Some((cell, behind)),
            None => return None,
        }
    }
}
