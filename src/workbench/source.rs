//! The verbs for sources.

use super::{Desk, Workbench};
use crate::domain::{
    Disclosure, Event, NewSource, SameSource, SourceChange, SourceEdited, SourceNumber, SourcesMerged, StoredSource,
};
use crate::error::{Error, Result};

impl Workbench {
    /// Adds a source, be there one like it or not. Errors: a detail of it is refused; its uid is taken.
    pub fn add_source(&mut self, new: NewSource) -> Result<StoredSource> {
        self.write(|desk| {
            let number = desk.add_source(new)?;
            desk.reading().source(number)
        })
    }

    /// The first source that a new one looks like, and by what; none where it is new.
    pub fn source_resembling(&self, new: &NewSource) -> Result<Option<(SourceNumber, SameSource)>> {
        let known = self.reading()?.sources()?;
        let found = |stored: &StoredSource| {
            let same = new.resembles(&stored.source)?;
            Some((stored.merged_into.unwrap_or(stored.source.number), same))
        };
        // An address says more than a name.
        Ok(known.iter().filter_map(found).min_by_key(|(_, same)| *same == SameSource::Name))
    }

    /// Adds a source that is not there yet.
    ///
    /// Errors: one of that address or name is.
    pub fn add_source_once(&mut self, new: NewSource) -> Result<StoredSource> {
        match self.source_resembling(&new)? {
            Some((number, same)) => Err(Error::SourceKnown { number, same }),
            None => self.add_source(new),
        }
    }

    /// Makes two entries of a source one: the evidence follows, the first points to the second, and its names stay known
    /// as names of a source.
    ///
    /// Errors: they are one already; the first is confidential and the second is not.
    pub fn merge_sources(&mut self, from: SourceNumber, into: SourceNumber) -> Result<StoredSource> {
        self.write(|desk| {
            let (one, other) = (desk.reading().source(from)?, desk.reading().source(into)?);
            for stored in [&one, &other] {
                if let Some(into) = stored.merged_into {
                    return Err(Error::SourceMerged { number: stored.source.number, into });
                }
            }
            if from == into {
                return Err(Error::MergedIntoItself);
            }
            if (one.source.disclosure, other.source.disclosure) == (Disclosure::Confidential, Disclosure::Open) {
                return Err(Error::MergeWouldDisclose { from, into });
            }
            let claims = desk.reading().claims_of_source(from)?;
            desk.record(Event::SourcesMerged(SourcesMerged { from, into, claims }))?;
            desk.reading().source(into)
        })
    }

    /// Changes fields of a source.
    pub fn edit_source(&mut self, source: SourceNumber, changes: Vec<SourceChange>) -> Result<StoredSource> {
        self.write(|desk| {
            if let Some(into) = desk.reading().source(source)?.merged_into {
                return Err(Error::SourceMerged { number: source, into });
            }
            let changes = changes.into_iter().map(SourceChange::checked).collect::<std::result::Result<Vec<_>, _>>()?;
            if changes.is_empty() {
                return Err(Error::NothingToChange);
            }
            desk.record(Event::SourceEdited(SourceEdited { source, changes }))?;
            desk.reading().source(source)
        })
    }
}

impl Desk<'_, '_> {
    pub(super) fn add_source(&mut self, new: NewSource) -> Result<SourceNumber> {
        if let Some(uid) = new.uid
            && let Some(number) = self.reading().source_by_uid(&uid.to_string())?
        {
            return Err(Error::UidTaken { noun: "source", uid: uid.to_string(), number: number.to_string() });
        }
        let number = self.reading().next_source()?;
        let uid = self.new_uid();
        self.record(Event::SourceAdded(new.checked(number, uid)?))?;
        Ok(number)
    }

    /// The source of this uid, else of this name and address; added where there is none.
    pub(super) fn source_for(&mut self, new: NewSource) -> Result<SourceNumber> {
        if let Some(uid) = new.uid
            && let Some(number) = self.reading().source_by_uid(&uid.to_string())?
        {
            return Ok(number);
        }
        match self.reading().source_like(new.name.trim(), new.url.as_deref().map(str::trim))? {
            Some(number) => Ok(number),
            None => self.add_source(new),
        }
    }
}
