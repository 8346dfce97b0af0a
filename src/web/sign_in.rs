//! Signing in to a desk, taking up an invitation, signing out, and who is of the desk.

use super::Desk;
use super::ask::{Ask, Reply};
use super::people::{People, Person, Role};
use super::refusal::{Said, Trouble};
use super::shell::{Shell, drawn};
use super::visit::{Outcome, Visit};
use askama::Template;
use std::time::Instant;

#[derive(Template)]
#[template(path = "sign_in.html", escape = "visible", config = "src/web/askama.toml")]
struct Page {
    title: &'static str,
    said: Option<Said>,
    /// Of an invitation that is taken up; none for who is known.
    token: Option<String>,
    name: String,
}

#[derive(Template)]
#[template(path = "people.html", escape = "visible", config = "src/web/askama.toml")]
struct Desks {
    shell: Shell,
    people: Vec<Person>,
    roles: Vec<&'static str>,
    /// The address that lets in who was just invited.
    invited: Option<(String, String)>,
    said: Option<Said>,
}

/// What is open to everybody who knows the desk's name.
pub fn answer(desk: &Desk, people: &People, ask: &Ask) -> Reply {
    match (ask.looks(), ask.path.as_str()) {
        (true, "/invited") => page(200, ask.query.text("token"), String::new(), None),
        (true, _) => page(200, None, String::new(), None),
        (false, "/invited") => accept(desk, people, ask),
        (false, _) => sign_in(desk, people, ask),
    }
}

fn page(status: u16, token: Option<String>, name: String, trouble: Option<&Trouble>) -> Reply {
    let title = if token.is_some() { "Your invitation" } else { "Sign in" };
    drawn(status, &Page { title, said: trouble.map(Trouble::said), token, name })
}

fn sign_in(desk: &Desk, people: &People, ask: &Ask) -> Reply {
    let form = ask.form().fields;
    let (name, password) = (form.text("name").unwrap_or_default(), form.get("password").unwrap_or_default());
    let again = |status, words| page(status, None, name.clone(), Some(&Trouble::Misused(words)));
    if let Some(wait) = desk.throttle.wait(&name, Instant::now()) {
        let mut reply = again(429, "That was wrong too often. Wait a little, then try again.");
        reply.headers.push(("retry-after", wait.as_secs().max(1).to_string()));
        return reply;
    }
    match people.known(&name, password) {
        Some(who) => {
            desk.throttle.was_right(&name);
            entered(desk, who)
        }
        None => {
            desk.throttle.was_wrong(&name, Instant::now());
            again(422, "That name and that password do not belong together.")
        }
    }
}

fn accept(desk: &Desk, people: &People, ask: &Ask) -> Reply {
    let form = ask.form().fields;
    let token = form.text("token").unwrap_or_default();
    match people.accept(&token, form.get("password").unwrap_or_default(), desk.now()) {
        Ok(who) => {
            // Whoever was signed in with an older password is not any more.
            desk.guard.sign_out_everywhere(&who.actor);
            entered(desk, who)
        }
        Err(trouble) => page(trouble.status(), Some(token), String::new(), Some(&trouble)),
    }
}

fn entered(desk: &Desk, who: super::guard::Who) -> Reply {
    match desk.guard.begin(who) {
        Ok(cookie) => {
            let mut reply = Reply::to("/");
            reply.headers.push(("set-cookie", cookie));
            reply
        }
        Err(_) => Reply::text(500, super::FAILED),
    }
}

/// Ends this session, or all sessions of whoever asks.
pub fn sign_out(visit: &Visit<'_>) -> Outcome {
    match visit.form.fields.given("everywhere") {
        Some(_) => visit.desk.guard.sign_out_everywhere(&visit.actor),
        None => visit.desk.guard.sign_out(visit.ask),
    }
    Ok(Reply::to("/sign-in"))
}

fn of_desk<'d>(visit: &Visit<'d>) -> Result<&'d People, Trouble> {
    visit.desk.guard.people().ok_or(Trouble::NoPage)
}

/// Who is of the desk.
pub fn people(visit: &Visit<'_>) -> Outcome {
    list(visit, None, None)
}

fn list(visit: &Visit<'_>, invited: Option<(String, String)>, trouble: Option<&Trouble>) -> Outcome {
    let people = of_desk(visit)?.all();
    let shell = Shell { here: "People", ..Shell::plain(visit, "People") };
    let roles = Role::ALL.map(Role::word).to_vec();
    let status = trouble.map_or(200, Trouble::status);
    Ok(drawn(status, &Desks { shell, people, roles, invited, said: trouble.map(Trouble::said) }))
}

pub fn invite(visit: &Visit<'_>) -> Outcome {
    let people = of_desk(visit)?;
    let name = visit.text("name").unwrap_or_default();
    let role = visit.form.fields.given("role").and_then(Role::parse).unwrap_or(Role::Reporter);
    match people.invite(&name, role, visit.desk.now()) {
        Ok(token) => list(visit, Some((name, visit.desk.address(&format!("/invited?token={token}")))), None),
        Err(trouble) => list(visit, None, Some(&trouble)),
    }
}

pub fn remove(visit: &Visit<'_>) -> Outcome {
    let name = visit.text("name").unwrap_or_default();
    match of_desk(visit)?.remove(&name) {
        Ok(()) => {
            visit.desk.guard.sign_out_everywhere(&name);
            Ok(Reply::to("/people"))
        }
        Err(trouble) => list(visit, None, Some(&trouble)),
    }
}
