//! Text at the door: what a name, a passage, an address and a language tag may hold, and which characters hide.

mod address;
mod script;

use super::Invalid;
use std::borrow::Cow;

pub use address::{AddressFault, url};
pub use script::{look, look_alikes, look_alikes_in_address};

/// The longest name, label or other single line, in characters.
const LINE_LIMIT: usize = 2_000;
/// The longest passage (a claim, a quotation, a rationale), in characters.
const PASSAGE_LIMIT: usize = 200_000;
/// The longest article, in bytes. SQLite's own row limit, as set when a file is opened, is 64 MiB.
pub const ARTICLE_LIMIT: usize = 32 * 1024 * 1024;

/// A name, label or locator: one trimmed line with something in it and no control characters.
pub fn line(field: &'static str, text: &str) -> Result<String, Invalid> {
    line_of(field, text, LINE_LIMIT)
}

/// Such a line of at most so many characters.
pub fn line_of(field: &'static str, text: &str, limit: usize) -> Result<String, Invalid> {
    let text = text.trim();
    if text.is_empty() {
        return Err(Invalid::Empty { field });
    }
    if let Some(control) = text.chars().find(|c| c.is_control()) {
        return Err(Invalid::Control { field, character: format!("U+{:04X}", control as u32) });
    }
    limited(field, text, limit)
}

/// A claim, quotation or rationale: kept to the byte, but never blank, and never with the NUL that ends a text for many
/// programs that read it later.
pub fn passage(field: &'static str, text: &str) -> Result<String, Invalid> {
    if text.trim().is_empty() {
        return Err(Invalid::Empty { field });
    }
    without_nul(field, text)?;
    limited(field, text, PASSAGE_LIMIT)
}

/// No text of ours holds a NUL, long or short.
pub fn without_nul(field: &'static str, text: &str) -> Result<(), Invalid> {
    if text.contains('\0') { Err(Invalid::Nul { field }) } else { Ok(()) }
}

fn limited(field: &'static str, text: &str, limit: usize) -> Result<String, Invalid> {
    let length = text.chars().count();
    if length > limit {
        return Err(Invalid::TooLong { field, length, limit });
    }
    Ok(text.to_owned())
}

/// Whether two addresses lead to one page as far as their form tells: http or https, with www or without, whatever the
/// case of the host, a slash at the end or a place within the page.
pub fn same_address(one: &str, other: &str) -> bool {
    address_key(one) == address_key(other)
}

/// An address without its outer form, to know it again.
pub fn address_key(address: &str) -> String {
    let address = address.trim();
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let rest = rest.split('#').next().unwrap_or(rest);
    let (host, path) = rest.split_at(rest.find(['/', '?']).unwrap_or(rest.len()));
    let host = host.to_lowercase();
    let host = host.strip_prefix("www.").unwrap_or(&host);
    format!("{host}{}", path.trim_end_matches('/'))
}

/// Whether two texts are the same but for case and white space.
pub fn same_words(one: &str, other: &str) -> bool {
    let plain = |text: &str| text.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>();
    plain(one) == plain(other)
}

/// A BCP 47 language tag, checked for its outer form: subtags of one to eight letters or digits.
pub fn language(text: &str) -> Result<String, Invalid> {
    let tag = text.trim();
    let mut subtags = tag.split('-');
    let primary =
        subtags.next().is_some_and(|s| (2..=8).contains(&s.len()) && s.bytes().all(|b| b.is_ascii_alphabetic()));
    let rest = subtags.all(|s| (1..=8).contains(&s.len()) && s.bytes().all(|b| b.is_ascii_alphanumeric()));
    if primary && rest { Ok(tag.to_owned()) } else { Err(Invalid::Language { given: text.to_owned() }) }
}

/// Whether a character acts on what shows it instead of being shown: controls other than newline and tab,
/// bidirectional overrides and marks, zero-width characters, line separators, interlinear marks and tags.
///
/// Every output writes these as visible escapes; what is stored keeps them.
pub fn is_hidden(c: char) -> bool {
    match c {
        '\n' | '\t' | ' '..='~' => false,
        '\u{AD}'
        | '\u{61C}'
        | '\u{180E}'
        | '\u{200B}'..='\u{200F}'
        | '\u{2028}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}' => true,
        '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E007F}' => true,
        _ => c.is_control(),
    }
}

/// The same text in plain dress: one blank for any white space, straight quotation marks, one kind of dash.
pub fn plain(text: &str) -> Cow<'_, str> {
    let is_plain = |c: char| plain_char(c) == c && (c == ' ' || !c.is_whitespace());
    if text.chars().all(is_plain) && !text.contains("  ") {
        return Cow::Borrowed(text);
    }
    let mut folded = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            _ if c.is_whitespace() && folded.ends_with(' ') => {}
            _ if c.is_whitespace() => folded.push(' '),
            _ => folded.push(plain_char(c)),
        }
    }
    Cow::Owned(folded)
}

/// The character in plain dress.
pub fn plain_char(c: char) -> char {
    match c {
        '‘' | '’' | '‚' | '‛' => '\'',
        '“' | '”' | '„' | '‟' | '«' | '»' => '"',
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' => '-',
        _ => c,
    }
}

/// The characters of `text` from `start` to `end`, counted in code points; none where the text is shorter.
pub fn code_points(text: &str, start: usize, end: usize) -> Option<&str> {
    let mut offsets = text.char_indices().map(|(at, _)| at).chain([text.len()]);
    let from = offsets.nth(start)?;
    let to = if end == start { from } else { offsets.nth(end.checked_sub(start)? - 1)? };
    text.get(from..to)
}

/// Where the code points of a text stand, in few steps from either side, however long the text is.
pub struct Offsets {
    /// The byte of every so many-th code point.
    marks: Vec<usize>,
    points: usize,
}

impl Offsets {
    const EVERY: usize = 128;

    /// Goes through the text once.
    pub fn of(text: &str) -> Self {
        let mut points = 0;
        let marks = text.char_indices().filter_map(|(at, _)| {
            points += 1;
            ((points - 1) % Self::EVERY == 0).then_some(at)
        });
        Self { marks: marks.collect(), points }
    }

    /// The byte at which a code point of the text begins, or the text ends; none beyond.
    pub fn byte(&self, text: &str, point: usize) -> Option<usize> {
        if point >= self.points {
            return (point == self.points).then_some(text.len());
        }
        let mark = *self.marks.get(point / Self::EVERY)?;
        text.get(mark..)?.char_indices().nth(point % Self::EVERY).map(|(at, _)| mark + at)
    }

    /// How many code points stand before a byte of the text, which lies between characters.
    pub fn before(&self, text: &str, byte: usize) -> usize {
        match self.marks.partition_point(|mark| *mark <= byte) {
            0 => 0,
            after => {
                let rest = text.get(self.marks[after - 1]..byte).unwrap_or_default();
                (after - 1) * Self::EVERY + rest.chars().count()
            }
        }
    }
}

/// Counts the code points before bytes of a text; bytes asked for in rising order take one pass in all.
pub struct CodePoints<'t> {
    text: &'t str,
    bytes: usize,
    points: u32,
}

impl<'t> CodePoints<'t> {
    /// Begins at the start of the text.
    pub fn of(text: &'t str) -> Self {
        Self { text, bytes: 0, points: 0 }
    }

    /// How many code points stand before a byte, which lies between characters.
    pub fn before(&mut self, byte: usize) -> u32 {
        if byte < self.bytes {
            (self.bytes, self.points) = (0, 0);
        }
        self.points += self.text[self.bytes..byte].chars().count() as u32;
        self.bytes = byte;
        self.points
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_lead_both_ways_in_a_text_of_any_length() {
        let text = "aé😀\n".repeat(200);
        let offsets = Offsets::of(&text);
        for (point, (byte, _)) in text.char_indices().enumerate() {
            assert_eq!((offsets.byte(&text, point), offsets.before(&text, byte)), (Some(byte), point));
        }
        assert_eq!((offsets.byte(&text, 800), offsets.byte(&text, 801)), (Some(text.len()), None));
        assert_eq!(offsets.before(&text, text.len()), 800);
        assert_eq!((Offsets::of("").byte("", 0), Offsets::of("").before("", 0)), (Some(0), 0));
    }

    #[test]
    fn a_name_is_one_line_without_control_characters() {
        assert_eq!(line("speaker", "  the Kremlin "), Ok("the Kremlin".to_owned()));
        assert_eq!(line("speaker", " \t"), Err(Invalid::Empty { field: "speaker" }));
        assert_eq!(
            line("speaker", "the\u{1b}[2J").unwrap_err().to_string(),
            "the speaker must be one line of text without control characters; it holds U+001B"
        );
    }

    #[test]
    fn a_passage_is_kept_to_the_byte() {
        let text = " said \u{202e}so\r\n";
        assert_eq!(passage("quote", text), Ok(text.to_owned()));
    }

    #[test]
    fn a_passage_never_holds_a_nul() {
        assert_eq!(passage("quote", "said\0so"), Err(Invalid::Nul { field: "quote" }));
    }

    #[test]
    fn one_page_has_many_addresses() {
        let page = "https://www.Tass.com/politics/1";
        for same in
            ["http://tass.com/politics/1/", "https://tass.com/politics/1#top", " https://www.tass.com/politics/1"]
        {
            assert!(same_address(page, same), "{same}");
        }
        for other in
            ["https://tass.com/politics/2", "https://tass.com/Politics/1", "https://tass.com/politics/1?page=2"]
        {
            assert!(!same_address(page, other), "{other}");
        }
        assert!(same_words(" The  Kremlin", "the kremlin") && !same_words("the Kremlin", "Kremlin"));
    }

    #[test]
    fn code_points_are_counted_forwards_and_back() {
        let mut points = CodePoints::of("aé😀z");
        assert_eq!([3, 7, 8, 1, 0].map(|byte| points.before(byte)), [2, 3, 4, 1, 0]);
    }

    #[test]
    fn code_points_are_counted_not_bytes() {
        assert_eq!(code_points("aé😀z", 1, 3), Some("é😀"));
        assert_eq!(code_points("aé😀z", 4, 4), Some(""));
        assert_eq!(code_points("aé", 1, 3), None);
        assert_eq!(code_points("aé", 2, 1), None);
    }
}
