//! What stands around every page: the way to the others, who is here, and where the ledger stands.

use super::ask::Reply;
use super::people::Role;
use super::visit::Visit;
use askama::Template;
use claimbench::workbench::Workbench;

pub struct Shell {
    pub title: String,
    /// The case's; empty where it has none.
    pub case: String,
    pub actor: String,
    /// The newest event that the page knows of.
    pub head: u64,
    /// What the page is called in the row of pages.
    pub here: &'static str,
    /// What was searched for.
    pub query: String,
    /// At a desk where people sign in: whether it is an editor who is here.
    pub desk: Option<bool>,
}

/// The pages that every page leads to, with their names and keys.
pub const PAGES: [(&str, &str, &str); 12] = [
    ("/", "Articles", "g a"),
    ("/review", "Review", "g r"),
    ("/inbox", "Inbox", "g b"),
    ("/search", "Search", "g s"),
    ("/check", "Check", "g c"),
    ("/figures", "Figures", "g f"),
    ("/memo", "Memo", "g m"),
    ("/sources", "Sources", "g o"),
    ("/reports", "Reports", "g p"),
    ("/import", "Import", "g i"),
    ("/desk", "Desk", "g d"),
    ("/keys", "Keys", "?"),
];

impl Shell {
    pub fn of(
        visit: &Visit<'_>,
        workbench: &Workbench,
        here: &'static str,
        title: &str,
    ) -> claimbench::error::Result<Self> {
        Ok(Self {
            title: title.to_owned(),
            case: workbench.title()?.unwrap_or_default(),
            head: workbench.head()?.seq,
            here,
            ..Self::plain(visit, title)
        })
    }

    /// Around a page that shows nothing of the case.
    pub fn plain(visit: &Visit<'_>, title: &str) -> Self {
        let desk = visit.desk.guard.people().map(|_| visit.role == Role::Editor);
        let query = visit.ask.query.text("q").unwrap_or_default();
        Self {
            title: title.to_owned(),
            case: String::new(),
            actor: visit.actor.clone(),
            head: 0,
            here: "",
            query,
            desk,
        }
    }

    pub fn pages(&self) -> [(&'static str, &'static str, &'static str); PAGES.len()] {
        PAGES
    }
}

/// A page drawn from its template.
pub fn drawn(status: u16, page: &impl Template) -> Reply {
    match page.render() {
        Ok(html) => Reply::page(status, html),
        Err(_) => Reply::text(500, super::FAILED),
    }
}
