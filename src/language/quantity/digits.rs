//! How numbers are written: the digits of any script, and what stands between thousands and before decimals.

use crate::domain::Doubt;

/// A number as it is written at the start of a text.
pub struct Written {
    /// Ascii digits with one point at the most: `1234567.89`.
    pub digits: String,
    /// The bytes that it takes.
    pub length: usize,
    pub doubt: Option<Doubt>,
}

impl Written {
    fn sure(digits: String, length: usize) -> Written {
        Written { digits, length, doubt: None }
    }
}

/// What a plain space between digits is: "12 500" is one number or two.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meeting {
    /// What stands before takes one number only.
    Two,
    /// A currency sign stands before.
    One,
    Doubtful,
}

/// The zeros of the scripts whose digits news is written in; the nine others follow each.
const ZEROS: [char; 9] = ['0', '\u{660}', '\u{6F0}', '\u{966}', '\u{9E6}', '\u{A66}', '\u{AE6}', '\u{E50}', '\u{FF10}'];

/// The worth of a digit of any of these scripts.
pub fn digit(c: char) -> Option<u8> {
    if c.is_ascii() {
        return c.is_ascii_digit().then(|| c as u8 - b'0');
    }
    let worth = |zero: char| (c as u32).checked_sub(zero as u32).and_then(|worth| u8::try_from(worth).ok());
    ZEROS.iter().find_map(|zero| worth(*zero).filter(|worth| *worth < 10))
}

/// The worth of a raised digit; a raised minus is none of a note.
pub fn raised(c: char) -> Option<u32> {
    match c {
        '⁰' => Some(0),
        '¹' => Some(1),
        '²' => Some(2),
        '³' => Some(3),
        '⁴'..='⁹' => Some(c as u32 - '⁴' as u32 + 4),
        _ => None,
    }
}

/// The number that a text starts with.
pub fn written(text: &str, meeting: Meeting) -> Written {
    let (first, end) = run(text);
    let read = powered(text, &first, end)
        .or_else(|| grouped(text, &first, end))
        .or_else(|| spaced(text, &first, end, meeting))
        .or_else(|| decimal_comma(text, &first, end));
    let mut written = read.unwrap_or_else(|| with_decimals(text, first, end));
    let rest = &text[written.length..];
    if let Some((exponent, length)) = exponent(rest).or_else(|| times_ten(rest)) {
        written.digits = shifted(&written.digits, exponent);
        written.length += length;
    }
    written
}

/// The digits at the start of a text, as Ascii, and the bytes that they take.
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

/// `10⁶`.
fn powered(text: &str, first: &str, end: usize) -> Option<Written> {
    let exponent: Vec<u32> = text[end..].chars().map_while(raised).take(3).collect();
    let worth = exponent.iter().fold(0, |worth, digit| worth * 10 + digit);
    let length = text[end..].chars().take(exponent.len()).map(char::len_utf8).sum::<usize>();
    let usual = first == "10" && !exponent.is_empty() && worth <= 24;
    usual.then(|| Written::sure(format!("1{}", "0".repeat(worth as usize)), end + length))
}

/// `1,234,567.5`, `12,34,567`, `1’234’567`, `1.234.567,5`: what stands between the groups is the same throughout, and
/// a single point is no such thing.
fn grouped(text: &str, first: &str, end: usize) -> Option<Written> {
    if !(1..=3).contains(&first.len()) {
        return None;
    }
    let separator =
        text[end..].chars().next().filter(|c| matches!(c, ',' | '.' | '\'' | '’' | '٬' | '،' | '\u{FF0C}'))?;
    let (mut digits, mut length, mut groups, mut last) = (first.to_owned(), end, 0, first.len());
    while text[length..].starts_with(separator) {
        let from = length + separator.len_utf8();
        let (group, taken) = run(&text[from..]);
        // Lakh and crore: the last group alone has three digits.
        let indian = separator == ',' && group.len() == 2 && last <= 2 && text[from + taken..].starts_with(',');
        if group.len() != 3 && !indian {
            break;
        }
        (last, groups) = (group.len(), groups + 1);
        digits.push_str(&group);
        length = from + taken;
    }
    let apart = !matches!(separator, '\'' | '’') || !text[length..].starts_with(char::is_alphanumeric);
    // "1.234,56" is told apart from "1.234" by what follows.
    let comma_follows = || text[length..].strip_prefix(',').is_some_and(|rest| (1..=2).contains(&run(rest).0.len()));
    let fewest = if separator == '.' && !comma_follows() { 2 } else { 1 };
    if last != 3 || groups < fewest || !apart {
        return None;
    }
    let decimal_sign = if separator == '.' { ',' } else { '.' };
    let from = length + 1;
    match text[length..].strip_prefix(decimal_sign).map(run) {
        Some((decimals, taken)) if taken > 0 && !(decimal_sign == ',' && decimals.len() == 3) => {
            Some(Written::sure(format!("{digits}.{decimals}"), from + taken))
        }
        _ => Some(Written::sure(digits, length)),
    }
}

/// `700 000`: a thin or no-break space joins for sure, a plain one where it can be nothing else.
fn spaced(text: &str, first: &str, end: usize, meeting: Meeting) -> Option<Written> {
    if !(1..=3).contains(&first.len()) || first.starts_with('0') {
        return None;
    }
    let (mut digits, mut length, mut groups, mut plain, mut zeros) = (first.to_owned(), end, 0, false, true);
    while let Some(space) = text[length..].chars().next().filter(|c| is_space(*c)) {
        let from = length + space.len_utf8();
        let (group, taken) = run(&text[from..]);
        if group.len() != 3 || text[from + taken..].starts_with(char::is_alphanumeric) {
            break;
        }
        (plain, zeros, groups) = (plain || space == ' ', zeros && group == "000", groups + 1);
        digits.push_str(&group);
        length = from + taken;
    }
    let sure = !plain || zeros || meeting == Meeting::One;
    if groups == 0 || !sure && meeting == Meeting::Two {
        return None;
    }
    let doubt = (!sure && groups == 1).then_some(Doubt::OneOrTwo);
    let whole = with_decimals(text, digits, length);
    Some(Written { doubt: doubt.or(whole.doubt.filter(|_| groups == 0)), ..whole })
}

fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\u{A0}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{205F}')
}

/// `3,8` and `1250,50`: in an English text a decimal comma, if it is not two numbers.
fn decimal_comma(text: &str, first: &str, end: usize) -> Option<Written> {
    let comma = text[end..].chars().next().filter(|c| matches!(c, ',' | '٫'))?;
    let (decimals, taken) = run(&text[end + comma.len_utf8()..]);
    let length = end + comma.len_utf8() + taken;
    let chained = text[length..].strip_prefix([',', '.', '-', '/', ':']).is_some_and(|rest| run(rest).1 > 0);
    if taken == 0 || decimals.len() > 2 && first != "0" || chained {
        return None;
    }
    let doubt = (comma == ',').then_some(Doubt::DecimalComma);
    Some(Written { digits: format!("{first}.{decimals}"), length, doubt })
}

/// `12.5`, `.25`, and `1.300`, which may be thirteen hundred.
fn with_decimals(text: &str, whole: String, end: usize) -> Written {
    let point = text[end..].chars().next().filter(|c| matches!(c, '.' | '٫' | '·'));
    let Some((decimals, taken)) =
        point.map(|point| run(&text[end + point.len_utf8()..])).filter(|(_, taken)| *taken > 0)
    else {
        return Written::sure(whole, end);
    };
    let length = end + point.map_or(0, char::len_utf8) + taken;
    let thousands =
        decimals.len() == 3 && (1..=3).contains(&whole.len()) && !whole.starts_with('0') && end == whole.len();
    let doubt = thousands.then_some(Doubt::PointOrThousands);
    Written { digits: format!("{whole}.{decimals}"), length, doubt }
}

/// `E+004`, `e4`: scientific notation behind a number that has a sign or a capital to show it.
fn exponent(text: &str) -> Option<(u32, usize)> {
    let rest = text.strip_prefix('E').or_else(|| text.strip_prefix('e').filter(|rest| rest.starts_with('+')))?;
    let signed = rest.strip_prefix('+').unwrap_or(rest);
    let (digits, taken) = run(signed);
    let plain = taken > 0 && !signed[taken..].starts_with(char::is_alphanumeric);
    let exponent = digits.parse().ok().filter(|exponent| plain && *exponent <= 24)?;
    Some((exponent, 1 + rest.len() - signed.len() + taken))
}

/// "x 10^6", "× 10⁶" behind a number.
fn times_ten(text: &str) -> Option<(u32, usize)> {
    let times = text.trim_start_matches(' ').strip_prefix(['x', '×', '*'])?;
    let ten = times.trim_start_matches(' ').strip_prefix("10")?;
    let (exponent, rest) = match ten.strip_prefix('^') {
        Some(exponent) => {
            let (digits, taken) = run(exponent);
            (digits.parse().ok()?, &exponent[taken..])
        }
        None => {
            let rest = ten.trim_start_matches(|c| raised(c).is_some());
            let power = ten
                .chars()
                .map_while(raised)
                .try_fold(0_u32, |power, digit| power.checked_mul(10)?.checked_add(digit))?;
            (power, rest)
        }
    };
    let plain = rest.len() < ten.len() && !rest.starts_with(char::is_alphanumeric) && exponent <= 24;
    plain.then_some((exponent, text.len() - rest.len()))
}

/// The digits times a power of ten.
fn shifted(digits: &str, places: u32) -> String {
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
    let decimals = format!("{decimals:0<width$}", width = places as usize);
    let (more, rest) = decimals.split_at(places as usize);
    match rest {
        "" => format!("{whole}{more}"),
        rest => format!("{whole}{more}.{rest}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn reads(text: &str, digits: &str, doubt: Option<Doubt>) {
        let read = written(text, Meeting::Doubtful);
        assert_eq!((read.digits.as_str(), read.length, read.doubt), (digits, text.len(), doubt), "{text}");
    }

    #[test]
    fn thousands_are_grouped_in_many_ways() {
        for (text, digits) in [
            ("1,234,567.5", "1234567.5"),
            ("12,34,567", "1234567"),
            ("1’250’000", "1250000"),
            ("12'000", "12000"),
            ("1.250.000", "1250000"),
            ("1.250.000,5", "1250000.5"),
            ("1.234,56", "1234.56"),
            ("700\u{2009}000", "700000"),
            ("12\u{2007}345", "12345"),
            ("700 000", "700000"),
            ("１２", "12"),
            ("१२", "12"),
            ("١٢٣", "123"),
            ("10⁶", "1000000"),
            ("3.6E+004", "36000"),
            ("1.2 x 10^6", "1200000"),
            ("1.2 × 10⁶", "1200000"),
            ("4·5", "4.5"),
        ] {
            reads(text, digits, None);
        }
    }

    #[test]
    fn what_may_be_two_things_is_doubtful() {
        reads("3,8", "3.8", Some(Doubt::DecimalComma));
        reads("0,5", "0.5", Some(Doubt::DecimalComma));
        reads("1.300", "1.300", Some(Doubt::PointOrThousands));
        reads("300 200", "300200", Some(Doubt::OneOrTwo));
        reads("0.125", "0.125", None);
        reads("12.3456", "12.3456", None);
    }
}
