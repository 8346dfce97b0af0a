//! Claimbench: claims, evidence, verdicts and sign-off on an article, in one SQLite file.
//!
//! The front door is [`workbench::Workbench`]: one public method a verb, one transaction each. A claim is logged, evidence
//! is attached, a verdict is given with its reason, and a report is drawn:
//!
//! ```
//! use claimbench::domain::{NewClaim, NewEvidence, NewSource, NewStatus, Redaction, Stance, Verdict};
//! use claimbench::report::{Cover, Length, Report, markdown};
//! use claimbench::workbench::{Clock, Ids, Setting, Workbench};
//!
//! # fn main() -> claimbench::error::Result<()> {
//! let setting = Setting { clock: Clock::System, ids: Ids::Random, actor: "ana".to_owned(), reader: None };
//! let mut case = Workbench::in_memory(setting)?; // Workbench::create and Workbench::open for a file
//!
//! let claim = case.log_claim(NewClaim { text: "The bridge closed in May.".to_owned(), ..NewClaim::default() })?.number();
//! let source = case.add_source(NewSource { name: "Road office".to_owned(), ..NewSource::default() })?.source.number;
//! let quote = Some("Closed since 4 May.".to_owned());
//! case.add_evidence(NewEvidence { quote, ..NewEvidence::new(claim, source, Stance::Supports) }, None)?;
//! let because = Some("The road office says so [E1].".to_owned());
//! case.set_status(claim, NewStatus { because, ..NewStatus::new(Verdict::Supported) }, None, None)?;
//!
//! let cover = Cover::of(case.file_uid(), case.head()?, case.now());
//! let report = Report::of(cover, case.dossiers(&[claim])?, &Redaction::default());
//! assert!(markdown(&report, Length::Full).contains("The road office says so"));
//! # Ok(())
//! # }
//! ```
//!
//! The rooms, from the ground up; each imports only from those before it:
//!
//! - [`domain`]: nouns and their rules. [`domain::Claim`], [`domain::Evidence`] and [`domain::Status`] meet in a
//!   [`domain::Dossier`]; a [`domain::Event`] is what happens to them.
//! - [`error`]: every way a verb can fail, as data: [`error::Error`].
//! - [`language`]: news prose to structure: [`language::proposal`], [`language::quantities`], [`language::attributions`].
//! - [`judgement`]: opinions about a dossier, computed and never stored: [`judgement::stage`], [`judgement::check`],
//!   [`judgement::comparison`].
//! - [`matching`]: which claims say nearly the same, how near, and in what they differ.
//! - `store`: SQLite and nothing else; private.
//! - [`intake`]: pages and files from outside, fetched safely and read as text: [`intake::page`], [`intake::fetch`].
//! - [`archive`]: the memory over all cases, and a witness of their chains.
//! - [`workbench`]: the verbs.
//! - [`formats`]: machine formats, in and out: [`formats::csv`], [`formats::json`], [`formats::claimreview`] and others.
//! - [`report`]: the verification report as a plain value, and its drawings: [`report::Report::of`],
//!   [`report::markdown()`], [`report::html()`].
//!
//! More of it as programs: `examples/` in the repository. How the rooms hang together: `docs/architecture.md`.

#![warn(missing_docs)]

pub mod archive;
pub mod domain;
pub mod error;
pub mod formats;
pub mod intake;
pub mod judgement;
pub mod language;
pub mod matching;
pub mod report;
mod store;
pub mod workbench;
