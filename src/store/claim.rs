//! Reading claims and their dossiers: one claim or a hundred thousand, with the same few statements.

use super::article::read_anchor;
use super::source::read_source;
use super::{Reading, rows};
use crate::domain::{
    Article, ArticleNumber, Checkable, Claim, ClaimNumber, Confirmed, Dossier, Evidence, EvidenceNumber, Hedge, Link,
    Logged, Quantity, Question, Relation, SetAside, SourceNumber, Status, StoredEvidence, StoredStatus, Verdict,
    quantity,
};
use crate::error::{Error, Result};
use rusqlite::{OptionalExtension, Row};
use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};

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

    /// One piece of evidence as it stands.
    pub fn evidence(&self, number: EvidenceNumber) -> Result<Evidence> {
        let dossier = self.dossier(self.claim_of_evidence(number)?)?;
        let found = dossier.evidence.into_iter().find(|stored| stored.evidence.number == number);
        found.map(|stored| stored.evidence).ok_or_else(|| Error::NoSuch { noun: "evidence", name: number.to_string() })
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
        let wanted = runs(&[number]);
        let mut claims = self.each(CLAIM, &wanted, read_claim)?;
        self.fill(&mut claims, &wanted)?;
        let found = claims.pop().map(|(claim, _, _)| match self.hides(number) {
            true => Claim { correct_text: None, ..claim },
            false => claim,
        });
        found.ok_or_else(|| Error::NoSuch { noun: "claim", name: number.to_string() })
    }

    /// One claim with everything about it.
    pub fn dossier(&self, number: ClaimNumber) -> Result<Dossier> {
        let found = self.dossiers(&[number])?.pop();
        found.ok_or_else(|| Error::NoSuch { noun: "claim", name: number.to_string() })
    }

    /// The claims with everything about them, in the order asked for; numbers that no claim has are passed over.
    pub fn dossiers(&self, numbers: &[ClaimNumber]) -> Result<Vec<Dossier>> {
        let wanted = runs(numbers);
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

        let dossiers = claims.into_iter().map(|(claim, set_aside, logged)| Dossier {
            article: claim.article.and_then(|number| articles.get(&number).cloned()),
            set_aside,
            evidence: evidence.remove(&claim.number).unwrap_or_default(),
            statuses: statuses.remove(&claim.number).unwrap_or_default(),
            relations: relations.remove(&claim.number).unwrap_or_default(),
            procedure: procedures.remove(&claim.number).unwrap_or_default(),
            logged,
            claim,
        });
        Ok(match &self.blind {
            Some(blind) => dossiers.map(|dossier| blind.dossier(dossier)).collect(),
            None => dossiers.collect(),
        })
    }

    /// Adds anchors, voices, hedges, figures and tags to claims just read.
    fn fill(&self, claims: &mut [(Claim, Option<SetAside>, Logged)], wanted: &[Run]) -> Result<()> {
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

    fn evidence_of(&self, wanted: &[Run]) -> Result<HashMap<ClaimNumber, Vec<StoredEvidence>>> {
        let mut evidence = self.each(EVIDENCE, wanted, read_stored_evidence)?;
        if evidence.is_empty() {
            return Ok(HashMap::new());
        }
        let quantities =
            self.each(EVIDENCE_QUANTITY, wanted, |row| Ok((EvidenceNumber(row.get(0)?), read_quantity(row, 1)?)))?;
        let mut by_evidence: HashMap<EvidenceNumber, Vec<Quantity>> = HashMap::new();
        for (number, quantity) in quantities {
            by_evidence.entry(number).or_default().push(quantity);
        }
        let mut snapshots = self.snapshots_of(wanted)?;
        let merged = self.origins_merged()?;
        for (_, stored) in &mut evidence {
            let mut quantities = by_evidence.remove(&stored.evidence.number).unwrap_or_default().into_iter();
            stored.evidence.quantity = quantities.next();
            stored.evidence.further_quantities = quantities.collect();
            stored.snapshots = snapshots.remove(&stored.evidence.number).unwrap_or_default();
            stored.merged_into = merged.get(&stored.own_origin()).cloned();
        }
        Ok(group(evidence))
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

    /// The verdict that holds on each question that has one, of every claim in work that hides none.
    pub fn verdicts(&self) -> Result<HashMap<(ClaimNumber, Question), Verdict>> {
        let mut stmt = self.conn.prepare_cached(
            "SELECT claim, question, status FROM status JOIN claim ON claim.number = status.claim
             WHERE claim.set_aside IS NULL AND on_other IS NULL AND seq = (SELECT max(seq) FROM status AS newest
                          WHERE newest.claim = status.claim AND newest.question = status.question)",
        )?;
        let verdicts =
            stmt.query_map([], |row| Ok(((ClaimNumber(row.get(0)?), rows::word(row, 1)?), rows::word(row, 2)?)))?;
        let mut verdicts: HashMap<(ClaimNumber, Question), Verdict> = verdicts.collect::<rusqlite::Result<_>>()?;
        verdicts.retain(|(claim, _), _| !self.hides(*claim));
        Ok(verdicts)
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

    fn statuses_of(&self, wanted: &[Run]) -> Result<HashMap<ClaimNumber, Vec<StoredStatus>>> {
        let statuses = self.each(STATUS, wanted, |row| {
            let seq: u64 = row.get(0)?;
            let stored = StoredStatus {
                status: Status {
                    question: rows::word(row, 2)?,
                    status: rows::word(row, 3)?,
                    because: row.get(4)?,
                    modifiers: Vec::new(),
                    confidence: rows::maybe_word(row, 5)?,
                    finding: row.get(6)?,
                },
                at: rows::parsed(row, 7)?,
                by: row.get(8)?,
                on_other: rows::maybe_json(row, 9)?.map(Box::new),
                confirmed: match row.get(11)? {
                    Some(by) => Some(Confirmed { by, at: rows::parsed(row, 10)? }),
                    None => None,
                },
            };
            Ok((seq, ClaimNumber(row.get(1)?), stored))
        })?;
        if statuses.is_empty() {
            return Ok(HashMap::new());
        }
        let mut modifiers: HashMap<u64, Vec<_>> = HashMap::new();
        for (seq, modifier) in self.each(MODIFIER, wanted, |row| Ok((row.get(0)?, rows::word(row, 1)?)))? {
            modifiers.entry(seq).or_default().push(modifier);
        }
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
        wanted: &[Run],
        mut read: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Vec<T>> {
        let mut stmt = self.conn.prepare_cached(sql)?;
        let mut found = Vec::new();
        for Run { first, last } in wanted {
            for value in stmt.query_map([first, last], &mut read)? {
                found.push(value?);
            }
        }
        Ok(found)
    }
}

/// Claims whose numbers follow one another: what the statements below are bound to. Going along a table from one row
/// to the next costs a fraction of looking every claim up.
#[derive(Debug, PartialEq, Eq)]
pub struct Run {
    first: u32,
    last: u32,
}

/// The numbers in their order, each once.
pub fn runs(numbers: &[ClaimNumber]) -> Vec<Run> {
    let mut seen = HashSet::new();
    let mut runs: Vec<Run> = Vec::new();
    for &ClaimNumber(number) in numbers.iter().filter(|number| seen.insert(**number)) {
        match runs.last_mut() {
            Some(run) if run.last.checked_add(1) == Some(number) => run.last = number,
            _ => runs.push(Run { first: number, last: number }),
        }
    }
    runs
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
           correct_text, set_aside, set_aside_note, created_at, created_by, updated_at
    FROM claim
    WHERE number BETWEEN ?1 AND ?2
    ORDER BY number";

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
    FROM anchor
    WHERE claim BETWEEN ?1 AND ?2";

const ATTRIBUTION: &str = "
    SELECT claim, speaker, cue, cue_class, form, said_on, channel, role, guessed_from
    FROM attribution
    WHERE claim BETWEEN ?1 AND ?2
    ORDER BY claim, position";

fn read_link(row: &Row<'_>) -> rusqlite::Result<(ClaimNumber, Link)> {
    let link = Link {
        speaker: row.get(1)?,
        cue: row.get(2)?,
        cue_class: rows::maybe_word(row, 3)?,
        form: rows::maybe_word(row, 4)?,
        said_on: rows::maybe_parsed(row, 5)?,
        channel: row.get(6)?,
        role: row.get(7)?,
        guessed_from: row.get(8)?,
    };
    Ok((ClaimNumber(row.get(0)?), link))
}

const HEDGE: &str = "
    SELECT claim, cue, class
    FROM hedge
    WHERE claim BETWEEN ?1 AND ?2
    ORDER BY claim, position";

const TAG: &str = "
    SELECT claim, tag
    FROM tag
    WHERE claim BETWEEN ?1 AND ?2
    ORDER BY claim, tag";

const CLAIM_QUANTITY: &str = "
    SELECT claim, raw, dimension, unit, measure, point, low, high, approximator, direction, aspect, doubt
    FROM claim_quantity
    WHERE claim BETWEEN ?1 AND ?2
    ORDER BY claim, position";

const EVIDENCE_QUANTITY: &str = "
    SELECT evidence, raw, dimension, unit, measure, point, low, high, approximator, direction, aspect, doubt
    FROM evidence CROSS JOIN evidence_quantity ON evidence_quantity.evidence = evidence.number
    WHERE evidence.claim BETWEEN ?1 AND ?2
    ORDER BY evidence, position";

/// raw, dimension, unit, measure, point, low, high, approximator, direction, aspect, doubt, from the given column on.
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
        direction: rows::maybe_word(row, first + 8)?,
        aspect: rows::maybe_word(row, first + 9)?,
        doubt: rows::maybe_word(row, first + 10)?,
    })
}

const EVIDENCE: &str = "
    SELECT evidence.number, evidence.uid, claim, question, source, stance, evidence.origin, directness, credibility,
           credibility_reason, paraphrase, quote, locator, evidence.published, data_as_of, derived_from, search_note,
           evidence.added_at, added_by, withdrawn, no_snapshot, released,
           source.number, source.uid, name, source.kind, publisher, author, url, source.published, reliability,
           reliability_reason, interest, source.origin, note, disclosure
    FROM evidence LEFT JOIN source ON source.number = evidence.source
    WHERE claim BETWEEN ?1 AND ?2
    ORDER BY claim, evidence.number";

fn read_stored_evidence(row: &Row<'_>) -> rusqlite::Result<(ClaimNumber, StoredEvidence)> {
    let evidence = read_evidence(row)?;
    let stored = StoredEvidence {
        added_at: rows::parsed(row, 17)?,
        added_by: row.get(18)?,
        withdrawn: row.get(19)?,
        no_snapshot: row.get(20)?,
        released: row.get(21)?,
        // The schema's foreign key promises the source.
        source: read_source(row, 22)?,
        snapshots: Vec::new(),
        merged_into: None,
        evidence,
    };
    Ok((stored.evidence.claim, stored))
}

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
        further_quantities: Vec::new(),
        derived_from: row.get::<_, Option<u32>>(15)?.map(EvidenceNumber),
        search_note: row.get(16)?,
    })
}

const STATUS: &str = "
    SELECT seq, claim, question, status, because, confidence, finding, set_at, set_by, on_other, confirmed_at,
           confirmed_by
    FROM status
    WHERE claim BETWEEN ?1 AND ?2
    ORDER BY claim, seq";

const MODIFIER: &str = "
    SELECT status_modifier.status, modifier
    FROM status CROSS JOIN status_modifier ON status_modifier.status = status.seq
    WHERE status.claim BETWEEN ?1 AND ?2
    ORDER BY status_modifier.status, modifier";

const RELATION: &str = "
    SELECT from_claim, from_claim, kind, to_claim, note FROM relation WHERE from_claim BETWEEN ?1 AND ?2
    UNION ALL
    SELECT to_claim, from_claim, kind, to_claim, note FROM relation WHERE to_claim BETWEEN ?1 AND ?2
    ORDER BY 2, 3, 4";

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::store::open::SCHEMA;
    use rusqlite::Connection;

    /// Whether every table of the statements is found by an index, and not gone through from end to end.
    pub fn assert_looked_up(statements: &[&str]) {
        let conn = Connection::open_in_memory().unwrap();
        conn.execute_batch(SCHEMA).unwrap();
        for sql in statements {
            let mut stmt = conn.prepare(&format!("EXPLAIN QUERY PLAN {sql}")).unwrap();
            let steps = stmt.query_map([1, 2], |row| row.get::<_, String>(3)).unwrap();
            let plan: Vec<String> = steps.collect::<rusqlite::Result<_>>().unwrap();
            assert!(plan.iter().any(|step| step.contains("SEARCH")), "{sql}\n{plan:?}");
            assert!(!plan.iter().any(|step| step.contains("SCAN")), "{sql}\n{plan:?}");
        }
    }

    #[test]
    fn what_a_claim_has_is_looked_up() {
        assert_looked_up(&[
            CLAIM,
            ANCHOR,
            ATTRIBUTION,
            HEDGE,
            TAG,
            CLAIM_QUANTITY,
            EVIDENCE_QUANTITY,
            EVIDENCE,
            STATUS,
            MODIFIER,
            RELATION,
            crate::store::snapshot::OF_CLAIMS,
        ]);
    }

    #[test]
    fn numbers_that_follow_one_another_are_one_run() {
        let numbers = |numbers: &[u32]| numbers.iter().map(|number| ClaimNumber(*number)).collect::<Vec<_>>();
        let run = |first, last| Run { first, last };
        assert_eq!(runs(&numbers(&[])), []);
        assert_eq!(runs(&numbers(&[4, 5, 6, 9, 8, 2, 3])), [run(4, 6), run(9, 9), run(8, 8), run(2, 3)]);
        assert_eq!(runs(&numbers(&[7, 7, 8, 7])), [run(7, 8)]);
        assert_eq!(runs(&numbers(&[u32::MAX, 0])), [run(u32::MAX, u32::MAX), run(0, 0)]);
    }
}
