//! What is wrong with a value that a person or a file gave, as data.

use super::Doubt;
use super::text::AddressFault;
use super::words::a;
use thiserror::Error;

/// A value that no noun accepts. The message names the value and what would be accepted.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Invalid {
    /// A word is not in a closed list.
    #[error("\"{given}\" is not {}: use {}", a(noun), one_of(allowed))]
    Word {
        /// What the list is called: `stance`.
        noun: &'static str,
        /// What was typed.
        given: String,
        /// The words of the list.
        allowed: &'static [&'static str],
    },
    /// What should name a thing is no number, or a number with another thing's letter.
    #[error("\"{given}\" is not {}: write it as {example}", a(&format!("{noun} number")))]
    Number {
        /// Of what it should be the number: `claim`.
        noun: &'static str,
        /// What was typed.
        given: String,
        /// A number as it is written: `#12`.
        example: &'static str,
    },
    /// What should be a uid is no UUID.
    #[error("\"{given}\" is not a uid: it is a UUID such as 0198c0de-0000-7000-8000-000000000000")]
    Uid {
        /// What was typed.
        given: String,
    },
    /// A date cannot be read.
    #[error(
        "\"{given}\" is not a date: write 2025, 2025-12, 2025-12-02 or 2 December 2025, or two dates with a slash between"
    )]
    Date {
        /// What was typed.
        given: String,
    },
    /// A date may mean two days: 03/04/2025.
    #[error("\"{given}\" may be {day_first} or {month_first}: write the one that is meant")]
    AmbiguousDate {
        /// What was typed.
        given: String,
        /// The day that it is, if the day comes first: ISO 8601.
        day_first: String,
        /// The day that it is, if the month comes first: ISO 8601.
        month_first: String,
    },
    /// An instant cannot be read, or has a leap second, or a year beyond 9999.
    #[error("\"{given}\" is not an instant: write it in UTC as 2025-12-02T09:30:00Z")]
    Instant {
        /// What was typed.
        given: String,
    },
    /// A number cannot be read, or has more than 28 digits.
    #[error("\"{given}\" is not a number: write digits, such as 600000 or 19.25 (28 digits at the most)")]
    Decimal {
        /// What was typed.
        given: String,
    },
    /// A figure cannot be read, or there is more than one.
    #[error(
        "\"{given}\" is no quantity that can be read: write it as the text does, such as \"nearly 20%\" or \"$100 billion\""
    )]
    Quantity {
        /// What was typed.
        given: String,
    },
    /// A figure may be one number or another: 3,8 percent.
    #[error("\"{given}\" {}", doubtful(*doubt))]
    Doubtful {
        /// What was typed.
        given: String,
        /// Which doubt it is.
        doubt: Doubt,
    },
    /// The ends of a range are the wrong way round.
    #[error("the quantity's low end {low} is above its high end {high}")]
    QuantityEnds {
        /// The lower end, as it was given.
        low: String,
        /// The upper end, as it was given.
        high: String,
    },
    /// A text that is needed has nothing in it but blanks.
    #[error("the {field} is empty")]
    Empty {
        /// What it was to be: `title`, `rationale`.
        field: &'static str,
    },
    /// A text is longer than is stored.
    #[error("the {field} has {length} characters; {limit} is the most")]
    TooLong {
        /// What it was to be: `title`, `rationale`.
        field: &'static str,
        /// How many characters it has.
        length: usize,
        /// How many are stored at the most.
        limit: usize,
    },
    /// A line holds a line end, a tab or another control character.
    #[error("the {field} must be one line of text without control characters; it holds {character}")]
    Control {
        /// What it was to be: `title`, `rationale`.
        field: &'static str,
        /// The character by its code point: `U+000A`.
        character: String,
    },
    /// A text holds a character that is not seen and may change how the rest is shown.
    #[error("the {field} holds {character}, which is not seen where it is shown")]
    Hidden {
        /// What it was to be: `title`, `rationale`.
        field: &'static str,
        /// The character by its code point: `U+202E`.
        character: String,
    },
    /// A number is too small or too great.
    #[error("{given} is outside {low} to {high} for the {field}")]
    OutOfRange {
        /// What it was to be: `title`, `rationale`.
        field: &'static str,
        /// The number.
        given: i64,
        /// The least that is accepted.
        low: i64,
        /// The greatest that is accepted.
        high: i64,
    },
    /// A web address cannot be read.
    #[error("\"{given}\" is not a web address: it starts with http:// or https:// and holds no spaces")]
    Url {
        /// What was typed.
        given: String,
    },
    /// A cell that says what a verdict was given on was changed.
    #[error("\"{given}\" does not say what a verdict was given on: leave the cell as it was exported")]
    Judged {
        /// What stands in it.
        given: String,
    },
    /// What should tell a reading of a claim is no beginning of a digest.
    #[error(
        "\"{given}\" is not the digest of a reading: type the 4 or more digits that claim show and review queue print"
    )]
    AsRead {
        /// What was typed.
        given: String,
    },
    /// A web address could mislead, or no browser reads it.
    #[error("the address \"{given}\" is refused: {fault}")]
    Address {
        /// What was typed.
        given: String,
        /// What is wrong with it.
        fault: AddressFault,
    },
    /// A text holds a NUL, at which many programs would cut it.
    #[error("the {field} holds a NUL character (U+0000), which ends a text for many programs")]
    Nul {
        /// What it was to be: `title`, `rationale`.
        field: &'static str,
    },
    /// A language tag cannot be read.
    #[error("\"{given}\" is not a language tag: write it as en, de or pt-BR")]
    Language {
        /// What was typed.
        given: String,
    },
    /// A query asks for a field that there is not.
    #[error("\"{given}\" is no field of a query{}; the fields are {}. To find the words themselves, quote them: \"{given}:...\"",
            nearest.map(|nearest| format!(": did you mean {nearest}?")).unwrap_or_default(), allowed.join(", "))]
    Field {
        /// The name before the colon.
        given: String,
        /// The field whose name is most like it; `None` where none is.
        nearest: Option<&'static str>,
        /// The fields that there are.
        allowed: &'static [&'static str],
    },
    /// A field of a query has nothing behind its colon.
    #[error(
        "nothing stands behind {field}: write {field}:{example}, with no blank behind the colon, or quote it as \"{field}:\""
    )]
    NoValue {
        /// The name of the field.
        field: &'static str,
        /// A value that it can have.
        example: &'static str,
    },
    /// In a query, OR stands at an end, beside another, or between a word and a field.
    #[error("OR stands between two words, or between two fields, none of which is left out; the word itself is \"OR\"")]
    Or,
    /// A query asks for more than is looked for at once.
    #[error("the query has {given} words and fields; {most} are the most")]
    QueryTooLong {
        /// How many words and fields it has.
        given: usize,
        /// How many it may have.
        most: usize,
    },
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
