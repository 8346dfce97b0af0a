//! The reports: chosen by audience, previewed in place with what leaves out what, and saved as files.

use super::ask::Reply;
use super::card::Choice;
use super::refusal::Trouble;
use super::shell::{Shell, drawn};
use super::visit::{Outcome, Visit};
use askama::Template;
use claimbench::domain::{ArticleNumber, Audience, ClaimNumber, OnRecord, Word};
use claimbench::report::words::count;
use claimbench::workbench::Workbench;
use std::ffi::OsString;

/// A report is another page than ours: shown apart, with its own style and script, and with nothing of ours in reach.
const APART: &str = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:; \
                     sandbox allow-scripts allow-popups; frame-ancestors 'self'";

#[derive(Template)]
#[template(path = "reports.html", escape = "visible", config = "src/web/askama.toml")]
struct Page {
    shell: Shell,
    audiences: Vec<Choice>,
    articles: Vec<(String, String)>,
    article: String,
    drafts: bool,
    /// The address of what is previewed, without its form.
    query: String,
    leaves_out: Vec<String>,
}

/// What is asked for: for whom, and of which article.
struct Wanted {
    audience: Audience,
    article: Option<ArticleNumber>,
    /// For the public: claims, too, that nobody has approved.
    drafts: bool,
}

impl Wanted {
    fn of(visit: &Visit<'_>) -> Result<Self, Trouble> {
        let audience = visit.asked("audience")?.unwrap_or(Audience::Internal);
        let drafts = audience == Audience::Public && visit.ask.query.given("drafts").is_some();
        Ok(Self { audience, article: visit.asked("article")?, drafts })
    }

    fn query(&self) -> String {
        let article = self.article.map(|article| article.to_string()).unwrap_or_default();
        let drafts = if self.drafts { "&drafts=1" } else { "" };
        format!("audience={}&article={article}{drafts}", self.audience.word())
    }

    /// The report in a form, as our own program writes it.
    fn drawn(&self, visit: &Visit<'_>, format: &str) -> Result<Vec<u8>, Trouble> {
        let mut line = vec!["report", "--format", format, "--audience", self.audience.word()];
        let article = self.article.map(|article| article.to_string());
        if let Some(article) = &article {
            line.extend(["--article", article]);
        }
        line.extend(self.drafts.then_some("--with-drafts"));
        let ended = visit.program()?.run(&std::env::temp_dir(), line.into_iter().map(OsString::from))?;
        if ended.done { Ok(ended.out) } else { Err(Trouble::Said(ended.said)) }
    }
}

pub fn reports(visit: &Visit<'_>) -> Outcome {
    let workbench = visit.read()?;
    let wanted = Wanted::of(visit)?;
    let articles = workbench.articles_in_work()?.into_iter();
    let page = Page {
        shell: Shell::of(visit, &workbench, "Reports", "Reports")?,
        audiences: Choice::of_words(Some(wanted.audience)),
        articles: articles.map(|one| (one.article.number.to_string(), one.article.title)).collect(),
        article: wanted.article.map(|article| article.to_string()).unwrap_or_default(),
        drafts: wanted.drafts,
        query: wanted.query(),
        leaves_out: leaves_out(&workbench, &wanted)?,
    };
    Ok(drawn(200, &page))
}

/// What of the case the audience does not read, counted.
fn leaves_out(workbench: &Workbench, wanted: &Wanted) -> Result<Vec<String>, Trouble> {
    if wanted.audience == Audience::Internal {
        return Ok(Vec::new());
    }
    let claims = match wanted.article {
        Some(article) => workbench.claims_of_article(article)?,
        None => workbench.claims_in_sight()?,
    };
    let standings = workbench.standings(&claims)?;
    let in_work: Vec<ClaimNumber> = standings.iter().filter(|one| !one.is_set_aside).map(|one| one.claim).collect();
    let aside = standings.len() - in_work.len();
    let contacts = workbench.contacts()?;
    let of_these = |claim: &ClaimNumber| claims.binary_search(claim).is_ok();
    let off = contacts.iter().filter(|one| one.contact.record == OnRecord::Off);
    let talks = off.flat_map(|one| &one.contact.claims).filter(|claim| of_these(claim)).count();
    let told = workbench.told_in_confidence()?;
    let confidential = told.iter().filter(|claim| of_these(claim)).count();
    let unread = match wanted.audience {
        Audience::Public if !wanted.drafts => workbench.not_approved(&in_work)?,
        _ => 0,
    };
    let comments = workbench.comments()?.len();
    let aside = if wanted.audience == Audience::Public { aside } else { 0 };
    let counted = [
        (aside, "claim that was set aside", "claims that were set aside"),
        (unread, "claim that nobody has approved", "claims that nobody has approved"),
        (talks, "talk off the record", "talks off the record"),
        (confidential, "piece of evidence of a confidential source", "pieces of evidence of confidential sources"),
        (comments, "comment inside the desk", "comments inside the desk"),
    ];
    let there = counted.into_iter().filter(|(number, ..)| *number > 0);
    Ok(there.map(|(number, one, more)| count(number, one, more)).collect())
}

/// The report itself, to be shown apart.
pub fn preview(visit: &Visit<'_>) -> Outcome {
    let html = Wanted::of(visit)?.drawn(visit, "html")?;
    let headers = vec![("content-security-policy", APART.to_owned())];
    Ok(Reply { status: 200, kind: "text/html; charset=utf-8".into(), headers, body: html })
}

/// The report as a file to keep.
pub fn save(visit: &Visit<'_>) -> Outcome {
    let wanted = Wanted::of(visit)?;
    let (format, ending, kind) = match visit.ask.query.get("format") {
        Some("markdown") => ("markdown", "md", "text/markdown; charset=utf-8"),
        Some("json") => ("json", "json", "application/json"),
        _ => ("html", "html", "text/html; charset=utf-8"),
    };
    let report = wanted.drawn(visit, format)?;
    Ok(Reply::download(&format!("report-{}.{ending}", wanted.audience.word()), kind, report))
}
