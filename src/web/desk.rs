//! What the case says of the desk that works on it, for the readers of its reports.

use super::ask::Reply;
use super::people::Role;
use super::refusal::{Said, Trouble};
use super::shell::{Shell, drawn};
use super::visit::{Outcome, Visit};
use askama::Template;
use claimbench::domain::{DeskChange, DeskProfile};
use claimbench::workbench::Workbench;

#[derive(Template)]
#[template(path = "desk.html", escape = "visible", config = "src/web/askama.toml")]
struct Page {
    shell: Shell,
    desk: DeskProfile,
    /// Whether whoever is here may change it.
    may: bool,
    said: Option<Said>,
}

pub fn look(visit: &Visit<'_>) -> Outcome {
    let workbench = visit.read()?;
    let desk = workbench.desk()?;
    page(visit, &workbench, desk, None)
}

fn page(visit: &Visit<'_>, workbench: &Workbench, desk: DeskProfile, trouble: Option<&Trouble>) -> Outcome {
    let shell = Shell::of(visit, workbench, "Desk", "Desk")?;
    let page = Page { shell, desk, may: visit.role == Role::Editor, said: trouble.map(Trouble::said) };
    Ok(drawn(trouble.map_or(200, Trouble::status), &page))
}

pub fn edit(visit: &Visit<'_>) -> Outcome {
    let changes = vec![
        DeskChange::Title(visit.text("title")),
        DeskChange::About(visit.text("about")),
        DeskChange::Publisher(visit.text("publisher")),
        DeskChange::Site(visit.text("site")),
        DeskChange::Page(visit.text("page")),
        DeskChange::Licence(visit.text("licence")),
        DeskChange::Corrections(visit.text("corrections")),
    ];
    let mut workbench = visit.write()?;
    match workbench.edit_case(changes) {
        Ok(_) => Ok(Reply::to("/desk")),
        Err(error) => {
            let fields = ["title", "about", "publisher", "site", "page", "licence", "corrections"];
            let [title, about, publisher, site, page_, licence, corrections] = fields.map(|field| visit.text(field));
            let typed = DeskProfile { title, about, publisher, site, page: page_, licence, corrections };
            page(visit, &workbench, typed, Some(&error.into()))
        }
    }
}
