//! What is done with a claim beside its verdict: each form of the pane, and the verb that it is.

use super::ask::Reply;
use super::claim::{done, verdict};
use super::refusal::Trouble;
use super::visit::{Outcome, Visit};
use claimbench::domain::{
    AsRead, ClaimChange, ClaimKind, ClaimNumber, CommentNumber, ContactNumber, FixAnswer, FixNumber, FixRole, NoteKind,
    OnRecord, Priority, ReadingManner, Relation, RelationKind, ReviewOutcome, Rule, SetAside, SetAsideReason, Words,
    checked_tags,
};
use claimbench::workbench::{Decides, NewContact, NewFix, Pointed, Run};

/// Comments on the claim, for the desk alone.
pub fn comment(visit: &Visit<'_>) -> Outcome {
    done(visit, "comment", |workbench, claim| {
        workbench.add_comment(Pointed::Claim(claim), &visit.text("text").unwrap_or_default())?;
        Ok(workbench.dossier(claim)?)
    })
}

/// Closes a comment: it was answered.
pub fn close(visit: &Visit<'_>) -> Outcome {
    done(visit, "close", |workbench, claim| {
        let comment: CommentNumber = visit.given("comment")?.ok_or(Trouble::Misused("Name the comment."))?;
        workbench.close_comment(comment, visit.form.fields.given("note"))?;
        Ok(workbench.dossier(claim)?)
    })
}

/// Changes what the claim says, who says so, its kind, its time and the article's words that state it.
pub fn edit(visit: &Visit<'_>) -> Outcome {
    done(visit, "edit", |workbench, claim| {
        let before = workbench.dossier(claim)?.claim;
        let voices = super::sentence::chain(&visit.text("voices").unwrap_or_default(), visit.text("cue"));
        let spoken = |links: &[claimbench::domain::Link]| {
            let names = links.iter().skip(1).map(|link| link.speaker.clone()).collect::<Vec<_>>();
            (names, links.last().and_then(|link| link.cue.clone()))
        };
        let mut changes = Vec::new();
        changes.extend(visit.text("text").filter(|text| *text != before.text).map(ClaimChange::Text));
        if spoken(&voices) != spoken(&before.attribution) {
            changes.push(ClaimChange::Attribution(voices));
        }
        changes.extend(visit.given::<ClaimKind>("kind")?.filter(|kind| *kind != before.kind).map(ClaimChange::Kind));
        let as_of = visit.given("as_of")?;
        if as_of != before.as_of {
            changes.push(ClaimChange::AsOf(as_of));
        }
        let recheck = visit.given("recheck_by")?;
        if recheck != before.recheck_by {
            changes.push(ClaimChange::RecheckBy(recheck));
        }
        let words =
            visit.text("words").filter(|words| before.anchor.as_ref().is_none_or(|anchor| anchor.exact != *words));
        let words = words.map(|quote| Words { quote, place: claimbench::domain::Place::Only });
        Ok(workbench.edit_claim(claim, changes, words, read(visit)?.as_ref())?.dossier)
    })
}

/// Who works on it, how soon, and under which tags.
pub fn sort(visit: &Visit<'_>) -> Outcome {
    done(visit, "sort", |workbench, claim| {
        let before = workbench.dossier(claim)?.claim;
        let named =
            |text: &str| text.split(',').map(str::trim).filter(|tag| !tag.is_empty()).map(str::to_owned).collect();
        let tags = checked_tags(named(visit.form.fields.get("tags").unwrap_or_default()))?;
        let gone: Vec<String> = before.tags.iter().filter(|tag| !tags.contains(tag)).cloned().collect();
        workbench.tag(claim, tags, gone)?;
        let assignee = visit.form.fields.given("assignee").and_then(|who| workbench.whom_if_anybody(who));
        workbench.assign(claim, assignee.as_deref())?;
        if let Some(priority) = visit.form.fields.given("priority") {
            // A number that is none is one that is out of range.
            workbench.prioritise_all(&[claim], Priority::new(priority.parse().unwrap_or(0))?, Run::Real)?;
        }
        Ok(workbench.dossier(claim)?)
    })
}

pub fn set_aside(visit: &Visit<'_>) -> Outcome {
    done(visit, "set-aside", |workbench, claim| {
        let reason: SetAsideReason = visit.given("reason")?.ok_or(Trouble::Misused("Say why."))?;
        Ok(workbench.set_aside(claim, SetAside { reason, note: visit.text("note") })?)
    })
}

pub fn reopen(visit: &Visit<'_>) -> Outcome {
    done(visit, "reopen", |workbench, claim| Ok(workbench.reopen(claim, &visit.text("note").unwrap_or_default())?))
}

/// The words were read as they are now: they state the claim, and its verdicts hold.
pub fn confirm(visit: &Visit<'_>) -> Outcome {
    done(visit, "confirm", |workbench, claim| {
        Ok(workbench.confirm_claim(claim, visit.form.fields.given("note"), read(visit)?.as_ref())?)
    })
}

pub fn relate(visit: &Visit<'_>) -> Outcome {
    done(visit, "relate", |workbench, from| {
        let kind: RelationKind =
            visit.given("relation")?.ok_or(Trouble::Misused("Say how they stand to each other."))?;
        let to: ClaimNumber = visit.given("to")?.ok_or(Trouble::Misused("Name the other claim."))?;
        Ok(workbench.relate(Relation { from, kind, to, note: visit.text("note") })?)
    })
}

pub fn fix(visit: &Visit<'_>) -> Outcome {
    done(visit, "fix", |workbench, claim| {
        let because = visit.text("because").unwrap_or_default();
        let evidence = claimbench::domain::citations(&because);
        let new =
            NewFix { claim, old: visit.text("old"), new: visit.text("new").unwrap_or_default(), because, evidence };
        workbench.propose_fix(new, read(visit)?.as_ref())?;
        Ok(workbench.dossier(claim)?)
    })
}

/// What the author or the editor says to a fix.
pub fn answer_fix(visit: &Visit<'_>) -> Outcome {
    let number: FixNumber = visit.named(1)?;
    let answer: FixAnswer = visit.given("answer")?.ok_or(Trouble::Misused("Say what was answered."))?;
    let role: FixRole = visit.given("role")?.ok_or(Trouble::Misused("Say who answered."))?;
    visit.write()?.answer_fix(number, answer, role, visit.form.fields.given("note"), None)?;
    Ok(Reply::to(visit.back_or("/memo".to_owned())))
}

pub fn contact(visit: &Visit<'_>) -> Outcome {
    done(visit, "contact", |workbench, claim| {
        let record = match visit.form.fields.given("off_record") {
            Some(_) => OnRecord::Off,
            None => OnRecord::On,
        };
        workbench.log_contact(NewContact {
            claims: vec![claim],
            who: visit.text("who").unwrap_or_default(),
            read_back: visit.text("read_back"),
            answer: visit.text("answer"),
            deadline: visit.given("deadline")?,
            record,
        })?;
        Ok(workbench.dossier(claim)?)
    })
}

/// What came back to a call or message.
pub fn answer_contact(visit: &Visit<'_>) -> Outcome {
    let number: ContactNumber = visit.named(1)?;
    visit.write()?.answer_contact(number, &visit.text("answer").unwrap_or_default())?;
    Ok(Reply::to(visit.back_or("/".to_owned())))
}

pub fn waive(visit: &Visit<'_>) -> Outcome {
    let claim: ClaimNumber = visit.named(1)?;
    let rule: Rule = visit.given("rule")?.ok_or(Trouble::Misused("Name the rule."))?;
    visit.write()?.waive(claim, rule, visit.form.fields.given("reason"))?;
    Ok(Reply::to(visit.back_or("/check".to_owned())))
}

/// A dated note for the reader of what was published.
pub fn note(visit: &Visit<'_>) -> Outcome {
    done(visit, "note", |workbench, claim| {
        let kind: NoteKind = visit.given("kind")?.ok_or(Trouble::Misused("Say what kind of note it is."))?;
        Ok(workbench.add_note(claim, kind, &visit.text("text").unwrap_or_default())?)
    })
}

/// Approves what was read, or gives it back with a note.
pub fn review(visit: &Visit<'_>) -> Outcome {
    done(visit, "review", |workbench, claim| {
        let outcome = match visit.form.fields.get("outcome") {
            Some("approve") => ReviewOutcome::Approved,
            Some("return") => ReviewOutcome::Returned,
            _ => return Err(Trouble::Misused("Approve it, or give it back.")),
        };
        // What nobody read can be approved by nobody.
        let read = read(visit)?.ok_or(Trouble::Misused("Read the claim first."))?;
        Ok(workbench.review(claim, outcome, visit.form.fields.given("note"), Some(&read))?)
    })
}

/// Begins a second reading.
pub fn start(visit: &Visit<'_>) -> Outcome {
    done(visit, "start", |workbench, claim| {
        let manner = match visit.form.fields.given("blind") {
            Some(_) => ReadingManner::Blind,
            None => ReadingManner::Open,
        };
        Ok(workbench.start_reading(claim, manner)?)
    })
}

/// The second reader's own verdict.
pub fn second(visit: &Visit<'_>) -> Outcome {
    done(visit, "verdict", |workbench, claim| {
        let (new, _) = verdict(visit, &workbench.dossier(claim)?)?;
        Ok(workbench.second_verdict(claim, new, read(visit)?.as_ref())?)
    })
}

/// Decides between two readers who differ.
pub fn decide(visit: &Visit<'_>) -> Outcome {
    done(visit, "decide", |workbench, claim| {
        let because = visit.text("because").unwrap_or_default();
        let status = visit.given("status")?.map(|status| claimbench::domain::NewStatus {
            because: Some(because.clone()),
            finding: visit.text("finding"),
            ..claimbench::domain::NewStatus::new(status)
        });
        let decides = match visit.form.fields.given("alone") {
            Some(_) => Decides::Alone,
            None => Decides::Between,
        };
        Ok(workbench.settle_reading(claim, &because, status, decides, read(visit)?.as_ref())?)
    })
}

/// Takes the last own step back.
pub fn undo(visit: &Visit<'_>) -> Outcome {
    visit.write()?.undo(Run::Real)?;
    Ok(Reply::to(visit.back_or("/".to_owned())))
}

fn read(visit: &Visit<'_>) -> Result<Option<AsRead>, Trouble> {
    Ok(visit.given("read")?)
}
