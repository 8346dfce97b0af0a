//! The words that only the page needs, beside those of every way of drawing a report.

pub const ARTICLE: &str = "Article";
pub const TIMELINE: &str = "Timeline";
pub const ORPHANED: &str = "Orphaned";
pub const STALE: &str = "Stale";
pub const NOTES: &str = "Notes";
pub const KEY: &str = "Key claims";
pub const CHANGES: &str = "Verdicts that changed";
pub const DISPUTED: &str = "Disputed";
pub const CHECK: &str = "Check";
pub const COMMENTS: &str = "Comments";
pub const GLANCE: &str = "At a glance";
pub const OVERVIEW: &str = "Claims by status";
pub const CARDS: &str = "Claims in full";
pub const SET_ASIDE: &str = "Set aside";
pub const ABOUT: &str = "About this report";
pub const NO_COPY: &str = "Where a piece of evidence says nothing of a copy, none is kept:";
pub const NO_DATA: &str =
    "The report as JSON is too large to stand in this page, too: `claimbench report --format json` writes it.";
pub const CASE_FILE: &str = "Case file";
pub const OWN_VOICE: &str = "the article itself";
pub const STRUCK: &str = "(struck)";
/// Above the cards, where any of them lays figures on a line.
pub const LANES: &str = "Where a figure is laid beside the evidence, the dark band is what the claim's words say, the pale \
                         band what they say at a stretch.";
/// On paper, in place of what is left out.
pub const PAPER: &str = "The claims with their evidence are left out on paper; a report made with --full prints them.";

/// What the letters of ratings mean, and their digits.
pub const RELIABILITY: [(&str, &str); 6] = [
    ("A", "source reliable"),
    ("B", "source usually reliable"),
    ("C", "source fairly reliable"),
    ("D", "source not usually reliable"),
    ("E", "source unreliable"),
    ("F", "source's reliability cannot be judged"),
];
pub const CREDIBILITY: [(&str, &str); 6] = [
    ("1", "item confirmed by others"),
    ("2", "item probably true"),
    ("3", "item possibly true"),
    ("4", "item doubtful"),
    ("5", "item improbable"),
    ("6", "item's credibility cannot be judged"),
];
