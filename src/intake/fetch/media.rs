//! What the Content-Type header states, read forgivingly: servers write it badly, and the page is worth keeping all the
//! same.

/// Media type and charset, both in lower case; either may be missing. The last header counts, as in browsers.
pub(super) fn stated(headers: &[(String, String)]) -> (Option<String>, Option<String>) {
    let Some((_, value)) = headers.iter().rfind(|(name, _)| name == "content-type") else {
        return (None, None);
    };
    let mut parts = value.split(';');
    let essence = parts.next().unwrap_or_default().trim().to_ascii_lowercase();
    let charset = parts.filter_map(|part| part.split_once('=')).find_map(|(name, label)| {
        let label = label.trim().trim_matches(['"', '\'']).trim();
        (name.trim().eq_ignore_ascii_case("charset") && !label.is_empty()).then(|| label.to_ascii_lowercase())
    });
    (is_media_type(&essence).then_some(essence), charset)
}

/// `type/subtype`, both of token characters (RFC 9110, 5.6.2).
fn is_media_type(text: &str) -> bool {
    let token = |part: &str| {
        !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte))
    };
    text.split_once('/').is_some_and(|(kind, subtype)| token(kind) && token(subtype))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_content_type_is_read_however_it_is_written() {
        for (header, media_type, charset) in [
            ("text/html", Some("text/html"), None),
            ("Text/HTML; Charset=ISO-8859-1", Some("text/html"), Some("iso-8859-1")),
            ("text/html;charset=\"utf-8\"", Some("text/html"), Some("utf-8")),
            ("text/html; charset=", Some("text/html"), None),
            ("text/html; boundary=x; charset='KOI8-R';", Some("text/html"), Some("koi8-r")),
            ("; charset=utf-8", None, Some("utf-8")),
            ("text", None, None),
            ("text/ht ml", None, None),
            ("", None, None),
        ] {
            let headers = [("content-type".to_owned(), header.to_owned())];
            assert_eq!(stated(&headers), (media_type.map(str::to_owned), charset.map(str::to_owned)), "{header}");
        }
        assert_eq!(stated(&[]), (None, None));
    }
}
