//! Which language a text is in, where nobody says.

use super::lexicon::Mark;
use super::{FOLDERS, Folder, Grammar, Numerals, Tongue};
use whatlang::{Lang, Script};

/// The language that a text looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Guess {
    /// BCP 47.
    pub tag: &'static str,
    /// Its English name.
    pub name: &'static str,
    /// The text is long enough, and no other language is near.
    pub sure: bool,
}

/// How much of a text is looked at, in bytes: more tells no more.
const LOOKED_AT: usize = 20_000;

/// The language of an article's text; none where it has no letters. A short text in Latin letters that may be any is taken
/// for English.
pub fn guess(text: &str) -> Option<Guess> {
    let end = (0..=LOOKED_AT.min(text.len())).rev().find(|end| text.is_char_boundary(*end)).unwrap_or(0);
    let text = &text[..end];
    let info = whatlang::detect(text)?;
    let latin = info.script() == Script::Latin;
    // Of a script that one language alone is written in, few letters are enough.
    let by_script = !latin && !matches!(info.script(), Script::Cyrillic | Script::Arabic | Script::Devanagari);
    if info.is_reliable() || !latin {
        let sure = info.is_reliable() || by_script;
        return Some(Guess { tag: tag(info.lang()), name: info.lang().eng_name(), sure });
    }
    let english = text.split_whitespace().filter(|word| is_english(word)).count();
    let sure = info.lang() == Lang::Eng || english > 1;
    Some(Guess { tag: "en", name: Lang::Eng.eng_name(), sure })
}

/// The English name of the language of a tag.
pub fn name(language: &str) -> Option<&'static str> {
    let primary = language.split('-').next()?;
    Lang::all().iter().find(|lang| tag(**lang).eq_ignore_ascii_case(primary)).map(|lang| lang.eng_name())
}

/// A passage in the language of its article, unless its letters or its small words are clearly another's.
pub fn of_passage(text: &str, article: Tongue) -> Tongue {
    if let Some(folder) = by_letters(text).filter(|_| !article.is_cyrillic()) {
        return folder.tongue();
    }
    if article.is_english() {
        return article;
    }
    let english = text.split_whitespace().filter(|word| is_english(word)).count();
    let own = small_words(text, article);
    // In an article that no list knows, a claim in plain English is read as such.
    if english >= 2 && english > own { Tongue::english() } else { article }
}

impl Folder {
    pub fn tongue(&'static self) -> Tongue {
        Tongue { grammar: Grammar::Words(self), numerals: Numerals::of(self.tag) }
    }
}

impl Tongue {
    fn is_cyrillic(self) -> bool {
        matches!(self.grammar, Grammar::Words(folder) if matches!(folder.tag, "uk" | "ru"))
    }
}

/// Ukrainian or Russian, by the letters that only one of them has, where most letters are Cyrillic.
fn by_letters(text: &str) -> Option<&'static Folder> {
    let letters = || text.chars().filter(|c| c.is_alphabetic());
    let cyrillic = letters().filter(|c| matches!(c, '\u{400}'..='\u{4FF}')).count();
    if cyrillic * 2 <= letters().count() {
        return None;
    }
    let has = |own: &[char]| letters().filter(|c| own.contains(c)).count();
    let (ukrainian, russian) = (has(&['і', 'ї', 'є', 'ґ', 'І', 'Ї', 'Є']), has(&['ы', 'э', 'ъ', 'ё', 'Э']));
    let tag = if ukrainian > russian { "uk" } else { "ru" };
    FOLDERS.iter().find(|folder| folder.tag == tag)
}

fn small_words(text: &str, tongue: Tongue) -> usize {
    tongue.words(text).iter().filter(|word| word.has(Mark::Small)).count()
}

fn is_english(word: &str) -> bool {
    const SMALL: [&str; 20] = [
        "the", "of", "and", "to", "for", "said", "has", "that", "is", "it", "he", "she", "they", "we", "with", "from",
        "was", "at", "by", "were",
    ];
    SMALL.iter().any(|small| small.eq_ignore_ascii_case(word))
}

/// The tag of a language that the guess knows.
fn tag(lang: Lang) -> &'static str {
    match lang {
        Lang::Epo => "eo",
        Lang::Eng => "en",
        Lang::Rus => "ru",
        Lang::Cmn => "zh",
        Lang::Spa => "es",
        Lang::Por => "pt",
        Lang::Ita => "it",
        Lang::Ben => "bn",
        Lang::Fra => "fr",
        Lang::Deu => "de",
        Lang::Ukr => "uk",
        Lang::Kat => "ka",
        Lang::Ara => "ar",
        Lang::Hin => "hi",
        Lang::Jpn => "ja",
        Lang::Heb => "he",
        Lang::Yid => "yi",
        Lang::Pol => "pl",
        Lang::Amh => "am",
        Lang::Jav => "jv",
        Lang::Kor => "ko",
        Lang::Nob => "nb",
        Lang::Dan => "da",
        Lang::Swe => "sv",
        Lang::Fin => "fi",
        Lang::Tur => "tr",
        Lang::Nld => "nl",
        Lang::Hun => "hu",
        Lang::Ces => "cs",
        Lang::Ell => "el",
        Lang::Bul => "bg",
        Lang::Bel => "be",
        Lang::Mar => "mr",
        Lang::Kan => "kn",
        Lang::Ron => "ro",
        Lang::Slv => "sl",
        Lang::Hrv => "hr",
        Lang::Srp => "sr",
        Lang::Mkd => "mk",
        Lang::Lit => "lt",
        Lang::Lav => "lv",
        Lang::Est => "et",
        Lang::Tam => "ta",
        Lang::Vie => "vi",
        Lang::Urd => "ur",
        Lang::Tha => "th",
        Lang::Guj => "gu",
        Lang::Uzb => "uz",
        Lang::Pan => "pa",
        Lang::Aze => "az",
        Lang::Ind => "id",
        Lang::Tel => "te",
        Lang::Pes => "fa",
        Lang::Mal => "ml",
        Lang::Ori => "or",
        Lang::Mya => "my",
        Lang::Nep => "ne",
        Lang::Sin => "si",
        Lang::Khm => "km",
        Lang::Tuk => "tk",
        Lang::Aka => "ak",
        Lang::Zul => "zu",
        Lang::Sna => "sn",
        Lang::Afr => "af",
        Lang::Lat => "la",
        Lang::Slk => "sk",
        Lang::Cat => "ca",
        Lang::Tgl => "tl",
        Lang::Hye => "hy",
        Lang::Cym => "cy",
    }
}
