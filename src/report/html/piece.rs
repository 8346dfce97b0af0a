//! One piece of evidence: its source, what it says, how it is rated, and the copies that were kept.

use super::around::Around;
use super::lanes::Lanes;
use super::rich;
use crate::domain::{StoredEvidence, StoredSnapshot, Word};
use crate::report::{Section, words};

pub struct Piece<'r> {
    pub number: String,
    pub name: &'r str,
    pub url: Option<&'r str>,
    /// An address that is not one of the web, shown and not linked.
    pub address: Option<&'r str>,
    pub confidential: bool,
    pub locator: Option<&'r str>,
    pub rating: String,
    /// Why it is rated so, under `source B` and `item 2`.
    pub reasons: Vec<(String, &'r str)>,
    pub facts: String,
    pub paraphrase: Option<&'r str>,
    pub search: Option<&'r str>,
    pub quote: Option<&'r str>,
    pub figures: Vec<String>,
    pub copies: Vec<Copy<'r>>,
    pub no_copy: Option<&'r str>,
    /// Why it was withdrawn; none while it stands.
    pub withdrawn: Option<&'r str>,
}

/// A kept copy: its hash, and what is known of it.
pub struct Copy<'r> {
    pub hash: &'r str,
    pub facts: String,
}

impl<'r> Piece<'r> {
    /// `laid` are the charts of the card: a piece whose every figure lies on one of them has its words there.
    pub fn of(section: &'r Section, stored: &'r StoredEvidence, laid: &[Lanes], around: &Around) -> Self {
        let (evidence, source) = (&stored.evidence, &stored.source);
        // Ratings and copies have lines of their own.
        let (rating, kept) = (words::rating(stored), words::procedure::kept(stored));
        let listed = |fact: &String| *fact != rating && Some(fact) != kept.as_ref();
        let facts: Vec<String> = words::evidence_facts(stored).into_iter().filter(listed).collect();
        let url = source.url.as_deref();
        let letter = source.reliability.word().to_uppercase();
        let source_reason = source.reliability_reason.as_deref().map(|why| (format!("source {letter}"), why));
        let digit = evidence.credibility.value();
        let item_reason = evidence.credibility_reason.as_deref().map(|why| (format!("item {digit}"), why));
        let number = evidence.number.to_string();
        let lines = laid.iter().flat_map(|chart| &chart.lanes).filter(|lane| lane.number == number).count();
        let is_laid = lines >= evidence.quantities().count();
        Self {
            number,
            name: &source.name,
            url: url.and_then(rich::web),
            address: url.filter(|url| rich::web(url).is_none()),
            confidential: source.tells_in_confidence(),
            locator: evidence.locator.as_deref(),
            rating,
            reasons: source_reason.into_iter().chain(item_reason).collect(),
            facts: facts.join(" · "),
            paraphrase: evidence.paraphrase.as_deref(),
            search: evidence.search_note.as_deref(),
            quote: evidence.quote.as_deref(),
            figures: if is_laid { Vec::new() } else { words::evidenced(section, stored) },
            copies: stored.snapshots.iter().map(|kept| Copy::of(kept, around)).collect(),
            no_copy: stored.no_snapshot.as_deref().filter(|why| Some(*why) != around.no_copy),
            withdrawn: stored.withdrawn.as_deref(),
        }
    }
}

impl<'r> Copy<'r> {
    fn of(stored: &'r StoredSnapshot, around: &Around) -> Self {
        let kept = &stored.snapshot;
        let mut facts = vec![
            kept.media_type.clone(),
            format!("{} bytes", words::grouped(kept.length.into())),
            words::words(kept.method),
            format!("retrieved {}", words::instant(kept.retrieved_at)),
        ];
        facts.extend(around.inside.then(|| format!("kept by {}, {}", stored.by, words::instant(stored.at))));
        Self { hash: &kept.sha256, facts: facts.join(" · ") }
    }
}
