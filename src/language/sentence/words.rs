//! The words that sentence splitting knows by heart: short forms, sentence openers, verbs of speech.

/// A word written with a full stop that need not end a sentence.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ShortForm {
    /// Always goes on: "Gen.", "vs.".
    BeforeName,
    /// Goes on if a number follows: "No. 10".
    BeforeNumber,
    /// Ends a sentence only if the next word clearly starts one: "Inc.", "U.S.", an initial.
    Anywhere,
}

const BEFORE_NAME: &[&str] = &[
    "adj", "adm", "ald", "amb", "atty", "brig", "capt", "cdr", "cmdr", "col", "cpl", "det", "dr", "drs", "e.g", "fr",
    "gen", "gens", "gov", "govs", "hon", "i.e", "insp", "lt", "maj", "messrs", "mlle", "mme", "mr", "mrs", "ms",
    "mses", "msgr", "mx", "pfc", "pres", "prof", "profs", "pvt", "rep", "reps", "rev", "revs", "sen", "sens", "sgt",
    "spc", "ste", "supt", "v", "viz", "vs",
];

const BEFORE_NUMBER: &[&str] = &[
    "approx", "art", "arts", "ca", "ch", "cl", "fig", "figs", "n°", "no", "nos", "nº", "para", "paras", "pp", "sec",
    "secs", "ver", "vol", "vols",
];

const ANYWHERE: &[&str] = &[
    "al", "apt", "assn", "assoc", "asst", "ave", "blvd", "bldg", "bros", "cf", "co", "corp", "cos", "ctr", "dept",
    "dist", "etc", "est", "esq", "excl", "ft", "govt", "hwy", "inc", "incl", "inst", "intl", "jr", "ltd", "mfg", "mt",
    "mts", "natl", "pl", "plc", "pt", "pty", "rd", "sq", "sr", "st", "tel", "univ",
];

/// Months, days, and places in the style of news agencies. Small letters make ordinary words of many: "ill.", "mass.".
const CAPITALISED: &[&str] = &[
    "Ala", "Alta", "Apr", "Ariz", "Ark", "Aug", "Calif", "Cmte", "Colo", "Conn", "Dec", "Del", "Feb", "Fla", "Fri",
    "Ga", "Ill", "Ind", "Jan", "Jul", "Jun", "Kan", "Kans", "Ky", "La", "Mar", "Mass", "Md", "Mich", "Minn", "Miss",
    "Mo", "Mon", "Mont", "Neb", "Nev", "Nov", "Oct", "Okla", "Ont", "Ore", "Pa", "Que", "Sask", "Sep", "Sept", "Tenn",
    "Tex", "Thu", "Thur", "Thurs", "Tue", "Tues", "Va", "Vt", "Wash", "Wed", "Wis", "Wyo",
];

impl ShortForm {
    /// The kind of short form that `word`, written without its full stop, is.
    pub fn of(word: &str) -> Option<ShortForm> {
        // "D-Conn", "Lt.-Gen", "AP/J": the last part decides.
        let (_, word) = word.rsplit_once(['-', '/']).unwrap_or(("", word));
        const LONGEST: usize = 12;
        if word.len() > LONGEST {
            return None;
        }
        let is_in = |list: &[&str]| list.iter().any(|short| short.eq_ignore_ascii_case(word));
        if is_in(BEFORE_NAME) {
            Some(ShortForm::BeforeName)
        } else if is_in(BEFORE_NUMBER) {
            Some(ShortForm::BeforeNumber)
        } else if is_in(ANYWHERE) || CAPITALISED.contains(&word) || is_dotted(word) {
            Some(ShortForm::Anywhere)
        } else {
            None
        }
    }
}

/// A single letter, or parts of one or two letters with dots between them: "J", "U.S", "p.m", "Ph.D".
fn is_dotted(word: &str) -> bool {
    let longest = if word.contains('.') { 2 } else { 1 };
    word.split('.').all(|part| (1..=longest).contains(&part.chars().count()) && part.chars().all(char::is_alphabetic))
}

/// "в 2024 г.", "у 2024 р.": the year's sign in Russian and Ukrainian, which a new sentence may follow.
pub fn is_year_mark(before: &str, word: &str) -> bool {
    matches!(word, "г" | "гг" | "р" | "рр") && before.ends_with(|c: char| c.is_ascii_digit())
}

/// Months in languages that write the day of the month with a full stop: "3. Mai", "17. lokakuuta" has a small letter.
const MONTHS_AFTER_A_STOP: &[&str] = &[
    "Januar",
    "Jänner",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
    "Januari",
    "Februari",
    "Maj",
    "Augusti",
    "Desember",
    "Jan",
    "Feb",
    "Apr",
    "Jun",
    "Jul",
    "Aug",
    "Sept",
    "Okt",
    "Nov",
    "Dez",
];

/// German words before an ordinal: "der 2. Weltkrieg". Those that are English words too are left out.
const BEFORE_ORDINALS: &[&str] = &[
    "der", "das", "dem", "den", "des", "im", "zum", "zur", "vom", "beim", "ihr", "sein", "ihre", "seine", "ihrem",
    "seinem", "ihren", "seinen", "ihrer", "seiner", "eine", "einem", "einen", "einer", "jeder", "jedes", "jedem",
    "jeden", "die", "Der", "Die", "Das", "Im", "Zum", "Den",
];

/// "am 3. Mai", "der 2. Weltkrieg": the full stop makes an ordinal of the number.
pub fn is_ordinal(before: &str, word: &str, next: &str) -> bool {
    let number = word.len() <= 2 && !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit());
    let german_month = MONTHS_AFTER_A_STOP.contains(&next) && !before.is_empty() && before != "was";
    number && (german_month || BEFORE_ORDINALS.contains(&before))
}

/// Words that start many sentences and hardly ever go on with a name, in the order of the alphabet.
const STARTERS: &[&str] = &[
    "A",
    "About",
    "According",
    "After",
    "Again",
    "Also",
    "Although",
    "Among",
    "An",
    "And",
    "Another",
    "Any",
    "Anyone",
    "Are",
    "As",
    "Asked",
    "At",
    "Because",
    "Before",
    "Both",
    "But",
    "By",
    "Can",
    "Could",
    "Despite",
    "Did",
    "Do",
    "Does",
    "During",
    "Each",
    "Earlier",
    "Even",
    "Every",
    "Everyone",
    "Everything",
    "Few",
    "For",
    "From",
    "Had",
    "Has",
    "Have",
    "He",
    "Her",
    "Here",
    "His",
    "How",
    "However",
    "I",
    "If",
    "In",
    "Instead",
    "Is",
    "It",
    "Its",
    "Just",
    "Later",
    "Let",
    "Many",
    "Meanwhile",
    "Moreover",
    "Most",
    "Much",
    "My",
    "Nearly",
    "Neither",
    "Never",
    "Nevertheless",
    "Nobody",
    "Nor",
    "Not",
    "Nothing",
    "Now",
    "Of",
    "On",
    "Once",
    "Only",
    "Or",
    "Other",
    "Others",
    "Our",
    "Over",
    "Perhaps",
    "She",
    "Should",
    "Since",
    "So",
    "Some",
    "Someone",
    "Still",
    "Such",
    "That",
    "The",
    "Their",
    "Then",
    "There",
    "Therefore",
    "These",
    "They",
    "This",
    "Those",
    "Though",
    "Thus",
    "To",
    "Today",
    "Together",
    "Tomorrow",
    "Under",
    "Unlike",
    "Until",
    "Was",
    "We",
    "Were",
    "What",
    "When",
    "Where",
    "Whether",
    "Which",
    "While",
    "Who",
    "Whose",
    "Why",
    "With",
    "Within",
    "Without",
    "Would",
    "Yes",
    "Yesterday",
    "Yet",
    "You",
    "Your",
];

pub fn is_starter(word: &str) -> bool {
    STARTERS.binary_search(&word).is_ok()
}

pub fn is_courtesy_title(word: &str) -> bool {
    matches!(word, "Mr" | "Mrs" | "Ms" | "Mx")
}

/// Prepositions that open a sentence before a time or a place: "In Washington, D.C. Mr. Lane met her."
pub fn is_preposition(word: &str) -> bool {
    matches!(word, "About" | "After" | "Around" | "At" | "Before" | "By" | "From" | "In" | "On" | "Since" | "Until")
}

/// Names written with an exclamation mark.
pub fn is_exclaimed_name(word: &str) -> bool {
    matches!(word, "Yahoo" | "Jeopardy" | "Yum" | "Joomla" | "Kahoot" | "Rouge" | "Panic" | "Oklahoma" | "E")
}

/// Verbs of speech, in the forms that follow the name of a speaker.
pub fn is_speech_verb(word: &str) -> bool {
    const VERBS: &[&str] = &[
        "added",
        "adds",
        "asked",
        "asks",
        "continued",
        "declared",
        "exclaimed",
        "joked",
        "quipped",
        "recalled",
        "replied",
        "responded",
        "said",
        "says",
        "shouted",
        "told",
        "tweeted",
        "wondered",
        "writes",
        "wrote",
    ];
    VERBS.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn starters_are_in_order_for_the_search() {
        assert!(STARTERS.is_sorted());
    }
}
