//! What is counted, when two texts name it differently: a small table of words that mean the same count.

/// One group a line; the measures of a group are the same count. Kept short on purpose: casualties are not deaths.
const SAME: &[&[&str]] = &[
    &["troops", "soldiers", "personnel", "servicemen", "servicewomen", "servicemembers"],
    &["people", "persons", "individuals"],
    &["killed", "dead", "died", "deaths", "fatalities"],
    &["wounded", "injured", "injuries"],
    &["points", "items"],
];

/// Whether two measures name the same count, whatever the order of their words. People are what is counted unless
/// something else is said, so that `people_killed` is `killed`.
pub fn same(one: &str, other: &str) -> bool {
    meaning(one) == meaning(other)
}

/// The words of a measure that tell what is counted, in a fixed order; equal for measures that are the same.
pub fn meaning(measure: &str) -> Vec<&str> {
    let mut words: Vec<&str> = measure.split('_').map(group).collect();
    if words.len() > 1 {
        words.retain(|word| *word != "people");
    }
    words.sort_unstable();
    words.dedup();
    words
}

fn group(word: &str) -> &str {
    SAME.iter().find(|group| group.contains(&word)).map_or(word, |group| group[0])
}

#[cfg(test)]
mod tests {
    use super::same;

    #[test]
    fn troops_are_personnel_and_casualties_are_not_deaths() {
        assert!(same("troops", "personnel"));
        assert!(same("people_killed", "deaths"));
        assert!(same("soldiers_killed", "killed_troops"));
        assert!(!same("casualties", "killed"));
        assert!(!same("soldiers_killed", "killed"));
    }
}
