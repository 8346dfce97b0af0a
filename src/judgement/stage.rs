//! Where the work on a claim stands, and what an editor should know of it at a glance.

use crate::domain::query::{Flag, Stage};
use crate::domain::{AnchorState, Dossier, Stance, Verdict};
use jiff::civil::Date;

/// The stage, from the record alone.
pub fn stage(dossier: &Dossier) -> Stage {
    if dossier.set_aside.is_some() {
        return Stage::SetAside;
    }
    let open = dossier.claim.questions().iter().any(|question| dossier.verdict(*question) == Verdict::Unverified);
    if open { Stage::Open } else { Stage::Checked }
}

/// The flags that stand on a claim on a day, in their fixed order.
pub fn flags(dossier: &Dossier, today: Date) -> Vec<Flag> {
    let mut flags = Vec::new();
    let due = dossier.claim.recheck_by.as_ref().and_then(|date| date.latest());
    let anchor = dossier.claim.anchor.as_ref();
    if due.is_some_and(|due| due < today) || anchor.is_some_and(|anchor| anchor.state == AnchorState::Reworded) {
        flags.push(Flag::Stale);
    }
    if anchor.is_some_and(|anchor| !anchor.stands()) {
        flags.push(Flag::Orphaned);
    }
    if disputed(dossier) {
        flags.push(Flag::Disputed);
    }
    let has_verdict =
        dossier.claim.questions().iter().any(|question| dossier.verdict(*question) != Verdict::Unverified);
    if has_verdict {
        flags.push(Flag::SingleReader);
    }
    flags
}

/// Credible evidence (1 or 2) stands against the verdict of a question.
fn disputed(dossier: &Dossier) -> bool {
    dossier.claim.questions().iter().any(|question| {
        let verdict = dossier.verdict(*question);
        let against = match verdict {
            _ if verdict.affirms() => Stance::Refutes,
            _ if verdict.denies() => Stance::Supports,
            _ => return false,
        };
        dossier
            .standing(*question)
            .any(|stored| stored.evidence.stance == against && stored.evidence.credibility.is_credible())
    })
}
