//! Do the words around a weekday speak of what is to come, or of what was?

use super::Reader;

/// How far the look goes to either side, in words.
const REACH: usize = 30;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Sign {
    Past,
    Future,
}

impl Reader<'_> {
    /// The nearest sign to the left decides, and if there is none the nearest to the right: "would sign on Friday", and
    /// "on Friday the court will rule". News is told in the past where nothing else is said.
    pub fn ahead(&self, at: usize) -> bool {
        let left = (at.saturating_sub(REACH)..at).rev().take_while(|at| !self.words[*at].stops);
        let right = (at..self.words.len().min(at + REACH)).take_while(|at| !self.words[*at].stops);
        let sign = left.filter_map(|at| self.sign(at)).next().or_else(|| right.filter_map(|at| self.sign(at)).next());
        sign == Some(Sign::Future)
    }

    fn sign(&self, at: usize) -> Option<Sign> {
        const MODALS: [&str; 8] = ["will", "would", "shall", "ll", "won", "may", "might", "wouldn"];
        const PLANNED: [&str; 14] = [
            "expected",
            "due",
            "set",
            "scheduled",
            "planned",
            "plans",
            "plan",
            "planning",
            "agreed",
            "hopes",
            "intends",
            "is",
            "are",
            "were",
        ];
        const PAST: [&str; 42] = [
            "said", "told", "was", "were", "had", "has", "have", "did", "went", "came", "took", "made", "met", "held",
            "began", "wrote", "saw", "spoke", "won", "lost", "left", "led", "gave", "got", "fell", "rose", "struck",
            "hit", "sent", "put", "ran", "flew", "broke", "sought", "shot", "found", "brought", "became", "drew",
            "grew", "fought", "signed",
        ];
        let word = self.word(at);
        // "would have met" was not to come.
        let modal = MODALS.contains(&word) && !self.is(at + 1, "have");
        let planned = word == "to" && at > 0 && PLANNED.contains(&self.before(at));
        if modal && (word != "won" || self.is_one_of(at + 1, &["'", "’"])) || planned {
            return Some(Sign::Future);
        }
        if PAST.contains(&word) && !self.is(at + 1, "to") {
            return Some(Sign::Past);
        }
        // "the leaked plan" says nothing of the verb, "was leaked" and "Kyiv rejected" do.
        let describes = ["the", "a", "an", "its", "his", "her", "their", "newly"].contains(&self.before(at));
        let intends = PLANNED.contains(&word) && self.is(at + 1, "to");
        (word.len() > 4 && word.ends_with("ed") && !describes && !intends).then_some(Sign::Past)
    }
}
