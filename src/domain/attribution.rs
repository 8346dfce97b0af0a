//! Who says so: the ordered chain of voices from the article to the claimant, and the words that weaken a claim.

use super::words::words;
use super::{Invalid, PartialDate, text};
use serde::{Deserialize, Serialize};

words! {
    /// What the reporting word does to the report: "claimed" keeps a distance, "confirmed" vouches.
    CueClass, "cue class", {
        /// "said", "told": it reports, and takes no side.
        Neutral = "neutral",
        /// "claimed", "alleged": the article keeps a distance.
        Distancing = "distancing",
        /// "confirmed", "revealed": the article vouches for it.
        Endorsing = "endorsing",
        /// "denied", "rejected": what follows is what the voice says is not so.
        Denial = "denial",
        /// "promised", "threatened": the voice binds itself to do it.
        Commissive = "commissive",
        /// "believes", "fears": what the voice has in mind.
        Mental = "mental",
        /// "reportedly", "it emerged": nobody is named who says so.
        Inference = "inference",
    }
}

words! {
    /// How the words are given.
    Form, "form", {
        /// In quotation marks, word for word.
        Direct = "direct",
        /// In the article's words.
        Indirect = "indirect",
        /// In the article's words, with some in quotation marks.
        Mixed = "mixed",
        /// A paper says it: a report, a law, a letter.
        Document = "document",
        /// A recording or a picture shows it.
        Media = "media",
    }
}

words! {
    /// What a weakening word does.
    HedgeClass, "hedge class", {
        /// "nearly", "about": it blurs a number or a degree.
        Approximator = "approximator",
        /// "reportedly", "according to": it says that somebody else vouches for it.
        Evidential = "evidential",
        /// "may", "could": it says that it is possible.
        Modal = "modal",
        /// "seems", "appears": it says how it looks.
        Appearance = "appearance",
        /// "widely", "some say": it hides how many, or who.
        Weasel = "weasel",
        /// "recently", "soon": it leaves open when.
        TemporalVague = "temporal_vague",
    }
}

/// The speaker of position 0 where nothing else is given: the article's own voice.
pub const OWN_VOICE: &str = "article";

/// One voice of the chain. Position is its place in the list; position 0 is the article's own voice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    /// As named in the text: a person, a role, a collective, an anonymous or passive voice.
    pub speaker: String,
    /// The words of saying, as the text has them: "said", "according to"; none where none is given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cue: Option<String>,
    /// What the cue does to the report; none where there is no cue.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cue_class: Option<CueClass>,
    /// How the voice's words are given; none where nobody has said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub form: Option<Form>,
    /// When the voice said it; none where that is not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub said_on: Option<PartialDate>,
    /// Where it was said: a briefing, a post on X, an interview.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub channel: Option<String>,
    /// What the voice is, where that stands beside its name: "spokeswoman for the bank".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
    /// The words of the text where they name nobody, such as "she": the speaker is then a guess at whom they mean.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub guessed_from: Option<String>,
}

impl Link {
    /// A voice of which nothing is known but its name.
    pub fn voice(speaker: &str) -> Self {
        Self {
            speaker: speaker.to_owned(),
            cue: None,
            cue_class: None,
            form: None,
            said_on: None,
            channel: None,
            role: None,
            guessed_from: None,
        }
    }

    pub(crate) fn checked(mut self) -> Result<Self, Invalid> {
        self.speaker = text::line("speaker", &self.speaker)?;
        self.cue = self.cue.map(|cue| text::line("cue", &cue)).transpose()?;
        self.channel = self.channel.map(|channel| text::line("channel", &channel)).transpose()?;
        self.role = self.role.map(|role| text::line("role", &role)).transpose()?;
        self.guessed_from = self.guessed_from.map(|words| text::line("guessed from", &words)).transpose()?;
        Ok(self)
    }
}

/// A word that weakens the claim; without it a different claim would be checked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Hedge {
    /// The words that weaken, as the text has them: "reportedly", "nearly".
    pub cue: String,
    /// In which way they weaken.
    pub class: HedgeClass,
}

impl Hedge {
    pub(crate) fn checked(self) -> Result<Self, Invalid> {
        Ok(Self { cue: text::line("hedge", &self.cue)?, class: self.class })
    }
}
