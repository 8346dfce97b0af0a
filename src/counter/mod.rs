//! The counter of the desk, for both faces: articles as they are handed in, reports as they are handed out, and the demo
//! case. The library's rooms know nothing of each other here; what puts two of them together for a person stands here once.

pub mod article;
pub mod demo;
pub mod kind;
pub mod no_text;
pub mod program;
pub mod snapshot;
