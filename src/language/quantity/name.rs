//! Numbers that count nothing: dates, times, years, identifiers, ages in passing, idioms.

use super::counted::{self, ends_noun};
use super::token::{DASHES, HYPHENS, Kind, Token};
use super::{movement, people};
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// The token after a date, a time or a chain of digits such as a telephone number, where one starts at `at`.
pub fn passed_over(tokens: &[Token], at: usize) -> Option<usize> {
    let found = date(tokens, at).or_else(|| years(tokens, at)).or_else(|| chain(tokens, at));
    found.or_else(|| telephone(tokens, at)).or_else(|| era(tokens, at))
}

/// "020 7946 0000": a nought before, and groups of digits behind.
fn telephone(tokens: &[Token], at: usize) -> Option<usize> {
    let digits = tokens.get(at)?.digits().filter(|digits| !digits.contains('.'))?;
    let groups = tokens[at + 1..].iter().take(6).take_while(|token| token.digits().is_some()).count();
    let abroad = at > 0 && tokens[at].glued && tokens[at - 1].is_sign(&['+']) && groups > 1;
    (abroad || groups > 0 && digits.len() > 2 && digits.starts_with('0')).then_some(at + 1 + groups)
}

/// "AD 79", "44 BC".
fn era(tokens: &[Token], at: usize) -> Option<usize> {
    let [one, other] = tokens.get(at..at + 2)? else { return None };
    let is_era = |token: &Token| token.capital && matches!(token.word(), "ad" | "bc" | "bce" | "ce");
    (is_era(one) && other.digits().is_some() || one.digits().is_some() && is_era(other)).then_some(at + 2)
}

/// Whether the number at `at` is a year of any time: four bare digits behind a word of time, and nothing that they
/// count behind. "Built in 1850", "by 2100", "the treaty of 1648", "would run to 2130".
pub fn is_past_or_far_year(tokens: &[Token], at: usize) -> bool {
    let token = &tokens[at];
    let bare =
        token.range.len() == 4 && token.digits().is_some_and(|digits| matches!(digits.as_bytes()[0], b'1'..=b'2'));
    let Some(last) = at.checked_sub(1).filter(|_| bare) else { return false };
    let next = tokens.get(at + 1);
    let counted = counted::noun(tokens, at + 1).is_some_and(|noun| noun.next == at + 2);
    match tokens[last].word() {
        "in" | "by" | "since" | "until" | "till" | "circa" | "before" | "after" | "during" | "early" | "late"
        | "mid" | "year" => true,
        "of" | "from" | "between" | "and" | "around" | "about" | "for" => {
            !counted && movement::before(tokens, at).is_none()
        }
        "to" | "through" => !counted && movement::before(tokens, at).is_none(),
        "built" | "founded" | "established" | "born" | "opened" | "completed" | "dated" => !counted,
        // "The 1648 treaty"
        "the" | "this" => {
            let fate = || counted::noun(tokens, at).is_some_and(|noun| noun.next <= at + 2);
            !counted
                && next.is_some_and(|next| !next.word().is_empty() && !next.glued && !ends_noun(next.word()))
                && !fate()
        }
        _ => tokens[last].is_sign(&['(']) && next.is_some_and(|next| next.is_sign(&[')']) || next.is_sign(DASHES)),
    }
}

/// Whether a bare year's digits count what stands behind them: "has 2025 members", "a total of 1950 houses".
pub fn counts_for_sure(tokens: &[Token], at: usize) -> bool {
    #[rustfmt::skip]
    const TAKES_A_COUNT: &[&str] = &[
        "has", "have", "had", "having", "total", "with", "are", "were", "got", "killed", "employs", "employed", "hired",
        "built", "sold", "counted", "found", "lost", "won", "made", "these", "those", "other", "all", "some", "bought",
        "planted", "received", "holds", "held", "owns", "owned", "includes", "arrested", "treated", "houses", "seats",
    ];
    let before = |steps: usize| at.checked_sub(steps).map_or("", |index| tokens[index].word());
    let noun = counted::noun(tokens, at + 1).is_some_and(|noun| noun.next <= at + 3);
    // "In all, 1984 houses", "1999 members and 2001 fans".
    let in_all = before(1).is_empty() && matches!(before(2), "all" | "total");
    let beside = before(1) == "and" && (2..5).any(|steps| at >= steps && tokens[at - steps].digits().is_some());
    noun && (TAKES_A_COUNT.contains(&before(1))
        || before(1) == "of" && TAKES_A_COUNT.contains(&before(2))
        || in_all
        || beside)
}

/// "24 February 2022", "February 24th, 2022", "Dec. 2", "May 2021".
fn date(tokens: &[Token], at: usize) -> Option<usize> {
    if let Some(next) = day(tokens, at) {
        let of = usize::from(tokens.get(next).is_some_and(|token| token.word() == "of"));
        let month = month(tokens, next + of)?;
        return Some(year(tokens, month).unwrap_or(month));
    }
    let next = month(tokens, at)?;
    let the = usize::from(tokens.get(next).is_some_and(|token| token.word() == "the"));
    match day(tokens, next + the) {
        Some(next) => Some(year(tokens, next).unwrap_or(next)),
        None => year(tokens, next),
    }
}

fn day(tokens: &[Token], at: usize) -> Option<usize> {
    let day: u32 = tokens.get(at)?.digits()?.parse().ok()?;
    let suffix = tokens.get(at + 1).is_some_and(|next| next.glued && is_ordinal(next.word()));
    (1..=31).contains(&day).then_some(at + 1 + usize::from(suffix))
}

fn month(tokens: &[Token], at: usize) -> Option<usize> {
    #[rustfmt::skip]
    const MONTHS: [&str; 12] = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december",
    ];
    let token = tokens.get(at).filter(|token| token.capital)?;
    let word = token.word();
    let short = word.len() >= 3 && MONTHS.iter().any(|month| &month[..3] == word) || word == "sept";
    let point = short && tokens.get(at + 1).is_some_and(|next| next.glued && next.is_sign(&['.']));
    (short || MONTHS.contains(&word)).then_some(at + 1 + usize::from(point))
}

fn year(tokens: &[Token], at: usize) -> Option<usize> {
    let comma = usize::from(tokens.get(at)?.is_sign(&[',']));
    is_bare_year(tokens.get(at + comma)?).then_some(at + comma + 1)
}

/// Four digits of the last or this century; "2,021" is no year.
pub fn is_bare_year(token: &Token) -> bool {
    token.range.len() == 4 && token.digits().is_some_and(is_year)
}

fn is_year(digits: &str) -> bool {
    digits.len() == 4 && ["19", "20"].iter().any(|century| digits.starts_with(century))
}

fn is_ordinal(word: &str) -> bool {
    ["st", "nd", "rd", "th"].contains(&word)
}

/// "1990 to 2010", "2014 and 2015"; "1870 to 2020" where nothing is counted behind.
fn years(tokens: &[Token], at: usize) -> Option<usize> {
    let [from, connector, to] = tokens.get(at..at + 3)? else { return None };
    let four_digits = |token: &Token| token.range.len() == 4 && token.digits().is_some();
    let joined = matches!(connector.word(), "to" | "and" | "through") || connector.is_sign(DASHES);
    let between = matches!(connector.word(), "and") && at > 0 && tokens[at - 1].word() == "between"
        || connector.is_sign(DASHES)
        || connector.word() == "to" && at > 0 && tokens[at - 1].word() == "from";
    let old = |token: &Token| token.digits().is_some_and(|digits| digits.starts_with('1'));
    let past = between
        && four_digits(from)
        && four_digits(to)
        && old(from)
        && from.digits() < to.digits()
        && to.digits() < Some("2200");
    if past
        && !movement::goes_from(tokens, at)
        && tokens.get(at + 3).is_none_or(|next| !is_counted_unit(tokens, at + 3, next))
    {
        return Some(at + 3);
    }
    if !joined || !four_digits(from) || !four_digits(to) || !(is_bare_year(from) || is_bare_year(to)) {
        return None;
    }
    let ends = tokens.get(at + 3).is_none_or(|next| next.is_sign(&[',', '.', ';', ')']) || ends_noun(next.word()));
    (is_bare_year(from) && is_bare_year(to) || ends).then_some(at + 3)
}

/// Whether what stands right behind two numbers is what they count: "1500 to 1800 people"; but "1710 and 1780 winter
/// storms" are storms of those years.
fn is_counted_unit(tokens: &[Token], at: usize, next: &Token) -> bool {
    !next.word().is_empty() && counted::noun(tokens, at).is_some_and(|noun| noun.next == at + 1)
}

/// Digits joined to digits by more than one sign, or by one that makes no quantity: 2025-12-02, 9/11, 10:30, 10.0.0.1.
fn chain(tokens: &[Token], at: usize) -> Option<usize> {
    let first = tokens.get(at)?.digits()?;
    let mut next = at + 1;
    let mut telling = false;
    while let Some([sign, number]) = tokens.get(next..next + 2) {
        let sign_joins = sign.glued && (sign.is_sign(DASHES) || sign.is_sign(&['/', ':', '.', ',', '^', '\'', '’']));
        let Some(digits) = number.digits().filter(|_| sign_joins && number.glued) else { break };
        telling |= sign.is_sign(&[':']) || next > at + 1 || sign.is_sign(&['.']) || sign.is_sign(&['^']);
        telling |= sign.is_sign(&['/']) && matches!((first, digits), ("24", "7") | ("9", "11"));
        telling |= sign.is_sign(&['\'', '’']) || sign.is_sign(&[',']) && digits.len() == 3;
        telling |= sign.is_sign(DASHES) && (is_labelled(tokens, at) || first.len() == 3 && digits.len() == 4);
        telling |= sign.is_sign(DASHES) && is_year(first) && (digits.len() == 2 || is_year(digits));
        next += 2;
    }
    telling.then_some(next)
}

/// Whether the number of tokens `at..end` is part of a name or a time.
pub fn is_name(tokens: &[Token], at: usize, end: usize) -> bool {
    joined_after(tokens, end) || numbered(tokens, at, end) || titled(tokens, at, end) || called(tokens, at, end)
}

/// COVID-19, F-16, #5, 10^3, /3: the number belongs to what stands before it, whatever stands behind.
pub fn is_joined(tokens: &[Token], at: usize) -> bool {
    const TO_ANYTHING: &[char] = &['#', '%', '/', '_', '@', ':', '=', '&', '?', '.'];
    const TO_TEXT: &[char] = &['-', '\u{2010}', '\u{2011}', '\u{2212}', '+', '^', '×'];
    let Some(before) = at.checked_sub(1).map(|before| &tokens[before]) else { return false };
    if !tokens[at].glued || tokens[at].digits().is_none() {
        return false;
    }
    let after_text = before.glued && at >= 2 && !tokens[at - 2].is_sign(&['(', '[', '"', '\u{201C}']);
    before.is_sign(TO_ANYTHING) || after_text && before.is_sign(TO_TEXT)
}

/// 1990s, 21st, 24703L202, 6pm, 10:30, 3-D, 5 p.m.
fn joined_after(tokens: &[Token], end: usize) -> bool {
    let Some(after) = tokens.get(end) else { return false };
    let time = ["am", "pm", "gmt", "o'clock", "oclock", "bst", "bc", "bce", "ad"].contains(&after.word());
    let digits_before = tokens[end - 1].digits().is_some();
    let word = after.glued && digits_before && !after.word().is_empty();
    let sign = after.glued && digits_before && after.is_sign(&['/', ':', '_', '\'', '\u{2019}', '@', '^', '×']);
    // Twenty-first, hundred-and-third.
    let hyphen = after.glued && after.is_sign(HYPHENS);
    let ordinal = ["first", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"];
    let rank = hyphen && tokens.get(end + 1).is_some_and(|next| next.glued && ordinal.contains(&next.word()));
    let joined = sign && tokens.get(end + 1).is_some_and(|next| next.glued && next.digits().is_some());
    time || word || joined || rank
}

/// Article 5, No. 10, Chapter 7, point 6, Flight 370; and capitals in passing: "Smith, 45,".
fn numbered(tokens: &[Token], at: usize, end: usize) -> bool {
    let back = |steps: usize| at.checked_sub(steps).map(|index| &tokens[index]);
    let Some(before) = back(1) else { return false };
    let abbreviation = before.is_sign(&['.']) && before.glued;
    let label = if abbreviation { back(2) } else { Some(before) };
    // "The patient, 62, has recovered"
    let followed = tokens.get(end).is_some_and(|after| after.is_sign(&[',']));
    let somebody = |name: &Token| {
        let function = ends_noun(name.word()) || name.word().ends_with("ly") || name.word().ends_with('s');
        followed
            && !function
            && tokens[at].range.len() == 2
            && name.word().len() > 2
            && movement::way(name.word()).is_none()
    };
    let age = before.is_sign(&[','])
        && tokens.get(end).is_some_and(|after| after.is_sign(&[',', '.']))
        && tokens[at].digits().is_some_and(|digits| digits.len() <= 2)
        && back(2).is_some_and(|name| name.capital || followed && people::is_person(name.word()) || somebody(name));
    age || label.is_some_and(|label| {
        let word = label.word();
        named("label", word) && (!abbreviation || word.len() <= 4)
            || label.capital && !abbreviation && named("title", word)
    })
}

/// Group of Seven, Big Three, Studio One: a number word with a capital inside of a sentence.
fn titled(tokens: &[Token], at: usize, end: usize) -> bool {
    let starts = at.checked_sub(1).map(|before| &tokens[before]).is_none_or(|before| {
        before.is_sign(&[
            '.', '!', '?', ':', ';', '"', '\u{201C}', '\u{2018}', '(', '[', '\'', '*', '-', '\u{2014}', '\u{2013}',
            '|', '@',
        ])
    });
    !starts && end == at + 1 && tokens[at].capital && matches!(tokens[at].kind, Kind::Word { .. })
}

/// The words of `names.txt`, by sort.
static NAMES: LazyLock<HashMap<&'static str, HashSet<&'static str>>> = LazyLock::new(|| {
    let lines = include_str!("names.txt").lines().filter_map(|line| line.split_once(" = "));
    lines.map(|(sort, words)| (sort, words.split(" | ").collect())).collect()
});

fn named(sort: &str, word: &str) -> bool {
    NAMES.get(sort).is_some_and(|words| words.contains(word))
}

/// Whether the word before token `at` numbers what it names: Flight 12C, Room 4.
pub fn is_labelled(tokens: &[Token], at: usize) -> bool {
    let before = at.checked_sub(1).map(|before| &tokens[before]);
    before.is_some_and(|label| named("label", label.word()) || label.capital && named("title", label.word()))
}

/// "S&P 500", "iPhone 12", "737 Max jets", "10 Downing Street", "PA 23456", "magnitude 6.5", "(12)", "Boeing 737 MAX 8".
fn called(tokens: &[Token], at: usize, end: usize) -> bool {
    let before = |steps: usize| at.checked_sub(steps).map(|index| &tokens[index]);
    let word = |index: usize| tokens.get(index).map_or("", Token::word);
    let capital = |index: usize| tokens.get(index).is_some_and(|token| token.capital && !token.word().is_empty());
    let Some(last) = before(1) else { return is_address(tokens, end) };
    let digits = tokens[at].digits().unwrap_or_default();
    let mark = named("scale", last.word())
        || named("scale", word(end + usize::from(tokens.get(end).is_some_and(|hyphen| hyphen.is_sign(HYPHENS)))));
    let two = before(2).is_some_and(|two| two.capital && named("index", two.word()));
    let index = last.capital && (two || named("index", last.word())) && end == at + 1;
    let model = capital(end) && named("model", word(end))
        || last.capital
            && named("model", last.word())
            && before(2).is_some_and(|two| two.digits().is_some() || two.capital);
    let state = last.capital && last.range.len() == 2 && digits.len() == 5 && tokens[at].range.len() == 5;
    let alone =
        last.is_sign(&['(', '[']) && tokens.get(end).is_some_and(|after| after.is_sign(&[')', ']'])) && at + 1 == end;
    let group =
        last.word() == "of" && before(2).is_some_and(|two| two.capital && matches!(two.word(), "group" | "gang"));
    let era = matches!(last.word(), "ad" | "bc" | "bce" | "ce") && last.capital;
    // "Measured 6.5 on the Richter scale"
    let mark = mark || word(end) == "on" && (end + 1..end + 5).any(|at| word(at) == "scale");
    !digits.is_empty()
        && (is_numbered_name(tokens, at, end)
            || is_code(tokens, at, end)
            || is_first_in_a_name(tokens, at, end)
            || mark
            || index
            || model
            || state
            || alone
            || era
            || group
            || is_address(tokens, end))
}

/// "The account number is 44810023", "zip code 90210", "call 911", "10115 Berlin", "code is 12345 d and 23456 f".
fn is_code(tokens: &[Token], at: usize, end: usize) -> bool {
    const CODES: &[&str] =
        &["code", "codes", "postcode", "zip", "pin", "id", "passport", "password", "plate", "registration", "barcode"];
    const CALLS: &[&str] =
        &["call", "called", "calls", "dial", "dialled", "dialed", "ring", "rang", "phoned", "text", "calling"];
    let word = |index: Option<usize>| index.and_then(|index| tokens.get(index)).map_or("", Token::word);
    let back = |steps: usize| word(at.checked_sub(steps));
    let digits = tokens[at].digits().unwrap_or_default();
    let plain = tokens[at].range.len() == digits.len() && end == at + 1 && !digits.contains('.') && digits.len() > 2;
    if !plain {
        return false;
    }
    let is = matches!(back(1), "is" | "was" | "are" | "were") || at > 1 && tokens[at - 1].is_sign(&[':']);
    let numbered = is && matches!(back(2), "number" | "numbers") && digits.len() > 4;
    let coded = CODES.contains(&back(1)) || is && CODES.contains(&back(2)) || numbered;
    let counts = || counted::noun(tokens, end).is_some();
    let called = CALLS.contains(&back(1)) && digits.len() == 3 && !counts();
    let town = digits.len() == 5
        && !counts()
        && tokens.get(end).is_some_and(|next| next.capital && next.range.len() > 3 && !next.glued)
        && (matches!(back(1), "in" | "at" | "near" | "from" | "to") || at > 0 && tokens[at - 1].is_sign(&[',']));
    // The second of two codes, its letter between: "12345 d and 23456 f".
    let second = matches!(back(1), "and" | "or")
        && (2..=3).any(|steps| {
            let first = at.checked_sub(steps);
            first.is_some_and(|first| tokens[first].digits().is_some() && is_code(tokens, first, first + 1))
        });
    coded || called || town || second
}

/// "Office 365 has a bug", "France 24 aired it": a name that opens a sentence.
fn is_first_in_a_name(tokens: &[Token], at: usize, end: usize) -> bool {
    #[rustfmt::skip]
    const OPENERS: &[&str] = &[
        "some", "about", "around", "nearly", "almost", "over", "only", "another", "all", "those", "these", "these", "last",
        "first", "next", "more", "just", "police", "rebels", "dead", "then", "today", "now", "yes", "yet", "still", "here",
        "even", "every", "each", "both", "any", "other", "half", "once", "twice", "when", "since", "because", "roughly",
    ];
    const VERBS: &[&str] =
        &["has", "is", "was", "had", "will", "would", "can", "could", "may", "must", "said", "says", "applies", "and"];
    let Some(first) = at.checked_sub(1) else { return false };
    let opens =
        first.checked_sub(1).is_none_or(|before| tokens[before].is_sign(&['.', '!', '?', '"', '\u{201C}', ':']));
    let name = &tokens[first];
    let word = name.word();
    let plain =
        end == at + 1 && tokens[at].digits().is_some_and(|d| d.len() == tokens[at].range.len() && !d.contains('.'));
    let ordinary =
        word.len() < 2 || ends_noun(word) || OPENERS.contains(&word) || word.ends_with("ly") || word.ends_with("ed");
    let next = tokens.get(end).map_or("", Token::word);
    let acts = VERBS.contains(&next) || next.len() > 4 && next.ends_with("ed") && counted::noun(tokens, end).is_none();
    opens && name.capital && !name.glued && plain && !ordinary && !tokens[at].glued && acts
}

/// "Destiny 2", "the e-tron Sportback 50", "the 777": a name inside of a sentence, with a number that counts nothing.
fn is_numbered_name(tokens: &[Token], at: usize, end: usize) -> bool {
    const AIRLINERS: &[&str] = &["707", "717", "727", "737", "747", "757", "767", "777", "787"];
    let (Some(last), Some(two)) = (at.checked_sub(1).map(|at| &tokens[at]), at.checked_sub(2).map(|at| &tokens[at]))
    else {
        return false;
    };
    let digits = tokens[at].digits().unwrap_or_default();
    let plain = end == at + 1 && !digits.contains('.') && digits.len() <= 4 && tokens[at].range.len() == digits.len();
    let airliner = AIRLINERS.contains(&digits)
        && matches!(last.word(), "the" | "a" | "its" | "their" | "s" | "new" | "two" | "older");
    let opens = two.word().is_empty() && two.digits().is_none() && !two.is_sign(&['-']);
    let name = last.capital
        && last.range.len() > 2
        && !opens
        && !last.glued
        && !last.word().is_empty()
        && month(tokens, at - 1).is_none();
    let weekday = last.word().ends_with("day");
    let counts = counted::noun(tokens, end).is_some() || counted::hyphenated(tokens, end).is_some();
    let whose = tokens.get(end).is_some_and(|next| matches!(next.word(), "has" | "had"));
    plain && !counts && !whose && (airliner || name && !weekday)
}

/// "0-1", "(3-5)", "won 2-4": a score.
pub fn is_score(tokens: &[Token], at: usize, end: usize) -> bool {
    let hyphen = tokens.get(at + 1).is_some_and(|hyphen| hyphen.glued && hyphen.is_sign(DASHES)) && end == at + 3;
    let digits = |at: usize| tokens.get(at).and_then(Token::digits).is_some_and(|digits| digits.len() <= 3);
    let before = at.checked_sub(1).map(|before| &tokens[before]);
    let told = before.is_some_and(|before| {
        before.is_sign(&['('])
            || matches!(
                before.word(),
                "won"
                    | "lost"
                    | "beat"
                    | "win"
                    | "victory"
                    | "defeat"
                    | "loss"
                    | "draw"
                    | "drew"
                    | "record"
                    | "lead"
                    | "up"
                    | "trail"
                    | "voted"
                    | "vote"
                    | "ruled"
                    | "led"
                    | "score"
                    | "trailed"
                    | "a"
            )
    });
    let counts = counted::noun(tokens, end).is_some_and(|noun| noun.next == end + 1);
    hyphen && digits(at) && digits(at + 2) && !counts && (told || tokens[at].digits() == Some("0"))
}

/// "Downing Street", "St. James's Square" behind a house's number.
fn is_address(tokens: &[Token], end: usize) -> bool {
    let mut at = end;
    // "24 Rue de la Paix"
    if tokens.get(at).is_some_and(|token| token.capital && named("way", token.word())) {
        return true;
    }
    while at < end + 4 && tokens.get(at).is_some_and(|token| token.capital && !token.word().is_empty()) {
        if at > end && named("street", tokens[at].word()) {
            return true;
        }
        at += 1;
    }
    false
}

/// "Two people briefed on the talks", "three officials familiar with the matter": who says so, and no count.
pub fn is_unnamed_source(tokens: &[Token], end: usize) -> bool {
    let word = |index: usize| tokens.get(index).map_or("", Token::word);
    let of = |at: usize| {
        matches!(
            word(at),
            "people"
                | "persons"
                | "sources"
                | "officials"
                | "diplomats"
                | "executives"
                | "insiders"
                | "bankers"
                | "aides"
                | "lawyers"
                | "employees"
                | "traders"
        )
    };
    let Some(people) = (end..end + 4).find(|at| of(*at)) else { return false };
    let with =
        word(people + 1) == "with" && matches!(word(people + 2), "direct" | "knowledge" | "firsthand" | "first-hand");
    with || matches!(word(people + 1), "briefed" | "familiar" | "close" | "aware" | "privy")
        || matches!((word(people + 1), word(people + 2)), ("who", "were" | "was") | ("involved", "in"))
}
