//! What a browser or anybody else sends to the page: an address and a body under a kind of form. What is read from a form
//! is the same when it is written out and read again, and every file is a part of the body.
#![no_main]
#![allow(dead_code)]

#[path = "../../src/web/ask.rs"]
mod ask;

use ask::Ask;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let (line, body) = match data.iter().position(|byte| *byte == b'\n') {
        Some(at) => (&data[..at], &data[at + 1..]),
        None => (data, &[][..]),
    };
    let line = String::from_utf8_lossy(line).into_owned();
    let headers = vec![("content-type".to_owned(), line.clone()), ("cookie".to_owned(), line.clone())];
    let ask = Ask::of("POST", &line, headers, body.to_vec());
    let _ = (ask.parts(), ask.cookie("claimbench-1"), ask.is_form());
    let form = ask.form();
    for file in &form.files {
        assert!(!file.name.contains(['/', '\\']));
        assert!(file.bytes.is_empty() || body.windows(file.bytes.len()).any(|part| part == file.bytes));
    }
    let mut written = url::form_urlencoded::Serializer::new(String::new());
    written.extend_pairs(form.fields.pairs());
    let plain = vec![("content-type".to_owned(), "application/x-www-form-urlencoded".to_owned())];
    let again = Ask::of("POST", "/", plain, written.finish().into_bytes()).form();
    assert_eq!(again.fields, form.fields);
});
