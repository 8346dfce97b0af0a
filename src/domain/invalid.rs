//! What is wrong with a value that a person or a file gave, as data.

use super::Doubt;
use super::text::AddressFault;
use super::words::a;
use thiserror::Error;

/// A value that no noun accepts. The message names the value and what would be accepted.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Invalid {
    #[error("\"{given}\" is not {}: use {}", a(noun), one_of(allowed))]
    Word { noun: &'static str, given: String, allowed: &'static [&'static str] },
    #[error("\"{given}\" is not {}: write it as {example}", a(&format!("{noun} number")))]
    Number { noun: &'static str, given: String, example: &'static str },
    #[error("\"{given}\" is not a uid: it is a UUID such as 0198c0de-0000-7000-8000-000000000000")]
    Uid { given: String },
    #[error(
        "\"{given}\" is not a date: write 2025, 2025-12, 2025-12-02 or 2 December 2025, or two dates with a slash between"
    )]
    Date { given: String },
    #[error("\"{given}\" may be {day_first} or {month_first}: write the one that is meant")]
    AmbiguousDate { given: String, day_first: String, month_first: String },
    #[error("\"{given}\" is not an instant: write it in UTC as 2025-12-02T09:30:00Z")]
    Instant { given: String },
    #[error("\"{given}\" is not a number: write digits, such as 600000 or 19.25 (28 digits at the most)")]
    Decimal { given: String },
    #[error(
        "\"{given}\" is no quantity that can be read: write it as the text does, such as \"nearly 20%\" or \"$100 billion\""
    )]
    Quantity { given: String },
    #[error("\"{given}\" {}", doubtful(*doubt))]
    Doubtful { given: String, doubt: Doubt },
    #[error("the quantity's low end {low} is above its high end {high}")]
    QuantityEnds { low: String, high: String },
    #[error("the {field} is empty")]
    Empty { field: &'static str },
    #[error("the {field} has {length} characters; {limit} is the most")]
    TooLong { field: &'static str, length: usize, limit: usize },
    #[error("the {field} must be one line of text without control characters; it holds {character}")]
    Control { field: &'static str, character: String },
    #[error("the {field} holds {character}, which is not seen where it is shown")]
    Hidden { field: &'static str, character: String },
    #[error("{given} is outside {low} to {high} for the {field}")]
    OutOfRange { field: &'static str, given: i64, low: i64, high: i64 },
    #[error("\"{given}\" is not a web address: it starts with http:// or https:// and holds no spaces")]
    Url { given: String },
    #[error("\"{given}\" does not say what a verdict was given on: leave the cell as it was exported")]
    Judged { given: String },
    #[error(
        "\"{given}\" is not the digest of a reading: type the 4 or more digits that claim show and review queue print"
    )]
    AsRead { given: String },
    #[error("the address \"{given}\" is refused: {fault}")]
    Address { given: String, fault: AddressFault },
    #[error("the {field} holds a NUL character (U+0000), which ends a text for many programs")]
    Nul { field: &'static str },
    #[error("\"{given}\" is not a language tag: write it as en, de or pt-BR")]
    Language { given: String },
    #[error("\"{given}\" is no field of a query{}; the fields are {}. To find the words themselves, quote them: \"{given}:...\"",
            nearest.map(|nearest| format!(": did you mean {nearest}?")).unwrap_or_default(), allowed.join(", "))]
    Field { given: String, nearest: Option<&'static str>, allowed: &'static [&'static str] },
    #[error(
        "nothing stands behind {field}: write {field}:{example}, with no blank behind the colon, or quote it as \"{field}:\""
    )]
    NoValue { field: &'static str, example: &'static str },
    #[error("OR stands between two words, or between two fields, none of which is left out; the word itself is \"OR\"")]
    Or,
    #[error("the query has {given} words and fields; {most} are the most")]
    QueryTooLong { given: usize, most: usize },
}

fn doubtful(doubt: Doubt) -> &'static str {
    match doubt {
        Doubt::DecimalComma => "may be one number or two: write decimals behind a point, such as 3.8",
        Doubt::PointOrThousands => "may be thousands or decimals: write 1,300, or more or fewer digits than three",
        Doubt::MillionsOrMetres => "may be millions or metres: write \"5 million\" or \"5 metres\"",
        Doubt::CountOrYear => "may be a count or a year: write a count with a comma, such as 2,025",
        Doubt::OneOrTwo => "may be one number or two: write thousands with a comma, such as 12,500",
    }
}

fn one_of(allowed: &[&str]) -> String {
    match allowed {
        [] => String::new(),
        [only] => (*only).to_owned(),
        [first @ .., last] => format!("{} or {last}", first.join(", ")),
    }
}
