//! A document of a word processor, a mail, a transcript, Markdown with a head: read or refused, never run away with.
#![no_main]

use claimbench::intake::{cues, front_matter, mime, office};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(document) = office::read(bytes) {
        assert!(document.body.len() <= 256 * 1024 * 1024);
    }
    if mime::is_message(bytes) {
        let _ = mime::shown(bytes);
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        let cues = cues::cues(text);
        assert!(cues.iter().all(|cue| !cue.text.is_empty()));
        let _ = cues::running_text(&cues);
        if let Some((_, body)) = front_matter::split(text) {
            assert!(text.ends_with(body));
        }
        let _ = front_matter::without_marks(text);
    }
});
