//! Machine formats, one file each, reading and writing side by side so that they round-trip.

mod address;
pub mod annotation;
pub mod averitec;
pub mod bibliography;
pub mod charset;
pub mod claimreview;
pub mod csv;
mod date;
pub mod json;
pub mod ledger;
pub mod pack;
mod people;
mod strict;
pub mod xlsx;
