//! The terminal: colour only where it is wanted and only ours; a pipe may close at any time.

use crate::desk::{Desk, Line, Said};
use std::process::Stdio;

#[test]
fn colour_is_there_when_it_is_asked_for_and_only_ours() {
    let desk = Desk::new();
    desk.ok(["claim", "add", "Evil \u{1b}[31mred\u{1b}]0;title\u{7} \u{202e}words.", "--said-by", "\u{202e}Eve"]);
    let run = |line: &str, variables: &[(&str, &str)]| {
        let mut command = desk.command();
        command.args(line.words()).envs(variables.iter().copied());
        Said::by(&mut command).ends(0).out
    };
    for line in ["claim show 1 --color always", "claim list --color always", "search evil --color always"] {
        let styled = run(line, &[]);
        assert!(styled.contains("\u{1b}["), "{line} is not styled");
        assert!(!styled.contains("\u{1b}]") && !styled.contains("\u{1b}[31mred") && !styled.contains('\u{202e}'));
    }
    assert!(run("claim list", &[("CLICOLOR_FORCE", "1")]).contains('\u{1b}'));
    assert!(!run("claim list", &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")]).contains('\u{1b}'));
    assert!(!run("claim list --color never", &[("CLICOLOR_FORCE", "1")]).contains('\u{1b}'));
    assert!(!run("claim list", &[("TERM", "xterm-256color")]).contains('\u{1b}'));
}

#[test]
fn a_closed_pipe_is_no_error() {
    let desk = Desk::demo();
    for line in [
        "report",
        "report --format markdown",
        "report --json",
        "claim list",
        "claim show 51",
        "export json",
        "export ledger",
        "export csv",
        "export csv --what sheet",
        "export csv --what sources",
        "article show 1",
        "search pokrovsk",
        "man",
        "completions bash",
        "--help",
    ] {
        let mut command = desk.command();
        command.args(line.words()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!((output.status.code(), said.contains("error")), (Some(0), false), "{line}: {said}");
    }
}
