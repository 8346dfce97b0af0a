//! Which claims a verb of everyday is for, and how their change is told; shared by tag, assign, priority and set-aside.

use crate::cli::context::Context;
use crate::cli::draw::{self, one_line, style};
use crate::cli::failure::Failure;
use crate::cli::{Done, Outcome};
use claimbench::domain::query::{Filter, Query};
use claimbench::domain::{ClaimNumber, Dossier};
use claimbench::formats::json::ClaimJson;
use claimbench::report::words::count;
use claimbench::workbench::{Access, Run, Workbench};
use clap::Args;
use std::io::Write;

#[derive(Args)]
pub struct Choice {
    /// Every claim that this query picks, in place of numbers: 'tag:front assignee:me'
    #[arg(long = "where", value_name = "QUERY", allow_hyphen_values = true)]
    query: Option<String>,

    /// Only tell what would change
    #[arg(long)]
    dry_run: bool,
}

/// The claims meant.
pub struct Chosen {
    claims: Vec<ClaimNumber>,
    /// One claim by its number is told in full, and is one object in JSON.
    alone: bool,
    run: Run,
}

/// The numbers at the beginning, and the words behind them.
pub fn split(words: Vec<String>) -> (Vec<ClaimNumber>, Vec<String>) {
    let numbers: Vec<ClaimNumber> = words.iter().map_while(|word| word.parse().ok()).collect();
    let rest = words.into_iter().skip(numbers.len()).collect();
    (numbers, rest)
}

impl Choice {
    /// Opens the case and finds the claims: the numbers given, each once, or what the query picks and `among` lets pass.
    pub fn open(
        &self,
        context: &Context,
        numbers: Vec<ClaimNumber>,
        among: Option<Filter>,
    ) -> Result<(Workbench, Chosen), Failure> {
        let workbench = context.open(Access::Write)?;
        let run = if self.dry_run { Run::Dry } else { Run::Real };
        let Some(query) = &self.query else {
            let mut claims = Vec::new();
            for number in numbers {
                if !claims.contains(&number) {
                    claims.push(number);
                }
            }
            if claims.is_empty() {
                return Err(Failure::misuse(
                    "no claim is named",
                    "Give their numbers, or pick them with --where QUERY.",
                ));
            }
            let alone = claims.len() == 1;
            return Ok((workbench, Chosen { claims, alone, run }));
        };
        if !numbers.is_empty() {
            return Err(Failure::misuse(
                "claims are named by number and by --where",
                "Use one of the two; a tag that is a number is given with --tag.",
            ));
        }
        let mut query = Query::parse(query)?;
        if query == Query::default() {
            return Err(Failure::misuse("the query is empty", "Say which claims are meant: --where 'stage:open'."));
        }
        if let Some(filter) = among {
            query = query.and(filter)?;
        }
        let (found, _) = workbench.claims(&query, usize::MAX)?;
        Ok((workbench, Chosen { claims: found.iter().map(Dossier::number).collect(), alone: false, run }))
    }
}

impl Chosen {
    pub fn claims(&self) -> &[ClaimNumber] {
        &self.claims
    }

    pub fn run(&self) -> Run {
        self.run
    }

    /// Tells what became of them: `what` is said of one claim, `all` of several.
    pub fn print(&self, context: &mut Context, dossiers: &[Dossier], what: &str, all: &str) -> Outcome {
        let today = context.now().day();
        match dossiers {
            [only] if self.alone && self.run == Run::Real => super::print_changed(context, only, &one_line(what))?,
            [only] if self.alone && context.json => context.print_json(&ClaimJson::of(only, today))?,
            _ if context.json => {
                let claims: Vec<ClaimJson> = dossiers.iter().map(|dossier| ClaimJson::of(dossier, today)).collect();
                context.print_json(&claims)?;
            }
            [] => writeln!(context.out, "No claims.")?,
            several => {
                let claims = count(several.len(), "claim", "claims");
                let all = one_line(all);
                let would = if self.run == Run::Dry { "Would change" } else { "Changed" };
                writeln!(context.out, "{would} {claims}: {all}.")?;
                self.list(context, several)?;
            }
        }
        if self.run == Run::Dry {
            context.aside("Nothing was stored.");
        }
        Ok(Done::Clean)
    }

    fn list(&self, context: &mut Context, dossiers: &[Dossier]) -> std::io::Result<()> {
        let width = draw::Width::of_stdout();
        for dossier in dossiers {
            let label =
                format!("  {}  ", style::styled(style::NUMBER, format_args!("{:<4}", dossier.number().to_string())));
            write!(context.out, "{}", draw::labelled(width, &label, 8, style::PLAIN, &dossier.claim.text))?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_stand_first_and_the_rest_are_words() {
        let words = |line: &str| line.split(' ').map(str::to_owned).collect::<Vec<_>>();
        let numbers = |numbers: &[u32]| numbers.iter().map(|number| ClaimNumber(*number)).collect::<Vec<_>>();
        assert_eq!(split(words("2 #3 4 economy 5")), (numbers(&[2, 3, 4]), words("economy 5")));
        assert_eq!(split(words("economy")), (numbers(&[]), words("economy")));
    }
}
