//! Bytes of a text file to characters: as its mark says, as the user says, as UTF-8, or as they are most likely meant.
//!
//! A file that is neither marked nor UTF-8 says nowhere what it is, so the guess is told to the user, who can say better.
//! What is UTF-8 but for a few bytes is a damaged file, not one of another character set: read as one, every accent in
//! it would be spoilt.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};
use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;
use thiserror::Error;

/// Up to so many letters outside ASCII say little; of one accent in a whole file the detector would make a Baltic letter.
const FEW: usize = 3;

/// A country of Western Europe, where a file of few accents most likely comes from.
const WEST: &[u8] = b"ie";

/// A character set, under any of the names that browsers know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Charset(&'static Encoding);

/// A name of no character set that is read here.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error(
    "\"{given}\" is no character set that is known here: write utf-8, utf-16, windows-1252, windows-1251, iso-8859-2, macintosh, shift_jis, gb18030 ..."
)]
pub struct UnknownCharset {
    given: String,
}

impl FromStr for Charset {
    type Err = UnknownCharset;

    fn from_str(given: &str) -> Result<Self, UnknownCharset> {
        let encoding = Encoding::for_label_no_replacement(given.trim().as_bytes());
        encoding.map(Self).ok_or_else(|| UnknownCharset { given: given.to_owned() })
    }
}

impl fmt::Display for Charset {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.name())
    }
}

/// A text, and how it was read.
#[derive(Debug)]
pub struct Decoded<'a> {
    /// The text, without a byte-order mark.
    pub text: Cow<'a, str>,
    /// The character set by which it was read.
    pub charset: Charset,
    /// How sure that is.
    pub known: Known,
}

/// By what a text's character set is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Known {
    /// It bears a mark, or the user says so, or it can be read as nothing else.
    Certainly,
    /// By which letters stand beside which.
    ByGuess,
}

/// A file that is not wholly in the character set that it seems to be, or is said to be, in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Undecodable {
    /// The line of the byte, from 1.
    pub line: u64,
    /// The first byte that does not fit.
    pub byte: u8,
    /// The set that the rest of the file is in.
    pub charset: Charset,
}

impl fmt::Display for Undecodable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { byte, charset, .. } = self;
        write!(f, "there is a byte (0x{byte:02X}) that is not {charset}, as the rest of the file is")
    }
}

/// Reads the text; `told` comes before everything but a mark of UTF-16 at its head.
pub fn decode(bytes: &[u8], told: Option<Charset>) -> Result<Decoded<'_>, Undecodable> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes).filter(|(marked, _)| is_believed(marked, told)) {
        return in_full(&bytes[mark..], Charset(encoding), Known::Certainly);
    }
    if let Some(told) = told {
        return in_full(bytes, told, Known::Certainly);
    }
    if let Some(encoding) = unmarked_utf_16(bytes) {
        return in_full(bytes, Charset(encoding), Known::ByGuess);
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(Decoded { text: Cow::Borrowed(text), charset: Charset(UTF_8), known: Known::Certainly }),
        Err(error) if is_damaged_utf_8(bytes) => Err(at(bytes, error.valid_up_to(), Charset(UTF_8))),
        Err(_) => {
            let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
            detector.feed(bytes, true);
            let west = (bytes.iter().filter(|byte| !byte.is_ascii()).count() <= FEW).then_some(WEST);
            in_full(bytes, Charset(detector.guess(west, Utf8Detection::Deny)), Known::ByGuess)
        }
    }
}

/// A mark of the very set that is told, or of UTF-16, which no other text begins with; "utf-16" says nothing of order.
fn is_believed(marked: &'static Encoding, told: Option<Charset>) -> bool {
    told.is_none_or(|told| told.0 == marked || marked != UTF_8 && [UTF_16LE, UTF_16BE].contains(&told.0))
}

fn in_full(bytes: &[u8], charset: Charset, known: Known) -> Result<Decoded<'_>, Undecodable> {
    let Charset(encoding) = charset;
    if let Some(text) = encoding.decode_without_bom_handling_and_without_replacement(bytes) {
        return Ok(Decoded { text, charset, known });
    }
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let mut room = String::with_capacity(decoder.max_utf8_buffer_length_without_replacement(bytes.len()).unwrap_or(0));
    let (_, read) = decoder.decode_to_string_without_replacement(bytes, &mut room, true);
    Err(at(bytes, read.saturating_sub(1), charset))
}

fn at(bytes: &[u8], place: usize, charset: Charset) -> Undecodable {
    let line = bytes[..place].iter().filter(|byte| **byte == b'\n').count() as u64 + 1;
    Undecodable { line, byte: bytes.get(place).copied().unwrap_or_default(), charset }
}

/// UTF-16 without its mark: every other byte is nothing, or at least wherever a blank or a comma stands.
fn unmarked_utf_16(bytes: &[u8]) -> Option<&'static Encoding> {
    let nothing = |from: usize| bytes.iter().skip(from).step_by(2).filter(|byte| **byte == 0).count();
    let enough = bytes.len() / 2 / 20 + 2;
    let encoding = match (nothing(0), nothing(1)) {
        (0, low) if low >= enough => UTF_16LE,
        (high, 0) if high >= enough => UTF_16BE,
        _ => return None,
    };
    encoding.decode_without_bom_handling_and_without_replacement(bytes).map(|_| encoding)
}

/// Whether characters of several bytes are whole more often than not: in no other set does that happen by chance.
fn is_damaged_utf_8(bytes: &[u8]) -> bool {
    let (mut whole, mut broken) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        whole += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    whole >= broken
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> (String, String, Known) {
        let decoded = decode(bytes, None).unwrap();
        (decoded.text.into_owned(), decoded.charset.to_string(), decoded.known)
    }

    fn written(text: &str, charset: &str) -> Vec<u8> {
        let Charset(encoding) = charset.parse().unwrap();
        encoding.encode(text).0.into_owned()
    }

    fn utf_16(text: &str, to_bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(to_bytes).collect()
    }

    #[test]
    fn a_text_is_read_in_the_set_that_it_is_written_in() {
        for (text, charset) in [
            ("claim,speaker\nDie Bürger zahlen für die Brücke über 300 Euro.,Jürgen Groß\n", "windows-1252"),
            ("claim,speaker\nL’hôpital a reçu 300 malades en février.,Hélène\n", "windows-1252"),
            ("claim,speaker\nЗавод принял на работу 300 человек.,Иванов\n", "windows-1251"),
            ("claim,speaker\nZakład zatrudnia 300 osób, mówi minister.,Łukasz Żak\n", "iso-8859-2"),
            ("claim,speaker\nΤο εργοστάσιο απασχολεί 300 άτομα.,Γιώργος\n", "windows-1253"),
        ] {
            let (read, set, known) = read(&written(text, charset));
            assert_eq!((read.as_str(), known), (text, Known::ByGuess), "{charset}, taken for {set}");
        }
        assert_eq!(read("naïve".as_bytes()).1, "UTF-8");
        assert_eq!(decode(b"na\xEFve", None).unwrap().text, "naïve");
    }

    #[test]
    fn utf_16_is_known_with_its_mark_and_without() {
        for text in
            ["claim,speaker\nThe mill employs 300 workers.,Ann Lee\n", "фраза,кто\nЗавод принял 300 человек.,Иванов\n"]
        {
            for (bytes, name) in
                [(utf_16(text, u16::to_le_bytes), "UTF-16LE"), (utf_16(text, u16::to_be_bytes), "UTF-16BE")]
            {
                assert_eq!(read(&bytes), (text.to_owned(), name.to_owned(), Known::ByGuess));
            }
            let marked = utf_16(&format!("\u{FEFF}{text}"), u16::to_be_bytes);
            assert_eq!(read(&marked), (text.to_owned(), "UTF-16BE".to_owned(), Known::Certainly));
            let told = decode(&marked, Some("utf-16".parse().unwrap())).unwrap();
            assert_eq!(told.text, text);
        }
    }

    #[test]
    fn what_the_user_says_comes_first() {
        let bytes = written("Łódź", "iso-8859-2");
        assert_eq!(decode(&bytes, Some("latin2".parse().unwrap())).unwrap().text, "Łódź");
        assert!("klingon".parse::<Charset>().is_err());
    }

    #[test]
    fn a_damaged_file_is_refused_with_its_line_and_not_taken_for_another_set() {
        let damaged =
            "Jürgen zahlt für die Brücke.\nGroß\n".as_bytes().iter().copied().chain(*b"x\xFFy").collect::<Vec<_>>();
        let fault = decode(&damaged, None).unwrap_err();
        assert_eq!((fault.line, fault.byte, fault.charset.to_string().as_str()), (3, 0xFF, "UTF-8"));
        let fault = decode(b"a\nb\xE9", Some("utf-8".parse().unwrap())).unwrap_err();
        assert_eq!((fault.line, fault.byte), (2, 0xE9));
    }
}
