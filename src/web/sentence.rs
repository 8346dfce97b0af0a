//! One sentence of an article: what is proposed from it as claims, the form that logs one, and what says that there is nothing
//! to check.

use super::article::{self, Side};
use super::ask::Reply;
use super::card::Choice;
use super::claim;
use super::comment::{self, Spoken, Talk};
use super::refusal::{Kept, Said, Trouble};
use super::visit::{Outcome, Visit};
use askama::Template;
use claimbench::domain::{
    ArticleNumber, ClaimKind, Link, NewClaim, OWN_VOICE, PieceKind, Place, SettleReason, TimeWords, Word, Words,
};
use claimbench::judgement::coverage::Covering;
use claimbench::workbench::{Coverage, Proposed, Sentence, Workbench};

#[derive(Template)]
#[template(path = "sentence.html", escape = "visible", config = "src/web/askama.toml")]
struct Pane {
    article: String,
    number: usize,
    of: usize,
    left: usize,
    kind: String,
    text: String,
    /// Claims that stand on words of it.
    claims: Vec<u32>,
    /// Why there is nothing to check, where somebody said so.
    settled: Option<String>,
    next: usize,
    said: Option<Said>,
    log: Log,
    /// What else is proposed from it, by its place in the list.
    others: Vec<(usize, String)>,
    reasons: Vec<Reason>,
    /// How many open pieces look like it, where it is no sentence.
    alike: usize,
    comments: Vec<Spoken>,
    talk: Talk,
}

/// The form of a claim, filled in with what was read from the words.
struct Log {
    text: String,
    words: String,
    voices: String,
    cue: String,
    as_of: String,
    kinds: Vec<Choice>,
    /// What a machine thinks of it: its worth and why.
    proposed: String,
}

struct Reason {
    word: &'static str,
    spoken: String,
    key: &'static str,
}

/// The keys of the reasons that are given often.
fn key(reason: SettleReason) -> &'static str {
    match reason {
        SettleReason::Opinion => "o",
        SettleReason::Trivial => "t",
        SettleReason::Duplicate => "d",
        SettleReason::Prediction => "p",
        SettleReason::Question => "q",
        _ => "",
    }
}

/// The first sentence after one that nobody has looked at; the first of all where none comes after it.
pub fn next(coverage: &Coverage, after: usize) -> Option<usize> {
    let open = || coverage.sentences.iter().filter(|one| one.covering == Covering::Untouched).map(|one| one.number);
    open().find(|number| *number > after).or_else(|| open().next())
}

pub fn draw(
    visit: &Visit<'_>,
    workbench: &Workbench,
    article: ArticleNumber,
    coverage: &Coverage,
    number: usize,
    kept: Option<&Kept<'_>>,
) -> Result<String, Trouble> {
    let at = number.checked_sub(1).ok_or(Trouble::NoPage)?;
    let sentence = coverage.sentences.get(at).ok_or(Trouble::NoPage)?;
    let proposals = workbench.proposals_from(coverage, sentence)?;
    let chosen: usize = visit.ask.query.given("proposal").and_then(|text| text.parse().ok()).unwrap_or(0);
    let proposal = proposals.get(chosen);
    let text = coverage.text(sentence).trim_start_matches('#').trim().to_owned();
    let words = visit.ask.query.text("words");
    let mut log = Log::of(proposal, words.as_deref(), &text);
    if let Some(kept) = kept.filter(|kept| kept.form == "log") {
        log.keep(kept);
    }
    let open = |one: &&claimbench::workbench::Sentence| one.covering == Covering::Untouched;
    let left = coverage.sentences.iter().filter(open).count();
    let alike = coverage.sentences.iter().filter(open).filter(|one| one.kind == sentence.kind).count();
    let pane = Pane {
        comments: comment::on_sentence(&workbench.comments()?, coverage, sentence),
        talk: Talk {
            here: sentence_place(article, number),
            to: format!("/article/{article}/comment"),
            sentence: number.to_string(),
        },
        article: article.to_string(),
        number,
        of: coverage.sentences.len(),
        left,
        kind: sentence.kind.spoken(),
        claims: match &sentence.covering {
            Covering::Claimed(claims) => claims.iter().map(|claim| claim.0).collect(),
            _ => Vec::new(),
        },
        settled: settled_words(&sentence.covering),
        next: next(coverage, number).unwrap_or(number),
        said: kept.map(|kept| kept.said.clone()),
        log,
        others: proposals
            .iter()
            .enumerate()
            .filter(|(at, _)| *at != chosen)
            .map(|(at, one)| (at, one.claim.text.clone()))
            .collect(),
        reasons: SettleReason::ALL
            .iter()
            .map(|reason| Reason { word: reason.word(), spoken: reason.spoken(), key: key(*reason) })
            .collect(),
        alike: if sentence.kind == PieceKind::Sentence { 0 } else { alike },
        text,
    };
    pane.render().map_err(|_| Trouble::NoPage)
}

fn settled_words(covering: &Covering) -> Option<String> {
    let Covering::Settled(settled) = covering else { return None };
    let note = settled.note.as_ref().map(|note| format!(" - {note}")).unwrap_or_default();
    Some(format!("{}{note}, by {}", settled.reason.spoken(), settled.by))
}

/// The voices from the article inwards, one a line, without the article's own.
pub fn voices(links: &[Link]) -> String {
    links.iter().skip(1).map(|link| link.speaker.as_str()).collect::<Vec<_>>().join("\n")
}

impl Log {
    fn of(proposal: Option<&Proposed>, words: Option<&str>, sentence: &str) -> Self {
        let proposal = proposal.filter(|one| words.is_none_or(|words| words == one.words.quote));
        let claim = proposal.map(|one| &one.claim);
        let kind = claim.and_then(|claim| claim.kind);
        let links = claim.map_or(&[][..], |claim| claim.attribution.as_slice());
        let worth = claim.and_then(|claim| claim.worth).map(|worth| worth.value());
        Self {
            text: claim.map_or(words.unwrap_or(sentence), |claim| claim.text.as_str()).to_owned(),
            words: proposal.map_or(words.unwrap_or(sentence), |one| one.words.quote.as_str()).to_owned(),
            voices: voices(links),
            cue: links.last().and_then(|link| link.cue.clone()).unwrap_or_default(),
            as_of: claim.and_then(|claim| claim.as_of.as_ref()).map(ToString::to_string).unwrap_or_default(),
            kinds: Choice::of_words(kind),
            proposed: match (worth, proposal) {
                (Some(worth), Some(one)) if one.reasons.is_empty() => format!("worth {worth} of 100"),
                (Some(worth), Some(one)) => format!("worth {worth} of 100: {}", one.reasons.join(", ")),
                _ => String::new(),
            },
        }
    }

    fn keep(&mut self, kept: &Kept<'_>) {
        let typed = |field| kept.fields.get(field).unwrap_or_default().to_owned();
        (self.text, self.words, self.voices) = (typed("text"), typed("words"), typed("voices"));
        (self.cue, self.as_of) = (typed("cue"), typed("as_of"));
        self.kinds = Choice::of_words(kept.fields.get("kind").and_then(|kind| ClaimKind::parse(kind).ok()));
    }
}

/// Logs a claim from words of a sentence.
pub fn log(visit: &Visit<'_>) -> Outcome {
    let article: ArticleNumber = visit.named(1)?;
    let number: usize = visit.form.fields.given("sentence").and_then(|text| text.parse().ok()).unwrap_or(0);
    let mut workbench = visit.write()?;
    let logged =
        new_claim(visit, &workbench, article, number).and_then(|new| workbench.log_claim(new).map_err(Trouble::from));
    match logged {
        Ok(dossier) => {
            let coverage = workbench.coverage(article)?;
            let on = (visit.form.fields.get("then") == Some("next")).then(|| next(&coverage, number)).flatten();
            let side = on.map_or(Side::Claim(dossier.number()), Side::Sentence);
            let claimed = |one: &&Sentence| matches!(&one.covering, Covering::Claimed(claims) if claims.contains(&dossier.number()));
            let changed: Vec<usize> = coverage.sentences.iter().filter(claimed).map(|one| one.number).collect();
            go_on(visit, &workbench, &coverage, &changed, side)
        }
        Err(trouble) => {
            let kept = Kept::of("log", &trouble, visit);
            article::draw(visit, &workbench, Some(article), Side::Sentence(number), Some(&kept))
        }
    }
}

/// Where it goes on after something was done with sentences. The script gets what stands there with the sentences that changed,
/// and no whole text, which may be long.
fn go_on(visit: &Visit<'_>, workbench: &Workbench, coverage: &Coverage, changed: &[usize], side: Side) -> Outcome {
    let article = coverage.article.article.number;
    let place = match side {
        Side::Claim(claim) => article::place_of(Some(article), claim),
        Side::Sentence(number) => sentence_place(article, number),
        Side::Nothing => format!("/article/{article}"),
    };
    if visit.part() != Some("side") {
        return Ok(Reply::to(place));
    }
    let pane = match side {
        Side::Claim(claim) => claim::draw(visit, workbench, &workbench.dossier(claim)?, None)?,
        Side::Sentence(number) => draw(visit, workbench, article, coverage, number, None)?,
        Side::Nothing => return Ok(Reply::to(place)),
    };
    let mut reply = Reply::page(200, pane + &article::changed(workbench, coverage, changed, side)?);
    reply.headers.push(("x-place", place));
    Ok(reply)
}

pub fn sentence_place(article: ArticleNumber, number: usize) -> String {
    format!("/article/{article}?sentence={number}#side")
}

/// The claim of the form. Where its words are those of a proposal, what was read for that holds, but for what the form says
/// otherwise.
fn new_claim(
    visit: &Visit<'_>,
    workbench: &Workbench,
    article: ArticleNumber,
    number: usize,
) -> Result<NewClaim, Trouble> {
    let coverage = workbench.coverage(article)?;
    let text = visit.text("text").unwrap_or_default();
    let quote = visit.form.fields.given("words").unwrap_or_default().to_owned();
    let proposal = match coverage.sentences.get(number.wrapping_sub(1)) {
        Some(sentence) => {
            workbench.proposals_from(&coverage, sentence)?.into_iter().find(|one| one.words.quote == quote)
        }
        None => None,
    };
    let place = proposal.as_ref().map(|one| one.words.place).unwrap_or_else(|| place(&coverage, number, &quote));
    let words = (!quote.is_empty()).then_some(Words { quote, place });
    let voices = visit.text("voices").unwrap_or_default();
    let (kind, as_of) = (visit.given::<ClaimKind>("kind")?, visit.given("as_of")?);
    let cue = visit.text("cue");
    let Some(proposal) = proposal.filter(|one| one.claim.text == text) else {
        let time_words = if as_of.is_some() { TimeWords::Given } else { TimeWords::Read };
        let attribution = chain(&voices, cue);
        return Ok(NewClaim {
            article: Some(article),
            words,
            text,
            kind,
            attribution,
            as_of,
            time_words,
            ..NewClaim::default()
        });
    };
    let mut new = proposal.claim;
    let said = |links: &[Link]| links.last().and_then(|link| link.cue.clone());
    if self::voices(&new.attribution) != voices || said(&new.attribution) != cue {
        new.attribution = chain(&voices, cue);
        new.checkable = None;
    }
    if kind.is_some() && kind != new.kind {
        (new.kind, new.checkable) = (kind, None);
    }
    if as_of != new.as_of {
        (new.as_of, new.as_of_words) = (as_of, None);
    }
    Ok(new)
}

/// The voices, one a line, behind the article's own; none where none is named.
pub fn chain(voices: &str, cue: Option<String>) -> Vec<Link> {
    let voices = voices.lines().map(str::trim).filter(|voice| !voice.is_empty());
    let mut chain: Vec<Link> = std::iter::once(OWN_VOICE).chain(voices).map(Link::voice).collect();
    match chain.as_mut_slice() {
        [_] => Vec::new(),
        [.., last] => {
            last.cue = cue;
            chain
        }
        [] => chain,
    }
}

/// Where in the article words of a sentence stand; elsewhere they must occur once.
fn place(coverage: &Coverage, number: usize, quote: &str) -> Place {
    let sentence = number.checked_sub(1).and_then(|at| coverage.sentences.get(at));
    let found = sentence.and_then(|sentence| {
        let text = coverage.text(sentence);
        let at = text.find(quote).filter(|_| !quote.is_empty())?;
        Some(Place::At(sentence.start + text[..at].chars().count() as u32))
    });
    found.unwrap_or(Place::Only)
}

/// Records that there is nothing to check in a sentence, or in all open pieces that look like it.
pub fn settle(visit: &Visit<'_>) -> Outcome {
    let article: ArticleNumber = visit.named(1)?;
    let number: usize = visit.form.fields.given("sentence").and_then(|text| text.parse().ok()).unwrap_or(0);
    let reason = visit.given("reason")?.ok_or(Trouble::Misused("Say why there is nothing to check."))?;
    let note = visit.text("note");
    let mut workbench = visit.write()?;
    let settled = match visit.form.fields.given("all") {
        None => workbench.settle(article, &[number], reason, note.as_deref()).map(|after| (after, vec![number])),
        Some(_) => {
            let coverage = workbench.coverage(article)?;
            let kind = coverage.sentences.get(number.wrapping_sub(1)).ok_or(Trouble::NoPage)?.kind;
            workbench.settle_like(article, kind, reason, note.as_deref())
        }
    };
    match settled {
        Ok((coverage, changed)) => {
            let side = next(&coverage, number).map_or(Side::Nothing, Side::Sentence);
            go_on(visit, &workbench, &coverage, &changed, side)
        }
        Err(error) => {
            let kept = Kept::of("settle", &error.into(), visit);
            article::draw(visit, &workbench, Some(article), Side::Sentence(number), Some(&kept))
        }
    }
}

/// Opens a settled sentence again.
pub fn unsettle(visit: &Visit<'_>) -> Outcome {
    let article: ArticleNumber = visit.named(1)?;
    let number: usize = visit.form.fields.given("sentence").and_then(|text| text.parse().ok()).unwrap_or(0);
    let mut workbench = visit.write()?;
    let coverage = workbench.unsettle(article, &[number])?;
    go_on(visit, &workbench, &coverage, &[number], Side::Sentence(number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn voices_stand_one_a_line_behind_the_articles_own() {
        let chain = chain("Kremlin\n\n Gerasimov ", Some("claimed".to_owned()));
        let names: Vec<&str> = chain.iter().map(|link| link.speaker.as_str()).collect();
        assert_eq!(names, [OWN_VOICE, "Kremlin", "Gerasimov"]);
        assert_eq!(chain[2].cue.as_deref(), Some("claimed"));
        assert_eq!(voices(&chain), "Kremlin\nGerasimov");
        assert_eq!(super::chain(" \n", None), []);
    }
}
