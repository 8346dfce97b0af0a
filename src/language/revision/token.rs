//! The words and signs of a sentence, and which of them guard its sense: figures, names and negations.

use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::LazyLock;

use crate::domain::text::plain_char;

/// What a word stands for that must not change unseen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Guard {
    Figure,
    Name,
    Negation,
}

#[derive(Debug)]
pub struct Token {
    /// Bytes of the whole text.
    pub range: Range<usize>,
    pub guard: Option<Guard>,
    /// What it says apart from spelling: `six` and `6`, `Russia` and `Russia's`, `denies` and `denied` share theirs.
    pub key: String,
    /// How it is written, in plain dress and small letters.
    pub written: String,
    pub is_word: bool,
}

impl Token {
    /// Whether two tokens say the same.
    pub fn says(&self, other: &Self) -> bool {
        self.guard == other.guard && self.key == other.key
    }
}

/// Which capitalised words are names, learned from both texts.
#[derive(Default)]
pub struct Lexicon<'t> {
    /// Seen with a capital inside of a sentence; in small letters.
    names: HashSet<String>,
    /// Seen without a capital.
    common: HashSet<&'t str>,
}

impl<'t> Lexicon<'t> {
    pub fn learn(&mut self, text: &'t str, sentences: &[Range<usize>]) {
        for sentence in sentences {
            // Headings capitalise at will: they are no witnesses for a name.
            let is_heading = text[sentence.clone()].ends_with(char::is_alphanumeric);
            for piece in pieces(text, sentence.clone()).filter(|piece| piece.is_word) {
                let word = &text[piece.range];
                if !word.contains(char::is_uppercase) {
                    self.common.insert(word);
                } else if !piece.opens && !is_heading {
                    let name = bare(word).to_lowercase();
                    if !is_opener(&name) {
                        self.names.insert(name);
                    }
                }
            }
        }
    }

    /// Is this word, which has a capital, a name? Where a sentence opens, a word is taken for one unless something
    /// speaks against it: a needless question to the editor costs less than a name that changed unseen.
    fn is_name(&self, word: &str, opens: bool) -> bool {
        let lower = bare(word).to_lowercase();
        if lower == "i" {
            return false;
        }
        let is_shouted = word.chars().filter(|c| c.is_uppercase()).nth(1).is_some();
        !opens
            || self.names.contains(&lower)
            || !is_opener(&lower) && !self.common.contains(lower.as_str())
            || is_shouted && is_opener(&lower)
    }
}

/// All of `text[range]` as one name: for passages that no sentence of news is as long as.
pub fn opaque(text: &str, range: Range<usize>) -> Token {
    let written = text[range.clone()].to_owned();
    Token { range, guard: Some(Guard::Name), key: written.clone(), written, is_word: true }
}

/// The tokens of `text[range]`.
pub fn tokens(text: &str, range: Range<usize>, lexicon: &Lexicon) -> Vec<Token> {
    pieces(text, range).map(|piece| token(text, piece, lexicon)).collect()
}

fn token(text: &str, piece: Piece, lexicon: &Lexicon) -> Token {
    let Piece { range, opens, is_word } = piece;
    let word = &text[range.clone()];
    let written: String = word.chars().map(plain_char).flat_map(char::to_lowercase).collect();
    let (guard, key) = if is_word {
        guard_of(word, &written, opens, lexicon)
    } else {
        (is_figure_sign(text, &range).then_some(Guard::Figure), written.clone())
    };
    Token { range, guard, key, written, is_word }
}

fn guard_of(word: &str, written: &str, opens: bool, lexicon: &Lexicon) -> (Option<Guard>, String) {
    if word.contains(char::is_numeric) {
        return (Some(Guard::Figure), written.to_owned());
    }
    if let Some(figure) = figure_word(written) {
        return (Some(Guard::Figure), figure);
    }
    if let Some(negation) = negation(written) {
        return (Some(Guard::Negation), negation.to_owned());
    }
    // A script without capitals does not show its names: there any word might be one.
    let is_caseless = |c: char| c.is_alphabetic() && !c.is_lowercase() && !c.is_uppercase();
    let is_name = word.contains(is_caseless) || (word.contains(char::is_uppercase) && lexicon.is_name(word, opens));
    if is_name { (Some(Guard::Name), bare(written).to_owned()) } else { (None, written.to_owned()) }
}

/// A word without its possessive ending.
fn bare(word: &str) -> &str {
    word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word)
}

struct Piece {
    range: Range<usize>,
    /// It has a capital for being first: in the sentence, in a quotation, after a colon.
    opens: bool,
    is_word: bool,
}

fn pieces(text: &str, range: Range<usize>) -> impl Iterator<Item = Piece> {
    let mut at = range.start;
    let mut opens = true;
    std::iter::from_fn(move || {
        let rest = text[at..range.end].trim_start();
        let start = range.end - rest.len();
        let first = rest.chars().next()?;
        let length = if is_letter(first) { word_length(rest) } else { first.len_utf8() };
        at = start + length;
        let piece = Piece { range: start..at, opens, is_word: is_letter(first) };
        opens = !piece.is_word && (opens || !matches!(first, ',' | '-' | '\'' | '’' | '/' | '&' | '%' | '$'));
        Some(piece)
    })
}

/// Signs within a word: `don't`, `U.S`, and with digits on both sides also `1,204`, `12:30`, `3/4`, `2010–2015`.
fn word_length(text: &str) -> usize {
    let mut chars = text.char_indices().peekable();
    let mut last = ' ';
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map_or(' ', |(_, next)| *next);
        let joins = match plain_char(c) {
            '\'' | '.' => last.is_alphanumeric() && next.is_alphanumeric(),
            ',' | ':' | '/' | '-' => last.is_numeric() && next.is_numeric(),
            _ => false,
        };
        if !is_letter(c) && !joins {
            return at;
        }
        last = c;
    }
    text.len()
}

/// Letters, digits and what combines with them.
fn is_letter(c: char) -> bool {
    c.is_alphanumeric()
        || matches!(c, '\u{AD}' | '\u{200C}' | '\u{200D}' | '\u{300}'..='\u{36F}' | '\u{483}'..='\u{487}'
            | '\u{591}'..='\u{5C7}' | '\u{64B}'..='\u{65F}' | '\u{1AB0}'..='\u{1AFF}' | '\u{1DC0}'..='\u{1DFF}'
            | '\u{20D0}'..='\u{20FF}' | '\u{FE00}'..='\u{FE0F}' | '\u{FE20}'..='\u{FE2F}')
}

fn is_figure_sign(text: &str, range: &Range<usize>) -> bool {
    match text[range.clone()].chars().next().map(plain_char) {
        Some('%' | '‰' | '°' | '±' | '~' | '≈' | '<' | '>' | '=' | '≤' | '≥' | '$' | '£' | '¥' | '¢') => {
            true
        }
        Some('\u{20A0}'..='\u{20CF}') => true,
        Some('-' | '+') => !text[..range.start].ends_with(is_letter) && text[range.end..].starts_with(char::is_numeric),
        _ => false,
    }
}

/// A number word, as the figure that it spells out.
fn figure_word(word: &str) -> Option<String> {
    const SMALL: &str = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen \
        sixteen seventeen eighteen nineteen twenty";
    const OTHERS: &str = "thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands million \
        millions billion billions trillion trillions dozen dozens score scores tens half halves halved third thirds \
        quarter quarters fifth fifths tenth tenths first second fourth sixth seventh eighth ninth once twice thrice \
        double doubled doubles triple tripled triples quadruple quadrupled single both pair";
    static FIGURES: LazyLock<HashMap<&str, String>> = LazyLock::new(|| {
        let small = SMALL.split_whitespace().enumerate().map(|(figure, word)| (word, figure.to_string()));
        let others = OTHERS.split_whitespace().map(|word| (word, word.to_owned()));
        small.chain(others).chain(["percent", "pct"].map(|word| (word, "%".to_owned()))).collect()
    });
    FIGURES.get(word).cloned()
}

/// A word that turns the sense of a sentence, as the one that stands for its forms.
fn negation(word: &str) -> Option<&'static str> {
    if word.ends_with("n't") {
        return Some("not");
    }
    const FORMS: &[&str] = &[
        "not cannot",
        "no",
        "never",
        "none",
        "nobody",
        "nothing",
        "nowhere",
        "neither",
        "nor",
        "without",
        "hardly",
        "scarcely",
        "barely",
        "unable",
        "unlikely",
        "untrue",
        "false falsely",
        "fake",
        "deny denies denied denying denial denials",
        "refuse refuses refused refusing refusal",
        "reject rejects rejected rejecting rejection",
        "refute refutes refuted refuting",
        "fail fails failed failing failure",
        "lack lacks lacked lacking",
    ];
    static NEGATIONS: LazyLock<HashMap<&str, &str>> = LazyLock::new(|| {
        let all = FORMS.iter().filter_map(|forms| Some((forms, forms.split(' ').next()?)));
        all.flat_map(|(forms, first)| forms.split(' ').map(move |form| (form, first))).collect()
    });
    NEGATIONS.get(word).copied()
}

/// Words that open many sentences and name nothing.
fn is_opener(lower: &str) -> bool {
    const OPENERS: &str = "a about above according across after again against all almost along already also although \
        always among an and another any are around as at back because been before behind below beneath beside besides \
        between beyond but by can could despite did do does down during each earlier either even every everyone few \
        finally for from further had has have he her here hers him his how however if in indeed inside instead into is \
        it its just last later least less like many maybe meanwhile might more moreover most much must my near \
        nearly next now of off often on only onto or other others our out outside over perhaps rather she should since \
        so some someone soon still such than that the their them then there therefore these they this those though \
        through throughout thus to today together tomorrow too toward towards under unless until up upon us very was we \
        well were what when where whereas whether which while who whose why with within would yesterday yet you your";
    static KNOWN: LazyLock<HashSet<&str>> = LazyLock::new(|| OPENERS.split_whitespace().collect());
    KNOWN.contains(lower.split(['\'', '’']).next().unwrap_or(lower))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The guarded tokens of the last sentence, with the others as what is known.
    fn guards(text: &str) -> Vec<(String, Guard)> {
        let sentences = crate::language::sentence::sentences(text);
        let mut lexicon = Lexicon::default();
        lexicon.learn(text, &sentences);
        let last = sentences.last().unwrap().clone();
        let guarded = tokens(text, last, &lexicon).into_iter();
        guarded.filter_map(|token| Some((token.key, token.guard?))).collect()
    }

    #[track_caller]
    fn guarded(text: &str, guard: Guard, keys: &[&str]) {
        let found: Vec<String> = guards(text).into_iter().filter(|(_, g)| *g == guard).map(|(key, _)| key).collect();
        assert_eq!(found, keys);
    }

    #[test]
    fn figures_are_digits_number_words_and_their_signs() {
        guarded("some 1,204 men, 3/4 of six dozen, took $5.", Guard::Figure, &["1,204", "3/4", "6", "dozen", "$", "5"]);
        guarded("it fell -5% to 4 percent in 2010–2015.", Guard::Figure, &["-", "5", "%", "4", "%", "2010-2015"]);
        guarded("the well-known co-op – open", Guard::Figure, &[]);
    }

    #[test]
    fn negations_are_known_in_all_their_forms() {
        guarded(
            "he didn’t deny it, cannot fail and never refused",
            Guard::Negation,
            &["not", "deny", "not", "fail", "never", "refuse"],
        );
        guarded("noted notions of another", Guard::Negation, &[]);
    }

    #[test]
    fn names_are_capitalised_inside_of_a_sentence() {
        guarded(
            "the army of Russia's Gen. Orlov used an iPhone and I left.",
            Guard::Name,
            &["russia", "gen", "orlov", "iphone"],
        );
    }

    #[test]
    fn the_first_word_is_a_name_unless_something_speaks_against_it() {
        guarded("Kyiv fell.", Guard::Name, &["kyiv"]);
        guarded("The town fell.", Guard::Name, &[]);
        guarded("Many troops left. Troops fell.", Guard::Name, &[]);
        guarded("It rose by May. May may fall.", Guard::Name, &["may"]);
        guarded("He said: “The town fell.”", Guard::Name, &[]);
        guarded("WHO said so.", Guard::Name, &["who"]);
    }

    #[test]
    fn a_script_without_capitals_hides_its_names_so_every_word_is_guarded() {
        guarded("he said نعم in 基辅", Guard::Name, &["نعم", "基辅"]);
    }
}
