//! A row that is a claim: who says so, what is asked, what was found.

use super::column::Field;
use super::continued::is_mark;
use super::fault::Fault;
use super::row::Row;
use super::{evidence_row, figure, list};
use crate::domain::{
    Anchoring, Checkable, ClaimKind, Hedge, HedgeClass, IncomingClaim, IncomingRow, Invalid, Link, Named, NewClaim,
    NewStatus, OWN_VOICE, Place, Priority, Question, SetAside, TimeWords, Uid, Word, Words, handle,
};

/// The claim of a row, with the evidence that stands on it.
pub fn claim(row: Row<'_>, arrived: IncomingRow) -> Result<IncomingClaim, Fault> {
    let uid: Option<Uid> = row.parse(Field::Uid)?;
    // An empty cell of a row with a uid, which this program wrote, means that there is none; of any other, that
    // nobody looked, and the words are read for it.
    let written_here = uid.is_some();
    let quantities = figure::all(row, &figure::OF_CLAIM)?;
    let hedges = hedges(row)?;
    let mut claim = NewClaim {
        uid,
        article: None,
        words: words(row)?,
        text: text(row)?,
        kind: row.word(Field::Kind)?,
        checkable: row.word(Field::Checkable)?,
        attribution: attribution(row, written_here)?,
        hedges: (written_here || !hedges.is_empty()).then_some(hedges),
        quantities: (written_here || !quantities.is_empty()).then_some(quantities),
        as_of: row.date(Field::AsOf)?,
        as_of_words: row.line(Field::AsOfWords, "as-of words")?,
        time_words: TimeWords::Given,
        priority: row.step::<Priority>(Field::Priority)?.unwrap_or_default(),
        worth: row.step(Field::Worth)?,
        assignee: assignee(row)?,
        recheck_by: row.date(Field::RecheckBy)?,
        correct_text: row.passage(Field::CorrectText, "correct text")?,
        tags: row.text(Field::Tags).map(|cell| list::parts(&cell)).unwrap_or_default(),
    };
    let evidence = evidence_row::inline(row)?;
    Ok(IncomingClaim {
        stood: None,
        rows: vec![(arrived, evidence.len())],
        copy_of: None,
        anchoring: match row.format.article {
            Some(_) => Anchoring::WhereTheyStand,
            None => Anchoring::MustStand,
        },
        number: row.parse(Field::Number)?,
        article: article(row)?,
        evidence,
        statuses: statuses(row, &mut claim)?,
        set_aside: set_aside(row)?,
        claim,
    })
}

/// Who works on it; in other people's sheets, "nobody" is nobody.
fn assignee(row: Row<'_>) -> Result<Option<String>, Fault> {
    let ours = row.format.header.shape.is_some();
    Ok(row.line(Field::Assignee, "assignee")?.filter(|who| ours || !handle::is_nobody(who)))
}

/// The words of the claim; in other people's sheets, a mark that says "as above" is none.
fn text(row: Row<'_>) -> Result<String, Fault> {
    let text = row.needed(Field::Text, "claim", row.passage(Field::Text, "claim"))?;
    match row.format.header.shape {
        None if is_mark(&text) => Err(Fault::OnlyMark { column: row.column(Field::Text), mark: text }),
        _ => Ok(text),
    }
}

fn article(row: Row<'_>) -> Result<Option<Named>, Fault> {
    let uid = row.parse(Field::ArticleUid)?;
    let title = row.line(Field::ArticleTitle, "article")?;
    let name = title.map_or_else(|| row.line(Field::Article, "article"), |title| Ok(Some(title)))?;
    let name = name.or_else(|| row.format.article.clone().filter(|_| uid.is_none()));
    Ok((uid.is_some() || name.is_some()).then_some(Named { uid, name }))
}

fn words(row: Row<'_>) -> Result<Option<Words>, Fault> {
    let place = row.position(Field::Start)?.map_or(Place::Only, Place::At);
    Ok(row.passage(Field::Quote, "quote")?.map(|quote| Words { quote, place }))
}

/// The chain as it is written, or the speaker behind the article's own voice.
fn attribution(row: Row<'_>, written_here: bool) -> Result<Vec<Link>, Fault> {
    let speaker = row.line(Field::Speaker, "speaker")?;
    let mut voices = row.text(Field::Chain).map(|cell| list::voices(&cell)).unwrap_or_default();
    match (voices.last(), speaker) {
        (Some(last), Some(speaker)) if *last != speaker => {
            return Err(Fault::SpeakerNotLast { speaker, last: last.clone() });
        }
        (None, Some(speaker)) => voices = vec![OWN_VOICE.to_owned(), speaker],
        _ => {}
    }
    if !written_here && voices.first().is_some_and(|first| first != OWN_VOICE) {
        voices.insert(0, OWN_VOICE.to_owned());
    }
    let told =
        [Field::Cue, Field::CueClass, Field::Form, Field::SaidOn, Field::Channel, Field::Role, Field::GuessedFrom];
    if voices.is_empty() && told.iter().any(|field| row.has(*field)) {
        voices.push(OWN_VOICE.to_owned());
    }
    let mut chain: Vec<Link> = voices.iter().map(|voice| Link::voice(voice)).collect();
    if let Some(last) = chain.last_mut() {
        last.cue = row.line(Field::Cue, "cue")?;
        last.cue_class = row.word(Field::CueClass)?;
        last.form = row.word(Field::Form)?;
        last.said_on = row.date(Field::SaidOn)?;
        last.channel = row.line(Field::Channel, "channel")?;
        last.role = row.line(Field::Role, "role")?;
        last.guessed_from = row.line(Field::GuessedFrom, "guessed from")?;
    }
    Ok(chain)
}

/// `nearly (approximator); reportedly (evidential)`
fn hedges(row: Row<'_>) -> Result<Vec<Hedge>, Fault> {
    let parts = row.text(Field::Hedge).map(|cell| list::parts(&cell)).unwrap_or_default();
    let hedge = |part: &String| {
        let (cue, class) = part.strip_suffix(')').and_then(|part| part.rsplit_once('(')).unwrap_or((part, ""));
        HedgeClass::parse(class).map(|class| Hedge { cue: cue.trim().to_owned(), class })
    };
    let read: Result<_, Invalid> = parts.iter().map(hedge).collect();
    read.map_err(|_| Fault::Hedge { column: row.column(Field::Hedge) })
}

fn set_aside(row: Row<'_>) -> Result<Option<SetAside>, Fault> {
    let note = row.passage(Field::SetAsideNote, "note")?;
    Ok(row.word(Field::SetAside)?.map(|reason| SetAside { reason, note }))
}

/// The statuses of a claim's row: of its main question, and of the `said` one where both are asked.
fn statuses(row: Row<'_>, claim: &mut NewClaim) -> Result<Vec<NewStatus>, Fault> {
    let main = row.status([Field::Status, Field::Modifiers, Field::Confidence, Field::Because, Field::Finding])?;
    let said = [Field::SaidStatus, Field::SaidModifiers, Field::SaidConfidence, Field::SaidBecause, Field::SaidFinding];
    let said = row.status(said)?;
    if is_said_only(claim) {
        let differ = row.has(Field::Status)
            && row.has(Field::SaidStatus)
            && row.verdict(Field::Status)? != row.verdict(Field::SaidStatus)?;
        match claim.checkable {
            _ if !differ => return Ok(main.or(said).into_iter().collect()),
            Some(_) => return Err(Fault::StatusesDiffer),
            // Two answers were to two questions.
            None => claim.checkable = Some(Checkable::Checkable),
        }
    }
    let said = said.map(|status| NewStatus { question: Some(Question::Said), ..status });
    Ok(main.into_iter().chain(said).collect())
}

/// Whether the claim will be asked only whether it was said: as given, else as its kind and its voices have it.
fn is_said_only(claim: &NewClaim) -> bool {
    match claim.checkable {
        Some(checkable) => checkable == Checkable::SaidOnly,
        None => claim.attribution.len() > 1 && matches!(claim.kind, Some(ClaimKind::Opinion | ClaimKind::Prediction)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ClaimNumber;

    #[test]
    fn what_is_asked_is_told_as_the_ground_floor_tells_it() {
        for kind in ClaimKind::ALL {
            for voices in [&["article"][..], &["article", "Kremlin"]] {
                let claim = NewClaim {
                    text: "It rained.".to_owned(),
                    kind: Some(*kind),
                    attribution: voices.iter().map(|voice| Link::voice(voice)).collect(),
                    ..NewClaim::default()
                };
                let told = is_said_only(&claim);
                let stored = claim.checked(ClaimNumber(1), Uid(uuid::Uuid::nil()), None).unwrap();
                assert_eq!(told, stored.main_question() == Question::Said, "{kind} {voices:?}");
            }
        }
    }
}
