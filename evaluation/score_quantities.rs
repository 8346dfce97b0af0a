//! Scores the reader of quantities on public specifications, which are not shipped: `score_quantities FOLDER`; with
//! `--misses` behind it, each case that is not read as specified is printed.
//!
//! A quantity is found where its span is covered (hedge and noun may stand beside it) and value and unit are right.
//! What `docs/quantities.md` declares out of scope is counted apart, by reason; the first recall is that of all cases.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::ExitCode;
use std::time::Instant;

use claimbench::domain::quantity::unit::unit;
use claimbench::domain::{Dimension, Quantity};
use claimbench::language::quantity::{quantities, quantity};
use serde_json::Value;

/// What a specification expects.
struct Expected {
    surface: String,
    low: Option<f64>,
    high: Option<f64>,
    /// As the specification names it.
    unit: String,
}

struct Case {
    text: String,
    expected: Vec<Expected>,
    /// The text is one quantity typed alone, not a sentence.
    whole: bool,
}

/// A specification: its file, and which of the quantities found are its business.
struct Specification {
    file: &'static str,
    read: fn(&str) -> Option<Vec<Case>>,
    kind: fn(&Quantity) -> bool,
}

#[rustfmt::skip]
const SPECIFICATIONS: &[Specification] = &[
    Specification { file: "recognizers-en-NumberModel.json", read: recognizers, kind: |_| true },
    Specification { file: "recognizers-en-NumberRangeModel.json", read: recognizers, kind: is_bounded },
    Specification { file: "recognizers-en-PercentModel.json", read: recognizers, kind: is_share },
    Specification { file: "recognizers-en-CurrencyModel.json", read: recognizers, kind: is_money },
    Specification { file: "recognizers-en-AgeModel.json", read: recognizers, kind: is_age },
    Specification { file: "recognizers-en-DimensionModel.json", read: recognizers, kind: is_measured },
    Specification { file: "recognizers-en-TemperatureModel.json", read: recognizers, kind: is_warm },
    Specification { file: "quantulum3-quantities.json", read: quantulum, kind: |_| true },
    Specification { file: "duckling-Numeral.EN.Corpus.hs", read: duckling, kind: |_| true },
    Specification { file: "duckling-AmountOfMoney.EN.Corpus.hs", read: duckling, kind: |_| true },
    Specification { file: "duckling-Duration.EN.Corpus.hs", read: duckling, kind: |_| true },
    Specification { file: "duckling-Distance.EN.Corpus.hs", read: duckling, kind: |_| true },
    Specification { file: "duckling-Quantity.EN.Corpus.hs", read: duckling, kind: |_| true },
    Specification { file: "duckling-Temperature.EN.Corpus.hs", read: duckling, kind: |_| true },
    Specification { file: "duckling-Volume.EN.Corpus.hs", read: duckling, kind: |_| true },
];

const CLAIMS: &str = "quantemp-claim-taxonomy-subset.csv";

fn is_bounded(quantity: &Quantity) -> bool {
    quantity.approximator.is_some() || quantity.low.is_some()
}

fn is_share(quantity: &Quantity) -> bool {
    quantity.dimension == Dimension::Share
}

fn is_money(quantity: &Quantity) -> bool {
    quantity.dimension == Dimension::Money
}

fn is_age(quantity: &Quantity) -> bool {
    quantity.measure.as_deref() == Some("age")
}

fn is_warm(quantity: &Quantity) -> bool {
    quantity.dimension == Dimension::Temperature
}

fn is_measured(quantity: &Quantity) -> bool {
    use Dimension::{Area, Data, Energy, Length, Mass, Power, Speed, Volume};
    matches!(quantity.dimension, Area | Data | Energy | Length | Mass | Power | Speed | Volume)
}

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let Some(folder) = arguments.next() else {
        eprintln!("usage: score_quantities FOLDER [--misses], where FOLDER holds the specifications");
        return ExitCode::FAILURE;
    };
    let misses = arguments.next().as_deref() == Some("--misses");
    let folder = Path::new(&folder);
    println!(
        "{:40} {:>6} {:>6} {:>6} {:>9} {:>6} {:>6} {:>6}",
        "", "cases", "recall", "scope", "precision", "recall", "value", "unit"
    );
    let mut outside: BTreeMap<&str, usize> = BTreeMap::new();
    for specification in SPECIFICATIONS {
        let path = folder.join(specification.file);
        let Some(cases) = std::fs::read_to_string(&path).ok().as_deref().and_then(specification.read) else {
            eprintln!("cannot read the specification at {}", path.display());
            return ExitCode::FAILURE;
        };
        score(specification, &cases, misses, &mut outside);
    }
    println!("\nout of scope, by reason:");
    for (reason, count) in &outside {
        println!("{count:5} {reason}");
    }
    let path = folder.join(CLAIMS);
    match std::fs::read_to_string(&path) {
        Ok(claims) => time(&claims),
        Err(error) => {
            eprintln!("cannot read the claims at {}: {error}", path.display());
            return ExitCode::FAILURE;
        }
    }
    ExitCode::SUCCESS
}

#[derive(Default)]
struct Score {
    expected: usize,
    values: usize,
    units: usize,
    right: usize,
    found: usize,
}

fn score(specification: &Specification, cases: &[Case], misses: bool, outside: &mut BTreeMap<&'static str, usize>) {
    let (mut all, mut scope, mut in_scope) = (Score::default(), Score::default(), 0);
    for case in cases {
        tally(specification, case, false, &mut all);
        match out_of_scope(specification.file, &case.text) {
            Some(reason) => *outside.entry(reason).or_default() += 1,
            None => {
                in_scope += 1;
                tally(specification, case, misses, &mut scope);
            }
        }
    }
    let percent = |part: usize, whole: usize| if whole == 0 { 100.0 } else { 100.0 * part as f64 / whole as f64 };
    println!(
        "{:40} {:6} {:5.1}% {:6} {:8.1}% {:5.1}% {:5.1}% {:5.1}%",
        specification.file,
        cases.len(),
        percent(all.right, all.expected),
        in_scope,
        percent(scope.right.min(scope.found), scope.found),
        percent(scope.right, scope.expected),
        percent(scope.values, scope.expected),
        percent(scope.units, scope.expected),
    );
}

/// Lays what is found in one case beside what is expected.
fn tally(specification: &Specification, case: &Case, misses: bool, score: &mut Score) {
    let found = found(case);
    let mut right = vec![false; found.len()];
    for expected in &case.expected {
        score.expected += 1;
        let covers = |raw: &str| squeezed(raw).contains(&squeezed(&expected.surface));
        let covering = found.iter().position(|(raw, _)| covers(raw));
        let equal = found.iter().position(|(raw, quantity)| covers(raw) && values_agree(expected, quantity));
        let unit = equal.or(covering).is_some_and(|at| units_agree(&expected.unit, &found[at].1));
        score.values += usize::from(equal.is_some());
        score.units += usize::from(unit);
        match equal.filter(|_| unit) {
            Some(at) => right[at] = true,
            None if misses => println!(
                "    missed {:?} {} in {:?}, got {}",
                expected.surface,
                expected.unit,
                case.text,
                shown(&found)
            ),
            None => {}
        }
    }
    score.right += right.iter().filter(|right| **right).count();
    for (at, (raw, quantity)) in found.iter().enumerate().filter(|(_, (_, quantity))| (specification.kind)(quantity)) {
        score.found += 1;
        if misses && !right[at] {
            println!("    wrong  {raw:?} {} {} in {:?}", quantity.dimension, quantity.unit, case.text);
        }
    }
}

fn found(case: &Case) -> Vec<(String, Quantity)> {
    match case.whole {
        true => quantity(&case.text).ok().map(|quantity| (case.text.clone(), quantity)).into_iter().collect(),
        false => quantities(&case.text).into_iter().map(|found| (found.quantity.raw.clone(), found.quantity)).collect(),
    }
}

fn shown(found: &[(String, Quantity)]) -> String {
    let one = |(raw, q): &(String, Quantity)| format!("[{raw} = {:?} {:?} {:?} {}]", q.point, q.low, q.high, q.unit);
    found.iter().map(one).collect::<Vec<_>>().join(" ")
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect()
}

fn values_agree(expected: &Expected, quantity: &Quantity) -> bool {
    let number = |end: Option<claimbench::domain::Decimal>| end.and_then(|end| end.to_string().parse::<f64>().ok());
    let point = number(quantity.point);
    let (low, high) = (point.or(number(quantity.low)), point.or(number(quantity.high)));
    let close = |one: Option<f64>, other: Option<f64>| match (one, other) {
        (Some(one), Some(other)) => (one - other).abs() <= 1e-6 * one.abs().max(1e-12),
        (None, _) => true,
        (Some(_), None) => false,
    };
    let (code, times) = code(&expected.unit);
    let fraction = quantity.dimension == Dimension::Share && (code.is_empty() || code == "1");
    let factor = if fraction { 100.0 } else { times } * in_base(code).filter(|_| code != quantity.unit).unwrap_or(1.0);
    let scaled = |end: Option<f64>| end.map(|end| end * factor);
    let based = |end: Option<f64>| {
        end.map(|end| {
            end * in_base(&quantity.unit).filter(|_| code != quantity.unit && !code.is_empty()).unwrap_or(1.0)
        })
    };
    let (low, high) = (based(low), based(high));
    // quantulum3 gives the middle of a range, Recognizers-Text its second number.
    let middle = low.zip(high).map(|(low, high)| f64::midpoint(low, high));
    let one_of_two = expected.low == expected.high && quantity.low.is_some();
    close(scaled(expected.low), low) && close(scaled(expected.high), high)
        || one_of_two && (close(scaled(expected.low), middle) || close(scaled(expected.high), high))
}

/// The size of a unit; two units of one dimension are compared by it.
fn in_base(code: &str) -> Option<f64> {
    let unit = unit(code).filter(|unit| unit.dimension != Dimension::Temperature)?;
    unit.scale.to_string().parse().ok()
}

/// The code of a unit that a specification names, and how many of the code one of it is.
fn code(unit: &str) -> (&str, f64) {
    let folded = unit.to_lowercase().replace(['_', '-'], " ");
    UNITS.iter().find(|(name, ..)| *name == folded).map_or((unit, 1.0), |(_, code, times)| (code, *times))
}

fn units_agree(expected: &str, quantity: &Quantity) -> bool {
    let (code, _) = code(expected);
    let same_kind = unit(code).is_some_and(|unit| unit.dimension == quantity.dimension);
    code.is_empty() || code == quantity.unit || same_kind || code == "1" && quantity.unit == "%"
}

/// Names of the specifications, the project's code, and the factor between them; no code where any unit will do.
#[rustfmt::skip]
const UNITS: &[(&str, &str, f64)] = &[
    ("dimensionless", "1", 1.0), ("unnamed", "", 1.0), ("percentage", "%", 1.0), ("dollar", "USD", 1.0),
    ("united states dollar", "USD", 1.0), ("bucks", "USD", 1.0), ("cent", "USD", 0.01), ("euro", "EUR", 1.0),
    ("british pound", "GBP", 1.0), ("pound sterling", "GBP", 1.0), ("pence", "GBP", 0.01), ("penny", "GBP", 0.01),
    ("canadian dollar", "CAD", 1.0), ("australian dollar", "AUD", 1.0), ("new zealand dollar", "NZD", 1.0),
    ("mexican peso", "MXN", 1.0), ("japanese yen", "JPY", 1.0), ("chinese yuan", "CNY", 1.0), ("rupee", "INR", 1.0),
    ("swiss franc", "CHF", 1.0), ("turkish lira", "TRY", 1.0), ("bitcoin", "XBT", 1.0),
    ("costa rican colón", "CRC", 1.0), ("georgian lari", "GEL", 1.0), ("lao kip", "LAK", 1.0), ("year", "a", 1.0),
    ("month", "mo", 1.0), ("week", "wk", 1.0), ("day", "d", 1.0), ("hour", "h", 1.0), ("minute", "min", 1.0),
    ("second", "s", 1.0), ("metre", "m", 1.0), ("meter", "m", 1.0), ("m", "m", 1.0), ("kilometre", "km", 1.0),
    ("kilometer", "km", 1.0), ("centimetre", "cm", 1.0), ("millimetre", "mm", 1.0), ("millimeter", "mm", 1.0),
    ("nanometre", "nm", 1.0), ("mile", "mi", 1.0), ("yard", "yd", 1.0), ("foot", "ft", 1.0), ("inch", "in", 1.0),
    ("kilogram", "kg", 1.0), ("gram", "g", 1.0), ("milligram", "mg", 1.0), ("microgram", "ug", 1.0),
    ("ton", "", 1.0), ("metric ton", "t", 1.0), ("tonne", "t", 1.0), ("pound mass", "lb", 1.0), ("ounce", "oz", 1.0),
    ("litre", "l", 1.0), ("millilitre", "ml", 1.0), ("milliliter", "ml", 1.0), ("centilitre", "cl", 1.0),
    ("hectolitre", "hl", 1.0), ("gallon", "gal", 1.0), ("barrel", "bbl", 1.0), ("cubic foot", "ft3", 1.0),
    ("cubic kilometre", "km3", 1.0), ("square meter", "m2", 1.0), ("square kilometer", "km2", 1.0),
    ("square kilometre", "km2", 1.0), ("square mile", "mi2", 1.0), ("acre", "acre", 1.0),
    ("mile per hour", "mi/h", 1.0), ("kilometer per hour", "km/h", 1.0), ("kilometre per hour", "km/h", 1.0),
    ("c", "Cel", 1.0), ("celsius", "Cel", 1.0), ("degree celsius", "Cel", 1.0), ("f", "[degF]", 1.0),
    ("fahrenheit", "[degF]", 1.0), ("degree fahrenheit", "[degF]", 1.0), ("degree", "deg", 1.0),
    ("megabyte", "MBy", 1.0), ("exabyte", "EBy", 1.0), ("byte", "By", 1.0), ("bit", "bit", 1.0),
    ("watt hour", "Wh", 1.0), ("megawatt hour", "MWh", 1.0), ("cubic centimetre", "ml", 1.0), ("pound", "", 1.0),
    ("dozen", "1", 12.0), ("age", "a", 1.0), ("quarter", "mo", 3.0), ("tonne per day", "t", 1.0),
];

/// Why a case is none of the project's business, seen from marks in its text; `docs/quantities.md` has the table.
fn out_of_scope(file: &str, text: &str) -> Option<&'static str> {
    let text = format!(" {} ", text.to_lowercase());
    let marked = |marks: &[&str]| marks.iter().any(|mark| text.contains(mark));
    let by_mark = OUT_OF_SCOPE.iter().find(|(_, marks)| marked(marks)).map(|(reason, _)| *reason);
    let powers = text.as_bytes().windows(3).any(|three| {
        three[0].is_ascii_digit() && three[1] == b'e' && (three[2].is_ascii_digit() || matches!(three[2], b'+' | b'-'))
    });
    by_mark.or(powers.then_some(POWERS)).or_else(|| {
        let two = |one: &[&str], other: &[&str]| marked(one) && marked(other);
        let bounds = file.contains("NumberRange")
            && two(
                &["greater", "more than 10", "larger", "above", "at most", "higher"],
                &["smaller", "less than 40", "less", "below", "at least", "lower"],
            );
        bounds.then_some("two bounds taken together as one range")
    })
}

const POWERS: &str = "powers and scientific notation";

#[rustfmt::skip]
const OUT_OF_SCOPE: &[(&str, &[&str])] = &[
    (POWERS, &["^", "×10", "x10^", "s-1", "fb−1", "km/s2"]),
    ("fractions and sums that no newsroom prints", &[
        "fifths", "trillionth", "millionth", "hundredth", "thirtieth", "twenty-f", "twenty f", "hundred fifth",
        "hundred and fifth", "one over", "1 over", "2000 over", "three halves", "3/15", "fourth of liter",
        "tenth of a gallon", "quarter-litre", "billion and a half million", "1/40", "one billion and a quarter million",
        "three quarters million", "three hundred and two dozens",
    ]),
    ("text cut into tokens: a sign or a point set apart from its number", &[
        "- 1", "- 2", "- 10", "y - two", "e - fourth", "e - eighths", "ninety - five", "c $", "hk $", " . 99 %",
        "(kg)", "[kg]", "{kg}", "<kg>",
    ]),
    ("digits that name, date or number something", &[
        "192.168", "5/17/2018", "222-2222", "scp-", "scp2", "exercise", "one last time", "version two",
        "three-nought", "voyager", "i7 860", "in 2013", "in 2005", "1960s", "in 2009", "in 2008", "in 1998",
        "1m isn't", "cannington",
    ]),
    ("decimal commas, brackets for a minus, numbers told twice", &[
        "5,00", "1,3.", "1.111,11", "($99.99)", "(45)", "(forty five)", "hundred & forty",
    ]),
    ("numbers spoken digit by digit, or as digits and words mixed", &[
        "one twenty two", "point 77", "1 point 1", "point seventy", "point eleven", "hundred and 21",
        "hundred and one is", "hundred and 0", "6 crore and",
    ]),
    ("magnitude words and short forms of one region or trade", &[
        "lkh", " cr ", " kr ", "koti", "krores", "dzs", "dozs", "30 l ", "0012g", "10g", "1,674.5 g", "lac ", "3k ",
        "baker's", "gigaannum", " ma ago", "dimes", "9 e5",
    ]),
    ("words for a number: nil, single, a pair, few", &[" nil ", " single ", " a pair ", " few ", " a few "]),
    ("percent before its number", &["percent of 10", "percents of", "per cent of t", "per cent of 2"]),
    ("\"equal to\" as a bound, ranks as ends", &[
        "equal", "equaling", "the tenth", "or greater than", "<>", "=>", "=<", "2 in 5",
    ]),
    ("currencies gone, without a country, or in another script", &[
        "markka", "francs", "peseta", "guilders", "kuai", "元", "ரூ", " sen ", "satoshi", "dinars", "ten riyals",
        "10 riyals", "rials", "pennies", " le ", "l.e", "egyptianpound", "saudiriyal", "geneh", "genihat", "€ur",
        "10 c ",
    ]),
    ("currency code or name set against the usual order", &[
        "usd million", "musd", "meur", "mgbp", "maud", "rmb 10", "dollar 22.5", "ringgit 42", "ringgits 42", "1 $10",
        "1 $ 10", "usd50",
    ]),
    ("small change without its unit, or in another unit's name", &[
        "dollars forty five", "dollar and one", "dollar and two", "100 and fifty", "15 dollars", "usd 25", "usd 50",
        "$3 and fourteen", "rupees 43", "43c", "$20 43", "dollar 43", "dollar and 43", "gbp and one", "cad 3 cents",
        "chf 4", "43 sen", "ringgit 43", "ringgit and 43", "kopiykas",
    ]),
    ("units elided or joined by \"of\": 1 hour thirty, one and two quarter hour", &[
        "hour thirty", "hour and thirty", "hour fifteen ", "hour and fifteen ", "hours ten", "hour and 10",
        "and half", "and an half", "two quarter", "and quarter", "three quarter ", "hour and a half d",
        "45 and 50 mg", "3 quarters", "quarter of hour", "quarters of hour",
    ]),
    ("inch and foot marks, \"in\" for inches, minutes as m", &[
        "5\"", "1\"", "10 \"", "''", "2'", "7'", " 5 in ", "10 in ", "2 in ", "1/2 in ", " 2m ", " 2 m ",
    ]),
    ("kitchen, physics, angles, per-unit rates of two units", &[
        " cup", "spoon", "tbsp", "turn", "rad ", "rotate", "drachma", "millisecond", "picomet", " pm.", " am.",
        "2 pm", " dm ", "tev", " ev", "w/min", "ghz", "mgy", "cds", " js ", "j/m", "tpd", "kibibyte", "hz",
        "squared", "gallium", "absolute zero", "-sigma",
    ]),
    ("misspelt or short units", &[
        "farenheit", "celcius", "centigrate", " mb ", " gs ", " yo ", "age 87", "a lb", "a kg", "an ml",
        " 2 below zero", "less minutes", "fewer minutes",
    ]),
    ("an article for one, without a hedge", &["a gallon of beer", "a penny"]),
    ("the specification splits, joins or orders what the project reads otherwise", &[
        "forrest gump", "reduced from 44", "-18 °c", "and 40 celsius", "twenty-one years and six months",
        "1m and 1ft", "1 meter and 1 foot", "1 kilometer and 1 mile", "7-9 lakh", "3 quarter", "month and a half",
        "1 year, 2 days", "1 year 2 days", "12 m 2", "pencil", "245 23",
    ]),
];

/// Recognizers-Text: `Input`, and `Results` with `Text` and `Resolution`.
fn recognizers(json: &str) -> Option<Vec<Case>> {
    let list: Vec<Value> = serde_json::from_str(json.trim_start_matches('\u{FEFF}')).ok()?;
    list.iter()
        .map(|case| {
            let expected = case["Results"].as_array()?.iter().filter_map(|result| {
                let resolution = &result["Resolution"];
                let value = resolution["value"].as_str()?.trim_end_matches('%');
                let (low, high) = match value.split_once(',') {
                    Some((low, high)) => {
                        (low.trim_matches(['(', '[']).parse().ok(), high.trim_matches([')', ']']).parse().ok())
                    }
                    None => (Some(value.parse().ok()?), Some(value.parse().ok()?)),
                };
                let percent = result["TypeName"] == "percentage";
                let unit = if percent { "percentage" } else { resolution["unit"].as_str().unwrap_or_default() };
                Some(Expected { surface: result["Text"].as_str()?.to_owned(), low, high, unit: unit.to_owned() })
            });
            Some(sentence(case["Input"].as_str()?, expected.collect()))
        })
        .collect()
}

/// A text that is nothing but its one quantity is read as a person would type it.
fn sentence(text: &str, expected: Vec<Expected>) -> Case {
    let whole = matches!(expected.as_slice(), [only] if squeezed(&only.surface) == squeezed(text));
    Case { text: text.to_owned(), expected, whole }
}

/// quantulum3: `req`, and `res` with `surface`, `value` and `unit`.
fn quantulum(json: &str) -> Option<Vec<Case>> {
    let list: Vec<Value> = serde_json::from_str(json).ok()?;
    list.iter()
        .map(|case| {
            let expected = case["res"].as_array()?.iter().filter_map(|result| {
                let value = result["value"].as_f64();
                let surface = result["surface"].as_str()?.to_owned();
                Some(Expected { surface, low: value, high: value, unit: result["unit"].as_str()?.to_owned() })
            });
            Some(sentence(case["req"].as_str()?, expected.collect()))
        })
        .collect()
}

/// Duckling: Haskell source with `examples (between Dollar (10, 20)) [ "phrase", ... ]`.
fn duckling(source: &str) -> Option<Vec<Case>> {
    let mut cases = Vec::new();
    let mut value: Option<(Option<f64>, Option<f64>, String)> = None;
    for line in source.lines().filter(|line| !line.trim_start().starts_with("--")) {
        if let Some((_, head)) = line.split_once("examples (") {
            value = duckling_value(head);
        } else if line.contains("examples =") {
            value = None;
        }
        let Some((low, high, unit)) = &value else { continue };
        let Some(opening) = line.find('"').filter(|_| !line.contains("Just \"")) else { continue };
        let Some(closing) = line.rfind('"').filter(|closing| *closing > opening) else { continue };
        let text = unescaped(&line[opening + 1..closing]);
        let expected = Expected { surface: text.clone(), low: *low, high: *high, unit: unit.clone() };
        cases.push(Case { text, expected: vec![expected], whole: true });
    }
    Some(cases)
}

fn duckling_value(head: &str) -> Option<(Option<f64>, Option<f64>, String)> {
    let words: Vec<&str> = head.split([' ', '(', ')', ',']).filter(|word| !word.is_empty()).collect();
    let numbers: Vec<f64> = words.iter().filter_map(|word| word.parse().ok()).collect();
    let unit = words
        .iter()
        .skip(1)
        .find(|word| word.starts_with(char::is_uppercase) && **word != "Nothing" && **word != "Just");
    let first = *numbers.first()?;
    Some((
        Some(first),
        Some(*numbers.get(1).unwrap_or(&first)),
        unit.map(|unit| (*unit).to_owned()).unwrap_or_default(),
    ))
}

fn unescaped(text: &str) -> String {
    text.replace("\\x20ac", "€").replace("\\x00a3\\&", "£").replace("\\\"", "\"")
}

/// Microseconds a claim, on claims as they are.
fn time(claims: &str) {
    let sentences: Vec<&str> = claims.lines().skip(1).filter_map(|line| line.split('@').next()).collect();
    const ROUNDS: usize = 50;
    let start = Instant::now();
    let mut found = 0;
    for _ in 0..ROUNDS {
        found += sentences.iter().map(|sentence| quantities(sentence).len()).sum::<usize>();
    }
    let micros = start.elapsed().as_secs_f64() * 1e6 / (ROUNDS * sentences.len()) as f64;
    println!("\n{} claims, {} quantities, {micros:.1} microseconds a claim", sentences.len(), found / ROUNDS);
    let long = sentences.join(" ").repeat(40);
    let start = Instant::now();
    let found = quantities(&long).len();
    let speed = long.len() as f64 / 1e6 / start.elapsed().as_secs_f64();
    println!("{found} quantities in one text of {:.1} MB, {speed:.0} MB/s", long.len() as f64 / 1e6);
}
