//! What can be read without a tool: the articles as text, and the report.

use super::message::Fault;
use super::session::Session;
use super::told::{NOTICE, Told};
use claimbench::domain::{ArticleNumber, Word};
use claimbench::error::Error;
use claimbench::workbench::Access;
use serde::Deserialize;
use serde_json::{Value, json};
use std::ffi::OsString;

const REPORT: &str = "claimbench://report";
const ARTICLE: &str = "claimbench://article/";

#[derive(Deserialize)]
struct Asked {
    uri: String,
}

fn failed(error: &Error) -> Fault {
    Fault::Failed(error.kind().to_owned())
}

pub fn list(session: &Session) -> Result<Value, Fault> {
    let workbench = session.open(Access::Read).map_err(|error| failed(&error))?;
    let told = Told::of(session, &workbench).map_err(|error| failed(&error))?;
    let mut resources = vec![json!({
        "uri": REPORT,
        "name": "report",
        "title": "The verification report",
        "description": NOTICE,
        "mimeType": "text/markdown",
    })];
    for stored in workbench.articles_in_work().map_err(|error| failed(&error))? {
        let number = stored.article.number;
        resources.push(json!({
            "uri": format!("{ARTICLE}{number}"),
            "name": number.to_string(),
            "title": told.text(&stored.article.title),
            "description": NOTICE,
            "mimeType": "text/plain",
        }));
    }
    Ok(json!({ "resources": resources }))
}

pub fn templates() -> Value {
    let article = json!({
        "uriTemplate": format!("{ARTICLE}{{article}}"),
        "name": "article",
        "title": "The text of an article",
        "description": NOTICE,
        "mimeType": "text/plain",
    });
    json!({ "resourceTemplates": [article] })
}

pub fn read(session: &Session, params: Value) -> Result<Value, Fault> {
    let Asked { uri } =
        serde_json::from_value(params).map_err(|error| Fault::BadParams(format!("resources/read: {error}")))?;
    let article = uri.strip_prefix(ARTICLE).and_then(|number| number.parse::<ArticleNumber>().ok());
    let (kind, text) = match article {
        Some(article) => ("text/plain", text_of(session, article)?),
        None if uri == REPORT => ("text/markdown", report(session)?),
        None => return Err(Fault::BadParams(format!("there is no resource {uri}"))),
    };
    Ok(json!({ "contents": [{ "uri": uri, "mimeType": kind, "text": text }] }))
}

fn text_of(session: &Session, article: ArticleNumber) -> Result<String, Fault> {
    let workbench = session.open(Access::Read).map_err(|error| failed(&error))?;
    let told = Told::of(session, &workbench).map_err(|error| failed(&error))?;
    let stored = workbench.article(article).map_err(|error| Fault::BadParams(error.to_string()))?;
    Ok(format!("{NOTICE}\n\n{}", told.text(&stored.revision.body)))
}

/// The report as our own program writes it, which looks over once more what leaves.
fn report(session: &Session) -> Result<String, Fault> {
    let line = ["report", "--format", "markdown", "--audience", session.audience().word()];
    let ended = session
        .program()
        .and_then(|program| program.run(&std::env::temp_dir(), line.into_iter().map(OsString::from)))
        .map_err(|error| Fault::Failed(format!("the report could not be made: {error}")))?;
    match ended.done {
        true => Ok(String::from_utf8_lossy(&ended.out).into_owned()),
        false => {
            Err(Fault::Failed("the report was refused; a person finds out why with `claimbench report`".to_owned()))
        }
    }
}
