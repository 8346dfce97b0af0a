//! Checked claims in the shape of the AVeriTeC data set, for those who measure or train on such sets: one object a claim,
//! with questions, answers and their sources. Only out.
//!
//! Each of a claim's two questions becomes one question, and each piece of standing evidence on it an answer. A claim
//! whose truth was not asked or not decided has no label there and is left out.

use super::json::pretty;
use crate::domain::{
    Audience, ClaimKind, Dossier, Evidence, PartialDate, Question, Redaction, SourceKind, Stance, StoredEvidence,
    Verdict,
};
use serde::Serialize;
use std::io;

#[derive(Serialize)]
struct ClaimJson {
    claim: String,
    label: &'static str,
    justification: Option<String>,
    /// `31-10-2020`.
    claim_date: Option<String>,
    speaker: Option<String>,
    original_claim_url: Option<String>,
    reporting_source: Option<String>,
    claim_types: Vec<&'static str>,
    questions: Vec<QuestionJson>,
}

#[derive(Serialize)]
struct QuestionJson {
    question: String,
    answers: Vec<AnswerJson>,
}

#[derive(Serialize)]
struct AnswerJson {
    answer: String,
    answer_type: &'static str,
    source_url: Option<String>,
    source_medium: &'static str,
    cached_source_url: Option<String>,
}

/// What the data set answers where nothing was found.
const NO_ANSWER: &str = "No answer could be found.";
/// Hosts that keep copies of pages.
const KEEPERS: [&str; 6] = ["web.archive.org", "archive.org", "archive.ph", "archive.today", "archive.is", "perma.cc"];

/// Writes the claims that have a label, in order, and returns how many they were. `redaction` is of all sources of the
/// case.
pub fn write<'d>(
    out: &mut dyn io::Write,
    dossiers: impl IntoIterator<Item = &'d Dossier>,
    audience: Audience,
    redaction: &Redaction,
) -> io::Result<usize> {
    let of = |dossier: &Dossier| claim(&dossier.clone().for_audience(audience, redaction));
    let claims: Vec<ClaimJson> = dossiers.into_iter().filter_map(of).collect();
    pretty(out, &claims)?;
    Ok(claims.len())
}

fn claim(dossier: &Dossier) -> Option<ClaimJson> {
    let claim = &dossier.claim;
    if dossier.set_aside.is_some() || !claim.questions().contains(&Question::True) {
        return None;
    }
    let label = label(dossier.verdict(Question::True))?;
    let claimant = claim.claimant();
    let article = dossier.article.as_ref();
    let said_on = match claimant {
        Some(link) => link.said_on.as_ref(),
        None => article.and_then(|article| article.published.as_ref()),
    };
    Some(ClaimJson {
        claim: claim.text.clone(),
        label,
        justification: dossier.status(Question::True).and_then(|stored| stored.status.because.clone()),
        claim_date: said_on.and_then(day),
        speaker: claimant.map(|link| link.speaker.clone()),
        original_claim_url: article.and_then(|article| article.url.clone()),
        reporting_source: claimant
            .and_then(|link| link.channel.clone())
            .or_else(|| article.and_then(|article| article.outlet.clone())),
        claim_types: vec![kind(claim.kind)],
        questions: claim.questions().iter().filter_map(|question| asked(dossier, *question)).collect(),
    })
}

fn label(verdict: Verdict) -> Option<&'static str> {
    Some(match verdict {
        Verdict::Supported | Verdict::MostlySupported => "Supported",
        Verdict::Mixed => "Conflicting Evidence/Cherrypicking",
        Verdict::MostlyRefuted | Verdict::Refuted => "Refuted",
        Verdict::Unproven => "Not Enough Evidence",
        Verdict::Unverified => return None,
    })
}

fn kind(kind: ClaimKind) -> &'static str {
    match kind {
        ClaimKind::Quantity => "Numerical Claim",
        ClaimKind::Quote => "Quote Verification",
        ClaimKind::Position => "Position Statement",
        ClaimKind::Causal => "Causal Claim",
        ClaimKind::Event | ClaimKind::Property | ClaimKind::Provision | ClaimKind::Prediction | ClaimKind::Opinion => {
            "Event/Property Claim"
        }
    }
}

fn asked(dossier: &Dossier, question: Question) -> Option<QuestionJson> {
    let answers: Vec<AnswerJson> = dossier.standing(question).map(answer).collect();
    let speaker = dossier.claim.claimant().map_or("the article", |link| &link.speaker);
    let text = match question {
        Question::Said => format!("Did {speaker} say: {}", dossier.claim.text),
        Question::True => format!("Is it so: {}", dossier.claim.text),
    };
    (!answers.is_empty()).then_some(QuestionJson { question: text, answers })
}

fn answer(stored: &StoredEvidence) -> AnswerJson {
    let Evidence { stance, paraphrase, quote, .. } = &stored.evidence;
    let (answer, answer_type) = match (stance, paraphrase, quote) {
        (Stance::Silent, _, _) => (NO_ANSWER.to_owned(), "Unanswerable"),
        (_, Some(paraphrase), _) => (paraphrase.clone(), "Abstractive"),
        (_, None, Some(quote)) => (quote.clone(), "Extractive"),
        (_, None, None) => (stored.source.name.clone(), "Abstractive"),
    };
    let kept = stored.snapshots.iter().flat_map(|kept| [&kept.snapshot.final_url, &kept.snapshot.url]).flatten();
    AnswerJson {
        answer,
        answer_type,
        source_url: stored.source.url.clone(),
        source_medium: medium(stored),
        cached_source_url: kept.into_iter().find(|url| is_kept(url)).cloned(),
    }
}

/// By what was kept of it, else by the kind of source.
fn medium(stored: &StoredEvidence) -> &'static str {
    let media_type = stored.snapshots.last().map_or("", |kept| &kept.snapshot.media_type);
    let (whole, _) = media_type.split_once('/').unwrap_or_default();
    match (whole, media_type) {
        ("image", _) => "Image/graphic",
        ("video", _) => "Video",
        ("audio", _) => "Audio",
        (_, "application/pdf") => "PDF",
        (_, "text/csv") => "Web table",
        _ if stored.source.kind == SourceKind::Dataset => "Web table",
        _ if stored.source.url.is_some() => "Web text",
        _ => "Other",
    }
}

/// Whether the address is that of a keeper of pages.
fn is_kept(url: &str) -> bool {
    let host = url.split_once("://").map(|(_, rest)| rest.split(['/', '?', '#']).next().unwrap_or_default());
    host.is_some_and(|host| KEEPERS.contains(&host))
}

/// The day as the data set writes it; none for what is not a plain day.
fn day(date: &PartialDate) -> Option<String> {
    let mut parts = date.as_str().split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    let is_number = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let is_day = parts.next().is_none() && [year, month, day].into_iter().all(is_number);
    is_day.then(|| format!("{day}-{month}-{year}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::*;
    use crate::formats::claimreview::samples::{at, checked};
    use serde_json::{Value, json};

    fn evidence(number: u32, question: Question, stance: Stance, new: NewEvidence) -> StoredEvidence {
        let uid = Uid(uuid::Uuid::nil());
        let source = NewSource {
            name: "The Gazette".to_owned(),
            url: Some("https://gazette.example/1".to_owned()),
            ..NewSource::default()
        };
        let new = NewEvidence { stance, search_note: Some("Searched.".to_owned()), ..new };
        StoredEvidence {
            evidence: new.checked(EvidenceNumber(number), uid, question).unwrap(),
            source: source.checked(SourceNumber(3), uid).unwrap(),
            added_at: at("2025-12-02T09:30:00Z"),
            added_by: "ana".to_owned(),
            withdrawn: None,
            released: None,
            snapshots: Vec::new(),
            no_snapshot: None,
            merged_into: None,
        }
    }

    fn written(dossiers: &[Dossier]) -> Value {
        let mut out = Vec::new();
        write(&mut out, dossiers, Audience::Public, &Redaction::default()).unwrap();
        serde_json::from_slice(&out).unwrap()
    }

    #[test]
    fn a_claim_has_the_shape_of_the_set() {
        let mut dossier = checked(12, "The envoys left.", &["article", "Peskov"], Verdict::MostlyRefuted);
        let new = || NewEvidence::new(ClaimNumber(12), SourceNumber(3), Stance::Refutes);
        let paraphrased = NewEvidence { paraphrase: Some("They stayed.".to_owned()), ..new() };
        let quoted = NewEvidence { quote: Some("\"we stayed\"".to_owned()), ..new() };
        dossier.evidence = vec![
            evidence(1, Question::True, Stance::Refutes, paraphrased),
            evidence(2, Question::True, Stance::Refutes, quoted),
            evidence(3, Question::True, Stance::Silent, new()),
        ];
        dossier.evidence[2].withdrawn = Some("doubled".to_owned());
        dossier.evidence.push(evidence(4, Question::Said, Stance::Silent, new()));
        let answer = |answer: &str, kind: &str| {
            json!({"answer": answer, "answer_type": kind, "source_url": "https://gazette.example/1",
                "source_medium": "Web text", "cached_source_url": null})
        };
        let expected = json!([{
            "claim": "The envoys left.",
            "label": "Refuted",
            "justification": "Two trackers agree [E7, E9]. More of it.",
            "claim_date": "01-12-2025",
            "speaker": "Peskov",
            "original_claim_url": "https://paper.example/envoys?a=1&b=2",
            "reporting_source": null,
            "claim_types": ["Event/Property Claim"],
            "questions": [
                {"question": "Did Peskov say: The envoys left.",
                    "answers": [answer("No answer could be found.", "Unanswerable")]},
                {"question": "Is it so: The envoys left.",
                    "answers": [answer("They stayed.", "Abstractive"), answer("\"we stayed\"", "Extractive")]},
            ],
        }]);
        assert_eq!(written(&[dossier]), expected);
    }

    #[test]
    fn what_has_no_label_is_left_out() {
        let open = checked(1, "It rained.", &[], Verdict::Unverified);
        let mut said = checked(2, "It will rain.", &["article", "Peskov"], Verdict::Supported);
        said.claim.checkable = Checkable::SaidOnly;
        assert_eq!(written(&[open, said]), json!([]));
        let labels = [(Verdict::Supported, "Supported"), (Verdict::Mixed, "Conflicting Evidence/Cherrypicking")];
        for (verdict, label) in labels.into_iter().chain([(Verdict::Unproven, "Not Enough Evidence")]) {
            assert_eq!(written(&[checked(1, "It rained.", &[], verdict)])[0]["label"], label);
        }
    }
}
