//! A web address at the door: what is refused here is refused by every command and every import, and by the fetcher.

use super::{is_hidden, line};
use crate::domain::Invalid;
use thiserror::Error;

/// Why an address is refused that begins as one.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum AddressFault {
    /// It would be shown, stored and handed out with the address.
    #[error("it holds a name or password before its host")]
    UserInfo,
    /// The host is then another than a reader takes it for.
    #[error("it holds a backslash, which browsers read as a slash")]
    Backslash,
    /// A character in it is not seen, or turns the direction of writing.
    #[error("it holds {character}, which is not shown")]
    Hidden {
        /// The character by its code point: `U+202E`.
        character: String,
    },
    /// It breaks the rules for addresses (the URL Standard of WHATWG).
    #[error("no browser reads it: {what}")]
    Unread {
        /// What the reader of addresses said.
        what: String,
    },
}

/// A web address: http or https, with a host, without a password, and without what would show another address than it is.
/// It is kept as it was given.
pub fn url(text: &str) -> Result<String, Invalid> {
    let given = text.trim();
    let no_address = || Invalid::Url { given: given.to_owned() };
    let refused = |fault| Invalid::Address { given: given.to_owned(), fault };
    let rest = ["http://", "https://"].iter().find_map(|scheme| {
        let head = given.get(..scheme.len())?;
        head.eq_ignore_ascii_case(scheme).then(|| &given[scheme.len()..])
    });
    let rest = rest.filter(|rest| !rest.is_empty()).ok_or_else(no_address)?;
    if let Some(hidden) = given.chars().find(|c| is_hidden(*c)) {
        return Err(refused(AddressFault::Hidden { character: format!("U+{:04X}", hidden as u32) }));
    }
    if given.contains(char::is_whitespace) {
        return Err(no_address());
    }
    let address = line("url", given)?;
    // Behind these a backslash is only a character, as servers send it in redirects.
    let before_query = rest.split(['?', '#']).next().unwrap_or_default();
    if before_query.contains('\\') {
        return Err(refused(AddressFault::Backslash));
    }
    if before_query.split('/').next().is_some_and(|host| host.contains('@')) {
        return Err(refused(AddressFault::UserInfo));
    }
    match url::Url::parse(&address) {
        Ok(_) => Ok(address),
        Err(error) => Err(refused(AddressFault::Unread { what: error.to_string() })),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_web_addresses_are_addresses() {
        for text in [
            "https://tass.com/politics/2052373",
            "HTTP://example.org/ä",
            "https://пример.рф/новости",
            "https://example.org/@name/a?q=a\\b#x@y",
            "http://[2001:db8::1]:8080/",
        ] {
            assert_eq!(url(text), Ok(text.to_owned()));
        }
        for text in ["javascript:alert(1)", "tass.com", "https://", "https://a b", "", "ä", "ftp://example.org"] {
            assert!(matches!(url(text), Err(Invalid::Url { .. })), "{text}");
        }
    }

    #[test]
    fn an_address_that_would_show_another_is_refused_with_the_reason() {
        for (text, said) in [
            ("https://ana:secret@example.org/", "password"),
            ("https://example.org@evil.example/", "password"),
            ("https://@example.org/", "password"),
            ("https://example.org\\@evil.example/", "backslash"),
            ("https:\\\\example.org/", "is not a web address"),
            ("https://example.org/a\\b", "backslash"),
            ("https://example.org/\u{202E}gpj.exe", "U+202E"),
            ("https://exam\u{200B}ple.org/", "U+200B"),
            ("https://a\u{7}b", "U+0007"),
            ("https://a\nb", "is not a web address"),
            ("https://a\tb", "is not a web address"),
            ("https://exa mple.org", "spaces"),
            ("https://[::1", "no browser reads it"),
            ("https://999.1.1.1.1:99999/", "no browser reads it"),
        ] {
            let refused = url(text).unwrap_err().to_string();
            assert!(refused.contains(said), "{text:?}: {refused}");
        }
    }
}
