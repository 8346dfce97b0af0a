//! A memo that comes back from its author as a document: what became of each fix in it, and the answers that this makes.

use super::Workbench;
use crate::domain::{
    ArticleNumber, ClaimNumber, Event, FIX_MARK, FixAnswer, FixAnswered, FixNumber, FixRole, StoredFix, text,
};
use crate::error::Result;
use crate::intake::office::returned::{Comment, Marked, Returned};
use std::collections::{BTreeMap, BTreeSet};
use std::str::FromStr;

/// How many characters beside the words of a fix tell its place where its mark is gone.
const BESIDE: usize = 40;

/// What a document says of a fix.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReturnedFix {
    /// Which fix.
    pub fix: FixNumber,
    /// The claim whose words it changes.
    pub claim: ClaimNumber,
    /// What became of the words.
    pub fate: Fate,
    /// What others than the desk wrote beside it, each with its author.
    pub comments: Vec<String>,
    /// Whether the newest answer to the fix says this already.
    pub is_known: bool,
}

/// What became of the words that a fix is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fate {
    /// The proposed words stand there.
    Accepted,
    /// The old words stand there.
    Rejected,
    /// Other words than the old and the proposed stand there.
    Reworded(String),
    /// The change is still tracked: nobody took it or refused it.
    Untouched,
    /// The words are not to be found.
    Gone,
}

impl ReturnedFix {
    /// The answer that this makes, with its note; none where nobody answered anything.
    pub fn answer(&self) -> Option<(FixAnswer, Option<String>)> {
        let comments = (!self.comments.is_empty()).then(|| self.comments.join("\n"));
        match &self.fate {
            Fate::Accepted => Some((FixAnswer::Accepted, comments)),
            Fate::Rejected => Some((FixAnswer::Rejected, comments)),
            Fate::Reworded(words) => {
                let note = if words.is_empty() { "Instead: nothing".to_owned() } else { format!("Instead: {words}") };
                Some((
                    FixAnswer::Query,
                    Some([Some(note), comments].into_iter().flatten().collect::<Vec<_>>().join("\n")),
                ))
            }
            Fate::Untouched | Fate::Gone => comments.map(|comments| (FixAnswer::Query, Some(comments))),
        }
    }
}

impl Workbench {
    /// What became of each fix that a document brings back, as far as it tells. Comments that begin as the desk's own do
    /// are nobody's answer.
    ///
    /// Errors: a fix that the case does not have.
    pub fn fates(&self, returned: &Returned, role: FixRole) -> Result<Vec<ReturnedFix>> {
        let sent = returned.property.iter().flat_map(|property| fixes_in(property));
        let marked = |number: FixNumber| {
            let name = format!("{FIX_MARK}{number}");
            returned.marked.iter().find(|marked| marked.name == name)
        };
        let mut numbers: BTreeSet<FixNumber> = returned
            .marked
            .iter()
            .filter_map(|one| FixNumber::from_str(one.name.strip_prefix(FIX_MARK)?).ok())
            .collect();
        numbers.extend(sent);
        // Some programs keep comments and drop marks.
        let mut places = BTreeMap::new();
        if numbers.is_empty() {
            places.extend(returned.comments.iter().filter_map(|one| Some((fix_at_start(&one.text)?, &one.about))));
            numbers.extend(places.keys());
        }
        let mut fates = Vec::new();
        for number in numbers {
            let claim = self.reading()?.claim_of_fix(number)?;
            let dossier = self.dossier(claim)?;
            let Some(stored) = dossier.procedure.fixes.iter().find(|stored| stored.fix.number == number) else {
                continue;
            };
            let place = marked(number).or_else(|| places.get(&number).copied());
            let fate = match place {
                Some(place) => fate_of(stored, place),
                None => self.fate_by_context(stored, dossier.claim.article, &returned.text)?,
            };
            let comments = place.map(|place| comments_at(returned, place)).unwrap_or_default();
            let mut fix = ReturnedFix { fix: number, claim, fate, comments, is_known: false };
            let newest = stored.answer().filter(|answer| answer.role == role);
            fix.is_known = fix.answer().is_some() && newest.map(|one| (one.answer, one.note.clone())) == fix.answer();
            fates.push(fix);
        }
        Ok(fates)
    }

    /// Records what a document says as answers, all of them or none. What is known already is not recorded again.
    pub fn answer_returned(&mut self, fates: &[ReturnedFix], role: FixRole) -> Result<usize> {
        self.write(|desk| {
            let mut recorded = 0;
            for one in fates.iter().filter(|one| !one.is_known) {
                let Some((answer, note)) = one.answer() else { continue };
                desk.refuse_blind_reader(one.claim)?;
                let note = note.map(|note| text::passage("note", &note)).transpose()?;
                desk.record(Event::FixAnswered(FixAnswered { claim: one.claim, fix: one.fix, answer, role, note }))?;
                recorded += 1;
            }
            Ok(recorded)
        })
    }

    /// By the words beside it, where the mark itself was taken away with the words.
    fn fate_by_context(&self, stored: &StoredFix, article: Option<ArticleNumber>, shown: &str) -> Result<Fate> {
        let fix = &stored.fix;
        let Some(article) = article else { return Ok(Fate::Gone) };
        let body = self.article(article)?.revision.body;
        let Some((before, after)) = body.split_once(fix.old.as_str()) else { return Ok(Fate::Gone) };
        let before = before.rsplit('\n').next().unwrap_or_default().trim_start_matches(['#', ' ']);
        let skipped = before.chars().count().saturating_sub(BESIDE);
        let before: String = before.chars().skip(skipped).collect();
        let after: String = after.split('\n').next().unwrap_or_default().chars().take(BESIDE).collect();
        let stands = |words: &str| plain(shown).contains(&plain(&format!("{before}{words}{after}")));
        Ok(match (stands(&fix.new), stands(&fix.old)) {
            (true, false) => Fate::Accepted,
            (false, true) => Fate::Rejected,
            _ => Fate::Gone,
        })
    }
}

/// The fixes that a document's property names behind the case.
fn fixes_in(property: &str) -> Vec<FixNumber> {
    property.split(' ').skip(1).filter_map(|word| word.parse().ok()).collect()
}

/// The fix that a comment of the desk is about: "F1 on #12: ...".
fn fix_at_start(comment: &str) -> Option<FixNumber> {
    let (number, rest) = comment.split_once(" on #")?;
    rest.starts_with(|c: char| c.is_ascii_digit()).then(|| number.parse().ok())?
}

/// Whether a comment begins as those do that the desk sent along.
fn is_of_desk(comment: &str) -> bool {
    let of_claim = |rest: &str| {
        let behind = rest.trim_start_matches(|c: char| c.is_ascii_digit());
        behind.len() < rest.len() && behind.starts_with([',', ':'])
    };
    fix_at_start(comment).is_some() || comment.strip_prefix('#').is_some_and(of_claim)
}

/// What others than the desk wrote beside no fix, each with its author.
pub fn beside_no_fix(returned: &Returned) -> Vec<String> {
    returned.beside_no_mark().filter(|comment| !is_of_desk(&comment.text)).map(with_author).collect()
}

fn with_author(comment: &Comment) -> String {
    match &comment.author {
        Some(author) => format!("{author}: {}", comment.text),
        None => comment.text.clone(),
    }
}

fn comments_at(returned: &Returned, place: &Marked) -> Vec<String> {
    let found = place.comments.iter().filter_map(|at| returned.comments.get(*at));
    found.filter(|comment| !is_of_desk(&comment.text)).map(with_author).collect()
}

fn fate_of(stored: &StoredFix, place: &Marked) -> Fate {
    let (old, new) = (plain(&stored.fix.old), plain(&stored.fix.new));
    let shown = plain(&place.shown);
    if place.tracked && shown == new && plain(&place.before) == old {
        Fate::Untouched
    } else if shown == new {
        Fate::Accepted
    } else if shown == old {
        Fate::Rejected
    } else {
        Fate::Reworded(place.shown.clone())
    }
}

/// Word puts other quotation marks and dashes than were typed.
fn plain(words: &str) -> String {
    text::plain(words.trim()).trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_of_the_desk_are_known_by_how_they_begin() {
        assert_eq!(fix_at_start("F12 on #3: so says the register"), Some(FixNumber(12)));
        assert!(is_of_desk("#3, refuted: no") && is_of_desk("F1 on #2: x"));
        assert!(!is_of_desk("F1 is wrong") && !is_of_desk("#hashtag, really") && !is_of_desk("Why?"));
    }
}
