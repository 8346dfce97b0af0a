//! What a search finds for an audience: whatever is withheld from them is neither matched nor left out by, in words and in
//! fields.

use super::Workbench;
use super::read::More;
use crate::domain::query::{Field, Filter, Query, Sense, Term};
use crate::domain::{
    ArticleNumber, Audience, ClaimNumber, Dossier, Found, Hit, MARK_END, MARK_START, Question, Redaction, SourceNumber,
    Texts, Visit, Word,
};
use crate::error::Result;
use crate::judgement;
use crate::store::{Indexed, matching, mentions, pieces};
use std::collections::HashMap;

/// A claim as it is, and as an audience may see it.
struct Sight {
    whole: Dossier,
    seen: Dossier,
}

impl Workbench {
    /// What a search finds for an audience: of what is found, the texts that it may read, as it may read them.
    pub fn search_for(&self, audience: Audience, query: &Query, limit: usize) -> Result<(Vec<Hit>, More)> {
        if audience == Audience::Internal {
            return self.search(query, limit);
        }
        let query = query.clone().asked_by(&self.setting.actor);
        let redaction = self.redaction()?;
        let mut claims: HashMap<ClaimNumber, Sight> = HashMap::new();
        let (mut hits, mut texts) = (Vec::new(), Vec::new());
        for hit in self.may_be_found(&query)? {
            if let Some(claim) = hit.claim
                && !claims.contains_key(&claim)
            {
                let whole = self.dossier(claim)?;
                let seen = whole.clone().for_audience(audience, &redaction);
                claims.insert(claim, Sight { whole, seen });
            }
            let sight = hit.claim.and_then(|claim| claims.get(&claim));
            let is_out = sight.is_some_and(|sight| audience == Audience::Public && sight.whole.set_aside.is_some());
            if is_out || !query.filters.iter().all(|filter| self.lets_pass(filter, sight)) {
                continue;
            }
            let seen = self.seen_of(hit.found, sight, &redaction)?;
            texts.extend(seen.into_iter().map(|text| (hits.len(), text)));
            hits.push(Some(hit));
        }
        let mut shown = Vec::new();
        for at in found_in(&query, hits.len(), texts)? {
            let Some(mut hit) = hits[at].take() else { continue };
            let plain: String = hit.snippet.chars().filter(|c| ![MARK_START, MARK_END].contains(c)).collect();
            let cleaned = redaction.text(&plain);
            if cleaned != plain {
                hit.snippet.clone_from(&cleaned);
            }
            let texts = match (hit.claim.and_then(|claim| claims.get(&claim)), hit.found) {
                (Some(sight), _) => texts_of(&mut sight.seen.clone()),
                (None, Found::Source(source)) => texts_of(&mut self.source_seen(source, &redaction)?),
                (None, _) => redaction.text(&hit.snippet),
            };
            // What was found must stand in what they may read, line by line: a snippet is of the whole text.
            if !cleaned.split(['\n', '…']).map(str::trim).all(|line| texts.contains(line)) {
                continue;
            }
            if shown.len() == limit {
                return Ok((shown, More::Left));
            }
            shown.push(hit);
        }
        Ok((shown, More::None))
    }

    /// Everything that a query may find, whatever it leaves out and whatever its fields say.
    fn may_be_found(&self, query: &Query) -> Result<Vec<Hit>> {
        let mut wide = Query { terms: query.terms.clone(), filters: Vec::new() };
        wide.terms.retain(|term| term.sense == Sense::With);
        if !wide.terms.is_empty() {
            return Ok(self.search(&wide, usize::MAX >> 2)?.0);
        }
        if query.filters.is_empty() {
            return Ok(Vec::new());
        }
        // A query for an article by its number means its claims, even where it is set aside.
        let is_article = |filter: &&Filter| {
            filter.field == Field::Article
                && filter.sense == Sense::With
                && filter.or.is_empty()
                && filter.value.parse::<ArticleNumber>().is_ok()
        };
        wide.filters = query.filters.iter().filter(is_article).cloned().collect();
        let (claims, _) = self.claims(&wide, usize::MAX >> 2)?;
        let hit = |dossier: Dossier| Hit {
            found: Found::Claim(dossier.number()),
            claim: Some(dossier.number()),
            snippet: dossier.claim.text,
        };
        Ok(claims.into_iter().map(hit).collect())
    }

    /// A field picks claims, by what may be seen of them.
    fn lets_pass(&self, filter: &Filter, sight: Option<&Sight>) -> bool {
        let Some(sight) = sight else { return false };
        let is_so = std::iter::once(filter).chain(&filter.or).any(|one| self.is_so(one, sight));
        is_so == (filter.sense == Sense::With)
    }

    fn is_so(&self, filter: &Filter, Sight { whole, seen }: &Sight) -> bool {
        let (claim, value) = (&seen.claim, filter.value.as_str());
        match filter.field {
            Field::Status => seen.verdict(claim.main_question()).word() == value,
            Field::Said => seen.verdict(Question::Said).word() == value,
            Field::Question => claim.main_question().word() == value,
            Field::Kind => claim.kind.word() == value,
            Field::Priority => claim.priority.value().to_string() == value,
            // Who works on it and how the desk files it is the desk's.
            Field::Assignee | Field::Tag => false,
            Field::Modifier => {
                let standing = Question::ALL.iter().filter_map(|question| seen.status(*question));
                standing.flat_map(|stored| &stored.status.modifiers).any(|modifier| modifier.word() == value)
            }
            Field::Relation => seen.relations.iter().any(|relation| relation.kind.word() == value),
            Field::Speaker => claim.attribution.iter().skip(1).any(|link| mentions(&link.speaker, value)),
            Field::Article => match value.parse::<ArticleNumber>() {
                Ok(article) => claim.article == Some(article),
                Err(_) => seen.article.as_ref().is_some_and(|article| mentions(&article.title, value)),
            },
            Field::Source => {
                let mut sources = seen.evidence.iter().map(|stored| &stored.source);
                match value.parse::<SourceNumber>() {
                    Ok(number) => sources.any(|source| source.number == number),
                    Err(_) => sources.any(|source| {
                        let publisher = source.publisher.as_deref().unwrap_or_default();
                        mentions(&format!("{} {publisher}", source.name), value)
                    }),
                }
            }
            Field::Stage => judgement::stage(whole).word() == value,
            Field::Flag => judgement::flags(whole, self.today()).iter().any(|flag| flag.word() == value),
        }
    }

    /// The texts of what was found, as they may be read.
    fn seen_of(&self, found: Found, sight: Option<&Sight>, redaction: &Redaction) -> Result<Vec<Indexed>> {
        let seen = sight.map(|sight| &sight.seen);
        let text = match found {
            Found::Claim(_) => seen.map(|seen| Indexed::claim(&seen.claim)),
            Found::Correction(_) => seen.map(|seen| Indexed::of("", [seen.claim.correct_text.as_deref()])),
            Found::Rationale(_, question) => seen.and_then(|seen| seen.status(question)).map(|stored| {
                let finding = stored.status.finding.as_deref().unwrap_or_default();
                Indexed::of(finding, [stored.status.because.as_deref()])
            }),
            Found::Evidence(number) => {
                let mut evidence = seen.into_iter().flat_map(|seen| &seen.evidence);
                evidence
                    .find(|stored| stored.evidence.number == number)
                    .map(|stored| Indexed::evidence(&stored.evidence))
            }
            Found::Source(source) => Some(Indexed::source(&self.source_seen(source, redaction)?)),
            Found::Review(review) => {
                let Indexed { title, body } = Indexed::review(&self.foreign_review(review)?);
                Some(Indexed { title: redaction.text(&title), body: redaction.text(&body) })
            }
            Found::Article(number) => {
                let mut stored = self.article(number)?;
                redaction.clean(&mut stored.article);
                let body = redaction.text(&stored.revision.body);
                let parts = pieces(&body).map(|piece| Indexed::of("", [Some(piece)]));
                return Ok(std::iter::once(Indexed::article(&stored.article)).chain(parts).collect());
            }
        };
        Ok(text.into_iter().collect())
    }

    /// A source as it may leave the desk, without the desk's note on it.
    fn source_seen(&self, source: SourceNumber, redaction: &Redaction) -> Result<crate::domain::Source> {
        let mut seen = redaction.source(&self.source(source)?.source);
        seen.note = None;
        Ok(seen)
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

/// Which of so many hits the words of a query find, by the texts that each may show, best first.
fn found_in(query: &Query, hits: usize, texts: Vec<(usize, Indexed)>) -> Result<Vec<usize>> {
    let (of, texts): (Vec<usize>, Vec<Indexed>) = texts.into_iter().unzip();
    if query.terms.iter().any(|term| term.sense == Sense::With) {
        return Ok(matching(&query.terms, &texts)?.into_iter().map(|at| of[at]).collect());
    }
    let mut left_out = Vec::new();
    for term in &query.terms {
        let wanted = Term { sense: Sense::With, ..term.clone() };
        left_out.extend(matching(&[wanted], &texts)?.into_iter().map(|at| of[at]));
    }
    Ok((0..hits).filter(|at| !left_out.contains(at)).collect())
}
