//! Malformed sheets: real ones with quotes opened and cells moved, cut, swapped, filled with rubbish. Every row of a sheet
//! is stored or reported, or the whole file is refused with its name and the line; what is stored is what the row said.

mod mutant;
mod second_reader;

use crate::chance::{Chance, seed};
use crate::rounds;
use claimbench::domain::ClaimNumber;
use claimbench::error::Error;
use claimbench::formats::csv::{self, Cells, Field, Options, Reading, Shape, Sheet};
use claimbench::workbench::{Clock, Ids, ImportPlan, OnRefusal, Setting, Workbench};
use second_reader::Record;
use std::collections::BTreeSet;
use std::ops::Range;
use std::panic::{AssertUnwindSafe, catch_unwind};

const FILE: &str = "sheet.csv";
/// How many sheets go into one case before the next is begun.
const SHEETS: usize = 100;

fn case() -> Workbench {
    let clock = Clock::Pinned(crate::desk::NOW.parse().unwrap());
    let setting = Setting { clock, ids: Ids::Random, actor: "ana".to_owned(), reader: None };
    Workbench::in_memory(setting).unwrap()
}

/// What became of the mutants, so that a run that stored or refused nothing at all is seen.
#[derive(Debug, Default)]
struct Seen {
    refused_whole: usize,
    rows: usize,
    rows_stored: usize,
    rows_reported: usize,
    nothing_stored: usize,
}

impl Seen {
    fn and(self, other: Self) -> Self {
        Self {
            refused_whole: self.refused_whole + other.refused_whole,
            rows: self.rows + other.rows,
            rows_stored: self.rows_stored + other.rows_stored,
            rows_reported: self.rows_reported + other.rows_reported,
            nothing_stored: self.nothing_stored + other.nothing_stored,
        }
    }
}

/// Where a field stands in a row.
fn place(sheet: &Sheet<'_>, field: Field) -> Option<usize> {
    sheet.columns().iter().position(|column| column.reading == Reading::Field(field))
}

/// The records of each row that is given out, with those that go on with it: by a reading of its own, so that a record
/// which no row has is seen.
fn groups(bytes: &[u8], options: &Options, records: &[Record]) -> Vec<Vec<Record>> {
    let mut sheet = csv::read(bytes, FILE, options).unwrap();
    sheet.by_ref().for_each(drop);
    let of_span = |span: &Range<u64>| records.iter().filter(|record| span.contains(&record.line)).cloned().collect();
    sheet.spans().iter().map(of_span).collect()
}

/// A remark between the rows of somebody's sheet, which is no row.
fn is_comment(sheet: &Sheet<'_>, record: &Record) -> bool {
    sheet.shape().is_none() && sheet.columns().len() > 1 && record.cells.len() == 1 && record.cells[0].starts_with("# ")
}

/// Takes one mutant in, in one of the ways there are, and looks at what became of every row.
fn round(chance: &mut Chance, bench: &mut Workbench, seen: &mut Seen) -> Result<(), String> {
    let (bytes, cells) = mutant::mutant(chance);
    let options = Options { cells, ..Options::default() };
    let told = |law: &str| format!("{law}\n{}", String::from_utf8_lossy(&bytes[..bytes.len().min(6_000)]));
    let lawful = |is: bool, law: &str| if is { Ok(()) } else { Err(told(law)) };
    let mut sheet = match csv::read(&bytes, FILE, &options) {
        Ok(sheet) => sheet,
        Err(Error::Unreadable { file, line, what }) => {
            seen.refused_whole += 1;
            let of_no_line = ["it is empty", "no rows", "UTF-16"].iter().any(|words| what.contains(words));
            return lawful(file == FILE && (line.is_some() || of_no_line), &format!("refused without a line: {what}"));
        }
        Err(other) => return Err(told(&format!("refused as {other:?}"))),
    };
    let Some(records) = second_reader::records(&bytes, sheet.delimiter()) else {
        return Err(told("read, although it has no one reading"));
    };
    let groups = groups(&bytes, &options, &records);
    let rows: Vec<Record> = groups.concat();
    let mut header = Vec::new();
    sheet.copy_rows(&BTreeSet::new(), &mut header).unwrap();
    let header =
        second_reader::records(&header, sheet.delimiter()).ok_or_else(|| told("the header is no sheet"))?.len();
    let is_row = |record: &&Record| !is_comment(&sheet, record);
    let there = records[header..].iter().filter(is_row).count();
    lawful(sheet.rows() == there, &format!("{} rows counted, {there} are there", sheet.rows()))?;
    lawful(rows.iter().filter(is_row).count() == there, "a row belongs to no claim, or to two")?;

    let on_refusal = *chance.pick(&[OnRefusal::StoreTheRest, OnRefusal::StoreTheRest, OnRefusal::StoreNothing]);
    let plan = ImportPlan { on_refusal, dry_run: chance.one_in(4), leave_verdicts: chance.one_in(3), again: true };
    let (head, claims) = (bench.head().unwrap(), bench.claim_numbers().unwrap().len());
    let taken = bench.import(&mut sheet, plan, |_| {});
    let stored = bench.head().unwrap() != head;
    let (rows_looked_at, refusals, arrived, here) = match taken {
        Ok(imported) => (imported.rows, imported.refusals, Some(imported.arrived), imported.here.len()),
        Err(Error::ImportRefused { rows, refusals }) => (rows, refusals, None, 0),
        Err(other) => return Err(told(&format!("not taken in: {other:?}"))),
    };
    let nothing = plan.dry_run || arrived.is_none();
    lawful(!(nothing && stored), "something was stored where nothing was to be")?;
    lawful(arrived.is_some() || !refusals.is_empty(), "refused without a refusal")?;
    lawful(
        arrived.is_none() || plan.dry_run || on_refusal == OnRefusal::StoreTheRest || refusals.is_empty(),
        "stored beside refusals",
    )?;
    lawful(rows_looked_at == groups.len(), &format!("{rows_looked_at} rows looked at, {} are there", groups.len()))?;
    let lines: BTreeSet<u64> = refusals.iter().map(|refusal| refusal.line).collect();
    let is_refused = |group: &&Vec<Record>| group.iter().any(|row| lines.contains(&row.line));
    let refused: Vec<Vec<Record>> = groups.iter().filter(is_refused).cloned().collect();
    lawful(refused.len() == refusals.len(), &format!("{} rows reported, on lines {lines:?}", refusals.len()))?;
    let kept: Vec<&Record> = groups.iter().filter(|group| !is_refused(group)).map(|group| &group[0]).collect();
    if let Some(arrived) = arrived {
        let came = match sheet.shape() {
            None | Some(Shape::Claims | Shape::Sheet) => arrived.claims,
            Some(Shape::Evidence) => arrived.evidence,
            Some(Shape::Sources) => arrived.sources,
            Some(Shape::Statuses) if plan.leave_verdicts => kept.len(),
            Some(Shape::Statuses) => arrived.statuses,
        };
        lawful(came + here == kept.len(), &format!("{came} rows arrived, {} were to", kept.len()))?;
    }
    if !nothing && let Some(text) = place(&sheet, Field::Text) {
        let new: Vec<ClaimNumber> = bench.claim_numbers().unwrap().split_off(claims);
        let dossiers = bench.dossiers(&new).unwrap();
        lawful(dossiers.len() + here == kept.len(), "other claims are stored than arrived")?;
        for (dossier, row) in dossiers.iter().zip(&kept).filter(|_| here == 0) {
            let cell = &row.cells[text];
            // Our own sheets are taken to the letter, other people's trimmed. What stands behind a guarding ' or for a
            // character that hides is the round trips' matter.
            let said = if sheet.shape().is_some() { cell } else { cell.trim() };
            let guarded = cells == Cells::Guarded && (cell.starts_with('\'') || cell.contains("\\u{"));
            lawful(guarded || dossier.claim.text == said, &format!("stored as {:?}", dossier.claim.text))?;
        }
    }
    let mut copied = Vec::new();
    sheet.copy_rows(&lines, &mut copied).unwrap();
    let again =
        second_reader::records(&copied, sheet.delimiter()).ok_or_else(|| told("the refused rows are no sheet"))?;
    let cells = |rows: &[Record]| rows.iter().map(|row| row.cells.clone()).collect::<Vec<_>>();
    lawful(cells(&again[header..]) == cells(&refused.concat()), "the refused rows are not what was refused")?;

    seen.rows += groups.len();
    seen.rows_reported += refused.len();
    seen.nothing_stored += usize::from(nothing);
    seen.rows_stored += if nothing { 0 } else { kept.len() };
    Ok(())
}

/// So many mutants, from this seed on; what is against the law.
fn run(first: u64, rounds: usize) -> (Seen, Vec<String>) {
    let (mut seen, mut wrong) = (Seen::default(), Vec::new());
    let mut bench = case();
    for at in 0..rounds {
        if at % SHEETS == 0 {
            bench = case();
        }
        let seed = first + at as u64;
        let law = catch_unwind(AssertUnwindSafe(|| round(&mut Chance::new(seed), &mut bench, &mut seen)));
        match law {
            Ok(Ok(())) => {}
            Ok(Err(law)) => wrong.push(format!("SEED={seed}: {law}")),
            Err(_) => {
                wrong.push(format!("SEED={seed}: a panic"));
                bench = case();
            }
        }
    }
    (seen, wrong)
}

#[test]
fn every_row_of_a_malformed_sheet_is_stored_or_reported() {
    let (first, rounds) = (seed(), rounds(400, 1_000_000));
    let workers = std::thread::available_parallelism().map_or(1, usize::from).min(rounds / SHEETS);
    let share = rounds / workers;
    let workers: Vec<_> =
        (0..workers).map(|at| std::thread::spawn(move || run(first + (at * share) as u64, share))).collect();
    let (mut seen, mut wrong) = (Seen::default(), Vec::new());
    for worker in workers {
        let (more, found) = worker.join().unwrap();
        seen = seen.and(more);
        wrong.extend(found);
    }
    println!("{rounds} sheets: {seen:?}");
    assert!(wrong.is_empty(), "{} of {rounds}:\n{}", wrong.len(), wrong[..wrong.len().min(5)].join("\n\n"));
    let Seen { refused_whole, rows, rows_stored, rows_reported, nothing_stored } = seen;
    for (what, count) in [
        ("sheets refused whole", refused_whole),
        ("rows", rows),
        ("rows stored", rows_stored),
        ("rows reported", rows_reported),
        ("sheets of which nothing was stored", nothing_stored),
    ] {
        assert!(count * 20 > rounds, "hardly any {what}: {count}");
    }
}
