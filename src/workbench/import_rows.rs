//! Rows of sheets: known again where they are here already, and what of them is no value of ours kept in its own words.

use super::Desk;
use super::import::{ImportPlan, Known, Taking, Unanchored};
use crate::domain::{
    ClaimNumber, Dossier, Event, Evidence, EvidenceNumber, IncomingEvidence, IncomingRow, KeptCell, Link, NewClaim,
    NewEvidence, NewSource, NewStatus, Place, Quantity, SheetRow, SourceNumber, Verdict, Words,
};
use crate::error::{Error, Result};

impl Desk<'_, '_> {
    /// The claim that the same row was brought in with; none where it is new, or meant once more.
    pub(super) fn row_here(&self, row: Option<&IncomingRow>, plan: ImportPlan) -> Result<Option<ClaimNumber>> {
        match row {
            Some(row) if !plan.again => self.reading().claim_of_row(&row.key),
            _ => Ok(None),
        }
    }

    /// The claim that has the uid of this one, where it says nothing else.
    ///
    /// Error: it says something else, and which of the two holds is nobody's to guess.
    pub(super) fn same_claim_here(
        &self,
        new: &NewClaim,
        statuses: &[NewStatus],
        evidence: &[IncomingEvidence],
    ) -> Result<Option<Dossier>> {
        let Some(uid) = new.uid else { return Ok(None) };
        let Some(here) = self.reading().claim_by_uid(&uid.to_string())? else { return Ok(None) };
        // Whoever reads blind learns from no guess whether it is right.
        let dossier = self.reading().blind(self.actor)?.dossier(self.reading().dossier(here)?);
        let differs = differences(&dossier, new, statuses, evidence);
        if differs.is_empty() { Ok(Some(dossier)) } else { Err(Error::HereOtherwise { claim: here, differs }) }
    }

    /// The source that a row of sources is: the one of its uid, or of its name and address.
    pub(super) fn same_source_here(&self, source: &NewSource) -> Result<Option<SourceNumber>> {
        match source.uid {
            // One of this uid that is called otherwise is refused when it is added.
            Some(uid) => match self.reading().source_by_uid(&uid.to_string())? {
                Some(number) if self.reading().source(number)?.source.name == source.name => Ok(Some(number)),
                _ => Ok(None),
            },
            None => self.reading().source_like(source.name.trim(), source.url.as_deref().map(str::trim)),
        }
    }

    /// The piece of evidence of a row that is here, says the same and is the same claim's.
    pub(super) fn same_evidence_here(
        &self,
        claim: ClaimNumber,
        evidence: &IncomingEvidence,
        of_sheet: bool,
    ) -> Result<Option<EvidenceNumber>> {
        if !of_sheet || evidence.evidence.uid.is_none() {
            return Ok(None);
        }
        let stored = self.reading().dossier(claim)?.evidence;
        let same = stored.into_iter().find(|stored| is_same(&stored.evidence, &evidence.evidence));
        Ok(same.map(|stored| stored.evidence.number))
    }

    /// What has a uid is known by that, so that its row is kept only for the words in it.
    pub(super) fn take_in_evidence_row(
        &mut self,
        claim: ClaimNumber,
        evidence: IncomingEvidence,
        row: Option<IncomingRow>,
        plan: ImportPlan,
        known: &mut Known,
        taking: &mut Taking,
    ) -> Result<()> {
        if let Some(here) = self.row_here(row.as_ref(), plan)? {
            taking.is_here(here);
            return Ok(());
        }
        if let Some(here) = self.same_evidence_here(claim, &evidence, row.is_some())? {
            known.evidence.learn(evidence.number, here);
            taking.is_here(here);
            return Ok(());
        }
        let has_uid = evidence.evidence.uid.is_some();
        self.take_in_evidence(claim, evidence, known, &mut taking.arrived)?;
        self.keep_row_unless(has_uid, claim, row)
    }

    pub(super) fn take_in_status_row(
        &mut self,
        claim: ClaimNumber,
        status: NewStatus,
        row: Option<IncomingRow>,
        plan: ImportPlan,
        known: &mut Known,
        taking: &mut Taking,
    ) -> Result<()> {
        if let Some(here) = self.row_here(row.as_ref(), plan)? {
            taking.is_here(here);
            return Ok(());
        }
        if !plan.again && self.same_status_here(claim, &status, known)? {
            taking.is_here(claim);
            return Ok(());
        }
        self.take_in_status(claim, status, plan, known, &mut taking.arrived)?;
        self.keep_row_unless(false, claim, row)
    }

    pub(super) fn keep_row_unless(
        &mut self,
        has_uid: bool,
        claim: ClaimNumber,
        row: Option<IncomingRow>,
    ) -> Result<()> {
        match row {
            Some(row) if !has_uid || !row.kept.is_empty() => self.keep_row(claim, row),
            _ => Ok(()),
        }
    }

    pub(super) fn keep_row(&mut self, claim: ClaimNumber, row: IncomingRow) -> Result<()> {
        self.record(Event::SheetRowKept(SheetRow { claim, row }))
    }

    /// The rows below the first of a claim that is here: those that are new add their evidence to it.
    pub(super) fn take_in_further(
        &mut self,
        claim: ClaimNumber,
        rows: Vec<(IncomingRow, usize)>,
        evidence: Vec<IncomingEvidence>,
        known: &mut Known,
        taking: &mut Taking,
    ) -> Result<()> {
        let mut evidence = evidence.into_iter();
        let mut added = 0;
        for (at, (row, pieces)) in rows.into_iter().enumerate() {
            let its: Vec<IncomingEvidence> = evidence.by_ref().take(pieces).collect();
            if at == 0 || self.reading().claim_of_row(&row.key)? == Some(claim) {
                continue;
            }
            for piece in its {
                self.take_in_evidence(claim, piece, known, &mut taking.arrived)?;
            }
            self.keep_row(claim, row)?;
            added += 1;
        }
        match added {
            0 => taking.is_here(claim),
            rows => taking.grown = Some((taking.line, claim, rows)),
        }
        Ok(())
    }

    /// Anchors a claim's quotation, else its own words, where they stand in its article; a quotation that does not stand
    /// there is given back, to be kept as it is.
    pub(super) fn anchor_where_they_stand(&self, new: &mut NewClaim) -> Result<Unanchored> {
        let Some(article) = new.article else { return Ok(Unanchored::No) };
        let quoted = new.words.take();
        let own = Words { quote: new.text.clone(), place: Place::Only };
        let wanted = quoted.clone().unwrap_or(own);
        let bare = Words { quote: bare(&wanted.quote).to_owned(), place: wanted.place };
        for words in [wanted, bare] {
            match self.anchor(article, &words, None) {
                Ok(_) => {
                    new.words = Some(words);
                    return Ok(Unanchored::No);
                }
                Err(
                    Error::WordsNotFound { .. }
                    | Error::WordsAmbiguous { .. }
                    | Error::WordsTooFew { .. }
                    | Error::WordsElsewhere { .. },
                ) => {}
                Err(other) => return Err(other),
            }
        }
        let quote = quoted.map(|words| KeptCell { column: Self::QUOTE.to_owned(), words: words.quote });
        Ok(Unanchored::Words(quote))
    }

    /// What a quotation is kept under that does not stand.
    const QUOTE: &'static str = "quote";
}

/// The words without the quotation marks around them.
fn bare(quote: &str) -> &str {
    quote.trim().trim_matches(['"', '“', '”', '„', '«', '»', '‹', '›', '\u{A0}', ' '])
}

fn is_same(stored: &Evidence, new: &NewEvidence) -> bool {
    Some(stored.uid) == new.uid
        && (stored.stance, &stored.paraphrase, &stored.quote) == (new.stance, &new.paraphrase, &new.quote)
}

/// What a row says of a claim that is here and the claim does not, of what every shape of sheet carries.
fn differences(
    dossier: &Dossier,
    new: &NewClaim,
    statuses: &[NewStatus],
    evidence: &[IncomingEvidence],
) -> Vec<&'static str> {
    let claim = &dossier.claim;
    let voices = |links: &[Link]| -> Vec<String> { links.iter().map(|link| link.speaker.clone()).collect() };
    let numbers = |figures: &[Quantity]| -> Vec<_> {
        figures.iter().map(|figure| (figure.point, figure.low, figure.high, figure.unit.clone())).collect()
    };
    let verdict = |status: &NewStatus| {
        let question = status.question.unwrap_or(claim.main_question());
        let because = dossier.status(question).and_then(|stored| stored.status.because.as_ref());
        // Not every shape has a column for every rationale.
        dossier.verdict(question) == status.status && (status.because.is_none() || status.because.as_ref() == because)
    };
    let main = claim.main_question();
    let is_told = statuses.iter().any(|status| status.question.unwrap_or(main) == main);
    let unsaid = dossier.verdict(main) != Verdict::Unverified && !is_told;
    let is_here =
        |piece: &IncomingEvidence| dossier.evidence.iter().any(|stored| is_same(&stored.evidence, &piece.evidence));
    let mut tags = (claim.tags.clone(), new.tags.clone());
    tags.0.sort_unstable();
    tags.1.sort_unstable();
    let compared = [
        ("text", claim.text == new.text),
        ("kind", new.kind.is_none_or(|kind| kind == claim.kind)),
        ("speaker", voices(&claim.attribution) == voices(&new.attribution)),
        ("quantity", new.quantities.as_ref().is_none_or(|figures| numbers(figures) == numbers(&claim.quantities))),
        ("as_of", claim.as_of == new.as_of),
        ("status", !unsaid && statuses.iter().all(verdict)),
        ("priority", claim.priority == new.priority),
        ("assignee", claim.assignee == new.assignee),
        ("recheck_by", claim.recheck_by == new.recheck_by),
        ("correct_text", claim.correct_text == new.correct_text),
        ("tags", tags.0 == tags.1),
        ("evidence", evidence.iter().all(is_here)),
    ];
    compared.into_iter().filter(|(_, same)| !same).map(|(field, _)| field).collect()
}
