//! Number words: what they are worth, and how they add up.

use rust_decimal::Decimal;

/// A whole number that was told in words.
pub struct Whole {
    pub value: Decimal,
    /// What stood before the last magnitude word, where there was only one; `scale` is that word's.
    pub coefficient: Decimal,
    pub scale: Decimal,
}

/// Adds number words up, as they come.
#[derive(Default)]
pub struct Sum {
    total: Decimal,
    group: u32,
    last: Last,
    /// The scale of the last magnitude word; each must be smaller than the one before.
    scale: Option<Decimal>,
    scales: u32,
    coefficient: Decimal,
}

#[derive(Default, Clone, Copy, PartialEq, Eq)]
enum Last {
    #[default]
    Nothing,
    Unit,
    Tens,
    Hundred,
    Scale,
}

impl Sum {
    pub fn takes_and(&self) -> bool {
        matches!(self.last, Last::Hundred | Last::Scale)
    }

    /// Whether the word continues the number; none where it grows beyond 28 digits.
    pub fn take(&mut self, word: &str, after_and: bool) -> Option<bool> {
        if let Some(value) = small(word) {
            let fits = match (value, self.last) {
                (_, Last::Nothing | Last::Hundred | Last::Scale) => true,
                (1..=9, Last::Tens) => true,
                (_, Last::Unit | Last::Tens) => false,
            };
            if fits {
                self.group += value;
                self.last = if value >= 20 { Last::Tens } else { Last::Unit };
            }
            return Some(fits);
        }
        let Some(scale) = scale_word(word).filter(|_| !after_and) else { return Some(false) };
        if scale == Decimal::ONE_HUNDRED
            && matches!(self.last, Last::Unit | Last::Tens | Last::Nothing)
            && self.group < 100
        {
            self.group = self.group.max(1) * 100;
            self.last = Last::Hundred;
            return Some(true);
        }
        let directly = self.last == Last::Scale;
        let group = match self.last {
            Last::Nothing => Decimal::ONE,
            _ => Decimal::from(self.group),
        };
        if directly {
            // "Three lakh crore", "thousand million": the scales multiply.
            self.total = self.total.checked_mul(scale)?;
            self.scale = Some(self.scale.unwrap_or(Decimal::ONE).checked_mul(scale)?);
        } else {
            if self.scale.is_some_and(|last| scale >= last) {
                return Some(false);
            }
            self.total = self.total.checked_add(group.checked_mul(scale)?)?;
            self.scale = Some(scale);
            self.scales += 1;
            self.coefficient = group;
        }
        (self.group, self.last) = (0, Last::Scale);
        Some(true)
    }

    pub fn finish(self) -> Option<Whole> {
        let value = self.total.checked_add(self.group.into())?;
        Some(match self.scale {
            Some(scale) if self.scales == 1 && self.group == 0 => Whole { value, coefficient: self.coefficient, scale },
            _ => Whole { value, coefficient: value, scale: Decimal::ONE },
        })
    }
}

/// Whether a word is part of a number.
pub fn is_number_word(word: &str) -> bool {
    small(word).is_some() || scale_word(word).is_some()
}

/// Zero to ninety, in one word.
pub fn small(word: &str) -> Option<u32> {
    #[rustfmt::skip]
    const WORDS: [&str; 20] = [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
        "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    ];
    const TENS: [&str; 8] = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    let tens = || TENS.iter().zip(2..).find(|(tens, _)| **tens == word).map(|(_, value)| value * 10);
    match word {
        "nought" | "naught" => Some(0),
        _ => WORDS.iter().zip(0..).find(|(unit, _)| **unit == word).map(|(_, value)| value).or_else(tens),
    }
}

/// Magnitude words that need no context, singular or plural.
pub fn scale_word(word: &str) -> Option<Decimal> {
    let scale: i64 = match word {
        "dozen" | "dozens" => 12,
        "hundred" | "hundreds" => 100,
        "thousand" => 1_000,
        "lakh" | "lakhs" | "lac" => 100_000,
        "million" => 1_000_000,
        "crore" | "crores" => 10_000_000,
        "billion" | "bn" | "bln" => 1_000_000_000,
        "trillion" | "tn" | "trn" | "tln" => 1_000_000_000_000,
        _ => return plural_magnitude(word),
    };
    Some(scale.into())
}

/// Thousands and above, in the plural.
pub fn plural_magnitude(word: &str) -> Option<Decimal> {
    let scale: i64 = match word {
        "thousands" => 1_000,
        "millions" => 1_000_000,
        "billions" => 1_000_000_000,
        "trillions" => 1_000_000_000_000,
        _ => return None,
    };
    Some(scale.into())
}

/// Into how many parts: third, quarters.
pub fn denominator(word: &str, plural: bool) -> Option<Decimal> {
    #[rustfmt::skip]
    const PARTS: [(&str, i64); 13] = [
        ("half", 2), ("third", 3), ("quarter", 4), ("fourth", 4), ("fifth", 5), ("sixth", 6), ("seventh", 7),
        ("eighth", 8), ("ninth", 9), ("tenth", 10), ("twelfth", 12), ("twentieth", 20), ("hundredth", 100),
    ];
    let singular = if plural { word.strip_suffix('s')? } else { word };
    PARTS.iter().find(|(name, _)| *name == singular).map(|(_, parts)| Decimal::from(*parts))
}
