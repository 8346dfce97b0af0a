//! Rules about the desk's own procedure: approval-void, correction-due, reply-open, readers-differ, fix-unanswered,
//! no-finding.

use super::Severity;
use super::entry::{Entry, Finding, Inspection, RuleText};
use super::look::{Look, short};
use crate::domain::{FixAnswer, Question, ReviewOutcome, Rule, StoredContact, StoredFix, StoredPublication, Verdict};
use crate::judgement::{Difference, differences, digest};

pub static APPROVAL_VOID: Entry = Entry {
    text: RuleText {
        rule: Rule::ApprovalVoid,
        severity: Severity::Error,
        wants: "What a second reader approved is what stands.",
        why: "An approval covers what was read and nothing else. After any change of claim, evidence or verdict \
              somebody reads again.",
        source: "Four-eyes principle; desk practice.",
        way_out: "claimbench review approve {claim}, by somebody other than whoever set the verdict",
    },
    inspection: Inspection::OfClaim(approval_void),
};

fn approval_void(look: &Look<'_>) -> Vec<Finding> {
    let newest = look.dossier.procedure.reviews.last();
    let Some(review) = newest.filter(|stored| stored.review.outcome == ReviewOutcome::Approved) else {
        return Vec::new();
    };
    if review.review.digest == digest(look.dossier) {
        return Vec::new();
    }
    let reason = format!("{} approved it on {}, and it has changed since.", review.by, review.at.day());
    let finding = Finding::new(reason);
    // What has no verdict as it stands cannot be approved: that comes first.
    let open = look.dossier.claim.questions().iter().find(|asked| look.dossier.verdict(**asked) == Verdict::Unverified);
    vec![match open {
        Some(_) if look.dossier.is_reworded_since_verdict() => finding.way_out(
            "claimbench claim confirm {claim} if the verdict holds for the new words, or claimbench status {claim} ...; then approval",
        ),
        Some(_) => finding.way_out("claimbench status {claim} ..., then approval by somebody else"),
        None => finding,
    }]
}

pub static CORRECTION_DUE: Entry = Entry {
    text: RuleText {
        rule: Rule::CorrectionDue,
        severity: Severity::Error,
        wants: "When the verdict on a published claim changes, a note under the article says so.",
        why: "Readers relied on what was printed. A silent change is what corrections policies exist to prevent.",
        source: "IFCN Code of Principles: an open and honest corrections policy; Reuters Handbook of Journalism: \
                 errors are corrected promptly and openly.",
        way_out: "claimbench note {claim} correction --text \"...\"",
    },
    inspection: Inspection::OfClaim(correction_due),
};

fn correction_due(look: &Look<'_>) -> Vec<Finding> {
    let Some(publication) = &look.dossier.procedure.publication else { return Vec::new() };
    let changed = look.dossier.claim.questions().iter().find_map(|question| changed(look, publication, *question));
    changed.map(Finding::new).into_iter().collect()
}

/// How the verdict on a question differs from the one that went out, where no note has been added since.
fn changed(look: &Look<'_>, publication: &StoredPublication, question: Question) -> Option<String> {
    let published = publication.published.verdicts.iter().find(|verdict| verdict.question == question);
    let present = look.dossier.verdict(question);
    let since = look.dossier.status(question)?.at;
    let day = publication.at.day();
    let reason = match published.map_or(Verdict::Unverified, |verdict| verdict.status) {
        // What went out unverified and was then found to hold needs no note.
        Verdict::Unverified if present.denies() || present == Verdict::Mixed => {
            format!("It was published on {day} unverified and is now “{present}” ({question}); no note says so.")
        }
        Verdict::Unverified => return None,
        then if then != present => {
            format!("It was published on {day} as “{then}” ({question}) and is now “{present}”; no note says so.")
        }
        _ => return None,
    };
    let noted = look.dossier.procedure.notes.iter().any(|note| note.seq > publication.seq && note.at >= since);
    (!noted).then_some(reason)
}

pub static REPLY_OPEN: Entry = Entry {
    text: RuleText {
        rule: Rule::ReplyOpen,
        severity: Severity::Warning,
        wants: "Whoever was asked to reply has answered, or let their time pass.",
        why: "Those who are criticised are heard before print. While the deadline runs nothing is final; when it has \
              passed, the article says that they did not answer.",
        source: "Right of reply, as in the BBC Editorial Guidelines.",
        way_out: "claimbench contact answer {contact} --answer \"...\", or claimbench check waive {claim} reply-open \
                  --reason \"no answer by the deadline\"",
    },
    inspection: Inspection::OfClaim(reply_open),
};

fn reply_open(look: &Look<'_>) -> Vec<Finding> {
    let find = |stored: &StoredContact| {
        let (contact, deadline) = (&stored.contact, stored.contact.deadline.as_ref()?);
        let passed = deadline.latest().is_some_and(|last| last < look.around.today);
        let reason = match passed {
            true => format!("{} was to reply by {deadline} and has not ({}).", contact.who, contact.number),
            false => format!("{} may reply until {deadline} and has not yet ({}).", contact.who, contact.number),
        };
        stored.awaits_reply().then(|| Finding::new(reason).blank("contact", contact.number))
    };
    look.dossier.procedure.contacts.iter().filter_map(find).collect()
}

pub static READERS_DIFFER: Entry = Entry {
    text: RuleText {
        rule: Rule::ReadersDiffer,
        severity: Severity::Warning,
        wants: "Where two readers come to different verdicts, it is settled between them, with the reason.",
        why: "Two careful people who disagree have found where the evidence is open. That is worth more than either \
              verdict, if it is written down.",
        source: "AVeriTeC: a second annotator judged anew, and conflicts were resolved; content analysis does the \
                 same.",
        way_out: "claimbench review settle {claim} --because \"...\", by somebody other than the two",
    },
    inspection: Inspection::OfClaim(readers_differ),
};

fn readers_differ(look: &Look<'_>) -> Vec<Finding> {
    let finding = |one: Difference<'_>| {
        let name = look.ruling(one.question)?.name();
        Some(Finding::new(format!("The verdict is {name}; {} reads it as “{}”.", one.by, one.second.status)))
    };
    differences(look.dossier).into_iter().filter_map(finding).collect()
}

pub static FIX_UNANSWERED: Entry = Entry {
    text: RuleText {
        rule: Rule::FixUnanswered,
        severity: Severity::Note,
        wants: "Every proposed fix is accepted or rejected.",
        why: "A correction that lies in a memo does not reach the page.",
        source: "Desk practice: author or editor answers each point of the corrections memo.",
        way_out: "claimbench fix answer {fix} accepted",
    },
    inspection: Inspection::OfClaim(fix_unanswered),
};

fn fix_unanswered(look: &Look<'_>) -> Vec<Finding> {
    let find = |stored: &StoredFix| {
        let fix = &stored.fix;
        if stored.carried_out.is_some() {
            return None;
        }
        let reason = match stored.answer().map(|answer| answer.answer) {
            Some(FixAnswer::Accepted | FixAnswer::Rejected) => return None,
            Some(FixAnswer::Query) => format!("Fix {} was answered with a question, which is open.", fix.number),
            None => format!("Fix {} has no answer: “{}” for “{}”.", fix.number, short(&fix.new), short(&fix.old)),
        };
        Some(Finding::new(reason).blank("fix", fix.number))
    };
    look.dossier.procedure.fixes.iter().filter_map(find).collect()
}

pub static NO_FINDING: Entry = Entry {
    text: RuleText {
        rule: Rule::NoFinding,
        severity: Severity::Note,
        wants: "A verdict has its finding: one sentence that stands alone.",
        why: "Most readers see one line of a fact-check, in a list, a feed or a search result. Without a finding that line \
              is a bare word.",
        source: "Desk practice; ClaimReview asks for a short text of the rating.",
        way_out: "claimbench status {claim} {verdict} --question {question} --because \"...\" --finding \"...\"",
    },
    inspection: Inspection::OfClaim(no_finding),
};

fn no_finding(look: &Look<'_>) -> Vec<Finding> {
    let main = look.main().filter(|ruling| ruling.status.finding.is_none());
    let find = |ruling: &super::look::Ruling<'_>| {
        let reason = format!("The verdict {} says nothing in a sentence of its own.", ruling.name());
        Finding::new(reason).blank("verdict", ruling.verdict).blank("question", ruling.question)
    };
    main.map(find).into_iter().collect()
}
