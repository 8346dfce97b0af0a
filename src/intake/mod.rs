//! What comes in from outside the case: the article on a saved page. No other room but `archive/` may touch the network.

pub mod apart;
pub mod cues;
pub mod fetch;
pub mod front_matter;
pub mod mime;
pub mod office;
pub mod page;
pub mod readable;
