//! The check: what a careful editor would object to in a dossier, each objection with its reason and the way out.
//!
//! Each rule stands in one place, beside the text that explains it; `check/rules.rs` lists them all.

mod confidence;
mod desk;
mod entry;
mod figures;
mod look;
mod origins;
pub(super) mod phrase;
mod record;
mod relations;
mod rules;
mod strength;
mod support;
mod time;
mod voices;
pub mod waiver;
mod wording;

#[cfg(test)]
pub(super) mod tests;

pub use entry::RuleText;

use super::clash::Clash;
use super::quotation::Proof;
use crate::domain::{
    ArticleNumber, ClaimNumber, Dossier, EvidenceNumber, Invalid, Quantity, Question, Redaction, Rule, Texts, Verdict,
    Waiver, Word, words,
};
use entry::{Finding, Inspection};
use jiff::civil::Date;
use look::Look;
use rules::entry;
use std::collections::{HashMap, HashSet};

words! {
    /// How much an objection weighs; the worst comes first.
    Severity, "severity", {
        /// Wrong by the record itself. It can be mended, not waived.
        Error = "error",
        /// Something to mend, or to let stand with a reason on the record.
        Warning = "warning",
        /// Worth a look.
        Note = "note",
    }
}

words! {
    /// What in a sentence calls for checking.
    Mark, "mark", {
        /// A number with what it counts or measures.
        Figure = "figure",
        /// Words in quotation marks.
        Quotation = "quotation",
        /// A verb by which somebody is reported: "said", "warned".
        ReportingVerb = "reporting_verb",
    }
}

/// What a rule may look at beside the dossier.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Surroundings {
    /// The UTC day on which it is looked: what is due to be checked again is due by it.
    pub today: Date,
    /// The verdicts that hold, of every claim of the case that is not set aside.
    pub verdicts: HashMap<(ClaimNumber, Question), Verdict>,
    /// How each quote that could be laid beside its snapshot's text stands in it.
    pub quotes: HashMap<EvidenceNumber, Proof>,
    /// The evidence of which kept bytes do not match their hash.
    pub damaged: HashSet<EvidenceNumber>,
    /// What each piece of standing evidence of the case was derived from, where that is known.
    pub derived: HashMap<EvidenceNumber, EvidenceNumber>,
    /// The figures of the words that each claim is anchored to.
    pub anchored: HashMap<ClaimNumber, Vec<Quantity>>,
    /// By the claim that each is told at.
    pub clashes: HashMap<ClaimNumber, Vec<Clash>>,
    /// The names that must not leave the desk.
    pub names: Redaction,
}

/// What an editor would object to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Objection {
    /// The rule that objects.
    pub rule: Rule,
    /// How grave it is: an error must be mended, and nobody can let it stand.
    pub severity: Severity,
    /// What it objects to.
    pub about: About,
    /// One or two sentences, naming the evidence.
    pub reason: String,
    /// What to type.
    pub way_out: String,
    /// Who let it stand, and why. Never given for an error.
    pub waived: Option<Waiver>,
    /// Whether they let it stand under a verdict of their own.
    pub own_verdict: bool,
    /// The waiver that let it stand until the claim or the objection changed.
    pub void: Option<Waiver>,
}

/// What an objection is about: where a person has to look.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum About {
    /// One claim, with its evidence and verdicts.
    Claim(ClaimNumber),
    /// Sentences of the newest revision, by the numbers that coverage prints.
    Sentences {
        /// Whose newest text they are of.
        article: ArticleNumber,
        /// Counted from 1, rising; none where the objection is to what the article says of itself.
        sentences: Vec<usize>,
    },
    /// What the case says of itself.
    Case,
}

/// A sentence that nobody has dealt with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Untouched {
    /// Its number in the newest revision, from 1, as coverage prints it.
    pub sentence: usize,
    /// Its words.
    pub text: String,
    /// What in it calls for a check, such as a figure; empty where a machine sees nothing.
    pub marks: Vec<Mark>,
}

/// The objections to a claim, worst first, waived ones included; none to a claim that is set aside.
pub fn check(dossier: &Dossier, around: &Surroundings) -> Vec<Objection> {
    if dossier.set_aside.is_some() {
        return Vec::new();
    }
    let look = Look::at(dossier, around);
    let mut objections: Vec<Objection> = Rule::ALL
        .iter()
        .flat_map(|rule| match entry(*rule).inspection {
            Inspection::OfClaim(find) => {
                find(&look).into_iter().map(|found| objection(*rule, dossier, found)).collect()
            }
            Inspection::OfSentences(_) => Vec::new(),
        })
        .collect();
    worst_first(&mut objections);
    objections
}

fn objection(rule: Rule, dossier: &Dossier, found: Finding) -> Objection {
    let text = explained(rule);
    let claim = dossier.number().0.to_string();
    let template = found.way_out.as_deref().unwrap_or(text.way_out);
    let way_out = found.blanks.iter().fold(template.replace("{claim}", &claim), |way, (blank, filling)| {
        way.replace(&format!("{{{blank}}}"), filling)
    });
    let mut waivers = dossier.procedure.waivers.iter().rev();
    let waiver = waivers.find(|waiver| waiver.rule == rule && text.severity != Severity::Error).cloned();
    let (waived, void) = match waiver {
        Some(waiver) if waiver::covers(&waiver, dossier, &found.reason) => (Some(waiver), None),
        other => (None, other),
    };
    Objection {
        rule,
        severity: text.severity,
        about: About::Claim(dossier.number()),
        reason: found.reason,
        way_out,
        own_verdict: waived.as_ref().is_some_and(|waiver| waiver::is_by_judge(waiver, dossier)),
        waived,
        void,
    }
}

/// The objection to an article of which nobody has dealt with sentences that call for checking: one, however many they are.
pub fn uncovered(article: ArticleNumber, untouched: &[Untouched]) -> Option<Objection> {
    let Inspection::OfSentences(find) = entry(Rule::Uncovered).inspection else { return None };
    let (sentences, reason) = find(untouched)?;
    let text = explained(Rule::Uncovered);
    Some(Objection {
        rule: Rule::Uncovered,
        severity: text.severity,
        about: About::Sentences { article, sentences },
        reason,
        way_out: text.way_out.replace("{article}", &article.to_string()),
        waived: None,
        own_verdict: false,
        void: None,
    })
}

/// The objections to a text that stands beside the claims, of an article or of the whole case, and names whom it must not.
pub fn named(about: About, texts: &mut impl Texts, names: &Redaction) -> Vec<Objection> {
    if names.is_empty() {
        return Vec::new();
    }
    let text = explained(Rule::NameInText);
    let way_out = match &about {
        About::Sentences { article, .. } => format!(
            "claimbench article edit {article}, or claimbench article update {article} FILE; a note on a sentence: \
             claimbench article settle {article} --sentence N"
        ),
        About::Claim(_) | About::Case => {
            "claimbench case edit, for what it says of the desk; the title stays, and leaves the desk without the name"
                .to_owned()
        }
    };
    let objection = |found: Finding| Objection {
        rule: Rule::NameInText,
        severity: text.severity,
        about: about.clone(),
        reason: found.reason,
        way_out: way_out.clone(),
        waived: None,
        own_verdict: false,
        void: None,
    };
    confidence::found("title of the case", texts, names).into_iter().map(objection).collect()
}

/// By severity, then in the order of the rules, then by claim.
pub fn worst_first(objections: &mut [Objection]) {
    objections.sort_by(|one, other| {
        let key = |objection: &Objection| (objection.severity, objection.rule);
        key(one).cmp(&key(other)).then_with(|| one.about.cmp(&other.about))
    });
}

/// What a rule wants, why, where that comes from, and the way out.
pub fn explained(rule: Rule) -> &'static RuleText {
    &entry(rule).text
}

impl Severity {
    /// E, W or I, as `--min-severity` takes it.
    pub fn letter(self) -> char {
        match self {
            Self::Error => 'E',
            Self::Warning => 'W',
            Self::Note => 'I',
        }
    }

    /// Reads the letter or the word.
    pub fn read(text: &str) -> Result<Self, Invalid> {
        let given = text.trim().to_uppercase();
        let of_letter = Self::ALL.iter().copied().find(|severity| given == severity.letter().to_string());
        of_letter.map_or_else(|| Self::parse(text), Ok)
    }
}
