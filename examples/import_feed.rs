//! A bot that imports a feed: each item of a JSON Feed (jsonfeed.org) becomes an article once, and what is worth checking
//! in it is logged as claims for people to pick up.
//!
//! `curl https://desk.example/feed.json | cargo run --example import_feed -- CASE`

use claimbench::domain::{DateBasis, Intake, NewArticle};
use claimbench::error::Error;
use claimbench::workbench::{Access, Clock, Ids, Setting, Workbench};
use serde::Deserialize;
use std::io::{Read, Write};
use std::path::Path;

/// What an item must be worth, 0 to 100, to be logged.
const WORTH: u8 = 50;

#[derive(Deserialize)]
struct Feed {
    title: String,
    items: Vec<Item>,
}

#[derive(Deserialize)]
struct Item {
    title: Option<String>,
    url: Option<String>,
    language: Option<String>,
    content_text: Option<String>,
    date_published: Option<String>,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let case = std::env::args_os().nth(1).ok_or("usage: import_feed CASE < feed.json")?;
    run(Path::new(&case), &mut std::io::stdin(), &mut std::io::stdout())
}

pub fn run(case: &Path, feed: &mut dyn Read, out: &mut dyn Write) -> Result<(), Box<dyn std::error::Error>> {
    let feed: Feed = serde_json::from_reader(feed)?;
    let setting = Setting { clock: Clock::System, ids: Ids::Random, actor: "feed-bot".to_owned(), reader: None };
    let mut workbench = Workbench::open(case, Access::Write, setting)?;
    for item in feed.items {
        let Some(article) = item.article(&feed.title) else { continue };
        let title = article.title.clone();
        // One that is known by its text, in whatever revision, is passed over: the bot may run every hour.
        let stored = match workbench.add_articles(vec![article], false) {
            Ok(mut stored) => stored.remove(0),
            Err(Error::ArticleKnown { .. }) => continue,
            Err(error) => return Err(error.into()),
        };
        let article = stored.article.number;
        let mut proposed = workbench.proposals(article)?;
        proposed.retain(|one| one.claim.worth.is_some_and(|worth| worth.value() >= WORTH) && one.unnamed.is_none());
        let claims = proposed.into_iter().map(|one| {
            let mut claim = one.claim;
            claim.tags.push("from-feed".to_owned());
            claim
        });
        let logged = workbench.log_claims(claims.collect())?;
        writeln!(out, "{article} {title}: claims to check: {}", logged.len())?;
    }
    Ok(())
}

impl Item {
    /// None for an item without a text.
    fn article(self, outlet: &str) -> Option<NewArticle> {
        // A feed has instants; the day is what an article is dated by.
        let published = self.date_published.and_then(|date| date.get(..10)?.parse().ok());
        Some(NewArticle {
            uid: None,
            title: self.title.unwrap_or_else(|| "Untitled".to_owned()),
            outlet: Some(outlet.to_owned()),
            byline: None,
            url: self.url,
            language: self.language,
            published_basis: if published.is_some() { DateBasis::Metadata } else { DateBasis::Unknown },
            published,
            body: self.content_text?,
            left_out: Vec::new(),
            intake: Intake::Fetch,
        })
    }
}
