//! The verbs for articles.

use super::coverage::anchors;
use super::{Coverage, Desk, Sentence, Workbench};
use crate::domain::text::{CodePoints, Offsets};
use crate::domain::{
    Anchor, AnchorState, ArticleAdded, ArticleAside, ArticleChange, ArticleEdited, ArticleNumber, ArticleReopened,
    ArticleSetAside, Checkable, ClaimChange, ClaimEdited, ClaimKind, ClaimNumber, DateBasis, Event, NewArticle,
    NewClaim, PartialDate, PieceKind, Place, Revision, StoredArticle, Words, Worth, text,
};
use crate::error::{Error, Result};
use crate::language::{
    self,
    proposal::{Proposal, Unnamed},
    tongue::{Tongue, guess},
};
use crate::store::Reading;
use sha2::{Digest, Sha256};
use std::cell::RefCell;
use std::collections::HashMap;
use std::ops::Range;
use std::rc::Rc;

impl Workbench {
    /// Adds an article with its first revision.
    pub fn add_article(&mut self, new: NewArticle) -> Result<StoredArticle> {
        self.write(|desk| {
            let number = desk.add_article(new)?;
            desk.reading().article(number)
        })
    }
}

impl Workbench {
    /// Adds articles, all or none; unless `again`, only such as whose texts are not there yet.
    ///
    /// Errors: an article has one of the texts, or had it in an earlier revision.
    pub fn add_articles(&mut self, news: Vec<NewArticle>, again: bool) -> Result<Vec<StoredArticle>> {
        self.write(|desk| {
            let add = |new: NewArticle| {
                let text = Revision::checked(1, &new.body, new.intake, sha256)?;
                match desk.reading().article_with_text(&text.sha256)? {
                    Some(article) if !again => return Err(Error::ArticleKnown { article }),
                    _ => {}
                }
                let number = desk.add_article(new)?;
                desk.reading().article(number)
            };
            news.into_iter().map(add).collect()
        })
    }

    /// Changes what is known of an article beside its text. Where the day of publication changes, the times of its claims
    /// are read anew from their words, but for those that a person set.
    pub fn edit_article(&mut self, article: ArticleNumber, changes: Vec<ArticleChange>) -> Result<EditedArticle> {
        self.write(|desk| {
            let before = desk.reading().article_head(article)?;
            let mut changes =
                changes.into_iter().map(ArticleChange::checked).collect::<std::result::Result<Vec<_>, _>>()?;
            let day = changes.iter().find_map(|change| match change {
                ArticleChange::Published(date) => Some(date.clone()),
                _ => None,
            });
            if let Some(day) = &day {
                let basis = if day.is_some() { DateBasis::Stated } else { DateBasis::Unknown };
                changes.push(ArticleChange::PublishedBasis(basis));
            }
            changes.retain(|change| before.now(change) != *change);
            if changes.is_empty() {
                return Err(Error::NothingToChange);
            }
            desk.record(Event::ArticleEdited(ArticleEdited { article, changes }))?;
            let times = desk.read_times_anew(article, before.published)?;
            Ok(EditedArticle { stored: desk.reading().article(article)?, times })
        })
    }

    /// Takes an article out of the work, with the reason: its claims and what is left to do in it are in no list and no
    /// check. It stays on the record.
    pub fn set_article_aside(&mut self, article: ArticleNumber, aside: ArticleAside) -> Result<StoredArticle> {
        self.write(|desk| {
            desk.set_article_aside(article, aside)?;
            desk.reading().article(article)
        })
    }

    /// Takes an article that was set aside back into the work.
    pub fn reopen_article(&mut self, article: ArticleNumber, note: &str) -> Result<StoredArticle> {
        self.write(|desk| {
            if desk.reading().article(article)?.set_aside.is_none() {
                return Err(Error::ArticleNotAside { article });
            }
            let note = text::passage("note", note)?;
            desk.record(Event::ArticleReopened(ArticleReopened { article, note }))?;
            desk.reading().article(article)
        })
    }
}

/// An article after a change, and what the new day of publication meant for its claims.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EditedArticle {
    /// The article as it is now.
    pub stored: StoredArticle,
    /// The claims whose time words mean another time by the new day, in the order of their numbers.
    pub times: Vec<TimeAnew>,
}

/// A claim whose time words mean another time now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimeAnew {
    /// Whose time it is.
    pub claim: ClaimNumber,
    /// The words: "last week"; none where the claim holds on the day of the article.
    pub words: Option<String>,
    /// The time before, as the claim had it.
    pub was: Option<PartialDate>,
    /// What the words mean now.
    pub reads: Option<PartialDate>,
    /// A person had set the time, so it was left as it is.
    pub kept: bool,
}

/// The language of an article's text; of what belongs to none, English.
fn tongue(reading: &Reading<'_>, article: Option<ArticleNumber>) -> Result<Tongue> {
    let article = article.map(|article| reading.article_head(article)).transpose()?;
    Ok(article.map_or_else(Tongue::english, |article| Tongue::of(&article.language)))
}

impl Workbench {
    /// The language of an article's text; of what belongs to none, English.
    pub fn tongue(&self, article: Option<ArticleNumber>) -> Result<Tongue> {
        tongue(&self.reading()?, article)
    }
}

impl Desk<'_, '_> {
    /// As of the workbench.
    pub(super) fn tongue(&self, article: Option<ArticleNumber>) -> Result<Tongue> {
        tongue(&self.reading(), article)
    }

    /// Reads the times of an article's claims against its new day of publication.
    fn read_times_anew(&mut self, article: ArticleNumber, before: Option<PartialDate>) -> Result<Vec<TimeAnew>> {
        let after = self.reading().article_head(article)?.published;
        let tongue = self.tongue(Some(article))?;
        if before == after {
            return Ok(Vec::new());
        }
        let day = |date: &Option<PartialDate>| date.as_ref().and_then(|date| date.latest());
        let mut times = Vec::new();
        for claim in self.reading().claims_of_article(article)? {
            let claim = self.reading().claim(claim)?;
            let words = claim.anchor.as_ref().map(|anchor| anchor.exact.as_str());
            let read = |published| language::as_of(tongue, &claim.text, words, published);
            let (old, new) = (read(day(&before)), read(day(&after)));
            let Some((reads, words)) = new.clone().filter(|_| old != new) else { continue };
            let (number, was) = (claim.number, claim.as_of.clone());
            // What the words meant by the old day was read; anything else is a person's.
            let kept = old.unwrap_or_default() != (claim.as_of.clone(), claim.as_of_words.clone());
            if !kept {
                let changes = vec![ClaimChange::AsOf(reads.clone()), ClaimChange::AsOfWords(words.clone())];
                self.record(Event::ClaimEdited(ClaimEdited { claim: number, changes }))?;
            }
            times.push(TimeAnew { claim: number, words, was, reads, kept });
        }
        Ok(times)
    }
}

/// A claim proposed from an article's text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposed {
    /// The whole sentence.
    pub sentence: String,
    /// What the sentence looks like.
    pub piece: PieceKind,
    /// The words that state it, to anchor the claim to, and which of several equal ones they are.
    pub words: Words,
    /// Where the words start, in code points.
    pub start: u32,
    /// A guess at what it states, to be corrected by whoever logs it.
    pub kind: ClaimKind,
    /// Whether the words of it, what it says, or both can be checked.
    pub checkable: Checkable,
    /// Up to three reasons for its worth, in words.
    pub reasons: Vec<String>,
    /// Its place among the proposals of the article by worth, from 1, and how many per cent of them are worth less.
    pub rank: usize,
    /// How many per cent of the article's proposals are worth less: 0 to 99.
    pub percentile: u8,
    /// The word at its head that must be named before it stands alone.
    pub unnamed: Option<Unnamed>,
    /// The claim as it would be logged.
    pub claim: NewClaim,
    /// The claims that are anchored to some of the same words.
    pub claimed_by: Vec<ClaimNumber>,
}

impl Workbench {
    /// Claims proposed from the newest text of an article: worth most first, then in the order of the text; what looks
    /// like a caption or a fragment comes last.
    pub fn proposals(&self, number: ArticleNumber) -> Result<Vec<Proposed>> {
        let stored = self.article(number)?;
        let anchors = anchors(self.reading()?, &stored)?;
        self.proposed(&stored, anchors, 0..stored.revision.body.len())
    }

    /// The same, from the words of one sentence.
    pub fn proposals_from(&self, coverage: &Coverage, sentence: &Sentence) -> Result<Vec<Proposed>> {
        let touches = |anchor: &Anchor| anchor.start < sentence.end && anchor.end > sentence.start;
        let anchors = coverage.anchors.iter().filter(|(_, anchor)| touches(anchor)).cloned().collect();
        self.proposed(&coverage.article, anchors, sentence.range.clone())
    }

    /// What is proposed from words that start within a range of the text.
    fn proposed(
        &self,
        stored: &StoredArticle,
        anchors: Vec<(ClaimNumber, Anchor)>,
        within: Range<usize>,
    ) -> Result<Vec<Proposed>> {
        let (number, body) = (stored.article.number, &stored.revision.body);
        let anchored = Anchored::of(anchors);
        let mut points = CodePoints::of(body);
        let read = self.read_before.text(stored);
        let proposals = read.proposals(body);
        // By the score as it is, not as it is shown: a hundred levels are few for a long article.
        let mut scores: Vec<f64> = proposals.iter().map(|proposal| proposal.score).collect();
        scores.sort_by(f64::total_cmp);
        let mut proposed = Vec::new();
        for proposal in proposals.iter().filter(|one| within.contains(&one.words.start)) {
            let start = points.before(proposal.words.start);
            let below = scores.partition_point(|score| *score < proposal.score);
            let above = scores.len() - scores.partition_point(|score| *score <= proposal.score);
            let score = proposal.score;
            let mut one = Proposed::of(proposal.clone(), number, body, start, &anchored)?;
            (one.rank, one.percentile) = (above + 1, (100 * below / scores.len()) as u8);
            proposed.push((score, one));
        }
        let last = |proposed: &Proposed| matches!(proposed.piece, PieceKind::Caption | PieceKind::Fragment);
        proposed.sort_by(|(a, one), (b, other)| last(one).cmp(&last(other)).then(b.total_cmp(a)));
        Ok(proposed.into_iter().map(|(_, proposed)| proposed).collect())
    }
}

/// The anchors of an article's claims by where they start.
struct Anchored {
    claims: Vec<(ClaimNumber, Anchor)>,
    /// How far those up to each reach.
    reach: Vec<u32>,
}

impl Anchored {
    fn of(mut claims: Vec<(ClaimNumber, Anchor)>) -> Self {
        claims.sort_by_key(|(_, anchor)| anchor.start);
        let mut furthest = 0;
        let reach = claims.iter().map(|(_, anchor)| {
            furthest = anchor.end.max(furthest);
            furthest
        });
        let reach = reach.collect();
        Self { claims, reach }
    }

    /// The claims anchored to some of the code points, by number.
    fn within(&self, start: u32, end: u32) -> Vec<ClaimNumber> {
        let before = self.claims.partition_point(|(_, anchor)| anchor.start < end);
        let near = (0..before).rev().take_while(|at| self.reach[*at] > start);
        let within = near.map(|at| &self.claims[at]).filter(|(_, anchor)| anchor.end > start);
        let mut claims: Vec<ClaimNumber> = within.map(|(claim, _)| *claim).collect();
        claims.sort_unstable();
        claims
    }
}

impl Proposed {
    fn of(proposal: Proposal, article: ArticleNumber, body: &str, start: u32, anchored: &Anchored) -> Result<Self> {
        let quote = body[proposal.words].to_owned();
        let end = start + quote.chars().count() as u32;
        let words = Words { quote, place: Place::At(start) };
        Ok(Self {
            sentence: body[proposal.sentence].to_owned(),
            piece: proposal.piece,
            words: words.clone(),
            start,
            kind: proposal.kind,
            checkable: proposal.checkable,
            reasons: proposal.reasons,
            rank: 0,
            percentile: 0,
            unnamed: proposal.unnamed,
            claimed_by: anchored.within(start, end),
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

/// A text with the way to its code points.
pub(super) struct Text {
    revision: Revision,
    offsets: Offsets,
}

impl Text {
    fn of(revision: Revision) -> Self {
        let offsets = Offsets::of(&revision.body);
        Self { revision, offsets }
    }
}

/// The newest texts of articles, kept while a verb runs: it may anchor thousands of claims in one.
#[derive(Default)]
pub(super) struct Texts(RefCell<HashMap<ArticleNumber, Rc<Text>>>);

impl Texts {
    fn newest(&self, reading: Reading<'_>, article: ArticleNumber) -> Result<Rc<Text>> {
        if let Some(text) = self.0.borrow().get(&article) {
            return Ok(Rc::clone(text));
        }
        let text = Rc::new(Text::of(reading.article(article)?.revision));
        self.0.borrow_mut().insert(article, Rc::clone(&text));
        Ok(text)
    }

    pub(super) fn forget(&self, article: ArticleNumber) {
        self.0.borrow_mut().remove(&article);
    }
}

/// The name of a text: its SHA-256 in lower-case hex.
pub(super) fn sha256(text: &str) -> String {
    data_encoding::HEXLOWER.encode(&Sha256::digest(text))
}

impl Desk<'_, '_> {
    pub(super) fn add_article(&mut self, mut new: NewArticle) -> Result<ArticleNumber> {
        new.language = new.language.or_else(|| guess(&new.body).map(|guess| guess.tag.to_owned()));
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

    pub(super) fn set_article_aside(&mut self, article: ArticleNumber, aside: ArticleAside) -> Result<()> {
        if self.reading().article(article)?.set_aside.is_some() {
            return Err(Error::ArticleAlreadyAside { article });
        }
        let note = aside.note.map(|note| text::passage("note", &note)).transpose()?;
        let set_aside = ArticleAside { note, ..aside };
        self.record(Event::ArticleSetAside(ArticleSetAside { article, set_aside }))
    }

    /// Finds the words in the article's newest revision, or in the one that is named, with what became of them since.
    pub(super) fn anchor(
        &self,
        article: ArticleNumber,
        words: &Words,
        stood: Option<(u32, AnchorState)>,
    ) -> Result<Anchor> {
        let newest = self.texts.newest(self.reading(), article)?;
        let text = match stood {
            Some((seq, _)) if seq != newest.revision.seq => {
                let held = self.reading().revisions(article)?.into_iter().find(|revision| revision.seq == seq);
                let missing = || Error::NoSuch { noun: "revision", name: format!("{seq} of article {article}") };
                Rc::new(Text::of(held.ok_or_else(missing)?))
            }
            _ => newest,
        };
        let Text { revision, offsets } = &*text;
        let state = stood.map_or(AnchorState::Ok, |(_, state)| state);
        let quote = words.quote.clone();
        if quote.trim().is_empty() {
            return Err(crate::domain::Invalid::Empty { field: "quote" }.into());
        }
        let found = Anchor::find_in(&revision.body, offsets, revision.seq, words);
        let found = found.map(|anchor| Anchor { state, ..anchor });
        found.map_err(|count| match words.place {
            _ if count == 0 => Error::WordsNotFound { article, quote },
            Place::Only => Error::WordsAmbiguous { article, quote, count },
            Place::Occurrence(wanted) => Error::WordsTooFew { article, quote, count, wanted },
            Place::At(start) => Error::WordsElsewhere { article, quote, start },
        })
    }
}
