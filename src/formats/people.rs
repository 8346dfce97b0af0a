//! Names of people and bodies as bibliographies have them, for every format: turned to how they are said, several apart by
//! semicolons. A name that was given whole, as of a body, is left as it is.

use super::claimreview::is_body;

const SUFFIXES: [&str; 9] = ["jr", "jr.", "sr", "sr.", "ii", "iii", "iv", "md", "phd"];

/// A name of one, "Doe, Ada" as well as "Ada Doe", as it is said: "Ada Doe". In Chinese, Japanese and Korean the family
/// name stays before the given one.
pub fn said(name: &str) -> Option<String> {
    let name = spaced(name.trim().trim_matches('"'));
    let parts: Vec<&str> = name.split(',').map(str::trim).filter(|part| !part.is_empty()).collect();
    let is_suffix = |part: &str| SUFFIXES.contains(&part.to_lowercase().as_str());
    let said = match parts.as_slice() {
        [] => return None,
        [family, ..] if is_body(family) => name.clone(),
        [family, given] if is_suffix(given) => format!("{family} {given}"),
        [family, given] if is_east_asian(family) => format!("{family} {given}"),
        [family, given] => format!("{given} {family}"),
        // BibTeX has the suffix second, RIS last.
        [family, suffix, given] if is_suffix(suffix) => format!("{given} {family} {suffix}"),
        [family, given, suffix] if is_suffix(suffix) => format!("{given} {family} {suffix}"),
        _ => name.clone(),
    };
    Some(spaced(&said))
}

/// Several names; none where there is none.
pub fn listed(names: impl IntoIterator<Item = String>) -> Option<String> {
    let names: Vec<String> = names.into_iter().filter(|name| !name.is_empty()).collect();
    (!names.is_empty()).then(|| names.join("; ")).map(|names| names.replace("; et al.", " et al."))
}

/// The names in a field that has several where one should be: "Doe, Ada; Roe, Bob", or "Doe, A., Roe, B., Poe, C." where
/// every second part is nothing but initials.
pub fn several(field: &str) -> Vec<String> {
    if field.contains(';') {
        return field.split(';').filter_map(said).collect();
    }
    let parts: Vec<&str> = field.split(',').map(str::trim).collect();
    let are_initials = |part: &&str| {
        part.len() <= 8 && part.contains('.') && part.split('.').all(|one| one.trim().chars().count() <= 2)
    };
    let in_pairs =
        parts.len() >= 4 && parts.len().is_multiple_of(2) && parts.iter().skip(1).step_by(2).all(are_initials);
    if in_pairs {
        return parts.chunks(2).filter_map(|pair| said(&pair.join(", "))).collect();
    }
    said(field).into_iter().collect()
}

fn spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn is_east_asian(name: &str) -> bool {
    let mut letters = name.chars().filter(|c| c.is_alphabetic()).peekable();
    letters.peek().is_some()
        && letters.all(|c| matches!(c, '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7AF}'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_turned_to_how_it_is_said() {
        for (name, expected) in [
            ("Doe, Ada", "Ada Doe"),
            ("van der Berg, Jan", "Jan van der Berg"),
            ("King, Jr., Martin Luther", "Martin Luther King Jr."),
            ("Doe,A.,Jr.", "A. Doe Jr."),
            ("Ada  Doe", "Ada Doe"),
            ("\"Doe, Ada\"", "Ada Doe"),
            ("佐藤, 花子", "佐藤 花子"),
            ("Ministry of Health, Department of Statistics", "Ministry of Health, Department of Statistics"),
            ("Prince", "Prince"),
        ] {
            assert_eq!(said(name).as_deref(), Some(expected));
        }
        assert_eq!(said(" , "), None);
    }

    #[test]
    fn a_field_of_several_is_taken_apart() {
        assert_eq!(several("Doe, Ada; Roe, Bob"), ["Ada Doe", "Bob Roe"]);
        assert_eq!(several("Doe, A., Roe, B. C., Poe, C."), ["A. Doe", "B. C. Roe", "C. Poe"]);
        assert_eq!(several("Paris, France, Lyon, Italy"), ["Paris, France, Lyon, Italy"]);
        assert_eq!(listed(["Ada Doe", "et al."].map(str::to_owned)).as_deref(), Some("Ada Doe et al."));
    }
}
