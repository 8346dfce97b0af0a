//! How much checking an English sentence deserves, 0 to 100, and why: a linear model over signs a reader can see.
//!
//! The weights (`worth.weights.txt`) are learned by `examples/train_worth.rs`, and measured by `score_worth.rs` there.

mod shape;

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

pub use shape::Shape;

/// How much checking a sentence deserves, and why.
#[derive(Debug, Clone, PartialEq)]
pub struct Worth {
    /// 0 to 100. From 50 the model says "check it": the level with the best F1 in cross-validation.
    pub score: u8,
    /// The same before it is rounded, to rank by.
    pub exact: f64,
    /// The signs that moved the score most, up or down: strongest first, at most three.
    pub reasons: Vec<Reason>,
}

/// One sign in a sentence, and how far it moved the score.
#[derive(Debug, Clone, PartialEq)]
pub struct Reason {
    /// What was seen in the sentence.
    pub sign: Sign,
    /// In log-odds: above zero it speaks for checking, below zero against.
    pub effect: f64,
}

/// What the model can see in a sentence.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Sign {
    /// A kind of thing, and the first word that showed it where a word did.
    Kind(Kind, Option<String>),
    /// One word or two neighbours, as the sentence has them.
    Phrase(String),
    /// What the sentence is, and the verb that shows it where one does.
    Shape(Shape, Option<String>),
}

impl Worth {
    /// The worth of a sum of log-odds (0 gives 50), with the reasons that are to be told.
    pub fn of(log_odds: f64, reasons: Vec<Reason>) -> Self {
        let exact = 100.0 / (1.0 + (-log_odds).exp());
        Self { score: exact.round() as u8, exact, reasons }
    }

    /// Of what is no text.
    pub fn none() -> Self {
        Self { score: 0, exact: 0.0, reasons: Vec::new() }
    }
}

impl Reason {
    /// The reason in plain English, to follow "because it ...".
    pub fn words(&self) -> String {
        match &self.sign {
            Sign::Kind(kind, Some(word)) => format!("{} (“{word}”)", kind.words()),
            Sign::Kind(kind, None) => kind.words().to_string(),
            Sign::Phrase(phrase) => format!("says “{phrase}”"),
            Sign::Shape(shape, Some(verb)) => format!("{} (“{verb}”)", shape.words()),
            Sign::Shape(shape, None) => shape.words().to_string(),
        }
    }

    /// The same, with "but" before what speaks against checking.
    pub fn told(&self) -> String {
        if self.effect < 0.0 { format!("but {}", self.words()) } else { self.words() }
    }
}

/// How much checking `sentence` deserves. Takes any text; text without a word or number scores 0.
pub fn worth(sentence: &str) -> Worth {
    let words = read_words(sentence);
    let signs = Signs::of_words(sentence, &words);
    if signs.length == 0 {
        return Worth::none();
    }
    let effects = MODEL.effects(&signs);
    let learned = MODEL.bias + effects.iter().map(|effect| effect.size).sum::<f64>();
    let mut reasons = strongest(effects);
    let Some((shape, verb)) = Shape::of(sentence, &words, &signs) else { return Worth::of(learned, reasons) };
    let log_odds = shape.moved(learned);
    if (log_odds - learned).abs() > TOLD && shape != Shape::Question {
        let sign = Sign::Shape(shape, verb.map(str::to_string));
        reasons.push(Reason { sign, effect: log_odds - learned });
        reasons.sort_by(|a, b| b.effect.abs().total_cmp(&a.effect.abs()));
        reasons.truncate(MOST_REASONS);
    }
    Worth::of(log_odds, reasons)
}

/// What moves less, in log-odds, is not worth a word.
const TOLD: f64 = 0.2;
const MOST_REASONS: usize = 3;

/// One word cannot carry a sentence: it adds so much at most, in log-odds, and two neighbours so much.
const MOST_OF_A_WORD: f64 = 1.2;
const MOST_OF_TWO: f64 = 1.8;

/// At most three reasons, and only one about the same word: "I" is the first person, and need not be told again.
fn strongest(mut effects: Vec<Effect>) -> Vec<Reason> {
    effects.retain(|effect| effect.size != 0.0);
    effects.sort_by(|a, b| b.size.abs().total_cmp(&a.size.abs()));
    let mut told = HashSet::new();
    effects.retain(|effect| effect.seen.is_none_or(|seen| told.insert(seen)));
    effects.truncate(MOST_REASONS);
    let reason = |effect: &Effect| {
        let seen = effect.seen.map(str::to_string);
        let sign = match effect.kind {
            Some(kind) => Sign::Kind(kind, seen),
            None => Sign::Phrase(seen.unwrap_or_default()),
        };
        Reason { sign, effect: effect.size }
    };
    effects.iter().map(reason).collect()
}

/// What one sign adds to the log-odds.
struct Effect<'a> {
    /// Nothing for a phrase.
    kind: Option<Kind>,
    seen: Option<&'a str>,
    size: f64,
}

static MODEL: LazyLock<Model> = LazyLock::new(|| Model::read(include_str!("worth.weights.txt")));

/// The weights: what each step of a kind adds, and what each known phrase adds.
struct Model {
    bias: f64,
    kinds: [[f64; MOST_STEPS]; Kind::ALL.len()],
    phrases: HashMap<String, f64>,
}

impl Model {
    /// Reads lines of `name TAB weight`, the names as [`Signs::named`] gives them. Lines it cannot read count for
    /// nothing; a test refuses a weights file that has any.
    fn read(text: &str) -> Model {
        let mut model = Model { bias: 0.0, kinds: [[0.0; MOST_STEPS]; Kind::ALL.len()], phrases: HashMap::new() };
        for (name, weight) in text.lines().filter_map(weight_line) {
            if name == BIAS {
                model.bias = weight;
            } else if let Some((kind, step)) = kind_step(name) {
                model.kinds[kind as usize][step - 1] = weight;
            } else {
                model.phrases.insert(name.to_string(), weight);
            }
        }
        model
    }

    fn effects<'a>(&self, signs: &Signs<'a>) -> Vec<Effect<'a>> {
        let kinds = Kind::ALL.into_iter().map(|kind| {
            let steps = signs.steps[kind as usize];
            let size = self.kinds[kind as usize][..steps].iter().sum();
            Effect { kind: Some(kind), seen: signs.shown_by[kind as usize], size }
        });
        let share = signs.phrase_share();
        let phrases = signs.phrases.iter().filter_map(|phrase| {
            let most = if phrase.key.contains(' ') { MOST_OF_TWO } else { MOST_OF_A_WORD };
            let size = (self.phrases.get(&phrase.key)? * share).clamp(-most, most);
            Some(Effect { kind: None, seen: Some(phrase.seen), size })
        });
        kinds.chain(phrases).collect()
    }
}

/// The name of the line that holds the bias.
pub const BIAS: &str = "#bias";

fn weight_line(line: &str) -> Option<(&str, f64)> {
    let (name, weight) = line.split_once('\t')?;
    Some((name, weight.parse().ok()?))
}

/// Reads `#Names 2` as the second step of [`Kind::Names`]. Phrases never begin with `#`.
fn kind_step(name: &str) -> Option<(Kind, usize)> {
    let (name, step) = name.strip_prefix('#')?.split_once(' ')?;
    let kind = Kind::ALL.into_iter().find(|kind| format!("{kind:?}") == name)?;
    let step = step.parse().ok()?;
    (1..=kind.most()).contains(&step).then_some((kind, step))
}

/// The signs of one sentence.
pub struct Signs<'a> {
    /// In words and numbers.
    length: usize,
    /// How many steps of each kind the sentence climbs: most kinds count, `Short` and `Long` climb by length.
    steps: [usize; Kind::ALL.len()],
    shown_by: [Option<&'a str>; Kind::ALL.len()],
    phrases: Vec<Phrase<'a>>,
}

struct Phrase<'a> {
    /// Stemmed, lower case, numbers as their kind: what the weights know it by.
    key: String,
    seen: &'a str,
}

impl<'a> Signs<'a> {
    /// What the model sees in one sentence; an empty one has no signs.
    pub fn of(sentence: &'a str) -> Signs<'a> {
        Signs::of_words(sentence, &read_words(sentence))
    }

    fn of_words(sentence: &'a str, words: &[Word<'a>]) -> Signs<'a> {
        let mut signs = Signs {
            length: words.len(),
            steps: [0; Kind::ALL.len()],
            shown_by: [None; Kind::ALL.len()],
            phrases: phrases(sentence, words),
        };
        signs.read_each_word(words);
        signs.steps[Kind::Short as usize] = SHORT.iter().filter(|&&limit| words.len() <= limit).count();
        signs.steps[Kind::Long as usize] = LONG.iter().filter(|&&limit| words.len() > limit).count();
        signs.read_names(words);
        if sentence.contains(['"', '“']) {
            signs.add(Kind::Quotes, None);
        }
        if sentence.contains('?') {
            signs.add(Kind::Questions, None);
        }
        for (steps, kind) in signs.steps.iter_mut().zip(Kind::ALL) {
            *steps = kind.most().min(*steps);
        }
        signs
    }

    /// Every sign by the name the weights know it by, with its value: what a trainer needs.
    pub fn named(&self) -> impl Iterator<Item = (String, f64)> + '_ {
        let kinds = Kind::ALL
            .into_iter()
            .flat_map(|kind| (1..=self.steps[kind as usize]).map(move |step| (format!("#{kind:?} {step}"), 1.0)));
        let share = self.phrase_share();
        kinds.chain(self.phrases.iter().map(move |phrase| (phrase.key.clone(), share)))
    }

    /// The part of its weight a phrase brings: without it a long sentence would outweigh a short one by sheer length.
    fn phrase_share(&self) -> f64 {
        1.0 / (self.phrases.len().max(1) as f64).sqrt()
    }

    fn add(&mut self, kind: Kind, seen: Option<&'a str>) {
        self.steps[kind as usize] += 1;
        self.shown_by[kind as usize] = self.shown_by[kind as usize].or(seen);
    }

    fn read_each_word(&mut self, words: &[Word<'a>]) {
        for word in words {
            for &kind in word.kinds {
                self.add(kind, Some(word.seen));
            }
            if let Some(figure) = word.figure {
                if !word.is_a(Kind::Numbers) {
                    self.add(Kind::Numbers, Some(word.seen));
                }
                if figure != Kind::Numbers {
                    self.add(figure, Some(word.seen));
                }
            }
            if word.is_regular_past() {
                self.add(Kind::Past, Some(word.seen));
            }
            if word.lower.ends_with("'ll") || word.lower.ends_with("'d") {
                self.add(Kind::Plans, Some(word.seen));
            }
            if word.figure.is_none() && word.seen.len() >= 8 {
                self.add(Kind::LongWords, None);
            }
        }
    }

    fn read_names(&mut self, words: &[Word<'a>]) {
        let mut in_name = false;
        for word in words.iter().skip(1) {
            // The first word of a sentence is a capital anyway, and so is "I".
            let capital = word.seen.starts_with(char::is_uppercase) && !word.is_a(Kind::FirstPerson);
            if capital && !in_name {
                self.add(Kind::Names, Some(word.seen));
            }
            in_name = capital;
        }
    }
}

/// The distinct words and pairs of neighbours; a number alone is a kind already.
fn phrases<'a>(sentence: &'a str, words: &[Word<'a>]) -> Vec<Phrase<'a>> {
    let single = words.iter().filter(|word| word.figure.is_none());
    let singles = single.map(|word| Phrase { key: word.stem.clone(), seen: word.seen });
    let pairs = words.windows(2).map(|pair| Phrase {
        key: format!("{} {}", pair[0].stem, pair[1].stem),
        seen: &sentence[pair[0].start..pair[1].start + pair[1].seen.len()],
    });
    let all: Vec<Phrase> = singles.chain(pairs).collect();
    let mut known = HashSet::with_capacity(all.len());
    let is_new: Vec<bool> = all.iter().map(|phrase| known.insert(phrase.key.as_str())).collect();
    all.into_iter().zip(is_new).filter_map(|(phrase, is_new)| is_new.then_some(phrase)).collect()
}

struct Word<'a> {
    start: usize,
    seen: &'a str,
    lower: String,
    stem: String,
    /// The kind of number it is, if it is one.
    figure: Option<Kind>,
    kinds: &'static [Kind],
}

impl<'a> Word<'a> {
    fn new(start: usize, seen: &'a str) -> Word<'a> {
        let lower = seen.to_lowercase().replace('’', "'");
        let kinds = listed_kinds(&lower);
        let figure = figure(&lower, kinds);
        let stem = match figure {
            Some(kind) => format!("<{kind:?}>"),
            None => stem(&lower).to_string(),
        };
        Word { start, seen, lower, stem, figure, kinds }
    }

    fn is_a(&self, kind: Kind) -> bool {
        self.kinds.contains(&kind)
    }

    /// "walked", but not "went", which is in the lists.
    fn is_regular_past(&self) -> bool {
        self.lower.len() > 4
            && self.lower.ends_with("ed")
            && !self.is_a(Kind::Past)
            && !NOT_PAST.contains(&self.lower.as_str())
    }
}

fn figure(lower: &str, kinds: &[Kind]) -> Option<Kind> {
    let first = lower.chars().next()?;
    if matches!(first, '$' | '£' | '€') {
        Some(Kind::Money)
    } else if first.is_ascii_digit() && lower.ends_with('%') {
        Some(Kind::Percentages)
    } else if matches!(lower.trim_end_matches('s').parse(), Ok(1900..=2099)) {
        Some(Kind::Years)
    } else if first.is_ascii_digit() || kinds.contains(&Kind::Numbers) {
        Some(Kind::Numbers)
    } else {
        None
    }
}

/// Takes one common ending off, so that "tax", "taxes" and "taxed" are one phrase to the model.
fn stem(lower: &str) -> &str {
    const ENDINGS: [&str; 6] = ["'s", "ing", "ed", "es", "s", "ly"];
    if lower.len() < 5 {
        return lower;
    }
    let ending = ENDINGS
        .into_iter()
        .find(|ending| lower.ends_with(ending) && lower.len() >= ending.len() + 3 && !lower.ends_with("ss"));
    let stem = ending.and_then(|ending| lower.strip_suffix(ending)).unwrap_or(lower);
    match stem.strip_suffix('e') {
        Some(short) if stem.len() > 4 => short,
        _ => stem,
    }
}

/// Words, numbers with their sign of money or per cent; the rest is passed over.
fn read_words(sentence: &str) -> Vec<Word<'_>> {
    let mut words = Vec::new();
    let mut rest = sentence;
    while let Some(first) = rest.chars().next() {
        let length = match first {
            '$' | '£' | '€' => match number_length(&rest[first.len_utf8()..]) {
                0 => 0,
                digits => first.len_utf8() + digits,
            },
            _ if first.is_ascii_digit() => number_length(rest),
            _ if first.is_alphabetic() => word_length(rest),
            _ => 0,
        };
        if length > 0 {
            words.push(Word::new(sentence.len() - rest.len(), &rest[..length]));
        }
        rest = &rest[length.max(first.len_utf8())..];
    }
    words
}

/// How many bytes the number at the start of `text` takes: digits, with a comma or point between digits, and what
/// hangs on to them ("40%", "2.5bn", "1990s", "21st").
fn number_length(text: &str) -> usize {
    let bytes = text.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut end = 0;
    while digit(end) || end > 0 && matches!(bytes.get(end), Some(b',' | b'.')) && digit(end + 1) {
        end += 1;
    }
    match bytes.get(end) {
        Some(b'%') if end > 0 => end + 1,
        _ if end > 0 => end + letters(&text[end..]),
        _ => 0,
    }
}

/// How many bytes the word at the start of `text` takes: letters, with one apostrophe between letters ("don't").
fn word_length(text: &str) -> usize {
    let before = letters(text);
    let Some(tail) = text[before..].strip_prefix(['\'', '’']) else { return before };
    match letters(tail) {
        0 => before,
        more => text.len() - tail.len() + more,
    }
}

fn letters(text: &str) -> usize {
    text.find(|c: char| !c.is_alphabetic()).unwrap_or(text.len())
}

/// For each kind its name in the weights, how many of it count, what it is called to a reporter, and the words (lower
/// case) that are of this kind by themselves; the other kinds, and other ways to be one, are found in [`Signs::of`].
macro_rules! kinds {
    ($($kind:ident $most:literal $words:literal $list:literal)*) => {
        /// A kind of thing that makes a sentence more or less worth checking.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Kind { $(#[doc = $words] $kind),* }

        impl Kind {
            /// Every kind, in the order in which the weights know them.
            pub const ALL: [Kind; [$($most),*].len()] = [$(Kind::$kind),*];

            /// From this many on, one more adds nothing.
            fn most(self) -> usize {
                match self { $(Kind::$kind => $most),* }
            }

            fn words(self) -> &'static str {
                match self { $(Kind::$kind => $words),* }
            }

            fn list(self) -> &'static str {
                match self { $(Kind::$kind => $list),* }
            }
        }
    };
}

/// The largest `most` of any kind.
const MOST_STEPS: usize = 5;

kinds! {
    Short 5 "is short" ""
    Long 5 "is long" ""
    Numbers 3 "has a number"
        "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen \
         eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred dozen"
    Percentages 1 "has a percentage" "percent"
    Money 1 "has a sum of money" ""
    Years 1 "names a year" ""
    Names 3 "names someone or somewhere" ""
    Comparisons 2 "compares or tells of a change"
        "more less fewer most least higher lower highest lowest largest biggest bigger smaller greater greatest \
         better worse best worst than increase increased decrease decreased rose fell grew doubled tripled cut \
         double triple half record every"
    Quantifiers 2 "says how many or how often"
        "all every none most many few number majority only first last ever never always nobody everybody each"
    Negations 1 "denies something"
        "not no never none nobody nothing don't didn't doesn't won't isn't wasn't can't couldn't"
    Past 3 "tells of the past"
        "was were had did went said made took got gave came became began brought built bought caught chose cut fell \
         felt found fought grew held hit kept knew led left lost met paid put ran rose saw sold sent spent stood \
         told thought voted won wrote lied signed passed been done gone cost let set threw hired created inherited \
         doubled tripled"
    Present 1 "says how things are" "is are it's that's he's she's they're there's"
    Plans 2 "is about plans, wishes or duties"
        "will would should could can may might must shall ought need going let us want hope"
    Conditions 1 "has an if" "if"
    Opinions 2 "gives an opinion or a feeling"
        "think believe feel hope guess know mean maybe probably perhaps wonderful great terrible beautiful proud \
         honor honour respect wrong right important"
    FirstPerson 2 "is in the first person" "i me my mine myself i'm i've i'll i'd"
    We 2 "speaks of us" "we us our we've we're we'll ours"
    You 2 "speaks to you" "you your you're you've you'll"
    Others 2 "speaks of someone else" "he she they his her their him them he's she's they're they've"
    Economy 3 "is about the economy"
        "tax taxes jobs deficit debt budget economy unemployment inflation spending trade wages income growth \
         billion trillion dollars rate rates cost costs prices dollar surplus revenue business businesses \
         manufacturing workers"
    Security 3 "is about war and defence"
        "war troops nuclear weapons military army iraq iran soviet terrorists isis missile missiles forces nato \
         syria russia china afghanistan vietnam korea israel saddam"
    Society 3 "is about health, schools, crime or borders"
        "health care insurance medicare medicaid social security education schools school students crime drugs \
         prison immigrants immigration border abortion gun guns welfare"
    Lawmaking 3 "is about law and government"
        "voted vote votes opposed supported signed vetoed passed bill legislation law laws proposed plan record \
         senate congress administration program programs committee supreme court"
    Speech 3 "tells what someone said"
        "said says told called promised claimed announced argued admitted denied wrote stated testified saying"
    Proceedings 3 "is about the event itself"
        "thank thanks welcome question debate evening night minutes audience moderator"
    Questions 1 "asks a question" ""
    Quotes 1 "quotes words" ""
    LongWords 3 "uses long words" ""
}

/// A sentence of up to so many words is short, and each limit it stays under makes it shorter.
const SHORT: [usize; 5] = [3, 5, 7, 9, 12];
/// A sentence of more than so many words is long.
const LONG: [usize; 5] = [15, 20, 25, 30, 40];

/// The kinds a lower-case word belongs to by itself.
fn listed_kinds(lower: &str) -> &'static [Kind] {
    static KINDS: LazyLock<HashMap<&str, Vec<Kind>>> = LazyLock::new(|| {
        let mut kinds: HashMap<&str, Vec<Kind>> = HashMap::new();
        for kind in Kind::ALL {
            for word in kind.list().split_whitespace() {
                kinds.entry(word).or_default().push(kind);
            }
        }
        kinds
    });
    KINDS.get(lower).map_or(&[], Vec::as_slice)
}

/// Words that end like the past and are not.
const NOT_PAST: [&str; 8] = ["need", "indeed", "speed", "hundred", "united", "exceed", "proceed", "succeed"];

#[cfg(test)]
mod tests;
