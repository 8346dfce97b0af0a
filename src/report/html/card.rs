//! One claim in full: who says so, what exactly, and for each question what was found.

use super::around::{Around, Passage};
use super::badge::Badge;
use super::lanes::{self, Lanes};
use super::piece::Piece;
use super::procedure::{self, Step};
use super::rich::{self, Bit, Links, Related};
use super::wrong::{Better, Finding};
use super::{fields, phrases};
use crate::domain::{Link, Word};
use crate::report::{self, Asked, Section, words};

pub struct Card<'r> {
    pub id: String,
    pub number: String,
    pub text: &'r str,
    pub badge: Badge,
    /// Where the work stands; empty for the public.
    pub stage: String,
    pub flags: Vec<String>,
    pub priority: bool,
    /// Whether it calls for an editor: it does not plainly stand.
    pub problem: bool,
    /// What a filter finds the card under, `field:value` a line.
    pub fields: String,
    pub finding: Option<Finding>,
    pub better: Option<Better<'r>>,
    /// The words in their sentence.
    pub passage: Option<Passage<'r>>,
    /// What the check objects to.
    pub objections: Vec<String>,
    /// Evidence with figures that cannot be laid beside the claim's.
    pub incomparable: Vec<String>,
    pub own_voice: bool,
    pub voices: Vec<Voice<'r>>,
    /// Each label once, with all that stands under it.
    pub facts: Vec<(&'static str, Vec<String>)>,
    /// The id of the claim's words in the article's text.
    pub in_text: Option<String>,
    pub related: Vec<Related>,
    pub lanes: Vec<Lanes<'r>>,
    pub answers: Vec<Answer<'r>>,
    pub withdrawn: Vec<Piece<'r>>,
    pub steps: Vec<Step<'r>>,
}

/// A voice of the chain, with the word that reports it.
pub struct Voice<'r> {
    pub speaker: &'r str,
    pub cue: Option<&'r str>,
    /// How the word colours the report; none where it is neutral.
    pub class: Option<String>,
    pub how: String,
}

/// What was found on one question.
pub struct Answer<'r> {
    pub question: &'static str,
    pub badge: Badge,
    pub details: String,
    pub because: Option<Vec<Bit<'r>>>,
    pub decided: Option<String>,
    pub weight: String,
    /// For and against, side by side; the other below.
    pub sides: Vec<Side<'r>>,
    pub others: Vec<Piece<'r>>,
}

pub struct Side<'r> {
    pub class: &'static str,
    pub words: &'static str,
    pub pieces: Vec<Piece<'r>>,
}

/// What the card draws instead of listing it; figures only where each of them has a line of its own.
const DRAWN: [&str; 3] = ["Said by", "Relation", "Finding"];
const FIGURE: &str = "Figure";

impl<'r> Card<'r> {
    pub fn of(section: &'r Section, links: &Links, around: &Around<'r>) -> Self {
        let (dossier, claim) = (&section.dossier, &section.dossier.claim);
        let lanes = lanes::lanes(section);
        let all_drawn = lanes.len() == claim.quantities.len();
        let steps = words::procedure::procedure(dossier);
        let is_drawn = |label: &str| DRAWN.contains(&label) || label == FIGURE && all_drawn;
        let listed = |fact: &(&str, String)| !is_drawn(fact.0) && !steps.contains(fact);
        Self {
            id: rich::card(claim.number),
            number: claim.number.to_string(),
            text: &claim.text,
            badge: Badge::telling(section),
            stage: words::stage(section),
            flags: section.flags.iter().filter(|_| around.inside).map(|flag| words::words(*flag)).collect(),
            priority: around.inside && claim.priority.value() == 1,
            problem: section.note().is_some(),
            fields: fields::of(section, around.inside),
            finding: section.telling().and_then(report::Answer::finding).as_ref().map(Finding::of),
            better: section.better.as_ref().map(Better::of),
            passage: claim.anchor.as_ref().map(|anchor| around.passage(claim, anchor)),
            objections: around.objections_to(claim.number),
            incomparable: if lanes.is_empty() { Vec::new() } else { lanes::incomparable(section) },
            own_voice: claim.claimant().is_none(),
            voices: claim.attribution.iter().map(Voice::of).collect(),
            facts: grouped(words::claim_facts(dossier).into_iter().filter(listed)),
            in_text: links.in_text.contains(&claim.number).then(|| rich::in_text(claim.number)),
            related: dossier.relations.iter().map(|r| rich::related(r, claim.number, links)).collect(),
            answers: section.answers.iter().map(|answer| Answer::of(section, answer, &lanes, links, around)).collect(),
            withdrawn: section.withdrawn().map(|(stored, _)| Piece::of(section, stored, &[], around)).collect(),
            steps: if around.inside { procedure::steps(dossier) } else { procedure::told(dossier) },
            lanes,
        }
    }
}

fn grouped(facts: impl Iterator<Item = (&'static str, String)>) -> Vec<(&'static str, Vec<String>)> {
    let mut grouped: Vec<(&str, Vec<String>)> = Vec::new();
    for (label, fact) in facts {
        match grouped.last_mut().filter(|(last, _)| *last == label) {
            Some((_, facts)) => facts.push(fact),
            None => grouped.push((label, vec![fact])),
        }
    }
    grouped
}

/// Who makes the claim, as a list of claims names them.
pub fn speaker(section: &Section) -> &str {
    section.dossier.claim.claimant().map_or(phrases::OWN_VOICE, |link| &link.speaker)
}

impl<'r> Voice<'r> {
    fn of(link: &'r Link) -> Self {
        let how = [
            link.role.clone(),
            link.guessed_from.as_ref().map(|words| format!("a guess at whom \"{words}\" means")),
            link.form.map(words::words),
            link.said_on.as_ref().map(|date| format!("on {date}")),
            link.channel.clone(),
        ];
        Self {
            speaker: &link.speaker,
            cue: link.cue.as_deref(),
            class: link.cue_class.filter(|class| class.word() != "neutral").map(words::words),
            how: how.into_iter().flatten().collect::<Vec<_>>().join(", "),
        }
    }
}

impl<'r> Answer<'r> {
    fn of(section: &'r Section, answer: &'r report::Answer, lanes: &[Lanes], links: &Links, around: &Around) -> Self {
        let details = answer.status.as_ref().map(words::details).filter(|details| !details.is_empty());
        let beside = (answer.asked == Asked::NotAnyMore).then(|| words::NOT_ASKED.to_owned());
        let (mut sides, mut others) = (Vec::new(), Vec::new());
        for (side, evidence) in section.evidence(answer.question) {
            let pieces = evidence.into_iter().map(|stored| Piece::of(section, stored, lanes, around)).collect();
            let words = words::side(side);
            match side {
                report::Side::For => sides.push(Side { class: "for", words, pieces }),
                report::Side::Against => sides.push(Side { class: "against", words, pieces }),
                report::Side::Other => others = pieces,
            }
        }
        let status = answer.status.as_ref();
        Self {
            question: words::question(answer.question),
            badge: Badge::verdict(answer.verdict),
            details: details.into_iter().chain(beside).collect::<Vec<_>>().join(", "),
            because: status.and_then(|s| s.status.because.as_deref()).map(|because| rich::cited(because, links)),
            decided: status.filter(|_| around.inside).map(words::decided),
            weight: words::weight(answer),
            sides,
            others,
        }
    }
}
