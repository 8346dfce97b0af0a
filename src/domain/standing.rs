//! How a claim stands, and nothing else of it: what lists, bars and marks of many claims are drawn from.

use super::{ArticleNumber, Checkable, ClaimNumber, Dossier, Question, Verdict};

/// A claim by its verdicts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// Which claim.
    pub claim: ClaimNumber,
    /// The article that it is from; `None` for a claim that stands alone.
    pub article: Option<ArticleNumber>,
    /// What can be asked of it at all.
    pub checkable: Checkable,
    /// The article's own included.
    pub voices: usize,
    /// Whether it is out of the work.
    pub is_set_aside: bool,
    /// What holds on whether it was said, and on whether it is so.
    pub said: Verdict,
    /// What holds on whether it is so.
    pub is_so: Verdict,
}

impl Standing {
    /// What a dossier says of it.
    pub fn of(dossier: &Dossier) -> Self {
        Self {
            claim: dossier.number(),
            article: dossier.claim.article,
            checkable: dossier.claim.checkable,
            voices: dossier.claim.attribution.len(),
            is_set_aside: dossier.set_aside.is_some(),
            said: dossier.verdict(Question::Said),
            is_so: dossier.verdict(Question::True),
        }
    }

    /// The questions that are asked of it.
    pub fn questions(&self) -> &'static [Question] {
        self.checkable.questions(self.voices)
    }

    /// What holds on a question; unverified where nobody has decided.
    pub fn verdict(&self, question: Question) -> Verdict {
        match question {
            Question::Said => self.said,
            Question::True => self.is_so,
        }
    }

    /// Whether a question that is asked of it has no verdict yet.
    pub fn is_open(&self) -> bool {
        let open = |question: &Question| self.verdict(*question) == Verdict::Unverified;
        !self.is_set_aside && self.questions().iter().any(open)
    }
}
