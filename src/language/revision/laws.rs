//! What holds for every edit of every text.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};

use super::*;
use crate::domain::text::code_points;
use crate::domain::{Place, Words};
use crate::language::sentence::sentences;

const PLAIN: &[&str] = &[
    "the",
    "army",
    "took",
    "a",
    "village",
    "near",
    "its",
    "river",
    "said",
    "that",
    "minister",
    "reportedly",
    "war",
    "ended",
    "cafe\u{301}",
    "😀",
    "“quiet",
    "end”",
    "(perhaps)",
    "well-known",
    "—",
    "it's",
];
/// Words that must not change unseen; each stands for itself alone.
const GUARDS: &[&str] = &[
    "5",
    "1,204",
    "six",
    "$7m",
    "40%",
    "Kyiv",
    "Moscow's",
    "Orlov",
    "E\u{301}mile",
    "Ɓaba",
    "not",
    "never",
    "didn’t",
    "denied",
    "قال",
    "שלום",
    "基辅",
];

type Sentence = Vec<&'static str>;

fn word() -> impl Strategy<Value = &'static str> {
    prop_oneof![4 => select(PLAIN), 1 => select(GUARDS)]
}

fn sentence() -> impl Strategy<Value = Sentence> {
    vec(word(), 1..9)
}

#[derive(Debug, Clone)]
enum Edit {
    Delete(Index),
    Insert(Index, Sentence),
    Swap(Index, Index),
    Double(Index),
    Join(Index),
    Reword(Index, Index, &'static str),
    AddWord(Index, Index, &'static str),
    CutWord(Index, Index),
}

fn edit() -> impl Strategy<Value = Edit> {
    let at = any::<Index>;
    prop_oneof![
        at().prop_map(Edit::Delete),
        (at(), sentence()).prop_map(|(at, new)| Edit::Insert(at, new)),
        (at(), at()).prop_map(|(a, b)| Edit::Swap(a, b)),
        at().prop_map(Edit::Double),
        at().prop_map(Edit::Join),
        (at(), at(), word()).prop_map(|(s, w, to)| Edit::Reword(s, w, to)),
        (at(), at(), word()).prop_map(|(s, w, to)| Edit::AddWord(s, w, to)),
        (at(), at()).prop_map(|(s, w)| Edit::CutWord(s, w)),
    ]
}

fn apply(edit: &Edit, text: &mut Vec<Sentence>) {
    if text.is_empty() {
        return;
    }
    let count = text.len();
    match edit {
        Edit::Delete(at) => drop(text.remove(at.index(count))),
        Edit::Insert(at, new) => text.insert(at.index(count), new.clone()),
        Edit::Swap(a, b) => text.swap(a.index(count), b.index(count)),
        Edit::Double(at) => text.push(text[at.index(count)].clone()),
        Edit::Join(at) if at.index(count) + 1 < count => {
            let next = text.remove(at.index(count) + 1);
            text[at.index(count)].extend(next);
        }
        Edit::Join(_) => {}
        Edit::Reword(s, w, to) => *w.get_mut(&mut text[s.index(count)]) = to,
        Edit::AddWord(s, w, to) => {
            let sentence = &mut text[s.index(count)];
            sentence.insert(w.index(sentence.len() + 1), to);
        }
        Edit::CutWord(s, w) => {
            let sentence = &mut text[s.index(count)];
            if sentence.len() > 1 {
                sentence.remove(w.index(sentence.len()));
            }
        }
    }
}

fn written(sentence: &Sentence) -> String {
    // Every sentence opens alike, so that no word is a guard for being first, nor none for that.
    format!("The {}.", sentence.join(" "))
}

fn body(text: &[Sentence], gap: &str) -> String {
    text.iter().map(written).collect::<Vec<_>>().join(gap)
}

fn guards(sentence: &Sentence) -> Vec<&'static str> {
    let mut guards: Vec<_> = sentence.iter().copied().filter(|word| GUARDS.contains(word)).collect();
    guards.sort_unstable();
    guards
}

/// An anchor at any code points of the text.
fn anchored(text: &str, from: Index, length: Index) -> Anchor {
    let count = text.chars().count();
    let start = from.index(count);
    let end = start + 1 + length.index((count - start).min(60));
    let quote = code_points(text, start, end).unwrap().to_owned();
    Anchor::find(text, 1, &Words { quote, place: Place::At(start as u32) }).unwrap_or_else(|_| {
        // Words that overlap an earlier occurrence of themselves are not found there.
        Side::of(text).anchor(byte(text, start)..byte(text, end), 1, AnchorState::Ok)
    })
}

fn byte(text: &str, point: usize) -> usize {
    text.char_indices().map(|(at, _)| at).nth(point).unwrap_or(text.len())
}

/// An anchor that was given out holds what stands at its offsets, and its context.
fn check(fate: &Fate, old: &Anchor, text: &str) -> Result<(), TestCaseError> {
    let (Fate::Kept(new) | Fate::Moved(new) | Fate::Restyled(new) | Fate::Reworded { anchor: new, .. }) = fate else {
        return Ok(());
    };
    prop_assert_eq!(code_points(text, new.start as usize, new.end as usize), Some(new.exact.as_str()));
    prop_assert_eq!(new.revision, 2);
    let (start, end) = (new.start as usize, new.end as usize);
    prop_assert_eq!(code_points(text, start.saturating_sub(32), start), Some(new.prefix.as_str()));
    prop_assert_eq!(code_points(text, end, (end + 32).min(text.chars().count())), Some(new.suffix.as_str()));
    match fate {
        Fate::Kept(_) => prop_assert_eq!(&new.exact, &old.exact),
        Fate::Moved(_) => {
            prop_assert_eq!(&new.exact, &old.exact);
            prop_assert_eq!(new.state, AnchorState::Moved);
        }
        Fate::Reworded { changes, .. } => {
            prop_assert!(!changes.is_empty());
            let is_grave = changes.iter().any(|change| change.kind != ChangeKind::Wording);
            prop_assert!(!is_grave || new.exact == old.exact);
        }
        Fate::Restyled(_) | Fate::Ambiguous { .. } | Fate::Lost { .. } => {}
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn words_never_land_on_others_unsaid(
        old in vec(sentence(), 1..12),
        edits in vec(edit(), 0..8),
        gap in select(&[" ", "\n\n", "\n"][..]),
        from in any::<Index>(),
        length in any::<Index>(),
    ) {
        let mut new = old.clone();
        edits.iter().for_each(|edit| apply(edit, &mut new));
        let (old, new) = (body(&old, gap), body(&new, gap));
        let anchor = anchored(&old, from, length);
        check(&Comparison::of(&old, &new).carry(&anchor, 2), &anchor, &new)?;
    }

    #[test]
    fn a_changed_figure_name_or_negation_is_never_passed_over(
        old in vec(sentence(), 1..8),
        others in vec(edit(), 0..4),
        at in any::<Index>(),
        word in any::<Index>(),
        to in select(GUARDS),
        way in 0..3,
        from in any::<Index>(),
        length in any::<Index>(),
    ) {
        let chosen = at.index(old.len());
        let mut new = old.clone();
        let target = &mut new[chosen];
        let word = word.index(target.len());
        match way {
            0 => target[word] = to,
            1 => target.insert(word, to),
            _ => drop(target.splice(word..=word, ["gone"])),
        }
        let after = guards(target);
        others.iter().for_each(|edit| apply(edit, &mut new));
        // Without another sentence that holds the old one, to which its words could rightly go.
        let was = written(&old[chosen]);
        let (before, text) = (body(&old, " "), body(&new, " "));
        let held = written(&old[chosen]).trim_start_matches("The ").to_owned();
        prop_assume!(guards(&old[chosen]) != after && !text.contains(&held) && sentences(&was).len() == 1);
        let offset: usize = old[..chosen].iter().map(|sentence| written(sentence).chars().count() + 1).sum();
        let length_of = was.chars().count();
        let start = from.index(length_of);
        let end = start + 1 + length.index(length_of - start);
        let bytes = byte(&before, offset + start)..byte(&before, offset + end);
        prop_assume!(!before[bytes.clone()].trim().is_empty());
        let anchor = Side::of(&before).anchor(bytes, 1, AnchorState::Ok);
        let fate = Comparison::of(&before, &text).carry(&anchor, 2);
        check(&fate, &anchor, &text)?;
        prop_assert!(!matches!(fate, Fate::Kept(_) | Fate::Moved(_) | Fate::Restyled(_)), "{:?}", fate);
    }

    #[test]
    fn an_equal_text_keeps_every_anchor(old in vec(sentence(), 1..12), from in any::<Index>(), length in any::<Index>()) {
        let text = body(&old, " ");
        let anchor = anchored(&text, from, length);
        let comparison = Comparison::of(&text, &text);
        prop_assume!(!anchor.exact.trim().is_empty());
        prop_assert_eq!(comparison.carry(&anchor, 1), Fate::Kept(anchor));
        prop_assert!(comparison.new_sentences().is_empty() && comparison.gone_sentences().is_empty());
        prop_assert!(comparison.reworded_sentences().is_empty());
    }

    #[test]
    fn no_sentence_is_both_reworded_and_new_or_gone(old in vec(sentence(), 0..12), edits in vec(edit(), 0..8)) {
        let mut new = old.clone();
        edits.iter().for_each(|edit| apply(edit, &mut new));
        let (old, new) = (body(&old, " "), body(&new, " "));
        let comparison = Comparison::of(&old, &new);
        for range in comparison.new_sentences() {
            prop_assert!(sentences(&new).contains(&range));
        }
        for range in comparison.gone_sentences() {
            prop_assert!(sentences(&old).contains(&range));
        }
        for rewording in comparison.reworded_sentences() {
            prop_assert!(!comparison.gone_sentences().contains(&rewording.old));
            prop_assert!(!comparison.new_sentences().contains(&rewording.new));
        }
    }

    #[test]
    fn no_text_is_too_strange(
        old in "[ab1. \n“\"”'’A😀\u{301}ק%$-]{1,60}|\\PC{1,60}",
        new in "[ab1. \n“\"”'’A😀\u{301}ק%$-]{0,60}|\\PC{0,60}",
        from in any::<Index>(),
        length in any::<Index>(),
    ) {
        let anchor = anchored(&old, from, length);
        let comparison = Comparison::of(&old, &new);
        check(&comparison.carry(&anchor, 2), &anchor, &new)?;
        comparison.new_sentences();
        comparison.gone_sentences();
        comparison.reworded_sentences();
    }
}
