//! The notes that stand behind a word or a stop: "the vote.[12]", "the vote.¹", "the vote.[citation needed]".

/// No note is longer than this, in bytes.
const LONGEST: usize = 200;

/// The text without the notes at its end.
pub fn without(text: &str) -> &str {
    let mut text = text;
    loop {
        let bare = text.trim_end_matches(is_sign);
        let bare = group(bare).map_or(bare, |length| &bare[..bare.len() - length]);
        if bare.is_empty() || bare.len() == text.len() {
            return text;
        }
        text = bare;
    }
}

/// How many bytes of what follows belong to a note that the part opens and does not close: "vote.[citation", " needed]".
pub fn rest(part: &str, following: &str) -> usize {
    let stopped = |open: &str| part.rfind(open).is_some_and(|at| part[..at].ends_with(['.', '!', '?', '”', '"']));
    for (open, close) in [("[", "]"), ("{{", "}}")] {
        if stopped(open) && !part.contains(close) {
            let window = &following[..floor(following, LONGEST)];
            return window.find(close).map_or(0, |at| at + close.len());
        }
    }
    0
}

/// The greatest place between characters that is not beyond `at`.
fn floor(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or_default()
}

fn is_sign(c: char) -> bool {
    matches!(c, '¹' | '²' | '³' | '⁰' | '⁴'..='⁹' | '†' | '‡')
}

/// The length of the bracketed note at the end: `[12]`; `[a]`, `{{fact}}` and `[[1]](https://…)` only behind a stop.
fn group(text: &str) -> Option<usize> {
    let near = &text[floor(text, text.len().saturating_sub(LONGEST))..];
    let (open, inside) = if let Some(inside) = near.strip_suffix("}}") {
        let open = inside.rfind("{{")?;
        (open, &inside[open + 2..])
    } else if near.ends_with(')') {
        let open = near.rfind("](").and_then(|link| near[..link].rfind("[[").or_else(|| near[..link].rfind('[')))?;
        (open, "")
    } else {
        let inside = near.strip_suffix(']')?;
        let open = inside.rfind('[')?;
        (open, &inside[open + 1..])
    };
    let numbered = !inside.is_empty() && inside.bytes().all(|byte| byte.is_ascii_digit());
    let before = near[..open].trim_end_matches(is_sign);
    let stopped = before.ends_with(['.', '!', '?', '…', '”', '"', ')', ']', '}']);
    (open > 0 && (numbered || stopped)).then(|| near.len() - open)
}
