//! What leaves the desk: drawn without the names of confidential sources, and looked over once more before it is written.

use super::context::Context;
use super::failure::Failure;
use claimbench::domain::{Audience, Disclosure, Left, Redaction};
use claimbench::error::Error;
use claimbench::report::words::count;
use claimbench::workbench::Workbench;
use std::io::Write;

/// Draws something for an audience and writes it. `draw` takes out what the redaction names; where a name of a
/// confidential source is still in what it drew, nothing is written.
///
/// Errors: a name was left in; `what` says in what.
pub fn write(
    workbench: &Workbench,
    audience: Audience,
    what: &str,
    out: &mut dyn Write,
    draw: impl Fn(&Redaction, &mut dyn Write) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let redaction = workbench.redaction()?;
    if audience == Audience::Internal || redaction.is_empty() {
        return draw(&redaction, out);
    }
    let drawn = |redaction: &Redaction| -> Result<Vec<u8>, Failure> {
        let mut drawn = Vec::new();
        draw(redaction, &mut drawn)?;
        Ok(drawn)
    };
    // Styles would run into the words beside them.
    let left = |drawn: &[u8]| redaction.left_in(&anstream::adapter::strip_bytes(drawn).into_vec());
    let bytes = drawn(&redaction)?;
    let found = left(&bytes);
    if !found.is_empty()
        && let Some(name) = Left::first_beside(found, &left(&drawn(&redaction.of_everything())?))
    {
        let (source_number, line) = (name.source, name.line);
        return Err(Error::NameWouldLeave { source_number, what: what.to_owned(), line }.into());
    }
    Ok(out.write_all(&bytes)?)
}

/// Says of what holds everything that the names of confidential sources are in it.
pub fn warn_of_names(context: &Context, workbench: &Workbench, what: &str) -> Result<(), Failure> {
    let sources = workbench.sources()?;
    let confidential = sources.iter().filter(|s| s.source.disclosure == Disclosure::Confidential).count();
    if confidential > 0 {
        context.aside(format_args!(
            "The {what} holds the name{} of {}: keep it as you keep the case itself.",
            if confidential == 1 { "" } else { "s" },
            count(confidential, "confidential source", "confidential sources")
        ));
    }
    Ok(())
}
