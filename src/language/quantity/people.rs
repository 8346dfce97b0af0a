//! Words of people, beside which a bare number may be an age.

/// Whom an age is said of.
#[rustfmt::skip]
pub const PEOPLE: &[&str] = &[
    "people", "children", "child", "adults", "adult", "women", "men", "woman", "man", "boy", "boys", "girl", "girls",
    "kids", "kid", "teenagers", "youths", "voters", "patients", "pupils", "residents", "workers", "anyone", "those",
    "everyone", "persons", "passengers", "drivers", "infants", "babies", "toddlers", "minors", "students", "citizens",
    "pensioners", "users", "players", "males", "females", "someone",
];

/// Whether a word is of one person, whose age may follow between commas.
pub fn is_person(word: &str) -> bool {
    const ONE: &[&str] = &[
        "mother", "father", "teacher", "driver", "student", "pupil", "son", "daughter", "brother", "sister", "widow",
        "farmer",
    ];
    PEOPLE.contains(&word) || ONE.contains(&word)
}
