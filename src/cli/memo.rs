//! `memo`: the corrections memo.

use super::context::Context;
use super::failure::Failure;
use super::report::Gathered;
use super::words::word;
use super::{Done, Outcome, draw, output, outside, report};
use claimbench::domain::{ArticleNumber, Audience, FixAnswer, Redaction};
use claimbench::formats::json::{FixJson, pretty};
use claimbench::report::memo::{self, Memo};
use claimbench::workbench::{Access, Workbench};
use clap::{Args, ValueEnum};
use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;

/// Print the corrections memo: every proposed fix with its reason and the answers to it
///
/// Then what else does not stand as written, in the report's own words: claims for which nobody has proposed a fix yet.
#[derive(Args)]
pub struct Arguments {
    /// Only fixes of this article's claims
    #[arg(long, value_name = "A")]
    article: Option<ArticleNumber>,

    /// How it is written
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,

    /// Who it is for: author and public never read a confidential source's name; for the public only what was accepted
    #[arg(long, value_parser = word::<Audience>(), default_value = "author")]
    audience: Audience,

    /// Write it to a file
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Table,
    Markdown,
    /// The article's sentences with the changes marked: {~~old~>new~~}
    Criticmarkup,
    /// The article for Word: each fix a tracked change with its reason beside it; `fix answers` reads what comes back
    Docx,
}

pub fn run(context: &mut Context, arguments: Arguments) -> Outcome {
    let workbench = context.open(Access::Read)?;
    let audience = arguments.audience;
    let mut fixes: Vec<memo::Proposed> = workbench
        .fixes(arguments.article)?
        .into_iter()
        .map(|(stored, dossier, sentence)| memo::Proposed { stored, claim: dossier.claim, sentence })
        .collect();
    if audience == Audience::Public {
        // What the desk and the author argued about is theirs.
        fixes.retain(|proposed| proposed.stored.answer().is_some_and(|answer| answer.answer == FixAnswer::Accepted));
        fixes.iter_mut().flat_map(|proposed| &mut proposed.stored.answers).for_each(|answer| answer.note = None);
    }
    let gathered = report::gathered_for(context, &workbench, arguments.article, audience)?;
    if arguments.format == Format::Docx && !context.json {
        return in_word(context, &workbench, &gathered, fixes, arguments);
    }
    let json = context.json;
    let write = |width: draw::Width, out: &mut dyn Write| {
        outside::write(&workbench, audience, "the memo", out, |redaction, out| {
            let mut fixes = fixes.clone();
            if audience != Audience::Internal {
                redaction.clean(&mut fixes);
            }
            let report = gathered.report(redaction);
            let memo = Memo::of(fixes, &report);
            match json {
                true => Ok(pretty(out, &memo.fixes.iter().map(|fix| FixJson::of(&fix.stored)).collect::<Vec<_>>())?),
                false => print(&memo, arguments.format, width, out),
            }
        })
    };
    match output::unless_stdout(arguments.output) {
        Some(file) => {
            output::write_whole(&file, |out| {
                let mut drawn = Vec::new();
                write(draw::Width::Unlimited, &mut drawn)?;
                Ok(out.write_all(&anstream::adapter::strip_bytes(&drawn).into_vec())?)
            })?;
            context.wrote(&file)?;
        }
        None => write(draw::Width::of_stdout(), &mut context.out)?,
    }
    Ok(Done::Clean)
}

fn print(memo: &Memo, format: Format, width: draw::Width, out: &mut dyn Write) -> Result<(), Failure> {
    match format {
        Format::Table => draw::memo::draw(memo, width, out)?,
        Format::Markdown => out.write_all(memo::markdown(memo).as_bytes())?,
        // A document is no text: `in_word` writes it.
        Format::Criticmarkup | Format::Docx => out.write_all(memo::critic_markup(memo).as_bytes())?,
    }
    Ok(())
}

/// The article with the memo in it, which is one article.
fn in_word(
    context: &mut Context,
    workbench: &Workbench,
    gathered: &Gathered,
    fixes: Vec<memo::Proposed>,
    arguments: Arguments,
) -> Outcome {
    let audience = arguments.audience;
    let Some(file) =
        output::unless_stdout(arguments.output).or_else(|| (!io::stdout().is_terminal()).then(|| "-".into()))
    else {
        return Err(Failure::misuse("a document cannot be shown in a terminal", "name a file: --output memo.docx"));
    };
    let make = |redaction: &Redaction| {
        let mut fixes = fixes.clone();
        if audience != Audience::Internal {
            redaction.clean(&mut fixes);
        }
        let report = gathered.report(redaction);
        let [covered] = report.cover.articles.as_slice() else {
            return Err(not_one_article(report.cover.articles.len()));
        };
        let document = memo::word(&Memo::of(fixes, &report), &report, covered);
        Ok((document.text(), document.packed()?))
    };
    output::write_whole(&file, |out| outside::write_packed(workbench, audience, "the memo", out, make))?;
    if !output::is_stdout(&file) {
        context.wrote(&file)?;
    }
    Ok(Done::Clean)
}

fn not_one_article(count: usize) -> Failure {
    match count {
        0 => Failure::misuse(
            "the case has no article that could be put in a document",
            "add it: claimbench article add FILE",
        ),
        _ => Failure::misuse(format!("a document holds one article, and there are {count}"), "name one: --article A1"),
    }
}
