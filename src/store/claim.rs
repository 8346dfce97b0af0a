//! Reading claims and their dossiers: one claim or a hundred thousand, with the same few statements.

use super::article::read_anchor;
use super::{Reading, rows};
use crate::domain::{
    Article, ArticleNumber, Checkable, Claim, ClaimNumber, Dossier, Evidence, EvidenceNumber, Hedge, Link, Logged,
    Quantity, Question, Relation, SetAside, SourceNumber, Status, StoredEvidence, StoredStatus, Verdict, quantity,
};
use crate::error::{Error, Result};
use rusqlite::types::Value;
use rusqlite::vtab::array::Array;
use rusqlite::{OptionalExtension, Row};
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::rc::Rc;

impl Reading<'_> {
    /// Every claim's number, in order.
    pub fn claim_numbers(&self) -> Result<Vec<ClaimNumber>> {
        self.numbers("SELECT number FROM claim ORDER BY number", [])
    }

    /// The numbers of an article's claims, in order.
    pub fn claims_of_article(&self, article: ArticleNumber) -> Result<Vec<ClaimNumber>> {
        self.numbers("SELECT number FROM claim WHERE article = ?1 ORDER BY number", [article.0])
    }

    pub(super) fn numbers(&self, sql: &str, values: impl rusqlite::Params) -> Result<Vec<ClaimNumber>> {
        let mut stmt = self.conn.prepare_cached(sql)?;
        let numbers = stmt.query_map(values, |row| Ok(ClaimNumber(row.get(0)?)))?;
        Ok(numbers.collect::<rusqlite::Result<_>>()?)
    }

    /// The number that the next claim gets.
    pub fn next_claim(&self) -> Result<ClaimNumber> {
        Ok(ClaimNumber(self.next("SELECT coalesce(max(number), 0) + 1 FROM claim")?))
    }

    /// The number that the next piece of evidence gets.
    pub fn next_evidence(&self) -> Result<EvidenceNumber> {
        Ok(EvidenceNumber(self.next("SELECT coalesce(max(number), 0) + 1 FROM evidence")?))
    }

    pub(super) fn next(&self, sql: &str) -> Result<u32> {
        Ok(self.conn.prepare_cached(sql)?.query_row([], |row| row.get(0))?)
    }

    /// The claim that has a uid.
    pub fn claim_by_uid(&self, uid: &str) -> Result<Option<ClaimNumber>> {
        let mut stmt = self.conn.prepare_cached("SELECT number FROM claim WHERE uid = ?1")?;
        Ok(stmt.query_row([uid], |row| Ok(ClaimNumber(row.get(0)?))).optional()?)
    }

    /// The piece of evidence that has a uid.
    pub fn evidence_by_uid(&self, uid: &str) -> Result<Option<EvidenceNumber>> {
        let mut stmt = self.conn.prepare_cached("SELECT number FROM evidence WHERE uid = ?1")?;
        Ok(stmt.query_row([uid], |row| Ok(EvidenceNumber(row.get(0)?))).optional()?)
    }

    /// The claim that a piece of evidence belongs to.
    pub fn claim_of_evidence(&self, evidence: EvidenceNumber) -> Result<ClaimNumber> {
        let mut stmt = self.conn.prepare_cached("SELECT claim FROM evidence WHERE number = ?1")?;
        let claim = stmt.query_row([evidence.0], |row| Ok(ClaimNumber(row.get(0)?))).optional()?;
        claim.ok_or_else(|| Error::NoSuch { noun: "evidence", name: evidence.to_string() })
    }

    /// What can be asked of a claim, and how many voices it has: what new evidence needs to know of it.
    pub fn asked(&self, claim: ClaimNumber) -> Result<(Checkable, usize)> {
        let mut stmt = self.conn.prepare_cached(
            "SELECT checkable, (SELECT count(*) FROM attribution WHERE claim = number) FROM claim WHERE number = ?1",
        )?;
        let asked = stmt.query_row([claim.0], |row| Ok((rows::word(row, 0)?, row.get(1)?))).optional()?;
        asked.ok_or_else(|| Error::NoSuch { noun: "claim", name: claim.to_string() })
    }

    /// One claim as it stands, without what was found about it.
    pub fn claim(&self, number: ClaimNumber) -> Result<Claim> {
        let wanted = wanted(&[number]);
        let mut claims = self.each(CLAIM, &wanted, read_claim)?;
        self.fill(&mut claims, &wanted)?;
        let found = claims.pop().map(|(claim, _, _)| claim);
        found.ok_or_else(|| Error::NoSuch { noun: "claim", name: number.to_string() })
    }

    /// One claim with everything about it.
    pub fn dossier(&self, number: ClaimNumber) -> Result<Dossier> {
        let found = self.dossiers(&[number])?.pop();
        found.ok_or_else(|| Error::NoSuch { noun: "claim", name: number.to_string() })
    }

    /// The claims with everything about them, in the order asked for; numbers that no claim has are passed over.
    pub fn dossiers(&self, numbers: &[ClaimNumber]) -> Result<Vec<Dossier>> {
        let wanted = wanted(numbers);
        let mut claims = self.each(CLAIM, &wanted, read_claim)?;
        self.fill(&mut claims, &wanted)?;

        let articles = self.articles_of(&claims)?;
        let mut evidence = self.evidence_of(&wanted)?;
        let mut statuses = self.statuses_of(&wanted)?;
        let mut procedures = self.procedures_of(&wanted)?;
        let mut relations = group(self.each(RELATION, &wanted, |row| {
            let relation = Relation {
                from: ClaimNumber(row.get(1)?),
                kind: rows::word(row, 2)?,
                to: ClaimNumber(row.get(3)?),
                note: row.get(4)?,
            };
            Ok((ClaimNumber(row.get(0)?), relation))
        })?);

        Ok(claims
            .into_iter()
            .map(|(claim, set_aside, logged)| Dossier {
                article: claim.article.and_then(|number| articles.get(&number).cloned()),
                set_aside,
                evidence: evidence.remove(&claim.number).unwrap_or_default(),
                statuses: statuses.remove(&claim.number).unwrap_or_default(),
                relations: relations.remove(&claim.number).unwrap_or_default(),
                procedure: procedures.remove(&claim.number).unwrap_or_default(),
                logged,
                claim,
            })
            .collect())
    }

    /// Adds anchors, voices, hedges, figures and tags to claims just read.
    fn fill(&self, claims: &mut [(Claim, Option<SetAside>, Logged)], wanted: &Array) -> Result<()> {
        let mut anchors = group(self.each(ANCHOR, wanted, |row| Ok((ClaimNumber(row.get(0)?), read_anchor(row, 1)?)))?);
        let mut links = group(self.each(ATTRIBUTION, wanted, read_link)?);
        let mut hedges = group(self.each(HEDGE, wanted, |row| {
            Ok((ClaimNumber(row.get(0)?), Hedge { cue: row.get(1)?, class: rows::word(row, 2)? }))
        })?);
        let mut quantities =
            group(self.each(CLAIM_QUANTITY, wanted, |row| Ok((ClaimNumber(row.get(0)?), read_quantity(row, 1)?)))?);
        let mut tags = group(self.each(TAG, wanted, |row| Ok((ClaimNumber(row.get(0)?), row.get(1)?)))?);
        for (claim, _, _) in claims {
            claim.anchor = anchors.remove(&claim.number).and_then(|mut anchors| anchors.pop());
            claim.attribution = links.remove(&claim.number).unwrap_or_default();
            claim.hedges = hedges.remove(&claim.number).unwrap_or_default();
            claim.quantities = quantities.remove(&claim.number).unwrap_or_default();
            claim.tags = tags.remove(&claim.number).unwrap_or_default();
        }
        Ok(())
    }

    fn articles_of(&self, claims: &[(Claim, Option<SetAside>, Logged)]) -> Result<HashMap<ArticleNumber, Article>> {
        let mut articles = HashMap::new();
        for number in claims.iter().filter_map(|(claim, _, _)| claim.article) {
            if let Entry::Vacant(vacant) = articles.entry(number) {
                vacant.insert(self.article_head(number)?);
            }
        }
        Ok(articles)
    }

    fn evidence_of(&self, wanted: &Array) -> Result<HashMap<ClaimNumber, Vec<StoredEvidence>>> {
        let mut quantities: HashMap<u32, Quantity> = self
            .each(EVIDENCE_QUANTITY, wanted, |row| Ok((row.get(0)?, read_quantity(row, 1)?)))?
            .into_iter()
            .collect();
        let sources: HashMap<u32, crate::domain::Source> = self
            .each(super::source::SOURCES_OF_CLAIMS, wanted, super::source::read_source)?
            .into_iter()
            .map(|source| (source.number.0, source))
            .collect();
        let mut evidence = self.each(EVIDENCE, wanted, |row| {
            let number: u32 = row.get(0)?;
            let source: u32 = row.get(4)?;
            let stored = StoredEvidence {
                evidence: read_evidence(row)?,
                // The schema's foreign key promises the source.
                source: sources.get(&source).cloned().ok_or(rusqlite::Error::QueryReturnedNoRows)?,
                added_at: rows::parsed(row, 17)?,
                added_by: row.get(18)?,
                withdrawn: row.get(19)?,
                no_snapshot: row.get(20)?,
                snapshots: Vec::new(),
                merged_into: None,
            };
            Ok((number, stored))
        })?;
        let mut snapshots = self.snapshots_of(wanted)?;
        let merged = self.origins_merged()?;
        for (number, stored) in &mut evidence {
            stored.evidence.quantity = quantities.remove(number);
            stored.snapshots = snapshots.remove(&stored.evidence.number).unwrap_or_default();
            stored.merged_into = merged.get(&stored.own_origin()).cloned();
        }
        Ok(group(evidence.into_iter().map(|(_, stored)| (stored.evidence.claim, stored)).collect()))
    }

    /// Every label that some evidence's origin has, merged or not.
    pub fn origin_labels(&self) -> Result<std::collections::BTreeSet<String>> {
        let mut stmt = self.conn.prepare_cached(
            "SELECT DISTINCT coalesce(evidence.origin, source.origin, 'S' || source.number)
             FROM evidence JOIN source ON source.number = evidence.source",
        )?;
        let labels = stmt.query_map([], |row| row.get(0))?;
        Ok(labels.collect::<rusqlite::Result<_>>()?)
    }

    /// The verdict that holds on each question that has one, of every claim in work.
    pub fn verdicts(&self) -> Result<HashMap<(ClaimNumber, Question), Verdict>> {
        let mut stmt = self.conn.prepare_cached(
            "SELECT claim, question, status FROM status JOIN claim ON claim.number = status.claim
             WHERE claim.set_aside IS NULL AND seq = (SELECT max(seq) FROM status AS newest
                          WHERE newest.claim = status.claim AND newest.question = status.question)",
        )?;
        let verdicts =
            stmt.query_map([], |row| Ok(((ClaimNumber(row.get(0)?), rows::word(row, 1)?), rows::word(row, 2)?)))?;
        Ok(verdicts.collect::<rusqlite::Result<_>>()?)
    }

    /// What each piece of standing evidence is derived from.
    pub fn derivations(&self) -> Result<HashMap<EvidenceNumber, EvidenceNumber>> {
        let mut stmt = self.conn.prepare_cached(
            "SELECT number, derived_from FROM evidence WHERE derived_from IS NOT NULL AND withdrawn IS NULL",
        )?;
        let derived = stmt.query_map([], |row| Ok((EvidenceNumber(row.get(0)?), EvidenceNumber(row.get(1)?))))?;
        Ok(derived.collect::<rusqlite::Result<_>>()?)
    }

    /// The claims that have figures, of one article, in the order of their numbers.
    pub fn claims_with_figures(&self, article: ArticleNumber) -> Result<Vec<ClaimNumber>> {
        self.numbers(
            "SELECT DISTINCT claim.number FROM claim JOIN claim_quantity ON claim_quantity.claim = claim.number
             WHERE claim.article = ?1 ORDER BY claim.number",
            [article.0],
        )
    }

    /// The labels of origins that mean another one's origin.
    pub fn origins_merged(&self) -> Result<HashMap<String, String>> {
        let mut stmt = self.conn.prepare_cached("SELECT label, into_label FROM origin_merged")?;
        let merged = stmt.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(merged.collect::<rusqlite::Result<_>>()?)
    }

    fn statuses_of(&self, wanted: &Array) -> Result<HashMap<ClaimNumber, Vec<StoredStatus>>> {
        let mut modifiers: HashMap<u64, Vec<_>> = HashMap::new();
        for (seq, modifier) in self.each(MODIFIER, wanted, |row| Ok((row.get(0)?, rows::word(row, 1)?)))? {
            modifiers.entry(seq).or_default().push(modifier);
        }
        let statuses = self.each(STATUS, wanted, |row| {
            let seq: u64 = row.get(0)?;
            let stored = StoredStatus {
                status: Status {
                    question: rows::word(row, 2)?,
                    status: rows::word(row, 3)?,
                    because: row.get(4)?,
                    modifiers: Vec::new(),
                    confidence: rows::maybe_word(row, 5)?,
                },
                at: rows::parsed(row, 6)?,
                by: row.get(7)?,
            };
            Ok((seq, ClaimNumber(row.get(1)?), stored))
        })?;
        let filled = statuses.into_iter().map(|(seq, claim, mut stored)| {
            stored.status.modifiers = modifiers.remove(&seq).unwrap_or_default();
            (claim, stored)
        });
        Ok(group(filled.collect()))
    }

    /// Runs one of the statements below for the wanted claims.
    pub(super) fn each<T>(
        &self,
        sql: &str,
        wanted: &Array,
        read: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Vec<T>> {
        let mut stmt = self.conn.prepare_cached(sql)?;
        let values = stmt.query_map([wanted], read)?;
        Ok(values.collect::<rusqlite::Result<_>>()?)
    }
}

/// The numbers of claims: the one value that the statements below are bound to.
fn wanted(numbers: &[ClaimNumber]) -> Array {
    Rc::new(numbers.iter().map(|number| Value::from(number.0)).collect())
}

pub fn group<T>(pairs: Vec<(ClaimNumber, T)>) -> HashMap<ClaimNumber, Vec<T>> {
    let mut groups: HashMap<ClaimNumber, Vec<T>> = HashMap::new();
    for (claim, value) in pairs {
        groups.entry(claim).or_default().push(value);
    }
    groups
}

const CLAIM: &str = "
    SELECT number, uid, article, text, kind, checkable, as_of, as_of_words, priority, worth, assignee, recheck_by,
           correct_text, set_aside, set_aside_note, created_at, created_by,
           (SELECT at FROM ledger WHERE seq = (SELECT max(seq) FROM claim_event WHERE claim = claim.number))
    FROM rarray(?1) AS wanted CROSS JOIN claim ON claim.number = wanted.value
    ORDER BY wanted.rowid";

fn read_claim(row: &Row<'_>) -> rusqlite::Result<(Claim, Option<SetAside>, Logged)> {
    let claim = Claim {
        number: ClaimNumber(row.get(0)?),
        uid: rows::parsed(row, 1)?,
        article: row.get::<_, Option<u32>>(2)?.map(ArticleNumber),
        anchor: None,
        text: row.get(3)?,
        kind: rows::word(row, 4)?,
        checkable: rows::word(row, 5)?,
        attribution: Vec::new(),
        hedges: Vec::new(),
        quantities: Vec::new(),
        as_of: rows::maybe_parsed(row, 6)?,
        as_of_words: row.get(7)?,
        priority: rows::small(row, 8)?,
        worth: row.get::<_, Option<u8>>(9)?.map(|_| rows::small(row, 9)).transpose()?,
        assignee: row.get(10)?,
        recheck_by: rows::maybe_parsed(row, 11)?,
        correct_text: row.get(12)?,
        tags: Vec::new(),
    };
    let note = row.get(14)?;
    let set_aside = rows::maybe_word(row, 13)?.map(|reason| SetAside { reason, note });
    let logged =
        Logged { created_at: rows::parsed(row, 15)?, created_by: row.get(16)?, updated_at: rows::parsed(row, 17)? };
    Ok((claim, set_aside, logged))
}

const ANCHOR: &str = "
    SELECT claim, revision, start_at, end_at, exact, prefix, suffix, state
    FROM rarray(?1) AS wanted CROSS JOIN anchor ON anchor.claim = wanted.value";

const ATTRIBUTION: &str = "
    SELECT claim, speaker, cue, cue_class, form, said_on, channel
    FROM rarray(?1) AS wanted CROSS JOIN attribution ON attribution.claim = wanted.value
    ORDER BY claim, position";

fn read_link(row: &Row<'_>) -> rusqlite::Result<(ClaimNumber, Link)> {
    let link = Link {
        speaker: row.get(1)?,
        cue: row.get(2)?,
        cue_class: rows::maybe_word(row, 3)?,
        form: rows::maybe_word(row, 4)?,
        said_on: rows::maybe_parsed(row, 5)?,
        channel: row.get(6)?,
    };
    Ok((ClaimNumber(row.get(0)?), link))
}

const HEDGE: &str = "
    SELECT claim, cue, class
    FROM rarray(?1) AS wanted CROSS JOIN hedge ON hedge.claim = wanted.value
    ORDER BY claim, position";

const TAG: &str = "
    SELECT claim, tag
    FROM rarray(?1) AS wanted CROSS JOIN tag ON tag.claim = wanted.value
    ORDER BY claim, tag";

const CLAIM_QUANTITY: &str = "
    SELECT claim, raw, dimension, unit, measure, point, low, high, approximator
    FROM rarray(?1) AS wanted CROSS JOIN claim_quantity ON claim_quantity.claim = wanted.value
    ORDER BY claim, position";

const EVIDENCE_QUANTITY: &str = "
    SELECT evidence, raw, dimension, unit, measure, point, low, high, approximator
    FROM rarray(?1) AS wanted
    CROSS JOIN evidence ON evidence.claim = wanted.value
    JOIN evidence_quantity ON evidence_quantity.evidence = evidence.number";

/// raw, dimension, unit, measure, point, low, high, approximator, from the given column on.
fn read_quantity(row: &Row<'_>, first: usize) -> rusqlite::Result<Quantity> {
    let number = |column| -> rusqlite::Result<Option<_>> {
        let text: Option<String> = row.get(column)?;
        text.map(|text| quantity::decimal(&text)).transpose().map_err(|error| {
            rusqlite::Error::FromSqlConversionFailure(column, rusqlite::types::Type::Text, Box::new(error))
        })
    };
    Ok(Quantity {
        raw: row.get(first)?,
        dimension: rows::word(row, first + 1)?,
        unit: row.get(first + 2)?,
        measure: row.get(first + 3)?,
        point: number(first + 4)?,
        low: number(first + 5)?,
        high: number(first + 6)?,
        approximator: rows::maybe_word(row, first + 7)?,
    })
}

const EVIDENCE: &str = "
    SELECT number, uid, claim, question, source, stance, origin, directness, credibility, credibility_reason,
           paraphrase, quote, locator, published, data_as_of, derived_from, search_note, added_at, added_by, withdrawn,
           no_snapshot
    FROM rarray(?1) AS wanted CROSS JOIN evidence ON evidence.claim = wanted.value
    ORDER BY number";

fn read_evidence(row: &Row<'_>) -> rusqlite::Result<Evidence> {
    Ok(Evidence {
        number: EvidenceNumber(row.get(0)?),
        uid: rows::parsed(row, 1)?,
        claim: ClaimNumber(row.get(2)?),
        question: rows::word(row, 3)?,
        source: SourceNumber(row.get(4)?),
        stance: rows::word(row, 5)?,
        origin: row.get(6)?,
        directness: rows::maybe_word(row, 7)?,
        credibility: rows::small(row, 8)?,
        credibility_reason: row.get(9)?,
        paraphrase: row.get(10)?,
        quote: row.get(11)?,
        locator: row.get(12)?,
        published: rows::maybe_parsed(row, 13)?,
        data_as_of: rows::maybe_parsed(row, 14)?,
        quantity: None,
        derived_from: row.get::<_, Option<u32>>(15)?.map(EvidenceNumber),
        search_note: row.get(16)?,
    })
}

const STATUS: &str = "
    SELECT seq, claim, question, status, because, confidence, set_at, set_by
    FROM rarray(?1) AS wanted CROSS JOIN status ON status.claim = wanted.value
    ORDER BY seq";

const MODIFIER: &str = "
    SELECT status_modifier.status, modifier
    FROM rarray(?1) AS wanted
    CROSS JOIN status ON status.claim = wanted.value
    JOIN status_modifier ON status_modifier.status = status.seq
    ORDER BY status_modifier.status, modifier";

const RELATION: &str = "
    SELECT wanted.value, from_claim, kind, to_claim, note
    FROM rarray(?1) AS wanted CROSS JOIN relation ON relation.from_claim = wanted.value
    UNION ALL
    SELECT wanted.value, from_claim, kind, to_claim, note
    FROM rarray(?1) AS wanted CROSS JOIN relation ON relation.to_claim = wanted.value
    ORDER BY 2, 3, 4";
