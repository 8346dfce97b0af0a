//! The propositions of a sentence, where their boundaries are clear: clauses, verbs that share a subject, listed items.

use super::verb::{adverb, auxiliary, finite, main_verb, participle, past, predicate};
use super::word::Word;
use std::ops::Range;

/// A proposition: the words of the text that state it, and its wording made of such words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    pub words: Range<usize>,
    pub text: String,
}

impl Piece {
    pub fn of(text: &str, words: Range<usize>) -> Self {
        Self { text: text[words.clone()].to_owned(), words }
    }
}

/// Words whose condition or choice binds all that follows: such a sentence is left whole.
const BINDING: [&str; 6] = ["if", "unless", "whether", "either", "neither", "suppose"];

/// The clauses of a sentence as spans of its words, cut at semicolons and where ", and" brings a new subject and verb.
pub fn clauses(words: &[Word]) -> Vec<Range<usize>> {
    let mut clauses = Vec::new();
    let mut start = 0;
    let bound = words.first().is_some_and(|word| word.is_one_of(&BINDING));
    for at in 0..words.len() {
        let cut = if words[at].inside || at <= start {
            None
        } else if words[at].is(";") {
            Some(at + 1)
        } else {
            let joins = words[at].is(",")
                && words.get(at + 1).is_some_and(|w| w.is_one_of(&["and", "but", "while", "yet", "whereas"]));
            let left = &words[start..at];
            let paired = left.windows(2).any(|two| two[0].is("not") && two[1].is_one_of(&["only", "just"]))
                || left.iter().any(|w| w.is_one_of(&BINDING));
            (joins && !bound && !paired && main_verb(left).is_some() && opens_clause(words, at + 2)).then_some(at + 2)
        };
        if let Some(next) = cut {
            clauses.push(start..at);
            start = next;
        }
    }
    if start < words.len() {
        clauses.push(start..words.len());
    }
    clauses
}

/// "that A, and that B": what is said, without the conjunctions.
pub fn reported<'w, 't>(words: &'w [Word<'t>]) -> Vec<&'w [Word<'t>]> {
    let rest = if words.first().is_some_and(|word| word.is("that")) { &words[1..] } else { words };
    // "and that is why" points back, it does not report.
    let joins = |at: &usize| {
        let and = rest[*at].is_one_of(&["and", "but"]) && !rest[*at].inside && rest[at + 1].is("that");
        and && main_verb(&rest[at + 2..]).is_some_and(|verb| verb > 0)
    };
    match (0..rest.len().saturating_sub(1)).find(joins) {
        Some(and) => [&rest[..and]].into_iter().chain(reported(&rest[and + 1..])).collect(),
        None => vec![rest],
    }
}

/// Where a remark of the writer on the clause begins: ", a sign that ...".
pub fn remark(words: &[Word]) -> Option<usize> {
    const REMARKS: [&str; 6] = ["sign", "signal", "indication", "hint", "proof", "reminder"];
    words.windows(4).position(|four| {
        let [comma, article, noun, that] = four else { return false };
        comma.is(",")
            && !comma.inside
            && article.is_one_of(&["a", "an", "another", "the"])
            && noun.is_one_of(&REMARKS)
            && that.is("that")
    })
}

/// Does a subject stand here, with its verb near behind it?
fn opens_clause(words: &[Word], at: usize) -> bool {
    const NO_SUBJECTS: [&str; 22] = [
        "in", "on", "at", "of", "to", "for", "with", "by", "from", "into", "over", "not", "then", "that", "who",
        "which", "if", "as", "so", "when", "because", "after",
    ];
    let Some(first) = words.get(at).filter(|word| !word.inside && !word.is_mark()) else { return false };
    if first.is_one_of(&NO_SUBJECTS) || finite(first) || past(first) || first.folded.ends_with("ing") {
        return false;
    }
    let near = (at + 1..words.len().min(at + 15))
        .take_while(|at| !words[*at].is_mark() && !words[*at].is_one_of(&["who", "which", "that"]));
    let simple = first.is_capital() || first.is_one_of(&["he", "she", "it", "they", "we", "both", "nobody"]);
    near.into_iter().any(|verb| {
        let direct = words[at + 1..verb].iter().all(|word| adverb(word) || word.is_capital());
        finite(&words[verb]) || simple && direct && predicate(words, verb)
    })
}

/// The propositions of one clause: the items of a list after a colon, or the verbs that share its subject, or itself.
pub fn pieces(text: &str, words: &[Word]) -> Vec<Piece> {
    let (Some(first), Some(last)) = (words.first(), words.last()) else { return Vec::new() };
    let whole = || vec![Piece::of(text, first.range.start..last.range.end)];
    listed(text, words).or_else(|| shared(text, words)).unwrap_or_else(whole)
}

/// "red lines: a ban on X, limits on Y, and Z": the words before the colon hold of each item.
fn listed(text: &str, words: &[Word]) -> Option<Vec<Piece>> {
    let colon = words.iter().position(|word| word.is(":") && !word.inside)?;
    main_verb(&words[..colon])?;
    let items: Vec<&[Word]> = words[colon + 1..].split(|word| word.is(",") && !word.inside).collect();
    let (last, others) = items.split_last()?;
    let last = last.first().filter(|word| word.is("and")).map(|_| &last[1..])?;
    if others.len() < 2 || items.iter().any(|item| item.is_empty() || item.len() > 20 || item.iter().any(auxiliary)) {
        return None;
    }
    let head = &text[words.first()?.range.start..words[colon].range.end];
    let piece = |item: &[Word]| {
        let end = item.iter().rev().find(|word| !word.is_mark())?.range.end;
        let range = item.first()?.range.start..end;
        Some(Piece { text: format!("{head} {}", &text[range.clone()]), words: range })
    };
    others.iter().copied().chain([last]).map(piece).collect()
}

/// "would have frozen A, held B, and opened C": each verb with the subject, and with the auxiliaries that it shares.
fn shared(text: &str, words: &[Word]) -> Option<Vec<Piece>> {
    let verb = main_verb(words)?;
    let subject = &words[..verb];
    if subject.is_empty() || subject.iter().any(|word| word.is_one_of(&BINDING)) {
        return None;
    }
    let group = verb
        + words[verb..]
            .iter()
            .take_while(|word| auxiliary(word) || adverb(word) || word.is_one_of(&["been", "have", "be", "being"]))
            .count();
    let helped = group > verb;
    let fits: fn(&Word) -> bool = if helped { participle } else { past };
    if !words.get(group).is_some_and(fits) {
        return None;
    }
    let starts = further_verbs(words, group, fits)?;
    let end = words.iter().rposition(|word| !word.is_mark() || word.inside)? + 1;
    let ends = starts[1..].iter().map(|next| {
        words[..*next]
            .iter()
            .rposition(|word| !word.is_mark() && !word.is_one_of(&["and", "but"]))
            .map_or(*next, |last| last + 1)
    });
    let items: Vec<(usize, usize)> = starts.iter().copied().zip(ends.chain([end])).collect();
    // Too short an item, or one with a verb of its own, was no item.
    if items.iter().any(|(from, until)| {
        *until < from + 3 || words[*from..*until].iter().any(|word| auxiliary(word) && !word.inside)
    }) {
        return None;
    }
    let first_end =
        words[..starts[0]].iter().rposition(|word| !word.is_mark() && !word.is_one_of(&["and", "but"]))? + 1;
    if first_end < group + 2 {
        return None;
    }
    let first = Piece::of(text, words[0].range.start..words[first_end - 1].range.end);
    // An apposition or relative clause after the subject is not told again.
    let named = subject
        .iter()
        .position(|word| word.is(",") && !word.inside)
        .filter(|comma| subject[..*comma].iter().any(Word::is_capital) && !opens_with_adverbial(subject));
    let named = &words[..named.unwrap_or(verb)];
    let mut opening = text[named.first()?.range.start..named.last()?.range.end].to_owned();
    if helped {
        opening.push(' ');
        opening.push_str(&text[words[verb].range.start..words[group - 1].range.end]);
    }
    let rest = items.iter().map(|(from, until)| {
        let range = words[*from].range.start..words[until - 1].range.end;
        Piece { text: format!("{opening} {}", &text[range.clone()]), words: range }
    });
    Some([first].into_iter().chain(rest).collect())
}

/// Where the verbs stand that share the subject of the one at `group`; none unless "and" or "but" closes the list.
fn further_verbs(words: &[Word], group: usize, fits: fn(&Word) -> bool) -> Option<Vec<usize>> {
    let mut starts = vec![];
    let mut closed = false;
    for at in group + 1..words.len() {
        let word = &words[at];
        // What follows may belong to a clause within.
        if !word.inside
            && word.is_one_of(&[
                "that", "who", "which", "whom", "whose", "if", "when", "while", "because", "after", "as", "until", ":",
            ])
        {
            break;
        }
        let and = words[at - 1].is_one_of(&["and", "but"]);
        let begins = !word.inside
            && fits(word)
            && (and || words[at - 1].is(","))
            && !words.get(at + 1).is_some_and(|next| next.is("by"));
        if begins {
            closed = and;
            starts.push(at);
        }
    }
    closed.then_some(starts)
}

fn opens_with_adverbial(words: &[Word]) -> bool {
    words.first().is_some_and(|word| {
        word.is_one_of(&[
            "on", "in", "at", "after", "before", "since", "during", "for", "with", "by", "while", "when", "as", "from",
            "under",
        ]) || word.folded.ends_with("ing")
    })
}

/// "Umerov, who heads the council, ...": what a clause between commas says of the name before it.
pub fn asides(text: &str, words: &[Word]) -> Vec<Piece> {
    let mut asides = Vec::new();
    for at in 1..words.len() {
        if !words[at].is_one_of(&["who", "which"]) || words[at].inside || !words[at - 1].is(",") {
            continue;
        }
        let name = words[..at - 1].iter().rposition(|word| !word.is_capital()).map_or(0, |before| before + 1);
        let name = if words[at].is("which") && name + 1 >= at { thing_before(words, at - 1) } else { name };
        let end = (at + 1..words.len()).find(|at| words[*at].is_mark() && !words[*at].inside).unwrap_or(words.len());
        if name + 1 >= at || end < at + 4 || !predicate(words, at + 1) {
            continue;
        }
        let said = words[at + 1].range.start..words[end - 1].range.end;
        // "which he said": what follows is no predicate of the name.
        if words[at].is("which") && words[name..at - 1].iter().any(|word| word.is_mark() || finite(word)) {
            continue;
        }
        let name = words[name].range.start..words[at - 2].range.end;
        asides.push(Piece {
            text: format!("{} {}", &text[name.clone()], &text[said.clone()]),
            words: name.start..said.end,
        });
    }
    asides
}

/// "by energy costs, which climbed": where the noun begins that stands before the comma, of a few words and without "of".
fn thing_before(words: &[Word], comma: usize) -> usize {
    const LINKS: [&str; 16] =
        ["of", "in", "on", "at", "by", "for", "from", "to", "with", "and", "or", "as", "than", "into", "over", "about"];
    let mut start = comma;
    while start > 0 && comma - start < 5 {
        let word = &words[start - 1];
        if word.is_mark() || word.is_one_of(&LINKS) || finite(word) || past(word) || participle(word) {
            break;
        }
        start -= 1;
        if word.is_one_of(&["the", "a", "an", "its", "his", "her", "their", "this", "that"]) {
            break;
        }
    }
    start
}
