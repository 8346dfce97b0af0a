//! Whether a claimant is a person or a body: the vocabulary has the author of a claim be one of the two, and our record
//! only has the name.

/// Words that name bodies, in their names or alone.
const BODIES: [&str; 57] = [
    "academy",
    "administration",
    "agency",
    "alliance",
    "army",
    "association",
    "authorities",
    "authority",
    "bank",
    "board",
    "bureau",
    "cabinet",
    "campaign",
    "centre",
    "center",
    "channel",
    "command",
    "commission",
    "committee",
    "company",
    "congress",
    "corporation",
    "council",
    "court",
    "daily",
    "department",
    "embassy",
    "forces",
    "foundation",
    "fund",
    "government",
    "group",
    "inc",
    "institute",
    "kremlin",
    "ltd",
    "media",
    "military",
    "ministries",
    "ministry",
    "nations",
    "network",
    "news",
    "newspaper",
    "office",
    "organisation",
    "organization",
    "parliament",
    "party",
    "pentagon",
    "police",
    "senate",
    "service",
    "staff",
    "union",
    "university",
    "website",
];

/// By a word of the name, or a name all in capitals (NATO); a person otherwise.
pub fn kind(name: &str) -> &'static str {
    let words = || name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let is_body = |word: &str| BODIES.contains(&word.to_lowercase().as_str());
    // "A ministry spokesman" is a person: what is named comes last, or before "of".
    let head = words().take_while(|word| !["of", "for"].contains(&word.to_lowercase().as_str())).last();
    let letters = || name.chars().filter(|c| c.is_alphabetic());
    let is_short = letters().count() > 1 && letters().all(char::is_uppercase) && words().count() == 1;
    let is_white_house = name.to_lowercase().ends_with("white house");
    if head.is_some_and(is_body) || is_short || is_white_house { "Organization" } else { "Person" }
}

/// Whether a name is that of a body.
pub fn is_body(name: &str) -> bool {
    kind(name) == "Organization"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bodies_are_told_from_people_by_their_names() {
        for body in ["the Russian Defence Ministry", "Kremlin", "NATO", "the Ministry of Health", "The White House"] {
            assert_eq!(kind(body), "Organization", "{body}");
        }
        for person in ["Dmitry Peskov", "a ministry spokesman", "An aide", "Fuentes Varias", "", "head of the bank"] {
            assert_eq!(kind(person), "Person", "{person}");
        }
    }
}
