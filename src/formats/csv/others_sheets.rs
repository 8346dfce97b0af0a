//! Sheets as other people make them, read row by row.

use super::*;
use crate::domain::{
    ClaimNumber, Decimal, Directness, Incoming, IncomingClaim, IncomingSource, NewStatus, Stance, Verdict,
};
use crate::error::Error;

fn options(map: &[(&str, &str)], verdicts: &[(&str, Verdict)]) -> Options {
    Options {
        map: map.iter().map(|(column, field)| ((*column).to_owned(), (*field).to_owned())).collect(),
        verdicts: verdicts.iter().map(|(word, verdict)| ((*word).to_owned(), *verdict)).collect(),
        ..Options::default()
    }
}

fn refusal(text: &str, options: &Options) -> (Option<u64>, String) {
    match read(text.as_bytes(), "facts.csv", options) {
        Err(Error::Unreadable { line, what, .. }) => (line, what),
        other => panic!("{other:?}"),
    }
}

/// The rows of a file: claims, or the line and the words of a refusal.
fn rows(text: &str, options: &Options) -> Vec<Result<IncomingClaim, (u64, String)>> {
    let sheet = read(text.as_bytes(), "facts.csv", options).unwrap();
    let row = |(at, row)| match row {
        Ok(Incoming::Claim(claim)) => Ok(*claim),
        Err(Error::Unreadable { line, what, .. }) => {
            assert_eq!(line, Some(at));
            Err((at, what))
        }
        other => panic!("{other:?}"),
    };
    sheet.map(row).collect()
}

fn only(text: &str, options: &Options) -> IncomingClaim {
    let [claim] = <[_; 1]>::try_from(rows(text, options)).unwrap();
    claim.unwrap()
}

fn refused(text: &str) -> String {
    let [row] = <[_; 1]>::try_from(rows(text, &Options::default())).unwrap();
    let (line, what) = row.unwrap_err();
    assert_eq!(line, 2);
    what
}

#[test]
fn a_desks_own_sheet_is_understood() {
    let text = "Fact;Primary/Secondary;Source;Date looked;Verified;Why not?\r\n\
                Twelve died.;primary;Police log;12/11/2026;x;\r\n\
                It snowed.;secondary;https://example.org/weather?d=1;;;no record found\r\n";
    let sheet = read(text.as_bytes(), "facts.csv", &Options::default()).unwrap();
    let unread: Vec<&str> = sheet
        .columns()
        .iter()
        .filter(|column| column.reading == Reading::Unknown)
        .map(|column| &*column.name)
        .collect();
    assert_eq!((sheet.shape(), sheet.delimiter(), sheet.rows(), unread), (None, ';', 2, vec!["Date looked"]));
    assert_eq!(sheet.unmapped(), [UnmappedWord { word: "x".to_owned(), line: 2, rows: 1 }]);

    let claims = rows(text, &options(&[], &[("X", Verdict::Supported)]));
    let [Ok(died), Ok(snowed)] = claims.as_slice() else { panic!("{claims:?}") };
    assert_eq!(
        (died.claim.text.as_str(), &died.statuses[..]),
        ("Twelve died.", &[NewStatus::new(Verdict::Supported)][..])
    );
    let evidence = &died.evidence[0].evidence;
    assert_eq!((evidence.directness, evidence.stance), (Some(Directness::Primary), Stance::Context));
    let IncomingSource::New(log) = &died.evidence[0].source else { panic!() };
    assert_eq!((log.name.as_str(), log.url.as_deref()), ("Police log", None));
    let IncomingSource::New(weather) = &snowed.evidence[0].source else { panic!() };
    assert_eq!(
        (weather.name.as_str(), weather.url.as_deref()),
        ("example.org", Some("https://example.org/weather?d=1"))
    );
    let note = NewStatus { because: Some("no record found".to_owned()), ..NewStatus::new(Verdict::Unverified) };
    assert_eq!(snowed.statuses, [note]);
}

#[test]
fn a_verdict_word_that_is_not_ours_is_refused_with_its_line_and_the_option() {
    let text = "statement,label,justification\nOne.,half-true,a\nTwo.,supported,b\nThree.,Half-True,c\n";
    let rows = rows(text, &Options::default());
    let (line, what) = rows[0].as_ref().unwrap_err();
    assert_eq!(*line, 2);
    let words = "column \"label\": \"half-true\" is not a status; say what it means with --map-status \"half-true\"=STATUS, \
                 where STATUS is unverified, supported, mostly_supported, mixed, mostly_refuted, refuted or unproven";
    assert_eq!(what, words);
    assert_eq!(rows[1].as_ref().unwrap().statuses[0].status, Verdict::Supported);
    let sheet = read(text.as_bytes(), "facts.csv", &Options::default()).unwrap();
    assert_eq!(sheet.unmapped(), [UnmappedWord { word: "half-true".to_owned(), line: 2, rows: 2 }]);
}

#[test]
fn two_unknown_verdict_words_in_one_row_are_both_reported() {
    let text = "claim,status,said status\r\n\r\nx,yes,\"a\nb\"\r\ny,yes,no\r\n";
    let sheet = read(text.as_bytes(), "facts.csv", &Options::default()).unwrap();
    let words: Vec<(&str, u64, usize)> =
        sheet.unmapped().iter().map(|word| (word.word.as_str(), word.line, word.rows)).collect();
    assert_eq!(words, [("yes", 3, 2), ("a\nb", 3, 1), ("no", 5, 1)]);
}

#[test]
fn a_file_without_a_header_is_mapped_by_the_numbers_of_its_columns() {
    let text = "0\t12134.json\tbarely-true\tWe have less, now.\teconomy,jobs\tvicky\n";
    let map = [("3", "status"), ("4", "claim"), ("5", "tags"), ("6", "speaker")];
    let headless = Options { top_row: TopRow::Data, ..options(&map, &[("barely-true", Verdict::MostlyRefuted)]) };
    let mut sheet = read(text.as_bytes(), "val2.tsv", &headless).unwrap();
    assert_eq!((sheet.rows(), sheet.columns()[0].reading), (1, Reading::Unknown));
    let Some((1, Ok(Incoming::Claim(claim)))) = sheet.next() else { panic!() };
    assert_eq!(
        (claim.claim.text.as_str(), &claim.claim.tags[..]),
        ("We have less, now.", &["economy", "jobs"].map(String::from)[..])
    );
    let voices: Vec<&str> = claim.claim.attribution.iter().map(|link| link.speaker.as_str()).collect();
    assert_eq!(voices, ["article", "vicky"]);
}

#[test]
fn the_users_mapping_goes_before_the_usual_names() {
    let text = "claim,Wortlaut,id,source\nnot this,This one.,7,S3\n";
    let claim = only(text, &options(&[("wortlaut", "text"), ("id", "number"), ("claim", "-")], &[]));
    assert_eq!((claim.claim.text.as_str(), claim.number), ("This one.", Some(ClaimNumber(7))));
    let IncomingSource::Known(source) = &claim.evidence[0].source else { panic!() };
    assert_eq!(source.name.as_deref(), Some("S3"));
}

#[test]
fn a_mapping_that_names_nothing_lists_what_there_is() {
    let text = "claim,a\nx,y\n";
    let (line, what) = refusal(text, &options(&[("b", "text")], &[]));
    assert_eq!(
        (line, what.as_str()),
        (Some(1), "line 1: --map \"b\"=text: there is no such column; there are \"claim\", \"a\"")
    );
    let (_, what) = refusal(text, &options(&[("a", "stage")], &[]));
    assert!(
        what.starts_with("line 1: --map \"a\"=stage: there is no such field; there are number, uid, article,"),
        "{what}"
    );
}

#[test]
fn a_header_that_could_mean_two_things_is_refused() {
    for (text, words) in [
        ("claim,Claim\nx,y\n", "two columns are called \"Claim\" (the 1. and the 2.)"),
        ("claim,statement\nx,y\n", "columns \"claim\" and \"statement\" would both be read as text"),
        ("speaker,date\nx,y\n", "no column is read as the claim's text (there are \"speaker\", \"date\")"),
        ("claim\n\n,\n", "it has a header and no rows"),
    ] {
        let (_, what) = refusal(text, &Options::default());
        let what = what.strip_prefix("line 1: ").unwrap_or(&what);
        assert!(what.starts_with(words), "{what}");
    }
}

#[test]
fn a_cell_that_cannot_be_read_names_its_column_and_the_way_out() {
    for (text, words) in [
        ("claim,date\nx,12/11/2026\n", "column \"date\": \"12/11/2026\" may be 2026-11-12 or 2026-12-11"),
        ("claim,link\nx,www.bbc.com\n", "column \"link\": \"www.bbc.com\" is not a web address"),
        ("claim,speaker\n ,A\n", "column \"claim\": the claim is empty"),
        ("claim,priority\nx,300\n", "column \"priority\": 300 is outside 1 to 3 for the priority"),
        ("claim,source,page\nx,,p. 3\n", "there is evidence and no source: fill in the column \"source\""),
        ("claim,page\nx,p. 3\n", "there is evidence and no column for its source: name one with --map"),
        ("claim,hedge\nx,reportedly\n", "column \"hedge\": write a hedge with what it does"),
        (
            "claim,speaker,chain\nx,TASS,article > Kremlin\n",
            "the speaker is \"TASS\" and the chain ends in \"Kremlin\"",
        ),
        ("claim,date\nx,2025,y\n", "the row has 3 cells and the header 2"),
        ("claim,quantity\nx,some\n", "column \"quantity\": \"some\" is no quantity that can be read"),
        ("claim,quantity,unit\nx,nearly 20%,USD\n", "column \"quantity\": \"nearly 20% (USD)\" is no quantity"),
    ] {
        let what = refused(text);
        assert!(what.starts_with(words), "{what}");
    }
}

#[test]
fn a_quantity_may_be_a_number_with_its_unit_or_words() {
    let number = only("claim,quantity,unit\nx,600000,\n", &Options::default());
    let quantities = number.claim.quantities.unwrap();
    assert_eq!((quantities[0].point, quantities[0].raw.as_str()), (Some(Decimal::from(600_000)), "600000"));
    let words = only("claim,quantity\nx,\"nearly 20%\"\n", &Options::default());
    let quantities = words.claim.quantities.unwrap();
    assert_eq!((quantities[0].point, quantities[0].unit.as_str()), (Some(Decimal::from(20)), "%"));
    let nothing = only("claim,quantity\nx,\n", &Options::default());
    assert_eq!((nothing.claim.quantities, nothing.claim.hedges), (None, None));
}

#[test]
fn a_note_is_the_rationale_and_a_quote_beside_a_claim_and_a_source_is_the_sources() {
    let claim = only("claim,quote,note,source\nx,\"So, he said\",seen,TASS\n", &Options::default());
    assert_eq!(claim.evidence[0].evidence.quote.as_deref(), Some("So, he said"));
    assert_eq!(claim.statuses[0].because.as_deref(), Some("seen"));
    let quote = only("quote,said by\n\"I did.\",Ana\n", &Options::default());
    assert_eq!(quote.claim.text, "I did.");
}

#[test]
fn rows_of_one_claim_become_one_claim_with_all_its_evidence() {
    let header = "claim,text,status,evidence_stance,source_name\n";
    let text = format!("{header}#1,x,,supports,A\n#1,x,,refutes,B\n#2,x,,context,C\n#2,x,,,\n");
    let claims = rows(&text, &Options::default());
    let counts: Vec<usize> = claims.iter().map(|claim| claim.as_ref().unwrap().evidence.len()).collect();
    assert_eq!(counts, [2, 1, 0]);
    let text = format!("{header}#1,x,,supports,A\n#1,x,mixed,refutes,B\n#3,y,,context,C\n");
    let claims = rows(&text, &Options::default());
    let (line, what) = claims[0].as_ref().unwrap_err();
    assert!(*line == 3 && what.starts_with("column \"status\" is not what the claim's first row has"), "{what}");
    assert_eq!(claims.len(), 2);
}

#[test]
fn refused_rows_are_copied_whole_with_the_header() {
    let text = "\u{FEFF}claim,date\r\n\r\n\"a\r\nb\",soon\r\nc,2025\r\nd,soon";
    let mut sheet = read(text.as_bytes(), "facts.csv", &Options::default()).unwrap();
    let lines: Vec<u64> = sheet.by_ref().map(|(line, _)| line).collect();
    assert_eq!(lines, [3, 5, 6]);
    let mut copy = Vec::new();
    sheet.copy_rows(&[3, 6].into(), &mut copy).unwrap();
    assert_eq!(String::from_utf8(copy).unwrap(), "claim,date\r\n\"a\r\nb\",soon\r\nd,soon\r\n");
}

#[test]
fn a_header_that_begins_with_a_byte_order_mark_of_its_own_keeps_it_in_a_copy() {
    let text = "\"\",\n\u{FEFF}\"\"x,claim\n,a\n";
    let mut sheet = read(text.as_bytes(), "facts.csv", &Options::default()).unwrap();
    assert_eq!(sheet.by_ref().map(|(line, _)| line).collect::<Vec<_>>(), [3]);
    let mut copy = Vec::new();
    sheet.copy_rows(&[3].into(), &mut copy).unwrap();
    assert_eq!(String::from_utf8(copy.clone()).unwrap(), "\r\n\u{FEFF}\"\"x,claim\r\n,a\r\n");
    assert_eq!(read(&copy, "copy.csv", &Options::default()).unwrap().count(), 1);
}

#[test]
fn a_confidential_name_leaves_in_no_shape() {
    let source = crate::domain::NewSource {
        name: "Deep Throat".to_owned(),
        publisher: Some("Deep Throat".to_owned()),
        note: Some("Deep Throat".to_owned()),
        disclosure: crate::domain::Disclosure::Confidential,
        ..Default::default()
    };
    let uid = crate::domain::Uid(uuid::Uuid::nil());
    let stored = crate::domain::StoredSource {
        source: source.checked(crate::domain::SourceNumber(3), uid).unwrap(),
        added_at: "2025-12-02T09:30:00Z".parse().unwrap(),
        evidence: 0,
        merged_into: None,
    };
    let mut writer = Writer::new(Vec::new(), Shape::Sources, Style::default()).unwrap();
    writer.source(&stored).unwrap();
    let text = String::from_utf8(writer.finish().unwrap()).unwrap();
    assert!(!text.contains("Deep") && text.contains("\r\nS3,"), "{text}");
    assert!(text.contains(",confidential source S3,other,,,,,f,,,,,confidential,"), "{text}");
}
