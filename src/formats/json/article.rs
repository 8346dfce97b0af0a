//! An article in JSON, with its newest text or with all of them.

use crate::domain::{
    Anchor, ArticleAside, ArticleNumber, DateBasis, Instant, Intake, LeftOut, PartialDate, Revision, SettleReason,
    Settled, StoredArticle, Uid,
};
use schemars::JsonSchema;
use serde::Serialize;

/// An article with its newest text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ArticleJson {
    /// Printed `A1`, `A2` and so on; counted within the case.
    pub number: ArticleNumber,
    /// A UUID that it keeps in every export and import, and by which it is known again.
    pub uid: Uid,
    /// The headline; never empty.
    pub title: String,
    /// The paper, site or agency that publishes it; null where that is not known.
    pub outlet: Option<String>,
    /// Who wrote it, as the article names them; null where it names nobody.
    pub byline: Option<String>,
    /// Where it stands on the web: http or https; null where it stands nowhere yet.
    pub url: Option<String>,
    /// The language of the text: BCP 47.
    pub language: String,
    /// The day of publication, by which "today" and "last week" in the text are read.
    pub published: Option<PartialDate>,
    /// How that day is known.
    pub published_basis: DateBasis,
    /// The number of the newest text, from 1.
    pub revision: u32,
    /// How the newest text came in.
    pub intake: Intake,
    /// SHA-256 of `body`, in lower-case hex.
    pub sha256: String,
    /// The newest text: UTF-8 with LF line ends.
    pub body: String,
    /// How many claims belong to it, those set aside too.
    pub claims: u32,
    /// When it was added to the case.
    pub added_at: Instant,
    /// None while it is in work.
    pub set_aside: Option<ArticleAside>,
}

/// An article with all of its texts, as the case's export has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct WholeArticleJson {
    /// The article with its newest text.
    #[serde(flatten)]
    pub article: ArticleJson,
    /// What the saved page showed besides the newest text.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub left_out: Vec<LeftOut>,
    /// The texts before the newest, oldest first.
    pub earlier: Vec<Revision>,
    /// The sentences of the newest text in which somebody found nothing to check.
    pub settled: Vec<SettledJson>,
}

/// A sentence in which there is nothing to check.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct SettledJson {
    /// The whole sentence, in the newest text.
    pub words: Anchor,
    /// Why there is nothing to check in it.
    pub reason: SettleReason,
    /// More of the reason, in words; null where the reason says it all.
    pub note: Option<String>,
    /// The handle of whoever settled it.
    pub by: String,
    /// When it was settled.
    pub at: Instant,
}

impl ArticleJson {
    /// The article with its newest text, as it is stored.
    pub fn of(stored: &StoredArticle) -> Self {
        let StoredArticle { article, revision, added_at, claims, set_aside } = stored;
        Self {
            number: article.number,
            uid: article.uid,
            title: article.title.clone(),
            outlet: article.outlet.clone(),
            byline: article.byline.clone(),
            url: article.url.clone(),
            language: article.language.clone(),
            published: article.published.clone(),
            published_basis: article.published_basis,
            revision: revision.seq,
            intake: revision.intake,
            sha256: revision.sha256.clone(),
            body: revision.body.clone(),
            claims: *claims,
            added_at: *added_at,
            set_aside: set_aside.clone(),
        }
    }
}

impl WholeArticleJson {
    /// `revisions` are all of its texts, oldest first.
    pub fn of(stored: &StoredArticle, mut revisions: Vec<Revision>, settled: Vec<Settled>) -> Self {
        revisions.retain(|revision| revision.seq < stored.revision.seq);
        let settled = settled.into_iter().map(|settled| SettledJson {
            words: settled.words,
            reason: settled.reason,
            note: settled.note,
            by: settled.by,
            at: settled.at,
        });
        let left_out = stored.revision.left_out.clone();
        Self { article: ArticleJson::of(stored), left_out, earlier: revisions, settled: settled.collect() }
    }
}
