//! The only file that knows the HTTP library: takes a request, asks whether it may be answered, reads its body within its
//! limits, and hands both over as plain values. Nothing beyond this file waits for a network.

use super::Desk;
use super::ask::{Ask, Reply};
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::header::{CONTENT_LENGTH, CONTENT_TYPE};
use axum::http::{HeaderName, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use std::io;
use std::net::TcpListener;
use std::sync::Arc;
use std::time::Duration;

/// The most that a form may hold, in bytes; one with files may hold more.
const FORM: usize = 4 << 20;
const FILES: usize = 64 << 20;
/// How long a body may take to come.
const PATIENCE: Duration = Duration::from_secs(30);
/// How many requests are worked on at once.
const WORKERS: usize = 8;

/// Answers until somebody ends it with Ctrl-C.
pub fn serve(desk: Arc<Desk>, listener: TcpListener) -> io::Result<()> {
    listener.set_nonblocking(true)?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().max_blocking_threads(WORKERS).build()?;
    let ended = runtime.block_on(async {
        let listener = tokio::net::TcpListener::from_std(listener)?;
        let pages = Router::new().fallback(answer).with_state(desk);
        tokio::select! {
            served = async { axum::serve(listener, pages).await } => served,
            interrupted = tokio::signal::ctrl_c() => interrupted,
        }
    });
    // What is being written is written to its end; who only keeps a connection open is not waited for.
    runtime.shutdown_timeout(PATIENCE);
    ended
}

async fn answer(State(desk): State<Arc<Desk>>, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    let text = |value: &HeaderValue| String::from_utf8_lossy(value.as_bytes()).into_owned();
    let headers: Vec<(String, String)> =
        parts.headers.iter().map(|(name, value)| (name.to_string(), text(value))).collect();
    let target = parts.uri.path_and_query().map_or("/", |target| target.as_str());
    let mut ask = Ask::of(parts.method.as_str(), target, headers, Vec::new());
    let who = match desk.guard.admit(&ask) {
        Ok(who) => who,
        Err(refused) => return respond(desk.refused(refused, &ask)),
    };
    if !ask.looks() {
        let with_files = parts.headers.get(CONTENT_TYPE).is_some_and(|kind| text(kind).starts_with("multipart/"));
        let limit = if with_files { FILES } else { FORM };
        let length = parts.headers.get(CONTENT_LENGTH).and_then(|length| text(length).parse::<u64>().ok());
        if length.is_some_and(|length| length > limit as u64) {
            return respond(desk.sealed(Reply::text(413, super::TOO_LARGE)));
        }
        ask.body = match tokio::time::timeout(PATIENCE, to_bytes(body, limit)).await {
            Ok(Ok(body)) => body.to_vec(),
            Ok(Err(_)) => return respond(desk.sealed(Reply::text(413, super::TOO_LARGE))),
            Err(_) => return respond(desk.sealed(Reply::text(408, super::TOO_SLOW))),
        };
    }
    let worked = Arc::clone(&desk);
    match tokio::task::spawn_blocking(move || worked.answer(&ask, who)).await {
        Ok(reply) => respond(reply),
        Err(_) => respond(desk.sealed(Reply::text(500, super::FAILED))),
    }
}

fn respond(reply: Reply) -> Response {
    let status = StatusCode::from_u16(reply.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let mut response = (status, Body::from(reply.body)).into_response();
    let kind = HeaderValue::from_str(&reply.kind).unwrap_or(HeaderValue::from_static("application/octet-stream"));
    response.headers_mut().insert(CONTENT_TYPE, kind);
    for (name, value) in reply.headers {
        if let Ok(value) = HeaderValue::from_str(&value) {
            response.headers_mut().insert(HeaderName::from_static(name), value);
        }
    }
    response
}
