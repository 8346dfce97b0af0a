//! A Word document that comes back: what became of the words that were marked in it, and what was written beside them.

use super::parts::{Met, Parts};
use super::{OfficeError, docx, spaced_once};
use std::collections::{BTreeSet, HashMap};

/// The most that all marked words together may hold, in bytes.
const LONGEST: usize = 16 * 1024 * 1024;
/// The most marks and comments that are followed.
const RANGES: usize = 5_000;

/// What a document holds that was sent out with marks in it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Returned {
    /// What its own property of this name says.
    pub property: Option<String>,
    /// The marked words, by the names of the marks.
    pub marked: Vec<Marked>,
    /// In the order of the document; `Marked::comments` counts in this list.
    pub comments: Vec<Comment>,
    /// The text as it shows, its paragraphs apart by line ends.
    pub text: String,
    /// Tracked changes outside of everything marked.
    pub elsewhere: usize,
}

/// Marked words, or words that a comment is about.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Marked {
    /// The name of the mark; of words that a comment is about, the number of the comment.
    pub name: String,
    /// As they show, with every change that is still tracked.
    pub shown: String,
    /// As they were before the changes that are still tracked.
    pub before: String,
    /// Whether a tracked change is in them.
    pub tracked: bool,
    /// The comments that stand within them, by their places in the document's list.
    pub comments: Vec<usize>,
}

impl Returned {
    /// The comments that stand within no marked words.
    pub fn beside_no_mark(&self) -> impl Iterator<Item = &Comment> {
        let within = |at: usize| self.marked.iter().any(|marked| marked.comments.contains(&at));
        self.comments.iter().enumerate().filter(move |(at, _)| !within(*at)).map(|(_, comment)| comment)
    }
}

/// Words beside the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comment {
    /// As the program of whoever wrote it names them; `None` where it names nobody.
    pub author: Option<String>,
    /// Its paragraphs, apart by line ends.
    pub text: String,
    /// The words that it is about.
    pub about: Marked,
}

/// Reads a document, with the marks whose names begin so and its own property of this name.
pub fn returned(bytes: &[u8], mark: &str, property: &str) -> Result<Returned, OfficeError> {
    let mut parts = Parts::open(bytes)?;
    let mut follower = Follower { mark: mark.to_owned(), ..Follower::default() };
    if !parts.walk(docx::BODY, |met| follower.meet(met))? {
        return Err(OfficeError::NoText { part: docx::BODY });
    }
    if follower.too_long {
        return Err(OfficeError::TooLong { part: docx::BODY.to_owned(), limit: LONGEST as u64 });
    }
    let notes = docx::notes(&mut parts, "word/comments.xml", &["w:comment"])?;
    let place: HashMap<String, usize> = notes.iter().enumerate().map(|(at, (id, ..))| (id.clone(), at)).collect();
    let marked = |range: &Span| {
        let comments = range.beside.iter().filter_map(|id| place.get(id).copied()).collect();
        let (shown, before) = (spaced_once(&range.shown), spaced_once(&range.before));
        Marked { name: range.name.clone(), shown, before, tracked: range.tracked, comments }
    };
    let about = |id: &String| follower.spans.iter().find(|span| span.of_comment && span.name == *id).map(marked);
    let comments = notes
        .into_iter()
        .map(|(id, author, text)| Comment { author, text, about: about(&id).unwrap_or_default() })
        .collect();
    Ok(Returned {
        property: own_property(&mut parts, property)?,
        marked: follower.spans.iter().filter(|span| !span.of_comment).map(marked).collect(),
        comments,
        text: follower.text,
        elsewhere: follower.elsewhere,
    })
}

fn own_property(parts: &mut Parts<'_>, name: &str) -> Result<Option<String>, OfficeError> {
    let (mut inside, mut found) = (false, None);
    parts.walk("docProps/custom.xml", |met| match met {
        Met::Start("property", attributes) => inside = attributes.get("name").as_deref() == Some(name),
        Met::Text(text) if inside && !text.trim().is_empty() => found = Some(text.trim().to_owned()),
        _ => {}
    })?;
    Ok(found)
}

/// Words between a start and an end.
#[derive(Default)]
struct Span {
    /// Of the mark, or the id of the comment.
    name: String,
    id: String,
    of_comment: bool,
    open: bool,
    shown: String,
    before: String,
    tracked: bool,
    /// The ids of the comments that are open within it.
    beside: BTreeSet<String>,
}

#[derive(Default)]
struct Follower {
    mark: String,
    spans: Vec<Span>,
    /// How many insertions and deletions are open.
    inserted: usize,
    deleted: usize,
    is_text: bool,
    text: String,
    kept: usize,
    too_long: bool,
    elsewhere: usize,
}

impl Follower {
    fn meet(&mut self, met: Met<'_>) {
        match met {
            Met::Start(tag, attributes) => match tag {
                "w:bookmarkStart" => {
                    let name = attributes.get("name").unwrap_or_default();
                    if name.starts_with(&self.mark) {
                        let beside = self.open().filter(|span| span.of_comment).map(|span| span.name.clone()).collect();
                        self.begin(Span {
                            name,
                            id: attributes.get("id").unwrap_or_default(),
                            beside,
                            ..Span::default()
                        });
                    }
                }
                "w:commentRangeStart" => {
                    let id = attributes.get("id").unwrap_or_default();
                    self.meet_comment(&id);
                    self.begin(Span { name: id.clone(), id, of_comment: true, ..Span::default() });
                }
                "w:commentReference" => self.meet_comment(&attributes.get("id").unwrap_or_default()),
                "w:bookmarkEnd" => self.end(&attributes.get("id").unwrap_or_default(), false),
                "w:commentRangeEnd" => self.end(&attributes.get("id").unwrap_or_default(), true),
                "w:ins" | "w:moveTo" => self.change(true),
                "w:del" | "w:moveFrom" => self.change(false),
                "w:t" | "w:delText" => self.is_text = true,
                "w:tab" | "w:br" | "w:cr" => self.push(" "),
                _ => {}
            },
            Met::End(tag) => match tag {
                "w:ins" | "w:moveTo" => self.inserted = self.inserted.saturating_sub(1),
                "w:del" | "w:moveFrom" => self.deleted = self.deleted.saturating_sub(1),
                "w:t" | "w:delText" => self.is_text = false,
                "w:p" => {
                    self.push(" ");
                    self.text.push('\n');
                }
                _ => {}
            },
            Met::Text(text) if self.is_text => self.push(text),
            Met::Text(_) => {}
        }
    }

    fn open(&self) -> impl Iterator<Item = &Span> {
        self.spans.iter().filter(|span| span.open)
    }

    fn begin(&mut self, span: Span) {
        match self.spans.len() < RANGES {
            true => self.spans.push(Span { open: true, ..span }),
            false => self.too_long = true,
        }
    }

    fn end(&mut self, id: &str, of_comment: bool) {
        let mine = |span: &&mut Span| span.open && span.of_comment == of_comment && span.id == id;
        if let Some(span) = self.spans.iter_mut().rev().find(mine) {
            span.open = false;
        }
    }

    fn meet_comment(&mut self, id: &str) {
        for span in self.spans.iter_mut().filter(|span| span.open && !span.of_comment) {
            span.beside.insert(id.to_owned());
        }
    }

    fn change(&mut self, is_insertion: bool) {
        match is_insertion {
            true => self.inserted += 1,
            false => self.deleted += 1,
        }
        let mut in_mark = false;
        for span in self.spans.iter_mut().filter(|span| span.open) {
            span.tracked = true;
            in_mark |= !span.of_comment;
        }
        self.elsewhere += usize::from(!in_mark);
    }

    fn push(&mut self, text: &str) {
        let (shows, stood) = (self.deleted == 0, self.inserted == 0);
        if shows {
            self.text.push_str(text);
        }
        for span in self.spans.iter_mut().filter(|span| span.open) {
            self.kept += 2 * text.len();
            if self.kept > LONGEST {
                self.too_long = true;
                return;
            }
            if shows {
                span.shown.push_str(text);
            }
            if stood {
                span.before.push_str(text);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::office::tests::packed;

    fn read(body: &str, comments: &str) -> Result<Returned, OfficeError> {
        let document = format!(r#"<w:document xmlns:w="w"><w:body>{body}</w:body></w:document>"#);
        let comments = format!(r#"<w:comments xmlns:w="w">{comments}</w:comments>"#);
        returned(&packed(&[("word/document.xml", &document), ("word/comments.xml", &comments)]), "M_", "P")
    }

    #[test]
    fn marked_words_are_told_as_they_show_and_as_they_were() {
        let body = r#"<w:p><w:r><w:t>A </w:t></w:r><w:bookmarkStart w:id="3" w:name="M_1"/><w:commentRangeStart w:id="7"/><w:r><w:t>b </w:t></w:r><w:del><w:r><w:delText>c</w:delText></w:r></w:del><w:ins><w:r><w:t>d</w:t></w:r><w:del><w:r><w:delText>e</w:delText></w:r></w:del></w:ins><w:commentRangeEnd w:id="7"/><w:bookmarkEnd w:id="3"/><w:bookmarkStart w:id="4" w:name="other"/><w:ins><w:r><w:t> f</w:t></w:r></w:ins></w:p>"#;
        let said = read(body, r#"<w:comment w:id="7" w:author="Bo"><w:p><w:r><w:t>Why?</w:t></w:r></w:p></w:comment>"#);
        let said = said.unwrap();
        let [marked] = said.marked.as_slice() else { panic!("{said:?}") };
        assert_eq!((marked.shown.as_str(), marked.before.as_str(), marked.tracked), ("b d", "b c", true));
        assert_eq!((marked.comments.as_slice(), said.elsewhere), ([0].as_slice(), 1));
        assert_eq!((said.comments[0].text.as_str(), said.comments[0].about.shown.as_str()), ("Why?", "b d"));
    }

    #[test]
    fn what_would_fill_the_memory_is_refused() {
        let marks: String = (0..6_000).map(|at| format!(r#"<w:bookmarkStart w:id="{at}" w:name="M_{at}"/>"#)).collect();
        assert!(matches!(read(&marks, ""), Err(OfficeError::TooLong { .. })));
        let marks: String = (0..4_000).map(|at| format!(r#"<w:bookmarkStart w:id="{at}" w:name="M_{at}"/>"#)).collect();
        let text = format!("{marks}<w:p><w:r><w:t>{}</w:t></w:r></w:p>", "long ".repeat(10_000));
        assert!(matches!(read(&text, ""), Err(OfficeError::TooLong { .. })));
    }

    proptest::proptest! {
        #[test]
        fn any_markup_is_read_or_refused(markup in "(<w:p>|</w:p>|<w:t>|</w:t>|<w:del>|</w:del>|<w:ins>|</w:ins>|<w:bookmarkStart w:id=\"1\" w:name=\"M_1\"/>|<w:bookmarkEnd w:id=\"1\"/>|<w:commentRangeStart w:id=\"1\"/>|<w:commentRangeEnd w:id=\"1\"/>|a|&amp;){0,30}") {
            let _ = read(&markup, "");
        }
    }
}
