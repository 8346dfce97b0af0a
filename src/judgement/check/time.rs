//! Rules about when: no-date, stale, late-evidence.

use super::entry::{Entry, Finding, Inspection, RuleText};
use super::look::{Look, listed};
use super::{Severity, phrase};
use crate::domain::{AnchorState, Checkable, ClaimKind, Modifier, Question, Rule, StoredEvidence};
use jiff::civil::Date;

pub static NO_DATE: Entry = Entry {
    text: RuleText {
        rule: Rule::NoDate,
        severity: Severity::Error,
        wants: "A claim that says when it holds only by the reader's calendar has a date.",
        why: "“Currently” and “last week” are true on one day and false on another. Without a day nothing can be laid \
              beside them.",
        source: "AVeriTeC: each claim has its date, and is worded so that it can be understood on its own.",
        way_out: "claimbench claim edit {claim} --as-of {date} --as-of-words \"{words}\"",
    },
    inspection: Inspection::OfClaim(no_date),
};

/// Words that mean another day to each day's reader.
const RELATIVE: [&str; 40] = [
    "currently",
    "now",
    "at present",
    "presently",
    "at the moment",
    "these days",
    "nowadays",
    "so far",
    "to date",
    "until now",
    "as of now",
    "today",
    "yesterday",
    "tomorrow",
    "tonight",
    "last night",
    "this morning",
    "this afternoon",
    "this evening",
    "recently",
    "lately",
    "ago",
    "last week",
    "this week",
    "next week",
    "last weekend",
    "this weekend",
    "last month",
    "this month",
    "next month",
    "last year",
    "this year",
    "next year",
    "last summer",
    "last winter",
    "last spring",
    "last autumn",
    "last fall",
    "earlier this",
    "later this",
];

fn no_date(look: &Look<'_>) -> Vec<Finding> {
    let claim = &look.dossier.claim;
    // Where only words said are checked, the day on which they were said dates them.
    let is_of_words = claim.checkable == Checkable::SaidOnly || claim.kind == ClaimKind::Quote;
    let said_on = claim.attribution.iter().any(|link| link.said_on.is_some());
    if claim.as_of.is_some() || claim.questions().is_empty() || (is_of_words && said_on) {
        return Vec::new();
    }
    let in_text = |text: &str| RELATIVE.iter().copied().find(|words| phrase::holds(text, words));
    // A claim that names the year has turned the article's "last week" into a date.
    let anchored = claim.anchor.as_ref().map(|anchor| anchor.exact.as_str()).filter(|_| !names_year(&claim.text));
    let Some(words) = in_text(&claim.text).or_else(|| anchored.and_then(in_text)) else { return Vec::new() };
    let published = look.dossier.article.as_ref().and_then(|article| article.published.as_ref());
    let date = published.map_or("DATE".to_owned(), |date| date.to_string());
    let reason = format!("“{words}” says when only to a reader of that day, and the claim has no date.");
    vec![Finding::new(reason).blank("date", date).blank("words", words)]
}

fn names_year(text: &str) -> bool {
    let years = phrase::words(text).into_iter().filter(|word| word.len() == 4);
    years.filter_map(|word| word.parse::<u16>().ok()).any(|year| (1800..2200).contains(&year))
}

pub static STALE: Entry = Entry {
    text: RuleText {
        rule: Rule::Stale,
        severity: Severity::Warning,
        wants: "A claim is checked again when its day has come, or when the words that state it were changed.",
        why: "Front lines, prices and office-holders move, and a reworded sentence may say something else. A verdict \
              holds for what was checked, when it was checked.",
        source: "Desk practice: what moves, or is changed after the check, is checked again.",
        way_out: "claimbench status {claim} {verdict} --because \"...\", then claimbench claim edit {claim} \
                  --recheck-by DATE",
    },
    inspection: Inspection::OfClaim(stale),
};

fn stale(look: &Look<'_>) -> Vec<Finding> {
    let claim = &look.dossier.claim;
    let mut findings = Vec::new();
    let due = claim.recheck_by.as_ref().and_then(|date| Some((date, date.latest()?)));
    if let Some((date, _)) = due.filter(|(_, latest)| *latest < look.around.today) {
        let verdict = look.main().map_or("STATUS".to_owned(), |ruling| ruling.verdict.to_string());
        findings.push(Finding::new(format!("It was to be checked again by {date}.")).blank("verdict", verdict));
    }
    if let Some(anchor) = claim.anchor.as_ref().filter(|anchor| anchor.state == AnchorState::Reworded) {
        let reason = format!(
            "The sentence that states it was reworded (revision {}), and nobody has confirmed it.",
            anchor.revision
        );
        findings.push(Finding::new(reason).way_out("claimbench claim confirm {claim}"));
    }
    findings
}

pub static LATE_EVIDENCE: Entry = Entry {
    text: RuleText {
        rule: Rule::LateEvidence,
        severity: Severity::Warning,
        wants: "A claim about its own day is not refuted only by how things stood later.",
        why: "What was so in December may be otherwise in March. Evidence of a later state shows that a claim is \
              outdated, not that it was wrong.",
        source: "AVeriTeC admits only evidence that was there before the claim.",
        way_out: "claimbench evidence add {claim} --source S --stance refutes --data-as-of {date} ..., or claimbench \
                  status {claim} {verdict} --modifier outdated --because \"...\"",
    },
    inspection: Inspection::OfClaim(late_evidence),
};

fn late_evidence(look: &Look<'_>) -> Vec<Finding> {
    let Some(ruling) = look.ruling(Question::True).filter(|ruling| ruling.verdict.denies()) else { return Vec::new() };
    let claim = &look.dossier.claim;
    let published = look.dossier.article.as_ref().and_then(|article| article.published.as_ref());
    let Some(day) = claim.as_of.as_ref().or(published).and_then(|date| date.latest()) else { return Vec::new() };
    let is_late = |stored: &&StoredEvidence| state_of(stored, claim.kind).is_some_and(|seen| seen > day);
    let outdated = ruling.status.modifiers.contains(&Modifier::Outdated);
    if outdated || ruling.decisive.is_empty() || !ruling.decisive.iter().all(is_late) {
        return Vec::new();
    }
    let pieces = listed(ruling.decisive.iter().copied());
    let reason = format!("{} rests only on what was so after {day}, the claim's day: {pieces}.", ruling.name());
    vec![Finding::new(reason).blank("date", day).blank("verdict", ruling.verdict)]
}

/// The first day of the state of affairs that the evidence shows. A report about an event is naturally later than the
/// event; about what changes, it shows how things stood when it came out.
fn state_of(stored: &StoredEvidence, kind: ClaimKind) -> Option<Date> {
    let changes = matches!(kind, ClaimKind::Property | ClaimKind::Quantity | ClaimKind::Position);
    let published = stored.evidence.published.as_ref().or(stored.source.published.as_ref()).filter(|_| changes);
    stored.evidence.data_as_of.as_ref().or(published).and_then(|date| date.earliest())
}
