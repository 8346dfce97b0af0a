//! About an article beside its text: what is known of it, a new text with all that it does to the work shown first, that it
//! went out, and that it is not worked on any more.

use super::ask::Reply;
use super::card::Choice;
use super::refusal::{Said, Trouble};
use super::shell::{Shell, drawn};
use super::visit::{Outcome, Visit};
use crate::counter;
use askama::Template;
use claimbench::domain::{
    Article, ArticleAside, ArticleAsideReason, ArticleChange, ArticleNumber, Intake, NewText, StoredArticle,
};
use claimbench::error::Error;
use claimbench::language::revision::Fate;
use claimbench::report::words::{count, instant};
use claimbench::workbench::{Revised, RevisedClaim, Workbench};

#[derive(Template)]
#[template(path = "about.html", escape = "visible", config = "src/web/askama.toml")]
struct Page {
    shell: Shell,
    number: String,
    article: Article,
    revision: u32,
    aside: Option<String>,
    published: Option<String>,
    /// How many of its claims nobody has approved.
    unread: String,
    reasons: Vec<Choice>,
    said: Option<Said>,
    update: Option<Update>,
}

/// What a new text would do.
struct Update {
    text: String,
    /// What a page showed besides, as JSON, from the first look to the second.
    left_out: String,
    intake: &'static str,
    told: String,
    /// A claim, what became of its words, and what they were.
    claims: Vec<(u32, &'static str, String)>,
    fixes: Vec<String>,
    unsettled: Vec<String>,
    new: Vec<String>,
    gone: Vec<String>,
}

pub fn look(visit: &Visit<'_>) -> Outcome {
    page(visit, &visit.read()?, visit.named(1)?, None, None)
}

fn page(
    visit: &Visit<'_>,
    workbench: &Workbench,
    number: ArticleNumber,
    update: Option<Update>,
    trouble: Option<&Trouble>,
) -> Outcome {
    let StoredArticle { article, revision, set_aside, .. } = workbench.article(number)?;
    let claims = workbench.claims_of_article(number)?;
    let page = Page {
        shell: Shell::of(visit, workbench, "", &format!("About {number}"))?,
        number: number.to_string(),
        article,
        revision: revision.seq,
        aside: set_aside.map(|aside| claimbench::domain::Word::spoken(aside.reason)),
        published: workbench.went_out(number)?.map(instant),
        unread: match workbench.not_approved(&claims)? {
            0 => String::new(),
            some => format!("Nobody has approved {} of it.", count(some, "claim", "claims")),
        },
        reasons: Choice::of_words::<ArticleAsideReason>(None),
        said: trouble.map(Trouble::said),
        update,
    };
    Ok(drawn(trouble.map_or(200, Trouble::status), &page))
}

/// Does something with the article; what is refused is said above the forms.
fn done(visit: &Visit<'_>, verb: impl FnOnce(&mut Workbench, ArticleNumber) -> Result<String, Trouble>) -> Outcome {
    let number: ArticleNumber = visit.named(1)?;
    let mut workbench = visit.write()?;
    match verb(&mut workbench, number) {
        Ok(place) => Ok(Reply::to(place)),
        Err(trouble) => page(visit, &workbench, number, None, Some(&trouble)),
    }
}

pub fn edit(visit: &Visit<'_>) -> Outcome {
    done(visit, |workbench, number| {
        let mut changes = vec![
            ArticleChange::Title(visit.text("title").unwrap_or_default()),
            ArticleChange::Outlet(visit.text("outlet")),
            ArticleChange::Byline(visit.text("byline")),
            ArticleChange::Url(visit.text("url")),
        ];
        changes.extend(visit.text("language").map(ArticleChange::Language));
        let published = visit.given("published")?;
        if published != workbench.article(number)?.article.published {
            changes.push(ArticleChange::Published(published));
        }
        workbench.edit_article(number, changes)?;
        Ok(format!("/article/{number}/about"))
    })
}

/// Shows what a new text would do, or takes it in once that was said to be right.
pub fn update(visit: &Visit<'_>) -> Outcome {
    let number: ArticleNumber = visit.named(1)?;
    if visit.form.fields.given("go").is_some() {
        return done(visit, |workbench, number| {
            let intake = visit.given("intake")?.unwrap_or(Intake::Paste);
            let text = visit.form.fields.get("text").unwrap_or_default();
            let left_out = visit.form.fields.given("left_out").map(serde_json::from_str).transpose();
            let left_out = left_out.map_err(|_| Trouble::Misused("Show what the new text would do once more."))?;
            let new = NewText { left_out: left_out.unwrap_or_default(), ..NewText::plain(text, intake) };
            workbench.revise_article(number, new)?;
            Ok(format!("/article/{number}"))
        });
    }
    let workbench = visit.read()?;
    match shown(visit, &workbench, number) {
        Ok(update) => page(visit, &workbench, number, Some(update), None),
        Err(trouble) => page(visit, &workbench, number, None, Some(&trouble)),
    }
}

fn shown(visit: &Visit<'_>, workbench: &Workbench, number: ArticleNumber) -> Result<Update, Trouble> {
    let (bytes, name, intake) = match (visit.form.file("file"), visit.form.fields.given("text")) {
        (Some(file), _) => (file.bytes.as_slice(), file.name.as_str(), Intake::File),
        (None, Some(text)) => (text.as_bytes(), "pasted text", Intake::Paste),
        (None, None) => return Err(Trouble::Misused("Choose a file, or paste the text.")),
    };
    let read = counter::article::read(bytes, name, visit.desk.reader.as_deref())?;
    let left_out = serde_json::to_string(&read.left_out).map_err(Error::Json)?;
    let new = NewText { left_out: read.left_out, ..NewText::plain(&read.body, intake) };
    let revised = workbench.preview_revision(number, new)?;
    Ok(Update { left_out, ..Update::of(&revised, read.body, intake) })
}

impl Update {
    fn of(revised: &Revised, text: String, intake: Intake) -> Self {
        let fate = |one: &RevisedClaim| match one.fate {
            Fate::Kept(_) | Fate::Restyled(_) => None,
            Fate::Moved(_) => Some("moved with its words"),
            Fate::Reworded { .. } => Some("reworded: to be read and confirmed"),
            Fate::Ambiguous { .. } => Some("in several places: to be anchored anew"),
            Fate::Lost { .. } => Some("gone, or changed in a figure, a name or a negation"),
        };
        let touched = revised.claims.iter().filter_map(|one| Some((one.claim.0, fate(one)?, one.before.exact.clone())));
        let touched: Vec<_> = touched.collect();
        let stand = revised.claims.len() - touched.len();
        Self {
            text,
            left_out: String::new(),
            intake: claimbench::domain::Word::word(intake),
            told: format!("{} as they are.", count(stand, "claim stays", "claims stay")),
            claims: touched,
            fixes: revised.carried_out.iter().map(|fix| format!("{}: {}", fix.number, fix.new)).collect(),
            unsettled: revised.unsettled.iter().map(|one| one.words.exact.clone()).collect(),
            new: revised.new_sentences.iter().map(|one| one.text.clone()).collect(),
            gone: revised.gone_sentences.clone(),
        }
    }
}

pub fn publish(visit: &Visit<'_>) -> Outcome {
    done(visit, |workbench, number| {
        workbench.publish(number, visit.form.fields.given("url"))?;
        Ok(format!("/article/{number}/about"))
    })
}

pub fn set_aside(visit: &Visit<'_>) -> Outcome {
    done(visit, |workbench, number| {
        let reason = visit.given("reason")?.ok_or(Trouble::Misused("Say why."))?;
        workbench.set_article_aside(number, ArticleAside { reason, note: visit.text("note") })?;
        Ok(format!("/article/{number}/about"))
    })
}

pub fn reopen(visit: &Visit<'_>) -> Outcome {
    done(visit, |workbench, number| {
        workbench.reopen_article(number, &visit.text("note").unwrap_or_default())?;
        Ok(format!("/article/{number}/about"))
    })
}
