//! Quotations by the marks of any language: „…“, «…», « … », »…«, “…”, "…", 「…」, and lines of speech behind a dash.

use crate::language::attribution::Quotation;

/// The quotations of a text, in order. Marks inside of a quotation are part of it.
pub fn quotations(text: &str) -> Vec<Quotation> {
    let mut found = Vec::new();
    // Where it opened, where its words begin, and the marks that close it.
    let mut open: Option<(usize, usize, &[char])> = None;
    let (mut depth, mut before) = (0, ' ');
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let end = at + c.len_utf8();
        let next = chars.peek().map_or(' ', |(_, next)| *next);
        match open {
            Some((start, inner, closers)) => {
                let broken = c == '\n' && text[end..].trim_start_matches([' ', '\t', '\r']).starts_with('\n');
                if c == '«' && closers.contains(&'»') {
                    depth += 1;
                } else if broken || closers.contains(&c) {
                    if depth > 0 && !broken {
                        depth -= 1;
                    } else {
                        // A quotation that its paragraph leaves open ends with it.
                        push(text, start, inner, if broken { at } else { end }, at, &mut found);
                        (open, depth) = (None, 0);
                    }
                }
            }
            None => open = closers(c, before, next).map(|closers| (at, end, closers)),
        }
        before = c;
    }
    if let Some((start, inner, _)) = open {
        push(text, start, inner, text.len(), text.len(), &mut found);
    }
    found
}

/// What closes a quotation that a mark opens here.
fn closers(c: char, before: char, next: char) -> Option<&'static [char]> {
    let opens = !before.is_alphanumeric() && !next.is_whitespace();
    Some(match c {
        '„' | '‟' => &['“', '”', '"'],
        '«' => &['»'],
        '»' if opens => &['«'],
        '“' => &['”', '“', '"'],
        '「' => &['」'],
        '『' => &['』'],
        '"' if opens => &['"'],
        _ => return None,
    })
}

fn push(text: &str, start: usize, inner: usize, end: usize, last: usize, found: &mut Vec<Quotation>) {
    let words = text[inner..last].split_whitespace().count();
    let end = start + text[start..end].trim_end().len();
    if words > 0 {
        found.push(Quotation { range: start..end, inner: inner..last, words, goes_on: false });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quoted(text: &str) -> Vec<&str> {
        quotations(text).into_iter().map(|quotation| text[quotation.inner].trim()).collect()
    }

    #[test]
    fn the_marks_of_each_language_are_known() {
        assert_eq!(quoted("„Wir kommen“, sagte er. »Nie!«, rief sie."), ["Wir kommen", "Nie!"]);
        assert_eq!(quoted("« Nous viendrons », dit-il. «Jamais!» dit-elle."), ["Nous viendrons", "Jamais!"]);
        assert_eq!(quoted("«Компанія «Нафтогаз» зросла», — сказав він."), ["Компанія «Нафтогаз» зросла"]);
        assert_eq!(quoted("“No”, dijo. \"Sí\", dijo ella."), ["No", "Sí"]);
        assert_eq!(quoted("「他に選択肢はない」と述べた。"), ["他に選択肢はない"]);
    }

    #[test]
    fn a_mark_without_a_partner_reaches_no_further_than_its_paragraph() {
        assert_eq!(quoted("„Wir kommen.\n\nEr ging."), ["Wir kommen."]);
    }
}
