//! The door: the address that lets in, and what is said to those who are not let in.

use super::ask::{Ask, Reply};
use super::guard::Refused;
use super::shell::drawn;
use super::{Desk, FAILED, own, sign_in};
use askama::Template;

#[derive(Template)]
#[template(path = "door.html", escape = "visible", config = "src/web/askama.toml")]
struct Door {
    title: &'static str,
    words: &'static str,
    /// Where a click leads on.
    on: Option<(String, &'static str)>,
    /// Whether the page goes there by itself.
    leads: bool,
    /// Whether people sign in here.
    sign_in: bool,
}

/// What is open to everybody who calls the program by its name.
pub fn answer(desk: &Desk, ask: &Ask) -> Reply {
    if let Some(name) = ask.path.strip_prefix("/own/") {
        return own::file(name);
    }
    match desk.guard.people() {
        Some(people) => sign_in::answer(desk, people, ask),
        None => enter(desk, ask),
    }
}

/// Changes the token of the address for a session. Answered with a page and not with a redirect: after a click on another
/// site, a redirect counts as that site's, and the cookie would stay at home.
pub fn enter(desk: &Desk, ask: &Ask) -> Reply {
    // A look ahead by the browser, or one at the head alone, is nobody who enters.
    if ask.method != "GET" || ask.header("sec-purpose").is_some() {
        return Reply::text(204, "");
    }
    match desk.guard.enter(ask.query.get("token").unwrap_or_default(), &desk.actor) {
        Ok(Some(cookie)) => {
            let words = "You are in.";
            let on = Some(("/".to_owned(), "To the desk"));
            let mut reply = drawn(200, &Door { title: "Claimbench", words, on, leads: true, sign_in: false });
            reply.headers.push(("set-cookie", cookie));
            reply
        }
        Ok(None) => {
            let words = "This address was used before, or is of an earlier start. If you are in already, go on; else press Enter where \
                         the program runs, and open the address that it prints.";
            drawn(
                401,
                &Door {
                    title: "That address is no longer good",
                    words,
                    on: Some(("/".to_owned(), "Go on")),
                    leads: false,
                    sign_in: false,
                },
            )
        }
        Err(_) => Reply::text(500, FAILED),
    }
}

pub fn refused(desk: &Desk, refused: Refused, ask: &Ask) -> Reply {
    let (title, words) = match refused {
        Refused::Host => return Reply::text(refused.status(), "This program is not called by that name."),
        Refused::Origin => return Reply::text(refused.status(), "Nothing is written for another page."),
        Refused::Method => return Reply::text(refused.status(), "No page takes that."),
        Refused::Kind => return Reply::text(refused.status(), "Only forms are taken."),
        Refused::Session if desk.guard.people().is_some() => (
            "Who are you?",
            "Sign in to go on. What you typed in an open page is kept there: come back to it after that.",
        ),
        Refused::Session => (
            "Who are you?",
            "Open the address that the program printed when it started. It is good once; Enter, where the program runs, prints a \
             new one. What you typed in an open page is kept there: come back to it after that.",
        ),
    };
    // After a click on another site the cookie stays at home; one more click, from here, brings it along.
    let on = ask.looks().then(|| (ask.path.clone(), "I have been let in: go on"));
    let sign_in = desk.guard.people().is_some();
    drawn(refused.status(), &Door { title, words, on, leads: false, sign_in })
}
