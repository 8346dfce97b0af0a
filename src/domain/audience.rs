//! Who a report is for, and what must not reach them: the names of confidential sources wherever they are written, what
//! such a source said unless it was released, talks off the record, and what is the desk's own business.

use super::words::words;
use super::{Dossier, OnRecord, Question, Redaction, Stance, StoredContact, StoredEvidence, Word};

words! {
    /// Who a report is for.
    Audience, "audience", {
        /// The desk: everything.
        Internal = "internal",
        /// Who wrote the article: no confidential names, nothing off the record, none of the desk's own notes.
        Author = "author",
        /// The reader: what was found and what was corrected.
        Public = "public",
    }
}

/// Stands where a search note must stand and may not.
const WITHHELD: &str = "withheld: the source is confidential";

impl Dossier {
    /// The dossier as it may leave the desk: without the names of confidential sources, in whatever text they stand,
    /// without what such sources said unless it was released, and without what was said off the record.
    pub fn outside(self, redaction: &Redaction) -> Self {
        let mut dossier = self.withheld(redaction);
        redaction.clean(&mut dossier);
        dossier
    }

    /// The dossier without what may not leave, whatever it says; names in what is left stay.
    fn withheld(mut self, redaction: &Redaction) -> Self {
        for stored in &mut self.evidence {
            stored.withhold(redaction);
        }
        // What a confidential source answered is said in confidence, on whatever record.
        let is_open =
            |stored: &StoredContact| stored.contact.record == OnRecord::On && !redaction.touches(&stored.contact.who);
        self.procedure.contacts.retain(is_open);
        if let Some(anchor) = self.claim.anchor.as_mut().filter(|_| !redaction.is_empty()) {
            anchor.to_whole_words();
        }
        self
    }

    /// The dossier as this audience may see it.
    pub fn for_audience(self, audience: Audience, redaction: &Redaction) -> Self {
        let mut dossier = self.withheld_for(audience, redaction);
        if audience != Audience::Internal {
            redaction.clean(&mut dossier);
        }
        dossier
    }

    /// The dossier without what this audience may not see, whatever it says; names in what is left stay for whoever
    /// puts the dossier into something larger, and cleans that.
    pub fn withheld_for(self, audience: Audience, redaction: &Redaction) -> Self {
        if audience == Audience::Internal {
            return self;
        }
        let mut dossier = self.withheld(redaction);
        // What was found of other words than the claim's is no finding on it, and what it should say instead none for these
        // words. Verdicts that others followed are not the desk's any more.
        if dossier.is_reworded_since_verdict() {
            dossier.claim.correct_text = None;
        }
        let standing = Question::ALL.iter().filter_map(|question| dossier.status(*question).cloned());
        dossier.statuses = standing.collect();
        dossier.claim.assignee = None;
        dossier.claim.worth = None;
        dossier.claim.tags.clear();
        for stored in &mut dossier.evidence {
            stored.evidence.credibility_reason = None;
            stored.source.reliability_reason = None;
            stored.source.note = None;
            for kept in &mut stored.snapshots {
                kept.snapshot.headers.clear();
                kept.snapshot.note = None;
            }
        }
        let procedure = &mut dossier.procedure;
        procedure.waivers.clear();
        // What another desk found, and what it wrote beside that, is neither our finding nor ours to publish.
        procedure.sheet_rows.clear();
        procedure.readings.clear();
        procedure.reviews.iter_mut().for_each(|stored| stored.review.note = None);
        if audience == Audience::Public {
            procedure.fixes.clear();
            procedure.contacts.clear();
            dossier.relations.iter_mut().for_each(|relation| relation.note = None);
            dossier.evidence.retain(|stored| stored.stands());
        }
        dossier
    }
}

impl StoredEvidence {
    /// Of a confidential source: takes out whose it is and, unless it was released, what it says. Kept bytes, their
    /// addresses and headers, the label of its origin and the reason for its credibility tell whose it is and never
    /// leave.
    pub fn withhold(&mut self, redaction: &Redaction) {
        let released = self.released.take();
        if !redaction.conceals(&self.source) {
            return;
        }
        self.source = self.source.concealed();
        self.snapshots.clear();
        self.no_snapshot = None;
        self.merged_into = None;
        let evidence = &mut self.evidence;
        evidence.origin = None;
        evidence.credibility_reason = None;
        if released.is_none() {
            evidence.paraphrase = None;
            evidence.quote = None;
            evidence.locator = None;
            // Figures are read from the words.
            evidence.quantity = None;
            evidence.further_quantities.clear();
            // A silent search without its note is none.
            evidence.search_note = (evidence.stance == Stance::Silent).then(|| WITHHELD.to_owned());
        }
    }
}
