//! Workbooks: the case as sheets for people, and sheets of other people, as CSV and with what only a workbook has.

use crate::desk::{Desk, holds};
use std::io::{Cursor, Read, Write};

fn parts_of(desk: &Desk, name: &str) -> Vec<(String, String)> {
    let mut zip = zip::ZipArchive::new(Cursor::new(std::fs::read(desk.path(name)).unwrap())).unwrap();
    (0..zip.len())
        .map(|at| {
            let mut part = zip.by_index(at).unwrap();
            let mut text = String::new();
            part.read_to_string(&mut text).unwrap();
            (part.name().unwrap().into_owned(), text)
        })
        .collect()
}

/// A workbook of one sheet with these rows, each cell a text in place.
fn workbook(rows: &[&[&str]]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let cell = |text: &&str| {
        let text = text.replace('&', "&amp;").replace('<', "&lt;");
        format!("<c t=\"inlineStr\"><is><t>{text}</t></is></c>")
    };
    let rows: String =
        rows.iter().map(|row| format!("<row>{}</row>", row.iter().map(cell).collect::<String>())).collect();
    for (name, text) in [
        ("xl/workbook.xml", "<workbook><sheets><sheet name=\"March\" r:id=\"a\"/></sheets></workbook>".to_owned()),
        ("xl/_rels/workbook.xml.rels", "<R><R Id=\"a\" Target=\"worksheets/s.xml\"/></R>".to_owned()),
        ("xl/worksheets/s.xml", format!("<worksheet><sheetData>{rows}</sheetData></worksheet>")),
    ] {
        zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn a_workbook_brings_back_what_the_same_sheet_brings_as_csv() {
    let desk = Desk::new();
    desk.ok(["claim", "add", "The bridge carries 12,000 cars a day, \"roughly\".\nSecond line"]);
    desk.ok(["claim", "add", "It was built in 1931."]);
    desk.ok("evidence add 1 --source 'Road office' --kind official_statement --stance supports --quote '12,100 cars' --credibility 2");
    desk.ok("evidence add 1 --source 'Cyclists' --kind ngo --stance refutes --paraphrase 'They count 9,000.' --credibility 4");
    desk.ok(["status", "1", "supported", "--because", "The office counts 12,100 [E1]; the cyclists count less [E2]."]);
    desk.ok("export xlsx --output case.xlsx");
    for what in ["sheet", "sources"] {
        let (by_csv, by_xlsx) = (Desk::new(), Desk::new());
        desk.ok(["export", "csv", "--what", what, "--raw", "--output", &by_csv.path("s.csv").display().to_string()]);
        std::fs::copy(desk.path("case.xlsx"), by_xlsx.path("s.xlsx")).unwrap();
        by_csv.ok("import csv s.csv --raw");
        by_xlsx.ok(["import", "xlsx", "s.xlsx", "--sheet", what]);
        for shown in ["sheet", "sources", "statuses"] {
            let line = format!("export csv --what {shown}");
            assert_eq!(by_xlsx.ok(line.as_str()), by_csv.ok(line.as_str()), "{what} as {shown}");
        }
        let rows = by_xlsx.ok(format!("export csv --what {what}").as_str());
        assert!(rows.lines().count() > 2, "{what}: {rows}");
    }
}

#[test]
fn what_looks_like_a_formula_stays_text_on_both_ways() {
    let desk = Desk::new();
    let text = "=HYPERLINK(\"https://evil.example\",\"x\") is what he wrote";
    desk.ok(["claim", "add", text]);
    desk.ok(["claim", "add", "+2+3 = 1, he says.\nSecond line"]);
    desk.ok("export xlsx --output case.xlsx");
    let parts = parts_of(&desk, "case.xlsx");
    assert!(parts.iter().all(|(name, xml)| !name.contains("worksheets") || !xml.contains("<f>")));
    let other = Desk::new();
    std::fs::copy(desk.path("case.xlsx"), other.path("case.xlsx")).unwrap();
    holds(&other.ok("import xlsx case.xlsx"), &["2 claims"]);
    assert_eq!(other.json("claim show 1")["text"], text);
    assert_eq!(other.json("claim show 2")["text"], "+2+3 = 1, he says.\nSecond line");
}

#[test]
fn a_workbook_has_filters_lists_colours_and_links() {
    let desk = Desk::demo();
    let there = Desk::new();
    desk.ok(["export", "xlsx", "--output", &there.path("case.xlsx").display().to_string()]);
    let parts = parts_of(&there, "case.xlsx");
    let part = |name: &str| &parts.iter().find(|(known, _)| known == name).unwrap().1;
    let claims = part("xl/worksheets/sheet1.xml");
    holds(claims, &["state=\"frozen\"", "<autoFilter", "<conditionalFormatting", "<dataValidation "]);
    holds(part("xl/worksheets/sheet3.xml"), &["<hyperlink "]);
    holds(
        part("xl/workbook.xml"),
        &["name=\"claims\"", "name=\"statuses\"", "name=\"words\" sheetId=\"6\" state=\"hidden\""],
    );
}

#[test]
fn rows_are_called_by_their_numbers_in_the_sheet() {
    let desk = Desk::new();
    let rows: [&[&str]; 6] = [
        &["Checks of March"],
        &[],
        &["claim", "date", "verdict"],
        &["Two lines\nin one cell", "2025-03-04", "supported"],
        &[],
        &["It rained.", "2025-03-04", "Sort of"],
    ];
    desk.write("facts.xlsx", workbook(&rows));
    let said = desk.run("import xlsx facts.xlsx");
    assert_eq!(said.code, 1);
    holds(&said.err, &["line 6", "Sort of"]);
    let said = desk
        .run("import xlsx facts.xlsx --map-status 'Sort of=mixed' --map-status supported=supported --leave-verdicts")
        .ends(0);
    holds(&said.err, &["Read the sheet March."]);
    assert_eq!(desk.json("claim show 1")["text"], "Two lines\nin one cell");
}

#[test]
fn what_is_no_workbook_is_named() {
    let desk = Desk::new();
    desk.write("old.xls", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
    holds(&desk.refused("import xlsx old.xls"), &["before 2007"]);
    desk.write("facts.xlsx", workbook(&[&["claim"], &["It rained."]]));
    holds(&desk.refused("import xlsx facts.xlsx --sheet May"), &["no sheet May", "March"]);
    holds(&desk.refused("import csv facts.xlsx"), &["import xlsx"]);
    holds(&desk.ok("import ods facts.xlsx"), &["1 claim"]);
}

#[test]
fn a_name_that_must_not_leave_is_in_no_sheet() {
    let desk = Desk::new();
    desk.ok("source add 'Mira Quill' --kind interview --confidential");
    desk.ok("claim add 'It rained.'");
    desk.ok("evidence add 1 --source S1 --stance supports --paraphrase 'Mira Quill saw it.'");
    desk.ok("export xlsx --output case.xlsx");
    assert!(parts_of(&desk, "case.xlsx").iter().all(|(_, xml)| !xml.contains("Quill")));
}
