//! Verdicts in words: the finding, who stands behind it, and what became of the words that it was given on.

use super::{HIDDEN, capital, instant, question, words};
use crate::domain::{Dossier, Judged, Question, StoredStatus, Verdict, Word};

/// Each question's verdict in one line: `Is it so? Refuted: It fell by 26 percent.`
pub fn verdicts(dossier: &Dossier) -> Vec<String> {
    let of = |asked: &Question| {
        if dossier.procedure.owed.contains(asked) {
            return format!("{} {HIDDEN}", question(*asked));
        }
        let verdict = capital(&words(dossier.verdict(*asked)));
        let finding = dossier.status(*asked).and_then(|stored| stored.status.finding.as_ref());
        let finding = finding.map(|finding| format!(": {finding}")).unwrap_or_default();
        format!("{} {verdict}{finding}", question(*asked))
    };
    dossier.claim.questions().iter().map(of).collect()
}

/// The findings as facts of a claim, the question named where several are asked.
pub(super) fn findings(dossier: &Dossier) -> Vec<(&'static str, String)> {
    let asked = dossier.claim.questions();
    let of = |one: &Question| {
        let finding = dossier.status(*one)?.status.finding.as_ref()?;
        let asks = if asked.len() > 1 { format!("{} ", question(*one)) } else { String::new() };
        Some(("Finding", format!("{asks}{finding}")))
    };
    asked.iter().filter_map(of).collect()
}

/// Findings that the claim has no more, but which somebody wrote: on words that it does not say any more, or on a question
/// that is not asked. For the desk alone.
pub fn past_findings(dossier: &Dossier) -> Vec<String> {
    let of = |one: &Question| {
        let stored = dossier.newest_status(*one)?;
        let finding = stored.status.finding.as_ref()?;
        let on_other = stored.on_other.is_some();
        let asked = dossier.claim.questions().contains(one);
        let why = match (on_other, asked) {
            (true, _) => "on other words",
            (false, false) => "on a question that is not asked",
            (false, true) => return None,
        };
        Some(format!("{} {finding} ({}, {why})", question(*one), decided(stored)))
    };
    Question::ALL.iter().filter_map(of).collect()
}

/// The verdicts that hold no more because the claim says something else than what they were given on.
pub(super) fn on_other_words(dossier: &Dossier) -> Vec<(&'static str, String)> {
    let now = Judged::of(&dossier.claim);
    let of = |asked: &Question| {
        let (stored, on_other) = dossier.on_other_words(*asked)?;
        let told = |side: &Option<String>| side.as_ref().map_or("nothing".to_owned(), |side| format!("\"{side}\""));
        let changed = on_other.differences(&now).into_iter();
        let changed: Vec<String> =
            changed.map(|one| format!("{} {} became {}", one.what, told(&one.before), told(&one.now))).collect();
        let verdict = words(stored.status.status);
        Some(("Reworded", format!("since \"{verdict}\" ({asked}) was {}: {}", decided(stored), changed.join("; "))))
    };
    dossier.claim.questions().iter().filter_map(of).collect()
}

/// Who set a status, and when; and who found since that it holds for other words.
pub fn decided(stored: &StoredStatus) -> String {
    let set = format!("set by {}, {}", stored.by, instant(stored.at));
    match &stored.confirmed {
        Some(confirmed) => {
            format!("{set}; confirmed for changed words by {}, {}", confirmed.by, instant(confirmed.at))
        }
        None => set,
    }
}

/// The verdict as a message says that it was given or approved: `refuted: It fell by 26 percent.`
pub fn found(dossier: &Dossier) -> String {
    let main = dossier.claim.main_question();
    let finding = dossier.status(main).and_then(|stored| stored.status.finding.as_ref());
    let finding = finding.map(|finding| format!(": {finding}")).unwrap_or_default();
    let others = dossier.claim.questions().iter().filter(|asked| **asked != main);
    let others = others.map(|asked| format!(", {asked} {}", words(dossier.verdict(*asked)))).collect::<String>();
    format!("{}{others}{finding}", words(dossier.verdict(main)))
}

/// The verdict of a question where nothing holds but something was given: `open, "refuted" was given on other words`.
pub fn held(dossier: &Dossier, asked: Question) -> String {
    match dossier.on_other_words(asked) {
        Some((stored, _)) => format!("open, \"{}\" was given on other words", words(stored.status.status)),
        None => words(dossier.status(asked).map_or(Verdict::Unverified, |stored| stored.status.status)),
    }
}
