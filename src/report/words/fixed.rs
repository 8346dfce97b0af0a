//! Headings and sentences that are the same in every report.

use crate::domain::query::Flag;

/// What a printed head is good for: this, and no more.
pub const HEAD_PROVES: &str = "proves that the ledger still contains this head.";
/// Printed where people of the desk are named: nobody logs in under a name that anybody looked at.
pub const SELF_DECLARED: &str = "Who did something is given by handles that people declare themselves; nobody has \
                                 checked them.";
/// Printed on a report for people outside, where no verdict of it has a second reader.
pub const NOT_SECOND_READ: &str = "No second person has approved any of these verdicts.";
/// Explains the ratings of the Admiralty code (STANAG 2511), below evidence that has one.
pub const RATING: &str = "Ratings such as B2: the source's reliability from A (reliable) to E, F where it cannot be \
                          judged; then the item's credibility from 1 (confirmed by others) to 5, 6 where it cannot be \
                          judged.";
/// Stands for the better words of a claim that needs some and has none.
pub const NO_CORRECTION: &str = "no other wording is proposed yet";
/// What stands for words that are to be struck.
pub const STRIKE: &str = "(strike it)";
/// Before a finding that nobody wrote to stand alone.
pub const FROM_REASONS: &str = "from the reasons";
/// Over the claims that do not stand as they are written.
pub const WRONG: &str = "What is wrong";
/// Over the claims that are mostly supported.
pub const PARTLY: &str = "What holds for the most part only";
/// Over claims that stand, for which somebody has proposed other words all the same.
pub const REWORDED: &str = "Other words proposed";
/// Over the questions that have no verdict.
pub const OPEN: &str = "Still open";
/// Over the sentences that are neither claimed nor settled.
pub const UNSEEN: &str = "Sentences that nobody has looked at";
/// The heading of the box for readers.
pub const METHOD: &str = "How this was checked";
/// The heading of what the check objects to.
pub const OBJECTIONS: &str = "What the check objects to";
/// Printed on the report for the author of the article, to say what is not in it.
pub const FOR_AUTHOR: &str =
    "For the author: without confidential names, talks off the record and the desk's own notes.";
/// Printed on the desk's own report where it names a confidential source.
pub const CONFIDENTIAL: &str = "This report names a confidential source. Do not forward it.";

/// What the text's changes and time have done to claims: a report names them before anything else.
pub const CHANGED: [(Flag, &str); 2] = [
    (Flag::Orphaned, "Orphaned: the words are gone from the article"),
    (Flag::Stale, "Stale: reworded since, or past its date to check again"),
];
/// The heading of the desk's own comments.
pub const COMMENTS: &str = "Comments inside the desk";
/// The heading of the dated notes under a published article.
pub const NOTES: &str = "Notes to the reader";
/// Over the claims with this flag.
pub const DISPUTED: &str = "Disputed: credible evidence stands against the verdict";
