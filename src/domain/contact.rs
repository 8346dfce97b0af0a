//! The call log: who was asked about which claims, what was read to them, and what they answered.

use super::words::words;
use super::{ClaimNumber, ContactNumber, Instant, Invalid, PartialDate, text};
use serde::{Deserialize, Serialize};

words! {
    /// Whether what was said may be told.
    OnRecord, "record", {
        /// It may be told, and by whom.
        On = "on_record",
        /// It is for the desk alone: no report for people outside has it.
        Off = "off_record",
    }
}

/// A call or message about claims.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    /// Printed `K1`, `K2` and so on; counted within the case.
    pub number: ContactNumber,
    /// What it was about; never empty.
    pub claims: Vec<ClaimNumber>,
    /// Who was called or written to, in plain words.
    pub who: String,
    /// What was read or sent to them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub read_back: Option<String>,
    /// None while they have not answered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer: Option<String>,
    /// Until when they may reply.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deadline: Option<PartialDate>,
    /// Whether what they said may be told.
    pub record: OnRecord,
}

impl Contact {
    /// Refuses a contact without a claim, and words that cannot be stored.
    pub fn checked(mut self) -> Result<Self, Invalid> {
        self.claims.sort_unstable();
        self.claims.dedup();
        if self.claims.is_empty() {
            return Err(Invalid::Empty { field: "list of claims" });
        }
        let passage = |field, value: Option<String>| value.map(|v| text::passage(field, &v)).transpose();
        Ok(Self {
            who: text::line("person", &self.who)?,
            read_back: passage("words read back", self.read_back)?,
            answer: passage("answer", self.answer)?,
            ..self
        })
    }
}

/// A contact with who logged it and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredContact {
    /// The contact itself.
    pub contact: Contact,
    /// The handle of whoever logged it.
    pub by: String,
    /// When it was logged, which may be later than the call.
    pub at: Instant,
}

impl StoredContact {
    /// A right of reply that is still open: a deadline was given and no answer came.
    pub fn awaits_reply(&self) -> bool {
        self.contact.deadline.is_some() && self.contact.answer.is_none()
    }
}
