//! The dates that claims and evidence give, in order.

use super::badge::Badge;
use super::rich;
use crate::domain::PartialDate;
use crate::report::{Report, words};
use std::collections::BTreeMap;

/// Fewer dates make no line.
const FEWEST: usize = 3;
/// A date names so many pieces of evidence, and counts the rest.
const MOST: usize = 24;

pub struct Timeline<'r> {
    pub dates: Vec<Dated<'r>>,
}

/// What is dated so.
pub struct Dated<'r> {
    pub date: &'r str,
    /// The last date of several that only date evidence, and stand in one line.
    pub until: Option<&'r str>,
    /// The claims that hold then.
    pub claims: Vec<Holds<'r>>,
    pub published: Pieces,
    pub data: Pieces,
}

pub struct Holds<'r> {
    pub id: String,
    pub number: String,
    pub badge: Badge,
    pub text: &'r str,
}

/// Pieces of evidence by their numbers, and how many more there are.
#[derive(Default)]
pub struct Pieces {
    pub numbers: Vec<String>,
    pub more: Option<String>,
}

impl<'r> Timeline<'r> {
    /// None where too little is dated.
    pub fn of(report: &'r Report) -> Option<Self> {
        let mut dates: BTreeMap<_, Dated> = BTreeMap::new();
        let mut dated = 0;
        for section in &report.claims {
            let claim = &section.dossier.claim;
            if let Some(date) = &claim.as_of {
                dated += 1;
                let holds = Holds {
                    id: rich::card(claim.number),
                    number: claim.number.to_string(),
                    badge: Badge::of(section),
                    text: &claim.text,
                };
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
        let mut dates = joined(dates.into_values());
        dates.iter_mut().for_each(|dated| {
            dated.published.shorten();
            dated.data.shorten();
        });
        (dated >= FEWEST).then_some(Self { dates })
    }
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
type Place<'r> = (Option<jiff::civil::Date>, Option<jiff::civil::Date>, &'r str);

fn on<'a, 'r>(dates: &'a mut BTreeMap<Place<'r>, Dated<'r>>, date: &'r PartialDate) -> &'a mut Dated<'r> {
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
