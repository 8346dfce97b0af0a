//! The report's words, for every way of drawing it. Nothing here is made safe: the sinks do that.

pub mod figure;
mod fixed;
mod headline;
pub mod history;
mod letters;
mod method;
pub mod origin;
pub mod procedure;
pub mod suggestion;
pub mod tongue;
mod verdict;

pub use figure::{evidenced, grouped, others};
pub use fixed::{
    CHANGED, COMMENTS, CONFIDENTIAL, DISPUTED, FOR_AUTHOR, FROM_REASONS, HEAD_PROVES, METHOD, NO_CORRECTION,
    NOT_SECOND_READ, NOTES, OBJECTIONS, OPEN, PARTLY, RATING, REWORDED, SELF_DECLARED, STRIKE, UNSEEN, WRONG,
};
pub use headline::{Headline, drafts, headline, work};
pub use letters::{address, look_alike, look_alike_address, name};
pub use method::{MethodBox, method};
pub use verdict::{decided, found, held, past_findings, verdicts};

use super::{
    Answer, CheckCounts, Correction, Counts, Cover, Covered, Finding, Lack, Scope, Section, Side, Standing, Unanswered,
    Wording,
};
use crate::domain::{
    Anchor, AnchorState, Article, Audience, Claim, ClaimNumber, ClockNote, Closed, Dossier, Evidence, ForeignReview,
    Instant, Link, Question, Relation, RelationKind, SetAside, Stance, StoredComment, StoredEvidence, StoredStatus,
    Subject, Verdict, Word,
};
use crate::error::Missing;
use crate::judgement::Tally;
use crate::judgement::check::{About, Objection};
use crate::judgement::quotation::{Edges, Proof};

/// What a comment is on, as it is typed; a sentence by its words.
pub fn comment_on(subject: &Subject) -> String {
    match subject {
        Subject::Claim(claim) => claim.to_string(),
        Subject::Source(source) => source.to_string(),
        Subject::Article(article) => article.to_string(),
        Subject::Sentence { article, words } => format!("{article}, \"{}\"", words.exact),
    }
}

/// A comment in a line: who says what on what, and how it was closed.
pub fn comment(stored: &StoredComment) -> String {
    let closed = stored.closed.as_ref().map(|closed| format!(" ({})", self::closed(closed))).unwrap_or_default();
    format!(
        "{} on {}, by {}: {}{closed}",
        stored.comment.number,
        comment_on(&stored.comment.on),
        stored.by,
        stored.comment.text
    )
}

/// How a comment was closed.
pub fn closed(closed: &Closed) -> String {
    let note = closed.note.as_ref().map(|note| format!(": {note}")).unwrap_or_default();
    format!("closed {} by {}{note}", instant(closed.at), closed.by)
}

/// What a verdict still needs.
pub fn missing(missing: &Missing) -> &'static str {
    match missing {
        Missing::Rationale => "a rationale",
        Missing::Evidence => "a piece of evidence on this question",
        Missing::SilentSearch => "a recorded search that found nothing",
    }
}

/// A word of a closed list as people read it: `mostly supported`. It can be typed back so.
pub fn words(word: impl Word) -> String {
    word.word().replace('_', " ")
}

/// `2025-12-02 09:30 UTC`.
pub fn instant(instant: Instant) -> String {
    let full = instant.to_string();
    match (full.get(..10), full.get(11..16)) {
        (Some(day), Some(minute)) => format!("{day} {minute} UTC"),
        _ => full,
    }
}

/// A count with its noun: `1 claim`, `2 claims`.
pub fn count(count: usize, one: &str, more: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { more })
}

/// What the report shows and as of when.
pub fn shows(cover: &Cover) -> String {
    let what = match &cover.scope {
        Scope::Case => "the whole case".to_owned(),
        Scope::Article(article) => format!("article {article}"),
        Scope::Claims(claims) => {
            let names: Vec<String> = claims.iter().map(ClaimNumber::to_string).collect();
            format!("{} {}", if names.len() == 1 { "claim" } else { "claims" }, names.join(", "))
        }
    };
    match cover.at {
        Some(at) => format!("{what} as it stood at {at}"),
        None => what,
    }
}

/// What stands above the title: that it is a report, and for whom.
pub fn kicker(audience: Audience) -> String {
    match audience {
        Audience::Internal => "Verification report \u{b7} internal".to_owned(),
        Audience::Author => "Verification report \u{b7} author's copy".to_owned(),
        Audience::Public => "Verification report".to_owned(),
    }
}

/// What a report shows where that is not the whole case as it stands.
pub fn shown_otherwise(cover: &Cover) -> Option<String> {
    (cover.at.is_some() || matches!(cover.scope, Scope::Claims(_))).then(|| format!("Shows {}", shows(cover)))
}

/// The question, as it would be asked.
pub fn question(question: Question) -> &'static str {
    match question {
        Question::Said => "Was it said?",
        Question::True => "Is it so?",
    }
}

/// What stands in a verdict's place for whoever reads the claim blind.
pub const HIDDEN: &str = "The verdict is hidden from you until you have given yours";

/// What the evidence on a question adds up to, and whether a verdict is still open.
pub fn weight(answer: &Answer) -> String {
    match answer.lack {
        Some(Lack::Own) => format!("{HIDDEN}; {}", tally(&answer.tally)),
        Some(Lack::Evidence) => format!("Open: {}", lack(Lack::Evidence)),
        Some(lacks) => format!("Open: {}; {}", lack(lacks), tally(&answer.tally)),
        None if answer.decided_alone => format!("{}; {DECIDED_ALONE}", tally(&answer.tally)),
        None => tally(&answer.tally),
    }
}

/// After a verdict that was not settled by a third person.
pub const DECIDED_ALONE: &str = "two readers saw it differently, and one of the two decided";

/// What a question without a verdict lacks, after the question: `Was it said? Nobody has looked yet`.
pub fn lack(lack: Lack) -> &'static str {
    match lack {
        Lack::Evidence => "nobody has looked yet",
        Lack::Verdict => "there is evidence, and no verdict yet",
        Lack::LeftOpen => "somebody looked and left it open",
        Lack::OtherWords => "the claim was reworded since its verdict",
        Lack::Own => "the verdict is hidden from you until you have given yours",
    }
}

/// What calls for other words in lists, each under its heading.
pub fn correction_lists<'c, 'r>(corrections: &'c [Correction<'r>]) -> Vec<(&'static str, &'c [Correction<'r>])> {
    let heading = |correction: &Correction| match correction.section.standing() {
        Standing::Fails => WRONG,
        Standing::Partly => PARTLY,
        _ => REWORDED,
    };
    let lists = corrections.chunk_by(|one, other| heading(one) == heading(other));
    lists.filter_map(|list| Some((heading(list.first()?), list))).collect()
}

/// What a finding is called.
pub fn found_by(finding: &Finding) -> &'static str {
    match finding {
        Finding::Given(_) => "finding",
        Finding::FirstSentence(_) => FROM_REASONS,
    }
}

/// An objection of the check in a line: `E #48 contradiction: the reason`.
pub fn objection(objection: &Objection) -> String {
    let Objection { rule, severity, about, reason, .. } = objection;
    let about = match about {
        About::Claim(claim) => claim.to_string(),
        About::Sentences { article, .. } => article.to_string(),
        About::Case => "case".to_owned(),
    };
    format!("{} {about} {rule}: {reason}", severity.letter())
}

/// What several claims lack: `Was it said? Nobody has looked yet`.
pub fn unanswered(unanswered: &Unanswered) -> String {
    format!("{} {}", question(unanswered.question), capital(lack(unanswered.lack)))
}

/// A claim in the list of what is still open: its text, who has it, and what was found so far.
pub fn open(section: &Section, asked: Question) -> Vec<String> {
    let claim = &section.dossier.claim;
    let finding = section.answer(asked).and_then(Answer::finding).map(|finding| finding.text().to_owned());
    finding.into_iter().chain(claim.assignee.as_ref().map(|who| format!("Assigned to {who}."))).collect()
}

/// Why the words of a claim are not marked in the newest text.
pub fn not_marked(anchor: Option<&Anchor>) -> String {
    match anchor {
        None => "no words named".to_owned(),
        Some(anchor) => format!("{} in revision {}", words(anchor.state), anchor.revision),
    }
}

/// The words that are proposed.
pub fn better(better: &Wording) -> &str {
    if better.words.is_empty() { STRIKE } else { &better.words }
}

/// Whose proposal better words are, and what became of it: `fix F1, accepted by the author, ...`; empty where they only
/// stand with the claim.
pub fn proposal(better: &Wording) -> String {
    let answer = better.answer.as_ref().map(|answer| format!(", {answer}")).unwrap_or_default();
    better.fix.map(|fix| format!("fix {fix}{answer}")).unwrap_or_default()
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// Everything that a claim lacks: `Was it said? Nobody has looked yet.`
pub fn lacks(section: &Section) -> Vec<String> {
    let of = |answer: &Answer| Some(format!("{} {}.", question(answer.question), capital(lack(answer.lack?))));
    section.asked().filter_map(of).collect()
}

/// Which way evidence points, as the heading over it.
pub fn side(side: Side) -> &'static str {
    match side {
        Side::For => "For",
        Side::Against => "Against",
        Side::Other => "Other",
    }
}

/// What a piece of evidence does, where its side does not say it already.
pub fn stance(stance: Stance) -> Option<&'static str> {
    match stance {
        Stance::Supports | Stance::Refutes => None,
        Stance::Mixed => Some("mixed"),
        Stance::Context => Some("context"),
        Stance::Silent => Some("searched, found nothing"),
    }
}

/// Pieces and origins: `3 pieces, 2 origins: 2 for, 1 against; 1 context`.
pub fn tally(tally: &Tally) -> String {
    let decisive = [(tally.supports, "for"), (tally.refutes, "against"), (tally.mixed, "mixed")];
    let beside = [(tally.context, "context"), (tally.silent, "silent")];
    let listed = |counts: &[(usize, &str)]| {
        let there = counts.iter().filter(|(count, _)| *count > 0);
        there.map(|(count, what)| format!("{count} {what}")).collect::<Vec<_>>().join(", ")
    };
    let pieces: usize = decisive.iter().map(|(count, _)| count).sum();
    let weight = match pieces {
        0 => "nothing for or against".to_owned(),
        _ => format!(
            "{}, {}: {}",
            count(pieces, "piece", "pieces"),
            count(tally.origins, "origin", "origins"),
            listed(&decisive)
        ),
    };
    let beside = listed(&beside);
    if beside.is_empty() { weight } else { format!("{weight}; {beside}") }
}

/// Reliability of the source and credibility of the item: `B2`.
pub fn rating(stored: &StoredEvidence) -> String {
    let letter = stored.source.reliability.word().to_uppercase();
    format!("{letter}{}", stored.evidence.credibility.value())
}

/// What is known of a piece of evidence beside its words: kind, rating, directness, stance, origin, dates.
pub fn evidence_facts(stored: &StoredEvidence) -> Vec<String> {
    let Evidence { directness, stance: takes, published, data_as_of, derived_from, .. } = &stored.evidence;
    let mut facts: Vec<String> = stored.source.publisher.iter().cloned().collect();
    facts.extend([words(stored.source.kind), rating(stored)]);
    facts.extend(stance(*takes).map(str::to_owned));
    facts.extend(directness.map(words));
    facts.extend(published.as_ref().or(stored.source.published.as_ref()).map(|date| format!("published {date}")));
    facts.extend(data_as_of.as_ref().map(|date| format!("data as of {date}")));
    facts.extend(derived_from.map(|other| format!("derived from {other}")));
    let labelled = stored.evidence.origin.is_some() || stored.source.origin.is_some();
    facts.extend(labelled.then(|| format!("origin {}", stored.origin())));
    facts.extend(procedure::kept(stored));
    facts.extend(stored.source.interest.as_ref().map(|interest| format!("party to the matter: {interest}")));
    facts
}

/// What the ledger says of its own time: nothing where instants simply followed the clock.
pub fn clock(notes: &[ClockNote]) -> Vec<String> {
    let set_right = notes.iter().filter_map(|note| match note {
        ClockNote::Corrected { seq, from, to, by } => Some(format!(
            "Event {seq}: {by} said that the clock was ahead and is right now; it was set back from {from} to {to}."
        )),
        ClockNote::Held { .. } => None,
    });
    let held: Vec<&ClockNote> = notes.iter().filter(|note| matches!(note, ClockNote::Held { .. })).collect();
    let held = held.first().and_then(|first| match first {
        ClockNote::Held { seq, clock, at } => {
            let more = if held.len() > 1 { format!(", and {} times more", held.len() - 1) } else { String::new() };
            Some(format!(
                "Event {seq}: the clock said {clock}; what was written then is held at {at}, the instant of the event before{more}."
            ))
        }
        ClockNote::Corrected { .. } => None,
    });
    set_right.chain(held).collect()
}

/// The voices from the article inwards: `article › Kremlin › Gerasimov ("claimed")`.
pub fn chain(links: &[Link]) -> String {
    let voice = |link: &Link| {
        let details: Vec<String> = [
            link.guessed_from.as_ref().map(|words| format!("a guess at whom \"{words}\" means")),
            link.cue.as_ref().map(|cue| format!("\"{cue}\"")),
            link.cue_class.filter(|class| class.word() != "neutral").map(words),
            link.form.map(words),
            link.said_on.as_ref().map(|date| format!("on {date}")),
            link.channel.clone(),
        ]
        .into_iter()
        .flatten()
        .collect();
        let speaker = match &link.role {
            Some(role) => format!("{}, {role}", name(&link.speaker)),
            None => name(&link.speaker).to_string(),
        };
        if details.is_empty() { speaker } else { format!("{speaker} ({})", details.join(", ")) }
    };
    links.iter().map(voice).collect::<Vec<_>>().join(" \u{203a} ")
}

/// What a claim says beside its text, each with a label.
pub fn claim_facts(dossier: &Dossier) -> Vec<(&'static str, String)> {
    let claim = &dossier.claim;
    let mut facts = verdict::findings(dossier);
    facts.extend(verdict::on_other_words(dossier));
    facts.push(("Said by", voices(claim)));
    facts.extend(claim.anchor.iter().map(|anchor| ("Words", anchored(claim, anchor))));
    facts.extend(as_of(claim, dossier.article.as_ref()).map(|when| ("As of", when)));
    let hedges: Vec<String> = claim.hedges.iter().map(|h| format!("\"{}\" ({})", h.cue, words(h.class))).collect();
    facts.extend((!hedges.is_empty()).then(|| ("Hedges", hedges.join(", "))));
    facts.extend(claim.quantities.iter().map(|figure| ("Figure", figure::claimed(figure))));
    facts.extend(dossier.relations.iter().map(|r| ("Relation", relation(r, claim.number))));
    facts.extend(claim.assignee.iter().map(|who| ("Assigned", who.clone())));
    facts.extend(claim.recheck_by.iter().map(|date| ("Recheck", format!("by {date}"))));
    facts.extend((!claim.tags.is_empty()).then(|| ("Tags", claim.tags.join(", "))));
    facts.extend(procedure::procedure(dossier));
    facts
}

/// When a claim holds, with the article's words for it: `2025-12-01 ("on Monday")`.
pub fn as_of(claim: &Claim, article: Option<&Article>) -> Option<String> {
    let undated = article.is_some_and(|article| article.published.is_none());
    match (&claim.as_of, &claim.as_of_words) {
        (Some(date), Some(words)) => Some(format!("{date} (\"{words}\")")),
        (Some(date), None) => Some(date.to_string()),
        (None, Some(words)) if undated => Some(format!("\"{words}\", open: the article has no date of publication")),
        (None, Some(words)) => Some(format!("\"{words}\", which names no day")),
        (None, None) => None,
    }
}

fn voices(claim: &Claim) -> String {
    match claim.claimant() {
        Some(_) => chain(&claim.attribution),
        None => format!("{}, in its own voice", chain(&claim.attribution)),
    }
}

fn anchored(claim: &Claim, anchor: &Anchor) -> String {
    let article = claim.article.map(|article| format!("{article}, ")).unwrap_or_default();
    let state = match anchor.state {
        AnchorState::Ok => String::new(),
        state => format!(", {}", words(state)),
    };
    let Anchor { exact, revision, start, end, .. } = anchor;
    format!("\"{exact}\" ({article}revision {revision}, characters {start} to {end}{state})")
}

/// Beside a question that the claim is not asked, though something is recorded on it.
pub const NOT_ASKED: &str = "not asked of this claim";

/// What another desk found, in a sentence: `Rated "False": The moon is cheese (said by A. Writer).`
pub fn foreign_finding(review: &ForeignReview) -> String {
    let verdict = review.verdict.map(words);
    let label = review.label.as_ref().map(|label| format!("\"{label}\"")).or(verdict);
    let rated = label.map_or_else(|| "Reviewed".to_owned(), |label| format!("Rated {label}"));
    let by = review.claimant.as_ref().map(|who| format!(" (said by {who})")).unwrap_or_default();
    format!("{rated}: {}{by}", review.claim)
}

/// Whether a quotation stands in its snapshot.
pub fn proved(proof: &Proof) -> String {
    let cut = |edges: &Edges| match edges {
        Edges::Whole => "",
        Edges::Cut => "; but it begins or ends inside of a word or figure of the text",
    };
    let times = |times: usize| if times > 1 { format!(", {times} times") } else { String::new() };
    match proof {
        Proof::Exact { at, times: count, edges } => {
            format!("stands in the snapshot to the letter, at character {}{}{}", at.start, times(*count), cut(edges))
        }
        Proof::Folded { at, times: count, edges } => format!(
            "stands in the snapshot, but for white space, quotation marks and the like, at character {}{}{}",
            at.start,
            times(*count),
            cut(edges)
        ),
        Proof::Pieces { at, passed_over } => {
            let passed = if passed_over.is_empty() { "" } else { "; but what is left out holds a negation" };
            format!("its {} stand in the snapshot in this order{passed}", count(at.len(), "piece", "pieces"))
        }
        Proof::Missing { nearest: Some(_) } => "does not stand in the snapshot so".to_owned(),
        Proof::Missing { nearest: None } => "does not stand in the snapshot, nor anything like it".to_owned(),
    }
}

/// The confidence and the modifiers of a status; empty where it has neither.
pub fn details(stored: &StoredStatus) -> String {
    let confidence = stored.status.confidence.map(|confidence| format!("{} confidence", words(confidence)));
    let modifiers = stored.status.modifiers.iter().map(|modifier| words(*modifier));
    confidence.into_iter().chain(modifiers).collect::<Vec<_>>().join(", ")
}

/// Pieces for, pieces against, and origins of the main question, as a table shows them.
pub fn weights(section: &Section) -> [String; 3] {
    let Some(answer) = section.main() else { return Default::default() };
    [answer.tally.supports, answer.tally.refutes, answer.tally.origins].map(|count| count.to_string())
}

/// `61 of 70 sentences looked at`: claimed, or holding nothing to check.
pub fn looked_at(looked_at: usize, sentences: usize) -> String {
    format!("{looked_at} of {} looked at", count(sentences, "sentence", "sentences"))
}

/// What is known of an article beside its title.
pub fn article_facts(covered: &Covered) -> Vec<String> {
    let stored = &covered.stored;
    let Article { outlet, byline, published, .. } = &stored.article;
    let mut facts: Vec<String> = [outlet, byline].into_iter().flatten().cloned().collect();
    facts.extend(published.as_ref().map(|date| format!("published {date}")));
    facts.push(format!("revision {}", stored.revision.seq));
    facts
}

/// `57 claims: 3 open, 54 checked, 0 of 54 second-read; 176 pieces of evidence`.
pub fn progress(counts: &Counts) -> String {
    let claims = counts.stages.iter().map(|(_, count)| count).sum();
    let stages: Vec<String> = counts.stages.iter().map(|(stage, count)| format!("{count} {}", words(*stage))).collect();
    let stages = if stages.is_empty() { "none".to_owned() } else { stages.join(", ") };
    format!(
        "{}: {stages}. {} of {} second-read. {}",
        count(claims, "claim", "claims"),
        counts.second_read,
        count(counts.decided, "verdict", "verdicts"),
        count(counts.evidence, "piece of evidence", "pieces of evidence")
    )
}

/// Why a claim was set aside.
pub fn set_aside(set_aside: &SetAside) -> String {
    let note = set_aside.note.as_ref().map(|note| format!(": {note}")).unwrap_or_default();
    format!("{}{note}", words(set_aside.reason))
}

/// The same in words: `3 for, 1 against, 2 origins`.
pub fn weighed(section: &Section) -> String {
    let [supports, refutes, origins] = weights(section);
    if origins.is_empty() {
        return String::new();
    }
    format!("{supports} for, {refutes} against, {origins} {}", if origins == "1" { "origin" } else { "origins" })
}

/// `check: 1 error, 4 warnings; 2 waived`.
pub fn checked(counts: &CheckCounts) -> String {
    let found =
        [(counts.errors, "error", "errors"), (counts.warnings, "warning", "warnings"), (counts.notes, "note", "notes")];
    let found = found.iter().filter(|(number, ..)| *number > 0).map(|(number, one, more)| count(*number, one, more));
    let found: Vec<String> = found.collect();
    let found = if found.is_empty() { "nothing to object to".to_owned() } else { found.join(", ") };
    let waived = if counts.waived > 0 { format!("; {} waived", counts.waived) } else { String::new() };
    format!("Check: {found}{waived}")
}

/// `12 errors of the check`; none where it found none.
pub fn checked_errors(counts: &CheckCounts) -> Option<String> {
    (counts.errors > 0).then(|| format!("{} of the check", count(counts.errors, "error", "errors")))
}

/// The status of a claim as a table shows it: of its main question.
pub fn status(section: &Section) -> String {
    section.main().map_or_else(|| "not checkable".to_owned(), answered)
}

/// Where the work on a claim stands; empty where that is not told.
pub fn stage(section: &Section) -> String {
    if section.stage_is_told { words(section.stage) } else { String::new() }
}

/// A verdict with its question where that is not whether it is so: `mixed (said)`; that it is hidden from a blind reader.
pub fn answered(answer: &Answer) -> String {
    match answer.lack {
        Some(Lack::Own) => "hidden".to_owned(),
        _ => on(answer.question, answer.verdict),
    }
}

/// The same of a verdict alone.
pub fn on(question: Question, verdict: Verdict) -> String {
    match question {
        Question::Said => format!("{} (said)", words(verdict)),
        Question::True => words(verdict),
    }
}

/// A relation read from one of its two claims: `is narrower than #3: only the first half`.
pub fn relation(relation: &Relation, seen_from: ClaimNumber) -> String {
    let forth = relation.from == seen_from;
    let words = match (relation.kind, forth) {
        (RelationKind::Repeats, true) => "repeats",
        (RelationKind::Repeats, false) => "is repeated by",
        (RelationKind::Contradicts, _) => "contradicts",
        (RelationKind::NarrowerThan, true) => "is narrower than",
        (RelationKind::NarrowerThan, false) => "is wider than",
        (RelationKind::Updates, true) => "updates",
        (RelationKind::Updates, false) => "is updated by",
        (RelationKind::DependsOn, true) => "depends on",
        (RelationKind::DependsOn, false) => "is needed by",
    };
    let note = relation.note.as_ref().map(|note| format!(": {note}")).unwrap_or_default();
    format!("{words} {}{note}", if forth { relation.to } else { relation.from })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn five_pages_of_one_agency_are_one_origin() {
        let counted = Tally { supports: 5, context: 1, origins: 1, ..Tally::default() };
        assert_eq!(tally(&counted), "5 pieces, 1 origin: 5 for; 1 context");
        assert_eq!(tally(&Tally::default()), "nothing for or against");
    }

    #[test]
    fn an_instant_is_printed_to_the_minute() {
        assert_eq!(instant("2025-12-02T09:30:00Z".parse().unwrap()), "2025-12-02 09:30 UTC");
    }

    #[test]
    fn a_relation_reads_from_either_end() {
        let narrower =
            Relation { from: ClaimNumber(1), kind: RelationKind::NarrowerThan, to: ClaimNumber(2), note: None };
        assert_eq!(relation(&narrower, ClaimNumber(1)), "is narrower than #2");
        assert_eq!(relation(&narrower, ClaimNumber(2)), "is wider than #1");
    }
}
