//! Sentences tile the text: in order, trimmed, on char boundaries, with nothing but white space between them.
#![no_main]

use claimbench::language::sentence::sentences;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let mut end = 0;
    for range in sentences(text) {
        assert!(text[end..range.start].trim().is_empty(), "text is lost before {range:?}");
        let sentence = &text[range.clone()];
        assert!(!sentence.is_empty() && sentence.trim() == sentence, "{range:?} is not trimmed");
        end = range.end;
    }
    assert!(text[end..].trim().is_empty(), "text is lost after {end}");
});
