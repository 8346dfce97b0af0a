//! Writes a large case as a sheet, for benchmarks and for trying things out at size:
//! `cargo run --release --example generate_case -- 100000 > big.csv`, then `claimbench import csv big.csv`. A
//! second number says how many pieces of evidence each claim has: one where it is left out, none with 0.

#[path = "sheet.rs"]
mod sheet;

use std::io::{self, Write};
use std::process::ExitCode;

fn main() -> ExitCode {
    let numbers: Option<Vec<usize>> = std::env::args().skip(1).map(|word| word.parse().ok()).collect();
    let (claims, pieces) = match numbers.as_deref() {
        Some([claims]) => (*claims, 1),
        Some([claims, pieces]) => (*claims, *pieces),
        _ => {
            eprintln!("usage: generate_case CLAIMS [PIECES] > big.csv");
            return ExitCode::from(2);
        }
    };
    let mut out = io::BufWriter::new(io::stdout().lock());
    match sheet::write(claims, pieces, &mut out).and_then(|()| out.flush()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}
