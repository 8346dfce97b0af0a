//! Which blocks of a page are the article.
//!
//! The `dom_smoothie` crate (Readability) chooses; what it chose is widened by paragraphs that it lost, or by all prose of the
//! page where it took next to nothing of it, and narrowed by what is set apart.

use super::block::{Block, Kind, Layout};
use super::place::{Names, Place, Role};
use crate::domain::LeftOutKind;
use std::ops::Range;

/// A paragraph that says something has so many letters at least.
const PROSE: usize = 60;
/// So many letters are an article wherever they stand.
const MUCH: usize = 300;

/// For each block whether it is the article's; none is where the page has no article that can be told from what stands
/// around one.
pub fn choose(layout: &Layout, apart: &[Option<LeftOutKind>]) -> Vec<bool> {
    let mut taken: Vec<bool> =
        layout.blocks.iter().map(|block| 2 * block.chosen >= block.letters && block.chosen > 0).collect();
    widen(layout, apart, &mut taken);
    recover(layout, apart, &mut taken);
    for (taken, apart) in taken.iter_mut().zip(apart) {
        *taken &= apart.is_none();
    }
    if !is_article(layout, &taken) {
        taken.fill(false);
    }
    taken
}

/// Is there a statement that does not stand at the foot or in the margin of the page, or very much text there?
fn is_article(layout: &Layout, taken: &[bool]) -> bool {
    let all = || (0..taken.len()).filter(|at| taken[*at]);
    let letters: usize = all().map(|at| layout.blocks[at].letters).sum();
    let is_heading = |at: usize| matches!(layout.blocks[at].kind, Kind::Heading(_));
    letters >= MUCH || all().any(|at| !is_heading(at) && !is_outside(layout, at))
}

/// The articles of a page that has several in full, in order, as ranges of blocks; empty where there is only one.
///
/// Several `<article>` elements, none inside of another, each with a heading and paragraphs. Where more than a little of what
/// was taken stands outside of them they are parts of one article or teasers beside it.
pub fn several(layout: &Layout, apart: &[Option<LeftOutKind>], taken: &[bool]) -> Vec<Range<usize>> {
    const FULL: usize = 250;
    let letters = |range: Range<usize>, of: &dyn Fn(usize) -> bool| -> usize {
        range.filter(|at| of(*at)).map(|at| layout.blocks[at].letters).sum()
    };
    let mut found: Vec<Range<usize>> = Vec::new();
    for place in layout.places.iter().filter(|place| place.role == Role::Article && !place.names.has(Names::COMMENTS)) {
        let range = place.blocks.clone();
        let inner = found.last().is_some_and(|last| range.start < last.end);
        let headed = layout.blocks[range.clone()].iter().any(|block| matches!(block.kind, Kind::Heading(_)));
        let prose = |at: usize| apart[at].is_none() && is_prose(&layout.blocks[at]);
        if !inner
            && headed
            && letters(range.clone(), &prose) >= FULL
            && range.clone().filter(|at| prose(*at)).count() > 1
        {
            found.push(range);
        }
    }
    let all = letters(0..taken.len(), &|at| taken[at]);
    let inside: usize = found.iter().map(|range| letters(range.clone(), &|at| taken[at])).sum();
    if found.len() > 1 && 10 * inside >= 8 * all { found } else { Vec::new() }
}

/// What of one of several articles is its text.
pub fn within(layout: &Layout, apart: &[Option<LeftOutKind>], taken: &[bool], range: &Range<usize>) -> Vec<bool> {
    let taken = |at: usize| range.contains(&at) && apart[at].is_none() && (taken[at] || says(&layout.blocks[at]));
    (0..layout.blocks.len()).map(taken).collect()
}

/// Does a block look like a paragraph of an article?
fn is_prose(block: &Block) -> bool {
    block.letters >= PROSE && 2 * block.linked < block.letters
}

/// Is a block in a part of the page that articles do not stand in?
fn is_outside(layout: &Layout, block: usize) -> bool {
    layout.around(block).any(|place| is_margin(&layout.places[place]))
}

fn is_margin(place: &Place) -> bool {
    matches!(place.role, Role::Navigation | Role::Footer | Role::Aside) || place.names.has(Names::COMMENTS)
}

/// Takes all prose of the page where the choice took next to nothing of it: that outside of the margins, or that in them
/// where there is no other and very much of it.
fn widen(layout: &Layout, apart: &[Option<LeftOutKind>], taken: &mut [bool]) {
    const LITTLE: usize = 400;
    let of_page: Vec<usize> = (0..taken.len()).filter(|at| apart[*at].is_none()).collect();
    let free: Vec<usize> = of_page.iter().copied().filter(|at| !is_outside(layout, *at)).collect();
    let prose = |blocks: &[usize]| -> usize {
        blocks.iter().map(|at| &layout.blocks[*at]).filter(|block| is_prose(block)).map(|block| block.letters).sum()
    };
    let got: usize = free.iter().filter(|at| taken[**at]).map(|at| layout.blocks[*at].letters).sum();
    let wider = match prose(&free) {
        0 if got == 0 && prose(&of_page) >= MUCH => of_page,
        prose if got < LITTLE && prose >= 2 * got.max(PROSE) => free,
        _ => return,
    };
    let is_prose = |at: &usize| is_prose(&layout.blocks[*at]);
    taken.fill(false);
    if let (Some(first), Some(last)) = (wider.iter().position(is_prose), wider.iter().rposition(is_prose)) {
        wider[first..=last].iter().for_each(|at| taken[*at] = true);
    }
}

/// Takes what lies between two paragraphs of the article and is set apart by nothing, and drops what was chosen behind
/// them and does not follow on them.
fn recover(layout: &Layout, apart: &[Option<LeftOutKind>], taken: &mut [bool]) {
    let prose = |at: &usize| taken[*at] && apart[*at].is_none() && is_prose(&layout.blocks[*at]);
    let Some(first) = (0..taken.len()).find(prose) else { return };
    let Some(last) = (0..taken.len()).rfind(prose) else { return };
    for at in first..last {
        let outside = is_outside(layout, at) && !is_in_aside_of_prose(layout, at);
        taken[at] |= apart[at].is_none() && says(&layout.blocks[at]) && !outside;
    }
    let gap = (last + 1..taken.len()).find(|at| !taken[*at] && apart[*at].is_none());
    if let Some(gap) = gap {
        taken[gap..].fill(false);
    }
}

/// Is a block in a margin note without links and pictures: a pulled quotation, a box of facts?
fn is_in_aside_of_prose(layout: &Layout, block: usize) -> bool {
    let outside = layout.around(block).map(|place| &layout.places[place]).find(|place| is_margin(place));
    outside.is_some_and(|place| {
        let invites =
            [Names::RELATED, Names::INVITATION, Names::ADVERTISEMENT].into_iter().any(|name| place.names.has(name));
        place.role == Role::Aside && !invites && place.linked + place.fields + place.pictures == 0
    })
}

/// Is a block a statement, and no label, row or link?
fn says(block: &Block) -> bool {
    let stopped = block.text.ends_with(['.', '!', '?', '"', '”', ':', '…']);
    (is_prose(block) || stopped) && 2 * block.linked < block.letters && block.kind != Kind::Row
}
