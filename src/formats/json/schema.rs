//! The JSON Schemas of our documents, made from the very types that are written.

use super::{ClaimJson, FixJson, MeasuredJson, ObjectionJson, SourceJson, WholeArticleJson};
use crate::domain::{Instant, Uid};
use schemars::{JsonSchema, SchemaGenerator, generate::SchemaSettings};
use serde::Serialize;

/// The whole case as `export json` writes it, a line for each article, source and claim.
#[derive(Serialize, JsonSchema)]
struct Case {
    format: String,
    file_uid: Uid,
    title: Option<String>,
    exported_at: Instant,
    head: Head,
    articles: Vec<WholeArticleJson>,
    sources: Vec<SourceJson>,
    claims: Vec<ClaimJson>,
}

/// The newest event of the ledger.
#[derive(Serialize, JsonSchema)]
struct Head {
    seq: u64,
    hash: String,
}

/// Every schema with the name of its file, under `docs/schema`: what the documents of which command look like.
pub fn schemas() -> Vec<(&'static str, String)> {
    vec![
        ("case.json", schema::<Case>("The document of `claimbench export json`")),
        (
            "claim.json",
            schema::<ClaimJson>("The document of `claimbench claim show --json`; lists are arrays of the same"),
        ),
        ("check.json", schema::<Vec<ObjectionJson>>("The document of `claimbench check --json`")),
        ("figures.json", schema::<Vec<MeasuredJson>>("The document of `claimbench claim figures --json`")),
        ("memo.json", schema::<Vec<FixJson>>("The document of `claimbench memo --json`")),
    ]
}

fn schema<T: JsonSchema>(title: &str) -> String {
    let generator = SchemaGenerator::new(SchemaSettings::draft2020_12().for_serialize());
    let mut schema = generator.into_root_schema_for::<T>();
    schema.insert("title".to_owned(), title.into());
    let mut text = Vec::new();
    // Writing to memory does not fail.
    let _ = super::pretty(&mut text, &schema);
    String::from_utf8_lossy(&text).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_published_schemas_are_those_of_the_types() {
        for (name, schema) in schemas() {
            let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/schema").join(name);
            let published = std::fs::read_to_string(&path).unwrap_or_default();
            assert!(
                published == schema,
                "docs/schema/{name} is not what the types say: cargo run --example make_schemas"
            );
        }
    }
}
