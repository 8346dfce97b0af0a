//! A search: what is parsed and written out again is the same query, a field and its opposite part the claims between
//! them, and every claim found passes each field.
#![no_main]

use claimbench::domain::query::{Filter, Query, Sense, Shape, Term};
use claimbench::domain::{ClaimNumber, Dossier, Word};
use claimbench::workbench::Workbench;
use libfuzzer_sys::fuzz_target;

thread_local!(static CASE: Workbench = claimbench_fuzz::bridge());

fn found(case: &Workbench, query: &Query) -> Vec<ClaimNumber> {
    let (dossiers, _) = case.claims(query, usize::MAX).expect("a query that is read can be asked");
    dossiers.iter().map(Dossier::number).collect()
}

fn sign(sense: Sense) -> &'static str {
    if sense == Sense::Without { "-" } else { "" }
}

fn filter(Filter { field, value, sense, or }: &Filter) -> String {
    let quoted = if value.contains('"') { value.clone() } else { format!("\"{value}\"") };
    let one = format!("{}{}:{quoted}", sign(*sense), field.word());
    [one].into_iter().chain(or.iter().map(filter)).collect::<Vec<_>>().join(" OR ")
}

fn term(Term { words, shape, sense, or }: &Term) -> String {
    let one = match shape {
        Shape::Word => format!("{}{words}", sign(*sense)),
        Shape::Prefix => format!("{}{words}*", sign(*sense)),
        Shape::Phrase => format!("{}\"{words}\"", sign(*sense)),
    };
    [one].into_iter().chain(or.iter().map(term)).collect::<Vec<_>>().join(" OR ")
}

fn written(query: &Query) -> String {
    query.filters.iter().map(filter).chain(query.terms.iter().map(term)).collect::<Vec<_>>().join(" ")
}

fuzz_target!(|text: &str| {
    let Ok(query) = Query::parse(text) else { return };
    assert_eq!(Query::parse(&written(&query)).as_ref(), Ok(&query));
    CASE.with(|case| {
        let (hits, _) = case.search(&query, 5).expect("a query that is read can be asked");
        assert!(hits.len() <= 5);
        let all = found(case, &query);
        for Filter { field, value, .. } in &query.filters {
            let one = |filter| found(case, &Query { terms: Vec::new(), filters: vec![filter] });
            let (with, without) = (one(Filter::with(*field, value)), one(Filter::without(*field, value)));
            assert_eq!(with.len() + without.len(), case.claim_numbers().unwrap().len());
            assert!(with.iter().all(|claim| !without.contains(claim)));
        }
        for filter in &query.filters {
            let passing = found(case, &Query { terms: Vec::new(), filters: vec![filter.clone()] });
            assert!(all.iter().all(|claim| passing.contains(claim)));
        }
    });
});
