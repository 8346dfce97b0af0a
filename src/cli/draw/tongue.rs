//! In which language an article is read, and what of it: one plain line wherever that is not all.

use super::{Width, paragraph};
use claimbench::domain::StoredArticle;
use claimbench::language::tongue::{Guess, guess};
use claimbench::report::words::tongue::{self as words, called};
use std::io::{self, Write};

/// A shorter text may look like anything.
const SHORTEST: usize = 200;

/// Behind an article that was added, with how its language is known where nobody said it.
pub fn added(out: &mut dyn Write, stored: &StoredArticle, guessed: Option<Guess>) -> io::Result<()> {
    let known = match guessed {
        Some(guess) if !guess.sure => Some("guessed from the text, and not sure"),
        Some(_) => Some("guessed from the text"),
        None => None,
    };
    let doubtful = guessed.is_some_and(|guess| !guess.sure);
    match reads(stored, known, doubtful) {
        Some(line) => write!(out, "\n{}", paragraph(Width::of_stdout(), 0, &line)),
        None => Ok(()),
    }
}

/// Above what was read of an article. A text that looks like another language than it is read in is told.
pub fn line(out: &mut dyn Write, stored: &StoredArticle) -> io::Result<()> {
    let mut lines: Vec<String> = reads(stored, None, false).into_iter().collect();
    let (article, body) = (&stored.article, &stored.revision.body);
    let primary = |tag: &str| tag.split('-').next().unwrap_or_default().to_ascii_lowercase();
    let looks = guess(body)
        .filter(|guess| body.len() >= SHORTEST && guess.sure && primary(guess.tag) != primary(&article.language));
    if let Some(guess) = looks {
        lines.push(format!(
            "The text looks like {}, and is read as {}. If it is: claimbench article edit {} --language {}",
            guess.name,
            called(&article.language),
            article.number,
            guess.tag
        ));
    }
    if lines.is_empty() {
        return Ok(());
    }
    writeln!(out, "{}", paragraph(Width::of_stdout(), 0, &lines.join("\n")))
}

/// What is read of the article's language, where that is not everything.
fn reads(stored: &StoredArticle, known: Option<&str>, doubtful: bool) -> Option<String> {
    let mend = match known {
        Some(_) => format!(" Another language: claimbench article edit {} --language TAG", stored.article.number),
        None => String::new(),
    };
    Some(words::reads(&stored.article, known, doubtful)? + &mend)
}
