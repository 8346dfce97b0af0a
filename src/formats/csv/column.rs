//! The columns: every field that a sheet can carry, and the headers of our own shapes.

use crate::domain::words;

words! {
    /// What a CSV file has a row for.
    Shape, "shape", {
        /// One row for each claim and piece of evidence; a claim without evidence has one, too.
        Sheet = "sheet",
        Claims = "claims",
        Evidence = "evidence",
        Sources = "sources",
        Statuses = "statuses",
    }
}

words! {
    /// What a column holds, as `--map COLUMN=FIELD` names it.
    Field, "field", {
        Number = "number",
        Uid = "uid",
        Article = "article",
        ArticleUid = "article_uid",
        ArticleTitle = "article_title",
        Text = "text",
        Kind = "kind",
        Checkable = "checkable",
        Speaker = "speaker",
        Chain = "chain",
        Cue = "cue",
        CueClass = "cue_class",
        Form = "form",
        SaidOn = "said_on",
        Channel = "channel",
        Role = "role",
        GuessedFrom = "guessed_from",
        Hedge = "hedge",
        Quantity = "quantity",
        Low = "low",
        High = "high",
        Unit = "unit",
        Measure = "measure",
        QuantityWords = "quantity_words",
        Dimension = "dimension",
        Approximator = "approximator",
        Figures = "figures",
        AsOf = "as_of",
        AsOfWords = "as_of_words",
        Status = "status",
        Modifiers = "modifiers",
        Confidence = "confidence",
        Because = "because",
        Finding = "finding",
        SaidStatus = "said_status",
        SaidModifiers = "said_modifiers",
        SaidConfidence = "said_confidence",
        SaidBecause = "said_because",
        SaidFinding = "said_finding",
        CorrectText = "correct_text",
        Priority = "priority",
        Worth = "worth",
        Assignee = "assignee",
        RecheckBy = "recheck_by",
        Tags = "tags",
        Quote = "quote",
        Start = "start",
        SetAside = "set_aside",
        SetAsideNote = "set_aside_note",
        /// Of a row of `statuses`.
        Question = "question",
        /// Of a row of `statuses`: what a verdict was given on, as JSON, where the claim says something else.
        OnOtherWords = "on_other_words",
        Evidence = "evidence",
        EvidenceUid = "evidence_uid",
        EvidenceQuestion = "evidence_question",
        EvidenceStance = "evidence_stance",
        EvidenceDirectness = "evidence_directness",
        EvidenceCredibility = "evidence_credibility",
        EvidenceCredibilityReason = "evidence_credibility_reason",
        EvidenceOrigin = "evidence_origin",
        EvidenceParaphrase = "evidence_paraphrase",
        EvidenceQuote = "evidence_quote",
        EvidenceLocator = "evidence_locator",
        EvidencePublished = "evidence_published",
        EvidenceDataAsOf = "evidence_data_as_of",
        EvidenceQuantity = "evidence_quantity",
        EvidenceLow = "evidence_low",
        EvidenceHigh = "evidence_high",
        EvidenceUnit = "evidence_unit",
        EvidenceMeasure = "evidence_measure",
        EvidenceQuantityWords = "evidence_quantity_words",
        EvidenceDimension = "evidence_dimension",
        EvidenceApproximator = "evidence_approximator",
        EvidenceFigures = "evidence_figures",
        EvidenceDerivedFrom = "evidence_derived_from",
        EvidenceSearchNote = "evidence_search_note",
        EvidenceWithdrawn = "evidence_withdrawn",
        Source = "source",
        SourceUid = "source_uid",
        SourceName = "source_name",
        SourceKind = "source_kind",
        SourcePublisher = "source_publisher",
        SourceAuthor = "source_author",
        SourceUrl = "source_url",
        SourcePublished = "source_published",
        SourceReliability = "source_reliability",
        SourceReliabilityReason = "source_reliability_reason",
        SourceInterest = "source_interest",
        SourceOrigin = "source_origin",
        SourceNote = "source_note",
        SourceDisclosure = "source_disclosure",
    }
}

/// How many fields there are; `Field as usize` is below it.
pub const FIELDS: usize = Field::SourceDisclosure as usize + 1;

impl Field {
    /// Whether the field belongs to a piece of evidence or to its source, and not to the claim.
    pub fn is_of_evidence(self) -> bool {
        self >= Self::Evidence
    }
}

/// A column that we write: its header, and the field that it is read back as; none for what is computed.
pub type Written = (&'static str, Option<Field>);

/// The columns of `claims`, in the order that is promised.
pub const CLAIM: &[Written] = &[
    ("claim", Some(Field::Number)),
    ("uid", Some(Field::Uid)),
    ("article", Some(Field::Article)),
    ("text", Some(Field::Text)),
    ("kind", Some(Field::Kind)),
    ("speaker", Some(Field::Speaker)),
    ("chain", Some(Field::Chain)),
    ("cue", Some(Field::Cue)),
    ("hedge", Some(Field::Hedge)),
    ("quantity", Some(Field::Quantity)),
    ("low", Some(Field::Low)),
    ("high", Some(Field::High)),
    ("unit", Some(Field::Unit)),
    ("measure", Some(Field::Measure)),
    ("as_of", Some(Field::AsOf)),
    ("status", Some(Field::Status)),
    ("said_status", Some(Field::SaidStatus)),
    ("stage", None),
    ("modifiers", Some(Field::Modifiers)),
    ("confidence", Some(Field::Confidence)),
    ("because", Some(Field::Because)),
    ("correct_text", Some(Field::CorrectText)),
    ("evidence_for", None),
    ("evidence_against", None),
    ("origins", None),
    ("priority", Some(Field::Priority)),
    ("worth", Some(Field::Worth)),
    ("assignee", Some(Field::Assignee)),
    ("recheck_by", Some(Field::RecheckBy)),
    ("tags", Some(Field::Tags)),
    ("quote", Some(Field::Quote)),
    ("start", Some(Field::Start)),
    ("end", None),
    ("updated_at", None),
    ("finding", Some(Field::Finding)),
];

/// Behind the columns of `claims` and of `sheet`: all figures of a claim that has several.
pub const FIGURES_OF: &[Written] = &[("figures", Some(Field::Figures))];

/// Behind the columns of `evidence` and of `sheet`: all figures of a piece of evidence that has several.
pub const EVIDENCE_FIGURES: &[Written] = &[("evidence_figures", Some(Field::EvidenceFigures))];

/// What `sheet` adds to the columns of `claims`.
pub const CLAIM_MORE: &[Written] = &[
    ("article_uid", Some(Field::ArticleUid)),
    ("article_title", Some(Field::ArticleTitle)),
    ("checkable", Some(Field::Checkable)),
    ("cue_class", Some(Field::CueClass)),
    ("form", Some(Field::Form)),
    ("said_on", Some(Field::SaidOn)),
    ("channel", Some(Field::Channel)),
    ("quantity_words", Some(Field::QuantityWords)),
    ("dimension", Some(Field::Dimension)),
    ("approximator", Some(Field::Approximator)),
    ("as_of_words", Some(Field::AsOfWords)),
    ("said_modifiers", Some(Field::SaidModifiers)),
    ("said_confidence", Some(Field::SaidConfidence)),
    ("said_because", Some(Field::SaidBecause)),
    ("said_finding", Some(Field::SaidFinding)),
    ("set_aside", Some(Field::SetAside)),
    ("set_aside_note", Some(Field::SetAsideNote)),
    ("role", Some(Field::Role)),
    ("guessed_from", Some(Field::GuessedFrom)),
];

/// The claim and the source that a row of `evidence` names.
pub const EVIDENCE_OF: &[Written] = &[
    ("claim", Some(Field::Number)),
    ("claim_uid", Some(Field::Uid)),
    ("source", Some(Field::Source)),
    ("source_uid", Some(Field::SourceUid)),
    ("source_name", Some(Field::SourceName)),
];

/// A piece of evidence, as the columns are called in `sheet`; `evidence` leaves the prefix out.
pub const EVIDENCE: &[Written] = &[
    ("evidence", Some(Field::Evidence)),
    ("evidence_uid", Some(Field::EvidenceUid)),
    ("evidence_question", Some(Field::EvidenceQuestion)),
    ("evidence_stance", Some(Field::EvidenceStance)),
    ("evidence_directness", Some(Field::EvidenceDirectness)),
    ("evidence_credibility", Some(Field::EvidenceCredibility)),
    ("evidence_credibility_reason", Some(Field::EvidenceCredibilityReason)),
    ("evidence_origin", Some(Field::EvidenceOrigin)),
    ("evidence_paraphrase", Some(Field::EvidenceParaphrase)),
    ("evidence_quote", Some(Field::EvidenceQuote)),
    ("evidence_locator", Some(Field::EvidenceLocator)),
    ("evidence_published", Some(Field::EvidencePublished)),
    ("evidence_data_as_of", Some(Field::EvidenceDataAsOf)),
    ("evidence_quantity", Some(Field::EvidenceQuantity)),
    ("evidence_low", Some(Field::EvidenceLow)),
    ("evidence_high", Some(Field::EvidenceHigh)),
    ("evidence_unit", Some(Field::EvidenceUnit)),
    ("evidence_measure", Some(Field::EvidenceMeasure)),
    ("evidence_quantity_words", Some(Field::EvidenceQuantityWords)),
    ("evidence_dimension", Some(Field::EvidenceDimension)),
    ("evidence_approximator", Some(Field::EvidenceApproximator)),
    ("evidence_derived_from", Some(Field::EvidenceDerivedFrom)),
    ("evidence_search_note", Some(Field::EvidenceSearchNote)),
    ("evidence_withdrawn", Some(Field::EvidenceWithdrawn)),
    ("evidence_added_by", None),
    ("evidence_added_at", None),
];

/// A source, as the columns are called in `sheet`; `sources` leaves the prefix out.
pub const SOURCE: &[Written] = &[
    ("source", Some(Field::Source)),
    ("source_uid", Some(Field::SourceUid)),
    ("source_name", Some(Field::SourceName)),
    ("source_kind", Some(Field::SourceKind)),
    ("source_publisher", Some(Field::SourcePublisher)),
    ("source_author", Some(Field::SourceAuthor)),
    ("source_url", Some(Field::SourceUrl)),
    ("source_published", Some(Field::SourcePublished)),
    ("source_reliability", Some(Field::SourceReliability)),
    ("source_reliability_reason", Some(Field::SourceReliabilityReason)),
    ("source_interest", Some(Field::SourceInterest)),
    ("source_origin", Some(Field::SourceOrigin)),
    ("source_note", Some(Field::SourceNote)),
    ("source_disclosure", Some(Field::SourceDisclosure)),
];

/// Of a source alone: when it was added.
pub const SOURCE_ADDED: &[Written] = &[("added_at", None)];

pub const STATUS: &[Written] = &[
    ("claim", Some(Field::Number)),
    ("claim_uid", Some(Field::Uid)),
    ("question", Some(Field::Question)),
    ("status", Some(Field::Status)),
    ("modifiers", Some(Field::Modifiers)),
    ("confidence", Some(Field::Confidence)),
    ("because", Some(Field::Because)),
    ("by", None),
    ("at", None),
    ("finding", Some(Field::Finding)),
    ("on_other_words", Some(Field::OnOtherWords)),
];

impl Shape {
    /// The columns in the order in which they are written.
    pub fn columns(self) -> Vec<Written> {
        let bare = |columns: &[Written], prefix: &str| -> Vec<Written> {
            columns.iter().map(|(name, field)| (name.strip_prefix(prefix).unwrap_or(name), *field)).collect()
        };
        match self {
            Self::Sheet => [CLAIM, CLAIM_MORE, EVIDENCE, SOURCE, FIGURES_OF, EVIDENCE_FIGURES].concat(),
            Self::Claims => [CLAIM, FIGURES_OF].concat(),
            Self::Evidence => {
                [EVIDENCE_OF, &bare(EVIDENCE, "evidence_"), &bare(EVIDENCE_FIGURES, "evidence_")].concat()
            }
            Self::Sources => [&bare(SOURCE, "source_"), SOURCE_ADDED].concat(),
            Self::Statuses => STATUS.to_vec(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Word;
    use std::collections::BTreeSet;

    #[test]
    fn the_header_of_claims_is_the_one_that_is_promised() {
        let promised = "claim, uid, article, text, kind, speaker, chain, cue, hedge, quantity, low, high, unit, measure, \
                        as_of, status, said_status, stage, modifiers, confidence, because, correct_text, evidence_for, \
                        evidence_against, origins, priority, worth, assignee, recheck_by, tags, quote, start, end, \
                        updated_at, finding, figures";
        let names: Vec<&str> = Shape::Claims.columns().iter().map(|(name, _)| *name).collect();
        assert_eq!(names.join(", "), promised);
    }

    #[test]
    fn no_shape_has_a_column_or_a_field_twice() {
        for shape in Shape::ALL {
            let columns = shape.columns();
            let names: BTreeSet<&str> = columns.iter().map(|(name, _)| *name).collect();
            assert_eq!(names.len(), columns.len(), "{shape}");
            let fields: Vec<Field> = columns.iter().filter_map(|(_, field)| *field).collect();
            assert_eq!(fields.iter().collect::<BTreeSet<_>>().len(), fields.len(), "{shape}");
        }
    }

    #[test]
    fn every_field_but_a_status_rows_own_has_its_column_in_the_sheet() {
        let sheet = Shape::Sheet.columns();
        for field in Field::ALL.iter().filter(|field| !matches!(field, Field::Question | Field::OnOtherWords)) {
            assert!(sheet.iter().any(|(_, written)| written == &Some(*field)), "{field}");
        }
        assert_eq!(Field::ALL.len(), FIELDS);
    }
}
