//! Wire texts with what should be proposed of them, judged by hand: how many proposals stand alone and are wholly right.
//!
//! The texts were written for this test, in the manner of agencies: long appositions, denials, voices without a name, ranges,
//! two figures in a sentence. A line of `NAME.right.tsv` is the text of a proposal, and its voices with what they are.

use claimbench::domain::Link;
use claimbench::language::proposal::proposals;
use claimbench::language::tongue::Tongue;
use std::collections::HashSet;
use std::path::Path;

/// Right of a hundred proposals, in all the texts. To be raised when it rises, never to be lowered.
const FLOOR: usize = 94;

fn voice(link: &Link) -> String {
    link.role.as_ref().map_or(link.speaker.clone(), |role| format!("{} [{role}]", link.speaker))
}

#[test]
fn most_proposals_of_wire_texts_are_wholly_right() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/wire");
    let (mut right, mut all, mut wrong) = (0, 0, Vec::new());
    for name in ["ferry", "mine", "steel"] {
        let read = |ending: &str| std::fs::read_to_string(folder.join(format!("{name}.{ending}"))).unwrap();
        let (text, answers) = (read("txt"), read("right.tsv"));
        let answers: HashSet<&str> = answers.lines().collect();
        let proposed = proposals(&text, Tongue::english(), "2026-03-20".parse().ok());
        let lines: Vec<String> = proposed
            .iter()
            .map(|one| {
                let voices: Vec<String> = one.attribution.iter().map(voice).collect();
                format!("{}\t{}", one.text, voices.join(" > "))
            })
            .collect();
        // What is missing counts as much as what is wrong.
        all += lines.len().max(answers.len());
        right += lines.iter().filter(|line| answers.contains(line.as_str())).count();
        wrong.extend(lines.into_iter().filter(|line| !answers.contains(line.as_str())));
    }
    assert!(all > 100, "{all} proposals are too few to judge by");
    assert!(right * 100 >= all * FLOOR, "{right} of {all} right; not these:\n{}", wrong.join("\n"));
}
