//! Several things in one cell: the voices of a chain, tags, hedges. A backslash before a separator makes it text.

/// Joins the voices of a chain: `article > Kremlin > Gerasimov`.
pub fn chain<'a>(voices: impl IntoIterator<Item = &'a str>) -> String {
    join(voices, " > ", &['>'])
}

/// The voices of a chain.
pub fn voices(cell: &str) -> Vec<String> {
    split(cell, &['>'])
}

/// Joins words or labels: `economy; jobs`.
pub fn items<'a>(items: impl IntoIterator<Item = &'a str>) -> String {
    join(items, "; ", &[';', ','])
}

/// Words or labels between semicolons or commas.
pub fn parts(cell: &str) -> Vec<String> {
    split(cell, &[';', ','])
}

fn join<'a>(parts: impl IntoIterator<Item = &'a str>, separator: &str, signs: &[char]) -> String {
    let mut joined = String::new();
    for (at, part) in parts.into_iter().enumerate() {
        if at > 0 {
            joined.push_str(separator);
        }
        for c in part.chars() {
            if c == '\\' || signs.contains(&c) {
                joined.push('\\');
            }
            joined.push(c);
        }
    }
    joined
}

/// The parts, trimmed; empty ones are left out.
fn split(cell: &str, signs: &[char]) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut chars = cell.chars().peekable();
    while let Some(c) = chars.next() {
        let part = parts.len() - 1;
        match c {
            '\\' => match chars.next_if(|next| *next == '\\' || signs.contains(next)) {
                Some(escaped) => parts[part].push(escaped),
                None => parts[part].push('\\'),
            },
            _ if signs.contains(&c) => parts.push(String::new()),
            _ => parts[part].push(c),
        }
    }
    parts.iter().map(|part| part.trim().to_owned()).filter(|part| !part.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_voice_may_hold_the_sign_between_voices() {
        let cell = chain(["article", "a > b", "c\\"]);
        assert_eq!(cell, "article > a \\> b > c\\\\");
        assert_eq!(voices(&cell), ["article", "a > b", "c\\"]);
    }

    #[test]
    fn tags_are_read_with_commas_or_semicolons() {
        assert_eq!(parts("economy,jobs; Q3 ;"), ["economy", "jobs", "Q3"]);
        assert_eq!(parts("C:\\temp"), ["C:\\temp"]);
    }

    proptest! {
        #[test]
        fn any_labels_come_back(labels in prop::collection::vec("[a>;,\\\\]|[a>;,\\\\][a>;, \\\\]{0,4}[a>;,\\\\]", 0..5)) {
            prop_assert_eq!(&parts(&items(labels.iter().map(String::as_str))), &labels);
            prop_assert_eq!(&voices(&chain(labels.iter().map(String::as_str))), &labels);
        }
    }
}
