//! English verbs by their forms: auxiliaries, irregular ones, and those that are nouns as well.

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

/// What the lists say of a word, looked up once where a sentence is read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Forms(u8);

impl Forms {
    pub const AUXILIARY: u8 = 1;
    pub const PAST: u8 = 2;
    pub const PARTICIPLE: u8 = 4;
    pub const PRESENT: u8 = 8;
    pub const HOMOGRAPH: u8 = 16;

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

    pub fn has(self, form: u8) -> bool {
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
