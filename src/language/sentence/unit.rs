//! The units of a text: stretches of lines that no sentence crosses, such as paragraphs, headings and list items.

use std::ops::Range;

use super::token::BULLETS;

pub struct Unit {
    /// Bytes of the text, trimmed and not empty.
    pub range: Range<usize>,
    /// A heading, a rule or a table row, which is not cut further.
    pub whole: bool,
}

/// A line longer than this was not broken by hand, so neither were the lines around it.
const WIDEST_WRAPPED: usize = 120;

/// The lines of a list without markers are no longer than this.
const WIDEST_ITEM: usize = 40;

/// The units of `text`, in order; outside of them is only white space.
pub fn units(text: &str) -> Vec<Unit> {
    let mut units = Vec::new();
    let mut block = Vec::new();
    let mut at = 0;
    for raw in text.split_inclusive('\n') {
        let start = at + raw.len() - raw.trim_start().len();
        at += raw.len();
        let line = raw.trim();
        if line.is_empty() {
            add_block(&block, &mut units);
            block.clear();
        } else {
            block.push(Line { text: line, start, width: line.chars().count(), whole: stands_alone(line) });
        }
    }
    add_block(&block, &mut units);
    units
}

struct Line<'t> {
    text: &'t str,
    start: usize,
    /// In characters.
    width: usize,
    whole: bool,
}

/// Cuts a block, lines with no blank line between them, into units.
fn add_block(block: &[Line], units: &mut Vec<Unit>) {
    let widest = block.iter().map(|line| line.width).max().unwrap_or_default();
    let ends_in_word = |line: &Line| line.text.ends_with(char::is_alphanumeric);
    let is_plain_list = block.len() > 2 && widest <= WIDEST_ITEM && block.iter().all(ends_in_word);
    let mut in_numbered_list = false;
    for (index, line) in block.iter().enumerate() {
        let item = item(line.text);
        let starts_item = match item {
            Some(Item::Bullet) => true,
            // A wrapped line may begin with any number: as in CommonMark only 1 opens a list within a paragraph.
            Some(Item::Number(number)) => number == 1 || in_numbered_list,
            None => false,
        };
        let end = line.start + line.text.len();
        match units.last_mut() {
            Some(unit)
                if index > 0
                    && !(is_plain_list || starts_item || line.whole || unit.whole)
                    && !breaks_on_purpose(&block[index - 1], line, widest) =>
            {
                unit.range.end = end;
            }
            _ => {
                in_numbered_list = matches!(item, Some(Item::Number(_)));
                units.push(Unit { range: line.start..end, whole: line.whole });
            }
        }
    }
}

/// A Markdown heading, a rule, the underline of a heading, or a table row.
fn stands_alone(line: &str) -> bool {
    let after_hashes = line.trim_start_matches('#');
    let is_heading = after_hashes.len() < line.len() && after_hashes.starts_with(char::is_whitespace);
    let is_rule = line.bytes().all(|byte| b"-=*_".contains(&byte));
    is_heading || is_rule || line.starts_with('|')
}

/// Was the break between two lines meant? A writer who wraps fills each line, and a text with long lines is not wrapped.
fn breaks_on_purpose(line: &Line, next: &Line, widest: usize) -> bool {
    let goes_on =
        line.text.ends_with([',', '-', '–', '—', '―', '&', '/']) || next.text.starts_with(|c: char| c.is_lowercase());
    let first_word = next.text.split_whitespace().next().unwrap_or_default();
    let is_short = 3 * (line.width + 1 + first_word.chars().count()) < 2 * widest;
    !goes_on && (widest > WIDEST_WRAPPED || is_short)
}

enum Item {
    Bullet,
    Number(u32),
}

/// The kind of list item that the line opens.
fn item(line: &str) -> Option<Item> {
    let (first, _) = line.split_once(char::is_whitespace)?;
    if matches!(first, "-" | "*" | "+") || first.starts_with(BULLETS) {
        return Some(Item::Bullet);
    }
    let number = first.trim_start_matches('(').strip_suffix(['.', ')'])?.trim_end_matches('.');
    number.parse().ok().map(Item::Number)
}
