//! Claimbench: claims, evidence, verdicts and sign-off on an article, in one SQLite file.

pub mod domain;
pub mod error;
pub mod formats;
pub mod intake;
pub mod judgement;
pub mod language;
pub mod report;
mod store;
pub mod workbench;
