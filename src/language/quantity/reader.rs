//! One quantity from its first token: hedge, number, unit or noun, and the ways in which two numbers make one quantity.

use super::number::{Form, Value};
use super::term::Term;
use super::token::{DASHES, HYPHENS, Token};
use super::{counted, hedge, multiple, name, unit, words};
use crate::domain::quantity::unit as size;
use crate::domain::{Approximator, Dimension, Quantity};
use rust_decimal::Decimal;

/// Whether doubt is decided against a number (prose) or for it (a person typed it as a quantity).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    Prose,
    Whole,
}

/// What stands at a token.
pub enum Read {
    /// A quantity, and the token after it.
    Quantity(Quantity, usize),
    /// None; reading goes on at this token.
    Nothing(usize),
}

#[derive(Clone, Copy)]
pub struct Reader<'a> {
    pub text: &'a str,
    pub tokens: &'a [Token],
    pub mode: Mode,
}

/// What a number with its unit says, before it is written down as a quantity.
pub struct Amount {
    pub value: Value,
    pub dimension: Dimension,
    pub unit: &'static str,
    pub measure: Option<String>,
    /// A hedge that stood behind the number.
    pub hedge: Option<Approximator>,
    pub next: usize,
}

impl Amount {
    pub fn new(value: Value, dimension: Dimension, unit: &'static str, next: usize) -> Amount {
        Amount { value, dimension, unit, measure: None, hedge: None, next }
    }
}

/// "Rose from 5% to 8%" is a change, not a range.
#[rustfmt::skip]
const CHANGES: &[&str] = &[
    "rose", "risen", "rise", "rises", "rising", "fell", "fallen", "fall", "falls", "falling", "grew", "grown",
    "grow", "growing", "dropped", "drop", "dropping", "increased", "increase", "increasing", "decreased", "decrease",
    "reduced", "reduce", "reducing", "cut", "cutting", "up", "down", "went", "jumped", "climbed", "climbing",
    "shrank", "shrunk", "surged", "soared", "slid", "slipped", "declined", "decline", "raised", "lowered",
    "expanded", "changed", "moved",
];

impl Reader<'_> {
    /// The quantity that starts with token `at`, its hedge included.
    pub fn read(&self, at: usize) -> Read {
        let hedge = hedge::before(self.tokens, at).filter(|_| !self.is_preposition(at));
        let (hedge, start) = hedge.map_or((None, at), |(approximator, next)| (Some(approximator), next));
        if self.mode == Mode::Prose
            && let Some(next) = name::passed_over(self.tokens, start)
        {
            return Read::Nothing(next);
        }
        let amount = match multiple::word(self, start, hedge.is_some()).or_else(|| self.framed_range(start)) {
            Some(amount) => Ok(amount),
            None => self.amount(start, hedge.is_some()),
        };
        match amount {
            Ok(amount) => self.written(at, amount, hedge),
            Err(next) => Read::Nothing(next),
        }
    }

    pub fn word(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", Token::word)
    }

    /// Whether what a person typed may end before token `at`: behind the quantity stands nothing, or what it is a part
    /// of ("20% of the country", "28-point plan").
    pub fn may_end(&self, at: usize) -> bool {
        const MOST_WORDS: usize = 6;
        let rest = match &self.tokens[at..] {
            [point] if point.glued && point.is_sign(&['.']) => return true,
            rest => rest,
        };
        let words = rest.len() <= MOST_WORDS && rest.iter().all(|token| !token.word().is_empty());
        let of_a_kind = rest.len() == 1 && !rest[0].glued && at >= 2 && self.tokens[at - 2].is_sign(HYPHENS);
        rest.is_empty() || words && (self.word(at) == "of" || of_a_kind)
    }

    /// "$10,000 over 3 years": right after a number, "over" is no hedge.
    fn is_preposition(&self, at: usize) -> bool {
        let before = at.checked_sub(1).filter(|_| matches!(self.word(at), "over" | "under"));
        before.is_some_and(|before| self.tokens[before].digits().is_some() || words::is_number_word(self.word(before)))
    }

    fn written(&self, at: usize, amount: Amount, hedge: Option<Approximator>) -> Read {
        // "Around 1% or less" is bounded, whatever blurs it; and an interval's own word is said of the interval.
        let blurred = matches!(hedge, Some(Approximator::About | Approximator::Near));
        let behind_first = blurred || matches!(amount.value, Value::Open { .. });
        let approximator = if behind_first { amount.hedge.or(hedge) } else { hedge.or(amount.hedge) };
        let (point, low, high) = match amount.value {
            Value::Point(point) => (Some(point.normalize()), None, None),
            Value::Open { low, high } => (None, Some(low.normalize()), high.map(|high| high.normalize())),
        };
        let raw = &self.text[self.tokens[at].range.start..self.tokens[amount.next - 1].range.end];
        let quantity = Quantity {
            measure: amount.measure,
            point,
            low,
            high,
            approximator,
            ..Quantity::new(raw, amount.dimension, amount.unit)
        };
        Read::Quantity(quantity, amount.next)
    }

    /// "Between 3 and 5 km", "from 3 to 5 km".
    fn framed_range(&self, at: usize) -> Option<Amount> {
        let connector = match self.word(at) {
            "between" => "and",
            "from" if at == 0 || !CHANGES.contains(&self.word(at - 1)) => "to",
            _ => return None,
        };
        if self.mode == Mode::Prose && name::passed_over(self.tokens, at + 1).is_some() {
            return None;
        }
        let left = self.term(self.after_hedge(at + 1), true)?;
        if self.word(left.next) != connector {
            return None;
        }
        let right = self.term(self.after_hedge(left.next + 1), true)?;
        self.range(&left, &right)
    }

    fn after_hedge(&self, at: usize) -> usize {
        hedge::before(self.tokens, at).map_or(at, |(_, next)| next)
    }

    /// Two terms as one range: in order, and of one unit.
    fn range(&self, left: &Term, right: &Term) -> Option<Amount> {
        let left_end = left.spread_from(right)?;
        let right_end = Term { unit: right.unit.or(left.unit), ..*right };
        let (Value::Point(low), Value::Point(high)) = (left_end.in_code()?, right_end.in_code()?) else { return None };
        let code = |term: &Term| term.unit.map(|unit| unit.code);
        let part = left.form == Form::Part || right.form == Form::Part || right.form == Form::One;
        if low >= high || code(&left_end) != code(&right_end) || part && code(&right_end).is_none() {
            return None;
        }
        if self.mode == Mode::Prose && name::is_name(self.tokens, left.start, left.number_end) && left.unit.is_none() {
            return None;
        }
        let value = Value::Open { low, high: Some(high) };
        Some(self.counted(value, &right_end))
    }

    fn is_year(&self, term: &Term) -> bool {
        term.number_end == term.start + 1 && name::is_bare_year(&self.tokens[term.start])
    }

    /// A quantity that begins with its number; or where reading goes on.
    fn amount(&self, start: usize, hedged: bool) -> Result<Amount, usize> {
        let Some(term) = self.term(start, hedged) else { return Err(start) };
        if let Some(range) = self.second(&term).and_then(|second| self.range(&term, &second)) {
            return Ok(range);
        }
        let prose = self.mode == Mode::Prose;
        let scored = self
            .joins(term.next)
            .and_then(|right| self.tokens.get(right))
            .is_some_and(|right| right.glued && right.digits().is_some() && self.tokens[term.next].glued);
        if prose && scored {
            return Err(term.next + 2);
        }
        let named = name::is_joined(self.tokens, start)
            || term.unit.is_none() && name::is_name(self.tokens, start, term.number_end);
        if prose && named {
            return Err(term.next);
        }
        if term.unit.is_none() {
            if let Some(multiple) = multiple::after(self, term.value, term.next) {
                return Ok(multiple);
            }
            if let Some(share) = self.in_every(&term) {
                return Ok(share);
            }
        }
        if prose && !self.is_meant(&term, hedged) {
            return Err(term.next);
        }
        if term.unit.is_none() && matches!(term.form, Form::Part | Form::ArticlePart) {
            let Some(value) = term.value.times(Decimal::ONE_HUNDRED) else { return Err(term.next) };
            return Ok(self.hedged(Amount::new(value, Dimension::Share, "%", term.next)));
        }
        if let Some(compound) = self.compound(&term) {
            return Ok(compound);
        }
        let Some(value) = term.in_code() else { return Err(term.next) };
        let warm = term.unit.is_some_and(|unit| unit.dimension == Dimension::Temperature);
        match value {
            Value::Point(point) if warm && self.word(term.next) == "below" && self.word(term.next + 1) == "zero" => {
                Ok(self.counted(Value::Point(-point.abs()), &Term { next: term.next + 2, ..term }))
            }
            _ => Ok(self.counted(value, &term)),
        }
    }

    /// The token after "to" or a dash that may join two numbers into a range.
    fn joins(&self, at: usize) -> Option<usize> {
        let token = self.tokens.get(at)?;
        let hanging = token.glued && token.is_sign(HYPHENS) && self.word(at + 1) == "to";
        if hanging {
            return Some(at + 2);
        }
        (matches!(self.word(at), "to" | "through") || token.is_sign(DASHES)).then_some(at + 1)
    }

    /// The second end of a range: "2-3", "5 to 10%", "8- to 16-meter".
    fn second(&self, left: &Term) -> Option<Term> {
        let at = self.joins(left.next)?;
        let right = self.term(self.after_hedge(at), true)?;
        // "Gave $5 to 20 people" has two quantities; "$2 to 3 billion" one.
        let by_word = !self.word(at - 1).is_empty();
        let other_thing =
            left.unit.is_some() && right.unit.is_none() && counted::noun(self.tokens, right.next).is_some();
        let changed =
            left.start >= 2 && self.word(left.start - 1) == "from" && CHANGES.contains(&self.word(left.start - 2));
        if changed || by_word && other_thing { None } else { Some(right) }
    }

    /// "One in five", "2 out of 3", "1 in every 100".
    fn in_every(&self, part: &Term) -> Option<Amount> {
        let out = usize::from(self.word(part.next) == "out");
        let preposition = self.word(part.next + out);
        let every = usize::from(self.word(part.next + out + 1) == "every");
        if !(preposition == "of" && out == 1 || preposition == "in" && out == 0) {
            return None;
        }
        let whole = self.term(part.next + out + every + 1, false)?;
        let (Value::Point(above), Value::Point(below)) = (part.value, whole.value) else { return None };
        let proper = above > Decimal::ZERO && above < below && below.fract().is_zero() && above.fract().is_zero();
        let usual = [2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 20, 50, 100, 1_000, 10_000, 100_000, 1_000_000]
            .map(Decimal::from)
            .contains(&below);
        let date = self.is_year(&whole) || name::passed_over(self.tokens, whole.start).is_some();
        if !proper || whole.unit.is_some() || date || !(usual || out == 1 || above == Decimal::ONE) {
            return None;
        }
        let value = Value::Point(above.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(below)?);
        Some(self.hedged(Amount::new(value, Dimension::Share, "%", whole.next)))
    }

    /// Whether a number in prose is meant as one, and not as a pronoun, a year or half of a word.
    fn is_meant(&self, term: &Term, hedged: bool) -> bool {
        let next = self.word(term.next);
        let ends = next.is_empty() || counted::ends_noun(next);
        match term.form {
            Form::Few => term.unit.is_some(),
            Form::Vague if self.word(term.start) == "scores" => next == "of",
            Form::One if term.unit.is_some() => {
                hedged || !matches!(self.word(term.number_end), "day" | "second" | "minute")
            }
            Form::One => hedged && next != "of" || counted::SINGULARS.contains(&next),
            Form::Part | Form::ArticlePart if term.unit.is_some() => true,
            Form::Part if self.word(term.start) == "half" => {
                let hyphen = self.tokens.get(term.next).is_some_and(|token| token.glued && token.is_sign(HYPHENS));
                let name = term.start > 0 && HALF_OF_TIME.contains(&self.word(term.start - 1));
                !hyphen && !name && (hedged || HALVED.contains(&next))
            }
            Form::ArticlePart => hedged && ends || next == "of",
            Form::Digits if self.is_year(term) && term.unit.is_none() => {
                hedged && counted::noun(self.tokens, term.next).is_some_and(|noun| noun.next == term.next + 1)
            }
            Form::Words if self.word(term.start) == "zero" && term.start > 0 => self.word(term.start - 1) != "net",
            // "Hundred" alone is a word of many uses; "hundred thousand" and "hundred dollars" are numbers.
            Form::Words if term.number_end == term.start + 1 && term.scale > Decimal::ONE => term.unit.is_some(),
            Form::Digits | Form::Words | Form::Part | Form::Vague => true,
        }
    }

    /// "Two hours and 30 minutes", "5 feet 10 inches", "three dollars 50 cents": in the smallest of the units.
    fn compound(&self, first: &Term) -> Option<Amount> {
        let (mut total, mut last) = (first.value, *first);
        let mut next = first.next;
        loop {
            let comma = usize::from(self.tokens.get(next).is_some_and(|token| token.is_sign(&[','])));
            let and = usize::from(self.word(next + comma) == "and");
            let part = self.term(next + comma + and, false).and_then(|part| {
                let times = smaller(&last.unit?, &part.unit?)?;
                let (Value::Point(whole), Value::Point(more)) = (total, part.value) else { return None };
                Some((Value::Point(whole.checked_mul(times)?.checked_add(more)?), part))
            });
            let Some((sum, part)) = part else { break };
            (total, last, next) = (sum, part, part.next);
        }
        let compound = next > first.next;
        let value = last.unit.filter(|_| compound).and_then(|unit| total.times(unit.times))?;
        Some(self.counted(value, &last))
    }

    /// With the noun that is counted, the rate, and the hedge behind.
    fn counted(&self, value: Value, term: &Term) -> Amount {
        let vague = matches!(term.form, Form::Vague | Form::Few).then_some(Approximator::Vague);
        let (dimension, unit) = term.unit.map_or((Dimension::Count, "1"), |unit| (unit.dimension, unit.code));
        let mut amount = self.hedged(Amount { hedge: vague, ..Amount::new(value, dimension, unit, term.next) });
        if term.unit.is_none() {
            let one = (term.form == Form::One).then(|| counted::one(self.tokens, amount.next)).flatten();
            let noun = one
                .or_else(|| counted::hyphenated(self.tokens, amount.next))
                .or_else(|| counted::noun(self.tokens, amount.next));
            if let Some(noun) = noun {
                (amount.measure, amount.next) = (Some(noun.measure), noun.next);
            }
        } else if let Some(next) =
            counted::age(self.tokens, amount.next).filter(|_| amount.dimension == Dimension::Duration)
        {
            (amount.measure, amount.next) = (Some("age".to_owned()), next);
        }
        if let Some(rate) = counted::rate(self.tokens, amount.next) {
            amount.measure = Some(match amount.measure {
                Some(noun) => format!("{noun}_{}", rate.measure),
                None => rate.measure,
            });
            amount.next = rate.next;
        }
        self.hedged(amount)
    }

    fn hedged(&self, amount: Amount) -> Amount {
        match hedge::after(self.tokens, amount.next) {
            Some((approximator, next)) => Amount { hedge: amount.hedge.or(Some(approximator)), next, ..amount },
            None => amount,
        }
    }
}

/// Before "half": a half of a game or of a year.
const HALF_OF_TIME: &[&str] =
    &["first", "second", "last", "latter", "former", "other", "better", "opening", "this", "next", "previous"];

/// After "half": what is halved.
const HALVED: &[&str] = &["of", "the", "its", "their", "his", "her", "our", "all", "that", "those", "these"];

/// How many of the smaller unit make one of the larger, where they are two of one kind.
fn smaller(large: &unit::Named, small: &unit::Named) -> Option<Decimal> {
    let composed =
        matches!(large.dimension, Dimension::Duration | Dimension::Length | Dimension::Mass | Dimension::Money);
    if !composed || large.dimension != small.dimension {
        return None;
    }
    let times = if large.dimension == Dimension::Money {
        (large.code == small.code).then(|| large.times.checked_div(small.times))?
    } else {
        let scale = |named: &unit::Named| size::unit(named.code)?.scale.checked_mul(named.times);
        scale(large)?.checked_div(scale(small)?)
    };
    // A metre and a foot make no number that anyone would print.
    times.filter(|times| *times > Decimal::ONE && times.normalize().scale() <= 4)
}
