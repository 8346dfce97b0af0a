//! What the program prints as JSON is what the published schemas say.

use crate::desk::Desk;
use serde_json::Value;
use std::path::Path;

#[track_caller]
fn valid(schema: &str, document: &Value) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/schema").join(schema);
    let schema: Value = serde_json::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let errors: Vec<String> =
        validator.iter_errors(document).take(5).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert_eq!(errors, [""; 0], "{}", path.display());
}

#[test]
fn every_document_of_the_demo_case_is_valid() {
    let desk = Desk::demo();
    valid("case.json", &desk.json("export json"));
    valid("claim.json", &desk.json("claim show 51"));
    valid("figures.json", &desk.json("claim figures"));
    valid("memo.json", &desk.json("memo"));
    let objections = desk.run("check --json").ends(3).out;
    valid("check.json", &serde_json::from_str(&objections).unwrap());
}

#[test]
#[should_panic(expected = "is not of type")]
fn a_document_of_another_shape_is_found() {
    let mut claim = Desk::demo().json("claim show 51");
    claim["number"] = "51".into();
    valid("claim.json", &claim);
}
