//! How a language writes numbers: what stands between thousands and before decimals, from Unicode's CLDR.

use crate::domain::Doubt;
use crate::language::quantity::digits::digit;
use icu_decimal::DecimalFormatter;
use icu_decimal::input::Decimal as Probe;
use icu_locale_core::Locale;
use rust_decimal::Decimal;

/// The separators of a language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Numerals {
    decimal: char,
    /// None where a space of any width stands between thousands.
    group: Option<char>,
    /// A plain space may stand there, too.
    spaced: bool,
    /// Lakh and crore: only the last group has three digits.
    by_two: bool,
}

/// A number as it is written.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Numeral {
    /// None where it is no number: `3.3.2024`, `10:30`.
    pub value: Option<Decimal>,
    pub doubt: Option<Doubt>,
    /// Digits alone, so that it may be a day or a year.
    pub plain: bool,
}

impl Numerals {
    pub const ENGLISH: Self = Self { decimal: '.', group: Some(','), spaced: false, by_two: false };

    /// As CLDR writes a number in the language of a tag; a tag that it does not know writes as most of the world does.
    pub fn of(tag: &str) -> Self {
        const MOST: Numerals = Numerals { decimal: ',', group: Some('.'), spaced: true, by_two: false };
        let formatter = Locale::try_from_str(tag)
            .ok()
            .and_then(|locale| DecimalFormatter::try_new(locale.into(), Default::default()).ok());
        let Some(formatter) = formatter else { return MOST };
        let mut probe = Probe::from(123_456_789_i64);
        probe.multiply_pow10(-1);
        let written = formatter.format(&probe).to_string();
        let signs: Vec<char> = written.chars().filter(|c| digit(*c).is_none() && !is_mark(*c)).collect();
        let (Some(decimal), Some(group)) = (signs.last(), signs.first()) else { return MOST };
        let last_group = written.split(*decimal).next().unwrap_or_default().split(*group).count();
        let spaced = group.is_whitespace();
        // Where a comma parts decimals, many a paper writes a space where CLDR has a point.
        let also_spaced = spaced || *decimal == ',';
        Self { decimal: *decimal, group: (!spaced).then_some(*group), spaced: also_spaced, by_two: last_group > 3 }
    }

    /// The number at the start of a text, and the bytes that it takes.
    pub fn read(&self, text: &str) -> (Numeral, usize) {
        let (first, end) = run(text);
        let (mut digits, mut length) = (first.clone(), end);
        let mut groups = 0;
        let mut separator = None;
        if (1..=3).contains(&first.len()) && !first.starts_with('0') {
            while let Some(sign) = text[length..].chars().next().filter(|c| self.parts_thousands(*c)) {
                let from = length + sign.len_utf8();
                let (group, taken) = run(&text[from..]);
                let after = &text[from + taken..];
                let short = self.by_two && group.len() == 2 && after.starts_with(sign);
                let ends = sign != ' ' || !after.starts_with(|c: char| c.is_alphanumeric());
                if separator.is_some_and(|known| known != sign) || !(group.len() == 3 || short) || !ends {
                    break;
                }
                digits.push_str(&group);
                (separator, groups, length) = (Some(sign), groups + 1, from + taken);
            }
        }
        let mut doubt = None;
        let mut fraction = String::new();
        if let Some(sign) = text[length..].chars().next().filter(|c| matches!(c, ',' | '.' | '٫')) {
            let (decimals, taken) = run(&text[length + sign.len_utf8()..]);
            if taken > 0 {
                length += sign.len_utf8() + taken;
                fraction = decimals;
                doubt = (sign == ',' && self.decimal != ',').then_some(Doubt::DecimalComma);
            }
        }
        // `1.300` in a French text: a point that is not the language's may part thousands.
        if groups == 1 && separator == Some('.') && self.group != Some('.') && fraction.is_empty() {
            doubt = Some(Doubt::PointOrThousands);
        }
        let number_ends = length;
        while text[length..].starts_with([',', '.', ':', '/']) && run(&text[length + 1..]).1 > 0 {
            length += 1 + run(&text[length + 1..]).1;
        }
        let chained = length > number_ends;
        let plain = length == end;
        let written = if fraction.is_empty() { digits } else { format!("{digits}.{fraction}") };
        let value = Decimal::from_str_exact(&written).ok().filter(|_| !chained);
        (Numeral { value, doubt, plain }, length)
    }

    fn parts_thousands(&self, c: char) -> bool {
        let narrow = matches!(c, '\u{A0}' | '\u{2009}' | '\u{202F}' | '\u{2007}' | '\u{2008}' | '\u{205F}');
        narrow
            || self.group == Some(c)
            || c == '.' && self.decimal == ','
            || self.spaced && c == ' '
            || matches!(c, '\'' | '’' | '٬')
    }
}

/// Marks of direction, which CLDR writes into numbers of scripts that run from right to left.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{200E}' | '\u{200F}' | '\u{61C}')
}

fn run(text: &str) -> (String, usize) {
    let mut digits = String::new();
    let mut end = 0;
    for c in text.chars() {
        let Some(worth) = digit(c) else { break };
        digits.push((b'0' + worth) as char);
        end += c.len_utf8();
    }
    (digits, end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(tag: &str, text: &str) -> Option<String> {
        Numerals::of(tag).read(text).0.value.map(|value| value.to_string())
    }

    #[track_caller]
    fn reads(tag: &str, text: &str, value: &str) {
        assert_eq!(read(tag, text).as_deref(), Some(value), "{tag}: {text} by {:?}", Numerals::of(tag));
    }

    #[test]
    fn numbers_are_read_by_the_separators_of_their_language() {
        reads("de", "3,5 Millionen", "3.5");
        reads("de", "1.250.000", "1250000");
        reads("de-CH", "1’250.5", "1250.5");
        reads("de-AT", "1.250,5", "1250.5");
        reads("fr", "1 250 000,5", "1250000.5");
        reads("fr", "12\u{202f}500", "12500");
        reads("es", "1.250.000", "1250000");
        reads("es-MX", "1,250,000.5", "1250000.5");
        reads("uk", "78 000", "78000");
        reads("ru", "7,4 %", "7.4");
        reads("tr", "1.300 işçi", "1300");
        reads("it", "4,5 milioni", "4.5");
        reads("hi", "12,50,000", "1250000");
        reads("hi", "७८ हज़ार", "78");
        reads("ar-EG", "٣٫٥", "3.5");
        reads("fa", "۱۲٬۵۰۰", "12500");
        reads("ja", "1,250,000人", "1250000");
    }

    #[test]
    fn dates_and_times_of_day_are_no_numbers() {
        for text in ["3.3.2024", "03/03/2024", "10:30"] {
            assert_eq!(read("de", text), None, "{text}");
            assert_eq!(read("uk", text), None, "{text}");
        }
    }

    #[test]
    fn a_sign_that_is_not_the_languages_leaves_doubt() {
        assert_eq!(Numerals::of("fr").read("1.300 francs").0.doubt, Some(Doubt::PointOrThousands));
        assert_eq!(Numerals::of("ja").read("3,8%").0.doubt, Some(Doubt::DecimalComma));
        assert_eq!(Numerals::of("de").read("1.300 Menschen").0.doubt, None);
        assert_eq!(read("fr", "1.250.000").as_deref(), Some("1250000"));
    }

    proptest::proptest! {
        #[test]
        fn reading_survives_any_text_behind_a_digit(rest in "([0-9]{1,4}|[.,:/ ’٫٬]|\\PC){0,20}", tag in "(de|fr|hi|ar|ja|xx)") {
            let text = format!("1{rest}");
            let (_, length) = Numerals::of(&tag).read(&text);
            proptest::prop_assert!(length >= 1 && text.is_char_boundary(length));
        }
    }
}
