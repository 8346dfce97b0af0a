//! The claimed figures beside the evidenced ones: which of a claim's figures each figure of a piece of evidence belongs to,
//! and how the two compare.

use super::comparison::{Compared, Comparison, compare};
use crate::domain::{Claim, Decimal, Evidence, Quantity};

/// How many figures of either side are laid beside each other; who writes more writes a table.
const MOST: usize = 50;

/// A claimed figure and the evidenced one that belongs to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pair<'a> {
    /// The figure of the claim.
    pub claimed: &'a Quantity,
    /// The figure of the evidence.
    pub evidenced: &'a Quantity,
    /// How the two go together; a hint for a person.
    pub compared: Compared,
    /// Their places in the lists.
    pub of_claim: usize,
    /// Among the figures of the evidence, those of its quotation before those of its paraphrase alone.
    pub of_evidence: usize,
}

/// The figures that can be compared, each with the one that it belongs to: the best fit first, among equals the nearest,
/// none used twice; in the order of the claim's figures.
pub fn pairs<'a>(claim: &'a Claim, evidence: &'a Evidence) -> Vec<Pair<'a>> {
    let mut all: Vec<Pair<'a>> = Vec::new();
    for (of_claim, claimed) in claim.quantities.iter().enumerate().take(MOST) {
        for (of_evidence, evidenced) in evidence.quantities().enumerate().take(MOST) {
            let compared = compare(claimed, evidenced);
            if compared.result != Comparison::Incomparable {
                all.push(Pair { claimed, evidenced, compared, of_claim, of_evidence });
            }
        }
    }
    all.sort_by_cached_key(|pair| (pair.compared.result, apart(pair)));
    let mut pairs: Vec<Pair<'a>> = Vec::new();
    for pair in all {
        if !pairs.iter().any(|had| had.of_claim == pair.of_claim || had.of_evidence == pair.of_evidence) {
            pairs.push(pair);
        }
    }
    pairs.sort_by_key(|pair| pair.of_claim);
    pairs
}

/// The first pair; where no figures can be compared, the first of either side and why they cannot; none where a side has
/// no figure.
pub fn figures<'a>(claim: &'a Claim, evidence: &'a Evidence) -> Option<Pair<'a>> {
    if let Some(pair) = pairs(claim, evidence).into_iter().next() {
        return Some(pair);
    }
    let (claimed, evidenced) = (claim.quantities.first()?, evidence.quantities().next()?);
    Some(Pair { claimed, evidenced, compared: compare(claimed, evidenced), of_claim: 0, of_evidence: 0 })
}

/// How far the numbers lie from each other, against the larger of them.
fn apart(pair: &Pair<'_>) -> Decimal {
    let number = |quantity: &Quantity| quantity.point.or(quantity.low).or(quantity.high);
    let (Some(one), Some(other)) = (number(pair.claimed), number(pair.evidenced)) else { return Decimal::ONE };
    let larger = one.abs().max(other.abs());
    let difference = one.checked_sub(other).map(|difference| difference.abs());
    difference.and_then(|difference| difference.checked_div(larger)).unwrap_or_default()
}

/// The figures of a claim that differ from those of the words that it is anchored to; none where either has none.
pub fn astray<'a>(claim: &'a Claim, anchored: &[Quantity]) -> Vec<&'a Quantity> {
    if anchored.is_empty() {
        return Vec::new();
    }
    let is_there =
        |figure: &&Quantity| anchored.iter().any(|known| known.raw == figure.raw || known.says_the_same(figure));
    claim.quantities.iter().filter(|figure| !is_there(figure)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{ClaimNumber, EvidenceNumber, NewClaim, NewEvidence, Question, SourceNumber, Stance, Uid};
    use crate::language::{self, tongue::Tongue};
    use uuid::Uuid;

    fn claim(text: &str) -> Claim {
        let quantities = Some(language::figures(Tongue::english(), text, None));
        let new = NewClaim { text: text.to_owned(), quantities, ..NewClaim::default() };
        new.checked(ClaimNumber(1), Uid(Uuid::nil()), None).unwrap()
    }

    fn evidence(quote: &str) -> Evidence {
        let mut new = NewEvidence::new(ClaimNumber(1), SourceNumber(1), Stance::Supports);
        new.quantities = Some(language::evidence_figures(Tongue::english(), Some(quote), None));
        new.checked(EvidenceNumber(1), Uid(Uuid::nil()), Question::True).unwrap()
    }

    fn paired(one: &str, other: &str) -> Vec<(String, String, Comparison)> {
        let (claim, evidence) = (claim(one), evidence(other));
        let pairs = pairs(&claim, &evidence).into_iter();
        pairs.map(|pair| (pair.claimed.raw.clone(), pair.evidenced.raw.clone(), pair.compared.result)).collect()
    }

    #[test]
    fn each_figure_is_compared_with_the_one_it_belongs_to() {
        let found = paired(
            "The plant cost $3 million and employs 240 workers.",
            "The plant, which employs 180 workers, cost $3 million.",
        );
        assert_eq!(found.len(), 2, "{found:?}");
        assert_eq!(found[0].2, Comparison::Consistent, "{found:?}");
        assert_eq!(found[1].2, Comparison::Inconsistent, "{found:?}");
    }

    #[test]
    fn a_second_figure_of_the_same_kind_contradicts_nothing() {
        let found = paired("Spending fell by 28 percent.", "Revenue rose 4 percent and spending fell by 28 percent.");
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(found[0].2, Comparison::Consistent);
        let found = paired("Spending fell by 28 percent.", "Revenue fell by 4 percent and spending by 26 percent.");
        assert!(found[0].1.contains("26"), "{found:?}");
    }

    #[test]
    fn a_figure_that_lost_its_sign_is_astray() {
        let stray = |text: &str, words: &str| {
            let claim = claim(text);
            astray(&claim, &language::figures(Tongue::english(), words, None))
                .into_iter()
                .map(|one| one.raw.clone())
                .collect::<Vec<_>>()
        };
        assert_eq!(stray("It cost 14 million.", "cost $214 million"), ["14 million"]);
        assert!(stray("It cost $214 million.", "at a cost of 214 million dollars").is_empty());
        assert!(stray("It cost $214 million.", "a lot of money").is_empty());
    }

    #[test]
    fn what_cannot_be_compared_says_why() {
        let (claim, evidence) = (claim("The plant employs 240 workers."), evidence("It cost $3 million."));
        assert!(pairs(&claim, &evidence).is_empty());
        assert_eq!(figures(&claim, &evidence).unwrap().compared.result, Comparison::Incomparable);
        assert_eq!(figures(&claim, &self::evidence("Nothing was said.")), None);
    }
}
