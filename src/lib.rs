//! Claimbench: claims, evidence, verdicts and sign-off on an article, in one SQLite file.

pub mod domain;
pub mod error;
pub mod judgement;
mod store;
pub mod workbench;
