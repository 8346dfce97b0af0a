//! The names that must not leave the desk: how they are found in a text, and what stands in their place.
//!
//! One pass over a text for all names: its words are folded and looked up. What counts as a name is in `ordinary.rs`, what
//! makes two spellings one is in `fold.rs`, and `texts.rs` walks every text of a value.

mod fold;
mod forms;
mod ordinary;
mod texts;

pub(crate) use texts::texts;
pub use texts::{Texts, Visit};

use super::{Anchor, ArticleNumber, Disclosure, Revision, Source, SourceNumber};
use fold::Words;
use forms::Forms;
use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

/// What a confidential source was ever called, and where it was ever found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SourceNames {
    /// Its names and authors, old ones too.
    pub names: Vec<String>,
    /// Only the whole of one tells.
    pub publishers: Vec<String>,
    /// The web addresses at which it was found.
    pub addresses: Vec<String>,
}

/// The names that must not leave the desk.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Redaction {
    concealed: BTreeSet<SourceNumber>,
    forms: Forms,
    manner: Manner,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Manner {
    #[default]
    Names,
    /// Every letter that came from outside is taken out, so that what is left of an output is the program's own words.
    Everything,
}

/// A name found in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Hit {
    /// Bytes of the text.
    place: Range<usize>,
    source: SourceNumber,
    /// Whether it can mean no other source.
    whole: bool,
    instead: String,
    /// The folded words.
    words: String,
}

/// A name that stands in what was about to leave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Left {
    /// Whose name it is.
    pub source: SourceNumber,
    /// From 1.
    pub line: usize,
    words: String,
}

/// A text without the names, and where what was in it went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cleaned {
    /// The text, with a stand-in where each name stood.
    pub text: String,
    /// Code points: what was replaced, and by what; in the order of the text.
    moves: Vec<(Range<usize>, Range<usize>)>,
}

/// The texts of articles from which names were taken, and where their words went.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Bodies(HashMap<(ArticleNumber, u32), Cleaned>);

/// Stands where a part of a name stood, which may be somebody else's.
const PART: &str = "[name withheld]";
/// Stands where an address held a name.
const ADDRESS: &str = "[address withheld]";

impl Redaction {
    /// `told` is what each confidential source was ever called; `open` are names that tell nothing because they stand
    /// openly in the case: of open sources, their publishers, outlets.
    pub fn new<'o>(
        told: impl IntoIterator<Item = (SourceNumber, SourceNames)>,
        open: impl IntoIterator<Item = &'o str>,
    ) -> Self {
        let open = open.into_iter().map(forms::joined).collect();
        let mut redaction = Self::default();
        for (source, told) in told {
            redaction.concealed.insert(source);
            redaction.forms.add(source, &told, &open);
        }
        redaction
    }

    /// The names, authors, publishers and addresses of the confidential ones of these sources.
    pub fn of<'s>(sources: impl IntoIterator<Item = &'s Source>) -> Self {
        let (confidential, open): (Vec<&Source>, Vec<&Source>) =
            sources.into_iter().partition(|source| source.disclosure == Disclosure::Confidential);
        let told = |source: &&Source| {
            let names = [Some(source.name.clone()), source.author.clone()].into_iter().flatten().collect();
            let publishers = source.publisher.iter().cloned().collect();
            (source.number, SourceNames { names, publishers, addresses: source.url.iter().cloned().collect() })
        };
        Self::new(
            confidential.iter().map(told),
            open.iter()
                .flat_map(|source| [Some(&source.name), source.publisher.as_ref()])
                .flatten()
                .map(String::as_str),
        )
    }

    /// Nothing is confidential.
    pub fn is_empty(&self) -> bool {
        self.concealed.is_empty()
    }

    /// Whether the source must not be told, whatever it was when the case stood as it is shown.
    pub fn conceals(&self, source: &Source) -> bool {
        source.disclosure == Disclosure::Confidential || self.concealed.contains(&source.number)
    }

    /// The source as it may leave the desk.
    pub fn source(&self, source: &Source) -> Source {
        let mut outside = if self.conceals(source) { source.concealed() } else { source.clone() };
        self.clean(&mut outside);
        outside
    }

    /// A redaction that leaves no letter of what came from outside: what an output drawn with it still says are the
    /// program's own words.
    pub fn of_everything(&self) -> Self {
        Self { manner: Manner::Everything, ..self.clone() }
    }

    /// The text without the names.
    pub fn text(&self, text: &str) -> String {
        self.cleaned(text).map_or_else(|| text.to_owned(), |cleaned| cleaned.text)
    }

    /// Takes the names out of every text of a value; an address that holds one is left out.
    pub fn clean(&self, value: &mut impl Texts) {
        if self.forms.is_empty() && self.manner == Manner::Names {
            return;
        }
        value.texts("", &mut Cleaner(self));
    }

    /// The text without the names, and where its words went; none where no name stands in it.
    pub fn cleaned(&self, text: &str) -> Option<Cleaned> {
        if self.manner == Manner::Everything {
            let text = text.chars().map(|c| if c.is_alphabetic() { 'x' } else { c }).collect();
            return Some(Cleaned { text, moves: Vec::new() });
        }
        let hits = self.hits(text);
        if hits.is_empty() {
            return None;
        }
        let mut cleaned = Cleaned { text: String::with_capacity(text.len()), moves: Vec::new() };
        let (mut at, mut point, mut new_point) = (0, 0, 0);
        for hit in hits {
            let before = &text[at..hit.place.start];
            let (kept, gone) = (before.chars().count(), text[hit.place.clone()].chars().count());
            (point, new_point) = (point + kept, new_point + kept);
            let put = hit.instead.chars().count();
            cleaned.text.push_str(before);
            cleaned.text.push_str(&hit.instead);
            cleaned.moves.push((point..point + gone, new_point..new_point + put));
            (point, new_point) = (point + gone, new_point + put);
            at = hit.place.end;
        }
        cleaned.text.push_str(&text[at..]);
        Some(cleaned)
    }

    /// The sources of which a name, or a part of one, stands in the text.
    pub fn named_in(&self, text: &str) -> BTreeSet<SourceNumber> {
        self.hits(text).into_iter().map(|hit| hit.source).collect()
    }

    /// Whether the text names a confidential source, be it by a part of its name.
    pub fn touches(&self, text: &str) -> bool {
        !self.hits(text).is_empty()
    }

    /// The names that stand in an output which is about to leave, and the program's own words that are like them.
    pub fn left_in(&self, output: &[u8]) -> Vec<Left> {
        let text = without_escapes(&String::from_utf8_lossy(output));
        let (mut line, mut at) = (1, 0);
        let place = |hit: Hit| {
            line += text[at..hit.place.start.max(at)].matches('\n').count();
            at = at.max(hit.place.start);
            Left { source: hit.source, line, words: hit.words }
        };
        self.hits(&text).into_iter().map(place).collect()
    }

    fn hits(&self, text: &str) -> Vec<Hit> {
        if self.forms.is_empty() {
            return Vec::new();
        }
        let mut hits = self.written(text);
        if text.contains('%') {
            hits.extend(self.escaped(text));
            hits = apart(hits);
        }
        hits
    }

    /// The names that stand behind percent signs: `M%C3%BCller`. The whole run is taken.
    fn escaped(&self, text: &str) -> Vec<Hit> {
        let ends = |c: char| c.is_whitespace() || matches!(c, '"' | '<' | '>' | '`');
        let mut hits = Vec::new();
        let mut at = 0;
        for run in text.split_inclusive(ends) {
            let start = at;
            at += run.len();
            let plain = if run.contains('%') { unescaped(run) } else { continue };
            if plain == run.replace("://", " ") {
                continue;
            }
            if let Some(hit) = self.written(&plain).into_iter().next() {
                let edge = |c: char| !c.is_alphanumeric() && c != '/' && c != '%';
                let before = run.len() - run.trim_start_matches(edge).len();
                let place = start + before..start + run.trim_end_matches(edge).len();
                hits.push(Hit { place, instead: ADDRESS.to_owned(), ..hit });
            }
        }
        hits
    }

    /// The names that stand in a text as they are read.
    fn written(&self, text: &str) -> Vec<Hit> {
        let words = Words::of(text);
        let mut hits: Vec<Hit> = Vec::new();
        let mut at = 0;
        while at < words.all.len() {
            let from = hits.last().map_or(0, |hit| hit.place.end);
            match self.forms.at(&words, at) {
                Some(found) if words.all[at].start >= from => {
                    at = found.words.end;
                    hits.push(hit(&words, found, from));
                }
                _ => at += 1,
            }
        }
        hits
    }
}

/// Hits in their order, those that meet as one.
fn apart(mut hits: Vec<Hit>) -> Vec<Hit> {
    hits.sort_by_key(|hit| (hit.place.start, std::cmp::Reverse(hit.place.end)));
    let mut apart: Vec<Hit> = Vec::new();
    for hit in hits {
        match apart.last_mut() {
            Some(last) if hit.place.start < last.place.end => {
                if hit.place.end > last.place.end {
                    last.place.end = hit.place.end;
                    last.instead = hit.instead;
                }
            }
            _ => apart.push(hit),
        }
    }
    apart
}

/// The place of what was found, with the initials before it; the whole of an address that it stands in.
fn hit(words: &Words<'_>, found: forms::Found, from: usize) -> Hit {
    let text = words.text;
    let range = found.words.clone();
    let mut place = words.all[range.start].start..words.all[range.end - 1].end;
    let mut instead = if found.whole { format!("confidential source {}", found.source) } else { PART.to_owned() };
    let mut folded = String::new();
    for word in &words.all[range] {
        folded.push_str(&word.folded);
        folded.push(' ');
    }
    let start = text[..place.start].rfind(char::is_whitespace).map_or(0, |at| at + blank_at(text, at)).max(from);
    let end = text[place.end..].find(char::is_whitespace).map_or(text.len(), |at| place.end + at);
    let chunk = &text[start..end];
    // What is within quotation marks or brackets is the address, not they.
    let edge = |c: char| !c.is_alphanumeric() && c != '/' && c != '%';
    if is_address(chunk) {
        let (before, after) = (chunk.len() - chunk.trim_start_matches(edge).len(), chunk.trim_end_matches(edge).len());
        place = (start + before).min(place.start)..(start + after).max(place.end);
        instead = ADDRESS.to_owned();
    }
    Hit { place, source: found.source, whole: found.whole, instead, words: folded }
}

fn blank_at(text: &str, at: usize) -> usize {
    text[at..].chars().next().map_or(0, char::len_utf8)
}

/// The longest run without a blank that is looked at as an address.
const ADDRESS_LIMIT: usize = 2_000;

fn is_address(chunk: &str) -> bool {
    chunk.len() <= ADDRESS_LIMIT && (chunk.contains("://") || chunk.contains('@') || chunk.starts_with("www."))
}

/// A text in which the escapes of JSON do not run into words: `\n` is a line end, not an n.
fn without_escapes(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        plain.push(c);
        if c == '\\' && chars.next_if(|next| matches!(next, 'n' | 't' | 'r' | 'b' | 'f')).is_some() {
            plain.push(' ');
        }
    }
    plain
}

impl Left {
    /// The first name that does not stand in the same output drawn with [`Redaction::of_everything`]: the program's own
    /// words are nobody's name.
    pub fn first_beside(left: Vec<Self>, own: &[Self]) -> Option<Self> {
        let own: BTreeSet<&str> = own.iter().map(|left| left.words.as_str()).collect();
        left.into_iter().find(|left| !own.contains(left.words.as_str()))
    }
}

impl Bodies {
    /// Takes the names out of the text of an article. Its hash is then that of no text, and empty.
    pub fn clean(&mut self, redaction: &Redaction, article: ArticleNumber, revision: &mut Revision) {
        if let Some(cleaned) = redaction.cleaned(&revision.body) {
            revision.body.clone_from(&cleaned.text);
            revision.sha256.clear();
            self.0.insert((article, revision.seq), cleaned);
        }
    }

    /// Brings words of an article to where they stand in its cleaned text.
    pub fn bring(&self, article: Option<ArticleNumber>, anchor: &mut Anchor) {
        if let Some(cleaned) = article.and_then(|article| self.0.get(&(article, anchor.revision))) {
            cleaned.anchor(anchor);
        }
    }
}

impl Cleaned {
    /// Where a code point of the old text is in the new one: at the beginning or the end of what took its place.
    fn moved(&self, point: usize, end: bool) -> usize {
        let after = self.moves.partition_point(|(old, _)| old.start < point);
        match after.checked_sub(1).and_then(|at| self.moves.get(at)) {
            Some((old, new)) if point < old.end => {
                if end {
                    new.end
                } else {
                    new.start
                }
            }
            Some((old, new)) => new.end + (point - old.end),
            None => point,
        }
    }

    /// The words of an anchor in the cleaned text.
    pub fn anchor(&self, anchor: &mut Anchor) {
        let (start, end) = (self.moved(anchor.start as usize, false), self.moved(anchor.end as usize, true));
        let state = anchor.state;
        let offset = |point: usize| self.text.char_indices().nth(point).map_or(self.text.len(), |(at, _)| at);
        let (from, to) = (offset(start), offset(end));
        *anchor = Anchor { state, ..Anchor::of(&self.text, anchor.revision, from..to) };
    }
}

struct Cleaner<'r>(&'r Redaction);

impl Visit for Cleaner<'_> {
    fn text(&mut self, _: &'static str, text: &mut String) {
        if let Some(cleaned) = self.0.cleaned(text) {
            *text = cleaned.text;
        }
    }

    fn address(&mut self, _: &'static str, address: &mut Option<String>) {
        let held = |address: &String| !self.0.hits(&unescaped(address)).is_empty();
        if self.0.manner == Manner::Everything {
            address.iter_mut().for_each(|address| *address = "https://x.x/".to_owned());
        } else if address.as_ref().is_some_and(held) {
            *address = None;
        }
    }
}

/// An address with its percent signs read: a name in UTF-8 is spelt out.
fn unescaped(address: &str) -> String {
    let bytes = address.as_bytes();
    let (mut plain, mut at) = (Vec::with_capacity(bytes.len()), 0);
    while at < bytes.len() {
        let code = |at: usize| bytes.get(at).and_then(|byte| char::from(*byte).to_digit(16));
        match (bytes[at], code(at + 1), code(at + 2)) {
            (b'%', Some(high), Some(low)) => {
                plain.push(u8::try_from(high * 16 + low).unwrap_or(b' '));
                at += 3;
            }
            (byte, _, _) => {
                plain.push(byte);
                at += 1;
            }
        }
    }
    // What is no address to the reader of addresses is a run of words.
    String::from_utf8_lossy(&plain).replace("://", " ")
}

#[cfg(test)]
mod tests;
