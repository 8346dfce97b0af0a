//! The keys, in one table; and the switch that turns single letters off.

use super::shell::{Shell, drawn};
use super::visit::{Outcome, Visit};
use askama::Template;

#[derive(Template)]
#[template(path = "keys.html", escape = "visible", config = "src/web/askama.toml")]
struct Page {
    shell: Shell,
    keys: &'static [(&'static str, &'static str)],
}

/// What each key does, where nobody is writing.
const KEYS: &[(&str, &str)] = &[
    ("j k", "the next, the previous claim of the article"),
    ("J K", "the next, the previous one that calls for an editor"),
    ("u", "the next sentence that nobody has looked at"),
    ("c", "log the words that are chosen in the article as a claim"),
    ("y", "log the claim that is proposed, and go on"),
    ("n", "nothing to check: choose why; o opinion, t trivial, d duplicate, p prediction, q question at once"),
    ("s", "leave the sentence for later"),
    ("e", "attach evidence to the open claim"),
    ("v", "the verdict of the open claim"),
    ("m f", "comment on the open claim; propose a fix"),
    ("y n s", "in the inbox: take what is suggested, say why not, leave it for later"),
    ("A R", "the buttons that approve and return it; Enter does it"),
    ("z", "take your last step back"),
    ("Tab", "in a rationale, behind [E1: takes the citation that is offered"),
    ("1 2 3", "in the form of evidence: supports, refutes, context"),
    ("Ctrl Enter", "save"),
    ("Ctrl Shift Enter", "save and go on"),
    (
        "g, then a r b s c f m o p i d",
        "go to articles, review, inbox, search, check, figures, memo, sources, reports, import, desk",
    ),
    ("/", "search"),
    ("Esc", "leave the field; from a claim, back to its words in the article"),
    ("?", "this page"),
];

pub fn keys(visit: &Visit<'_>) -> Outcome {
    Ok(drawn(200, &Page { shell: Shell { here: "Keys", ..Shell::plain(visit, "Keys") }, keys: KEYS }))
}
