//! What happens to articles and their sentences.

use crate::domain::{
    Anchor, Article, ArticleAside, ArticleChange, ArticleNumber, ClaimNumber, FixNumber, Revision, SettleReason,
};
use serde::{Deserialize, Serialize};

/// An article with its first text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArticleAdded {
    /// What is known of it beside its text.
    pub article: Article,
    /// Its first text, with the number 1.
    pub revision: Revision,
}

/// A new text of an article, and where everything that was anchored in an older one stands now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArticleRevised {
    /// Whose text it is.
    pub article: ArticleNumber,
    /// The new text.
    pub revision: Revision,
    /// Every anchored claim of the article.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub claims: Vec<CarriedClaim>,
    /// The settled sentences that stand in the new text; the others are open again.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub settled: Vec<CarriedSentence>,
    /// The fixes whose proposed words stand in the new text.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub carried_out: Vec<FixNumber>,
}

/// Where the words of a claim stand now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CarriedClaim {
    /// Whose words they are.
    pub claim: ClaimNumber,
    /// In the new text, or where they last stood.
    pub anchor: Anchor,
}

/// Where a settled sentence stands now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CarriedSentence {
    /// The event that settled the sentence.
    pub seq: u64,
    /// The whole sentence, in the new text.
    pub words: Anchor,
}

/// There is nothing to check in a sentence, or there is after all.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SentenceSettled {
    /// Whose sentence it is.
    pub article: ArticleNumber,
    /// The whole sentence, in the newest revision.
    pub words: Anchor,
    /// None opens the sentence again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<SettleReason>,
    /// More of the reason, in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// New values for fields of an article.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArticleEdited {
    /// The article that this happened to.
    pub article: ArticleNumber,
    /// One for each field, with its new value.
    pub changes: Vec<ArticleChange>,
}

/// An article is not to be worked on, with the reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArticleSetAside {
    /// The article that this happened to.
    pub article: ArticleNumber,
    /// Why.
    #[serde(flatten)]
    pub set_aside: ArticleAside,
}

/// An article is to be worked on after all.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArticleReopened {
    /// The article that this happened to.
    pub article: ArticleNumber,
    /// Why; never empty.
    pub note: String,
}
