//! Who a report is for, and what must not reach them: the names of confidential sources wherever they are written, talks
//! off the record, and what is the desk's own business.

use super::words::words;
use super::{Disclosure, Dossier, Evidence, OnRecord, Question, Source, Word};

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

/// The names that must not leave the desk, and what stands in their place.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Redaction {
    /// Longest first, so that no part of a name is left over.
    names: Vec<(String, String)>,
}

impl Redaction {
    /// The names, authors and addresses of the confidential ones of these sources.
    pub fn of<'s>(sources: impl IntoIterator<Item = &'s Source>) -> Self {
        let mut names = Vec::new();
        for source in sources.into_iter().filter(|source| source.disclosure == Disclosure::Confidential) {
            let instead = source.outside().name;
            let known = [Some(&source.name), source.author.as_ref(), source.url.as_ref()];
            names.extend(known.into_iter().flatten().map(|name| (name.clone(), instead.clone())));
        }
        names.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
        Self { names }
    }

    /// The text without the names, however they are capitalised.
    pub fn text(&self, text: &str) -> String {
        let mut text = text.to_owned();
        for (name, instead) in &self.names {
            text = without(&text, name, instead);
        }
        text
    }

    fn clean(&self, text: &mut String) {
        if !self.names.is_empty() {
            *text = self.text(text);
        }
    }

    fn clean_maybe(&self, text: &mut Option<String>) {
        text.iter_mut().for_each(|text| self.clean(text));
    }
}

/// The text with `instead` for every whole occurrence of the name.
fn without(text: &str, name: &str, instead: &str) -> String {
    let (mut kept, mut at) = (String::with_capacity(text.len()), 0);
    while let Some(c) = text[at..].chars().next() {
        let end = at + name.len();
        let is_name = text.get(at..end).is_some_and(|words| words.eq_ignore_ascii_case(name))
            && !text[..at].ends_with(char::is_alphanumeric)
            && !text[end..].starts_with(char::is_alphanumeric);
        if is_name && !name.is_empty() {
            kept.push_str(instead);
            at = end;
        } else {
            kept.push(c);
            at += c.len_utf8();
        }
    }
    kept
}

impl Dossier {
    /// The dossier as it may leave the desk: without the names of confidential sources, in whatever text they stand, and
    /// without what was said off the record.
    pub fn outside(mut self, redaction: &Redaction) -> Self {
        for stored in &mut self.evidence {
            let is_confidential = stored.source.disclosure == Disclosure::Confidential;
            stored.source = stored.source.outside();
            if is_confidential {
                // An address, a header or a label would tell whose it is.
                stored.snapshots.clear();
                stored.evidence.origin = None;
                stored.merged_into = None;
            }
            let Evidence { origin, credibility_reason, paraphrase, quote, locator, search_note, .. } =
                &mut stored.evidence;
            for text in [origin, credibility_reason, paraphrase, quote, locator, search_note] {
                redaction.clean_maybe(text);
            }
            let source = &mut stored.source;
            for text in [&mut source.reliability_reason, &mut source.interest, &mut source.origin, &mut source.note] {
                redaction.clean_maybe(text);
            }
            redaction.clean_maybe(&mut stored.merged_into);
            redaction.clean_maybe(&mut stored.no_snapshot);
            redaction.clean_maybe(&mut stored.withdrawn);
            stored.snapshots.iter_mut().for_each(|kept| redaction.clean_maybe(&mut kept.snapshot.note));
        }
        for stored in &mut self.statuses {
            redaction.clean_maybe(&mut stored.status.because);
            redaction.clean_maybe(&mut stored.status.finding);
        }
        redaction.clean(&mut self.claim.text);
        redaction.clean_maybe(&mut self.claim.correct_text);
        self.set_aside.iter_mut().for_each(|aside| redaction.clean_maybe(&mut aside.note));
        self.relations.iter_mut().for_each(|relation| redaction.clean_maybe(&mut relation.note));
        let procedure = &mut self.procedure;
        procedure.contacts.retain(|stored| stored.contact.record == OnRecord::On);
        for stored in &mut procedure.contacts {
            redaction.clean(&mut stored.contact.who);
            redaction.clean_maybe(&mut stored.contact.read_back);
            redaction.clean_maybe(&mut stored.contact.answer);
        }
        for stored in &mut procedure.fixes {
            redaction.clean(&mut stored.fix.old);
            redaction.clean(&mut stored.fix.new);
            redaction.clean(&mut stored.fix.because);
            stored.answers.iter_mut().for_each(|answer| redaction.clean_maybe(&mut answer.note));
        }
        procedure.reviews.iter_mut().for_each(|stored| redaction.clean_maybe(&mut stored.review.note));
        for reading in &mut procedure.readings {
            redaction.clean_maybe(&mut reading.settled);
            reading.verdicts.iter_mut().for_each(|verdict| redaction.clean(&mut verdict.because));
        }
        procedure.waivers.iter_mut().for_each(|waiver| redaction.clean(&mut waiver.because));
        procedure.notes.iter_mut().for_each(|note| redaction.clean(&mut note.text));
        self
    }

    /// The dossier as this audience may see it.
    pub fn for_audience(self, audience: Audience, redaction: &Redaction) -> Self {
        if audience == Audience::Internal {
            return self;
        }
        let mut dossier = self.outside(redaction);
        // What was found of other words than the claim's is no finding on it.
        for question in Question::ALL {
            if dossier.on_other_words(*question).is_some() {
                dossier.statuses.retain(|stored| stored.status.question != *question);
            }
        }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{NewSource, SourceNumber, Uid};

    fn redaction() -> Redaction {
        let source = |number, name: &str, disclosure| {
            let new = NewSource { name: name.to_owned(), disclosure, ..NewSource::default() };
            new.checked(SourceNumber(number), Uid(uuid::Uuid::nil())).unwrap()
        };
        let sources = [
            source(3, "Jo Roe", Disclosure::Confidential),
            source(4, "Jo Roe of the ministry", Disclosure::Confidential),
            source(5, "Gazette", Disclosure::Open),
        ];
        Redaction::of(&sources)
    }

    #[test]
    fn a_name_is_taken_out_wherever_it_stands_whole() {
        let text = "JO ROE told us; Jo Roe of the ministry did not; Jo Roes is another; the Gazette agrees.";
        assert_eq!(
            redaction().text(text),
            "confidential source S3 told us; confidential source S4 did not; Jo Roes is another; the Gazette agrees."
        );
    }

    #[test]
    fn a_text_of_any_letters_is_gone_through() {
        assert_eq!(redaction().text("Ёжик 😀 Jo Roe"), "Ёжик 😀 confidential source S3");
        assert_eq!(Redaction::default().text("Jo Roe"), "Jo Roe");
    }
}
