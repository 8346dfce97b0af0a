//! Why another desk's review is refused.

use super::super::strict::Fault;
use crate::domain::Invalid;
use thiserror::Error;

/// Why a review is refused.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Refused {
    #[error(transparent)]
    Fault(#[from] Fault),
    #[error("it is no object")]
    NotAnObject,
    #[error("it names no page of the fact-check (url)")]
    NoUrl,
    #[error("it names no claim (claimReviewed)")]
    NoClaim,
    #[error("nobody has reviewed it (claimReview)")]
    NoReview,
    #[error(transparent)]
    Invalid(#[from] Invalid),
}
