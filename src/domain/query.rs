//! The query language of `search` and `claim list`: words, "phrases", prefix*, -without, this OR that, and fields such as
//! `status:refuted` or `status:refuted,mixed`. Parsed here to a plain value; the store writes it as SQL.

pub use super::handle::ME;
use super::words::words;
use super::{Invalid, Word, handle};
use super::{Modifier, Question, RelationKind, Verdict};

words! {
    /// What a field can ask of a claim.
    Field, "field", {
        /// The status of the main question.
        Status = "status",
        /// The status of the `said` question.
        Said = "said",
        /// The main question: the one that `status` asks about.
        Question = "question",
        /// The stage of the work, computed.
        Stage = "stage",
        /// One of its flags, computed.
        Flag = "flag",
        /// Part of the name of any voice of the chain.
        Speaker = "speaker",
        /// The article's number, or part of its title.
        Article = "article",
        /// A whole tag.
        Tag = "tag",
        /// What the claim states.
        Kind = "kind",
        /// The source's number, or part of its name or publisher.
        Source = "source",
        /// The handle of whoever is to check it; `me` is whoever asks.
        Assignee = "assignee",
        /// 1, 2 or 3.
        Priority = "priority",
        /// What is wrong with the claim beside its verdict.
        Modifier = "modifier",
        /// A relation that it has to another claim.
        Relation = "relation",
    }
}

words! {
    /// Where the work on a claim stands. Computed from the record, never stored.
    Stage, "stage", {
        /// A question that is asked has no verdict.
        Open = "open",
        /// Every question that is asked has a verdict, and nobody else has approved it.
        Checked = "checked",
        /// A second person approved it as it stands.
        Approved = "approved",
        /// It was approved as it stands, and went out so.
        Published = "published",
        /// It is out of the work.
        SetAside = "set_aside",
    }
}

impl Stage {
    /// Whether a second person stands behind the claim, so that it may leave the desk.
    pub fn is_out(self) -> bool {
        matches!(self, Self::Approved | Self::Published)
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

impl Field {
    /// The refusal of a field that stands alone, with a value that it can have.
    fn no_value(self) -> Invalid {
        let example = match self {
            Self::Status | Self::Said => Verdict::Refuted.word(),
            Self::Question => Question::True.word(),
            Self::Stage => Stage::Open.word(),
            Self::Flag => Flag::Stale.word(),
            Self::Kind => super::ClaimKind::Quantity.word(),
            Self::Priority => "1",
            Self::Modifier | Self::Relation => "WORD",
            Self::Article => "A1",
            Self::Source => "S1",
            Self::Assignee => handle::ME,
            Self::Speaker | Self::Tag => "NAME",
        };
        Invalid::NoValue { field: self.word(), example }
    }
}

/// A parsed query. An empty one matches every claim.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Query {
    /// Words to find; every one must be there.
    pub terms: Vec<Term>,
    /// Fields with what they must be; every one must fit.
    pub filters: Vec<Filter>,
}

/// A word or phrase to find, or to leave out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// A word, the beginning of one, or several, as they were typed.
    pub words: String,
    /// How the words are to stand.
    pub shape: Shape,
    /// Whether a claim must have them or must not.
    pub sense: Sense,
    /// Others that will do as well, each of the same sense.
    pub or: Vec<Term>,
}

/// How the words of a term are to stand in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// This word, in any of its forms that the search knows.
    Word,
    /// Any word that begins so.
    Prefix,
    /// These words in this order.
    Phrase,
}

/// Whether something is asked for or ruled out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sense {
    /// It must be so.
    With,
    /// It must not be so.
    Without,
}

/// One field with what it must be, or must not be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filter {
    /// What of the claim is looked at.
    pub field: Field,
    /// What it must be, as it is typed.
    pub value: String,
    /// Whether it must be so or must not.
    pub sense: Sense,
    /// Others that will do as well, each of the same sense.
    pub or: Vec<Filter>,
}

impl Filter {
    /// A field that must have a value.
    pub fn with(field: Field, value: impl Into<String>) -> Self {
        Self { field, value: value.into(), sense: Sense::With, or: Vec::new() }
    }

    /// A field that must not have a value.
    pub fn without(field: Field, value: impl Into<String>) -> Self {
        Self { field, value: value.into(), sense: Sense::Without, or: Vec::new() }
    }

    fn ask(&mut self, who: &str) {
        if self.field == Field::Assignee && handle::bare(&self.value) == handle::ME {
            self.value = who.to_owned();
        }
    }

    /// Whether stage or flag have a say in it, which are computed and not stored.
    pub fn is_computed(&self) -> bool {
        matches!(self.field, Field::Stage | Field::Flag) || self.or.iter().any(Self::is_computed)
    }

    /// Refuses a value that the field can never have, and spells a closed word the one way it is stored.
    fn checked(mut self) -> Result<Self, Invalid> {
        fn spelled<W: Word>(value: &str) -> Result<String, Invalid> {
            Ok(W::parse(value)?.word().to_owned())
        }
        self.value = match self.field {
            Field::Status | Field::Said => spelled::<Verdict>(&self.value)?,
            Field::Question => spelled::<Question>(&self.value)?,
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

/// How many words and fields a query has at the most.
const MOST: usize = 64;

impl Query {
    /// Reads a query as a person types it.
    ///
    /// Errors: a word before a colon that is no field; a value that the field cannot have; OR between a word and a field,
    /// or beside what is left out; too many words.
    pub fn parse(text: &str) -> Result<Self, Invalid> {
        let mut query = Self::default();
        let (mut count, mut last, mut or) = (0, None, false);
        let mut rest = text.trim_start();
        while !rest.is_empty() {
            if let Some(after) = after_or(rest) {
                if last.is_none() || or || after.is_empty() {
                    return Err(Invalid::Or);
                }
                (or, rest) = (true, after);
                continue;
            }
            let (sense, after) = match rest.strip_prefix(['-', '\u{2212}']) {
                Some(after) if !after.is_empty() && !after.starts_with(char::is_whitespace) => (Sense::Without, after),
                _ => (Sense::With, rest),
            };
            let (field, after) = field(after)?;
            let (words, quoted, after) = value(after);
            count += 1;
            if count > MOST {
                let given = text.split_whitespace().count().max(count);
                return Err(Invalid::QueryTooLong { given, most: MOST });
            }
            let item = match field {
                Some(field) => Some(Item::Filter(filter(field, words, quoted, sense)?)),
                None => term(words, quoted, sense).map(Item::Term),
            };
            if let Some(item) = item {
                last = Some(query.take(item, or.then_some(last).flatten())?);
                or = false;
            }
            rest = after.trim_start();
        }
        if or { Err(Invalid::Or) } else { Ok(query) }
    }

    /// The query as `who` means it: `assignee:me` asks for their own claims.
    pub fn asked_by(mut self, who: &str) -> Self {
        for filter in &mut self.filters {
            filter.or.iter_mut().for_each(|other| other.ask(who));
            filter.ask(who);
        }
        self
    }

    /// The query with one more filter. Error: the field can never have the value.
    pub fn and(mut self, filter: Filter) -> Result<Self, Invalid> {
        self.filters.push(filter.checked()?);
        Ok(self)
    }

    /// Whether it only says what is to be left out.
    pub fn only_leaves_out(&self) -> bool {
        self.filters.is_empty() && !self.terms.is_empty() && self.terms.iter().all(|term| term.sense == Sense::Without)
    }

    /// Whether there is anything to look for.
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty() && self.filters.is_empty()
    }

    /// Takes an item in, beside the one before where it may stand for that.
    fn take(&mut self, item: Item, or: Option<Place>) -> Result<Place, Invalid> {
        match (item, or) {
            (Item::Term(term), None) => {
                self.terms.push(term);
                Ok(Place::Term)
            }
            (Item::Filter(filter), None) => {
                self.filters.push(filter);
                Ok(Place::Filter)
            }
            (Item::Term(term), Some(Place::Term)) => match self.terms.last_mut() {
                Some(before) if before.sense == Sense::With && term.sense == Sense::With => {
                    before.or.push(term);
                    Ok(Place::Term)
                }
                _ => Err(Invalid::Or),
            },
            (Item::Filter(mut filter), Some(Place::Filter)) => match self.filters.last_mut() {
                Some(before) if before.sense == Sense::With && filter.sense == Sense::With => {
                    before.or.append(&mut filter.or);
                    before.or.push(filter);
                    Ok(Place::Filter)
                }
                _ => Err(Invalid::Or),
            },
            _ => Err(Invalid::Or),
        }
    }
}

enum Item {
    Term(Term),
    Filter(Filter),
}

#[derive(Clone, Copy)]
enum Place {
    Term,
    Filter,
}

/// What stands after an OR.
fn after_or(rest: &str) -> Option<&str> {
    let after = rest.strip_prefix("OR")?;
    (after.is_empty() || after.starts_with(char::is_whitespace)).then(|| after.trim_start())
}

/// The field before a colon, where there is one with something after it.
///
/// Errors: a field with nothing after it; a word of letters before a colon, with something after it, that is no field and
/// no address.
fn field(text: &str) -> Result<(Option<Field>, &str), Invalid> {
    let end = text.find(|c: char| c.is_whitespace() || c == ':' || c == '"').unwrap_or(text.len());
    let Some(after) = text[end..].strip_prefix(':') else { return Ok((None, text)) };
    let given = &text[..end];
    let value = after.split(char::is_whitespace).next().unwrap_or_default();
    if value.chars().all(|c| c == ',') {
        return Field::parse(given).map_or(Ok((None, text)), |field| Err(field.no_value()));
    }
    if let Ok(field) = Field::parse(given) {
        return Ok((Some(field), after));
    }
    let is_name = given.chars().count() > 1 && given.chars().all(|c| c.is_alphabetic() || matches!(c, '_' | '-'));
    if !is_name || after.starts_with("//") {
        return Ok((None, text));
    }
    Err(Invalid::Field { given: given.to_owned(), nearest: nearest(given), allowed: Field::SPELLINGS })
}

/// The field whose name is nearest, where one is near.
fn nearest(given: &str) -> Option<&'static str> {
    let given: Vec<char> = given.to_lowercase().chars().take(64).collect();
    let edits = |name: &&&'static str| {
        let mut last: Vec<usize> = (0..=name.len()).collect();
        for (i, a) in given.iter().enumerate() {
            let mut row = vec![i + 1];
            for (j, b) in name.chars().enumerate() {
                row.push((last[j] + usize::from(*a != b)).min(last[j + 1] + 1).min(row[j] + 1));
            }
            last = row;
        }
        last[name.len()]
    };
    let begins = |name: &&&'static str| given.len() > 2 && name.starts_with(&given.iter().collect::<String>());
    let near = Field::SPELLINGS.iter().min_by_key(edits).filter(|name| edits(name) <= 2.min(name.len() / 2));
    near.or_else(|| Field::SPELLINGS.iter().find(begins)).copied()
}

/// A field with its value, or with each of several that commas set apart.
fn filter(field: Field, words: String, quoted: bool, sense: Sense) -> Result<Filter, Invalid> {
    let one = |value: &str| Filter { field, value: value.to_owned(), sense, or: Vec::new() }.checked();
    let mut values = words.split(',').map(str::trim).filter(|value| !value.is_empty());
    match values.next() {
        Some(first) if !quoted && words.contains(',') => {
            let mut filter = one(first)?;
            filter.or = values.map(one).collect::<Result<_, _>>()?;
            Ok(filter)
        }
        _ => one(&words),
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
    words.chars().any(char::is_alphanumeric).then_some(Term { words, shape, sense, or: Vec::new() })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word(words: &str) -> Term {
        Term { words: words.to_owned(), shape: Shape::Word, sense: Sense::With, or: Vec::new() }
    }

    #[test]
    fn words_phrases_prefixes_and_fields_are_told_apart() {
        let query = Query::parse(r#"status:refuted speaker:"Don Bacon" Pokrovsk "red line" occup* -nato"#).unwrap();
        assert_eq!(
            query.terms,
            [
                word("Pokrovsk"),
                Term { shape: Shape::Phrase, sense: Sense::With, ..word("red line") },
                Term { shape: Shape::Prefix, sense: Sense::With, ..word("occup") },
                Term { shape: Shape::Word, sense: Sense::Without, ..word("nato") },
            ]
        );
        assert_eq!(query.filters, [Filter::with(Field::Status, "refuted"), Filter::with(Field::Speaker, "Don Bacon")]);
    }

    #[test]
    fn an_or_with_nothing_on_one_side_is_refused() {
        for text in ["cost OR", "OR cost", "OR", "cost OR OR price", "tag:a OR ", "cost OR -"] {
            assert_eq!(Query::parse(text), Err(Invalid::Or), "{text}");
        }
        assert_eq!(Query::parse("ORe cost or \"OR\"").unwrap().terms.len(), 4);
    }

    #[test]
    fn a_colon_without_a_field_is_text() {
        assert_eq!(Query::parse("at 10:30 note: -").unwrap().terms, [word("at"), word("10:30"), word("note:")]);
    }

    #[test]
    fn a_field_with_nothing_behind_it_is_refused_with_what_to_type() {
        for text in ["status:", "tag: economy", "-flag:", "war status: refuted", "STAGE:", "tag:,", "assignee:\tme"] {
            let refused = Query::parse(text).unwrap_err();
            assert!(matches!(refused, Invalid::NoValue { .. }), "{text}: {refused}");
        }
        let told = "nothing stands behind status: write status:refuted, with no blank behind the colon, or quote it as \"status:\"";
        assert_eq!(Query::parse("status:").unwrap_err().to_string(), told);
        for field in Field::ALL {
            assert!(Query::parse(&format!("{field}:")).is_err(), "{field}");
        }
    }

    #[test]
    fn what_only_leaves_out_is_told_apart() {
        for (text, only) in
            [("-soren", true), ("-soren -\"red line\"", true), ("-soren war", false), ("-tag:a", false), ("", false)]
        {
            assert_eq!(Query::parse(text).unwrap().only_leaves_out(), only, "{text}");
        }
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
    fn a_field_that_is_none_is_refused_with_the_nearest() {
        for (text, nearest) in [
            ("statu:refuted", Some("status")),
            ("-speeker:x", Some("speaker")),
            ("assign:me", Some("assignee")),
            ("colour:red", None),
        ] {
            let refused = Query::parse(text).unwrap_err();
            assert!(matches!(refused, Invalid::Field { nearest: near, .. } if near == nearest), "{text}: {refused}");
        }
        for text in
            ["https://example.org/a", "10:30", "\"re: it\"", "\"statu:refuted\"", "statu: x", "\"status:\"", "a:b"]
        {
            assert!(Query::parse(text).unwrap().filters.is_empty(), "{text}");
        }
    }

    #[test]
    fn several_values_and_or_widen_what_is_found() {
        let query = Query::parse("status:refuted,mixed tag:a OR tag:b,c war OR peace \"red line\"").unwrap();
        let values = |filter: &Filter| {
            std::iter::once(filter).chain(&filter.or).map(|one| one.value.clone()).collect::<Vec<_>>()
        };
        assert_eq!(
            query.filters.iter().map(values).collect::<Vec<_>>(),
            [vec!["refuted", "mixed"], vec!["a", "c", "b"]]
        );
        assert_eq!((query.terms.len(), query.terms[0].or[0].words.as_str()), (2, "peace"));
        for refused in ["war OR status:mixed", "war OR -peace", "-tag:a OR tag:b", "status:refuted,fine"] {
            assert!(Query::parse(refused).is_err(), "{refused}");
        }
    }

    #[test]
    fn a_query_has_an_end() {
        let refused = Query::parse(&"a* ".repeat(20_000)).unwrap_err();
        assert_eq!(refused, Invalid::QueryTooLong { given: 20_000, most: MOST });
        assert_eq!(refused.to_string(), "the query has 20000 words and fields; 64 are the most");
        assert!(Query::parse("%").unwrap().is_empty());
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
