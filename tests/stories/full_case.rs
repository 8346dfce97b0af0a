//! A small case with a row in every table, rows that spill over pages, and packed and plain kept bytes; and a hand
//! that makes its hashes anew.

use crate::desk::Desk;
use claimbench::domain::{ClaimNumber, Machine, NewStatus, Verdict};
use claimbench::workbench::{Access, Clock, Ids, Offered, Setting, Workbench};
use rusqlite::Connection;
use sha2::{Digest, Sha256};
use std::sync::LazyLock;

const TEXT: &str =
    "The old bridge carries nearly 12,000 cars a day. The mayor said that it will close in May. Who would want that?";

const REVIEW: &str = r#"{"@context": "https://schema.org", "@type": "ClaimReview", "url": "https://other.example/a",
"claimReviewed": "The bridge is safe.", "author": {"name": "Other Desk"}, "reviewRating": {"alternateName": "False"}}"#;

/// What is done to it, in order.
const LINES: [&str; 38] = [
    "init --title Bridge",
    "article add text.txt --title Bridge --outlet 'The Daily' --published 2025-03-04",
    "claim add 'The old bridge carries nearly 12,000 cars a day.' --article A1 --quote 'The old bridge carries nearly 12,000 cars a day'",
    "claim add 'The bridge will close in May.' --article A1 --quote 'it will close in May' --said-by Mayor",
    "claim add 'The bridge was built in 1931.' --tag old --recheck-by 2027-01-01",
    "article settle A1 --sentence 3 --reason question",
    "article update A1 longer.txt",
    "source add 'Road office' --kind official_statement --reliability b --url https://roads.example",
    "source add Neighbour --kind interview --confidential --origin neighbour",
    "evidence add 1 --source 'Road office' --stance supports --quote '12,100 cars' --quantity '12,100 cars' --credibility 2",
    "evidence add 1 --source Cyclists --kind ngo --stance refutes --paraphrase 'They count 9,000.' --derived-from E1",
    "evidence add 2 --source Neighbour --question said --stance supports --paraphrase 'She heard it.'",
    "evidence add 3 --source Cyclists --stance context --paraphrase 'An old map.'",
    "evidence withdraw E4 --reason 'Another bridge.'",
    "snapshot add E1 page.txt",
    "snapshot add E2 short.txt",
    "snapshot excuse E3 --because 'An interview.'",
    "origin merge neighbour S1 --because 'It comes from the office.'",
    "status 1 supported --because 'The office counts 12,100 [E1], the cyclists less [E2].' --confidence moderate --modifier outdated",
    "status 2 supported --question said --because 'She says so [E3].'",
    "claim relate 2 depends_on 1 --note 'one bridge'",
    "claim edit 1 --correct-text 'The old bridge carries about 12,100 cars a day.' --priority 1",
    "claim assign 3 ben",
    "claim set-aside 3 --reason trivial --note 'Nobody asks.'",
    "check waive 1 single-origin --reason 'A small matter.'",
    "--as bo review approve 1 --unseen --note 'read against the count'",
    "--as cy review start 1 --blind",
    "--as cy review verdict 1 mixed --because 'Two counts [E1, E2].'",
    "fix propose 1 --to 'The old bridge carries about 12,100 cars a day' --because 'So the count.' --evidence E1",
    "fix answer F1 query --note 'which year?'",
    "contact add 1 2 --who 'Road office' --read-back 'You count 12,000?' --deadline 2026-12-01",
    "contact answer K1 --answer 'On weekdays.'",
    "publish A1 --url https://news.example/bridge",
    "note 1 correction --text 'The counts differ.'",
    "import claimreview review.json",
    "import csv sheet.csv",
    "comment add 1 'Is that the gross figure, @ben?'",
    "rebuild",
];

/// A desk with that case, made once and copied.
pub fn desk() -> Desk {
    static CASE: LazyLock<Vec<u8>> = LazyLock::new(|| {
        let desk = Desk::bare();
        desk.write("text.txt", TEXT);
        desk.write("longer.txt", format!("{TEXT}\n\n{}", "Another sentence about the river.\n\n".repeat(400)));
        desk.write("page.txt", "The office counts 12,100 cars on a weekday. ".repeat(40));
        desk.write("short.txt", "They count 9,000.");
        desk.write("review.json", REVIEW);
        desk.write("sheet.csv", "claim,Remark of ours\nThe river froze in 1929.,see the almanac\n");
        for line in LINES {
            desk.ok(line);
        }
        suggest(&desk);
        std::fs::read(desk.case()).unwrap()
    });
    let desk = Desk::bare();
    desk.write("claimbench.db", &*CASE);
    desk
}

/// What a machine leaves in the inbox.
fn suggest(desk: &Desk) {
    let clock = Clock::Pinned("2026-11-23T09:00:00Z".parse().unwrap());
    let setting = Setting { clock, ids: Ids::Random, actor: "ana".to_owned(), reader: None };
    let mut case = Workbench::open(&desk.case(), Access::Write, setting).unwrap();
    let machine = Machine { name: "Helper".to_owned(), version: None };
    let status = NewStatus { because: Some("As they count [E1].".to_owned()), ..NewStatus::new(Verdict::Mixed) };
    case.suggest(machine, Offered::Verdict(ClaimNumber(1), status), Some("Two counts.")).unwrap();
}

/// Every table of the reading and of the record.
pub fn tables(conn: &Connection) -> Vec<String> {
    let sql = "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type IN ('table', 'virtual')
               AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name";
    conn.prepare(sql).unwrap().query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
}

/// Writes the ledger's hashes anew, as somebody can who owns the file and knows the layout.
pub fn forge(conn: &Connection) {
    let file: String = conn.query_row("SELECT file_uid FROM meta", [], |row| row.get(0)).unwrap();
    let mut select = conn.prepare("SELECT seq, uid, at, actor, kind, body FROM ledger ORDER BY seq").unwrap();
    let rows = select.query_map([], |row| {
        let texts = (1..6).map(|column| row.get::<_, String>(column)).collect::<Result<Vec<_>, _>>()?;
        Ok((row.get::<_, i64>(0)?, texts))
    });
    let rows: Vec<(i64, Vec<String>)> = rows.unwrap().map(Result::unwrap).collect();
    let mut before = vec![0; 32];
    for (seq, texts) in rows {
        let mut digest = Sha256::new();
        digest.update(b"claimbench/ledger/1\0");
        digest.update(seq.to_be_bytes());
        for part in [&file].into_iter().chain(&texts).map(|text| text.as_bytes()).chain([&before[..]]) {
            digest.update((part.len() as u64).to_be_bytes());
            digest.update(part);
        }
        before = digest.finalize().to_vec();
        conn.execute("UPDATE ledger SET hash = ?1 WHERE seq = ?2", (&before, seq)).unwrap();
    }
}
