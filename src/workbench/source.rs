//! The verbs for sources.

use super::{Desk, Workbench};
use crate::domain::{Event, NewSource, SourceChange, SourceEdited, SourceNumber, StoredSource};
use crate::error::{Error, Result};

impl Workbench {
    pub fn add_source(&mut self, new: NewSource) -> Result<StoredSource> {
        self.write(|desk| {
            let number = desk.add_source(new)?;
            desk.reading().source(number)
        })
    }

    /// Changes fields of a source.
    pub fn edit_source(&mut self, source: SourceNumber, changes: Vec<SourceChange>) -> Result<StoredSource> {
        self.write(|desk| {
            desk.reading().source(source)?;
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
