//! The forms that a name takes: its words in their order, each part of it alone, parts run together, genitives.

use super::SourceNames;
use super::fold::{Gap, Word, Words};
use super::ordinary::{Alone, alone, is_month};
use crate::domain::SourceNumber;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::ops::Range;

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Forms {
    /// Whole names, publishers and addresses by their first word, the longest first.
    whole: HashMap<String, Vec<Whole>>,
    /// Parts of names, and parts run together, by their folded letters.
    parts: HashMap<String, Vec<Part>>,
    /// Parts in Cyrillic letters without their endings.
    stems: HashMap<String, Vec<Part>>,
    /// What the names of each source begin with.
    initials: BTreeMap<SourceNumber, BTreeSet<char>>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Whole {
    source: SourceNumber,
    words: Vec<String>,
    /// Its words stand apart as those of an address do.
    address: bool,
    /// Other sources have the very same.
    shared: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Part {
    source: SourceNumber,
    alone: Alone,
    /// It is all of a name.
    whole: bool,
}

/// Words that are a name.
pub(super) struct Found {
    pub words: Range<usize>,
    pub source: SourceNumber,
    /// Whether they can mean no other source.
    pub whole: bool,
}

/// The most words of a name that are run together ("annemarie", "vandenberg").
const RUN_TOGETHER: usize = 4;
/// The most pieces that hidden characters cut a word into.
const PIECES: usize = 40;
/// The most words in front of an address's end that are compared.
const ADDRESS_WORDS: usize = 40;

/// Endings of names in Cyrillic letters, folded: й is и there, ї is і.
const ENDINGS: &[&str] = &[
    "", "а", "у", "ом", "ым", "им", "е", "ы", "и", "і", "ои", "ою", "ею", "еи", "ого", "ому", "ем", "ям", "я", "ю",
    "ім", "ові", "еві", "ии", "ыи", "іи", "ая", "яя", "оі", "ую", "ь", "ов", "ів", "ами", "ах", "о",
];

/// The words of a name as one text: what is compared to tell whether another name is the same.
pub(super) fn joined(name: &str) -> String {
    let words = Words::of(name);
    words.all.into_iter().map(|word| word.folded).collect::<Vec<_>>().join(" ")
}

impl Forms {
    pub fn is_empty(&self) -> bool {
        self.whole.is_empty() && self.parts.is_empty()
    }

    pub fn add(&mut self, source: SourceNumber, told: &SourceNames, open: &HashSet<String>) {
        for name in &told.names {
            self.add_name(source, name);
        }
        for publisher in told.publishers.iter().filter(|publisher| !open.contains(&joined(publisher))) {
            let words: Vec<String> = Words::of(publisher).all.into_iter().map(|word| word.folded).collect();
            match words.as_slice() {
                [one] => self.add_part(one.clone(), Part { source, alone: alone(one), whole: true }),
                _ => self.add_whole(Whole { source, words, address: false, shared: false }),
            }
        }
        for address in &told.addresses {
            let bare = address.split_once("://").map_or(address.as_str(), |(_, rest)| rest);
            let bare = bare.strip_prefix("www.").unwrap_or(bare);
            let all = Words::of(&super::unescaped(bare)).all;
            let words: Vec<String> = all.into_iter().map(|word| word.folded).take(ADDRESS_WORDS).collect();
            if words.len() > 1 {
                self.add_whole(Whole { source, words, address: true, shared: false });
            }
        }
    }

    fn add_name(&mut self, source: SourceNumber, name: &str) {
        let words: Vec<String> = Words::of(name).all.into_iter().map(|word| word.folded).collect();
        let initials = self.initials.entry(source).or_default();
        initials.extend(words.iter().filter_map(|word| word.chars().next()).filter(|c| c.is_alphabetic()));
        for word in &words {
            let short = words.len() == 1 && word.chars().count() == 2 && word.chars().all(char::is_alphabetic);
            let alone = if short { Alone::Capital } else { alone(word) };
            self.add_part(word.clone(), Part { source, alone, whole: words.len() == 1 });
        }
        for length in 2..=RUN_TOGETHER.min(words.len()) {
            for run in words.windows(length) {
                let together = run.concat();
                let tells = run.len() == words.len() || run.iter().any(|word| alone(word) != Alone::Never);
                if tells && together.chars().count() >= 5 {
                    let whole = run.len() == words.len();
                    self.add_part(together, Part { source, alone: Alone::Always, whole });
                }
            }
        }
        if words.len() == 2 {
            let turned = vec![words[1].clone(), words[0].clone()];
            let together = turned.concat();
            if together.chars().count() >= 5 {
                self.add_part(together, Part { source, alone: Alone::Always, whole: true });
            }
            self.add_whole(Whole { source, words: turned, address: false, shared: false });
        }
        // Our own words in the place of a name are no name.
        let ours =
            words.iter().all(|word| ["confidential", "source", "name", "address", "withheld"].contains(&&**word));
        if words.len() > 1 && !ours {
            self.add_whole(Whole { source, words, address: false, shared: false });
        }
    }

    fn add_whole(&mut self, mut new: Whole) {
        let Some(first) = new.words.first().cloned() else { return };
        let known = self.whole.entry(first).or_default();
        for other in known.iter_mut().filter(|other| other.words == new.words && other.source != new.source) {
            (other.shared, new.shared) = (true, true);
        }
        if !known.iter().any(|other| other.words == new.words && other.source == new.source) {
            known.push(new);
            known.sort_by_key(|whole| std::cmp::Reverse(whole.words.len()));
        }
    }

    fn add_part(&mut self, letters: String, part: Part) {
        let add = |parts: &mut Vec<Part>| match parts.iter_mut().find(|other| other.source == part.source) {
            Some(other) => {
                (other.alone, other.whole) = (other.alone.max(part.alone), other.whole || part.whole);
            }
            None => parts.push(part),
        };
        if let Some(stem) = stem(&letters) {
            add(self.stems.entry(stem).or_default());
        }
        add(self.parts.entry(letters).or_default());
    }

    /// The name that begins with this word, the longest there is, and initials before it.
    pub fn at(&self, words: &Words<'_>, at: usize) -> Option<Found> {
        let mut core = at;
        while core < at + 3 && self.is_initial(words, core) && words.gap(core) != Gap::Far {
            core += 1;
        }
        if core > at
            && let Some(found) = self.core(words, core)
            && words.all[at..core].iter().all(|word| self.has_initial(found.source, &word.folded))
        {
            return Some(Found { words: at..found.words.end, ..found });
        }
        self.core(words, at)
    }

    fn core(&self, words: &Words<'_>, at: usize) -> Option<Found> {
        let first = words.all.get(at)?;
        if let Some(whole) = self.whole.get(&first.folded).and_then(|all| all.iter().find(|one| one.is_at(words, at))) {
            let end = at + whole.words.len();
            let found = Found { words: at..end, source: whole.source, whole: !whole.shared };
            return Some(if whole.address { found } else { self.extended(words, found, vec![whole.source], 2) });
        }
        let (length, parts) = self.part(words, at)?;
        let dated = is_dated(words, at);
        let counts = |part: &Part| part.counts(first) && !(dated && part.alone == Alone::Capital);
        let counting: Vec<Part> = parts.into_iter().filter(counts).collect();
        let source = counting.iter().map(|part| part.source).min()?;
        let whole = counting.len() == 1 && counting.iter().all(|part| part.whole);
        let found = Found { words: at..at + length, source, whole };
        Some(self.extended(words, found, counting.iter().map(|part| part.source).collect(), 1))
    }

    /// The words after what was found that are of the same name, too. `counted` is how many parts it already has.
    fn extended(
        &self,
        words: &Words<'_>,
        mut found: Found,
        mut sources: Vec<SourceNumber>,
        mut counted: usize,
    ) -> Found {
        let mut at = found.words.end;
        while at < words.all.len() && at < found.words.end + 4 && self.goes_on(words, at - 1) {
            let word = &words.all[at];
            let parts = self.part(words, at).map(|(length, parts)| (length, self.of(&parts, &sources)));
            match parts {
                Some((length, parts)) if parts.iter().any(|part| part.counts(word)) => {
                    sources = parts.iter().filter(|part| part.counts(word)).map(|part| part.source).collect();
                    (at, counted) = (at + length, counted + 1);
                    found.words.end = at;
                }
                Some((length, parts)) if !parts.is_empty() => at += length,
                _ if self.is_initial(words, at) && sources.iter().any(|one| self.has_initial(*one, &word.folded)) => {
                    at += 1;
                    if words.text[word.end..].starts_with('.') {
                        found.words.end = at;
                    }
                }
                _ => break,
            }
        }
        if counted > 1 && !sources.is_empty() {
            found.whole = sources.len() == 1;
            found.source = sources.into_iter().min().unwrap_or(found.source);
        }
        found
    }

    fn of(&self, parts: &[Part], sources: &[SourceNumber]) -> Vec<Part> {
        parts.iter().copied().filter(|part| sources.contains(&part.source)).collect()
    }

    /// Whether a name may go on behind this word: a full stop ends it, but for that of an initial.
    fn goes_on(&self, words: &Words<'_>, at: usize) -> bool {
        let stops = words.text[words.all[at].end..].starts_with('.') && !self.is_initial(words, at);
        words.gap(at) != Gap::Far && !stops
    }

    fn is_initial(&self, words: &Words<'_>, at: usize) -> bool {
        words.all.get(at).is_some_and(|word| word.capital && word.folded.chars().count() == 1)
    }

    fn has_initial(&self, source: SourceNumber, letter: &str) -> bool {
        let letters = self.initials.get(&source);
        letters.is_some_and(|letters| letter.chars().next().is_some_and(|c| letters.contains(&c)))
    }

    /// The parts that the word may be, and how many words it takes: it may be cut by what is hidden.
    fn part(&self, words: &Words<'_>, at: usize) -> Option<(usize, Vec<Part>)> {
        let first = words.all.get(at)?;
        let mut together = String::new();
        let mut found = None;
        for (count, word) in words.all[at..].iter().take(PIECES).enumerate() {
            if count > 0 {
                if words.gap(at + count - 1) != Gap::Joining {
                    break;
                }
                if count == 1 {
                    together.push_str(&first.folded);
                }
                together.push_str(&word.folded);
            }
            let letters = if count == 0 { &word.folded } else { &together };
            if let Some(parts) = self.read(letters) {
                found = Some((count + 1, parts));
            }
        }
        found
    }

    /// The parts that these letters may be, genitives and endings as well.
    fn read(&self, letters: &str) -> Option<Vec<Part>> {
        if let Some(parts) = self.parts.get(letters) {
            return Some(parts.clone());
        }
        let own = |stem: &str| if stem.chars().count() >= 3 { self.parts.get(stem).cloned() } else { None };
        match letters.chars().next_back()? {
            's' => {
                let stem = letters.strip_suffix('s')?;
                let sibilant = |stem: &&str| stem.ends_with(['s', 'x', 'z', 'h']);
                own(stem).or_else(|| stem.strip_suffix('e').filter(sibilant).and_then(own))
            }
            '\u{0400}'..='\u{04FF}' => ENDINGS.iter().find_map(|ending| {
                let stem = letters.strip_suffix(ending)?;
                self.stems.get(stem).cloned()
            }),
            // Korean particles hang on the word.
            '\u{1100}'..='\u{11FF}' => {
                let ends = letters.char_indices().map(|(at, _)| at).rev().take(9);
                ends.filter_map(|end| own(&letters[..end])).next()
            }
            _ => None,
        }
    }
}

impl Whole {
    fn is_at(&self, words: &Words<'_>, at: usize) -> bool {
        let Some(there) = words.all.get(at..at + self.words.len()) else { return false };
        let last = there.len().saturating_sub(1);
        there.iter().zip(&self.words).enumerate().all(|(number, (word, wanted))| {
            let same = word.folded == *wanted || (number == last && is_genitive(&word.folded, wanted));
            same && (number == last || self.goes_on(words, at + number))
        })
    }

    fn goes_on(&self, words: &Words<'_>, at: usize) -> bool {
        if !self.address {
            return words.gap(at) != Gap::Far;
        }
        let between = &words.text[words.all[at].end..words.all[at + 1].start];
        between.len() <= 6 && !between.contains(char::is_whitespace)
    }
}

/// Whether the word is a month of a date: "May 2025", "2 May".
fn is_dated(words: &Words<'_>, at: usize) -> bool {
    let is_number = |word: &Word| word.folded.bytes().all(|byte| byte.is_ascii_digit());
    let beside = |from: usize, other: usize| {
        let between =
            words.all.get(from).zip(words.all.get(from + 1)).map(|(one, next)| &words.text[one.end..next.start]);
        between.is_some_and(|between| between.chars().all(char::is_whitespace))
            && words.all.get(other).is_some_and(is_number)
    };
    is_month(&words.all[at].folded)
        && (beside(at, at + 1) || at.checked_sub(1).is_some_and(|before| beside(before, before)))
}

/// Whether the word is the name with a genitive's s.
fn is_genitive(word: &str, name: &str) -> bool {
    word.strip_prefix(name).is_some_and(|ending| ["s", "es"].contains(&ending)) && name.chars().count() > 1
}

impl Part {
    fn counts(self, word: &Word) -> bool {
        match self.alone {
            Alone::Never => false,
            Alone::Capital => word.capital,
            Alone::Always => true,
        }
    }
}

/// A part in Cyrillic letters without its ending; none for others.
fn stem(letters: &str) -> Option<String> {
    if !letters.chars().all(|c| ('\u{0400}'..='\u{04FF}').contains(&c)) {
        return None;
    }
    let ending = ["ии", "ыи", "іи", "ая", "яя", "ои"].iter().find_map(|ending| letters.strip_suffix(ending));
    let stem = ending.or_else(|| letters.strip_suffix(['а', 'я', 'о', 'е', 'и', 'і', 'ь'])).unwrap_or(letters);
    (stem.chars().count() >= 3).then(|| stem.to_owned())
}
