//! What a figure is said of: the deed (killed, arrested, marched) and the words beside it. Two figures can contradict each
//! other only where they speak of one deed, one subject and one time; four things done to people are four counts.

use crate::domain::{Claim, OWN_VOICE, Quantity};
use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::LazyLock;

/// What is said of a claim's figures, in stems.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Subject {
    /// What was done, each by one word for all of its words: "killed" for "dead".
    pub deeds: BTreeSet<String>,
    /// Every other word that carries meaning.
    pub about: BTreeSet<String>,
    /// Those of `about` that are names.
    pub names: BTreeSet<String>,
}

/// How much two subjects have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Likeness {
    /// Deed and words are the same.
    Same,
    /// One may be the other in other words.
    Perhaps,
    /// They speak of other things, or there is no telling.
    Apart,
}

/// Deeds that go by several words, a line each; the first stands for them all. Kept short on purpose: casualties are not deaths.
const DEEDS: &str = "
killed kill kills killing died die dead death deaths fatalities perished slain
wounded wound wounds injured injure injuries injury hurt
arrested arrest arrests detained detain detentions jailed imprisoned
displaced displace displacement fled flee fleeing uprooted evacuated evacuations
marched marching protested protest protesting demonstrated rallied protesters
captured capture captures seized seize
lost lose loses losing loss losses
won win wins winning
built build builds
sold sell sells sales
bought buy buys
hired hire hires recruited
fired fire fires dismissed laid
spent spend spends spending
paid pay pays
sent send sends
missing disappeared vanished
rescued saved
infected infections cases
left leave leaves leaving
gave give gives given
voted vote votes voting
born births
shot shoot shooting";

/// Words that say only that there is a figure, who reported it, or how sure they are.
const EMPTY: &str = "
a about according after all almost already also altogether an and another any approximately are around as at be
been before being but by close confirmed contain contained contains count counted did do does during estimated
estimates exactly far fewer for from had has have he her his in include included includes into is it its just
least less made more most near nearly now number numbered of officials on only or other others over put reach reached
recorded remain remained remains report reported reports roughly said say says she since so some stand stands
stood than that the their them there these they this those to total totalled totaled under until up was were
which while who will with would today yesterday";

static DEED_OF: LazyLock<HashMap<&str, &str>> = LazyLock::new(|| {
    let groups = DEEDS.trim().lines().filter_map(|line| Some((line.split(' ').next()?, line)));
    groups.flat_map(|(first, line)| line.split(' ').map(move |word| (word, first))).collect()
});

static IS_EMPTY: LazyLock<HashSet<&str>> = LazyLock::new(|| EMPTY.split_whitespace().collect());

impl Subject {
    /// What a claim says of one of its figures: its words without those of the figures and of who says so.
    pub fn of(claim: &Claim, quantity: &Quantity) -> Self {
        let mut own: Vec<String> = Vec::new();
        for figure in &claim.quantities {
            own.extend(words(&figure.raw).map(str::to_lowercase));
        }
        for link in claim.attribution.iter().filter(|link| link.speaker != OWN_VOICE) {
            own.extend(words(&link.speaker).map(str::to_lowercase));
            own.extend(link.cue.iter().flat_map(|cue| words(cue)).map(str::to_lowercase));
        }
        own.sort_unstable();
        let mut subject = Self { deeds: BTreeSet::new(), about: BTreeSet::new(), names: BTreeSet::new() };
        // The figure's own words may name the deed: "17 arrests", "43 people were killed".
        for word in words(&quantity.raw).chain(quantity.measure.as_deref().unwrap_or_default().split('_')) {
            subject.deeds.extend(named_deed(&word.to_lowercase()).map(str::to_owned));
        }
        for (at, word) in words(&claim.text).enumerate() {
            let lower = word.to_lowercase();
            let is_known = own.binary_search(&lower).is_ok() || IS_EMPTY.contains(lower.as_str());
            if is_known || !lower.chars().any(char::is_alphabetic) {
                continue;
            }
            match deed(&lower) {
                Some(deed) => subject.deeds.insert(deed),
                None => {
                    let stem = singular(&lower).to_owned();
                    if at > 0 && word.chars().next().is_some_and(char::is_uppercase) {
                        subject.names.insert(stem.clone());
                    }
                    subject.about.insert(stem)
                }
            };
        }
        subject
    }

    /// Whether all that one says of its figure the other says, too.
    pub fn holds_or_is_held(&self, other: &Self) -> bool {
        self.about.is_subset(&other.about) || other.about.is_subset(&self.about)
    }

    /// How much the two have in common by their stems; where neither says anything, perhaps.
    pub fn likeness(&self, other: &Self) -> Likeness {
        let says_nothing = self.deeds.is_empty() && self.about.is_empty();
        if self.deeds != other.deeds {
            return Likeness::Apart;
        }
        if self.about == other.about {
            return if says_nothing { Likeness::Perhaps } else { Likeness::Same };
        }
        let names_differ = !self.names.is_empty() && !other.names.is_empty() && self.names.is_disjoint(&other.names);
        let shares = !self.about.is_disjoint(&other.about);
        let one_is_silent = self.about.is_empty() || other.about.is_empty();
        match !names_differ && (shares || (one_is_silent && !self.deeds.is_empty())) {
            true => Likeness::Perhaps,
            false => Likeness::Apart,
        }
    }
}

/// What is counted, without the words that name a deed and without people, who are counted unless something else is.
pub fn counted<'m>(meaning: &[&'m str]) -> Vec<&'m str> {
    let mut counted: Vec<&str> = meaning.iter().copied().filter(|word| named_deed(word).is_none()).collect();
    counted.retain(|word| *word != "people");
    counted
}

fn named_deed(word: &str) -> Option<&'static str> {
    DEED_OF.get(word).copied()
}

/// The deed that a word names: one of the table, or a past form.
fn deed(word: &str) -> Option<String> {
    if let Some(deed) = named_deed(word) {
        return Some(deed.to_owned());
    }
    let is_past = word.len() > 4 && word.ends_with("ed") && !["hundred", "united", "indeed"].contains(&word);
    is_past.then(|| word.to_owned())
}

fn singular(word: &str) -> &str {
    match word.strip_suffix('s') {
        Some(one) if one.len() > 2 && !one.ends_with('s') => one,
        _ => word,
    }
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    let apart = |c: char| !c.is_alphanumeric() && c != '\'' && c != '’';
    let bare = |word: &str| -> usize { word.find(['\'', '’']).unwrap_or(word.len()) };
    text.split(apart).map(move |word| &word[..bare(word)]).filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{ClaimNumber, Dimension, Link, NewClaim, Uid};
    use rust_decimal::Decimal;

    fn subject(text: &str, raw: &str, measure: &str) -> Subject {
        let quantity = Quantity {
            measure: Some(measure.to_owned()),
            point: Some(Decimal::ONE),
            ..Quantity::new(raw, Dimension::Count, "1")
        };
        let attribution = vec![Link::voice(OWN_VOICE), Link::voice("the mayor")];
        let new = NewClaim {
            text: text.to_owned(),
            quantities: Some(vec![quantity.clone()]),
            attribution,
            ..NewClaim::default()
        };
        Subject::of(&new.checked(ClaimNumber(1), Uid(uuid::Uuid::nil()), None).unwrap(), &quantity)
    }

    fn likeness(one: (&str, &str), other: (&str, &str)) -> Likeness {
        subject(one.0, one.1, "people").likeness(&subject(other.0, other.1, "people"))
    }

    #[test]
    fn what_was_done_to_people_tells_counts_of_people_apart() {
        let all = [
            ("The attack killed 43 people.", "43 people"),
            ("Police arrested 17 people.", "17 people"),
            ("The flood displaced 11,000 people.", "11,000 people"),
            ("Some 20,000 people marched in the city.", "20,000 people"),
            ("The clinic treated 90 people.", "90 people"),
        ];
        for (at, one) in all.iter().enumerate() {
            for other in &all[at + 1..] {
                assert_eq!(likeness(*one, *other), Likeness::Apart, "{one:?} {other:?}");
            }
        }
    }

    #[test]
    fn one_thing_in_the_same_words_is_the_same_whoever_says_so() {
        let strike = ("The strike killed 43 people.", "43 people");
        assert_eq!(likeness(strike, ("The strike killed 45 people, the mayor said.", "45 people")), Likeness::Same);
        assert_eq!(likeness(strike, ("45 people died in the strike on Lviv.", "45 people")), Likeness::Perhaps);
        assert_eq!(likeness(("The bomb in Kyiv killed 4.", "4"), ("The bomb in Lviv killed 9.", "9")), Likeness::Apart);
        assert_eq!(likeness(("There are 28 points.", "28 points"), ("20 points.", "20 points")), Likeness::Perhaps);
    }
}
