//! From an event to the tables: the one place that writes the reading, live and in a replay alike.

mod desk;
mod judged;
mod procedure;
mod source;
mod suggestion;

use super::Reading;
use super::index::{
    INDEXED_ARTICLE, INDEXED_CLAIM, INDEXED_CORRECTION, INDEXED_EVIDENCE, INDEXED_SAID, INDEXED_TRUE, IndexQueue,
    Indexed,
};
use crate::domain::{
    Anchor, ArticleAdded, ArticleNumber, ArticleReopened, ArticleRevised, ArticleSetAside, Claim, ClaimAssigned,
    ClaimChange, ClaimEdited, ClaimNumber, ClaimReopened, ClaimSetAside, ClaimTagged, Event, Evidence, EvidenceNumber,
    EvidenceReleased, EvidenceWithdrawn, Hedge, Instant, Link, Quantity, Question, Relation, Revision, SentenceSettled,
    StatusSet, Word, canonical,
};
use crate::error::{Error, Result};
use procedure::Recorded;
use rusqlite::{Connection, OptionalExtension, Params, Row, ToSql, params};

/// Applies the event to the tables; its texts for the full-text index go into `index`, to be written before the
/// transaction ends.
pub fn apply(
    conn: &Connection,
    index: &mut IndexQueue,
    seq: u64,
    at: Instant,
    actor: &str,
    event: &Event,
) -> Result<()> {
    let at = at.to_string();
    let recorded = Recorded { seq, at: &at, by: actor };
    match event {
        Event::CaseOpened(opened) => run(conn, "INSERT INTO case_file (title) VALUES (?1)", [&opened.title])?,
        Event::CaseEdited(edited) => desk::case_edited(conn, edited)?,
        Event::ArticleAdded(added) => article_added(conn, index, &at, added)?,
        Event::ArticleRevised(revised) => article_revised(conn, index, &at, revised)?,
        Event::SentenceSettled(settled) => sentence_settled(conn, seq, &at, actor, settled)?,
        Event::ClaimLogged(claim) => claim_logged(conn, index, &at, actor, claim)?,
        Event::ClaimEdited(edited) => claim_edited(conn, index, edited)?,
        Event::ClaimSetAside(ClaimSetAside { claim, set_aside }) => run(
            conn,
            "UPDATE claim SET set_aside = ?2, set_aside_note = ?3 WHERE number = ?1",
            params![claim.0, set_aside.reason.word(), set_aside.note],
        )?,
        Event::ClaimReopened(ClaimReopened { claim, note: _ }) => {
            run(conn, "UPDATE claim SET set_aside = NULL, set_aside_note = NULL WHERE number = ?1", [claim.0])?;
        }
        Event::ClaimConfirmed(confirmed) => judged::confirmed(conn, recorded, confirmed)?,
        Event::ClaimRelated(Relation { from, kind, to, note }) => run(
            conn,
            "INSERT INTO relation (from_claim, kind, to_claim, note) VALUES (?1, ?2, ?3, ?4)",
            params![from.0, kind.word(), to.0, note],
        )?,
        Event::ClaimTagged(tagged) => claim_tagged(conn, index, tagged)?,
        Event::ClaimAssigned(ClaimAssigned { claim, assignee }) => {
            run(conn, "UPDATE claim SET assignee = ?2 WHERE number = ?1", params![claim.0, assignee])?;
        }
        Event::SourceAdded(source) => source::source_added(conn, index, &at, source)?,
        Event::SourceEdited(edited) => source::source_edited(conn, index, edited)?,
        Event::EvidenceAdded(evidence) => evidence_added(conn, index, &at, actor, evidence)?,
        Event::EvidenceWithdrawn(EvidenceWithdrawn { evidence, because, claim: _ }) => {
            run(conn, "UPDATE evidence SET withdrawn = ?2 WHERE number = ?1", params![evidence.0, because])?;
        }
        Event::EvidenceReleased(EvidenceReleased { evidence, because, claim: _ }) => {
            run(conn, "UPDATE evidence SET released = ?2 WHERE number = ?1", params![evidence.0, because])?;
        }
        Event::StatusSet(set) => status_set(conn, index, seq, &at, actor, set)?,
        Event::SnapshotKept(kept) => procedure::snapshot_kept(conn, recorded, kept)?,
        Event::SnapshotExcused(excused) => procedure::snapshot_excused(conn, excused)?,
        Event::OriginsMerged(merged) => procedure::origins_merged(conn, merged)?,
        Event::CheckWaived(waived) => procedure::check_waived(conn, recorded, waived)?,
        Event::ClaimReviewed(reviewed) => procedure::claim_reviewed(conn, recorded, reviewed)?,
        Event::SecondReadingStarted(started) => procedure::second_reading_started(conn, recorded, started)?,
        Event::SecondVerdictGiven(given) => procedure::second_verdict_given(conn, recorded, given)?,
        Event::SecondReadingSettled(settled) => procedure::second_reading_settled(conn, recorded, settled)?,
        Event::FixProposed(fix) => procedure::fix_proposed(conn, recorded, fix)?,
        Event::FixAnswered(answered) => procedure::fix_answered(conn, recorded, answered)?,
        Event::ContactLogged(contact) => procedure::contact_logged(conn, recorded, contact)?,
        Event::ContactAnswered(answered) => procedure::contact_answered(conn, answered)?,
        Event::ArticlePublished(publication) => procedure::article_published(conn, recorded, publication)?,
        Event::NoteAdded(note) => procedure::note_added(conn, recorded, note)?,
        // The ledger itself says it; nothing is read from it.
        Event::ClockCorrected(_) | Event::InstantHeld(_) => {}
        Event::ForeignReviewAdded(added) => source::foreign_review_added(conn, index, &at, added)?,
        Event::ArticleEdited(edited) => desk::article_edited(conn, index, edited)?,
        Event::ArticleSetAside(ArticleSetAside { article, set_aside }) => run(
            conn,
            "UPDATE article SET set_aside = ?2, set_aside_note = ?3 WHERE number = ?1",
            params![article.0, set_aside.reason.word(), set_aside.note],
        )?,
        Event::ArticleReopened(ArticleReopened { article, note: _ }) => {
            run(conn, "UPDATE article SET set_aside = NULL, set_aside_note = NULL WHERE number = ?1", [article.0])?;
        }
        Event::EvidenceEdited(edited) => desk::evidence_edited(conn, index, edited)?,
        Event::EvidenceMoved(moved) => run(
            conn,
            "UPDATE evidence SET claim = ?2, question = ?3 WHERE number = ?1",
            params![moved.evidence.0, moved.to.0, moved.question.word()],
        )?,
        Event::SourcesMerged(merged) => desk::sources_merged(conn, merged)?,
        Event::CommentAdded(comment) => desk::comment_added(conn, &at, actor, comment)?,
        Event::CommentClosed(closed) => run(
            conn,
            "UPDATE comment SET closed_at = ?2, closed_by = ?3, closing = ?4 WHERE number = ?1",
            params![closed.comment.0, at, actor, closed.note],
        )?,
        Event::StepUndone(step) => procedure::step_undone(conn, step)?,
        Event::SuggestionMade(made) => suggestion::made(conn, recorded, made)?,
        Event::SuggestionDecided(decided) => suggestion::decided(conn, recorded, decided)?,
        Event::SheetRowKept(row) => procedure::sheet_row_kept(conn, recorded, row)?,
    }
    let given_to = match event {
        Event::ClaimAssigned(ClaimAssigned { assignee, .. }) | Event::ClaimLogged(Claim { assignee, .. }) => {
            assignee.as_deref()
        }
        _ => None,
    };
    for handle in given_to.into_iter().chain([actor]) {
        run(conn, "INSERT INTO handle (handle) VALUES (?1) ON CONFLICT DO NOTHING", [handle])?;
    }
    procedure::moment_passed(conn, event)?;
    for claim in event.claims() {
        run(conn, "INSERT INTO claim_event (claim, seq) VALUES (?1, ?2)", params![claim.0, seq])?;
        if !matches!(event, Event::ClaimLogged(_)) {
            run(conn, "UPDATE claim SET updated_at = ?2 WHERE number = ?1", params![claim.0, at])?;
        }
    }
    Ok(())
}

fn run(conn: &Connection, sql: &str, values: impl Params) -> Result<()> {
    conn.prepare_cached(sql)?.execute(values)?;
    Ok(())
}

fn article_added(conn: &Connection, index: &mut IndexQueue, at: &str, added: &ArticleAdded) -> Result<()> {
    let article = &added.article;
    run(
        conn,
        "INSERT INTO article (number, uid, title, outlet, byline, url, language, published, published_basis, added_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
        params![
            article.number.0,
            article.uid.to_string(),
            article.title,
            article.outlet,
            article.byline,
            article.url,
            article.language,
            article.published.as_ref().map(|d| d.as_str()),
            article.published_basis.word(),
            at,
        ],
    )?;
    insert_revision(conn, at, article.number, &added.revision)?;
    index.add(INDEXED_ARTICLE, article.number.0, &Indexed::article(article));
    index.article_text(article.number, &added.revision.body, true);
    Ok(())
}

fn insert_revision(conn: &Connection, at: &str, article: ArticleNumber, revision: &Revision) -> Result<()> {
    let left_out = (!revision.left_out.is_empty()).then(|| serde_json::to_string(&revision.left_out)).transpose()?;
    run(
        conn,
        "INSERT INTO revision (article, seq, body, sha256, intake, left_out, added_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        params![article.0, revision.seq, revision.body, revision.sha256, revision.intake.word(), left_out, at],
    )
}

fn article_revised(conn: &Connection, index: &mut IndexQueue, at: &str, revised: &ArticleRevised) -> Result<()> {
    insert_revision(conn, at, revised.article, &revised.revision)?;
    index.article_text(revised.article, &revised.revision.body, false);
    for carried in &revised.claims {
        judged::changing(conn, carried.claim, || {
            run(conn, "DELETE FROM anchor WHERE claim = ?1", [carried.claim.0])?;
            insert_anchor(conn, carried.claim, Some(&carried.anchor))
        })?;
    }
    for fix in &revised.carried_out {
        run(conn, "UPDATE fix SET carried_out = ?2 WHERE number = ?1", params![fix.0, revised.revision.seq])?;
    }
    for carried in &revised.settled {
        let words = &carried.words;
        run(
            conn,
            "UPDATE settled SET revision = ?2, start_at = ?3, end_at = ?4, exact = ?5, prefix = ?6, suffix = ?7, state = ?8
             WHERE seq = ?1",
            params![
                carried.seq,
                words.revision,
                words.start,
                words.end,
                words.exact,
                words.prefix,
                words.suffix,
                words.state.word(),
            ],
        )?;
    }
    // What was not carried into the new text is open again.
    run(
        conn,
        "DELETE FROM settled WHERE article = ?1 AND revision <> ?2",
        params![revised.article.0, revised.revision.seq],
    )
}

fn sentence_settled(conn: &Connection, seq: u64, at: &str, actor: &str, settled: &SentenceSettled) -> Result<()> {
    let SentenceSettled { article, words, reason, note } = settled;
    run(
        conn,
        // No two of them overlap: of those that start before, the last alone may reach in.
        "DELETE FROM settled
         WHERE article = ?1 AND start_at < ?3 AND end_at > ?2
           AND start_at >= coalesce((SELECT max(start_at) FROM settled WHERE article = ?1 AND start_at <= ?2), ?2)",
        params![article.0, words.start, words.end],
    )?;
    let Some(reason) = reason else { return Ok(()) };
    run(
        conn,
        "INSERT INTO settled (seq, article, revision, start_at, end_at, exact, prefix, suffix, state, reason, note,
                              settled_at, settled_by)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
        params![
            seq,
            article.0,
            words.revision,
            words.start,
            words.end,
            words.exact,
            words.prefix,
            words.suffix,
            words.state.word(),
            reason.word(),
            note,
            at,
            actor,
        ],
    )
}

fn claim_logged(conn: &Connection, index: &mut IndexQueue, at: &str, actor: &str, claim: &Claim) -> Result<()> {
    let number = claim.number;
    run(
        conn,
        "INSERT INTO claim (number, uid, article, text, kind, checkable, as_of, as_of_words, priority, worth, assignee,
                            recheck_by, correct_text, created_at, created_by, updated_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?14)",
        params![
            number.0,
            claim.uid.to_string(),
            claim.article.map(|article| article.0),
            claim.text,
            claim.kind.word(),
            claim.checkable.word(),
            claim.as_of.as_ref().map(|d| d.as_str()),
            claim.as_of_words,
            claim.priority.value(),
            claim.worth.map(|worth| worth.value()),
            claim.assignee,
            claim.recheck_by.as_ref().map(|d| d.as_str()),
            claim.correct_text,
            at,
            actor,
        ],
    )?;
    insert_anchor(conn, number, claim.anchor.as_ref())?;
    insert_attribution(conn, number, &claim.attribution)?;
    insert_hedges(conn, number, &claim.hedges)?;
    insert_quantities(conn, number, &claim.quantities)?;
    for tag in &claim.tags {
        run(conn, "INSERT INTO tag (claim, tag) VALUES (?1, ?2)", params![number.0, tag])?;
    }
    index.add(INDEXED_CLAIM, number.0, &Indexed::claim(claim));
    if let Some(correction) = &claim.correct_text {
        index.add(INDEXED_CORRECTION, number.0, &Indexed::of("", [Some(correction.as_str())]));
    }
    Ok(())
}

fn insert_anchor(conn: &Connection, claim: ClaimNumber, anchor: Option<&Anchor>) -> Result<()> {
    let Some(anchor) = anchor else { return Ok(()) };
    run(
        conn,
        "INSERT INTO anchor (claim, revision, start_at, end_at, exact, prefix, suffix, state)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        params![
            claim.0,
            anchor.revision,
            anchor.start,
            anchor.end,
            anchor.exact,
            anchor.prefix,
            anchor.suffix,
            anchor.state.word(),
        ],
    )
}

fn insert_attribution(conn: &Connection, claim: ClaimNumber, links: &[Link]) -> Result<()> {
    for (position, link) in links.iter().enumerate() {
        run(
            conn,
            "INSERT INTO attribution (claim, position, speaker, cue, cue_class, form, said_on, channel, role,
                                      guessed_from)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
            params![
                claim.0,
                position,
                link.speaker,
                link.cue,
                link.cue_class.map(Word::word),
                link.form.map(Word::word),
                link.said_on.as_ref().map(|d| d.as_str()),
                link.channel,
                link.role,
                link.guessed_from,
            ],
        )?;
    }
    Ok(())
}

fn insert_hedges(conn: &Connection, claim: ClaimNumber, hedges: &[Hedge]) -> Result<()> {
    for (position, hedge) in hedges.iter().enumerate() {
        run(
            conn,
            "INSERT INTO hedge (claim, position, cue, class) VALUES (?1, ?2, ?3, ?4)",
            params![claim.0, position, hedge.cue, hedge.class.word()],
        )?;
    }
    Ok(())
}

fn insert_quantities(conn: &Connection, claim: ClaimNumber, quantities: &[Quantity]) -> Result<()> {
    for (position, quantity) in quantities.iter().enumerate() {
        let mut values = quantity_columns(quantity);
        values.insert(0, Box::new(claim.0));
        values.insert(1, Box::new(position as i64));
        run(
            conn,
            "INSERT INTO claim_quantity (claim, position, raw, dimension, unit, measure, point, low, high, approximator,
                                         direction, aspect, doubt)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
            rusqlite::params_from_iter(values),
        )?;
    }
    Ok(())
}

/// raw, dimension, unit, measure, point, low, high, approximator, direction, aspect, doubt.
fn quantity_columns(quantity: &Quantity) -> Vec<Box<dyn ToSql + '_>> {
    vec![
        Box::new(&quantity.raw),
        Box::new(quantity.dimension.word()),
        Box::new(&quantity.unit),
        Box::new(&quantity.measure),
        Box::new(quantity.point.map(|d| d.to_string())),
        Box::new(quantity.low.map(|d| d.to_string())),
        Box::new(quantity.high.map(|d| d.to_string())),
        Box::new(quantity.approximator.map(Word::word)),
        Box::new(quantity.direction.map(Word::word)),
        Box::new(quantity.aspect.map(Word::word)),
        Box::new(quantity.doubt.map(Word::word)),
    ]
}

fn claim_edited(conn: &Connection, index: &mut IndexQueue, edited: &ClaimEdited) -> Result<()> {
    let claim = edited.claim;
    judged::changing(conn, claim, || edited.changes.iter().try_for_each(|change| claim_changed(conn, claim, change)))?;
    for change in &edited.changes {
        if let ClaimChange::CorrectText(correction) = change {
            index.replace(INDEXED_CORRECTION, claim.0, &Indexed::of("", [correction.as_deref()]));
        }
    }
    reindex_claim(conn, index, claim)
}

fn claim_changed(conn: &Connection, claim: ClaimNumber, change: &ClaimChange) -> Result<()> {
    match change {
        ClaimChange::Text(v) => run(conn, "UPDATE claim SET text = ?2 WHERE number = ?1", params![claim.0, v]),
        ClaimChange::Kind(v) => run(conn, "UPDATE claim SET kind = ?2 WHERE number = ?1", params![claim.0, v.word()]),
        ClaimChange::Checkable(v) => {
            run(conn, "UPDATE claim SET checkable = ?2 WHERE number = ?1", params![claim.0, v.word()])
        }
        ClaimChange::AsOf(v) => {
            let date = v.as_ref().map(|d| d.as_str());
            run(conn, "UPDATE claim SET as_of = ?2 WHERE number = ?1", params![claim.0, date])
        }
        ClaimChange::AsOfWords(v) => {
            run(conn, "UPDATE claim SET as_of_words = ?2 WHERE number = ?1", params![claim.0, v])
        }
        ClaimChange::Priority(v) => {
            run(conn, "UPDATE claim SET priority = ?2 WHERE number = ?1", params![claim.0, v.value()])
        }
        ClaimChange::Worth(v) => {
            let worth = v.map(|worth| worth.value());
            run(conn, "UPDATE claim SET worth = ?2 WHERE number = ?1", params![claim.0, worth])
        }
        ClaimChange::RecheckBy(v) => {
            let date = v.as_ref().map(|d| d.as_str());
            run(conn, "UPDATE claim SET recheck_by = ?2 WHERE number = ?1", params![claim.0, date])
        }
        ClaimChange::CorrectText(v) => {
            run(conn, "UPDATE claim SET correct_text = ?2 WHERE number = ?1", params![claim.0, v])
        }
        ClaimChange::Attribution(links) => {
            run(conn, "DELETE FROM attribution WHERE claim = ?1", [claim.0])?;
            insert_attribution(conn, claim, links)
        }
        ClaimChange::Hedges(hedges) => {
            run(conn, "DELETE FROM hedge WHERE claim = ?1", [claim.0])?;
            insert_hedges(conn, claim, hedges)
        }
        ClaimChange::Quantities(quantities) => {
            run(conn, "DELETE FROM claim_quantity WHERE claim = ?1", [claim.0])?;
            insert_quantities(conn, claim, quantities)
        }
        ClaimChange::Anchor(anchor) => {
            run(conn, "DELETE FROM anchor WHERE claim = ?1", [claim.0])?;
            insert_anchor(conn, claim, anchor.as_ref())
        }
    }
}

fn claim_tagged(conn: &Connection, index: &mut IndexQueue, tagged: &ClaimTagged) -> Result<()> {
    for tag in &tagged.remove {
        run(conn, "DELETE FROM tag WHERE claim = ?1 AND tag = ?2", params![tagged.claim.0, tag])?;
    }
    for tag in &tagged.add {
        run(conn, "INSERT INTO tag (claim, tag) VALUES (?1, ?2)", params![tagged.claim.0, tag])?;
    }
    reindex_claim(conn, index, tagged.claim)
}

fn reindex_claim(conn: &Connection, index: &mut IndexQueue, number: ClaimNumber) -> Result<()> {
    let claim = Reading::whole(conn).claim(number)?;
    index.replace(INDEXED_CLAIM, number.0, &Indexed::claim(&claim));
    Ok(())
}

fn evidence_added(conn: &Connection, index: &mut IndexQueue, at: &str, actor: &str, evidence: &Evidence) -> Result<()> {
    run(
        conn,
        "INSERT INTO evidence (number, uid, claim, question, source, stance, origin, directness, credibility,
                               credibility_reason, paraphrase, quote, locator, published, data_as_of, derived_from,
                               search_note, added_at, added_by)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19)",
        params![
            evidence.number.0,
            evidence.uid.to_string(),
            evidence.claim.0,
            evidence.question.word(),
            evidence.source.0,
            evidence.stance.word(),
            evidence.origin,
            evidence.directness.map(Word::word),
            evidence.credibility.value(),
            evidence.credibility_reason,
            evidence.paraphrase,
            evidence.quote,
            evidence.locator,
            evidence.published.as_ref().map(|d| d.as_str()),
            evidence.data_as_of.as_ref().map(|d| d.as_str()),
            evidence.derived_from.map(|e| e.0),
            evidence.search_note,
            at,
            actor,
        ],
    )?;
    insert_evidence_quantities(conn, evidence.number, evidence.quantities())?;
    index.add(INDEXED_EVIDENCE, evidence.number.0, &Indexed::evidence(evidence));
    Ok(())
}

fn insert_evidence_quantities<'q>(
    conn: &Connection,
    evidence: EvidenceNumber,
    quantities: impl IntoIterator<Item = &'q Quantity>,
) -> Result<()> {
    for (position, quantity) in quantities.into_iter().enumerate() {
        let mut values = quantity_columns(quantity);
        values.insert(0, Box::new(evidence.0));
        values.insert(1, Box::new(position as i64));
        run(
            conn,
            "INSERT INTO evidence_quantity (evidence, position, raw, dimension, unit, measure, point, low, high,
                                            approximator, direction, aspect, doubt)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
            rusqlite::params_from_iter(values),
        )?;
    }
    Ok(())
}

fn status_set(
    conn: &Connection,
    index: &mut IndexQueue,
    seq: u64,
    at: &str,
    actor: &str,
    set: &StatusSet,
) -> Result<()> {
    let status = &set.status;
    // What stands again is its giver's, of the day on which they gave it.
    let given = "SELECT set_at, set_by FROM status WHERE seq = ?1 AND claim = ?2 AND question = ?3";
    let given = set.restores.map(|seq| {
        let mut stmt = conn.prepare_cached(given)?;
        let read = |row: &Row<'_>| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?));
        Ok::<_, Error>(stmt.query_row(params![seq, set.claim.0, status.question.word()], read).optional()?)
    });
    let given = given.transpose()?.flatten();
    let (at, actor) = given.as_ref().map_or((at, actor), |(at, by)| (at.as_str(), by.as_str()));
    run(
        conn,
        "INSERT INTO status (seq, claim, question, status, because, confidence, finding, set_at, set_by, on_other)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
        params![
            seq,
            set.claim.0,
            status.question.word(),
            status.status.word(),
            status.because,
            status.confidence.map(Word::word),
            status.finding,
            at,
            actor,
            set.on_other.as_ref().map(canonical).transpose()?,
        ],
    )?;
    for modifier in &status.modifiers {
        run(conn, "INSERT INTO status_modifier (status, modifier) VALUES (?1, ?2)", params![seq, modifier.word()])?;
    }
    let kind = match status.question {
        Question::Said => INDEXED_SAID,
        Question::True => INDEXED_TRUE,
    };
    let finding = status.finding.as_deref().unwrap_or("");
    index.replace(kind, set.claim.0, &Indexed::of(finding, [status.because.as_deref()]));
    Ok(())
}
