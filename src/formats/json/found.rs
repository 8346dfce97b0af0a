//! What a search found, and the events of a history, in JSON.

use crate::domain::{ClaimNumber, Entry, Found, Hit, Identity, Instant, MARK_END, MARK_START};
use schemars::JsonSchema;
use serde::Serialize;

/// One text that a search found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct HitJson {
    /// claim, evidence, source, article, rationale or review (another desk's).
    pub found: &'static str,
    /// The number of what was found, as it is typed: `#12`, `E7`, `S3`, `A1`.
    pub number: String,
    /// The claim that the text belongs to; null for a source, an article or another desk's review.
    pub claim: Option<ClaimNumber>,
    /// The text around the words, without marks.
    pub snippet: String,
    /// The found words in the snippet, as code points, half-open.
    pub marks: Vec<(usize, usize)>,
}

/// One event of a history.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct EntryJson {
    /// Its number in the ledger, from 1.
    pub seq: u64,
    /// When it was recorded.
    pub at: Instant,
    /// The handle of whoever acted.
    pub actor: String,
    /// Whether whoever acted had signed in; otherwise they are whoever they said.
    pub signed_in: bool,
    /// Its name in the ledger: `claim_logged`, `status_set`.
    pub kind: &'static str,
    /// What happened, as the ledger has it: `docs/file-format.md` names the fields of each kind.
    pub body: serde_json::Value,
}

impl HitJson {
    /// Takes the marks out of the snippet, and says where they were.
    pub fn of(hit: &Hit) -> Self {
        let (found, number) = match hit.found {
            Found::Claim(number) => ("claim", number.to_string()),
            Found::Evidence(number) => ("evidence", number.to_string()),
            Found::Source(number) => ("source", number.to_string()),
            Found::Article(number) => ("article", number.to_string()),
            Found::Rationale(number, _) => ("rationale", number.to_string()),
            Found::Correction(number) => ("correction", number.to_string()),
            Found::Review(number) => ("review", number.to_string()),
        };
        let mut snippet = String::with_capacity(hit.snippet.len());
        let mut marks = Vec::new();
        let (mut length, mut start) = (0, 0);
        for c in hit.snippet.chars() {
            match c {
                MARK_START => start = length,
                MARK_END => marks.push((start, length)),
                _ => {
                    snippet.push(c);
                    length += 1;
                }
            }
        }
        Self { found, number, claim: hit.claim, snippet, marks }
    }
}

impl EntryJson {
    /// Reads the body of the event as JSON.
    pub fn of(entry: &Entry) -> Result<Self, serde_json::Error> {
        let body = serde_json::from_str(&entry.event.body()?)?;
        let signed_in = entry.identity == Identity::SignedIn;
        Ok(Self { seq: entry.seq, at: entry.at, actor: entry.actor.clone(), signed_in, kind: entry.event.kind(), body })
    }
}
