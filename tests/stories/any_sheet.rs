//! Any sheet: whatever its columns and cells are, every filled cell is found again in a value, among the words that are
//! kept of its row, or in a row that was refused.

use crate::desk::NOW;
use claimbench::formats::csv::{self, Options, VerdictWords};
use claimbench::formats::json::ClaimJson;
use claimbench::workbench::{Clock, Ids, ImportPlan, OnRefusal, Setting, Workbench};
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use std::collections::BTreeSet;

/// What people have columns for, and what a cell of each can hold; `#` becomes a number that no other cell has.
const COLUMNS: [(&str, &[&str]); 14] = [
    ("Sprecher", &["Voice w#w"]),
    ("date", &["03.05.1#", "3 mai 1#", "1#-05-03 00:00", "1#-05-03 14:30", "soon w#w", "03/05/1#"]),
    ("Rating", &["supported", "half w#w", "w#w"]),
    ("Notes", &["note w#w", "w#w\nand more"]),
    ("notes", &["again w#w"]),
    ("Desk", &["north w#w", "=1+w#w"]),
    ("", &["no name w#w"]),
    ("tags", &["w#w", "w#w; w#w"]),
    ("Quelle 1", &["Gazette w#w", "https://e.org/w#w", "Gazette w#w https://e.org/w#w"]),
    (
        "Link 1",
        &["https://e.org/w#w", "https://e.org/w#w https://f.org/w#w", "see w#w: https://e.org/w#w", "e.org/w#w"],
    ),
    ("Quelle 2", &["Tribune w#w"]),
    ("page", &["p. w#w"]),
    ("quote", &["so it was w#w"]),
    ("Einstufung", &["w#w"]),
];
const CLAIM: (&str, &[&str]) = ("Behauptung", &["It rained w#w.", "w#w", "\"so\" w#w, they said", "  w#w\n w#w"]);

#[derive(Debug, Clone)]
struct AnySheet {
    text: String,
    /// What must be found again.
    marks: Vec<String>,
    cells: usize,
    verdicts: VerdictWords,
}

fn sheet() -> impl Strategy<Value = AnySheet> {
    let columns = subsequence((0..COLUMNS.len()).collect::<Vec<_>>(), 1..8).prop_shuffle();
    let rows = prop::collection::vec(prop::collection::vec(0..9_usize, 9), 1..8);
    let layout = (select(vec![b',', b';', b'\t', b'|']), 0..3_usize, any::<bool>(), 0..2_usize);
    (columns, rows, layout).prop_map(|(columns, rows, (sign, above, keeps, claim_at))| {
        let mut columns: Vec<(&str, &[&str])> = columns.into_iter().map(|at| COLUMNS[at]).collect();
        let claim_at = claim_at.min(columns.len());
        columns.insert(claim_at, CLAIM);
        let mut numbers = 900_u32;
        let (mut marks, mut cells) = (Vec::new(), 0);
        let mut writer = ::csv::WriterBuilder::new().delimiter(sign).flexible(true).from_writer(Vec::new());
        for _ in 0..above {
            numbers += 1;
            marks.push(format!("w{numbers}w"));
            writer.write_record([format!("A title w{numbers}w"), String::new()]).unwrap();
        }
        writer.write_record(columns.iter().map(|(name, _)| *name)).unwrap();
        for row in rows {
            let mut record = Vec::new();
            for ((_, forms), pick) in columns.iter().zip(&row) {
                let Some(form) = forms.get(*pick) else {
                    record.push(String::new());
                    continue;
                };
                let mut cell = String::new();
                for (at, part) in form.split('#').enumerate() {
                    if at > 0 {
                        numbers += 1;
                        cell += &numbers.to_string();
                        let mark = if cell.ends_with(&format!("w{numbers}")) {
                            format!("w{numbers}w")
                        } else {
                            format!("1{numbers}")
                        };
                        marks.push(mark);
                    }
                    cell += part;
                }
                cells += usize::from(!cell.is_empty());
                record.push(cell);
            }
            writer.write_record(&record).unwrap();
        }
        let text = String::from_utf8(writer.into_inner().unwrap()).unwrap();
        let verdicts = if keeps { VerdictWords::Kept } else { VerdictWords::Read };
        AnySheet { text, marks, cells: cells + above, verdicts }
    })
}

fn case() -> Workbench {
    let clock = Clock::Pinned(NOW.parse().unwrap());
    Workbench::in_memory(Setting { clock, ids: Ids::Random, actor: "ana".to_owned(), reader: None }).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn every_filled_cell_is_found_again(any in sheet()) {
        let options = Options { verdict_words: any.verdicts, ..Options::default() };
        let mut sheet = match csv::read(any.text.as_bytes(), "facts.csv", &options) {
            Ok(sheet) => sheet,
            Err(error) => {
                prop_assert!(error.to_string().contains("no rows"), "{error}\n{}", any.text);
                return Ok(());
            }
        };
        let mut case = case();
        let plan = ImportPlan {
            on_refusal: OnRefusal::StoreTheRest,
            dry_run: false,
            leave_verdicts: any.verdicts == VerdictWords::Kept,
            again: false,
        };
        let imported = case.import(&mut sheet, plan, |_| {}).unwrap();
        let refused: BTreeSet<u64> = imported.refusals.iter().map(|refusal| refusal.line).collect();
        let mut copied = Vec::new();
        sheet.copy_rows(&refused, &mut copied).unwrap();
        let copied = String::from_utf8(copied).unwrap();
        let today = NOW.parse::<claimbench::domain::Instant>().unwrap().day();
        let dossiers = case.dossiers(&case.claim_numbers().unwrap()).unwrap();
        let stored: String =
            dossiers.iter().map(|dossier| serde_json::to_string(&ClaimJson::of(dossier, today)).unwrap()).collect();
        for mark in &any.marks {
            prop_assert!(stored.contains(mark) || copied.contains(mark), "{mark} is lost of\n{}\n{copied}\n{stored}", any.text);
        }
        let told = sheet.told(&refused, &BTreeSet::new());
        let all = told.values + told.kept + told.refused + told.here + told.left_out;
        let above = any.cells - all;
        prop_assert!(above == 0 || dossiers.is_empty(), "{all} of {} cells are told of\n{}", any.cells, any.text);
        let again = case.import(csv::read(any.text.as_bytes(), "again.csv", &options).unwrap(), plan, |_| {}).unwrap();
        prop_assert_eq!((again.arrived.claims, again.here.len()), (0, imported.rows - imported.refusals.len()));
    }
}
