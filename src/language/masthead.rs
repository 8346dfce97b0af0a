//! The head of a plain or Markdown article: its title, byline and date, where the text states them; and its dateline.

use crate::domain::PartialDate;
use jiff::civil::Date;

/// What the first lines of a text say of it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Masthead {
    /// The headline, without the `#` of Markdown; without one, the text has no head and nothing else is read.
    pub title: Option<String>,
    /// Who wrote it, without the "By".
    pub byline: Option<String>,
    /// The day that stands in the head, as exactly as it stands there.
    pub published: Option<PartialDate>,
}

/// How many non-empty lines below the title may still belong to the head.
const HEAD: usize = 4;
/// A longer first line is a paragraph, not a title.
const TITLE_LIMIT: usize = 200;

/// A longer byline is a sentence.
const BYLINE_LIMIT: usize = 120;

impl Masthead {
    /// Reads the title (a Markdown heading, or a short first line set off by an empty one or by the byline), then a line
    /// "By ..." and a line that is a date, which may also stand on one line. The first line that is none of these ends
    /// the head.
    pub fn read(text: &str) -> Self {
        let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
        let mut lines = text.lines().map(str::trim).skip_while(|line| line.is_empty()).peekable();
        let mut masthead = Self::default();
        let Some(first) = lines.next() else { return masthead };
        let heading = first.strip_prefix('#').map(|rest| rest.trim_start_matches('#').trim());
        let set_off = lines.peek().is_none_or(|next| next.is_empty() || Stated::read(next).is_some());
        let short = first.chars().count() <= TITLE_LIMIT && !first.ends_with('.');
        masthead.title = match heading {
            Some(heading) => Some(heading.to_owned()),
            None => (set_off && short && Stated::read(first).is_none()).then(|| first.to_owned()),
        }
        .filter(|title| !title.is_empty());
        if masthead.title.is_none() {
            return masthead;
        }
        for line in lines.filter(|line| !line.is_empty()).take(HEAD) {
            let Some(stated) = Stated::read(line) else { break };
            masthead.byline = masthead.byline.or_else(|| stated.byline.map(str::to_owned));
            masthead.published = masthead.published.or(stated.published);
        }
        masthead
    }
}

/// What one line of a head states: "By Ada Moss | 3 May 2026", "Published: 3 May 2026". A line that says only when it was
/// brought up to date states nothing, and belongs to the head.
#[derive(Default)]
struct Stated<'a> {
    byline: Option<&'a str>,
    published: Option<PartialDate>,
}

impl<'a> Stated<'a> {
    fn read(line: &'a str) -> Option<Self> {
        const UPDATED: [&str; 3] = ["Updated", "Last updated", "Last modified"];
        if UPDATED.iter().any(|word| after(line, word).is_some_and(|rest| date(rest).is_some())) {
            return Some(Self::default());
        }
        if let Some(published) = date(line) {
            return Some(Self { byline: None, published: Some(published) });
        }
        let by = after(line, "By").filter(|_| !line.starts_with("By:")).or_else(|| line.strip_prefix("By:"))?.trim();
        let (names, published) = dated(by).map_or((by, None), |(names, date)| (names, Some(date)));
        let names = names.trim_end_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '.' | ')' | '"' | '\''));
        are_names(names).then_some(Self { byline: Some(names), published })
    }
}

/// What follows a word at the start of a line, in any case of letters.
fn after<'a>(line: &'a str, word: &str) -> Option<&'a str> {
    let rest = line.get(..word.len()).filter(|start| start.eq_ignore_ascii_case(word)).map(|_| &line[word.len()..])?;
    let rest = rest.strip_prefix(':').unwrap_or(rest);
    rest.starts_with(char::is_whitespace).then(|| rest.trim())
}

/// A line that is a date, be it behind "Published".
fn date(line: &str) -> Option<PartialDate> {
    let rest = ["Published on", "Published", "Posted on", "Posted"].iter().find_map(|word| after(line, word));
    let rest = rest.unwrap_or(line);
    rest.parse().ok().or_else(|| {
        // A time of day behind it says nothing more of the day.
        let cut = rest.rmatch_indices([',', ' ', '|']).map(|(at, _)| at);
        cut.filter(|at| is_time(&rest[at + 1..]))
            .find_map(|at| rest[..at].trim_end_matches([',', ' ', '|']).parse().ok())
    })
}

/// `10:30`, `9.45 am GMT`, `at 10:30`.
fn is_time(text: &str) -> bool {
    let mut words = text.split_whitespace().skip_while(|word| *word == "at");
    let clock = |word: &str| {
        let (hour, minute) = word.split_once([':', '.']).unwrap_or((word, "00"));
        let digits = |part: &str| !part.is_empty() && part.len() <= 2 && part.bytes().all(|byte| byte.is_ascii_digit());
        digits(hour) && minute.get(..2).is_some_and(digits)
    };
    words.next().is_some_and(clock)
        && words.all(|word| word.len() <= 5 && word.bytes().all(|b| b.is_ascii_alphabetic() || b == b'.'))
}

/// A byline with a date behind it: the names, and the date.
fn dated(line: &str) -> Option<(&str, PartialDate)> {
    let breaks = line.match_indices([',', '|', '·', '•', '—', '–', '-', '(']).map(|(at, mark)| (at, at + mark.len()));
    let mut breaks = breaks.chain(line.match_indices(" on ").map(|(at, word)| (at, at + word.len())));
    breaks.find_map(|(end, start)| {
        let rest = line[start..].trim().trim_end_matches(')');
        date(rest).map(|date| (line[..end].trim_end(), date))
    })
}

/// Whether a byline names people: a sentence has words in small letters, and an end.
fn are_names(text: &str) -> bool {
    let small = |word: &&str| word.starts_with(char::is_lowercase);
    let sentence = text.ends_with(['.', '!', '?', ':']) && text.split_whitespace().any(|word| small(&word));
    let cased = text.split_whitespace().any(|word| !small(&word));
    !text.is_empty() && text.chars().count() <= BYLINE_LIMIT && cased && !sentence
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
    fn a_byline_may_stand_right_under_the_title_and_with_the_date() {
        for (head, byline, published) in [
            ("By Ada Moss, 3 May 2026", "Ada Moss", "2026-05-03"),
            ("By Ada Moss | 3 May 2026, 10:30 GMT", "Ada Moss", "2026-05-03"),
            ("BY ADA MOSS AND JAN DE WIT — May 3, 2026", "ADA MOSS AND JAN DE WIT", "2026-05-03"),
            ("By: Ada Moss-Reyes (2026-05-03)", "Ada Moss-Reyes", "2026-05-03"),
            ("By Ada Moss Jr.\nPublished: May 3, 2026 at 9.45 am", "Ada Moss Jr.", "2026-05-03"),
            (
                "by Ada Moss, Norvik bureau\n\nUpdated 4 May 2026\n\nPublished on 3 May 2026",
                "Ada Moss, Norvik bureau",
                "2026-05-03",
            ),
        ] {
            for gap in ["\n", "\n\n"] {
                let masthead = Masthead::read(&format!("The dam leaks{gap}{head}\n\nIt leaked on 1 May."));
                assert_eq!(masthead.title.as_deref(), Some("The dam leaks"), "{head}");
                assert_eq!(masthead.byline.as_deref(), Some(byline), "{head}");
                assert_eq!(masthead.published.map(|date| date.to_string()).as_deref(), Some(published), "{head}");
            }
        }
        for text in ["By noon they had left the dam.", "By 2030 rents will have doubled, they say.", "By the river."] {
            assert_eq!(Masthead::read(&format!("The dam leaks\n\n{text}\n\nMore.")).byline, None, "{text}");
        }
    }

    #[test]
    fn a_text_that_starts_with_a_sentence_has_no_title() {
        assert_eq!(Masthead::read("The envoys arrived.\n\nBy noon they left."), Masthead::default());
        assert_eq!(Masthead::read("The envoys arrived\nat noon."), Masthead::default());
        assert_eq!(Masthead::read(""), Masthead::default());
        assert_eq!(Masthead::read("#\n"), Masthead::default());
    }
}
