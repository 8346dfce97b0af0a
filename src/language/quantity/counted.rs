//! What is counted: the noun after a number, as a measure.

use super::token::{HYPHENS, Token};
use super::words::scale_word;

/// "Killed were 43 people", "among the dead were 11 children": what befell them, where it stands before token `at`.
pub fn fate_before(tokens: &[Token], at: usize) -> Option<&str> {
    let word = |steps: usize| at.checked_sub(steps).map_or("", |index| tokens[index].word());
    let starts = |steps: usize| {
        at.checked_sub(steps).is_none_or(|index| tokens[index].is_sign(&['.', '!', '?', '"', '\u{201C}']))
    };
    let fate = Some(word(2)).filter(|fate| FATES.contains(fate) && matches!(word(1), "were" | "was" | "are" | "is"))?;
    (starts(3) || word(3) == "the" && matches!(word(4), "among" | "of")).then_some(fate)
}

/// The words from a number to its noun, and the noun in the plural.
pub struct Noun {
    pub measure: String,
    pub next: usize,
}

/// The noun that starts at most two adjectives after token `at`. Without a dictionary of English, a noun is a word that
/// looks like a plural, or one of a few that do not.
pub fn noun(tokens: &[Token], at: usize) -> Option<Noun> {
    let word = |at: usize| tokens.get(at).map_or("", Token::word);
    let of = usize::from(word(at) == "of");
    // "40m of its radios": a word for whose they are.
    let whose = of == 1 && matches!(word(at + 1), "its" | "their" | "his" | "her" | "our" | "the" | "these" | "those");
    let of = of + usize::from(whose);
    for next in at + of..at + of + 3 {
        let token = tokens.get(next)?;
        if token.word().is_empty() || token.glued || NOT_NOUNS.contains(&token.word()) {
            return None;
        }
        // "39 missing children" are children.
        let adjective = FATES.contains(&token.word()) && tokens.get(next + 1).is_some_and(|noun| is_noun(noun.word()));
        if is_plural(token.word()) && !adjective {
            let measure = token.word().replace(['\'', '\u{2019}'], "");
            return Some(with_fate(tokens, measure, next + 1));
        }
    }
    None
}

/// The person or case after "one".
pub fn one(tokens: &[Token], at: usize) -> Option<Noun> {
    let noun = tokens.get(at)?.word();
    SINGULARS.contains(&noun).then(|| with_fate(tokens, plural(noun), at + 1))
}

/// "-year-old", "years old", "years of age": the token after it.
pub fn age(tokens: &[Token], at: usize) -> Option<usize> {
    let word = |at: usize| tokens.get(at).map_or("", Token::word);
    let hyphen = usize::from(tokens.get(at)?.is_sign(HYPHENS));
    match word(at + hyphen) {
        "old" | "olds" => Some(at + hyphen + 1),
        "of" if word(at + 1) == "age" => Some(at + 2),
        _ => None,
    }
}

/// "A day", "per person", "-a-share": `per_day`. "A year ago" is a date.
pub fn rate(tokens: &[Token], at: usize) -> Option<Noun> {
    let word = |at: usize| tokens.get(at).map_or("", Token::word);
    let hyphen = |at: usize| usize::from(tokens.get(at).is_some_and(|token| token.glued && token.is_sign(HYPHENS)));
    let each = at + hyphen(at);
    let slash = tokens.get(at).is_some_and(|token| token.glued && token.is_sign(&['/']));
    let noun = each + 1 + hyphen(each + 1);
    if word(each) == "per" && !word(noun).is_empty() && !NOT_NOUNS.contains(&word(noun)) {
        return Some(base(tokens, noun));
    }
    if word(each) == "per" && tokens.get(noun).is_some_and(|number| number.digits().is_some()) {
        return per_many(tokens, noun);
    }
    if slash && !word(noun).is_empty() && word(noun).len() <= 5 {
        return Some(Noun { measure: format!("per_{}", word(noun)), next: noun + 1 });
    }
    let date = ["ago", "earlier", "later", "before", "after", "old", "from"].contains(&word(noun + 1));
    let rate =
        (slash || ["a", "an", "per", "each", "every"].contains(&word(each))) && RATED.contains(&word(noun)) && !date;
    rate.then(|| Noun { measure: format!("per_{}", word(noun)), next: noun + 1 })
}

/// "Per square metre", "per barrel": what a rate is given by.
fn base(tokens: &[Token], at: usize) -> Noun {
    let word = |at: usize| tokens.get(at).map_or("", Token::word);
    let pair =
        matches!(word(at), "square" | "cubic" | "metric" | "troy" | "megawatt" | "kilowatt" | "working" | "school")
            && !word(at + 1).is_empty();
    match pair {
        true => Noun { measure: format!("per_{}_{}", word(at), word(at + 1)), next: at + 2 },
        false => Noun { measure: format!("per_{}", word(at)), next: at + 1 },
    }
}

/// "Per 100,000 people", "per 1,000 live births".
fn per_many(tokens: &[Token], at: usize) -> Option<Noun> {
    let many = tokens.get(at)?.digits()?;
    let scaled = tokens.get(at + 1).is_some_and(|scale| scale_word(scale.word()).is_some());
    let behind = at + 1 + usize::from(scaled);
    let scale = if scaled { format!("_{}", tokens[at + 1].word()) } else { String::new() };
    let next = noun(tokens, behind).map_or(behind, |noun| noun.next);
    let of: Vec<&str> = tokens[behind..next].iter().map(Token::word).collect();
    let of = if of.is_empty() { String::new() } else { format!("_{}", of.join("_")) };
    Some(Noun { measure: format!("per_{many}{scale}{of}"), next })
}

/// Whether a word ends the part of the sentence that a noun could stand in.
pub fn ends_noun(word: &str) -> bool {
    NOT_NOUNS.contains(&word)
}

/// "Soldiers killed", "people have been displaced": what befell them belongs to what is counted.
fn with_fate(tokens: &[Token], noun: String, next: usize) -> Noun {
    let word = |at: usize| tokens.get(at).map_or("", Token::word);
    let mut at = next;
    while at < next + 2 && ["were", "are", "was", "had", "have", "has", "been"].contains(&word(at)) {
        at += 1;
    }
    match FATES.contains(&word(at)) && !FATES.contains(&noun.as_str()) {
        true => Noun { measure: format!("{noun}_{}", word(at)), next: at + 1 },
        false => Noun { measure: noun, next },
    }
}

/// The noun behind a hyphen: a 28-point plan counts points, a 600,000-troop cap troops.
pub fn hyphenated(tokens: &[Token], at: usize) -> Option<Noun> {
    let (hyphen, token) = (tokens.get(at)?, tokens.get(at + 1)?);
    let noun = token.word();
    if !hyphen.is_sign(HYPHENS) || !hyphen.glued || !token.glued || noun.len() < 3 || NOT_NOUNS.contains(&noun) {
        return None;
    }
    // "The 300,000-strong union": of whom is not said.
    if noun == "strong" {
        return None;
    }
    // Two-faced and three-dimensional count nothing.
    if ["ed", "al", "ly", "ing", "ish"].iter().any(|end| noun.ends_with(end)) {
        return None;
    }
    Some(Noun { measure: plural(noun), next: at + 2 })
}

fn plural(noun: &str) -> String {
    match noun {
        "person" => "people".to_owned(),
        "man" => "men".to_owned(),
        "woman" => "women".to_owned(),
        "child" => "children".to_owned(),
        _ if is_plural(noun) => noun.to_owned(),
        _ => match noun.strip_suffix('y') {
            Some(stem) if !stem.ends_with(['a', 'e', 'o', 'u']) => format!("{stem}ies"),
            _ => format!("{noun}s"),
        },
    }
}

/// Whether a word is a plural noun for sure, and not what befell someone.
pub fn is_noun(word: &str) -> bool {
    is_plural(word) && !FATES.contains(&word) && !NOT_NOUNS.contains(&word)
}

fn is_plural(word: &str) -> bool {
    let regular = word.len() > 3 && word.ends_with('s') && !["ss", "us", "is"].iter().any(|end| word.ends_with(end));
    regular && !word.contains(['\'', '\u{2019}']) || OTHER_PLURALS.contains(&word) || FATES.contains(&word)
}

#[rustfmt::skip]
const OTHER_PLURALS: &[&str] = &[
    "people", "men", "women", "children", "personnel", "staff", "police", "servicemen", "servicewomen", "aircraft",
    "cattle", "sheep",
];

/// Nouns of one, after "one" and "a": the people whom news counts.
pub const SINGULARS: &[&str] = &["person", "man", "woman", "child", "soldier", "civilian", "death", "case", "troop"];

/// What rates are given by.
#[rustfmt::skip]
const RATED: &[&str] = &[
    "second", "minute", "hour", "day", "night", "week", "month", "quarter", "year", "person", "capita", "head",
    "share", "household", "barrel", "gallon", "litre", "liter", "tonne", "ton", "kilogram", "kg", "pound", "ounce",
    "mile", "km", "bushel", "pint", "acre", "hectare", "kilo", "kilometre", "kilometer", "metre", "meter", "pack",
    "bottle", "ticket", "seat", "trip", "ride", "dose", "vehicle", "passenger", "student", "pupil", "child", "voter",
    "family", "shift", "game", "unit", "kilowatt-hour", "therm", "cup", "bag", "copy", "home", "plate", "visit",
];

/// What befell those who are counted.
#[rustfmt::skip]
const FATES: &[&str] = &[
    "killed", "dead", "died", "wounded", "injured", "missing", "displaced", "arrested", "detained", "captured",
    "hospitalised", "hospitalized",
];

/// Words that end the search for a noun: after them begins another part of the sentence.
#[rustfmt::skip]
const NOT_NOUNS: &[&str] = &[
    "a", "an", "the", "this", "that", "these", "those", "and", "or", "but", "nor", "of", "in", "on", "at", "by",
    "to", "from", "for", "with", "without", "within", "into", "over", "under", "between", "among", "against",
    "across", "after", "before", "since", "until", "during", "per", "than", "as", "is", "are", "was", "were", "be",
    "been", "has", "have", "had", "does", "do", "did", "will", "would", "can", "could", "may", "might", "must",
    "should", "shall", "who", "which", "whose", "whom", "when", "where", "while", "if", "because", "it", "its", "he",
    "she", "they", "we", "you", "i", "his", "her", "their", "our", "your", "my", "him", "them", "us", "not", "no",
    "also", "says", "said", "goes", "means", "shows", "remains", "makes", "takes", "gives", "comes", "gets", "needs",
    "wants", "others", "always", "perhaps", "sometimes", "plus", "minus", "versus", "vs", "am", "pm", "so", "there",
    "here", "about", "above", "below", "up", "down", "off", "out", "only", "just", "applies", "requires", "allows",
    "covers", "includes", "provides", "consists", "seems", "helps", "begins", "stays", "keeps", "becomes", "leaves",
];
