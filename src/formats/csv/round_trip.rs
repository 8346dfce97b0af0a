//! What is written comes back: any dossier through `sheet`, and through each other shape what that carries.

use super::samples::{dossier, word};
use super::*;
use crate::domain::*;
use proptest::prelude::*;
use proptest::sample::select;

fn incoming_source(source: &Source) -> NewSource {
    let open = source.disclosure == Disclosure::Open;
    let told = |text: &Option<String>| text.clone().filter(|_| open);
    NewSource {
        uid: Some(source.uid),
        name: if open { source.name.clone() } else { format!("confidential source {}", source.number) },
        kind: Some(source.kind),
        publisher: told(&source.publisher),
        author: told(&source.author),
        url: told(&source.url),
        published: source.published.clone().filter(|_| open),
        reliability: source.reliability,
        reliability_reason: told(&source.reliability_reason),
        interest: told(&source.interest),
        origin: told(&source.origin),
        note: told(&source.note),
        disclosure: source.disclosure,
    }
}

fn incoming_evidence(stored: &StoredEvidence, source: IncomingSource) -> IncomingEvidence {
    let evidence = stored.evidence.clone();
    let quantities = Some(evidence.quantities().cloned().collect());
    IncomingEvidence {
        number: Some(evidence.number),
        evidence: NewEvidence {
            uid: Some(evidence.uid),
            question: Some(evidence.question),
            origin: evidence.origin,
            directness: evidence.directness,
            credibility: evidence.credibility,
            credibility_reason: evidence.credibility_reason,
            paraphrase: evidence.paraphrase,
            quote: evidence.quote,
            locator: evidence.locator,
            published: evidence.published,
            data_as_of: evidence.data_as_of,
            quantities,
            search_note: evidence.search_note,
            ..NewEvidence::new(ClaimNumber(0), SourceNumber(0), evidence.stance)
        },
        source,
        derived_from: evidence.derived_from,
        withdrawn: stored.withdrawn.clone(),
    }
}

fn new_status(status: &Status, question: Option<Question>) -> NewStatus {
    let Status { status, because, modifiers, confidence, finding, .. } = status.clone();
    NewStatus { question, status, because, modifiers, confidence, finding, on_other: None }
}

/// What `sheet` brings back of a dossier.
fn incoming(dossier: &Dossier) -> IncomingClaim {
    let claim = dossier.claim.clone();
    let main = claim.main_question();
    let said = (claim.questions().len() > 1).then_some(Question::Said);
    let questions = [(main, None), (Question::Said, said)].into_iter().take(1 + usize::from(said.is_some()));
    let statuses = questions
        .filter_map(|(asked, named)| Some(new_status(&dossier.status(asked)?.status, named)))
        .filter(|status| *status != NewStatus { question: status.question, ..NewStatus::new(Verdict::Unverified) });
    IncomingClaim {
        stood: None,
        number: Some(claim.number),
        article: dossier
            .article
            .as_ref()
            .map(|article| Named { uid: Some(article.uid), name: Some(article.title.clone()) }),
        evidence: dossier
            .evidence
            .iter()
            .map(|stored| incoming_evidence(stored, IncomingSource::New(Box::new(incoming_source(&stored.source)))))
            .collect(),
        statuses: statuses.collect(),
        set_aside: dossier.set_aside.clone(),
        rows: Vec::new(),
        anchoring: Anchoring::MustStand,
        copy_of: None,
        claim: NewClaim {
            uid: Some(claim.uid),
            article: None,
            words: claim.anchor.map(|anchor| Words { quote: anchor.exact, place: Place::At(anchor.start) }),
            text: claim.text,
            kind: Some(claim.kind),
            checkable: Some(claim.checkable),
            attribution: claim.attribution,
            hedges: Some(claim.hedges),
            quantities: Some(claim.quantities),
            as_of: claim.as_of,
            as_of_words: claim.as_of_words,
            time_words: crate::domain::TimeWords::Given,
            priority: claim.priority,
            worth: claim.worth,
            assignee: claim.assignee,
            recheck_by: claim.recheck_by,
            correct_text: claim.correct_text,
            tags: claim.tags,
        },
    }
}

fn written(dossiers: &[Dossier], shape: Shape, style: Style) -> Vec<u8> {
    let mut writer = Writer::new(Vec::new(), shape, style).unwrap();
    dossiers.iter().for_each(|dossier| writer.claim(dossier, crate::judgement::stage(dossier)).unwrap());
    writer.finish().unwrap()
}

/// What arrives, but for the row that it arrives in.
fn without_rows(mut incoming: Incoming) -> Incoming {
    match &mut incoming {
        Incoming::Claim(claim) => {
            assert_eq!(claim.rows.iter().map(|(_, pieces)| pieces).sum::<usize>(), claim.evidence.len());
            assert!(claim.rows.iter().all(|(row, _)| row.kept.is_empty()), "{:?}", claim.rows);
            claim.rows.clear();
        }
        Incoming::Evidence { row, .. } | Incoming::Status { row, .. } => *row = None,
        _ => {}
    }
    incoming
}

/// Everything that a written file brings back; nothing where it has no rows.
fn read_back(bytes: &[u8], shape: Shape, cells: Cells) -> Vec<Incoming> {
    match read(bytes, "case.csv", &Options { cells, ..Options::default() }) {
        Ok(sheet) => {
            assert_eq!(sheet.shape(), Some(shape));
            assert!(sheet.unmapped().is_empty());
            sheet.map(|(_, row)| without_rows(row.unwrap())).collect()
        }
        Err(error) => {
            assert!(error.to_string().contains("no rows"), "{error}");
            Vec::new()
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn a_sheet_brings_every_dossier_back(dossiers in prop::collection::vec(dossier(), 1..4)) {
        let expected: Vec<Incoming> = dossiers.iter().map(|d| Incoming::Claim(Box::new(incoming(d)))).collect();
        prop_assert_eq!(&read_back(&written(&dossiers, Shape::Sheet, Style::default()), Shape::Sheet, Cells::Guarded), &expected);
        let raw = Style { cells: Cells::Raw, mark: Mark::ByteOrder };
        prop_assert_eq!(&read_back(&written(&dossiers, Shape::Sheet, raw), Shape::Sheet, Cells::Raw), &expected);
    }

    #[test]
    fn claims_bring_back_what_their_columns_carry(dossier in dossier()) {
        let mut expected = incoming(&dossier);
        expected.article = dossier.claim.article.map(|number| Named::name(number.to_string()));
        expected.evidence.clear();
        expected.set_aside = None;
        expected.claim.checkable = None;
        expected.claim.as_of_words = None;
        if let Some(last) = expected.claim.attribution.last_mut() {
            *last = Link { cue: last.cue.clone(), ..Link::voice(&last.speaker) };
        }
        let back = read_back(&written(&[dossier], Shape::Claims, Style::default()), Shape::Claims, Cells::Guarded);
        let [Incoming::Claim(mut back)] = <[Incoming; 1]>::try_from(back).unwrap() else { panic!("no claim") };
        for (quantity, back) in expected.claim.quantities.iter_mut().flatten().zip(back.claim.quantities.iter().flatten()) {
            (quantity.raw, quantity.approximator) = (back.raw.clone(), None);
        }
        // Which questions are asked is carried by `sheet`; what it says of the rationale belongs to the main one.
        (expected.statuses, back.statuses, back.claim.checkable) = (Vec::new(), Vec::new(), None);
        prop_assert_eq!(*back, expected);
    }

    #[test]
    fn evidence_sources_and_statuses_come_back(dossier in dossier()) {
        let named = Named { uid: Some(dossier.claim.uid), name: None };
        let evidence: Vec<Incoming> = dossier.evidence.iter().map(|stored| {
            let source = Named { uid: Some(stored.source.uid), name: Some(incoming_source(&stored.source).name) };
            let evidence = incoming_evidence(stored, IncomingSource::Known(source));
            Incoming::Evidence { claim: named.clone(), evidence: Box::new(evidence), row: None }
        }).collect();
        let statuses: Vec<Incoming> = dossier.statuses.iter().map(|stored| {
            let status = new_status(&stored.status, Some(stored.status.question));
            Incoming::Status { claim: named.clone(), status: Box::new(status), row: None }
        }).collect();
        let sources: Vec<Incoming> = dossier.evidence.iter().map(|stored| Incoming::Source {
            number: Some(stored.source.number),
            source: Box::new(incoming_source(&stored.source)),
        }).collect();
        let mut writer = Writer::new(Vec::new(), Shape::Sources, Style::default()).unwrap();
        for stored in &dossier.evidence {
            let source = stored.source.clone();
            writer.source(&StoredSource { source, added_at: stored.added_at, evidence: 1, merged_into: None }).unwrap();
        }
        prop_assert_eq!(read_back(&writer.finish().unwrap(), Shape::Sources, Cells::Guarded), sources);
        let dossiers = [dossier];
        prop_assert_eq!(read_back(&written(&dossiers, Shape::Evidence, Style::default()), Shape::Evidence, Cells::Guarded), evidence);
        prop_assert_eq!(read_back(&written(&dossiers, Shape::Statuses, Style::default()), Shape::Statuses, Cells::Guarded), statuses);
    }

    #[test]
    fn a_damaged_file_is_refused_or_every_row_is_accounted_for(
        dossiers in prop::collection::vec(dossier(), 1..3),
        shape in word::<Shape>(),
        hits in prop::collection::vec((any::<prop::sample::Index>(), select(b"\"\"\",;\t\n\r'\\=x\xFF0".to_vec()), 0..3), 1..6),
    ) {
        let mut bytes = written(&dossiers, shape, Style::default());
        for (at, byte, how) in hits {
            let at = at.index(bytes.len());
            match how {
                0 => bytes[at] = byte,
                1 => bytes.insert(at, byte),
                _ => drop(bytes.remove(at)),
            }
        }
        if let Ok(mut sheet) = read(&bytes, "case.csv", &Options::default()) {
            let lines = sheet.by_ref().map(|(line, _)| line).collect();
            let mut copy = Vec::new();
            sheet.copy_rows(&lines, &mut copy).unwrap();
            let again = read(&copy, "copy.csv", &Options::default()).unwrap();
            prop_assert_eq!(again.rows(), sheet.rows());
        }
    }
}
