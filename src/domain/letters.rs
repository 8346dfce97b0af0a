//! Letters as two texts are compared: in lower case, full width and ligatures undone, without the accents of Latin and Greek
//! letters, and the letters that only some keyboards have as those that all have.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A word folded.
pub fn folded(word: &str) -> String {
    let mut plain = String::with_capacity(word.len());
    // What a mark stands on.
    let mut base = ' ';
    for c in word.nfkc().flat_map(char::to_lowercase).nfd() {
        if is_joiner(c) || is_modifier(c) {
            continue;
        }
        if is_combining_mark(c) {
            if keeps(base, c) {
                plain.push(c);
            }
            continue;
        }
        base = c;
        match without_stroke(c) {
            Some(letters) => plain.push_str(letters),
            None => plain.push(digit(c)),
        }
    }
    // Some single characters stand for a blank and a sign; a quotation mark would end what a query puts between two.
    plain.nfc().filter(|c| !c.is_whitespace() && *c != '"').collect()
}

/// Whether a mark makes another letter of the one it stands on, rather than an accent: not in Latin, Greek, Hebrew and
/// Arabic. Of the Cyrillic letters only ё is written without its mark by many.
fn keeps(base: char, mark: char) -> bool {
    match base {
        'е' => mark != '\u{308}' && mark != '\u{301}',
        '\u{400}'..='\u{52f}' => mark != '\u{301}',
        _ if base.is_ascii() => false,
        '\u{80}'..='\u{24f}' | '\u{370}'..='\u{3ff}' | '\u{590}'..='\u{6ff}' | '\u{1e00}'..='\u{1fff}' => false,
        _ => true,
    }
}

/// Letters that no accent makes.
fn without_stroke(c: char) -> Option<&'static str> {
    Some(match c {
        'ß' | 'ẞ' => "ss",
        'ø' => "o",
        'æ' => "ae",
        'œ' => "oe",
        'ł' => "l",
        'đ' | 'ð' => "d",
        'þ' => "th",
        'ı' => "i",
        'ħ' => "h",
        'ŧ' => "t",
        'ŋ' => "ng",
        'ĸ' => "k",
        'ŀ' => "l",
        'ƒ' => "f",
        'ɨ' => "i",
        'ə' => "e",
        'ς' => "σ",
        _ => return None,
    })
}

/// Other ways in which people spell the word on a keyboard without its letters.
pub fn other_spellings(word: &str) -> impl Iterator<Item = String> {
    let lower: String = word.nfc().flat_map(char::to_lowercase).collect();
    let spelled = |letters: &[(char, &str)]| {
        lower.contains(|c| letters.iter().any(|(letter, _)| *letter == c)).then(|| {
            let mut other = String::new();
            for c in lower.chars() {
                match letters.iter().find(|(letter, _)| *letter == c) {
                    Some((_, letters)) => other.push_str(letters),
                    None => other.push(c),
                }
            }
            folded(&other)
        })
    };
    let umlauts = spelled(&[('ä', "ae"), ('ö', "oe"), ('ü', "ue"), ('å', "aa"), ('ø', "oe")]);
    let crossed = spelled(&[('đ', "dj")]);
    umlauts.into_iter().chain(crossed)
}

/// A decimal digit of any script as the one of ours.
pub fn digit(c: char) -> char {
    const ZEROS: [u32; 10] = [0x660, 0x6f0, 0x966, 0x9e6, 0xa66, 0xae6, 0xe50, 0xed0, 0x1040, 0x17e0];
    let value = ZEROS.iter().map(|zero| (c as u32).wrapping_sub(*zero)).find(|value| *value < 10);
    value.and_then(|value| char::from_digit(value, 10)).unwrap_or(c)
}

/// Characters that are not seen, inside of words.
pub fn is_joiner(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' | '\u{640}')
}

/// The voicing marks of half-width kana, which are letters to Unicode.
pub fn is_half_mark(c: char) -> bool {
    matches!(c, '\u{ff9e}' | '\u{ff9f}')
}

/// Letters that are set like apostrophes and accents: the okina of Hawaiʻi.
fn is_modifier(c: char) -> bool {
    matches!(c, '\u{2b0}'..='\u{2ff}')
}

/// Scripts without blanks between words; and Korean, which joins its particles to them.
pub fn is_spaceless(c: char) -> bool {
    matches!(c,
        '\u{e00}'..='\u{eff}'
        | '\u{1000}'..='\u{109f}'
        | '\u{1780}'..='\u{17ff}'
        | '\u{2e80}'..='\u{2fdf}'
        | '\u{3005}'..='\u{3007}'
        | '\u{3040}'..='\u{31ff}'
        | '\u{3400}'..='\u{4dbf}'
        | '\u{4e00}'..='\u{9fff}'
        | '\u{ac00}'..='\u{d7a3}'
        | '\u{f900}'..='\u{faff}'
        | '\u{ff66}'..='\u{ff9f}'
        | '\u{20000}'..='\u{323af}')
        && !c.is_ascii()
        && digit(c) == c
}
