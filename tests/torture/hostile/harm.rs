//! What is done to a case file: to its bytes, its schema, the values in its tables, and the events in its ledger.

use crate::chance::Chance;
use crate::full_case::{self, forge};
use rusqlite::Connection;
use serde_json::{Map, Value};
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

const PAGE: usize = 4096;
/// The name of the kept bytes that everything planted would leave, were it run.
pub const MARK: &str = "eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee";

/// The case before anything is done to it, its schema, and a copy whose tables take any value.
pub struct Whole {
    bytes: Vec<u8>,
    pub schema: Vec<Object>,
    loose: Vec<u8>,
}

/// An object of a schema: its kind, name, table and text.
pub type Object = [Option<String>; 4];

pub static WHOLE: LazyLock<Whole> = LazyLock::new(|| {
    let desk = full_case::desk();
    let bytes = fs::read(desk.case()).unwrap();
    let schema = schema(&desk.case()).unwrap();
    let conn = desk.behind_its_back();
    for [_, name, ..] in schema.iter().filter(|[kind, ..]| kind.as_deref() == Some("trigger")) {
        conn.execute_batch(&format!("DROP TRIGGER {}", name.as_ref().unwrap())).unwrap();
    }
    let loosen = "UPDATE sqlite_schema SET sql = replace(replace(replace(replace(sql, 'STRICT, WITHOUT', 'WITHOUT'),
                  ') STRICT', ')'), 'TEXT NOT NULL', 'TEXT'), 'INTEGER NOT NULL', 'INTEGER') WHERE type = 'table'";
    rewriting(&conn, |conn| conn.execute_batch(loosen).unwrap());
    drop(conn);
    Whole { bytes, schema, loose: fs::read(desk.case()).unwrap() }
});

/// What stands in the schema, in a lasting order.
pub fn schema(path: &Path) -> rusqlite::Result<Vec<Object>> {
    let conn = Connection::open(path)?;
    let mut stmt = conn.prepare("SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name, sql")?;
    stmt.query_map([], |row| Ok([row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?]))?.collect()
}

/// Changes the schema's own table, which SQLite reads anew when the file is opened next.
fn rewriting(conn: &Connection, change: impl FnOnce(&Connection)) {
    let version: i64 = conn.pragma_query_value(None, "schema_version", |row| row.get(0)).unwrap();
    conn.pragma_update(None, "foreign_keys", false).unwrap();
    conn.pragma_update(None, "writable_schema", true).unwrap();
    change(conn);
    // A schema that cannot be read any more takes no version either, and needs none.
    let _ = conn.pragma_update(None, "schema_version", version + 100);
}

/// Gives a loose case its schema back.
fn tighten(conn: &Connection) {
    rewriting(conn, |conn| {
        for object @ [kind, name, _, sql] in &WHOLE.schema {
            if kind.as_deref() == Some("trigger") {
                let insert =
                    "INSERT INTO sqlite_schema (type, name, tbl_name, rootpage, sql) VALUES (?1, ?2, ?3, 0, ?4)";
                conn.execute(insert, rusqlite::params_from_iter(object)).unwrap();
            } else {
                conn.execute("UPDATE sqlite_schema SET sql = ?2 WHERE name = ?1", (name, sql)).unwrap();
            }
        }
    });
}

/// Does one thing or a few to the case at `path`; returns what.
pub fn harm(chance: &mut Chance, path: &Path) -> String {
    match chance.below(10) {
        0..3 => bytes(chance, path),
        3..6 => planted(chance, path),
        6..8 => values(chance, path),
        _ => events(chance, path),
    }
}

fn bytes(chance: &mut Chance, path: &Path) -> String {
    let mut bytes = WHOLE.bytes.clone();
    let pages = bytes.len() / PAGE;
    let what = match chance.below(6) {
        0 | 1 => {
            let flips = 1 + chance.below(64);
            for _ in 0..flips {
                let at = chance.below(bytes.len());
                bytes[at] ^= 1 << chance.below(8);
            }
            format!("{flips} flips")
        }
        2 => {
            bytes.truncate(chance.below(bytes.len()));
            format!("cut to {}", bytes.len())
        }
        3 => {
            let (one, other) = (chance.below(pages) * PAGE, chance.below(pages) * PAGE);
            (0..PAGE).for_each(|at| bytes.swap(one + at, other + at));
            format!("pages at {one} and {other} swapped")
        }
        4 => {
            let from = chance.below(pages) * PAGE;
            bytes[from..from + PAGE].fill_with(|| chance.next() as u8);
            format!("page at {from} by chance")
        }
        _ => {
            let at = chance.below(112);
            bytes[at] = chance.next() as u8;
            format!("byte {at} of the header")
        }
    };
    fs::write(path, bytes).unwrap();
    what
}

/// Reads for ever.
const ENDLESS: &str = "WITH RECURSIVE c (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c)";

fn columns(conn: &Connection, table: &str) -> Vec<String> {
    let mut stmt = conn.prepare("SELECT name FROM pragma_table_info(?1)").unwrap();
    stmt.query_map([table], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
}

fn planted(chance: &mut Chance, path: &Path) -> String {
    fs::write(path, &WHOLE.bytes).unwrap();
    let conn = Connection::open(path).unwrap();
    let table = chance.pick(&full_case::tables(&conn)).clone();
    let columns = columns(&conn, &table);
    let long = "n".repeat(1 << chance.below(20));
    let names = ["evil", "sqlite_stat1", "sqlite_stat9", "sqlite_evil", "ledger2", "a\u{202e}b\nc", &long];
    let name = *chance.pick(&names);
    let effect = format!("INSERT OR IGNORE INTO blob (sha256, bytes) VALUES ('{MARK}', x'00')");
    let all = |value: &str| columns.iter().map(|name| format!("{value} AS \"{name}\"")).collect::<Vec<_>>().join(", ");
    let in_its_place = |select: &str| format!("DROP TABLE {table}; CREATE VIEW {table} AS {select}");
    let text = |text: &str| format!("UPDATE sqlite_schema SET sql = {text} WHERE name = '{table}'");
    let sql = match chance.below(16) {
        0..4 => {
            let moments =
                ["BEFORE INSERT", "AFTER INSERT", "BEFORE UPDATE", "AFTER UPDATE", "BEFORE DELETE", "AFTER DELETE"];
            format!("CREATE TRIGGER \"{name}\" {} ON {table} BEGIN {effect}; END", chance.pick(&moments))
        }
        4 => in_its_place(&format!("{ENDLESS} SELECT {} FROM c WHERE x < 0", all("x"))),
        5 => in_its_place(&format!("SELECT {}", all("evil(1)"))),
        6 => in_its_place(&format!("SELECT {}", all("load_extension('evil')"))),
        7 => in_its_place(&format!("SELECT {}", all("zeroblob(999999999)"))),
        8 => {
            let floor =
                |at: usize| format!("CREATE VIEW v{} AS SELECT * FROM v{at} UNION ALL SELECT * FROM v{at};", at + 1);
            format!("CREATE VIEW v0 AS SELECT 1 AS x; {}", (0..40).map(floor).collect::<String>())
        }
        9 => format!("CREATE VIEW \"{name}\" AS SELECT * FROM \"{name}\""),
        10 => text("replace(sql, ') STRICT', ', evil AS (randomblob(60000000)) STORED) STRICT')"),
        11 => text("replace(sql, 'TEXT NOT NULL', 'TEXT NOT NULL COLLATE evil')"),
        12 => text(
            "replace(sql, ') STRICT', ', CHECK (printf(''%.*c'', 40000, ''a'') NOT LIKE ''%a%a%a%a%a%a%a%a%b'')) STRICT')",
        ),
        13 => {
            let modules = ["fts5 (x)", "fts4 (x)", "rtree (i, a, b)", "dbstat", "fts5vocab (search, row)", "evil (x)"];
            format!("CREATE VIRTUAL TABLE \"{name}\" USING {}", chance.pick(&modules))
        }
        14 => {
            let values = [
                "NULL",
                "''",
                "x'FF00FF'",
                "CAST(x'FFFE' AS TEXT)",
                "-1",
                "9223372036854775807",
                "sql || '; DROP TABLE claim'",
                "sql || char(0) || 'x'",
                "sql || printf('%.*c', 2000000, ' ')",
                "rootpage + 1",
                "'table'",
                "'CREATE'",
                "'CREATE TRIGGER evil AFTER INSERT ON claim BEGIN SELECT 1; END'",
            ];
            let column = *chance.pick(&["type", "name", "tbl_name", "rootpage", "sql"]);
            format!("UPDATE sqlite_schema SET {column} = {} WHERE name = '{table}'", chance.pick(&values))
        }
        _ => format!("CREATE INDEX \"{name}\" ON {table} (\"{}\")", chance.pick(&columns)),
    };
    if chance.one_in(4) {
        // Before anything is planted, that it might set off.
        conn.execute_batch("UPDATE meta SET reading = 1").unwrap();
    }
    // What SQLite refuses to plant leaves the file as it was, which is a case to try, too.
    rewriting(&conn, |conn| drop(conn.execute_batch(&sql)));
    format!("{sql:.300}")
}

fn values(chance: &mut Chance, path: &Path) -> String {
    fs::write(path, &WHOLE.loose).unwrap();
    let conn = Connection::open(path).unwrap();
    conn.pragma_update(None, "ignore_check_constraints", true).unwrap();
    conn.pragma_update(None, "foreign_keys", false).unwrap();
    let tables = full_case::tables(&conn);
    let mut done = Vec::new();
    for _ in 0..=chance.below(3) {
        let table = chance.pick(&tables);
        let columns = columns(&conn, table);
        let sql = format!("UPDATE OR IGNORE {table} SET \"{}\" = {}", chance.pick(&columns), value(chance));
        // A key that cannot take the value leaves its row as it was.
        let _ = conn.execute_batch(&sql);
        done.push(format!("{sql:.200}"));
    }
    tighten(&conn);
    done.join("; ")
}

fn value(chance: &mut Chance) -> String {
    let deep = format!("'{}'", "[".repeat(1 << chance.below(17)));
    let long = format!("printf('%.*c', {}, 'w')", 1 << chance.below(23));
    let values = [
        "NULL",
        "-1",
        "0",
        "4294967295",
        "4294967296",
        "9223372036854775807",
        "-9223372036854775808",
        "1e308",
        "''",
        "' '",
        "'a' || char(0) || 'b'",
        "CAST(x'FFFE41' AS TEXT)",
        "x'00FF'",
        "zeroblob(1000000)",
        "'9999-12-31'",
        "'-262143-01-01'",
        "'0000-00-00'",
        "'9999-12-31T23:59:59.999Z'",
        "'-009999-01-01T00:00:00.000Z'",
        "'2025-12-02/2025-11-01'",
        "'1e400'",
        "'79228162514264337593543950335'",
        "'-79228162514264337593543950335'",
        "'0.0000000000000000000000000001'",
        "'NaN'",
        "'null'",
        "'{}'",
        "char(8238) || 'x'",
        "'<script>alert(1)</script>'",
        "char(27) || '[2J'",
        "'[E4294967295] [E1]'",
        "'https://[::1'",
        "'javascript:alert(1)'",
        "'text/html; charset=\"'",
        &deep,
        &long,
    ];
    (*chance.pick(&values)).to_owned()
}

/// Changes something in an event, hashes the ledger anew and, half the time, leaves it to be read into the tables.
fn events(chance: &mut Chance, path: &Path) -> String {
    fs::write(path, &WHOLE.loose).unwrap();
    let conn = Connection::open(path).unwrap();
    let events: usize = conn.query_row("SELECT count(*) FROM ledger", [], |row| row.get(0)).unwrap();
    let seq = 1 + chance.below(events);
    let set = |column: &str, value: &str| {
        conn.execute(&format!("UPDATE ledger SET {column} = ?2 WHERE seq = ?1"), (seq, value)).unwrap();
    };
    let body: String = conn.query_row("SELECT body FROM ledger WHERE seq = ?1", [seq], |row| row.get(0)).unwrap();
    let mut body: Value = serde_json::from_str(&body).unwrap();
    for _ in 0..=chance.below(3) {
        json(chance, &mut body);
    }
    let mut body = body.to_string();
    if chance.one_in(8) {
        let deep = 1 << chance.below(18);
        body = format!("{{\"text\":{}1{}}}", "[".repeat(deep), "]".repeat(deep));
    }
    set("body", &body);
    if chance.one_in(4) {
        let kinds = ["claim_logged", "article_revised", "snapshot_kept", "status_set", "unheard_of", ""];
        let kind: &&str = chance.pick(&kinds);
        set("kind", kind);
    }
    if chance.one_in(4) {
        let ats =
            ["", "tomorrow", "9999-12-31T23:59:59.999Z", "-009999-01-02T00:00:00.000Z", "0001-01-01T00:00:00.000Z"];
        let at: &&str = chance.pick(&ats);
        set("at", at);
    }
    forge(&conn);
    if chance.one_in(2) {
        conn.execute_batch("UPDATE meta SET reading = 1").unwrap();
    }
    tighten(&conn);
    format!("event {seq}: {body:.300}")
}

fn json(chance: &mut Chance, value: &mut Value) {
    match value {
        Value::Object(fields) if !fields.is_empty() && !chance.one_in(10) => {
            let names: Vec<String> = fields.keys().cloned().collect();
            let name = chance.pick(&names);
            if chance.one_in(8) {
                fields.remove(name);
            } else {
                json(chance, &mut fields[name]);
            }
        }
        Value::Array(items) if !items.is_empty() && !chance.one_in(10) => {
            let at = chance.below(items.len());
            if chance.one_in(6) {
                items.push(items[at].clone());
            } else {
                json(chance, &mut items[at]);
            }
        }
        leaf => {
            let numbers = [0, 1, -1, i64::from(u32::MAX), i64::from(u32::MAX) + 1, i64::MAX, i64::MIN];
            let texts = [
                "",
                "\0",
                "\u{202e}",
                "9999-12-31",
                "-9999-01-01",
                "79228162514264337593543950335",
                "1e400",
                "NaN",
                "ok",
                "0.0000000000000000000000000001",
                "0198c0de-0000-7000-8000-000000000000",
                "<b>",
                "2025-02-30",
            ];
            *leaf = match chance.below(9) {
                0 => Value::Null,
                1 | 2 => (*chance.pick(&numbers)).into(),
                3 => u64::MAX.into(),
                4 => 1e300.into(),
                5 => "w".repeat(1 << chance.below(20)).into(),
                6 => Value::Array(Vec::new()),
                7 => Value::Object(Map::new()),
                _ => (*chance.pick(&texts)).into(),
            };
        }
    }
}

/// Bytes packed with gzip that unfold to at least `length` zeros: one zero, and repetitions of 258 bytes that take 13 bits
/// each (RFC 1951, 3.2.6).
pub fn unfolding(length: usize) -> Vec<u8> {
    let repetition = [true, true, false, false, false, true, false, true, false, false, false, false, false];
    let zero = [false, false, true, true, false, false, false, false];
    let head = [false, true, false].into_iter().chain(zero);
    let bits: Vec<bool> = head.chain(std::iter::repeat_n(repetition, length / 258 + 1).flatten()).collect();
    let bytes = bits.chunks(8).map(|bits| bits.iter().rev().fold(0, |byte, bit| byte << 1 | u8::from(*bit)));
    [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0xFF].into_iter().chain(bytes).collect()
}
