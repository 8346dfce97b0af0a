//! What each event of the ledger was, in a sentence.

use super::procedure::kept_words;
use super::{suggestion, words};
use crate::domain::{
    ArticleChange, ArticleSetAside, CheckWaived, ClaimChange, ClaimConfirmed, ClaimEdited, ClaimReopened,
    ClaimReviewed, ClaimSetAside, ClaimTagged, Decision, Entry, Event, EvidenceChange, EvidenceReleased,
    EvidenceWithdrawn, FixAnswered, ForeignReviewAdded, Identity, NoteAdded, OriginsMerged, PartialDate, Priority,
    ReadingManner, SecondVerdictGiven, SheetRow, SnapshotKept, SuggestionDecided, Word, Worth, a,
};

/// Who acted, and that they had signed in where they had.
pub fn actor(entry: &Entry) -> String {
    let name = super::name(&entry.actor);
    match entry.identity {
        Identity::SelfDeclared => name,
        Identity::SignedIn => format!("{name} (signed in)"),
    }
}

/// What happened, in words.
pub fn sentence(event: &Event) -> String {
    let reason = |text: &Option<String>| text.as_ref().map_or(String::new(), |text| format!(" - {text}"));
    match event {
        Event::CaseOpened(_) => "opened the case".to_owned(),
        Event::CaseEdited(_) => "changed what the case says of its desk".to_owned(),
        Event::ClockCorrected(corrected) => format!("set the clock right, from {}", corrected.from),
        Event::InstantHeld(held) => format!("held the instant of the event before; the clock said {}", held.clock),
        Event::ArticleAdded(added) => format!("added article {}: {}", added.article.number, added.article.title),
        Event::ArticleRevised(revised) => {
            let fixes: Vec<String> = revised.carried_out.iter().map(ToString::to_string).collect();
            let fixes =
                if fixes.is_empty() { String::new() } else { format!(", which carries out {}", fixes.join(", ")) };
            format!("took in revision {} of article {}{fixes}", revised.revision.seq, revised.article)
        }
        Event::SentenceSettled(settled) => match settled.reason {
            Some(why) => {
                let said = &settled.words.exact;
                format!("found nothing to check in \"{said}\": {}{}", words(why), reason(&settled.note))
            }
            None => format!("opened \"{}\" again", settled.words.exact),
        },
        Event::ClaimLogged(claim) => format!("logged {}: {}", claim.number, claim.text),
        Event::ClaimEdited(ClaimEdited { claim, changes }) => {
            format!("changed {claim}: {}", changes.iter().map(change).collect::<Vec<_>>().join("; "))
        }
        Event::ClaimSetAside(ClaimSetAside { claim, set_aside }) => {
            format!("set {claim} aside as {}{}", words(set_aside.reason), reason(&set_aside.note))
        }
        Event::ClaimReopened(ClaimReopened { claim, note }) => format!("reopened {claim} - {note}"),
        Event::ClaimConfirmed(ClaimConfirmed { claim, judged, note }) => {
            let holds = if judged.is_some() { ", and that its verdicts hold" } else { "" };
            format!("confirmed that the words still state {claim}{holds}{}", reason(note))
        }
        Event::ClaimRelated(relation) => {
            let kind = words(relation.kind);
            format!("noted that {} {kind} {}{}", relation.from, relation.to, reason(&relation.note))
        }
        Event::ClaimTagged(ClaimTagged { claim, add, remove }) => {
            let signed =
                |sign: &str, tags: &[String]| tags.iter().map(|tag| format!("{sign}{tag}")).collect::<Vec<_>>();
            format!("tagged {claim} {}", [signed("+", add), signed("-", remove)].concat().join(" "))
        }
        Event::ClaimAssigned(assigned) => match &assigned.assignee {
            Some(who) => format!("gave {} to {who}", assigned.claim),
            None => format!("took {} off everybody's desk", assigned.claim),
        },
        Event::SourceAdded(source) => format!("added source {}: {}", source.number, source.name),
        Event::SourceEdited(edited) => format!("changed source {}", edited.source),
        Event::EvidenceAdded(evidence) => {
            let says = evidence.paraphrase.as_ref().or(evidence.quote.as_ref()).or(evidence.search_note.as_ref());
            let (number, stance) = (evidence.number, evidence.stance);
            format!(
                "added {number}, {stance} on \"{}\", from {}{}",
                evidence.question,
                evidence.source,
                reason(&says.cloned())
            )
        }
        Event::EvidenceWithdrawn(EvidenceWithdrawn { evidence, because, claim: _ }) => {
            format!("withdrew {evidence} - {because}")
        }
        Event::EvidenceReleased(EvidenceReleased { evidence, because: Some(because), claim: _ }) => {
            format!("released the words of {evidence} - {because}")
        }
        Event::EvidenceReleased(EvidenceReleased { evidence, because: None, claim: _ }) => {
            format!("took the release of {evidence} back")
        }
        Event::StatusSet(set) => {
            let status = &set.status;
            let modifiers: Vec<String> = status.modifiers.iter().map(|modifier| words(*modifier)).collect();
            let modifiers = if modifiers.is_empty() { String::new() } else { format!(", {}", modifiers.join(", ")) };
            let verdict = words(status.status);
            let finding = status.finding.as_ref().map(|finding| format!(": {finding}")).unwrap_or_default();
            let put_back = if set.restores.is_some() { "put back: " } else { "" };
            format!("{put_back}found \"{}\" {verdict}{modifiers}{finding}{}", status.question, reason(&status.because))
        }
        Event::SnapshotKept(kept) => {
            let SnapshotKept { evidence, snapshot, claim: _ } = kept;
            format!("kept the bytes of {evidence}: {}, SHA-256 {}", snapshot.media_type, snapshot.sha256)
        }
        Event::SnapshotExcused(excused) => {
            let numbers: Vec<String> = excused.evidence.iter().map(ToString::to_string).collect();
            format!("said why {} has no snapshot - {}", numbers.join(", "), excused.because)
        }
        Event::OriginsMerged(OriginsMerged { from, into, because }) => {
            format!("counted the origin {from} as {into}{}", reason(because))
        }
        Event::CheckWaived(CheckWaived { rule, because: Some(because), .. }) => {
            format!("let {rule} stand - {because}")
        }
        Event::CheckWaived(CheckWaived { rule, because: None, .. }) => format!("took the waiver of {rule} back"),
        Event::ClaimReviewed(ClaimReviewed { claim, review }) => {
            format!("{} {claim}{}", words(review.outcome), reason(&review.note))
        }
        Event::SecondReadingStarted(started) => match started.manner {
            ReadingManner::Blind => format!("began to read {} blind", started.claim),
            ReadingManner::Open => format!("began to read {}", started.claim),
        },
        Event::SecondVerdictGiven(SecondVerdictGiven { claim: _, verdict, judged: _ }) => {
            let status = words(verdict.status);
            format!("as second reader found \"{}\" {status} - {}", verdict.question, verdict.because)
        }
        Event::SecondReadingSettled(settled) => {
            let alone = if settled.alone { " alone, as one of the two" } else { "" };
            format!("decided between the readers{alone} - {}", settled.because)
        }
        Event::FixProposed(fix) => {
            format!("proposed {}: \"{}\" for \"{}\" - {}", fix.number, fix.new, fix.old, fix.because)
        }
        Event::FixAnswered(FixAnswered { claim: _, fix, answer, role, note }) => {
            format!("recorded {fix} as {} by the {}{}", words(*answer), words(*role), reason(note))
        }
        Event::ContactLogged(contact) => {
            format!("asked {} ({}){}", contact.who, contact.number, reason(&contact.answer))
        }
        Event::ContactAnswered(answered) => format!("{} answered - {}", answered.contact, answered.answer),
        Event::ArticlePublished(publication) => {
            format!("recorded that {} went out as revision {}", publication.article, publication.revision)
        }
        Event::ForeignReviewAdded(added) => {
            let version = added.version_of.map(|first| format!("another version of {first}, ")).unwrap_or_default();
            let ForeignReviewAdded { number, review, .. } = added;
            format!("took in {number}, {version}a review by {}: {}", review.publisher.site, review.claim)
        }
        Event::ArticleEdited(edited) => {
            let changes = edited.changes.iter().filter_map(article_change).collect::<Vec<_>>();
            format!("changed article {}: {}", edited.article, changes.join("; "))
        }
        Event::ArticleSetAside(ArticleSetAside { article, set_aside }) => {
            format!("set article {article} aside as {}{}", words(set_aside.reason), reason(&set_aside.note))
        }
        Event::ArticleReopened(reopened) => format!("reopened article {} - {}", reopened.article, reopened.note),
        Event::EvidenceEdited(edited) => {
            let pairs = edited.was.iter().zip(&edited.changes);
            let changes: Vec<String> = pairs
                .map(|(was, change)| {
                    let (field, old) = evidence_change(was);
                    format!("{field} from {old} to {}", evidence_change(change).1)
                })
                .collect();
            format!("changed {}: {}", edited.evidence, changes.join("; "))
        }
        Event::EvidenceMoved(moved) => {
            format!("moved {} from {} to {}, on \"{}\"", moved.evidence, moved.from, moved.to, moved.question)
        }
        Event::CommentAdded(comment) => format!("commented ({}): {}", comment.number, comment.text),
        Event::CommentClosed(closed) => format!("closed comment {}{}", closed.comment, reason(&closed.note)),
        // Never what it says: a verdict may be sealed from whoever reads this.
        Event::SuggestionMade(made) => {
            let kind = a(&made.suggested.kind().spoken());
            let on = made.suggested.claim().map(|claim| format!(" on {claim}")).unwrap_or_default();
            format!("let {} suggest {kind}{on} ({})", made.machine, made.number)
        }
        Event::SuggestionDecided(SuggestionDecided { suggestion: number, decision }) => match decision {
            None => format!("opened suggestion {number} again"),
            Some(Decision::Declined(declined)) => {
                format!("declined suggestion {number}{}", reason(&declined.because))
            }
            Some(Decision::Accepted(accepted)) => {
                let made = suggestion::became(accepted).map(|one| format!(" ({one})")).unwrap_or_default();
                let how = suggestion::how(accepted);
                format!("accepted suggestion {number} of a machine{made}{how}")
            }
        },
        Event::StepUndone(step) => {
            let undone: Vec<String> = step.undone.iter().map(ToString::to_string).collect();
            format!("took back what event {} recorded", undone.join(", "))
        }
        Event::SourcesMerged(merged) => format!("counted source {} as {}", merged.from, merged.into),
        Event::SheetRowKept(SheetRow { claim, row }) => {
            let kept = (!row.kept.is_empty()).then(|| kept_words(row));
            format!("brought {claim} from line {} of {}{}", row.line, row.sheet, reason(&kept))
        }
        Event::NoteAdded(NoteAdded { claim, kind, text }) => {
            format!("added a note of {} to {claim} - {text}", words(*kind))
        }
    }
}

/// One changed field of an article, in words; how its day is known goes without saying.
fn article_change(change: &ArticleChange) -> Option<String> {
    let or_none = |text: &Option<String>| text.clone().unwrap_or_else(|| "nothing".to_owned());
    Some(match change {
        ArticleChange::Title(title) => format!("title to {title}"),
        ArticleChange::Outlet(outlet) => format!("outlet to {}", or_none(outlet)),
        ArticleChange::Byline(byline) => format!("byline to {}", or_none(byline)),
        ArticleChange::Url(url) => format!("address to {}", or_none(url)),
        ArticleChange::Language(language) => format!("language to {language}"),
        ArticleChange::Published(date) => {
            format!("published to {}", date.as_ref().map_or("nothing", |date| date.as_str()))
        }
        ArticleChange::PublishedBasis(_) => return None,
    })
}

/// A field of a piece of evidence and what it holds, in words.
fn evidence_change(change: &EvidenceChange) -> (&'static str, String) {
    let quoted = |text: &Option<String>| match text {
        Some(text) => format!("\"{text}\""),
        None => "nothing".to_owned(),
    };
    let date = |date: &Option<PartialDate>| date.as_ref().map_or("nothing", |date| date.as_str()).to_owned();
    match change {
        EvidenceChange::Question(question) => ("question", question.to_string()),
        EvidenceChange::Source(source) => ("source", source.to_string()),
        EvidenceChange::Stance(stance) => ("stance", stance.to_string()),
        EvidenceChange::Origin(label) => ("origin", quoted(label)),
        EvidenceChange::Directness(directness) => ("directness", directness.map_or("nothing".to_owned(), words)),
        EvidenceChange::Credibility(credibility) => ("credibility", credibility.value().to_string()),
        EvidenceChange::CredibilityReason(text) => ("reason for the credibility", quoted(text)),
        EvidenceChange::Paraphrase(text) => ("paraphrase", quoted(text)),
        EvidenceChange::Quote(text) => ("quotation", quoted(text)),
        EvidenceChange::Locator(text) => ("place", quoted(text)),
        EvidenceChange::Published(day) => ("published", date(day)),
        EvidenceChange::DataAsOf(day) => ("data as of", date(day)),
        EvidenceChange::DerivedFrom(other) => {
            ("derived from", other.map_or("nothing".to_owned(), |other| other.to_string()))
        }
        EvidenceChange::SearchNote(text) => ("search note", quoted(text)),
        EvidenceChange::Quantities(quantities) if quantities.is_empty() => ("figures", "nothing".to_owned()),
        EvidenceChange::Quantities(quantities) => {
            let raw: Vec<&str> = quantities.iter().map(|figure| figure.raw.as_str()).collect();
            ("figures", format!("\"{}\"", raw.join("\", \"")))
        }
    }
}

/// One changed field, in words.
fn change(change: &ClaimChange) -> String {
    let or_none = |text: Option<&str>| text.map_or("nothing".to_owned(), str::to_owned);
    match change {
        ClaimChange::Text(text) => format!("text to {text}"),
        ClaimChange::Kind(kind) => format!("kind to {}", words(*kind)),
        ClaimChange::Checkable(checkable) => format!("checkable to {}", words(*checkable)),
        ClaimChange::Attribution(links) => {
            format!("voices to {}", links.iter().map(|link| link.speaker.as_str()).collect::<Vec<_>>().join(" > "))
        }
        ClaimChange::Hedges(hedges) => {
            format!("hedges to {}", hedges.iter().map(|hedge| hedge.cue.as_str()).collect::<Vec<_>>().join(", "))
        }
        ClaimChange::Quantities(quantities) => {
            format!("figures to {}", quantities.iter().map(|figure| figure.raw.as_str()).collect::<Vec<_>>().join(", "))
        }
        ClaimChange::AsOf(date) => format!("as of to {}", or_none(date.as_ref().map(|date| date.as_str()))),
        ClaimChange::AsOfWords(words) => format!("as-of words to {}", or_none(words.as_deref())),
        ClaimChange::Priority(priority) => format!("priority to {}", Priority::value(*priority)),
        ClaimChange::Worth(worth) => {
            format!("worth to {}", or_none(worth.map(Worth::value).map(|w| w.to_string()).as_deref()))
        }
        ClaimChange::RecheckBy(date) => format!("recheck by to {}", or_none(date.as_ref().map(|date| date.as_str()))),
        ClaimChange::CorrectText(text) => format!("correct text to {}", or_none(text.as_deref())),
        ClaimChange::Anchor(anchor) => {
            format!("anchor to {}", or_none(anchor.as_ref().map(|anchor| anchor.exact.as_str())))
        }
    }
}
