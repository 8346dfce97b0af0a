//! What grows with a case: import, list, search, show, report and CSV export, at 10,000 claims with evidence, and at
//! 100,000 where `BIG` is set.

mod sheet;

use claimbench::domain::query::Query;
use claimbench::domain::{ClaimNumber, Instant, Redaction};
use claimbench::formats::csv::{self, Shape, Style, Writer};
use claimbench::report::{Cover, Length, Report, markdown};
use claimbench::workbench::{Access, Clock, Ids, ImportPlan, OnRefusal, Setting, Workbench};
use divan::Bencher;
use std::path::Path;
use std::sync::OnceLock;
use tempfile::TempDir;

fn main() {
    divan::main();
}

fn sizes() -> Vec<usize> {
    if std::env::var_os("BIG").is_some() { vec![10_000, 100_000] } else { vec![10_000] }
}

fn setting() -> Setting {
    Setting { clock: Clock::Pinned(now()), ids: Ids::Random, actor: "bench".to_owned(), reader: None }
}

fn now() -> Instant {
    "2026-01-01T00:00:00Z".parse().expect("a fixed instant")
}

fn sheet_of(claims: usize) -> Vec<u8> {
    let mut bytes = Vec::new();
    sheet::write(claims, 1, &mut bytes).expect("memory takes what is written");
    bytes
}

/// A case file of so many claims in a folder of its own.
fn import(claims: usize, bytes: &[u8], folder: &Path) -> Workbench {
    let file = folder.join(format!("{claims}.db"));
    Workbench::create(&file, None, setting()).expect("a new case");
    let mut workbench = Workbench::open(&file, Access::Write, setting()).expect("the case just made");
    let sheet = csv::read(bytes, "sheet.csv", &csv::Options::default()).expect("a sheet that is read");
    let plan = ImportPlan { on_refusal: OnRefusal::StoreNothing, dry_run: false, leave_verdicts: false, again: false };
    workbench.import(sheet, plan, |_| {}).expect("every row taken in");
    workbench
}

/// The case of so many claims, made once and opened for each benchmark.
fn opened(claims: usize) -> Workbench {
    static FOLDER: OnceLock<TempDir> = OnceLock::new();
    let folder = FOLDER.get_or_init(|| TempDir::new().expect("a folder")).path();
    let file = folder.join(format!("{claims}.db"));
    if !file.exists() {
        import(claims, &sheet_of(claims), folder);
    }
    Workbench::open(&file, Access::Read, setting()).expect("the case made before")
}

#[divan::bench(args = sizes(), sample_count = 3, sample_size = 1)]
fn import_csv(bencher: Bencher, claims: usize) {
    let bytes = sheet_of(claims);
    bencher.with_inputs(|| TempDir::new().expect("a folder")).bench_refs(|folder| {
        import(claims, &bytes, folder.path());
    });
}

#[divan::bench(args = sizes())]
fn list_the_first_hundred(bencher: Bencher, claims: usize) {
    let workbench = opened(claims);
    bencher.bench_local(|| workbench.claims(&Query::default(), 100).expect("claims"));
}

#[divan::bench(args = sizes())]
fn search_two_words(bencher: Bencher, claims: usize) {
    let workbench = opened(claims);
    let query = Query::parse("harvest kharkiv").expect("a query");
    bencher.bench_local(|| workbench.search(&query, 20).expect("hits"));
}

#[divan::bench(args = sizes())]
fn show_one(bencher: Bencher, claims: usize) {
    let workbench = opened(claims);
    bencher.bench_local(|| workbench.dossier(ClaimNumber(claims as u32 / 2)).expect("a claim"));
}

#[divan::bench(args = sizes(), sample_count = 3, sample_size = 1)]
fn report_as_markdown(bencher: Bencher, claims: usize) {
    let workbench = opened(claims);
    bencher.bench_local(|| {
        let cover = Cover::of(workbench.file_uid(), workbench.head().expect("a head"), now());
        let numbers = workbench.claim_numbers().expect("numbers");
        markdown(
            &Report::of(cover, workbench.dossiers(&numbers).expect("dossiers"), &Redaction::default()),
            Length::Full,
        )
    });
}

#[divan::bench(args = sizes(), sample_count = 3, sample_size = 1)]
fn export_csv(bencher: Bencher, claims: usize) {
    let workbench = opened(claims);
    let numbers = workbench.claim_numbers().expect("numbers");
    bencher.bench_local(|| {
        let mut writer = Writer::new(Vec::new(), Shape::Claims, Style::default()).expect("a writer");
        let written: Result<(), claimbench::error::Error> = workbench.each_dossier(&numbers, |dossier| {
            writer.claim(&dossier, claimbench::judgement::stage(&dossier)).expect("memory takes what is written");
            Ok(())
        });
        written.expect("every claim written");
        writer.finish().expect("memory takes what is written")
    });
}
