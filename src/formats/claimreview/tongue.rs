//! Languages as other desks write them: tags, `en_US`, and names in English or in the language itself.

use crate::domain::text;

const NAMES: &[(&str, &str)] = &[
    ("ar", "arabic العربية"),
    ("bg", "bulgarian български"),
    ("bn", "bengali bangla বাংলা"),
    ("ca", "catalan català"),
    ("cs", "czech čeština česky"),
    ("da", "danish dansk"),
    ("de", "german deutsch"),
    ("el", "greek ελληνικά"),
    ("en", "english"),
    ("es", "spanish español espanol castellano"),
    ("et", "estonian eesti"),
    ("fa", "persian farsi فارسی"),
    ("fi", "finnish suomi"),
    ("fr", "french français francais"),
    ("he", "hebrew עברית"),
    ("hi", "hindi हिन्दी हिंदी"),
    ("hr", "croatian hrvatski"),
    ("hu", "hungarian magyar"),
    ("id", "indonesian bahasa"),
    ("it", "italian italiano"),
    ("ja", "japanese 日本語"),
    ("ka", "georgian ქართული"),
    ("ko", "korean 한국어"),
    ("lt", "lithuanian lietuvių"),
    ("lv", "latvian latviešu"),
    ("ml", "malayalam മലയാളം"),
    ("mr", "marathi मराठी"),
    ("nl", "dutch nederlands"),
    ("no", "norwegian norsk"),
    ("pl", "polish polski"),
    ("pt", "portuguese português portugues"),
    ("ro", "romanian română romana"),
    ("ru", "russian русский"),
    ("sk", "slovak slovenčina"),
    ("sl", "slovenian slovenščina"),
    ("sr", "serbian српски srpski"),
    ("sv", "swedish svenska"),
    ("ta", "tamil தமிழ்"),
    ("te", "telugu తెలుగు"),
    ("th", "thai ไทย"),
    ("tr", "turkish türkçe turkce"),
    ("uk", "ukrainian українська"),
    ("ur", "urdu اردو"),
    ("vi", "vietnamese"),
    ("zh", "chinese 中文 mandarin"),
];

/// The tag of a language; none for what names none that is known.
pub fn tag(given: &str) -> Option<String> {
    let given = given.trim();
    let folded = given.to_lowercase();
    let named = NAMES.iter().find(|(_, names)| names.split(' ').any(|name| name == folded));
    if let Some((tag, _)) = named {
        return Some((*tag).to_owned());
    }
    let tag = given.replace('_', "-");
    let tag = tag.split('.').next().unwrap_or_default();
    let mut parts = tag.split('-');
    // A longer word is a name that nobody here knows, not a tag.
    let primary = parts.next().filter(|primary| (2..=3).contains(&primary.len()))?.to_lowercase();
    let rest: String = parts.map(|part| format!("-{part}")).collect();
    text::language(&format!("{primary}{rest}")).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_known_by_its_tag_and_its_names() {
        for (given, tag_) in [
            ("en", "en"),
            ("en_US", "en-US"),
            ("EN-gb", "en-gb"),
            ("English", "en"),
            ("deutsch", "de"),
            ("zh_Hant_TW", "zh-Hant-TW"),
            ("한국어", "ko"),
            ("pt_BR.UTF-8", "pt-BR"),
        ] {
            assert_eq!(tag(given).as_deref(), Some(tag_), "{given}");
        }
        for given in ["Klingonese", "", "x", "en US"] {
            assert_eq!(tag(given), None, "{given}");
        }
    }
}
