//! The tools of tests/browser, which run under Node: asked here where they are installed, and left out loudly elsewhere.

use serde_json::Value;
use std::ffi::OsStr;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Says so past the harness, which shows only what failing tests print.
fn left_out(why: &str) {
    let _ = writeln!(std::io::stderr(), "left out: {why} (tests/setup installs it)");
}

/// A program by any of its names, on this machine's path.
pub fn on_the_path(names: &[&str]) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    let found = std::env::split_paths(&path)
        .flat_map(|folder| names.iter().map(move |name| folder.join(name)))
        .find(|p| p.is_file());
    if found.is_none() {
        left_out(&format!("no {} on the path", names[0]));
    }
    found
}

/// What a tool prints; none where it cannot run here.
#[track_caller]
pub fn tool(name: &str, arguments: &[&OsStr]) -> Option<Value> {
    let node = on_the_path(&["node", "nodejs"])?;
    let tools = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/browser");
    // tests/setup keeps the lock that it installed by.
    let installed = std::fs::read(tools.join("node_modules/.installed")).ok();
    if installed.is_none_or(|lock| lock != std::fs::read(tools.join("package-lock.json")).unwrap()) {
        left_out("tests/browser/node_modules is not there, or older than its lock");
        return None;
    }
    let said = Command::new(node).arg(tools.join(name)).args(arguments).output().unwrap();
    assert!(said.status.success(), "{}", String::from_utf8_lossy(&said.stderr));
    Some(serde_json::from_slice(&said.stdout).unwrap())
}
