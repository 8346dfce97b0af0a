//! Reading what the desk did with claims beside evidence and verdicts: reviews, second readings, fixes, contacts,
//! waivers, publications and notes.

use super::claim::{Run, group};
use super::{Reading, rows};
use crate::domain::{
    ArticleNumber, Blind, Bound, ClaimNumber, Contact, ContactNumber, EvidenceNumber, Fix, FixNumber, Procedure,
    PublishedClaim, PublishedVerdict, Review, SecondReading, SecondVerdict, Settlement, StoredAnswer, StoredContact,
    StoredFix, StoredNote, StoredPublication, StoredReview, Waiver, handle,
};
use crate::error::{Error, Result};
use rusqlite::{OptionalExtension, Row};
use std::collections::HashMap;

impl Reading<'_> {
    /// The procedure of each of the wanted claims that has any.
    pub(super) fn procedures_of(&self, wanted: &[Run]) -> Result<HashMap<ClaimNumber, Procedure>> {
        let mut procedures: HashMap<ClaimNumber, Procedure> = HashMap::new();
        for (claim, reviews) in group(self.each(REVIEW, wanted, read_review)?) {
            procedures.entry(claim).or_default().reviews = reviews;
        }
        for (claim, readings) in group(self.readings_of(wanted)?) {
            procedures.entry(claim).or_default().readings = readings;
        }
        for (claim, fixes) in group(self.fixes_of(wanted)?) {
            procedures.entry(claim).or_default().fixes = fixes;
        }
        for (claim, contacts) in group(self.contacts_of(wanted)?) {
            procedures.entry(claim).or_default().contacts = contacts;
        }
        for (claim, waivers) in group(self.each(WAIVER, wanted, read_waiver)?) {
            procedures.entry(claim).or_default().waivers = waivers;
        }
        for (claim, publication) in self.publications_of(wanted)? {
            procedures.entry(claim).or_default().publication = Some(publication);
        }
        for (claim, notes) in group(self.each(NOTE, wanted, read_note)?) {
            procedures.entry(claim).or_default().notes = notes;
        }
        for (claim, rows) in group(self.sheet_rows_of(wanted)?) {
            procedures.entry(claim).or_default().sheet_rows = rows;
        }
        Ok(procedures)
    }

    fn readings_of(&self, wanted: &[Run]) -> Result<Vec<(ClaimNumber, SecondReading)>> {
        let mut readings = self.each(SECOND_READING, wanted, |row| {
            let reading = SecondReading {
                seq: row.get(1)?,
                manner: rows::word(row, 2)?,
                at: rows::parsed(row, 3)?,
                by: row.get(4)?,
                settled: match (row.get(5)?, row.get(7)?) {
                    (Some(because), Some(by)) => {
                        Some(Settlement { because, by, at: rows::parsed(row, 6)?, alone: row.get(8)? })
                    }
                    _ => None,
                },
                ended: row.get::<_, Option<String>>(6)?.is_some(),
                verdicts: Vec::new(),
            };
            Ok((ClaimNumber(row.get(0)?), reading))
        })?;
        if readings.is_empty() {
            return Ok(readings);
        }
        let mut verdicts: HashMap<u64, Vec<SecondVerdict>> = HashMap::new();
        for (reading, verdict) in self.each(SECOND_VERDICT, wanted, read_second_verdict)? {
            verdicts.entry(reading).or_default().push(verdict);
        }
        for (_, reading) in &mut readings {
            reading.verdicts = verdicts.remove(&reading.seq).unwrap_or_default();
        }
        Ok(readings)
    }

    fn fixes_of(&self, wanted: &[Run]) -> Result<Vec<(ClaimNumber, StoredFix)>> {
        let mut fixes = self.each(FIX, wanted, read_fix)?;
        if fixes.is_empty() {
            return Ok(fixes);
        }
        let mut evidence: HashMap<u32, Vec<EvidenceNumber>> = HashMap::new();
        for (fix, number) in self.each(FIX_EVIDENCE, wanted, |row| Ok((row.get(0)?, EvidenceNumber(row.get(1)?))))? {
            evidence.entry(fix).or_default().push(number);
        }
        let mut answers: HashMap<u32, Vec<StoredAnswer>> = HashMap::new();
        for (fix, answer) in self.each(FIX_ANSWER, wanted, read_answer)? {
            answers.entry(fix).or_default().push(answer);
        }
        for (_, stored) in &mut fixes {
            stored.fix.evidence = evidence.remove(&stored.fix.number.0).unwrap_or_default();
            stored.answers = answers.remove(&stored.fix.number.0).unwrap_or_default();
        }
        Ok(fixes)
    }

    fn contacts_of(&self, wanted: &[Run]) -> Result<Vec<(ClaimNumber, StoredContact)>> {
        let mut contacts = self.each(CONTACT, wanted, |row| Ok((ClaimNumber(row.get(0)?), read_contact(row, 1)?)))?;
        for (_, stored) in &mut contacts {
            stored.contact.claims = self.claims_of_contact(stored.contact.number)?;
        }
        Ok(contacts)
    }

    fn claims_of_contact(&self, contact: ContactNumber) -> Result<Vec<ClaimNumber>> {
        self.numbers("SELECT claim FROM contact_claim WHERE contact = ?1 ORDER BY claim", [contact.0])
    }

    fn publications_of(&self, wanted: &[Run]) -> Result<Vec<(ClaimNumber, StoredPublication)>> {
        let mut publications = self.each(PUBLICATION, wanted, read_publication)?;
        if publications.is_empty() {
            return Ok(publications);
        }
        let mut verdicts: HashMap<(u64, ClaimNumber), Vec<PublishedVerdict>> = HashMap::new();
        for (of, verdict) in self.each(PUBLICATION_VERDICT, wanted, read_published_verdict)? {
            verdicts.entry(of).or_default().push(verdict);
        }
        for (claim, stored) in &mut publications {
            stored.published.verdicts = verdicts.remove(&(stored.seq, *claim)).unwrap_or_default();
        }
        Ok(publications)
    }

    /// The whole call log, oldest first.
    pub fn contacts(&self) -> Result<Vec<StoredContact>> {
        let mut stmt = self.conn.prepare_cached(
            "SELECT number, who, read_back, answer, deadline, record, logged_at, logged_by FROM contact ORDER BY number",
        )?;
        let contacts = stmt.query_map([], |row| read_contact(row, 0))?;
        contacts
            .map(|stored| {
                let mut stored = stored?;
                stored.contact.claims = self.claims_of_contact(stored.contact.number)?;
                Ok(stored)
            })
            .collect()
    }

    /// What a reader owes who reads blind.
    pub fn blind(&self, reader: &str) -> Result<Blind> {
        let mut stmt = self.conn.prepare_cached(
            "SELECT claim, started_by FROM second_reading WHERE manner = 'blind' AND ended_at IS NULL ORDER BY claim",
        )?;
        let going_on = stmt.query_map([], |row| Ok((ClaimNumber(row.get(0)?), row.get(1)?)))?;
        let mut going_on: Vec<(ClaimNumber, String)> = going_on.collect::<rusqlite::Result<_>>()?;
        going_on.retain(|(_, by)| handle::same(by, reader));
        let claims: Vec<ClaimNumber> = going_on.into_iter().map(|(claim, _)| claim).collect();
        Ok(Blind::of(reader, &Reading::whole(self.conn).dossiers(&claims)?))
    }

    /// The claim that a fix belongs to.
    pub fn claim_of_fix(&self, fix: FixNumber) -> Result<ClaimNumber> {
        let mut stmt = self.conn.prepare_cached("SELECT claim FROM fix WHERE number = ?1")?;
        let claim = stmt.query_row([fix.0], |row| Ok(ClaimNumber(row.get(0)?))).optional()?;
        claim.ok_or_else(|| Error::NoSuch { noun: "fix", name: fix.to_string() })
    }

    /// The fixes of an article's claims that it may yet carry out, in the order of their numbers.
    pub fn open_fixes(&self, article: ArticleNumber) -> Result<Vec<Fix>> {
        let claims = self.numbers(
            "SELECT DISTINCT claim.number FROM fix JOIN claim ON claim.number = fix.claim
             WHERE claim.article = ?1 AND fix.carried_out IS NULL ORDER BY claim.number",
            [article.0],
        )?;
        let fixes = self.dossiers(&claims)?.into_iter().flat_map(|dossier| dossier.procedure.fixes);
        let mut open: Vec<Fix> = fixes.filter(StoredFix::is_open).map(|stored| stored.fix).collect();
        open.sort_by_key(|fix| fix.number);
        Ok(open)
    }

    /// Every handle that somebody acted under, or was given a claim under.
    pub fn handles(&self) -> Result<Vec<String>> {
        let mut stmt = self.conn.prepare_cached("SELECT handle FROM handle ORDER BY handle")?;
        let handles = stmt.query_map([], |row| row.get(0))?;
        Ok(handles.collect::<rusqlite::Result<_>>()?)
    }

    pub fn next_fix(&self) -> Result<FixNumber> {
        Ok(FixNumber(self.next("SELECT coalesce(max(number), 0) + 1 FROM fix")?))
    }

    pub fn next_contact(&self) -> Result<ContactNumber> {
        Ok(ContactNumber(self.next("SELECT coalesce(max(number), 0) + 1 FROM contact")?))
    }
}

const REVIEW: &str = "
    SELECT claim, outcome, note, digest, reviewed_at, reviewed_by
    FROM review
    WHERE claim BETWEEN ?1 AND ?2
    ORDER BY claim, seq";

fn read_review(row: &Row<'_>) -> rusqlite::Result<(ClaimNumber, StoredReview)> {
    let review = Review { outcome: rows::word(row, 1)?, note: row.get(2)?, digest: row.get(3)? };
    Ok((ClaimNumber(row.get(0)?), StoredReview { review, at: rows::parsed(row, 4)?, by: row.get(5)? }))
}

const SECOND_READING: &str = "
    SELECT claim, seq, manner, started_at, started_by, settled, ended_at, settled_by, alone
    FROM second_reading
    WHERE claim BETWEEN ?1 AND ?2
    ORDER BY claim, seq";

const SECOND_VERDICT: &str = "
    SELECT reading, question, status, because, confidence
    FROM second_reading CROSS JOIN second_verdict ON second_verdict.reading = second_reading.seq
    WHERE second_reading.claim BETWEEN ?1 AND ?2 AND second_verdict.on_other IS NULL
    ORDER BY second_reading.claim, second_reading.seq, second_verdict.seq";

fn read_second_verdict(row: &Row<'_>) -> rusqlite::Result<(u64, SecondVerdict)> {
    let verdict = SecondVerdict {
        question: rows::word(row, 1)?,
        status: rows::word(row, 2)?,
        because: row.get(3)?,
        confidence: rows::maybe_word(row, 4)?,
    };
    Ok((row.get(0)?, verdict))
}

const FIX: &str = "
    SELECT claim, number, old_words, new_words, because, proposed_at, proposed_by, carried_out
    FROM fix
    WHERE claim BETWEEN ?1 AND ?2
    ORDER BY claim, number";

fn read_fix(row: &Row<'_>) -> rusqlite::Result<(ClaimNumber, StoredFix)> {
    let claim = ClaimNumber(row.get(0)?);
    let fix = Fix {
        number: FixNumber(row.get(1)?),
        claim,
        old: row.get(2)?,
        new: row.get(3)?,
        because: row.get(4)?,
        evidence: Vec::new(),
    };
    let (at, by, carried_out) = (rows::parsed(row, 5)?, row.get(6)?, row.get(7)?);
    Ok((claim, StoredFix { fix, at, by, answers: Vec::new(), carried_out }))
}

const FIX_EVIDENCE: &str = "
    SELECT fix_evidence.fix, fix_evidence.evidence
    FROM fix CROSS JOIN fix_evidence ON fix_evidence.fix = fix.number
    WHERE fix.claim BETWEEN ?1 AND ?2
    ORDER BY fix.claim, fix.number, fix_evidence.evidence";

const FIX_ANSWER: &str = "
    SELECT fix_answer.fix, answer, role, note, answered_at, answered_by
    FROM fix CROSS JOIN fix_answer ON fix_answer.fix = fix.number
    WHERE fix.claim BETWEEN ?1 AND ?2
    ORDER BY fix.claim, fix.number, fix_answer.seq";

fn read_answer(row: &Row<'_>) -> rusqlite::Result<(u32, StoredAnswer)> {
    let answer = StoredAnswer {
        answer: rows::word(row, 1)?,
        role: rows::word(row, 2)?,
        note: row.get(3)?,
        at: rows::parsed(row, 4)?,
        by: row.get(5)?,
    };
    Ok((row.get(0)?, answer))
}

const CONTACT: &str = "
    SELECT contact_claim.claim, number, who, read_back, answer, deadline, record, logged_at, logged_by
    FROM contact_claim CROSS JOIN contact ON contact.number = contact_claim.contact
    WHERE contact_claim.claim BETWEEN ?1 AND ?2
    ORDER BY contact_claim.claim, number";

/// number, who, read_back, answer, deadline, record, logged_at, logged_by, from the given column on.
fn read_contact(row: &Row<'_>, first: usize) -> rusqlite::Result<StoredContact> {
    let contact = Contact {
        number: ContactNumber(row.get(first)?),
        claims: Vec::new(),
        who: row.get(first + 1)?,
        read_back: row.get(first + 2)?,
        answer: row.get(first + 3)?,
        deadline: rows::maybe_parsed(row, first + 4)?,
        record: rows::word(row, first + 5)?,
    };
    Ok(StoredContact { contact, at: rows::parsed(row, first + 6)?, by: row.get(first + 7)? })
}

const WAIVER: &str = "
    SELECT claim, rule, because, waived_at, waived_by, digest, objections, passed
    FROM waiver
    WHERE claim BETWEEN ?1 AND ?2
    ORDER BY claim, rule";

fn read_waiver(row: &Row<'_>) -> rusqlite::Result<(ClaimNumber, Waiver)> {
    let bound = match (row.get(5)?, row.get::<_, Option<String>>(6)?) {
        (Some(digest), Some(_)) => Bound::Read { digest, objections: rows::json(row, 6)? },
        _ => Bound::Moment { passed: row.get(7)? },
    };
    let (rule, because) = (rows::word(row, 1)?, row.get(2)?);
    let waiver = Waiver { rule, because, at: rows::parsed(row, 3)?, by: row.get(4)?, bound };
    Ok((ClaimNumber(row.get(0)?), waiver))
}

/// The newest publication of each claim.
const PUBLICATION: &str = "
    SELECT publication_claim.claim, publication.seq, revision, digest, published_at, published_by
    FROM publication_claim CROSS JOIN publication ON publication.seq = publication_claim.publication
    WHERE publication_claim.claim BETWEEN ?1 AND ?2
      AND publication.seq = (SELECT max(publication) FROM publication_claim AS newest
                             WHERE newest.claim = publication_claim.claim)";

fn read_publication(row: &Row<'_>) -> rusqlite::Result<(ClaimNumber, StoredPublication)> {
    let claim = ClaimNumber(row.get(0)?);
    let published = PublishedClaim { claim, digest: row.get(3)?, verdicts: Vec::new() };
    let stored = StoredPublication {
        seq: row.get(1)?,
        revision: row.get(2)?,
        published,
        at: rows::parsed(row, 4)?,
        by: row.get(5)?,
    };
    Ok((claim, stored))
}

const PUBLICATION_VERDICT: &str = "
    SELECT publication_verdict.publication, publication_verdict.claim, question, status
    FROM publication_claim
    CROSS JOIN publication_verdict ON publication_verdict.publication = publication_claim.publication
                                  AND publication_verdict.claim = publication_claim.claim
    WHERE publication_claim.claim BETWEEN ?1 AND ?2
    ORDER BY question";

fn read_published_verdict(row: &Row<'_>) -> rusqlite::Result<((u64, ClaimNumber), PublishedVerdict)> {
    let verdict = PublishedVerdict { question: rows::word(row, 2)?, status: rows::word(row, 3)? };
    Ok(((row.get(0)?, ClaimNumber(row.get(1)?)), verdict))
}

const NOTE: &str = "
    SELECT claim, seq, kind, text, added_at, added_by
    FROM note
    WHERE claim BETWEEN ?1 AND ?2
    ORDER BY claim, seq";

fn read_note(row: &Row<'_>) -> rusqlite::Result<(ClaimNumber, StoredNote)> {
    let note = StoredNote {
        seq: row.get(1)?,
        kind: rows::word(row, 2)?,
        text: row.get(3)?,
        at: rows::parsed(row, 4)?,
        by: row.get(5)?,
    };
    Ok((ClaimNumber(row.get(0)?), note))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::claim::tests::assert_looked_up;

    #[test]
    fn what_was_done_with_a_claim_is_looked_up() {
        assert_looked_up(&[
            REVIEW,
            SECOND_READING,
            SECOND_VERDICT,
            FIX,
            FIX_EVIDENCE,
            FIX_ANSWER,
            CONTACT,
            WAIVER,
            PUBLICATION,
            PUBLICATION_VERDICT,
            NOTE,
        ]);
    }
}
