//! Markdown as sites keep it: the lines at its head that say what it is, and the marks in its lines.

/// What the head of a Markdown file says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FrontMatter {
    /// Under `title`.
    pub title: Option<String>,
    /// Under `author`, `authors`, `byline` or `by`; several with commas between them.
    pub author: Option<String>,
    /// As it is written, under `date`, `published` and their like.
    pub date: Option<String>,
    /// As it is written, under `url`, `canonical`, `permalink` or `link`.
    pub url: Option<String>,
    /// As it is written, under `lang`, `language` or `locale`.
    pub language: Option<String>,
    /// Who published it: under `outlet`, `publication`, `publisher` or `site`.
    pub outlet: Option<String>,
}

/// Between `---` lines, or `+++`, and what stands behind them; none where the text has none.
pub fn split(text: &str) -> Option<(FrontMatter, &str)> {
    let text = text.trim_start_matches('\u{FEFF}');
    let fence =
        ["---", "+++"].into_iter().find(|fence| text.lines().next().is_some_and(|line| line.trim_end() == *fence))?;
    let inside = text.find('\n')? + 1;
    let mut at = inside;
    let end = text[inside..].split_inclusive('\n').take(200).find_map(|line| {
        let start = at;
        at += line.len();
        (line.trim_end() == fence || line.trim_end() == "...").then_some(start)
    })?;
    let mut head = FrontMatter::default();
    let mut list: Option<String> = None;
    for line in text[inside..end].lines() {
        // A list below its name: the authors, one a line.
        if let (Some(name), Some(item)) = (&list, line.trim_start().strip_prefix("- ")) {
            if line.starts_with([' ', '-']) {
                head.set(&name.clone(), item);
            }
            continue;
        }
        let Some((name, value)) = line.split_once(if fence == "---" { ':' } else { '=' }) else { continue };
        if line.starts_with([' ', '\t', '#']) {
            continue;
        }
        let name = name.trim().to_lowercase();
        list = value.trim().is_empty().then(|| name.clone());
        value
            .trim()
            .trim_start_matches('[')
            .trim_end_matches(']')
            .split_terminator('\u{0}')
            .for_each(|value| head.set(&name, value));
    }
    Some((head, &text[at..]))
}

impl FrontMatter {
    fn set(&mut self, name: &str, value: &str) {
        let value = value.trim().trim_matches(['"', '\'']).trim();
        if value.is_empty() {
            return;
        }
        let field = match name {
            "title" => &mut self.title,
            "author" | "authors" | "byline" | "by" => &mut self.author,
            "date" | "published" | "pubdate" | "publishdate" | "published_at" => &mut self.date,
            "url" | "canonical" | "canonical_url" | "permalink" | "link" => &mut self.url,
            "lang" | "language" | "locale" => &mut self.language,
            "outlet" | "publication" | "publisher" | "site" => &mut self.outlet,
            _ => return,
        };
        match field {
            Some(known) if field_is_list(name) => *known = format!("{known}, {value}"),
            Some(_) => {}
            None => *field = Some(value.to_owned()),
        }
    }
}

fn field_is_list(name: &str) -> bool {
    matches!(name, "author" | "authors" | "byline" | "by")
}

/// A text without the marks of emphasis, links, pictures and code; headings, lists and quotations keep theirs, which tell
/// what a line is.
pub fn without_marks(text: &str) -> String {
    let lines = text.split('\n').map(|line| {
        let plain = emphasis(&links(line));
        plain.replace('\u{0}', "")
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// `[words](https://...)` to its words, `![picture](...)` to nothing, `<https://...>` to the address.
fn links(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut rest = line;
    while let Some(at) = rest.find('[') {
        let is_picture = rest[..at].ends_with('!');
        let is_escaped = rest[..at].ends_with('\\');
        let target = rest[at..].find("](").map(|end| at + end);
        let close = target.and_then(|target| rest[target..].find(')').map(|end| target + end));
        match (target, close) {
            (Some(target), Some(close)) if !is_escaped && !rest[at + 1..target].contains('[') => {
                out.push_str(rest[..at].strip_suffix('!').filter(|_| is_picture).unwrap_or(&rest[..at]));
                if !is_picture {
                    out.push_str(&rest[at + 1..target]);
                }
                rest = &rest[close + 1..];
            }
            _ => {
                out.push_str(&rest[..=at]);
                rest = &rest[at + 1..];
            }
        }
    }
    out.push_str(rest);
    out
}

/// Takes off `**`, `__`, `*`, `_`, `~~` and code marks that stand in pairs at the edges of words.
fn emphasis(line: &str) -> String {
    let mut line = line.to_owned();
    for mark in ["**", "__", "~~", "`", "*", "_"] {
        let mut out = String::with_capacity(line.len());
        let mut rest = line.as_str();
        while let Some(open) = rest.find(mark) {
            let behind = open + mark.len();
            let before = rest[..open].chars().next_back();
            let opens = before.is_none_or(|c| !c.is_alphanumeric() && c != '\\')
                && rest[behind..].starts_with(|c: char| !c.is_whitespace());
            let close = rest[behind..].match_indices(mark).map(|(at, _)| behind + at).find(|close| {
                let after = rest[close + mark.len()..].chars().next();
                *close > behind
                    && !rest[..*close].ends_with(char::is_whitespace)
                    && after.is_none_or(|c| !c.is_alphanumeric())
            });
            match close.filter(|_| opens) {
                Some(close) => {
                    out.push_str(&rest[..open]);
                    out.push_str(&rest[behind..close]);
                    rest = &rest[close + mark.len()..];
                }
                None => {
                    out.push_str(&rest[..behind]);
                    rest = &rest[behind..];
                }
            }
        }
        out.push_str(rest);
        line = out;
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_head_says_what_the_text_is() {
        let text = "---\ntitle: \"A bridge: the cost\"\nauthors:\n  - Ada Lee\n  - Bo Roe\ndate: 2026-03-04T10:00:00Z\nlang: en\ntags: [a, b]\n---\nIt opened.\n";
        let (head, body) = split(text).unwrap();
        assert_eq!(
            (head.title.as_deref(), head.author.as_deref()),
            (Some("A bridge: the cost"), Some("Ada Lee, Bo Roe"))
        );
        assert_eq!(
            (head.date.as_deref(), head.language.as_deref(), body),
            (Some("2026-03-04T10:00:00Z"), Some("en"), "It opened.\n")
        );
        let (head, body) = split("+++\ntitle = 'T'\n+++\nx").unwrap();
        assert_eq!((head.title.as_deref(), body), (Some("T"), "x"));
        assert_eq!(split("---\nnot closed\n"), None);
        assert_eq!(split("A rule:\n---\n"), None);
    }

    #[test]
    fn marks_are_taken_off_and_words_stay() {
        for (text, plain) in [
            ("It cost **14 million** euros, *she* said.", "It cost 14 million euros, she said."),
            ("See [the report](https://a.example/r_1) and ![map](m.png).", "See the report and ."),
            ("A `code` and ~~old~~ new, snake_case_name, 2*3*4", "A code and old new, snake_case_name, 2*3*4"),
            ("## A __strong__ heading", "## A strong heading"),
            ("- item _one_", "- item one"),
            ("* item two", "* item two"),
            ("[12] and [a](b", "[12] and [a](b"),
        ] {
            assert_eq!(without_marks(text), plain);
        }
    }

    proptest! {
        #[test]
        fn no_letter_is_lost(text in "[a-z*_~` .!\\[\\]]{0,40}") {
            let letters = |text: &str| text.chars().filter(|c| c.is_alphabetic()).collect::<String>();
            prop_assert_eq!(letters(&without_marks(&text)), letters(&text));
        }

        #[test]
        fn any_head_is_read(text in "(---\n|title: a\n|- b\n|x|\n|\\+\\+\\+\n){0,12}") {
            let _ = split(&text);
        }
    }
}
