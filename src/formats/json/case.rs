//! A whole case as one JSON document, a line for each article, source and claim; written and read without holding it
//! twice. Lossless for what the case holds now; who did what when is in the ledger's export.

use super::article::WholeArticleJson;
use super::claim::ClaimJson;
use super::evidence::SourceJson;
use super::incoming::{AnchorIn, ArticleIn, ClaimIn, EvidenceIn, SheetRowIn, SourceIn};
use super::sink::line;
use crate::domain::{
    Anchoring, EvidenceNumber, Head, Incoming, IncomingClaim, Instant, Named, NewClaim, SetAside, TimeWords, Uid,
};
use crate::error::{Error, Result};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use std::io;
use std::mem::take;

/// The name and version of the format, at the head of every document.
pub const FORMAT: &str = "claimbench/case/1";

#[derive(Serialize)]
struct Top<'a> {
    format: &'a str,
    file_uid: Uid,
    title: Option<&'a str>,
    exported_at: Instant,
    head: HeadJson<'a>,
}

#[derive(Serialize)]
struct HeadJson<'a> {
    seq: u64,
    hash: &'a str,
}

/// Writes a case, part by part: articles, then sources, then claims.
pub struct CaseWriter<W> {
    out: W,
    part: Option<&'static str>,
    ends: bool,
}

impl<W: io::Write> CaseWriter<W> {
    /// Begins the document. `head` is the newest event that is in it.
    pub fn new(mut out: W, file_uid: Uid, title: Option<&str>, exported_at: Instant, head: &Head) -> io::Result<Self> {
        let mut top = Vec::new();
        let head = HeadJson { seq: head.seq, hash: &head.hash };
        line(&mut top, &Top { format: FORMAT, file_uid, title, exported_at, head })?;
        // The object stays open: the parts follow.
        top.pop();
        out.write_all(&top)?;
        Ok(Self { out, part: None, ends: false })
    }

    /// The next article; articles come first.
    pub fn article(&mut self, article: &WholeArticleJson) -> io::Result<()> {
        self.item("articles", article)
    }

    /// The next source; sources come after the articles.
    pub fn source(&mut self, source: &SourceJson) -> io::Result<()> {
        self.item("sources", source)
    }

    /// The next claim; claims come last.
    pub fn claim(&mut self, claim: &ClaimJson) -> io::Result<()> {
        self.item("claims", claim)
    }

    /// Ends the document: without it, what was written is no JSON.
    pub fn finish(mut self) -> io::Result<()> {
        for part in PARTS {
            self.open(part)?;
        }
        self.out.write_all(b"]}\n")?;
        self.ends = true;
        self.out.flush()
    }

    /// Opens the part and every part before it that had nothing in it.
    fn open(&mut self, part: &'static str) -> io::Result<()> {
        let place = |part| PARTS.iter().position(|p| Some(*p) == part);
        let opened = place(self.part).map_or(0, |i| i + 1);
        for next in &PARTS[opened..place(Some(part)).map_or(opened, |i| i + 1).max(opened)] {
            self.out.write_all(if self.part.is_some() { b"],\n\"" } else { b",\n\"" })?;
            write!(self.out, "{next}\":[")?;
            self.part = Some(next);
            self.ends = false;
        }
        Ok(())
    }

    fn item(&mut self, part: &'static str, item: &impl Serialize) -> io::Result<()> {
        self.open(part)?;
        self.out.write_all(if self.ends { b",\n" } else { b"\n" })?;
        self.ends = true;
        line(&mut self.out, item)
    }
}

const PARTS: [&str; 3] = ["articles", "sources", "claims"];

/// The document; its elements are read one by one, so that a bad one is named and the others still count.
#[derive(Deserialize)]
struct Document<'a> {
    format: String,
    #[serde(default)]
    title: Option<String>,
    #[serde(default, borrow)]
    articles: Vec<&'a RawValue>,
    #[serde(default, borrow)]
    sources: Vec<&'a RawValue>,
    #[serde(default, borrow)]
    claims: Vec<&'a RawValue>,
}

/// A case as it was read.
pub struct ReadCase {
    /// What the case is called; `None` where nobody named it.
    pub title: Option<String>,
    /// Each with the line it starts on, in an order in which each can be taken in: articles, sources, claims, then the
    /// evidence of all claims by number, then statuses, relations and what was set aside.
    pub rows: Vec<(u64, Result<Incoming>)>,
}

/// Reads a case. Errors: the text is no JSON, or not of this format; a bad element is an error of its row alone.
pub fn read_case(text: &str, file: &str) -> Result<ReadCase> {
    let document: Document<'_> = serde_json::from_str(text).map_err(|error| unreadable(file, &error))?;
    if document.format != FORMAT {
        return Err(Error::Unreadable {
            file: file.to_owned(),
            line: Some(1),
            what: format!("the format is \"{}\", not \"{FORMAT}\"", document.format),
        });
    }
    let lines = Lines::of(text);
    let mut rows = Vec::new();
    for raw in document.articles {
        rows.push((lines.line(raw.get()), element::<ArticleIn>(raw).map(ArticleIn::incoming)));
    }
    for raw in document.sources {
        rows.push((lines.line(raw.get()), element::<SourceIn>(raw).map(SourceIn::incoming)));
    }
    let mut parts = Parts::default();
    for raw in document.claims {
        let line = lines.line(raw.get());
        let claim = element::<ClaimIn>(raw).and_then(agreeing);
        rows.push((line, claim.map(|claim| take_apart(claim, line, &mut parts))));
    }
    // Evidence that was numbered keeps the order of its numbers, across claims.
    parts.evidence.sort_by_key(|(number, _, _)| *number);
    rows.extend(parts.evidence.into_iter().map(|(_, line, incoming)| (line, Ok(incoming))));
    let last = parts.later.into_iter().chain(parts.withdrawals);
    rows.extend(last.map(|(line, incoming)| (line, Ok(incoming))));
    Ok(ReadCase { title: document.title, rows })
}

fn element<'a, T: Deserialize<'a>>(raw: &'a RawValue) -> Result<T> {
    // serde_json tells the place within the element, which says nothing about the file.
    serde_json::from_str(raw.get()).map_err(|error| {
        let what = error.to_string();
        let what = what.rsplit_once(" at line ").map_or(what.as_str(), |(what, _)| what);
        Error::Unreadable { file: "this element".to_owned(), line: None, what: what.to_owned() }
    })
}

/// A claim whose `status` is what its `history` ends with.
fn agreeing(claim: ClaimIn) -> Result<ClaimIn> {
    match claim.disagreement() {
        None => Ok(claim),
        Some(question) => Err(Error::Unreadable {
            file: format!("claim {}", claim.number),
            line: None,
            what: format!(
                "its status on \"{question}\" is not what its history ends with: change both, or take \"status\" out, for \
                 the history is what is read"
            ),
        }),
    }
}

fn unreadable(file: &str, error: &serde_json::Error) -> Error {
    let line = (error.line() > 0).then_some(error.line() as u64);
    Error::Unreadable { file: file.to_owned(), line, what: error.to_string() }
}

/// Where lines start, to tell on which line of the document an element begins.
struct Lines {
    base: usize,
    starts: Vec<usize>,
}

impl Lines {
    fn of(text: &str) -> Self {
        let starts = text.match_indices('\n').map(|(at, _)| at + 1).collect();
        Self { base: text.as_ptr() as usize, starts }
    }

    /// The line, from 1, of a part of the same text.
    fn line(&self, part: &str) -> u64 {
        let at = part.as_ptr() as usize - self.base;
        self.starts.partition_point(|start| *start <= at) as u64 + 1
    }
}

/// What hangs on claims and comes after them.
#[derive(Default)]
struct Parts {
    evidence: Vec<(Option<EvidenceNumber>, u64, Incoming)>,
    later: Vec<(u64, Incoming)>,
    withdrawals: Vec<(u64, Incoming)>,
}

/// The claim itself; what hangs on it goes into `parts`.
fn take_apart(mut claim: ClaimIn, line: u64, parts: &mut Parts) -> Incoming {
    let named = Named { uid: claim.uid, name: Some(claim.number.to_string()) };
    for mut piece in take(&mut claim.evidence) {
        let number = piece.number;
        if let (Some(evidence), Some(because)) = (number, piece.withdrawn.clone()) {
            piece.withdrawn = None;
            parts.withdrawals.push((line, Incoming::Withdrawal { evidence, because }));
        }
        let evidence = Box::new(EvidenceIn::incoming(piece, claim.number));
        parts.evidence.push((number, line, Incoming::Evidence { claim: named.clone(), evidence, row: None }));
    }
    for status in take(&mut claim.history) {
        let status = Box::new(status.given());
        parts.later.push((line, Incoming::Status { claim: named.clone(), status, row: None }));
    }
    for SheetRowIn { row } in take(&mut claim.sheet_rows) {
        parts.later.push((line, Incoming::Words { claim: named.clone(), row }));
    }
    // Each relation stands with both of its claims; the one it starts from brings it.
    for relation in take(&mut claim.relations).into_iter().filter(|relation| relation.from == claim.number) {
        let to = Named::name(relation.to.to_string());
        let relation = Incoming::Relation { from: named.clone(), kind: relation.kind, to, note: relation.note };
        parts.later.push((line, relation));
    }
    if let Some(aside) = claim.set_aside.take() {
        let set_aside = SetAside { reason: aside.reason, note: aside.note };
        parts.later.push((line, Incoming::SetAside { claim: named, set_aside }));
    }
    incoming_claim(claim)
}

/// The claim's own fields; what hangs on it comes after it.
fn incoming_claim(claim: ClaimIn) -> Incoming {
    let number = claim.number;
    let article = claim.article.map(|number| Named::name(number.to_string()));
    let stood = claim.anchor.as_ref().and_then(AnchorIn::stood);
    let new = NewClaim {
        uid: claim.uid,
        article: None,
        words: claim.anchor.map(AnchorIn::words),
        text: claim.text,
        kind: claim.kind,
        checkable: claim.checkable,
        attribution: claim.attribution.into_iter().map(super::incoming::LinkIn::link).collect(),
        hedges: Some(claim.hedges),
        quantities: Some(claim.quantities),
        as_of: claim.as_of,
        as_of_words: claim.as_of_words,
        time_words: TimeWords::Given,
        priority: claim.priority,
        worth: claim.worth,
        assignee: claim.assignee,
        recheck_by: claim.recheck_by,
        correct_text: claim.correct_text,
        tags: claim.tags,
    };
    Incoming::Claim(Box::new(IncomingClaim {
        number: Some(number),
        claim: new,
        article,
        stood,
        evidence: Vec::new(),
        statuses: Vec::new(),
        set_aside: None,
        rows: Vec::new(),
        anchoring: Anchoring::MustStand,
        copy_of: None,
    }))
}
