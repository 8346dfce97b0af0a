//! The bench: left the article with the words of its claims marked and its open sentences to be taken up, right the claim or
//! the sentence that is worked on. Each side scrolls alone.

use super::ask::Reply;
use super::card::{CLASSES, badge_of};
use super::claim;
use super::refusal::{Kept, Trouble};
use super::sentence;
use super::shell::{Shell, drawn};
use super::visit::{Outcome, Visit};
use askama::Template;
use claimbench::domain::text::Offsets;
use claimbench::domain::{Anchor, ArticleNumber, ClaimNumber, Dossier, PieceKind, Standing, Word};
use claimbench::error::Error;
use claimbench::judgement::coverage::Covering;
use claimbench::report::words;
use claimbench::workbench::{Coverage, Sentence, Workbench};
use std::collections::BTreeMap;

/// What stands on the right side.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    Claim(ClaimNumber),
    Sentence(usize),
    Nothing,
}

#[derive(Template)]
#[template(path = "bench.html", escape = "visible", config = "src/web/askama.toml")]
struct Bench {
    shell: Shell,
    article: Option<Text>,
    /// What stands right, drawn and made safe already.
    side: String,
    said: String,
}

struct Text {
    number: String,
    /// None where the text begins with it.
    title: Option<String>,
    language: String,
    facts: String,
    settled: String,
    /// What is read of its language, where that is not everything.
    reads: Option<String>,
    blocks: Vec<Block>,
    elsewhere: Vec<Mark>,
    map: Vec<Tick>,
}

/// A claim on the map beside the text: thousandths of its length.
struct Tick {
    at: usize,
    height: usize,
    mark: Mark,
}

struct Block {
    /// `p`, `title`, `h` for a heading or `li`.
    kind: &'static str,
    sentences: Vec<Shown>,
}

/// A sentence as the text shows it.
struct Shown {
    number: usize,
    /// A word of the style sheet's: claimed, settled or untouched.
    class: &'static str,
    here: bool,
    /// Why there is nothing to check.
    why: String,
    runs: Vec<Run>,
}

/// Words over which the same marks lie.
struct Run {
    text: String,
    /// The claim with the fewest words of those that lie over them: it gets the click.
    mark: Option<Mark>,
    /// The claims whose words end here: every one has its own numbered link.
    ends: Vec<Mark>,
}

#[derive(Clone)]
struct Mark {
    number: u32,
    class: &'static str,
    words: String,
    here: bool,
}

/// `GET /article/A1?claim=48`, `?sentence=12` or `?sentence=next`.
pub fn bench(visit: &Visit<'_>) -> Outcome {
    let article: ArticleNumber = visit.named(1)?;
    let workbench = visit.read()?;
    let side = match (visit.asked("claim")?, visit.ask.query.given("sentence")) {
        (Some(claim), _) => Side::Claim(claim),
        (None, Some("next")) => sentence::next(&workbench.coverage(article)?, 0).map_or(Side::Nothing, Side::Sentence),
        (None, Some(number)) => Side::Sentence(number.parse().map_err(|_| Trouble::NoPage)?),
        (None, None) => Side::Nothing,
    };
    draw(visit, &workbench, Some(article), side, None)
}

/// The bench; only its right side where that is all that the script asks for.
pub fn draw(
    visit: &Visit<'_>,
    workbench: &Workbench,
    article: Option<ArticleNumber>,
    side: Side,
    kept: Option<&Kept<'_>>,
) -> Outcome {
    let status = kept.map_or(200, |kept| kept.status);
    // A claim alone is drawn without its text, which may be long.
    let alone = visit.part() == Some("side") && matches!(side, Side::Claim(_));
    let coverage = match article.filter(|_| !alone).map(|article| workbench.coverage(article)).transpose() {
        Ok(coverage) => coverage,
        Err(Error::NothingToRead { .. }) => None,
        Err(error) => return Err(error.into()),
    };
    let drawn_side = match side {
        Side::Claim(number) => {
            let dossier = workbench.dossier(number)?;
            if article.is_some() && dossier.claim.article != article {
                return Err(Trouble::NoPage);
            }
            claim::draw(visit, workbench, &dossier, kept)?
        }
        Side::Sentence(number) => match (&coverage, article) {
            (Some(coverage), Some(article)) => sentence::draw(visit, workbench, article, coverage, number, kept)?,
            _ => return Err(Trouble::NoPage),
        },
        Side::Nothing => String::new(),
    };
    // Where nothing is left to be worked on, the page says what there is.
    if visit.part() == Some("side") && side != Side::Nothing {
        return Ok(Reply::page(status, drawn_side));
    }
    let (title, here) = match (article, side) {
        (_, Side::Claim(number)) => (format!("{number}"), ""),
        (Some(article), _) => (format!("{article}"), ""),
        (None, _) => ("Claim".to_owned(), ""),
    };
    let text = match (article, &coverage) {
        (Some(article), Some(coverage)) => Some(Text::of(workbench, article, coverage, side)?),
        _ => None,
    };
    let shell = Shell::of(visit, workbench, here, &title)?;
    let said = match &coverage {
        Some(coverage) if side == Side::Nothing => words::looked_at(coverage.settled(), coverage.sentences.len()),
        _ => String::new(),
    };
    Ok(drawn(status, &Bench { shell, article: text, side: drawn_side, said }))
}

impl Text {
    fn of(workbench: &Workbench, article: ArticleNumber, coverage: &Coverage, side: Side) -> Result<Self, Trouble> {
        let stored = &coverage.article;
        let (mut spans, mut elsewhere) = (Vec::new(), Vec::new());
        for standing in workbench.standings(&workbench.claims_of_article(article)?)? {
            let mark = Mark::of(&standing, side);
            match coverage.anchor_of(standing.claim) {
                Some(anchor) => spans.push(Span::of(anchor, mark)),
                None if !standing.is_set_aside => elsewhere.push(mark),
                None => {}
            }
        }
        spans.sort_by_key(|span| (span.start, span.mark.number));
        let facts = [
            stored.article.outlet.clone(),
            stored.article.byline.clone(),
            stored.article.published.as_ref().map(ToString::to_string),
            Some(format!("revision {}", stored.revision.seq)),
        ];
        let first = coverage.sentences.first().map(|sentence| coverage.text(sentence).trim_start_matches('#').trim());
        let titled = first == Some(stored.article.title.trim());
        let mut blocks = blocks(coverage, &spans, side);
        if let Some(first) = blocks.first_mut().filter(|_| titled) {
            first.kind = "title";
        }
        Ok(Self {
            number: article.to_string(),
            title: (!titled).then(|| stored.article.title.clone()),
            language: stored.article.language.clone(),
            facts: facts.into_iter().flatten().collect::<Vec<_>>().join(", "),
            settled: words::looked_at(coverage.settled(), coverage.sentences.len()),
            map: map(&spans, coverage.article.revision.body.chars().count()),
            reads: words::tongue::reads(&stored.article, None, false),
            blocks,
            elsewhere,
        })
    }
}

impl Mark {
    fn of(standing: &Standing, side: Side) -> Self {
        let (class, words) = badge_of(standing);
        Self { number: standing.claim.0, class, words, here: side == Side::Claim(standing.claim) }
    }
}

/// The words of a claim: code points, half-open.
struct Span {
    start: u32,
    end: u32,
    mark: Mark,
}

impl Span {
    fn of(anchor: &Anchor, mark: Mark) -> Self {
        Self { start: anchor.start, end: anchor.end, mark }
    }
}

/// How high the map is, and how many places it has.
const MAP: usize = 1_000;
const PLACES: usize = 200;

/// The claims along the text, from its beginning to its end; of those that share a place, the one that calls loudest for an
/// editor.
fn map(spans: &[Span], length: usize) -> Vec<Tick> {
    let loud = |mark: &Mark| CLASSES.iter().position(|class| *class == mark.class).unwrap_or(CLASSES.len());
    let mut places: BTreeMap<usize, &Span> = BTreeMap::new();
    for span in spans {
        let place = span.start as usize * PLACES / length.max(1);
        let held = places.entry(place).or_insert(span);
        if loud(&span.mark) < loud(&held.mark) {
            *held = span;
        }
    }
    let tick = |(place, span): (usize, &Span)| Tick {
        at: place * MAP / PLACES,
        height: ((span.end - span.start) as usize * MAP / length.max(1)).clamp(4, 40),
        mark: span.mark.clone(),
    };
    places.into_iter().map(tick).collect()
}

/// The sentences in paragraphs: an empty line between them, or another kind of piece, begins a new one.
fn blocks(coverage: &Coverage, spans: &[Span], side: Side) -> Vec<Block> {
    let body = &coverage.article.revision.body;
    let offsets = Offsets::of(body);
    let mut blocks: Vec<Block> = Vec::new();
    let mut before: Option<&Sentence> = None;
    let mut from = 0;
    for sentence in &coverage.sentences {
        while spans.get(from).is_some_and(|span| span.end <= sentence.start) {
            from += 1;
        }
        let here = spans[from..].iter().take_while(|span| span.start < sentence.end);
        let over: Vec<&Span> = here.filter(|span| span.end > sentence.start).collect();
        let kind = match sentence.kind {
            PieceKind::Heading => "h",
            PieceKind::ListItem => "li",
            _ => "p",
        };
        let parted = before.is_none_or(|before| {
            let between = body.get(before.range.end..sentence.range.start).unwrap_or_default();
            between.matches('\n').count() > 1
                || kind != "p"
                || before.kind != sentence.kind && before.kind == PieceKind::Heading
        });
        let shown = Shown::of(body, &offsets, sentence, &over, side);
        match blocks.last_mut().filter(|last| !parted && last.kind == kind) {
            Some(last) => last.sentences.push(shown),
            None => blocks.push(Block { kind, sentences: vec![shown] }),
        }
        before = Some(sentence);
    }
    blocks
}

impl Shown {
    fn of(body: &str, offsets: &Offsets, sentence: &Sentence, over: &[&Span], side: Side) -> Self {
        let (class, why) = match &sentence.covering {
            Covering::Claimed(_) => ("claimed", String::new()),
            Covering::Settled(settled) => ("settled", format!("nothing to check: {}", settled.reason.spoken())),
            Covering::Untouched => ("untouched", String::new()),
        };
        let here = side == Side::Sentence(sentence.number);
        Self { number: sentence.number, class, here, why, runs: runs(body, offsets, sentence, over) }
    }
}

/// Sentences that changed, to be put into a page that shows the rest of the text already.
#[derive(Template)]
#[template(path = "changed.html", escape = "visible", config = "src/web/askama.toml")]
struct Changed {
    article: Named,
    settled: String,
    block: Block,
}

struct Named {
    number: String,
}

/// The sentences with these numbers as they are now.
pub fn changed(workbench: &Workbench, coverage: &Coverage, numbers: &[usize], side: Side) -> Result<String, Trouble> {
    let body = &coverage.article.revision.body;
    let offsets = Offsets::of(body);
    let mut sentences = Vec::new();
    for sentence in numbers.iter().filter_map(|number| coverage.sentences.get(number.wrapping_sub(1))) {
        let touching =
            |(_, anchor): &&(ClaimNumber, Anchor)| anchor.start < sentence.end && anchor.end > sentence.start;
        let claims: Vec<ClaimNumber> = coverage.anchors.iter().filter(touching).map(|(claim, _)| *claim).collect();
        let standings = workbench.standings(&claims)?;
        let spans = standings
            .iter()
            .filter_map(|standing| Some(Span::of(coverage.anchor_of(standing.claim)?, Mark::of(standing, side))));
        let mut spans: Vec<Span> = spans.collect();
        spans.sort_by_key(|span| (span.start, span.mark.number));
        sentences.push(Shown::of(body, &offsets, sentence, &spans.iter().collect::<Vec<_>>(), side));
    }
    let changed = Changed {
        article: Named { number: coverage.article.article.number.to_string() },
        settled: words::looked_at(coverage.settled(), coverage.sentences.len()),
        block: Block { kind: "p", sentences },
    };
    changed.render().map_err(|_| Trouble::NoPage)
}

/// The sentence cut wherever a claim's words begin or end.
fn runs(body: &str, offsets: &Offsets, sentence: &Sentence, over: &[&Span]) -> Vec<Run> {
    let marks = body[sentence.range.clone()].chars().take_while(|c| *c == '#').count();
    let hidden = if marks > 0 && sentence.kind == PieceKind::Heading { marks as u32 } else { 0 };
    let start = sentence.start + hidden;
    let mut cuts: Vec<u32> = over.iter().flat_map(|span| [span.start, span.end]).chain([start, sentence.end]).collect();
    cuts.retain(|cut| (start..=sentence.end).contains(cut));
    cuts.sort_unstable();
    cuts.dedup();
    let text = |from: u32, to: u32| {
        let from = offsets.byte(body, from as usize)?;
        body.get(from..offsets.byte(body, to as usize).unwrap_or(body.len()))
    };
    cuts.windows(2)
        .map(|pair| {
            let mut here: Vec<&&Span> =
                over.iter().filter(|span| span.start < pair[1] && span.end >= pair[1]).collect();
            here.sort_by_key(|span| (span.end - span.start, span.mark.number));
            // Words that run on behind the sentence end in the one after it.
            let ends = here.iter().filter(|span| span.end == pair[1]);
            Run {
                text: text(pair[0], pair[1]).unwrap_or_default().to_owned(),
                mark: here.first().map(|span| span.mark.clone()),
                ends: ends.map(|span| span.mark.clone()).collect(),
            }
        })
        .collect()
}

/// A claim's place on the bench, or its own page where it belongs to no article.
pub fn place(dossier: &Dossier) -> String {
    place_of(dossier.claim.article, dossier.number())
}

pub fn place_of(article: Option<ArticleNumber>, claim: ClaimNumber) -> String {
    match article {
        Some(article) => format!("/article/{article}?claim={}#side", claim.0),
        None => format!("/claim/{}", claim.0),
    }
}
