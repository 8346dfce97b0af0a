//! Subtitles and transcripts (WebVTT, SubRip): what was said as running text, and beside it who said it and when.

use crate::domain::{LeftOut, LeftOutKind};

/// The most cues that are read.
const MOST: usize = 200_000;

/// What was said between two instants.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cue {
    /// In milliseconds from the beginning.
    pub start: u64,
    /// Who speaks, where the cue or a line before it says so.
    pub speaker: Option<String>,
    /// The words, without mark-up.
    pub text: String,
}

/// Whether a text is one of cues: by its first line, or a line that tells when the first is shown.
pub fn is_cues(text: &str) -> bool {
    let text = text.trim_start_matches('\u{FEFF}').trim_start();
    text.starts_with("WEBVTT") || text.lines().take(3).any(|line| timing(line).is_some())
}

/// The cues of a text, in its order, without tags, notes and sounds in brackets.
pub fn cues(text: &str) -> Vec<Cue> {
    let mut found: Vec<Cue> = Vec::new();
    let mut open: Option<(u64, Vec<&str>)> = None;
    let mut close = |open: &mut Option<(u64, Vec<&str>)>| {
        if let Some((start, lines)) = open.take() {
            found.extend(spoken(start, &lines));
        }
    };
    for line in text.trim_start_matches('\u{FEFF}').lines().chain([""]).take(MOST * 8) {
        match (timing(line), &mut open) {
            (Some(start), _) => {
                // SubRip numbers its cues: the number stands before the time, and belongs to no one's words.
                if let Some((_, lines)) = &mut open
                    && lines.last().is_some_and(|last| last.trim().bytes().all(|byte| byte.is_ascii_digit()))
                {
                    lines.pop();
                }
                close(&mut open);
                open = Some((start, Vec::new()));
            }
            (None, Some((_, lines))) if !line.trim().is_empty() => lines.push(line),
            (None, Some(_)) => close(&mut open),
            (None, None) => {}
        }
    }
    found
}

/// A cue, or several where more than one speaks in it.
fn spoken(start: u64, lines: &[&str]) -> Vec<Cue> {
    let mut cues: Vec<Cue> = Vec::new();
    for line in lines {
        let (voice, text) = untagged(line);
        let dashed = text.trim_start().strip_prefix(['-', '\u{2013}']).map(str::trim_start);
        let text = dashed.unwrap_or(&text).trim();
        let (speaker, text) = match voice {
            Some(voice) => (Some(voice), text.to_owned()),
            None => named(text),
        };
        let text = without_sounds(&text);
        if text.is_empty() {
            continue;
        }
        match cues
            .last_mut()
            .filter(|last| speaker.is_none() && dashed.is_none() || speaker.is_some() && last.speaker == speaker)
        {
            Some(last) => {
                last.text.push(' ');
                last.text.push_str(&text);
            }
            None => cues.push(Cue { start, speaker, text }),
        }
    }
    cues
}

/// "MAYOR LEE: It is so." has its speaker before it; "Note: it is so" and "10:30" have none.
fn named(text: &str) -> (Option<String>, String) {
    let none = || (None, text.to_owned());
    let text_ = text.trim_start_matches(">>").trim_start();
    let Some((name, rest)) = text_.split_once(':') else { return (None, text_.to_owned()) };
    let words = name.split_whitespace().count();
    let is_name = name.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '.' | '-' | '\'' | '\u{2019}'));
    let in_capitals = name.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase) && name.chars().count() > 1;
    let capitalised = name.split_whitespace().all(|word| word.starts_with(char::is_uppercase)) && words > 1;
    match is_name && (1..=5).contains(&words) && (in_capitals || capitalised) && rest.starts_with(' ') {
        true => (Some(name.trim().to_owned()), rest.trim().to_owned()),
        false => none(),
    }
}

/// A line without its tags, and the voice that one of them names: `<v Ada>`, `<v.loud Ada Lee>`.
fn untagged(line: &str) -> (Option<String>, String) {
    let (mut voice, mut text) = (None, String::with_capacity(line.len()));
    let mut rest = line;
    while let Some(at) = rest.find('<') {
        let (before, tag) = rest.split_at(at);
        text.push_str(before);
        let is_tag = tag[1..].starts_with(|c: char| c.is_ascii_alphanumeric() || c == '/');
        match tag.find('>').filter(|_| is_tag) {
            Some(end) => {
                let inside = &tag[1..end];
                if inside.starts_with("v ") || inside.starts_with("v.") {
                    voice =
                        inside.split_once(' ').map(|(_, name)| name.trim().to_owned()).filter(|name| !name.is_empty());
                }
                rest = &tag[end + 1..];
            }
            None => {
                text.push('<');
                rest = &tag[1..];
            }
        }
    }
    text.push_str(rest);
    let text = text
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&nbsp;", " ")
        .replace("{\\an8}", "")
        .replace("&amp;", "&");
    (voice, text)
}

/// `[applause]`, `(laughter)`, `♪ music ♪`: heard, and said by nobody.
fn without_sounds(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('[') {
        let Some(end) = rest[at..].find(']').filter(|end| *end <= 40) else { break };
        out.push_str(&rest[..at]);
        rest = &rest[at + end + 1..];
    }
    out.push_str(rest);
    let out = out.split_whitespace().collect::<Vec<_>>().join(" ");
    let is_sound =
        out.starts_with('(') && out.ends_with(')') && out.matches('(').count() == 1 || out.starts_with(['♪', '♫']);
    if is_sound { String::new() } else { out }
}

/// When a cue begins: `00:00:01,000 --> 00:00:03,000`, `00:01.000 --> 00:03.000 align:start`.
fn timing(line: &str) -> Option<u64> {
    let (from, to) = line.split_once("-->")?;
    clock(to.split_whitespace().next()?)?;
    clock(from.trim())
}

fn clock(text: &str) -> Option<u64> {
    let (time, fraction) = text.split_once([',', '.'])?;
    let millis: u64 = fraction.get(..3).unwrap_or(fraction).parse().ok()?;
    let mut seconds = 0_u64;
    for part in time.split(':') {
        seconds = seconds.checked_mul(60)?.checked_add(part.parse().ok()?)?;
    }
    (time.matches(':').count() >= 1).then_some(seconds.checked_mul(1000)? + millis)
}

/// What was said as a text: a paragraph for each turn, headed by who speaks where that is known; a sentence runs on from
/// one cue to the next.
pub fn running_text(cues: &[Cue]) -> String {
    let mut out = String::new();
    let mut last: Option<&Option<String>> = None;
    for cue in cues {
        let goes_on = cue.speaker.is_none() || last == Some(&cue.speaker);
        let long = out.rsplit("\n\n").next().is_some_and(|paragraph| paragraph.len() > 600)
            && out.ends_with(['.', '!', '?', '”', '"']);
        if !out.is_empty() {
            out.push_str(if goes_on && !long { " " } else { "\n\n" });
        }
        if let (Some(speaker), false) = (&cue.speaker, goes_on) {
            out.push_str(speaker);
            out.push_str(": ");
        }
        out.push_str(&cue.text);
        if cue.speaker.is_some() {
            last = Some(&cue.speaker);
        }
    }
    out
}

/// When each cue was said, to be looked up beside the text.
pub fn times(cues: &[Cue]) -> Vec<LeftOut> {
    let stamp = |cue: &Cue| {
        let seconds = cue.start / 1000;
        let speaker = cue.speaker.as_ref().map(|name| format!("{name}: ")).unwrap_or_default();
        let clock = format!("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
        LeftOut { kind: LeftOutKind::Stamp, text: format!("{clock} {speaker}{}", cue.text) }
    };
    cues.iter().map(stamp).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_is_said_over_several_cues_is_one_sentence() {
        let srt = "\u{FEFF}1\r\n00:00:01,000 --> 00:00:03,000\r\nThe mayor said \u{201C}no\u{201D}\r\n\r\n2\r\n00:00:03,000 --> 00:00:05,000\r\nto the <i>long</i> plan\r\n\r\n3\r\n01:00:05,500 --> 01:00:07,000\r\n[applause] of the council.\r\n";
        assert!(is_cues(srt));
        let cues = cues(srt);
        assert_eq!(running_text(&cues), "The mayor said \u{201C}no\u{201D} to the long plan of the council.");
        assert_eq!(times(&cues)[2].text, "01:00:05 of the council.");
    }

    #[test]
    fn speakers_head_their_turns() {
        let vtt = "WEBVTT - x\n\nNOTE made by hand\n\nSTYLE\n::cue { color: red }\n\nintro\n00:01.000 --> 00:03.000 align:start\n<v Ada Lee>We built it\n\n00:03.000 --> 00:05.000\n<v Ada Lee>in two years.\n\n00:05.000 --> 00:07.000\nMR. ROE: That is &lt;not&gt; so: 10:30.\n(laughter)\n\n00:07.000 --> 00:08.000\n- Yes.\n- No.\n";
        let cues = cues(vtt);
        assert_eq!(
            running_text(&cues),
            "Ada Lee: We built it in two years.\n\nMR. ROE: That is <not> so: 10:30. Yes. No."
        );
        assert_eq!(cues[2].start, 5_000);
        assert!(!is_cues("A text --> with an arrow\n\nand more"));
    }

    proptest! {
        #[test]
        fn every_word_of_a_cue_is_in_the_text(words in prop::collection::vec("[a-z]{1,8}( [a-z]{1,8}){0,3}", 1..8)) {
            let srt: String = words.iter().enumerate().map(|(at, words)| format!("{at}\n00:00:{at:02},000 --> 00:00:{at:02},900\n{words}\n\n")).collect();
            prop_assert_eq!(running_text(&cues(&srt)), words.join(" "));
        }

        #[test]
        fn any_text_is_read(text in "([0-9:,. >-]|<v A>|\n|[a-z]|\\[|\\]){0,80}") {
            let _ = running_text(&cues(&text));
            let _ = is_cues(&text);
        }
    }
}
