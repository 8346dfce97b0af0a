//! Reviews written, read back and linted; and what stands in other people's files.

mod reading;
mod rules;
mod writing;
