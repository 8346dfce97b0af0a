//! What the evidence on a question adds up to, counted in pieces and in origins: five pages that repeat one agency
//! report are one witness.

use crate::domain::{Dossier, Question, Stance};
use std::collections::BTreeSet;

/// The standing evidence on one question, counted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Tally {
    pub supports: usize,
    pub refutes: usize,
    pub mixed: usize,
    pub context: usize,
    pub silent: usize,
    pub origins_for: BTreeSet<String>,
    pub origins_against: BTreeSet<String>,
    /// The origins of everything decisive: what supports, refutes, or does both.
    pub origins: BTreeSet<String>,
}

pub fn tally(dossier: &Dossier, question: Question) -> Tally {
    let mut tally = Tally::default();
    for stored in dossier.standing(question) {
        let origin = stored.origin();
        match stored.evidence.stance {
            Stance::Supports => {
                tally.supports += 1;
                tally.origins_for.insert(origin.clone());
            }
            Stance::Refutes => {
                tally.refutes += 1;
                tally.origins_against.insert(origin.clone());
            }
            Stance::Mixed => tally.mixed += 1,
            Stance::Context => tally.context += 1,
            Stance::Silent => tally.silent += 1,
        }
        if matches!(stored.evidence.stance, Stance::Supports | Stance::Refutes | Stance::Mixed) {
            tally.origins.insert(origin);
        }
    }
    tally
}
