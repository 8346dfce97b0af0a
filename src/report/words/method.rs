//! How the checking was done, for readers and for those who assess desks: the desk's own words, what each verdict means, and
//! how to complain.

use super::words;
use crate::domain::{Audience, Verdict, Word};
use crate::report::Report;

const QUESTIONS: &str = "Of what somebody is reported to have said, two things are asked: was it said, and is it so? Each has \
                         its own evidence and its own verdict, and they are never added up. That something was said says \
                         nothing of whether it is true.";
const EVIDENCE: &str = "No verdict stands without evidence and a reason. Pages that repeat one report count as one witness. \
                        Who gave a verdict is not who approves it.";
/// Where the desk said nothing of itself.
const DEFAULT: &str = "Each claim of the article was logged with its exact words and with who says so. Evidence for and \
                       against it was looked for, first-hand sources before others, and named with its address where it \
                       has one. What was found wrong after publication is corrected with a dated note that says what \
                       changed; nothing is changed in silence.";
const COMPLAIN: &str = "Whoever finds a mistake is asked to tell the desk: name the number of the claim, what is wrong, and \
                        how you know. Every complaint is looked at, and a correction is published where it is due.";

const CORRECTIONS: &str = "How the desk corrects what it got wrong:";

/// A box with its heading.
pub struct MethodBox<'r> {
    /// What it is about.
    pub heading: &'static str,
    /// What it says, a paragraph each.
    pub paragraphs: Vec<String>,
    /// What is said elsewhere: in which words it is led to, and its address.
    pub link: Option<(&'static str, &'r str)>,
}

/// Each box in order; none for the desk itself.
pub fn method(report: &Report) -> Vec<MethodBox<'_>> {
    if report.cover.audience == Audience::Internal {
        return Vec::new();
    }
    let desk = report.cover.about_desk.clone().unwrap_or_else(|| DEFAULT.to_owned());
    let meanings = Verdict::ALL.iter().rev().map(|verdict| format!("{}: {}", words(*verdict), means(*verdict)));
    let said = std::iter::once(QUESTIONS.to_owned()).chain(meanings).collect();
    let plain = |heading, paragraphs| MethodBox { heading, paragraphs, link: None };
    vec![
        plain("The desk", vec![desk, EVIDENCE.to_owned()]),
        plain("What the verdicts mean", said),
        MethodBox {
            link: report.cover.corrections_page.as_deref().map(|page| (CORRECTIONS, page)),
            ..plain("Found a mistake?", vec![COMPLAIN.to_owned()])
        },
    ]
}

/// What a verdict says of a claim, for a reader.
fn means(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Unverified => "no verdict yet.",
        Verdict::Supported => "the evidence carries it as it is written.",
        Verdict::MostlySupported => "it holds in its core; something in it is not exact.",
        Verdict::Mixed => "part of it holds and part of it does not, or good evidence speaks both ways.",
        Verdict::MostlyRefuted => "it fails in its core; something in it holds.",
        Verdict::Refuted => "the evidence speaks against it.",
        Verdict::Unproven => "it was looked for, and nothing was found that shows it.",
    }
}
