//! How often somebody may be wrong: after a few wrong passwords for a name, each further one waits longer.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// How many wrong ones are free.
const FREE: u32 = 4;
/// The longest wait.
const LONGEST: Duration = Duration::from_secs(15 * 60);
/// How many names are remembered; guesses at names fill no memory.
const NAMES: usize = 10_000;

#[derive(Default)]
pub struct Throttle(Mutex<HashMap<String, Wrong>>);

struct Wrong {
    times: u32,
    last: Instant,
}

impl Wrong {
    fn wait(&self) -> Duration {
        match self.times.checked_sub(FREE) {
            None | Some(0) => Duration::ZERO,
            Some(over) => Duration::from_secs(1 << over.min(10)).min(LONGEST),
        }
    }
}

impl Throttle {
    /// How long a name has to wait before it may try again; none where it may.
    pub fn wait(&self, name: &str, now: Instant) -> Option<Duration> {
        let wrong = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let wrong = wrong.get(&name.to_lowercase())?;
        wrong.wait().checked_sub(now.saturating_duration_since(wrong.last)).filter(|left| !left.is_zero())
    }

    pub fn was_wrong(&self, name: &str, now: Instant) {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if all.len() >= NAMES {
            all.retain(|_, wrong| now.saturating_duration_since(wrong.last) < LONGEST);
        }
        if all.len() < NAMES {
            let wrong = all.entry(name.to_lowercase()).or_insert(Wrong { times: 0, last: now });
            (wrong.times, wrong.last) = (wrong.times.saturating_add(1), now);
        }
    }

    pub fn was_right(&self, name: &str) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(&name.to_lowercase());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_few_wrong_ones_are_free_and_each_further_one_waits_longer() {
        let (throttle, now) = (Throttle::default(), Instant::now());
        for _ in 0..FREE {
            assert_eq!(throttle.wait("anna", now), None);
            throttle.was_wrong("Anna", now);
        }
        assert_eq!(throttle.wait("anna", now), None);
        throttle.was_wrong("anna", now);
        assert_eq!(throttle.wait("anna", now), Some(Duration::from_secs(2)));
        throttle.was_wrong("anna", now);
        assert_eq!(throttle.wait("ANNA", now), Some(Duration::from_secs(4)));
        assert_eq!(throttle.wait("anna", now + Duration::from_secs(4)), None);
        (0..40).for_each(|_| throttle.was_wrong("anna", now));
        assert_eq!(throttle.wait("anna", now), Some(LONGEST));
        throttle.was_right("anna");
        assert_eq!(throttle.wait("anna", now), None);
        assert_eq!(throttle.wait("ben", now), None);
    }
}
