//! Writes a large case as a sheet, for benchmarks and for trying things out at size:
//! `cargo run --release --example generate_case -- 100000 > big.csv`, then `claimbench import csv big.csv`.

#[path = "../benches/sheet.rs"]
mod sheet;

use std::io::{self, Write};
use std::process::ExitCode;

fn main() -> ExitCode {
    let Some(claims) = std::env::args().nth(1).and_then(|count| count.parse().ok()) else {
        eprintln!("usage: generate_case CLAIMS > big.csv");
        return ExitCode::from(2);
    };
    let mut out = io::BufWriter::new(io::stdout().lock());
    match sheet::write(claims, &mut out).and_then(|()| out.flush()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}
