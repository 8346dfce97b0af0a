//! Claimbench: claims, evidence, verdicts and sign-off on an article, in one SQLite file.

pub mod archive;
pub mod domain;
pub mod error;
pub mod formats;
pub mod judgement;
pub mod language;
pub mod report;
mod store;
pub mod workbench;
