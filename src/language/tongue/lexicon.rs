//! The words of a language with what each says to a reader, from its folder of lists: `KEY = word | two words | stem*`.

use crate::domain::{Approximator, CueClass, Dimension, HedgeClass, Trend, Word};
use rust_decimal::Decimal;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use crate::language::quantity::unit_names::Named;

/// What a word, or a few in a row, may say.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Sense {
    /// Multiplies the number before it.
    Scale(Decimal),
    /// A number in words.
    Number(Decimal),
    Unit(Named),
    /// A part of a whole, in percent: "two thirds".
    Part(Decimal),
    /// What is counted, by the English name that it is compared under.
    Counted(&'static str),
    Before(Approximator),
    Behind(Approximator),
    /// Something goes up, down, stays, or changes either way.
    Moves(Option<Trend>),
    /// From January, 1.
    Month(i8),
    /// From Monday, 1.
    Weekday(i8),
    /// So many days, weeks, months or years from the day of publication.
    Span(Step, i64),
    /// A verb of saying, in one word or parted: "teilte ... mit".
    Says(CueClass, Option<&'static str>),
    Weakens(HedgeClass),
    Mark(Mark),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    Day,
    Week,
    Month,
    Year,
}

/// What a small word is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Mark {
    /// The source stands behind it, or before it.
    According,
    AccordingBehind,
    /// "This was said by": what was said stands in the sentence before.
    Backward,
    That,
    /// The same, of a clause whose verb stands at its end.
    ThatFinal,
    /// "So" behind what was said, before the speaker.
    Thus,
    /// "As" before a speaker, his verb and a comma, behind which stands what he says.
    As,
    Auxiliary,
    Pronoun,
    /// The speaker himself: "I", "our".
    Own,
    /// Joins the words of one name: "minister *of* finance".
    Of,
    Article,
    Preposition,
    /// What loses its vowel before a vowel: the "d" of "d'euros".
    Elided,
    Minus,
    /// Behind a number of degrees: "below zero".
    BelowZero,
    /// "Per cent" where it stands before its number.
    PercentBefore,
    /// "Per" before what a rate is given by.
    Per,
    /// "By" how much, and "to" where.
    By,
    To,
    /// "3 to 5" alone, and behind "between" alone.
    Range,
    RangeTo,
    Between,
    And,
    /// What makes a name of the number behind it: "Article 5".
    Named,
    /// Behind a number a time of day; before a number of hours, too.
    Clock,
    ClockBefore,
    /// "2024 року", and "Jahr 2024".
    YearWord,
    YearBefore,
    Since,
    /// Verbs that tell of what was, or of what is to come.
    Past,
    Future,
    /// An article that a preposition bends: "des", no part of a name.
    Bent,
    /// One of the words by which the language is known.
    Small,
    /// A finite verb.
    Verb,
    Asks,
    Joining,
    Notice,
    /// Written with a full stop that ends nothing.
    Short,
}

const MARKS: [(&str, Mark); 39] = [
    ("according", Mark::According),
    ("according_behind", Mark::AccordingBehind),
    ("backward", Mark::Backward),
    ("that", Mark::That),
    ("that_final", Mark::ThatFinal),
    ("thus", Mark::Thus),
    ("as", Mark::As),
    ("auxiliary", Mark::Auxiliary),
    ("pronoun", Mark::Pronoun),
    ("own", Mark::Own),
    ("of", Mark::Of),
    ("article", Mark::Article),
    ("preposition", Mark::Preposition),
    ("elided", Mark::Elided),
    ("minus", Mark::Minus),
    ("below_zero", Mark::BelowZero),
    ("percent_before", Mark::PercentBefore),
    ("per", Mark::Per),
    ("by", Mark::By),
    ("to", Mark::To),
    ("range", Mark::Range),
    ("range_to", Mark::RangeTo),
    ("between", Mark::Between),
    ("and", Mark::And),
    ("named", Mark::Named),
    ("clock", Mark::Clock),
    ("clock_before", Mark::ClockBefore),
    ("year_word", Mark::YearWord),
    ("year_before", Mark::YearBefore),
    ("since", Mark::Since),
    ("past", Mark::Past),
    ("future", Mark::Future),
    ("bent", Mark::Bent),
    ("small", Mark::Small),
    ("verb", Mark::Verb),
    ("asks", Mark::Asks),
    ("joining", Mark::Joining),
    ("notice", Mark::Notice),
    ("short", Mark::Short),
];

/// One entry of a list.
#[derive(Debug)]
pub struct Entry {
    /// In lower case; one that ends with `*` is the beginning of a word, one that begins with it an ending.
    pub words: Vec<&'static str>,
    pub sense: Sense,
}

#[derive(Debug, Default)]
pub struct Lexicon {
    /// By their first word.
    whole: HashMap<&'static str, Vec<Entry>>,
    /// Those whose first word may have any ending, by its first letters.
    begun: HashMap<String, Vec<Entry>>,
    /// Those of one word that may have any beginning: "*rá".
    ended: Vec<Entry>,
}

pub static EMPTY: LazyLock<Lexicon> = LazyLock::new(Lexicon::default);

/// The letters by which a word with any ending is looked up.
const LETTERS: usize = 3;

fn first_letters(word: &str) -> String {
    word.chars().take(LETTERS).collect()
}

impl Lexicon {
    /// Lines that say nothing the reader knows are passed over; a test holds that the shipped lists have none.
    pub fn read(files: &[&'static str]) -> Self {
        let mut lexicon = Self::default();
        let all: Vec<Entry> = files.iter().flat_map(|file| file.lines()).filter_map(entries).flatten().collect();
        let elided: HashSet<&str> =
            all.iter().filter(|entry| entry.sense == Sense::Mark(Mark::Elided)).map(|entry| entry.words[0]).collect();
        for entry in all {
            let entry = Entry { words: parted(&entry.words, &elided), ..entry };
            let first = entry.words[0];
            if first.starts_with('*') {
                lexicon.ended.push(entry);
                continue;
            }
            match first.strip_suffix('*') {
                Some(stem) => lexicon.begun.entry(first_letters(stem)).or_default().push(entry),
                None => lexicon.whole.entry(first).or_default().push(entry),
            }
        }
        lexicon
    }

    /// The entries that may begin with a word, in lower case.
    pub fn beginning_with<'a>(&'a self, word: &'a str) -> impl Iterator<Item = &'a Entry> {
        let begun = if self.begun.is_empty() { None } else { self.begun.get(&first_letters(word)) };
        let ended = self.ended.iter().filter(move |entry| fits(entry.words[0], word));
        self.whole.get(word).into_iter().chain(begun).flatten().chain(ended)
    }

    /// How many entries there are of what kind, for the list of what a language has.
    #[cfg(test)]
    pub fn all(&self) -> impl Iterator<Item = &Entry> {
        self.whole.values().chain(self.begun.values()).flatten().chain(&self.ended)
    }
}

/// Does a word fit a word of an entry?
pub fn fits(entry: &str, word: &str) -> bool {
    // An ending tells nothing of a word that is hardly longer.
    if let Some(ending) = entry.strip_prefix('*') {
        return word.strip_suffix(ending).is_some_and(|stem| stem.chars().count() > 1);
    }
    match entry.strip_suffix('*') {
        Some(stem) => word.starts_with(stem),
        None => entry == word,
    }
}

/// The entries of a line; none where the line is a comment or its key is not known.
pub fn entries(line: &'static str) -> Option<Vec<Entry>> {
    let (key, words) = line.split_once(" = ")?;
    let key = key.trim();
    let two_parts = |words: &'static str| match words.split_once(" + ") {
        Some((verb, rest)) => (verb, Some(rest.trim())),
        None => (words, None),
    };
    let entry = |one: &'static str| {
        let (one, rest) = two_parts(one.trim());
        let sense = match sense(key)? {
            Sense::Says(class, _) => Sense::Says(class, rest),
            sense => sense,
        };
        let words: Vec<&str> = one.split(' ').collect();
        (!one.is_empty() && (rest.is_none() || matches!(sense, Sense::Says(..)))).then_some(Entry { words, sense })
    };
    words.split(" | ").map(entry).collect()
}

/// "d'après" is two words where the language has "d" among those that lose their vowel.
fn parted(words: &[&'static str], elided: &HashSet<&str>) -> Vec<&'static str> {
    let mut all = Vec::with_capacity(words.len());
    for word in words {
        match word.split_once('\'') {
            Some((short, rest)) if elided.contains(short) && !rest.is_empty() => {
                all.extend([&word[..=short.len()], rest]);
            }
            _ => all.push(*word),
        }
    }
    all
}

fn sense(key: &'static str) -> Option<Sense> {
    if let Some((_, mark)) = MARKS.iter().find(|(name, _)| *name == key) {
        return Some(Sense::Mark(*mark));
    }
    if let Ok(class) = CueClass::parse(key) {
        return Some(Sense::Says(class, None));
    }
    if let Ok(class) = HedgeClass::parse(key) {
        return Some(Sense::Weakens(class));
    }
    let (kind, rest) = key.split_once(' ')?;
    let step = |step| Some(Sense::Span(step, rest.parse().ok()?));
    match kind {
        "scale" => Some(Sense::Scale(rest.parse().ok()?)),
        "number" => Some(Sense::Number(rest.parse().ok()?)),
        "part" => {
            let (above, below) = rest.split_once('/').unwrap_or((rest, "1"));
            let above: Decimal = above.parse().ok()?;
            Some(Sense::Part(above.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(below.parse().ok()?)?))
        }
        "counted" => Some(Sense::Counted(rest)),
        "before" => Some(Sense::Before(Approximator::parse(rest).ok()?)),
        "behind" => Some(Sense::Behind(Approximator::parse(rest).ok()?)),
        "moves" if rest == "either" => Some(Sense::Moves(None)),
        "moves" => Some(Sense::Moves(Some(Trend::parse(rest).ok()?))),
        "month" => Some(Sense::Month(rest.parse().ok().filter(|month| (1..=12).contains(month))?)),
        "weekday" => Some(Sense::Weekday(rest.parse().ok().filter(|day| (1..=7).contains(day))?)),
        "day" => step(Step::Day),
        "week" => step(Step::Week),
        "months" => step(Step::Month),
        "year" => step(Step::Year),
        "unit" => {
            let mut parts = rest.split(' ');
            let dimension: Dimension = Dimension::parse(parts.next()?).ok()?;
            let code = parts.next()?;
            let times = parts.next().map_or(Some(Decimal::ONE), |times| times.parse().ok())?;
            Some(Sense::Unit(Named { dimension, code, times }))
        }
        _ => None,
    }
}
