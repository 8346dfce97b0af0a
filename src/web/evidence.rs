//! The sheet of evidence: the kept copy beside the form; a source that is known or new; what it says, how far it is to be
//! trusted; and a quotation that is proved against the copy at once.

use super::ask::{Fields, File, Reply};
use super::card::Choice;
use super::claim;
use super::refusal::{Said, Trouble};
use super::shell::{Shell, drawn};
use super::visit::{Outcome, Visit};
use crate::counter::snapshot;
use askama::Template;
use claimbench::domain::{
    ClaimNumber, Credibility, Directness, Dossier, EvidenceChange, EvidenceNumber, ForeignReview, NewEvidence,
    NewSnapshot, NewSource, Question, Reliability, ReviewNumber, SnapshotMethod, SourceKind, SourceNumber, Stance,
    StoredEvidence, Word, text,
};
use claimbench::error::Error;
use claimbench::intake::fetch::{Limits, Reach, fetch};
use claimbench::intake::readable;
use claimbench::report::words;
use claimbench::workbench::{QuoteProof, Workbench};

/// What each credibility means; the number is what is stored.
const CREDIBILITIES: [(u8, &str); 6] = [
    (1, "confirmed by others"),
    (2, "probably true"),
    (3, "possibly true"),
    (4, "doubtful"),
    (5, "improbable"),
    (6, "cannot be judged"),
];
const RELIABILITIES: [&str; 6] =
    ["reliable", "usually reliable", "fairly reliable", "not usually reliable", "unreliable", "cannot be judged"];

/// The value of the question's field that makes a piece for each.
const BOTH: &str = "both";

#[derive(Template)]
#[template(path = "evidence.html", escape = "visible", config = "src/web/askama.toml")]
struct Sheet {
    shell: Shell,
    claim: u32,
    claim_text: String,
    place: String,
    /// The piece that is changed; none for a new one.
    piece: Option<String>,
    /// What the sheet is about to do, as its heading.
    title: String,
    said: Option<Said>,
    /// What has just been added, with how its quotation stands.
    added: Option<(String, String)>,
    proof: String,
    copy: Option<Copy>,
    form: Form,
    sources: Vec<(String, String)>,
    origins: Vec<String>,
}

/// The text of a kept copy.
struct Copy {
    sha256: String,
    /// The text, or why there is none.
    text: Result<String, String>,
}

/// The form's fields: blank, of a piece that is there, or as somebody typed them.
struct Form {
    source: String,
    url: String,
    kinds: Vec<Choice>,
    publisher: String,
    reliabilities: Vec<Rated>,
    confidential: bool,
    stances: Vec<Stand>,
    questions: Vec<Choice>,
    both: bool,
    paraphrase: String,
    quote: String,
    locator: String,
    credibilities: Vec<Rated>,
    credibility_reason: String,
    directness: Vec<Choice>,
    origin: String,
    published: String,
    data_as_of: String,
    search_note: String,
    review: String,
}

struct Rated {
    value: String,
    words: &'static str,
    chosen: bool,
}

/// A stance with the number that chooses it.
struct Stand {
    choice: Choice,
    key: usize,
}

impl Form {
    fn of(claim: &Dossier, stored: Option<&StoredEvidence>, typed: Option<&Fields>) -> Self {
        let (evidence, source) = (stored.map(|one| &one.evidence), stored.map(|one| &one.source));
        let value = |field: &str, there: Option<String>| match typed {
            Some(typed) => typed.get(field).unwrap_or_default().to_owned(),
            None => there.unwrap_or_default(),
        };
        let word = |field: &str| typed.and_then(|typed| typed.get(field));
        let stance = match typed {
            Some(_) => word("stance").and_then(|word| Stance::parse(word).ok()),
            None => evidence.map(|one| one.stance),
        };
        let question = match typed {
            Some(_) => word("question").and_then(|word| Question::parse(word).ok()),
            None => Some(evidence.map_or(claim.claim.main_question(), |one| one.question)),
        };
        let credibility = word("credibility").and_then(|text| text.parse().ok());
        let credibility = credibility.unwrap_or(evidence.map_or(6, |one| one.credibility.value()));
        let reliability = word("reliability").and_then(|word| Reliability::parse(word).ok());
        let reliability = reliability.unwrap_or_default();
        let stances = Choice::of_words(stance).into_iter().enumerate();
        // 1, 2, 3 are the three that are given most: supports, refutes, context.
        let key = |at: usize| [1, 2, 4, 3, 5][at.min(4)];
        Self {
            review: value("review", None),
            source: value("source", source.map(|one| one.number.to_string())),
            url: value("url", None),
            kinds: Choice::of_words(word("kind").and_then(|word| SourceKind::parse(word).ok())),
            publisher: value("publisher", None),
            reliabilities: Reliability::ALL
                .iter()
                .zip(RELIABILITIES)
                .map(|(one, words)| Rated { value: one.word().to_owned(), words, chosen: *one == reliability })
                .collect(),
            confidential: word("confidential").is_some(),
            stances: stances.map(|(at, choice)| Stand { choice, key: key(at) }).collect(),
            questions: if claim.claim.questions().len() > 1 { Choice::of_words(question) } else { Vec::new() },
            both: word("question") == Some(BOTH),
            paraphrase: value("paraphrase", evidence.and_then(|one| one.paraphrase.clone())),
            quote: value("quote", evidence.and_then(|one| one.quote.clone())),
            locator: value("locator", evidence.and_then(|one| one.locator.clone())),
            credibilities: CREDIBILITIES
                .iter()
                .map(|(value, words)| Rated { value: value.to_string(), words, chosen: *value == credibility })
                .collect(),
            credibility_reason: value("credibility_reason", evidence.and_then(|one| one.credibility_reason.clone())),
            directness: Choice::of_words(match typed {
                Some(_) => word("directness").and_then(|word| Directness::parse(word).ok()),
                None => evidence.and_then(|one| one.directness),
            }),
            origin: value("origin", evidence.and_then(|one| one.origin.clone())),
            published: value("published", evidence.and_then(|one| one.published.as_ref()).map(ToString::to_string)),
            data_as_of: value("data_as_of", evidence.and_then(|one| one.data_as_of.as_ref()).map(ToString::to_string)),
            search_note: value("search_note", evidence.and_then(|one| one.search_note.clone())),
        }
    }
}

/// `GET /claim/48/evidence`: a sheet for a new piece.
pub fn new(visit: &Visit<'_>) -> Outcome {
    let workbench = visit.read()?;
    let dossier = workbench.dossier(visit.named(1)?)?;
    sheet(visit, &workbench, &dossier, None, None)
}

/// `GET /evidence/E7`: the piece beside its kept copy, to be read and corrected.
pub fn look(visit: &Visit<'_>) -> Outcome {
    let number: EvidenceNumber = visit.named(1)?;
    let workbench = visit.read()?;
    let dossier = workbench.dossier_of_evidence(number)?;
    sheet(visit, &workbench, &dossier, Some(number), None)
}

fn sheet(
    visit: &Visit<'_>,
    workbench: &Workbench,
    dossier: &Dossier,
    piece: Option<EvidenceNumber>,
    trouble: Option<&Trouble>,
) -> Outcome {
    let find = |number: EvidenceNumber| dossier.evidence.iter().find(|one| one.evidence.number == number);
    let stored = piece.and_then(find);
    let added = match visit.asked::<EvidenceNumber>("added")?.and_then(find) {
        Some(stored) => Some((stored.evidence.number.to_string(), proof(workbench, stored)?)),
        None => None,
    };
    let copy = match stored.and_then(|one| one.snapshots.last()) {
        Some(kept) => {
            let text = workbench.snapshot_text(&kept.snapshot)?.map_err(|why| why.to_string());
            Some(Copy { sha256: kept.snapshot.sha256.clone(), text })
        }
        None => None,
    };
    let origins = workbench.origin_labels()?;
    let title = piece.map_or("Attach evidence".to_owned(), |piece| format!("Evidence {piece}"));
    let sources = workbench.sources()?;
    let page = Sheet {
        shell: Shell::of(visit, workbench, "", &title)?,
        claim: dossier.number().0,
        claim_text: dossier.claim.text.clone(),
        place: claim::place(dossier),
        piece: piece.map(|piece| piece.to_string()),
        title,
        said: trouble.map(Trouble::said),
        added,
        proof: stored.map(|stored| proof(workbench, stored)).transpose()?.unwrap_or_default(),
        copy,
        form: Form::of(dossier, stored, trouble.map(|_| &visit.form.fields)),
        sources: sources.into_iter().map(|one| (one.source.number.to_string(), one.source.name)).collect(),
        origins,
    };
    Ok(drawn(trouble.map_or(200, Trouble::status), &page))
}

/// How the quotation of a piece stands to its kept copy, in words; empty where it has not both.
pub fn proof(workbench: &Workbench, stored: &StoredEvidence) -> Result<String, Trouble> {
    Ok(match workbench.quote_proof(stored)? {
        Some(QuoteProof::Laid { proof, not_read, .. }) => {
            let not_read =
                not_read.map(|what| format!(" Not all of the copy could be read: {what}.")).unwrap_or_default();
            format!("The quotation {}.{not_read}", words::proved(&proof))
        }
        Some(QuoteProof::Unreadable { why, .. }) => {
            format!("The kept copy has no text to lay the quotation beside: {why}.")
        }
        None => String::new(),
    })
}

/// `POST /claim/48/evidence`.
pub fn add(visit: &Visit<'_>) -> Outcome {
    let claim: ClaimNumber = visit.named(1)?;
    let mut workbench = visit.write()?;
    match attach(visit, &mut workbench, claim) {
        Ok(numbers) => {
            let added = numbers.first().map(ToString::to_string).unwrap_or_default();
            Ok(Reply::to(match visit.form.fields.get("then") {
                Some("next") => format!("/claim/{}/evidence?added={added}", claim.0),
                _ => claim::place(&workbench.dossier(claim)?).replacen("#side", &format!("&added={added}#side"), 1),
            }))
        }
        Err(trouble) => sheet(visit, &workbench, &workbench.dossier(claim)?, None, Some(&trouble)),
    }
}

fn attach(visit: &Visit<'_>, workbench: &mut Workbench, claim: ClaimNumber) -> Result<Vec<EvidenceNumber>, Trouble> {
    let stance = visit.given::<Stance>("stance")?.ok_or(Trouble::Misused("Say which way it points."))?;
    let both = visit.form.fields.get("question") == Some(BOTH);
    let new = NewEvidence {
        question: if both { None } else { visit.given("question")? },
        origin: visit.text("origin"),
        directness: visit.given("directness")?,
        credibility: credibility(visit)?,
        credibility_reason: visit.text("credibility_reason"),
        paraphrase: visit.text("paraphrase"),
        quote: visit.text("quote"),
        locator: visit.text("locator"),
        published: visit.given("published")?,
        data_as_of: visit.given("data_as_of")?,
        search_note: visit.text("search_note"),
        ..NewEvidence::new(claim, SourceNumber(0), stance)
    };
    let (known, source, new) = match visit.given::<ReviewNumber>("review")? {
        Some(number) => {
            let review = workbench.foreign_review(number)?;
            let new = NewEvidence {
                paraphrase: new.paraphrase.clone().or_else(|| Some(words::foreign_finding(&review))),
                published: new.published.clone().or_else(|| review.reviewed_on.clone()),
                ..new
            };
            (None, Some(desk_of(&review)), new)
        }
        None => {
            let (known, source) = source(visit, workbench)?;
            (known, source, NewEvidence { source: known.unwrap_or(SourceNumber(0)), ..new })
        }
    };
    let kept = match (visit.form.file("copy"), visit.form.fields.given("fetch")) {
        (Some(file), _) => Some(of_file(file)),
        (None, Some(_)) => {
            let of_known = known.map(|known| workbench.source(known)).transpose()?.and_then(|one| one.source.url);
            let url = source.as_ref().and_then(|one| one.url.clone()).or(of_known);
            Some(fetched(&url.ok_or(Trouble::Misused("The source has no address to fetch it from."))?)?)
        }
        (None, None) => None,
    };
    let pieces = match both {
        false => vec![new],
        true => {
            let on = |question| NewEvidence { question: Some(question), ..new.clone() };
            vec![on(Question::Said), on(Question::True)]
        }
    };
    Ok(workbench.add_evidence_all(source, pieces, kept.as_ref())?)
}

/// The desk that a review is of, as a source.
fn desk_of(review: &ForeignReview) -> NewSource {
    NewSource {
        name: review.publisher.name.clone().unwrap_or_else(|| review.publisher.site.clone()),
        kind: Some(SourceKind::Other),
        url: Some(review.url.clone()),
        ..NewSource::default()
    }
}

/// The source that the form means: one that is known by its number, name or address, or a new one.
fn source(visit: &Visit<'_>, workbench: &Workbench) -> Result<(Option<SourceNumber>, Option<NewSource>), Trouble> {
    let name = visit.text("source").unwrap_or_default();
    let url = visit.text("url");
    if !name.is_empty() {
        match workbench.find_source(&name) {
            Ok(number) => return Ok((Some(number), None)),
            Err(Error::NoSuch { .. }) => {}
            Err(error) => return Err(error.into()),
        }
    }
    let is_address = name.starts_with("https://") || name.starts_with("http://");
    let (name, url) = if is_address && url.is_none() { (String::new(), Some(name)) } else { (name, url) };
    let new = NewSource {
        name,
        kind: visit.given("kind")?,
        publisher: visit.text("publisher"),
        url,
        reliability: visit.given("reliability")?.unwrap_or_default(),
        disclosure: match visit.form.fields.given("confidential") {
            Some(_) => claimbench::domain::Disclosure::Confidential,
            None => claimbench::domain::Disclosure::Open,
        },
        ..NewSource::default()
    };
    // An address that is known is that source, whatever it is called here.
    if let Some((number, claimbench::domain::SameSource::Address)) = workbench.source_resembling(&new)? {
        return Ok((Some(number), None));
    }
    if new.name.is_empty() {
        return Err(Trouble::Misused("Say where it is from: a source that is known, or the name of a new one."));
    }
    if new.kind.is_none() {
        return Err(Trouble::Misused("There is no such source yet. Say what kind it is, and it is added."));
    }
    Ok((None, Some(new)))
}

fn credibility(visit: &Visit<'_>) -> Result<Credibility, Trouble> {
    let Some(text) = visit.form.fields.given("credibility") else { return Ok(Credibility::default()) };
    // A number that is none is one that is out of range.
    Ok(Credibility::new(text.parse().unwrap_or(0))?)
}

/// A file's bytes, to be kept.
pub fn of_file(file: &File) -> NewSnapshot {
    let media_type = readable::media_type(&file.bytes, Some(&file.name));
    NewSnapshot {
        bytes: file.bytes.clone(),
        media_type: media_type.to_owned(),
        charset: None,
        url: None,
        final_url: None,
        redirects: Vec::new(),
        http_status: None,
        headers: Vec::new(),
        retrieved_at: None,
        method: if media_type == "application/pdf" { SnapshotMethod::Pdf } else { SnapshotMethod::File },
        tool: None,
        note: None,
    }
}

/// What an address answers, to be kept; by the fetcher's own rules.
pub fn fetched(url: &str) -> Result<NewSnapshot, Trouble> {
    let page = fetch(&text::url(url)?, Reach::Public, &Limits::default())?;
    Ok(snapshot::of(page))
}

/// `POST /evidence/E7`: corrects the piece, and keeps a copy that came with the form.
pub fn edit(visit: &Visit<'_>) -> Outcome {
    let number: EvidenceNumber = visit.named(1)?;
    let mut workbench = visit.write()?;
    match correct(visit, &mut workbench, number) {
        Ok(()) => Ok(Reply::to(format!("/evidence/{number}?added={number}"))),
        Err(trouble) => sheet(visit, &workbench, &workbench.dossier_of_evidence(number)?, Some(number), Some(&trouble)),
    }
}

fn correct(visit: &Visit<'_>, workbench: &mut Workbench, number: EvidenceNumber) -> Result<(), Trouble> {
    let mut changes = vec![
        EvidenceChange::Source(workbench.find_source(&visit.text("source").unwrap_or_default())?),
        EvidenceChange::Paraphrase(visit.text("paraphrase")),
        EvidenceChange::Quote(visit.text("quote")),
        EvidenceChange::Locator(visit.text("locator")),
        EvidenceChange::Credibility(credibility(visit)?),
        EvidenceChange::CredibilityReason(visit.text("credibility_reason")),
        EvidenceChange::Directness(visit.given("directness")?),
        EvidenceChange::Origin(visit.text("origin")),
        EvidenceChange::Published(visit.given("published")?),
        EvidenceChange::DataAsOf(visit.given("data_as_of")?),
        EvidenceChange::SearchNote(visit.text("search_note")),
    ];
    changes.extend(visit.given("stance")?.map(EvidenceChange::Stance));
    changes.extend(visit.given("question")?.map(EvidenceChange::Question));
    let kept = visit.form.file("copy").map(of_file);
    let fetched = match visit.form.fields.given("fetch") {
        Some(_) if kept.is_none() => {
            let dossier = workbench.dossier_of_evidence(number)?;
            let stored = dossier.evidence.iter().find(|one| one.evidence.number == number);
            let url = stored.and_then(|one| one.source.url.clone());
            Some(fetched(&url.ok_or(Trouble::Misused("The source has no address to fetch it from."))?)?)
        }
        _ => None,
    };
    let copy = kept.or(fetched);
    match workbench.edit_evidence(number, changes, None) {
        Ok(_) => {}
        // Keeping a copy is something to do, too.
        Err(Error::NothingToChange) if copy.is_some() => {}
        Err(error) => return Err(error.into()),
    }
    if let Some(copy) = copy {
        workbench.keep_snapshot(number, copy)?;
    }
    Ok(())
}

/// Takes a piece back, with the reason.
pub fn withdraw(visit: &Visit<'_>) -> Outcome {
    let number: EvidenceNumber = visit.named(1)?;
    let dossier = visit.write()?.withdraw_evidence(number, &visit.text("reason").unwrap_or_default(), None)?;
    Ok(Reply::to(claim::place(&dossier)))
}

/// Puts a piece to another claim.
pub fn carry(visit: &Visit<'_>) -> Outcome {
    let number: EvidenceNumber = visit.named(1)?;
    let to: ClaimNumber = visit.given("to")?.ok_or(Trouble::Misused("Name the claim that it is to speak to."))?;
    let dossier = visit.write()?.move_evidence(number, to, None)?;
    Ok(Reply::to(claim::place(&dossier)))
}

/// `GET /kept/SHA256`: a kept copy, never as a page of ours: a picture as a picture, all else as text;
/// with `?bytes`, the very bytes as a file.
pub fn kept(visit: &Visit<'_>) -> Outcome {
    let name = visit.parts().get(1).ok_or(Trouble::NoPage)?;
    let workbench = visit.read()?;
    let snapshot = workbench.snapshot(name)?;
    if visit.ask.query.get("bytes").is_some() {
        let bytes = workbench.snapshot_bytes(&snapshot)?;
        return Ok(Reply::download(&snapshot.sha256, "application/octet-stream", bytes));
    }
    let sandboxed = ("content-security-policy", "default-src 'none'; sandbox".to_owned());
    let picture = match snapshot.media_type.as_str() {
        "image/png" => Some("image/png"),
        "image/jpeg" => Some("image/jpeg"),
        "image/gif" => Some("image/gif"),
        "image/webp" => Some("image/webp"),
        _ => None,
    };
    if let Some(kind) = picture {
        let body = workbench.snapshot_bytes(&snapshot)?;
        return Ok(Reply { status: 200, kind: kind.into(), headers: vec![sandboxed], body });
    }
    let text = match workbench.snapshot_text(&snapshot)? {
        Ok(text) => text,
        Err(why) => format!("No text can be read from it: {why}."),
    };
    Ok(Reply { headers: vec![sandboxed], ..Reply::text(200, text) })
}
