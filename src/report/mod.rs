//! The verification report as a plain value: what was asked of each claim, what was found, and what is still open.
//!
//! [`Report::of`] takes dossiers and computes; [`markdown`] and the faces only draw. The internal report names every
//! source, and says which ones are confidential; those for author and public hold no such name.

mod html;
mod markdown;
pub mod memo;
mod section;
mod summary;
pub mod words;

pub use html::html;
pub use html::rich;
pub use html::visible::Visible;
pub use markdown::markdown;
pub use section::{Answer, Asked, Lack, Section, Side};
pub use summary::{Change, Correction};

use crate::domain::query::{Flag, Stage};
use crate::domain::{
    ArticleNumber, Audience, Bodies, ClaimNumber, ClockNote, Dossier, Head, Instant, Redaction, StoredArticle,
    StoredComment, StoredNote, Uid, Verdict, Word, texts,
};

/// What stands on the front of a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cover {
    /// The title of the case, where it has one.
    pub title: Option<String>,
    /// The lasting name of the case's file.
    pub file: Uid,
    /// The newest event that the report knows of.
    pub head: Head,
    pub printed_at: Instant,
    /// The instant whose state is shown; none means the state when it was printed.
    pub at: Option<Instant>,
    pub scope: Scope,
    pub audience: Audience,
    pub articles: Vec<Covered>,
    /// What the check found in the scope; none where it was not asked.
    pub check: Option<CheckCounts>,
    /// Where the ledger's instants did not simply follow the clock.
    pub clock: Vec<ClockNote>,
}

/// What the check found, counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct CheckCounts {
    pub errors: usize,
    pub warnings: usize,
    pub notes: usize,
    /// Objections that somebody let stand; in none of the other counts.
    pub waived: usize,
}

/// An article, and how far its text is dealt with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Covered {
    pub stored: StoredArticle,
    /// Sentences that are claimed, or hold nothing to check.
    pub settled: usize,
    pub sentences: usize,
}

impl Cover {
    /// The instant whose state the report shows.
    pub fn shows(&self) -> Instant {
        self.at.unwrap_or(self.printed_at)
    }
}

/// Which claims a report is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scope {
    Case,
    Article(ArticleNumber),
    Claims(Vec<ClaimNumber>),
}

/// A verification report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    pub cover: Cover,
    pub counts: Counts,
    /// The claims in work: in the order of the article's text, then of their numbers.
    pub claims: Vec<Section>,
    /// The claims set aside, in the same order.
    pub set_aside: Vec<Section>,
    /// What is wrong and what the article should say instead.
    pub corrections: Vec<Correction>,
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
    /// By the status of the main question, in the order of the statuses; claims that cannot be checked left out.
    pub statuses: Vec<(Verdict, usize)>,
    /// By stage, in the order of the stages, set aside included.
    pub stages: Vec<(Stage, usize)>,
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
            for covered in &mut cover.articles {
                bodies.clean(redaction, covered.stored.article.number, &mut covered.stored.revision);
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
            // What the desk laid aside is no finding.
            sections.retain(|section| section.stage != Stage::SetAside);
        }
        sections.sort_by_key(|section| place(&section.dossier));
        let counts = Counts::of(&sections);
        let (set_aside, claims): (Vec<_>, Vec<_>) =
            sections.into_iter().partition(|section| section.stage == Stage::SetAside);
        let mut report = Self {
            corrections: claims.iter().filter_map(Correction::of).collect(),
            changes: summary::changes(&claims),
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

    /// The claims that still lack something for a verdict.
    pub fn open(&self) -> impl Iterator<Item = &Section> {
        self.claims.iter().filter(|section| section.stage == Stage::Open)
    }

    pub fn flagged(&self, flag: Flag) -> impl Iterator<Item = &Section> {
        self.claims.iter().filter(move |section| section.flags.contains(&flag))
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
        texts: cover "cover", claims "claim", set_aside "claim", corrections "correction", changes "change",
            notes "note for the reader";
        not: counts, comments
    }
    Cover {
        texts: title "title of the case", articles "article", clock "handle";
        not: file, head, printed_at, at, scope, audience, check
    }
    Covered { texts: stored "article"; not: settled, sentences }
    Section { texts: dossier "claim", answers "answer"; not: stage, flags }
    Answer { texts: status "rationale"; not: question, asked, verdict, tally, lack }
    Correction { texts: says "words to be corrected", should_say "correct text"; not: claim, verdict }
    Change { texts: by "handle"; not: claim, question, at, from, to }
}

impl Counts {
    fn of(sections: &[Section]) -> Self {
        let in_work = || sections.iter().filter(|section| section.stage != Stage::SetAside);
        let decided = in_work().filter(|section| section.is_decided());
        Self {
            statuses: counted(in_work().filter_map(Section::verdict)),
            stages: counted(sections.iter().map(|section| section.stage)),
            not_checkable: in_work().filter(|section| section.verdict().is_none()).count(),
            decided: decided.clone().count(),
            second_read: decided.filter(|section| !section.flags.contains(&Flag::SingleReader)).count(),
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
