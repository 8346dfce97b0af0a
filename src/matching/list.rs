//! Which items of a segment have a term, and how much it weighs in each: bytes that are read from the beginning to the end.
//!
//! For each item, rising: how many items lie between it and the one before (LEB128: seven bits a byte, the lowest first,
//! the eighth bit set where more follow), and one byte of weight.

/// How many items stand in one segment.
pub const SEGMENT: u32 = 65_536;

/// A list that grows.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct List {
    pub bytes: Vec<u8>,
    /// How many items it has.
    pub items: u32,
    /// The first item that may be added.
    next: u32,
}

impl List {
    /// A list that was stored, to go on with.
    pub fn going_on(bytes: Vec<u8>, items: u32, next: u32) -> Self {
        Self { bytes, items, next }
    }

    /// The first place that may be added.
    pub fn next(&self) -> u32 {
        self.next
    }

    /// Adds an item by its place in the segment; places rise.
    pub fn push(&mut self, place: u32, weight: u8) {
        let mut gap = place.saturating_sub(self.next);
        while gap >= 0x80 {
            self.bytes.push(gap.to_le_bytes()[0] | 0x80);
            gap >>= 7;
        }
        self.bytes.push(gap.to_le_bytes()[0]);
        self.bytes.push(weight);
        self.next = place + 1;
        self.items += 1;
    }
}

/// Adds what each item of a list weighs, times `idf`, to the score in its place. Bytes that are no list add nothing that
/// stands outside of the scores.
pub fn add(bytes: &[u8], idf: f32, scores: &mut [f32]) {
    let mut worth = [0.0_f32; 256];
    for (weight, worth) in (0_u8..=255).zip(&mut worth) {
        *worth = idf * f32::from(weight);
    }
    let mut rest = bytes.iter().copied();
    let mut next = 0_usize;
    while let Some(first) = rest.next() {
        let mut gap = usize::from(first & 0x7f);
        let (mut more, mut shift) = (first >= 0x80, 7);
        while more && shift < 21 {
            let Some(byte) = rest.next() else { return };
            gap |= usize::from(byte & 0x7f) << shift;
            (more, shift) = (byte >= 0x80, shift + 7);
        }
        let (Some(weight), Some(score)) = (rest.next(), scores.get_mut(next + gap)) else { return };
        *score += worth[usize::from(weight)];
        next += gap + 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_list_is_read_as_it_was_written(
            items in prop::collection::btree_map(0..SEGMENT, 1_u8.., 0..200),
        ) {
            let mut list = List::default();
            for (place, weight) in &items {
                list.push(*place, *weight);
            }
            let mut scores = vec![0.0; SEGMENT as usize];
            add(&list.bytes, 1.0, &mut scores);
            for (place, score) in (0..).zip(scores) {
                prop_assert_eq!(score, items.get(&place).copied().map_or(0.0, f32::from));
            }
            prop_assert_eq!(list.items as usize, items.len());
        }

        #[test]
        fn bytes_that_are_no_list_are_harmless(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
            add(&bytes, 1.0, &mut vec![0.0; 1000]);
        }
    }
}
