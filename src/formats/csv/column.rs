//! The columns: every field that a sheet can carry, and the headers of our own shapes.

use crate::domain::words;

words! {
    /// What a CSV file has a row for.
    Shape, "shape", {
        /// One row for each claim and piece of evidence; a claim without evidence has one, too.
        Sheet = "sheet",
        /// One row for each claim, without its evidence.
        Claims = "claims",
        /// One row for each piece of evidence.
        Evidence = "evidence",
        /// One row for each source.
        Sources = "sources",
        /// One row for each status that was ever set.
        Statuses = "statuses",
    }
}

words! {
    /// What a column holds, as `--map COLUMN=FIELD` names it.
    Field, "field", {
        /// The number of the claim in the file.
        Number = "number",
        /// The uid of the claim, by which it is known again.
        Uid = "uid",
        /// The number of the article, or its title.
        Article = "article",
        /// The uid of the article.
        ArticleUid = "article_uid",
        /// The title of the article.
        ArticleTitle = "article_title",
        /// The claim.
        Text = "text",
        /// What the claim states.
        Kind = "kind",
        /// What can be asked of it.
        Checkable = "checkable",
        /// Who says so: the claimant.
        Speaker = "speaker",
        /// All voices, from the article to the claimant.
        Chain = "chain",
        /// The words of saying.
        Cue = "cue",
        /// What those words do to the report.
        CueClass = "cue_class",
        /// How the claimant's words are given.
        Form = "form",
        /// When it was said.
        SaidOn = "said_on",
        /// Where it was said.
        Channel = "channel",
        /// What the claimant is.
        Role = "role",
        /// The word of the text that the claimant is guessed from.
        GuessedFrom = "guessed_from",
        /// The weakening words.
        Hedge = "hedge",
        /// The one number of the claim's first figure.
        Quantity = "quantity",
        /// Its lower end.
        Low = "low",
        /// Its upper end.
        High = "high",
        /// Its unit.
        Unit = "unit",
        /// What it counts.
        Measure = "measure",
        /// Its words.
        QuantityWords = "quantity_words",
        /// What kind of size it is.
        Dimension = "dimension",
        /// How its words bound or blur it.
        Approximator = "approximator",
        /// Every further figure.
        Figures = "figures",
        /// When the claim holds.
        AsOf = "as_of",
        /// The words that say so.
        AsOfWords = "as_of_words",
        /// The status on the main question, or in `statuses` of the row.
        Status = "status",
        /// What is wrong beside the verdict.
        Modifiers = "modifiers",
        /// How sure the checker is.
        Confidence = "confidence",
        /// The rationale.
        Because = "because",
        /// The verdict in one sentence.
        Finding = "finding",
        /// The status on whether the claimant said it.
        SaidStatus = "said_status",
        /// What is wrong beside that verdict.
        SaidModifiers = "said_modifiers",
        /// How sure the checker is of it.
        SaidConfidence = "said_confidence",
        /// Its rationale.
        SaidBecause = "said_because",
        /// It in one sentence.
        SaidFinding = "said_finding",
        /// What the article should say instead.
        CorrectText = "correct_text",
        /// 1, 2 or 3.
        Priority = "priority",
        /// 0 to 100.
        Worth = "worth",
        /// The handle of whoever is to check the claim.
        Assignee = "assignee",
        /// The day by which it is to be checked again.
        RecheckBy = "recheck_by",
        /// The desk's own words for it.
        Tags = "tags",
        /// The words of the article that state it.
        Quote = "quote",
        /// Where those words begin, in code points.
        Start = "start",
        /// Why it is out of the work.
        SetAside = "set_aside",
        /// More of that reason.
        SetAsideNote = "set_aside_note",
        /// Of a row of `statuses`.
        Question = "question",
        /// Of a row of `statuses`: what a verdict was given on, as JSON, where the claim says something else.
        OnOtherWords = "on_other_words",
        /// The number of the piece of evidence in the file.
        Evidence = "evidence",
        /// Its uid.
        EvidenceUid = "evidence_uid",
        /// Which question it speaks to.
        EvidenceQuestion = "evidence_question",
        /// Which way it points.
        EvidenceStance = "evidence_stance",
        /// How near it stands to what it reports.
        EvidenceDirectness = "evidence_directness",
        /// 1 to 6.
        EvidenceCredibility = "evidence_credibility",
        /// Why that rating.
        EvidenceCredibilityReason = "evidence_credibility_reason",
        /// Where it was first made, as a label.
        EvidenceOrigin = "evidence_origin",
        /// What it says, in the desk's words.
        EvidenceParaphrase = "evidence_paraphrase",
        /// What it says, word for word.
        EvidenceQuote = "evidence_quote",
        /// Where in the source it stands.
        EvidenceLocator = "evidence_locator",
        /// When it was published, where that is another day than its source's.
        EvidencePublished = "evidence_published",
        /// The time that its data are for.
        EvidenceDataAsOf = "evidence_data_as_of",
        /// The one number of its first figure.
        EvidenceQuantity = "evidence_quantity",
        /// Its lower end.
        EvidenceLow = "evidence_low",
        /// Its upper end.
        EvidenceHigh = "evidence_high",
        /// Its unit.
        EvidenceUnit = "evidence_unit",
        /// What it counts.
        EvidenceMeasure = "evidence_measure",
        /// Its words.
        EvidenceQuantityWords = "evidence_quantity_words",
        /// What kind of size it is.
        EvidenceDimension = "evidence_dimension",
        /// How its words bound or blur it.
        EvidenceApproximator = "evidence_approximator",
        /// Every further figure of the evidence.
        EvidenceFigures = "evidence_figures",
        /// The evidence that it was taken from.
        EvidenceDerivedFrom = "evidence_derived_from",
        /// Where and how a silent search was made.
        EvidenceSearchNote = "evidence_search_note",
        /// Why it does not stand any more.
        EvidenceWithdrawn = "evidence_withdrawn",
        /// Its source: a name, an address, or S3 for one that is in the case.
        Source = "source",
        /// The uid of the source.
        SourceUid = "source_uid",
        /// What the source is called.
        SourceName = "source_name",
        /// What the source is.
        SourceKind = "source_kind",
        /// Who publishes it.
        SourcePublisher = "source_publisher",
        /// Who wrote or made it.
        SourceAuthor = "source_author",
        /// Where it stands on the web.
        SourceUrl = "source_url",
        /// When it was published.
        SourcePublished = "source_published",
        /// a to f.
        SourceReliability = "source_reliability",
        /// Why that rating.
        SourceReliabilityReason = "source_reliability_reason",
        /// How it is a party to the matter.
        SourceInterest = "source_interest",
        /// Where what it mainly carries was first made, as a label.
        SourceOrigin = "source_origin",
        /// Whatever else is known of it.
        SourceNote = "source_note",
        /// Whether its name may leave the desk.
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
