//! A name and the office before it, kept apart: "its lawyer | Jon Hale", "Finance Minister | Anna Reyes".

use std::collections::HashSet;
use std::sync::LazyLock;

/// The last words of offices that stand with a capital before a name; see the head of the file.
static OFFICES: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    include_str!("office.txt").lines().filter(|line| !line.starts_with('#')).flat_map(str::split_whitespace).collect()
});

/// Words within a name that have no capital.
const PARTICLES: [&str; 14] =
    ["van", "von", "de", "der", "den", "da", "dos", "del", "della", "di", "bin", "al", "el", "la"];

/// Before which a capital word is no name of the phrase: "the mayor of Odesa".
const LINKS: [&str; 16] =
    ["of", "for", "from", "at", "in", "by", "with", "to", "on", "and", "or", "the", "a", "an", "no", "than"];

/// The office, if one stands before the name, and the name.
pub fn parted(source: &str) -> (Option<&str>, &str) {
    let words: Vec<&str> = source.split_whitespace().collect();
    let at = lower_case(&words).or_else(|| capital(&words));
    let Some(first) = at.and_then(|at| words.get(at)) else { return (None, source) };
    let start = first.as_ptr() as usize - source.as_ptr() as usize;
    (Some(source[..start].trim_end()), &source[start..])
}

fn is_capital(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

/// "its lawyer Jon Hale", "Foreign Ministry spokeswoman Hua Chunying": where the name begins.
fn lower_case(words: &[&str]) -> Option<usize> {
    let mut start = words.len();
    while start > 0 && (is_capital(words[start - 1]) || start < words.len() && PARTICLES.contains(&words[start - 1])) {
        start -= 1;
    }
    let start = (start..words.len()).find(|at| is_capital(words[*at]))?;
    let before = words.get(start.checked_sub(1)?)?;
    let noun =
        before.chars().all(|c| c.is_alphabetic() || c == '-') && !LINKS.contains(before) && !before.ends_with('s');
    let whole = words[start..].iter().all(|word| !word.ends_with("'s") && !word.ends_with("’s"));
    // "figures compiled by the labour group Ore" is no office.
    let plain = start <= 6
        && words[..start]
            .iter()
            .all(|word| !LINKS.contains(word) || ["of", "for", "the", "The", "a", "an"].contains(word));
    (noun && whole && plain && before.len() > 2 && !PARTICLES.contains(before)).then_some(start)
}

/// "Finance Minister Anna Reyes", "Secretary of State Antony Blinken".
fn capital(words: &[&str]) -> Option<usize> {
    let office = |word: &str| is_capital(word) && OFFICES.contains(word.trim_end_matches('.').to_lowercase().as_str());
    let at = words.iter().rposition(|word| office(word))? + 1;
    let at = if words.get(at) == Some(&"of") { at + 2 } else { at };
    let rest = words.get(at..)?;
    (!rest.is_empty() && rest.iter().all(|word| is_capital(word) || PARTICLES.contains(word))).then_some(at)
}

/// "spokeswoman for the bank" for "a spokeswoman for the bank"; "the bank's chief economist" keeps what it belongs to.
pub fn bare(role: &str) -> &str {
    let first = ["a ", "an ", "the "].iter().find_map(|article| role.strip_prefix(article));
    let owned = |rest: &str| {
        rest.split_whitespace().any(|word| word.ends_with("'s") || word.ends_with("’s") || word.ends_with("s'"))
    };
    first.filter(|rest| !owned(rest)).unwrap_or(role)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_office_before_a_name_is_parted_from_it() {
        for (source, role, name) in [
            ("its lawyer Jon Hale", Some("its lawyer"), "Jon Hale"),
            ("Foreign Ministry spokeswoman Hua Chunying", Some("Foreign Ministry spokeswoman"), "Hua Chunying"),
            ("Finance Minister Anna Reyes", Some("Finance Minister"), "Anna Reyes"),
            ("Secretary of State Antony Brink", Some("Secretary of State"), "Antony Brink"),
            ("Gov. Ludwig van Beek", Some("Gov."), "Ludwig van Beek"),
            ("Anna Berg", None, "Anna Berg"),
            ("the mayor of Odesa", None, "the mayor of Odesa"),
            ("residents of Leeds", None, "residents of Leeds"),
            ("the Kremlin", None, "the Kremlin"),
            ("officials", None, "officials"),
            ("President", None, "President"),
        ] {
            assert_eq!(parted(source), (role, name), "{source}");
        }
    }

    #[test]
    fn a_role_loses_its_article_unless_it_belongs_to_somebody() {
        assert_eq!(bare("a spokeswoman for the bank"), "spokeswoman for the bank");
        assert_eq!(bare("the mayor of Brno"), "mayor of Brno");
        assert_eq!(bare("the bank's chief economist"), "the bank's chief economist");
    }
}
