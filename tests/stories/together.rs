//! Many at once: a case is read and copied while somebody works on it.

use crate::desk::{Desk, holds};

#[test]
fn a_case_can_be_read_and_copied_while_it_is_written() {
    let desk = Desk::demo();
    std::thread::scope(|scope| {
        scope.spawn(|| (0..15).for_each(|n| drop(desk.ok(["claim", "tag", "1", &format!("tag{n}")]))));
        for n in 0..5 {
            desk.ok("report");
            desk.ok(["backup", &format!("copy{n}.db")]);
            desk.ok(["--db", &format!("copy{n}.db"), "verify"]);
        }
    });
    desk.ok("verify");
}

#[test]
fn a_person_is_who_they_are_with_the_sign_before_their_handle_or_without() {
    let desk = Desk::new();
    desk.ok("claim add 'Trees grew.'");
    desk.ok("claim assign 1 @ben");
    assert_eq!(desk.json("claim show 1")["assignee"], "ben");
    for line in [
        "claim list assignee:ben",
        "claim list assignee:@ben",
        "--as ben claim list assignee:me",
        "--as @ben claim list assignee:me",
    ] {
        holds(&desk.ok(line), &["Trees grew."]);
    }
    desk.ok("comment add 1 'Look, @ben.'");
    holds(&desk.ok("--as @Ben comment list --for me"), &["Look, @ben."]);
    desk.ok("--as nobody claim add 'It rained.'");
    desk.ok(["--as", "m\u{435}", "comment", "add", "1", "Hm."]);
    holds(&desk.ok("comment list"), &["look-alike letters of another alphabet"]);
    desk.ok("--as anna comment add 1 'Yes.'");
    let (error, _) = desk.error(["--as", "\u{410}\u{301}nna", "comment", "add", "1", "Hm."]);
    assert_eq!(error["kind"], "looks_like_another");
}
