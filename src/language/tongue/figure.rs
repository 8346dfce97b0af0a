//! The figures of a text in another language than English: numbers by its separators, with what its lists know around
//! them. What no list explains is no figure rather than a wrong one.

use super::lexicon::{Mark, Sense};
use super::time::FoundTime;
use super::word::{DASHES, HYPHENS, Kind, Word, is_unspaced};
use super::{Reads, Tongue};
use crate::domain::{Approximator, Aspect, Dimension, Doubt, Quantity, Trend};
use crate::language::quantity::Found;
use crate::language::quantity::unit_names::{self, Named};
use rust_decimal::Decimal;
use std::ops::Range;

/// The figures of a text, in order, not overlapping.
pub fn figures(text: &str, tongue: Tongue) -> Vec<Found> {
    let words = tongue.words(text);
    let times = super::time::of_words(&words, None);
    of_words(text, tongue, &words, &times)
}

pub fn of_words(text: &str, tongue: Tongue, words: &[Word], times: &[FoundTime]) -> Vec<Found> {
    let reader = Reader { text, words, times, signs_alone: tongue.reads() == Reads::Signs };
    let mut found: Vec<(Range<usize>, Quantity)> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        match reader.figure(at) {
            Read::Figure(quantity, next) => {
                found.push((at..next, *quantity));
                at = next;
            }
            Read::Nothing(next) => at = next.max(at + 1),
        }
    }
    mark_points(words, &mut found);
    mark_ways(text, words, &mut found);
    let bytes = |at: &Range<usize>| words[at.start].range.start..words[at.end - 1].range.end;
    found.into_iter().map(|(at, quantity)| Found { range: bytes(&at), quantity }).collect()
}

enum Read {
    /// And the word after it.
    Figure(Box<Quantity>, usize),
    /// Where reading goes on.
    Nothing(usize),
}

struct Reader<'a> {
    text: &'a str,
    words: &'a [Word<'a>],
    times: &'a [FoundTime],
    /// No list of words is known.
    signs_alone: bool,
}

/// A number with its magnitude words.
#[derive(Clone, Copy)]
struct Term {
    value: Decimal,
    scale: Decimal,
    doubt: Option<Doubt>,
    /// Written in digits, without separators.
    plain: bool,
    worded: bool,
    next: usize,
}

/// A range, with the unit of both its ends.
#[derive(Clone, Copy)]
struct Ends {
    low: Decimal,
    high: Term,
    unit: Option<(Named, usize)>,
}

/// The hedge, the currency and the sign before a number, and the word after them.
struct Opening {
    hedge: Option<Approximator>,
    money: Option<Named>,
    negative: bool,
    next: usize,
}

impl Reader<'_> {
    fn word(&self, at: usize) -> Option<&Word<'_>> {
        self.words.get(at)
    }

    fn has(&self, at: usize, mark: Mark) -> bool {
        self.word(at).is_some_and(|word| word.has(mark))
    }

    fn marks(&self, at: usize, mark: Mark) -> Option<usize> {
        self.word(at)?.marks(mark)
    }

    fn before(&self, at: usize) -> Option<&Word<'_>> {
        self.word(at.checked_sub(1)?)
    }

    fn is_sign(&self, at: usize, signs: &[char]) -> bool {
        self.word(at).is_some_and(|word| word.is_sign(signs))
    }

    fn glued(&self, at: usize) -> bool {
        self.word(at).is_some_and(|word| word.glued)
    }

    /// The figure that begins at word `at`, with the hedge before it.
    fn figure(&self, at: usize) -> Read {
        let Opening { hedge, money, negative, next } = self.opening(at);
        if let Some(read) = self.part(at, next, hedge) {
            return read;
        }
        let share = self.is_percent_before(next);
        let start = next + usize::from(share);
        let Some(first) = self.term(start) else { return Read::Nothing(at + 1) };
        if self.is_of_a_time(start) {
            return Read::Nothing(first.next);
        }
        let before = money.or(share.then(percent));
        let unit = before.map_or_else(|| self.unit(&first), |unit| Some((unit, first.next)));
        let range = self.range(at, start, &first, unit);
        let left = if range.is_none() { self.left_behind(at, &first) } else { None };
        let first = left.map_or(first, |(_, term)| term);
        let shared = left.and_then(|(unit, _)| unit).filter(|_| unit.is_none());
        let refused = || Read::Nothing(range.map_or(first.next, |ends| ends.high.next));
        let (last, unit) = range.map_or((first, unit), |ends| (ends.high, ends.unit));
        let next = unit.map_or(last.next, |(_, next)| next);
        // "€ 4,5 milioni": the word may be a magnitude.
        if money.is_some() && self.signs_alone && self.word(next).is_some_and(Word::is_letters) {
            return refused();
        }
        let counted = if unit.is_none() { self.counted(&last) } else { None };
        let next = counted.map_or(next, |(_, next)| next);
        let below = self.marks(next, Mark::BelowZero).filter(|_| counted.is_none());
        let (negative, next) = (negative || below.is_some(), next + below.unwrap_or(0));
        let bare = unit.is_none() && counted.is_none() && shared.is_none() && below.is_none();
        if self.is_glued_to_text(start, &last, unit.is_some() || last.scale > Decimal::ONE)
            || self.is_named(at, start, hedge, bare)
            || unit.is_some_and(|(unit, _)| self.is_time_of_day(start, &unit))
            || first.worded && first.value == Decimal::ONE && first.scale == Decimal::ONE
            || self.has(last.next, Mark::Clock)
            || bare && (self.signs_alone || self.is_no_count(at, start, &last, hedge))
        {
            return refused();
        }
        let named = unit.map(|(named, _)| named).or(shared);
        let (dimension, code, times) =
            named.map_or((Dimension::Count, "1", Decimal::ONE), |named| (named.dimension, named.code, named.times));
        let signed = if negative { -times } else { times };
        let worth = |value: Decimal| Some(value.checked_mul(signed)?.normalize());
        let (after, next) = self.hedge_behind(next);
        let rate = self.rate(next).filter(|_| range.is_none() && named.is_some());
        let next = rate.map_or(next, |(_, next)| next);
        let raw = &self.text[self.words[at].range.start..self.words[next - 1].range.end];
        let mut quantity = Quantity::new(raw, dimension, code);
        match range {
            Some(ends) => (quantity.low, quantity.high) = (worth(ends.low), worth(last.value)),
            None => quantity.point = worth(first.value),
        }
        if quantity.point.is_none() && (quantity.low.is_none() || quantity.high.is_none()) {
            return refused();
        }
        quantity.measure = counted.map(|(measure, _)| measure.to_owned()).or(rate.map(|(per, _)| per.to_owned()));
        quantity.approximator = hedge.or(after);
        let year = is_of_our_time(&first) && first.scale == Decimal::ONE && unit.is_none() && range.is_none();
        quantity.doubt = first.doubt.or(last.doubt).or(year.then_some(Doubt::CountOrYear));
        Read::Figure(Box::new(quantity), next)
    }

    /// What stands before a number that may begin at word `at`.
    fn opening(&self, at: usize) -> Opening {
        let before = |sense| if let Sense::Before(approximator) = sense { Some(approximator) } else { None };
        let (hedge, next) = match self.words[at].find(before) {
            Some((approximator, length)) => (Some(approximator), at + length),
            None => (None, at),
        };
        let (money, next) = match self.currency_before(next) {
            Some((money, next)) => (Some(money), next),
            None => (None, next),
        };
        let (negative, next) = self.minus(next);
        Opening { hedge, money, negative, next }
    }

    /// "%20" and "yüzde 20" as Turkish writes it.
    fn is_percent_before(&self, at: usize) -> bool {
        let sign = self.is_sign(at, &['%', '٪']) && self.glued(at + 1) && !self.glued(at);
        sign || self.has(at, Mark::PercentBefore)
    }

    /// "20 Prozent oder mehr", and the word after it.
    fn hedge_behind(&self, at: usize) -> (Option<Approximator>, usize) {
        let behind = |sense| if let Sense::Behind(approximator) = sense { Some(approximator) } else { None };
        match self.word(at).and_then(|word| word.find(behind)) {
            Some((approximator, length)) => (Some(approximator), at + length),
            None => (None, at),
        }
    }

    /// "Zwei Drittel", "les deux tiers", "половина": a part of a whole, in words.
    fn part(&self, at: usize, start: usize, hedge: Option<Approximator>) -> Option<Read> {
        let part = |sense| if let Sense::Part(share) = sense { Some(share) } else { None };
        let (share, length) = self.word(start)?.find(part)?;
        let next = start + length;
        // The list has parts of a game and of a year as none of a whole: "zweite Hälfte".
        if share.is_zero() {
            return Some(Read::Nothing(next));
        }
        let raw = &self.text[self.words[at].range.start..self.words[next - 1].range.end];
        let quantity = Quantity::new(raw, Dimension::Share, "%");
        Some(Read::Figure(Box::new(Quantity { point: Some(share.normalize()), approximator: hedge, ..quantity }), next))
    }

    /// "Pro Quadratmeter", "por kilo": what a rate is given by, and the word behind.
    fn rate(&self, at: usize) -> Option<(&'static str, usize)> {
        const RATES: [(&str, &str); 14] = [
            ("m2", "per_square_metre"),
            ("km2", "per_square_kilometre"),
            ("ha", "per_hectare"),
            ("km", "per_kilometre"),
            ("kg", "per_kilogram"),
            ("t", "per_tonne"),
            ("l", "per_litre"),
            ("kWh", "per_kilowatt_hour"),
            ("MWh", "per_megawatt_hour"),
            ("h", "per_hour"),
            ("d", "per_day"),
            ("wk", "per_week"),
            ("mo", "per_month"),
            ("a", "per_year"),
        ];
        let (unit, next) = self.unit_at(at + self.marks(at, Mark::Per)?)?;
        let named = RATES.iter().find(|(code, _)| *code == unit.code).filter(|_| unit.times == Decimal::ONE)?;
        Some((named.1, next))
    }

    /// "3,5 млн", "dos", "2 mil".
    fn term(&self, at: usize) -> Option<Term> {
        let word = self.word(at)?;
        let (value, doubt, plain, length) = match word.kind {
            Kind::Number(numeral) => (numeral.value?, numeral.doubt, numeral.plain, 1),
            Kind::Letters => {
                let number = |sense| if let Sense::Number(value) = sense { Some(value) } else { None };
                let (value, length) = word.find(number)?;
                (value, None, false, length)
            }
            Kind::Sign(_) => return None,
        };
        let scale = |sense| if let Sense::Scale(scale) = sense { Some(scale) } else { None };
        let mut term = Term { value, scale: Decimal::ONE, doubt, plain, worded: word.is_letters(), next: at + length };
        while let Some((times, length)) = self.word(term.next).and_then(|word| word.find(scale)) {
            term.value = term.value.checked_mul(times)?;
            term.scale = term.scale.checked_mul(times)?;
            term.next += length;
            // Nobody writes "6.956 Millionen" for 6,956 millions.
            term.doubt = None;
        }
        Some(term)
    }

    /// The unit behind a number, with what joins it: "3,5 millions *d'*euros", "5 млн*.* грн".
    fn unit(&self, term: &Term) -> Option<(Named, usize)> {
        let point = usize::from(self.is_sign(term.next, &['.']) && self.glued(term.next));
        let at = term.next + point;
        self.unit_at(at).or_else(|| {
            let of = self.marks(at, Mark::Of).filter(|_| term.scale > Decimal::ONE)?;
            self.unit_at(at + of)
        })
    }

    fn unit_at(&self, at: usize) -> Option<(Named, usize)> {
        let word = self.word(at)?;
        let named = |sense| if let Sense::Unit(named) = sense { Some(named) } else { None };
        if let Some((named, length)) = word.find(named) {
            return Some((named, at + length));
        }
        match word.kind {
            Kind::Sign('%' | '٪' | '％') => return Some((percent(), at + 1)),
            Kind::Sign('°') => {
                let celsius =
                    self.glued(at + 1) && self.word(at + 1).is_some_and(|next| matches!(next.text, "C" | "С"));
                return celsius.then(|| unit_names::symbol("°C")).flatten().map(|unit| (unit, at + 2));
            }
            _ => {}
        }
        if let Some(money) = unit_names::prefix(word.text) {
            return Some((money, at + 1));
        }
        self.symbol(at)
    }

    /// "km", "MW": symbols of science, where they are no word of the language ("ha", "a").
    fn symbol(&self, at: usize) -> Option<(Named, usize)> {
        const SHORT: [&str; 5] = ["m", "t", "g", "l", "h"];
        const SURE: [&str; 9] = ["km", "km²", "km2", "kg", "MW", "GW", "kWh", "MWh", "GWh"];
        let word = self.word(at).filter(|word| word.is_letters())?;
        // "km/h"
        if let (Some(stroke), Some(per)) = (self.word(at + 1), self.word(at + 2))
            && stroke.glued
            && stroke.is_sign(&['/'])
            && per.glued
            && let Some(rate) = unit_names::symbol(&self.text[word.range.start..per.range.end])
        {
            return Some((rate, at + 3));
        }
        let plain = if self.signs_alone {
            SURE.contains(&word.text)
        } else {
            SHORT.contains(&word.text) || word.text.chars().count() > 1
        };
        let is_word =
            [Mark::Auxiliary, Mark::Small, Mark::Preposition, Mark::Verb, Mark::Of].iter().any(|mark| word.has(*mark));
        unit_names::symbol(word.text).filter(|_| plain && !is_word).map(|unit| (unit, at + 1))
    }

    /// "€5", "US$ 3", "USD 200".
    fn currency_before(&self, at: usize) -> Option<(Named, usize)> {
        let word = self.word(at)?;
        let two = self.word(at + 1).filter(|next| next.glued && next.is_sign(&['$']));
        let (name, next) = match two {
            Some(sign) if word.is_letters() => (&self.text[word.range.start..sign.range.end], at + 2),
            _ => (word.text, at + 1),
        };
        let number = self.word(next).is_some_and(|word| word.number().is_some());
        unit_names::prefix(name).filter(|_| number).map(|money| (money, next))
    }

    fn minus(&self, at: usize) -> (bool, usize) {
        const MINUSES: &[char] = &['-', '\u{2212}', '\u{2013}', '\u{2011}'];
        let Some(word) = self.word(at) else { return (false, at) };
        let sign = word.is_sign(MINUSES) && !word.glued && self.glued(at + 1);
        let number = |at: usize| self.word(at).is_some_and(|word| word.number().is_some());
        let said = word.has(Mark::Minus);
        if (sign || said) && number(at + 1) { (true, at + 1) } else { (false, at) }
    }

    /// The second end of a range with the unit of both, and the low end: "3–5 %", "3 bis 5", "від 3 до 5 млн".
    fn range(&self, at: usize, start: usize, left: &Term, unit: Option<(Named, usize)>) -> Option<Ends> {
        let joint = unit.map_or(left.next, |(_, next)| next);
        let opened =
            at.checked_sub(1).is_some_and(|before| self.has(before, Mark::Between)) || self.has(at, Mark::Between);
        let dash = self.is_sign(joint, DASHES) && self.glued(joint) == self.glued(joint + 1);
        let length = if dash {
            1
        } else {
            self.marks(joint, Mark::Range).or_else(|| {
                self.marks(joint, Mark::And).or_else(|| self.marks(joint, Mark::RangeTo)).filter(|_| opened)
            })?
        };
        // "Est passé de 3,2 à 3,9 milliards": from where to where, and no range.
        let moves = || way(self.words[..at].iter().rev()).is_some();
        if !dash && opened && self.has(joint, Mark::To) && moves() {
            return None;
        }
        let right = self.term(joint + length).filter(|right| !right.worded || left.worded)?;
        if start != at && !opened && !dash && self.has(at, Mark::To) {
            return None;
        }
        let right_unit = self.unit(&right);
        let scale = if left.scale == Decimal::ONE && left.value < right.value.checked_div(right.scale)? {
            right.scale
        } else {
            Decimal::ONE
        };
        let low = left.value.checked_mul(scale)?;
        let of_one = unit.is_none_or(|(unit, _)| right_unit.is_some_and(|(right, _)| right.code == unit.code));
        (low < right.value && of_one).then_some(Ends { low, high: right, unit: right_unit })
    }

    /// "Von 34 auf 38 Cent", "de 3,2 à 3,9 milliards": unit and magnitude of where it came to stand are those of where it
    /// stood.
    fn left_behind(&self, at: usize, term: &Term) -> Option<(Option<Named>, Term)> {
        let from = self.before(at).is_some_and(|word| word.has(Mark::Between));
        let to = self.marks(term.next, Mark::To).filter(|_| from)?;
        let right = self.term(term.next + to)?;
        let unit = self.unit(&right).map(|(unit, _)| unit);
        let smaller = term.scale == Decimal::ONE && right.scale > Decimal::ONE;
        let near = || Some(term.value < right.value.checked_div(right.scale)?.checked_mul(Decimal::TEN)?);
        let term = if smaller && near()? {
            Term { value: term.value.checked_mul(right.scale)?, scale: right.scale, ..*term }
        } else {
            *term
        };
        Some((unit, term))
    }

    /// The noun that is counted, at most two adjectives behind.
    fn counted(&self, term: &Term) -> Option<(&'static str, usize)> {
        let of = self.marks(term.next, Mark::Of).filter(|_| term.scale > Decimal::ONE).unwrap_or(0);
        let point = usize::from(self.is_sign(term.next, &['.']) && self.glued(term.next) && term.scale > Decimal::ONE);
        let start = term.next + of.max(point);
        let counted = |sense| if let Sense::Counted(measure) = sense { Some(measure) } else { None };
        for at in start..start + 3 {
            let word = self.word(at).filter(|word| word.is_letters() && !word.glued)?;
            if let Some((measure, length)) = word.find(counted) {
                return Some((measure, at + length));
            }
            let small =
                [Mark::Preposition, Mark::Of, Mark::And, Mark::Verb, Mark::That].iter().any(|mark| word.has(*mark));
            if word.is_capital() || small {
                return None;
            }
        }
        None
    }

    /// "A7", "1er", "28-річний", "12-Punkte-Plan": part of a word.
    fn is_glued_to_text(&self, start: usize, last: &Term, explained: bool) -> bool {
        let letters = |at: usize| self.glued(at) && self.word(at).is_some_and(Word::is_letters);
        let before = self.glued(start)
            && self.before(start).is_some_and(|word| {
                word.is_letters() && !word.text.ends_with(is_unspaced)
                    || word.number().is_some()
                    || word.is_sign(HYPHENS) && self.glued(start - 1)
            });
        let hyphen = self.is_sign(last.next, HYPHENS) && self.glued(last.next) && self.glued(last.next + 1);
        before
            || !explained && letters(last.next)
            || hyphen && self.word(last.next + 1).is_none_or(|word| word.number().is_none())
    }

    /// "Artikel 5", "Boeing 737", "№ 7".
    fn is_named(&self, at: usize, start: usize, hedge: Option<Approximator>, bare: bool) -> bool {
        let Some(before) = self.before(at) else { return false };
        let label = before.has(Mark::Named) && hedge.is_none() || before.is_sign(&['№', '#', '§']);
        let point = before.is_sign(&['.']) && at > 1 && self.words[at - 2].has(Mark::Named);
        let timed = at.checked_sub(1).is_some_and(|before| self.is_of_a_time(before));
        let capital = bare
            && hedge.is_none()
            && !timed
            && start == at
            && before.is_letters()
            && before.is_capital()
            && !before.is_known();
        (label || point) && (bare || before.is_sign(&['№', '#', '§'])) || capital
    }

    fn is_of_a_time(&self, at: usize) -> bool {
        let range = &self.words[at].range;
        let next = self.times.partition_point(|time| time.range.end <= range.start);
        self.times.get(next).is_some_and(|time| time.range.start < range.end)
    }

    /// "à 14 heures", "о 14 годині".
    fn is_time_of_day(&self, start: usize, unit: &Named) -> bool {
        unit.code == "h" && self.before(start).is_some_and(|word| word.has(Mark::ClockBefore))
    }

    /// A number that nothing stands behind: a year, an ordinal, an age in passing, a number word.
    fn is_no_count(&self, at: usize, start: usize, term: &Term, hedge: Option<Approximator>) -> bool {
        let next = term.next;
        if term.worded {
            return true;
        }
        let year = bare_year(term) && (hedge.is_none() || is_of_our_time(term));
        let ordinal = self.is_sign(next, &['.'])
            && self.glued(next)
            && term.plain
            && term.value < Decimal::ONE_HUNDRED
            && self.word(next + 1).is_some_and(|word| word.is_letters() && hedge.is_none());
        let alone = self.before(start).is_some_and(|word| word.is_sign(&['(', '[', ',']))
            && self.is_sign(next, &[')', ']', ',']);
        let joined = self.is_sign(next, DASHES) && self.glued(next) && self.glued(next + 1);
        let telephone = term.plain && self.words[start].text.starts_with('0') && self.words[start].text.len() > 1;
        let listed = at == 0 && self.is_sign(next, &['.', ')']);
        term.scale == Decimal::ONE && (year || ordinal || alone || joined || telephone || listed)
    }
}

fn percent() -> Named {
    Named { dimension: Dimension::Share, code: "%", times: Decimal::ONE }
}

/// Four digits that may as well be a year.
fn bare_year(term: &Term) -> bool {
    term.plain && term.scale == Decimal::ONE && (1000..=2100).any(|year| term.value == Decimal::from(year))
}

/// Four digits that are a year of ours more often than a count.
fn is_of_our_time(term: &Term) -> bool {
    bare_year(term) && (1900..2100).any(|year| term.value == Decimal::from(year))
}

/// "Um 0,3 Punkte auf 7,1 %", "0,3 point, à 7,1 %": points beside a share are points of it.
fn mark_points(words: &[Word], found: &mut [(Range<usize>, Quantity)]) {
    const NEAR: usize = 8;
    for at in 0..found.len() {
        let near = |other: Option<&(Range<usize>, Quantity)>, (from, to): (usize, usize)| {
            let clause = words.get(from..to).is_some_and(|between| {
                between.len() <= NEAR && !between.iter().any(|word| word.is_sign(&['.', ';', '!', '?']))
            });
            clause && other.is_some_and(|(_, other)| other.dimension == Dimension::Share)
        };
        let (range, quantity) = &found[at];
        if quantity.measure.as_deref() != Some("points") {
            continue;
        }
        let next = found.get(at + 1);
        let last = at.checked_sub(1).and_then(|last| found.get(last));
        let behind = near(next, next.map_or((0, 0), |(next, _)| (range.end, next.start)));
        if behind || near(last, last.map_or((0, 0), |(last, _)| (last.end, range.start))) {
            let quantity = &mut found[at].1;
            (quantity.dimension, quantity.measure) = (Dimension::Share, None);
            "pp".clone_into(&mut quantity.unit);
        }
    }
}

/// How far from a figure the word may stand that moves it.
const REACH: usize = 9;

/// Sets which way the figures go, and whether it is by how much or to where.
fn mark_ways(text: &str, words: &[Word], found: &mut [(Range<usize>, Quantity)]) {
    let mut last_end = 0;
    for at in 0..found.len() {
        let Range { start, end } = found[at].0;
        // "Ist um 12.000 auf 2,8 Millionen gestiegen": the verb may stand behind the next figure, too.
        let until = found.get(at + 2).map_or(words.len(), |(next, _)| next.start);
        let before = |steps: usize, mark: Mark| start.checked_sub(steps).is_some_and(|at| words[at].has(mark));
        let opens =
            |mark: Mark| words[start].has(mark) || before(1, mark) || before(1, Mark::Article) && before(2, mark);
        let changed = at > 0
            && matches!(found[at - 1].1.aspect, Some(Aspect::Change | Aspect::Before))
            && !words[last_end..start].iter().any(|word| word.is_sign(&['.', ';', '!', '?']));
        let moved = way(words[last_end..start].iter().rev()).or_else(|| way(words[end..until].iter()));
        let to = opens(Mark::To) && (moved.is_some() || changed);
        if to && words[start].has(Mark::To) && start + 1 < end {
            // "Cayó hasta 1.250.000": where it came to stand, and no bound.
            let (range, quantity) = &mut found[at];
            range.start += 1;
            quantity.approximator = None;
            quantity.raw = text[words[start + 1].range.start..words[end - 1].range.end].to_owned();
        }
        let (value, left) = (found[at].1.point, at.checked_sub(1).map(|last| &found[last].1));
        let came_from = left.filter(|left| left.aspect == Some(Aspect::Before)).and_then(|left| left.direction);
        let goes_to = found.get(at + 1).filter(|(next, other)| {
            let to = words[end].marks(Mark::To).is_some_and(|length| [end, end + length].contains(&next.start));
            to && opens(Mark::Between) && moved.is_some() && other.unit == found[at].1.unit
        });
        let trend_to = goes_to.and_then(|(_, next)| trend_between(value?, next.point?));
        let goes_on = goes_to.is_some();
        let quantity = &mut found[at].1;
        let share = quantity.dimension == Dimension::Share;
        if goes_on {
            (quantity.aspect, quantity.direction) = (Some(Aspect::Before), trend_to);
        } else if to {
            quantity.aspect = Some(Aspect::Level);
            quantity.direction = came_from.or(quantity.direction);
        } else if let Some(Some(trend)) = moved
            && (opens(Mark::By) || share && !changed)
        {
            quantity.aspect = Some(if trend == Trend::Level { Aspect::Level } else { Aspect::Change });
            quantity.direction = Some(trend);
        }
        last_end = end;
    }
}

fn trend_between(from: Decimal, to: Decimal) -> Option<Trend> {
    match from.cmp(&to) {
        std::cmp::Ordering::Less => Some(Trend::Up),
        std::cmp::Ordering::Equal => None,
        std::cmp::Ordering::Greater => Some(Trend::Down),
    }
}

/// The way of the nearest word that moves something, up to the end of the clause.
#[allow(clippy::option_option, reason = "none that moves, or one that does not say which way")]
fn way<'w, 't: 'w>(words: impl Iterator<Item = &'w Word<'t>>) -> Option<Option<Trend>> {
    let clause = words.take(REACH).take_while(|word| !word.is_sign(&['.', ';', ':', '!', '?', ',', '(', ')']));
    let moves = |sense| if let Sense::Moves(trend) = sense { Some(trend) } else { None };
    clause.take_while(|word| !word.has(Mark::And)).filter_map(|word| word.find(moves)).map(|(trend, _)| trend).next()
}
