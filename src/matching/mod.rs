//! Whether a claim has been checked already: which of the claims at hand are nearly the same, how near, and what differs.
//! Pure: texts in, likenesses out.
//!
//! `words.rs` makes terms of a text, `list.rs` and `rank.rs` find the items that share the rarest of them, `letters.rs` puts
//! the best of those in order, `likely.rs` says how likely the best is the same, and `differs.rs` in what it is not.

pub mod differs;
pub(crate) mod letters;
pub mod likely;
pub(crate) mod list;
pub(crate) mod rank;
pub(crate) mod words;

use likely::{Chance, Signs};
use rank::{Among, Index};
use std::collections::{HashMap, HashSet};
use words::Terms;

/// What may be the same as a claim.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Item {
    /// The claim as it was checked, in the words of whoever checked it.
    pub text: String,
    /// Of the page on which it was checked.
    pub title: Option<String>,
    /// BCP 47; English where none is given.
    pub language: Option<String>,
}

/// Claims to be found again by what they say.
pub struct Memory {
    items: Vec<Item>,
    index: Index,
    terms: Terms,
}

/// An item that is near to a claim.
#[derive(Debug, Clone, PartialEq)]
pub struct Near {
    /// Its place among the items.
    pub item: usize,
    /// The same statement in the same words elsewhere, by place.
    pub also: Vec<usize>,
    /// What speaks for the two being the same, each sign by itself.
    pub signs: Signs,
    /// The terms that both have, the rarest first.
    pub shared: Vec<String>,
}

/// How many items are read again, letter by letter.
pub const READ_AGAIN: usize = 100;
/// How much likeness by letters counts beside the score by words, of which the best item has 1.
const LETTERS: f32 = 3.0;
/// From this much of their terms in common, two items say nearly the same, and neither leads before the other.
const ALIKE: f32 = 0.5;
/// Among fewer items than this, nothing need stand next that is near at all, and to lead says little.
const FEW: u32 = 2_000;
/// What the next statement then counts at the least: as much as it does in the middle among ten thousand.
const BACKGROUND: f32 = 1.0;

impl Memory {
    /// Reads every item once; that takes most of the time, and asking takes little.
    pub fn of(items: Vec<Item>) -> Self {
        Self::new(items, Index::of)
    }

    /// Of items that were chosen among many, by terms of which is known how many of all have them.
    pub fn of_some(items: Vec<Item>, among: Among) -> Self {
        Self::new(items, |terms| Index::of_some(terms, among))
    }

    fn new(items: Vec<Item>, index: impl FnOnce(&[Vec<String>]) -> Index) -> Self {
        let mut terms = Terms::default();
        let of: Vec<Vec<String>> = items.iter().map(|item| indexed(&mut terms, item)).collect();
        Self { index: index(&of), items, terms }
    }

    /// The statements that are nearest to a text, nearest first.
    pub fn nearest(&mut self, text: &str, language: Option<&str>, most: usize) -> Vec<Near> {
        self.nearest_but(None, text, language, most)
    }

    /// The same, as if one of the items were not there: a claim is nearest to itself.
    pub fn nearest_but(&mut self, but: Option<usize>, text: &str, language: Option<&str>, most: usize) -> Vec<Near> {
        let Self { items, index, terms } = self;
        let asked = terms.of(text, language);
        let mut hits = index.best(&asked, READ_AGAIN);
        hits.retain(|hit| Some(hit.item as usize) != but);
        let candidates: Vec<(&Item, f32)> = hits.iter().map(|hit| (&items[hit.item as usize], hit.score)).collect();
        let mut near = nearest(
            terms,
            text,
            language,
            &candidates,
            &Known { all: index.all(), idf: &|term| index.idf(term) },
            most,
        );
        for one in &mut near {
            one.item = hits[one.item].item as usize;
            one.also.iter_mut().for_each(|also| *also = hits[*also].item as usize);
        }
        near
    }
}

/// What is known of all items, of which the candidates are the best.
pub(crate) struct Known<'k> {
    /// How many items there are.
    pub all: u32,
    /// How much a term says.
    pub idf: &'k dyn Fn(&str) -> f32,
}

/// Puts the best items by words in order by their letters, too: the nearest statements first, each by its place among the
/// candidates. Candidates have their scores by words, best first.
pub(crate) fn nearest(
    terms: &mut Terms,
    text: &str,
    language: Option<&str>,
    candidates: &[(&Item, f32)],
    known: &Known<'_>,
    most: usize,
) -> Vec<Near> {
    let idf = known.idf;
    let background = if known.all < FEW { BACKGROUND } else { 0.0 };
    let Some(top) = candidates.first().map(|(_, score)| *score) else { return Vec::new() };
    let whole: Vec<String> = candidates.iter().map(|(item, _)| whole(item)).collect();
    let alike = letters::alike(text, &whole.iter().map(String::as_str).collect::<Vec<_>>());
    let scores = candidates.iter().map(|(_, score)| score / top);
    let mut order: Vec<(f32, usize)> =
        scores.zip(&alike).map(|(score, alike)| score + LETTERS * alike).zip(0..).collect();
    order.sort_by(|(one, first), (other, second)| other.total_cmp(one).then(first.cmp(second)));
    let found = statements(terms, candidates, &alike, order);
    let asked: HashSet<String> = terms.of(text, language).into_iter().collect();
    // What terms say together, each once: what a text of just them would score, but for its length. In their order, for
    // the same sum every time.
    let weight = |terms: &mut dyn Iterator<Item = &String>| -> f32 {
        let mut terms: Vec<&String> = terms.collect();
        terms.sort_unstable();
        terms.into_iter().map(|term| idf(term)).sum()
    };
    let own = weight(&mut asked.iter());
    let near = |one: &Found| {
        let mut shared: Vec<String> = one.terms.intersection(&asked).cloned().collect();
        shared.sort_unstable_by(|one, other| idf(other).total_cmp(&idf(one)).then(one.cmp(other)));
        let score = one.score / own.max(f32::MIN_POSITIVE);
        let covered = weight(&mut shared.iter()) / weight(&mut one.terms.iter()).max(1.0);
        // Among few items many a claim stands alone: there it leads by what it says alone, not by what others do not.
        let said = if known.all < FEW { score.max(covered).min(1.0).powi(2) } else { 1.0 };
        Near {
            item: one.item,
            also: one.also.clone(),
            signs: Signs {
                score,
                letters: one.alike,
                covered,
                lead: one.lead(&found, background) * said,
                shared: (1.0 + shared.len() as f32).ln(),
            },
            shared,
        }
    };
    found.iter().take(most).map(near).collect()
}

/// The candidates in this order, each statement once: who says the same words again stands with the first.
fn statements(
    terms: &mut Terms,
    candidates: &[(&Item, f32)],
    alike: &[f32],
    order: impl IntoIterator<Item = (f32, usize)>,
) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    let mut seen: HashMap<String, usize> = HashMap::new();
    for (combined, at) in order {
        let (item, score) = candidates[at];
        let key = statement(&item.text);
        match seen.get(&key) {
            Some(same) => found[*same].also.push(at),
            None => {
                seen.insert(key, found.len());
                let terms: HashSet<String> = terms.of(&item.text, item.language.as_deref()).into_iter().collect();
                found.push(Found { item: at, also: Vec::new(), combined, score, alike: alike[at], terms });
            }
        }
    }
    found
}

impl Near {
    /// How likely it is the same claim, whatever they differ in.
    pub fn chance(&self) -> Chance {
        Chance::of(&self.signs)
    }
}

/// A statement among the hits.
struct Found {
    item: usize,
    also: Vec<usize>,
    combined: f32,
    score: f32,
    alike: f32,
    terms: HashSet<String>,
}

impl Found {
    /// How far it stands before the next statement that does not say nearly the same.
    fn lead(&self, all: &[Self], background: f32) -> f32 {
        let next = all.iter().find(|other| other.item != self.item && self.in_common(other) < ALIKE);
        let next = next.map_or(0.0, |next| next.combined).max(background);
        (self.combined - next) / self.combined.max(f32::MIN_POSITIVE)
    }

    fn in_common(&self, other: &Self) -> f32 {
        let both = self.terms.intersection(&other.terms).count() as f32;
        both / (self.terms.len() + other.terms.len()).max(1) as f32 * 2.0
    }
}

/// The terms under which an item is found.
pub fn indexed(terms: &mut Terms, item: &Item) -> Vec<String> {
    let language = item.language.as_deref();
    let mut of = terms.of(&item.text, language);
    of.extend(item.title.iter().flat_map(|title| terms.of(title, language)));
    of
}

fn whole(item: &Item) -> String {
    match &item.title {
        Some(title) => format!("{} {title}", item.text),
        None => item.text.clone(),
    }
}

/// What makes two texts one statement: letters and digits, nothing else.
pub fn statement(text: &str) -> String {
    words::words(text).concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn memory(texts: &[&str]) -> Memory {
        Memory::of(texts.iter().map(|text| Item { text: (*text).to_owned(), ..Item::default() }).collect())
    }

    #[test]
    fn the_nearest_statement_comes_first_and_its_copies_stand_beside_it() {
        let mut memory = memory(&[
            "The bridge was closed for repairs after a crack was found.",
            "The bridge cost 2.4 billion euros to build.",
            "The mayor cut the police budget by $12 million.",
            "THE BRIDGE cost 2.4 billion euros to build",
        ]);
        let near = memory.nearest("Building the bridge cost 2.4 billion euros", None, 10);
        let found: Vec<(usize, &[usize])> = near.iter().map(|near| (near.item, &near.also[..])).collect();
        assert_eq!(found, [(1, &[3][..]), (0, &[])]);
        assert!(near[0].signs.lead > 0.0 && near[1].signs.lead < 0.0);
    }

    #[test]
    fn the_only_claim_at_hand_is_not_the_same_for_standing_alone() {
        let near = memory(&["The mayor opened the bridge in May."]).nearest("The bridge fell.", None, 1);
        assert!(!near[0].chance().is_possible(), "{near:?}");
        let frame =
            memory(&["Norway treats fish quotas as a red line.", "Norway treats the tax on boats as a red line."]);
        let near = { frame }.nearest("Norway treats oil drilling as a red line.", None, 1);
        assert!(!near[0].chance().is_very_likely(), "{near:?}");
        let near =
            memory(&["The mayor opened the bridge in May."]).nearest("In May the mayor opened a bridge", None, 1);
        assert!(near[0].chance().is_very_likely(), "{near:?}");
    }

    #[test]
    fn items_chosen_among_many_score_as_among_all() {
        let texts: Vec<String> =
            (0..3_000).map(|at| format!("Report {at} on road {} says tolls rose.", at % 50)).collect();
        let of = |texts: &[String]| -> Vec<Item> {
            texts.iter().map(|text| Item { text: text.clone(), ..Item::default() }).collect()
        };
        let asked = "Tolls rose on road 7, says report 57";
        let whole = Memory::of(of(&texts)).nearest(asked, None, 1).remove(0);
        let chosen: Vec<String> = texts.iter().filter(|text| text.contains("road 7 ")).cloned().collect();
        let have = [
            ("7", 60),
            ("57", 1),
            ("road", 3_000),
            ("toll", 3_000),
            ("rose", 3_000),
            ("report", 3_000),
            ("say", 3_000),
        ];
        let have = have.into_iter().map(|(term, have)| (term.to_owned(), have)).collect();
        let some = Memory::of_some(of(&chosen), Among { all: 3_000, have }).nearest(asked, None, 1).remove(0);
        assert_eq!(texts[whole.item], chosen[some.item]);
        assert!((whole.signs.score - some.signs.score).abs() < 0.02, "{whole:?} {some:?}");
    }

    #[test]
    fn nothing_is_near_to_what_shares_no_word() {
        assert_eq!(memory(&["Rain fell."]).nearest("The treaty bans it.", None, 10), []);
        assert_eq!(memory(&[]).nearest("The treaty bans it.", None, 10), []);
        assert_eq!(memory(&["Rain fell."]).nearest("", None, 10), []);
    }
}
