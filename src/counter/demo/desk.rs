//! What the demo desk did with the case once it was checked: kept bytes, waivers, fixes, a contact, a second reader.

use claimbench::domain::{
    ArticleNumber, ClaimNumber, EvidenceNumber, FixAnswer, FixNumber, FixRole, NewSnapshot, NewStatus, OnRecord,
    PartialDate, PieceKind, ReadingManner, ReviewOutcome, Rule, SettleReason, SnapshotMethod, Verdict,
};
use claimbench::error::{Error, Result};
use claimbench::intake::readable;
use claimbench::workbench::{NewContact, NewFix, Workbench};
use serde::Deserialize;

const DESK: &str = include_str!("../../../seed/desk.json");
/// The snapshots, all of them texts of our own.
const PAGES: [(&str, &str); 3] = [
    ("e29-draft.txt", include_str!("../../../seed/snapshots/e29-draft.txt")),
    ("e133-assessment.txt", include_str!("../../../seed/snapshots/e133-assessment.txt")),
    ("e149-analysis.html", include_str!("../../../seed/snapshots/e149-analysis.html")),
];

/// What one person did, in order.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Turn {
    #[serde(rename = "as")]
    pub actor: String,
    #[serde(rename = "do")]
    pub steps: Vec<Step>,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Step {
    Snapshot {
        evidence: EvidenceNumber,
        file: String,
    },
    Excuse {
        evidence: Vec<EvidenceNumber>,
        because: String,
    },
    Merge {
        from: String,
        into: String,
        because: String,
    },
    Waive {
        claims: Vec<ClaimNumber>,
        rule: Rule,
        because: String,
    },
    Fix {
        claim: ClaimNumber,
        old: String,
        new: String,
        because: String,
        evidence: Vec<EvidenceNumber>,
    },
    AnswerFix {
        fix: FixNumber,
        answer: FixAnswer,
        role: FixRole,
        note: Option<String>,
    },
    Contact {
        claims: Vec<ClaimNumber>,
        who: String,
        read_back: String,
        deadline: PartialDate,
    },
    /// There is nothing to check in all sentences that look so.
    Settle {
        article: ArticleNumber,
        like: PieceKind,
    },
    Approve {
        claims: Vec<ClaimNumber>,
    },
    /// A second reading without knowing the first verdict.
    Blind {
        claim: ClaimNumber,
        status: Verdict,
        because: String,
    },
    Return {
        claim: ClaimNumber,
        note: String,
    },
}

/// The turns, as the seed has them.
pub fn turns() -> Result<Vec<Turn>> {
    Ok(serde_json::from_str(DESK)?)
}

/// Does one step through the same verbs as everybody's.
pub fn take(workbench: &mut Workbench, step: Step) -> Result<()> {
    match step {
        Step::Snapshot { evidence, file } => workbench.keep_snapshot(evidence, stand_in(&file)?).map(drop),
        Step::Excuse { evidence, because } => workbench.excuse_snapshots(&evidence, &because),
        Step::Merge { from, into, because } => workbench.merge_origins(&from, &into, Some(&because)),
        Step::Waive { claims, rule, because } => {
            claims.into_iter().try_for_each(|claim| workbench.waive(claim, rule, Some(&because)).map(drop))
        }
        Step::Fix { claim, old, new, because, evidence } => {
            workbench.propose_fix(NewFix { claim, old: Some(old), new, because, evidence }, None).map(drop)
        }
        Step::AnswerFix { fix, answer, role, note } => {
            workbench.answer_fix(fix, answer, role, note.as_deref(), None).map(drop)
        }
        Step::Contact { claims, who, read_back, deadline } => {
            let (read_back, deadline) = (Some(read_back), Some(deadline));
            workbench
                .log_contact(NewContact { claims, who, read_back, answer: None, deadline, record: OnRecord::On })
                .map(drop)
        }
        Step::Approve { claims } => {
            let claims: Vec<_> = claims.into_iter().map(|claim| (claim, None)).collect();
            workbench.approve(&claims, None).map(drop)
        }
        Step::Settle { article, like } => workbench.settle_like(article, like, SettleReason::Trivial, None).map(drop),
        Step::Blind { claim, status, because } => {
            workbench.start_reading(claim, ReadingManner::Blind)?;
            let status = NewStatus { because: Some(because), ..NewStatus::new(status) };
            workbench.second_verdict(claim, status, None).map(drop)
        }
        Step::Return { claim, note } => workbench.review(claim, ReviewOutcome::Returned, Some(&note), None).map(drop),
    }
}

fn stand_in(file: &str) -> Result<NewSnapshot> {
    let known = PAGES.iter().find(|(name, _)| *name == file);
    let (_, text) = known.ok_or_else(|| Error::NoSuch { noun: "seed page", name: file.to_owned() })?;
    Ok(NewSnapshot {
        bytes: text.as_bytes().to_vec(),
        media_type: readable::media_type(text.as_bytes(), Some(file)).to_owned(),
        charset: Some("utf-8".to_owned()),
        url: None,
        final_url: None,
        redirects: Vec::new(),
        http_status: None,
        headers: Vec::new(),
        retrieved_at: None,
        method: SnapshotMethod::Transcript,
        tool: None,
        note: Some("A stand-in that the demo desk wrote; not a copy of the page.".to_owned()),
    })
}
