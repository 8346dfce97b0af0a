//! What is wrong with a file or a row, as data, and the words for it with the way out.

use super::column::Field;
use super::date::{DateOrder, Unread};
use crate::domain::{HedgeClass, Invalid, Verdict, Word};
use crate::error::Error;
use thiserror::Error as ThisError;

#[derive(Debug, Clone, PartialEq, Eq, ThisError)]
pub enum Fault {
    #[error("it is empty")]
    Empty,
    #[error("it has a header and no rows")]
    NoRows,
    #[error("it is UTF-16: save it as \"CSV UTF-8\", or convert it with `iconv -f UTF-16 -t UTF-8`")]
    Utf16,
    #[error(
        "there is a byte (0x{byte:02X}) that is not UTF-8: save it as \"CSV UTF-8\", or convert it with `iconv -f WINDOWS-1252 -t UTF-8`"
    )]
    NotUtf8 { byte: u8 },
    #[error(
        "a quotation mark opens a cell here and none closes it: close it, and write a quotation mark inside a cell twice"
    )]
    UnclosedQuote,
    #[error(
        "text follows the closing quotation mark of a cell: write a quotation mark inside a cell twice, or save the file anew from a spreadsheet"
    )]
    TextAfterQuote,
    #[error(
        "columns \"{first}\" and \"{second}\" would both be read as {field}: leave one out with --map \"{second}\"=- or say what it is"
    )]
    SameField { field: Field, first: String, second: String },
    #[error("no column is read as the claim's text (there are {}): name it with --map COLUMN=text", quoted(columns))]
    NoText { columns: Vec<String> },
    #[error("--map \"{column}\"={field}: there is no such column; there are {}", quoted(columns))]
    NoColumn { column: String, field: String, columns: Vec<String> },
    #[error("--map \"{column}\"={field}: there is no such field; there are {}", Field::SPELLINGS.join(", "))]
    NoField { column: String, field: String },
    #[error(
        "the row has {found} cells and the header {expected}: a cell that holds the separator or a line end stands in quotation marks"
    )]
    Cells { found: usize, expected: usize },
    #[error("column \"{column}\": {why}")]
    Cell { column: String, why: Invalid },
    #[error(
        "column \"{column}\": \"{word}\" is not a status; say what it means with --map-status \"{word}\"=STATUS, where STATUS is {}",
        one_of(Verdict::SPELLINGS)
    )]
    Verdict { column: String, word: String },
    #[error(
        "column \"{column}\": write a hedge with what it does, such as \"nearly (approximator)\" or \"reportedly (evidential)\": {}",
        one_of(HedgeClass::SPELLINGS)
    )]
    Hedge { column: String },
    #[error("column \"{column}\": {}", date_words(given, why, *order))]
    Date { column: String, given: String, why: Unread, order: Option<DateOrder> },
    #[error(
        "column \"{column}\": these are no figures as they were written here; empty the cell to have them read from the words"
    )]
    Figures { column: String },
    #[error("no row begins on line {line}: --header-row takes the line on which the columns are named")]
    NoHeaderRow { line: u64 },
    #[error(
        "{} hold words and are columns of nothing that a source has: say what they are with --map, or leave them out with --map COLUMN=-",
        quoted(columns)
    )]
    NothingToKeepWith { columns: Vec<String> },
    #[error("there is no column for the {field}, and the row cannot do without")]
    NoColumnFor { field: Field },
    #[error(
        "column \"{column}\" is not what the claim's first row has: rows of one claim agree on everything that is the claim's, or leave it empty"
    )]
    RowsDisagree { column: String },
    #[error(
        "column \"{column}\": \"{mark}\" says \"as above\", and the row does not go on with the claim above: such a row has a source of its own, and leaves empty or repeats what is the claim's"
    )]
    OnlyMark { column: String, mark: String },
    #[error("the speaker is \"{speaker}\" and the chain ends in \"{last}\": change both, or empty one")]
    SpeakerNotLast { speaker: String, last: String },
    #[error("the claim is asked only whether it was said, and status and said_status differ: empty one")]
    StatusesDiffer,
    #[error("there is evidence and no source: fill in the column \"{column}\"")]
    NoSource { column: String },
    #[error("there is evidence and no column for its source: name one with --map COLUMN=source")]
    NoSourceColumn,
}

impl Fault {
    /// The fault of a row.
    pub fn of_row(self, file: &str, line: u64) -> Error {
        Error::Unreadable { file: file.to_owned(), line: Some(line), what: self.to_string() }
    }

    /// The fault of a whole file; rows are shown with their lines, and a file is not.
    pub fn of_file(self, file: &str, line: Option<u64>) -> Error {
        let place = line.map(|line| format!("line {line}: ")).unwrap_or_default();
        Error::Unreadable { file: file.to_owned(), line, what: format!("{place}{self}") }
    }
}

/// Why a cell is no date, and the way out.
fn date_words(given: &str, why: &Unread, order: Option<DateOrder>) -> String {
    match (why, order) {
        (Unread::TwoWays(day_first, month_first), _) => {
            format!("\"{given}\" can mean {day_first} or {month_first}: say which with --dates dmy or --dates mdy")
        }
        (Unread::ShortYear, _) => {
            format!("\"{given}\" has a year of two digits: say what comes first with --dates dmy, mdy or ymd")
        }
        (Unread::NoDate, Some(order)) => format!("\"{given}\" is no date where dates are written {order}"),
        (Unread::NoDate, None) => Invalid::Date { given: given.to_owned() }.to_string(),
    }
}

fn quoted(names: &[String]) -> String {
    names.iter().map(|name| format!("\"{name}\"")).collect::<Vec<_>>().join(", ")
}

fn one_of(words: &[&str]) -> String {
    match words {
        [first @ .., last] => format!("{} or {last}", first.join(", ")),
        [] => String::new(),
    }
}
