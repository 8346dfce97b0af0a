//! The stops of scripts other than Latin, Greek and Cyrillic, by the Unicode property Sentence_Terminal.

use icu_properties::CodePointSetData;
use icu_properties::props::SentenceTerminal;

/// What may close a quotation or a bracket behind a stop.
pub const CLOSERS: &[char] = &['”', '’', ')', '」', '』', '）', '》', '〉', '】', '»', '"'];

/// A mark that ends a sentence and is no ASCII. The Armenian marks of question and exclamation stand within a word.
pub fn is_stop(c: char) -> bool {
    match c {
        // The question mark of Greek.
        '\u{37E}' => true,
        // Letters, and the quotation marks of news: asking Unicode of each would be a third of the time.
        '\0'..='\u{588}' | '\u{900}'..='\u{963}' | '\u{2010}'..='\u{201F}' | '…' => false,
        '\u{3040}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7A3}' => false,
        _ => CodePointSetData::new::<SentenceTerminal>().contains(c),
    }
}

/// Does a new sentence begin with these words, which stand behind a stop without a space? Where a quotation was closed
/// in between, a particle or a verb of speech goes on with its sentence: `「…。」と言った`, `“……。”他说`.
pub fn opens(after: &str, quoted: bool) -> bool {
    const PARTICLES: [&str; 8] = ["と", "って", "など", "との", "という", "は", "が", "を"];
    const SAYING: [&str; 8] = ["说", "說", "表示", "称", "指出", "问道", "强调", "写道"];
    /// How far behind the quotation the verb of speech stands, in characters.
    const NEAR: usize = 8;
    let goes_on = || {
        let near: String = after.chars().take(NEAR).take_while(|c| !is_stop(*c) && *c != '，').collect();
        PARTICLES.iter().any(|particle| after.starts_with(particle)) || SAYING.iter().any(|verb| near.contains(verb))
    };
    let begins = after.starts_with(|c: char| c.is_alphanumeric() || !c.is_ascii() || matches!(c, '"' | '(' | '['));
    let bound = after.starts_with(CLOSERS) || after.starts_with(['，', '、', '；', '：']);
    begins && !bound && !(quoted && goes_on())
}
