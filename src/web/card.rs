//! A claim as it is read: what it says and who says so, what was found on each question, the evidence for and against.

use askama::Template;
use claimbench::domain::{Dossier, Question, Standing, StoredEvidence, Word};
pub use claimbench::report::part::class;
use claimbench::report::rich::{self, Bit, Links};
use claimbench::report::{Answer, Asked, Section, Side, words};
use jiff::civil::Date;

/// The classes of the style sheet's for what was found, those first that call for an editor.
pub const CLASSES: [&str; 9] = [
    "refuted",
    "mostly-refuted",
    "mixed",
    "unproven",
    "unverified",
    "mostly-supported",
    "supported",
    "not-checkable",
    "set-aside",
];

/// How a claim stands, as a class and in words: by its main question.
pub fn badge(dossier: &Dossier) -> (&'static str, String) {
    badge_of(&Standing::of(dossier))
}

/// The same, of a claim that nothing else is known of.
pub fn badge_of(standing: &Standing) -> (&'static str, String) {
    let question = standing.checkable.main_question();
    if standing.is_set_aside {
        return ("set-aside", "set aside".to_owned());
    }
    if standing.questions().is_empty() {
        return ("not-checkable", "not checkable".to_owned());
    }
    let verdict = standing.verdict(question);
    let said = if question == Question::Said { " (said)" } else { "" };
    (class(verdict), format!("{}{said}", verdict.spoken()))
}

/// An entry of a list to choose from.
pub struct Choice {
    pub word: &'static str,
    pub spoken: String,
    pub chosen: bool,
}

impl Choice {
    /// The words of a closed list, with the one that is chosen.
    pub fn of_words<W: Word + PartialEq>(chosen: Option<W>) -> Vec<Self> {
        let choice =
            |word: &W| Self { word: word.word(), spoken: word.spoken(), chosen: chosen.as_ref() == Some(word) };
        W::ALL.iter().map(choice).collect()
    }

    pub fn of_many<W: Word + PartialEq>(chosen: &[W]) -> Vec<Self> {
        let choice = |word: &W| Self { word: word.word(), spoken: word.spoken(), chosen: chosen.contains(word) };
        W::ALL.iter().map(choice).collect()
    }
}

#[derive(Template)]
#[template(path = "card.html", escape = "visible", config = "src/web/askama.toml")]
pub struct Card {
    number: String,
    text: String,
    class: &'static str,
    badge: String,
    stage: String,
    flags: Vec<String>,
    facts: Vec<(&'static str, String)>,
    answers: Vec<Found>,
    withdrawn: Vec<Piece>,
    /// Whether pieces can be cited in a form beside.
    cites: bool,
}

/// What was found on one question.
struct Found {
    title: &'static str,
    class: &'static str,
    badge: String,
    details: String,
    because: Vec<(String, Option<String>)>,
    weight: String,
    decided: String,
    sides: Vec<(&'static str, &'static str, Vec<Piece>)>,
}

/// A piece of evidence.
struct Piece {
    number: String,
    name: String,
    url: Option<String>,
    locator: Option<String>,
    rating: String,
    facts: String,
    paraphrase: Option<String>,
    quote: Option<String>,
    search: Option<String>,
    figures: Vec<String>,
    copies: Vec<String>,
    withdrawn: Option<String>,
    confidential: bool,
}

impl Card {
    pub fn of(dossier: &Dossier, today: Date, cites: bool) -> Self {
        let section = Section::of(dossier.clone(), today);
        let numbers = dossier.evidence.iter().map(|stored| stored.evidence.number).collect();
        let links = Links { evidence: numbers, ..Links::default() };
        let (class, badge) = badge(dossier);
        // The findings stand with their questions.
        let facts = words::claim_facts(dossier).into_iter();
        Self {
            number: dossier.number().to_string(),
            text: dossier.claim.text.clone(),
            class,
            badge,
            stage: section.stage.spoken(),
            flags: section.flags.iter().map(|flag| flag.spoken()).collect(),
            facts: facts.collect(),
            answers: section.answers.iter().map(|answer| Found::of(&section, answer, &links)).collect(),
            withdrawn: section.withdrawn().map(|(stored, _)| Piece::of(&section, stored)).collect(),
            cites,
        }
    }
}

impl Found {
    fn of(section: &Section, answer: &Answer, links: &Links) -> Self {
        let details = answer.status.as_ref().map(words::details).filter(|details| !details.is_empty());
        let beside = (answer.asked == Asked::NotAnyMore).then(|| words::NOT_ASKED.to_owned());
        let because = answer.status.as_ref().and_then(|stored| stored.status.because.as_deref());
        let bits = because.map(|because| rich::cited(because, links)).unwrap_or_default();
        let sides = section.evidence(answer.question).into_iter().map(|(side, pieces)| {
            let class = match side {
                Side::For => "for",
                Side::Against => "against",
                Side::Other => "other",
            };
            (class, words::side(side), pieces.into_iter().map(|stored| Piece::of(section, stored)).collect())
        });
        Self {
            title: words::question(answer.question),
            class: class(answer.verdict),
            badge: answer.verdict.spoken(),
            details: details.into_iter().chain(beside).collect::<Vec<_>>().join(", "),
            because: bits
                .into_iter()
                .map(|bit| match bit {
                    Bit::Text(text) => (text.to_owned(), None),
                    Bit::Link(words, id) => (words.to_owned(), Some(id)),
                })
                .collect(),
            weight: words::weight(answer),
            decided: answer.status.as_ref().map(words::decided).unwrap_or_default(),
            sides: sides.collect(),
        }
    }
}

impl Piece {
    fn of(section: &Section, stored: &StoredEvidence) -> Self {
        let (evidence, source) = (&stored.evidence, &stored.source);
        Self {
            number: evidence.number.to_string(),
            name: words::name(&source.name),
            url: source.url.as_deref().and_then(rich::web).map(str::to_owned),
            locator: evidence.locator.clone(),
            rating: words::rating(stored),
            facts: words::evidence_facts(stored).join(" · "),
            paraphrase: evidence.paraphrase.clone(),
            quote: evidence.quote.clone(),
            search: evidence.search_note.clone(),
            figures: words::evidenced(section, stored),
            copies: stored.snapshots.iter().map(|kept| kept.snapshot.sha256.clone()).collect(),
            withdrawn: stored.withdrawn.clone(),
            confidential: source.tells_in_confidence(),
        }
    }
}
