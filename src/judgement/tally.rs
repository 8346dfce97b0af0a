//! What the evidence on a question adds up to, counted in pieces and in origins: five pages that repeat one agency
//! report are one witness.

use crate::domain::{Dossier, Question, Stance};
use std::collections::BTreeSet;

/// The standing evidence on one question, counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// Pieces that support the claim.
    pub supports: usize,
    /// Pieces that refute it.
    pub refutes: usize,
    /// Pieces that do both, each in part.
    pub mixed: usize,
    /// Pieces that only help to understand it.
    pub context: usize,
    /// Searches that found nothing, which decide nothing.
    pub silent: usize,
    /// The origins of everything decisive: what supports, refutes, or does both.
    pub origins: usize,
}

/// Counts the standing evidence on a question; what was withdrawn is not counted.
pub fn tally(dossier: &Dossier, question: Question) -> Tally {
    let mut tally = Tally::default();
    let mut origins = BTreeSet::new();
    for stored in dossier.standing(question) {
        let (count, decides) = match stored.evidence.stance {
            Stance::Supports => (&mut tally.supports, true),
            Stance::Refutes => (&mut tally.refutes, true),
            Stance::Mixed => (&mut tally.mixed, true),
            Stance::Context => (&mut tally.context, false),
            Stance::Silent => (&mut tally.silent, false),
        };
        *count += 1;
        if decides {
            origins.insert(stored.origin());
        }
    }
    tally.origins = origins.len();
    tally
}
