//! Rules about who says so: said-open, own-witness, interested-only, endorsing-verb, anonymous-single.

use super::entry::{Entry, Finding, Inspection, RuleText};
use super::look::{Look, Ruling, listed};
use super::{Severity, phrase};
use crate::domain::{
    Claim, ClaimKind, CueClass, OWN_VOICE, Question, Rule, Source, SourceKind, StoredEvidence, Verdict, Word,
};
use crate::judgement::independence::address;

pub static SAID_OPEN: Entry = Entry {
    text: RuleText {
        rule: Rule::SaidOpen,
        severity: Severity::Error,
        wants: "Where a claim is laid to somebody, it is checked that they said it.",
        why: "A true statement in the wrong mouth is still an error, and one that its victim will not forgive.",
        source: "The said/true split of this program; AVeriTeC and ClaimReview both record the claimant and where it \
                 was said.",
        way_out: "claimbench evidence add {claim} --question said --source S --stance supports --quote \"WORDS\", then \
                  claimbench status {claim} supported --question said --because \"...\"",
    },
    inspection: Inspection::OfClaim(said_open),
};

fn said_open(look: &Look<'_>) -> Vec<Finding> {
    let claim = &look.dossier.claim;
    let is_asked = claim.questions().contains(&Question::Said);
    let (Some(claimant), Some(ruling)) = (claim.claimant(), look.ruling(Question::True)) else { return Vec::new() };
    if !is_asked || look.ruling(Question::Said).is_some() {
        return Vec::new();
    }
    let reason = format!("It is {}; whether {} said so is open.", ruling.name(), claimant.speaker);
    vec![Finding::new(reason)]
}

pub static OWN_WITNESS: Entry = Entry {
    text: RuleText {
        rule: Rule::OwnWitness,
        severity: Severity::Error,
        wants: "Somebody other than those who make a claim shows that it is so.",
        why: "That the Kremlin says again what the Kremlin said proves that it was said. For whether it is so, it is \
              no witness; nor is the article for itself. A body that makes a figure is another matter: its data sets, \
              documents and statistics are where the figure is read.",
        source: "NATO grading of information (STANAG 2511, the Admiralty code): confirmed means confirmed by other \
                 independent sources.",
        way_out: "claimbench evidence add {claim} --question true --source S --stance supports ..., or claimbench \
                  status {claim} unproven --question true --because \"...\"",
    },
    inspection: Inspection::OfClaim(own_witness),
};

fn own_witness(look: &Look<'_>) -> Vec<Finding> {
    let Some(ruling) = look.ruling(Question::True).filter(|ruling| rests_on_own_voices(look, ruling)) else {
        return Vec::new();
    };
    let pieces = listed(ruling.decisive.iter().copied());
    let whose = look.dossier.claim.claimant().map_or("the article's own", |_| "the claim's own voices");
    let verb = if ruling.decisive.len() == 1 { "is" } else { "are all" };
    vec![Finding::new(format!("{} rests on {pieces}, which {verb} {whose}.", ruling.name()))]
}

/// Whether only the voices of the claim's chain, or the article itself, say that it is so. What a voice holds, a text
/// says or somebody was quoted with is best known from themselves.
fn rests_on_own_voices(look: &Look<'_>, ruling: &Ruling<'_>) -> bool {
    let claim = &look.dossier.claim;
    let of_words =
        matches!(claim.kind, ClaimKind::Quote | ClaimKind::Position | ClaimKind::Provision | ClaimKind::Opinion);
    let speakers = claim.attribution.iter().map(|link| link.speaker.as_str()).filter(|speaker| *speaker != OWN_VOICE);
    let speakers: Vec<&str> = speakers.collect();
    let article = look.dossier.article.as_ref().and_then(|article| address(article.url.as_deref()?));
    let is_own = |stored: &&StoredEvidence| {
        let printed_there = article.is_some() && stored.source.url.as_deref().and_then(address) == article;
        printed_there
            || (!makes_the_figure(claim, &stored.source)
                && speakers.iter().any(|speaker| speaks(&stored.source, speaker)))
    };
    ruling.verdict.affirms() && !of_words && !ruling.decisive.is_empty() && ruling.decisive.iter().all(is_own)
}

/// Whether the source is where a figure of the claim is made: the data set or the document of whoever counts, or the
/// statement of a body whose office it is to count. That body's word is not one voice among others; it is the figure.
fn makes_the_figure(claim: &Claim, source: &Source) -> bool {
    let has_figure = claim.kind == ClaimKind::Quantity || !claim.quantities.is_empty();
    has_figure
        && match source.kind {
            SourceKind::Dataset | SourceKind::PrimaryDocument => true,
            SourceKind::OfficialStatement => {
                let names = [Some(source.name.as_str()), source.publisher.as_deref(), source.author.as_deref()];
                names.into_iter().flatten().any(counts_by_office)
            }
            _ => false,
        }
}

/// Stems of the names under which bodies count: offices of statistics, of the census, of the register.
const COUNTING: [&str; 11] = [
    "statisti",
    "estadística",
    "статист",
    "census",
    "eurostat",
    "destatis",
    "insee",
    "istat",
    "indec",
    "rosstat",
    "registrar",
];

fn counts_by_office(name: &str) -> bool {
    let name = name.to_lowercase();
    COUNTING.iter().any(|stem| name.contains(stem))
}

/// Whether the source is the speaker. A report's name may be its headline, which holds the names of those it is about:
/// of a report only publisher and author speak.
fn speaks(source: &Source, speaker: &str) -> bool {
    let is_voice = matches!(
        source.kind,
        SourceKind::OfficialStatement
            | SourceKind::SocialPost
            | SourceKind::Interview
            | SourceKind::PrimaryDocument
            | SourceKind::Other
    );
    let by = [source.publisher.as_deref(), source.author.as_deref()];
    by.into_iter().flatten().any(|name| phrase::alike(name, speaker))
        || phrase::holds(speaker, &source.name)
        || (is_voice && by == [None, None] && phrase::holds(&source.name, speaker))
}

pub static INTERESTED_ONLY: Entry = Entry {
    text: RuleText {
        rule: Rule::InterestedOnly,
        severity: Severity::Warning,
        wants: "Somebody without a stake in the matter agrees with the verdict.",
        why: "A party to the matter may be right, and gains by being believed.",
        source: "IFCN Code of Principles: the relevant interests of the sources quoted are weighed and disclosed.",
        way_out: "claimbench evidence add {claim} --question true --source S ... from a source with no stake, or \
                  claimbench check waive {claim} interested-only --reason \"...\"",
    },
    inspection: Inspection::OfClaim(interested_only),
};

fn interested_only(look: &Look<'_>) -> Vec<Finding> {
    let Some(ruling) = look.ruling(Question::True) else { return Vec::new() };
    let all_parties = ruling.decisive.iter().all(|stored| stored.source.interest.is_some());
    let decided = ruling.verdict.affirms() || ruling.verdict.denies();
    // Own voices are told as an error already.
    if !decided
        || ruling.decisive.is_empty()
        || !all_parties
        || ruling.is_on_record()
        || rests_on_own_voices(look, ruling)
    {
        return Vec::new();
    }
    let pieces = listed(ruling.decisive.iter().copied());
    vec![Finding::new(format!("{} rests only on parties to the matter: {pieces}.", ruling.name()))]
}

pub static ENDORSING_VERB: Entry = Entry {
    text: RuleText {
        rule: Rule::EndorsingVerb,
        severity: Severity::Warning,
        wants: "“Confirmed”, “revealed” and their like stand only where the claim is supported.",
        why: "Such verbs vouch for what they report. Where nobody has shown that it is so, the article takes sides in \
              passing; “said” does not.",
        source: "Desk practice: style guides ask for the neutral “said”.",
        way_out: "claimbench fix propose {claim} --to \"... said ...\" --because \"it is not established\"",
    },
    inspection: Inspection::OfClaim(endorsing_verb),
};

fn endorsing_verb(look: &Look<'_>) -> Vec<Finding> {
    let claim = &look.dossier.claim;
    let verdict = look.dossier.verdict(Question::True);
    if verdict.affirms() || !claim.questions().contains(&Question::True) {
        return Vec::new();
    }
    let vouching = claim.attribution.iter().find(|link| link.cue_class == Some(CueClass::Endorsing));
    let Some(link) = vouching else { return Vec::new() };
    let verb = link.cue.as_deref().map_or("A verb".to_owned(), |cue| format!("“{cue}”"));
    let found =
        if verdict == Verdict::Unverified { "not verified".to_owned() } else { format!("“{}”", verdict.spoken()) };
    vec![Finding::new(format!("{verb} vouches for what {} said, and that is {found}.", link.speaker))]
}

pub static ANONYMOUS_SINGLE: Entry = Entry {
    text: RuleText {
        rule: Rule::AnonymousSingle,
        severity: Severity::Warning,
        wants: "What an unnamed voice says is confirmed from a second origin.",
        why: "Nobody answers for it, and no reader can ask them. Alone, it is the weakest witness there is.",
        source: "Reuters Handbook of Journalism: sources that cannot be named are the weakest, and a story on a single \
                 one is the exception.",
        way_out: "claimbench evidence add {claim} --source S --stance supports --origin LABEL ..., or name the voice: \
                  claimbench claim edit {claim} --said-by NAME",
    },
    inspection: Inspection::OfClaim(anonymous_single),
};

fn anonymous_single(look: &Look<'_>) -> Vec<Finding> {
    let claimant = look.dossier.claim.claimant().filter(|link| is_unnamed(&link.speaker));
    let ruling = look.main().filter(|ruling| ruling.verdict.affirms());
    let (Some(claimant), Some(ruling)) = (claimant, ruling) else { return Vec::new() };
    let origins = ruling.origins();
    let Some(origin) = origins.first().filter(|_| origins.len() == 1) else { return Vec::new() };
    let reason = format!("“{}” names nobody, and {} rests on one origin, {origin}.", claimant.speaker, ruling.name());
    vec![Finding::new(reason)]
}

/// Words for people whom nobody has named.
const UNNAMED: [&str; 30] = [
    "anonymous",
    "unnamed",
    "unidentified",
    "anonymity",
    "official",
    "officials",
    "source",
    "sources",
    "insider",
    "insiders",
    "aide",
    "aides",
    "diplomat",
    "diplomats",
    "adviser",
    "advisers",
    "advisor",
    "advisors",
    "expert",
    "experts",
    "analyst",
    "analysts",
    "critics",
    "observers",
    "people",
    "person",
    "reports",
    "assessments",
    "estimates",
    "witnesses",
];

/// Whether the speaker is somebody without a name: "a senior official", "people familiar with the talks". A name after
/// it takes that back: "senior adviser Yury Ushakov".
fn is_unnamed(speaker: &str) -> bool {
    let named = |word: &str| word.chars().next().is_some_and(char::is_uppercase);
    let words: Vec<&str> =
        speaker.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric())).collect();
    let at = words.iter().position(|word| UNNAMED.contains(&word.to_lowercase().as_str()));
    at.is_some_and(|at| !words.get(at + 1).is_some_and(|next| named(next)))
}
