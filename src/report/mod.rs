//! The verification report as a plain value: what was asked of each claim, what was found, and what is still open.
//!
//! [`Report::of`] takes dossiers and computes; [`markdown`] and the faces only draw. The internal report names every
//! source, and says which ones are confidential; those for author and public hold no such name.

mod html;
mod markdown;
pub mod memo;
mod section;
mod standing;
mod summary;
mod text;
pub mod word;
mod wording;
pub mod words;

pub use html::rich;
pub use html::visible::Visible;
pub use html::{Embedded, carries_data, html, part};
pub use markdown::markdown;
pub use section::{Answer, Asked, Lack, Section, Side};
pub use standing::{Finding, Note, Standing, Standings, URGENCY, Unanswered};
pub use summary::Change;
pub use text::{Block, Elsewhere, Run, Text};
pub use wording::{Correction, Wording};

use crate::domain::query::{Flag, Stage};
use crate::domain::{
    Anchor, ArticleNumber, Audience, Bodies, ClaimNumber, ClockNote, Dossier, Head, Instant, Question, Redaction,
    StoredArticle, StoredComment, StoredNote, Uid, Verdict, Word, texts,
};
use crate::judgement::check::{Objection, Severity};

/// What stands on the front of a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cover {
    /// The title of the case, where it has one.
    pub title: Option<String>,
    /// The lasting name of the case's file.
    pub file: Uid,
    /// The newest event that the report knows of.
    pub head: Head,
    /// When the report was made.
    pub printed_at: Instant,
    /// The instant whose state is shown; none means the state when it was printed.
    pub at: Option<Instant>,
    /// Which claims it is about.
    pub scope: Scope,
    /// For whom it is: what they may not see is not in the report.
    pub audience: Audience,
    /// Whether the public sees claims, too, that nobody has approved.
    pub drafts: Drafts,
    /// How the desk works, in its own words; none where it said nothing.
    pub about_desk: Option<String>,
    /// The page that says how the desk corrects what it got wrong.
    pub corrections_page: Option<String>,
    /// Those in the scope, each with its newest text.
    pub articles: Vec<Covered>,
    /// What the check objects to in the scope; none where it was not asked, and outside the desk.
    pub check: Option<Vec<Objection>>,
    /// Where the ledger's instants did not simply follow the clock.
    pub clock: Vec<ClockNote>,
}

/// What the check found, counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct CheckCounts {
    /// Errors that stand.
    pub errors: usize,
    /// Warnings that stand.
    pub warnings: usize,
    /// Notes that stand.
    pub notes: usize,
    /// Objections that somebody let stand; in none of the other counts.
    pub waived: usize,
}

impl CheckCounts {
    /// Counts objections by their gravity, those that somebody let stand apart.
    pub fn of(objections: &[Objection]) -> Self {
        let count = |wanted| {
            let standing = objections.iter().filter(|objection| objection.waived.is_none());
            standing.filter(|objection| objection.severity == wanted).count()
        };
        Self {
            errors: count(Severity::Error),
            warnings: count(Severity::Warning),
            notes: count(Severity::Note),
            waived: objections.iter().filter(|objection| objection.waived.is_some()).count(),
        }
    }
}

/// An article, and how far its text is dealt with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Covered {
    /// The article with its newest text; for people outside without confidential names.
    pub stored: StoredArticle,
    /// How many sentences the text has, with headings and other pieces.
    pub sentences: usize,
    /// Those that nobody has looked at: neither claimed nor settled as holding nothing to check. The public never sees
    /// which.
    pub unseen: Vec<Anchor>,
}

impl Covered {
    /// Sentences that are claimed, or hold nothing to check.
    pub fn looked_at(&self) -> usize {
        self.sentences - self.unseen.len()
    }
}

impl Cover {
    /// The front of the desk's own report of a whole case, with nothing on it but whose it is.
    pub fn of(file: Uid, head: Head, printed_at: Instant) -> Self {
        Self {
            title: None,
            file,
            head,
            printed_at,
            at: None,
            scope: Scope::Case,
            audience: Audience::Internal,
            drafts: Drafts::LeftOut,
            about_desk: None,
            corrections_page: None,
            articles: Vec::new(),
            check: None,
            clock: Vec::new(),
        }
    }

    /// The instant whose state the report shows.
    pub fn shows(&self) -> Instant {
        self.at.unwrap_or(self.printed_at)
    }
}

/// How much of a report is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Length {
    /// What is wrong, what is still open, and the article with its notes.
    Brief,
    /// Each claim with its evidence, too.
    Full,
}

/// What the public sees of claims that nobody has approved or published.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Drafts {
    /// They are left out, and nothing is said of them.
    #[default]
    LeftOut,
    /// They are shown, under a stamp that counts them.
    Shown,
}

/// Which claims a report is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scope {
    /// All that the case has.
    Case,
    /// The claims of one article.
    Article(ArticleNumber),
    /// These claims alone.
    Claims(Vec<ClaimNumber>),
}

/// A verification report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// Whose report it is, of when, and for whom.
    pub cover: Cover,
    /// The claims in work by standing, status, stage and so on.
    pub counts: Counts,
    /// The claims in work: in the order of the article's text, then of their numbers.
    pub claims: Vec<Section>,
    /// The claims set aside, in the same order.
    pub set_aside: Vec<Section>,
    /// Verdicts that took the place of other verdicts, oldest first.
    pub changes: Vec<Change>,
    /// Dated notes for the reader, newest first.
    pub notes: Vec<(ClaimNumber, StoredNote)>,
    /// The desk's own comments, oldest first; none but in its own report.
    pub comments: Vec<StoredComment>,
}

/// The claims in work, counted. Words that no claim has are left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counts {
    /// Each claim once, as it stands as it is written.
    pub standings: Standings,
    /// By the status of the main question, in the order of the statuses; claims that cannot be checked left out.
    pub statuses: Vec<(Verdict, usize)>,
    /// The same apart by what the main question is: what is so and what was only said are never added up.
    pub by_question: Vec<(Question, Vec<(Verdict, usize)>)>,
    /// By stage, in the order of the stages, set aside included.
    pub stages: Vec<(Stage, usize)>,
    /// Claims in work that cannot be checked, such as opinions.
    pub not_checkable: usize,
    /// Claims with a verdict.
    pub decided: usize,
    /// Claims with a verdict that a second person has read.
    pub second_read: usize,
    /// Every piece of evidence that stands.
    pub evidence: usize,
}

impl Report {
    /// Computes the report for its audience. What they may not see is not in it, so that no way of drawing it can tell.
    pub fn of(mut cover: Cover, dossiers: Vec<Dossier>, redaction: &Redaction) -> Self {
        let today = cover.shows().day();
        let audience = cover.audience;
        let mut bodies = Bodies::default();
        if audience != Audience::Internal {
            cover.check = None;
            for covered in &mut cover.articles {
                let article = covered.stored.article.number;
                bodies.clean(redaction, article, &mut covered.stored.revision);
                covered.unseen.iter_mut().for_each(|words| bodies.bring(Some(article), words));
            }
        }
        let section = |dossier: Dossier| {
            let mut section = Section::of(dossier, today).withheld_for(audience, redaction);
            let claim = &mut section.dossier.claim;
            claim.anchor.iter_mut().for_each(|anchor| bodies.bring(claim.article, anchor));
            section
        };
        let mut sections: Vec<Section> = dossiers.into_iter().map(section).collect();
        if audience == Audience::Public {
            // What the desk laid aside is no finding, and what nobody approved is none yet. What has gone out stays, with
            // its notes, though it changed since: the stamp counts it.
            let drafts = cover.drafts == Drafts::Shown;
            let went_out = |section: &Section| section.dossier.procedure.publication.is_some();
            let is_shown = |section: &Section| section.stage.is_out() || drafts || went_out(section);
            sections.retain(|section| is_shown(section) && section.stage != Stage::SetAside);
        }
        sections.sort_by_key(|section| place(&section.dossier));
        let counts = Counts::of(&sections);
        let (set_aside, claims): (Vec<_>, Vec<_>) =
            sections.into_iter().partition(|section| section.stage == Stage::SetAside);
        let mut report = Self {
            changes: summary::changes(&claims, audience),
            notes: summary::notes(&claims),
            cover,
            counts,
            claims,
            set_aside,
            comments: Vec::new(),
        };
        if audience != Audience::Internal {
            redaction.clean(&mut report);
        }
        report
    }

    /// The report with the desk's comments, where it is the desk's own.
    pub fn commented(self, comments: Vec<StoredComment>) -> Self {
        match self.cover.audience {
            Audience::Internal => Self { comments, ..self },
            Audience::Author | Audience::Public => self,
        }
    }

    /// The claims to read first: those of priority 1.
    pub fn key_claims(&self) -> impl Iterator<Item = &Section> {
        self.claims.iter().filter(|section| section.dossier.claim.priority.value() == 1)
    }

    /// What is wrong, the worst first; then what holds for the most part only; then where other words are proposed all
    /// the same.
    pub fn corrections(&self) -> Vec<Correction<'_>> {
        let wanted = |section: &&Section| {
            matches!(section.standing(), Standing::Fails | Standing::Partly)
                || section.better.as_ref().is_some_and(|better| better.fix.is_some())
        };
        let mut wanted: Vec<&Section> = self.claims.iter().filter(wanted).collect();
        wanted.sort_by_key(|section| standing::rank(section));
        wanted.into_iter().map(Correction::of).collect()
    }

    /// What is still missing for a verdict, the claims that lack the same together.
    pub fn unanswered(&self) -> Vec<Unanswered<'_>> {
        standing::unanswered(&self.claims)
    }

    /// The texts of the articles with the words of the claims in them.
    pub fn texts(&self) -> Vec<Text<'_>> {
        self.cover.articles.iter().map(|covered| Text::of(covered, self)).collect()
    }

    /// The claims that still lack something for a verdict.
    pub fn open(&self) -> impl Iterator<Item = &Section> {
        self.claims.iter().filter(|section| section.stage == Stage::Open)
    }

    /// The claims in work that have this flag.
    pub fn flagged(&self, flag: Flag) -> impl Iterator<Item = &Section> {
        self.claims.iter().filter(move |section| section.flags.contains(&flag))
    }

    /// What the check objects to and nobody let stand, the worst first.
    pub fn objections(&self) -> impl Iterator<Item = &Objection> {
        self.cover.check.iter().flatten().filter(|objection| objection.waived.is_none())
    }

    /// Whether there are verdicts, and no second person has read any of them.
    pub fn is_unread(&self) -> bool {
        self.counts.decided > 0 && self.counts.second_read == 0
    }

    /// How many claims nobody has approved or published, where the public sees them.
    pub fn drafts(&self) -> usize {
        match self.cover.audience {
            Audience::Public => self.claims.iter().filter(|section| !section.stage.is_out()).count(),
            Audience::Internal | Audience::Author => 0,
        }
    }

    /// Whether the report names a confidential source.
    pub fn is_confidential(&self) -> bool {
        self.claims.iter().chain(&self.set_aside).any(Section::is_confidential)
    }

    /// Every claim of the report, in its order, those set aside last.
    pub fn sections(&self) -> impl Iterator<Item = &Section> {
        self.claims.iter().chain(&self.set_aside)
    }
}

texts! {
    Report {
        texts: cover "cover", claims "claim", set_aside "claim", changes "change", notes "note for the reader";
        not: counts, comments
    }
    Cover {
        texts: title "title of the case", about_desk "text about the desk", articles "article", clock "handle";
        addresses: corrections_page "address";
        not: file, head, printed_at, at, scope, audience, drafts, check
    }
    Covered { texts: stored "article", unseen "sentence"; not: sentences }
    Section { texts: dossier "claim", answers "answer", better "correct text"; not: stage, stage_is_told, flags }
    Answer { texts: status "rationale"; not: question, asked, verdict, tally, lack, decided_alone }
    Wording {
        texts: instead_of "words to be corrected", words "correct text", answer "answer to a fix";
        not: fix
    }
    Change { texts: by "handle"; not: claim, question, at, from, to }
}

impl Counts {
    fn of(sections: &[Section]) -> Self {
        let in_work = || sections.iter().filter(|section| section.stage != Stage::SetAside);
        let decided = in_work().filter(|section| section.is_decided());
        let asked = |question: Question| {
            let main = in_work().filter_map(Section::main).filter(|answer| answer.question == question);
            counted(main.map(|answer| answer.verdict))
        };
        Self {
            standings: Standings::of(in_work()),
            statuses: counted(in_work().filter_map(Section::verdict)),
            by_question: [Question::True, Question::Said]
                .into_iter()
                .map(|question| (question, asked(question)))
                .filter(|(_, counts)| !counts.is_empty())
                .collect(),
            stages: counted(sections.iter().map(|section| section.stage)),
            not_checkable: in_work().filter(|section| section.verdict().is_none()).count(),
            decided: decided.clone().count(),
            second_read: decided.filter(|section| section.stage.is_out()).count(),
            evidence: in_work().map(|section| section.dossier.evidence.iter().filter(|e| e.stands()).count()).sum(),
        }
    }
}

fn counted<W: Word + PartialEq>(found: impl Iterator<Item = W>) -> Vec<(W, usize)> {
    let found: Vec<W> = found.collect();
    let counts = W::ALL.iter().map(|word| (*word, found.iter().filter(|other| *other == word).count()));
    counts.filter(|(_, count)| *count > 0).collect()
}

/// Where a claim stands: by article, by its words in the text, by number. What has no article or no words comes later.
fn place(dossier: &Dossier) -> (u32, u32, ClaimNumber) {
    let article = dossier.claim.article.map_or(u32::MAX, |article| article.0);
    let start = dossier.claim.anchor.as_ref().map_or(u32::MAX, |anchor| anchor.start);
    (article, start, dossier.number())
}

#[cfg(test)]
mod tests;
