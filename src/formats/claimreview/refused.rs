//! Why another desk's review is refused.

use super::super::strict::Fault;
use crate::domain::Invalid;
use thiserror::Error;

/// Why a review is refused.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Refused {
    /// The text is no JSON as it should be.
    #[error(transparent)]
    Fault(#[from] Fault),
    /// What stands in its place is no JSON object.
    #[error("it is no object")]
    NotAnObject,
    /// It does not say on which page the fact-check stands.
    #[error("it names no page of the fact-check (url)")]
    NoUrl,
    /// It does not say which claim was checked.
    #[error("it names no claim (claimReviewed)")]
    NoClaim,
    /// The Google API knows the claim, and no review of it.
    #[error("nobody has reviewed it (claimReview)")]
    NoReview,
    /// One of its values cannot be stored: the error says which.
    #[error(transparent)]
    Invalid(#[from] Invalid),
}
