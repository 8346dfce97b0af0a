//! How a claim spread: how often and by whom it was said over the years, and how its figure drifted.

use super::similar::{Precedents, Sought, Wanted};
use crate::domain::{PartialDate, PrecedentName, Quantity, Verdict};
use crate::error::Result;
use crate::language::quantity;
use crate::matching::differs::Differs;

/// One time that it was said.
#[derive(Debug, Clone, PartialEq)]
pub struct Saying {
    /// None for what was asked about.
    pub name: Option<PrecedentName>,
    /// When it was said, else when it was checked.
    pub day: Option<PartialDate>,
    /// Who said it; `None` where that is not known.
    pub speaker: Option<String>,
    /// The figure of the same kind as that of what was asked about.
    pub figure: Option<Quantity>,
    /// What the desk that checked it found; `None` where it found nothing, and for what was asked about.
    pub verdict: Option<Verdict>,
    /// What was said, as it was checked.
    pub text: String,
}

impl Precedents<'_> {
    /// Every time that a claim was said, whatever its figure, by day; days that are not known come last. Those that say the
    /// opposite or name somebody else are other claims.
    pub fn spread(&mut self, sought: &Sought, wanted: &Wanted) -> Result<Vec<Saying>> {
        let own = figures(&sought.text).into_iter().next();
        let like_own = |text: &str| {
            let own = own.as_ref()?;
            let same = |figure: &Quantity| figure.dimension == own.dimension && figure.unit == own.unit;
            figures(text).into_iter().find(same)
        };
        let mut sayings = vec![Saying {
            name: sought.claim.map(PrecedentName::Claim),
            day: sought.said_on.clone(),
            speaker: sought.speaker.clone(),
            figure: own.clone(),
            verdict: None,
            text: sought.text.clone(),
        }];
        for similar in self.similar(sought, wanted)? {
            let is_other = |differs: &Differs| matches!(differs, Differs::Opposite | Differs::Name { .. });
            if !similar.chance.is_possible() || similar.differs.iter().any(is_other) {
                continue;
            }
            let precedent = similar.precedent;
            sayings.push(Saying {
                name: Some(similar.name),
                day: precedent.said_on.or(precedent.checked_on),
                speaker: precedent.speaker,
                figure: like_own(&precedent.text),
                verdict: precedent.verdict,
                text: precedent.text,
            });
        }
        let day = |saying: &Saying| saying.day.as_ref().map(|day| day.as_str().to_owned());
        sayings.sort_by_key(|saying| (saying.day.is_none(), day(saying)));
        Ok(sayings)
    }
}

fn figures(text: &str) -> Vec<Quantity> {
    quantity::quantities(text).into_iter().map(|found| found.quantity).collect()
}
