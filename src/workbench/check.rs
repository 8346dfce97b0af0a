//! The verbs that look over the whole desk: the check, what is due, the origins, the fixes.

use super::{QuoteProof, Workbench};
use crate::domain::text::Offsets;
use crate::domain::{ArticleNumber, Claim, ClaimNumber, Dossier, EvidenceNumber, Quantity, SourceNumber, StoredFix};
use crate::error::{Error, Result};
use crate::judgement;
use crate::judgement::check::{self, About, Objection, Surroundings, Untouched};
use crate::judgement::clash::{Clash, clashes};
use crate::judgement::coverage::Covering;
use crate::judgement::due::{Due, due};
use crate::judgement::independence::{Chain, Suggestion, chain, suggestions};
use crate::language::{self, sentence};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::ops::Range;

/// What a check found, and how much it looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked {
    /// Worst first; waived ones included.
    pub objections: Vec<Objection>,
    /// How many claims were looked at; those that nothing was found in, too.
    pub claims: usize,
}

/// A check that goes on.
struct Looking {
    articles: Vec<ArticleNumber>,
    around: Surroundings,
    objections: Vec<Objection>,
    /// Whether it goes over the whole case.
    of_case: bool,
}

/// Where evidence comes from in the end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origins {
    /// By the number of sources, most first; then by label.
    pub uses: Vec<OriginUse>,
    /// Labels that may mean one origin, for a person to merge or leave.
    pub suggestions: Vec<Suggestion>,
}

/// An origin with what counts under it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OriginUse {
    /// The label under which all of them count: where labels were merged, the one that stays.
    pub origin: String,
    /// Other labels that mean it.
    pub merged: Vec<String>,
    /// Those with standing evidence of this origin, in the order of their numbers.
    pub sources: Vec<SourceNumber>,
    /// Pieces that stand.
    pub evidence: usize,
}

impl Workbench {
    /// Looks over an article and its claims, or the whole case, for what an editor would object to.
    pub fn check(&self, article: Option<ArticleNumber>) -> Result<Checked> {
        let claims = match article {
            Some(article) => {
                self.reading()?.article_head(article)?;
                self.claims_of_article(article)?
            }
            None => self.claims_in_sight()?,
        };
        let mut looking = self.looking(article)?;
        self.each_dossier(&claims, |dossier| self.look_at(&dossier, &mut looking))?;
        Ok(Checked { objections: self.looked(looking)?, claims: claims.len() })
    }

    /// The same over the claims of an article, or of the whole case, for whoever has read them already.
    pub fn objections(&self, article: Option<ArticleNumber>, dossiers: &[Dossier]) -> Result<Vec<Objection>> {
        let mut looking = self.looking(article)?;
        dossiers.iter().try_for_each(|dossier| self.look_at(dossier, &mut looking))?;
        self.looked(looking)
    }

    fn looking(&self, article: Option<ArticleNumber>) -> Result<Looking> {
        let articles = match article {
            Some(article) => vec![article],
            None => self.articles_in_work()?.into_iter().map(|stored| stored.article.number).collect(),
        };
        Ok(Looking {
            around: self.surroundings(&articles)?,
            articles,
            objections: Vec::new(),
            of_case: article.is_none(),
        })
    }

    fn look_at(&self, dossier: &Dossier, looking: &mut Looking) -> Result<()> {
        // What an editor objects to tells the verdict.
        if !dossier.procedure.owed.is_empty() {
            return Ok(());
        }
        let around = &mut looking.around;
        around.anchored.insert(dossier.number(), self.anchored_figures(&dossier.claim)?);
        self.prove_quotes(dossier, around)?;
        looking.objections.extend(check::check(dossier, around));
        Ok(())
    }

    fn looked(&self, looking: Looking) -> Result<Vec<Objection>> {
        let Looking { articles, around, mut objections, of_case } = looking;
        for article in articles {
            objections.extend(check::uncovered(article, &self.untouched(article)?));
            if !around.names.is_empty() {
                let mut texts = (self.article(article)?, self.settled(article)?);
                let about = About::Sentences { article, sentences: Vec::new() };
                objections.extend(check::named(about, &mut texts, &around.names));
            }
        }
        if of_case {
            objections.extend(check::named(About::Case, &mut (self.title()?, self.desk()?), &around.names));
        }
        check::worst_first(&mut objections);
        Ok(objections)
    }

    /// Every claim but those of articles that are set aside.
    pub fn claims_in_sight(&self) -> Result<Vec<ClaimNumber>> {
        let reading = self.reading()?;
        let mut claims = reading.claim_numbers()?;
        for article in reading.articles_set_aside()? {
            let hidden: HashSet<ClaimNumber> = reading.claims_of_article(article)?.into_iter().collect();
            claims.retain(|claim| !hidden.contains(claim));
        }
        Ok(claims)
    }

    /// The figures of the words that a claim is anchored to; none where it has no figures of its own.
    pub fn anchored_figures(&self, claim: &Claim) -> Result<Vec<Quantity>> {
        match &claim.anchor {
            Some(anchor) if !claim.quantities.is_empty() => {
                let tongue = self.tongue(claim.article)?;
                Ok(language::figures(tongue, &anchor.exact, None))
            }
            _ => Ok(Vec::new()),
        }
    }

    /// What an editor would object to in one claim.
    pub(super) fn objections_to(&self, dossier: &Dossier) -> Result<Vec<Objection>> {
        let articles: Vec<ArticleNumber> = dossier.claim.article.into_iter().collect();
        let mut around = self.surroundings(&articles)?;
        around.anchored.insert(dossier.number(), self.anchored_figures(&dossier.claim)?);
        self.prove_quotes(dossier, &mut around)?;
        Ok(check::check(dossier, &around))
    }

    fn surroundings(&self, articles: &[ArticleNumber]) -> Result<Surroundings> {
        let reading = self.reading()?;
        let mut told: HashMap<ClaimNumber, Vec<Clash>> = HashMap::new();
        for article in articles {
            let mut dossiers = reading.dossiers(&reading.claims_with_figures(*article)?)?;
            // What is known to be wrong contradicts nothing any more.
            dossiers.retain(|dossier| {
                dossier.set_aside.is_none() && !dossier.verdict(dossier.claim.main_question()).denies()
            });
            for clash in clashes(&dossiers) {
                told.entry(clash.one).or_default().push(clash);
            }
        }
        Ok(Surroundings {
            today: self.today(),
            verdicts: reading.verdicts()?,
            quotes: HashMap::new(),
            damaged: HashSet::new(),
            anchored: HashMap::new(),
            derived: reading.derivations()?,
            clashes: told,
            names: self.redaction()?,
        })
    }

    /// Lays every quotation of a claim's evidence beside its snapshot, and reads every snapshot's bytes.
    fn prove_quotes(&self, dossier: &Dossier, around: &mut Surroundings) -> Result<()> {
        for stored in dossier.evidence.iter().filter(|stored| stored.stands()) {
            let number = stored.evidence.number;
            for kept in &stored.snapshots {
                match self.snapshot_bytes(&kept.snapshot) {
                    Ok(_) => {}
                    Err(Error::Damaged { .. }) => {
                        around.damaged.insert(number);
                    }
                    Err(error) => return Err(error),
                }
            }
            if !around.damaged.contains(&number)
                && let Some(QuoteProof::Laid { proof, .. }) = self.quote_proof(stored)?
            {
                around.quotes.insert(number, proof);
            }
        }
        Ok(())
    }

    /// The sentences that nobody has dealt with, with what in them would make an editor look.
    fn untouched(&self, article: ArticleNumber) -> Result<Vec<Untouched>> {
        let coverage = self.coverage(article)?;
        let read = self.read_before.text(&coverage.article);
        let marks = read.marks(&coverage.article.revision.body);
        let sentences = coverage.sentences.iter().zip(marks);
        let untouched = sentences.filter(|(sentence, _)| sentence.covering == Covering::Untouched);
        let marked = untouched.map(|(sentence, marks)| Untouched {
            sentence: sentence.number,
            text: coverage.text(sentence).to_owned(),
            marks: marks.clone(),
        });
        Ok(marked.collect())
    }

    /// The claims to verify again by a day, soonest first, each with its text.
    pub fn due(&self, by: Date) -> Result<Vec<(Due, String)>> {
        let mut found = Vec::new();
        let claims = self.claims_in_sight()?;
        let verified = self.reading()?.claims_that_age()?;
        let claims: Vec<ClaimNumber> =
            claims.into_iter().filter(|claim| verified.binary_search(claim).is_ok()).collect();
        self.each_dossier(&claims, |dossier| {
            if let Some(due) = due(&dossier).filter(|due| due.by <= by) {
                found.push((due, dossier.claim.text));
            }
            Result::Ok(())
        })?;
        found.sort_by_key(|(due, _)| (due.by, due.claim));
        Ok(found)
    }

    /// What a piece of evidence was taken from, link by link, beginning with itself.
    pub fn derivation(&self, evidence: EvidenceNumber) -> Result<Chain> {
        Ok(chain(&self.reading()?.derivations()?, evidence))
    }

    /// Every origin of standing evidence, and which of them may be one.
    pub fn origins(&self) -> Result<Origins> {
        let mut pieces = Vec::new();
        self.each_dossier(&self.claim_numbers()?, |dossier| {
            pieces.extend(dossier.evidence.into_iter().filter(|stored| stored.stands()));
            Result::Ok(())
        })?;
        Ok(Origins { uses: self.origin_uses()?, suggestions: suggestions(&pieces.iter().collect::<Vec<_>>()) })
    }

    /// Every origin of standing evidence, by the number of sources, most first; then by label.
    pub fn origin_uses(&self) -> Result<Vec<OriginUse>> {
        let reading = self.reading()?;
        let merged = reading.origins_merged()?;
        let mut by_label: BTreeMap<String, (BTreeSet<SourceNumber>, BTreeSet<String>, usize)> = BTreeMap::new();
        for (own, source, pieces) in reading.origin_counts()? {
            let origin = merged.get(&own).cloned().unwrap_or_else(|| own.clone());
            let (sources, labels, evidence) = by_label.entry(origin).or_default();
            sources.insert(source);
            labels.insert(own);
            *evidence += pieces;
        }
        let mut uses: Vec<OriginUse> = by_label
            .into_iter()
            .map(|(origin, (sources, mut labels, evidence))| {
                labels.remove(&origin);
                let (merged, sources) = (labels.into_iter().collect(), sources.into_iter().collect());
                OriginUse { origin, merged, sources, evidence }
            })
            .collect();
        uses.sort_by_key(|one| std::cmp::Reverse(one.sources.len()));
        Ok(uses)
    }

    /// Every fix of an article's claims, or of all, that whoever works here may see, with its claim and the sentence of the newest text that holds the old
    /// words, where they stand there.
    pub fn fixes(&self, article: Option<ArticleNumber>) -> Result<Vec<(StoredFix, Dossier, Option<String>)>> {
        let claims = match article {
            Some(article) => {
                self.reading()?.article_head(article)?;
                self.claims_of_article(article)?
            }
            None => self.claims_in_sight()?,
        };
        let with_fixes = self.reading()?.claims_with_fixes()?;
        let claims: Vec<ClaimNumber> =
            claims.into_iter().filter(|claim| with_fixes.binary_search(claim).is_ok()).collect();
        let mut found = Vec::new();
        let mut texts: HashMap<ArticleNumber, Sentences> = HashMap::new();
        self.each_dossier(&claims, |mut dossier| {
            for stored in std::mem::take(&mut dossier.procedure.fixes) {
                let sentence = match dossier.claim.article {
                    Some(article) => {
                        if let std::collections::hash_map::Entry::Vacant(vacant) = texts.entry(article) {
                            vacant.insert(Sentences::of(self.article(article)?.revision.body));
                        }
                        sentence_of(&texts[&article], &stored, &dossier)
                    }
                    None => None,
                };
                found.push((stored, dossier.clone(), sentence));
            }
            Result::Ok(())
        })?;
        found.sort_by_key(|(stored, _, _)| stored.fix.number);
        Ok(found)
    }

    /// How many of the claims nobody has approved as they stand.
    pub fn not_approved(&self, claims: &[ClaimNumber]) -> Result<usize> {
        let approved = |dossier: &Dossier| {
            judgement::standing_review(dossier)
                .is_some_and(|review| review.review.outcome == crate::domain::ReviewOutcome::Approved)
        };
        let reading = self.reading()?;
        let reviewed = reading.claims_reviewed(crate::domain::ReviewOutcome::Approved)?;
        let mut asked: Vec<ClaimNumber> = reading
            .standings(claims)?
            .into_iter()
            .filter(|one| !one.questions().is_empty())
            .map(|one| one.claim)
            .collect();
        let all = asked.len();
        // What nobody has ever approved need not be looked into.
        asked.retain(|claim| reviewed.binary_search(claim).is_ok());
        let mut stand = 0;
        self.each_dossier(&asked, |dossier| {
            stand += usize::from(approved(&dossier));
            Result::Ok(())
        })?;
        Ok(all - stand)
    }
}

/// A text with its sentences.
struct Sentences {
    body: String,
    offsets: Offsets,
    ranges: Vec<Range<usize>>,
}

impl Sentences {
    fn of(body: String) -> Self {
        let (offsets, ranges) = (Offsets::of(&body), sentence::sentences(&body));
        Self { body, offsets, ranges }
    }
}

/// The sentence around the old words: where the claim's words stand, else the first that holds them.
fn sentence_of(text: &Sentences, stored: &StoredFix, dossier: &Dossier) -> Option<String> {
    let (body, old) = (&text.body, &stored.fix.old);
    let near = dossier.claim.anchor.as_ref().filter(|anchor| anchor.stands()).map_or(0, |anchor| anchor.start as usize);
    let from = text.offsets.byte(body, near).unwrap_or(0);
    let at = body[from..].find(old.as_str()).map(|at| from + at).or_else(|| body.find(old.as_str()))?;
    let range = &text.ranges[text.ranges.partition_point(|range| range.start <= at).checked_sub(1)?];
    (at < range.end && at + old.len() <= range.end).then(|| body[range.clone()].to_owned())
}
