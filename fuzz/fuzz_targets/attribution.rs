//! Who says what, the hedges and the time words: ranges on char boundaries, in order, and no voice within itself.
#![no_main]

use claimbench::language::attribution::attributions;
use claimbench::language::hedge::hedges;
use claimbench::language::sentence::sentences;
use claimbench::language::time::times;
use libfuzzer_sys::fuzz_target;
use std::ops::Range;

fn assert_in_order<'r>(text: &str, ranges: impl IntoIterator<Item = &'r Range<usize>>) {
    let mut end = 0;
    for range in ranges {
        assert!(end <= range.start && !text[range.clone()].is_empty(), "{range:?} is empty or overlaps");
        end = range.end;
    }
}

fuzz_target!(|text: &str| {
    let found = attributions(text, &sentences(text));
    assert!(found.is_sorted_by_key(|one| one.cue.start), "cues are out of order");
    for one in &found {
        assert!(!one.content.is_empty(), "{one:?} reports nothing");
        assert_in_order(text, &one.content);
        assert_in_order(text, &one.source);
        assert_in_order(text, [&one.cue]);
        let outward = std::iter::successors(Some(one), |inner| Some(&found[inner.within?]));
        assert!(outward.take(found.len() + 1).count() <= found.len(), "{one:?} is within itself");
    }
    assert_in_order(text, hedges(text).iter().map(|hedge| &hedge.range));
    for published in [None, Some("2025-12-02".parse().unwrap())] {
        assert_in_order(text, times(text, published).iter().map(|time| &time.range));
    }
});
