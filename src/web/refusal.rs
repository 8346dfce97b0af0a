//! What was refused, in words for a page: what was wrong, what is missing beside which field, who did what since; and the
//! words that somebody typed, so that none are lost.

use super::ask::{Fields, Reply};
use super::people::Role;
use super::shell::{Shell, drawn};
use super::visit::Visit;
use askama::Template;
use claimbench::domain::Invalid;
use claimbench::error::{Error, Missing};
use claimbench::intake::fetch::FetchFailure;
use claimbench::report::words;

/// Why a page was not answered with what was asked for.
#[derive(Debug)]
pub enum Trouble {
    Refused(Error),
    NotFetched(Box<FetchFailure>),
    /// What our own program said, run for a file.
    Said(String),
    /// The machine failed.
    Failed(std::io::Error),
    /// A form without what makes sense of it, in words.
    Misused(&'static str),
    NoPage,
    /// It takes another role at the desk.
    Role(Role),
}

impl From<Error> for Trouble {
    fn from(error: Error) -> Self {
        Self::Refused(error)
    }
}

impl From<Invalid> for Trouble {
    fn from(invalid: Invalid) -> Self {
        Self::Refused(invalid.into())
    }
}

impl From<std::io::Error> for Trouble {
    fn from(error: std::io::Error) -> Self {
        Self::Failed(error)
    }
}

impl From<FetchFailure> for Trouble {
    fn from(failure: FetchFailure) -> Self {
        Self::NotFetched(Box::new(failure))
    }
}

impl Trouble {
    pub fn status(&self) -> u16 {
        match self {
            Self::NoPage | Self::Refused(Error::NoSuch { .. } | Error::NoCase { .. }) => 404,
            Self::Refused(Error::Changed { .. } | Error::NeverRead { .. }) => 409,
            Self::Refused(error) if error.trouble().is_some() => 503,
            Self::Refused(_) | Self::Misused(_) | Self::Said(_) => 422,
            Self::Failed(_) => 500,
            Self::NotFetched(_) => 502,
            Self::Role(_) => 403,
        }
    }

    pub fn said(&self) -> Said {
        let mut said = match self {
            Self::NoPage => Said::of("There is no such page."),
            Self::Role(role) => Said::of(&format!("{} does that", claimbench::domain::a(role.word()))),
            Self::Misused(words) => Said::of(words),
            Self::Said(words) => Said::of(words.trim().trim_start_matches("error: ")),
            Self::Failed(error) => Said::of(&error.to_string()),
            Self::NotFetched(failure) => Said::of(&failure.to_string()),
            Self::Refused(error) => Said::of(&error.to_string()),
        };
        if let Self::Refused(error) = self {
            match error {
                Error::VerdictRefused { missing, .. } => said.missing.clone_from(missing),
                Error::Changed { since, .. } => {
                    let line = |entry: &claimbench::domain::Entry| {
                        let done = words::history::sentence(&entry.event);
                        format!("{}, {}: {done}", words::instant(entry.at), entry.actor)
                    };
                    said.since = since.iter().map(line).collect();
                    said.way = "Your words are kept. Read what changed, then save again.";
                }
                Error::NeverRead { .. } => {
                    said.way = "Your words are kept. Read the claim as it is now, then save again."
                }
                Error::CitationsRefused { .. } => said.way = "Cite evidence of this claim that stands, as [E7].",
                Error::OwnVerdict { .. } => said.way = "Another person reads it.",
                Error::VerdictOwed { .. } => said.way = "Give your own verdict first.",
                Error::ActedOnSince { .. } => said.way = "Change it by hand, so that both are on the record.",
                Error::WordsAmbiguous { .. } => said.way = "Take more of the words around them.",
                Error::WordsNotFound { .. } => said.way = "Take the words exactly as they stand in the article.",
                Error::ClockBehind { .. } => {
                    said.way = "Nothing was written. Set this machine's clock; where it is right, say so with any command \
                                and --clock-is-right.";
                }
                _ => {}
            }
        }
        said
    }
}

/// A refusal as a page shows it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Said {
    pub words: String,
    /// What to do about it; empty where there is nothing more to say.
    pub way: &'static str,
    pub missing: Vec<Missing>,
    /// Who did what since.
    pub since: Vec<String>,
}

impl Said {
    fn of(words: &str) -> Self {
        // An error begins small, to stand behind other words.
        let mut letters = words.chars();
        let first = letters.next().map(char::to_uppercase);
        let words = first.into_iter().flatten().chain(letters).collect::<String>();
        let end = if words.ends_with(['.', ':', '?']) { "" } else { "." };
        Self { words: words + end, ..Self::default() }
    }

    pub fn lacks(&self, missing: Missing) -> bool {
        self.missing.contains(&missing)
    }

    pub fn missing_words(&self) -> Vec<&'static str> {
        self.missing.iter().map(words::missing).collect()
    }
}

/// A form that was refused, to be drawn again with what was typed.
pub struct Kept<'a> {
    /// Which form of the page.
    pub form: &'static str,
    pub said: Said,
    pub status: u16,
    pub fields: &'a Fields,
}

impl<'a> Kept<'a> {
    pub fn of(form: &'static str, trouble: &Trouble, visit: &'a Visit<'_>) -> Self {
        Self { form, said: trouble.said(), status: trouble.status(), fields: &visit.form.fields }
    }
}

#[derive(Template)]
#[template(path = "refusal.html", escape = "visible", config = "src/web/askama.toml")]
struct Page {
    shell: Shell,
    said: Said,
    /// The fields of the form, so that no word is lost.
    kept: Vec<(String, String)>,
}

/// A whole page for what was refused, where no page draws its form again.
pub fn page(visit: &Visit<'_>, trouble: &Trouble) -> Reply {
    let hidden = ["read", "back", "head"];
    let fields = visit.form.fields.pairs();
    let typed = fields.filter(|(name, value)| !hidden.contains(name) && !value.trim().is_empty());
    let kept = typed.map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
    drawn(trouble.status(), &Page { shell: Shell::plain(visit, "Not done"), said: trouble.said(), kept })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_refused_is_a_sentence() {
        assert_eq!(Said::of("claim 3 is gone").words, "Claim 3 is gone.");
        assert_eq!(Said::of("\"x\" is no date").words, "\"x\" is no date.");
        assert_eq!(Said::of("").words, ".");
    }
}
