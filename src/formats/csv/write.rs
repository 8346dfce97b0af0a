//! Writing: rows of one shape, one after the other, without holding them.

use super::column::Shape;
use super::{Cells, cell, figure, list};
use crate::domain::query::Stage;
use crate::domain::{
    Claim, Dossier, Link, Quantity, Question, Source, StoredEvidence, StoredSource, StoredStatus, Word,
};
use crate::judgement::tally;
use csv::{Terminator, WriterBuilder};
use std::fmt::{Display, Write as _};
use std::io::{self, Write};

/// How a file is to look.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Style {
    /// How text stands in the cells.
    pub cells: Cells,
    /// What stands before the header.
    pub mark: Mark,
}

/// What stands before the header.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Mark {
    /// Nothing: the file is UTF-8, and begins with its header.
    #[default]
    None,
    /// By which some spreadsheets know UTF-8.
    ByteOrder,
}

/// Writes rows of one shape, in the order in which it is given things: UTF-8, lines ending in CR LF (RFC 4180).
pub struct Writer<W: Write> {
    csv: csv::Writer<W>,
    shape: Shape,
    cells: Cells,
    /// The value being shown: one room for all of them.
    shown: String,
}

impl<W: Write> Writer<W> {
    /// Writes the header.
    pub fn new(mut out: W, shape: Shape, style: Style) -> io::Result<Self> {
        if style.mark == Mark::ByteOrder {
            out.write_all("\u{FEFF}".as_bytes())?;
        }
        let mut csv = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(out);
        csv.write_record(shape.columns().iter().map(|(name, _)| name)).map_err(io_error)?;
        Ok(Self { csv, shape, cells: style.cells, shown: String::new() })
    }

    /// Writes what the shape has of a claim: its row, its evidence, its statuses; nothing into `sources`. The stage is that
    /// of the whole claim, of which the dossier may leave something out.
    pub fn claim(&mut self, dossier: &Dossier, stage: Stage) -> io::Result<()> {
        match self.shape {
            Shape::Claims => {
                self.claim_cells(dossier, stage)?;
                self.figures(&dossier.claim.quantities)?;
                self.end()
            }
            Shape::Sheet if dossier.evidence.is_empty() => self.sheet_row(dossier, stage, None),
            Shape::Sheet => {
                dossier.evidence.iter().try_for_each(|evidence| self.sheet_row(dossier, stage, Some(evidence)))
            }
            Shape::Evidence => dossier.evidence.iter().try_for_each(|stored| {
                self.shown(Some(stored.evidence.claim))?;
                self.shown(Some(dossier.claim.uid))?;
                self.shown(Some(stored.source.number))?;
                self.shown(Some(stored.source.uid))?;
                self.text(Some(&stored.source.outside().name))?;
                self.evidence_cells(stored)?;
                self.figures(stored.evidence.quantities())?;
                self.end()
            }),
            Shape::Statuses => dossier.statuses.iter().try_for_each(|stored| self.status_row(dossier, stored)),
            Shape::Sources => Ok(()),
        }
    }

    /// Writes a source into `sources`, and nothing into any other shape.
    pub fn source(&mut self, stored: &StoredSource) -> io::Result<()> {
        if self.shape != Shape::Sources {
            return Ok(());
        }
        self.source_cells(&stored.source)?;
        self.shown(Some(stored.added_at))?;
        self.end()
    }

    /// Ends the file and gives back what it was written to.
    pub fn finish(self) -> io::Result<W> {
        self.csv.into_inner().map_err(|error| error.into_error())
    }

    fn sheet_row(&mut self, dossier: &Dossier, stage: Stage, evidence: Option<&StoredEvidence>) -> io::Result<()> {
        self.claim_cells(dossier, stage)?;
        self.more_claim_cells(dossier)?;
        match evidence {
            Some(stored) => {
                self.evidence_cells(stored)?;
                self.source_cells(&stored.source)?;
            }
            None => self.blanks(super::column::EVIDENCE.len() + super::column::SOURCE.len())?,
        }
        self.figures(&dossier.claim.quantities)?;
        match evidence {
            Some(stored) => self.figures(stored.evidence.quantities())?,
            None => self.blanks(super::column::EVIDENCE_FIGURES.len())?,
        }
        self.end()
    }

    fn claim_cells(&mut self, dossier: &Dossier, stage: Stage) -> io::Result<()> {
        let Claim { number, uid, article, anchor, text, attribution, hedges, quantities, .. } = &dossier.claim;
        let main = dossier.claim.main_question();
        let status = dossier.status(main).map(|stored| &stored.status);
        let said = dossier.claim.questions().contains(&Question::Said);
        let hedges: Vec<String> = hedges.iter().map(|hedge| format!("{} ({})", hedge.cue, hedge.class)).collect();
        let tally = tally(dossier, main);
        self.shown(Some(number))?;
        self.shown(Some(uid))?;
        self.shown(*article)?;
        self.text(Some(text))?;
        self.shown(Some(dossier.claim.kind))?;
        self.text(dossier.claim.claimant().map(|link| link.speaker.as_str()))?;
        self.text(Some(&list::chain(attribution.iter().map(|link| link.speaker.as_str()))))?;
        self.text(attribution.last().and_then(|link| link.cue.as_deref()))?;
        self.text(Some(&list::items(hedges.iter().map(String::as_str))))?;
        self.quantity_cells(quantities.first())?;
        self.shown(dossier.claim.as_of.as_ref())?;
        self.shown(Some(dossier.verdict(main)))?;
        self.shown(said.then(|| dossier.verdict(Question::Said)))?;
        self.shown(Some(stage))?;
        self.words(status.map_or(&[], |status| &status.modifiers))?;
        self.shown(status.and_then(|status| status.confidence))?;
        self.text(status.and_then(|status| status.because.as_deref()))?;
        self.text(dossier.claim.correct_text.as_deref())?;
        self.shown(Some(tally.supports))?;
        self.shown(Some(tally.refutes))?;
        self.shown(Some(tally.origins))?;
        self.shown(Some(dossier.claim.priority.value()))?;
        self.shown(dossier.claim.worth.map(|worth| worth.value()))?;
        self.text(dossier.claim.assignee.as_deref())?;
        self.shown(dossier.claim.recheck_by.as_ref())?;
        self.text(Some(&list::items(dossier.claim.tags.iter().map(String::as_str))))?;
        // Words that are gone from the newest text are the ledger's and the JSON's to keep.
        let anchor = anchor.as_ref().filter(|anchor| anchor.stands());
        self.text(anchor.map(|anchor| anchor.exact.as_str()))?;
        self.shown(anchor.map(|anchor| anchor.start))?;
        self.shown(anchor.map(|anchor| anchor.end))?;
        self.shown(Some(dossier.logged.updated_at))?;
        self.text(status.and_then(|status| status.finding.as_deref()))
    }

    fn more_claim_cells(&mut self, dossier: &Dossier) -> io::Result<()> {
        let claim = &dossier.claim;
        let last: Option<&Link> = claim.attribution.last();
        let quantity = claim.quantities.first();
        let both = claim.questions().len() > 1;
        let said = dossier.status(Question::Said).filter(|_| both).map(|stored| &stored.status);
        self.shown(dossier.article.as_ref().map(|article| article.uid))?;
        self.text(dossier.article.as_ref().map(|article| article.title.as_str()))?;
        self.shown(Some(claim.checkable))?;
        self.shown(last.and_then(|link| link.cue_class))?;
        self.shown(last.and_then(|link| link.form))?;
        self.shown(last.and_then(|link| link.said_on.as_ref()))?;
        self.text(last.and_then(|link| link.channel.as_deref()))?;
        self.quantity_words(quantity)?;
        self.text(claim.as_of_words.as_deref())?;
        self.words(said.map_or(&[], |status| &status.modifiers))?;
        self.shown(said.and_then(|status| status.confidence))?;
        self.text(said.and_then(|status| status.because.as_deref()))?;
        self.text(said.and_then(|status| status.finding.as_deref()))?;
        self.shown(dossier.set_aside.as_ref().map(|set_aside| set_aside.reason))?;
        self.text(dossier.set_aside.as_ref().and_then(|set_aside| set_aside.note.as_deref()))?;
        self.text(last.and_then(|link| link.role.as_deref()))?;
        self.text(last.and_then(|link| link.guessed_from.as_deref()))
    }

    fn evidence_cells(&mut self, stored: &StoredEvidence) -> io::Result<()> {
        let evidence = &stored.evidence;
        self.shown(Some(evidence.number))?;
        self.shown(Some(evidence.uid))?;
        self.shown(Some(evidence.question))?;
        self.shown(Some(evidence.stance))?;
        self.shown(evidence.directness)?;
        self.shown(Some(evidence.credibility.value()))?;
        self.text(evidence.credibility_reason.as_deref())?;
        self.text(evidence.origin.as_deref())?;
        self.text(evidence.paraphrase.as_deref())?;
        self.text(evidence.quote.as_deref())?;
        self.text(evidence.locator.as_deref())?;
        self.shown(evidence.published.as_ref())?;
        self.shown(evidence.data_as_of.as_ref())?;
        self.quantity_cells(evidence.quantity.as_ref())?;
        self.quantity_words(evidence.quantity.as_ref())?;
        self.shown(evidence.derived_from)?;
        self.text(evidence.search_note.as_deref())?;
        self.text(stored.withdrawn.as_deref())?;
        self.text(Some(&stored.added_by))?;
        self.shown(Some(stored.added_at))
    }

    /// Of a confidential source, only what nobody could know it by.
    fn source_cells(&mut self, source: &Source) -> io::Result<()> {
        let source = source.outside();
        self.shown(Some(source.number))?;
        self.shown(Some(source.uid))?;
        self.text(Some(&source.name))?;
        self.shown(Some(source.kind))?;
        self.text(source.publisher.as_deref())?;
        self.text(source.author.as_deref())?;
        self.text(source.url.as_deref())?;
        self.shown(source.published.as_ref())?;
        self.shown(Some(source.reliability))?;
        self.text(source.reliability_reason.as_deref())?;
        self.text(source.interest.as_deref())?;
        self.text(source.origin.as_deref())?;
        self.text(source.note.as_deref())?;
        self.shown(Some(source.disclosure))
    }

    fn status_row(&mut self, dossier: &Dossier, stored: &StoredStatus) -> io::Result<()> {
        self.shown(Some(dossier.claim.number))?;
        self.shown(Some(dossier.claim.uid))?;
        self.shown(Some(stored.status.question))?;
        self.shown(Some(stored.status.status))?;
        self.words(&stored.status.modifiers)?;
        self.shown(stored.status.confidence)?;
        self.text(stored.status.because.as_deref())?;
        self.text(Some(&stored.by))?;
        self.shown(Some(stored.at))?;
        self.text(stored.status.finding.as_deref())?;
        self.text(stored.on_other.as_ref().map(ToString::to_string).as_deref())?;
        self.end()
    }

    /// A doubtful figure has no number in a sheet: there nothing would tell that it is none yet.
    fn quantity_cells(&mut self, quantity: Option<&Quantity>) -> io::Result<()> {
        let settled = quantity.filter(|quantity| quantity.doubt.is_none());
        self.shown(settled.and_then(|quantity| quantity.point))?;
        self.shown(settled.and_then(|quantity| quantity.low))?;
        self.shown(settled.and_then(|quantity| quantity.high))?;
        self.text(quantity.map(|quantity| quantity.unit.as_str()))?;
        self.text(quantity.and_then(|quantity| quantity.measure.as_deref()))
    }

    fn quantity_words(&mut self, quantity: Option<&Quantity>) -> io::Result<()> {
        self.text(quantity.map(|quantity| quantity.raw.as_str()))?;
        self.shown(quantity.map(|quantity| quantity.dimension))?;
        self.shown(quantity.and_then(|quantity| quantity.approximator))
    }

    /// All figures, where the columns of one do not hold them.
    fn figures<'q>(&mut self, quantities: impl IntoIterator<Item = &'q Quantity>) -> io::Result<()> {
        let all: Vec<&Quantity> = quantities.into_iter().collect();
        self.text(figure::cell(&all).as_deref())
    }

    fn words<T: Word + Display>(&mut self, words: &[T]) -> io::Result<()> {
        self.text(Some(&list::items(words.iter().map(|word| word.word()))))
    }

    /// What anybody may have written.
    fn text(&mut self, text: Option<&str>) -> io::Result<()> {
        self.csv.write_field(cell::write(text.unwrap_or_default(), self.cells).as_bytes()).map_err(io_error)
    }

    /// A number, a word of a closed list, a date: nothing that would run, and numbers stay numbers.
    fn shown(&mut self, value: Option<impl Display>) -> io::Result<()> {
        self.shown.clear();
        if let Some(value) = value {
            // Writing to a string does not fail.
            let _ = write!(self.shown, "{value}");
        }
        self.csv.write_field(&self.shown).map_err(io_error)
    }

    fn blanks(&mut self, count: usize) -> io::Result<()> {
        (0..count).try_for_each(|_| self.csv.write_field("").map_err(io_error))
    }

    fn end(&mut self) -> io::Result<()> {
        self.csv.write_record(None::<&[u8]>).map_err(io_error)
    }
}

/// The error beneath, with its kind, which `?` would lose: a closed pipe is no failure.
fn io_error(error: csv::Error) -> io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        kind => io::Error::other(format!("{kind:?}")),
    }
}
