//! Who has which claim open: a hint for the others, never a lock. It is what open pages say when they ask for the head.

use claimbench::domain::{ClaimNumber, handle};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// How long somebody is taken to be there after their page last asked.
const THERE: Duration = Duration::from_secs(5);
/// How many are held; those who were seen longest ago go first.
const HELD: usize = 200;

#[derive(Default)]
pub struct Present(Mutex<Vec<Seen>>);

struct Seen {
    actor: String,
    claim: ClaimNumber,
    at: Instant,
}

impl Present {
    /// Notes that somebody has a claim open, and says who else has.
    pub fn beside(&self, actor: &str, claim: ClaimNumber) -> Vec<String> {
        let mut seen = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let now = Instant::now();
        seen.retain(|one| now.saturating_duration_since(one.at) < THERE && !handle::same(&one.actor, actor));
        if seen.len() >= HELD {
            seen.remove(0);
        }
        let others = seen.iter().filter(|one| one.claim == claim).map(|one| one.actor.clone()).collect();
        seen.push(Seen { actor: actor.to_owned(), claim, at: now });
        others
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_has_a_claim_open_is_told_to_the_others_alone() {
        let present = Present::default();
        let (one, other) = (ClaimNumber(1), ClaimNumber(2));
        assert_eq!(present.beside("anna", one), Vec::<String>::new());
        assert_eq!(present.beside("ben", one), ["anna"]);
        assert_eq!(present.beside("anna", other), Vec::<String>::new());
        assert_eq!(present.beside("Anna", one), ["ben"]);
        assert_eq!(present.beside("ben", other), Vec::<String>::new());
    }
}
