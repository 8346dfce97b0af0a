//! Bytes to characters, and whether bytes are a page at all.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use std::borrow::Cow;
use std::path::Path;

/// How far into a page its charset is looked for. Browsers look at 1,024 bytes; tools that save pages put comments first.
const HEAD: usize = 4096;

/// Whether this is an HTML page: by the ending of its name, else by its first tag.
pub fn looks_like_html(bytes: &[u8], file_name: &str) -> bool {
    let ending = Path::new(file_name).extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    if ["html", "htm", "xhtml"].iter().any(|html| ending.eq_ignore_ascii_case(html)) {
        return true;
    }
    let head = decode(&bytes[..bytes.len().min(HEAD)]);
    let mut rest = head.trim_start();
    loop {
        let end = if rest.starts_with("<!--") {
            "-->"
        } else if rest.starts_with("<?") {
            ">"
        } else {
            break;
        };
        let Some(at) = rest.find(end) else { return false };
        rest = rest[at + end.len()..].trim_start();
    }
    ["<!doctype html", "<html", "<head", "<body"].iter().any(|tag| {
        let (start, next) = rest.split_at_checked(tag.len()).unwrap_or_default();
        start.eq_ignore_ascii_case(tag) && next.starts_with(|c: char| c == '>' || c == '/' || c.is_whitespace())
    })
}

/// The page's characters. What is valid UTF-8 is UTF-8, whatever the page declares: browsers re-encode the pages they
/// save, and text of another charset is next to never valid by chance.
pub fn decode(bytes: &[u8]) -> Cow<'_, str> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return encoding.decode_without_bom_handling(&bytes[mark..]).0;
    }
    let declared = declared(&bytes[..bytes.len().min(HEAD)]);
    let shifting = declared.is_some_and(|encoding| !encoding.is_ascii_compatible());
    match std::str::from_utf8(bytes) {
        Ok(text) if !shifting => Cow::Borrowed(text),
        _ => declared.unwrap_or(WINDOWS_1252).decode_without_bom_handling(bytes).0,
    }
}

/// The charset named by `<meta charset>`, `<meta http-equiv>` or an XML declaration. What a script or a link says is that of
/// another file.
fn declared(head: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(head).to_ascii_lowercase();
    let within = |at: usize| head[..at].rfind('<').map_or("", |start| &head[start..at]);
    [("<meta", "charset"), ("<?xml", "encoding")].iter().find_map(|(tag, key)| {
        head.match_indices(key).filter(|(at, _)| within(*at).starts_with(tag)).find_map(|(at, _)| {
            let value = head[at + key.len()..].trim_start().strip_prefix('=')?.trim_start_matches([' ', '"', '\'']);
            let label = value.split([' ', '"', '\'', ';', '>', '/', '?']).next()?;
            let encoding = Encoding::for_label(label.as_bytes())?;
            // The declaration itself was just read as ASCII, so it cannot be true.
            Some(if encoding == UTF_16LE || encoding == UTF_16BE { UTF_8 } else { encoding })
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_known_by_its_name_or_its_first_tag() {
        for (bytes, name) in [
            ("hello", "story.HTML"),
            ("<!DOCTYPE html><p>x", "-"),
            ("\u{FEFF}\n<?xml version=\"1.0\"?>\n<!-- saved -->\n<html lang=en>", "story.txt"),
            ("<HTML><body>", "story"),
            ("<head>\n", ""),
        ] {
            assert!(looks_like_html(bytes.as_bytes(), name), "{bytes}");
        }
        for (bytes, name) in [
            ("# A title\n\nText", "story.md"),
            ("<b>bold</b> first word", "story.md"),
            ("<htmlish", ""),
            ("<header>Not the head</header>", ""),
            ("<!-- never closed", "x.txt"),
            ("", ""),
            ("é<html>", "story.txt"),
        ] {
            assert!(!looks_like_html(bytes.as_bytes(), name), "{bytes}");
        }
    }

    #[test]
    fn a_byte_order_mark_comes_before_what_the_page_declares() {
        let mut bytes = vec![0xFF, 0xFE];
        bytes.extend("<meta charset=iso-8859-5>é".encode_utf16().flat_map(u16::to_le_bytes));
        assert!(decode(&bytes).ends_with('é'));
        assert!(looks_like_html(b"\xFF\xFE<\0h\0t\0m\0l\0>\0", ""));
    }

    #[test]
    fn valid_utf8_is_utf8_and_anything_else_is_what_the_page_declares() {
        assert_eq!(decode("<meta charset=windows-1251>Москва".as_bytes()), "<meta charset=windows-1251>Москва");
        assert!(decode(b"<meta http-equiv=x content='text/html; charset=windows-1251'>\xCC\xEE").ends_with("Мо"));
        assert!(decode(b"<?xml version='1.0' encoding='ISO-8859-2'?>\xB1").ends_with('ą'));
        assert!(decode(b"<meta charset=\"shift_jis\"><p>\x93\xFA\x96{").ends_with("日本"));
    }

    #[test]
    fn the_charset_of_a_script_or_in_a_text_is_not_the_pages() {
        for before in
            ["<script src=a.js charset=utf-8></script>", "<link charset='iso-8859-5' href=x>", "<p>encoding=utf-8"]
        {
            let mut page = before.as_bytes().to_vec();
            page.extend(b"<meta name=x content=y><meta charset=windows-1251>\xCC\xEE");
            assert!(decode(&page).ends_with("Мо"), "{before}");
        }
        assert!(decode(b"<script charset=windows-1251></script>\xE9").ends_with('\u{E9}'));
    }

    #[test]
    fn undeclared_bytes_that_are_no_utf8_are_windows_1252() {
        assert_eq!(decode(b"\x93caf\xE9\x94"), "\u{201C}café\u{201D}");
        assert_eq!(decode(b"<meta charset=nonsense>\x80"), "<meta charset=nonsense>€");
    }

    #[test]
    fn a_declared_utf8_page_with_a_bad_byte_keeps_the_rest() {
        assert_eq!(decode(b"<meta charset=utf-8>caf\xC3\xA9 \xFF"), "<meta charset=utf-8>café \u{FFFD}");
        assert_eq!(decode(b"<meta charset=utf-16>\xFF"), "<meta charset=utf-16>\u{FFFD}");
    }
}
