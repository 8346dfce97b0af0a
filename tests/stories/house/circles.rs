//! No circle of files within a room: a file names only files that do not come back to it, however many are between.
//!
//! A file names another by its path: `use super::row::Row`, `crate::store::files::beside`. What a room hands out under its
//! own name (`super::Claim`) belongs to the room, and a file with the folder of the same name is one thing.

use super::{code, files, is_tests, room};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Circles that stand: a refused form draws the bench again, with the very pane that it was sent from; and whoever asks for a
/// page may be refused by a page.
const PAGES: [&[&str]; 2] = [
    &["article", "claim", "comment", "evidence", "review", "sentence"],
    &["guard", "people", "refusal", "shell", "visit"],
];

/// The path of a module: `judgement`, `check`, `rules`.
type Module = Vec<String>;

/// What each file names, by module.
type Names = BTreeMap<Module, BTreeSet<Module>>;

fn module(path: &Path) -> Module {
    let mut parts: Module = path.with_extension("").iter().map(|part| part.to_str().unwrap().to_owned()).collect();
    if parts.last().is_some_and(|last| last == "mod") {
        parts.pop();
    }
    parts
}

/// The paths of one `use`, its braces resolved.
fn paths_of(tree: &str, before: &[String]) -> Vec<Module> {
    let tree = tree.trim();
    if let Some(inside) = tree.strip_prefix('{') {
        let (mut paths, mut depth, mut start) = (Vec::new(), 0, 0);
        let inside = inside.strip_suffix('}').unwrap_or(inside);
        for (at, c) in inside.char_indices().chain([(inside.len(), ',')]) {
            match c {
                '{' => depth += 1,
                '}' => depth -= 1,
                ',' if depth == 0 => {
                    paths.extend(paths_of(&inside[start..at], before));
                    start = at + 1;
                }
                _ => {}
            }
        }
        return paths;
    }
    let (first, rest) = tree.split_once("::").map_or((tree, None), |(first, rest)| (first, Some(rest)));
    let name = first.split_whitespace().next().unwrap_or_default().to_owned();
    let path: Module = before.iter().cloned().chain([name]).collect();
    match rest {
        Some(rest) => paths_of(rest, &path),
        None => vec![path],
    }
}

/// Every path in the code: those of its `use`, and those written out, which may begin with a name that a `use` brought.
fn paths(code: &str) -> Vec<Module> {
    let mut paths = Vec::new();
    let mut rest = String::new();
    for statement in code.split(';') {
        let begins_line = |found: &usize| {
            let before = statement[..*found].lines().last().unwrap_or_default().trim();
            before.is_empty() || before == "pub" || before.starts_with("pub(")
        };
        let used = statement.rfind("use ").filter(begins_line);
        let (other, used) = statement.split_at(used.unwrap_or(statement.len()));
        rest += other;
        paths.extend(used.strip_prefix("use ").into_iter().flat_map(|tree| paths_of(tree, &[])));
    }
    let brought: BTreeMap<String, Module> =
        paths.iter().filter_map(|path| Some((path.last()?.clone(), path.clone()))).collect();
    let word = |c: char| c.is_alphanumeric() || c == '_' || c == ':';
    for written in rest.split(|c| !word(c)).filter(|written| written.contains("::")) {
        let mut path: Module = written.split("::").filter(|part| !part.is_empty()).map(str::to_owned).collect();
        if let Some(whole) = path.first().and_then(|first| brought.get(first)) {
            path.splice(..1, whole.iter().cloned());
        }
        paths.push(path);
    }
    paths
}

/// The file that a path leads to, seen from a module; none where it leads out of the crate.
fn leads_to(path: &Module, from: &Module, modules: &BTreeSet<Module>) -> Option<Module> {
    let mut at = from.clone();
    let mut rest = path.as_slice();
    match rest.first()?.as_str() {
        "crate" => (at, rest) = (Vec::new(), &rest[1..]),
        "self" => rest = &rest[1..],
        "super" => {
            let up = rest.iter().take_while(|part| *part == "super").count();
            at.truncate(at.len().saturating_sub(up));
            rest = &rest[up..];
        }
        _ => {}
    }
    for part in rest {
        at.push(part.clone());
        if !modules.contains(&at) {
            at.pop();
            break;
        }
    }
    (at != *from && !at.is_empty()).then_some(at)
}

fn names(files: &[(Module, String)]) -> Names {
    let modules: BTreeSet<Module> = files.iter().map(|(module, _)| module.clone()).collect();
    let is_within = |one: &Module, other: &Module| one.starts_with(other) || other.starts_with(one);
    let named = |module: &Module, code: &String| {
        let all = paths(code).into_iter().filter_map(|path| leads_to(&path, module, &modules));
        all.filter(|named| named[0] == module[0] && !is_within(named, module)).collect()
    };
    files.iter().map(|(module, code)| (module.clone(), named(module, code))).collect()
}

/// What can be come to from a module, step by step.
fn reached(from: &Module, names: &Names) -> BTreeSet<Module> {
    let mut reached = BTreeSet::new();
    let mut next = vec![from];
    while let Some(module) = next.pop() {
        for named in names.get(module).into_iter().flatten() {
            if reached.insert(named.clone()) {
                next.push(named);
            }
        }
    }
    reached
}

/// Each circle once, as the files in it.
fn circles(names: &Names) -> BTreeSet<Vec<String>> {
    let reached: BTreeMap<&Module, BTreeSet<Module>> =
        names.keys().map(|module| (module, reached(module, names))).collect();
    let circle = |module: &&Module| {
        let back = |other: &&Module| reached[module].contains(*other) && reached[*other].contains(*module);
        names.keys().filter(back).map(|module| module.join("/")).collect::<Vec<_>>()
    };
    let in_one = reached.keys().filter(|module| reached[*module].contains(**module));
    in_one.map(circle).collect()
}

#[test]
fn no_files_of_a_room_go_in_a_circle() {
    let sources: Vec<(Module, String)> = files()
        .into_iter()
        .filter(|(path, _)| !is_tests(path) && !["lib.rs", "main.rs"].contains(&room(path).as_str()))
        .map(|(path, text)| (module(&path), code(&path, &text)))
        .collect();
    let mut circles = circles(&names(&sources));
    for known in PAGES {
        let known: Vec<String> = known.iter().map(|file| format!("web/{file}")).collect();
        assert!(circles.remove(&known), "these go in no circle any more, or in another: {known:?}\n{circles:#?}");
    }
    assert!(circles.is_empty(), "{circles:#?}");
}

#[test]
fn a_circle_is_found_however_it_is_written() {
    let file = |path: &str, code: &str| (module(Path::new(path)), code.to_owned());
    let made_up = [
        file("room/mod.rs", "mod one;\nmod two;\nmod three;\npub use one::One;"),
        file("room/one.rs", "use super::{two::{self, Two}, Claim};\nfn f() { two::g(); }"),
        file("room/two.rs", "use std::fs;\nfn g() { crate::room::three::h(); }"),
        file("room/three.rs", "pub(super) use super::one;\nlet x = one::deep::y();"),
        file("room/one/deep.rs", "use super::One;"),
        file("room/four.rs", "use super::One;\nuse super::three::h as four;"),
    ];
    assert_eq!(Vec::from_iter(circles(&names(&made_up))), [["room/one", "room/three", "room/two"].map(str::to_owned)]);
    assert_eq!(circles(&names(&made_up[4..])), BTreeSet::new());
}
