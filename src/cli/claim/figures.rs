//! `claim figures`: the figure sheet.

use crate::cli::context::Context;
use crate::cli::{Done, Outcome, draw};
use claimbench::domain::query::{Field, Filter, Query, Stage};
use claimbench::domain::{ArticleNumber, Word};
use claimbench::formats::json::MeasuredJson;
use claimbench::judgement::comparison::percentages;
use claimbench::judgement::figure_sheet::figure_sheet;
use claimbench::workbench::Access;
use clap::Args;
use std::io::Write;

/// Show every figure by what it measures, beside the figures of the evidence
///
/// How a claimed figure compares with an evidenced one is a hint for a person, never a verdict. Where two claims of one
/// article give figures that cannot both be so, they are named. Claims that were set aside are left out.
#[derive(Args)]
pub struct Arguments {
    /// Only claims that a query picks: words, "phrases", fields such as speaker:kremlin
    query: Vec<String>,

    /// Only claims of this article
    #[arg(long, value_name = "A")]
    article: Option<ArticleNumber>,
}

pub fn run(context: &mut Context, arguments: Arguments) -> Outcome {
    let mut query = Query::parse(&arguments.query.join(" "))?;
    let workbench = context.open(Access::Read)?;
    if let Some(article) = arguments.article {
        workbench.article(article)?;
        query = query.and(Filter::with(Field::Article, article.to_string()))?;
    }
    query = query.and(Filter::without(Field::Stage, Stage::SetAside.word()))?;
    let (dossiers, _) = workbench.claims(&query, usize::MAX)?;
    let sheet = figure_sheet(&dossiers);
    if context.json {
        let sheet: Vec<MeasuredJson> = sheet.iter().map(MeasuredJson::of).collect();
        context.print_json(&sheet)?;
    } else if sheet.is_empty() {
        writeln!(context.out, "No figures.")?;
    } else {
        draw::figures::draw(&mut context.out, &sheet)?;
        writeln!(context.out, "\nCompared by the percentages of version {}.", percentages::VERSION)?;
    }
    Ok(Done::Clean)
}
