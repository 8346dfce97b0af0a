//! When a claim is to be verified again: on the day that somebody set, or once facts of its kind had time to change.

use crate::domain::{Claim, ClaimKind, ClaimNumber, Dossier, PartialDate, Question, Verdict};
use jiff::ToSpan;
use jiff::civil::Date;

/// A claim to verify again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due {
    /// What is to be verified again.
    pub claim: ClaimNumber,
    /// The last day on which its verdict may stand unverified.
    pub by: Date,
    /// Why it is due.
    pub reason: Because,
}

/// Why a claim is due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Because {
    /// Somebody set the day.
    Recheck(PartialDate),
    /// Facts of this kind change, and the verdict will be so many days old. Of a prediction: its own day will be past.
    Ages {
        /// What the claim states: by it, it is told how long a verdict holds.
        kind: ClaimKind,
        /// After how many days of its verdict.
        days: u32,
    },
}

/// Days for which a verdict about the present stands. Our own convention, nobody's standard: figures (front lines,
/// prices, tolls) move within weeks, what somebody or something is within months.
const FIGURE: u32 = 30;
const STATE: u32 = 90;

/// When the claim is to be verified again; none where it is set aside, has no verdict, or does not age.
///
/// A day that somebody set comes first, by the last day that it can mean. Otherwise the newest `true` verdict ages by
/// the kind of the claim; whether something was said does not age.
///
/// | kind | verified again |
/// | --- | --- |
/// | quantity of the present | after 30 days |
/// | property or provision of the present | after 90 days |
/// | position, whenever held | after 90 days |
/// | prediction | the day after the one that it is made for |
/// | quantity, property or provision whose `as_of` was over when it was verified | never |
/// | event, quote, causal, opinion | never |
pub fn due(dossier: &Dossier) -> Option<Due> {
    let claim = &dossier.claim;
    let has_verdict = claim.questions().iter().any(|question| dossier.verdict(*question) != Verdict::Unverified);
    if dossier.set_aside.is_some() || !has_verdict {
        return None;
    }
    let set = claim.recheck_by.as_ref().and_then(|date| Some((date.latest()?, Because::Recheck(date.clone()))));
    let (by, reason) = set.or_else(|| ages(claim, verified(dossier)?))?;
    Some(Due { claim: claim.number, by, reason })
}

/// The day of the newest `true` verdict.
fn verified(dossier: &Dossier) -> Option<Date> {
    let asked = dossier.claim.questions().contains(&Question::True);
    let status = dossier.status(Question::True).filter(|_| asked)?;
    (status.status.status != Verdict::Unverified).then(|| status.at.day())
}

fn ages(claim: &Claim, verified: Date) -> Option<(Date, Because)> {
    let until = claim.as_of.as_ref().and_then(PartialDate::latest);
    let is_over = until.is_some_and(|until| until < verified);
    let days = match claim.kind {
        ClaimKind::Quantity | ClaimKind::Property | ClaimKind::Provision if is_over => return None,
        ClaimKind::Quantity => FIGURE,
        ClaimKind::Property | ClaimKind::Position | ClaimKind::Provision => STATE,
        ClaimKind::Prediction => {
            let by = until.filter(|_| !is_over)?.saturating_add(1.day());
            let days = by.duration_since(verified).as_hours() / 24;
            return Some((by, Because::Ages { kind: claim.kind, days: u32::try_from(days).ok()? }));
        }
        ClaimKind::Event | ClaimKind::Quote | ClaimKind::Causal | ClaimKind::Opinion => return None,
    };
    Some((verified.saturating_add(i64::from(days).days()), Because::Ages { kind: claim.kind, days }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::judgement::check::tests::case::{Case, date};

    fn verified(kind: ClaimKind) -> Case {
        Case::saying("Pokrovsk is a logistics hub.").kind(kind).found(Verdict::Supported, "[E1]")
    }

    #[test]
    fn a_day_that_somebody_set_comes_first_by_its_last_day() {
        let mut dossier = verified(ClaimKind::Quantity).dossier;
        dossier.claim.recheck_by = Some(date("2026-01"));
        let due = due(&dossier).unwrap();
        assert_eq!((due.by, due.reason), (Date::constant(2026, 1, 31), Because::Recheck(date("2026-01"))));
    }

    #[test]
    fn figures_of_the_present_age_faster_than_what_somebody_is() {
        let days = |kind| due(&verified(kind).dossier).map(|due| due.by.to_string());
        assert_eq!(days(ClaimKind::Quantity).as_deref(), Some("2026-01-01"));
        assert_eq!(days(ClaimKind::Property).as_deref(), Some("2026-03-02"));
        assert_eq!(days(ClaimKind::Position), days(ClaimKind::Provision));
        for kind in [ClaimKind::Event, ClaimKind::Quote, ClaimKind::Causal, ClaimKind::Opinion] {
            assert_eq!(days(kind), None);
        }
    }

    #[test]
    fn what_held_at_a_time_that_was_over_does_not_age() {
        let case = verified(ClaimKind::Quantity);
        assert_eq!(due(&case.clone().holding("2025-11").dossier), None);
        assert!(due(&case.clone().holding("2025-12-02").dossier).is_some());
        assert!(due(&case.holding("2025-11/..").dossier).is_some());
        assert_eq!(due(&verified(ClaimKind::Provision).holding("2025-11-21").dossier), None);
        assert!(due(&verified(ClaimKind::Position).holding("2025-11-21").dossier).is_some());
    }

    #[test]
    fn a_forecast_is_due_on_the_day_after_its_own() {
        let mut case = verified(ClaimKind::Prediction).holding("2026-01-31");
        case.dossier.claim.checkable = crate::domain::Checkable::Checkable;
        let found = due(&case.dossier).unwrap();
        let reason = Because::Ages { kind: ClaimKind::Prediction, days: 61 };
        assert_eq!((found.by, found.reason), (Date::constant(2026, 2, 1), reason));
    }

    #[test]
    fn nothing_is_due_without_a_verdict_or_set_aside_or_where_only_words_were_checked() {
        assert_eq!(due(&Case::saying("It is so.").kind(ClaimKind::Quantity).dossier), None);
        assert_eq!(due(&verified(ClaimKind::Quantity).set_aside().dossier), None);
        let mut said = verified(ClaimKind::Position).said_by("Kremlin");
        said.dossier.claim.checkable = crate::domain::Checkable::SaidOnly;
        assert_eq!(due(&said.found_said(Verdict::Supported, "[E1]").dossier), None);
    }
}
