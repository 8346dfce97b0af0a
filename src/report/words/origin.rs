//! Why two origins may be one.

use crate::judgement::independence::Shared;

/// What two pieces share, as the end of a sentence about both.
pub fn because(shared: &Shared) -> String {
    match shared {
        Shared::Wording(words) => format!("share the words \"{words}\""),
        Shared::Figure(figure) => format!("give the same figure, {figure}, in like words"),
        Shared::DerivedFrom => "stand in one line: one was taken from the other".to_owned(),
        Shared::CitedOriginal(name) => format!("meet in {name}, which one of them cites"),
        Shared::SameAddress => "lie under one address".to_owned(),
    }
}
