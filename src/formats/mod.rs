//! Machine formats, one file each, reading and writing side by side so that they round-trip.

pub mod annotation;
pub mod averitec;
pub mod bibliography;
pub mod charset;
pub mod claimreview;
pub mod csv;
pub mod json;
pub mod ledger;
pub mod pack;
mod strict;
