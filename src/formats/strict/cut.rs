//! Cutting JSON without reading it: a document into its elements, an object into its members.

use super::Fault;
use serde::de::IgnoredAny;

/// The documents of a file: one as a rule, and one a line in JSON Lines.
pub fn documents(text: &str) -> Result<Vec<&str>, (Fault, Option<u64>)> {
    let whole = text.strip_prefix('\u{FEFF}').unwrap_or(text).trim();
    if is_whole(whole) {
        return Ok(vec![whole]);
    }
    let lines: Vec<&str> = whole.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    if lines.len() > 1 && lines.iter().all(|line| line.starts_with('{') && line.ends_with('}')) {
        return Ok(lines);
    }
    match serde_json::from_str::<IgnoredAny>(text) {
        Err(error) => {
            let fault = Fault::of(&error, text);
            let line = fault.line();
            Err((fault, Some(line)))
        }
        Ok(_) => Ok(vec![whole]),
    }
}

/// Whether the text is one list or object from its first sign to its last, so far as brackets tell.
fn is_whole(text: &str) -> bool {
    let inside = inside(text, '[', ']').or_else(|| inside(text, '{', '}'));
    inside.is_some_and(|inside| cut(inside).is_some())
}

/// The elements of a list.
pub fn elements(list: &str) -> Result<Vec<&str>, Fault> {
    inside(list, '[', ']').and_then(cut).ok_or_else(|| unreadable(list))
}

/// The members of an object, their values uncut.
pub fn members(object: &str) -> Result<Vec<(String, &str)>, Fault> {
    let parts = inside(object, '{', '}').and_then(cut).ok_or_else(|| unreadable(object))?;
    let members: Option<Vec<_>> = parts.into_iter().map(member).collect();
    let members = members.ok_or_else(|| unreadable(object))?;
    match twice(members.iter().map(|(key, _)| key.as_str())) {
        Some(key) => Err(Fault::DuplicateKey(key.to_owned())),
        None => Ok(members),
    }
}

/// A key, a colon and a value.
fn member(part: &str) -> Option<(String, &str)> {
    let mut keys = serde_json::Deserializer::from_str(part).into_iter::<String>();
    let key = keys.next()?.ok()?;
    let rest = part.get(keys.byte_offset()..)?.trim_start().strip_prefix(':')?;
    Some((key, rest.trim()))
}

/// A name that stands twice.
pub(super) fn twice<'k>(keys: impl Iterator<Item = &'k str>) -> Option<&'k str> {
    let mut keys: Vec<&str> = keys.collect();
    keys.sort_unstable();
    keys.windows(2).find(|pair| pair[0] == pair[1]).map(|pair| pair[0])
}

fn inside(text: &str, open: char, close: char) -> Option<&str> {
    text.trim().strip_prefix(open)?.strip_suffix(close)
}

/// What stands between the commas of the outermost level, trimmed; none where strings or brackets stay open.
fn cut(inside: &str) -> Option<Vec<&str>> {
    let (mut parts, mut start, mut depth) = (Vec::new(), 0, 0_usize);
    let (mut in_string, mut escaped) = (false, false);
    for (at, byte) in inside.bytes().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if in_string => escaped = true,
            b'"' => in_string = !in_string,
            _ if in_string => {}
            b'[' | b'{' => depth += 1,
            b']' | b'}' => depth = depth.checked_sub(1)?,
            b',' if depth == 0 => {
                parts.push(inside[start..at].trim());
                start = at + 1;
            }
            _ => {}
        }
    }
    if depth > 0 || in_string {
        return None;
    }
    let last = inside[start..].trim();
    if !(parts.is_empty() && last.is_empty()) {
        parts.push(last);
    }
    Some(parts)
}

fn unreadable(text: &str) -> Fault {
    match serde_json::from_str::<IgnoredAny>(text) {
        Err(error) => Fault::of(&error, text),
        Ok(_) => Fault::no_container(),
    }
}

/// Where lines start, to tell on which line of a document a part of it begins.
pub struct Lines {
    base: usize,
    starts: Vec<usize>,
}

impl Lines {
    pub fn of(text: &str) -> Self {
        let starts = text.match_indices('\n').map(|(at, _)| at + 1).collect();
        Self { base: text.as_ptr() as usize, starts }
    }

    /// The line, from 1, of a part of the same text.
    pub fn line(&self, part: &str) -> u64 {
        let at = (part.as_ptr() as usize).saturating_sub(self.base);
        self.starts.partition_point(|start| *start <= at) as u64 + 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_list_is_cut_at_its_own_commas() {
        let list = r#" [ {"a": [1, 2]}, "x, \"]", NaN , null] "#;
        assert_eq!(elements(list).unwrap(), [r#"{"a": [1, 2]}"#, r#""x, \"]""#, "NaN", "null"]);
        assert_eq!(elements("[ ]").unwrap(), [""; 0]);
        assert!(elements("[1, [2]").is_err());
    }

    #[test]
    fn an_object_is_cut_into_its_members() {
        let object = r#"{"a": 1, "b\u0041" : {"c": "}, "}}"#;
        let expected = [("a".to_owned(), "1"), ("bA".to_owned(), r#"{"c": "}, "}"#)];
        assert_eq!(members(object).unwrap(), expected);
        assert_eq!(members(r#"{"a": 1, "a": 2}"#), Err(Fault::DuplicateKey("a".to_owned())));
        for broken in ["{a: 1}", "{\"a\" 1}", "{,}", "[]"] {
            assert!(members(broken).is_err(), "{broken}");
        }
    }

    #[test]
    fn json_lines_are_documents_even_where_one_is_broken() {
        assert_eq!(documents("{\"a\": 1}\n\n{\"a: 1}\n{}").unwrap().len(), 3);
        assert_eq!(documents("\u{feff}{\n \"a\": 1\n}\n").unwrap().len(), 1);
        assert_eq!(documents("{\n\"a\": \n").unwrap_err().1, Some(3));
    }

    proptest! {
        #[test]
        fn whatever_is_a_list_of_json_is_cut_where_a_reader_would(
            values in prop::collection::vec(any::<String>(), 0..5)
        ) {
            let list = serde_json::to_string(&values).unwrap();
            let read = elements(&list).unwrap().into_iter().map(|part| serde_json::from_str::<String>(part).unwrap());
            prop_assert_eq!(read.collect::<Vec<_>>(), values);
        }

        #[test]
        fn any_text_is_cut_or_refused(text in "[\\[\\]{},:\"\\\\ an1é]*") {
            let _ = (elements(&text), members(&text), documents(&text));
        }
    }
}
