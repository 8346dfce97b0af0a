//! Damage to the rows of the tables: every table of the reading at least once, rows edited, missing and extra.

use super::{Damage, each_is_named, findings, tables};
use crate::desk::Desk;
use crate::full_case;

macro_rules! edits {
    ($($sql:literal => $named:literal,)*) => { &[$(($sql, |desk: &Desk| tables(desk, $sql), $named)),*] };
}

pub const DAMAGES: &[Damage] = edits! {
    "UPDATE case_file SET title = NULL" => "row_changed case_file 1 title:",
    "DELETE FROM case_file" => "row_missing case_file 1:",
    "UPDATE article SET published = '2024'" => "row_changed article 1 published:",
    "UPDATE revision SET body = body || ' More.' WHERE seq = 1" => "row_changed revision 1/1 body:",
    "UPDATE settled SET reason = 'trivial'" => "reason:",
    "UPDATE claim SET text = 'It carries none.' WHERE number = 2" => "row_changed claim 2 text:",
    "UPDATE claim SET set_aside = NULL, set_aside_note = NULL" => "row_changed claim 3 set_aside set_aside_note:",
    "UPDATE anchor SET start_at = start_at + 1 WHERE claim = 1" => "row_changed anchor 1 start_at:",
    "DELETE FROM anchor WHERE claim = 2" => "row_missing anchor 2:",
    "UPDATE attribution SET speaker = 'Nobody' WHERE claim = 2 AND position = 1" => "row_changed attribution 2/1 speaker:",
    "UPDATE hedge SET class = 'weasel'" => "row_changed hedge 1/0 class:",
    "INSERT INTO tag VALUES (1, 'mine')" => "row_extra tag 1/mine:",
    "UPDATE tag SET tag = 'new'" => "row_missing tag 3/old:",
    "UPDATE source SET disclosure = 'open' WHERE number = 2" => "row_changed source 2 disclosure:",
    "UPDATE evidence SET stance = 'refutes' WHERE number = 1" => "row_changed evidence 1 stance:",
    "UPDATE evidence SET withdrawn = NULL" => "row_changed evidence 4 withdrawn:",
    "DELETE FROM evidence WHERE number = 2" => "row_missing evidence 2:",
    "UPDATE evidence SET claim = 99 WHERE number = 1" => "structure: the file's structure: evidence row 1 refers to",
    "UPDATE claim_quantity SET high = '99000'" => "row_changed claim_quantity 1/0 high:",
    "UPDATE evidence_quantity SET point = '9000'" => "row_changed evidence_quantity 1/0 point:",
    "UPDATE status SET status = 'refuted', set_by = 'eve' WHERE claim = 1" => "status set_by:",
    "DELETE FROM status_modifier" => "row_missing status_modifier",
    "UPDATE relation SET kind = 'repeats'" => "row_missing relation 2/depends_on/1:",
    "UPDATE snapshot SET url = 'https://elsewhere.example'" => "url:",
    "UPDATE snapshot SET length = 9223372036854775807" => "length:",
    "UPDATE origin_merged SET into_label = 'S3'" => "row_changed origin_merged neighbour into_label:",
    "DELETE FROM handle WHERE handle = 'ben'" => "row_missing handle ben:",
    "UPDATE waiver SET because = 'It is fine.'" => "row_changed waiver 1/single-origin because:",
    "UPDATE review SET outcome = 'returned'" => "outcome:",
    "UPDATE second_reading SET manner = 'open'" => "manner:",
    "UPDATE second_verdict SET status = 'supported'" => "row_changed second_verdict",
    "UPDATE fix SET new_words = 'The old bridge is closed'" => "row_changed fix 1 new_words:",
    "DELETE FROM fix_evidence" => "row_missing fix_evidence 1/1:",
    "UPDATE fix_answer SET answer = 'accepted'" => "answer:",
    "UPDATE contact SET record = 'off_record'" => "row_changed contact 1 record:",
    "DELETE FROM contact_claim WHERE claim = 2" => "row_missing contact_claim 1/2:",
    "UPDATE publication SET url = NULL" => "url:",
    "UPDATE publication_claim SET digest = '' WHERE claim = 1" => "digest:",
    "UPDATE publication_verdict SET status = 'refuted' WHERE claim = 1" => "row_changed publication_verdict",
    "UPDATE note SET text = 'All is well.'" => "row_changed note",
    "UPDATE comment SET text = 'All is well.'" => "row_changed comment 1 text:",
    "UPDATE suggestion SET state = 'accepted'" => "row_changed suggestion 1 state:",
    "UPDATE sheet_row SET kept = '[]'" => "row_changed sheet_row",
    "UPDATE foreign_review SET label = 'True'" => "row_changed foreign_review 1 label:",
    "DELETE FROM claim_event WHERE claim = 1 AND seq = 3" => "row_missing claim_event 1/3:",
    "UPDATE search SET body = 'nothing' WHERE rowid = 8 * 2" => "row_changed search 16 body:",
    "DELETE FROM search WHERE rowid = 8 * 2" => "row_missing search 16:",
    "INSERT INTO search (rowid, title, body) VALUES (801, 'x', 'y')" => "row_extra search 801:",
    "UPDATE search_content SET c0 = 'nothing' WHERE id = 16" => "row_changed search 16 title:",
    "UPDATE search_data SET block = zeroblob(length(block)) WHERE id > 10" => "\"search\"",
    "UPDATE search_idx SET pgno = pgno + 2" => "\"search\"",
    "DELETE FROM search_docsize WHERE id = 16" => "main.search",
    "INSERT INTO search_config VALUES ('rank', 'evil()')" => "row_extra search_config rank:",
};

#[test]
fn every_row_edited_in_the_tables_is_named_and_mended() {
    each_is_named(DAMAGES, |desk, (what, _, _)| {
        desk.run("rebuild");
        let left = findings(desk);
        (!left.is_empty()).then(|| format!("rebuild did not mend {what}: {left:#?}"))
    });
}

#[test]
fn a_full_text_index_that_leads_a_search_astray_is_found() {
    for astray in ["DELETE FROM search_idx", "UPDATE search_idx SET term = 'a' WHERE pgno >> 1 = 5 AND segid = 2"] {
        let desk = Desk::demo();
        let hits = desk.ok("search zelensky");
        tables(&desk, astray);
        let found = findings(&desk);
        assert!(found.iter().any(|found| found.contains("words that it holds are not found")), "{astray}: {found:#?}");
        desk.ok("rebuild");
        assert_eq!((findings(&desk), desk.ok("search zelensky")), (Vec::new(), hits));
    }
}

#[test]
fn what_rebuild_cannot_drop_is_left_behind_with_a_copy_from_the_ledger() {
    let desk = full_case::desk();
    let head = desk.head();
    tables(&desk, "UPDATE search_config SET v = 99 WHERE k = 'version'");
    let found = findings(&desk);
    assert!(found.iter().any(|found| found.starts_with("row_changed search_config version v:")), "{found:#?}");
    desk.refused("rebuild");
    desk.ok("export ledger --output case.jsonl");
    desk.ok("--db again.db import ledger case.jsonl");
    assert_eq!(desk.json("--db again.db verify")["head"], head.as_str());
}

#[test]
fn every_table_has_a_row_and_every_table_of_the_reading_is_among_the_damaged() {
    let desk = full_case::desk();
    let conn = desk.behind_its_back();
    for table in full_case::tables(&conn) {
        let rows: u64 = conn.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0)).unwrap();
        assert!(rows > 0, "{table} is empty");
        let record = ["ledger", "blob", "meta"].contains(&table.as_str());
        let words = |sql: &str| sql.split(' ').any(|word| word == table);
        assert!(record || DAMAGES.iter().any(|(sql, _, _)| words(sql)), "{table} is never damaged");
    }
}
