//! The article of a memo in Word: each fix that is open as a tracked change of its own, and everything that the memo says
//! as a comment on the words that it is about.

use super::{Memo, Proposed, answered, standing};
use crate::domain::text::Offsets;
use crate::domain::{Anchor, EvidenceNumber, FIX_MARK, Fix, StoredArticle};
use crate::report::word::{By, Comment, Paragraph, Piece, WordDocument};
use crate::report::{Correction, Covered, Report, Section, words};
use std::ops::Range;

/// Whose the comments are that nobody has written.
const DESK: &str = "desk";

/// An article of the report with what the memo of the report says of it.
pub fn word(memo: &Memo, report: &Report, covered: &Covered) -> WordDocument {
    let StoredArticle { article, revision, .. } = &covered.stored;
    let mut sheet = Sheet::of(&revision.body);
    memo.fixes.iter().for_each(|proposed| sheet.put_fix(proposed, report));
    let by = By { author: DESK.to_owned(), at: report.cover.printed_at };
    memo.others.iter().for_each(|correction| sheet.put_correction(correction, &by));
    sheet.put_what_stands_nowhere();
    WordDocument {
        title: article.title.clone(),
        author: article.byline.clone(),
        language: article.language.clone(),
        made_of: sheet.made_of(report),
        paragraphs: sheet.blocks.iter().map(|block| sheet.paragraph(block)).collect(),
        comments: sheet.comments,
    }
}

/// A paragraph's range in the text, without the signs of its heading.
struct Block {
    heading: Option<u8>,
    words: Range<usize>,
}

/// What is marked in the text: no two overlap.
struct Mark {
    words: Range<usize>,
    fix: Option<(Fix, By)>,
    comments: Vec<usize>,
}

struct Sheet<'b> {
    body: &'b str,
    offsets: Offsets,
    blocks: Vec<Block>,
    /// In the order of the text.
    marks: Vec<Mark>,
    comments: Vec<Comment>,
    /// The comments on words that do not stand in the text any more.
    nowhere: Vec<usize>,
}

fn blocks(body: &str) -> Vec<Block> {
    let mut found = Vec::new();
    let mut at = 0;
    for part in body.split("\n\n") {
        let text = part.trim_matches(['\n', ' ']);
        let start = at + (part.len() - part.trim_start_matches(['\n', ' ']).len());
        at += part.len() + 2;
        if text.is_empty() {
            continue;
        }
        let signs = text.len() - text.trim_start_matches('#').len();
        let is_heading = (1..=6).contains(&signs) && text[signs..].starts_with(' ') && !text.contains('\n');
        let skipped = if is_heading { signs + 1 } else { 0 };
        found.push(Block { heading: is_heading.then_some(signs as u8), words: start + skipped..start + text.len() });
    }
    if found.is_empty() {
        found.push(Block { heading: None, words: 0..0 });
    }
    found
}

impl<'b> Sheet<'b> {
    fn of(body: &'b str) -> Self {
        let (offsets, blocks) = (Offsets::of(body), blocks(body));
        Self { body, offsets, blocks, marks: Vec::new(), comments: Vec::new(), nowhere: Vec::new() }
    }

    /// The case and the fixes that are marked.
    fn made_of(&self, report: &Report) -> String {
        let fixes = self.marks.iter().filter_map(|mark| mark.fix.as_ref());
        let fixes = fixes.map(|(fix, _)| format!(" {}", fix.number)).collect::<String>();
        format!("{}{fixes}", report.cover.file)
    }

    fn put_fix(&mut self, proposed: &Proposed, report: &Report) {
        let (fix, stored) = (&proposed.stored.fix, &proposed.stored);
        let by = By { author: stored.by.clone(), at: stored.at };
        let section = report.sections().find(|section| section.dossier.number() == fix.claim);
        let new = if fix.new.is_empty() { words::STRIKE } else { &fix.new };
        let mut lines = vec![format!("{} on {}: {}", fix.number, fix.claim, fix.because)];
        lines.extend(fix.evidence.iter().map(|number| evidence(*number, section)));
        lines.extend(stored.answers.iter().map(answered));
        let place = self.place(&fix.old, proposed.claim.anchor.as_ref());
        let free = place.as_ref().is_some_and(|place| self.is_free(place));
        if stored.is_open() && free {
            return self.put(place, lines, &by, Some(fix.clone()));
        }
        lines.push(format!("says: {}", fix.old));
        lines.push(format!("should say: {new}"));
        if !stored.is_open() {
            lines.push(standing(stored));
        }
        self.put(place, lines, &by, None);
    }

    fn put_correction(&mut self, correction: &Correction, by: &By) {
        let Correction { section, answer, finding, says, better } = correction;
        let status = answer.map_or_else(|| words::status(section), words::answered);
        let mut lines = vec![format!("{}, {status}", section.dossier.number())];
        lines.extend(finding.as_ref().map(|finding| finding.text().to_owned()));
        lines.push(match better {
            Some(better) => format!("should say: {}", better.words),
            None => words::NO_CORRECTION.to_owned(),
        });
        let place = self.place(says, section.dossier.claim.anchor.as_ref());
        self.put(place, lines, by, None);
    }

    /// Marks words with a comment; those that have one get another.
    fn put(&mut self, place: Option<Range<usize>>, lines: Vec<String>, by: &By, fix: Option<Fix>) {
        let comment = self.comments.len();
        self.comments.push(Comment { by: by.clone(), lines });
        let Some(words) = place else { return self.nowhere.push(comment) };
        match self.marks.iter_mut().find(|mark| mark.overlaps(&words)) {
            Some(mark) => mark.comments.push(comment),
            None => {
                let fix = fix.map(|fix| (fix, by.clone()));
                let at = self.marks.partition_point(|mark| mark.words.start < words.start);
                self.marks.insert(at, Mark { words, fix, comments: vec![comment] });
            }
        }
    }

    /// Beside the first paragraph, for every comment must stand beside something.
    fn put_what_stands_nowhere(&mut self) {
        let comments = std::mem::take(&mut self.nowhere);
        let words = self.blocks[0].words.clone();
        match self.marks.first_mut().filter(|mark| mark.overlaps(&words)) {
            Some(mark) => mark.comments.extend(comments),
            None if comments.is_empty() => {}
            None => self.marks.insert(0, Mark { words, fix: None, comments }),
        }
    }

    fn is_free(&self, words: &Range<usize>) -> bool {
        !self.marks.iter().any(|mark| mark.overlaps(words))
    }

    /// Where words stand within one paragraph, nearest to those of the claim.
    fn place(&self, wanted: &str, anchor: Option<&Anchor>) -> Option<Range<usize>> {
        let anchor = anchor.filter(|anchor| anchor.stands()).map_or(0, |anchor| anchor.start as usize);
        let near = self.offsets.byte(self.body, anchor).unwrap_or(0);
        let found = self.body.match_indices(wanted).map(|(at, words)| at..at + words.len());
        let inside = found.filter(|place| {
            self.blocks.iter().any(|block| block.words.start <= place.start && place.end <= block.words.end)
        });
        inside.min_by_key(|place| (place.start < near, place.start.abs_diff(near)))
    }

    fn paragraph(&self, block: &Block) -> Paragraph {
        let mut pieces = Vec::new();
        let mut at = block.words.start;
        let first = self.marks.partition_point(|mark| mark.words.start < block.words.start);
        for (number, mark) in self.marks.iter().enumerate().skip(first) {
            if mark.words.start > block.words.end || mark.words.end > block.words.end {
                break;
            }
            push(&mut pieces, &self.body[at..mark.words.start], Piece::Text);
            mark.draw(number, &self.body[mark.words.clone()], &mut pieces);
            at = mark.words.end;
        }
        push(&mut pieces, &self.body[at..block.words.end], Piece::Text);
        Paragraph { heading: block.heading, pieces }
    }
}

impl Mark {
    fn overlaps(&self, words: &Range<usize>) -> bool {
        self.words == *words || self.words.start < words.end && words.start < self.words.end
    }

    fn draw(&self, number: usize, old: &str, pieces: &mut Vec<Piece>) {
        let name = self.fix.as_ref().map(|(fix, _)| format!("{FIX_MARK}{}", fix.number));
        pieces.extend(name.iter().map(|name| Piece::MarkStart(number, name.clone())));
        pieces.extend(self.comments.iter().map(|comment| Piece::CommentStart(*comment)));
        match &self.fix {
            Some((fix, by)) => {
                let (before, after) = kept(old, &fix.new);
                let (struck, put) = (&old[before..old.len() - after], &fix.new[before..fix.new.len() - after]);
                push(pieces, &old[..before], Piece::Text);
                push(pieces, struck, |text| Piece::Deleted(text, by.clone()));
                push(pieces, put, |text| Piece::Inserted(text, by.clone()));
                push(pieces, &old[old.len() - after..], Piece::Text);
            }
            None => push(pieces, old, Piece::Text),
        }
        pieces.extend(self.comments.iter().map(|comment| Piece::CommentEnd(*comment)));
        pieces.extend(name.map(|_| Piece::MarkEnd(number)));
    }
}

fn push(pieces: &mut Vec<Piece>, text: &str, piece: impl Fn(String) -> Piece) {
    if !text.is_empty() {
        pieces.push(piece(text.to_owned()));
    }
}

/// How many bytes of whole words two texts have in common at their start and at their end.
fn kept(old: &str, new: &str) -> (usize, usize) {
    let (olds, news): (Vec<&str>, Vec<&str>) = (old.split_inclusive(' ').collect(), new.split_inclusive(' ').collect());
    let same = |pairs: &mut dyn Iterator<Item = (&&str, &&str)>| {
        pairs
            .take_while(|(one, other)| one == other)
            .map(|(one, _)| (1, one.len()))
            .fold((0, 0), |all, one| (all.0 + one.0, all.1 + one.1))
    };
    let (count, before) = same(&mut olds.iter().zip(&news));
    let (_, after) = same(&mut olds[count..].iter().rev().zip(news[count..].iter().rev()));
    (before, after)
}

/// A piece of evidence with its source, so far as the report tells it.
fn evidence(number: EvidenceNumber, section: Option<&Section>) -> String {
    let stored =
        section.and_then(|section| section.dossier.evidence.iter().find(|stored| stored.evidence.number == number));
    match stored {
        Some(stored) => {
            let url = stored.source.url.as_ref().map(|url| format!(", {url}")).unwrap_or_default();
            format!("{number}: {}{url}", stored.source.name)
        }
        None => number.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::kept;

    #[test]
    fn only_the_words_that_differ_are_tracked() {
        assert_eq!(kept("The talks lasted five hours.", "The talks lasted four hours."), (17, 6));
        assert_eq!(kept("five hours", ""), (0, 0));
        assert_eq!(kept("a a", "a a a"), (2, 1));
    }
}
