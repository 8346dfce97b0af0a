//! Reading the case: claims by query, dossiers, sources, articles, histories, search.

use super::Workbench;
use crate::domain::handle;
use crate::domain::query::{Field, Filter, Flag, Query, Sense, Stage};
use crate::domain::{
    ArticleNumber, ClaimNumber, DeskProfile, Dossier, Entry, EvidenceNumber, Found, Head, Hit, LedgerItem, LedgerLine,
    ReviewOutcome, Revision, Settled, SourceNumber, Standing, StoredArticle, StoredSource, Uid, Word,
};
use crate::error::{Error, Result};
use crate::judgement;
use jiff::civil::Date;
use std::collections::{BTreeSet, HashSet};

/// How many dossiers are held at once where a whole case is gone through.
pub(super) const BATCH: usize = 500;

impl Workbench {
    /// The newest event of the ledger: its number and hash.
    pub fn head(&self) -> Result<Head> {
        self.reading()?.head()
    }

    /// What the case is called; `None` where nobody named it.
    pub fn title(&self) -> Result<Option<String>> {
        self.reading()?.title()
    }

    /// What the case knows of its desk.
    pub fn desk(&self) -> Result<DeskProfile> {
        self.reading()?.desk()
    }

    /// The id that the file was created with; copies of the file have the same.
    pub fn file_uid(&self) -> Uid {
        self.store.file_uid()
    }

    /// What the case's clock says.
    pub fn now(&self) -> crate::domain::Instant {
        self.setting.clock.now()
    }

    /// The handle that a person means: `me` is whoever works here.
    pub fn whom(&self, handle: &str) -> String {
        let handle = handle::bare(handle);
        if handle == handle::ME { self.setting.actor.clone() } else { handle.to_owned() }
    }

    /// Whom a person would give a claim to: nobody, where they say so.
    pub fn whom_if_anybody(&self, handle: &str) -> Option<String> {
        (!handle::is_nobody(handle)).then(|| self.whom(handle))
    }

    pub(super) fn today(&self) -> Date {
        self.now().day()
    }

    /// One claim with all that belongs to it, as whoever works here may see it. Error: there is none.
    pub fn dossier(&self, claim: ClaimNumber) -> Result<Dossier> {
        self.reading()?.dossier(claim)
    }

    /// The claims with everything about them, in the order asked for.
    ///
    /// Errors: a number that no claim has.
    pub fn dossiers(&self, claims: &[ClaimNumber]) -> Result<Vec<Dossier>> {
        let dossiers = self.reading()?.dossiers(claims)?;
        if dossiers.len() < claims.len()
            && let Some(missing) = claims.iter().find(|claim| !dossiers.iter().any(|d| d.number() == **claim))
        {
            return Err(Error::NoSuch { noun: "claim", name: missing.to_string() });
        }
        Ok(dossiers)
    }

    /// Every claim of the case, rising; those set aside too.
    pub fn claim_numbers(&self) -> Result<Vec<ClaimNumber>> {
        self.reading()?.claim_numbers()
    }

    /// The claims that belong to an article, rising; none where there is no such article.
    pub fn claims_of_article(&self, article: ArticleNumber) -> Result<Vec<ClaimNumber>> {
        self.reading()?.claims_of_article(article)
    }

    /// Calls `each` with the dossier of every claim named, in order, holding a few hundred at a time.
    pub fn each_dossier<E: From<Error>>(
        &self,
        claims: &[ClaimNumber],
        mut each: impl FnMut(Dossier) -> std::result::Result<(), E>,
    ) -> std::result::Result<(), E> {
        for batch in claims.chunks(BATCH) {
            for dossier in self.reading()?.dossiers(batch)? {
                each(dossier)?;
            }
        }
        Ok(())
    }

    /// The claims that a query picks: in the order of their numbers, or best match first where it has words.
    ///
    /// Returns `limit` dossiers at the most, and whether there are more.
    pub fn claims(&self, query: &Query, limit: usize) -> Result<(Vec<Dossier>, More)> {
        let query = &query.clone().asked_by(&self.setting.actor);
        let numbers = self.candidates(query)?;
        let out_of_sight = self.out_of_sight(query)?;
        let mixed = self.picked_beside_computed(query)?;
        let mut found = Vec::new();
        for batch in numbers.chunks(BATCH.min(limit.max(20))) {
            for dossier in self.reading()?.dossiers(batch)? {
                let hidden = dossier.claim.article.is_some_and(|article| out_of_sight.contains(&article));
                if hidden || !self.passes_computed(&mixed, &dossier) {
                    continue;
                }
                if found.len() == limit {
                    return Ok((found, More::Left));
                }
                found.push(dossier);
            }
        }
        Ok((found, More::None))
    }

    /// The claims that pass what is stored: every filter but stage and flag, and the words.
    fn candidates(&self, query: &Query) -> Result<Vec<ClaimNumber>> {
        let reading = self.reading()?;
        let filtered = reading.claims_where(query)?;
        let has_words = query.terms.iter().any(|term| term.sense == Sense::With);
        if has_words {
            return reading.claims_found(query, filtered.as_deref());
        }
        let left_out = reading.claims_with_left_out_words(query)?;
        let mut claims = match filtered {
            Some(claims) => claims,
            None => reading.claim_numbers()?,
        };
        claims.retain(|claim| left_out.binary_search(claim).is_err());
        self.narrowed(query, claims)
    }

    /// Without those that cannot pass a filter on what is computed, so far as that shows without their dossiers.
    fn narrowed(&self, query: &Query, mut claims: Vec<ClaimNumber>) -> Result<Vec<ClaimNumber>> {
        let reading = self.reading()?;
        let alone = |filter: &&Filter| filter.is_computed() && filter.sense == Sense::With && filter.or.is_empty();
        for filter in query.filters.iter().filter(alone) {
            match (filter.field, Stage::parse(&filter.value)) {
                (Field::Stage, Ok(stage)) => {
                    let may_be = |one: &Standing| match stage {
                        Stage::Open => one.is_open(),
                        Stage::SetAside => one.is_set_aside,
                        Stage::Checked | Stage::Approved | Stage::Published => !one.is_open() && !one.is_set_aside,
                    };
                    let standings = reading.standings(&claims)?.into_iter();
                    claims = standings.filter(may_be).map(|one| one.claim).collect();
                }
                (Field::Flag, _) if Flag::parse(&filter.value) == Ok(Flag::Returned) => {
                    let returned = reading.claims_reviewed(ReviewOutcome::Returned)?;
                    claims.retain(|claim| returned.binary_search(claim).is_ok());
                }
                _ => {}
            }
        }
        Ok(claims)
    }

    /// The articles whose claims no list shows because they are set aside; a query for articles may mean them all the same.
    fn out_of_sight(&self, query: &Query) -> Result<HashSet<ArticleNumber>> {
        if query.filters.iter().any(|filter| filter.field == Field::Article && filter.sense == Sense::With) {
            return Ok(HashSet::new());
        }
        self.reading()?.articles_set_aside()
    }

    /// The filters that look at what is computed, each with the claims that what is stored picks for them all the same:
    /// `stage:open OR tag:front`.
    fn picked_beside_computed<'q>(&self, query: &'q Query) -> Result<Vec<(&'q Filter, BTreeSet<ClaimNumber>)>> {
        let computed = query.filters.iter().filter(|filter| filter.is_computed());
        let reading = self.reading()?;
        computed.map(|filter| Ok((filter, reading.picked(filter)?))).collect()
    }

    fn passes_computed(&self, mixed: &[(&Filter, BTreeSet<ClaimNumber>)], dossier: &Dossier) -> bool {
        let is_so = |filter: &Filter| match filter.field {
            Field::Stage => judgement::stage(dossier).word() == filter.value,
            Field::Flag => judgement::flags(dossier, self.today()).iter().any(|flag| flag.word() == filter.value),
            _ => false,
        };
        mixed.iter().all(|(filter, picked)| {
            let passes = picked.contains(&dossier.number()) || is_so(filter) || filter.or.iter().any(is_so);
            passes == (filter.sense == Sense::With)
        })
    }

    /// The query's words that stand nowhere, each with the nearest that does.
    pub fn nearly_there(&self, query: &Query) -> Result<Vec<(String, String)>> {
        self.reading()?.nearly_there(query)
    }

    /// The texts that hold the query's words, best first. A query of fields alone finds the claims they pick, and one with
    /// neither finds nothing.
    pub fn search(&self, query: &Query, limit: usize) -> Result<(Vec<Hit>, More)> {
        let query = &query.clone().asked_by(&self.setting.actor);
        let reading = self.reading()?;
        let computed = query.filters.iter().any(Filter::is_computed);
        let has_words = query.terms.iter().any(|term| term.sense == Sense::With);
        let mut hits: Vec<Hit>;
        if has_words {
            let mut among = reading.claims_where(query)?;
            if computed {
                let passed = Query { terms: Vec::new(), filters: query.filters.clone() };
                let (claims, _) = self.claims(&passed, usize::MAX)?;
                among = Some(claims.iter().map(Dossier::number).collect());
            }
            hits = reading.search(query, among.as_deref(), limit.saturating_add(1))?;
        } else if query.filters.is_empty() {
            hits = Vec::new();
        } else {
            let (claims, _) = self.claims(query, limit.saturating_add(1))?;
            hits = claims
                .into_iter()
                .map(|dossier| Hit {
                    found: Found::Claim(dossier.number()),
                    claim: Some(dossier.number()),
                    snippet: dossier.claim.text,
                })
                .collect();
        }
        let more = if hits.len() > limit { More::Left } else { More::None };
        hits.truncate(limit);
        Ok((hits, more))
    }

    /// Every event that touched a claim, oldest first; without the first verdict for one who reads the claim blind.
    pub fn history(&self, claim: ClaimNumber) -> Result<Vec<Entry>> {
        let reading = self.reading()?;
        reading.claim(claim)?;
        reading.history(claim)
    }

    /// What was done after an event, oldest first and `limit` events at the most; for one who reads claims blind, without
    /// what tells their first verdicts.
    pub fn changes_after(&self, seq: u64, limit: usize) -> Result<Vec<Entry>> {
        self.reading()?.events_after(seq, limit)
    }

    /// Every article, those that are set aside included.
    pub fn articles(&self) -> Result<Vec<StoredArticle>> {
        self.reading()?.articles()
    }

    /// The articles in work.
    pub fn articles_in_work(&self) -> Result<Vec<StoredArticle>> {
        let mut articles = self.articles()?;
        articles.retain(|stored| stored.set_aside.is_none());
        Ok(articles)
    }

    /// One article with its newest text. Error: there is none.
    pub fn article(&self, article: ArticleNumber) -> Result<StoredArticle> {
        self.reading()?.article(article)
    }

    /// Every text of an article, oldest first.
    pub fn revisions(&self, article: ArticleNumber) -> Result<Vec<Revision>> {
        self.reading()?.revisions(article)
    }

    /// The sentences of an article's newest text in which there is nothing to check.
    pub fn settled(&self, article: ArticleNumber) -> Result<Vec<Settled>> {
        self.reading()?.settled(article)
    }

    /// Every source that stands for itself, in the order of their numbers.
    pub fn sources(&self) -> Result<Vec<StoredSource>> {
        let mut sources = self.reading()?.sources()?;
        sources.retain(|stored| stored.merged_into.is_none());
        Ok(sources)
    }

    /// One source; one that was merged into another still has its number. Error: there is none.
    pub fn source(&self, source: SourceNumber) -> Result<StoredSource> {
        self.reading()?.source(source)
    }

    /// The source that a person means by a number, with its letter or without, or by its exact name.
    pub fn find_source(&self, name: &str) -> Result<SourceNumber> {
        if let Ok(number) = name.parse::<SourceNumber>()
            && self.reading()?.source(number).is_ok()
        {
            return Ok(number);
        }
        self.reading()?.source_called(name)
    }

    /// The claim that a piece of evidence belongs to, with everything about it.
    pub fn dossier_of_evidence(&self, evidence: EvidenceNumber) -> Result<Dossier> {
        let claim = self.reading()?.claim_of_evidence(evidence)?;
        self.dossier(claim)
    }

    /// Calls `each` with every event of the ledger, in order, and with kept bytes before the first event that names them.
    ///
    /// Errors: whoever works here owes a verdict on a claim that they read blind.
    pub fn each_ledger_item<E: From<Error>>(
        &self,
        mut each: impl FnMut(LedgerItem) -> std::result::Result<(), E>,
    ) -> std::result::Result<(), E> {
        let reading = self.store.whole(&self.setting.actor)?.reading();
        let mut told = HashSet::new();
        reading.each_ledger_row(|row, hash| {
            if let Some(stored) = row.keeps()
                && let Some(bytes) = reading.blob(&stored)?
                && told.insert(stored.clone())
            {
                each(LedgerItem::Bytes { stored, bytes })?;
            }
            each(LedgerItem::Event(LedgerLine {
                seq: row.seq,
                uid: row.uid,
                at: row.at,
                actor: row.actor,
                kind: row.kind,
                body: row.body,
                hash: data_encoding::HEXLOWER.encode(&hash),
            }))
        })
    }
}

/// Whether a limited list left something out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum More {
    /// Everything is in the list.
    None,
    /// There is more than was asked for.
    Left,
}
