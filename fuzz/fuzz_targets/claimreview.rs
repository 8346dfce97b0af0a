//! Other desks' reviews: reading and lint agree on what is JSON, every review is added, known or refused, and all of
//! them are known the second time.
#![no_main]

use claimbench::error::{Error, Result};
use claimbench::formats::claimreview::{Scale, lint, read};
use claimbench::workbench::{ReviewsTaken, Run, Workbench};
use libfuzzer_sys::fuzz_target;

fn import(case: &mut Workbench, text: &str) -> Result<(usize, ReviewsTaken)> {
    let scale = Scale::new([]);
    let refused = |what: String| Error::Unreadable { file: "feed.json".to_owned(), line: None, what };
    let rows: Vec<_> = read(text, "feed.json", &scale)?
        .map(|row| (row.line, row.review.map_err(|why| refused(why.to_string()))))
        .collect();
    Ok((rows.len(), case.import_reviews(rows, Run::Real, |_| {}).expect("bad reviews are refused one by one")))
}

fuzz_target!(|text: &str| {
    let findings = lint(text, "feed.json");
    let lines = text.matches('\n').count() as u64 + 1;
    assert!(findings.iter().all(|finding| (1..=lines).contains(&finding.line)));
    let mut case = claimbench_fuzz::case();
    let Ok((rows, first)) = import(&mut case, text) else {
        assert!(!findings.is_empty(), "what cannot be read is clean");
        return;
    };
    assert_eq!(rows, first.added + first.known + first.refusals.len());
    let (_, second) = import(&mut case, text).unwrap();
    assert_eq!((second.added, second.known), (0, first.added + first.known));
    claimbench_fuzz::assert_verified(&case);
});
