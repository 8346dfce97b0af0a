//! Words and addresses of other people's markup: entities undone, white space folded, days and hosts found.

use crate::domain::PartialDate;
use html5ever::TokenizerResult;
use html5ever::buffer_queue::BufferQueue;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::{RawKind, State};
use html5ever::tokenizer::{Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};
use std::borrow::Cow;
use std::cell::RefCell;
use url::Url;

/// The text with character references undone (`&quot;`, `&#39;`), once; tags stay what they are.
pub fn without_entities(text: &str) -> Cow<'_, str> {
    if !has_entity(text) {
        return Cow::Borrowed(text);
    }
    // Text in which references count and tags do not: what HTML says of a title.
    let initial_state = Some(State::RawData(RawKind::Rcdata));
    let options = TokenizerOpts { initial_state, discard_bom: false, ..TokenizerOpts::default() };
    let tokenizer = Tokenizer::new(Characters::default(), options);
    let queue = BufferQueue::default();
    queue.push_back(StrTendril::from_slice(text));
    while !matches!(tokenizer.feed(&queue), TokenizerResult::Done) {}
    tokenizer.end();
    Cow::Owned(tokenizer.sink.0.into_inner())
}

/// Whether a character reference with its semicolon stands in the text.
pub fn has_entity(text: &str) -> bool {
    let name = |rest: &str| {
        let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '#').unwrap_or(rest.len());
        (2..=31).contains(&end) && rest[end..].starts_with(';')
    };
    text.match_indices('&').any(|(at, _)| name(&text[at + 1..]))
}

#[derive(Default)]
struct Characters(RefCell<String>);

impl TokenSink for Characters {
    type Handle = ();
    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        match token {
            Token::CharacterTokens(text) => self.0.borrow_mut().push_str(&text),
            Token::NullCharacterToken => self.0.borrow_mut().push('\0'),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

/// One line of text: entities undone, white space folded; none where nothing is left.
pub fn line(text: &str) -> Option<String> {
    let text = without_entities(text);
    let words: Vec<&str> = text.split_whitespace().collect();
    let line = words.join(" ").replace(char::is_control, "");
    (!line.trim().is_empty()).then_some(line)
}

/// An address; only `&amp;` is undone, for `&copy=` in an address is no sign of copyright.
pub fn address(text: &str) -> Option<String> {
    let text = text.trim().replace("&amp;", "&");
    (!text.is_empty()).then_some(text)
}

/// The addresses in a text: itself, or several joined by commas, semicolons or white space.
pub fn addresses(text: &str) -> Vec<String> {
    let is_start = |rest: &str| rest.starts_with("http://") || rest.starts_with("https://");
    let (mut found, mut start) = (Vec::new(), 0);
    for (at, _) in text.match_indices([',', ';', ' ', '\n', '\t']) {
        if is_start(text[at + 1..].trim_start()) {
            found.push(&text[start..at]);
            start = at + 1;
        }
    }
    found.push(&text[start..]);
    let trimmed = |part: &str| part.trim_matches(|c: char| c.is_whitespace() || c == ',' || c == ';').to_owned();
    found.into_iter().map(trimmed).filter_map(|part| address(&part)).collect()
}

/// The day that a date or a time names, in the place where it was written; none for what is no ISO 8601 date, and for the
/// first day of year 1, which stands for nothing.
pub fn day(text: &str) -> Option<PartialDate> {
    let text = text.trim();
    let head = match text.get(..10) {
        Some(day) if text[10..].starts_with(['T', ' ', 't']) => day,
        _ => text,
    };
    let date = PartialDate::exact(head).ok()?;
    (head.starts_with(|c: char| c.is_ascii_digit()) && !head.starts_with("0001")).then_some(date)
}

/// A web address taken apart.
pub fn web(text: &str) -> Option<Url> {
    Url::parse(text.trim()).ok().filter(|url| ["http", "https"].contains(&url.scheme()) && url.has_host())
}

/// The host of a web address, without `www.`.
pub fn host(text: &str) -> Option<String> {
    let url = web(text)?;
    let host = url.host_str()?;
    Some(host.strip_prefix("www.").unwrap_or(host).to_owned())
}

/// Whether two hosts are one site: equal, or one a part of the other.
pub fn same_site(one: &str, other: &str) -> bool {
    let within = |small: &str, large: &str| small.strip_suffix(large).is_some_and(|rest| rest.ends_with('.'));
    one == other || within(one, other) || within(other, one)
}

/// Whether an address names a site and no page of it.
pub fn is_home(text: &str) -> bool {
    web(text).is_some_and(|url| url.path() == "/" && url.query().is_none())
}

/// The address without what stands behind `#`, to tell pages apart.
pub fn page(text: &str) -> &str {
    text.split('#').next().unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn entities_are_undone_once_and_tags_stay() {
        assert_eq!(
            without_entities("&quot;AT&amp;T&quot; isn&#39;t &lt;b&gt; &amp;amp; <i>"),
            "\"AT&T\" isn't <b> &amp; <i>"
        );
        assert_eq!(without_entities("AT&T & <b>"), "AT&T & <b>");
        assert_eq!(line("  a\n&nbsp;b\t&rsquo; "), Some("a b ’".to_owned()));
        assert_eq!(line(" &nbsp; "), None);
    }

    #[test]
    fn addresses_joined_in_one_text_are_taken_apart() {
        let joined = "https://a.example/x,y, https://b.example/?a=1&amp;copy=2,http://c.example";
        let expected = ["https://a.example/x,y", "https://b.example/?a=1&copy=2", "http://c.example"];
        assert_eq!(addresses(joined), expected);
    }

    #[test]
    fn a_day_is_found_in_every_way_of_writing_a_time() {
        for text in
            ["2020-10-07 20:05", "2020-10-07T12:31:20+01:00", "2020-10-07 20:30:17 UTC", "2020-10-07T14:22:00+0100"]
        {
            assert_eq!(day(text).map(|day| day.to_string()), Some("2020-10-07".to_owned()), "{text}");
        }
        assert_eq!(day("2020").map(|day| day.to_string()), Some("2020".to_owned()));
        for text in ["", "0001-01-01 00:00:00Z", "October 7, 2020", "7.10.2020", "2020-13-01T00:00"] {
            assert_eq!(day(text), None, "{text}");
        }
    }

    #[test]
    fn a_site_is_known_by_its_host() {
        assert_eq!(host("https://www.lemonde.fr/x"), Some("lemonde.fr".to_owned()));
        assert!(same_site("factual.afp.com", "afp.com"));
        assert!(!same_site("notafp.com", "afp.com"));
        assert!(is_home("https://snopes.com") && !is_home("https://snopes.com/fact-check/"));
        assert_eq!(host("tass.com"), None);
    }

    proptest! {
        #[test]
        fn any_text_is_gone_through(text in any::<String>(), marks in "[&#;a-zA-Z0-9x ,htps:/]*") {
            for text in [text, marks] {
                let _ = (line(&text), addresses(&text), day(&text), host(&text), without_entities(&text));
            }
        }
    }
}
