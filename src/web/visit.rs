//! One question by somebody who may ask: its fields, and the case opened for it.

use super::Desk;
use super::ask::{Ask, Fields, Form, Reply};
use super::guard::Who;
use super::people::Role;
use super::refusal::Trouble;
use crate::counter::program::Program;
use claimbench::domain::Invalid;
use claimbench::error::Result;
use claimbench::workbench::{Access, Workbench};
use std::str::FromStr;

/// What a page makes of a question.
pub type Outcome = std::result::Result<Reply, Trouble>;

pub struct Visit<'a> {
    pub desk: &'a Desk,
    pub ask: &'a Ask,
    pub form: Form,
    parts: Vec<String>,
    pub actor: String,
    pub role: Role,
}

impl<'a> Visit<'a> {
    pub fn new(desk: &'a Desk, ask: &'a Ask, who: Who) -> Self {
        let form = if ask.looks() { Form::default() } else { ask.form() };
        Self { desk, ask, form, parts: ask.parts(), actor: who.actor, role: who.role }
    }

    /// Opens the case to look at it; nothing can be written through it.
    pub fn read(&self) -> Result<Workbench> {
        self.desk.open(Access::Read, &self.actor)
    }

    /// Opens the case for a verb.
    pub fn write(&self) -> Result<Workbench> {
        self.desk.open(Access::Write, &self.actor)
    }

    /// Our own program on this case, for what comes in or goes out as a file.
    pub fn program(&self) -> std::result::Result<Program, Trouble> {
        let program = self.desk.reader.clone().ok_or(Trouble::Misused("This program cannot be run again here."))?;
        Ok(Program { program, case: self.desk.case(), actor: self.actor.clone() })
    }

    pub fn parts(&self) -> &[String] {
        &self.parts
    }

    /// The number or the name in a part of the path, from 0.
    pub fn named<T: FromStr<Err = Invalid>>(&self, part: usize) -> std::result::Result<T, Trouble> {
        let text = self.parts.get(part).ok_or(Trouble::NoPage)?;
        text.parse().map_err(|_| Trouble::NoPage)
    }

    /// A field of the form, read; none where it is empty.
    pub fn given<T: FromStr<Err = Invalid>>(&self, field: &str) -> Result<Option<T>> {
        read(&self.form.fields, field)
    }

    /// A field of the address, read; none where it is empty.
    pub fn asked<T: FromStr<Err = Invalid>>(&self, field: &str) -> Result<Option<T>> {
        read(&self.ask.query, field)
    }

    pub fn text(&self, field: &str) -> Option<String> {
        self.form.fields.text(field)
    }

    /// The part of the page that the script asks for; none for the whole page.
    pub fn part(&self) -> Option<&str> {
        self.ask.header("x-part")
    }

    /// Where a form wants to go on, if that is a place of ours, else `other`.
    pub fn back_or(&self, other: String) -> String {
        let back = self.form.fields.given("back").filter(|back| is_own(back));
        back.map_or(other, str::to_owned)
    }
}

fn read<T: FromStr<Err = Invalid>>(fields: &Fields, field: &str) -> Result<Option<T>> {
    Ok(fields.given(field).map(str::parse).transpose()?)
}

/// A place on this desk and nowhere else: `//elsewhere` and `/\elsewhere` are other sites.
fn is_own(place: &str) -> bool {
    let plain = |c: char| c.is_ascii_graphic() && c != '\\';
    place.starts_with('/') && !place.starts_with("//") && place.chars().all(plain)
}

#[cfg(test)]
mod tests {
    use super::is_own;

    #[test]
    fn a_form_can_lead_to_no_other_site() {
        assert!(is_own("/article/A1?claim=4#claim"));
        for place in ["", "x", "//x", "/\\x", "https://x", "/a\r\nset-cookie: x", "/\u{202e}"] {
            assert!(!is_own(place), "{place:?}");
        }
    }
}
