//! The article as a line with a tick for each claim, where its words stand: high and coloured where it does not stand, so
//! that the shape says it, too.

use super::badge::Badge;
use crate::report::{Standing, Text};

pub struct Map {
    pub ticks: Vec<Tick>,
    /// What it shows, in words.
    pub said: String,
}

pub struct Tick {
    pub class: &'static str,
    /// From 0 to 1000.
    pub at: usize,
    pub top: usize,
    pub height: usize,
}

/// Fewer ticks make no map.
const FEWEST: usize = 5;
const LENGTH: usize = 996;
const HIGH: usize = 20;

impl Map {
    /// None for a text with few claims.
    pub fn of(text: &Text) -> Option<Self> {
        let length = text.covered.stored.revision.body.chars().count().max(1);
        let tick = |section: &&crate::report::Section| {
            let start = section.dossier.claim.anchor.as_ref()?.start as usize;
            let height = match section.standing() {
                _ if section.dossier.set_aside.is_some() => 3,
                Standing::Fails => HIGH,
                Standing::Open => 14,
                Standing::Partly => 10,
                Standing::True | Standing::Said | Standing::NotCheckable => 6,
            };
            let class = if section.dossier.set_aside.is_some() { "set-aside" } else { Badge::telling(section).class };
            Some(Tick { class, at: start * LENGTH / length, top: HIGH - height + 1, height })
        };
        let ticks: Vec<Tick> = text.marked.iter().filter_map(tick).collect();
        let fail = ticks.iter().filter(|tick| tick.height == HIGH).count();
        let said =
            format!("Where the {} claims stand in the text; the {fail} highest do not stand as written", ticks.len());
        (ticks.len() >= FEWEST).then_some(Self { ticks, said })
    }
}
