//! Figures stand where they say, are sound in themselves, and never lie beyond what their own words allow.
#![no_main]

use claimbench::judgement::comparison::{Comparison, compare};
use claimbench::language::quantity::{quantities, quantity};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let mut end = 0;
    for found in quantities(text) {
        assert!(end <= found.range.start, "{found:?} overlaps the one before");
        end = found.range.end;
        assert_eq!(text[found.range], found.quantity.raw);
        found.quantity.check().expect("a figure that is read is sound");
        let compared = compare(&found.quantity, &found.quantity);
        assert_ne!(compared.result, Comparison::Inconsistent, "{:?} contradicts itself", found.quantity);
    }
    if let Ok(whole) = quantity(text) {
        assert_eq!(whole.raw, text.trim());
        whole.check().expect("a figure that is read is sound");
    }
});
