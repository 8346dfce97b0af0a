//! The open case for an assistant on the same machine, over standard input and output: it reads, searches and suggests. It
//! is told what may leave the desk, unless it was started for the desk's own eyes, and it changes nothing but the list of
//! suggestions.
//!
//! One message a line, one at a time, in the order in which they come; each call opens the case anew, so that what it shows
//! is of one instant, and is one transaction.

mod handshake;
mod line;
mod message;
mod prompts;
mod resources;
mod session;
mod told;
mod tools;

pub use session::Session;

use line::Line;
use message::{Fault, Message};
use serde_json::Value;
use std::io::{self, BufRead, Write};

/// Answers until the input ends.
///
/// # Errors
///
/// The input cannot be read, or the output not written.
pub fn serve(session: &mut Session, input: &mut impl BufRead, output: &mut impl Write) -> io::Result<()> {
    loop {
        let answer = match line::next(input)? {
            Line::End => return Ok(()),
            Line::Broken => {
                say(output, &message::error(None, &Fault::NotJson))?;
                return Ok(());
            }
            Line::TooLong => Some(message::error(None, &Fault::NoRequest("a message has 4 MB at the most"))),
            Line::Whole(line) if line.iter().all(u8::is_ascii_whitespace) => None,
            Line::Whole(line) => match message::read(&line) {
                Ok(None) => None,
                Ok(Some(message)) => answered(session, message),
                Err(fault) => Some(message::error(None, &fault)),
            },
        };
        if let Some(answer) = answer {
            say(output, &answer)?;
        }
    }
}

/// The answer to a message; none to a notification: what was cancelled is done by then, or was never asked.
fn answered(session: &mut Session, Message { id, method, params }: Message) -> Option<Value> {
    let id = id?;
    Some(match handled(session, &method, params) {
        Ok(result) => message::result(&id, &result),
        Err(fault) => message::error(Some(&id), &fault),
    })
}

fn handled(session: &mut Session, method: &str, params: Value) -> Result<Value, Fault> {
    match method {
        "initialize" => {
            session.meet(&params);
            handshake::initialize(session, params)
        }
        "ping" => Ok(Value::Object(serde_json::Map::new())),
        "tools/list" => Ok(tools::list(session)),
        "tools/call" => tools::call(session, params),
        "resources/list" => resources::list(session),
        "resources/templates/list" => Ok(resources::templates()),
        "resources/read" => resources::read(session, params),
        "prompts/list" => Ok(prompts::list()),
        "prompts/get" => prompts::get(params),
        _ => Err(Fault::UnknownMethod(method.to_owned())),
    }
}

fn say(output: &mut impl Write, answer: &Value) -> io::Result<()> {
    serde_json::to_writer(&mut *output, answer)?;
    output.write_all(b"\n")?;
    output.flush()
}
