//! What the desk keeps in confidence: every name that a confidential source ever held, by the ledger.

use super::Workbench;
use super::article::sha256;
use crate::domain::{
    Bodies, Disclosure, Event, Redaction, Revision, Settled, Source, SourceChange, SourceNames, SourceNumber,
    StoredArticle,
};
use crate::error::Result;
use std::collections::BTreeMap;

/// A source through time.
#[derive(Default)]
struct Past {
    told: SourceNames,
    disclosure: Disclosure,
}

impl Workbench {
    /// The names that must not leave the desk: of the sources that are confidential now or, where the case is shown as it
    /// stood, were so then.
    pub fn redaction(&self) -> Result<Redaction> {
        let mut sources: BTreeMap<SourceNumber, Past> = BTreeMap::new();
        for event in self.store.source_events()? {
            match event {
                Event::SourceAdded(source) => {
                    let past = sources.entry(source.number).or_default();
                    past.disclosure = source.disclosure;
                    past.learn(source);
                }
                Event::SourceEdited(edited) => {
                    let past = sources.entry(edited.source).or_default();
                    edited.changes.into_iter().for_each(|change| past.change(change));
                }
                // Both were one all along: what the one was called tells who the other is.
                Event::SourcesMerged(merged) => {
                    let SourceNames { names, publishers, addresses } =
                        sources.get(&merged.from).map(|past| past.told.clone()).unwrap_or_default();
                    let told = &mut sources.entry(merged.into).or_default().told;
                    told.names.extend(names);
                    told.publishers.extend(publishers);
                    told.addresses.extend(addresses);
                }
                _ => {}
            }
        }
        let shown = self.sources()?;
        for stored in shown.iter().filter(|stored| stored.source.disclosure == Disclosure::Confidential) {
            let past = sources.entry(stored.source.number).or_default();
            past.disclosure = Disclosure::Confidential;
            past.learn(stored.source.clone());
        }
        sources.retain(|_, past| past.disclosure == Disclosure::Confidential);
        if sources.is_empty() {
            return Ok(Redaction::default());
        }
        let articles = self.articles()?;
        let open = shown.iter().filter(|stored| !sources.contains_key(&stored.source.number));
        let open = open.flat_map(|stored| [Some(&stored.source.name), stored.source.publisher.as_ref()]);
        let open: Vec<String> =
            open.chain(articles.iter().map(|stored| stored.article.outlet.as_ref())).flatten().cloned().collect();
        Ok(Redaction::new(
            sources.into_iter().map(|(number, past)| (number, past.told)),
            open.iter().map(String::as_str),
        ))
    }
}

impl Workbench {
    /// An article with its texts and settled sentences as they may leave the desk; where words went is put in `bodies`.
    pub fn article_outside(
        &self,
        mut article: StoredArticle,
        redaction: &Redaction,
        bodies: &mut Bodies,
    ) -> Result<(StoredArticle, Vec<Revision>, Vec<Settled>)> {
        let number = article.article.number;
        let (mut revisions, mut settled) = (self.revisions(number)?, self.settled(number)?);
        for revision in revisions.iter_mut().chain([&mut article.revision]) {
            bodies.clean(redaction, number, revision);
            if revision.sha256.is_empty() {
                revision.sha256 = sha256(&revision.body);
            }
        }
        for sentence in &mut settled {
            bodies.bring(Some(number), &mut sentence.words);
        }
        redaction.clean(&mut article);
        redaction.clean(&mut settled);
        Ok((article, revisions, settled))
    }
}

impl Past {
    fn learn(&mut self, source: Source) {
        let Source { name, author, publisher, url, .. } = source;
        self.told.names.extend([Some(name), author].into_iter().flatten());
        self.told.publishers.extend(publisher);
        self.told.addresses.extend(url);
    }

    fn change(&mut self, change: SourceChange) {
        match change {
            SourceChange::Name(name) => self.told.names.push(name),
            SourceChange::Author(author) => self.told.names.extend(author),
            SourceChange::Publisher(publisher) => self.told.publishers.extend(publisher),
            SourceChange::Url(url) => self.told.addresses.extend(url),
            SourceChange::Disclosure(disclosure) => self.disclosure = disclosure,
            SourceChange::Kind(_)
            | SourceChange::Published(_)
            | SourceChange::Reliability(_)
            | SourceChange::ReliabilityReason(_)
            | SourceChange::Interest(_)
            | SourceChange::Origin(_)
            | SourceChange::Note(_) => {}
        }
    }
}
