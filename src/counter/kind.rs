//! What a file holds that somebody brings in without saying so: told by what stands in it, and not by its name.

use claimbench::formats::{bibliography, charset};
use claimbench::intake::office::workbook;
use claimbench::intake::{mime, office, page, readable};

/// How far into a text one looks, in characters.
const HEAD: usize = 256 * 1024;

/// What `import` reads, by the word that names it there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Csv,
    Xlsx,
    Json,
    Ledger,
    Claimreview,
    Annotations,
    Bibliography,
}

/// What `import` does not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Other {
    /// A page, a document, a transcript, a mail.
    Article,
    Pack,
    Case,
    /// Nothing that says what it is.
    Unknown,
}

impl Kind {
    pub fn word(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
            Self::Json => "json",
            Self::Ledger => "ledger",
            Self::Claimreview => "claimreview",
            Self::Annotations => "annotations",
            Self::Bibliography => "bibliography",
        }
    }

    /// For people.
    pub fn said(self) -> &'static str {
        match self {
            Self::Csv => "a sheet",
            Self::Xlsx => "a workbook",
            Self::Json => "a case as JSON",
            Self::Ledger => "a ledger",
            Self::Claimreview => "another desk's reviews",
            Self::Annotations => "notes on an article",
            Self::Bibliography => "a bibliography",
        }
    }
}

impl Other {
    /// What the file is, and the way out.
    pub fn said(self) -> (&'static str, &'static str) {
        match self {
            Self::Article => ("it is a text to be checked", "`article add` takes it in"),
            Self::Pack => ("it is a pack", "`unpack` makes the case in it anew"),
            Self::Case => ("it is a case itself", "--db opens it"),
            Self::Unknown => {
                ("nothing in it says what it is", "name a kind, as in `import csv FILE`; `import --help` has them")
            }
        }
    }
}

pub fn of(bytes: &[u8], name: &str) -> Result<Kind, Other> {
    let media_type = readable::media_type(bytes, Some(name));
    let holds = |part: &str| bytes.windows(part.len()).any(|window| window == part.as_bytes());
    match media_type {
        "application/vnd.sqlite3" => return Err(Other::Case),
        "application/pdf" => return Err(Other::Article),
        _ if workbook::is_workbook(media_type) => return Ok(Kind::Xlsx),
        _ if office::is_document(media_type) => return Err(Other::Article),
        // A name that tells nothing; the parts of a ZIP stand in it by their names.
        "application/zip" if holds("xl/workbook.xml") || holds("opendocument.spreadsheet") => return Ok(Kind::Xlsx),
        "application/zip" if holds("word/document.xml") || holds("opendocument.text") => return Err(Other::Article),
        "application/zip" if holds("ledger.jsonl") => return Err(Other::Pack),
        "application/octet-stream" => return Err(Other::Unknown),
        _ if media_type.split('/').next().is_some_and(|kind| ["image", "audio", "video"].contains(&kind)) => {
            return Err(Other::Unknown);
        }
        _ => {}
    }
    let decoded = charset::decode(bytes, None).map_err(|_| Other::Unknown)?;
    let head: String = decoded.text.trim_start_matches('\u{FEFF}').chars().take(HEAD).collect();
    let start = head.trim_start();
    if start.starts_with(['{', '[']) {
        return of_json(start);
    }
    if page::looks_like_html(bytes, name) {
        return if head.contains("ClaimReview") { Ok(Kind::Claimreview) } else { Err(Other::Article) };
    }
    let is_entry = |line: &str| {
        let word = line.trim_start().strip_prefix('@').unwrap_or_default();
        let letters = word.len() - word.trim_start_matches(|c: char| c.is_ascii_alphabetic()).len();
        letters > 0 && word[letters..].trim_start().starts_with(['{', '('])
    };
    match bibliography::Style::of(&head) {
        Some(bibliography::Style::Ris) => return Ok(Kind::Bibliography),
        Some(bibliography::Style::Bibtex) if head.lines().any(is_entry) => return Ok(Kind::Bibliography),
        _ => {}
    }
    if start.starts_with("WEBVTT") || head.contains(" --> ") || mime::is_message(bytes) {
        return Err(Other::Article);
    }
    let signs = [',', ';', '\t', '|'];
    let lines: Vec<&str> = head.lines().filter(|line| !line.trim().is_empty()).take(20).collect();
    let named = [".csv", ".tsv", ".tab"].iter().any(|end| name.to_ascii_lowercase().ends_with(end));
    // What has the same sign in each of its first lines is a table.
    let is_table = signs.iter().any(|sign| lines.len() > 1 && lines.iter().all(|line| line.contains(*sign)));
    if named || is_table { Ok(Kind::Csv) } else { Err(Other::Article) }
}

fn of_json(text: &str) -> Result<Kind, Other> {
    let first = text.lines().next().unwrap_or_default();
    let has = |member: &str| text.contains(&format!("\"{member}\""));
    if text.contains("claimbench/case/") {
        Ok(Kind::Json)
    } else if first.starts_with("{\"blob\"") || first.contains("\"seq\"") && first.contains("\"hash\"") {
        Ok(Kind::Ledger)
    } else if text.contains("TextQuoteSelector") || text.contains("www.w3.org/ns/anno") {
        Ok(Kind::Annotations)
    } else if text.contains("ClaimReview") || has("claimReview") || has("reviewRating") {
        Ok(Kind::Claimreview)
    } else if has("type") && (has("issued") || has("title") || has("DOI")) && !has("@context") {
        Ok(Kind::Bibliography)
    } else {
        Err(Other::Unknown)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_what_stands_in_it() {
        for (text, name, kind) in [
            ("claim,speaker\nIt rained.,Ann\n", "x", Ok(Kind::Csv)),
            ("claim;speaker\nIt rained, he says.;Ann\n", "facts.txt", Ok(Kind::Csv)),
            ("claim\nIt rained.\n", "facts.csv", Ok(Kind::Csv)),
            ("% mine\n@article{doe, title={X}}\n", "x", Ok(Kind::Bibliography)),
            ("TY  - JOUR\nTI  - X\nER  - \n", "facts.csv", Ok(Kind::Bibliography)),
            ("[{\"id\": \"a\", \"type\": \"book\", \"title\": \"X\"}]", "x", Ok(Kind::Bibliography)),
            ("{\"format\":\"claimbench/case/1\"}\n", "x.bib", Ok(Kind::Json)),
            ("{\"seq\":1,\"uid\":\"u\",\"hash\":\"h\"}\n", "x", Ok(Kind::Ledger)),
            ("{\"@type\":\"ClaimReview\"}", "x", Ok(Kind::Claimreview)),
            (
                "{\"rows\":[{\"target\":[{\"selector\":[{\"type\":\"TextQuoteSelector\"}]}]}]}",
                "x",
                Ok(Kind::Annotations),
            ),
            (
                "<!doctype html><script type=application/ld+json>{\"@type\":\"ClaimReview\"}</script>",
                "x",
                Ok(Kind::Claimreview),
            ),
            ("<!doctype html><p>It rained.", "x", Err(Other::Article)),
            ("WEBVTT\n\n00:01.000 --> 00:02.000\nHello\n", "x", Err(Other::Article)),
            ("It rained in Kyiv, he said.\n\nThen it snowed.\n", "x", Err(Other::Article)),
            ("{\"a\":1}", "x", Err(Other::Unknown)),
            ("SQLite format 3\0", "x", Err(Other::Case)),
            ("\u{0}\u{1}", "x", Err(Other::Unknown)),
        ] {
            assert_eq!(of(text.as_bytes(), name), kind, "{text}");
        }
    }
}
