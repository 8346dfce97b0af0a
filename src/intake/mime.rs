//! Mail and pages that a browser kept as mail (MHTML): the part that a reader sees, decoded. Nothing else is opened.

use super::page::decode;
use encoding_rs::Encoding;
use std::borrow::Cow;

/// How deep parts may stand in parts, and how many are looked at.
const DEEPEST: usize = 8;
const PARTS: usize = 2_000;

/// The part that is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// From, date and subject of a mail, the subject and address of a page.
    pub head: Vec<(&'static str, String)>,
    /// Whether the text is HTML, to be read further; else it is plain.
    pub is_html: bool,
    /// Decoded by its charset.
    pub text: String,
    /// The names or types of parts that are not shown in the text.
    pub attached: Vec<String>,
}

/// Whether these bytes begin as a message does and have parts or a sender.
pub fn is_message(bytes: &[u8]) -> bool {
    let (head, _) = split(bytes);
    let has = |name: &str| header(&head, name).is_some();
    has("mime-version") && has("content-type")
        || has("from") && (has("date") || has("subject")) && (has("to") || has("message-id"))
}

/// The part of a message that a reader sees: its HTML, else its plain text.
pub fn shown(bytes: &[u8]) -> Option<Shown> {
    let (head, _) = split(bytes);
    let mut found = Found::default();
    found.open(bytes, 0);
    let named = [
        ("from", "From"),
        ("to", "To"),
        ("date", "Date"),
        ("subject", "Subject"),
        ("snapshot-content-location", "Address"),
    ];
    let head = named.iter().filter_map(|(name, shown)| Some((*shown, words(&header(&head, name)?))));
    let (is_html, text) = found.html.map(|html| (true, html)).or(found.plain.map(|text| (false, text)))?;
    Some(Shown { head: head.collect(), is_html, text, attached: found.attached })
}

#[derive(Default)]
struct Found {
    html: Option<String>,
    plain: Option<String>,
    attached: Vec<String>,
    parts: usize,
}

impl Found {
    fn open(&mut self, bytes: &[u8], depth: usize) {
        self.parts += 1;
        if depth > DEEPEST || self.parts > PARTS {
            return;
        }
        let (head, body) = split(bytes);
        let kind = header(&head, "content-type").unwrap_or_else(|| "text/plain".to_owned());
        let essence = kind.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
        if essence.starts_with("multipart/") {
            let boundary = parameter(&kind, "boundary").unwrap_or_default();
            return parts(body, &boundary).into_iter().for_each(|part| self.open(part, depth + 1));
        }
        let disposition = header(&head, "content-disposition").unwrap_or_default();
        let is_attached = disposition.trim_start().to_ascii_lowercase().starts_with("attachment");
        let text = || {
            let coding = header(&head, "content-transfer-encoding").unwrap_or_default().trim().to_ascii_lowercase();
            let bytes = match coding.as_str() {
                "quoted-printable" => Cow::Owned(quoted_printable(body)),
                "base64" => Cow::Owned(base64(body)),
                _ => Cow::Borrowed(body),
            };
            match parameter(&kind, "charset").and_then(|label| Encoding::for_label(label.as_bytes())) {
                Some(encoding) => encoding.decode(&bytes).0.into_owned(),
                None => decode::decode(&bytes).into_owned(),
            }
        };
        match essence.as_str() {
            "text/html" | "application/xhtml+xml" if !is_attached && self.html.is_none() => self.html = Some(text()),
            "text/plain" if !is_attached && self.plain.is_none() => self.plain = Some(text()),
            _ => {
                let name = parameter(&disposition, "filename").or_else(|| parameter(&kind, "name"));
                self.attached.push(name.map_or(essence, |name| words(&name)));
            }
        }
    }
}

/// Head and body, apart by the first empty line.
fn split(bytes: &[u8]) -> (String, &[u8]) {
    let end = |sign: &[u8]| bytes.windows(sign.len()).position(|window| window == sign).map(|at| (at, at + sign.len()));
    let ends = [end(b"\r\n\r\n"), end(b"\n\n")];
    let (head, body) = ends.into_iter().flatten().min().unwrap_or((bytes.len(), bytes.len()));
    // A head that is longer than this is none.
    let head = &bytes[..head.min(256 * 1024)];
    (String::from_utf8_lossy(head).replace("\r\n", "\n"), &bytes[body..])
}

/// A header's value, its folded lines joined.
fn header(head: &str, name: &str) -> Option<String> {
    let mut value: Option<String> = None;
    for line in head.trim_start_matches('\u{FEFF}').lines() {
        match (&mut value, line.starts_with([' ', '\t'])) {
            (Some(value), true) => {
                value.push(' ');
                value.push_str(line.trim());
            }
            (Some(_), false) => break,
            (None, _) => {
                let (key, rest) = line.split_once(':').unwrap_or_default();
                value = key.trim().eq_ignore_ascii_case(name).then(|| rest.trim().to_owned());
            }
        }
    }
    value.filter(|value| !value.is_empty())
}

fn parameter(value: &str, name: &str) -> Option<String> {
    value.split(';').skip(1).find_map(|part| {
        let (key, value) = part.split_once('=')?;
        key.trim().eq_ignore_ascii_case(name).then(|| value.trim().trim_matches('"').to_owned())
    })
}

/// The parts between lines of a boundary.
fn parts<'b>(body: &'b [u8], boundary: &str) -> Vec<&'b [u8]> {
    let mark = format!("--{boundary}");
    let (mut found, mut start, mut at) = (Vec::new(), None, 0);
    for line in body.split_inclusive(|byte| *byte == b'\n') {
        if !boundary.is_empty() && line.starts_with(mark.as_bytes()) {
            if let Some(start) = start.take() {
                let end: usize = at;
                found.push(&body[start..end]);
            }
            let is_last = line[mark.len()..].starts_with(b"--");
            start = (!is_last).then_some(at + line.len());
        }
        at += line.len();
    }
    if let Some(start) = start {
        found.push(&body[start..]);
    }
    found
}

fn quoted_printable(body: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(body.len());
    let mut at = 0;
    while at < body.len() {
        let rest = &body[at..];
        let hex = |byte: Option<&u8>| byte.and_then(|byte| char::from(*byte).to_digit(16));
        match rest {
            [b'=', b'\r', b'\n', ..] => at += 3,
            [b'=', b'\n', ..] => at += 2,
            [b'=', ..] => match (hex(rest.get(1)), hex(rest.get(2))) {
                (Some(high), Some(low)) => {
                    out.push((high * 16 + low) as u8);
                    at += 3;
                }
                _ => {
                    out.push(b'=');
                    at += 1;
                }
            },
            _ => {
                out.push(rest[0]);
                at += 1;
            }
        }
    }
    out
}

fn base64(body: &[u8]) -> Vec<u8> {
    let plain: Vec<u8> =
        body.iter().copied().filter(|byte| byte.is_ascii_alphanumeric() || b"+/".contains(byte)).collect();
    let whole = plain.len() - usize::from(plain.len() % 4 == 1);
    data_encoding::BASE64_NOPAD.decode(&plain[..whole]).unwrap_or_else(|error| {
        // What was cut off in the middle is read as far as it goes.
        data_encoding::BASE64_NOPAD.decode(&plain[..error.position / 4 * 4]).unwrap_or_default()
    })
}

/// A header's words: `=?utf-8?B?...?=` undone.
fn words(value: &str) -> String {
    let mut out = String::new();
    let mut rest = value;
    while let Some(at) = rest.find("=?") {
        let mut fields = rest[at + 2..].splitn(4, '?');
        let read = (|| {
            let (charset, coding, text) = (fields.next()?, fields.next()?, fields.next()?);
            let after = fields.next()?.strip_prefix('=')?;
            let bytes = match coding {
                "B" | "b" => base64(text.as_bytes()),
                "Q" | "q" => quoted_printable(text.replace('_', " ").as_bytes()),
                _ => return None,
            };
            Some((Encoding::for_label(charset.as_bytes())?.decode(&bytes).0.into_owned(), after))
        })();
        let Some((text, after)) = read else { break };
        let before = &rest[..at];
        // Blanks between two such words are no part of them.
        if !before.trim().is_empty() || out.is_empty() {
            out.push_str(before);
        }
        out.push_str(&text);
        rest = after;
    }
    out.push_str(rest);
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_kept_page_is_read_as_the_page() {
        let page = "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://paper.example/a\r\nSubject: =?utf-8?Q?Caf=C3=A9_news?=\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"--b=_1\"\r\n\r\n\r\n----b=_1\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<p>The mayor said =E2=80=9Cno=E2=80=9D to the lo=\r\nng plan.</p>\r\n----b=_1\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n----b=_1--\r\n";
        assert!(is_message(page.as_bytes()));
        let shown = shown(page.as_bytes()).unwrap();
        assert_eq!((shown.is_html, shown.text.trim()), (true, "<p>The mayor said “no” to the long plan.</p>"));
        assert_eq!(
            shown.head[1..],
            [("Subject", "Café news".to_owned()), ("Address", "https://paper.example/a".to_owned())]
        );
        assert_eq!(shown.attached, ["image/png"]);
    }

    #[test]
    fn of_a_mail_the_text_is_shown_and_the_rest_named() {
        let mail = "From: Ada <ada@x.example>\nTo: b@x.example\nDate: Tue, 2 Dec 2025 09:00:00 +0000\nSubject: Figures\nContent-Type: multipart/mixed; boundary=z\n\n--z\nContent-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: base64\n\nR3L832U=\n--z\nContent-Type: application/pdf; name=a.pdf\nContent-Disposition: attachment; filename=\"a.pdf\"\n\nx\n--z--\n";
        let shown = shown(mail.as_bytes()).unwrap();
        assert_eq!((shown.text.as_str(), shown.attached.as_slice()), ("Grüße", &["a.pdf".to_owned()][..]));
        assert!(!is_message(b"Title: a text\n\nwith a line that has a colon"));
    }

    proptest! {
        #[test]
        fn any_bytes_are_read(bytes in "(Content-Type: multipart/mixed; boundary=a\n|--a\n|--a--\n|=|\n|[a-z]|=\\?utf-8\\?B\\?|\\?=){0,40}") {
            let _ = shown(bytes.as_bytes());
            let _ = is_message(bytes.as_bytes());
            words(&bytes);
        }
    }
}
