//! The only way of text from outside into Markdown: what is written here is read back as that text and nothing else.

use crate::domain::text::is_hidden;
use std::ops::Range;

/// The text on one line, in GitHub's Markdown. Hidden characters are visible escapes, `\u{202e}`.
///
/// Metacharacters are escaped; words that a forge would turn into a link or a mention by itself (addresses, e-mail
/// addresses, @names, #12) stand between backticks, which is the one thing that stops it everywhere.
pub fn text(text: &str) -> String {
    let line = visible_line(text);
    let mut written = String::with_capacity(line.len() + 16);
    let mut start = 0;
    while start < line.len() {
        // These always end a word, so that what stands between our own backticks never holds one.
        let end = line[start..].find(ENDS_WORD).map_or(line.len(), |length| start + length);
        let core = line[start..end].trim_end_matches(TRAILING);
        if links_itself(&line[start..end]) && !core.is_empty() {
            written.push('`');
            written.push_str(core);
            written.push('`');
            start += core.len();
        }
        let next = line[end..].chars().next().map_or(end, |c| end + c.len_utf8());
        escape_into(&mut written, &line, start..next);
        start = next;
    }
    escape_start(&written)
}

/// A text of several lines, each line of it safe, empty ones left out.
pub fn lines(text_of_lines: &str) -> impl Iterator<Item = String> {
    text_of_lines.split('\n').map(text).filter(|line| !line.is_empty())
}

/// A link to a web page; only the label where the address is not one of the web.
pub fn link(label: &str, url: &str) -> String {
    let label = text(label);
    let scheme = url.split_once("://").map(|(scheme, _)| scheme.to_ascii_lowercase());
    match scheme.as_deref() {
        Some("http" | "https") if !label.is_empty() => format!("[{label}]({})", address(url)),
        _ => label,
    }
}

const ENDS_WORD: [char; 5] = [' ', '`', '|', '[', ']'];
/// Punctuation that ends a sentence rather than an address.
const TRAILING: [char; 9] = ['.', ',', ';', ':', '!', '?', ')', '"', '\''];

/// The text with hidden characters as escapes, line breaks and tabs as spaces, and no spaces at its ends.
fn visible_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' | '\t' => line.push(' '),
            c if is_hidden(c) => line.extend(c.escape_unicode()),
            c => line.push(c),
        }
    }
    line.trim_matches(' ').to_owned()
}

/// Whether a forge would make a link or a mention of the word on its own.
fn links_itself(word: &str) -> bool {
    let lower = word.to_ascii_lowercase();
    let addressed =
        ["www.", "://", "http:", "https:", "ftp:", "mailto:", "xmpp:", "@"].iter().any(|s| lower.contains(s));
    let numbered = word.split('#').skip(1).any(|after| after.starts_with(|c: char| c.is_ascii_digit()));
    addressed || numbered
}

/// Writes a part of the line; what stands around it decides what a character means.
fn escape_into(written: &mut String, line: &str, part: Range<usize>) {
    for (i, c) in line[part.clone()].char_indices().map(|(i, c)| (part.start + i, c)) {
        let (before, after) = (&line[..i], &line[i + c.len_utf8()..]);
        let follows = |is: fn(char) -> bool| before.chars().next_back().is_some_and(is);
        let precedes = |is: fn(char) -> bool| after.chars().next().is_some_and(is);
        let escaped = match c {
            '\\' | '*' | '|' | '~' => true,
            // Between letters or digits an underscore means nothing.
            '_' => !follows(char::is_alphanumeric) || !precedes(char::is_alphanumeric),
            '$' => !is_money(line),
            '#' => before.is_empty() || follows(|c| c == ' '),
            '[' => !cites(after),
            ']' => !before
                .rfind(['[', ']'])
                .is_some_and(|open| before[open..].starts_with('[') && cites(&line[open + 1..])),
            _ => false,
        };
        match c {
            '&' => written.push_str("&amp;"),
            '<' => written.push_str("&lt;"),
            '>' => written.push_str("&gt;"),
            '`' => written.push_str("&#96;"),
            c if escaped => written.extend(['\\', c]),
            c => written.push(c),
        }
    }
}

/// Whether every dollar sign stands before a digit: then none can close a formula, and all may stay as they are.
fn is_money(line: &str) -> bool {
    line.split('$').skip(1).all(|after| after.starts_with(|c: char| c.is_ascii_digit()))
}

/// Whether `E7]` or `E7, E9]` follows, and nothing that would make a link of it.
fn cites(after: &str) -> bool {
    let Some((inside, rest)) = after.split_once(']') else { return false };
    let number = |part: &str| {
        let digits = part.trim_matches(' ').strip_prefix('E').unwrap_or_default();
        !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit())
    };
    inside.split(',').all(number) && !rest.starts_with(['(', '[', ':'])
}

/// What would begin a list, a rule, a table or a definition at the start of a line.
fn escape_start(written: &str) -> String {
    let digits = written.bytes().take_while(u8::is_ascii_digit).count();
    let (head, tail) = match written.as_bytes().get(digits) {
        Some(b'.' | b')') if digits > 0 => written.split_at(digits),
        Some(b'-' | b'+' | b'=' | b':' | b'^') if digits == 0 => ("", written),
        _ => return written.to_owned(),
    };
    format!("{head}\\{tail}")
}

/// The address with everything percent-encoded that could end a link or act on its reader.
fn address(url: &str) -> String {
    let mut encoded = String::with_capacity(url.len());
    for byte in url.bytes() {
        match byte {
            b'&' => encoded.push_str("&amp;"),
            b'-' | b'.' | b'_' | b'~' | b':' | b'/' | b'?' | b'#' | b'@' | b'!' | b'$' | b'+' | b',' | b';' | b'='
            | b'%' => encoded.push(byte.into()),
            byte if byte.is_ascii_alphanumeric() => encoded.push(byte.into()),
            byte => encoded.push_str(&format!("%{byte:02X}")),
        }
    }
    encoded
}

#[cfg(test)]
mod tests;
