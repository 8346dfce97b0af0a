//! Messages of JSON-RPC 2.0: what is asked, and what is answered.

use serde::Deserialize;
use serde_json::{Value, json};

/// What was said in one line.
#[derive(Debug, Clone, PartialEq)]
pub struct Message {
    /// None for a notification, which is not answered.
    pub id: Option<Value>,
    pub method: String,
    pub params: Value,
}

/// Why a message is not answered with a result, by the codes of JSON-RPC.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    NotJson,
    NoRequest(&'static str),
    UnknownMethod(String),
    BadParams(String),
    /// The program failed at it.
    Failed(String),
}

impl Fault {
    fn code(&self) -> i32 {
        match self {
            Self::NotJson => -32700,
            Self::NoRequest(_) => -32600,
            Self::UnknownMethod(_) => -32601,
            Self::BadParams(_) => -32602,
            Self::Failed(_) => -32603,
        }
    }

    fn words(&self) -> String {
        match self {
            Self::NotJson => "the line is no JSON".to_owned(),
            Self::NoRequest(why) => (*why).to_owned(),
            Self::UnknownMethod(method) => format!("there is no method {method}"),
            Self::BadParams(why) | Self::Failed(why) => why.clone(),
        }
    }
}

#[derive(Deserialize)]
struct Wire {
    jsonrpc: String,
    /// Given as null, it is an id that cannot be answered to.
    #[serde(default, deserialize_with = "given")]
    id: Option<Value>,
    #[serde(default)]
    method: Option<String>,
    #[serde(default)]
    params: Value,
}

fn given<'de, D: serde::Deserializer<'de>>(from: D) -> Result<Option<Value>, D::Error> {
    Value::deserialize(from).map(Some)
}

/// Reads a line; none is an answer to something, and we never ask.
pub fn read(line: &[u8]) -> Result<Option<Message>, Fault> {
    let value: Value = serde_json::from_slice(line).map_err(|_| Fault::NotJson)?;
    if value.is_array() {
        return Err(Fault::NoRequest("messages come one a line, not in a list"));
    }
    let wire: Wire =
        serde_json::from_value(value).map_err(|_| Fault::NoRequest("that is no message of JSON-RPC 2.0"))?;
    if wire.jsonrpc != "2.0" {
        return Err(Fault::NoRequest("that is no message of JSON-RPC 2.0"));
    }
    match (&wire.id, wire.method) {
        (Some(id), _) if !id.is_string() && !id.is_number() => Err(Fault::NoRequest("an id is a text or a number")),
        (_, Some(method)) => Ok(Some(Message { id: wire.id, method, params: wire.params })),
        (_, None) => Ok(None),
    }
}

pub fn result(id: &Value, result: &Value) -> Value {
    json!({ "jsonrpc": "2.0", "id": id, "result": result })
}

/// An error; without an id where none could be read.
pub fn error(id: Option<&Value>, fault: &Fault) -> Value {
    json!({ "jsonrpc": "2.0", "id": id, "error": { "code": fault.code(), "message": fault.words() } })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_a_notification_and_an_answer_are_told_apart() {
        let asked = read(br#"{"jsonrpc":"2.0","id":7,"method":"ping"}"#).unwrap().unwrap();
        assert_eq!((asked.id, asked.method.as_str()), (Some(json!(7)), "ping"));
        assert_eq!(read(br#"{"jsonrpc":"2.0","method":"x"}"#).unwrap().unwrap().id, None);
        assert_eq!(read(br#"{"jsonrpc":"2.0","id":7,"result":{}}"#).unwrap(), None);
    }

    #[test]
    fn what_is_no_message_is_named() {
        let code = |line: &[u8]| read(line).unwrap_err().code();
        assert_eq!(code(b"{\"jsonrpc\""), -32700);
        assert_eq!(code(b"[]"), -32600);
        assert_eq!(code(br#"{"id":1,"method":"ping"}"#), -32600);
        assert_eq!(code(br#"{"jsonrpc":"1.0","id":1,"method":"ping"}"#), -32600);
        assert_eq!(code(br#"{"jsonrpc":"2.0","id":null,"method":"ping"}"#), -32600);
        assert_eq!(code(br#"{"jsonrpc":"2.0","id":{},"method":"ping"}"#), -32600);
    }
}
