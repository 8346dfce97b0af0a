//! Fixes that a new text of an article carries out: their proposed words stand in it, and the old ones do so no more.

use super::RevisedClaim;
use crate::domain::{Anchor, AnchorState, Fix, Place, Words};
use crate::judgement::quotation::{Proof, Span, prove};
use crate::language::revision::Fate;

/// Whether the new text says what the fix proposed where the old one said what it objected to.
pub(super) fn is_carried_out(fix: &Fix, old: &str, new: &str) -> bool {
    let times = |words: &str, text: &str| found(words, text).map_or(0, |(_, times)| times);
    let went = times(&fix.old, new) < times(&fix.old, old);
    if fix.new.is_empty() {
        return went;
    }
    // Words that are put beside the old ones leave those where they were.
    (went || found(&fix.old, &fix.new).is_some()) && times(&fix.new, new) > times(&fix.new, old)
}

/// Whether the words that state the claim are there as before and say what the fix objects to: it was carried out
/// somewhere else.
pub(super) fn still_says_it(fix: &Fix, one: &RevisedClaim) -> bool {
    let untouched = matches!(one.fate, Fate::Kept(_) | Fate::Moved(_) | Fate::Restyled(_));
    untouched && found(&fix.old, &one.before.exact).is_some() && found(&fix.old, &fix.new).is_none()
}

/// Where the words that state a claim stand after a fix of it was carried out, to be read before its verdict holds again;
/// none where they stand untouched, or nobody can tell.
pub(super) fn anchor_after(fix: &Fix, one: &RevisedClaim, new: &str, revision: u32) -> Option<Anchor> {
    if matches!(one.fate, Fate::Kept(_) | Fate::Moved(_) | Fate::Restyled(_)) || fix.new.is_empty() {
        return None;
    }
    let before = &one.before.exact;
    let mended = before.contains(&fix.old).then(|| before.replacen(&fix.old, &fix.new, 1));
    let (at, _) = [mended.as_deref(), Some(fix.new.as_str())]
        .into_iter()
        .flatten()
        .find_map(|words| found(words, new).filter(|(_, times)| *times == 1))?;
    let quote = crate::domain::text::code_points(new, at.start, at.end)?.to_owned();
    let words = Words { quote, place: Place::At(at.start as u32) };
    Anchor::find(new, revision, &words).ok().map(|anchor| Anchor { state: AnchorState::Reworded, ..anchor })
}

/// Where the words stand in a text, and how often, but for white space and the kinds of quotation marks.
fn found(words: &str, text: &str) -> Option<(Span, usize)> {
    match prove(words, text) {
        Proof::Exact { at, times, .. } | Proof::Folded { at, times, .. } => Some((at, times)),
        Proof::Pieces { .. } | Proof::Missing { .. } => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{ClaimNumber, FixNumber};

    fn fix(old: &str, new: &str) -> Fix {
        let (old, new) = (old.to_owned(), new.to_owned());
        Fix { number: FixNumber(1), claim: ClaimNumber(1), old, new, because: "so".to_owned(), evidence: Vec::new() }
    }

    #[test]
    fn a_fix_is_carried_out_where_its_words_took_the_place_of_the_old_ones() {
        let old = "Exports fell by 28 percent. Trade “slowed”.";
        let mend = fix("28 percent", "26 percent");
        assert!(is_carried_out(&mend, old, "Exports fell by 26 percent. Trade “slowed”."));
        assert!(is_carried_out(&mend, old, "Exports fell by 26\npercent."));
        assert!(!is_carried_out(&mend, old, "Exports fell by 27 percent."));
        assert!(!is_carried_out(&mend, old, old));
        assert!(is_carried_out(&fix("Trade “slowed”", "Trade \"grew\""), old, "Exports fell. Trade “grew”."));
    }

    #[test]
    fn words_put_beside_the_old_ones_and_words_struck_are_seen() {
        let old = "The army took the town.";
        assert!(is_carried_out(&fix("took", "reportedly took"), old, "The army reportedly took the town."));
        assert!(!is_carried_out(&fix("took", "reportedly took"), old, "The army took the town today."));
        assert!(is_carried_out(&fix("took the town", ""), old, "The army left."));
        assert!(!is_carried_out(&fix("took the town", ""), old, "The army took the town and left."));
    }

    #[test]
    fn proposed_words_that_stood_there_before_prove_nothing() {
        let old = "It was 28 percent, not 26 percent.";
        assert!(!is_carried_out(&fix("28 percent", "26 percent"), old, "It was not 26 percent."));
        assert!(is_carried_out(&fix("28 percent", "26 percent"), old, "It was 26 percent, not 26 percent."));
    }
}
