//! The article under check, its immutable revisions, and the exact words of one that a claim is anchored to.

use super::text::Offsets;
use super::words::words;
use super::{ArticleNumber, Instant, Invalid, PartialDate, Place, Uid, Words, text};
use serde::{Deserialize, Serialize};
use std::ops::Range;

words! {
    /// How the publication date is known.
    DateBasis, "date basis", {
        /// The text, or whoever added the article, says it.
        Stated = "stated",
        /// The markup of the page says it, and nobody has compared it with the text.
        Metadata = "metadata",
        /// Somebody concluded it from something else.
        Inferred = "inferred",
        /// Nothing says it.
        Unknown = "unknown",
    }
}

words! {
    /// How a revision's text came in.
    Intake, "intake", {
        /// From a file of the desk's.
        File = "file",
        /// Typed or pasted by a person, or from standard input.
        Paste = "paste",
        /// This program asked for the page.
        Fetch = "fetch",
    }
}

words! {
    /// What became of the anchored words when the text changed.
    AnchorState, "anchor state", {
        /// They stand where they stood when the claim was anchored or confirmed.
        Ok = "ok",
        /// They stand unchanged in another place.
        Moved = "moved",
        /// Their sentence was reworded; nobody has confirmed yet that it still states the claim.
        Reworded = "reworded",
        /// They may stand in any of several places. The anchor stays in the revision that held them.
        Ambiguous = "ambiguous",
        /// They are gone. The anchor stays in the revision that held them.
        Lost = "lost",
    }
}

words! {
    /// Why there is nothing to check in a sentence.
    SettleReason, "reason", {
        /// It asks, and states nothing.
        Question = "question",
        /// A judgement of taste or value, which no evidence decides.
        Opinion = "opinion",
        /// It is about what is still to come.
        Prediction = "prediction",
        /// What somebody feels, thinks or wants, which only they know.
        PrivateState = "private_state",
        /// It says too little for anybody to show it wrong.
        TooVague = "too_vague",
        /// Another sentence says the same, and that one is claimed.
        Duplicate = "duplicate",
        /// Everybody knows it, or nobody would mind if it were wrong.
        Trivial = "trivial",
        /// No sentence of the author's: a piece that came about when the text was taken from its page.
        ExtractionDamage = "extraction_damage",
        /// None of these; the note says what.
        Other = "other",
    }
}

words! {
    /// Why an article is taken out of the work.
    ArticleAsideReason, "reason", {
        /// Another article of the case has the same text.
        Duplicate = "duplicate",
        /// It is not going to be published.
        Dropped = "dropped",
        /// The text is not the one that was meant.
        WrongText = "wrong_text",
        /// None of these; the note says what.
        Other = "other",
    }
}

/// Why and how an article was set aside.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct ArticleAside {
    /// Why it is out of the work.
    pub reason: ArticleAsideReason,
    /// More of the reason, in words; none where the reason says it all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// One changed field of an article.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ArticleChange {
    /// The new headline.
    Title(String),
    /// The new outlet; `None` takes the old one away.
    Outlet(Option<String>),
    /// The new byline; `None` takes the old one away.
    Byline(Option<String>),
    /// The new address; `None` takes the old one away.
    Url(Option<String>),
    /// The new language, in BCP 47; texts are read by it from then on.
    Language(String),
    /// The new day of publication; time words of claims are read against it.
    Published(Option<PartialDate>),
    /// How the new day is known.
    PublishedBasis(DateBasis),
}

impl ArticleChange {
    /// The same rules as for a new article.
    pub fn checked(self) -> Result<Self, Invalid> {
        let line = |field, value: Option<String>| value.map(|v| text::line(field, &v)).transpose();
        Ok(match self {
            Self::Title(title) => Self::Title(text::line("title", &title)?),
            Self::Outlet(v) => Self::Outlet(line("outlet", v)?),
            Self::Byline(v) => Self::Byline(line("byline", v)?),
            Self::Url(v) => Self::Url(v.map(|url| text::url(&url)).transpose()?),
            Self::Language(tag) => Self::Language(text::language(&tag)?),
            Self::Published(_) | Self::PublishedBasis(_) => self,
        })
    }
}

words! {
    /// What a piece of an article's text looks like. A guess that orders the work: every piece is there to be dealt with.
    PieceKind, "kind of piece", {
        /// A sentence of the running text.
        Sentence = "sentence",
        /// A headline within the text.
        Heading = "heading",
        /// An item of a list.
        ListItem = "list_item",
        /// A row of a table, its cells apart by bars.
        TableRow = "table_row",
        /// Words at a picture.
        Caption = "caption",
        /// About the page and not about the news: bylines, stamps, invitations, greetings.
        Notice = "notice",
        /// No whole sentence: "Dead: 12."
        Fragment = "fragment",
    }
}

words! {
    /// What a part of a page is that is shown there and is not in the text of the article.
    LeftOutKind, "kind of left-out text", {
        /// Words at a picture: captions, credits, galleries.
        Caption = "caption",
        /// Ways to other pages: related stories, menus.
        Links = "links",
        /// Newsletters, subscriptions, sharing, advertisements.
        Invitation = "invitation",
        /// Who wrote it.
        Author = "author",
        /// When it was posted or changed.
        Stamp = "stamp",
        /// What readers wrote below.
        Comments = "comments",
        /// Words that the page strikes out.
        Struck = "struck",
        /// Another article on the same page.
        Article = "article",
        /// Whatever else stands around the article.
        Around = "around",
    }
}

/// A part of a saved page that is not in the text of the article.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct LeftOut {
    /// What it seems to be: a guess by the page's markup.
    pub kind: LeftOutKind,
    /// Its words, as the page shows them.
    pub text: String,
}

/// What a person enters of an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewArticle {
    /// The one that it brings along from another file; none gives it a new one.
    pub uid: Option<Uid>,
    /// The headline; never empty.
    pub title: String,
    /// The paper, site or agency that publishes it; none where that is not known.
    pub outlet: Option<String>,
    /// Who wrote it, as the article names them; none where it names nobody.
    pub byline: Option<String>,
    /// Where it stands on the web: http or https; none where it stands nowhere yet.
    pub url: Option<String>,
    /// BCP 47; none where nobody says, so that it is guessed from the text.
    pub language: Option<String>,
    /// The day of publication, by which "today" and "last week" in the text are read.
    pub published: Option<PartialDate>,
    /// How that day is known.
    pub published_basis: DateBasis,
    /// The text as it came; line ends become LF and a byte-order mark is dropped when it is added.
    pub body: String,
    /// What a saved page shows besides.
    pub left_out: Vec<LeftOut>,
    /// How the text came in.
    pub intake: Intake,
}

impl NewArticle {
    /// Checks each field. The hash is the caller's: the ground floor knows no digest.
    pub fn checked(
        self,
        number: ArticleNumber,
        uid: Uid,
        hash: impl FnOnce(&str) -> String,
    ) -> Result<(Article, Revision), Invalid> {
        let line = |field, value: Option<String>| value.map(|v| text::line(field, &v)).transpose();
        let revision = Revision { left_out: self.left_out, ..Revision::checked(1, &self.body, self.intake, hash)? };
        let article = Article {
            number,
            uid: self.uid.unwrap_or(uid),
            title: text::line("title", &self.title)?,
            outlet: line("outlet", self.outlet)?,
            byline: line("byline", self.byline)?,
            url: self.url.map(|url| text::url(&url)).transpose()?,
            language: self.language.map_or(Ok("en".to_owned()), |tag| text::language(&tag))?,
            published_basis: if self.published.is_some() { self.published_basis } else { DateBasis::Unknown },
            published: self.published,
        };
        Ok((article, revision))
    }
}

/// A text of an article that comes in after its first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewText {
    /// As that of a new article.
    pub body: String,
    /// How the text came in.
    pub intake: Intake,
    /// What a saved page shows besides.
    pub left_out: Vec<LeftOut>,
}

impl NewText {
    /// A text that came as such, not on a page.
    pub fn plain(body: &str, intake: Intake) -> Self {
        Self { body: body.to_owned(), intake, left_out: Vec::new() }
    }
}

/// What is known about an article beside its text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Article {
    /// Printed `A1`, `A2` and so on; counted within the case.
    pub number: ArticleNumber,
    /// A UUID that it keeps in every export and import, and by which it is known again.
    pub uid: Uid,
    /// The headline; never empty.
    pub title: String,
    /// The paper, site or agency that publishes it; none where that is not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outlet: Option<String>,
    /// Who wrote it, as the article names them; none where it names nobody.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub byline: Option<String>,
    /// Where it stands on the web: http or https; none where it stands nowhere yet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// BCP 47.
    pub language: String,
    /// The day of publication, by which "today" and "last week" in the text are read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<PartialDate>,
    /// How that day is known.
    pub published_basis: DateBasis,
}

impl Article {
    /// Makes one change.
    pub fn change(&mut self, change: &ArticleChange) {
        match change.clone() {
            ArticleChange::Title(v) => self.title = v,
            ArticleChange::Outlet(v) => self.outlet = v,
            ArticleChange::Byline(v) => self.byline = v,
            ArticleChange::Url(v) => self.url = v,
            ArticleChange::Language(v) => self.language = v,
            ArticleChange::Published(v) => self.published = v,
            ArticleChange::PublishedBasis(v) => self.published_basis = v,
        }
    }

    /// What the field of a change holds, as a change that would set it so.
    pub fn now(&self, change: &ArticleChange) -> ArticleChange {
        match change {
            ArticleChange::Title(_) => ArticleChange::Title(self.title.clone()),
            ArticleChange::Outlet(_) => ArticleChange::Outlet(self.outlet.clone()),
            ArticleChange::Byline(_) => ArticleChange::Byline(self.byline.clone()),
            ArticleChange::Url(_) => ArticleChange::Url(self.url.clone()),
            ArticleChange::Language(_) => ArticleChange::Language(self.language.clone()),
            ArticleChange::Published(_) => ArticleChange::Published(self.published.clone()),
            ArticleChange::PublishedBasis(_) => ArticleChange::PublishedBasis(self.published_basis),
        }
    }
}

/// One state of an article's text. A changed text is a new revision; none is ever changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Revision {
    /// 1, 2, 3 ... within the article.
    pub seq: u32,
    /// UTF-8 with LF line ends, otherwise as received.
    pub body: String,
    /// SHA-256 of `body`, in lower-case hex.
    pub sha256: String,
    /// How the text came in.
    pub intake: Intake,
    /// What the saved page showed besides the text; none of a text that came as such.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub left_out: Vec<LeftOut>,
}

impl Revision {
    /// A text as a revision: line ends become LF and a byte-order mark is dropped, the rest stays as it came.
    pub fn checked(seq: u32, text: &str, intake: Intake, hash: impl FnOnce(&str) -> String) -> Result<Self, Invalid> {
        let body = text.strip_prefix('\u{FEFF}').unwrap_or(text).replace("\r\n", "\n");
        if body.trim().is_empty() {
            return Err(Invalid::Empty { field: "article" });
        }
        text::without_nul("article", &body)?;
        if body.len() > text::ARTICLE_LIMIT {
            return Err(Invalid::TooLong { field: "article", length: body.len(), limit: text::ARTICLE_LIMIT });
        }
        Ok(Self { seq, sha256: hash(&body), body, intake, left_out: Vec::new() })
    }

    /// The words of the text, and those that the page showed besides.
    pub fn words(&self) -> (usize, usize) {
        let words = |text: &str| text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count();
        (words(&self.body), self.left_out.iter().map(|left| words(&left.text)).sum())
    }
}

/// An article as it is read back: with its newest text and when it was added.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredArticle {
    /// What is known of it beside its text.
    pub article: Article,
    /// Its newest text.
    pub revision: Revision,
    /// When it was added to the case.
    pub added_at: Instant,
    /// How many claims belong to it, those set aside too.
    pub claims: u32,
    /// None while it is in work.
    pub set_aside: Option<ArticleAside>,
}

/// A sentence in which someone found nothing to check.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settled {
    /// The event that settled it.
    pub seq: u64,
    /// The whole sentence, in the newest revision.
    pub words: Anchor,
    /// Why there is nothing to check in it.
    pub reason: SettleReason,
    /// More of the reason, in words; none where the reason says it all.
    pub note: Option<String>,
    /// When it was settled.
    pub at: Instant,
    /// The handle of whoever settled it.
    pub by: String,
}

/// The exact words of one revision that state a claim: a W3C text-quote and text-position selector in one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Anchor {
    /// The number of the revision that the words are in.
    pub revision: u32,
    /// Code points from the start of the revision's body, half-open.
    pub start: u32,
    /// One past the last code point.
    pub end: u32,
    /// The words, to the letter.
    pub exact: String,
    /// Up to 32 code points before and after.
    pub prefix: String,
    /// Up to 32 code points behind the words.
    pub suffix: String,
    /// What became of the words in later revisions.
    pub state: AnchorState,
}

/// How many code points of context an anchor keeps on either side.
const CONTEXT: usize = 32;

impl Anchor {
    /// Anchors the words in `body`. `Err` says how often they occur when that does not fit the place named.
    pub fn find(body: &str, revision: u32, words: &Words) -> Result<Self, usize> {
        Self::find_in(body, &Offsets::of(body), revision, words)
    }

    /// As [`Anchor::find`], for many words of one text: those of which the place is known are not searched for.
    pub fn find_in(body: &str, offsets: &Offsets, revision: u32, words: &Words) -> Result<Self, usize> {
        let exact = words.quote.as_str();
        if let Place::At(start) = words.place
            && let Some(at) = offsets.byte(body, start as usize)
            && body.get(at..at + exact.len()) == Some(exact)
        {
            return Ok(Self::at(body, revision, at..at + exact.len(), start));
        }
        let starts: Vec<usize> = body.match_indices(exact).map(|(at, _)| at).collect();
        let at = match words.place {
            Place::Only if starts.len() == 1 => starts.first(),
            Place::Only => None,
            Place::Occurrence(number) => (number as usize).checked_sub(1).and_then(|skip| starts.get(skip)),
            Place::At(_) => None,
        };
        let Some(at) = at.copied() else { return Err(starts.len()) };
        Ok(Self::at(body, revision, at..at + exact.len(), offsets.before(body, at) as u32))
    }

    /// Anchors a range of bytes of `body`, which begins and ends between characters.
    pub fn of(body: &str, revision: u32, words: Range<usize>) -> Self {
        let start = body[..words.start].chars().count() as u32;
        Self::at(body, revision, words, start)
    }

    /// As [`Anchor::of`], where the code point at which the words start is known.
    pub fn at(body: &str, revision: u32, words: Range<usize>, start: u32) -> Self {
        let (before, exact, after) = (&body[..words.start], &body[words.clone()], &body[words.end..]);
        let back = before.char_indices().rev().nth(CONTEXT - 1).map_or(0, |(i, _)| i);
        let ahead = after.char_indices().nth(CONTEXT).map_or(after.len(), |(i, _)| i);
        Self {
            revision,
            start,
            end: start + exact.chars().count() as u32,
            exact: exact.to_owned(),
            prefix: before[back..].to_owned(),
            suffix: after[..ahead].to_owned(),
            state: AnchorState::Ok,
        }
    }

    /// Leaves out the words that the ends of the context cut: half a name is a name.
    pub fn to_whole_words(&mut self) {
        if self.prefix.chars().count() >= CONTEXT {
            self.prefix =
                self.prefix.split_once(char::is_whitespace).map_or(String::new(), |(_, whole)| whole.to_owned());
        }
        if self.suffix.chars().count() >= CONTEXT {
            self.suffix =
                self.suffix.rsplit_once(char::is_whitespace).map_or(String::new(), |(whole, _)| whole.to_owned());
        }
    }

    /// Whether the words stand in the newest text, so far as anybody knows.
    pub fn stands(&self) -> bool {
        !matches!(self.state, AnchorState::Ambiguous | AnchorState::Lost)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::text::code_points;

    fn find(body: &str, quote: &str, place: Place) -> Result<Anchor, usize> {
        Anchor::find(body, 1, &Words { quote: quote.to_owned(), place })
    }

    #[test]
    fn an_anchor_holds_the_words_at_its_offsets() {
        let body = "😀 Kyiv says no. Kyiv says yes.";
        let anchor = find(body, "Kyiv says", Place::Occurrence(2)).unwrap();
        assert_eq!((anchor.start, anchor.end), (16, 25));
        assert_eq!(code_points(body, 16, 25), Some("Kyiv says"));
        assert_eq!((anchor.prefix.as_str(), anchor.suffix.as_str()), ("😀 Kyiv says no. ", " yes."));
        assert_eq!(find(body, "Kyiv says", Place::At(16)), Ok(anchor));
    }

    #[test]
    fn words_that_do_not_stand_at_their_place_are_not_anchored() {
        assert_eq!(find("one one", "one", Place::Occurrence(3)), Err(2));
        assert_eq!(find("one one", "one", Place::Only), Err(2));
        assert_eq!(find("one one", "two", Place::Only), Err(0));
        assert_eq!(find("one", "one", Place::Occurrence(0)), Err(1));
        assert_eq!(find("one one", "one", Place::At(1)), Err(2));
    }
}
