//! Writes a large case as a sheet, for benchmarks and for trying things out at size:
//! `cargo run --release --example generate_case -- 100000 > big.csv`, then `claimbench import csv big.csv`. With the
//! word `claims` after the number, claims alone, without evidence.

#[path = "sheet.rs"]
mod sheet;

use std::io::{self, Write};
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let with_evidence = match arguments.get(1).map(String::as_str) {
        None => Some(true),
        Some("claims") => Some(false),
        Some(_) => None,
    };
    let claims = arguments.first().and_then(|count| count.parse().ok());
    let (Some(claims), Some(with_evidence)) = (claims, with_evidence) else {
        eprintln!("usage: generate_case COUNT [claims] > big.csv");
        return ExitCode::from(2);
    };
    let mut out = io::BufWriter::new(io::stdout().lock());
    match sheet::write(claims, with_evidence, &mut out).and_then(|()| out.flush()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}
