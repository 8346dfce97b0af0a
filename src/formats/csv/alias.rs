//! What people call their columns. Case, spaces, underscores, hyphens and other signs do not matter.

use super::column::Field;
use crate::domain::Word;
use std::collections::HashMap;
use std::sync::LazyLock;

/// A header with nothing left but its letters and digits, in lower case.
pub fn folded(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Our own fields by their folded names; folded anew for every column, a wide header would take minutes.
static OWN: LazyLock<HashMap<String, &'static Field>> =
    LazyLock::new(|| Field::ALL.iter().map(|field| (folded(field.word()), field)).collect());

/// What a column of somebody's sheet can mean, the likeliest first; empty where its name says nothing to us.
///
/// Where there are several, the first is meant that no other column is.
pub fn meanings(folded: &str) -> &'static [Field] {
    match folded {
        "claim" | "statement" | "fact" | "claimtext" | "claimreviewed" | "assertion" | "facttocheck"
        | "factclaimed" => &[Field::Text],
        "quote" | "quotation" | "exactwords" => &[Field::Text, Field::Quote, Field::EvidenceQuote],
        "claimnumber" | "claimno" | "no" | "nr" => &[Field::Number],
        "claimuid" => &[Field::Uid],
        "claimant" | "saidby" | "attribution" | "attributedto" | "claimedby" | "whosaidit" | "statedby" => {
            &[Field::Speaker]
        }
        "claimdate" | "datesaid" | "dateofclaim" | "statementdate" | "saiddate" => &[Field::SaidOn],
        "date" => &[Field::AsOf],
        "verdict" | "rating" | "label" | "ruling" | "conclusion" | "truthfulness" | "verified" | "textualrating" => {
            &[Field::Status]
        }
        "rationale" | "justification" | "explanation" | "reason" | "reasoning" | "why" | "whynot" => &[Field::Because],
        "note" | "notes" | "comment" | "comments" | "remarks" => &[Field::Because, Field::EvidenceParaphrase],
        "correction" | "correctedtext" | "shouldsay" => &[Field::CorrectText],
        "hedges" => &[Field::Hedge],
        "figure" | "amount" => &[Field::Quantity],
        "topic" | "topics" | "subject" | "subjects" | "tag" | "keywords" => &[Field::Tags],
        "checker" | "checkedby" | "factchecker" | "assignedto" => &[Field::Assignee],
        "recheck" => &[Field::RecheckBy],
        "sources" => &[Field::Source],
        "url" | "link" | "sourcelink" | "evidenceurl" | "evidencelink" => &[Field::SourceUrl],
        "evidence" => &[Field::Source, Field::EvidenceParaphrase],
        "outlet" | "publisher" => &[Field::SourcePublisher],
        "primarysecondary" | "directness" => &[Field::EvidenceDirectness],
        "stance" => &[Field::EvidenceStance],
        "credibility" => &[Field::EvidenceCredibility],
        "reliability" => &[Field::SourceReliability],
        "page" | "pages" | "locator" | "paragraph" | "timecode" => &[Field::EvidenceLocator],
        "paraphrase" | "finding" | "findings" => &[Field::EvidenceParaphrase],
        "sourcequote" | "passage" => &[Field::EvidenceQuote],
        "published" | "sourcedate" | "datepublished" => &[Field::EvidencePublished],
        "question" => &[],
        _ => OWN.get(folded).map_or(&[], |field| std::slice::from_ref(*field)),
    }
}

/// A field as a person types it behind `--map COLUMN=`: its name, or what its column is often called.
pub fn field(name: &str) -> Option<Field> {
    Field::parse(name).ok().or_else(|| meanings(&folded(name)).first().copied())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_known_however_they_are_written() {
        for (name, field) in [
            ("Claim", Field::Text),
            ("Said by", Field::Speaker),
            ("source_url", Field::SourceUrl),
            ("Primary/Secondary", Field::EvidenceDirectness),
            ("why not?", Field::Because),
            ("Recheck-by", Field::RecheckBy),
        ] {
            assert_eq!(meanings(&folded(name)).first(), Some(&field), "{name}");
        }
        assert!(meanings(&folded("date looked")).is_empty());
    }

    #[test]
    fn a_field_may_be_named_as_its_column_often_is() {
        assert_eq!(field("claim"), Some(Field::Text));
        assert_eq!(field("evidence stance"), Some(Field::EvidenceStance));
        assert_eq!(field("stage"), None);
    }
}
