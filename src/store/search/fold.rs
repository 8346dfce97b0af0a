//! Words as the full-text index holds them and as a query asks for them: one function for both, so that what folds in one
//! folds in the other. SQLite's tokenizer only splits the outcome at its blanks and takes off English endings.
//!
//! A text becomes its words in order (`words`), on which phrases run, and other spellings of them (`also`): `anti-tank` is
//! `anti tank` and also `antitank`, `1.200` and `1 200` also `1200`, `Zürich` is `zurich` and also `zuerich`. Scripts that set no
//! blanks between words are a token a character, so that any part of them is found as a phrase.

mod number;

use crate::domain::letters::{folded, is_half_mark, is_joiner, is_spaceless, other_spellings};
use std::ops::Range;
use unicode_normalization::char::is_combining_mark;

/// A text folded.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Folded {
    pub words: Vec<Token>,
    /// Other spellings; several that follow each other may be one.
    pub also: Vec<Token>,
}

/// One word with where it stands in the text, as bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    pub form: String,
    pub range: Range<usize>,
}

/// What a word of a query may be spelled as in the index: each a run of words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spellings(pub Vec<Vec<String>>);

/// Capitals in a row up to this many letters are an acronym.
const LONGEST_ACRONYM: usize = 4;

/// How many parts of a word with hyphens are one word without them.
const MOST_JOINED: usize = 6;

/// English words that are other words than the acronyms that look like them.
const WORDS_TOO: [&str; 18] = [
    "aid", "aids", "all", "arms", "arm", "care", "cell", "fast", "gas", "its", "may", "ore", "safe", "sars", "start",
    "who", "nice", "ice",
];

pub fn fold(text: &str) -> Folded {
    let shouts = shouts(text);
    let mut folded = Folded::default();
    let mut at = 0;
    // The words that hyphens have joined so far.
    let mut joined: Option<(String, Range<usize>, usize)> = None;
    let mut numbers = Vec::new();
    while let Some(piece) = next_piece(text, at) {
        let hyphenated = joined.as_ref().is_some_and(|(_, range, _)| is_hyphen(&text[range.end..piece.range.start]));
        if !hyphenated {
            close(&mut joined, &mut folded);
        }
        let before = folded.words.len();
        piece.put(text, shouts, &mut folded);
        let whole: String = folded.words[before..].iter().map(|token| token.form.trim_end_matches('.')).collect();
        joined = match (joined, piece.kind) {
            (_, Kind::Spaceless) => None,
            (Some((word, range, parts)), _) => Some((word + &whole, range.start..piece.range.end, parts + 1)),
            (None, _) => Some((whole, piece.range.clone(), 1)),
        };
        at = piece.range.end;
        if piece.kind == Kind::Number {
            numbers.push(piece.range);
        }
    }
    close(&mut joined, &mut folded);
    folded.also.extend(number::blank_apart(text, &numbers).map(|(form, range)| Token { form, range }));
    folded.also.retain(|token| !token.form.is_empty());
    folded
}

/// The spellings of one word of a query; none where there is no word in it.
pub fn spellings(word: &str) -> Spellings {
    let Folded { words, also } = fold(word);
    let forms = |tokens: &[Token]| tokens.iter().map(|token| token.form.clone()).collect::<Vec<_>>();
    if words.is_empty() {
        return Spellings(Vec::new());
    }
    let strict = also.iter().find(|token| token.form.ends_with("..") && token.range == words[0].range);
    if let (Some(acronym), 1) = (strict, words.len()) {
        let plain = &words[0].form;
        // An ending would be taken off the plain word, and the acronym be found in another word.
        let is_safe = !plain.ends_with(['.', 's', 'e', 'd', 'g', 'y']);
        let mut any = vec![vec![acronym.form.clone()]];
        any.extend(is_safe.then(|| vec![plain.clone()]));
        return Spellings(any);
    }
    let whole = words[0].range.start..words[words.len() - 1].range.end;
    let mut any = vec![forms(&words)];
    any.extend(also.iter().filter(|token| token.range == whole).map(|token| vec![token.form.clone()]));
    // The parts of `MH370`, in their order.
    let parts: Vec<Token> =
        also.iter().filter(|token| token.range != whole && !token.form.ends_with("..")).cloned().collect();
    if words.len() == 1 && parts.len() > 1 {
        any.push(forms(&parts));
    }
    if let [one] = &words[..]
        && WORDS_TOO.contains(&one.form.as_str())
    {
        any.push(vec![format!("{}.", one.form)]);
    }
    Spellings(any)
}

/// Digits set apart by blanks, as `1 200`, which a query gives as several words.
pub fn spaced_number<'w>(words: impl Iterator<Item = &'w str>) -> Option<(usize, String)> {
    number::spaced(words)
}

/// The tokens of a text as the index holds them.
pub fn line(tokens: &[Token]) -> String {
    let mut line = String::new();
    for token in tokens {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(&token.form);
    }
    line
}

fn close(joined: &mut Option<(String, Range<usize>, usize)>, folded: &mut Folded) {
    if let Some((form, range, parts)) = joined.take()
        && (2..=MOST_JOINED).contains(&parts)
    {
        folded.also.push(Token { form, range });
    }
}

/// Whether most of a text is set in capitals, as headlines are: then capitals mean nothing.
fn shouts(text: &str) -> bool {
    let (mut words, mut capitals) = (0_usize, 0_usize);
    for word in text.split_whitespace().take(64).filter(|word| word.chars().filter(|c| c.is_alphabetic()).count() > 1) {
        words += 1;
        capitals += usize::from(!word.chars().any(char::is_lowercase) && word.chars().any(char::is_uppercase));
    }
    words >= 4 && capitals * 2 > words
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Word,
    /// `U.S.`
    Dotted,
    Number,
    Spaceless,
}

struct Piece {
    kind: Kind,
    range: Range<usize>,
}

fn is_hyphen(between: &str) -> bool {
    matches!(between, "-" | "\u{2010}" | "\u{2011}")
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | 'ʼ' | '`' | '´')
}

fn is_wordly(c: char) -> bool {
    c.is_alphanumeric() || is_combining_mark(c) || is_joiner(c)
}

/// The next word, number or character of a script without blanks.
fn next_piece(text: &str, from: usize) -> Option<Piece> {
    let start = from + text[from..].find(|c: char| c.is_alphanumeric())?;
    let rest = &text[start..];
    let first = rest.chars().next()?;
    if is_spaceless(first) {
        let end =
            rest.char_indices().skip(1).find(|(_, c)| !is_combining_mark(*c) && !is_joiner(*c) && !is_half_mark(*c));
        let length = end.map_or(rest.len(), |(at, _)| at);
        return Some(Piece { kind: Kind::Spaceless, range: start..start + length });
    }
    if let Some(length) = number::length(rest) {
        return Some(Piece { kind: Kind::Number, range: start..start + length });
    }
    if let Some(length) = dotted(rest) {
        return Some(Piece { kind: Kind::Dotted, range: start..start + length });
    }
    let mut end = rest.len();
    let mut chars = rest.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let goes_on = is_wordly(c) && !is_spaceless(c)
            || (is_apostrophe(c) && chars.peek().is_some_and(|(_, next)| next.is_alphabetic() && !is_spaceless(*next)));
        if !goes_on {
            end = at;
            break;
        }
    }
    Some(Piece { kind: Kind::Word, range: start..start + end })
}

/// The length of single letters with a point after each: two at least.
fn dotted(rest: &str) -> Option<usize> {
    let (mut length, mut letters) = (0, 0);
    let mut chars = rest.chars().peekable();
    while let Some(c) = chars.next() {
        let has_point = chars.peek() == Some(&'.');
        if !c.is_alphabetic() || (!has_point && chars.peek().is_some_and(|next| is_wordly(*next))) {
            break;
        }
        letters += 1;
        length += c.len_utf8();
        if !has_point {
            break;
        }
        chars.next();
        length += 1;
    }
    (letters > 1 && length > letters).then_some(length)
}

impl Piece {
    fn put(&self, text: &str, shouts: bool, into: &mut Folded) {
        let words = &text[self.range.clone()];
        match self.kind {
            Kind::Spaceless => {
                let form = folded(words);
                if !form.is_empty() {
                    into.words.push(Token { form, range: self.range.clone() });
                }
            }
            Kind::Number => self.put_number(words, into),
            Kind::Dotted => {
                let letters: String = words.chars().filter(|c| *c != '.').collect();
                put_word(&letters, &self.range, false, into);
            }
            Kind::Word => put_word(words, &self.range, shouts, into),
        }
    }

    fn put_number(&self, words: &str, into: &mut Folded) {
        let token = |form: String| Token { form, range: self.range.clone() };
        match number::read(words) {
            Some((main, other)) => {
                into.words.push(token(main));
                into.also.extend(other.map(token));
            }
            // A date, a version: a word each.
            None => {
                let mut at = self.range.start;
                for part in words.split_inclusive(|c: char| !c.is_numeric()) {
                    let digits = part.trim_end_matches(|c: char| !c.is_numeric());
                    if !digits.is_empty() {
                        into.words.push(Token { form: folded(digits), range: at..at + digits.len() });
                    }
                    at += part.len();
                }
            }
        }
    }
}

fn put_word(word: &str, range: &Range<usize>, shouts: bool, into: &mut Folded) {
    let token = |form: String| Token { form, range: range.clone() };
    let without_genitive = ["'s", "’s", "'S", "’S"].iter().find_map(|end| word.strip_suffix(end)).unwrap_or(word);
    let bare: String = without_genitive.chars().filter(|c| !is_apostrophe(*c)).collect();
    let form = folded(&bare);
    if form.is_empty() {
        return;
    }
    let letters = form.chars().count();
    let is_acronym = !shouts && (2..=LONGEST_ACRONYM).contains(&letters) && bare.chars().all(|c| c.is_uppercase());
    let is_other_word = letters <= 2 || WORDS_TOO.contains(&form.as_str());
    if is_acronym {
        into.also.push(token(format!("{form}..")));
    }
    // The point keeps SQLite from taking an ending off: "us" is not "use".
    let unstemmed = letters == 2 || (is_acronym && is_other_word);
    into.words.push(token(if unstemmed { format!("{form}.") } else { form.clone() }));
    into.also.extend(other_spellings(&bare).filter(|other| *other != form).map(token));
    put_parts(without_genitive, range, into);
}

/// The parts of `l'homme`, and of letters and digits in one word.
fn put_parts(word: &str, range: &Range<usize>, into: &mut Folded) {
    if word.contains(is_apostrophe) {
        let mut at = range.start;
        for part in word.split_inclusive(is_apostrophe) {
            let letters = part.trim_end_matches(is_apostrophe);
            if letters.chars().count() > 2 {
                into.also.push(Token { form: folded(letters), range: at..at + letters.len() });
            }
            at += part.len();
        }
        return;
    }
    let mut cuts = vec![0];
    let mut before: Option<char> = None;
    for (at, c) in word.char_indices() {
        if before.is_some_and(|before| before.is_numeric() != c.is_numeric() && is_wordly(c)) {
            cuts.push(at);
        }
        before = Some(c);
    }
    cuts.push(word.len());
    if !(3..=5).contains(&cuts.len()) {
        return;
    }
    for cut in cuts.windows(2) {
        let part = range.start + cut[0]..range.start + cut[1];
        let mut inner = Folded::default();
        put_word(&word[cut[0]..cut[1]], &part, false, &mut inner);
        into.also.extend(inner.words.into_iter().chain(inner.also));
    }
}

#[cfg(test)]
mod tests;
