//! What leaves the desk: drawn without the names of confidential sources, and looked over once more before it is written.

use super::context::Context;
use super::failure::Failure;
use claimbench::domain::{Audience, Disclosure, Left, Redaction};
use claimbench::error::Error;
use claimbench::report::words::count;
use claimbench::workbench::Workbench;
use std::cell::RefCell;
use std::io::{self, Write};

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

/// As [`write`], for files that are packed: what is looked over is the text that they hold.
pub fn write_packed(
    workbench: &Workbench,
    audience: Audience,
    what: &str,
    out: &mut dyn Write,
    make: impl Fn(&Redaction) -> Result<(String, Vec<u8>), Failure>,
) -> Result<(), Failure> {
    // It may be drawn once more, of everything, to be compared; what leaves is the first.
    let first: RefCell<Option<Vec<u8>>> = RefCell::new(None);
    write(workbench, audience, what, &mut io::sink(), |redaction, looked_over| {
        let (text, packed) = make(redaction)?;
        first.borrow_mut().get_or_insert(packed);
        Ok(looked_over.write_all(text.as_bytes())?)
    })?;
    Ok(out.write_all(&first.take().unwrap_or_default())?)
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
