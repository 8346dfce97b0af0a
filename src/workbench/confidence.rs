//! What the desk keeps in confidence: every name that a confidential source ever held, by the ledger.

use super::Workbench;
use super::article::sha256;
use super::read::More;
use crate::domain::query::Query;
use crate::domain::{
    Audience, Bodies, Disclosure, Event, Found, Hit, MARK_END, MARK_START, Redaction, Revision, Settled, Source,
    SourceChange, SourceNames, SourceNumber, StoredArticle, Texts, Visit,
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

    /// What a search finds for an audience: of what is found, the texts that it may read, as it may read them.
    pub fn search_for(&self, audience: Audience, query: &Query, limit: usize) -> Result<(Vec<Hit>, More)> {
        if audience == Audience::Internal {
            return self.search(query, limit);
        }
        // Which of them they may read is known only when they are there.
        let (hits, _) = self.search(query, usize::MAX >> 2)?;
        let redaction = self.redaction()?;
        let mut seen = Vec::new();
        for mut hit in hits {
            let texts = match hit.claim {
                Some(claim) => {
                    let dossier = self.dossier(claim)?;
                    if audience == Audience::Public && dossier.set_aside.is_some() {
                        continue;
                    }
                    texts_of(&mut dossier.for_audience(audience, &redaction))
                }
                None => match hit.found {
                    Found::Source(source) => texts_of(&mut redaction.source(&self.source(source)?.source)),
                    _ => redaction.text(&hit.snippet),
                },
            };
            let plain: String = hit.snippet.chars().filter(|c| ![MARK_START, MARK_END].contains(c)).collect();
            let cleaned = redaction.text(&plain);
            if cleaned != plain {
                hit.snippet.clone_from(&cleaned);
            }
            // What was found must stand in what they may read, line by line: the index holds more.
            let told = cleaned.split(['\n', '…']).map(str::trim).all(|line| texts.contains(line));
            if told && seen.len() == limit {
                return Ok((seen, More::Left));
            }
            seen.extend(told.then_some(hit));
        }
        Ok((seen, More::None))
    }
}

/// Every text of a value, a line for each.
fn texts_of(value: &mut impl Texts) -> String {
    struct All(String);
    impl Visit for All {
        fn text(&mut self, _: &'static str, text: &mut String) {
            self.0.push_str(text);
            self.0.push('\n');
        }

        fn address(&mut self, place: &'static str, address: &mut Option<String>) {
            address.iter_mut().for_each(|address| self.text(place, address));
        }
    }
    let mut all = All(String::new());
    value.texts("", &mut all);
    all.0
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
