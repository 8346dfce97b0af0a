//! The corrections memo: what each fix proposes, why, and what was answered; as Markdown, and as the article's sentences
//! with the changes marked in CriticMarkup.

use super::markdown::text;
use super::words;
use crate::domain::text::is_hidden;
use crate::domain::{Claim, StoredAnswer, StoredFix, texts};

/// A fix with what it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposed {
    pub stored: StoredFix,
    pub claim: Claim,
    /// The sentence of the newest text that holds the old words; none where they do not stand there any more.
    pub sentence: Option<String>,
}

texts! {
    Proposed { texts: stored "fix", claim "claim", sentence "sentence"; }
}

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
pub fn markdown(fixes: &[Proposed]) -> String {
    let mut page = "# Corrections memo\n".to_owned();
    if fixes.is_empty() {
        page.push_str("\nNo fixes are proposed.\n");
    }
    for Proposed { stored, claim, .. } in fixes {
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
    page
}

/// The article's sentences with the changes marked, `{~~old~>new~~}`, and the reasons as comments, `{>>why<<}`.
///
/// CriticMarkup has no escapes: where a text holds its marks, a zero-width joiner is set between their signs.
pub fn critic_markup(fixes: &[Proposed]) -> String {
    let mut page = String::new();
    for Proposed { stored, sentence, .. } in fixes {
        let fix = &stored.fix;
        let old = marked(&fix.old);
        let change =
            if fix.new.is_empty() { format!("{{--{old}--}}") } else { format!("{{~~{old}~>{}~~}}", marked(&fix.new)) };
        let why =
            format!("{{>>{} on {}: {}; {}<<}}", fix.number, fix.claim, marked(&fix.because), marked(&standing(stored)));
        let line = match sentence.as_deref().and_then(|sentence| sentence.split_once(fix.old.as_str())) {
            Some((before, after)) => format!("{}{change}{why}{}", marked(before), marked(after)),
            None => format!("{change}{why}"),
        };
        page.push_str(&line);
        page.push_str("\n\n");
    }
    page.truncate(page.trim_end().len());
    if !page.is_empty() {
        page.push('\n');
    }
    page
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
    use crate::domain::{ClaimNumber, Fix, FixAnswer, FixNumber, FixRole, Instant, NewClaim, Uid};

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

    #[test]
    fn a_change_is_marked_in_its_sentence() {
        let page = critic_markup(&[proposed("five hours", "four hours", Some("The talks lasted five hours."))]);
        assert!(page.starts_with("The talks lasted {~~five hours~>four hours~~}{>>F1 on #12: The register"), "{page}");
        assert!(page.ends_with("not answered yet<<}.\n"), "{page}");
    }

    #[test]
    fn words_that_are_struck_or_stand_nowhere_are_marked_too() {
        assert!(critic_markup(&[proposed("five", "", None)]).starts_with("{--five--}{>>"));
        assert_eq!(critic_markup(&[]), "");
    }

    #[test]
    fn a_text_cannot_forge_marks() {
        let page = critic_markup(&[proposed("a~>b~~}", "{++c", None)]);
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
        let page = markdown(&[one]);
        assert!(page.contains("- says: five hours\n- should say: four \\*hours\\*\n"), "{page}");
        assert!(page.contains("rejected by the editor, 2025-12-02 09:00 UTC: not so"), "{page}");
        assert!(markdown(&[]).contains("No fixes are proposed."));
    }
}
