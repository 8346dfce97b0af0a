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
    assert!(snowed.statuses.is_empty());
    assert!(kept(snowed).iter().any(|cell| cell.ends_with(": no record found")), "{:?}", kept(snowed));
}

#[test]
fn a_remark_beside_no_verdict_is_nobodys_rationale_and_stays_the_sheets_words() {
    for name in ["remark", "remarks", "note", "notes", "comment", "comments", "Bemerkung", "because", "finding"] {
        for (head, cells) in [("claim", "x"), ("claim,verdict", "x,"), ("claim,verdict", "x,unverified")] {
            let text = format!("{head},{name}\n{cells},lawyer: libel?\n");
            let claim = only(&text, &Options::default());
            assert!(claim.statuses.is_empty(), "{text}");
            assert_eq!(kept(&claim), [format!("{name}: lawyer: libel?")], "{text}");
            let mut sheet = read(text.as_bytes(), "facts.csv", &Options::default()).unwrap();
            assert_eq!(sheet.by_ref().count(), 1, "{text}");
            assert_eq!(sheet.kept_columns(), [name], "{text}");
            assert_eq!(sheet.told(&[].into(), &[].into()).kept, 1, "{text}");
        }
    }
    let judged = only("claim,verdict,remark\nx,mixed,half of it\n", &Options::default());
    assert_eq!((judged.statuses[0].because.as_deref(), kept(&judged).len()), (Some("half of it"), 0));
    let text = "claim,text,uid,status,because\n#1,x,01890a5d-ac96-774b-bcce-b302099a8057,unverified,no record yet\n";
    let written_here = only(text, &Options::default());
    assert_eq!(written_here.statuses[0].because.as_deref(), Some("no record yet"));
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
        ("claim,Claim\nx,y\n", "columns \"claim\" and \"Claim [2]\" would both be read as text"),
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
        ("claim,date\nx,soon\n", "column \"date\": \"soon\" is not a date: write 2025, 2025-12,"),
        (
            "claim,date\nx,12/11/2026\n",
            "column \"date\": \"12/11/2026\" can mean 2026-11-12 or 2026-12-11: say which with --dates dmy or",
        ),
        (
            "claim,date\nx,12/11/26\n",
            "column \"date\": \"12/11/26\" can mean 2026-11-12 or 2026-12-11: say which with --dates dmy or",
        ),
        ("claim,date\nx,12-11-26\n", "column \"date\": \"12-11-26\" has a year of two digits: say what comes first"),
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
        ("claim,text,uid\n1,x\n", "the row has 2 cells and the header 3"),
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
fn a_note_is_the_verdicts_rationale_and_a_quote_beside_a_claim_and_a_source_is_the_sources() {
    let text = "claim,quote,rating,note,source\nx,\"So, he said\",mixed,seen,TASS\n";
    let claim = only(text, &Options::default());
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

/// The names of the sources of a claim, with their addresses.
fn sources(claim: &IncomingClaim) -> Vec<(String, Option<String>)> {
    let named = |evidence: &crate::domain::IncomingEvidence| match &evidence.source {
        IncomingSource::New(new) => (new.name.clone(), new.url.clone()),
        IncomingSource::Known(named) => (named.name.clone().unwrap_or_default(), None),
    };
    claim.evidence.iter().map(named).collect()
}

fn source(name: &str, url: Option<&str>) -> (String, Option<String>) {
    (name.to_owned(), url.map(str::to_owned))
}

/// What is kept of a claim's rows, as `column: words`.
fn kept(claim: &IncomingClaim) -> Vec<String> {
    let cells = claim.rows.iter().flat_map(|(row, _)| &row.kept);
    cells.map(|cell| format!("{}: {}", cell.column, cell.words)).collect()
}

#[test]
fn headers_are_read_in_several_languages() {
    for text in [
        "Behauptung;Sprecherin;Datum;Quelle;Link;Fundstelle\nEs hat geregnet.;Anna Groß;03.05.2025;DWD;https://dwd.example/1;S. 3\n",
        "Affirmation;Dit par;Jour;Source;Lien;Page\nEs hat geregnet.;Anna Groß;3 mai 2025;DWD;https://dwd.example/1;S. 3\n",
        "Declaración;Autora;Fecha;Fuente;Enlace;Página\nEs hat geregnet.;Anna Groß;3 de mayo de 2025;DWD;https://dwd.example/1;S. 3\n",
    ] {
        let claim = only(text, &Options::default());
        let voices: Vec<&str> = claim.claim.attribution.iter().map(|link| link.speaker.as_str()).collect();
        assert_eq!((claim.claim.text.as_str(), &voices[..]), ("Es hat geregnet.", &["article", "Anna Groß"][..]));
        assert_eq!(claim.claim.as_of.as_ref().map(|date| date.as_str()), Some("2025-05-03"), "{text}");
        assert_eq!(sources(&claim), [source("DWD", Some("https://dwd.example/1"))]);
        assert_eq!(claim.evidence[0].evidence.locator.as_deref(), Some("S. 3"));
    }
}

#[test]
fn a_date_is_read_as_another_row_of_its_column_shows() {
    let text = "claim,date,published,source\nOne.,03/05/2025,04/05/2025,A\nTwo.,23/05/2025,2025-01-02,A\n";
    let rows = rows(text, &Options::default());
    let (line, what) = rows[0].as_ref().unwrap_err();
    assert!(*line == 2 && what.starts_with("column \"published\""), "{what}");
    let only_claims = text.replace(",04/05/2025", ",").replace(",2025-01-02", ",");
    let days: Vec<String> = self::rows(&only_claims, &Options::default())
        .into_iter()
        .map(|row| row.unwrap().claim.as_of.unwrap().as_str().to_owned())
        .collect();
    assert_eq!(days, ["2025-05-03", "2025-05-23"]);
    let month_first = Options { dates: Some(DateOrder::MonthFirst), ..Options::default() };
    let claim = only("claim,date\nOne.,03/05/2025\n", &month_first);
    assert_eq!(claim.claim.as_of.unwrap().as_str(), "2025-03-05");
}

#[test]
fn rows_that_go_on_with_the_claim_above_add_their_evidence_to_it() {
    let text = "claim,speaker,source,link,notes,Desk\n\
                It rained.,Ann,DWD,https://dwd.example/1,seen,north\n\
                ,,BBC,https://bbc.example/2,heard,\n\
                \",,CNN,,,\n"
        .replace("\",,CNN", "ditto,,CNN")
        + "It snowed.,Bo,,,,\n";
    let claims = rows(&text, &Options::default());
    let [Ok(rained), Ok(snowed)] = claims.as_slice() else { panic!("{claims:?}") };
    let expected = [
        source("DWD", Some("https://dwd.example/1")),
        source("BBC", Some("https://bbc.example/2")),
        source("CNN", None),
    ];
    assert_eq!(sources(rained), expected);
    assert_eq!(kept(rained), ["notes: seen", "Desk: north", "notes: heard"]);
    assert_eq!(
        rained.rows.iter().map(|(row, pieces)| (row.line, *pieces)).collect::<Vec<_>>(),
        [(2, 1), (3, 1), (4, 1)]
    );
    assert!(snowed.evidence.is_empty());
    let another = rows("claim,speaker,source\nIt rained.,Ann,DWD\n,Bo,BBC\n", &Options::default());
    assert!(another[1].as_ref().unwrap_err().1.starts_with("column \"claim\": the claim is empty"), "{another:?}");
}

#[test]
fn several_sources_may_stand_in_one_row() {
    let counted = only(
        "claim,source 1,link 1,source 2,link 2\nx,A,https://a.example/1,B,https://b.example/2\n",
        &Options::default(),
    );
    let two = [source("A", Some("https://a.example/1")), source("B", Some("https://b.example/2"))];
    assert_eq!(sources(&counted), two);
    let bare = only("claim,source 1,source 2\nx,https://a.example/1,https://b.example/2\n", &Options::default());
    let hosts = [source("a.example", Some("https://a.example/1")), source("b.example", Some("https://b.example/2"))];
    assert_eq!(sources(&bare), hosts);
    for text in [
        "claim,link,link\nx,https://a.example/1,https://b.example/2\n",
        "claim,link\nx,https://a.example/1 https://b.example/2\n",
        "claim,link\nx,\"https://a.example/1\nhttps://b.example/2\"\n",
        "claim,source\nx,https://a.example/1; https://b.example/2\n",
    ] {
        assert_eq!(sources(&only(text, &Options::default())), hosts, "{text}");
    }
    let paired = only("claim,source,link\nx,A; B,https://a.example/1; https://b.example/2\n", &Options::default());
    assert_eq!(sources(&paired), two);
    let lines = only("claim,source\nx,\"A https://a.example/1\nB https://b.example/2\"\n", &Options::default());
    assert_eq!(sources(&lines), two);
    let beside = only("claim,source\nx,A (https://a.example/1)\n", &Options::default());
    assert_eq!(sources(&beside), two[..1]);
}

#[test]
fn what_is_no_value_of_ours_is_kept_in_the_sheets_words() {
    let text = "Checks of May,,,\n\nclaim,Desk,rating,Notes,Notes,date\n\
                It rained.,north,Half true,see above,ask Bo,2025-05-03 14:30\n# half of it\nIt snowed.,,,,\n";
    let words = Options { verdict_words: VerdictWords::Kept, ..Options::default() };
    let claims = rows(text, &words);
    let [Ok(rained), Ok(snowed)] = claims.as_slice() else { panic!("{claims:?}") };
    let expected = [
        "Desk: north",
        "rating: Half true",
        "Notes: see above",
        "Notes [2]: ask Bo",
        "date: 2025-05-03 14:30",
        "line 1: Checks of May",
        "line 5: # half of it",
    ];
    assert_eq!(kept(rained), expected);
    assert!(rained.statuses.is_empty() && kept(snowed).is_empty());
    let mut sheet = read(text.as_bytes(), "facts.csv", &words).unwrap();
    assert_eq!(sheet.by_ref().count(), 2);
    assert_eq!(sheet.kept_columns(), ["Desk", "rating", "Notes", "Notes [2]"]);
    let told = sheet.told(&[].into(), &[].into());
    assert_eq!((told.values, told.kept, told.refused), (3, 6, 0));
    assert_eq!(sheet.told(&[4].into(), &[6].into()).refused, 8);
}

#[test]
fn a_sheet_of_sources_has_nothing_to_keep_words_with() {
    let text = "source,name,kind,Desk\n,BBC,wire,north\n,CNN,wire,\n";
    let rows: Vec<_> = read(text.as_bytes(), "facts.csv", &Options::default()).unwrap().collect();
    let what = rows[0].1.as_ref().unwrap_err().to_string();
    assert!(what.contains("\"Desk\" hold words"), "{what}");
    assert!(rows[1].1.is_ok());
}

#[test]
fn the_line_of_the_header_may_be_named_and_its_sign() {
    let text = "x~y\nfoo~bar\nIt rained.~Ann\n";
    let options = Options {
        delimiter: Some(b'~'),
        header_line: Some(2),
        ..options(&[("foo", "claim"), ("bar", "speaker")], &[])
    };
    let claim = only(text, &options);
    assert_eq!((claim.claim.text.as_str(), kept(&claim)), ("It rained.", vec!["line 1: x | y".to_owned()]));
    let (_, what) = refusal(text, &Options { header_line: Some(9), ..options });
    assert!(what.contains("no row begins on line 9"), "{what}");
}

#[test]
fn a_map_of_another_sheet_is_used_as_far_as_its_columns_are_here() {
    let saved_map = vec![("Wortlaut".to_owned(), "text".to_owned()), ("Gone".to_owned(), "tags".to_owned())];
    let saved = Options { saved_map, ..Options::default() };
    assert_eq!(only("Wortlaut,who\nIt rained.,Ann\n", &saved).claim.text, "It rained.");
}

#[test]
fn a_date_or_a_link_that_is_said_to_be_missing_is_kept_and_refuses_nothing() {
    for word in ["n/a", "N.A.", "-", "—", "tbd", "TBD", "k.A.", "k. A.", "?"] {
        let text = format!("claim,date,source,link\nIt rained.,{word},DWD,{word}\nIt snowed.,2025-05-03,,{word}\n");
        let claims = rows(&text, &Options::default());
        let [Ok(rained), Ok(snowed)] = claims.as_slice() else { panic!("{text}: {claims:?}") };
        assert_eq!((rained.claim.as_of.clone(), sources(rained)), (None, vec![source("DWD", None)]), "{text}");
        assert_eq!(kept(rained), [format!("date: {word}"), format!("link: {word}")], "{text}");
        assert!(snowed.evidence.is_empty() && snowed.claim.as_of.is_some(), "{text}");
    }
    let refused = rows("claim,date\nIt rained.,soon\n", &Options::default());
    assert!(refused[0].is_err());
}
