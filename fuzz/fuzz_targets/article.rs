//! An article, and behind a line "%%" its changed text: what is proposed can be logged, and what stands in either text
//! stands there to the letter.
#![no_main]

use claimbench::domain::text::code_points;
use claimbench::domain::{Anchor, DateBasis, Intake, NewArticle, NewText, SettleReason};
use claimbench::judgement::coverage::Covering;
use claimbench::language::masthead::Masthead;
use libfuzzer_sys::fuzz_target;

/// How many of the proposals are logged: more take more time and tell nothing new.
const LOGGED: usize = 12;

fuzz_target!(|text: &str| {
    let (first, second) = text.split_once("\n%%\n").unwrap_or((text, ""));
    let Masthead { title, byline, published } = Masthead::read(first);
    let (title, body) = (title.unwrap_or_else(|| "untitled".to_owned()), first.to_owned());
    let (published_basis, intake) = (DateBasis::Stated, Intake::File);
    #[rustfmt::skip]
    let new = NewArticle {
        uid: None, title, outlet: None, byline, url: None, language: None, published, published_basis, body, intake,
        left_out: Vec::new(),
    };
    let mut case = claimbench_fuzz::case();
    let Ok(stored) = case.add_article(new) else { return };
    let (article, body) = (stored.article.number, stored.revision.body);
    let proposed = case.proposals(article).unwrap();
    let claims = proposed.into_iter().take(LOGGED).map(|proposed| proposed.claim).collect();
    let logged = case.log_claims(claims).expect("what is proposed can be logged");
    let coverage = case.coverage(article).unwrap();
    let mut open = Vec::new();
    for sentence in &coverage.sentences {
        assert_eq!(code_points(&body, sentence.start as usize, sentence.end as usize), Some(coverage.text(sentence)));
        open.extend((sentence.covering == Covering::Untouched).then_some(sentence.number));
    }
    let covers = |number| {
        coverage.sentences.iter().any(|one| matches!(&one.covering, Covering::Claimed(all) if all.contains(&number)))
    };
    assert!(logged.iter().all(|dossier| covers(dossier.number())), "a claim covers no sentence");
    let settled = case.settle(article, &open, SettleReason::Opinion, None).unwrap();
    assert_eq!(settled.settled(), settled.sentences.len());
    let text = NewText::plain(second, Intake::Paste);
    let preview = case.preview_revision(article, text.clone());
    if let Ok(revised) = case.revise_article(article, text) {
        assert_eq!(preview.unwrap(), revised);
        let holds = |body: &str, anchor: &Anchor| {
            code_points(body, anchor.start as usize, anchor.end as usize) == Some(&anchor.exact)
        };
        let anchored = revised.claims.iter().map(|claim| &claim.anchor);
        for anchor in anchored.chain(revised.settled.iter().map(|sentence| &sentence.words)) {
            assert!(holds(if anchor.stands() { &revised.revision.body } else { &body }, anchor), "{anchor:?}");
        }
    }
    claimbench_fuzz::assert_verified(&case);
});
