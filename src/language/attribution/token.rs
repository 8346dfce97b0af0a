//! A sentence as words and marks; every word with what English closed word classes and the lexicon say about it.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

use super::lexicon::{Entry, LEXICON};
use super::quotation::Quotation;

#[derive(Debug, Clone)]
pub struct Token<'t> {
    pub range: Range<usize>,
    pub text: &'t str,
    pub kind: Kind,
    pub entry: Option<&'static Entry>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Word(Class),
    Comma,
    Colon,
    Semicolon,
    Dash,
    Open,
    Close,
    /// A whole quotation, by its number: what is said inside is read on its own.
    Quote(usize),
}

/// The word classes that the rules need; everything else is `Name` (capitalised) or `Other`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Class {
    Determiner,
    Pronoun,
    Possessive,
    Preposition,
    And,
    But,
    Subordinator,
    Relative,
    That,
    Question,
    To,
    Be,
    Auxiliary,
    Not,
    Adverb,
    Time,
    Number,
    Name,
    Other,
}

const CLASSES: [(Class, &str); 17] = [
    (
        Class::Determiner,
        "the a an this these those some many most several few both all each every any no neither another other \
        such more",
    ),
    (
        Class::Pronoun,
        "i you he she it we they everyone everybody someone somebody nobody anyone there others he's she's it's \
        they're we're i'm you're he'd she'd they'd i've we've they've i'll we'll he'll she'll they'll",
    ),
    (Class::Possessive, "his her its their my our your whose"),
    (
        Class::Preposition,
        "of for from in at with on by about under over into during against between among after before since \
        through without within near inside outside behind across around toward towards despite amid via per \
        upon like unlike including regarding concerning alongside",
    ),
    (Class::And, "and or &"),
    (Class::But, "but yet nor while whereas although though however"),
    (Class::Subordinator, "because if when whether unless until once so than as where whenever wherever"),
    (Class::Relative, "who whom which"),
    (Class::That, "that"),
    (Class::Question, "what how why"),
    (Class::To, "to"),
    (Class::Be, "is was are were be been being am isn't wasn't aren't weren't"),
    (
        Class::Auxiliary,
        "has had have having do does did will would can could may might must should shall hasn't hadn't haven't \
        don't doesn't didn't won't wouldn't can't cannot couldn't shouldn't",
    ),
    (Class::Not, "not never hardly"),
    (
        Class::Number,
        "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen \
        nineteen twenty thirty forty fifty sixty seventy eighty ninety",
    ),
    (
        Class::Adverb,
        "also then later again now still just even often always sometimes once ever already soon earlier \
        afterwards afterward too instead meanwhile perhaps maybe only rather quite very so-called further thus \
        therefore hence first almost long indeed together publicly openly",
    ),
    (
        Class::Time,
        "monday tuesday wednesday thursday friday saturday sunday january february march april june july august \
        september october november december yesterday today tonight tomorrow mon tues wed thurs fri sat sun \
        jan feb aug sept oct nov dec",
    ),
];

/// Adverbs are known by their ending, but for these.
const NOT_ADVERBS: &str = "family ally rally reply supply assembly anomaly monopoly italy july emily kelly billy reilly only early \
    daily weekly monthly friendly likely elderly melancholy bully apply comply imply rely rally fly molly \
    sally willy connolly";

static CLASS_OF: LazyLock<HashMap<&str, Class>> = LazyLock::new(|| {
    let words = CLASSES.iter().flat_map(|(class, words)| words.split(' ').map(|word| (word, *class)));
    let kept = NOT_ADVERBS.split(' ').map(|word| (word, Class::Other));
    kept.chain(words).collect()
});

impl Token<'_> {
    pub fn is(&self, class: Class) -> bool {
        self.kind == Kind::Word(class)
    }

    pub fn is_word(&self, word: &str) -> bool {
        self.text.eq_ignore_ascii_case(word)
    }

    pub fn possessive(&self) -> bool {
        let bare = self.text.strip_suffix('s').unwrap_or(self.text);
        bare.ends_with(['\'', '’']) && matches!(self.kind, Kind::Word(Class::Name | Class::Other | Class::Time))
    }

    pub fn negates(&self) -> bool {
        self.is(Class::Not) || self.text.ends_with("n't") || self.text.ends_with("n’t") || self.is_word("cannot")
    }

    /// May stand inside a noun phrase.
    pub fn nominal(&self) -> bool {
        matches!(self.kind, Kind::Word(Class::Name | Class::Other | Class::Number))
    }
}

/// The tokens of one stretch of text, quotations as single tokens. `quotations` are those inside the stretch, the first with number `first`.
pub fn tokens<'t>(text: &'t str, range: Range<usize>, quotations: &[Quotation], first: usize) -> Vec<Token<'t>> {
    let mut tokens = Vec::new();
    let mut folded = String::new();
    let mut quotations = (first..).zip(quotations).peekable();
    let mut at = range.start;
    while at < range.end {
        if let Some((number, quotation)) = quotations.next_if(|(_, quotation)| quotation.range.start <= at) {
            let end = quotation.range.end.min(range.end);
            tokens.push(Token { range: at..end, text: &text[at..end], kind: Kind::Quote(number), entry: None });
            at = end.max(at);
            continue;
        }
        let end = quotations.peek().map_or(range.end, |(_, quotation)| quotation.range.start.min(range.end));
        let rest = &text[at..end];
        let length = word_length(rest);
        if length > 0 {
            let word = &rest[..length];
            folded.clear();
            folded.extend(word.chars().map(|c| if c == '’' { '\'' } else { c.to_ascii_lowercase() }));
            tokens.push(Token {
                range: at..at + length,
                text: word,
                // "Will Doyle" is a name, wherever it does not open the sentence.
                kind: Kind::Word(if word == "Will" && !tokens.is_empty() { Class::Name } else { class(word, &folded) }),
                entry: LEXICON.get(folded.as_str()),
            });
            at += length;
            continue;
        }
        let Some(c) = rest.chars().next() else { break };
        let width = c.len_utf8();
        let kind = match c {
            ',' if is_in_date(&tokens, &rest[width..]) => None,
            ',' => Some(Kind::Comma),
            ':' => Some(Kind::Colon),
            ';' => Some(Kind::Semicolon),
            '—' | '–' => Some(Kind::Dash),
            '-' if rest[width..].starts_with([' ', '-']) => Some(Kind::Dash),
            '(' | '[' => Some(Kind::Open),
            ')' | ']' => Some(Kind::Close),
            _ => None,
        };
        if let Some(kind) = kind {
            tokens.push(Token { range: at..at + width, text: &rest[..width], kind, entry: None });
        }
        at += width;
    }
    for at in 1..tokens.len() {
        if is_first_name(&tokens, at - 1) {
            tokens[at - 1].kind = Kind::Word(Class::Name);
        }
    }
    tokens
}

/// "Colonel Jan Brandt", "June Carter said": a month before a name, where no preposition makes it one.
fn is_first_name(tokens: &[Token], at: usize) -> bool {
    let month = ["jan", "april", "june", "august", "may"].iter().any(|name| tokens[at].is_word(name));
    let dated = at.checked_sub(1).is_some_and(|before| {
        tokens[before].is(Class::Preposition) || tokens[before].is(Class::Number) || tokens[before].is(Class::Time)
    });
    let capital = tokens[at].text.starts_with(char::is_uppercase);
    month
        && capital
        && !dated
        && tokens[at + 1].is(Class::Name)
        && tokens[at].range.end + 1 == tokens[at + 1].range.start
}

/// The comma of "June 30, 2024", which parts nothing: `following` is what stands behind it.
fn is_in_date(tokens: &[Token], following: &str) -> bool {
    let [.., month, day] = tokens else { return false };
    let year = following.trim_start();
    let digits = year.bytes().take_while(u8::is_ascii_digit).count();
    month.is(Class::Time) && day.is(Class::Number) && day.text.len() <= 2 && digits == 4
}

/// Length of the word at the start of `text`, 0 if there is none. Marks inside a word belong to it, the full stop of `Mr.` does not.
fn word_length(text: &str) -> usize {
    let mut end = 0;
    let mut last = ' ';
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map_or(' ', |(_, next)| *next);
        let joins = match c {
            '-' | '.' | '/' => next.is_alphanumeric(),
            ',' => last.is_ascii_digit() && next.is_ascii_digit(),
            // "didn't", "Mary's", "the players'"
            '\'' | '’' => next.is_alphanumeric() || last == 's',
            _ => false,
        };
        if !(c.is_alphanumeric() || matches!(c, '@' | '#' | '$' | '&' | '%' | '€' | '£') || joins && end > 0) {
            break;
        }
        end = at + c.len_utf8();
        last = c;
    }
    end
}

fn class(word: &str, folded: &str) -> Class {
    if let Some(class) = CLASS_OF.get(folded) {
        return *class;
    }
    let first = word.chars().next().unwrap_or(' ');
    if first.is_ascii_digit() || matches!(first, '$' | '€' | '£') {
        Class::Number
    } else if first.is_uppercase() || first == '@' {
        Class::Name
    } else if folded.len() > 4 && folded.ends_with("ly") {
        Class::Adverb
    } else {
        Class::Other
    }
}
