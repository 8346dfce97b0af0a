//! A dossier and its surroundings, put together word by word.

use crate::domain::*;
use crate::judgement::check::{Surroundings, check};
use crate::judgement::digest;

#[derive(Debug, Clone)]
pub struct Case {
    pub dossier: Dossier,
    pub around: Surroundings,
}

pub fn at(day: u32) -> Instant {
    format!("2025-12-{day:02}T09:00:00Z").parse().unwrap()
}

pub fn date(text: &str) -> PartialDate {
    text.parse().unwrap()
}

fn uid() -> Uid {
    Uid(uuid::Uuid::nil())
}

/// `19.3` with `%`, `100000000000` with `USD`, `28` with `1`.
pub fn quantity(raw: &str, point: i64, measure: Option<&str>) -> Quantity {
    Quantity {
        measure: measure.map(str::to_owned),
        point: Some(Decimal::from(point)),
        ..Quantity::new(raw, Dimension::Count, "1")
    }
}

pub fn source(name: &str, kind: SourceKind) -> NewSource {
    NewSource { name: name.to_owned(), kind: Some(kind), reliability: Reliability::B, ..NewSource::default() }
}

/// The article's own claim #1, with no evidence, on 2 December 2025.
impl Case {
    pub fn saying(text: &str) -> Self {
        let new = NewClaim { text: text.to_owned(), kind: Some(ClaimKind::Event), ..NewClaim::default() };
        let dossier = Dossier {
            claim: new.checked(ClaimNumber(1), uid(), None).unwrap(),
            article: None,
            set_aside: None,
            evidence: Vec::new(),
            statuses: Vec::new(),
            relations: Vec::new(),
            procedure: Procedure::default(),
            logged: Logged { created_at: at(1), created_by: "maria".to_owned(), updated_at: at(1) },
        };
        let around = Surroundings { today: at(2).day(), ..Surroundings::default() };
        Self { dossier, around }
    }

    pub fn kind(mut self, kind: ClaimKind) -> Self {
        self.dossier.claim.kind = kind;
        self
    }

    /// When the claim holds.
    pub fn holding(mut self, day: &str) -> Self {
        self.dossier.claim.as_of = Some(date(day));
        self
    }

    pub fn said_by(mut self, speaker: &str) -> Self {
        self.dossier.claim.attribution.push(Link::voice(speaker));
        self
    }

    pub fn figure(mut self, quantity: Quantity) -> Self {
        self.dossier.claim.quantities.push(quantity);
        self
    }

    pub fn anchored(mut self, exact: &str, state: AnchorState) -> Self {
        let anchor = Anchor::of(exact, 1, 0..exact.len());
        self.dossier.claim.anchor = Some(Anchor { state, ..anchor });
        self
    }

    /// Evidence from a source, on `true` unless a later word says otherwise.
    pub fn evidence(mut self, stance: Stance, source: NewSource, origin: &str, credibility: u8) -> Self {
        let number = self.dossier.evidence.len() as u32 + 1;
        let mut new = NewEvidence::new(ClaimNumber(1), SourceNumber(number), stance);
        new.credibility = Credibility::new(credibility).unwrap();
        new.origin = Some(origin.to_owned());
        new.search_note = (stance == Stance::Silent).then(|| "archive, by name".to_owned());
        self.dossier.evidence.push(StoredEvidence {
            evidence: new.checked(EvidenceNumber(number), uid(), Question::True).unwrap(),
            source: source.checked(SourceNumber(number), uid()).unwrap(),
            added_at: at(1),
            added_by: "maria".to_owned(),
            withdrawn: None,
            released: None,
            snapshots: Vec::new(),
            no_snapshot: None,
            merged_into: None,
        });
        self
    }

    pub fn supports(self, origin: &str, credibility: u8) -> Self {
        let name = format!("Report {origin}");
        self.evidence(Stance::Supports, source(&name, SourceKind::NewsReport), origin, credibility)
    }

    pub fn refutes(self, origin: &str, credibility: u8) -> Self {
        let name = format!("Report {origin}");
        self.evidence(Stance::Refutes, source(&name, SourceKind::NewsReport), origin, credibility)
    }

    pub fn silent(self) -> Self {
        self.evidence(Stance::Silent, source("Newspaper archive", SourceKind::Other), "archive", 6)
    }

    /// Changes the newest piece of evidence.
    pub fn with(mut self, change: impl FnOnce(&mut StoredEvidence)) -> Self {
        change(self.dossier.evidence.last_mut().unwrap());
        self
    }

    pub fn primary(self) -> Self {
        self.with(|stored| stored.evidence.directness = Some(Directness::Primary))
    }

    pub fn on_said(self) -> Self {
        self.with(|stored| stored.evidence.question = Question::Said)
    }

    pub fn showing(self, quantity: Quantity) -> Self {
        self.with(|stored| stored.evidence.quantity = Some(quantity))
    }

    /// Says why none of the evidence has a snapshot.
    pub fn kept(mut self) -> Self {
        self.dossier.evidence.iter_mut().for_each(|stored| stored.no_snapshot = Some("on paper".to_owned()));
        self
    }

    pub fn found(self, verdict: Verdict, because: &str) -> Self {
        self.on(Question::True, verdict, because)
    }

    pub fn found_said(self, verdict: Verdict, because: &str) -> Self {
        self.on(Question::Said, verdict, because)
    }

    fn on(mut self, question: Question, verdict: Verdict, because: &str) -> Self {
        let because = Some(because.to_owned());
        let finding = Some("It was so.".to_owned());
        let status = Status { question, status: verdict, because, modifiers: Vec::new(), confidence: None, finding };
        self.dossier.statuses.push(StoredStatus::new(status, "maria", at(2)));
        self.around.verdicts.insert((ClaimNumber(1), question), verdict);
        self
    }

    /// The newest status was given while the claim said something else.
    pub fn given_on(mut self, text: &str) -> Self {
        let judged = Judged { text: text.to_owned(), ..Judged::of(&self.dossier.claim) };
        self.dossier.statuses.last_mut().unwrap().on_other = Some(Box::new(judged));
        self
    }

    /// Adds to the newest status.
    pub fn modified(mut self, modifier: Modifier) -> Self {
        self.dossier.statuses.last_mut().unwrap().status.modifiers.push(modifier);
        self
    }

    pub fn confident(mut self) -> Self {
        self.dossier.statuses.last_mut().unwrap().status.confidence = Some(Confidence::High);
        self
    }

    pub fn related(mut self, kind: RelationKind, other: u32, verdict: Verdict) -> Self {
        let other = ClaimNumber(other);
        self.dossier.relations.push(Relation { from: other, kind, to: ClaimNumber(1), note: None });
        self.around.verdicts.insert((other, Question::True), verdict);
        self
    }

    pub fn waived(mut self, rule: Rule, because: &str) -> Self {
        let found = check(&self.dossier, &self.around).into_iter().filter(|found| found.rule == rule);
        let bound =
            Bound::Read { digest: digest(&self.dossier), objections: found.map(|found| found.reason).collect() };
        let waiver = Waiver { rule, because: because.to_owned(), by: "editor".to_owned(), at: at(3), bound };
        self.dossier.procedure.waivers.push(waiver);
        self
    }

    /// Approved by a second reader as it stands now.
    pub fn approved(mut self) -> Self {
        let review = Review { outcome: ReviewOutcome::Approved, note: None, digest: digest(&self.dossier) };
        self.dossier.procedure.reviews.push(StoredReview { review, by: "editor".to_owned(), at: at(3) });
        self
    }

    pub fn set_aside(mut self) -> Self {
        self.dossier.set_aside = Some(SetAside { reason: SetAsideReason::Trivial, note: None });
        self
    }
}
