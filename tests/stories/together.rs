//! Many at once: a case is read and copied while somebody works on it.

use crate::desk::Desk;

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
