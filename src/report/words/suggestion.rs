//! What machines suggest, in words.

use super::{count, instant, name, proved, words};
use crate::domain::{
    Accepted, Agreement, Decision, StoredSuggestion, Suggested, SuggestedSource, SuggestionKind, Word, a,
};
use crate::judgement::quotation::{CopyProof, Proof};

/// Stands where a verdict is sealed.
pub const SEALED: &str = "sealed until a person has given theirs";

/// What is suggested, on what: `evidence on #4, refutes`.
pub fn headline(suggested: &Suggested) -> String {
    match suggested {
        Suggested::Claim(claim) => match claim.article {
            Some(article) => format!("a claim of {article}"),
            None => "a claim".to_owned(),
        },
        Suggested::Evidence(evidence) => {
            let question = evidence.question.map(|question| format!(" on \"{question}\"")).unwrap_or_default();
            format!("evidence on {}, {}{question}", evidence.claim, words(evidence.stance))
        }
        Suggested::Verdict(verdict) => format!("a verdict on {}, whether it is {}", verdict.claim, verdict.question),
        Suggested::Fix(fix) => format!("a fix of {}", fix.claim),
        Suggested::Relation(relation) => {
            format!("that {} {} {}", relation.from, words(relation.kind), relation.to)
        }
        Suggested::Settled(settled) => format!("nothing to check in a sentence of {}", settled.article),
    }
}

/// Whose it is: `by Helper 1.2 with ana, 2026-11-23 09:00 UTC`. The machine's name is its own word for itself.
pub fn made(stored: &StoredSuggestion) -> String {
    format!("by {} with {}, {}", name(&stored.suggestion.machine.to_string()), name(&stored.by), instant(stored.at))
}

/// What a suggestion says, each with a label, the weightiest first.
pub fn facts(stored: &StoredSuggestion) -> Vec<(&'static str, String)> {
    let mut facts: Vec<(&'static str, String)> = Vec::new();
    let mut add = |label, text: Option<String>| facts.extend(text.map(|text| (label, text)));
    match &stored.suggestion.suggested {
        Suggested::Claim(claim) => {
            add("claim", Some(claim.text.clone()));
            add("words", claim.quote.as_ref().map(|quote| format!("\"{quote}\"")));
            add("said by", (!claim.said_by.is_empty()).then(|| claim.said_by.join(" \u{203a} ")));
        }
        Suggested::Evidence(evidence) => {
            add("says", evidence.paraphrase.clone());
            add("quote", evidence.quote.as_ref().map(|quote| format!("\"{quote}\"")));
            add("place", evidence.locator.clone());
            add("search", evidence.search_note.clone());
            match &evidence.source {
                SuggestedSource::Known(number) => add("source", Some(number.to_string())),
                SuggestedSource::New(new) => {
                    let kind = new.kind.map(|kind| format!(" ({})", words(kind))).unwrap_or_default();
                    let of = [&new.author, &new.publisher].into_iter().flatten().map(|who| format!(", {who}"));
                    let day = new.published.as_ref().map(|day| format!(", {day}")).unwrap_or_default();
                    add("source", Some(format!("{}{kind}{}{day}", new.name, of.collect::<String>())));
                    add("address", new.url.clone());
                }
            }
        }
        Suggested::Verdict(verdict) => match &verdict.given {
            None => add("verdict", Some(SEALED.to_owned())),
            Some(status) => {
                let modifiers = status.modifiers.iter().map(|modifier| format!(", {}", words(*modifier)));
                add("verdict", Some(format!("{}{}", words(status.status), modifiers.collect::<String>())));
                add("because", status.because.clone());
                add("finding", status.finding.clone());
                add("surety", status.confidence.map(words));
            }
        },
        Suggested::Fix(fix) => {
            add("old", fix.old.clone());
            add("new", Some(if fix.new.is_empty() { super::STRIKE.to_owned() } else { fix.new.clone() }));
            add("because", Some(fix.because.clone()));
            let evidence: Vec<String> = fix.evidence.iter().map(ToString::to_string).collect();
            add("evidence", (!evidence.is_empty()).then(|| evidence.join(", ")));
        }
        Suggested::Relation(relation) => add("note", relation.note.clone()),
        Suggested::Settled(settled) => {
            add("sentence", Some(settled.words.exact.clone()));
            add("reason", Some(words(settled.reason)));
            add("note", settled.note.clone());
        }
    }
    add("why", stored.suggestion.why.clone());
    facts
}

/// How a suggested quotation stands to the kept copies of its source.
pub fn proof(proof: &CopyProof) -> String {
    match proof {
        CopyProof::NoCopy => "not proved: no copy of the source is kept".to_owned(),
        CopyProof::Unreadable => "not proved: the kept copy has no text".to_owned(),
        CopyProof::Laid { proof: Proof::Missing { .. }, .. } => "does not stand in the kept copy".to_owned(),
        CopyProof::Laid { proof, .. } => proved(proof),
    }
}

/// What became of a suggestion; none while it is open.
pub fn decided(stored: &StoredSuggestion) -> Option<String> {
    let decided = stored.decided.as_ref()?;
    let by = format!("by {}, {}", name(&decided.by), instant(decided.at));
    Some(match &decided.decision {
        Decision::Declined(declined) => {
            let because = declined.because.as_ref().map(|because| format!(": {because}")).unwrap_or_default();
            format!("declined {by}{because}")
        }
        Decision::Accepted(accepted) => {
            let made = became(accepted).map(|made| format!(" as {made}")).unwrap_or_default();
            format!("accepted {by}{made}{}", how(accepted))
        }
    })
}

/// The number of what came of it.
pub fn became(accepted: &Accepted) -> Option<String> {
    let Accepted { claim, evidence, fix, .. } = accepted;
    let evidence = evidence.map(|number| number.to_string());
    evidence.or(fix.map(|number| number.to_string())).or(claim.map(|number| number.to_string()))
}

/// `, in other words`, `, its quotation unproved`.
pub fn how(accepted: &Accepted) -> &'static str {
    match (accepted.edited, accepted.unproved) {
        (false, false) => "",
        (true, false) => ", in other words",
        (false, true) => ", its quotation unproved",
        (true, true) => ", in other words, its quotation unproved",
    }
}

/// `12 suggested: 7 accepted (2 in other words), 3 declined, 2 open`.
pub fn agreement(agreement: &Agreement) -> String {
    let Agreement { made, open, accepted, edited, declined, .. } = agreement;
    let edited = if *edited > 0 { format!(" ({edited} in other words)") } else { String::new() };
    format!("{made} suggested: {accepted} accepted{edited}, {declined} declined, {open} open")
}

/// How verdicts agreed: `4 of 6 the same, 1 more the same way`; none where there is none to compare.
pub fn compared(agreement: &Agreement) -> Option<String> {
    let Agreement { compared, same, same_way, .. } = agreement;
    if *compared == 0 {
        return None;
    }
    let verdicts = count(*compared as usize, "verdict", "verdicts");
    Some(format!(
        "of {verdicts} that people gave not knowing the machine's, {same} the same, {same_way} of the same way"
    ))
}

/// What kind of thing is suggested: `a fix`.
pub fn kind(kind: SuggestionKind) -> String {
    match kind {
        SuggestionKind::Evidence => kind.spoken(),
        SuggestionKind::Settled => "nothing to check".to_owned(),
        _ => a(&kind.spoken()),
    }
}
