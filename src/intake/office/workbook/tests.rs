//! Workbooks as programs write them, and as nobody should.

use super::*;
use crate::intake::office::tests::packed;

fn xlsx(sheet: &str, more: &[(&str, &str)]) -> Result<Table, OfficeError> {
    let book = r#"<workbook xmlns:r="r"><sheets><sheet name="Facts" sheetId="1" r:id="rId1"/><sheet name="Old" state="hidden" r:id="rId2"/><sheet name="Empty" r:id="rId3"/></sheets></workbook>"#;
    let relations = r#"<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Target="/xl/worksheets/sheet1.xml"/><Relationship Id="rId3" Target="https://evil.example/x" TargetMode="External"/></Relationships>"#;
    let sheet = format!("<worksheet>{sheet}</worksheet>");
    let mut parts =
        vec![(xlsx::BOOK, book), ("xl/_rels/workbook.xml.rels", relations), ("xl/worksheets/sheet1.xml", &sheet)];
    parts.extend(more);
    read(&packed(&parts), None, "sheet")
}

const STRINGS: (&str, &str) = (
    "xl/sharedStrings.xml",
    r#"<sst><si><t>claim</t></si><si><r><t xml:space="preserve">It </t></r><r><t>rained_x000D_</t></r><rPh><t>no</t></rPh></si><si><t>=1+1</t></si></sst>"#,
);
const STYLES: (&str, &str) = (
    "xl/styles.xml",
    r#"<styleSheet><numFmts><numFmt numFmtId="170" formatCode="dd\.mm\.yyyy"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="170"/><xf numFmtId="9"/></cellXfs></styleSheet>"#,
);

#[test]
fn cells_are_read_as_they_show_and_what_is_special_is_told() {
    let sheet = r#"<cols><col min="2" max="3" hidden="1"/></cols><sheetData>
        <row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="inlineStr"><is><t>in place</t></is></c></row>
        <row r="3" hidden="1"><c r="A3" t="s"><v>1</v></c><c r="B3" s="1"><v>45720</v></c><c r="C3" s="2"><v>0.07</v></c><c r="D3"><v>0.10000000000000001</v></c></row>
        <row><c t="s"><v>2</v></c><c><f>SUM(A1)</f><v>12</v></c><c><f>B1</f></c><c t="e"><v>#N/A</v></c><c t="b"><v>1</v></c></row>
        </sheetData><mergeCells><mergeCell ref="A1:B1"/></mergeCells>"#;
    let table =
        xlsx(sheet, &[STRINGS, STYLES, ("xl/vbaProject.bin", "x"), ("xl/externalLinks/externalLink1.xml", "x")])
            .unwrap();
    assert_eq!(
        table.rows,
        [
            vec!["claim", "", "in place"],
            vec![],
            vec!["It rained\r", "2025-03-04", "7%", "0.1"],
            vec!["=1+1", "12", "", "#N/A", "TRUE"],
        ]
    );
    let told = Told {
        formulas: 2,
        unknown: 1,
        errors: 1,
        merged: 1,
        hidden_rows: 1,
        hidden_columns: 2,
        notes: 0,
        has_macros: true,
        links_elsewhere: 1,
    };
    assert_eq!((table.told, table.name.as_str()), (told, "Facts"));
    assert_eq!(table.rows[2][0], "It rained\r");
}

#[test]
fn a_sheet_of_libreoffice_is_read_the_same_way() {
    let content = r#"<office:document-content><office:body><office:spreadsheet><table:table table:name="Facts">
        <table:table-column table:number-columns-repeated="16384" table:visibility="collapse"/>
        <table:table-row><table:table-cell office:value-type="string" table:number-columns-spanned="2"><text:p>claim</text:p></table:table-cell><table:covered-table-cell/><table:table-cell table:number-columns-repeated="2" office:value-type="float" office:value="12.50"><text:p>12,5</text:p></table:table-cell></table:table-row>
        <table:table-row table:number-rows-repeated="2"><table:table-cell office:value-type="date" office:date-value="2025-03-04"><text:p>04.03.25</text:p><office:annotation><text:p>note</text:p></office:annotation></table:table-cell><table:table-cell office:value-type="percentage" office:value="0.5"><text:p>50%</text:p></table:table-cell><table:table-cell table:formula="of:=1" office:value-type="string"><text:p>a<text:s text:c="2"/>b</text:p><text:p>c</text:p></table:table-cell></table:table-row>
        <table:table-row table:number-rows-repeated="1048573"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>
        </table:table></office:spreadsheet></office:body></office:document-content>"#;
    let table = read(&packed(&[("content.xml", content)]), Some("facts"), "sheet").unwrap();
    let row = vec!["2025-03-04", "50%", "a  b\nc"];
    assert_eq!(table.rows, [vec!["claim", "", "12.5", "12.5"], row.clone(), row]);
    assert_eq!((table.told.merged, table.told.notes, table.told.formulas), (1, 1, 1));
}

#[test]
fn hostile_workbooks_are_refused_and_nothing_is_followed() {
    assert!(matches!(read(b"no zip", None, ""), Err(OfficeError::NoZip { .. })));
    assert!(matches!(xlsx("", &[]), Err(OfficeError::NoSheet { .. })));
    let entity = ("xl/sharedStrings.xml", r#"<!DOCTYPE x [<!ENTITY a "aaaa">]><sst><si><t>&a;</t></si></sst>"#);
    assert!(matches!(xlsx("", &[entity]), Err(OfficeError::Entities { .. })));
    // One cell at the far corner, a cell in every millionth row, one long text a thousand times.
    for cells in [
        r#"<row r="1"><c r="XFD1"><v>1</v></c></row>"#.to_owned(),
        r#"<row r="99999999999"><c r="A1"><v>1</v></c></row>"#.to_owned(),
        (1..5_000).map(|row| format!(r#"<row r="{row}"><c r="BAA{row}"><v>1</v></c></row>"#)).collect(),
    ] {
        assert!(matches!(xlsx(&cells, &[]), Err(OfficeError::TooLarge { .. })), "{}", &cells[..60]);
    }
    let long = format!("<sst><si><t>{}</t></si></sst>", "x".repeat(1024 * 1024));
    let cells: String = (1..100).map(|_| r#"<row><c t="s"><v>0</v></c></row>"#).collect();
    assert!(matches!(xlsx(&cells, &[("xl/sharedStrings.xml", &long)]), Err(OfficeError::TooLarge { .. })));
    let repeated = r#"<table:table table:name="x"><table:table-row table:number-rows-repeated="99999999"><table:table-cell table:number-columns-repeated="99999999" office:value-type="string"><text:p>x</text:p></table:table-cell></table:table-row></table:table>"#;
    assert!(matches!(read(&packed(&[("content.xml", repeated)]), None, ""), Err(OfficeError::TooLarge { .. })));
    let bomb = format!("<worksheet>{}", " ".repeat(70 * 1024 * 1024));
    let parts = [
        (xlsx::BOOK, r#"<workbook><sheets><sheet name="x" r:id="1"/></sheets></workbook>"#),
        ("xl/_rels/workbook.xml.rels", r#"<R><R Id="1" Target="s.xml"/></R>"#),
        ("xl/s.xml", bomb.as_str()),
    ];
    assert!(matches!(read(&packed(&parts), None, ""), Err(OfficeError::TooLong { .. })));
    let itself = [
        (xlsx::BOOK, r#"<workbook><sheets><sheet name="x" r:id="1"/></sheets></workbook>"#),
        ("xl/_rels/workbook.xml.rels", r#"<R><R Id="1" Target="workbook.xml"/></R>"#),
    ];
    assert!(read(&packed(&itself), None, "").is_err(), "a sheet that is the book itself holds nothing");
}

#[test]
fn a_row_of_the_sheet_is_a_record_of_the_csv() {
    let rows = [vec!["a", "b \"c\"\nd"], vec![], vec!["", "e"]];
    let rows = rows.iter().map(|row| row.iter().map(|cell| (*cell).to_owned()).collect()).collect();
    let table = Table { rows, ..Table::default() };
    assert_eq!(table.as_csv(), "\"a\",\"b \"\"c\"\"\nd\"\r\n\"\"\r\n\"\",\"e\"\r\n");
}

proptest::proptest! {
    #[test]
    fn any_markup_is_read_or_refused(markup in "(<row r=\"[0-9]{1,9}\">|</row>|<c r=\"[A-Z]{1,4}[0-9]{1,3}\" t=\"(s|b|e|str|inlineStr|n)\">|</c>|<v>|</v>|<is>|<t>|</t>|</is>|<f>|</f>|[0-9.]{1,3}|&amp;){0,30}") {
        let _ = xlsx(&markup, &[STRINGS, STYLES]);
    }

    #[test]
    fn every_text_of_a_cell_comes_out_as_it_went_in(cells in proptest::collection::vec("[a-zé=+@'<>&\" \n]{0,8}", 1..6)) {
        let escape = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
        let row: String = cells.iter().map(|cell| format!(r#"<c t="inlineStr"><is><t xml:space="preserve">{}</t></is></c>"#, escape(cell))).collect();
        let read = xlsx(&format!("<row>{row}</row>"), &[]);
        let mut expected = cells.clone();
        while expected.last().is_some_and(String::is_empty) {
            expected.pop();
        }
        match read {
            Ok(table) => proptest::prop_assert_eq!(&table.rows[0], &expected),
            Err(_) => proptest::prop_assert!(expected.is_empty()),
        }
    }
}
