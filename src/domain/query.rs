//! The query language of `search` and `claim list`: words, "phrases", prefix*, -without, and fields such as
//! `status:refuted`. Parsed here to a plain value; the store writes it as SQL.

use super::words::words;
use super::{Invalid, Word};
use super::{Modifier, RelationKind, Verdict};

words! {
    /// What a field can ask of a claim.
    Field, "field", {
        /// The status of the main question.
        Status = "status",
        /// The status of the `said` question.
        Said = "said",
        Stage = "stage",
        Flag = "flag",
        /// Part of the name of any voice of the chain.
        Speaker = "speaker",
        /// The article's number, or part of its title.
        Article = "article",
        Tag = "tag",
        Kind = "kind",
        /// The source's number, or part of its name or publisher.
        Source = "source",
        Assignee = "assignee",
        Priority = "priority",
        Modifier = "modifier",
        Relation = "relation",
    }
}

words! {
    /// Where the work on a claim stands. Computed from the record, never stored.
    Stage, "stage", {
        Open = "open",
        Checked = "checked",
        Approved = "approved",
        Published = "published",
        SetAside = "set_aside",
    }
}

words! {
    /// What an editor should know of a claim at a glance. Computed, never stored.
    Flag, "flag", {
        /// Past its recheck date, or the text under its anchor was reworded and nobody has confirmed it.
        Stale = "stale",
        /// Its words, voices, figures or time are not those that its verdict was given on.
        RewordedSinceVerdict = "reworded_since_verdict",
        /// Its words are gone from the newest text, or may stand in several places there.
        Orphaned = "orphaned",
        /// Credible evidence stands against the verdict.
        Disputed = "disputed",
        /// A second reader gave it back, and nothing has changed since.
        Returned = "returned",
        /// It was approved, and has changed since.
        ApprovalVoid = "approval_void",
        /// Two readers came to different verdicts.
        ReadersDiffer = "readers_differ",
        /// Has a verdict that no second person has approved as it stands.
        SingleReader = "single_reader",
    }
}

/// A parsed query. An empty one matches every claim.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Query {
    pub terms: Vec<Term>,
    pub filters: Vec<Filter>,
}

/// Stands for the handle of whoever asks, where a handle is asked for.
pub const ME: &str = "me";

/// A word or phrase to find, or to leave out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    pub words: String,
    pub shape: Shape,
    pub sense: Sense,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    Word,
    /// Any word that begins so.
    Prefix,
    /// These words in this order.
    Phrase,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sense {
    With,
    Without,
}

/// One field with what it must be, or must not be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filter {
    pub field: Field,
    pub value: String,
    pub sense: Sense,
}

impl Filter {
    pub fn with(field: Field, value: impl Into<String>) -> Self {
        Self { field, value: value.into(), sense: Sense::With }
    }

    pub fn without(field: Field, value: impl Into<String>) -> Self {
        Self { field, value: value.into(), sense: Sense::Without }
    }

    /// Refuses a value that the field can never have, and spells a closed word the one way it is stored.
    fn checked(mut self) -> Result<Self, Invalid> {
        fn spelled<W: Word>(value: &str) -> Result<String, Invalid> {
            Ok(W::parse(value)?.word().to_owned())
        }
        self.value = match self.field {
            Field::Status | Field::Said => spelled::<Verdict>(&self.value)?,
            Field::Stage => spelled::<Stage>(&self.value)?,
            Field::Flag => spelled::<Flag>(&self.value)?,
            Field::Kind => spelled::<super::ClaimKind>(&self.value)?,
            Field::Modifier => spelled::<Modifier>(&self.value)?,
            Field::Relation => spelled::<RelationKind>(&self.value)?,
            Field::Priority => match self.value.parse::<u8>() {
                Ok(priority) => super::Priority::new(priority)?.value().to_string(),
                Err(_) => return Err(Invalid::Decimal { given: self.value }),
            },
            Field::Speaker | Field::Article | Field::Tag | Field::Source | Field::Assignee => {
                super::text::line("search field", &self.value)?
            }
        };
        Ok(self)
    }
}

impl Query {
    /// Reads a query as a person types it. A word before a colon that is no field is text like any other.
    pub fn parse(text: &str) -> Result<Self, Invalid> {
        let mut query = Self::default();
        let mut rest = text.trim_start();
        while !rest.is_empty() {
            let (sense, after) = match rest.strip_prefix('-') {
                Some(after) if !after.is_empty() && !after.starts_with(char::is_whitespace) => (Sense::Without, after),
                _ => (Sense::With, rest),
            };
            let (field, after) = field(after);
            let (words, quoted, after) = value(after);
            match field {
                Some(field) => query.filters.push(Filter { field, value: words, sense }.checked()?),
                None => query.terms.extend(term(words, quoted, sense)),
            }
            rest = after.trim_start();
        }
        Ok(query)
    }

    /// The query as `who` means it: `assignee:me` asks for their own claims.
    pub fn asked_by(mut self, who: &str) -> Self {
        for filter in self.filters.iter_mut().filter(|filter| filter.field == Field::Assignee) {
            if filter.value == ME {
                filter.value = who.to_owned();
            }
        }
        self
    }

    pub fn and(mut self, filter: Filter) -> Result<Self, Invalid> {
        self.filters.push(filter.checked()?);
        Ok(self)
    }
}

/// The field before a colon, where there is one with something after it.
fn field(text: &str) -> (Option<Field>, &str) {
    let end = text.find(|c: char| c.is_whitespace() || c == ':' || c == '"').unwrap_or(text.len());
    match (Field::parse(&text[..end]), text[end..].strip_prefix(':')) {
        (Ok(field), Some(after)) if !after.is_empty() && !after.starts_with(char::is_whitespace) => {
            (Some(field), after)
        }
        _ => (None, text),
    }
}

/// The next value: what stands in quotation marks, or up to the next white space. An open quotation runs to the end.
fn value(text: &str) -> (String, bool, &str) {
    if let Some(inside) = text.strip_prefix('"') {
        return match inside.split_once('"') {
            Some((words, after)) => (words.to_owned(), true, after),
            None => (inside.to_owned(), true, ""),
        };
    }
    let end = text.find(char::is_whitespace).unwrap_or(text.len());
    (text[..end].to_owned(), false, &text[end..])
}

fn term(words: String, quoted: bool, sense: Sense) -> Option<Term> {
    let (words, shape) = match words.strip_suffix('*') {
        _ if quoted => (words, Shape::Phrase),
        Some(stem) => (stem.to_owned(), Shape::Prefix),
        None => (words, Shape::Word),
    };
    words.chars().any(char::is_alphanumeric).then_some(Term { words, shape, sense })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word(words: &str) -> Term {
        Term { words: words.to_owned(), shape: Shape::Word, sense: Sense::With }
    }

    #[test]
    fn words_phrases_prefixes_and_fields_are_told_apart() {
        let query = Query::parse(r#"status:refuted speaker:"Don Bacon" Pokrovsk "red line" occup* -nato"#).unwrap();
        assert_eq!(
            query.terms,
            [
                word("Pokrovsk"),
                Term { words: "red line".to_owned(), shape: Shape::Phrase, sense: Sense::With },
                Term { words: "occup".to_owned(), shape: Shape::Prefix, sense: Sense::With },
                Term { words: "nato".to_owned(), shape: Shape::Word, sense: Sense::Without },
            ]
        );
        assert_eq!(query.filters, [Filter::with(Field::Status, "refuted"), Filter::with(Field::Speaker, "Don Bacon")]);
    }

    #[test]
    fn a_colon_without_a_field_is_text() {
        assert_eq!(Query::parse("at 10:30 status: -").unwrap().terms, [word("at"), word("10:30"), word("status:")]);
    }

    #[test]
    fn me_is_whoever_asks() {
        let query = Query::parse("assignee:me tag:me -assignee:me").unwrap().asked_by("ana");
        assert_eq!(
            query.filters,
            [
                Filter::with(Field::Assignee, "ana"),
                Filter::with(Field::Tag, "me"),
                Filter::without(Field::Assignee, "ana")
            ]
        );
    }

    #[test]
    fn a_value_that_a_field_cannot_have_is_refused() {
        assert!(matches!(Query::parse("status:fine"), Err(Invalid::Word { noun: "status", .. })));
        assert!(Query::parse("priority:9").is_err());
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_a_query_or_a_refusal(text in "\\PC*") {
            let _ = Query::parse(&text);
        }
    }
}
