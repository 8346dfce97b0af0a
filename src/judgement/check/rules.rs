//! All rules by their names; each stands in the file of its subject.

use super::entry::Entry;
use super::{confidence, desk, figures, origins, record, relations, strength, support, time, voices, wording};
use crate::domain::Rule;

pub(super) fn entry(rule: Rule) -> &'static Entry {
    match rule {
        Rule::SaidOpen => &voices::SAID_OPEN,
        Rule::OwnWitness => &voices::OWN_WITNESS,
        Rule::NoSupport => &support::NO_SUPPORT,
        Rule::ContraryIgnored => &support::CONTRARY_IGNORED,
        Rule::MixedOneSided => &support::MIXED_ONE_SIDED,
        Rule::CitesNothing => &support::CITES_NOTHING,
        Rule::Circular => &origins::CIRCULAR,
        Rule::QuoteNotFound => &record::QUOTE_NOT_FOUND,
        Rule::SnapshotDamaged => &record::SNAPSHOT_DAMAGED,
        Rule::FigureContradicts => &figures::FIGURE_CONTRADICTS,
        Rule::AnchorLost => &wording::ANCHOR_LOST,
        Rule::Contradiction => &relations::CONTRADICTION,
        Rule::NoDate => &time::NO_DATE,
        Rule::ApprovalVoid => &desk::APPROVAL_VOID,
        Rule::VerdictOnOtherWords => &wording::VERDICT_ON_OTHER_WORDS,
        Rule::CorrectionDue => &desk::CORRECTION_DUE,
        Rule::SingleOrigin => &origins::SINGLE_ORIGIN,
        Rule::TooFew => &origins::TOO_FEW,
        Rule::NoSnapshot => &record::NO_SNAPSHOT,
        Rule::WeakOnly => &strength::WEAK_ONLY,
        Rule::InterestedOnly => &voices::INTERESTED_ONLY,
        Rule::FigureStretch => &figures::FIGURE_STRETCH,
        Rule::ScaleSlip => &figures::SCALE_SLIP,
        Rule::MeasureMismatch => &figures::MEASURE_MISMATCH,
        Rule::SameSubjectDiffers => &relations::SAME_SUBJECT_DIFFERS,
        Rule::PerhapsSameSubject => &relations::PERHAPS_SAME_SUBJECT,
        Rule::EndorsingVerb => &voices::ENDORSING_VERB,
        Rule::Stale => &time::STALE,
        Rule::LateEvidence => &time::LATE_EVIDENCE,
        Rule::RepeatsDiffer => &relations::REPEATS_DIFFER,
        Rule::AnonymousSingle => &voices::ANONYMOUS_SINGLE,
        Rule::ConfidenceHigh => &strength::CONFIDENCE_HIGH,
        Rule::ReplyOpen => &desk::REPLY_OPEN,
        Rule::ReadersDiffer => &desk::READERS_DIFFER,
        Rule::FixUnanswered => &desk::FIX_UNANSWERED,
        Rule::NoFinding => &desk::NO_FINDING,
        Rule::HedgeDropped => &wording::HEDGE_DROPPED,
        Rule::FigureAstray => &wording::FIGURE_ASTRAY,
        Rule::Uncovered => &wording::UNCOVERED,
        Rule::NameInText => &confidence::NAME_IN_TEXT,
    }
}
