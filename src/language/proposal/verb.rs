//! Which word is the verb of a clause: auxiliaries, irregular verbs, and the regular endings where their place fits.

use super::word::Word;
use std::collections::HashMap;
use std::sync::LazyLock;

const AUXILIARIES: &str = "is are was were has have had will would can could may might must should shall does do did isn't aren't \
    wasn't weren't hasn't haven't hadn't won't wouldn't can't cannot couldn't shouldn't doesn't don't didn't it's he's she's \
    they're we're there's that's i'm i've we've they've he'd she'd they'd i'll we'll he'll she'll they'll it'll";

/// Past tenses that are no noun or adjective as well.
const PASTS: &str = "went came took made met held began wrote saw spoke won lost left led gave got fell rose struck hit sent put ran \
    flew broke sought found brought became drew grew fought said told thought knew kept stood sat paid sold spent built \
    bought caught chose cost felt forgot forgave froze heard hid hung laid lay lent meant quit read rode sang sank \
    shook shot showed shrank shut slept slid stole stuck swore swept taught threw tore understood undertook underwent \
    withdrew woke wore set-off set beat bore bound drove ate dealt dug fed fled overcame oversaw overtook rebuilt rang spread \
    swam swung upheld withheld wound remained seemed appeared died lied vied owed arose awoke bade bled blew bred clung crept \
    drank dwelt flung forbade foresaw forsook knelt leapt leant learnt misled mistook outgrew outsold overrode overthrew \
    partook shone slung slew snuck sped sprang spun stank stung strode strove strung sunk trod undid unwound wept withstood \
    wove wrung";

const PARTICIPLES: &str = "gone come taken made met held begun written seen spoken won lost left led given got gotten fallen risen struck \
    hit sent put run flown broken sought found brought become drawn grown fought said told thought known kept stood sat paid \
    sold spent built bought caught chosen cost felt forgotten frozen heard hidden hung laid lain lent meant quit read \
    ridden sung sunk shaken shown shot shrunk shut slept stolen stuck sworn swept taught thrown torn understood undertaken \
    undergone withdrawn woken worn set beaten borne bound driven eaten dealt dug fed fled overcome overseen overtaken rebuilt \
    rung spread upheld withheld been had done let cut";

const PRESENTS: &str = "says remains seems appears occupies contains requires bans allows gives takes makes goes comes gets keeps owns \
    employs produces earns pays spends believes wants intends expects opposes rejects insists denies governs represents \
    provides prohibits guarantees knows thinks remain include contain require say want";

/// Verbs that are nouns as well: "the plans stood", "the plans include".
const HOMOGRAPHS: &str = "heads includes costs means shows stands runs leads holds exports imports works lies lives hopes fears plans \
    supports demands claims controls faces caps limits sees";

/// Plurals of verbs that are nouns as well, told by the plural before them: "figures show".
const PLURALS: [&str; 18] = [
    "show", "suggest", "reveal", "indicate", "find", "mean", "cost", "cut", "rise", "fall", "die", "live", "work",
    "earn", "hold", "face", "open", "close",
];

/// Words after which "-s" and "-ed" are verbs.
const SUBJECTS: [&str; 15] = [
    "he", "she", "it", "they", "we", "i", "you", "who", "which", "nobody", "both", "neither", "this", "that", "others",
];

const DEMONYMS: [&str; 6] = ["an", "ish", "ese", "ern", "ch", "ni"];

fn determiner(word: &Word) -> bool {
    word.is_one_of(&[
        "the", "a", "an", "its", "his", "her", "their", "this", "that", "these", "those", "no", "all", "some",
    ])
}

/// What the lists say of a word, looked up once where a sentence is read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Forms(u8);

impl Forms {
    const AUXILIARY: u8 = 1;
    const PAST: u8 = 2;
    const PARTICIPLE: u8 = 4;
    const PRESENT: u8 = 8;
    const HOMOGRAPH: u8 = 16;

    pub fn of(folded: &str) -> Self {
        FORMS.get(folded).copied().unwrap_or_default()
    }

    pub fn is_past(self) -> bool {
        self.has(Self::PAST)
    }

    /// "remains", "contains": a present that is no noun as well.
    pub fn is_present(self) -> bool {
        self.has(Self::PRESENT)
    }

    pub fn is_participle(self) -> bool {
        self.has(Self::PARTICIPLE)
    }

    fn has(self, form: u8) -> bool {
        self.0 & form != 0
    }
}

static FORMS: LazyLock<HashMap<&str, Forms>> = LazyLock::new(|| {
    let lists = [
        (AUXILIARIES, Forms::AUXILIARY),
        (PASTS, Forms::PAST),
        (PARTICIPLES, Forms::PARTICIPLE),
        (PRESENTS, Forms::PRESENT),
        (HOMOGRAPHS, Forms::HOMOGRAPH),
    ];
    let mut forms: HashMap<&str, Forms> = HashMap::new();
    for (words, form) in lists {
        for word in words.split_whitespace() {
            forms.entry(word).or_default().0 |= form;
        }
    }
    forms
});

pub fn auxiliary(word: &Word) -> bool {
    // A month and a name, unless they open a question.
    word.forms.has(Forms::AUXILIARY) && !matches!(word.text, "May" | "Will")
}

/// A verb by itself, wherever it stands.
pub fn finite(word: &Word) -> bool {
    let lower = !word.is_capital();
    auxiliary(word) || lower && (word.forms.has(Forms::PAST | Forms::PRESENT))
}

fn ends_in_ed(word: &Word) -> bool {
    word.folded.len() > 4
        && word.folded.ends_with("ed")
        && !word.is_capital()
        && !word.is_one_of(&["hundred", "indeed"])
}

pub fn past(word: &Word) -> bool {
    !word.is_capital() && word.forms.has(Forms::PAST) || ends_in_ed(word)
}

pub fn participle(word: &Word) -> bool {
    !word.is_capital() && word.forms.has(Forms::PARTICIPLE) || ends_in_ed(word)
}

pub fn adverb(word: &Word) -> bool {
    const ADVERBS: [&str; 20] = [
        "also",
        "now",
        "then",
        "still",
        "already",
        "not",
        "never",
        "since",
        "again",
        "later",
        "soon",
        "just",
        "even",
        "meanwhile",
        "once",
        "first",
        "often",
        "always",
        "both",
        "himself",
    ];
    word.is_one_of(&ADVERBS) || word.folded.len() > 4 && word.folded.ends_with("ly") && !word.is_capital()
}

/// Is the word at `at` a verb where it stands? The endings "-ed" and "-s" need a subject before them.
pub fn predicate(words: &[Word], at: usize) -> bool {
    let word = &words[at];
    if finite(word) {
        return true;
    }
    let Some(before) = (0..at).rev().find(|before| !adverb(&words[*before])).map(|before| &words[before]) else {
        return false;
    };
    let next = words.get(at + 1);
    // "Russia holds a fifth" has a verb, "European capitals then" and "Russian troops in" have none.
    let name =
        before.is_capital() && !determiner(before) && !DEMONYMS.iter().any(|ending| before.folded.ends_with(ending));
    let object =
        next.is_some_and(|next| determiner(next) || next.text.starts_with(|c: char| c.is_ascii_digit() || c == '$'));
    let lower = word.text.starts_with(char::is_lowercase);
    let third = lower && word.folded.len() > 3 && word.folded.ends_with('s') && !word.folded.ends_with("ss");
    // "troops killed by mines" is no clause, "the plans stood" and "a team travelled" are.
    let by = next.is_some_and(|next| next.is("by"));
    let noun =
        !before.is_mark() && !before.is_one_of(&["the", "a", "an", "of", "and", "its", "his", "their", "her", "or"]);
    let infinitive = next.is_some_and(|next| next.is("to"))
        && words.get(at + 2).is_some_and(|verb| !determiner(verb) && !verb.is_capital());
    let subject = before.is_one_of(&SUBJECTS) || before.is_capital() && !determiner(before) && name;
    // "The bank, whose profit fell, plans to cut": the subject stands before the commas.
    let set_off = before.is(",") && infinitive;
    let homograph = word.forms.has(Forms::HOMOGRAPH) && (subject || set_off || noun && (object || infinitive));
    homograph
        || ends_in_ed(word) && !by && (noun || before.is(","))
        || third && (before.is_one_of(&SUBJECTS) || name && object)
}

/// Is there a word that may be a verb, where `main_verb` finds none that must be one? "The dam burst", "figures show".
pub fn may_have_verb(words: &[Word]) -> bool {
    const TWOFOLD: [&str; 10] = ["burst", "cast", "split", "shed", "hurt", "bent", "lit", "spat", "bid", "thrust"];
    words.windows(2).any(|two| {
        let (before, word) = (&two[0], &two[1]);
        let lower = word.text.starts_with(char::is_lowercase) && !before.is_mark() && !determiner(before);
        let past = word.forms.has(Forms::PAST | Forms::PARTICIPLE) || word.is_one_of(&TWOFOLD);
        let plural = before.folded.ends_with('s') || before.is_one_of(&SUBJECTS);
        lower && (past || plural && word.is_one_of(&PLURALS))
    })
}

/// A word that is neither mark, name, article, pronoun nor adverb.
fn plain(word: &Word) -> bool {
    !word.is_mark() && !word.is_capital() && !determiner(word) && !adverb(word) && !word.is_one_of(&SUBJECTS)
}

/// The verb that a clause is built on: the first that stands in no relative clause.
pub fn main_verb(words: &[Word]) -> Option<usize> {
    let mut at = 0;
    while at < words.len() {
        let word = &words[at];
        if word.inside {
            at += 1;
            continue;
        }
        let relative = word
            .is_one_of(&["who", "which", "whose", "that", "where", "when", "whom", "after", "before", "as", "while"]);
        if relative && at + 1 < words.len() {
            let opens = at == 0 && !word.is_one_of(&["that", "which", "who"]);
            let apart = opens || at > 0 && words[at - 1].is(",");
            if apart && let Some(comma) = (at..words.len()).find(|at| words[*at].is(",") && !words[*at].inside) {
                at = comma + 1;
                continue;
            }
            let demonstrative = at == 0 && word.is("that");
            // "Men who want work can": what follows "who" at once is its verb, though no list knows it.
            let at_once = at > 0 && word.is_one_of(&["who", "which"]) && words.get(at + 1).is_some_and(plain);
            let verb = if at_once { Some(at + 1) } else { (at + 1..words.len()).find(|at| predicate(words, *at)) };
            let verb = verb.filter(|_| !demonstrative && !apart);
            if let Some(verb) = verb {
                // Past the whole verb group of the relative clause.
                at = (verb + 1..words.len())
                    .find(|at| !(auxiliary(&words[*at]) || adverb(&words[*at]) || words[*at].is("been")))
                    .unwrap_or(words.len());
                at += usize::from(words.get(at).is_some_and(participle));
                continue;
            }
        }
        if predicate(words, at) {
            return Some(at);
        }
        at += 1;
    }
    None
}
