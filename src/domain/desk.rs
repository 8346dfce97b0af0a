//! How a desk presents itself to the readers of its reports: its own words, and where its fact-checks stand.

use super::{Invalid, text, texts};
use serde::{Deserialize, Serialize};

/// What a case knows of the desk that works on it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct DeskProfile {
    /// What the case is called, in the place of the title it was opened with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// How the desk works, who pays for it, how it corrects: a box of its reports for readers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<String>,
    /// The name under which it publishes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub publisher: Option<String>,
    /// Its own page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub site: Option<String>,
    /// The page where the fact-check of this case stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<String>,
    /// The address of the licence under which others may use it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub licence: Option<String>,
    /// The page that says how the desk corrects what it got wrong.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub corrections: Option<String>,
}

texts! {
    DeskProfile {
        texts: title "title of the case", about "text about the desk", publisher "publisher", licence "licence";
        addresses: site "address", page "address", corrections "address";
    }
}

/// One field of it with its new value; none takes the old one away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DeskChange {
    /// What the case is called, in the place of the title it was opened with.
    Title(Option<String>),
    /// How the desk works, in its own words.
    About(Option<String>),
    /// The name under which it publishes.
    Publisher(Option<String>),
    /// Its own page: http or https.
    Site(Option<String>),
    /// The page where the fact-check of this case stands: http or https.
    Page(Option<String>),
    /// The address of the licence under which others may use it.
    Licence(Option<String>),
    /// The page that says how the desk corrects what it got wrong.
    Corrections(Option<String>),
}

impl DeskProfile {
    /// The profile with one field changed. Error: the new value is refused.
    pub fn with(mut self, change: DeskChange) -> Result<Self, Invalid> {
        let line = |field, value: Option<String>| value.map(|value| text::line(field, &value)).transpose();
        match change {
            DeskChange::Title(title) => self.title = line("title", title)?,
            DeskChange::About(about) => {
                self.about = about.map(|about| text::passage("text about the desk", &about)).transpose()?;
            }
            DeskChange::Publisher(name) => self.publisher = line("publisher", name)?,
            DeskChange::Site(address) => self.site = line("address", address)?,
            DeskChange::Page(address) => self.page = line("address", address)?,
            DeskChange::Licence(address) => self.licence = line("address", address)?,
            DeskChange::Corrections(address) => self.corrections = line("address", address)?,
        }
        Ok(self)
    }
}
