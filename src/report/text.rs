//! An article's text cut where the words of its claims begin and end, with what its margin says.

use super::standing::Note;
use super::{Covered, Report, Section, words};
use crate::domain::Anchor;

/// An article's text as a report shows it.
pub struct Text<'r> {
    /// The article, and which of its sentences nobody has looked at.
    pub covered: &'r Covered,
    /// Whether the text begins with the article's title.
    pub titled: bool,
    /// The whole text, in its order.
    pub blocks: Vec<Block<'r>>,
    /// Claims of the article whose words are not marked: they have none, or not in this revision.
    pub elsewhere: Vec<Elsewhere<'r>>,
    /// The claims whose words are marked, in the order of the text.
    pub marked: Vec<&'r Section>,
}

/// A paragraph, or a heading of Markdown's.
pub struct Block<'r> {
    /// 0 for a paragraph, else the level of the heading, below the title's 3.
    pub level: usize,
    /// The text cut wherever a mark begins or ends.
    pub runs: Vec<Run<'r>>,
    /// What stands in the margin: of the claims whose words end here, those that do not plainly stand.
    pub notes: Vec<Note<'r>>,
}

/// Words over which the same marks lie.
pub struct Run<'r> {
    /// A stretch of the text, never empty.
    pub text: &'r str,
    /// The claims whose words these are, the fewest words first; none for words of no claim.
    pub claims: Vec<&'r Section>,
    /// The claims whose words end here.
    pub ends: Vec<&'r Section>,
    /// Whether it is of a sentence that nobody has looked at.
    pub unseen: bool,
}

/// A claim of the article that is not marked in its text.
pub struct Elsewhere<'r> {
    /// The claim with its evidence.
    pub section: &'r Section,
    /// Why it is not marked, in words.
    pub why: String,
}

impl<'r> Text<'r> {
    /// Lays the claims of a report over the text of one of its articles.
    pub fn of(covered: &'r Covered, report: &'r Report) -> Self {
        let (article, revision) = (&covered.stored.article, &covered.stored.revision);
        let (titled, parts) = parts(&revision.body, &article.title);
        let stands = |anchor: &Anchor| anchor.revision == revision.seq && anchor.stands();
        let (mut spans, mut elsewhere) = (Vec::new(), Vec::new());
        for section in report.sections() {
            let claim = &section.dossier.claim;
            if claim.article != Some(article.number) {
                continue;
            }
            let anchor = claim.anchor.as_ref();
            let mut span = anchor.filter(|anchor| stands(anchor)).map(|anchor| Span::of(section, anchor));
            match span.take_if(|span| clip(span, &parts)) {
                Some(span) => spans.push(span),
                None => elsewhere.push(Elsewhere { section, why: words::not_marked(anchor) }),
            }
        }
        spans.sort_by_key(|span| (span.start, span.end));
        let unseen: Vec<(usize, usize)> =
            covered.unseen.iter().map(|words| (words.start as usize, words.end as usize)).collect();
        Self {
            covered,
            titled,
            blocks: blocks(&parts, &spans, &unseen),
            elsewhere,
            marked: spans.iter().map(|span| span.section).collect(),
        }
    }
}

/// The words of a claim: code points, half-open.
#[derive(Clone, Copy)]
struct Span<'r> {
    start: usize,
    end: usize,
    section: &'r Section,
}

impl<'r> Span<'r> {
    fn of(section: &'r Section, anchor: &Anchor) -> Self {
        Self { start: anchor.start as usize, end: anchor.end as usize, section }
    }
}

/// A paragraph or heading of the body: where its shown text starts, in code points, and that text.
struct Part<'r> {
    level: usize,
    start: usize,
    end: usize,
    text: &'r str,
}

fn blocks<'r>(parts: &[Part<'r>], spans: &[Span<'r>], unseen: &[(usize, usize)]) -> Vec<Block<'r>> {
    let mut blocks = Vec::with_capacity(parts.len());
    // Spans come in the order of where they begin; those that end before a part end before all later ones.
    let (mut next, mut over): (usize, Vec<Span>) = (0, Vec::new());
    for part in parts {
        while let Some(span) = spans.get(next).filter(|span| span.start < part.end) {
            over.push(*span);
            next += 1;
        }
        over.retain(|span| span.end > part.start);
        let runs = runs(part, &over, unseen);
        let mut noted: Vec<&Section> = runs.iter().flat_map(|run| run.ends.iter().copied()).collect();
        noted.dedup_by_key(|section| section.dossier.number());
        let notes = noted.into_iter().filter_map(Section::note).collect();
        blocks.push(Block { level: part.level, runs, notes });
    }
    blocks
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

/// The text cut wherever a claim's words or a sentence that nobody looked at begin or end.
fn runs<'r>(part: &Part<'r>, spans: &[Span<'r>], unseen: &[(usize, usize)]) -> Vec<Run<'r>> {
    let here: Vec<&Span> = spans.iter().filter(|span| span.start < part.end && span.end > part.start).collect();
    let dashed: Vec<&(usize, usize)> =
        unseen.iter().filter(|(start, end)| *start < part.end && *end > part.start).collect();
    let mut cuts: Vec<usize> = here.iter().flat_map(|span| [span.start, span.end]).collect();
    cuts.extend(dashed.iter().flat_map(|(start, end)| [*start, *end]).chain([part.start, part.end]));
    cuts.retain(|cut| (part.start..=part.end).contains(cut));
    cuts.sort_unstable();
    cuts.dedup();
    let mut offsets = part.text.char_indices().map(|(byte, _)| byte).chain([part.text.len()]).zip(part.start..);
    let mut byte_of = |cut: usize| offsets.find(|(_, point)| *point == cut).map_or(part.text.len(), |(byte, _)| byte);
    let bytes: Vec<usize> = cuts.iter().map(|cut| byte_of(*cut)).collect();
    let mut runs = Vec::new();
    for (cut, pair) in cuts.iter().skip(1).zip(bytes.windows(2)) {
        let mut over: Vec<&Span> = here.iter().copied().filter(|span| span.start < *cut && span.end >= *cut).collect();
        over.sort_by_key(|span| (span.end - span.start, span.section.dossier.number()));
        runs.push(Run {
            text: part.text.get(pair[0]..pair[1]).unwrap_or_default(),
            ends: over.iter().filter(|span| span.end == *cut).map(|span| span.section).collect(),
            claims: over.into_iter().map(|span| span.section).collect(),
            unseen: dashed.iter().any(|(start, end)| start < cut && end >= cut),
        });
    }
    runs
}

#[cfg(test)]
mod tests;
