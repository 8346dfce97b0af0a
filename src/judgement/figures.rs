//! The claimed figure beside the evidenced one: which of a claim's figures a piece of evidence speaks to, and how the
//! two compare.

use super::comparison::{Compared, Comparison, compare};
use crate::domain::{Claim, Evidence, Quantity};

/// The claim's figure that the evidence's figure can be compared with, or else its first one, and how they compare;
/// none where either has no figure.
pub fn figures<'a>(claim: &'a Claim, evidence: &Evidence) -> Option<(&'a Quantity, Compared)> {
    let evidenced = evidence.quantity.as_ref()?;
    let mut compared = claim.quantities.iter().map(|claimed| (claimed, compare(claimed, evidenced)));
    let first = compared.next()?;
    if first.1.result != Comparison::Incomparable {
        return Some(first);
    }
    Some(compared.find(|(_, other)| other.result != Comparison::Incomparable).unwrap_or(first))
}
