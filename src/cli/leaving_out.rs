//! `-word` in a query: a hyphen that leaves a word out, which would else be read as options.

use std::ffi::OsString;

/// Options before the command that take a value.
const WITH_VALUE: [&str; 3] = ["--db", "--as", "--color"];

/// The command line with the hyphen of each `-word` of a query as a minus sign, which a query reads alike.
pub fn marked(arguments: impl Iterator<Item = OsString>) -> Vec<OsString> {
    let mut arguments: Vec<OsString> = arguments.collect();
    let Some(query) = query_at(&arguments) else { return arguments };
    for argument in arguments.iter_mut().skip(query).take_while(|argument| *argument != "--") {
        let word = argument.to_str().and_then(|text| text.strip_prefix('-'));
        if let Some(word) =
            word.filter(|word| !word.is_empty() && !word.starts_with('-') && *word != "h" && *word != "V")
        {
            *argument = format!("\u{2212}{word}").into();
        }
    }
    arguments
}

/// Where a query begins: behind `search`, `claim list` or `claim figures`.
fn query_at(arguments: &[OsString]) -> Option<usize> {
    let mut at = 1;
    let mut is_claim = false;
    while let Some(argument) = arguments.get(at).and_then(|argument| argument.to_str()) {
        match argument {
            "search" if !is_claim => return Some(at + 1),
            "list" | "figures" if is_claim => return Some(at + 1),
            "claim" if !is_claim => is_claim = true,
            option if WITH_VALUE.contains(&option) => at += 1,
            option if option.starts_with('-') => {}
            _ => return None,
        }
        at += 1;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(text: &str) -> String {
        let marked = marked(text.split(' ').map(OsString::from));
        marked.iter().map(|argument| argument.to_str().unwrap().replace('\u{2212}', "~")).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_hyphen_leaves_out_in_a_query_and_is_an_option_elsewhere() {
        assert_eq!(line("claimbench search -nato war --limit 5 -h"), "claimbench search ~nato war --limit 5 -h");
        assert_eq!(line("claimbench --db x --json claim list -tag:a"), "claimbench --db x --json claim list ~tag:a");
        assert_eq!(line("claimbench search -- -nato"), "claimbench search -- -nato");
        assert_eq!(line("claimbench source add search -x"), "claimbench source add search -x");
        assert_eq!(line("claimbench claim show -1"), "claimbench claim show -1");
    }
}
