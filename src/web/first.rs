//! The first page: the articles with how far each is dealt with, what waits for whoever is here, and the ways in: a new case,
//! the demo, an article dropped or pasted.

use super::ask::Reply;
use super::refusal::Trouble;
use super::shell::{Shell, drawn};
use super::visit::{Outcome, Visit};
use crate::counter;
use askama::Template;
use claimbench::domain::query::Query;
use claimbench::domain::{ArticleNumber, Dossier, Intake, Question, Word, handle};
use claimbench::report::words;
use claimbench::workbench::Workbench;

#[derive(Template)]
#[template(path = "first.html", escape = "visible", config = "src/web/askama.toml")]
struct First {
    shell: Shell,
    articles: Vec<Line>,
    mine: Vec<Mine>,
    /// Claims that belong to no article: the first of them.
    alone: Vec<(u32, String)>,
    /// How many there are beside those.
    more_alone: usize,
}

/// An article in a line.
struct Line {
    number: String,
    title: String,
    language: String,
    facts: String,
    /// Parts of a bar of a thousand, by the class of their status.
    bar: Vec<(&'static str, usize, usize)>,
    said: String,
    settled: String,
    untouched: usize,
}

/// Something that waits for whoever is here.
struct Mine {
    place: String,
    why: String,
    text: String,
}

#[derive(Template)]
#[template(path = "begin.html", escape = "visible", config = "src/web/askama.toml")]
struct Begin {
    shell: Shell,
    file: String,
}

/// How many of those that wait are listed for each reason.
const LISTED: usize = 8;
/// How many claims of no article are listed.
const ALONE: usize = 100;

pub fn first(visit: &Visit<'_>) -> Outcome {
    let case = visit.desk.case();
    if !case.exists() {
        let shell = Shell::plain(visit, "A new case");
        return Ok(drawn(200, &Begin { shell, file: case.display().to_string() }));
    }
    let workbench = visit.read()?;
    let shell = Shell::of(visit, &workbench, "Articles", "Articles")?;
    let articles = workbench.articles_in_work()?;
    let articles =
        articles.iter().map(|stored| Line::of(&workbench, stored.article.number)).collect::<Result<_, _>>()?;
    let (alone, all_alone) = workbench.claims_alone(ALONE)?;
    let more_alone = all_alone - alone.len();
    let alone = alone.into_iter().map(|(claim, text)| (claim.0, text)).collect();
    let mine = mine(&workbench, &visit.actor)?;
    Ok(drawn(200, &First { shell, articles, mine, alone, more_alone }))
}

impl Line {
    fn of(workbench: &Workbench, number: ArticleNumber) -> Result<Self, Trouble> {
        let coverage = match workbench.coverage(number) {
            Ok(coverage) => Some(coverage),
            // A text of mark-up alone has nothing to deal with.
            Err(claimbench::error::Error::NothingToRead { .. }) => None,
            Err(error) => return Err(error.into()),
        };
        let stored = workbench.article(number)?;
        let mut classes: Vec<(&'static str, String)> = Vec::new();
        let standings = workbench.standings(&workbench.claims_of_article(number)?)?;
        classes.extend(standings.iter().filter(|one| !one.is_set_aside).map(super::card::badge_of));
        let counted =
            super::card::CLASSES.map(|class| (class, classes.iter().filter(|(one, _)| *one == class).count()));
        let mut bar = Vec::new();
        let mut at = 0;
        let all = classes.len().max(1);
        for (class, count) in counted.into_iter().filter(|(_, count)| *count > 0) {
            let width = count * 1000 / all;
            bar.push((class, at, width));
            at += width;
        }
        let told: Vec<String> = counted
            .iter()
            .filter(|(_, n)| *n > 0)
            .map(|(class, n)| format!("{n} {}", class.replace('-', " ")))
            .collect();
        let (settled, sentences) = coverage.map_or((0, 0), |one| (one.settled(), one.sentences.len()));
        let article = &stored.article;
        let facts = [
            article.outlet.clone(),
            article.byline.clone(),
            article.published.as_ref().map(ToString::to_string),
            Some(format!("revision {}", stored.revision.seq)),
        ];
        Ok(Self {
            number: number.to_string(),
            title: article.title.clone(),
            language: article.language.clone(),
            facts: facts.into_iter().flatten().collect::<Vec<_>>().join(", "),
            said: match told.is_empty() {
                true => "no claims yet".to_owned(),
                false => format!("{}: {}", words::count(classes.len(), "claim", "claims"), told.join(", ")),
            },
            bar,
            settled: words::looked_at(settled, sentences),
            untouched: sentences - settled,
        })
    }
}

fn mine(workbench: &Workbench, actor: &str) -> Result<Vec<Mine>, Trouble> {
    let mut mine = Vec::new();
    let listed = |why: &str, dossiers: &[Dossier], mine: &mut Vec<Mine>| {
        mine.extend(dossiers.iter().take(LISTED).map(|dossier| Mine {
            place: super::claim::place(dossier),
            why: why.to_owned(),
            text: format!("{} {}", dossier.number(), dossier.claim.text),
        }));
    };
    let (returned, _) = workbench.claims(&Query::parse("flag:returned")?, LISTED)?;
    let own = |dossier: &Dossier| Question::ALL.iter().any(|q| dossier.status(*q).is_some_and(|one| one.is_of(actor)));
    let returned: Vec<Dossier> = returned.into_iter().filter(own).collect();
    listed("returned to you", &returned, &mut mine);
    let mut contacts = workbench.contacts()?;
    contacts
        .retain(|one| one.contact.answer.is_none() && one.contact.deadline.is_some() && handle::same(&one.by, actor));
    for stored in contacts.into_iter().take(LISTED) {
        let Some(claim) = stored.contact.claims.first() else { continue };
        let until = stored.contact.deadline.as_ref().map(ToString::to_string).unwrap_or_default();
        let text = format!("{claim} {} may reply until {until}", stored.contact.who);
        mine.push(Mine { place: super::claim::place(&workbench.dossier(*claim)?), why: "reply due".to_owned(), text });
    }
    let (assigned, _) = workbench.claims(&Query::parse("assignee:me stage:open")?, LISTED)?;
    listed("assigned to you", &assigned, &mut mine);
    for stored in workbench.comments()?.into_iter().filter(|one| one.closed.is_none()) {
        let called = claimbench::domain::mentions(&stored.comment.text);
        if let Some(claim) = stored.comment.on.claim().filter(|_| called.iter().any(|name| handle::same(name, actor))) {
            let text = format!("{claim} {}: {}", stored.by, stored.comment.text);
            mine.push(Mine {
                place: super::claim::place(&workbench.dossier(claim)?),
                why: "asked of you".to_owned(),
                text,
            });
        }
    }
    Ok(mine)
}

/// Makes a case where none is.
pub fn make(visit: &Visit<'_>) -> Outcome {
    Workbench::create(&visit.desk.case(), visit.form.fields.given("title"), visit.desk.setting(&visit.actor))?;
    Ok(Reply::to("/"))
}

/// Opens the demo, made beside the case unless it is there.
pub fn demo(visit: &Visit<'_>) -> Outcome {
    let case = visit.desk.case();
    if case.exists() {
        return Err(Trouble::Misused("A case is open already; the demo is opened where none is."));
    }
    let folder = case.parent().unwrap_or(std::path::Path::new("")).join("claimbench-demo");
    visit.desk.work_on(counter::demo::make_once(&folder)?);
    Ok(Reply::to("/"))
}

/// Takes in an article: a file, or text that was pasted.
pub fn add(visit: &Visit<'_>) -> Outcome {
    let (bytes, name, intake) = match (visit.form.file("file"), visit.form.fields.given("text")) {
        (Some(file), _) => (file.bytes.as_slice(), file.name.as_str(), Intake::File),
        (None, Some(text)) => (text.as_bytes(), "pasted text", Intake::Paste),
        (None, None) => return Err(Trouble::Misused("Choose a file, or paste the text.")),
    };
    let read = counter::article::read(bytes, name, visit.desk.reader.as_deref())?;
    let mut new = read.stated(name.to_owned(), intake, visit.desk.now().day());
    new.title = visit.text("title").unwrap_or(new.title);
    if let Some(published) = visit.given("published")? {
        (new.published, new.published_basis) = (Some(published), claimbench::domain::DateBasis::Stated);
    }
    let stored = visit.write()?.add_articles(vec![new], false)?.remove(0);
    Ok(Reply::to(format!("/article/{}", stored.article.number)))
}
