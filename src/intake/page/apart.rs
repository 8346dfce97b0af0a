//! Which parts of a page are set apart from an article by their structure: captions, related links, invitations, boxes on
//! the author, stamps.
//!
//! What an element is called is only half of a reason; the other half is what stands in it: pictures, fields, links, little
//! text. So no name of a class can take a paragraph out of an article.

use super::block::{Block, Kind, Layout};
use super::place::{Names, Place, Role};
use super::stamp::is_stamp;
use crate::domain::LeftOutKind;

/// A place that holds more than this part of what was chosen is the article, whatever it is called.
const MAIN: f64 = 0.4;

/// What each block is set apart as.
pub fn set_apart(layout: &Layout) -> Vec<Option<LeftOutKind>> {
    let all = layout.places[0].chosen;
    let mut by_place: Vec<Option<LeftOutKind>> = Vec::with_capacity(layout.places.len());
    for (at, place) in layout.places.iter().enumerate() {
        let around = if at == 0 { None } else { by_place[place.around] };
        let is_main = place.chosen as f64 > MAIN * all as f64 && place.chosen > 0;
        by_place.push(around.or_else(|| if is_main { None } else { kind(layout, place) }));
    }
    let mut apart: Vec<Option<LeftOutKind>> = layout
        .blocks
        .iter()
        .map(|block| match block.kind {
            Kind::Struck => Some(LeftOutKind::Struck),
            _ => by_place[block.place].or_else(|| alone(layout, block)),
        })
        .collect();
    stamps(layout, &mut apart);
    headings_of_links(layout, &mut apart);
    apart
}

/// What a place is set apart as.
fn kind(layout: &Layout, place: &Place) -> Option<LeftOutKind> {
    let names = |one| place.names.has(one);
    let blocks = place.blocks.len();
    let mostly_links = 2 * place.linked >= place.letters && place.linked > 0;
    let is_laden = place.linked > 0 || place.pictures > 0 || place.fields > 0;
    // A sentence is none.
    let is_sentence = |block: &Block| block.letters >= 40 && block.text.ends_with('.');
    let is_label = place.letters < 80 && !layout.blocks[place.blocks.clone()].iter().any(is_sentence);
    let pictured = is_pictured(layout, place);
    match place.role {
        Role::Caption => return Some(LeftOutKind::Caption),
        Role::Figure if place.pictures > 0 && place.letters < 600 => return Some(LeftOutKind::Caption),
        Role::Navigation => return Some(LeftOutKind::Links),
        Role::Form if place.fields > 0 && place.letters < 600 => return Some(LeftOutKind::Invitation),
        Role::Quote => return None,
        _ => {}
    }
    if names(Names::CAPTION) && pictured && place.letters < 600 {
        return Some(LeftOutKind::Caption);
    }
    if names(Names::GALLERY) && place.pictures > 0 && place.letters < 600 * place.pictures {
        return Some(LeftOutKind::Caption);
    }
    if names(Names::RELATED) && mostly_links {
        return Some(LeftOutKind::Links);
    }
    if names(Names::INVITATION) && (place.fields > 0 || place.linked > 0) && place.letters < 600 {
        return Some(LeftOutKind::Invitation);
    }
    if names(Names::SHARE) && place.letters < 150 && (mostly_links || place.fields > 0) {
        return Some(LeftOutKind::Invitation);
    }
    if names(Names::ADVERTISEMENT) && place.letters < 200 && (is_laden || is_label) {
        return Some(LeftOutKind::Invitation);
    }
    if names(Names::AUTHOR) && place.letters < 800 && (is_laden || is_label) {
        return Some(LeftOutKind::Author);
    }
    if names(Names::STAMP) && is_label && holds_a_digit(layout, place) {
        return Some(LeftOutKind::Stamp);
    }
    if names(Names::COMMENTS) && place.chosen * 2 < place.letters {
        return Some(LeftOutKind::Comments);
    }
    if blocks >= 2 && place.linked * 10 >= place.letters * 9 && place.letters > 0 {
        return Some(LeftOutKind::Links);
    }
    if names(Names::FURNITURE) && mostly_links || is_card(layout, place) {
        return Some(LeftOutKind::Links);
    }
    None
}

/// A linked heading with a line or two of the story behind it.
fn is_card(layout: &Layout, place: &Place) -> bool {
    let blocks = &layout.blocks[place.blocks.clone()];
    let headed =
        blocks.first().is_some_and(|block| matches!(block.kind, Kind::Heading(_)) && block.linked == block.letters);
    headed && blocks.len() > 1 && place.letters < 600 && 10 * place.linked >= 3 * place.letters
}

/// Does a picture stand in the place, or beside it where there is little else?
fn is_pictured(layout: &Layout, place: &Place) -> bool {
    const BESIDE: usize = 3;
    let mut near = place;
    for _ in 0..BESIDE {
        if near.pictures > 0 {
            return true;
        }
        near = &layout.places[near.around];
        if near.letters > 2 * place.letters + 400 {
            return false;
        }
    }
    false
}

fn holds_a_digit(layout: &Layout, place: &Place) -> bool {
    layout.blocks[place.blocks.clone()].iter().any(|block| block.text.contains(|c: char| c.is_ascii_digit()))
}

/// What a block is by itself: a stamp, a link to another story, a line under a picture.
fn alone(layout: &Layout, block: &Block) -> Option<LeftOutKind> {
    let Block { letters, linked, timed, .. } = *block;
    if 2 * timed >= letters && timed > 0 {
        return Some(LeftOutKind::Stamp);
    }
    if matches!(block.kind, Kind::Item | Kind::Row) || layout.places[block.place].role == Role::Quote {
        return None;
    }
    if is_link(block) {
        return Some(LeftOutKind::Links);
    }
    // Nothing else stands there than a picture and a line.
    let place = &layout.places[block.place];
    (place.pictures > 0 && place.blocks.len() == 1 && letters < LINE && linked < letters)
        .then_some(LeftOutKind::Caption)
}

/// A line under a picture or a line that leads elsewhere has fewer letters.
const LINE: usize = 180;

/// Is the whole paragraph a link, or a link behind a label: "Related: What the council said"?
fn is_link(block: &Block) -> bool {
    const LABEL: usize = 25;
    let unlinked = block.letters - block.linked;
    let labelled = block.text.split_once(':').is_some_and(|(label, _)| label.len() <= LABEL);
    block.linked >= 10
        && block.letters < LINE
        && (10 * unlinked <= block.letters || labelled && unlinked <= LABEL && unlinked < block.linked)
}

/// Stamps stand above the first paragraph or below the last: between them a time may be a heading.
fn stamps(layout: &Layout, apart: &mut [Option<LeftOutKind>]) {
    const PARAGRAPH: usize = 60;
    let is_paragraph = |block: &Block| block.letters >= PARAGRAPH && 2 * block.chosen > block.letters;
    let Some(first) = layout.blocks.iter().position(is_paragraph) else { return };
    let last = layout.blocks.iter().rposition(is_paragraph).unwrap_or(first);
    for (at, (block, apart)) in layout.blocks.iter().zip(apart).enumerate() {
        if !(first..=last).contains(&at) && apart.is_none() && is_stamp(&block.text) {
            *apart = Some(LeftOutKind::Stamp);
        }
    }
}

/// A heading over nothing but links belongs to them.
fn headings_of_links(layout: &Layout, apart: &mut [Option<LeftOutKind>]) {
    let (mut links, mut others) = (false, false);
    for at in (0..layout.blocks.len()).rev() {
        let block = &layout.blocks[at];
        match (block.kind, apart[at]) {
            (Kind::Heading(_), None) => {
                if links && !others {
                    apart[at] = Some(LeftOutKind::Links);
                }
                (links, others) = (false, false);
            }
            (_, Some(LeftOutKind::Links)) => links = true,
            (_, None) => others |= block.chosen > 0,
            (_, Some(_)) => {}
        }
    }
}
