//! The sentence that says how the article stands, and the line of work that is left.

use super::{checked_errors, count};
use crate::domain::{Audience, Verdict};
use crate::report::{CheckCounts, Cover, Drafts, Report, Standings, words};

/// How the article stands, in a sentence or two.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Headline {
    /// Whether the first sentence says that something is wrong.
    pub alarms: bool,
    /// How many claims do not stand: "2 of 9 claims do not stand as written."
    pub first: String,
    /// The counts that the first sentence comes from; empty where there is nothing to count.
    pub rest: String,
}

impl Headline {
    /// Both in one.
    pub fn whole(&self) -> String {
        if self.rest.is_empty() { self.first.clone() } else { format!("{} {}", self.first, self.rest) }
    }
}

/// `11 of 57 claims do not stand as written. 2 are refuted, 9 are mixed; 5 are still open; 28 are true and 13 were said as
/// reported.`
pub fn headline(report: &Report) -> Headline {
    let counted = &report.counts.standings;
    Headline { alarms: counted.fails() > 0, first: first(counted, &report.cover), rest: rest(counted) }
}

fn first(counted: &Standings, cover: &Cover) -> String {
    let (number, fails) = (counted.claims, counted.fails());
    let one = number == 1;
    // The public sees what is approved or published; nothing is said of the rest.
    let shown = cover.audience == Audience::Public && cover.drafts == Drafts::LeftOut;
    let claim = if shown { "claim shown here" } else { "claim" };
    let claims = if shown { "claims shown here" } else { "claims" };
    match (number, fails) {
        (0, _) if cover.audience == Audience::Public => "No claim has been approved yet.".to_owned(),
        (0, _) => "No claims are logged yet.".to_owned(),
        (1, 1) => format!("The one {claim} does not stand as written."),
        (_, 1) => format!("1 of {number} {claims} does not stand as written."),
        (_, 2..) if fails == number => format!("None of the {number} {claims} stands as written."),
        (_, 2..) => format!("{fails} of {number} {claims} do not stand as written."),
        _ if counted.open == number && one => format!("The one {claim} has no verdict yet."),
        _ if counted.open == number => format!("None of the {number} {claims} has a verdict yet."),
        _ if counted.open > 0 => format!("None of the {number} {claims} was found wrong so far."),
        _ if one => format!("The one {claim} stands as written."),
        _ if counted.partly > 0 => format!("None of the {number} {claims} was found wrong."),
        _ => format!("All {number} {claims} stand as written."),
    }
}

fn rest(counted: &Standings) -> String {
    if counted.claims == counted.open {
        return String::new();
    }
    let is = |number: usize, what: &str| format!("{number} {} {what}", if number == 1 { "is" } else { "are" });
    let failing: Vec<String> = counted
        .failing
        .iter()
        .map(|(verdict, number)| match verdict {
            Verdict::Unproven => is(*number, "not to be proven"),
            verdict => is(*number, &words::words(*verdict)),
        })
        .collect();
    let mut parts: Vec<String> = Vec::new();
    parts.extend((!failing.is_empty()).then(|| failing.join(", ")));
    let holds = if counted.partly == 1 { "holds" } else { "hold" };
    parts.extend((counted.partly > 0).then(|| format!("{} {holds} for the most part", counted.partly)));
    parts.extend((counted.open > 0).then(|| is(counted.open, "still open")));
    let stands = [
        (counted.is_true > 0).then(|| is(counted.is_true, "true")),
        (counted.said > 0)
            .then(|| format!("{} {} said as reported", counted.said, if counted.said == 1 { "was" } else { "were" })),
    ];
    let stands: Vec<String> = stands.into_iter().flatten().collect();
    parts.extend((!stands.is_empty()).then(|| stands.join(" and ")));
    parts.extend((counted.not_checkable > 0).then(|| format!("{} cannot be checked", counted.not_checkable)));
    format!("{}.", parts.join("; "))
}

/// What is left to do, each in a few words: `1 of 45 sentences not looked at`. The public reads nothing of it.
pub fn work(report: &Report) -> Vec<String> {
    if report.cover.audience == Audience::Public {
        return Vec::new();
    }
    let (unseen, sentences) = report
        .cover
        .articles
        .iter()
        .fold((0, 0), |(unseen, all), covered| (unseen + covered.unseen.len(), all + covered.sentences));
    let counts = &report.counts;
    let single = counts.decided - counts.second_read;
    let unseen =
        (unseen > 0).then(|| format!("{unseen} of {} not looked at", count(sentences, "sentence", "sentences")));
    let single =
        (single > 0).then(|| format!("{} that no second person approved", count(single, "verdict", "verdicts")));
    let check = report.cover.check.as_ref().and_then(|found| checked_errors(&CheckCounts::of(found)));
    unseen.into_iter().chain(single).chain(check).collect()
}

/// How many of the claims for the public nobody has approved; none where there are none.
pub fn drafts(report: &Report) -> Option<String> {
    let drafts = report.drafts();
    let is = if drafts == 1 { "is" } else { "are" };
    (drafts > 0)
        .then(|| format!("{drafts} of {} {is} not approved yet.", count(report.claims.len(), "claim", "claims")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Link;
    use crate::report::tests::{dossier, report};

    fn said_of(verdicts: &[Verdict]) -> Headline {
        let found = |(number, verdict): (usize, &Verdict)| {
            let claim = dossier(number as u32 + 1, "a", None);
            if *verdict == Verdict::Unverified { claim } else { claim.found(*verdict, 2) }
        };
        headline(&report(verdicts.iter().enumerate().map(found).collect()))
    }

    #[test]
    fn what_is_wrong_comes_first_and_every_claim_is_counted_once() {
        use Verdict::{Mixed, MostlySupported, Refuted, Supported, Unproven, Unverified};
        let headline = said_of(&[Supported, Mixed, Refuted, Unproven, Unverified, MostlySupported, Supported, Mixed]);
        assert!(headline.alarms);
        assert_eq!(
            headline.whole(),
            "4 of 8 claims do not stand as written. 1 is refuted, 2 are mixed, 1 is not to be proven; 1 holds for the \
             most part; 1 is still open; 2 are true."
        );
    }

    #[test]
    fn what_is_in_order_is_said_calmly() {
        use Verdict::{Refuted, Supported, Unverified};
        for (verdicts, wanted) in [
            (&[][..], "No claims are logged yet."),
            (&[Unverified][..], "The one claim has no verdict yet."),
            (&[Unverified, Unverified], "None of the 2 claims has a verdict yet."),
            (&[Supported, Unverified], "None of the 2 claims was found wrong so far. 1 is still open; 1 is true."),
            (&[Supported, Supported], "All 2 claims stand as written. 2 are true."),
            (&[Refuted], "The one claim does not stand as written. 1 is refuted."),
        ] {
            let headline = said_of(verdicts);
            assert_eq!((headline.whole().as_str(), headline.alarms), (wanted, verdicts == [Refuted]));
        }
    }

    #[test]
    fn what_was_only_said_is_never_added_to_what_is_so() {
        let mut said = dossier(2, "b", None);
        said.claim.attribution = vec![Link::voice("article"), Link::voice("Kremlin")];
        said.claim.checkable = crate::domain::Checkable::SaidOnly;
        let said = said.found_on(crate::domain::Question::Said, Verdict::Supported, 2);
        let both = report(vec![dossier(1, "a", None).found(Verdict::Supported, 2), said]);
        assert_eq!(headline(&both).whole(), "All 2 claims stand as written. 1 is true and 1 was said as reported.");
    }
}
