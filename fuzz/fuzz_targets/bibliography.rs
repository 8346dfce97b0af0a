//! A bibliography: every entry is a source that can be stored, or refused with its line.
#![no_main]

use claimbench::formats::bibliography::{self, Style};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    for style in [Style::Bibtex, Style::Ris, Style::Csl] {
        let Ok(rows) = bibliography::read(text, "f", style) else { continue };
        let lines = text.lines().count() as u64 + 1;
        assert!(rows.iter().all(|row| (1..=lines).contains(&row.line)));
        assert!(rows.iter().filter_map(|row| row.entry.as_ref().ok()).all(|read| !read.source.name.trim().is_empty()));
    }
});
