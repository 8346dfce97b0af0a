//! The verbs for what machines suggest: suggest, look, accept, decline, and how often people agreed.

mod accept;
mod proof;

pub use accept::Acceptance;
pub use proof::Proofs;

use super::article::Texts;
use super::coverage::coverage;
use super::evidence::refuse_unasked;
use super::{Desk, Workbench};
use crate::domain::{
    Agreement, Anchor, ArticleNumber, ClaimNumber, Decision, Declined, Event, Judged, Machine, NewStatus, Relation,
    SettleReason, StoredSuggestion, Suggested, SuggestedClaim, SuggestedEvidence, SuggestedFix, SuggestedSettled,
    SuggestedVerdict, Suggestion, SuggestionDecided, SuggestionNumber, SuggestionState, Verdict, text,
};
use crate::error::{Error, Result};
use crate::judgement;

/// What a machine suggests, before it is laid beside the case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Offered {
    /// A claim that the article makes.
    Claim(SuggestedClaim),
    /// Something that speaks to a claim.
    Evidence(SuggestedEvidence),
    /// What the evidence on a question of the claim comes to.
    Verdict(ClaimNumber, NewStatus),
    /// What the article should say instead.
    Fix(SuggestedFix),
    /// How one claim stands to another.
    Relation(Relation),
    /// That there is nothing to check in a sentence, as `article coverage` numbers it.
    Settled {
        /// Whose sentence it is.
        article: ArticleNumber,
        /// Its number in the newest text, from 1.
        sentence: usize,
        /// Why there is nothing to check in it.
        reason: SettleReason,
        /// More of the reason, in words.
        note: Option<String>,
    },
}

impl Workbench {
    /// Puts a suggestion on the desk; nothing else in the case changes by it.
    ///
    /// Errors: what could not be accepted as the case stands is refused at once, in the same words. A verdict alone may
    /// wait for evidence that is suggested, too.
    pub fn suggest(&mut self, machine: Machine, offered: Offered, why: Option<&str>) -> Result<StoredSuggestion> {
        let machine = machine.checked()?;
        let why = why.map(|why| text::passage("reason", why)).transpose()?;
        self.write(|desk| {
            let suggested = desk.weighed(offered)?.checked()?;
            if !matches!(suggested, Suggested::Verdict(_)) {
                desk.rehearse(|desk| desk.carry_out(&suggested, None).map(drop))?;
            }
            let number = desk.reading().next_suggestion()?;
            desk.record(Event::SuggestionMade(Suggestion { number, machine, suggested, why }))?;
            desk.reading().suggestion(number)
        })
    }

    /// Suggestions in one state, or all, oldest first: those that whoever works here may see. A verdict is sealed while no
    /// person has given one on its question.
    pub fn suggestions(&self, state: Option<SuggestionState>) -> Result<Vec<StoredSuggestion>> {
        self.reading()?.suggestions(state)
    }

    /// One suggestion. Error: there is none of this number that whoever works here may see.
    pub fn suggestion(&self, number: SuggestionNumber) -> Result<StoredSuggestion> {
        self.reading()?.suggestion(number)
    }

    /// Declines a suggestion, with the reason.
    ///
    /// Errors: it was accepted or declined already.
    pub fn decline_suggestion(&mut self, number: SuggestionNumber, because: &str) -> Result<StoredSuggestion> {
        let because = text::passage("reason", because)?;
        self.suggestion(number)?;
        self.write(|desk| {
            desk.open_suggestion(number)?;
            let decision = Some(Decision::Declined(Declined { because: Some(because) }));
            desk.record(Event::SuggestionDecided(SuggestionDecided { suggestion: number, decision }))?;
            desk.reading().suggestion(number)
        })
    }

    /// How often people and each machine agreed, by kind.
    pub fn agreements(&self) -> Result<Vec<Agreement>> {
        self.reading()?.agreements()
    }
}

impl Desk<'_, '_> {
    /// What is offered, with what the case knows of it.
    fn weighed(&self, offered: Offered) -> Result<Suggested> {
        Ok(match offered {
            Offered::Claim(claim) => Suggested::Claim(claim),
            Offered::Evidence(evidence) => Suggested::Evidence(evidence),
            Offered::Fix(fix) => Suggested::Fix(fix),
            Offered::Relation(relation) => Suggested::Relation(relation),
            Offered::Settled { article, sentence, reason, note } => {
                let coverage = coverage(self.reading(), article, self.read_before)?;
                let sentence = self.sentence(&coverage, sentence)?;
                let revision = &coverage.article.revision;
                let words = Anchor::of(&revision.body, revision.seq, sentence.range.clone());
                Suggested::Settled(SuggestedSettled { article, words, reason, note })
            }
            Offered::Verdict(number, new) => {
                let claim = self.reading().claim(number)?;
                let question = new.question.unwrap_or(claim.main_question());
                refuse_unasked(number, claim.questions(), question)?;
                if new.status == Verdict::Unverified {
                    return Err(Error::NotAVerdict { claim: number });
                }
                let judged = judgement::judged_digest(&Judged::of(&claim));
                Suggested::Verdict(SuggestedVerdict { claim: number, question, given: Some(new.on(question)), judged })
            }
        })
    }

    /// Does something and takes it all back: what it would refuse, it refuses now.
    fn rehearse<T>(&mut self, work: impl FnOnce(&mut Desk<'_, '_>) -> Result<T>) -> Result<T> {
        let Self { writing, ids, actor, now, texts: _, read_before } = self;
        let now = *now;
        // What is taken back is not to be kept: texts of its own.
        let texts = Texts::default();
        writing.rehearse(|writing| work(&mut Desk { writing, ids, actor, now, texts, read_before }))
    }

    /// A suggestion that nobody has decided on.
    fn open_suggestion(&self, number: SuggestionNumber) -> Result<StoredSuggestion> {
        let stored = self.reading().suggestion(number)?;
        match &stored.decided {
            None => Ok(stored),
            Some(decided) => {
                Err(Error::SuggestionDecided { suggestion: number, state: stored.state(), by: decided.by.clone() })
            }
        }
    }
}
