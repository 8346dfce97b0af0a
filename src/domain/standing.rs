//! How a claim stands, and nothing else of it: what lists, bars and marks of many claims are drawn from.

use super::{ArticleNumber, Checkable, ClaimNumber, Dossier, Question, Verdict};

/// A claim by its verdicts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    pub claim: ClaimNumber,
    pub article: Option<ArticleNumber>,
    pub checkable: Checkable,
    /// The article's own included.
    pub voices: usize,
    pub is_set_aside: bool,
    /// What holds on whether it was said, and on whether it is so.
    pub said: Verdict,
    pub is_so: Verdict,
}

impl Standing {
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

    pub fn questions(&self) -> &'static [Question] {
        self.checkable.questions(self.voices)
    }

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
