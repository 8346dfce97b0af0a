//! The verbs of the desk's procedure around a verdict: fixes, the call log, waivers, publication and the notes after it,
//! and origins that are one.

use super::{Desk, Workbench};
use crate::domain::{
    ArticleNumber, AsRead, CheckWaived, ClaimNumber, Contact, ContactAnswered, ContactNumber, Dossier, Event,
    EvidenceNumber, Fix, FixAnswer, FixAnswered, FixNumber, FixRole, NoteAdded, NoteKind, OnRecord, OriginsMerged,
    PartialDate, Publication, PublishedClaim, PublishedVerdict, Question, Rule, StoredContact, StoredFix, Verdict,
    Word, text,
};
use crate::error::{Error, Result};
use crate::judgement::quotation::{self, Proof};
use crate::judgement::{self, check};

/// A fix as a person proposes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewFix {
    /// Whose words are to be changed.
    pub claim: ClaimNumber,
    /// None takes the words that the claim is anchored to.
    pub old: Option<String>,
    /// Empty proposes to strike them.
    pub new: String,
    /// Why, in words that may cite evidence as `[E7]`; never empty.
    pub because: String,
    /// What it rests on: evidence of the same claim.
    pub evidence: Vec<EvidenceNumber>,
}

/// A contact as a person logs it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewContact {
    /// What it was about; at least one.
    pub claims: Vec<ClaimNumber>,
    /// Who was called or written to, in plain words: "press office of the ministry".
    pub who: String,
    /// What was read back to them word for word, where something was.
    pub read_back: Option<String>,
    /// What they answered; `None` while the answer is awaited.
    pub answer: Option<String>,
    /// By when they were asked to answer.
    pub deadline: Option<PartialDate>,
    /// Whether they may be quoted, and by name.
    pub record: OnRecord,
}

impl Workbench {
    /// Proposes other words for those that state a claim.
    ///
    /// Errors: no old words are given and the claim is anchored to none; evidence of another claim.
    pub fn propose_fix(&mut self, new: NewFix, read: Option<&AsRead>) -> Result<StoredFix> {
        self.write(|desk| {
            desk.expect(new.claim, read)?;
            let number = desk.propose_fix(new)?;
            desk.fix(number)
        })
    }

    /// Records the author's or the editor's answer to a fix.
    pub fn answer_fix(
        &mut self,
        number: FixNumber,
        answer: FixAnswer,
        role: FixRole,
        note: Option<&str>,
        read: Option<&AsRead>,
    ) -> Result<StoredFix> {
        self.write(|desk| {
            let claim = desk.reading().claim_of_fix(number)?;
            desk.refuse_blind_reader(claim)?;
            desk.expect(claim, read)?;
            let note = note.map(|note| text::passage("note", note)).transpose()?;
            desk.record(Event::FixAnswered(FixAnswered { claim, fix: number, answer, role, note }))?;
            desk.fix(number)
        })
    }

    /// Logs a call or message about claims.
    pub fn log_contact(&mut self, new: NewContact) -> Result<StoredContact> {
        self.write(|desk| {
            let number = desk.log_contact(new)?;
            desk.contact(number)
        })
    }

    /// Records the answer that came to a contact.
    ///
    /// Errors: it has one.
    pub fn answer_contact(&mut self, number: ContactNumber, answer: &str) -> Result<StoredContact> {
        self.write(|desk| {
            let contact = desk.contact(number)?.contact;
            if contact.answer.is_some() {
                return Err(Error::AlreadyAnswered { contact: number });
            }
            let answer = text::passage("answer", answer)?;
            desk.record(Event::ContactAnswered(ContactAnswered { contact: number, claims: contact.claims, answer }))?;
            desk.contact(number)
        })
    }

    /// The whole call log, oldest first.
    pub fn contacts(&self) -> Result<Vec<StoredContact>> {
        self.reading()?.contacts()
    }

    /// Lets what a rule objects to in a claim stand as it is, with the reason; none takes the waiver back. It is void when
    /// the claim or the objection changes.
    ///
    /// Errors: the rule finds errors, which are mended and not waived; it objects to nothing; there is no waiver to take
    /// back.
    pub fn waive(&mut self, claim: ClaimNumber, rule: Rule, because: Option<&str>) -> Result<Dossier> {
        if check::explained(rule).severity == check::Severity::Error {
            return Err(Error::NotWaivable { rule });
        }
        let waived = match because {
            Some(because) => {
                let dossier = self.dossier(claim)?;
                let found = self.objections_to(&dossier)?.into_iter().filter(|found| found.rule == rule);
                let because = Some(text::passage("reason", because)?);
                let (digest, objections) =
                    (Some(judgement::digest(&dossier)), found.map(|found| found.reason).collect());
                CheckWaived { claim, rule, because, digest, objections }
            }
            None => CheckWaived { claim, rule, because: None, digest: None, objections: Vec::new() },
        };
        self.write(|desk| {
            desk.waive(waived)?;
            desk.reading().dossier(claim)
        })
    }

    /// Records that an article went out as it stands, with every claim that is in work.
    pub fn publish(&mut self, article: ArticleNumber, url: Option<&str>) -> Result<Publication> {
        self.write(|desk| desk.publish(article, url))
    }

    /// Adds a dated note for the reader of a published article.
    ///
    /// Errors: the claim was never published.
    pub fn add_note(&mut self, claim: ClaimNumber, kind: NoteKind, words: &str) -> Result<Dossier> {
        self.write(|desk| {
            let dossier = desk.reading().dossier(claim)?;
            if dossier.procedure.publication.is_none() {
                return Err(Error::NotPublished { claim });
            }
            let text = text::passage("note", words)?;
            desk.record(Event::NoteAdded(NoteAdded { claim, kind, text }))?;
            desk.reading().dossier(claim)
        })
    }

    /// Makes two labels of origins count as one.
    ///
    /// Errors: no evidence has the label; the two are one already.
    pub fn merge_origins(&mut self, from: &str, into: &str, because: Option<&str>) -> Result<()> {
        self.write(|desk| desk.merge_origins(from, into, because))
    }
}

impl Desk<'_, '_> {
    pub(super) fn propose_fix(&mut self, new: NewFix) -> Result<FixNumber> {
        let dossier = self.reading().dossier(new.claim)?;
        if let (Some(old), Some(article)) = (&new.old, dossier.claim.article) {
            self.refuse_words_not_there(article, old)?;
        }
        let anchored = || dossier.claim.anchor.as_ref().map(|anchor| anchor.exact.clone());
        let old = new.old.or_else(anchored).ok_or(Error::NoOldWords { claim: new.claim })?;
        for number in &new.evidence {
            if !dossier.evidence.iter().any(|stored| stored.evidence.number == *number) {
                return Err(Error::NoSuch { noun: "evidence", name: format!("{number} of claim {}", new.claim) });
            }
        }
        let cited = new.evidence.iter().map(|number| format!("[{number}]")).collect::<String>();
        self.refuse_bad_citations(&dossier, Some(&format!("{} {cited}", new.because)))?;
        let number = self.reading().next_fix()?;
        let fix = Fix { number, claim: new.claim, old, new: new.new, because: new.because, evidence: new.evidence };
        self.record(Event::FixProposed(fix.checked()?))?;
        Ok(number)
    }

    /// The words that a fix replaces must stand in the newest text, or nobody could carry it out.
    fn refuse_words_not_there(&self, article: ArticleNumber, old: &str) -> Result<()> {
        let body = self.reading().article(article)?.revision.body;
        if !old.trim().is_empty() && body.contains(old) {
            return Ok(());
        }
        let nearest = match quotation::prove(old, &body) {
            Proof::Exact { at, .. } | Proof::Folded { at, .. } => {
                text::code_points(&body, at.start, at.end).map(str::to_owned).into_iter().collect()
            }
            Proof::Pieces { at, .. } => {
                let pieces = at.iter().filter_map(|span| text::code_points(&body, span.start, span.end));
                pieces.map(str::to_owned).collect()
            }
            Proof::Missing { nearest } => nearest.map(|nearest| nearest.passage).into_iter().collect(),
        };
        Err(Error::OldWordsNotThere { article, old: old.to_owned(), nearest })
    }

    fn fix(&self, number: FixNumber) -> Result<StoredFix> {
        let claim = self.reading().claim_of_fix(number)?;
        let fixes = self.reading().dossier(claim)?.procedure.fixes;
        let missing = || Error::NoSuch { noun: "fix", name: number.to_string() };
        fixes.into_iter().find(|stored| stored.fix.number == number).ok_or_else(missing)
    }

    pub(super) fn log_contact(&mut self, new: NewContact) -> Result<ContactNumber> {
        for claim in &new.claims {
            self.reading().claim(*claim)?;
        }
        let number = self.reading().next_contact()?;
        let NewContact { claims, who, read_back, answer, deadline, record } = new;
        let contact = Contact { number, claims, who, read_back, answer, deadline, record };
        self.record(Event::ContactLogged(contact.checked()?))?;
        Ok(number)
    }

    fn contact(&self, number: ContactNumber) -> Result<StoredContact> {
        let missing = || Error::NoSuch { noun: "contact", name: number.to_string() };
        self.reading().contacts()?.into_iter().find(|stored| stored.contact.number == number).ok_or_else(missing)
    }

    fn waive(&mut self, waived: CheckWaived) -> Result<()> {
        let (claim, rule) = (waived.claim, waived.rule);
        self.refuse_blind_reader(claim)?;
        let dossier = self.reading().dossier(claim)?;
        match &waived.because {
            Some(_) if waived.objections.is_empty() => return Err(Error::NoSuchObjection { claim, rule }),
            None if !dossier.procedure.waivers.iter().any(|waiver| waiver.rule == rule) => {
                return Err(Error::NothingToChange);
            }
            _ => {}
        }
        self.record(Event::CheckWaived(waived))
    }

    pub(super) fn publish(&mut self, article: ArticleNumber, url: Option<&str>) -> Result<Publication> {
        let stored = self.reading().article(article)?;
        if stored.set_aside.is_some() {
            return Err(Error::ArticleAside { article });
        }
        let revision = stored.revision.seq;
        let url = url.map(text::url).transpose()?;
        let dossiers = self.reading().dossiers(&self.reading().claims_of_article(article)?)?;
        let in_work = dossiers.iter().filter(|dossier| dossier.set_aside.is_none());
        let publication = Publication { article, revision, url, claims: in_work.map(as_published).collect() };
        self.record(Event::ArticlePublished(publication.clone()))?;
        Ok(publication)
    }

    pub(super) fn merge_origins(&mut self, from: &str, into: &str, because: Option<&str>) -> Result<()> {
        let (from, into) = (text::line("origin", from)?, text::line("origin", into)?);
        let because = because.map(|because| text::passage("reason", because)).transpose()?;
        let labels = self.reading().origin_labels()?;
        let merged = self.reading().origins_merged()?;
        for label in [&from, &into] {
            if !labels.contains(label) && !merged.contains_key(label) {
                return Err(Error::NoSuch { noun: "origin", name: label.clone() });
            }
        }
        let of = |label: &String| merged.get(label).cloned().unwrap_or_else(|| label.clone());
        let (from, into) = (of(&from), of(&into));
        if from == into {
            return Err(Error::OneOrigin { origin: into });
        }
        self.record(Event::OriginsMerged(OriginsMerged { from, into, because }))
    }
}

fn as_published(dossier: &Dossier) -> PublishedClaim {
    let verdicts = Question::ALL.iter().map(|question| (*question, dossier.verdict(*question)));
    PublishedClaim {
        claim: dossier.number(),
        digest: judgement::digest(dossier),
        verdicts: verdicts
            .filter(|(_, status)| *status != Verdict::Unverified)
            .map(|(question, status)| PublishedVerdict { question, status })
            .collect(),
    }
}
