//! The flags that say who makes a claim and how, shared by `claim add` and `claim edit`.

use crate::cli::failure::Failure;
use crate::cli::words::word;
use claimbench::domain::{CueClass, Form, Link, OWN_VOICE, PartialDate};
use clap::Args;

#[derive(Args)]
pub struct Voices {
    /// Who says so; several give the chain from the article inwards: --said-by Kremlin --said-by Gerasimov
    #[arg(long, value_name = "NAME")]
    said_by: Vec<String>,

    /// The reporting word of the innermost voice: "claimed", "according to"
    #[arg(long, value_name = "WORD")]
    cue: Option<String>,

    /// What that word does
    #[arg(long, value_name = "CLASS", value_parser = word::<CueClass>())]
    cue_class: Option<CueClass>,

    /// How the words are given
    #[arg(long, value_parser = word::<Form>())]
    form: Option<Form>,

    /// When it was said
    #[arg(long, value_name = "DATE")]
    said_on: Option<PartialDate>,

    /// Where it was said: a briefing, a post on X
    #[arg(long, value_name = "TEXT")]
    channel: Option<String>,

    /// What the innermost voice is: "spokeswoman for the bank"
    #[arg(long, value_name = "TEXT")]
    role: Option<String>,
}

impl Voices {
    /// The chain; none where no voice is named.
    pub fn chain(self) -> Result<Option<Vec<Link>>, Failure> {
        let Some((last, outer)) = self.said_by.split_last() else {
            let stray = [
                ("--cue", self.cue.is_some()),
                ("--cue-class", self.cue_class.is_some()),
                ("--form", self.form.is_some()),
                ("--said-on", self.said_on.is_some()),
                ("--channel", self.channel.is_some()),
                ("--role", self.role.is_some()),
            ];
            return match stray.iter().find(|(_, given)| *given) {
                Some((flag, _)) => Err(Failure::misuse(
                    format!("{flag} describes a voice, and none is named"),
                    "Name the voice with --said-by.",
                )),
                None => Ok(None),
            };
        };
        let mut chain = vec![Link::voice(OWN_VOICE)];
        chain.extend(outer.iter().map(|voice| Link::voice(voice)));
        chain.push(Link {
            speaker: last.clone(),
            cue: self.cue,
            cue_class: self.cue_class,
            form: self.form,
            said_on: self.said_on,
            channel: self.channel,
            role: self.role,
            guessed_from: None,
        });
        Ok(Some(chain))
    }
}
