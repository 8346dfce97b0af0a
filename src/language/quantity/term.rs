//! A number with the unit beside it: "$5m", "20 per cent", "half an hour", "three-day".

use super::number::{Form, Number, Place, Value};
use super::reader::{Mode, Reader};
use super::token::HYPHENS;
use super::unit::{self, Named};
use crate::domain::Dimension;
use rust_decimal::Decimal;

#[derive(Clone, Copy)]
pub struct Term {
    pub value: Value,
    pub form: Form,
    pub coefficient: Decimal,
    pub scale: Decimal,
    pub unit: Option<Named>,
    /// The first token, the one after the number, and the one after the unit.
    pub start: usize,
    pub number_end: usize,
    pub next: usize,
}

impl Term {
    fn new(start: usize, number: &Number, unit: Option<Named>, next: usize) -> Term {
        let Number { value, form, coefficient, scale, next: number_end } = *number;
        Term { value, form, coefficient, scale, unit, start, number_end, next }
    }

    /// The value in the unit's own code: "three decades" are 30 `a`, "50 cents" 0.5 `USD`.
    pub fn in_code(&self) -> Option<Value> {
        match self.unit {
            Some(unit) => self.value.times(unit.times),
            None => Some(self.value),
        }
    }

    /// With the unit of another term, and its magnitude word where that was spread over both: "$2-3 billion".
    pub fn spread_from(&self, other: &Term) -> Option<Term> {
        let smaller = self.scale == Decimal::ONE && self.coefficient < other.coefficient;
        let value = if smaller { self.value.times(other.scale)? } else { self.value };
        Some(Term { value, unit: self.unit.or(other.unit), ..*self })
    }
}

impl Reader<'_> {
    /// The number that starts with token `at`, and its unit if it has one. `hedged`: "a year" counts as one after
    /// "more than" and says nothing otherwise.
    pub fn term(&self, at: usize, hedged: bool) -> Option<Term> {
        if let Some((currency, next)) = unit::currency_before(self.text, self.tokens, at) {
            // "Rs. 20"
            let point = self.tokens.get(next).is_some_and(|token| token.glued && token.is_sign(&['.']));
            let number =
                Place { text: self.text, tokens: self.tokens, money: true }.number(next + usize::from(point))?;
            let with_code = unit::unit(self.text, self.tokens, number.next).filter(|(named, _)| {
                let spelled = !self.word(number.next).is_empty();
                spelled && named.dimension == Dimension::Money && named.times == Decimal::ONE && currency.code == "USD"
            });
            let (unit, end) = with_code.unwrap_or((currency, number.next));
            return Some(Term::new(at, &number, Some(unit), end));
        }
        let Some(number) = (Place { text: self.text, tokens: self.tokens, money: false }).number(at) else {
            return self.one_unit(at, hedged);
        };
        let article = matches!(number.form, Form::Part | Form::ArticlePart);
        let found = if article { self.unit_of_part(&number) } else { self.unit_after(&number) };
        let Some((unit, next)) = found else { return Some(Term::new(at, &number, None, number.next)) };
        let (number, next) = self.and_a_half(number, next);
        Some(Term::new(at, &number, Some(unit), next))
    }

    /// "More than a year", "nearly a decade", "an hour and a half".
    fn one_unit(&self, at: usize, hedged: bool) -> Option<Term> {
        if !matches!(self.word(at), "a" | "an") {
            return None;
        }
        let (unit, next) =
            unit::unit(self.text, self.tokens, at + 1).filter(|(unit, _)| unit.dimension != Dimension::Share)?;
        let one = Number {
            value: Value::Point(Decimal::ONE),
            form: Form::Words,
            coefficient: Decimal::ONE,
            scale: Decimal::ONE,
            next: at + 1,
        };
        let (number, end) = self.and_a_half(one, next);
        // Two-letter names beside an article are words of their own: "a min", "a sec", "a m".
        let told = self.text[self.tokens[at + 1].range.clone()].len() > 3 || self.word(at + 1) == "day";
        (told && (hedged || end > next || self.mode == Mode::Whole)).then(|| Term::new(at, &number, Some(unit), end))
    }

    /// "Two years and a half".
    fn and_a_half(&self, number: Number, next: usize) -> (Number, usize) {
        let said = ["and", "a", "half"].iter().zip(next..).all(|(word, at)| self.word(at) == *word);
        match number.value {
            Value::Point(point) if said && point.fract().is_zero() => {
                let point = point.saturating_add(Decimal::new(5, 1));
                (Number { value: Value::Point(point), coefficient: point, ..number }, next + 3)
            }
            Value::Point(_) | Value::Open { .. } => (number, next),
        }
    }

    fn unit_after(&self, number: &Number) -> Option<(Named, usize)> {
        let at = number.next;
        let token = self.tokens.get(at)?;
        let hyphen = token.glued && token.is_sign(HYPHENS) && self.tokens.get(at + 1).is_some_and(|next| next.glued);
        let more = ["more", "additional", "extra", "further", "full", "whole", "consecutive", "straight"]
            .contains(&self.word(at));
        let at = at + usize::from(hyphen || more);
        // "Millions of dollars", "tens of thousands of years".
        let of = number.form == Form::Vague && self.word(at) == "of";
        let at = at + usize::from(of);
        let (unit, next) = unit::unit(self.text, self.tokens, at)?;
        // "3 $5 bills": the sign belongs to the number that it touches.
        let sign = self.word(at).is_empty() && unit.dimension == Dimension::Money;
        if sign && self.tokens.get(next).is_some_and(|number| number.glued && number.digits().is_some()) {
            return None;
        }
        let name = &self.text[self.tokens[at].range.start..self.tokens[next - 1].range.end];
        self.fits(number, unit, name, self.tokens[at].glued).then_some((self.meant(number, unit, name), next))
    }

    /// Short names are words, too: they count as units where the number shows that they are meant so.
    fn fits(&self, number: &Number, unit: Named, name: &str, glued: bool) -> bool {
        let code = unit.dimension == Dimension::Money && name.eq_ignore_ascii_case(unit.code);
        let common = ["usd", "eur", "gbp", "rmb"].contains(&name);
        let letters = name.chars().all(char::is_alphabetic);
        match name.chars().count() {
            1 if letters => number.form == Form::Digits && !(name == "s" && glued),
            3 if code => common || name.chars().all(|c| c.is_ascii_uppercase()),
            _ if name == "won" => number.scale > Decimal::ONE,
            _ => true,
        }
    }

    /// A million pounds is money; two pounds weigh.
    fn meant(&self, number: &Number, unit: Named, name: &str) -> Named {
        if name.to_lowercase().starts_with("pound") && unit.code == "lb" && number.scale >= Decimal::from(1_000_000) {
            return Named { dimension: Dimension::Money, code: "GBP", times: Decimal::ONE };
        }
        unit
    }

    /// "Half an hour", "a quarter of a mile", "1/2 cup", "half a percent".
    fn unit_of_part(&self, number: &Number) -> Option<(Named, usize)> {
        let of = usize::from(self.word(number.next) == "of");
        let article = usize::from(matches!(self.word(number.next + of), "a" | "an"));
        let hyphen = self.tokens.get(number.next)?.is_sign(HYPHENS);
        // "A half hour", "a quarter century"; but "a third second" is a rank.
        let common = [Decimal::new(5, 1), Decimal::new(25, 2)].map(Value::Point).contains(&number.value);
        if of > article || number.form == Form::ArticlePart && article == 0 && !common {
            return None;
        }
        unit::unit(self.text, self.tokens, number.next + of + article + usize::from(hyphen))
    }
}
