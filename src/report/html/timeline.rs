//! The days that matter, drawn to scale: when claims hold, when evidence was published or its data end.

use super::badge::Badge;
use super::rich::{Links, Place};
use crate::domain::PartialDate;
use crate::report::{Report, words};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// Fewer dates make no line.
const FEWEST: usize = 3;
/// A date names so many pieces of evidence, and counts the rest.
const MOST: usize = 24;
const LENGTH: i64 = 1000;

pub struct Timeline<'r> {
    pub dates: Vec<Dated<'r>>,
    /// The line to scale; none where no two days lie apart.
    pub line: Option<Line>,
}

/// From the first day to the last, with what is dated in between.
pub struct Line {
    pub first: String,
    pub last: String,
    pub days: Vec<Day>,
    pub said: String,
}

pub struct Day {
    /// From 0 to 1000.
    pub at: i64,
    /// How high the column of claims stands, from 0 to 30.
    pub claims: usize,
    /// How deep that of the evidence hangs.
    pub evidence: usize,
}

/// What is dated so.
pub struct Dated<'r> {
    pub date: &'r str,
    /// The last date of several that only date evidence, and stand in one line.
    pub until: Option<&'r str>,
    /// The claims that hold then.
    pub claims: Vec<(Place, Badge)>,
    pub published: Pieces,
    pub data: Pieces,
}

/// Pieces of evidence by their numbers, and how many more there are.
#[derive(Default)]
pub struct Pieces {
    pub numbers: Vec<String>,
    pub more: Option<String>,
}

impl<'r> Timeline<'r> {
    /// None where too little is dated.
    pub fn of(report: &'r Report, links: &Links) -> Option<Self> {
        let mut dates: BTreeMap<DatePlace, Dated> = BTreeMap::new();
        let mut dated = 0;
        for section in &report.claims {
            let claim = &section.dossier.claim;
            if let Some(date) = &claim.as_of {
                dated += 1;
                let holds = (Place::of(claim.number, links), Badge::telling(section));
                on(&mut dates, date).claims.push(holds);
            }
            for stored in section.dossier.evidence.iter().filter(|stored| stored.stands()) {
                let published = stored.evidence.published.as_ref().or(stored.source.published.as_ref());
                let number = stored.evidence.number.to_string();
                dated += usize::from(published.is_some()) + usize::from(stored.evidence.data_as_of.is_some());
                if let Some(date) = published {
                    on(&mut dates, date).published.numbers.push(number.clone());
                }
                if let Some(date) = &stored.evidence.data_as_of {
                    on(&mut dates, date).data.numbers.push(number);
                }
            }
        }
        let line = Line::of(&dates);
        let mut dates = joined(dates.into_values());
        dates.iter_mut().for_each(|dated| {
            dated.published.shorten();
            dated.data.shorten();
        });
        (dated >= FEWEST).then_some(Self { dates, line })
    }
}

impl Line {
    fn of(dates: &BTreeMap<DatePlace, Dated>) -> Option<Self> {
        let mut days: BTreeMap<Date, (usize, usize)> = BTreeMap::new();
        for ((earliest, ..), dated) in dates {
            if let Some(day) = earliest {
                let counted = days.entry(*day).or_default();
                counted.0 += dated.claims.len();
                counted.1 += dated.published.numbers.len() + dated.data.numbers.len();
            }
        }
        // Only what the claims are about, and a little around it, is drawn: one source of an old year would squeeze all
        // the rest into a corner.
        let first = *days.iter().find(|(_, (claims, _))| *claims > 0)?.0;
        let last = *days.keys().next_back()?;
        let span = i64::from(days_between(first, last)).max(1);
        let most = days.values().map(|(claims, _)| *claims).max()?.max(1);
        let pieces = days.values().map(|(_, pieces)| *pieces).max()?.max(1);
        let drawn: Vec<Day> = days
            .range(first..=last)
            .map(|(day, (claims, evidence))| Day {
                at: i64::from(days_between(first, *day)) * (LENGTH - 8) / span,
                claims: (claims * 30).div_ceil(most),
                evidence: (evidence * 30).div_ceil(pieces),
            })
            .collect();
        let (first, last) = (first.to_string(), last.to_string());
        let said = format!("{} days on which claims hold or evidence is dated, from {first} to {last}", drawn.len());
        (drawn.len() > 1).then_some(Self { first, last, days: drawn, said })
    }
}

fn days_between(from: Date, to: Date) -> i32 {
    from.until(to).map_or(0, |span| span.get_days())
}

/// Dates in a row at which no claim holds become one line.
fn joined<'r>(dates: impl Iterator<Item = Dated<'r>>) -> Vec<Dated<'r>> {
    let mut joined: Vec<Dated> = Vec::new();
    for dated in dates {
        match joined.last_mut().filter(|last| last.claims.is_empty() && dated.claims.is_empty()) {
            Some(last) => {
                last.until = Some(dated.date);
                last.published.numbers.extend(dated.published.numbers);
                last.data.numbers.extend(dated.data.numbers);
            }
            None => joined.push(dated),
        }
    }
    joined
}

/// What is open to the past comes first; of two that begin on one day, the shorter.
type DatePlace<'r> = (Option<Date>, Option<Date>, &'r str);

fn on<'a, 'r>(dates: &'a mut BTreeMap<DatePlace<'r>, Dated<'r>>, date: &'r PartialDate) -> &'a mut Dated<'r> {
    let empty = || Dated {
        date: date.as_str(),
        until: None,
        claims: Vec::new(),
        published: Pieces::default(),
        data: Pieces::default(),
    };
    dates.entry((date.earliest(), date.latest(), date.as_str())).or_insert_with(empty)
}

impl Pieces {
    fn shorten(&mut self) {
        let more = self.numbers.len().saturating_sub(MOST);
        self.numbers.truncate(MOST);
        self.more = (more > 0).then(|| format!("and {} more", words::grouped(more.into())));
    }
}
