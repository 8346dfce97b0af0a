//! The verbs for articles.

use super::coverage::anchors;
use super::{Desk, Workbench};
use crate::domain::text::CodePoints;
use crate::domain::{
    Anchor, AnchorState, ArticleAdded, ArticleNumber, Checkable, ClaimKind, ClaimNumber, Event, NewArticle, NewClaim,
    Place, StoredArticle, Words, Worth,
};
use crate::error::{Error, Result};
use crate::language::proposal::{self, Proposal};
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

/// A claim proposed from an article's text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposed {
    /// The whole sentence.
    pub sentence: String,
    pub words: Words,
    /// Where the words start, in code points.
    pub start: u32,
    pub kind: ClaimKind,
    pub checkable: Checkable,
    /// Up to three reasons for its worth, in words.
    pub reasons: Vec<String>,
    /// The claim as it would be logged.
    pub claim: NewClaim,
    /// The claims that are anchored to some of the same words.
    pub claimed_by: Vec<ClaimNumber>,
}

impl Workbench {
    /// Claims proposed from the newest text of an article: worth most first, then in the order of the text.
    pub fn proposals(&self, number: ArticleNumber) -> Result<Vec<Proposed>> {
        let stored = self.article(number)?;
        let body = &stored.revision.body;
        let published = stored.article.published.as_ref().and_then(|date| date.latest());
        let anchored = anchors(self.store.reading(), &stored)?;
        let mut points = CodePoints::of(body);
        let mut proposed = Vec::new();
        for proposal in proposal::proposals(body, published) {
            let start = points.before(proposal.words.start);
            proposed.push(Proposed::of(proposal, number, body, start, &anchored)?);
        }
        proposed.sort_by_key(|proposed| std::cmp::Reverse(proposed.claim.worth));
        Ok(proposed)
    }
}

impl Proposed {
    fn of(
        proposal: Proposal,
        article: ArticleNumber,
        body: &str,
        start: u32,
        anchored: &[(ClaimNumber, Anchor)],
    ) -> Result<Self> {
        let quote = body[proposal.words].to_owned();
        let end = start + quote.chars().count() as u32;
        let covers = |(_, anchor): &&(ClaimNumber, Anchor)| anchor.start < end && start < anchor.end;
        let words = Words { quote, place: Place::At(start) };
        Ok(Self {
            sentence: body[proposal.sentence].to_owned(),
            words: words.clone(),
            start,
            kind: proposal.kind,
            checkable: proposal.checkable,
            reasons: proposal.reasons,
            claimed_by: anchored.iter().filter(covers).map(|(number, _)| *number).collect(),
            claim: NewClaim {
                article: Some(article),
                words: Some(words),
                text: proposal.text,
                kind: Some(proposal.kind),
                checkable: Some(proposal.checkable),
                attribution: proposal.attribution,
                hedges: Some(proposal.hedges),
                quantities: Some(proposal.quantities),
                as_of: proposal.as_of,
                as_of_words: proposal.as_of_words,
                worth: Some(Worth::new(proposal.worth)?),
                ..NewClaim::default()
            },
        })
    }
}

/// The name of a text: its SHA-256 in lower-case hex.
pub(super) fn sha256(text: &str) -> String {
    data_encoding::HEXLOWER.encode(&Sha256::digest(text))
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
        let (article, revision) = new.checked(number, uid, sha256)?;
        self.record(Event::ArticleAdded(ArticleAdded { article, revision }))?;
        Ok(number)
    }

    /// Finds the words in the article's newest revision, or in the one that is named, with what became of them since.
    pub(super) fn anchor(
        &self,
        article: ArticleNumber,
        words: &Words,
        stood: Option<(u32, AnchorState)>,
    ) -> Result<Anchor> {
        let newest = self.reading().article(article)?.revision;
        let revision = match stood {
            Some((seq, _)) if seq != newest.seq => {
                let held = self.reading().revisions(article)?.into_iter().find(|revision| revision.seq == seq);
                held.ok_or_else(|| Error::NoSuch { noun: "revision", name: format!("{seq} of article {article}") })?
            }
            _ => newest,
        };
        let state = stood.map_or(AnchorState::Ok, |(_, state)| state);
        let quote = words.quote.clone();
        if quote.trim().is_empty() {
            return Err(crate::domain::Invalid::Empty { field: "quote" }.into());
        }
        let found = Anchor::find(&revision.body, revision.seq, words).map(|anchor| Anchor { state, ..anchor });
        found.map_err(|count| match words.place {
            _ if count == 0 => Error::WordsNotFound { article, quote },
            Place::Only => Error::WordsAmbiguous { article, quote, count },
            Place::Occurrence(wanted) => Error::WordsTooFew { article, quote, count, wanted },
            Place::At(start) => Error::WordsElsewhere { article, quote, start },
        })
    }
}
