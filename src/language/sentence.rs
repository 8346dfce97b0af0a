//! The sentences of news prose, found by rule, as byte ranges of the text. The rules know English best; the stops of
//! every script are known by Unicode.
//!
//! A text is cut three times: into units by its lines (`sentence/unit.rs`), a unit into tokens by its white space
//! (`sentence/token.rs`), and here the tokens into sentences. The word lists are in `sentence/words.rs`, the stops of
//! other scripts in `sentence/script.rs`, the notes behind a stop in `sentence/note.rs`.

mod note;
mod script;
mod token;
mod unit;
mod words;

use std::ops::Range;

use token::{Marker, Stop, Token};
use words::ShortForm;

/// The sentences of `text`, in order: byte ranges on char boundaries, without surrounding white space.
///
/// Only white space lies outside of the ranges: headings, list markers and table rows are given back too. A blank line
/// always ends a sentence, a single line break only where the lines show that it was meant to.
pub fn sentences(text: &str) -> Vec<Range<usize>> {
    cuts(text).into_iter().map(|cut| cut.range).collect()
}

/// A sentence with its place in its unit of lines.
pub struct Cut {
    /// The sentence in bytes of the text, without white space around it.
    pub range: Range<usize>,
    /// Whether it is the first of its unit.
    pub opens: bool,
    /// Whether it is the last of its unit.
    pub closes: bool,
    /// A heading or a table row by its signs.
    pub whole: bool,
}

/// The sentences of `text`, each with its place.
pub(super) fn cuts(text: &str) -> Vec<Cut> {
    let mut cuts = Vec::new();
    let mut found = Vec::new();
    for unit in unit::units(text) {
        if unit.whole {
            found.push(unit.range.clone());
        } else {
            split(text, unit.range.clone(), &mut found);
        }
        cuts.extend(found.drain(..).map(|range| Cut {
            opens: range.start == unit.range.start,
            closes: range.end == unit.range.end,
            whole: unit.whole,
            range,
        }));
    }
    cuts
}

fn split(text: &str, unit: Range<usize>, found: &mut Vec<Range<usize>>) {
    let tokens = token::tokens(text, unit);
    let mut first = 0;
    let mut next_marker = tokens.first().and_then(Token::marker).map(Marker::next);
    for (index, token) in tokens.iter().enumerate() {
        let next_item = next_marker.is_some() && token.marker() == next_marker && starts_upper(&tokens, index + 1);
        if next_item {
            next_marker = next_marker.map(Marker::next);
        }
        if index > first && (next_item || token.bullet) {
            found.push(tokens[first].range.start..tokens[index - 1].range.end);
            first = index;
        }
        if index + 1 == tokens.len() || ends_sentence(&tokens, first, index) {
            found.push(tokens[first].range.start..token.range.end);
            first = index + 1;
        }
    }
}

/// Does the text end with a stop, whatever marks, notes and brackets stand behind it?
pub(super) fn is_stopped(text: &str) -> bool {
    token::is_stopped(text)
}

/// Does the sentence that began with token `first` end with token `index`, which is not the unit's last?
fn ends_sentence(tokens: &[Token], first: usize, index: usize) -> bool {
    let (token, next) = (&tokens[index], &tokens[index + 1]);
    let stop_ends = match token.stop {
        Stop::None => false,
        Stop::Full => full_stop_ends(tokens, first, index),
        Stop::Exclamation if words::is_exclaimed_name(token.word) => next.is_starter(),
        Stop::Script => true,
        Stop::Exclamation | Stop::Question => !(token.closes_quotation() && speaker_follows(&tokens[index + 1..])),
        // Four dots are a full stop and an ellipsis. After three, "I" may go on with the old sentence, and three dots
        // that stand alone may be an omission before a name.
        Stop::Ellipsis(4..) => true,
        Stop::Ellipsis(_) if token.closes_quotation() => true,
        Stop::Ellipsis(_) => next.letters() != "I" && (!token.word.is_empty() || next.is_starter()),
    };
    // "[...]", "(?)", "(!)" are remarks on the sentence, not its end.
    let is_remark = token.word.is_empty() && token.closers.starts_with([']', ')']);
    stop_ends && !is_remark && !is_label(tokens, first, index) && may_start(tokens, index + 1)
}

/// The label of a list item, or an omission that the sentence opens with: neither is a sentence by itself.
fn is_label(tokens: &[Token], first: usize, index: usize) -> bool {
    let token = &tokens[index];
    let opens = index == first || (index == first + 1 && tokens[first].bullet);
    let is_letter = token.word.chars().all(char::is_alphabetic) && token.word.chars().nth(1).is_none();
    let is_number = token.word.len() <= 3 && token.word.bytes().all(|byte| byte.is_ascii_digit());
    opens && matches!(token.stop, Stop::Full | Stop::Ellipsis(_)) && (is_letter || is_number)
}

/// Could a sentence begin at token `index`? An omission may if what follows it may.
fn may_start(tokens: &[Token], index: usize) -> bool {
    match tokens.get(index) {
        Some(token) if token.is_omission() => starts_upper(tokens, index + 1),
        Some(token) => token.may_start(),
        None => false,
    }
}

fn starts_upper(tokens: &[Token], index: usize) -> bool {
    tokens.get(index).is_some_and(Token::is_upper)
}

fn full_stop_ends(tokens: &[Token], first: usize, index: usize) -> bool {
    let (token, next) = (&tokens[index], &tokens[index + 1]);
    // "(pop. 5,000)": a word that a bracket opens with is cut short before a number.
    let bracketed = token.closers.is_empty() && token.opened && !token.word.contains(' ') && next.starts_with_digit();
    if bracketed || words::is_ordinal(before_last(tokens, first, index), token.word, next.letters()) {
        return false;
    }
    if words::is_year_mark(before_last(tokens, first, index), token.word) {
        return next.is_upper();
    }
    match ShortForm::of(token.word) {
        None => true,
        Some(ShortForm::BeforeName) => false,
        Some(ShortForm::BeforeNumber) => !next.starts_with_digit(),
        // "At 5 a.m. Mr. Lane woke": so short an opening phrase is no sentence yet.
        Some(ShortForm::Anywhere) => {
            let is_opening_phrase = index - first < 4 && words::is_preposition(tokens[first].word);
            !is_opening_phrase && (next.is_starter() || words::is_courtesy_title(next.word))
        }
    }
}

/// The word before token `index` in the sentence that began with `first`.
fn before_last<'t>(tokens: &[Token<'t>], first: usize, index: usize) -> &'t str {
    if index > first { tokens[index - 1].word } else { "" }
}

/// `"Why now?" President Ann Lane asked.` The name of a speaker and a verb of speech go on with the sentence.
fn speaker_follows(tokens: &[Token]) -> bool {
    const LONGEST_NAME: usize = 5;
    if tokens.first().is_some_and(Token::is_starter) {
        return false;
    }
    let after_name = tokens.iter().take(LONGEST_NAME + 1).position(|token| !token.is_upper());
    after_name.is_some_and(|at| at > 0 && words::is_speech_verb(tokens[at].word))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Asserts that `text` is cut where it has a `¦`, which is taken out first.
    #[track_caller]
    fn cuts(text: &str) {
        let expected: Vec<&str> = text.split('¦').map(str::trim).collect();
        let plain = text.replace('¦', "");
        let got: Vec<&str> = sentences(&plain).into_iter().map(|range| &plain[range]).collect();
        assert_eq!(got, expected);
    }

    #[test]
    fn short_forms_before_names_and_numbers_go_on() {
        cuts("Gen. Orla Finch and Rep. Sam Okoro (D-Conn.) met at No. 12 on Sept. 9. ¦Dr. Amari v. The State is next.");
        cuts("The answer was no. ¦No. 3 on the list was empty. ¦See Fig. 4 on p. 20.");
    }

    #[test]
    fn initials_belong_to_names() {
        cuts("A. B. Corwin wrote to Pyotr I. Belov. ¦(Photo: AP/J. Quill)");
        cuts("The law names Malcolm X. ¦He had three co-authors, you and I. ¦Were they paid?");
    }

    #[test]
    fn short_forms_that_may_end_a_sentence_do_so_before_a_clear_opener() {
        cuts("She moved to the U.S. ¦It was 1974. ¦The U.S. Treasury hired her from Harrow & Co. at once.");
        cuts(
            "Polls close at 9 p.m. Eastern on Tuesday. ¦At 10 a.m. Ms. Ruiz spoke. ¦They left at 4 p.m. ¦Ms. Ruiz stayed.",
        );
        cuts("The mill in Erie, Pa. was shut. ¦He felt ill. ¦Doctors came.");
    }

    #[test]
    fn a_quotation_is_cut_inside_but_not_from_its_speaker() {
        cuts("“Taxes fell. ¦Wages rose,” the mayor said. ¦“We won.” he added. ¦“We lost.” ¦She wept.");
        cuts("\"Is that so?\" Mayor Lena Ortiz asked. ¦\"Never!\" ¦He said it twice. ¦'Why not?' wrote one reader.");
    }

    #[test]
    fn ellipses_go_on_unless_a_new_sentence_is_clear() {
        cuts("We will ... build it... and I think ... I mean it. ¦He paused... ¦Then he left.... ¦Nobody spoke.");
        cuts("The plan [...] was dropped. ¦[...] It came back. ¦. . . It was dropped again. . . .");
    }

    #[test]
    fn numbers_addresses_and_names_keep_their_marks() {
        cuts("Growth was 2.4% in the third quarter. ¦5 million homes cost $1.5 billion. ¦iPhone sales fell.");
        cuts("Write to Ann.Lee@example.org or see https://example.org/a.B?c=D. ¦It is free. ¦Yahoo! News closed.");
        cuts("The court agreed.[12] ¦The senate (really?) did not.");
    }

    #[test]
    fn the_stops_of_every_script_end_a_sentence() {
        cuts("यह पहला है। ¦क्या यह दूसरा है? ¦हाँ।");
        cuts("Սա առաջինն է։ ¦Ինչո՞ւ ես եկել։");
        cuts("یہ پہلا ہے۔ ¦کیا یہ دوسرا ہے؟ ¦ہاں۔");
        cuts("大坝漏水。¦“我们会修。”他说。¦真的吗？¦是的！");
        cuts("堤防が壊れた。¦「直します。」と市長は言った。¦いつですか？");
        cuts("ይህ የመጀመሪያው ነው። ¦ይህ ሁለተኛው ነው።");
        cuts("هذا هو الأول. ¦هل هذا الثاني؟ ¦نعم.");
        cuts("Η πόλη κάηκε. ¦Κανείς δεν πέθανε. ¦Город сгорел в 2024 г. ¦Мэр молчит. ¦А. С. Ли уехал.");
    }

    #[test]
    fn marks_that_are_set_off_and_quotation_marks_of_all_kinds_stay_with_their_sentence() {
        cuts("« Nous reviendrons ! » a dit le maire. ¦Quand ? ¦Personne ne sait.");
        cuts("Er sagte: „Wir kommen.“ ¦Dann ging er. ¦»Nie!« ¦Sie blieb.");
        cuts("Dijo: «Volveremos». ¦¿Cuándo? ¦Nadie sabe.");
    }

    #[test]
    fn ordinals_and_words_cut_short_in_brackets_go_on() {
        cuts("Das war am 3. Mai. ¦Der 2. Weltkrieg begann 1939. ¦Er starb am 17. Juni 1944.");
        cuts("The town (pop. 5,000) burned. ¦The king (r. 1509) and the hall (cap. 300) fell. ¦He was 12. ¦They left.");
    }

    #[test]
    fn notes_stand_with_the_sentence_before() {
        cuts(
            "The mill shut.[1][2] ¦It had 40 workers.¹ ¦Nobody knows why.[citation needed] ¦It was sold.{{fact}} ¦That is so.[[3]](https://example.org/a) ¦The end.",
        );
    }

    #[test]
    fn a_stop_of_another_script_cuts_within_a_note() {
        cuts("Shut![։\u{a0}¦Why]");
    }

    #[test]
    fn a_missing_space_between_sentences_is_seen() {
        cuts(
            "They lost the vote.¦Today they said “never again.”¦The count was 1,204.¦That is final. ¦Run Node.Js now.",
        );
    }

    #[test]
    fn a_dateline_stays_with_its_sentence() {
        cuts("RIGA, Latvia (AP) — Six people were hurt. ¦AUSTIN, Tex. — Nobody was.");
    }

    #[test]
    fn wrapped_lines_are_joined_and_blank_lines_cut() {
        cuts("The council met in\r\nParis on Monday and agreed\r\non little. ¦It will\r\nmeet again.");
        cuts("A headline without a stop\n\n¦The story begins\nhere");
    }

    #[test]
    fn lines_broken_on_purpose_are_cut() {
        let body = "The minister said that the port would reopen within days, ".repeat(3) + "and left.";
        cuts(&format!("Port to reopen\n¦By Ada Crane\n¦{body}"));
        cuts("apples\n¦pears and plums\n¦figs");
    }

    #[test]
    fn markdown_blocks_stand_alone() {
        cuts(
            "# What Dr. Roe knew. And when\n¦She knew it all\nin May. ¦So did he.\n¦- first point\n¦- second point. ¦More on it.",
        );
        cuts("| year | rate |\n¦| --- | --- |\n¦| 2020 | 3 |");
    }

    #[test]
    fn lists_within_a_line_are_cut_at_their_markers() {
        cuts("1. Cut taxes ¦2. Build homes. ¦3. Go home");
        cuts("1) One thing ¦2) Another thing");
        cuts("a. Read it ¦b. Sign it");
        cuts("• Trains run ¦• 9. Buses do not");
    }

    /// Characters that the rules look at, so that random text meets them.
    const TELLING: &str = "[aAI19 .!?…\"”’()\\[\\]{}#|•*@/\\-—,é¹«»„“。」は說।؟։\u{a0}\u{feff}\r\n]{0,60}";

    proptest! {
        #[test]
        fn only_white_space_lies_outside_of_the_sentences(text in prop_oneof![TELLING, "\\PC{0,60}", any::<String>()]) {
            let mut end = 0;
            for range in sentences(&text) {
                prop_assert!(text[end..range.start].trim().is_empty());
                let sentence = &text[range.clone()];
                prop_assert!(!sentence.is_empty());
                prop_assert_eq!(sentence.trim(), sentence);
                end = range.end;
            }
            prop_assert!(text[end..].trim().is_empty());
        }
    }
}
