//! Names and addresses whose letters pass for others, and the mark that says so.

use crate::domain::text;

/// What is odd about the letters of a name that passes for another; none where nothing is.
pub fn look_alike(name: &str) -> Option<String> {
    of_other_scripts(&text::look_alikes(name))
}

/// As `look_alike`, of an address.
pub fn look_alike_address(address: &str) -> Option<String> {
    of_other_scripts(&text::look_alikes_in_address(address))
}

fn of_other_scripts(words: &[impl std::fmt::Display]) -> Option<String> {
    let words: Vec<String> = words.iter().map(|word| format!("\"{word}\"")).collect();
    (!words.is_empty()).then(|| format!("look-alike letters of another alphabet in {}", words.join(", ")))
}

/// A name, with a mark where it passes for another.
pub fn name(name: &str) -> String {
    look_alike(name).map_or_else(|| name.to_owned(), |mark| format!("{name} [{mark}]"))
}

/// An address, with a mark where it passes for another.
pub fn address(address: &str) -> String {
    look_alike_address(address).map_or_else(|| address.to_owned(), |mark| format!("{address} [{mark}]"))
}
