//! The parts of a document, unpacked within limits and read as XML without entities of its own.

use super::OfficeError;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// The most parts that a document may have.
const PARTS: usize = 20_000;
/// The most that a part may unpack to, in bytes.
const LONGEST: u64 = 64 * 1024 * 1024;
/// How deep elements may nest.
const DEEPEST: usize = 512;

pub struct Parts<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
}

/// What a reader meets in a part.
pub enum Met<'e> {
    /// An element begins: its name with its prefix, and its attributes.
    Start(&'e str, &'e Attributes<'e>),
    End(&'e str),
    Text(&'e str),
}

pub struct Attributes<'e>(&'e BytesStart<'e>);

impl Attributes<'_> {
    /// The value of an attribute, whatever its prefix.
    pub fn get(&self, name: &str) -> Option<String> {
        let found = self.0.attributes().flatten().find(|one| one.key.local_name().into_inner() == name);
        let raw = found?.value.into_owned();
        Some(quick_xml::escape::unescape(&raw).map(|text| text.into_owned()).unwrap_or(raw))
    }
}

impl<'b> Parts<'b> {
    pub fn open(bytes: &'b [u8]) -> Result<Self, OfficeError> {
        let no_zip = |what: String| OfficeError::NoZip { what };
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| no_zip(error.to_string()))?;
        if archive.len() > PARTS {
            return Err(no_zip(format!("it has {} parts", archive.len())));
        }
        Ok(Self { archive })
    }

    pub fn has(&self, name: &str) -> bool {
        self.archive.index_for_name(name).is_some()
    }

    /// How many parts have names that begin so.
    pub fn count(&self, start: &str) -> usize {
        self.archive.file_names_raw().filter(|name| name.starts_with(start.as_bytes())).count()
    }

    /// The text of a part; none where there is no such part.
    fn text(&mut self, name: &str) -> Result<Option<String>, OfficeError> {
        let damaged = |what: String| OfficeError::Damaged { part: name.to_owned(), what };
        let Some(at) = self.archive.index_for_name(name) else { return Ok(None) };
        if self.archive.by_index_raw(at).is_ok_and(|part| part.encrypted()) {
            return Err(OfficeError::Locked { part: name.to_owned() });
        }
        let part = self.archive.by_index(at).map_err(|error| damaged(error.to_string()))?;
        let mut bytes = Vec::new();
        part.take(LONGEST + 1).read_to_end(&mut bytes).map_err(|error| damaged(error.to_string()))?;
        if bytes.len() as u64 > LONGEST {
            return Err(OfficeError::TooLong { part: name.to_owned(), limit: LONGEST });
        }
        Ok(Some(match String::from_utf8(bytes) {
            Ok(text) => text,
            Err(error) => crate::intake::page::decode::decode(error.as_bytes()).into_owned(),
        }))
    }

    /// Goes through a part; false where there is none.
    pub fn walk(&mut self, name: &str, mut meet: impl FnMut(Met<'_>)) -> Result<bool, OfficeError> {
        let damaged = |what: String| OfficeError::Damaged { part: name.to_owned(), what };
        let Some(text) = self.text(name)? else { return Ok(false) };
        let mut reader = Reader::from_str(text.trim_start_matches('\u{FEFF}'));
        let mut depth = 0_usize;
        loop {
            match reader.read_event().map_err(|error| damaged(error.to_string()))? {
                Event::Eof => return Ok(true),
                Event::DocType(_) => return Err(OfficeError::Entities { part: name.to_owned() }),
                Event::Start(start) => {
                    depth += 1;
                    if depth > DEEPEST {
                        return Err(damaged("its elements nest too deep".to_owned()));
                    }
                    meet(Met::Start(start.name().into_inner(), &Attributes(&start)));
                }
                Event::Empty(start) => {
                    meet(Met::Start(start.name().into_inner(), &Attributes(&start)));
                    meet(Met::End(start.name().into_inner()));
                }
                Event::End(end) => {
                    depth = depth.saturating_sub(1);
                    meet(Met::End(end.name().into_inner()));
                }
                Event::Text(text) => meet(Met::Text(&text.xml10_content())),
                Event::CData(text) => meet(Met::Text(&text.xml10_content())),
                Event::GeneralRef(name) => {
                    let reference = format!("&{};", &*name);
                    // What no XML has by itself stays as it is written: nothing is looked up.
                    let text = quick_xml::escape::unescape(&reference).map(|text| text.into_owned());
                    meet(Met::Text(&text.unwrap_or(reference)));
                }
                Event::Comment(_) | Event::PI(_) | Event::Decl(_) => {}
            }
        }
    }

    /// The first texts of these elements in a part.
    pub fn properties<const N: usize>(
        &mut self,
        name: &str,
        wanted: [&str; N],
    ) -> Result<[Option<String>; N], OfficeError> {
        let mut found: [Option<String>; N] = std::array::from_fn(|_| None);
        let mut open: Option<usize> = None;
        self.walk(name, |met| match met {
            Met::Start(tag, _) => open = wanted.iter().position(|name| *name == tag),
            Met::End(_) => open = None,
            Met::Text(text) => {
                if let Some(at) = open {
                    found[at].get_or_insert_default().push_str(text);
                }
            }
        })?;
        Ok(found.map(|text| text.map(|text| super::spaced_once(&text)).filter(|text| !text.is_empty())))
    }
}
