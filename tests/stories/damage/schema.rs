//! Damage to the schema: objects planted, dropped and changed, in the record half and in the reading.

use super::{Damage, each_is_named, schema, tables};

/// Whoever reads from this reads for ever.
const ENDLESS: &str = "WITH RECURSIVE c (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c)";

pub const DAMAGES: &[Damage] = &[
    (
        "a trigger planted on the ledger",
        |desk| tables(desk, "CREATE TRIGGER evil AFTER INSERT ON ledger BEGIN DELETE FROM evidence; END"),
        "trigger evil does not belong",
    ),
    (
        "a trigger planted on a table",
        |desk| tables(desk, "CREATE TRIGGER evil AFTER INSERT ON claim BEGIN UPDATE claim SET text = 'x'; END"),
        "trigger evil does not belong",
    ),
    (
        "a trigger planted under a name of SQLite's own",
        |desk| schema(desk, "CREATE TRIGGER sqlite_stat4 AFTER INSERT ON claim BEGIN UPDATE claim SET text = 'x'; END"),
        "trigger sqlite_stat4 does not belong",
    ),
    (
        "a trigger planted in the place of a view's writing",
        |desk| tables(desk, "CREATE TRIGGER evil INSTEAD OF DELETE ON claim_overview BEGIN DELETE FROM claim; END"),
        "trigger evil does not belong",
    ),
    ("a view planted", |desk| tables(desk, "CREATE VIEW evil AS SELECT * FROM claim"), "view evil does not belong"),
    ("a table planted", |desk| tables(desk, "CREATE TABLE evil (x)"), "table evil does not belong"),
    (
        "a virtual table planted",
        |desk| tables(desk, "CREATE VIRTUAL TABLE evil USING fts5 (x)"),
        "table evil does not belong",
    ),
    (
        "an index planted on a table",
        |desk| tables(desk, "CREATE INDEX evil ON claim (text)"),
        "index evil does not belong",
    ),
    (
        "an index planted on the ledger",
        |desk| tables(desk, "CREATE UNIQUE INDEX evil ON ledger (seq, actor)"),
        "index evil does not belong",
    ),
    (
        "a trigger of the ledger dropped",
        |desk| tables(desk, "DROP TRIGGER ledger_is_never_cut"),
        "ledger_is_never_cut is missing",
    ),
    (
        "a trigger of the ledger disarmed",
        |desk| {
            schema(
                desk,
                "UPDATE sqlite_schema SET sql = replace(sql, 'BEGIN SELECT', 'WHEN 0 BEGIN SELECT') WHERE name = 'ledger_is_never_cut'",
            )
        },
        "trigger ledger_is_never_cut was changed",
    ),
    (
        "a trigger of the kept bytes dropped",
        |desk| tables(desk, "DROP TRIGGER blob_is_never_changed"),
        "blob_is_never_changed is missing",
    ),
    ("an index dropped", |desk| tables(desk, "DROP INDEX source_by_name"), "index source_by_name is missing"),
    ("a view dropped", |desk| tables(desk, "DROP VIEW claim_overview"), "view claim_overview is missing"),
    ("a table dropped", |desk| tables(desk, "DROP TABLE waiver"), "table waiver is missing"),
    (
        "a view changed",
        |desk| tables(desk, "DROP VIEW claim_overview; CREATE VIEW claim_overview AS SELECT 1"),
        "view claim_overview was changed",
    ),
    (
        "a view in the place of a table",
        |desk| tables(desk, "DROP TABLE note; CREATE VIEW note AS SELECT * FROM claim"),
        "note was changed",
    ),
    (
        "a view without an end in the place of meta",
        |desk| {
            tables(
                desk,
                &format!(
                    "DROP TABLE meta; CREATE VIEW meta AS {ENDLESS} SELECT x AS file_uid, x AS reading FROM c WHERE x < 0"
                ),
            )
        },
        "meta was changed",
    ),
    (
        "a view without an end in the place of the ledger",
        |desk| {
            tables(
                desk,
                &format!(
                    "DROP TABLE ledger; CREATE VIEW ledger AS {ENDLESS} SELECT x AS seq, x AS uid, x AS at, x AS actor, x AS kind, x AS body, x AS hash FROM c WHERE x < 0"
                ),
            )
        },
        "ledger was changed",
    ),
    ("a column added", |desk| tables(desk, "ALTER TABLE claim ADD COLUMN evil TEXT"), "table claim was changed"),
    (
        "a column renamed",
        |desk| tables(desk, "ALTER TABLE ledger RENAME COLUMN actor TO who"),
        "table ledger was changed",
    ),
    (
        "a CHECK widened",
        |desk| {
            schema(
                desk,
                "UPDATE sqlite_schema SET sql = replace(sql, 'BETWEEN 1 AND 3', 'BETWEEN 1 AND 9') WHERE name = 'claim'",
            )
        },
        "table claim was changed",
    ),
    (
        "a default added",
        |desk| {
            schema(
                desk,
                "UPDATE sqlite_schema SET sql = replace(sql, 'checkable        TEXT NOT NULL', 'checkable TEXT NOT NULL DEFAULT 5') WHERE name = 'claim'",
            )
        },
        "table claim was changed",
    ),
    (
        "a table's types let go",
        |desk| schema(desk, "UPDATE sqlite_schema SET sql = replace(sql, ') STRICT', ')') WHERE name = 'ledger'"),
        "table ledger was changed",
    ),
    (
        "a view that is made of itself",
        |desk| {
            schema(
                desk,
                "UPDATE sqlite_schema SET sql = 'CREATE VIEW claim_overview AS SELECT * FROM claim_overview' WHERE name = 'claim_overview'",
            )
        },
        "view claim_overview was changed",
    ),
    (
        "an object without a text",
        |desk| schema(desk, "UPDATE sqlite_schema SET sql = NULL WHERE name = 'claim'"),
        "damaged: the case is damaged",
    ),
    (
        "two tables in each other's place",
        |desk| {
            schema(
                desk,
                "UPDATE sqlite_schema SET rootpage = (SELECT sum(rootpage) FROM sqlite_schema WHERE name IN ('note', 'review')) - rootpage WHERE name IN ('note', 'review')",
            )
        },
        "row_extra review",
    ),
    (
        "two indexes in each other's place",
        |desk| {
            schema(
                desk,
                "UPDATE sqlite_schema SET rootpage = (SELECT sum(rootpage) FROM sqlite_schema WHERE name IN ('source_by_name', 'tag_by_name')) - rootpage WHERE name IN ('source_by_name', 'tag_by_name')",
            )
        },
        "missing from index",
    ),
];

#[test]
fn every_change_to_the_schema_is_named() {
    each_is_named(DAMAGES, |_, _| None);
}
