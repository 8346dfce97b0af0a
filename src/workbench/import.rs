//! Bringing in what a file holds, through the same verbs as everything else: all of it, or all but the rows refused.

use super::article::Texts;
use super::{Desk, Workbench};
use crate::domain::text::same_words;
use crate::domain::{
    Anchoring, Arrived, ArticleAside, ArticleNumber, ClaimNumber, Event, EvidenceNumber, Incoming, IncomingClaim,
    IncomingEvidence, IncomingSettled, IncomingSource, KeptCell, Named, NewArticle, NewClaim, NewSource, NewStatus,
    NewText, Relation, SentenceSettled, Source, SourceNumber, Verdict, renumber_citations,
};
use crate::error::{Error, Refusal, Result};
use std::collections::HashMap;
use std::str::FromStr;

/// What to do with a file of which some rows are refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OnRefusal {
    /// Store nothing and report every refusal.
    StoreNothing,
    /// Store the good rows and report the others.
    StoreTheRest,
}

/// What an import is to do.
#[derive(Debug, Clone, Copy)]
pub struct ImportPlan {
    /// What becomes of the good rows where others are refused.
    pub on_refusal: OnRefusal,
    /// Go through everything and store nothing.
    pub dry_run: bool,
    /// Leave every status unverified instead of refusing verdicts that have no evidence here.
    pub leave_verdicts: bool,
    /// Take in rows of a sheet that are here already once more.
    pub again: bool,
}

impl ImportPlan {
    fn stores_all_or_nothing(self) -> bool {
        self.on_refusal == OnRefusal::StoreNothing && !self.dry_run
    }
}

/// The outcome of an import.
#[derive(Debug)]
pub struct Imported {
    /// How many rows were read, good and bad.
    pub rows: usize,
    /// What was stored, or in a dry run would have been, by kind.
    pub arrived: Arrived,
    /// The rows that were refused, each with its line and the reason.
    pub refusals: Vec<Refusal>,
    /// Rows that were here already, by their lines, each with what it is here.
    pub here: Vec<(u64, String)>,
    /// Claims that were here and got more rows, with how many.
    pub grown: Vec<(u64, ClaimNumber, usize)>,
    /// Claims whose words do not stand in the article that they are of.
    pub unanchored: Vec<(u64, ClaimNumber)>,
    /// New claims with the words of one that an earlier sheet brought, from a row with other cells.
    pub alike: Vec<(u64, ClaimNumber, ClaimNumber)>,
}

/// Whether the words of a claim could not be anchored, and its quotation, where it has one.
pub(super) enum Unanchored {
    No,
    Words(Option<KeptCell>),
}

impl Workbench {
    /// Takes in the rows of a file, each with the line on which it starts, in one transaction.
    ///
    /// `progress` is told how many rows were looked at. Errors: `ImportRefused` with every refused row, where rows are
    /// refused and nothing is to be stored without them; that of the disk or the case, where one of them fails.
    pub fn import(
        &mut self,
        rows: impl IntoIterator<Item = (u64, Result<Incoming>)>,
        plan: ImportPlan,
        mut progress: impl FnMut(usize),
    ) -> Result<Imported> {
        let mut writing = self.store.write(&self.setting.actor)?.by(self.identity);
        let super::Setting { clock, ids, actor, .. } = &mut self.setting;
        let now = clock.now();
        writing.follows(now)?;
        let texts = Texts::default();
        let mut desk = Desk { now, writing: &mut writing, ids, actor, texts, read_before: &self.read_before };
        let mut known = Known::default();
        let mut imported = Imported {
            rows: 0,
            arrived: Arrived::default(),
            refusals: Vec::new(),
            here: Vec::new(),
            grown: Vec::new(),
            unanchored: Vec::new(),
            alike: Vec::new(),
        };
        for (line, row) in rows {
            imported.rows += 1;
            let before = known.marks();
            let mut taking = Taking::of(line);
            let outcome = row.and_then(|row| {
                if plan.stores_all_or_nothing() {
                    // A row that fails half-way is left as it is: it takes everything else with it in the end.
                    return desk.take_in(row, plan, &mut known, &mut taking);
                }
                desk.attempt(|desk| desk.take_in(row, plan, &mut known, &mut taking))
            });
            match outcome {
                Ok(()) => imported.add(taking),
                // No fault of the row's: a failing disk or a damaged case would refuse every one after it, too.
                Err(error) if error.trouble().is_some() || matches!(error, Error::Damaged { .. }) => return Err(error),
                Err(error) => {
                    known.forget_since(before);
                    imported.refusals.push(Refusal { line, error });
                }
            }
            progress(imported.rows);
        }
        let refused = !imported.refusals.is_empty() && plan.on_refusal == OnRefusal::StoreNothing;
        if refused && !plan.dry_run {
            return Err(Error::ImportRefused { rows: imported.rows, refusals: imported.refusals });
        }
        if !plan.dry_run {
            writing.commit()?;
        }
        Ok(imported)
    }
}

impl Imported {
    fn add(&mut self, taking: Taking) {
        let Arrived { articles, sources, claims, evidence, statuses, relations } = taking.arrived;
        self.arrived.articles += articles;
        self.arrived.sources += sources;
        self.arrived.claims += claims;
        self.arrived.evidence += evidence;
        self.arrived.statuses += statuses;
        self.arrived.relations += relations;
        self.here.extend(taking.here);
        self.grown.extend(taking.grown);
        self.unanchored.extend(taking.unanchored);
        self.alike.extend(taking.alike);
    }
}

/// What one row has brought so far; it counts once all of the row is taken in.
pub(super) struct Taking {
    pub line: u64,
    pub arrived: Arrived,
    pub here: Option<(u64, String)>,
    pub grown: Option<(u64, ClaimNumber, usize)>,
    pub unanchored: Option<(u64, ClaimNumber)>,
    pub alike: Option<(u64, ClaimNumber, ClaimNumber)>,
}

impl Taking {
    fn of(line: u64) -> Self {
        Self { line, arrived: Arrived::default(), here: None, grown: None, unanchored: None, alike: None }
    }

    /// The row is here already, as this.
    pub fn is_here(&mut self, what: impl std::fmt::Display) {
        self.here = Some((self.line, what.to_string()));
    }
}

/// The claims that earlier sheets brought, by their words, whatever article they are of.
type Words = HashMap<String, ClaimNumber>;

/// What the file has brought so far, by the numbers it uses.
#[derive(Default)]
pub(super) struct Known {
    articles: Numbers<ArticleNumber>,
    sources: Numbers<SourceNumber>,
    pub claims: Numbers<ClaimNumber>,
    pub evidence: Numbers<EvidenceNumber>,
    /// None until a sheet's first row asks.
    words: Option<Words>,
    /// Every source that is here; none until a bibliography's first entry asks.
    entries: Option<Vec<(Source, Since)>>,
}

/// Whether a source was here before the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Since {
    Before,
    Now,
}

/// From the numbers of the file to those of the case, and in which order they were learned.
pub(super) struct Numbers<N> {
    map: HashMap<N, N>,
    learned: Vec<N>,
}

impl<N> Default for Numbers<N> {
    fn default() -> Self {
        Self { map: HashMap::new(), learned: Vec::new() }
    }
}

impl<N: Copy + Eq + std::hash::Hash> Numbers<N> {
    pub fn learn(&mut self, in_file: Option<N>, here: N) {
        if let Some(in_file) = in_file
            && self.map.insert(in_file, here).is_none()
        {
            self.learned.push(in_file);
        }
    }

    fn forget_since(&mut self, mark: usize) {
        for number in self.learned.drain(mark..) {
            self.map.remove(&number);
        }
    }

    fn here(&self, in_file: N) -> N {
        self.map.get(&in_file).copied().unwrap_or(in_file)
    }
}

impl Known {
    /// A rationale with the numbers that the file's evidence has here.
    fn as_here(&self, because: &str) -> String {
        renumber_citations(because, |number| self.evidence.map.get(&number).copied())
    }

    fn evidence_in_file(&self, number: EvidenceNumber) -> Result<EvidenceNumber> {
        let here = self.evidence.map.get(&number).copied();
        here.ok_or_else(|| Error::NoSuch { noun: "evidence", name: format!("{number} before this in the file") })
    }

    fn marks(&self) -> [usize; 4] {
        [
            self.articles.learned.len(),
            self.sources.learned.len(),
            self.claims.learned.len(),
            self.evidence.learned.len(),
        ]
    }

    fn forget_since(&mut self, [articles, sources, claims, evidence]: [usize; 4]) {
        self.articles.forget_since(articles);
        self.sources.forget_since(sources);
        self.claims.forget_since(claims);
        self.evidence.forget_since(evidence);
    }
}

impl Desk<'_, '_> {
    fn attempt<T>(&mut self, work: impl FnOnce(&mut Desk<'_, '_>) -> Result<T>) -> Result<T> {
        let Self { writing, ids, actor, now, texts: _, read_before } = self;
        let now = *now;
        // What is taken back is not to be kept: texts of its own.
        writing.attempt(|writing| work(&mut Desk { writing, ids, actor, now, texts: Texts::default(), read_before }))
    }

    fn take_in(&mut self, row: Incoming, plan: ImportPlan, known: &mut Known, taking: &mut Taking) -> Result<()> {
        match row {
            Incoming::Article { number, article, later, settled, set_aside } => {
                let here = self.take_in_article(*article, later, settled, set_aside)?;
                known.articles.learn(number, here);
                taking.arrived.articles += 1;
            }
            Incoming::Source { number, source } => match self.same_source_here(&source)? {
                Some(here) if !plan.again => {
                    known.sources.learn(number, here);
                    taking.is_here(here);
                }
                _ => {
                    known.sources.learn(number, self.add_source(*source)?);
                    taking.arrived.sources += 1;
                }
            },
            Incoming::Entry(source) => match self.source_of_entry(&source, known)? {
                Some(here) if !plan.again => taking.is_here(here),
                _ => {
                    let added = self.add_source(*source)?;
                    if let Some(entries) = &mut known.entries {
                        entries.push((self.reading().source(added)?.source, Since::Now));
                    }
                    taking.arrived.sources += 1;
                }
            },
            Incoming::Claim(claim) => self.take_in_claim(*claim, plan, known, taking)?,
            Incoming::Evidence { claim, evidence, row } => {
                let claim = self.claim_named(&claim, known)?;
                self.take_in_evidence_row(claim, *evidence, row, plan, known, taking)?;
            }
            Incoming::Status { claim, status, row } => {
                let claim = self.claim_named(&claim, known)?;
                self.take_in_status_row(claim, *status, row, plan, known, taking)?;
            }
            Incoming::Words { claim, row } => {
                let claim = self.claim_named(&claim, known)?;
                match self.row_here(Some(&row), plan)? {
                    Some(here) => taking.is_here(here),
                    None => self.keep_row(claim, row)?,
                }
            }
            Incoming::Withdrawal { evidence, because } => {
                let evidence = known.evidence_in_file(evidence)?;
                self.withdraw_evidence(evidence, &because)?;
            }
            Incoming::SetAside { claim, set_aside } => {
                let claim = self.claim_named(&claim, known)?;
                self.set_aside(claim, set_aside)?;
            }
            Incoming::Relation { from, kind, to, note } => {
                let (from, to) = (self.claim_named(&from, known)?, self.claim_named(&to, known)?);
                self.relate(Relation { from, kind, to, note })?;
                taking.arrived.relations += 1;
            }
        }
        Ok(())
    }

    fn take_in_article(
        &mut self,
        article: NewArticle,
        later: Vec<NewText>,
        settled: Vec<IncomingSettled>,
        set_aside: Option<ArticleAside>,
    ) -> Result<ArticleNumber> {
        let here = self.add_article(article)?;
        for text in later {
            self.add_revision(here, text)?;
        }
        for IncomingSettled { words, reason, note } in settled {
            let words = self.anchor(here, &words, None)?;
            let settled = SentenceSettled { article: here, words, reason: Some(reason), note };
            self.record(Event::SentenceSettled(settled))?;
        }
        if let Some(aside) = set_aside {
            self.set_article_aside(here, aside)?;
        }
        Ok(here)
    }

    fn take_in_claim(
        &mut self,
        mut incoming: IncomingClaim,
        plan: ImportPlan,
        known: &mut Known,
        taking: &mut Taking,
    ) -> Result<()> {
        if let Some(article) = &incoming.article {
            incoming.claim.article = Some(self.article_named(article, known)?);
        }
        if let Some(uid) = incoming.copy_of
            && let Some(here) = self.reading().claim_by_uid(&uid.to_string())?
        {
            taking.is_here(here);
            return Ok(());
        }
        let IncomingClaim { number, claim, evidence, statuses, rows, .. } = &incoming;
        if let Some(here) = self.row_here(rows.first().map(|(row, _)| row), plan)? {
            known.claims.learn(*number, here);
            return self.take_in_further(here, incoming.rows, incoming.evidence, known, taking);
        }
        if !rows.is_empty()
            && let Some(dossier) = self.same_claim_here(claim, statuses, evidence)?
        {
            known.claims.learn(*number, dossier.number());
            for piece in evidence {
                let same = dossier.evidence.iter().find(|stored| Some(stored.evidence.uid) == piece.evidence.uid);
                same.into_iter().for_each(|stored| known.evidence.learn(piece.number, stored.evidence.number));
            }
            taking.is_here(dossier.number());
            return Ok(());
        }
        self.take_in_new_claim(incoming, plan, known, taking)
    }

    fn take_in_new_claim(
        &mut self,
        incoming: IncomingClaim,
        plan: ImportPlan,
        known: &mut Known,
        taking: &mut Taking,
    ) -> Result<()> {
        let IncomingClaim { number, claim: mut new, stood, evidence, statuses, set_aside, mut rows, .. } = incoming;
        let unanchored = match incoming.anchoring {
            Anchoring::MustStand => Unanchored::No,
            Anchoring::WhereTheyStand => self.anchor_where_they_stand(&mut new)?,
        };
        let alike = if rows.is_empty() { None } else { self.claim_of_words(&new, known)? };
        let has_uid = new.uid.is_some();
        let claim = self.log_claim(new, stood)?;
        known.claims.learn(number, claim);
        taking.arrived.claims += 1;
        taking.alike = alike.map(|before| (taking.line, claim, before));
        let mut withdrawn = Vec::new();
        for mut piece in evidence {
            let because = piece.withdrawn.take();
            let number = self.take_in_evidence(claim, piece, known, &mut taking.arrived)?;
            withdrawn.extend(because.map(|because| (number, because)));
        }
        for status in statuses {
            self.take_in_status(claim, status, plan, known, &mut taking.arrived)?;
        }
        // Last: a verdict may have rested on what was withdrawn after it.
        for (evidence, because) in withdrawn {
            self.withdraw_evidence(evidence, &because)?;
        }
        if let Some(set_aside) = set_aside {
            self.set_aside(claim, set_aside)?;
        }
        if let Unanchored::Words(quote) = unanchored {
            taking.unanchored = Some((taking.line, claim));
            rows.iter_mut().take(1).for_each(|(row, _)| row.kept.extend(quote.clone()));
        }
        for (row, _) in rows {
            self.keep_row_unless(has_uid, claim, Some(row))?;
        }
        Ok(())
    }

    /// The source that is here and of which an entry of a bibliography is.
    fn source_of_entry(&mut self, new: &NewSource, known: &mut Known) -> Result<Option<SourceNumber>> {
        if known.entries.is_none() {
            let sources = self.reading().sources()?.into_iter();
            known.entries = Some(sources.map(|stored| (stored.source, Since::Before)).collect());
        }
        // Two entries of one file that share an address have one for a site, not for a page.
        let is_it = |(source, since): &&(Source, Since)| {
            new.is_entry_of(source) && (*since == Since::Before || same_words(&new.name, &source.name))
        };
        let same = known.entries.iter().flatten().find(is_it).map(|(source, _)| source.number);
        same.map(|number| self.reading().standing_source(number)).transpose()
    }

    /// A claim that an earlier sheet brought and that has these words.
    fn claim_of_words(&self, new: &NewClaim, known: &mut Known) -> Result<Option<ClaimNumber>> {
        if known.words.is_none() {
            let words = self.reading().words_of_sheets()?;
            known.words = Some(words.into_iter().map(|(number, text)| (text, number)).collect());
        }
        Ok(known.words.as_ref().and_then(|words| words.get(&new.text).copied()))
    }

    pub(super) fn take_in_evidence(
        &mut self,
        claim: ClaimNumber,
        incoming: IncomingEvidence,
        known: &mut Known,
        arrived: &mut Arrived,
    ) -> Result<EvidenceNumber> {
        let mut new = incoming.evidence;
        new.claim = claim;
        new.source = match incoming.source {
            IncomingSource::Known(named) => self.source_named(&named, known)?,
            IncomingSource::New(source) => {
                let before = self.reading().next_source()?;
                let number = self.source_for(*source)?;
                arrived.sources += usize::from(number == before);
                number
            }
        };
        new.derived_from = match (incoming.derived_from, incoming.number) {
            // A file that numbers its evidence means its own numbers.
            (Some(number), Some(_)) => Some(known.evidence_in_file(number)?),
            (number, _) => number,
        };
        let number = self.add_evidence(new)?;
        known.evidence.learn(incoming.number, number);
        arrived.evidence += 1;
        if let Some(because) = incoming.withdrawn {
            self.withdraw_evidence(number, &because)?;
        }
        Ok(number)
    }

    /// Whether the claim has, or once had, this very status, by whomever.
    pub(super) fn same_status_here(&self, claim: ClaimNumber, new: &NewStatus, known: &Known) -> Result<bool> {
        let dossier = self.reading().dossier(claim)?;
        let question = new.question.unwrap_or(dossier.claim.main_question());
        let new = NewStatus { because: new.because.as_deref().map(|because| known.as_here(because)), ..new.clone() };
        let new = new.on(question).checked()?;
        Ok(dossier.statuses.iter().any(|stored| stored.status == new))
    }

    pub(super) fn take_in_status(
        &mut self,
        claim: ClaimNumber,
        mut status: NewStatus,
        plan: ImportPlan,
        known: &Known,
        arrived: &mut Arrived,
    ) -> Result<()> {
        if plan.leave_verdicts && status.status != Verdict::Unverified {
            return Ok(());
        }
        // Numbers cited are those of the file; here the same evidence may be called otherwise.
        status.because = status.because.map(|because| known.as_here(&because));
        // What an older file's rationale cites was never asked for; the check says where it cites nothing.
        self.give_status(claim, status)?;
        arrived.statuses += 1;
        Ok(())
    }

    fn claim_named(&self, named: &Named, known: &Known) -> Result<ClaimNumber> {
        if let Some(uid) = named.uid
            && let Some(number) = self.reading().claim_by_uid(&uid.to_string())?
        {
            return Ok(number);
        }
        let number = number_of::<ClaimNumber>("claim", named)?;
        self.reading().claim(known.claims.here(number)).map(|claim| claim.number)
    }

    fn source_named(&self, named: &Named, known: &Known) -> Result<SourceNumber> {
        if let Some(uid) = named.uid
            && let Some(number) = self.reading().source_by_uid(&uid.to_string())?
        {
            return Ok(number);
        }
        if let Ok(number) = number_of::<SourceNumber>("source", named)
            && let Ok(source) = self.reading().source(known.sources.here(number))
        {
            return Ok(source.source.number);
        }
        let name = named.name.as_deref().unwrap_or_default();
        self.reading().source_called(name)
    }

    fn article_named(&self, named: &Named, known: &Known) -> Result<ArticleNumber> {
        if let Some(uid) = named.uid
            && let Some(number) = self.reading().article_by_uid(&uid.to_string())?
        {
            return Ok(number);
        }
        if let Ok(number) = number_of::<ArticleNumber>("article", named)
            && let Ok(article) = self.reading().article_head(known.articles.here(number))
        {
            return Ok(article.number);
        }
        let name = named.name.as_deref().unwrap_or_default();
        self.reading().article_called(name)
    }
}

/// The number that a thing is named by.
fn number_of<N: FromStr>(noun: &'static str, named: &Named) -> Result<N>
where
    Error: From<N::Err>,
{
    match &named.name {
        Some(name) => Ok(name.parse()?),
        None => {
            let uid = named.uid.map(|uid| uid.to_string());
            Err(Error::NoSuch { noun, name: uid.unwrap_or_else(|| "without a number, uid or name".to_owned()) })
        }
    }
}
