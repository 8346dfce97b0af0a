//! Handles: what a person is called at the desk, and when two spellings mean one person.

use super::{Invalid, text};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Stands for the handle of whoever asks, where a handle is asked for.
pub const ME: &str = "me";

/// The handle without the sign before it with which people are called: `@ben` is ben.
pub fn bare(handle: &str) -> &str {
    handle.trim_start().trim_start_matches('@')
}

/// A handle as it may be used: one line, of which every character is seen.
pub fn checked(field: &'static str, given: &str) -> Result<String, Invalid> {
    let handle = text::line(field, bare(given))?;
    match handle.chars().find(|c| text::is_hidden(*c)) {
        Some(hidden) => Err(Invalid::Hidden { field, character: format!("U+{:04X}", hidden as u32) }),
        None => Ok(handle),
    }
}

/// Whether two handles mean one person: "Anna", "ANNA" and full-width letters do.
pub fn same(one: &str, other: &str) -> bool {
    one == other || folded(one) == folded(other)
}

/// Whether it is no handle but says that nobody is meant.
pub fn is_nobody(handle: &str) -> bool {
    matches!(folded(handle).as_str(), "nobody" | "none" | "no one" | "no-one" | "noone" | "unassigned" | "-")
}

/// What is compared: compatibility forms and case folded, runs of white space as one, hidden characters left out. Older
/// cases hold handles that would be refused today, and theirs are compared as well.
pub fn folded(handle: &str) -> String {
    let seen: String = bare(handle).nfkc().filter(|c| c.is_whitespace() || !text::is_hidden(*c)).collect();
    let words: Vec<&str> = seen.split_whitespace().collect();
    // Up and down again: "Strauß" and "STRAUSS" meet, and a final sigma is any other.
    words.join(" ").to_uppercase().chars().flat_map(char::to_lowercase).nfkc().collect()
}

/// The handle among those known that another one is taken for though it means somebody else: letters of other scripts
/// that look the same. Handles of plain letters are told apart by whoever reads them.
pub fn look_alike<'k>(handle: &str, known: &'k [String]) -> Option<&'k String> {
    if known.iter().any(|other| same(handle, other)) {
        return None;
    }
    let looks = looks(handle);
    let bare = (!text::look_alikes(handle).is_empty()).then(|| looks.each_ref().map(|look| without_accents(look)));
    known.iter().find(|other| {
        let both_plain = handle.is_ascii() && other.is_ascii();
        let of_other = self::looks(other);
        let same = |looks: &[String; 2]| of_other.iter().zip(looks).any(|(one, other)| one == other);
        !both_plain && (same(&looks) || bare.as_ref().is_some_and(same))
    })
}

/// Where scripts are mixed, an accent is one more disguise.
fn without_accents(look: &str) -> String {
    look.nfd().filter(|c| !is_combining_mark(*c)).collect()
}

/// What a handle looks like in small letters and in capitals, by the confusable characters of Unicode (UTS 39).
fn looks(handle: &str) -> [String; 2] {
    let folded = folded(handle);
    [unicode_security::skeleton(&folded).collect(), unicode_security::skeleton(&folded.to_uppercase()).collect()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_handle_of_another_script_does_not_pass_for_one_that_is_known() {
        let known = ["anna".to_owned(), "BO".to_owned(), "Пётр".to_owned()];
        for (handle, other) in [
            ("\u{430}nna", "anna"),
            ("ANN\u{410}", "anna"),
            ("\u{412}\u{41E}", "BO"),
            ("b\u{3BF}", "BO"),
            ("\u{41F}\u{451}\u{442}p", "Пётр"),
            ("\u{430}\u{301}nna", "anna"),
        ] {
            assert_eq!(look_alike(handle, &known).map(String::as_str), Some(other), "{handle}");
        }
        for handle in ["Anna", "ａｎｎａ", "bo", "пётр", "anne", "Павел", "münch", "b0"] {
            assert_eq!(look_alike(handle, &known), None, "{handle}");
        }
        let used = ["anna".to_owned(), "\u{430}nna".to_owned()];
        assert_eq!(look_alike("\u{430}nna", &used), None, "an older case holds both, and both go on");
    }

    #[test]
    fn nobody_is_no_person() {
        for nobody in ["nobody", "Nobody", "NONE", "no one", "no-one", "noone", "unassigned", " none "] {
            assert!(is_nobody(nobody), "{nobody}");
        }
        for somebody in ["ben", "nob", "nonna", "", "me"] {
            assert!(!is_nobody(somebody), "{somebody}");
        }
    }

    #[test]
    fn the_sign_that_calls_a_person_is_no_part_of_the_handle() {
        assert_eq!(checked("assignee", "@ben"), Ok("ben".to_owned()));
        assert!(same("@ben", "Ben") && !same("@ben", "ann"));
        assert_eq!(checked("assignee", "@"), Err(Invalid::Empty { field: "assignee" }));
        for login in ["me", "nobody"] {
            assert_eq!(checked("handle", login), Ok(login.to_owned()), "a login name may be any word");
        }
    }

    #[test]
    fn a_handle_is_compared_by_what_is_read_not_by_how_it_is_written() {
        for (one, other) in [
            ("anna", "Anna"),
            ("ANNA", "ａｎｎａ"),
            ("Jose\u{301}", "josé"),
            ("Strauß", "STRAUSS"),
            ("Anna  Berg", "anna berg"),
            ("ΝΊΚΟΣ", "νίκος"),
            ("an\u{200b}na", "anna"),
        ] {
            assert!(same(one, other), "{one} is {other}");
        }
        for (one, other) in [("anna", "annа"), ("anna", "ana"), ("bo", "b o"), ("jose", "josé")] {
            assert!(!same(one, other), "{one} is not {other}");
        }
    }

    #[test]
    fn a_handle_shows_all_of_itself() {
        assert_eq!(checked("handle", " Anna Berg "), Ok("Anna Berg".to_owned()));
        assert_eq!(checked("handle", "  "), Err(Invalid::Empty { field: "handle" }));
        for hidden in ["an\u{200b}na", "\u{202e}anna", "an\u{ad}na", "anna\u{feff}"] {
            assert!(matches!(checked("handle", hidden), Err(Invalid::Hidden { .. })), "{hidden:?}");
        }
        assert!(matches!(checked("handle", "an\u{1b}na"), Err(Invalid::Control { .. })));
    }
}
