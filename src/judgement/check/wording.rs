//! Rules about the words themselves: anchor-lost, verdict-on-other-words, hedge-dropped, figure-astray, uncovered.

use super::entry::{Entry, Finding, Inspection, RuleText};
use super::look::{Look, short};
use super::{Mark, Severity, Untouched, phrase};
use crate::domain::{AnchorState, Hedge, HedgeClass, Judged, Quantity, Question, Rule, Word};
use crate::judgement::figures::astray;
use std::collections::BTreeSet;

pub static ANCHOR_LOST: Entry = Entry {
    text: RuleText {
        rule: Rule::AnchorLost,
        severity: Severity::Error,
        wants: "The words that state a claim stand in the newest revision, in one place.",
        why: "A verdict on words that are gone covers nothing that a reader will see; and a guess at where they went \
              may land on a sentence that says something else.",
        source: "W3C Web Annotation Data Model: a text-quote selector names its words with what stands around them.",
        way_out: "claimbench claim edit {claim} --quote \"WORDS\", or claimbench claim set-aside {claim} --reason \
                  other --note \"struck from the article\"",
    },
    inspection: Inspection::OfClaim(anchor_lost),
};

fn anchor_lost(look: &Look<'_>) -> Vec<Finding> {
    let Some(anchor) = &look.dossier.claim.anchor else { return Vec::new() };
    let happened = match anchor.state {
        AnchorState::Lost => "are gone from the newest one",
        AnchorState::Ambiguous => "may stand in any of several places of the newest one",
        AnchorState::Ok | AnchorState::Moved | AnchorState::Reworded => return Vec::new(),
    };
    let (words, revision) = (short(&anchor.exact), anchor.revision);
    vec![Finding::new(format!("The words of revision {revision} {happened}: “{words}”."))]
}

pub static VERDICT_ON_OTHER_WORDS: Entry = Entry {
    text: RuleText {
        rule: Rule::VerdictOnOtherWords,
        severity: Severity::Error,
        wants: "A verdict stands on the words, voices, figures and time that its giver saw.",
        why: "“Refuted” beside words that were mended since is a false statement about true words. Until somebody reads \
              the claim anew it counts as open and leaves the desk nowhere.",
        source: "Four-eyes principle; IFCN Code of Principles: a rating is of the claim as it was made.",
        way_out: "claimbench claim confirm {claim}, if the verdict holds for what it says now; else claimbench status \
                  {claim} STATUS --question {question} --because \"...\"",
    },
    inspection: Inspection::OfClaim(verdict_on_other_words),
};

fn verdict_on_other_words(look: &Look<'_>) -> Vec<Finding> {
    let now = Judged::of(&look.dossier.claim);
    let find = |question: &Question| {
        let (stored, on_other) = look.dossier.on_other_words(*question)?;
        let told = |side: &Option<String>| side.as_deref().map_or("nothing".to_owned(), |s| format!("“{}”", short(s)));
        let changed = on_other.differences(&now).into_iter();
        let changed = phrase::list(
            changed.map(|one| format!("the {} changed from {} to {}", one.what, told(&one.before), told(&one.now))),
        );
        let (verdict, by, day) = (words_of(stored.status.status), &stored.by, stored.at.day());
        let reason = format!("“{verdict}” ({question}) was given by {by} on {day}; since then {changed}.");
        Some(Finding::new(reason).blank("question", question))
    };
    look.dossier.claim.questions().iter().filter_map(find).collect()
}

/// A word of a closed list as people read it.
fn words_of(verdict: crate::domain::Verdict) -> String {
    verdict.word().replace('_', " ")
}

pub static HEDGE_DROPPED: Entry = Entry {
    text: RuleText {
        rule: Rule::HedgeDropped,
        severity: Severity::Note,
        wants: "The claim keeps the words with which the article weakens it.",
        why: "Drop “reportedly” or “nearly”, and a stronger claim is checked than the one that is printed.",
        source: "Desk practice: a claim is worded as it was asserted.",
        way_out: "claimbench claim edit {claim} --text \"... {hedge} ...\"",
    },
    inspection: Inspection::OfClaim(hedge_dropped),
};

fn hedge_dropped(look: &Look<'_>) -> Vec<Finding> {
    let claim = &look.dossier.claim;
    let Some(anchor) = &claim.anchor else { return Vec::new() };
    let in_text = |hedge: &Hedge| phrase::holds(&claim.text, &hedge.cue);
    // "About" for "around" keeps the sense, whether or not somebody has listed it.
    let replaced = |lost: &Hedge| {
        claim.hedges.iter().any(|hedge| hedge.class == lost.class && in_text(hedge))
            || stand_ins(lost.class).iter().any(|word| phrase::holds(&claim.text, word))
    };
    let lost = claim.hedges.iter().filter(|hedge| phrase::holds(&anchor.exact, &hedge.cue));
    let lost: Vec<&str> = lost.filter(|h| !in_text(h) && !replaced(h)).map(|hedge| hedge.cue.as_str()).collect();
    let Some(first) = lost.first() else { return Vec::new() };
    let cues = phrase::list(lost.iter().map(|cue| format!("“{cue}”")));
    vec![Finding::new(format!("The article says {cues}, the claim does not.")).blank("hedge", first)]
}

/// The commonest words that weaken a claim in the same way.
fn stand_ins(class: HedgeClass) -> &'static [&'static str] {
    match class {
        HedgeClass::Approximator => &[
            "about",
            "around",
            "roughly",
            "approximately",
            "some",
            "nearly",
            "almost",
            "close to",
            "more than",
            "over",
        ],
        HedgeClass::Evidential => &["reportedly", "allegedly", "purportedly", "said to", "according to"],
        HedgeClass::Modal => &["may", "might", "could", "possibly", "perhaps", "likely", "probably"],
        HedgeClass::Appearance => &["appears", "appeared", "seems", "seemed", "seemingly", "apparently", "looks"],
        HedgeClass::Weasel | HedgeClass::TemporalVague => &[],
    }
}

pub static FIGURE_ASTRAY: Entry = Entry {
    text: RuleText {
        rule: Rule::FigureAstray,
        severity: Severity::Warning,
        wants: "The claim's figures are those of the words that it is anchored to.",
        why: "A figure that was mistyped is checked, and the one that is printed is not.",
        source: "Line-by-line checking: every figure is compared with the line that it stands in.",
        way_out: "claimbench claim edit {claim} --text TEXT, or --quote WORDS where other words are meant",
    },
    inspection: Inspection::OfClaim(figure_astray),
};

fn figure_astray(look: &Look<'_>) -> Vec<Finding> {
    let claim = &look.dossier.claim;
    let Some(anchored) = look.around.anchored.get(&claim.number) else { return Vec::new() };
    let astray = astray(claim, anchored);
    if astray.is_empty() {
        return Vec::new();
    }
    let quoted =
        |figures: &mut dyn Iterator<Item = &Quantity>| phrase::list(figures.map(|figure| format!("“{}”", figure.raw)));
    let (claimed, words) = (quoted(&mut astray.into_iter()), quoted(&mut anchored.iter()));
    vec![Finding::new(format!("The claim has {claimed}, the words of the article {words}."))]
}

pub static UNCOVERED: Entry = Entry {
    text: RuleText {
        rule: Rule::Uncovered,
        severity: Severity::Note,
        wants: "Every sentence with a figure, a quotation or a report of what somebody said is claimed, or settled as \
                holding nothing to check.",
        why: "What nobody looked at is where the error stands that everybody missed.",
        source: "Line-by-line checking, as the OCCRP and magazine fact-checking departments ask for it.",
        way_out: "claimbench article coverage {article} --untouched lists them; then claimbench article extract {article}, \
                  or claimbench article settle {article} --sentence N --reason R",
    },
    inspection: Inspection::OfSentences(uncovered),
};

/// How many sentences are named.
const NAMED: usize = 5;

fn uncovered(untouched: &[Untouched]) -> Option<(Vec<usize>, String)> {
    let calling: Vec<&Untouched> = untouched.iter().filter(|one| !one.marks.is_empty()).collect();
    let first = calling.first()?;
    let marks = calling.iter().flat_map(|one| one.marks.iter().copied()).collect::<BTreeSet<_>>();
    let reason = if calling.len() == 1 {
        let marks = phrase::list(marks.into_iter().map(|mark| match mark {
            Mark::Figure => "a figure",
            Mark::Quotation => "a quotation",
            Mark::ReportingVerb => "a report of what was said",
        }));
        format!("Nobody has dealt with sentence {}, which has {marks}: “{}”", first.sentence, short(&first.text))
    } else {
        let marks = marks.into_iter().map(|mark| match mark {
            Mark::Figure => "figures",
            Mark::Quotation => "quotations",
            Mark::ReportingVerb => "reports of what was said",
        });
        let more = calling.len().saturating_sub(NAMED);
        let named = calling.iter().take(NAMED).map(|one| one.sentence.to_string());
        let numbers = phrase::list(named.chain((more > 0).then(|| format!("{more} more"))));
        let marks = phrase::list(marks);
        format!("Nobody has dealt with {} sentences that have {marks}: {numbers}.", calling.len())
    };
    Some((calling.iter().map(|one| one.sentence).collect(), reason))
}
