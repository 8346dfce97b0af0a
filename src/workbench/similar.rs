//! Nearly the same claims: what was checked before, in this case and in the archive, held against a text, a claim or an
//! article's claims and proposals.

use super::Workbench;
use crate::archive::Archive;
use crate::domain::{
    Audience, ClaimNumber, Dossier, ForeignReview, PartialDate, Precedent, PrecedentName, Question, Redaction, Uid,
    Verdict,
};
use crate::error::Result;
use crate::judgement;
use crate::matching::differs::{self, Differs};
use crate::matching::likely::{Chance, Likely, Signs};
use crate::matching::rank::Among;
use crate::matching::words::Terms;
use crate::matching::{Item, Memory, Near, statement};
use crate::store::Candidate;
use std::collections::HashMap;

/// What is held against what was checked before.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sought {
    /// The claim in anybody's words.
    pub text: String,
    /// BCP 47; none where it is not known.
    pub language: Option<String>,
    /// Who says it; `None` where it is not known, and then no other speaker is a difference.
    pub speaker: Option<String>,
    /// When it was said; `None` where it is not known, and then no other day is a difference.
    pub said_on: Option<PartialDate>,
    /// The claim itself, where it is one: it is no precedent of its own.
    pub claim: Option<ClaimNumber>,
}

/// A precedent with how near it is and what differs.
#[derive(Debug, Clone, PartialEq)]
pub struct Similar {
    /// What it is here: a claim of this case, or a review of another desk.
    pub name: PrecedentName,
    /// What was checked, and what was found.
    pub precedent: Precedent,
    /// Where the same words were checked as well.
    pub also: Vec<PrecedentName>,
    /// How likely both say the same, whatever they differ in.
    pub chance: Chance,
    /// What the chance was made of.
    pub signs: Signs,
    /// What both say, the rarest words first.
    pub shared: Vec<String>,
    /// What the text says otherwise, the gravest first.
    pub differs: Vec<Differs>,
}

/// What narrows the precedents that are shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// How many at the most.
    pub limit: usize,
    /// Part of the name or site of the desk that found it.
    pub by: Option<String>,
    /// Checked, or else said, on this day or later.
    pub since: Option<PartialDate>,
    /// For whom: for people outside of the desk, what is confidential is left out or taken out of the texts.
    pub audience: Audience,
}

impl Wanted {
    /// So many of every desk and every day, with all that the desk itself may see.
    pub fn most(limit: usize) -> Self {
        Self { limit, by: None, since: None, audience: Audience::Internal }
    }

    fn is_narrow(&self) -> bool {
        self.by.is_some() || self.since.is_some() || self.audience != Audience::Internal
    }

    fn takes(&self, precedent: &Precedent) -> bool {
        let has = |text: &Option<String>, part: &str| {
            text.as_ref().is_some_and(|text| text.to_lowercase().contains(&part.to_lowercase()))
        };
        let by = self.by.as_ref().is_none_or(|part| has(&precedent.desk, part) || has(&precedent.site, part));
        let day = precedent.checked_on.as_ref().or(precedent.said_on.as_ref());
        by && self.since.as_ref().is_none_or(|since| day.is_some_and(|day| day.as_str() >= since.as_str()))
    }
}

/// How many are looked through where not all that are near are wanted.
const LOOKED_THROUGH: usize = 100;

impl Sought {
    /// A text of which nothing else is known.
    pub fn text(text: &str) -> Self {
        Self { text: text.to_owned(), ..Self::default() }
    }

    /// A logged claim, with its language, its claimant and the day on which it was said.
    pub fn claim(dossier: &Dossier) -> Self {
        let claim = &dossier.claim;
        Self {
            text: claim.text.clone(),
            language: dossier.article.as_ref().map(|article| article.language.clone()),
            speaker: claim.claimant().map(|link| link.speaker.clone()),
            said_on: said_on(dossier),
            claim: Some(claim.number),
        }
    }
}

/// Everything that was checked before, to be asked several times.
pub struct Precedents<'w> {
    workbench: &'w Workbench,
    terms: Terms,
    archive: Option<&'w mut Archive>,
    /// All that the case has, where that is little.
    all: Option<Remembered>,
}

/// Texts that were read, to be held against another.
struct Remembered {
    names: Vec<PrecedentName>,
    memory: Memory,
}

impl Remembered {
    fn new(candidates: Vec<Candidate>, among: Option<Among>) -> Self {
        let names = candidates.iter().map(|one| one.name).collect();
        let item = |one: Candidate| Item { text: one.text, title: one.title, language: one.language };
        let items = candidates.into_iter().map(item).collect();
        let memory = match among {
            Some(among) => Memory::of_some(items, among),
            None => Memory::of(items),
        };
        Self { names, memory }
    }
}

impl Workbench {
    /// Everything that was checked before.
    pub fn precedents(&self) -> Result<Precedents<'_>> {
        let all = self.reading()?.all_candidates()?.map(|all| Remembered::new(all, None));
        Ok(Precedents { workbench: self, terms: Terms::default(), archive: None, all })
    }
}

impl<'w> Precedents<'w> {
    /// With what the archive has, too.
    pub fn and_of(self, archive: Option<&'w mut Archive>) -> Self {
        Self { archive, ..self }
    }

    /// What was checked before and says nearly the same, nearest first.
    pub fn similar(&mut self, sought: &Sought, wanted: &Wanted) -> Result<Vec<Similar>> {
        let mut some;
        let remembered = match &mut self.all {
            Some(all) => all,
            None => {
                some = chosen(self.workbench, &mut self.terms, sought)?;
                &mut some
            }
        };
        let own = sought.claim.map(PrecedentName::Claim);
        let own = remembered.names.iter().position(|name| Some(*name) == own);
        let most = if wanted.is_narrow() { LOOKED_THROUGH } else { wanted.limit };
        let near = remembered.memory.nearest_but(own, &sought.text, sought.language.as_deref(), most);
        let workbench = self.workbench;
        let redaction =
            if wanted.audience == Audience::Internal { Redaction::default() } else { workbench.redaction()? };
        let mut similar = Vec::new();
        for near in near {
            let name = remembered.names[near.item];
            let also = near.also.iter().map(|also| remembered.names[*also]).collect();
            let Some(precedent) = workbench.precedent(name, wanted.audience, &redaction)? else { continue };
            if wanted.takes(&precedent) {
                similar.push(Similar::of(sought, name, precedent, also, near));
            }
        }
        if let Some(archive) = self.archive.as_deref_mut() {
            add_archived(archive, workbench.file_uid(), sought, wanted, &redaction, &mut similar)?;
        }
        similar.truncate(wanted.limit);
        Ok(similar)
    }

    /// The precedent that is very likely the same claim, if any is.
    pub fn checked_before(&mut self, sought: &Sought) -> Result<Option<Similar>> {
        Ok(self.similar(sought, &Wanted::most(1))?.into_iter().find(|similar| similar.likely() == Likely::VeryLikely))
    }
}

/// Adds what the archive has, by how near it is; what it has of this very case is here already.
fn add_archived(
    archive: &mut Archive,
    case: Uid,
    sought: &Sought,
    wanted: &Wanted,
    redaction: &Redaction,
    similar: &mut Vec<Similar>,
) -> Result<()> {
    let most = if wanted.is_narrow() { LOOKED_THROUGH } else { wanted.limit };
    let mut said: HashMap<String, usize> =
        similar.iter().enumerate().map(|(at, one)| (statement(&one.precedent.text), at)).collect();
    for found in archive.nearest(&sought.text, sought.language.as_deref(), Some(case), most)? {
        let mut precedent = found.precedent;
        if wanted.audience != Audience::Internal {
            clean(&mut precedent, redaction);
        }
        if !wanted.takes(&precedent) {
            continue;
        }
        let name = PrecedentName::Archived(found.number);
        let also = found.also.into_iter().map(PrecedentName::Archived);
        let key = statement(&precedent.text);
        match said.get(&key) {
            Some(at) => similar[*at].also.extend([name].into_iter().chain(also)),
            None => {
                said.insert(key, similar.len());
                similar.push(Similar::of(sought, name, precedent, also.collect(), found.near));
            }
        }
    }
    similar.sort_by(|one, other| other.chance.0.total_cmp(&one.chance.0));
    Ok(())
}

/// Of a large case the texts that have the rarest words of what is sought.
fn chosen(workbench: &Workbench, terms: &mut Terms, sought: &Sought) -> Result<Remembered> {
    let reading = workbench.reading()?;
    let asked = terms.with_words(&sought.text, sought.language.as_deref());
    let words: Vec<&str> = asked.iter().map(|(word, _)| word.as_str()).collect();
    let (candidates, have) = reading.candidates(&words)?;
    let mut by_term: HashMap<String, u32> = HashMap::new();
    for ((_, term), have) in asked.into_iter().zip(have) {
        let most = by_term.entry(term).or_default();
        *most = have.max(*most);
    }
    Ok(Remembered::new(candidates, Some(Among { all: reading.precedents()?, have: by_term })))
}

impl Workbench {
    /// What an audience may know of a claim or a review; none where they may know nothing of it.
    fn precedent(&self, name: PrecedentName, audience: Audience, redaction: &Redaction) -> Result<Option<Precedent>> {
        Ok(match name {
            PrecedentName::Claim(number) => {
                let dossier = self.dossier(number)?;
                let is_out = judgement::stage(&dossier).is_out();
                (audience != Audience::Public || is_out).then(|| of_claim(&dossier.for_audience(audience, redaction)))
            }
            PrecedentName::Review(number) => {
                let mut precedent = of_review(self.foreign_review(number)?);
                if audience != Audience::Internal {
                    clean(&mut precedent, redaction);
                }
                Some(precedent)
            }
            // The archive's own are read from the archive.
            PrecedentName::Archived(_) => None,
        })
    }

    /// The claim or review that a precedent is, to be accepted.
    pub fn precedent_named(&self, name: PrecedentName) -> Result<Option<Precedent>> {
        self.precedent(name, Audience::Internal, &Redaction::default())
    }
}

impl Similar {
    /// How likely it is the same claim; never very likely where what is said differs.
    pub fn likely(&self) -> Likely {
        let differs = self.differs.iter().any(Differs::is_of_what_is_said);
        match self.chance {
            chance if chance.is_very_likely() && !differs => Likely::VeryLikely,
            chance if chance.is_possible() => Likely::Perhaps,
            _ => Likely::Hardly,
        }
    }

    /// Lays a precedent that was found near beside what is sought, and says in what they differ.
    pub fn of(
        sought: &Sought,
        name: PrecedentName,
        precedent: Precedent,
        also: Vec<PrecedentName>,
        near: Near,
    ) -> Self {
        let mut differs = differs::differs(&sought.text, &precedent.text);
        differs.extend(differs::speakers_differ(sought.speaker.as_deref(), precedent.speaker.as_deref()));
        differs.extend(differs::days_differ(sought.said_on.as_ref(), precedent.said_on.as_ref()));
        Self { name, precedent, also, chance: near.chance(), signs: near.signs, shared: near.shared, differs }
    }
}

/// The day on which a claim was made: when its claimant said so, else when the article appeared.
fn said_on(dossier: &Dossier) -> Option<PartialDate> {
    match dossier.claim.claimant() {
        Some(link) if link.said_on.is_some() => link.said_on.clone(),
        _ => dossier.article.as_ref().and_then(|article| article.published.clone()),
    }
}

/// A claim as a precedent.
pub fn of_claim(dossier: &Dossier) -> Precedent {
    let claim = &dossier.claim;
    let main = claim.checkable.main_question();
    let status = dossier.status(main).filter(|stored| stored.status.status != Verdict::Unverified);
    let said = || dossier.status(Question::Said).filter(|stored| stored.status.status != Verdict::Unverified);
    let status = status.or_else(|| said().filter(|_| main == Question::Said));
    Precedent {
        text: claim.text.clone(),
        title: None,
        language: dossier.article.as_ref().map(|article| article.language.clone()),
        speaker: claim.claimant().map(|link| link.speaker.clone()),
        said_on: said_on(dossier),
        verdict: status.map(|stored| stored.status.status),
        label: None,
        finding: status.and_then(|stored| stored.status.finding.clone()),
        desk: None,
        site: None,
        checked_on: status.and_then(|stored| stored.at.day().to_string().parse().ok()),
        url: None,
    }
}

/// Another desk's review as a precedent.
pub fn of_review(review: ForeignReview) -> Precedent {
    Precedent {
        text: review.claim,
        title: review.title,
        language: review.language,
        speaker: review.claimant,
        said_on: review.claim_date,
        verdict: review.verdict,
        label: review.label,
        finding: None,
        desk: Some(review.publisher.name.unwrap_or_else(|| review.publisher.site.clone())),
        site: Some(review.publisher.site),
        checked_on: review.reviewed_on,
        url: Some(review.url),
    }
}

fn clean(precedent: &mut Precedent, redaction: &Redaction) {
    precedent.text = redaction.text(&precedent.text);
    for text in [&mut precedent.title, &mut precedent.speaker, &mut precedent.label, &mut precedent.finding] {
        *text = text.as_ref().map(|text| redaction.text(text));
    }
}
