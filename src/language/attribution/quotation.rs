//! Words between quotation marks: straight or curly, double or single, and quotations that run over several paragraphs.

use std::ops::Range;

/// One stretch of quoted words. Quotations never overlap; marks inside a quotation are part of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quotation {
    /// With its marks.
    pub range: Range<usize>,
    /// Without its marks.
    pub inner: Range<usize>,
    pub words: usize,
    /// The quotation before it was left open at the end of its paragraph, and this one opens the next.
    pub goes_on: bool,
}

/// Longest quotation in single marks, in bytes: an apostrophe without a partner must not make the search long.
const SINGLE_LIMIT: usize = 400;

/// The quotations of a text, in order.
pub fn quotations(text: &str) -> Vec<Quotation> {
    let mut found = Vec::new();
    let mut open: Option<(usize, usize)> = None;
    let mut goes_on = false;
    let mut before = ' ';
    let mut single_until = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let mut end = at + c.len_utf8();
        // Two apostrophes, as some archives write a double mark.
        let straight = c == '"' || c == '\'' && chars.next_if(|(_, next)| *next == '\'').is_some();
        if straight && c == '\'' {
            end += 1;
        }
        let next = chars.peek().map_or(' ', |(_, next)| *next);
        // “It is unusual,“ she said: the mark that opens stands where one closes.
        let turned = c == '“' && open.is_some() && matches!(before, ',' | '.' | '?' | '!') && !next.is_alphanumeric();
        let straight = straight || turned;
        let opens = (c == '“' || c == '„') && !turned || straight && opens_word(before, next);
        match open {
            // A second opening mark: the first was never closed, and says nothing about where its quotation ended.
            Some(_) if opens => open = Some((at, end)),
            None if opens => open = Some((at, end)),
            Some((start, inner)) if c == '”' || straight => {
                push(text, start..end, inner..at, goes_on, &mut found);
                (open, goes_on) = (None, false);
            }
            Some((start, inner)) if c == '\n' && blank_line(&text[end..]) => {
                let last = inner + text[inner..at].trim_end().len();
                push(text, start..last, inner..last, goes_on, &mut found);
                open = None;
                goes_on = text[end..].trim_start().starts_with(['"', '“', '\'']);
            }
            None if !straight && (c == '\'' || c == '‘') && at >= single_until && opens_word(before, next) => {
                if let Some(close) = closing_single(text, end) {
                    single_until = close.end;
                    push(text, at..close.end, end..close.start, false, &mut found);
                }
            }
            _ => {}
        }
        before = c;
    }
    if let Some((start, inner)) = open {
        let last = inner + text[inner..].trim_end().len();
        push(text, start..last, inner..last, goes_on, &mut found);
    }
    found
}

fn push(text: &str, range: Range<usize>, inner: Range<usize>, goes_on: bool, found: &mut Vec<Quotation>) {
    let words = text[inner.clone()].split_whitespace().count();
    if words > 0 {
        // A double mark inside single marks: the outer pair counts.
        if found.last().is_none_or(|last: &Quotation| last.range.end <= range.start) {
            found.push(Quotation { range, inner, words, goes_on });
        }
    }
}

fn opens_word(before: char, next: char) -> bool {
    (before.is_whitespace() || matches!(before, '(' | '[' | '—' | '–' | '-' | '/' | '"' | '“' | '‘' | '\'' | ':' | '…'))
        && !next.is_whitespace()
}

fn blank_line(after: &str) -> bool {
    after.trim_start_matches([' ', '\t', '\r']).starts_with('\n')
}

/// The mark that closes a quotation in single marks: rather one after punctuation than one that may be a plural's apostrophe.
fn closing_single(text: &str, from: usize) -> Option<Range<usize>> {
    let mut first = None;
    let mut before = ' ';
    let mut chars = text[from..].char_indices().peekable();
    while let Some((offset, c)) = chars.next() {
        if offset > SINGLE_LIMIT || c == '\n' || matches!(c, '"' | '“' | '”') {
            break;
        }
        let next = chars.peek().map_or(' ', |(_, next)| *next);
        if matches!(c, '\'' | '’') && !before.is_whitespace() && !next.is_alphanumeric() {
            let range = from + offset..from + offset + c.len_utf8();
            if matches!(before, ',' | '.' | '?' | '!') {
                return Some(range);
            }
            first = first.or(Some(range));
        }
        before = c;
    }
    first
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quoted(text: &str) -> Vec<&str> {
        quotations(text).into_iter().map(|q| &text[q.inner]).collect()
    }

    #[test]
    fn straight_and_curly_marks_are_read_alike() {
        assert_eq!(quoted("\"We won,\" she said."), ["We won,"]);
        assert_eq!(quoted("“We won,” she said."), ["We won,"]);
        assert_eq!(quoted("''We won,'' she said."), ["We won,"]);
        assert_eq!(quoted("'We won,' she said. ‘Twice.’"), ["We won,", "Twice."]);
    }

    #[test]
    fn apostrophes_and_inches_are_no_quotation_marks() {
        assert_eq!(quoted("The workers' union didn't meet in '09; a 12\" pipe wasn't Mary's."), [""; 0]);
    }

    #[test]
    fn marks_inside_a_quotation_belong_to_it() {
        assert_eq!(quoted("“He told me ‘never’ twice,” she said."), ["He told me ‘never’ twice,"]);
        assert_eq!(quoted("He told us: 'The \"deal\" is off.'"), ["deal"]);
    }

    #[test]
    fn a_quotation_goes_on_over_paragraphs() {
        let found = quotations("\"The first.\n\n\"The second,\" he said. \"The third.\"");
        assert_eq!(found.iter().map(|q| q.goes_on).collect::<Vec<_>>(), [false, true, false]);
    }
}
