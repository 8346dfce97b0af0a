//! The verbs between a case and the archive: what may be known of it is decided here, by the rules of the public report.

use super::Workbench;
use super::similar::of_claim;
use crate::archive::{self, Archive, Pushed};
use crate::domain::query::Stage;
use crate::domain::{Audience, Head, Left, Precedent, Redaction, Uid, Verdict};
use crate::error::{Error, Result};
use crate::judgement;
use std::collections::HashMap;
use std::path::Path;

/// How a case stands to what the archive has seen of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// The newest head that was seen; none where the case was never pushed.
    pub seen: Option<Head>,
    /// How many of its events are kept there.
    pub kept: u64,
    /// Why it cannot be pushed; none where it goes on from what was seen.
    pub refused: Option<String>,
    /// How many events it has that the archive has not seen.
    pub ahead: u64,
}

impl Workbench {
    /// Sends what is new to the archive: the claims that are approved or published, as the public may see them, and the head of
    /// the chain; with `ledger` every event and all kept bytes.
    ///
    /// Errors: the chain does not go on from what was seen; a confidential name would leave; whoever works here owes a verdict
    /// on a claim that they read blind.
    pub fn push(&self, archive: &mut Archive, ledger: bool) -> Result<Pushed> {
        let case = self.file_uid();
        let hashes = self.hashes()?;
        archive.refuse_fork(case, |seq| hashes.get(&seq).cloned())?;
        let head = self.store.whole(&self.setting.actor)?.reading().head()?;
        let precedents = self.may_be_known()?;
        let mut kept = 0;
        if ledger || archive.last_event(case)? > 0 {
            let mut keeping = archive.keeping(case)?;
            self.each_ledger_item::<Error>(|item| keeping.take(item))?;
            kept = keeping.end()?;
        }
        let title = if ledger { self.title()? } else { self.public_title()? };
        let pushed = archive::pushed_case(case, title, head, self.now(), &self.setting.actor);
        let pushed = archive.witness(&pushed, precedents)?;
        Ok(Pushed { events: kept, ..pushed })
    }

    /// How the case stands to what the archive has seen of it.
    pub fn standing(&self, archive: &mut Archive) -> Result<Standing> {
        let case = self.file_uid();
        let hashes = self.hashes()?;
        let refused = match archive.refuse_fork(case, |seq| hashes.get(&seq).cloned()) {
            Ok(()) => None,
            Err(error @ (Error::Fork { .. } | Error::BehindArchive { .. })) => Some(error.to_string()),
            Err(error) => return Err(error),
        };
        let seen = archive.heads(case)?.pop();
        let last = self.head()?.seq;
        let ahead = last.saturating_sub(seen.as_ref().map_or(0, |head| head.seq));
        Ok(Standing { seen, kept: archive.last_event(case)?, refused, ahead })
    }

    /// Makes a case file anew from the archive, with the same uids, events and head.
    ///
    /// Errors: its ledger was not handed over; what is there is not what was seen; a file of that name is there.
    pub fn pull(archive: &mut Archive, case: Uid, path: &Path) -> Result<Head> {
        if archive.last_event(case)? == 0 {
            return Err(Error::NoLedger { case });
        }
        let (_, findings) = archive.verify(case)?;
        if !findings.is_empty() {
            return Err(Error::Forged { case, findings });
        }
        Self::restore(path, archive.ledger(case))
    }

    /// The hash of every event, of the tables as they are: what is forged shows by it.
    fn hashes(&self) -> Result<HashMap<u64, String>> {
        let mut hashes = HashMap::new();
        self.reading()?.each_ledger_row::<Error>(|row, hash| {
            hashes.insert(row.seq, data_encoding::HEXLOWER.encode(&hash));
            Ok(())
        })?;
        Ok(hashes)
    }

    /// The title without confidential names.
    fn public_title(&self) -> Result<Option<String>> {
        let redaction = self.redaction()?;
        Ok(self.title()?.map(|title| redaction.text(&title)))
    }

    /// The claims that are approved or published, as the public may see them.
    fn may_be_known(&self) -> Result<Vec<(Uid, Precedent)>> {
        let redaction = self.redaction()?;
        let desk = self.desk()?;
        let name = desk.publisher.clone().or(self.public_title()?);
        let mut known = Vec::new();
        self.each_dossier::<Error>(&self.claim_numbers()?, |dossier| {
            let stage = judgement::stage(&dossier);
            if !matches!(stage, Stage::Approved | Stage::Published) {
                return Ok(());
            }
            let uid = dossier.claim.uid;
            let page = desk.page.as_ref().map(|page| format!("{page}#claim-{}", dossier.number().0));
            let of = of_claim(&dossier.for_audience(Audience::Public, &redaction));
            if of.verdict.is_some_and(|verdict| verdict != Verdict::Unverified) {
                let site = desk.site.as_deref().or(page.as_deref()).and_then(site);
                known.push((uid, Precedent { desk: name.clone(), site, url: page, ..of }));
            }
            Ok(())
        })?;
        refuse_names(&known, &redaction)?;
        Ok(known)
    }
}

/// The host name in an address.
fn site(address: &str) -> Option<String> {
    let rest = address.split_once("://")?.1;
    rest.split(['/', ':', '?', '#']).next().map(str::to_owned)
}

/// Looks over what is about to leave once more.
fn refuse_names(known: &[(Uid, Precedent)], redaction: &Redaction) -> Result<()> {
    let told = |redaction: Option<&Redaction>| -> Vec<u8> {
        let mut told = String::new();
        for (_, precedent) in known {
            let texts = [
                Some(&precedent.text),
                precedent.speaker.as_ref(),
                precedent.finding.as_ref(),
                precedent.label.as_ref(),
                precedent.desk.as_ref(),
                precedent.url.as_ref(),
            ];
            for text in texts.into_iter().flatten() {
                told.push_str(&redaction.map_or_else(|| text.clone(), |redaction| redaction.text(text)));
                told.push('\n');
            }
        }
        told.into_bytes()
    };
    let found = redaction.left_in(&told(None));
    let own = redaction.left_in(&told(Some(&redaction.of_everything())));
    match Left::first_beside(found, &own) {
        Some(name) => Err(Error::NameWouldLeave {
            source_number: name.source,
            what: "what the archive is told".to_owned(),
            line: name.line,
        }),
        None => Ok(()),
    }
}
