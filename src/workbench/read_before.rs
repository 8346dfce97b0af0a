//! What was read of texts lately, for a program that is asked about the same ones again and again: their pieces, what is
//! proposed from them, what in them would make an editor look. A text never changes under its hash, so nothing here grows old.

use crate::domain::text::CodePoints;
use crate::domain::{PieceKind, StoredArticle};
use crate::judgement::check::Mark;
use crate::language::proposal::{self, Proposal};
use crate::language::tongue::Tongue;
use crate::language::{self, piece, sentence};
use jiff::civil::Date;
use std::ops::Range;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

/// How many texts are held; the one that was asked for longest ago goes first.
const HELD: usize = 256;

/// The texts that were read lately. Workbenches that share it read each text once.
#[derive(Default)]
pub struct ReadBefore(Mutex<Vec<Arc<TextRead>>>);

/// A text as it was read.
pub(super) struct TextRead {
    sha256: String,
    language: String,
    /// The day by which words such as "last week" are read.
    published: Option<Date>,
    pub pieces: Vec<Laid>,
    marks: OnceLock<Vec<Vec<Mark>>>,
    proposals: OnceLock<Vec<Proposal>>,
}

/// A piece of a text with its place in bytes and in code points.
pub(super) struct Laid {
    pub kind: PieceKind,
    pub range: Range<usize>,
    pub start: u32,
    pub end: u32,
}

impl ReadBefore {
    pub(super) fn text(&self, stored: &StoredArticle) -> Arc<TextRead> {
        let published = stored.article.published.as_ref().and_then(|date| date.latest());
        let (sha256, language) = (&stored.revision.sha256, &stored.article.language);
        let is_it =
            |read: &Arc<TextRead>| read.sha256 == *sha256 && read.language == *language && read.published == published;
        let mut held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(at) = held.iter().position(is_it) {
            let read = held.remove(at);
            held.push(Arc::clone(&read));
            return read;
        }
        drop(held);
        let read = Arc::new(TextRead::of(stored, published));
        let mut held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if held.len() >= HELD {
            held.remove(0);
        }
        held.push(Arc::clone(&read));
        read
    }
}

impl TextRead {
    fn of(stored: &StoredArticle, published: Option<Date>) -> Self {
        let body = &stored.revision.body;
        let language = stored.article.language.clone();
        let mut points = CodePoints::of(body);
        let pieces = piece::pieces(body, Tongue::of(&language)).into_iter().map(|one| Laid {
            kind: one.kind,
            start: points.before(one.range.start),
            end: points.before(one.range.end),
            range: one.range,
        });
        let pieces = pieces.collect();
        let (marks, proposals) = (OnceLock::new(), OnceLock::new());
        Self { sha256: stored.revision.sha256.clone(), language, published, pieces, marks, proposals }
    }

    /// What is proposed from the text, in reading order. `body` is the text.
    pub fn proposals(&self, body: &str) -> &[Proposal] {
        self.proposals.get_or_init(|| proposal::proposals(body, Tongue::of(&self.language), self.published))
    }

    /// What in each piece would make an editor look. `body` is the text.
    pub fn marks(&self, body: &str) -> &[Vec<Mark>] {
        self.marks.get_or_init(|| {
            let tongue = Tongue::of(&self.language);
            let found = language::attributions(tongue, body, &sentence::sentences(body));
            let mut cues: Vec<usize> = found.iter().map(|one| one.cue.start).collect();
            cues.sort_unstable();
            self.pieces.iter().map(|piece| marks(&body[piece.range.clone()], piece, &cues, tongue)).collect()
        })
    }
}

fn marks(text: &str, piece: &Laid, cues: &[usize], tongue: Tongue) -> Vec<Mark> {
    let mut marks = Vec::new();
    if !language::quantities(tongue, text).is_empty() {
        marks.push(Mark::Figure);
    }
    if text.contains(['"', '\u{201C}', '\u{201D}', '„', '«', '»', '「']) {
        marks.push(Mark::Quotation);
    }
    let next = cues.partition_point(|cue| *cue < piece.range.start);
    if cues.get(next).is_some_and(|cue| *cue < piece.range.end) {
        marks.push(Mark::ReportingVerb);
    }
    marks
}
