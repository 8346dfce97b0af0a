//! The verbs for articles.

use super::{Desk, Workbench};
use crate::domain::{Anchor, ArticleAdded, ArticleNumber, Event, NewArticle, Place, StoredArticle, Words};
use crate::error::{Error, Result};
use sha2::{Digest, Sha256};

impl Workbench {
    /// Adds an article with its first revision.
    pub fn add_article(&mut self, new: NewArticle) -> Result<StoredArticle> {
        self.write(|desk| {
            let number = desk.add_article(new)?;
            desk.reading().article(number)
        })
    }
}

impl Desk<'_, '_> {
    pub(super) fn add_article(&mut self, new: NewArticle) -> Result<ArticleNumber> {
        if let Some(uid) = new.uid
            && let Some(number) = self.reading().article_by_uid(&uid.to_string())?
        {
            return Err(Error::UidTaken { noun: "article", uid: uid.to_string(), number: number.to_string() });
        }
        let number = self.reading().next_article()?;
        let uid = self.new_uid();
        let hash = |body: &str| data_encoding::HEXLOWER.encode(&Sha256::digest(body));
        let (article, revision) = new.checked(number, uid, hash)?;
        self.record(Event::ArticleAdded(ArticleAdded { article, revision }))?;
        Ok(number)
    }

    /// Finds the words in the article's newest revision.
    pub(super) fn anchor(&self, article: ArticleNumber, words: &Words) -> Result<Anchor> {
        let revision = self.reading().article(article)?.revision;
        let quote = words.quote.clone();
        if quote.trim().is_empty() {
            return Err(crate::domain::Invalid::Empty { field: "quote" }.into());
        }
        Anchor::find(&revision.body, revision.seq, words).map_err(|count| match words.place {
            _ if count == 0 => Error::WordsNotFound { article, quote },
            Place::Only => Error::WordsAmbiguous { article, quote, count },
            Place::Occurrence(wanted) => Error::WordsTooFew { article, quote, count, wanted },
            Place::At(start) => Error::WordsElsewhere { article, quote, start },
        })
    }
}
