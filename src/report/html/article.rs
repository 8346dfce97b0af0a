//! An article's text with the words of its claims marked, each mark leading to its claim, and notes in the margin.

use super::badge::Badge;
use super::map::Map;
use super::rich::{self, Links, Place};
use super::wrong::{Better, Finding};
use crate::domain::{Audience, ClaimNumber};
use crate::report::{self, Section, Text, words};

pub struct Marked<'r> {
    pub id: String,
    pub number: String,
    /// None where the text begins with it.
    pub title: Option<&'r str>,
    pub language: &'r str,
    pub guide: String,
    pub map: Option<Map>,
    pub blocks: Vec<Block<'r>>,
    pub elsewhere: Vec<Elsewhere>,
    /// Sentences that nobody has looked at.
    pub unseen: Vec<&'r str>,
}

/// A paragraph, or a heading of Markdown's, with its notes.
pub struct Block<'r> {
    /// 0 for a paragraph, else the level of the page's heading.
    pub level: usize,
    pub runs: Vec<Run<'r>>,
    pub notes: Vec<Note<'r>>,
}

/// Words over which the same marks lie.
pub struct Run<'r> {
    pub text: &'r str,
    /// The claims whose words these are, the fewest words first; none for words of no claim.
    pub claims: Vec<Mark>,
    pub ends: Vec<Mark>,
    pub unseen: bool,
    /// What a filter finds it under.
    pub of: String,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    pub claim: ClaimNumber,
    pub class: &'static str,
    pub words: String,
    /// The id of where it leads to.
    pub to: String,
    /// The id of this place.
    pub place: String,
}

/// What the margin says of a claim.
pub struct Note<'r> {
    pub id: String,
    pub place: Place,
    pub badge: Badge,
    pub flags: Vec<String>,
    pub finding: Option<Finding>,
    pub lacks: Vec<String>,
    pub better: Option<Better<'r>>,
}

pub struct Elsewhere {
    pub place: Place,
    pub why: String,
}

impl<'r> Marked<'r> {
    pub fn of(text: Text<'r>, audience: Audience, links: &Links) -> Self {
        let covered = text.covered;
        let (article, revision) = (&covered.stored.article, &covered.stored.revision);
        let outside = audience == Audience::Public;
        let elsewhere = |other: &report::Elsewhere| Elsewhere {
            place: Place::of(other.section.dossier.number(), links),
            why: other.why.clone(),
        };
        Self {
            id: format!("article-{}", article.number.0),
            number: article.number.to_string(),
            title: (!text.titled).then_some(&article.title),
            language: &article.language,
            guide: match outside {
                true => format!("Revision {}.", revision.seq),
                false => {
                    format!(
                        "Revision {}, {}. What nobody has looked at is dashed.",
                        revision.seq,
                        words::looked_at(covered.looked_at(), covered.sentences)
                    )
                }
            },
            map: Map::of(&text),
            elsewhere: text.elsewhere.iter().map(elsewhere).collect(),
            unseen: if outside { Vec::new() } else { covered.unseen.iter().map(|one| one.exact.as_str()).collect() },
            blocks: text.blocks.into_iter().map(|block| Block::of(block, outside, links)).collect(),
        }
    }
}

impl<'r> Block<'r> {
    fn of(block: report::Block<'r>, outside: bool, links: &Links) -> Self {
        let marks = |sections: Vec<&Section>| -> Vec<Mark> {
            sections.into_iter().map(|section| Mark::of(section, links)).collect()
        };
        let run = |run: report::Run<'r>| {
            let of: Vec<String> = run.claims.iter().map(|section| rich::card(section.dossier.number())).collect();
            Run {
                text: run.text,
                claims: marks(run.claims),
                ends: marks(run.ends),
                unseen: run.unseen && !outside,
                of: of.join(" "),
            }
        };
        let notes = block.notes.into_iter().map(|note| Note::of(note, links)).collect();
        Self { level: block.level, runs: block.runs.into_iter().map(run).collect(), notes }
    }
}

impl Mark {
    fn of(section: &Section, links: &Links) -> Self {
        let claim = section.dossier.number();
        let badge = match section.dossier.set_aside {
            None => Badge::telling(section),
            Some(_) => Badge { class: "set-aside", words: "set aside".to_owned() },
        };
        let to = links.target(claim).unwrap_or_else(|| rich::in_text(claim));
        Self { claim, class: badge.class, words: badge.words, to, place: rich::in_text(claim) }
    }
}

impl<'r> Note<'r> {
    fn of(note: report::Note<'r>, links: &Links) -> Self {
        let claim = note.section.dossier.number();
        let lacks = if note.finding.is_some() { Vec::new() } else { words::lacks(note.section) };
        Self {
            id: rich::note(claim),
            place: Place::of(claim, links),
            badge: Badge::answer(note.answer),
            flags: note.flags.iter().map(|flag| words::words(*flag)).collect(),
            finding: note.finding.as_ref().map(Finding::of),
            lacks,
            better: note.better.map(Better::of),
        }
    }
}
