//! Corrections of what was entered, applied to the tables: fields of articles and evidence, sources that are one.

use super::{insert_evidence_quantities, run};
use crate::domain::{
    ArticleChange, ArticleEdited, CaseEdited, Comment, DeskProfile, EvidenceChange, EvidenceEdited, SourcesMerged,
    Subject, Word,
};
use crate::error::Result;
use crate::store::Reading;
use crate::store::index::{INDEXED_ARTICLE, INDEXED_EVIDENCE, IndexQueue, Indexed};
use rusqlite::{Connection, ToSql, params};

pub fn case_edited(conn: &Connection, edited: &CaseEdited) -> Result<()> {
    let DeskProfile { title, about, publisher, site, page, licence, corrections } = &edited.desk;
    run(
        conn,
        "UPDATE case_file SET desk_title = ?1, about_desk = ?2, publisher = ?3, site = ?4, page = ?5, licence = ?6,
             corrections = ?7",
        params![title, about, publisher, site, page, licence, corrections],
    )
}

pub fn article_edited(conn: &Connection, index: &mut IndexQueue, edited: &ArticleEdited) -> Result<()> {
    let number = edited.article;
    for change in &edited.changes {
        let (sql, value): (_, Box<dyn ToSql + '_>) = match change {
            ArticleChange::Title(v) => ("UPDATE article SET title = ?2 WHERE number = ?1", Box::new(v)),
            ArticleChange::Outlet(v) => ("UPDATE article SET outlet = ?2 WHERE number = ?1", Box::new(v)),
            ArticleChange::Byline(v) => ("UPDATE article SET byline = ?2 WHERE number = ?1", Box::new(v)),
            ArticleChange::Url(v) => ("UPDATE article SET url = ?2 WHERE number = ?1", Box::new(v)),
            ArticleChange::Language(v) => ("UPDATE article SET language = ?2 WHERE number = ?1", Box::new(v)),
            ArticleChange::Published(v) => {
                ("UPDATE article SET published = ?2 WHERE number = ?1", Box::new(v.as_ref().map(|date| date.as_str())))
            }
            ArticleChange::PublishedBasis(v) => {
                ("UPDATE article SET published_basis = ?2 WHERE number = ?1", Box::new(v.word()))
            }
        };
        run(conn, sql, params![number.0, value])?;
    }
    let article = Reading::whole(conn).article_head(number)?;
    index.replace(INDEXED_ARTICLE, number.0, &Indexed::article(&article));
    Ok(())
}

pub fn evidence_edited(conn: &Connection, index: &mut IndexQueue, edited: &EvidenceEdited) -> Result<()> {
    let number = edited.evidence;
    if edited.ends_release() {
        run(conn, "UPDATE evidence SET released = NULL WHERE number = ?1", [number.0])?;
    }
    for change in &edited.changes {
        let (sql, value): (_, Box<dyn ToSql + '_>) = match change {
            EvidenceChange::Question(v) => ("UPDATE evidence SET question = ?2 WHERE number = ?1", Box::new(v.word())),
            EvidenceChange::Source(v) => ("UPDATE evidence SET source = ?2 WHERE number = ?1", Box::new(v.0)),
            EvidenceChange::Stance(v) => ("UPDATE evidence SET stance = ?2 WHERE number = ?1", Box::new(v.word())),
            EvidenceChange::Origin(v) => ("UPDATE evidence SET origin = ?2 WHERE number = ?1", Box::new(v)),
            EvidenceChange::Directness(v) => {
                ("UPDATE evidence SET directness = ?2 WHERE number = ?1", Box::new(v.map(Word::word)))
            }
            EvidenceChange::Credibility(v) => {
                ("UPDATE evidence SET credibility = ?2 WHERE number = ?1", Box::new(v.value()))
            }
            EvidenceChange::CredibilityReason(v) => {
                ("UPDATE evidence SET credibility_reason = ?2 WHERE number = ?1", Box::new(v))
            }
            EvidenceChange::Paraphrase(v) => ("UPDATE evidence SET paraphrase = ?2 WHERE number = ?1", Box::new(v)),
            EvidenceChange::Quote(v) => ("UPDATE evidence SET quote = ?2 WHERE number = ?1", Box::new(v)),
            EvidenceChange::Locator(v) => ("UPDATE evidence SET locator = ?2 WHERE number = ?1", Box::new(v)),
            EvidenceChange::Published(v) => {
                ("UPDATE evidence SET published = ?2 WHERE number = ?1", Box::new(v.as_ref().map(|date| date.as_str())))
            }
            EvidenceChange::DataAsOf(v) => (
                "UPDATE evidence SET data_as_of = ?2 WHERE number = ?1",
                Box::new(v.as_ref().map(|date| date.as_str())),
            ),
            EvidenceChange::DerivedFrom(v) => {
                ("UPDATE evidence SET derived_from = ?2 WHERE number = ?1", Box::new(v.map(|other| other.0)))
            }
            EvidenceChange::SearchNote(v) => ("UPDATE evidence SET search_note = ?2 WHERE number = ?1", Box::new(v)),
            EvidenceChange::Quantities(v) => {
                run(conn, "DELETE FROM evidence_quantity WHERE evidence = ?1", [number.0])?;
                insert_evidence_quantities(conn, number, v)?;
                continue;
            }
        };
        run(conn, sql, params![number.0, value])?;
    }
    let evidence = Reading::whole(conn).evidence(number)?;
    index.replace(INDEXED_EVIDENCE, number.0, &Indexed::evidence(&evidence));
    Ok(())
}

pub fn comment_added(conn: &Connection, at: &str, actor: &str, comment: &Comment) -> Result<()> {
    let source = match comment.on {
        Subject::Source(source) => Some(source.0),
        Subject::Claim(_) | Subject::Article(_) | Subject::Sentence { .. } => None,
    };
    let words = match &comment.on {
        Subject::Sentence { words, .. } => Some(serde_json::to_string(words)?),
        Subject::Claim(_) | Subject::Source(_) | Subject::Article(_) => None,
    };
    run(
        conn,
        "INSERT INTO comment (number, claim, source, article, words, text, mentions, added_at, added_by)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        params![
            comment.number.0,
            comment.on.claim().map(|claim| claim.0),
            source,
            comment.on.article().map(|article| article.0),
            words,
            comment.text,
            serde_json::to_string(&comment.mentions)?,
            at,
            actor,
        ],
    )
}

pub fn sources_merged(conn: &Connection, merged: &SourcesMerged) -> Result<()> {
    let SourcesMerged { from, into, claims: _ } = merged;
    run(conn, "UPDATE evidence SET source = ?2 WHERE source = ?1", [from.0, into.0])?;
    run(conn, "UPDATE source SET merged_into = ?2 WHERE number = ?1 OR merged_into = ?1", [from.0, into.0])?;
    // A source without a label of its own is its own origin: what was counted under the one is so under the other.
    let (from, into) = (from.to_string(), into.to_string());
    run(conn, "DELETE FROM origin_merged WHERE label = ?2 AND into_label = ?1", [&from, &into])?;
    run(conn, "UPDATE origin_merged SET into_label = ?2 WHERE into_label = ?1", [&from, &into])
}
