//! Figures of one article that cannot both be so: for the same thing, or for what may be the same thing. In as many steps
//! as there are figures, but for sorting them: two thousand claims of one measure are one clash, not two million.

use super::check::phrase;
use super::comparison::{Compared, compare, measure, room};
use super::subject::{Likeness, Subject, counted};
use crate::domain::quantity::unit::unit;
use crate::domain::{
    ArticleNumber, Aspect, ClaimNumber, Dimension, Dossier, PartialDate, Quantity, RelationKind, Trend,
};
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// Figures for one thing that cannot all be so, told at the first claim that disagrees with another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clash {
    /// The claim at which the clash is told.
    pub one: ClaimNumber,
    /// The first of those that disagree with it, by number; never empty.
    pub others: Vec<ClaimNumber>,
    /// How many more there are.
    pub more: usize,
    /// Same, or perhaps the same.
    pub likeness: Likeness,
    /// The figure of `one` beside that of the first other.
    pub compared: Compared,
}

impl Clash {
    /// `#4`, `#4 and #9`, `#4, #9, #12 and 58 others`.
    pub fn others_named(&self) -> String {
        let more = match self.more {
            0 => None,
            1 => Some("1 other".to_owned()),
            more => Some(format!("{more} others")),
        };
        phrase::list(self.others.iter().map(ToString::to_string).chain(more))
    }
}

/// How many claims a clash names.
const NAMED: usize = 3;

/// How many claims are tried as the first of a clash of what may be the same: each is laid beside all of its group.
const TRIED: usize = 8;

/// The clashes within each article, by the claims that they are told at.
pub fn clashes(dossiers: &[Dossier]) -> Vec<Clash> {
    let mut groups: BTreeMap<Key<'_>, Vec<Said<'_>>> = BTreeMap::new();
    for dossier in dossiers {
        for (key, said) in said(dossier) {
            groups.entry(key).or_default().push(said);
        }
    }
    let mut found = Vec::new();
    for group in groups.values_mut() {
        group.sort_by_key(|said| said.claim);
        let mut same: BTreeMap<(&Subject, Option<&str>), Vec<&Said<'_>>> = BTreeMap::new();
        for said in group.iter() {
            same.entry((&said.subject, said.as_of.map(PartialDate::as_str))).or_default().push(said);
        }
        for said in same.into_values() {
            found.extend(clash_of_same(&said));
        }
        found.extend(clash_of_perhaps_same(group));
    }
    found.sort_by_key(|clash| (clash.one, clash.likeness, clash.others.first().copied()));
    found
}

/// What figures share that may be of one thing.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Key<'q> {
    article: ArticleNumber,
    dimension: Dimension,
    /// None for units that convert into each other.
    unit: Option<&'q str>,
    /// A change is no level.
    aspect: Option<Aspect>,
    /// None where no word says what is counted.
    counted: Option<Vec<&'q str>>,
    deeds: BTreeSet<String>,
}

/// What a claim says of one thing. Where it gives several figures for it, from the lowest to the highest: "from 20 to 25"
/// does not contradict 25.
struct Said<'q> {
    claim: ClaimNumber,
    subject: Subject,
    as_of: Option<&'q PartialDate>,
    quantity: &'q Quantity,
    /// In the unit that others convert to.
    reach: Reach,
    /// Claims that are known to be narrower, or to update it.
    explained: HashSet<ClaimNumber>,
}

#[derive(Clone, Copy)]
struct Reach {
    low: Option<Decimal>,
    high: Option<Decimal>,
}

impl Reach {
    fn of(quantity: &Quantity) -> Option<Self> {
        let stretch = room(quantity)?.stretch;
        let stretch = match unit(&quantity.unit) {
            Some(unit) => stretch.in_base(&unit)?,
            None => stretch,
        };
        let (low, high) = (stretch.low.map(|end| end.at), stretch.high.map(|end| end.at));
        // A change downwards is written without a minus.
        let is_fall = quantity.aspect == Some(Aspect::Change) && quantity.direction == Some(Trend::Down);
        Some(match is_fall {
            true => Self { low: high.map(|at| -at), high: low.map(|at| -at) },
            false => Self { low, high },
        })
    }

    fn hull(self, other: Self) -> Self {
        Self {
            low: self.low.zip(other.low).map(|(a, b)| a.min(b)),
            high: self.high.zip(other.high).map(|(a, b)| a.max(b)),
        }
    }

    fn is_apart(self, other: Self) -> bool {
        let above = |one: Self, other: Self| one.low.zip(other.high).is_some_and(|(low, high)| low > high);
        above(self, other) || above(other, self)
    }
}

fn said(dossier: &Dossier) -> Vec<(Key<'_>, Said<'_>)> {
    let claim = &dossier.claim;
    let Some(article) = claim.article else { return Vec::new() };
    let explained: HashSet<ClaimNumber> = dossier
        .relations
        .iter()
        .filter(|relation| matches!(relation.kind, RelationKind::NarrowerThan | RelationKind::Updates))
        .flat_map(|relation| [relation.from, relation.to])
        .filter(|other| *other != claim.number)
        .collect();
    let mut found: BTreeMap<Key<'_>, Said<'_>> = BTreeMap::new();
    for quantity in claim.quantities.iter().filter(|quantity| quantity.doubt.is_none()) {
        let Some(reach) = Reach::of(quantity) else { continue };
        let subject = Subject::of(claim, quantity);
        let key = Key {
            article,
            dimension: quantity.dimension,
            unit: unit(&quantity.unit).is_none().then_some(quantity.unit.as_str()),
            aspect: quantity.aspect,
            counted: quantity.measure.as_deref().map(|named| counted(&measure::meaning(named))),
            deeds: subject.deeds.clone(),
        };
        found.entry(key).and_modify(|said| said.reach = said.reach.hull(reach)).or_insert_with(|| Said {
            claim: claim.number,
            subject,
            as_of: claim.as_of.as_ref(),
            quantity,
            reach,
            explained: explained.clone(),
        });
    }
    found.into_iter().collect()
}

/// The clash among claims that say the same of the same, at the first of them that has one.
fn clash_of_same(group: &[&Said<'_>]) -> Option<Clash> {
    if group.first()?.subject.likeness(&group.first()?.subject) != Likeness::Same {
        return None;
    }
    let mut lows: Vec<Decimal> = group.iter().filter_map(|said| said.reach.low).collect();
    let mut highs: Vec<Decimal> = group.iter().filter_map(|said| said.reach.high).collect();
    lows.sort_unstable();
    highs.sort_unstable();
    let at: HashMap<ClaimNumber, &Said<'_>> = group.iter().map(|said| (said.claim, *said)).collect();
    let has_clash = |said: &&&Said<'_>| {
        let above = said.reach.high.map_or(0, |high| lows.len() - lows.partition_point(|low| *low <= high));
        let below = said.reach.low.map_or(0, |low| highs.partition_point(|high| *high < low));
        let explained = said.explained.iter().filter_map(|other| at.get(other));
        above + below > explained.filter(|other| said.reach.is_apart(other.reach)).count()
    };
    let one = *group.iter().find(has_clash)?;
    clash_at(one, group.iter().copied(), Likeness::Same)
}

/// The clash among claims that may speak of the same thing, at the first of them that has one.
fn clash_of_perhaps_same(group: &[Said<'_>]) -> Option<Clash> {
    group.iter().take(TRIED).find_map(|one| {
        let alike = |other: &&Said<'_>| {
            let one_day = one.as_of == other.as_of;
            let open = one.as_of.is_none() || other.as_of.is_none();
            match one.subject.likeness(&other.subject) {
                Likeness::Same => !one_day && open,
                // Without a word for what is counted, sharing one word does not make two figures speak of one thing.
                Likeness::Perhaps if one.quantity.measure.is_none() => {
                    (one_day || open) && one.subject.holds_or_is_held(&other.subject)
                }
                Likeness::Perhaps => one_day || open,
                Likeness::Apart => false,
            }
        };
        clash_at(one, group.iter().filter(alike), Likeness::Perhaps)
    })
}

fn clash_at<'a, 'q: 'a>(
    one: &Said<'_>,
    among: impl Iterator<Item = &'a Said<'q>>,
    likeness: Likeness,
) -> Option<Clash> {
    let is_apart = |other: &&Said<'_>| {
        other.claim != one.claim && !one.explained.contains(&other.claim) && one.reach.is_apart(other.reach)
    };
    let mut apart = among.filter(is_apart);
    let first = apart.next()?;
    let mut others = vec![first.claim];
    others.extend(apart.by_ref().take(NAMED - 1).map(|said| said.claim));
    let compared = compare(one.quantity, first.quantity);
    Some(Clash { one: one.claim, others, more: apart.count(), likeness, compared })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Relation;
    use crate::judgement::check::tests::case::{Case, date, quantity};

    fn claim(number: u32, text: &str, raw: &str, point: i64, measure: &str) -> Dossier {
        let mut dossier = Case::saying(text).figure(quantity(raw, point, Some(measure))).dossier;
        dossier.claim.number = ClaimNumber(number);
        dossier.claim.article = Some(ArticleNumber(1));
        dossier
    }

    fn plan(number: u32, point: i64) -> Dossier {
        claim(number, &format!("The plan has {point} points."), &format!("{point} points"), point, "points")
    }

    fn told(dossiers: &[Dossier]) -> Vec<(u32, Vec<u32>, usize, Likeness)> {
        let clashes = clashes(dossiers);
        let told = clashes
            .iter()
            .map(|clash| (clash.one.0, clash.others.iter().map(|other| other.0).collect(), clash.more, clash.likeness));
        told.collect()
    }

    #[test]
    fn one_thing_has_one_figure_and_two_articles_may_differ() {
        assert_eq!(told(&[plan(1, 28), plan(2, 20)]), [(1, vec![2], 0, Likeness::Same)]);
        assert_eq!(told(&[plan(1, 28), plan(2, 28)]), []);
        let mut elsewhere = plan(2, 20);
        elsewhere.claim.article = Some(ArticleNumber(2));
        assert_eq!(told(&[plan(1, 28), elsewhere]), []);
    }

    #[test]
    fn shares_and_sums_without_a_word_for_what_they_count_clash_by_what_is_said_of_them() {
        let bare = |number, text: &str, raw: &str, point| {
            let mut dossier = claim(number, text, raw, point, "x");
            dossier.claim.quantities[0].measure = None;
            dossier
        };
        let inflation = |number, text, raw, point| bare(number, text, raw, point);
        let one = inflation(1, "Inflation was 2 percent in February.", "2 percent", 2);
        let other = inflation(2, "Inflation stood at 3 percent in February.", "3 percent", 3);
        assert_eq!(told(&[one.clone(), other]), [(1, vec![2], 0, Likeness::Same)]);
        let in_town = inflation(2, "Inflation in Bremen was 3 percent in February.", "3 percent", 3);
        assert_eq!(told(&[one.clone(), in_town]), [(1, vec![2], 0, Likeness::Perhaps)]);
        let turnout = inflation(2, "Turnout was 60 percent in February.", "60 percent", 60);
        assert_eq!(told(&[one, turnout]), []);
        let schools = bare(1, "The budget for schools is $5 million.", "$5 million", 5);
        let roads = bare(2, "The budget for roads is $9 million.", "$9 million", 9);
        assert_eq!(told(&[schools, roads]), []);
    }

    #[test]
    fn other_days_are_other_figures_and_a_day_left_open_is_only_perhaps_another() {
        let dated = |number, point, day: &str| {
            let mut dossier = plan(number, point);
            dossier.claim.as_of = Some(date(day));
            dossier
        };
        assert_eq!(told(&[dated(1, 28, "2025-11"), dated(2, 20, "2025-12")]), []);
        assert_eq!(told(&[dated(1, 28, "2025-11"), plan(2, 20)]), [(1, vec![2], 0, Likeness::Perhaps)]);
    }

    #[test]
    fn an_update_explains_the_difference() {
        let (mut one, mut other) = (plan(1, 28), plan(2, 20));
        let relation = Relation { from: ClaimNumber(2), kind: RelationKind::Updates, to: ClaimNumber(1), note: None };
        one.relations.push(relation.clone());
        other.relations.push(relation);
        assert_eq!(told(&[one.clone(), other.clone()]), []);
        assert_eq!(told(&[one, other, plan(3, 40)]), [(1, vec![3], 0, Likeness::Same)]);
    }

    #[test]
    fn what_was_done_to_people_is_counted_apart() {
        let people = [
            ("The attack killed 43 people.", 43),
            ("Police arrested 17 people.", 17),
            ("The flood displaced 110 people.", 110),
            ("Some 200 people marched.", 200),
        ];
        let dossiers: Vec<Dossier> = people
            .iter()
            .zip(1..)
            .map(|((text, n), at)| claim(at, text, &format!("{n} people"), *n, "people"))
            .collect();
        assert_eq!(told(&dossiers), []);
        let killed = claim(9, "43 people were killed in the attack.", "43 people were killed", 43, "people_killed");
        let more = claim(10, "50 people were killed in the attack.", "50 people were killed", 50, "people_killed");
        assert_eq!(told(&[dossiers[0].clone(), killed, more]), [(1, vec![10], 0, Likeness::Same)]);
    }

    #[test]
    fn many_that_differ_are_one_clash_that_counts_them() {
        let many: Vec<Dossier> = (1..=62).map(|number| plan(number, i64::from(number) * 100)).collect();
        assert_eq!(told(&many), [(1, vec![2, 3, 4], 58, Likeness::Same)]);
    }

    #[test]
    fn a_claim_that_gives_both_ends_does_not_contradict_one_of_them() {
        let mut both = plan(1, 20);
        both.claim.quantities.push(quantity("25 points", 25, Some("points")));
        assert_eq!(told(&[both.clone(), plan(2, 25)]), []);
        assert_eq!(told(&[both, plan(2, 40)]).len(), 1);
    }
}
