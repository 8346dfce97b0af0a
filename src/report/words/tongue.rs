//! In which language an article is read, and what of it: one plain line wherever that is not all.

use crate::domain::Article;
use crate::language::tongue::{Reads, Tongue, name};

/// What is read of an article's language, where that is not everything or the language itself is in doubt; `known` says
/// how it is known.
pub fn reads(article: &Article, known: Option<&str>, doubtful: bool) -> Option<String> {
    let tag = &article.language;
    let known = known.map(|known| format!(" ({known})")).unwrap_or_default();
    let what = match Tongue::of(tag).reads() {
        Reads::Everything if !doubtful => return None,
        Reads::Everything => "all that is read of English",
        Reads::ByWords => {
            "quotations and who says so, figures, times and weakening words, by lists of words; one proposal for a sentence"
        }
        Reads::Signs => {
            "sentences, and of figures those that need no words (7,4 %, €3); speakers, times and other figures are not \
             known in it"
        }
    };
    Some(format!("Read as {}{known}: {what}.", called(tag)))
}

/// "German (de)".
pub fn called(tag: &str) -> String {
    name(tag).map_or_else(|| tag.to_owned(), |name| format!("{name} ({tag})"))
}
