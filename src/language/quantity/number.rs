//! The number itself: digits, number words, fractions, magnitude words, and words that are vague about it.

use super::token::{HYPHENS, Kind, MINUSES, Token};
use super::words::{Sum, Whole, denominator, plural_magnitude, scale_word, small};
use super::{counted, unit};
use crate::domain::Doubt;
use rust_decimal::Decimal;

/// A number that was read, and the token after it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Number {
    pub value: Value,
    pub form: Form,
    /// What stood before the magnitude words, and what they multiply by; one without them.
    pub coefficient: Decimal,
    pub scale: Decimal,
    /// Why the digits may be another number.
    pub doubt: Option<Doubt>,
    pub next: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Value {
    Point(Decimal),
    /// What a vague amount leaves open; "millions" has no high end.
    Open {
        low: Decimal,
        high: Option<Decimal>,
    },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    Digits,
    Words,
    /// The lone word "one", a pronoun as often as a number.
    One,
    /// A part of one: half, 3/4, two-thirds.
    Part,
    /// Part of one with an article that may as well begin an ordinal: "a third".
    ArticlePart,
    /// Dozens, hundreds of thousands.
    Vague,
    /// "A few", "several": a number only before a magnitude word or a unit.
    Few,
}

impl Number {
    pub fn new(value: Decimal, form: Form, next: usize) -> Number {
        Number { value: Value::Point(value), form, coefficient: value, scale: Decimal::ONE, doubt: None, next }
    }

    fn open(low: i64, high: i64, form: Form, next: usize) -> Number {
        let value = Value::Open { low: low.into(), high: Some(high.into()) };
        Number { value, form, coefficient: low.into(), scale: Decimal::ONE, doubt: None, next }
    }

    fn times(self, scale: Decimal, next: usize) -> Option<Number> {
        let value = self.value.times(scale)?;
        Some(Number { value, scale: self.scale.checked_mul(scale)?, next, ..self })
    }

    pub fn point(&self) -> Option<Decimal> {
        match self.value {
            Value::Point(point) => Some(point),
            Value::Open { .. } => None,
        }
    }
}

impl Value {
    /// None where 28 digits do not hold the product.
    pub fn times(self, scale: Decimal) -> Option<Value> {
        let times = |x: Decimal| x.checked_mul(scale);
        Some(match self {
            Value::Point(point) => Value::Point(times(point)?),
            Value::Open { low, high: Some(high) } => Value::Open { low: times(low)?, high: Some(times(high)?) },
            Value::Open { low, high: None } => Value::Open { low: times(low)?, high: None },
        })
    }
}

/// Where a number is looked for, and what is known of its surroundings.
#[derive(Clone, Copy)]
pub struct Place<'a> {
    pub text: &'a str,
    pub tokens: &'a [Token],
    /// A currency sign stands before: "$5m" is millions, "5m" may be metres.
    pub money: bool,
}

impl Place<'_> {
    /// The number that starts with token `at`.
    pub fn number(&self, at: usize) -> Option<Number> {
        let (negative, start) = self.minus(at);
        let number = self.vague(start).or_else(|| self.half(start)).or_else(|| self.article(start));
        let number = number.or_else(|| self.digits(start)).or_else(|| self.words(start))?;
        if !negative {
            return Some(number);
        }
        let value = -number.point()?;
        let form = if number.form == Form::One { Form::Words } else { number.form };
        Some(Number { value: Value::Point(value), coefficient: -number.coefficient, form, ..number })
    }

    fn word(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", Token::word)
    }

    /// The word at `at`, or behind a hyphen at `at` that joins it to the word before.
    fn joined(&self, at: usize) -> (&str, usize) {
        let hyphen = self.tokens.get(at).is_some_and(|token| token.glued && token.is_sign(HYPHENS));
        match self.tokens.get(at + 1) {
            Some(next) if hyphen && next.glued => (next.word(), at + 2),
            _ => (self.word(at), at + 1),
        }
    }

    /// A sign or a word before the number; a hyphen after text is none.
    pub fn minus(&self, at: usize) -> (bool, usize) {
        let Some(token) = self.tokens.get(at) else { return (false, at) };
        let sign = token.is_sign(MINUSES) && !self.follows_text(at);
        let currency = || unit::currency_before(self.text, self.tokens, at + 1).is_some();
        let next_glued =
            self.tokens.get(at + 1).is_some_and(|next| next.glued && (next.digits().is_some() || currency()));
        if sign && next_glued {
            return (true, at + 1);
        }
        match token.word() {
            "minus" | "negative" => (true, self.behind_hyphen(at + 1)),
            _ => (false, at),
        }
    }

    /// The token behind a hyphen at `at` that joins two words, or `at` itself.
    pub fn behind_hyphen(&self, at: usize) -> usize {
        let joins = |hyphen: &Token| hyphen.glued && hyphen.is_sign(HYPHENS);
        match self.tokens.get(at..at + 2) {
            Some([hyphen, next]) if joins(hyphen) && next.glued => at + 1,
            _ => at,
        }
    }

    fn follows_text(&self, at: usize) -> bool {
        self.tokens[at].glued
            && at > 0
            && !self.tokens[at - 1].is_sign(&['(', '[', '"', '\u{201C}', '$', '\u{20AC}', '\u{A3}', '<', '>', '=', '~'])
    }

    /// Dozens, tens of thousands, several hundred, a few; "hundreds, if not thousands".
    fn vague(&self, at: usize) -> Option<Number> {
        let mut first = self.one_vague(at)?;
        // "Thousands upon thousands"
        if self.word(first.next) == "upon" && self.word(first.next + 1) == self.word(at) {
            first.next += 2;
        }
        self.or_vaguer(&first).or(Some(first))
    }

    /// "Hundreds, if not thousands, of birds", "dozens or even hundreds": from the low end of one to the high end of both.
    fn or_vaguer(&self, first: &Number) -> Option<Number> {
        let comma = |at: usize| usize::from(self.tokens.get(at).is_some_and(|token| token.is_sign(&[','])));
        let at = first.next + comma(first.next);
        let at = match (self.word(at), self.word(at + 1)) {
            ("if", "not") | ("or" | "and", "even" | "perhaps" | "possibly") => at + 2,
            ("or" | "perhaps" | "possibly" | "even", _) => at + 1,
            _ => return None,
        };
        let second = self.one_vague(at).filter(|second| (first.form, second.form) == (Form::Vague, Form::Vague))?;
        let (Value::Open { low, .. }, Value::Open { low: above, high }) = (first.value, second.value) else {
            return None;
        };
        let of = usize::from(comma(second.next) == 1 && self.word(second.next + 1) == "of");
        (above > low).then(|| Number { value: Value::Open { low, high }, next: second.next + of, ..first.clone() })
    }

    fn one_vague(&self, at: usize) -> Option<Number> {
        let few = match (self.word(at), self.word(at + 1)) {
            ("several", _) => Some((3, 9, at + 1)),
            ("few", _) => Some((3, 5, at + 1)),
            ("a", "few") => Some((3, 5, at + 2)),
            _ => None,
        };
        if let Some((low, high, next)) = few {
            let few = Number::open(low, high, Form::Few, next);
            return match self.magnitude(next) {
                Some((scale, next)) => few.times(scale, next).map(|number| Number { form: Form::Vague, ..number }),
                None => Some(few),
            };
        }
        let (low, high) = match self.word(at) {
            "tens" => (20, 99),
            "dozens" => (24, 99),
            "scores" => (40, 99),
            "hundreds" => (200, 999),
            "thousands" => (2_000, 9_999),
            word => {
                let scale = plural_magnitude(word)?;
                let low = scale.checked_mul(Decimal::TWO)?;
                let value = Value::Open { low, high: None };
                return Some(Number { value, form: Form::Vague, coefficient: low, scale, doubt: None, next: at + 1 });
            }
        };
        let of = plural_magnitude(self.word(at + 2)).filter(|_| self.word(at + 1) == "of");
        let Some(scale) = of else { return Some(Number::open(low, high, Form::Vague, at + 1)) };
        // 20,000 to 99,999: up to the next magnitude, without it.
        let value =
            Value::Open { low: scale * Decimal::from(low), high: Some(scale * Decimal::from(high + 1) - Decimal::ONE) };
        Some(Number { value, form: Form::Vague, coefficient: low.into(), scale, doubt: None, next: at + 3 })
    }

    /// "Half", "half a million", "half an hour", "half-dozen".
    fn half(&self, at: usize) -> Option<Number> {
        let article = usize::from(matches!(self.word(at), "a" | "one"));
        let (word, after) = if article == 1 { self.joined(at + 1) } else { (self.word(at), at + 1) };
        if word != "half" {
            // "Quarter" alone is three months; "quarter million" is not.
            let quarter = word == "quarter" && article == 0 && scale_word(self.joined(after).0).is_some();
            return if quarter {
                self.part_of_magnitude(Number::new(Decimal::new(25, 2), Form::Part, after))
            } else {
                None
            };
        }
        let form = if article == 1 { Form::ArticlePart } else { Form::Part };
        self.part_of_magnitude(Number::new(Decimal::new(5, 1), form, after))
    }

    /// "A third", "a quarter of a million", "a million", "an hour" is left to the caller.
    fn article(&self, at: usize) -> Option<Number> {
        if !matches!(self.word(at), "a" | "an") {
            return None;
        }
        let (word, after) = self.joined(at + 1);
        if let Some(parts) = denominator(word, false) {
            return self.part_of_magnitude(Number::new(Decimal::ONE.checked_div(parts)?, Form::ArticlePart, after));
        }
        match word {
            "couple" => {
                let next = if self.word(after) == "of" { after + 1 } else { after };
                let two = Number::new(Decimal::TWO, Form::Words, next);
                Some(match self.magnitude(next) {
                    Some((scale, next)) => two.times(scale, next)?,
                    None => two,
                })
            }
            _ => self.words(after - 1).filter(|number| scale_word(word).is_some() && number.form == Form::Words),
        }
    }

    /// "Half a million", "a quarter of a million", "three quarters of a billion".
    fn part_of_magnitude(&self, part: Number) -> Option<Number> {
        let start = self.behind_hyphen(part.next);
        let of = usize::from(self.word(start) == "of");
        let article = usize::from(matches!(self.word(start + of), "a" | "an"));
        if of == 1 && article == 0 {
            return Some(part);
        }
        let at = if of + article > 0 { start + of + article } else { part.next };
        match scale_word(self.joined(at).0).filter(|_| !self.word(at).ends_with('s')) {
            Some(scale) => {
                let next = self.joined(at).1;
                Some(Number { form: Form::Words, ..part.times(scale, next)? })
            }
            None => Some(part),
        }
    }

    fn digits(&self, at: usize) -> Option<Number> {
        let token = self.tokens.get(at)?;
        let (mut value, mut next, mut form) = match &token.kind {
            Kind::Number { digits, .. } => (decimal(digits)?, at + 1, Form::Digits),
            Kind::Sign(sign) => (fraction_sign(*sign)?, at + 1, Form::Part),
            Kind::Word { .. } => return None,
        };
        if let Some((part, after)) = self.slashed(at) {
            (value, next, form) = (part, after, Form::Part);
        } else if let Some((part, after)) =
            self.fraction(next).filter(|_| form == Form::Digits && value.fract().is_zero())
        {
            (value, next) = (value.checked_add(part)?, after);
        }
        if form == Form::Part {
            return self.part_of_magnitude(Number::new(value, form, next));
        }
        if let Some((parts, after)) = self.denominators(next, value) {
            return self.part_of_magnitude(Number::new(value.checked_div(parts)?, Form::Part, after));
        }
        let scaled = self.scaled(self.and_part(Number { doubt: token.doubt(), ..Number::new(value, form, next) }))?;
        if scaled.scale == Decimal::ONE {
            return Some(scaled);
        }
        // Nobody writes "6.956 million" for 6,956 million.
        let doubt = scaled.doubt.filter(|doubt| *doubt != Doubt::PointOrThousands);
        Some(self.and_part(self.and_less(Number { doubt, ..scaled })))
    }

    /// "1 million 200 thousand", "2 million and 50 thousand".
    fn and_less(&self, number: Number) -> Number {
        let sum = || {
            let and = usize::from(self.word(number.next) == "and");
            let more = self.tokens.get(number.next + and)?.digits().and_then(decimal)?;
            let (scale, next) = self.magnitude(number.next + and + 1)?;
            let more = more.checked_mul(scale).filter(|more| *more < number.scale && scale > Decimal::ONE)?;
            let whole = number.point()?.checked_add(more)?;
            Some(Number { doubt: number.doubt, ..Number::new(whole, Form::Digits, next) })
        };
        sum().unwrap_or(number)
    }

    /// The fraction after a whole number: "2 1/2", "2½".
    fn fraction(&self, at: usize) -> Option<(Decimal, usize)> {
        match self.tokens.get(at)?.kind {
            Kind::Sign(sign) => Some((fraction_sign(sign)?, at + 1)),
            _ => self.slashed(at),
        }
    }

    /// "3/4": small and proper, or it is a date or a score.
    fn slashed(&self, at: usize) -> Option<(Decimal, usize)> {
        let [above, slash, below] = self.tokens.get(at..at + 3)? else { return None };
        let joined = slash.is_sign(&['/', '\u{2044}']) && slash.glued && below.glued;
        let chained = self.tokens.get(at + 3).is_some_and(|next| next.glued && next.is_sign(&['/', '-']));
        let (above, below) = (decimal(above.digits()?)?, decimal(below.digits()?)?);
        let proper = above > Decimal::ZERO && above < below && below.fract().is_zero() && above.fract().is_zero();
        let usual = [2, 3, 4, 5, 6, 7, 8, 10, 16, 20, 40, 100, 1000].map(Decimal::from).contains(&below);
        if !joined || chained || !proper || !usual {
            return None;
        }
        Some((above.checked_div(below)?, at + 3))
    }

    /// Number words: "twenty-one", "two hundred and six thousand", "three point five million".
    fn words(&self, at: usize) -> Option<Number> {
        let (whole, next) = self.whole(at)?;
        if let Some((parts, after)) = self.denominators(next, whole.value) {
            return self.part_of_magnitude(Number::new(whole.value.checked_div(parts)?, Form::Part, after));
        }
        let form = if next == at + 1 && self.word(at) == "one" { Form::One } else { Form::Words };
        let number =
            Number { coefficient: whole.coefficient, scale: whole.scale, ..Number::new(whole.value, form, next) };
        match self.decimals(next, whole.value) {
            Some(number) => self.scaled(number),
            None => self.scaled(self.and_part(number)),
        }
    }

    /// "Point five", said digit by digit.
    fn decimals(&self, at: usize, whole: Decimal) -> Option<Number> {
        if self.word(at) != "point" {
            return None;
        }
        let mut next = at + 1;
        let (mut value, mut place) = (whole, Decimal::ONE);
        while let Some(digit) = small(self.word(next)).filter(|digit| *digit < 10) {
            place = place.checked_mul(Decimal::new(1, 1))?;
            value = value.checked_add(place.checked_mul(digit.into())?)?;
            next += 1;
            if next > at + 9 {
                break;
            }
        }
        (next > at + 1).then(|| Number::new(value, Form::Words, next))
    }

    /// "Two and a half", "one and three quarters"; "a million and a half" is half a million more.
    fn and_part(&self, number: Number) -> Number {
        let sum = || {
            let part = self.part_after_and(self.behind_hyphen(number.next))?;
            let more = part.point()?.checked_mul(number.scale)?;
            let value = number.point()?.checked_add(more)?;
            Some(Number { doubt: number.doubt, ..Number::new(value, Form::Words, part.next) })
        };
        sum().unwrap_or(number)
    }

    fn part_after_and(&self, at: usize) -> Option<Number> {
        if self.word(at) != "and" {
            return None;
        }
        let at = self.behind_hyphen(at + 1);
        let (numerator, next) = match self.word(at) {
            "a" | "an" | "one" => (1, at + 1),
            word => (small(word)?, at + 1),
        };
        let (parts, next) = self.denominators(next, numerator.into())?;
        Some(Number::new(Decimal::from(numerator).checked_div(parts)?, Form::Part, next))
    }

    /// Multiplies by the magnitude words that follow, two at the most: "thousand million", "lakh crore".
    fn scaled(&self, mut number: Number) -> Option<Number> {
        for _ in 0..2 {
            let Some((scale, next)) = self.magnitude(number.next) else { break };
            let form = if number.form == Form::One { Form::Words } else { number.form };
            number = Number { form, ..number.times(scale, next)? };
        }
        Some(number)
    }

    /// The magnitude word at `at`, perhaps behind a hyphen: "$5-million".
    fn magnitude(&self, at: usize) -> Option<(Decimal, usize)> {
        let (word, next) = self.joined(at);
        if let Some(scale) = scale_word(word) {
            // "4.5 million1 euros": a note's number.
            let note =
                self.tokens.get(next).is_some_and(|note| note.glued && note.digits().is_some_and(|d| d.len() < 3));
            return Some((scale, next + usize::from(note)));
        }
        // Short forms stand behind digits: "5m", never "five m".
        let token = self.tokens.get(at).filter(|_| at > 0 && self.tokens[at - 1].digits().is_some())?;
        let scale: i64 = match (self.word(at), token.capital) {
            // "4K" is a picture, "$4K" money.
            ("k", true) if !self.money && self.tokens[at - 1].range.len() < 3 && !self.counts_something(at + 1) => {
                return None;
            }
            ("k", _) => 1_000,
            ("mn" | "mln" | "mil", _) => 1_000_000,
            ("mm", _) if self.money => 1_000_000,
            ("m", true) => 1_000_000,
            ("m", false) if self.money || self.counts_something(at + 1) || self.counts_a_whole(at) => 1_000_000,
            ("b", true) => 1_000_000_000,
            ("b", false) if self.money || token.glued => 1_000_000_000,
            ("t", _) if self.money => 1_000_000_000_000,
            _ => return None,
        };
        Some((Decimal::from(scale), at + 1))
    }

    /// "5m people" and "5m dollars" are millions; "5m" may be metres.
    fn counts_something(&self, at: usize) -> bool {
        // A sign before digits belongs to them: "5m $3".
        let taken = self.tokens.get(at + 1).is_some_and(|after| after.digits().is_some());
        self.tokens.get(at).is_some_and(|next| !next.glued)
            && !OF_METRES.contains(&self.word(at))
            && (counted::noun(self.tokens, at).is_some() || !taken && unit::unit(self.text, self.tokens, at).is_some())
    }

    /// "The 5m-strong union", "3m of them", "the population is 8.9m".
    fn counts_a_whole(&self, at: usize) -> bool {
        #[rustfmt::skip]
        const WHOLES: &[&str] = &[
            "population", "populations", "subscribers", "users", "members", "people", "votes", "voters", "viewers",
            "listeners", "followers", "customers", "passengers", "readers", "downloads", "views", "membership",
            "audience", "audiences", "inhabitants", "jobs", "tourists", "visitors", "crowd", "crowds", "copies", "households",
        ];
        #[rustfmt::skip]
        const PEOPLE_DO: &[&str] = &[
            "fled", "died", "voted", "watched", "marched", "attended", "live", "lived", "speak", "signed", "were", "are", "have",
        ];
        let strong = OF_A_WHOLE.contains(&self.joined(at + 1).0) || PEOPLE_DO.contains(&self.word(at + 1));
        let of = self.word(at + 1) == "of" && PARTS_OF.contains(&self.word(at + 2));
        let before = self.tokens[at.saturating_sub(7)..at]
            .iter()
            .rev()
            .take_while(|token| !token.is_sign(&['.', ';']) || token.glued);
        strong || of || before.into_iter().any(|token| WHOLES.contains(&token.word()))
    }

    /// "-thirds", "quarters", "tenths" after a small numerator. One takes the singular.
    fn denominators(&self, at: usize, numerator: Decimal) -> Option<(Decimal, usize)> {
        let (word, next) = self.joined(at);
        let parts = denominator(word, numerator != Decimal::ONE)?;
        (numerator < parts && numerator > Decimal::ZERO).then_some((parts, next))
    }

    fn whole(&self, at: usize) -> Option<(Whole, usize)> {
        let mut whole = Sum::default();
        let mut next = at;
        loop {
            let and = usize::from(next > at && self.word(next) == "and" && whole.takes_and());
            let (word, after) = if next > at { self.joined(next + and) } else { (self.word(next), next + 1) };
            // "Five and three quarters" is not eight.
            let part = and == 1 && self.part_after_and(next).is_some();
            if word.is_empty() || part || !whole.take(word, and == 1)? {
                break;
            }
            next = after;
        }
        (next > at).then(|| whole.finish()).flatten().map(|whole| (whole, next))
    }
}

/// Behind a hyphen: "the 5m-strong union", "a 2m-member party".
const OF_A_WHOLE: &[&str] =
    &["strong", "member", "user", "person", "people", "vote", "household", "subscriber", "dollar"];

/// What is named after its length or height: "the 400m hurdles".
const OF_METRES: &[&str] =
    &["hurdles", "heats", "waves", "walls", "fences", "drops", "races", "runners", "trees", "towers"];

/// Behind "of" after a count: what it is a part of. "3m of cable" are metres.
const PARTS_OF: &[&str] =
    &["them", "its", "the", "these", "those", "his", "her", "their", "our", "your", "my", "all", "us", "whom", "which"];

fn decimal(digits: &str) -> Option<Decimal> {
    match digits.strip_prefix('.') {
        Some(decimals) => Decimal::from_str_exact(&format!("0.{decimals}")).ok(),
        None => Decimal::from_str_exact(digits).ok(),
    }
}

fn fraction_sign(sign: char) -> Option<Decimal> {
    let (above, below) = match sign {
        '½' => (1, 2),
        '⅓' => (1, 3),
        '⅔' => (2, 3),
        '¼' => (1, 4),
        '¾' => (3, 4),
        '⅕' => (1, 5),
        '⅖' => (2, 5),
        '⅗' => (3, 5),
        '⅘' => (4, 5),
        '⅙' => (1, 6),
        '⅚' => (5, 6),
        '⅛' => (1, 8),
        '⅜' => (3, 8),
        '⅝' => (5, 8),
        '⅞' => (7, 8),
        _ => return None,
    };
    Decimal::from(above).checked_div(Decimal::from(below))
}
