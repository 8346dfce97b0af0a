//! The head of a plain or Markdown article: its title, byline and date, where the text states them; and its dateline.

use crate::domain::PartialDate;
use jiff::civil::Date;

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

/// The day in the dateline of a text: "NORVIK, March 11 (Reuters) -". Without a year it is the latest such day up to
/// `today`, on which the text was in hand.
pub fn dateline(text: &str, today: Date) -> Option<PartialDate> {
    /// Datelines stand in one of the first paragraphs, and are short.
    const PARAGRAPHS: usize = 8;
    const LONGEST: usize = 80;
    let dated = |line: &str| {
        let dash =
            ["—", "–", " - ", " -- "].iter().filter_map(|dash| line.find(dash)).min().filter(|at| *at < LONGEST)?;
        let head = line[..dash].trim_end();
        let (head, agency) = match head.strip_suffix(')').and_then(|open| open.rsplit_once('(')) {
            Some((head, _)) => (head.trim_end(), true),
            None => (head, false),
        };
        let (place, mut rest) = head.split_once(',')?;
        let capitals = place.chars().any(char::is_uppercase) && !place.chars().any(char::is_lowercase);
        let placed = capitals || agency && place.starts_with(char::is_uppercase);
        if !placed {
            return None;
        }
        loop {
            // "RIGA, Latvia, Dec. 2 (AP) —": the place may have several parts.
            if let Some(day) = day(rest.trim(), today) {
                return Some(day);
            }
            rest = rest.split_once(',')?.1;
        }
    };
    text.lines().map(str::trim).filter(|line| !line.is_empty()).take(PARAGRAPHS).find_map(dated)
}

/// A day with its year, or the latest one up to `today`.
fn day(text: &str, today: Date) -> Option<PartialDate> {
    let whole = |text: &str| {
        let date: PartialDate = text.parse().ok()?;
        (date.as_str().len() == 10).then_some(date)
    };
    // It may be tomorrow already where the text was written.
    let latest = today.tomorrow().unwrap_or(today);
    let past =
        |year: i16| whole(&format!("{text} {year}")).filter(|date| date.latest().is_some_and(|day| day <= latest));
    whole(text).or_else(|| [today.year(), today.year() - 1].into_iter().find_map(past))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dateline_gives_the_day() {
        let day = |text: &str| dateline(text, Date::constant(2026, 3, 20)).map(|date| date.to_string());
        for text in [
            "NORVIK, March 11 (Reuters) - The dam leaks.",
            "# The dam\n\nBy Ada Moss\n\nNORVIK, March 11, 2026 (Reuters) — The dam leaks.",
            "RIGA, Latvia, 11 March (AP) – Six trams burned.",
            "Port Louis, Mar. 11 (AFP) -- Rents rose.",
            "NORVIK, March 11 - The dam leaks.",
        ] {
            assert_eq!(day(text).as_deref(), Some("2026-03-11"), "{text}");
        }
        assert_eq!(day("OSLO, Dec. 2 (AP) — Snow fell.").as_deref(), Some("2025-12-02"));
        for text in
            ["RIGA, Latvia (AP) — Six trams burned.", "The dam, on March 11 - a Wednesday - leaked.", "Rents rose.", ""]
        {
            assert_eq!(day(text), None, "{text}");
        }
    }

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
