//! BibTeX cut into its entries and an entry into its fields: a broken entry ends where the next begins, and the rest of the
//! file is read all the same. What a value says in TeX is left to `tex`.

use std::collections::HashMap;

/// How deep braces may nest.
const DEPTH: usize = 64;
/// The most bytes that a value may come to with its abbreviations.
const LONGEST: usize = 1024 * 1024;
const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// An entry of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// In small letters: `article`.
    pub kind: String,
    /// None where it stands without one.
    pub key: Option<String>,
    /// By their names in small letters, as TeX; of a name that stands twice both.
    pub fields: Vec<(String, String)>,
    /// What is amiss, and did not keep it from being read.
    pub faults: Vec<String>,
}

impl Entry {
    /// A field that says something.
    pub fn field(&self, name: &str) -> Option<&str> {
        let found = self.fields.iter().find(|(field, value)| field == name && !value.trim().is_empty());
        found.map(|(_, value)| value.as_str())
    }
}

/// How far behind the start of what looks like the next entry an entry may end, in bytes: a value may hold such a line.
const OVERLAP: usize = 64 * 1024;

/// Cuts a text: each entry with the byte where it starts, or why it is none.
pub fn entries(text: &str) -> Vec<(usize, Result<Entry, String>)> {
    let mut macros: HashMap<String, String> = HashMap::new();
    let mut found = Vec::new();
    let starts = line_starts(text);
    // A file of nothing but broken entries is not gone through again for each of them.
    let mut patience = text.len().saturating_mul(4) + OVERLAP;
    let mut at = 0;
    while let Some(start) = next_entry(text, at) {
        let limit = starts.get(starts.partition_point(|line| *line <= start)).copied().unwrap_or(text.len());
        let cut =
            |end: usize| Cutter { text, at: start + 1, end, starts: &starts, macros: &macros, faults: Vec::new() };
        let mut cutter = cut(limit);
        let mut outcome = cutter.item();
        if outcome.is_err() && limit < text.len() && patience > OVERLAP {
            patience -= OVERLAP;
            let mut further = cut(boundary(text, limit.saturating_add(OVERLAP)));
            if let Ok(item) = further.item() {
                (cutter, outcome) = (further, Ok(item));
            }
        }
        at = cutter.at.max(start + 1);
        match outcome {
            Ok(Item::Entry(entry)) => found.push((start, Ok(entry))),
            Ok(Item::Macro(name, value)) => {
                macros.insert(name, value);
            }
            Ok(Item::Silent) => {}
            Err(what) => {
                found.push((start, Err(what)));
                at = limit;
            }
        }
    }
    found
}

fn boundary(text: &str, at: usize) -> usize {
    (at.min(text.len())..=text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(text.len())
}

/// Where the next `@word{` or `@word(` stands.
fn next_entry(text: &str, from: usize) -> Option<usize> {
    text.get(from..)?.match_indices('@').map(|(at, _)| from + at).find(|at| is_head(&text[at + 1..]))
}

/// Where one stands with nothing but blanks before it on its line.
fn line_starts(text: &str) -> Vec<usize> {
    let mut at = 0;
    let mut starts = Vec::new();
    for line in text.split_inclusive('\n') {
        let blanks = line.len() - line.trim_start().len();
        if line[blanks..].strip_prefix('@').is_some_and(|rest| is_head(rest) || is_head(&text[at + blanks + 1..])) {
            starts.push(at + blanks);
        }
        at += line.len();
    }
    starts
}

fn is_head(rest: &str) -> bool {
    let word = rest.trim_start_matches([' ', '\t']);
    let name = word.trim_start_matches(|c: char| c.is_alphanumeric() || matches!(c, '_' | '-'));
    name.len() < word.len() && name.trim_start().starts_with(['{', '('])
}

enum Item {
    Entry(Entry),
    Macro(String, String),
    /// `@comment`, `@preamble`.
    Silent,
}

struct Cutter<'t, 'm> {
    text: &'t str,
    at: usize,
    end: usize,
    starts: &'m [usize],
    macros: &'m HashMap<String, String>,
    faults: Vec<String>,
}

impl<'t> Cutter<'t, '_> {
    fn rest(&self) -> &'t str {
        &self.text[self.at..self.end]
    }

    fn blanks(&mut self) {
        self.at += self.rest().len() - self.rest().trim_start().len();
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn eats(&mut self, sign: char) -> bool {
        self.blanks();
        let eaten = self.peek() == Some(sign);
        self.at += if eaten { sign.len_utf8() } else { 0 };
        eaten
    }

    fn word(&mut self, is_end: impl Fn(char) -> bool) -> &'t str {
        self.blanks();
        let word = self.rest();
        let word = &word[..word.find(|c: char| c.is_whitespace() || is_end(c)).unwrap_or(word.len())];
        self.at += word.len();
        word
    }

    fn item(&mut self) -> Result<Item, String> {
        let kind = self.word(|c| matches!(c, '{' | '(')).to_lowercase();
        self.blanks();
        let close = match self.peek() {
            Some('{') => '}',
            _ => ')',
        };
        if kind == "comment" {
            // JabRef and others put anything here: it ends where its brace does, else with the line.
            let start = self.at;
            let next = self.starts.get(self.starts.partition_point(|line| *line <= start)).copied();
            let next = next.unwrap_or(self.end).min(self.end);
            if self.braced().is_err() || self.at > next {
                self.at = next;
            }
            return Ok(Item::Silent);
        }
        self.at += 1;
        if kind == "preamble" {
            self.value(close)?;
            return self.closed(close).map(|()| Item::Silent);
        }
        if kind == "string" {
            let (name, value) = self.field(close)?.ok_or("nothing stands in it")?;
            self.eats(',');
            return self.closed(close).map(|()| Item::Macro(name, value));
        }
        let start = self.at;
        let key = self.word(|c| matches!(c, ',' | '=' | '{' | '"') || c == close).to_owned();
        self.blanks();
        let key = if self.peek() == Some('=') {
            self.at = start;
            self.faults.push("it has no key".to_owned());
            None
        } else {
            Some(key).filter(|key| !key.is_empty())
        };
        if key.is_some() || self.peek() == Some(',') {
            self.blanks();
            if !self.eats(',') && self.peek() != Some(close) {
                return Err("a comma is missing behind its key".to_owned());
            }
        }
        let fields = self.fields(close)?;
        self.closed(close)?;
        Ok(Item::Entry(Entry { kind, key, fields, faults: std::mem::take(&mut self.faults) }))
    }

    fn fields(&mut self, close: char) -> Result<Vec<(String, String)>, String> {
        let mut fields = Vec::new();
        while let Some(field) = self.field(close)? {
            fields.push(field);
            if !self.eats(',') {
                self.blanks();
                if self.peek() == Some(close) {
                    break;
                }
                let name = fields.last().map_or("", |(name, _)| name.as_str());
                let named = self.rest().starts_with(|c: char| c.is_alphabetic());
                if !named {
                    return Err(format!("a comma is missing behind \"{name}\""));
                }
                self.faults.push(format!("a comma is missing behind \"{name}\""));
            }
        }
        Ok(fields)
    }

    fn closed(&mut self, close: char) -> Result<(), String> {
        if self.eats(close) { Ok(()) } else { Err(format!("it is not closed with {close}")) }
    }

    /// A name, `=` and a value; none at the end of the entry.
    fn field(&mut self, close: char) -> Result<Option<(String, String)>, String> {
        while self.eats(',') {}
        self.blanks();
        match self.peek() {
            None => return Err(format!("it is not closed with {close}")),
            Some(sign) if sign == close => return Ok(None),
            Some(_) => {}
        }
        let name = self.word(|c| matches!(c, '=' | ',' | '{' | '"' | '#') || c == close).to_lowercase();
        if name.is_empty() || !self.eats('=') {
            return Err(format!("behind \"{name}\" stands no = and no value"));
        }
        let value = self.value(close)?;
        Ok(Some((name, value)))
    }

    /// Parts joined by `#`: braced, quoted, a number, an abbreviation.
    fn value(&mut self, close: char) -> Result<String, String> {
        let mut value = String::new();
        loop {
            self.blanks();
            match self.peek() {
                Some('{') => value.push_str(self.braced()?),
                Some('"') => value.push_str(self.quoted()?),
                _ => {
                    let word = self.word(|c| matches!(c, ',' | '#' | '"' | '{') || c == close);
                    let known = word.to_lowercase();
                    let month = MONTHS.iter().find(|month| **month == known).copied();
                    match self.macros.get(&known).map(String::as_str).or(month) {
                        Some(text) => value.push_str(text),
                        None if word.bytes().all(|byte| byte.is_ascii_digit()) => value.push_str(word),
                        None => self.faults.push(format!("nothing says what the abbreviation \"{word}\" means")),
                    }
                }
            }
            if value.len() > LONGEST {
                return Err(format!("a value comes to more than {LONGEST} bytes"));
            }
            if !self.eats('#') {
                return Ok(value);
            }
        }
    }

    /// What stands in braces, whatever is in them.
    fn braced(&mut self) -> Result<&'t str, String> {
        let open = self.peek().unwrap_or('{');
        let close = if open == '(' { ')' } else { '}' };
        let (start, mut depth) = (self.at + 1, 0_usize);
        for (at, byte) in self.rest().bytes().enumerate() {
            let sign = char::from(byte);
            if sign == open {
                depth += 1;
            } else if sign == close {
                depth -= 1;
            }
            if depth > DEPTH {
                return Err(format!("braces nest over {DEPTH} deep"));
            }
            if depth == 0 {
                self.at += at + 1;
                return Ok(&self.text[start..self.at - 1]);
            }
        }
        Err("a brace is not closed".to_owned())
    }

    fn quoted(&mut self) -> Result<&'t str, String> {
        let start = self.at + 1;
        let mut depth = 0_usize;
        for (at, byte) in self.rest().bytes().enumerate().skip(1) {
            match byte {
                b'{' => depth += 1,
                b'}' => depth = depth.checked_sub(1).ok_or("a brace is closed that was not opened")?,
                b'"' if depth == 0 && !self.rest()[..at].ends_with('\\') => {
                    self.at += at + 1;
                    return Ok(&self.text[start..self.at - 1]);
                }
                _ => {}
            }
            if depth > DEPTH {
                return Err(format!("braces nest over {DEPTH} deep"));
            }
        }
        Err("a quotation mark is not closed".to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn titles(text: &str) -> Vec<String> {
        let read = |(_, entry): (usize, Result<Entry, String>)| match entry {
            Ok(entry) => entry.field("title").unwrap_or("-").to_owned(),
            Err(what) => format!("! {what}"),
        };
        entries(text).into_iter().map(read).collect()
    }

    #[test]
    fn a_broken_entry_takes_no_other_with_it() {
        for (bad, said) in [
            ("@article{m, title={Open", "! "),
            ("@article{m, title}", "! "),
            ("@article{m, title={A \"}} {", "A \""),
            ("@article{\n title={No key}, year=2020}", "No key"),
            ("@article{m, title={Missing comma} year=2020}", "Missing comma"),
            ("@article{m title={No comma behind the key}}", "! "),
            ("@comment{ jabref-meta: \"grouping {x} }\n@article{m, title={After}, year=2020}", "After"),
            ("mail ada@example.org\n@article{m, title={After}}", "After"),
            ("@article(m, title={Round})", "Round"),
            ("@article{m, title=\"A \" # {B} # \" C\"}", "A B C"),
        ] {
            let text =
                format!("@misc{{g1, title={{Good one}}, year=2019}}\n\n{bad}\n\n@misc{{g2, title={{Good two}}}}\n");
            let read = titles(&text);
            assert_eq!(
                (read.first().map(String::as_str), read.last().map(String::as_str)),
                (Some("Good one"), Some("Good two")),
                "{bad}"
            );
            assert!(read.len() == 3 && read[1].starts_with(said), "{bad}: {read:?}");
        }
    }

    #[test]
    fn abbreviations_are_put_in_and_those_of_nobody_are_named() {
        let read = entries(
            "@string{j = \"A Journal\"}\n@string(k = j # { of Rain})\n@misc{a, title = k, month = Feb, note = nobodys}",
        );
        let entry = read[0].1.clone().unwrap();
        assert_eq!(
            (entry.field("title"), entry.field("month"), entry.field("note")),
            (Some("A Journal of Rain"), Some("feb"), None)
        );
        assert_eq!(entry.faults, ["nothing says what the abbreviation \"nobodys\" means"]);
    }

    proptest! {
        #[test]
        fn entries_that_are_whole_are_all_found(titles in prop::collection::vec("[a-zA-Z0-9 .,=@]{1,12}", 1..6)) {
            let text: String = titles.iter().map(|title| format!("@misc{{k, title = {{{title}}}}}\n")).collect();
            prop_assert_eq!(super::entries(&text).into_iter().filter(|(_, entry)| entry.is_ok()).count(), titles.len());
        }
    }
}
