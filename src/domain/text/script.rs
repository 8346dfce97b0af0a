//! Letters that pass for others: words that mix scripts, and the common form of words that look alike (Unicode's
//! technical standard 39, whose tables the `unicode-security` crate carries).

use super::is_hidden;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;
use unicode_security::MixedScript;
use unicode_security::confusable_detection::skeleton;

/// Shorter words of one script, such as a Russian "с" between Latin names, are what they are.
const SHORTEST_DISGUISE: usize = 3;

/// What a text looks like: two texts with the same look pass for each other, whatever their letters are. Letter case, hidden
/// characters, compatibility forms and look-alikes of other scripts make no difference.
pub fn look(text: &str) -> String {
    let plain: String = text.nfkc().filter(|c| !is_hidden(*c)).flat_map(char::to_lowercase).collect();
    // Once more in lower case: a capital's look-alike may be a capital.
    skeleton(&plain).flat_map(char::to_lowercase).collect()
}

/// The words of a name that pass for others: each mixes scripts ("Pаris" with a Cyrillic "а"), or is made of look-alikes of
/// Latin letters alone beside words that are Latin ("Bank of Аmеrіса").
pub fn look_alikes(text: &str) -> Vec<&str> {
    // An accent of its own goes on with the word.
    let is_apart = |c: char| !c.is_alphanumeric() && !is_combining_mark(c);
    let words = || text.split(is_apart).filter(|word| !word.is_empty() && !word.is_ascii());
    let is_beside_latin = || text.split(is_apart).any(|word| word.contains(|c: char| c.is_ascii_alphabetic()));
    words().filter(|word| !word.is_single_script() || (is_disguised(word) && is_beside_latin())).collect()
}

/// The parts of a web address that pass for others: as in a name, in the host also a whole part made of look-alikes, as in
/// "аррӏе.com".
pub fn look_alikes_in_address(address: &str) -> Vec<String> {
    let Ok(url) = url::Url::parse(address) else { return Vec::new() };
    // As it is read, not as it is dialled: "xn--" says nothing to a reader.
    let (host, _) = idna::domain_to_unicode(url.host_str().unwrap_or_default());
    let parts = host.split('.').filter(|part| !part.is_ascii() && (!part.is_single_script() || is_disguised(part)));
    parts.map(str::to_owned).collect()
}

/// Whether every letter is another script's that passes for a Latin one.
fn is_disguised(word: &str) -> bool {
    word.chars().count() >= SHORTEST_DISGUISE && word.chars().all(|c| !c.is_ascii_alphabetic()) && look(word).is_ascii()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_mix_scripts_are_named() {
        assert_eq!(look_alikes("Pаris Match"), ["Pаris"]);
        assert_eq!(look_alikes("Bank of Аmеrіса"), ["Аmеrіса"]);
        assert_eq!(look_alikes("European Соре"), ["Соре"]);
        assert_eq!(look_alikes("Rеutеrѕ"), ["Rеutеrѕ"]);
        assert_eq!(look_alikes("\u{430}\u{301}nna"), ["\u{430}\u{301}nna"]);
    }

    #[test]
    fn what_is_written_in_one_script_or_in_several_words_is_no_disguise() {
        for name in [
            "Reuters",
            "Кремль",
            "СОРА",
            "BBC и CNN",
            "ТАСС (TASS)",
            "Müller-Łódź",
            "東京タワー Tower",
            "日本語のテスト",
            "삼성전자 Samsung",
            "β-Carotin",
            "Αθήνα",
            "İstanbul",
            "فارس Fars",
            "",
        ] {
            assert_eq!(look_alikes(name), [""; 0], "{name}");
        }
    }

    #[test]
    fn a_host_that_passes_for_another_is_named() {
        assert_eq!(look_alikes_in_address("https://аррӏе.com/news"), ["аррӏе"]);
        assert_eq!(look_alikes_in_address("https://xn--80ak6aa92e.com/"), ["аррӏе"]);
        assert_eq!(look_alikes_in_address("https://rеuters.com/a"), ["rеuters"]);
        for honest in ["https://reuters.com/мир", "https://пример.рф/", "https://münchen.de", "no address"]
        {
            assert_eq!(look_alikes_in_address(honest), [""; 0], "{honest}");
        }
    }

    #[test]
    fn handles_that_look_alike_have_one_look() {
        for (one, other) in [("ana", "аnа"), ("Ana", "ana"), ("ana", "a\u{200B}na"), ("paul", "ｐａｕｌ")] {
            assert_eq!(look(one), look(other), "{one} {other}");
        }
        assert_ne!(look("ana"), look("anna"));
    }
}
