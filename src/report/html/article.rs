//! An article's text with the words of its claims marked, each mark leading to its claim.

use super::badge::Badge;
use super::rich;
use crate::domain::{Anchor, ClaimNumber};
use crate::report::{Covered, Report, Section, words};

pub struct Marked<'r> {
    pub id: String,
    pub number: String,
    /// None where the text begins with it.
    pub title: Option<&'r str>,
    pub language: &'r str,
    pub revision: u32,
    pub settled: String,
    pub blocks: Vec<Block<'r>>,
    /// Claims of the article whose words are not marked: they have none, or not in this revision.
    pub elsewhere: Vec<Elsewhere>,
    marked: Vec<ClaimNumber>,
}

/// A paragraph, or a heading of Markdown's.
pub struct Block<'r> {
    /// 0 for a paragraph, else the level of the page's heading.
    pub level: usize,
    pub runs: Vec<Run<'r>>,
}

/// Words over which the same marks lie.
pub struct Run<'r> {
    pub text: &'r str,
    /// The claims whose words these are, the fewest words first; none for words of no claim.
    pub claims: Vec<Mark>,
    /// The claims whose words end here.
    pub ends: Vec<Mark>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    pub claim: ClaimNumber,
    pub class: &'static str,
    pub words: String,
    /// The id of the card.
    pub card: String,
    /// The id of this place.
    pub place: String,
}

pub struct Elsewhere {
    pub card: String,
    pub number: String,
    pub why: String,
}

/// The id of the end of a claim's words in the text.
pub fn place(claim: ClaimNumber) -> String {
    format!("w{}", claim.0)
}

impl<'r> Marked<'r> {
    pub fn of(covered: &'r Covered, report: &'r Report) -> Self {
        let (article, revision) = (&covered.stored.article, &covered.stored.revision);
        let (titled, parts) = parts(&revision.body, &article.title);
        let stands = |anchor: &Anchor| anchor.revision == revision.seq && anchor.stands();
        let (mut spans, mut elsewhere) = (Vec::new(), Vec::new());
        for section in report.claims.iter().chain(&report.set_aside) {
            let claim = &section.dossier.claim;
            if claim.article != Some(article.number) {
                continue;
            }
            let mut span =
                claim.anchor.as_ref().filter(|anchor| stands(anchor)).map(|anchor| Span::of(section, anchor));
            match span.take_if(|span| clip(span, &parts)) {
                Some(span) => spans.push(span),
                None => elsewhere.push(Elsewhere::of(claim.number, claim.anchor.as_ref())),
            }
        }
        Self {
            id: format!("article-{}", article.number.0),
            number: article.number.to_string(),
            title: (!titled).then_some(&article.title),
            language: &article.language,
            revision: revision.seq,
            settled: words::settled(covered.settled, covered.sentences),
            blocks: parts.iter().map(|part| Block { level: part.level, runs: runs(part, &spans) }).collect(),
            elsewhere,
            marked: spans.iter().map(|span| span.mark.claim).collect(),
        }
    }

    pub fn claims(&self) -> impl Iterator<Item = ClaimNumber> {
        self.marked.iter().copied()
    }
}

impl Elsewhere {
    fn of(claim: ClaimNumber, anchor: Option<&Anchor>) -> Self {
        let why = match anchor {
            None => "no words named".to_owned(),
            Some(anchor) => format!("{} in revision {}", words::words(anchor.state), anchor.revision),
        };
        Self { card: rich::card(claim), number: claim.to_string(), why }
    }
}

/// The words of a claim: code points, half-open.
struct Span {
    start: usize,
    end: usize,
    mark: Mark,
}

impl Span {
    fn of(section: &Section, anchor: &Anchor) -> Self {
        let claim = section.dossier.number();
        let badge = match section.dossier.set_aside {
            None => Badge::of(section),
            Some(_) => Badge { class: "set-aside", words: "set aside".to_owned() },
        };
        let mark = Mark { claim, class: badge.class, words: badge.words, card: rich::card(claim), place: place(claim) };
        Self { start: anchor.start as usize, end: anchor.end as usize, mark }
    }
}

/// A paragraph or heading of the body: where its shown text starts, in code points, and that text.
struct Part<'r> {
    level: usize,
    start: usize,
    end: usize,
    text: &'r str,
}

/// The shown parts of a body in order: lines between empty lines, and each heading by itself, without its marks. And
/// whether it begins with its title.
fn parts<'r>(body: &'r str, title: &str) -> (bool, Vec<Part<'r>>) {
    let paragraphs = paragraphs(body);
    let first = paragraphs.first().and_then(|(_, text)| Some(&text[heading(text)? + 1..]));
    let titled = first.is_some_and(|first| first.trim() == title);
    // The title is a heading of level 3, and no heading is more than one level below the one before it.
    let above_all = if titled { 2 } else { 3 };
    let mut above = above_all;
    let mut parts = Vec::new();
    for (start, text) in paragraphs {
        let marks = heading(text);
        let level = marks.map_or(0, |marks| (marks + above_all).min(above + 1).min(6));
        let hidden = marks.map_or(0, |marks| marks + 1);
        let (start, text) = (start + hidden, &text[hidden..]);
        if text.trim().is_empty() {
            continue;
        }
        above = if level > 0 { level } else { above };
        parts.push(Part { level, start, end: start + text.chars().count(), text });
    }
    (titled, parts)
}

/// How many marks of a heading the line begins with.
fn heading(line: &str) -> Option<usize> {
    let marks = line.bytes().take_while(|byte| *byte == b'#').count();
    ((1..=6).contains(&marks) && line[marks..].starts_with(' ')).then_some(marks)
}

fn paragraphs(body: &str) -> Vec<(usize, &str)> {
    let mut paragraphs: Vec<(usize, &str)> = Vec::new();
    let (mut point, mut byte) = (0, 0);
    let mut open: Option<(usize, usize)> = None;
    for line in body.split_inclusive('\n') {
        let (empty, alone) = (line.trim().is_empty(), heading(line).is_some());
        if let Some((point, start)) = open.take_if(|_| empty || alone) {
            paragraphs.push((point, body[start..byte].trim_end_matches('\n')));
        }
        if alone {
            paragraphs.push((point, line.trim_end_matches('\n')));
        } else if !empty && open.is_none() {
            open = Some((point, byte));
        }
        point += line.chars().count();
        byte += line.len();
    }
    paragraphs.extend(open.map(|(point, start)| (point, body[start..].trim_end_matches('\n'))));
    paragraphs
}

/// Words that run on into what is not shown end with the last part that they touch; false where they touch none.
fn clip(span: &mut Span, parts: &[Part]) -> bool {
    let after = parts.partition_point(|part| part.start < span.end);
    let Some(last) = after.checked_sub(1).and_then(|last| parts.get(last)) else { return false };
    span.end = span.end.min(last.end);
    span.start < span.end
}

/// The text cut wherever a claim's words begin or end.
fn runs<'r>(part: &Part<'r>, spans: &[Span]) -> Vec<Run<'r>> {
    let here: Vec<&Span> = spans.iter().filter(|span| span.start < part.end && span.end > part.start).collect();
    let mut cuts: Vec<usize> =
        here.iter().flat_map(|span| [span.start, span.end]).chain([part.start, part.end]).collect();
    cuts.retain(|cut| (part.start..=part.end).contains(cut));
    cuts.sort_unstable();
    cuts.dedup();
    let mut offsets = part.text.char_indices().map(|(byte, _)| byte).chain([part.text.len()]).zip(part.start..);
    let mut byte_of = |cut: usize| offsets.find(|(_, point)| *point == cut).map_or(part.text.len(), |(byte, _)| byte);
    let bytes: Vec<usize> = cuts.iter().map(|cut| byte_of(*cut)).collect();
    let mut runs = Vec::new();
    for (cut, pair) in cuts.iter().skip(1).zip(bytes.windows(2)) {
        let mut over: Vec<&Span> = here.iter().copied().filter(|span| span.start < *cut && span.end >= *cut).collect();
        over.sort_by_key(|span| (span.end - span.start, span.mark.claim));
        runs.push(Run {
            text: part.text.get(pair[0]..pair[1]).unwrap_or_default(),
            ends: over.iter().filter(|span| span.end == *cut).map(|span| span.mark.clone()).collect(),
            claims: over.into_iter().map(|span| span.mark.clone()).collect(),
        });
    }
    runs
}

#[cfg(test)]
mod tests;
