//! One quantity from its first token: hedge, number, unit or noun, and the ways in which two numbers make one quantity.

mod meant;

use super::amount::{Amount, Mode, Reader};
use super::number::{Form, Place, Value};
use super::term::Term;
use super::token::{DASHES, HYPHENS, Token};
use super::unit_names::Named;
use super::{age, counted, hedge, movement, multiple, name, points, unit, words};
use crate::domain::quantity::unit as size;
use crate::domain::{Approximator, Aspect, Dimension, Doubt, Quantity, Trend};
use rust_decimal::Decimal;

/// What stands at a token.
pub enum Read {
    /// A quantity, and the token after it.
    Quantity(Quantity, usize),
    /// None; reading goes on at this token.
    Nothing(usize),
}

impl Reader<'_> {
    /// The quantity that starts with token `at`, its hedge included.
    pub fn read(&self, at: usize) -> Read {
        if let Some(amount) = self.margin(at) {
            return self.written(at, amount, None);
        }
        let hedge = hedge::before(self.tokens, at).filter(|_| !self.is_preposition(at));
        if let Some(next) = hedge.and_then(|(_, next)| self.compared_with_a_time(at, next)) {
            return Read::Nothing(next);
        }
        let (hedge, start) = hedge.map_or((None, at), |(approximator, next)| (Some(approximator), next));
        if let Some(amount) = age::age(self, start, hedge.is_some()) {
            return self.written(at, amount, hedge);
        }
        if self.mode == Mode::Prose
            && let Some(next) = name::passed_over(self.tokens, start)
        {
            return Read::Nothing(next);
        }
        if let Some(next) = self.plus(start) {
            if self.mode == Mode::Prose
                && let Some(next) = name::passed_over(self.tokens, next)
            {
                return Read::Nothing(next);
            }
            return match self.amount(next, at, hedge.is_some()) {
                Ok(amount) => match self.written(at, amount, hedge) {
                    Read::Quantity(quantity, next) => {
                        let (direction, aspect) = (Some(Trend::Up), Some(Aspect::Change));
                        Read::Quantity(Quantity { direction, aspect, ..quantity }, next)
                    }
                    nothing @ Read::Nothing(_) => nothing,
                },
                Err(next) => Read::Nothing(next),
            };
        }
        let amount = match multiple::word(self, start, hedge.is_some()).or_else(|| self.framed_range(start)) {
            Some(amount) => Ok(amount),
            None => self.amount(start, at, hedge.is_some()),
        };
        match amount {
            Ok(amount) => self.written(at, amount, hedge),
            Err(next) => Read::Nothing(next),
        }
    }

    /// "30% lower than a year ago": what it is compared with is a time, and no length of one.
    fn compared_with_a_time(&self, at: usize, one: usize) -> Option<usize> {
        let (unit, next) =
            unit::unit(self.text, self.tokens, one + 1).filter(|_| matches!(self.word(one), "a" | "an"))?;
        let ago = matches!(self.word(next), "ago" | "earlier" | "before" | "previously");
        let before = at.checked_sub(1).map(|before| &self.tokens[before]);
        let counted = before.is_some_and(|before| {
            before.digits().is_some()
                || before.is_sign(&['%'])
                || matches!(
                    before.word(),
                    "percent" | "cent" | "points" | "times" | "pc" | "third" | "quarter" | "half" | "much" | "far"
                )
        });
        let of_length = matches!(self.word(at), "more" | "less" | "over" | "under" | "longer" | "well" | "just");
        let compared = self.word(one - 1) == "than" && (counted || !of_length);
        (self.mode == Mode::Prose && unit.dimension == Dimension::Duration && ago && compared).then_some(next + 1)
    }

    /// "+12%": the token behind the sign.
    fn plus(&self, at: usize) -> Option<usize> {
        let (sign, next) = (self.tokens.get(at)?, self.tokens.get(at + 1)?);
        let apart = !sign.glued || at > 0 && self.tokens[at - 1].is_sign(&['(', '[', '"', '\u{201C}']);
        let number = next.digits().is_some() || unit::currency_before(self.text, self.tokens, at + 1).is_some();
        (sign.is_sign(&['+', '\u{FF0B}']) && apart && next.glued && number).then_some(at + 1)
    }

    /// "Plus or minus 2.8 points", "±3%", "+/- 3": as far down as up.
    fn margin(&self, at: usize) -> Option<Amount> {
        let signs: String = self.tokens[at..]
            .iter()
            .take(3)
            .filter(|token| token.word().is_empty() && token.digits().is_none())
            .map(|token| &self.text[token.range.clone()])
            .collect();
        let start = match (self.word(at), self.word(at + 1), self.word(at + 2)) {
            ("plus", "or" | "and", "minus") => at + 3,
            ("plus", "minus", _) => at + 2,
            ("plus", "", "minus") => at + 3,
            _ if signs.starts_with('±') => at + 1,
            _ if signs.starts_with("+/-") || signs.starts_with("+/\u{2212}") || signs.starts_with("+/\u{2013}") => {
                at + 3
            }
            _ => return None,
        };
        let term = self.term(start, false)?;
        let points = points::unit(self, &term, true);
        let term = points.map_or(term, |(unit, next)| Term { unit: Some(unit), next, ..term });
        let Value::Point(reach) = term.in_code()? else { return None };
        Some(self.counted(Value::Open { low: -reach.abs(), high: Some(reach.abs()) }, &term))
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
        if rest.len() <= 2 && movement::way(self.word(at)).is_some() {
            return true;
        }
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
            doubt: amount.doubt,
            ..Quantity::new(raw, amount.dimension, amount.unit)
        };
        Read::Quantity(quantity, amount.next)
    }

    /// "Between 3 and 5 km", "from 3 to 5 km".
    fn framed_range(&self, at: usize) -> Option<Amount> {
        let connector = match self.word(at) {
            "between" => "and",
            "from" if !movement::goes_from(self.tokens, at) => "to",
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

    /// Where what a person typed may begin: at its first word, behind an article ("a 28-point plan"), or behind the words
    /// that move it ("rose by 12%", "a drop of 5 points").
    pub fn starts(&self) -> Vec<usize> {
        let article = usize::from(matches!(self.word(0), "a" | "an" | "the"));
        let mut starts = vec![0];
        starts.extend((article > 0).then_some(1));
        if movement::way(self.word(article)).is_some() || movement::is_verb(self.word(article)) {
            let mut at = article + 1;
            while at < self.tokens.len().min(6)
                && (matches!(self.word(at), "by" | "to" | "from" | "of" | "a" | "an") || self.word(at).ends_with("ly"))
            {
                at += 1;
            }
            starts.push(at);
        }
        starts
    }

    pub fn after_hedge(&self, at: usize) -> usize {
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
        let bare = left.unit.is_none() && right_end.unit.is_none();
        let named = name::is_name(self.tokens, left.start, left.number_end) && left.unit.is_none();
        if self.mode == Mode::Prose && (named || bare && name::is_score(self.tokens, left.start, right.next)) {
            return None;
        }
        let value = Value::Open { low, high: Some(high) };
        let doubt = left.doubt.or(right.doubt);
        Some(self.counted(value, &Term { doubt, ..right_end }))
    }

    fn is_year(&self, term: &Term) -> bool {
        term.number_end == term.start + 1 && name::is_bare_year(&self.tokens[term.start])
    }

    /// A quantity that begins with its number, `first` being the token of its hedge; or where reading goes on.
    fn amount(&self, start: usize, first: usize, hedged: bool) -> Result<Amount, usize> {
        let Some(mut term) = self.term(start, hedged) else { return Err(start) };
        if let Some((unit, next)) = points::unit(self, &term, false) {
            term = Term { unit: Some(unit), next, ..term };
        }
        if let Some(left) = self.left_behind(&term) {
            return Ok(left);
        }
        if let Some(range) = self.second(&term, first).and_then(|second| self.range(&term, &second)) {
            return Ok(range);
        }
        if self.mode == Mode::Prose && self.is_score(&term) {
            return Err(term.next + 2);
        }
        self.alone(term, start, first, hedged)
    }

    /// "2-1": two numbers that are tied and make no range.
    fn is_score(&self, term: &Term) -> bool {
        let right = self.joins(term.next).and_then(|right| self.tokens.get(right));
        right.is_some_and(|right| right.glued && right.digits().is_some() && self.tokens[term.next].glued)
    }

    /// The amount of one term that is no end of a range, which begins at `start`; its sign or currency stands at `first`.
    fn alone(&self, mut term: Term, start: usize, first: usize, hedged: bool) -> Result<Amount, usize> {
        let prose = self.mode == Mode::Prose;
        if prose
            && (self.is_multi(start)
                || self.stands_for_a_noun(&term)
                || self.is_adjective(&term, hedged)
                || name::is_unnamed_source(self.tokens, term.number_end) && !hedged)
        {
            return Err(term.next);
        }
        let by_hyphen = first < start && self.tokens[start - 1].is_sign(HYPHENS);
        if let Some(players) = age::of_players(self, &term).filter(|_| by_hyphen) {
            return Ok(players);
        }
        if prose && by_hyphen && term.unit.is_none() && counted::noun(self.tokens, term.next).is_none() {
            // "The under-21 team".
            return Err(term.next);
        }
        let glued = |amount: &Amount| amount.next == term.next + 1 && term.unit.is_none();
        if let Some(times) = multiple::after(self, term.value, term.next).filter(glued) {
            return Ok(times);
        }
        if let Some(kept) = self.unknown_unit(&term) {
            return Ok(kept);
        }
        let named = first == start && name::is_joined(self.tokens, start)
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
            if let Some(next) = self.once_in_years(&term).filter(|_| prose) {
                return Err(next);
            }
        }
        if prose && !self.is_meant(&term, first, hedged) {
            return Err(term.next);
        }
        if prose && term.unit.is_none() && self.is_year(&term) && !hedged && self.word(start - 1) != "of" {
            term.doubt = Some(Doubt::CountOrYear);
        }
        if term.unit.is_none() && matches!(term.form, Form::Part | Form::ArticlePart) {
            let Some(value) = term.value.times(Decimal::ONE_HUNDRED) else { return Err(term.next) };
            return Ok(self.hedged(Amount::new(value, Dimension::Share, "%", term.next)));
        }
        match self.compound(&term) {
            Some(compound) => Ok(compound),
            None => self.warm_or_cold(&term),
        }
    }

    /// The term as it is counted; below zero where the words after it say so of a temperature.
    fn warm_or_cold(&self, term: &Term) -> Result<Amount, usize> {
        let Some(value) = term.in_code() else { return Err(term.next) };
        let warm = term.unit.is_some_and(|unit| unit.dimension == Dimension::Temperature);
        let (bare, below_zero) =
            (term.unit.is_none(), self.word(term.next) == "below" && self.word(term.next + 1) == "zero");
        match value {
            Value::Point(point) if (warm || bare) && below_zero => {
                let next = term.next + 2;
                match term.unit {
                    Some(_) => Ok(self.counted(Value::Point(-point.abs()), &Term { next, ..*term })),
                    None => Ok(Amount::new(Value::Point(-point.abs()), Dimension::Temperature, "deg", next)),
                }
            }
            _ => Ok(self.counted(value, term)),
        }
    }

    /// The token after "to", "or" or a dash that may join two numbers into a range.
    fn joins(&self, at: usize) -> Option<usize> {
        let token = self.tokens.get(at)?;
        let hanging = token.glued && token.is_sign(HYPHENS) && matches!(self.word(at + 1), "to" | "or" | "and");
        if hanging {
            // "18-to-24-year-olds"
            return Some(Place { text: self.text, tokens: self.tokens, money: false }.behind_hyphen(at + 2));
        }
        (matches!(self.word(at), "to" | "through" | "or") || token.is_sign(DASHES)).then_some(at + 1)
    }

    /// The second end of a range: "2-3", "5 to 10%", "8- to 16-meter", "four or five euros".
    fn second(&self, left: &Term, first: usize) -> Option<Term> {
        let at = self.joins(left.next)?;
        let right = self.term(self.after_hedge(at), true)?;
        // "Gave $5 to 20 people" has two quantities; "$2 to 3 billion" one.
        let by_word = !self.word(at - 1).is_empty();
        let other_thing =
            left.unit.is_some() && right.unit.is_none() && counted::noun(self.tokens, right.next).is_some();
        let (low, high) = (left.coefficient, right.coefficient);
        let either = self.word(at - 1) == "or";
        let close = low < high && high <= low.saturating_mul(Decimal::TWO);
        // "€800 million to €3.1 billion": each with its own sign and its own magnitude.
        let signs = left.unit.is_some() && right.unit.is_some() && right.next == right.number_end;
        let whole = left.next > left.number_end || signs && (left.scale > Decimal::ONE || right.scale == Decimal::ONE);
        let own_unit = left.unit.is_some() && whole && self.word(at - 1) != "or";
        // "Rose 12 to 340", "rose $2 to $84.10", "rose 4% to 318": by how much, and to where.
        let far = left.scale == right.scale && high > low.saturating_mul(Decimal::from(3));
        let level = self.word(at - 1) == "to" && (own_unit || far) && self.has_changed(first);
        if level
            || by_word && other_thing
            || either && !(close && (left.unit.is_none() || left.next == left.number_end))
        {
            return None;
        }
        Some(right)
    }

    /// Whether the words before token `first` say that what follows is by how much something changed.
    fn has_changed(&self, first: usize) -> bool {
        movement::before(self.tokens, first).is_some_and(|moved| moved.aspect == Aspect::Change)
    }

    /// "From 5.1 to 4.9 percent" where something went that way: the first of the two, in the unit of the second.
    fn left_behind(&self, left: &Term) -> Option<Amount> {
        let from = (1..=4).find_map(|back| left.start.checked_sub(back).filter(|at| self.word(*at) == "from"))?;
        let to = self.word(left.next) == "to" && movement::goes_from(self.tokens, from);
        let right = self.term(self.after_hedge(left.next + 1), true).filter(|_| to)?;
        let year = self.mode == Mode::Prose
            && left.unit.is_none()
            && right.unit.is_none()
            && name::passed_over(self.tokens, left.start).is_some();
        if year {
            return None;
        }
        let left = left.spread_from(&right)?;
        let mut amount = Amount { next: left.next, ..self.counted(left.in_code()?, &left) };
        if amount.measure.is_none() && left.unit.is_none() {
            amount.measure = counted::noun(self.tokens, right.next).map(|noun| noun.measure);
        }
        Some(amount)
    }

    /// "60Hz" where no table has the unit: it is kept as it is written.
    fn unknown_unit(&self, term: &Term) -> Option<Amount> {
        let token = self.tokens.get(term.next)?;
        let name = &self.text[token.range.clone()];
        let unknown = token.glued && term.unit.is_none() && term.form == Form::Digits && unit::unknown(name);
        let named = name::is_joined(self.tokens, term.start) || name::is_labelled(self.tokens, term.start);
        (unknown && !named).then(|| {
            let amount = Amount::new(term.value, Dimension::Other, name, term.next + 1);
            self.hedged(Amount { doubt: term.doubt, ..amount })
        })
    }

    /// "A 1-in-100-year flood": of what kind it is.
    fn once_in_years(&self, part: &Term) -> Option<usize> {
        let hyphen = |at: usize| self.tokens.get(at).is_some_and(|token| token.glued && token.is_sign(HYPHENS));
        let hyphened = hyphen(part.next) && self.word(part.next + 1) == "in" && hyphen(part.next + 2);
        self.term(part.next + 3, false).filter(|years| hyphened && years.unit.is_some()).map(|years| years.next)
    }

    /// "One driver in five": the part, where its noun stands in between.
    fn over_noun(&self, part: &Term) -> Option<usize> {
        let noun = self.word(part.next);
        let of_one = part.form == Form::One && !noun.is_empty() && !counted::ends_noun(noun) && !noun.ends_with("ly");
        let plural = part.coefficient <= Decimal::from(9) && counted::is_noun(noun);
        let behind =
            self.word(part.next + 1) == "in" || self.word(part.next + 1) == "out" && self.word(part.next + 2) == "of";
        let whole = (of_one || plural) && behind;
        whole.then_some(part.next + 1)
    }

    /// "One in five", "2 out of 3", "1 in every 100", "one driver in five".
    fn in_every(&self, part: &Term) -> Option<Amount> {
        let place = Place { text: self.text, tokens: self.tokens, money: false };
        let over = self.over_noun(part);
        let mut at = over.unwrap_or(place.behind_hyphen(part.next));
        let out = self.word(at) == "out";
        at += usize::from(out);
        let preposition = self.word(at);
        at = place.behind_hyphen(at + 1);
        let every = self.word(at) == "every";
        at += usize::from(every);
        if !(preposition == "of" || preposition == "in" && !out) {
            return None;
        }
        let whole = self.term(at, false)?;
        // "Two deaths in five prisons" are two; nor is "one goal in 3.5 games" a part of anything.
        let acts = |noun: &counted::Noun| noun.next == whole.next + 1 && !counted::is_noun(self.word(whole.next));
        if over.is_some() && !every && counted::noun(self.tokens, whole.next).is_some_and(|noun| !acts(&noun)) {
            return None;
        }
        let out = usize::from(out);
        // "Nine of ten drivers"; but "two of three suspects" are two.
        let ten = [Decimal::TEN, Decimal::ONE_HUNDRED].contains(&whole.coefficient);
        if preposition == "of" && out == 0 && !ten && !every {
            return None;
        }
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
        let plain = Amount::new(value, dimension, unit, term.next);
        let mut amount = self.hedged(Amount { hedge: vague, doubt: term.doubt, ..plain });
        if term.unit.is_none() {
            let one = (term.form == Form::One).then(|| counted::one(self.tokens, amount.next)).flatten();
            let noun = one
                .or_else(|| counted::hyphenated(self.tokens, amount.next))
                .or_else(|| counted::noun(self.tokens, amount.next));
            if let Some(noun) = noun {
                let fate = counted::fate_before(self.tokens, term.start).filter(|_| !noun.measure.contains('_'));
                let measure = fate.map_or(noun.measure.clone(), |fate| format!("{}_{fate}", noun.measure));
                (amount.measure, amount.next) = (Some(measure), noun.next);
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

    pub fn hedged(&self, amount: Amount) -> Amount {
        match hedge::after(self.tokens, amount.next) {
            Some((approximator, next)) => Amount { hedge: amount.hedge.or(Some(approximator)), next, ..amount },
            None => amount,
        }
    }
}

/// How many of the smaller unit make one of the larger, where they are two of one kind.
fn smaller(large: &Named, small: &Named) -> Option<Decimal> {
    let composed =
        matches!(large.dimension, Dimension::Duration | Dimension::Length | Dimension::Mass | Dimension::Money);
    if !composed || large.dimension != small.dimension {
        return None;
    }
    let times = if large.dimension == Dimension::Money {
        (large.code == small.code).then(|| large.times.checked_div(small.times))?
    } else {
        let scale = |named: &Named| size::unit(named.code)?.scale.checked_mul(named.times);
        scale(large)?.checked_div(scale(small)?)
    };
    // A metre and a foot make no number that anyone would print.
    times.filter(|times| *times > Decimal::ONE && times.normalize().scale() <= 4)
}
