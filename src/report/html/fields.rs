//! What a filter finds a claim under: the fields of the query language, as `search` has them.

use crate::domain::query::Field;
use crate::domain::{Question, Word};
use crate::report::Section;

/// `field:value`, a line for each field, several values set apart by tabs, in lower case. Who says so and the names of
/// sources are read from what the card shows. What is the desk's own is left out where `inside` does not hold.
pub fn of(section: &Section, inside: bool) -> String {
    let claim = &section.dossier.claim;
    let mut lines = String::new();
    let mut last = None;
    let mut add = |field: Field, value: &str| {
        match last.replace(field) {
            Some(before) if before == field => lines.push('\t'),
            before => {
                lines.extend(before.map(|_| '\n'));
                lines.push_str(&format!("{field}:"));
            }
        }
        lines.extend(value.to_lowercase().chars().map(|c| if c.is_whitespace() { ' ' } else { c }));
    };
    let status = section.main().map_or("not_checkable", |answer| answer.verdict.word());
    add(Field::Status, status);
    section.main().into_iter().for_each(|answer| add(Field::Question, answer.question.word()));
    if let Some(said) = section.answer(Question::Said) {
        add(Field::Said, said.verdict.word());
    }
    add(Field::Kind, claim.kind.word());
    if let Some(article) = &section.dossier.article {
        add(Field::Article, &article.number.to_string());
        add(Field::Article, &article.title);
    }
    let sources = section.dossier.evidence.iter().filter(|stored| stored.stands()).map(|stored| &stored.source);
    let mut unshown: Vec<String> =
        sources.flat_map(|source| [Some(source.number.to_string()), source.publisher.clone()]).flatten().collect();
    unshown.sort_unstable();
    unshown.dedup();
    unshown.iter().for_each(|name| add(Field::Source, name));
    let statuses = section.asked().filter_map(|answer| answer.status.as_ref());
    statuses.flat_map(|stored| &stored.status.modifiers).for_each(|modifier| add(Field::Modifier, modifier.word()));
    section.dossier.relations.iter().for_each(|relation| add(Field::Relation, relation.kind.word()));
    if inside {
        add(Field::Stage, section.stage.word());
        section.flags.iter().for_each(|flag| add(Field::Flag, flag.word()));
        add(Field::Priority, &claim.priority.value().to_string());
        claim.tags.iter().for_each(|tag| add(Field::Tag, tag));
        claim.assignee.iter().for_each(|who| add(Field::Assignee, who));
    }
    lines
}
