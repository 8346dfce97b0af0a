//! Every page by its address: what is looked at, and what is done.

use super::ask::Reply;
use super::visit::{Outcome, Visit};
use super::{article, claim, evidence, first, head, keys, own, refusal, search, sentence};
use crate::web::refusal::Trouble;

pub struct Route {
    pub method: &'static str,
    /// `*` stands for any one part.
    pub path: &'static [&'static str],
    page: fn(&Visit<'_>) -> Outcome,
}

const fn look(path: &'static [&'static str], page: fn(&Visit<'_>) -> Outcome) -> Route {
    Route { method: "GET", path, page }
}

const fn act(path: &'static [&'static str], page: fn(&Visit<'_>) -> Outcome) -> Route {
    Route { method: "POST", path, page }
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
    look(&["claim", "*"], claim::look),
    act(&["claim", "*", "status"], claim::status),
    act(&["claim", "*", "comment"], claim::comment),
    look(&["claim", "*", "evidence"], evidence::new),
    act(&["claim", "*", "evidence"], evidence::add),
    look(&["evidence", "*"], evidence::look),
    act(&["evidence", "*"], evidence::edit),
    act(&["evidence", "*", "withdraw"], evidence::withdraw),
    act(&["evidence", "*", "move"], evidence::carry),
    look(&["kept", "*"], evidence::kept),
    look(&["search"], search::search),
    look(&["keys"], keys::keys),
    look(&["own", "*"], |visit| Ok(own::file(visit.parts().get(1).map_or("", String::as_str)))),
];

pub fn answer(visit: &Visit<'_>) -> Reply {
    // The door is behind whoever is in.
    if visit.ask.looks() && visit.parts() == ["enter"] {
        return super::door::enter(visit.desk, visit.ask);
    }
    let method = if visit.ask.looks() { "GET" } else { "POST" };
    let fits = |route: &&Route| {
        let parts = visit.parts();
        route.method == method
            && route.path.len() == parts.len()
            && route.path.iter().zip(parts).all(|(wanted, part)| *wanted == "*" || wanted == part)
    };
    let answered = match ROUTES.iter().find(fits) {
        Some(route) => (route.page)(visit),
        None => Err(Trouble::NoPage),
    };
    answered.unwrap_or_else(|trouble| refusal::page(visit, &trouble))
}
