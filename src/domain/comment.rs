//! A comment inside the desk: on a claim, a source, an article or a sentence of one. It never leaves the desk: it is no part
//! of a dossier, from which everything that goes out is made.

use super::{Anchor, ArticleNumber, ClaimNumber, CommentNumber, Instant, Invalid, SourceNumber, text};
use serde::{Deserialize, Serialize};

/// What a comment is on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Subject {
    /// The claim as a whole.
    Claim(ClaimNumber),
    /// The source, wherever it is used.
    Source(SourceNumber),
    /// The article as a whole.
    Article(ArticleNumber),
    /// The whole sentence, as it stood when the comment was made.
    Sentence {
        /// Whose sentence it is.
        article: ArticleNumber,
        /// The sentence, whole.
        words: Anchor,
    },
}

/// A comment as it is stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Comment {
    /// Printed `C1`, `C2` and so on; counted within the case.
    pub number: CommentNumber,
    /// What it is on.
    pub on: Subject,
    /// What it says; for the desk alone, and in no report or export.
    pub text: String,
    /// Whom it calls, in the order in which it does, each once.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub mentions: Vec<String>,
}

/// A comment as it is read back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredComment {
    /// The comment itself.
    pub comment: Comment,
    /// When it was made.
    pub at: Instant,
    /// The handle of whoever made it.
    pub by: String,
    /// None while it is open.
    pub closed: Option<Closed>,
}

/// Who closed a comment, when, and what they said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Closed {
    /// When it was closed.
    pub at: Instant,
    /// The handle of whoever closed it.
    pub by: String,
    /// What they said to it; none where they said nothing.
    pub note: Option<String>,
}

impl Subject {
    /// The claim that it is; `None` where it is something else.
    pub fn claim(&self) -> Option<ClaimNumber> {
        match self {
            Self::Claim(claim) => Some(*claim),
            Self::Source(_) | Self::Article(_) | Self::Sentence { .. } => None,
        }
    }

    /// The article that it is or is in; `None` where it is something else.
    pub fn article(&self) -> Option<ArticleNumber> {
        match self {
            Self::Article(article) | Self::Sentence { article, .. } => Some(*article),
            Self::Claim(_) | Self::Source(_) => None,
        }
    }
}

impl Comment {
    /// Reads the handles that the words call. Error: the words are empty or too long.
    pub fn new(number: CommentNumber, on: Subject, words: &str) -> Result<Self, Invalid> {
        let text = text::passage("comment", words)?;
        Ok(Self { number, on, mentions: mentions(&text), text })
    }
}

/// The handles that a text calls: `@ana`, not the address `ana@desk.example`.
pub fn mentions(text: &str) -> Vec<String> {
    let mut mentions: Vec<String> = Vec::new();
    let mut before = None;
    for (at, c) in text.char_indices() {
        let begins = c == '@' && !before.is_some_and(|c: char| c.is_alphanumeric() || "._-@".contains(c));
        before = Some(c);
        if !begins {
            continue;
        }
        let rest = &text[at + 1..];
        let end = rest.find(|c: char| !c.is_alphanumeric() && !"._-".contains(c)).unwrap_or(rest.len());
        let handle = rest[..end].trim_end_matches(['.', '-', '_']);
        if !handle.is_empty() && !mentions.iter().any(|known| known == handle) {
            mentions.push(handle.to_owned());
        }
    }
    mentions
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_handle_behind_a_sign_is_a_mention_and_an_address_is_none() {
        assert_eq!(mentions("@ana, ask @ben.k. (or @cy-1) and @ana"), ["ana", "ben.k", "cy-1"]);
        assert_eq!(mentions("ana@desk.example, a @ b, @, @@"), [""; 0]);
        assert_eq!(mentions("@Jürgen!"), ["Jürgen"]);
    }

    proptest::proptest! {
        #[test]
        fn any_text_has_its_mentions(text in "\\PC*") {
            for handle in mentions(&text) {
                let call = format!("@{handle}");
                proptest::prop_assert!(text.contains(&call));
            }
        }
    }
}
