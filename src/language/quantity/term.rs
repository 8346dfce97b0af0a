//! A number with the unit beside it: "$5m", "20 per cent", "half an hour", "three-day".

use super::amount::{Mode, Reader};
use super::number::{Form, Number, Place, Value};
use super::token::{HYPHENS, Token};
use super::unit;
use super::unit_names::{self, Named};
use super::{name, words};
use crate::domain::{Dimension, Doubt};
use rust_decimal::Decimal;

#[derive(Clone, Copy)]
pub struct Term {
    pub value: Value,
    pub form: Form,
    pub coefficient: Decimal,
    pub scale: Decimal,
    pub unit: Option<Named>,
    pub doubt: Option<Doubt>,
    /// The first token, the one after the number, and the one after the unit.
    pub start: usize,
    pub number_end: usize,
    pub next: usize,
}

impl Term {
    fn new(start: usize, number: &Number, unit: Option<Named>, next: usize) -> Term {
        let Number { value, form, coefficient, scale, doubt, next: number_end } = *number;
        Term { value, form, coefficient, scale, unit, doubt, start, number_end, next }
    }

    fn negative(self) -> Option<Term> {
        match self.value {
            Value::Point(point) => Some(Term { value: Value::Point(-point), coefficient: -self.coefficient, ..self }),
            Value::Open { .. } => None,
        }
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

/// Words of paying, before an amount.
#[rustfmt::skip]
const PAYING: &[&str] = &[
    "owe", "owes", "owed", "owing", "cost", "costs", "costing", "pay", "pays", "paid", "paying", "worth", "spend",
    "spends", "spent", "spending", "earn", "earns", "earned", "earning", "fined", "charge", "charges", "charged",
    "sell", "sells", "sold", "buy", "bought", "priced", "save", "saves", "saved", "saving", "borrowed", "lent", "donated",
    "gave", "give", "stole", "stolen", "raised", "repaid", "invested", "awarded", "received", "wage", "wages", "salary",
    "price", "prices", "rent", "rents", "debt", "budget", "income", "deposit", "refund", "compensation", "taxpayers",
    "sterling", "bet", "won", "demanded", "claimed", "claim", "fee", "fees", "bills", "revenue", "profit", "profits",
];

/// What is named after its price: "a 500-pound fine".
#[rustfmt::skip]
const PAID_FOR: &[&str] = &[
    "fine", "fines", "note", "notes", "bill", "bribe", "loan", "grant", "fee", "penalty", "reward", "deposit", "ticket",
    "tickets", "prize", "cheque", "payment", "charge", "bonus", "voucher", "levy", "tax", "rent", "salary",
];

impl Reader<'_> {
    /// The number that starts with token `at`, and its unit if it has one. `hedged`: "a year" counts as one after
    /// "more than" and says nothing otherwise.
    pub fn term(&self, at: usize, hedged: bool) -> Option<Term> {
        if let Some(term) = self.in_brackets(at).or_else(|| self.minus_money(at)) {
            return Some(term);
        }
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
        let share = unit.dimension == Dimension::Share;
        let doubt = number.doubt.filter(|doubt| !(share && *doubt == Doubt::PointOrThousands));
        let doubt = doubt.or_else(|| self.may_be_millions(&number, unit).then_some(Doubt::MillionsOrMetres));
        Some(Term { doubt, ..Term::new(at, &number, Some(unit), next) })
    }

    /// "-$3.2bn", "minus $40 million", "-USD 3bn".
    fn minus_money(&self, at: usize) -> Option<Term> {
        let (negative, start) = Place { text: self.text, tokens: self.tokens, money: false }.minus(at);
        if !negative || unit::currency_before(self.text, self.tokens, start).is_none() {
            return None;
        }
        let term = self.term(start, false)?;
        Some(Term { start: at, ..term.negative()? })
    }

    /// "Swung to ($3.2bn)": brackets are a minus where the sentence needs a number, and an aside elsewhere.
    fn in_brackets(&self, at: usize) -> Option<Term> {
        const WANT_A_NUMBER: &[&str] = &["to", "was", "is", "were", "are", "of", "at", "from", "be", "reached", "by"];
        let before = at.checked_sub(1).map_or("", |before| self.word(before));
        let wanted =
            self.tokens.get(at)?.is_sign(&['(']) && (WANT_A_NUMBER.contains(&before) || self.mode == Mode::Whole);
        if !wanted {
            return None;
        }
        let is_money = |term: &Term| term.unit.is_some_and(|unit| unit.dimension == Dimension::Money);
        let term = self.term(at + 1, false).filter(is_money)?;
        let closed = self.tokens.get(term.next).is_some_and(|token| token.is_sign(&[')']));
        Some(Term { start: at, next: term.next + 1, ..term.negative().filter(|_| closed)? })
    }

    /// "5m" alone: metres, unless the words around speak of a height or a race.
    fn may_be_millions(&self, number: &Number, unit: Named) -> bool {
        #[rustfmt::skip]
        const OF_LENGTH: &[&str] = &[
            "high", "tall", "deep", "long", "wide", "from", "above", "below", "away", "race", "sprint", "final",
            "hurdles", "freestyle", "butterfly", "breaststroke", "backstroke", "relay", "dash", "tower", "wall",
            "waves", "wave", "pool", "mark", "thick", "tunnel", "bridge", "crane", "mast", "fence", "drop", "climb",
            "record", "title", "event", "heats", "yacht", "ship", "boat", "platform", "diving", "air", "rifle",
            "pistol", "apart", "wider", "higher", "longer", "deeper", "taller", "north", "south", "east", "west",
        ];
        let at = number.next;
        let short = unit.code == "m" && number.form == Form::Digits && self.text[self.tokens[at].range.clone()] == *"m";
        let hyphen = self.tokens.get(at + 1).is_some_and(|token| token.glued && token.is_sign(HYPHENS));
        let exact = number.point().is_some_and(|point| point.normalize().scale() >= 2);
        short && !exact && self.tokens[at].glued && !OF_LENGTH.contains(&self.word(at + 1 + usize::from(hyphen)))
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
            doubt: None,
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
        if let Some(found) = self.with_magnitude(number, at) {
            return Some(found);
        }
        let (unit, next) = unit::unit(self.text, self.tokens, at)?;
        // "3 $5 bills": the sign belongs to the number that it touches.
        let sign = self.word(at).is_empty() && unit.dimension == Dimension::Money;
        if sign && self.tokens.get(next).is_some_and(|number| number.glued && number.digits().is_some()) {
            return None;
        }
        let name = &self.text[self.tokens[at].range.start..self.tokens[next - 1].range.end];
        let fits = self.fits(number, unit, name, self.tokens[at].glued);
        fits.then(|| (self.meant(number, unit, name, hyphen.then_some(next)), next))
    }

    /// "50 MUSD", "125 USD million": the magnitude stands in the code, or behind it.
    fn with_magnitude(&self, number: &Number, at: usize) -> Option<(Named, usize)> {
        let token = self.tokens.get(at)?;
        let name = &self.text[token.range.clone()];
        let is_code = |code: &str| code.len() == 3 && code.chars().all(|c| c.is_ascii_uppercase());
        if number.form != Form::Digits || number.scale != Decimal::ONE || !name.is_ascii() {
            return None;
        }
        if is_code(name) {
            let scale = words::scale_word(self.word(at + 1))?;
            let unit = unit_names::code(name)?;
            return Some((Named { times: scale, ..unit }, at + 2));
        }
        let (magnitude, code) = name.split_at_checked(1).filter(|(_, code)| is_code(code))?;
        let times: i64 = match magnitude {
            "k" | "K" => 1_000,
            "M" => 1_000_000,
            "B" => 1_000_000_000,
            _ => return None,
        };
        Some((Named { times: times.into(), ..unit_names::code(code)? }, at + 1))
    }

    /// Short names are words, too: they count as units where the number shows that they are meant so.
    fn fits(&self, number: &Number, unit: Named, name: &str, glued: bool) -> bool {
        let code = unit.dimension == Dimension::Money && name.eq_ignore_ascii_case(unit.code);
        let common = ["usd", "eur", "gbp", "rmb"].contains(&name);
        let letters = name.chars().all(char::is_alphabetic);
        match name.chars().count() {
            1 if matches!(name, "C" | "F") && !glued => {
                let ends = self.closes(number.next + 1)
                    && !self.tokens.get(number.next + 1).is_some_and(|point| point.glued && point.is_sign(HYPHENS))
                    && !name::is_labelled(self.tokens, number.next - 1);
                number.form == Form::Digits && ends && self.shows(number, unit)
            }
            1 if matches!(name, "C" | "F" | "p" | "c") => {
                number.form == Form::Digits && glued && self.shows(number, unit)
            }
            1 if letters => number.form == Form::Digits && !(name == "s" && glued),
            // "An MP", "a Mb": no unit without its digits.
            2..=3 if unit.dimension == Dimension::Other => number.form == Form::Digits,
            3 if code => common || name.chars().all(|c| c.is_ascii_uppercase()),
            _ if name == "won" => number.scale > Decimal::ONE,
            _ => true,
        }
    }

    /// Whether one letter glued to a number is its unit: "40C", "104F" and "212p", no seat, no bomber, no picture.
    fn shows(&self, number: &Number, unit: Named) -> bool {
        let Some(point) = number.point() else { return false };
        let named = name::is_labelled(self.tokens, number.next - 1);
        let usual = match unit.code {
            "Cel" => point.abs() <= Decimal::from(6_000),
            "[degF]" => point.abs() <= Decimal::from(250),
            _ => ![144, 240, 360, 480, 720, 1080, 1440, 2160].map(Decimal::from).contains(&point),
        };
        usual && !named
    }

    /// A million pounds is money; two pounds weigh, unless somebody pays or owes them.
    fn meant(&self, number: &Number, unit: Named, name: &str, hyphened: Option<usize>) -> Named {
        let pounds = name.to_lowercase().starts_with("pound") && unit.code == "lb";
        let paid = || match hyphened {
            Some(next) => PAID_FOR.contains(&self.word(next)),
            None => self.is_paid(number.next),
        };
        if pounds && (number.scale >= Decimal::from(1_000_000) || paid()) {
            return Named { dimension: Dimension::Money, code: "GBP", times: Decimal::ONE };
        }
        unit
    }

    /// Whether the clause before token `at` speaks of paying.
    fn is_paid(&self, at: usize) -> bool {
        let clause = self.tokens[at.saturating_sub(8)..at]
            .iter()
            .rev()
            .take_while(|token| !token.is_sign(&['.', ';']) || token.glued);
        let weighed = ["weigh", "weighs", "weighed", "weighing", "heavy", "weight"];
        clause
            .map(Token::word)
            .take_while(|word| !weighed.contains(word))
            .any(|word| PAYING.contains(&word) || PAID_FOR.contains(&word))
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
