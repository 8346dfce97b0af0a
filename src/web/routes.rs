//! Every page by its address: what is looked at, and what is done.

use super::ask::Reply;
use super::people::Role;
use super::visit::{Outcome, Visit};
use super::{
    about, acts, article, check, claim, comment, desk, evidence, figures, first, head, history, import, inbox, keys,
    memo, origins, own, refusal, reports, review, search, sentence, sign_in, sources,
};
use crate::web::refusal::Trouble;

pub struct Route {
    pub method: &'static str,
    /// `*` stands for any one part.
    pub path: &'static [&'static str],
    page: fn(&Visit<'_>) -> Outcome,
    /// Who may at the least.
    pub role: Role,
}

impl Route {
    const fn by(self, role: Role) -> Self {
        Self { role, ..self }
    }
}

const fn look(path: &'static [&'static str], page: fn(&Visit<'_>) -> Outcome) -> Route {
    Route { method: "GET", path, page, role: Role::Reporter }
}

const fn act(path: &'static [&'static str], page: fn(&Visit<'_>) -> Outcome) -> Route {
    Route { method: "POST", path, page, role: Role::Reporter }
}

pub const ROUTES: &[Route] = &[
    look(&[], first::first),
    act(&["case"], first::make),
    act(&["demo"], first::demo),
    look(&["head"], head::head),
    look(&["since", "*"], head::since),
    act(&["article"], first::add),
    look(&["article", "*"], article::bench),
    act(&["article", "*", "claim"], sentence::log),
    act(&["article", "*", "settle"], sentence::settle),
    act(&["article", "*", "unsettle"], sentence::unsettle),
    look(&["article", "*", "about"], about::look),
    act(&["article", "*", "about"], about::edit),
    act(&["article", "*", "update"], about::update),
    act(&["article", "*", "publish"], about::publish).by(Role::Editor),
    act(&["article", "*", "set-aside"], about::set_aside),
    act(&["article", "*", "reopen"], about::reopen),
    act(&["article", "*", "comment"], comment::sentence),
    act(&["source", "*", "comment"], comment::source),
    act(&["comment", "*", "close"], comment::close),
    look(&["desk"], desk::look),
    act(&["desk"], desk::edit).by(Role::Editor),
    look(&["origins"], origins::look),
    act(&["origins"], origins::merge),
    look(&["claim", "*"], claim::look),
    act(&["claim", "*", "status"], claim::status),
    look(&["claim", "*", "history"], history::history),
    act(&["claim", "*", "comment"], acts::comment),
    act(&["claim", "*", "close"], acts::close),
    act(&["claim", "*", "edit"], acts::edit),
    act(&["claim", "*", "sort"], acts::sort),
    act(&["claim", "*", "set-aside"], acts::set_aside),
    act(&["claim", "*", "reopen"], acts::reopen),
    act(&["claim", "*", "confirm"], acts::confirm),
    act(&["claim", "*", "relate"], acts::relate),
    act(&["claim", "*", "fix"], acts::fix),
    act(&["claim", "*", "contact"], acts::contact),
    act(&["claim", "*", "waive"], acts::waive),
    act(&["claim", "*", "note"], acts::note),
    act(&["claim", "*", "review"], acts::review).by(Role::Reader),
    act(&["claim", "*", "start"], acts::start).by(Role::Reader),
    act(&["claim", "*", "second"], acts::second).by(Role::Reader),
    act(&["claim", "*", "decide"], acts::decide).by(Role::Reader),
    act(&["fix", "*", "answer"], acts::answer_fix),
    act(&["contact", "*", "answer"], acts::answer_contact),
    act(&["undo"], acts::undo),
    look(&["people"], sign_in::people).by(Role::Editor),
    act(&["people"], sign_in::invite).by(Role::Editor),
    act(&["people", "remove"], sign_in::remove).by(Role::Editor),
    act(&["sign-out"], sign_in::sign_out),
    look(&["claim", "*", "evidence"], evidence::new),
    act(&["claim", "*", "evidence"], evidence::add),
    look(&["evidence", "*"], evidence::look),
    act(&["evidence", "*"], evidence::edit),
    act(&["evidence", "*", "withdraw"], evidence::withdraw),
    act(&["evidence", "*", "move"], evidence::carry),
    look(&["kept", "*"], evidence::kept),
    look(&["review"], review::queue),
    look(&["inbox"], inbox::inbox),
    act(&["inbox", "*", "accept"], inbox::accept),
    act(&["inbox", "*", "decline"], inbox::decline),
    look(&["check"], check::check),
    look(&["figures"], figures::figures),
    look(&["memo"], memo::memo),
    look(&["sources"], sources::list),
    look(&["source", "*"], sources::look),
    act(&["source", "*"], sources::edit),
    act(&["source", "*", "merge"], sources::merge),
    look(&["reports"], reports::reports),
    look(&["report", "preview"], reports::preview),
    look(&["report", "file"], reports::save),
    look(&["import"], import::look),
    act(&["import"], import::show),
    act(&["import", "go"], import::bring),
    look(&["search"], search::search),
    look(&["keys"], keys::keys),
    look(&["own", "*"], |visit| Ok(own::file(visit.parts().get(1).map_or("", String::as_str)))),
];

pub fn answer(visit: &Visit<'_>) -> Reply {
    // The door is behind whoever is in; they may go through it again.
    if ["/enter", "/sign-in", "/invited"].contains(&visit.ask.path.as_str()) {
        return super::door::answer(visit.desk, visit.ask);
    }
    let method = if visit.ask.looks() { "GET" } else { "POST" };
    let fits = |route: &&Route| {
        let parts = visit.parts();
        route.method == method
            && route.path.len() == parts.len()
            && route.path.iter().zip(parts).all(|(wanted, part)| *wanted == "*" || wanted == part)
    };
    let answered = match ROUTES.iter().find(fits) {
        Some(route) if visit.role < route.role => Err(Trouble::Role(route.role)),
        Some(route) => (route.page)(visit),
        None => Err(Trouble::NoPage),
    };
    answered.unwrap_or_else(|trouble| refusal::page(visit, &trouble))
}
