//! What comes in from outside the case: the article on a saved page. The only room that may touch the network.

pub mod apart;
pub mod fetch;
pub mod page;
pub mod readable;
