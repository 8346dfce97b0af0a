//! The corrections memo: what each fix proposes, why, and what was answered; then what else of the report calls for other
//! words. As Markdown, as the article's sentences with the changes marked in CriticMarkup, and as the article in Word.

mod word;

use super::markdown::{corrected, text};
use super::{Correction, Report, words};
use crate::domain::text::is_hidden;
use crate::domain::{Claim, StoredAnswer, StoredFix, texts};
use std::collections::BTreeSet;
pub use word::word;

/// A fix with what it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposed {
    /// The fix, with the answers to it.
    pub stored: StoredFix,
    /// The claim whose words it changes.
    pub claim: Claim,
    /// The sentence of the newest text that holds the old words; none where they do not stand there any more.
    pub sentence: Option<String>,
}

texts! {
    Proposed { texts: stored "fix", claim "claim", sentence "sentence"; }
}

/// Every fix of a report's claims, and every correction of the report that no fix proposes.
#[derive(Debug, Clone)]
pub struct Memo<'r> {
    /// Those of claims that the report tells of.
    pub fixes: Vec<Proposed>,
    /// In the order of the report.
    pub others: Vec<Correction<'r>>,
}

impl<'r> Memo<'r> {
    /// Fixes of claims that the report does not tell are left out, as everything else of them is.
    pub fn of(mut fixes: Vec<Proposed>, report: &'r Report) -> Self {
        let told: BTreeSet<_> = report.sections().map(|section| section.dossier.number()).collect();
        fixes.retain(|proposed| told.contains(&proposed.stored.fix.claim));
        let proposes = |proposed: &Proposed, correction: &Correction| {
            let fix = &proposed.stored.fix;
            let better = correction.better;
            fix.claim == correction.section.dossier.number()
                && better.is_some_and(|better| better.instead_of == fix.old && better.words == fix.new)
        };
        let mut others = report.corrections();
        others.retain(|correction| !fixes.iter().any(|proposed| proposes(proposed, correction)));
        Self { fixes, others }
    }

    /// Whether there is nothing to put to the author.
    pub fn is_empty(&self) -> bool {
        self.fixes.is_empty() && self.others.is_empty()
    }
}

/// What a memo says that has nothing to say.
pub const NOTHING: &str = "No fixes are proposed.";
/// The heading of what no fix proposes.
pub const OTHERS: &str = "Without a proposed fix";

/// Where a fix stands: carried out, the newest answer, or that there is none.
pub fn standing(stored: &StoredFix) -> String {
    if let Some(carried_out) = carried_out(stored) {
        return carried_out;
    }
    match stored.answer() {
        None => "not answered yet".to_owned(),
        Some(answer) => answered(answer),
    }
}

fn answered(answer: &StoredAnswer) -> String {
    let note = answer.note.as_ref().map(|note| format!(": {note}")).unwrap_or_default();
    format!("{} by the {}, {}{note}", words::words(answer.answer), words::words(answer.role), words::instant(answer.at))
}

fn carried_out(stored: &StoredFix) -> Option<String> {
    stored.carried_out.map(|revision| format!("carried out in revision {revision}"))
}

/// Every answer, oldest first, and whether it was carried out.
pub fn answers(stored: &StoredFix) -> Vec<String> {
    stored.answers.iter().map(answered).chain(carried_out(stored)).collect()
}

/// The memo as Markdown; everything from outside goes through the room's one sink.
pub fn markdown(memo: &Memo) -> String {
    let mut page = "# Corrections memo\n".to_owned();
    if memo.is_empty() {
        page.push_str(&format!("\n{NOTHING}\n"));
    }
    for Proposed { stored, claim, .. } in &memo.fixes {
        let fix = &stored.fix;
        let new = if fix.new.is_empty() { words::STRIKE.to_owned() } else { text(&fix.new) };
        page.push_str(&format!("\n## {} on `{}`\n\n{}\n\n", fix.number, fix.claim, text(&claim.text)));
        page.push_str(&format!("- says: {}\n- should say: {new}\n- because: {}\n", text(&fix.old), text(&fix.because)));
        if !fix.evidence.is_empty() {
            let evidence: Vec<String> = fix.evidence.iter().map(ToString::to_string).collect();
            page.push_str(&format!("- evidence: {}\n", evidence.join(", ")));
        }
        let (by, at) = (text(&stored.by), words::instant(stored.at));
        page.push_str(&format!("- proposed by {by}, {at}\n"));
        match answers(stored).as_slice() {
            [] => page.push_str(&format!("- {}\n", standing(stored))),
            answers => answers.iter().for_each(|answer| page.push_str(&format!("- {}\n", text(answer)))),
        }
    }
    if !memo.others.is_empty() {
        page.push_str(&format!("\n## {OTHERS}\n\n"));
    }
    memo.others.iter().for_each(|correction| page.push_str(&format!("- {}\n", corrected(correction))));
    page
}

/// The article's sentences with the changes marked, `{~~old~>new~~}`, and the reasons as comments, `{>>why<<}`.
///
/// CriticMarkup has no escapes: where a text holds its marks, a zero-width joiner is set between their signs.
pub fn critic_markup(memo: &Memo) -> String {
    let mut page = String::new();
    for Proposed { stored, sentence, .. } in &memo.fixes {
        let fix = &stored.fix;
        let change = change(&fix.old, &fix.new);
        let why =
            format!("{{>>{} on {}: {}; {}<<}}", fix.number, fix.claim, marked(&fix.because), marked(&standing(stored)));
        let line = match sentence.as_deref().and_then(|sentence| sentence.split_once(fix.old.as_str())) {
            Some((before, after)) => format!("{}{change}{why}{}", marked(before), marked(after)),
            None => format!("{change}{why}"),
        };
        page.push_str(&line);
        page.push_str("\n\n");
    }
    for Correction { section, answer, finding, says, better } in &memo.others {
        let words = match better {
            Some(better) => change(says, &better.words),
            None => format!("{{=={}==}}", marked(says)),
        };
        let status = answer.map_or_else(|| words::status(section), words::answered);
        let finding = finding.as_ref().map(|finding| format!(": {}", marked(finding.text()))).unwrap_or_default();
        let none = if better.is_none() { format!("; {}", words::NO_CORRECTION) } else { String::new() };
        page.push_str(&format!("{words}{{>>{}, {status}{finding}{none}<<}}\n\n", section.dossier.number()));
    }
    page.truncate(page.trim_end().len());
    if !page.is_empty() {
        page.push('\n');
    }
    page
}

/// Words in the place of others; empty ones strike them.
fn change(old: &str, new: &str) -> String {
    let old = marked(old);
    if new.is_empty() { format!("{{--{old}--}}") } else { format!("{{~~{old}~>{}~~}}", marked(new)) }
}

/// A text in which nothing is taken for a mark.
fn marked(words: &str) -> String {
    const MARKS: [&str; 11] = ["{++", "++}", "{--", "--}", "{~~", "~>", "~~}", "{==", "==}", "{>>", "<<}"];
    let mut shown = String::with_capacity(words.len());
    for c in words.chars() {
        match c {
            '\n' | '\t' => shown.push(' '),
            c if is_hidden(c) => shown.extend(c.escape_unicode()),
            c => shown.push(c),
        }
    }
    for mark in MARKS {
        let (first, rest) = mark.split_at(1);
        shown = shown.replace(mark, &format!("{first}\u{200D}{rest}"));
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{
        ClaimNumber, Dossier, Fix, FixAnswer, FixNumber, FixRole, Instant, NewClaim, Uid, Verdict, Word,
    };
    use crate::report::Length;
    use crate::report::tests::{dossier, report};
    use proptest::prelude::*;

    fn at() -> Instant {
        "2025-12-02T09:00:00Z".parse().unwrap()
    }

    fn proposed(old: &str, new: &str, sentence: Option<&str>) -> Proposed {
        let fix = Fix {
            number: FixNumber(1),
            claim: ClaimNumber(12),
            old: old.to_owned(),
            new: new.to_owned(),
            because: "The register says so [E7].".to_owned(),
            evidence: Vec::new(),
        };
        let claim = NewClaim { text: "It is so.".to_owned(), ..NewClaim::default() };
        Proposed {
            stored: StoredFix { fix, by: "ana".to_owned(), at: at(), answers: Vec::new(), carried_out: None },
            claim: claim.checked(ClaimNumber(12), Uid(uuid::Uuid::nil()), None).unwrap(),
            sentence: sentence.map(str::to_owned),
        }
    }

    fn memo(one: Proposed) -> Memo<'static> {
        Memo { fixes: vec![one], others: Vec::new() }
    }

    #[test]
    fn a_change_is_marked_in_its_sentence() {
        let page = critic_markup(&memo(proposed("five hours", "four hours", Some("The talks lasted five hours."))));
        assert!(page.starts_with("The talks lasted {~~five hours~>four hours~~}{>>F1 on #12: The register"), "{page}");
        assert!(page.ends_with("not answered yet<<}.\n"), "{page}");
    }

    #[test]
    fn words_that_are_struck_or_stand_nowhere_are_marked_too() {
        assert!(critic_markup(&memo(proposed("five", "", None))).starts_with("{--five--}{>>"));
        assert_eq!(critic_markup(&Memo { fixes: Vec::new(), others: Vec::new() }), "");
    }

    #[test]
    fn a_text_cannot_forge_marks() {
        let page = critic_markup(&memo(proposed("a~>b~~}", "{++c", None)));
        assert_eq!(page.matches("~~}").count(), 1, "{page}");
        assert_eq!(page.matches("~>").count(), 1, "{page}");
        assert!(!page.contains("{++"), "{page}");
    }

    #[test]
    fn the_memo_tells_reason_and_answers() {
        let mut one = proposed("five hours", "four *hours*", None);
        let answer = StoredAnswer {
            answer: FixAnswer::Rejected,
            role: FixRole::Editor,
            note: Some("not so".to_owned()),
            by: "bo".to_owned(),
            at: at(),
        };
        one.stored.answers.push(answer);
        let page = markdown(&memo(one));
        assert!(page.contains("- says: five hours\n- should say: four \\*hours\\*\n"), "{page}");
        assert!(page.contains("rejected by the editor, 2025-12-02 09:00 UTC: not so"), "{page}");
        assert!(markdown(&Memo { fixes: Vec::new(), others: Vec::new() }).contains("No fixes are proposed."));
    }

    /// The better words of a claim as its fixes, their answers and the claim itself give them.
    #[derive(Debug, Clone)]
    struct Worded {
        verdict: Verdict,
        correct_text: bool,
        fixes: Vec<Option<FixAnswer>>,
    }

    fn worded() -> impl Strategy<Value = Worded> {
        let answer = proptest::sample::select(FixAnswer::ALL);
        let fixes = proptest::collection::vec(proptest::option::of(answer), 0..3);
        let verdict = proptest::sample::select(Verdict::ALL);
        (verdict, any::<bool>(), fixes).prop_map(|(verdict, correct_text, fixes)| Worded {
            verdict,
            correct_text,
            fixes,
        })
    }

    fn dossier_of(number: u32, worded: &Worded) -> Dossier {
        let mut dossier = dossier(number, &format!("Claim {number} is so."), None).found(worded.verdict, 2);
        dossier.claim.correct_text = worded.correct_text.then(|| format!("Better words of the claim {number}."));
        for (at, answer) in worded.fixes.iter().enumerate() {
            let mut stored = proposed(&format!("Old {number}-{at}"), &format!("New {number}-{at}"), None).stored;
            stored.fix.number = FixNumber(number * 10 + at as u32);
            stored.fix.claim = ClaimNumber(number);
            stored.answers.extend(answer.map(|answer| StoredAnswer {
                answer,
                role: FixRole::Author,
                note: None,
                by: "bo".to_owned(),
                at: super::tests::at(),
            }));
            dossier.procedure.fixes.push(stored);
        }
        dossier
    }

    proptest! {
        #[test]
        fn memo_and_report_never_differ_in_a_word(claims in proptest::collection::vec(worded(), 0..6)) {
            let dossiers: Vec<Dossier> = (1..).zip(&claims).map(|(number, one)| dossier_of(number, one)).collect();
            let fixes: Vec<Proposed> = dossiers.iter().flat_map(|dossier| {
                let of = |stored: &StoredFix| Proposed { stored: stored.clone(), claim: dossier.claim.clone(), sentence: None };
                dossier.procedure.fixes.iter().map(of).collect::<Vec<_>>()
            }).collect();
            let report = report(dossiers);
            let memo = Memo::of(fixes.clone(), &report);
            prop_assert_eq!(&memo.fixes, &fixes);
            for correction in report.corrections() {
                let number = correction.section.dossier.number();
                let other = memo.others.iter().find(|other| other.section.dossier.number() == number);
                let fixed = memo.fixes.iter().any(|one| {
                    let fix = &one.stored.fix;
                    fix.claim == number && correction.better.is_some_and(|better| fix.new == better.words)
                });
                prop_assert!(fixed != other.is_some(), "{number} stands once among what calls for other words");
                if let Some(other) = other {
                    prop_assert_eq!((other.says, other.better), (correction.says, correction.better));
                    prop_assert_eq!(&other.finding, &correction.finding);
                }
            }
            let (drawn, whole) = (markdown(&memo), super::super::markdown(&report, Length::Brief));
            for other in &memo.others {
                let item = corrected(other);
                prop_assert!(drawn.contains(&item) && whole.contains(&item), "{}", item);
            }
        }
    }
}
