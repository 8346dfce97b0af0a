//! The clock and the source of new uids, both of which can be pinned.

use crate::domain::{Instant, Uid};
use sha2::{Digest, Sha256};

/// What time it is.
#[derive(Debug, Clone, Copy)]
pub enum Clock {
    /// The clock of the machine, read anew each time.
    System,
    /// Always this instant: for the demo case and for tests.
    Pinned(Instant),
}

impl Clock {
    /// The instant in UTC, to the millisecond.
    pub fn now(self) -> Instant {
        match self {
            Self::System => Instant::now(),
            Self::Pinned(instant) => instant,
        }
    }
}

/// Where the random part of a UUIDv7 comes from.
#[derive(Debug, Clone)]
pub enum Ids {
    /// From the random source of the system: for every real case.
    Random,
    /// The same ids in the same order for the same seed: for the demo case and for tests, never for a desk's own case,
    /// where two files would share uids.
    Seeded {
        /// What the ids are made from, any text.
        seed: String,
        /// How many ids were drawn: 0 at the beginning.
        drawn: u64,
    },
}

impl Ids {
    /// Ids that begin at the first of a seed.
    pub fn seeded(seed: impl Into<String>) -> Self {
        Self::Seeded { seed: seed.into(), drawn: 0 }
    }

    /// Begins a verb: leaves a gap in the counting of random ids, so that what one verb recorded can be told from what the
    /// next one did, were it in the same millisecond.
    pub fn begin(&mut self, at: Instant) {
        if matches!(self, Self::Random) {
            for _ in 0..GAP {
                self.next(at);
            }
        }
    }

    /// The next uid; its time part is `at`, or that of the one before if the clock went back.
    pub fn next(&mut self, at: Instant) -> Uid {
        // Before 1970 there is no UUIDv7; such a clock still gets unique ids.
        let millis = u64::try_from(at.millis()).unwrap_or(0);
        match self {
            Self::Random => COUNTED.with(|context| {
                let nanos = (millis % 1000) as u32 * 1_000_000;
                Uid(uuid::Uuid::new_v7(uuid::Timestamp::from_unix(context, millis / 1000, nanos)))
            }),
            Self::Seeded { seed, drawn } => {
                *drawn += 1;
                let digest = Sha256::digest(format!("{seed}/{drawn}"));
                let random = std::array::from_fn(|i| digest[i]);
                Uid(uuid::Builder::from_unix_timestamp_millis(millis, &random).into_uuid())
            }
        }
    }
}

/// How many ids are left out between two verbs: more than any verb draws for one of its events.
pub const GAP: u32 = 64;

thread_local! {
    /// Ids of one millisecond count upwards, so that those of an import are put at the end of their index.
    static COUNTED: uuid::ContextV7 = const { uuid::ContextV7::new() };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seeded_ids_repeat_and_carry_their_time() {
        let at: Instant = "2025-12-02T09:30:00Z".parse().unwrap();
        let draw = || {
            let mut ids = Ids::seeded("test");
            [ids.next(at), ids.next(at)]
        };
        assert_eq!(draw(), draw());
        assert_ne!(draw()[0], draw()[1]);
        assert_eq!(draw()[0].0.get_version_num(), 7);
        assert!(draw()[0].to_string().starts_with("019ade65-b9c0-7"), "{}", draw()[0]);
    }

    #[test]
    fn random_ids_differ_and_rise() {
        let mut ids = Ids::Random;
        let at = Instant::now();
        let drawn = [ids.next(at), ids.next(at), ids.next(at)];
        assert!(drawn[0] < drawn[1] && drawn[1] < drawn[2], "{drawn:?}");
    }
}
