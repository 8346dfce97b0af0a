//! What two origins may share, and how far a chain of derivation goes.

use super::*;
use crate::domain::ClaimNumber;
use crate::judgement::check::tests::case::{Case, quantity};
use proptest::prelude::*;

fn suggested(case: &Case) -> Vec<(String, String, Shared)> {
    let evidence: Vec<&StoredEvidence> = case.dossier.evidence.iter().collect();
    suggestions(&evidence).into_iter().map(|one| (one.one, one.other, one.because)).collect()
}

fn saying() -> Case {
    Case::saying("Pokrovsk fell.")
}

fn quoting(case: Case, origin: &str, words: &str) -> Case {
    case.supports(origin, 2).with(|stored| stored.evidence.quote = Some(words.to_owned()))
}

fn pair(one: &str, other: &str, because: Shared) -> (String, String, Shared) {
    (one.to_owned(), other.to_owned(), because)
}

const AGENCY: &str = "Russian forces took 701 square kilometres in November, the biggest advance in a year.";

#[test]
fn eight_words_in_a_row_are_one_origin_and_seven_are_none() {
    let copied = quoting(
        quoting(saying(), "mandiner", AGENCY),
        "afp",
        "It says Russian forces took 701 SQUARE kilometres in November!",
    );
    let run = "russian forces took 701 square kilometres in november".to_owned();
    assert_eq!(suggested(&copied), [pair("afp", "mandiner", Shared::Wording(run))]);
    let short =
        quoting(quoting(saying(), "mandiner", AGENCY), "afp", "Russian forces took 701 square kilometres in May.");
    assert_eq!(suggested(&short), []);
    let same = quoting(quoting(saying(), "afp", AGENCY), "afp", AGENCY);
    assert_eq!(suggested(&same), []);
}

#[test]
fn a_pair_of_origins_is_named_once_with_its_strongest_reason() {
    let twice = quoting(quoting(quoting(saying(), "a", AGENCY), "b", AGENCY), "b", AGENCY);
    assert_eq!(suggested(&twice).len(), 1);
    let derived = twice.with(|stored| stored.evidence.derived_from = Some(EvidenceNumber(1)));
    assert_eq!(suggested(&derived), [pair("a", "b", Shared::DerivedFrom)]);
    let evidence: Vec<&StoredEvidence> = derived.dossier.evidence.iter().collect();
    assert_eq!(suggestions(&evidence)[0].evidence, (EvidenceNumber(1), EvidenceNumber(3)));
}

#[test]
fn two_sources_of_one_address_may_be_one() {
    let at = |case: Case, origin: &str, url: &str| {
        case.supports(origin, 2).with(|stored| stored.source.url = Some(url.to_owned()))
    };
    let one = at(at(saying(), "a", "https://www.Example.org/x/?utm=1"), "b", "http://example.org/x#top");
    assert_eq!(suggested(&one), [pair("a", "b", Shared::SameAddress)]);
    assert_eq!(suggested(&at(at(saying(), "a", "https://example.org/"), "b", "https://example.org")), []);
    let page = one.with(|stored| stored.source.number = crate::domain::SourceNumber(1));
    assert_eq!(suggested(&page), []);
}

#[test]
fn a_report_that_names_the_other_source_has_it_from_there() {
    let from_tass = |words: &str| {
        let tass = saying().supports("tass-1", 2).with(|stored| stored.source.publisher = Some("TASS".to_owned()));
        suggested(&tass.supports("blog", 2).with(|stored| stored.evidence.paraphrase = Some(words.to_owned())))
    };
    let cited = [pair("blog", "tass-1", Shared::CitedOriginal("TASS".to_owned()))];
    assert_eq!(from_tass("The city fell, according to TASS."), cited);
    assert_eq!(from_tass("It fell, the TASS agency said, after TASS reported so."), cited);
    assert_eq!(from_tass("A TASS building stands there."), []);
    let mut apart = saying()
        .supports("tass-1", 2)
        .with(|stored| stored.source.publisher = Some("TASS, citing Politico".to_owned()));
    apart = apart.supports("politico-1", 2).with(|stored| stored.source.publisher = Some("Politico".to_owned()));
    assert_eq!(suggested(&apart), [pair("politico-1", "tass-1", Shared::CitedOriginal("Politico".to_owned()))]);
    let other_claim = apart.with(|stored| stored.evidence.claim = ClaimNumber(2));
    assert_eq!(suggested(&other_claim), []);
}

#[test]
fn one_figure_in_much_the_same_words_may_be_one_count() {
    let counting = |case: Case, origin: &str, words: &str| {
        let case = case.supports(origin, 2).showing(quantity("701 square kilometres", 701, None));
        case.with(|stored| stored.evidence.paraphrase = Some(words.to_owned()))
    };
    let one = counting(saying(), "a", "Russian forces took 701 square kilometres during November.");
    let near = counting(one.clone(), "b", "During November 701 square kilometres fell to Russian forces.");
    assert_eq!(suggested(&near), [pair("a", "b", Shared::Figure("701 square kilometres".to_owned()))]);
    assert_eq!(suggested(&counting(one, "b", "The lake covers 701 of them at high water.")), []);
}

#[test]
fn what_is_withdrawn_suggests_nothing() {
    let copied = quoting(quoting(saying(), "a", AGENCY), "b", AGENCY);
    assert_eq!(suggested(&copied.with(|stored| stored.withdrawn = Some("a fake".to_owned()))), []);
}

#[test]
fn words_that_thousands_share_take_no_more_than_their_time() {
    let mut case = saying();
    for number in 0..3_000 {
        case = quoting(case, &format!("origin-{number:04}"), AGENCY);
    }
    let found = suggested(&case);
    assert!(found.len() > 3_000 && found.len() < 3_000 * (MOST + 1), "{}", found.len());
}

#[test]
fn a_chain_ends_at_the_first_or_says_that_it_is_a_circle() {
    let derived: HashMap<_, _> =
        [(1, 2), (2, 3), (3, 2)].into_iter().map(|(a, b)| (EvidenceNumber(a), EvidenceNumber(b))).collect();
    let links = |numbers: &[u32]| numbers.iter().map(|number| EvidenceNumber(*number)).collect::<Vec<_>>();
    assert_eq!(chain(&derived, EvidenceNumber(1)), Chain { links: links(&[1, 2, 3]), circle: true });
    assert_eq!(chain(&derived, EvidenceNumber(9)), Chain { links: links(&[9]), circle: false });
    let itself = HashMap::from([(EvidenceNumber(1), EvidenceNumber(1))]);
    assert_eq!(chain(&itself, EvidenceNumber(1)), Chain { links: links(&[1]), circle: true });
}

proptest! {
    #[test]
    fn a_chain_ends_and_names_each_piece_once(pairs in prop::collection::vec((0..9_u32, 0..9_u32), 0..12)) {
        let derived: HashMap<_, _> =
            pairs.into_iter().map(|(a, b)| (EvidenceNumber(a), EvidenceNumber(b))).collect();
        let chain = chain(&derived, EvidenceNumber(0));
        let each: HashSet<_> = chain.links.iter().collect();
        prop_assert_eq!(each.len(), chain.links.len());
        let last = chain.links.last().unwrap();
        prop_assert_eq!(derived.contains_key(last), chain.circle);
    }

    #[test]
    fn any_words_are_gone_through(quote in "\\PC{0,80}", other in "\\PC{0,80}", url in "\\PC{0,20}") {
        let case = quoting(quoting(saying(), "a", &quote), "b", &other);
        let case = case.with(|stored| {
            stored.source.url = Some(url.clone());
            stored.source.publisher = Some(other.clone());
        });
        suggested(&case);
        prop_assert!(address(&url).is_none_or(|address| address.contains('/')));
    }
}
