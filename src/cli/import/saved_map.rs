//! How a sheet was read, written down for the next one of its kind: `--save-map` and `--map-file`.

use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::{input, output};
use claimbench::domain::Word;
use claimbench::error::Error;
use claimbench::formats::charset::Charset;
use claimbench::formats::csv::{DateOrder, Field, Options, Reading, Sheet, VerdictWords};
use claimbench::formats::json;
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};

const FORMAT: &str = "claimbench/map/1";
const ENDING: &str = ".map.json";

/// What is said of a sheet beside the sheet.
#[derive(Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SavedMap {
    format: String,
    /// Columns with the fields that they are read as; `-` leaves one out.
    pub columns: Vec<(String, String)>,
    /// Words with the statuses that they mean.
    #[serde(default)]
    pub verdicts: Vec<(String, String)>,
    #[serde(default)]
    pub dates: Option<DateOrder>,
    #[serde(default)]
    delimiter: Option<char>,
    #[serde(default)]
    encoding: Option<String>,
    #[serde(default)]
    pub header_row: Option<u64>,
    /// Verdicts and remarks stay the other desk's words.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub leave_verdicts: bool,
}

impl SavedMap {
    /// Every column that was read or left out, and what the user said beside that.
    pub fn of(sheet: &Sheet<'_>, options: &Options, encoding: Option<Charset>) -> Self {
        let mut seen: Vec<Field> = Vec::new();
        let columns = sheet.columns().iter().filter_map(|column| match column.reading {
            // A further column of a kind finds its place by its name.
            Reading::Field(field) | Reading::Words(field) if seen.contains(&field) => None,
            Reading::Field(field) | Reading::Words(field) => {
                seen.push(field);
                Some((column.name.clone(), field.word().to_owned()))
            }
            Reading::LeftOut => Some((column.name.clone(), "-".to_owned())),
            Reading::Computed | Reading::Unknown => None,
        });
        let verdicts = options.verdicts.iter().map(|(word, verdict)| (word.clone(), verdict.word().to_owned()));
        Self {
            format: FORMAT.to_owned(),
            columns: columns.collect(),
            verdicts: verdicts.collect(),
            dates: options.dates,
            delimiter: options.delimiter.map(char::from),
            encoding: encoding.map(|charset| charset.to_string()),
            header_row: options.header_line,
            leave_verdicts: options.verdict_words == VerdictWords::Kept,
        }
    }

    pub fn encoding(&self) -> Result<Option<Charset>, Failure> {
        let parse = |name: &String| name.parse().map_err(|error| Failure::misuse(format!("{error}"), "Mend the map."));
        self.encoding.as_ref().map(parse).transpose()
    }

    pub fn delimiter(&self) -> Result<Option<u8>, Failure> {
        let sign = |sign: char| {
            u8::try_from(sign).ok().filter(u8::is_ascii).ok_or_else(|| {
                Failure::misuse(
                    format!("\"{sign}\" separates no cells: a map takes one sign of ASCII"),
                    "Mend the map.",
                )
            })
        };
        self.delimiter.map(sign).transpose()
    }
}

/// Reads a map by its name or its file.
pub fn read(context: &Context, name: &Path) -> Result<SavedMap, Failure> {
    let named = with_ending(name);
    let file = if !name.exists() && named.exists() { named } else { name.to_owned() };
    let text = input::file(context, &file)?;
    let unreadable = |what: String, line: Option<u64>| Error::Unreadable { file: input::name(&file), line, what };
    let map: SavedMap = serde_json::from_str(&text)
        .map_err(|error| unreadable(format!("it is no saved map: {error}"), Some(error.line() as u64)))?;
    if map.format != FORMAT {
        return Err(unreadable(format!("the format is \"{}\", not \"{FORMAT}\"", map.format), None).into());
    }
    Ok(map)
}

/// Writes a map: `desk` becomes `desk.map.json`. One that is there is replaced, and nothing else is.
pub fn write(name: &Path, map: &SavedMap) -> Result<PathBuf, Failure> {
    let file = if name.extension().is_some() { name.to_owned() } else { with_ending(name) };
    let is_map = |text: String| serde_json::from_str::<SavedMap>(&text).is_ok();
    if file.exists() && !std::fs::read_to_string(&file).is_ok_and(is_map) {
        return Err(Error::Exists { path: file }.into());
    }
    output::write_whole(&file, |mut out| Ok(json::pretty(&mut out, map)?))?;
    Ok(file)
}

fn with_ending(name: &Path) -> PathBuf {
    let mut file = name.as_os_str().to_owned();
    file.push(ENDING);
    PathBuf::from(file)
}
