//! A proposed claim, as a value.

use super::pronoun::Unnamed;
use crate::domain::{Checkable, ClaimKind, Hedge, Link, PartialDate, PieceKind, Quantity};
use std::ops::Range;

/// A claim that the article seems to make. Ranges are bytes of its text, on char boundaries.
#[derive(Debug, Clone, PartialEq)]
pub struct Proposal {
    /// The sentence that it was found in, whole.
    pub sentence: Range<usize>,
    /// What the sentence looks like.
    pub piece: PieceKind,
    /// The words of the sentence that state it, to anchor the claim to.
    pub words: Range<usize>,
    /// One sentence made of the article's words, hedge kept.
    pub text: String,
    /// 0 to 100, of the text.
    pub worth: u8,
    /// The same, unrounded: what proposals are ranked by.
    pub score: f64,
    /// Up to three, to follow "because it ..."; one that speaks against checking begins with "but ".
    pub reasons: Vec<String>,
    /// A guess, which whoever logs the claim may overrule.
    pub kind: ClaimKind,
    /// Whether the words of it, what it says, or both can be checked.
    pub checkable: Checkable,
    /// Position 0 is the article's own voice; the last is the claimant.
    pub attribution: Vec<Link>,
    /// The weakening words that belong to it, in the order of the text.
    pub hedges: Vec<Hedge>,
    /// The figures of its text, or else of the words it is anchored to.
    pub quantities: Vec<Quantity>,
    /// When it holds; where nothing else is said of an attributed claim, when it was said.
    pub as_of: Option<PartialDate>,
    /// The words that `as_of` was read from, "last year"; `None` where no word of the claim says when.
    pub as_of_words: Option<String>,
    /// What it leaves unnamed: "It rose to 3.4 percent."
    pub unnamed: Option<Unnamed>,
}
