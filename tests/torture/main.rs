//! Torture: what the case must survive and the reader must bear, one file a subject: many writers, kills, power cuts,
//! failing disks, hostile files, malformed sheets. `LONG=1` runs each at full length.

mod chance;
#[allow(dead_code)]
#[path = "../stories/desk.rs"]
mod desk;
mod faults;
#[path = "../stories/full_case.rs"]
mod full_case;
mod hostile;
mod kill;
mod power;
mod sheets;
mod vfs;
mod writers;

/// How many rounds a test runs: a few in `cargo test`, many with `LONG=1`.
fn rounds(quick: usize, long: usize) -> usize {
    if std::env::var_os("LONG").is_some() { long } else { quick }
}
