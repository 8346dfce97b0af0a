//! The verbs for claims: log, edit, set aside, reopen, relate, tag, assign.

use super::seen::refuse_look_alike;
use super::{Desk, Kept, Workbench, rereading};
use crate::domain::{
    AnchorState, AsRead, Claim, ClaimAssigned, ClaimChange, ClaimConfirmed, ClaimEdited, ClaimNumber, ClaimReopened,
    ClaimSetAside, ClaimTagged, Dossier, Event, Invalid, Judged, NewClaim, Priority, Relation, SetAside,
    SetAsideReason, TimeWords, Words, checked_tags, handle, text,
};
use crate::error::{Error, Result};
use crate::judgement;
use crate::language;

/// A claim that was changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edited {
    /// As it was before, to show what changed.
    pub before: Claim,
    /// As it is now, with all that belongs to it.
    pub dossier: Dossier,
    /// What a person had set, and what the new words would read.
    pub kept: Vec<Kept>,
}

impl Workbench {
    /// Logs a claim. The words it is anchored to must stand in its article, once or at the occurrence named.
    pub fn log_claim(&mut self, new: NewClaim) -> Result<Dossier> {
        self.write(|desk| {
            let number = desk.log_claim(new, None)?;
            desk.reading().dossier(number)
        })
    }

    /// Logs several claims, all of them or none.
    pub fn log_claims(&mut self, new: Vec<NewClaim>) -> Result<Vec<Dossier>> {
        self.write(|desk| {
            let numbers = new.into_iter().map(|claim| desk.log_claim(claim, None)).collect::<Result<Vec<_>>>()?;
            desk.reading().dossiers(&numbers)
        })
    }

    /// Changes fields of a claim; `words` anchors it anew. New words of either kind are read anew: figures, hedges, time
    /// and kind follow them, but for what a person had set.
    ///
    /// Errors: the claim has changed since it was `read`.
    pub fn edit_claim(
        &mut self,
        claim: ClaimNumber,
        changes: Vec<ClaimChange>,
        words: Option<Words>,
        read: Option<&AsRead>,
    ) -> Result<Edited> {
        self.write(|desk| {
            desk.expect(claim, read)?;
            let before = desk.reading().claim(claim)?;
            let kept = desk.edit_claim(&before, changes, words)?;
            Ok(Edited { before, dossier: desk.reading().dossier(claim)?, kept })
        })
    }

    /// Takes a claim out of the work, with the reason. It stays on the record.
    pub fn set_aside(&mut self, claim: ClaimNumber, set_aside: SetAside) -> Result<Dossier> {
        needs_note(&set_aside)?;
        self.write(|desk| {
            desk.set_aside(claim, set_aside)?;
            desk.reading().dossier(claim)
        })
    }

    /// Takes a claim that was set aside back into the work.
    pub fn reopen(&mut self, claim: ClaimNumber, note: &str) -> Result<Dossier> {
        self.write(|desk| {
            if desk.reading().dossier(claim)?.set_aside.is_none() {
                return Err(Error::NotSetAside { claim });
            }
            let note = text::passage("note", note)?;
            desk.record(Event::ClaimReopened(ClaimReopened { claim, note }))?;
            desk.reading().dossier(claim)
        })
    }

    /// Records that someone read the words as they are now and found that they still state the claim, and that its
    /// verdicts hold for what it says.
    ///
    /// Errors: nothing about them changed; they are gone; the one who confirms reads the claim blind and owes a verdict;
    /// the claim has changed since it was `read`.
    pub fn confirm_claim(&mut self, claim: ClaimNumber, note: Option<&str>, read: Option<&AsRead>) -> Result<Dossier> {
        self.write(|desk| {
            desk.refuse_blind_reader(claim)?;
            desk.expect(claim, read)?;
            let dossier = desk.reading().dossier(claim)?;
            match &dossier.claim.anchor {
                Some(anchor) if !anchor.stands() => {
                    return Err(Error::WordsGone { claim, quote: anchor.exact.clone() });
                }
                Some(anchor) if anchor.state != AnchorState::Ok => {}
                _ if dossier.is_reworded_since_verdict() => {}
                _ => return Err(Error::NothingToConfirm { claim }),
            }
            let note = note.map(|note| text::passage("note", note)).transpose()?;
            let judged = Some(judgement::judged_digest(&Judged::of(&dossier.claim)));
            desk.record(Event::ClaimConfirmed(ClaimConfirmed { claim, judged, note }))?;
            desk.reading().dossier(claim)
        })
    }

    /// Relates one claim to another.
    pub fn relate(&mut self, relation: Relation) -> Result<Dossier> {
        self.write(|desk| {
            let from = relation.from;
            desk.relate(relation)?;
            desk.reading().dossier(from)
        })
    }

    /// Adds tags to a claim and takes others off; what is already so is passed over.
    pub fn tag(&mut self, claim: ClaimNumber, add: Vec<String>, remove: Vec<String>) -> Result<Dossier> {
        self.write(|desk| {
            desk.tag(claim, &checked_tags(add)?, &checked_tags(remove)?)?;
            desk.reading().dossier(claim)
        })
    }

    /// Gives a claim to someone; none takes it off everybody's desk.
    pub fn assign(&mut self, claim: ClaimNumber, assignee: Option<&str>) -> Result<Dossier> {
        self.write(|desk| {
            let assignee = assignee.map(|who| handle::checked("assignee", who)).transpose()?;
            desk.assign(claim, assignee.as_deref())?;
            desk.reading().dossier(claim)
        })
    }
}

/// What "other" means nobody knows. Rows of older files are not asked.
pub(super) fn needs_note(set_aside: &SetAside) -> Result<()> {
    let has_note = set_aside.note.as_ref().is_some_and(|note| !note.trim().is_empty());
    match set_aside.reason {
        SetAsideReason::Other if !has_note => Err(Invalid::Empty { field: "note" }.into()),
        _ => Ok(()),
    }
}

impl Desk<'_, '_> {
    /// `stood` names an older revision that holds the words, and what became of them since.
    pub(super) fn log_claim(&mut self, mut new: NewClaim, stood: Option<(u32, AnchorState)>) -> Result<ClaimNumber> {
        if let Some(uid) = new.uid
            && let Some(number) = self.reading().claim_by_uid(&uid.to_string())?
        {
            return Err(Error::UidTaken { noun: "claim", uid: uid.to_string(), number: number.to_string() });
        }
        let anchor = match (new.article, &new.words) {
            (Some(article), Some(words)) => Some(self.anchor(article, words, stood)?),
            (Some(article), None) => {
                self.reading().article_head(article)?;
                None
            }
            (None, Some(_)) => return Err(Error::WordsWithoutArticle),
            (None, None) => None,
        };
        let words = new.words.as_ref().map(|words| words.quote.as_str());
        let tongue = self.tongue(new.article)?;
        new.quantities.get_or_insert_with(|| language::figures(tongue, &new.text, words));
        new.hedges.get_or_insert_with(|| language::hedges(tongue, &new.text, words));
        if new.time_words == TimeWords::Read {
            let article = new.article.map(|article| self.reading().article_head(article)).transpose()?;
            let published = article.and_then(|article| article.published).and_then(|date| date.latest());
            if let Some((as_of, time_words)) = language::as_of(tongue, &new.text, words, published) {
                (new.as_of, new.as_of_words) = (as_of, time_words);
            }
        }
        let number = self.reading().next_claim()?;
        let uid = self.new_uid();
        self.record(Event::ClaimLogged(new.checked(number, uid, anchor)?))?;
        Ok(number)
    }

    fn edit_claim(&mut self, claim: &Claim, changes: Vec<ClaimChange>, words: Option<Words>) -> Result<Vec<Kept>> {
        let mut changes = changes.into_iter().map(ClaimChange::checked).collect::<std::result::Result<Vec<_>, _>>()?;
        if let Some(words) = words {
            let article = claim.article.ok_or(Error::WordsWithoutArticle)?;
            changes.push(ClaimChange::Anchor(Some(self.anchor(article, &words, None)?)));
        }
        if changes.is_empty() {
            return Err(Error::NothingToChange);
        }
        let (followed, kept) = rereading::follow(self, claim, &changes)?;
        changes.extend(followed);
        self.record(Event::ClaimEdited(ClaimEdited { claim: claim.number, changes }))?;
        Ok(kept)
    }

    /// The tags are checked; one in both lists is taken off.
    pub(super) fn tag(&mut self, claim: ClaimNumber, add: &[String], remove: &[String]) -> Result<()> {
        let tags = self.reading().claim(claim)?.tags;
        let add: Vec<_> = add.iter().filter(|tag| !tags.contains(tag) && !remove.contains(tag)).cloned().collect();
        let remove: Vec<_> = remove.iter().filter(|tag| tags.contains(tag)).cloned().collect();
        if add.is_empty() && remove.is_empty() {
            return Ok(());
        }
        self.record(Event::ClaimTagged(ClaimTagged { claim, add, remove }))
    }

    /// The handle is checked; giving a claim to who has it is nothing that happened.
    pub(super) fn assign(&mut self, claim: ClaimNumber, assignee: Option<&str>) -> Result<()> {
        if self.reading().claim(claim)?.assignee.as_deref() == assignee {
            return Ok(());
        }
        if let Some(assignee) = assignee {
            refuse_look_alike(&self.reading(), assignee)?;
        }
        let assignee = assignee.map(str::to_owned);
        self.record(Event::ClaimAssigned(ClaimAssigned { claim, assignee }))
    }

    pub(super) fn prioritise(&mut self, claim: ClaimNumber, priority: Priority) -> Result<()> {
        if self.reading().claim(claim)?.priority == priority {
            return Ok(());
        }
        self.record(Event::ClaimEdited(ClaimEdited { claim, changes: vec![ClaimChange::Priority(priority)] }))
    }

    pub(super) fn set_aside(&mut self, claim: ClaimNumber, set_aside: SetAside) -> Result<()> {
        if self.reading().dossier(claim)?.set_aside.is_some() {
            return Err(Error::AlreadySetAside { claim });
        }
        let note = set_aside.note.map(|note| text::passage("note", &note)).transpose()?;
        let set_aside = SetAside { note, ..set_aside };
        self.record(Event::ClaimSetAside(ClaimSetAside { claim, set_aside }))
    }

    pub(super) fn relate(&mut self, relation: Relation) -> Result<()> {
        let Relation { from, kind, to, note } = relation;
        if from == to {
            return Err(Error::RelatedToItself { claim: from });
        }
        self.reading().claim(to)?;
        let there = self.reading().dossier(from)?.relations;
        if there.iter().any(|other| (other.from, other.kind, other.to) == (from, kind, to)) {
            return Err(Error::AlreadyRelated { from, kind, to });
        }
        let note = note.map(|note| text::passage("note", &note)).transpose()?;
        self.record(Event::ClaimRelated(Relation { from, kind, to, note }))
    }
}
