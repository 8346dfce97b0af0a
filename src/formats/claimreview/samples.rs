//! Checked and approved claims, for the tests of what goes out.

use crate::domain::*;
use crate::judgement::digest;

pub fn at(text: &str) -> Instant {
    text.parse().unwrap()
}

pub fn publisher() -> super::Publisher {
    super::Publisher {
        name: "The Checking Desk".to_owned(),
        url: "https://desk.example/".to_owned(),
        licence: Some("https://creativecommons.org/licenses/by/4.0/".to_owned()),
        corrections: Some("https://desk.example/corrections".to_owned()),
    }
}

pub const PAGE: &str = "https://desk.example/checks/envoys";

/// A claim of the article with its verdict, which nobody has read yet.
pub fn checked(number: u32, text: &str, voices: &[&str], verdict: Verdict) -> Dossier {
    let new = NewClaim {
        article: Some(ArticleNumber(1)),
        text: text.to_owned(),
        kind: Some(ClaimKind::Event),
        attribution: voices.iter().map(|voice| Link::voice(voice)).collect(),
        ..NewClaim::default()
    };
    let article = NewArticle {
        uid: None,
        title: "Envoys in Moscow".to_owned(),
        outlet: None,
        byline: None,
        url: Some("https://paper.example/envoys?a=1&b=2".to_owned()),
        language: None,
        published: Some("2025-12-02".parse().unwrap()),
        published_basis: DateBasis::Stated,
        body: "text".to_owned(),
        intake: Intake::Paste,
        left_out: Vec::new(),
    };
    let uid = Uid(uuid::Uuid::nil());
    let (article, _) = article.checked(ArticleNumber(1), uid, |_| String::new()).unwrap();
    let mut claim = new.checked(ClaimNumber(number), uid, None).unwrap();
    if let Some(last) = claim.attribution.get_mut(1..).and_then(<[Link]>::last_mut) {
        last.said_on = Some("2025-12-01".parse().unwrap());
    }
    let status = |question| {
        let status = Status {
            question,
            status: verdict,
            because: Some("Two trackers agree [E7, E9]. More of it.".to_owned()),
            modifiers: Vec::new(),
            confidence: None,
            finding: None,
        };
        StoredStatus::new(status, "ana", at("2025-12-02T09:30:00Z"))
    };
    Dossier {
        statuses: claim.questions().iter().map(|question| status(*question)).collect(),
        claim,
        article: Some(article),
        set_aside: None,
        evidence: Vec::new(),
        relations: Vec::new(),
        procedure: Procedure::default(),
        logged: Logged {
            created_at: at("2025-12-02T09:30:00Z"),
            created_by: "ana".to_owned(),
            updated_at: at("2025-12-02T09:30:00Z"),
        },
    }
}

/// The dossier as a second reader has approved it.
pub fn approved(mut dossier: Dossier) -> Dossier {
    let review = Review { outcome: ReviewOutcome::Approved, note: None, digest: digest(&dossier) };
    dossier.procedure.reviews.push(StoredReview { review, by: "maria".to_owned(), at: at("2025-12-03T08:00:00Z") });
    dossier
}
