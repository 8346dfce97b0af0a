//! The head of a plain or Markdown article: its title, byline and date, where the text states them.

use crate::domain::PartialDate;

/// What the first lines of a text say of it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Masthead {
    pub title: Option<String>,
    pub byline: Option<String>,
    pub published: Option<PartialDate>,
}

/// How many non-empty lines below the title may still belong to the head.
const HEAD: usize = 4;
/// A longer first line is a paragraph, not a title.
const TITLE_LIMIT: usize = 200;

impl Masthead {
    /// Reads the title (a Markdown heading, or a short first line set off by an empty one), then a line "By ..." and a
    /// line that is a date. The first line that is none of these ends the head.
    pub fn read(text: &str) -> Self {
        let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
        let mut lines = text.lines().map(str::trim).skip_while(|line| line.is_empty()).peekable();
        let mut masthead = Self::default();
        let Some(first) = lines.next() else { return masthead };
        let heading = first.strip_prefix('#').map(|rest| rest.trim_start_matches('#').trim());
        let set_off = lines.peek().is_none_or(|next| next.is_empty()) && first.chars().count() <= TITLE_LIMIT;
        masthead.title = match heading {
            Some(heading) => Some(heading.to_owned()),
            None => (set_off && !first.ends_with('.')).then(|| first.to_owned()),
        }
        .filter(|title| !title.is_empty());
        if masthead.title.is_none() {
            return masthead;
        }
        for line in lines.filter(|line| !line.is_empty()).take(HEAD) {
            let by = line.get(..3).filter(|start| start.eq_ignore_ascii_case("by ")).map(|_| line[3..].trim());
            match (by, line.parse::<PartialDate>()) {
                (Some(byline), _) if masthead.byline.is_none() && byline.chars().count() <= TITLE_LIMIT => {
                    masthead.byline = Some(byline.to_owned());
                }
                (None, Ok(date)) if masthead.published.is_none() => masthead.published = Some(date),
                _ => break,
            }
        }
        masthead
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn title_byline_and_date_are_read_from_the_head() {
        let masthead =
            Masthead::read("# Envoys in Moscow\n\nBy A. Writer\n\n2025-12-02\n\nSteve Witkoff reached Moscow.\n");
        assert_eq!(masthead.title.as_deref(), Some("Envoys in Moscow"));
        assert_eq!(masthead.byline.as_deref(), Some("A. Writer"));
        assert_eq!(masthead.published.map(|date| date.to_string()).as_deref(), Some("2025-12-02"));
    }

    #[test]
    fn a_short_first_line_set_off_by_an_empty_one_is_the_title() {
        assert_eq!(Masthead::read("Envoys in Moscow\n\nText.").title.as_deref(), Some("Envoys in Moscow"));
    }

    #[test]
    fn a_text_that_starts_with_a_sentence_has_no_title() {
        assert_eq!(Masthead::read("The envoys arrived.\n\nBy noon they left."), Masthead::default());
        assert_eq!(Masthead::read("The envoys arrived\nat noon."), Masthead::default());
        assert_eq!(Masthead::read(""), Masthead::default());
        assert_eq!(Masthead::read("#\n"), Masthead::default());
    }
}
