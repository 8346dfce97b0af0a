//! The pages of `serve` in a real browser, where there is one: by keys alone, without script, with two people, with the
//! program killed while somebody types, and with strangers at the door.

use crate::desk::Desk;
use crate::node::{on_the_path, tool};
use serde_json::{Value, json};
use std::ffi::OsStr;

/// What is found on the demo's pages; none where no browser can run. The pages say nothing and ask nobody else meanwhile.
#[track_caller]
fn ask(question: &str) -> Option<Value> {
    let chromium = on_the_path(&["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"])?;
    let desk = Desk::demo();
    let (program, case) = (OsStr::new(env!("CARGO_BIN_EXE_claimbench")), desk.case());
    let mut answer = tool("page.mjs", &[chromium.as_os_str(), program, case.as_os_str(), question.as_ref()])?;
    assert_eq!(answer["heard"], json!([]), "{question}");
    Some(answer["found"].take())
}

#[test]
fn ten_claims_with_two_pieces_of_evidence_each_take_few_keys() {
    let Some(found) = ask("keys") else { return };
    assert!(found["keys"].as_u64().unwrap() <= 1_900, "{found}");
}

#[test]
fn two_people_at_one_claim_lose_no_word() {
    let Some(found) = ask("conflict") else { return };
    let words = "jkuczn? letters are words [E139].";
    assert_eq!((&found["words"], &found["kept"]), (&json!(words), &json!(words)));
    assert_eq!((&found["unmoved"], &found["focused"]), (&json!(true), &json!("said")));
    for said in [&found["told"], &found["said"]] {
        assert!(
            said.as_str().unwrap().contains("anna: changed #49") || said.as_str().unwrap().contains("anna changed #49"),
            "{said}"
        );
    }
}

#[test]
fn what_others_do_is_soon_seen() {
    let Some(found) = ask("live") else { return };
    // A second and a half between two looks, and time to draw on a busy machine.
    assert!(found["milliseconds"].as_u64().unwrap() < 10_000, "{found}");
}

#[test]
fn what_is_typed_outlives_the_program() {
    let Some(found) = ask("killed") else { return };
    let there = json!({ "there": "A long thought.", "restored": "A long thought.", "stored": true, "after": "" });
    assert_eq!(found, there);
}

#[test]
fn the_pages_do_their_work_without_script() {
    let Some(found) = ask("plain") else { return };
    assert_eq!((&found["claim"], &found["status"]), (&json!("60"), &json!("supported")));
    assert!(found["refused"].as_str().unwrap().contains("a rationale"), "{found}");
    assert!(found["proof"].as_str().unwrap().contains("stands in the snapshot to the letter"), "{found}");
}

#[test]
fn strangers_stay_outside() {
    let Some(found) = ask("strangers") else { return };
    let outside = json!({
        "again": "That address is no longer good",
        "cold": 401,
        "bound": 421,
        "written": 403,
        "fetched": ["stopped", "stopped"],
        "framed": "apart",
        "same": true,
    });
    assert_eq!(found, outside);
}

#[test]
fn every_page_is_for_everybody() {
    let Some(found) = ask("axe") else { return };
    assert_eq!(found, json!({ "found": [] }));
}

#[test]
fn typed_words_are_there_again_after_back() {
    let Some(found) = ask("back") else { return };
    assert_eq!(found, json!({ "other": "", "after": "Half a thought.", "whole": "Half a thought." }));
}

#[test]
fn the_text_stays_where_it_is_when_something_is_saved() {
    let Some(found) = ask("still") else { return };
    assert_eq!(found, json!({ "said": "Stored.", "moved": 0 }));
}

#[test]
fn letters_are_commands_only_where_nobody_writes() {
    let Some(found) = ask("letters") else { return };
    assert_eq!(found, json!({ "typed": "jkJKucnevfmARz/?123ga", "still": true, "off": "12" }));
}

#[test]
fn any_words_carry_any_number_of_claims_and_the_innermost_gets_the_click() {
    let Some(found) = ask("marks") else { return };
    assert_eq!(found, json!({ "innermost": true, "links": true }));
}

#[test]
fn marks_are_reached_by_keyboard_and_the_focus_is_never_lost() {
    let Some(found) = ask("reach") else { return };
    assert_eq!(found, json!({ "there": "side", "back": "w48", "lost": [] }));
}

#[test]
fn what_fails_says_so_beside_the_field() {
    let Some(found) = ask("silence") else { return };
    assert_eq!(found, json!({ "alerts": 1, "lacks": "Say why.", "chosen": true }));
}

#[test]
fn a_filter_is_its_address() {
    let Some(found) = ask("filters") else { return };
    assert_eq!(found, json!({ "some": true, "after": true, "elsewhere": true, "field": "status:refuted" }));
}

#[test]
fn a_key_in_a_long_text_brings_no_whole_text() {
    let Some(found) = ask("long") else { return };
    assert_eq!((&found["small"], &found["on"]), (&json!(true), &json!(true)), "{found}");
}
