//! Search hits in a terminal, the found words bold.

use super::{Width, marked, one_line, style};
use claimbench::domain::{Found, Hit, ReviewNumber};
use std::io::{self, Write};
use textwrap::{Options, wrap};

/// `about` says of another desk's review what it found, who, when and where.
pub fn hits(out: &mut dyn Write, hits: &[Hit], about: &dyn Fn(ReviewNumber) -> Option<String>) -> io::Result<()> {
    for hit in hits {
        let (number, what) = match hit.found {
            Found::Claim(number) => (number.to_string(), "claim".to_owned()),
            Found::Evidence(number) => (number.to_string(), "evidence".to_owned()),
            Found::Source(number) => (number.to_string(), "source".to_owned()),
            Found::Article(number) => (number.to_string(), "article".to_owned()),
            Found::Review(number) => (number.to_string(), "another desk's review".to_owned()),
            Found::Rationale(number, question) => (number.to_string(), format!("rationale, {question}")),
            Found::Correction(number) => (number.to_string(), "what the article should say".to_owned()),
        };
        let of = match (hit.found, hit.claim) {
            (Found::Evidence(_), Some(claim)) => format!(" on {claim}"),
            _ => String::new(),
        };
        writeln!(
            out,
            "{}  {}",
            style::styled(style::NUMBER, number),
            style::styled(style::DIM, format!("{what}{of}"))
        )?;
        if let Found::Review(number) = hit.found
            && let Some(line) = about(number)
        {
            writeln!(out, "    {}", one_line(&line))?;
        }
        let snippet = marked(&hit.snippet);
        match Width::of_stdout().prose() {
            None => writeln!(out, "    {snippet}")?,
            // Marks are escapes, which take no width.
            Some(prose) => {
                for line in wrap(&snippet, Options::new(prose).initial_indent("    ").subsequent_indent("    ")) {
                    writeln!(out, "{line}")?;
                }
            }
        }
    }
    Ok(())
}
