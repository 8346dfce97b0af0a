//! The program: the command line as `claimbench::cli` runs it.
fn main() {}
