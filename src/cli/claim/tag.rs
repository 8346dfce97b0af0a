//! `claim tag`: adds tags to claims, or takes them off.

use super::super::Outcome;
use super::super::context::Context;
use super::super::failure::Failure;
use super::choice::{Choice, split};
use clap::Args;

/// Add tags to claims, or take them off: claim tag 2 3 4 economy
#[derive(Args)]
pub struct Arguments {
    /// The claims by their numbers, then the tags to add
    #[arg(value_name = "N|TAG")]
    words: Vec<String>,

    /// A tag to add that looks like the number of a claim: --tag 2026
    #[arg(long = "tag", value_name = "TAG")]
    tags: Vec<String>,

    /// A tag to take off
    #[arg(long, value_name = "TAG")]
    remove: Vec<String>,

    #[command(flatten)]
    choice: Choice,
}

pub fn run(context: &mut Context, arguments: Arguments) -> Outcome {
    let Arguments { words, mut tags, remove, choice } = arguments;
    let (numbers, named) = split(words);
    tags.extend(named);
    if tags.is_empty() && remove.is_empty() {
        return Err(Failure::misuse(
            "no tag is given",
            "The numbers of claims stand first, then the tags; a tag that is a number is given with --tag.",
        ));
    }
    let (mut workbench, chosen) = choice.open(context, numbers, None)?;
    let signed = |sign: &str, tags: &[String]| tags.iter().map(|tag| format!("{sign}{tag}")).collect::<Vec<_>>();
    let all = format!("tags {}", [signed("+", &tags), signed("-", &remove)].concat().join(" "));
    let dossiers = workbench.tag_all(chosen.claims(), tags, remove, chosen.run())?;
    let what = match dossiers.first().map(|dossier| dossier.claim.tags.as_slice()) {
        None | Some([]) => "has no tags now".to_owned(),
        Some(tags) => format!("is tagged {}", tags.join(", ")),
    };
    chosen.print(context, &dossiers, &what, &all)
}
