//! The tools that an assistant has: few and exact, each with the schema of what it takes, from the type that it is read into.

mod look;
mod suggest;
mod whole;

use super::message::Fault;
use super::session::Session;
use super::told::{Told, refusal};
use claimbench::domain::Invalid;
use claimbench::error::Error;
use claimbench::workbench::{Access, Workbench};
use schemars::{JsonSchema, generate::SchemaSettings};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

/// What a tool comes to: a document, or why not.
pub type Outcome = Result<Value, Trouble>;

/// Why a tool did not do what was asked.
pub enum Trouble {
    Refused(Error),
    /// What it was given is not what it takes.
    Unclear(String),
}

impl From<Error> for Trouble {
    fn from(error: Error) -> Self {
        Self::Refused(error)
    }
}

impl From<Invalid> for Trouble {
    fn from(invalid: Invalid) -> Self {
        Self::Refused(invalid.into())
    }
}

/// What a tool works with.
pub struct Bench<'s> {
    pub session: &'s Session,
    pub workbench: Workbench,
    pub told: Told,
}

pub struct Tool {
    name: &'static str,
    title: &'static str,
    about: &'static str,
    schema: fn() -> Value,
    access: Access,
    run: fn(&mut Bench<'_>, Value) -> Outcome,
}

/// A tool that looks.
const fn look(
    name: &'static str,
    title: &'static str,
    about: &'static str,
    schema: fn() -> Value,
    run: fn(&mut Bench<'_>, Value) -> Outcome,
) -> Tool {
    Tool { name, title, about, schema, access: Access::Read, run }
}

/// A tool that suggests.
const fn offer(
    name: &'static str,
    title: &'static str,
    about: &'static str,
    schema: fn() -> Value,
    run: fn(&mut Bench<'_>, Value) -> Outcome,
) -> Tool {
    Tool { name, title, about, schema, access: Access::Write, run }
}

const TOOLS: &[Tool] = &[
    look(
        "case_overview",
        "The case at a glance",
        "The articles of the case, how far each is read, and how many claims stand at which stage. Begin here.",
        schema::<look::Nothing>,
        whole::case_overview,
    ),
    look(
        "article_text",
        "An article, sentence by sentence",
        "The sentences of an article with their numbers, each with its state: claimed by which claims, settled as nothing to \
         check, or untouched.",
        schema::<whole::ArticleText>,
        whole::article_text,
    ),
    look(
        "list_claims",
        "The claims",
        "The claims of the case with their verdicts and stages; with a query only those that it picks: words, \"phrases\", \
         -words, fields such as status:refuted, speaker:name, article:A1.",
        schema::<look::ListClaims>,
        look::list_claims,
    ),
    look(
        "show_claim",
        "One claim",
        "Everything about one claim: words, voices, figures, evidence with its sources, verdicts with their reasons, fixes.",
        schema::<look::OneClaim>,
        look::show_claim,
    ),
    look(
        "search",
        "Search",
        "Full text of claims, evidence, sources, articles, reasons and other desks' reviews; the same queries as list_claims.",
        schema::<look::Search>,
        look::search,
    ),
    look(
        "similar",
        "What was checked before",
        "Claims of this case and reviews of other desks that say nearly the same as a text or a claim, and in what they differ.",
        schema::<look::Similar>,
        look::similar,
    ),
    look(
        "figures",
        "Figures side by side",
        "Every figure of the claims by what it measures, beside the figures of the evidence, and claims whose figures cannot \
         both be so.",
        schema::<look::OfArticle>,
        look::figures,
    ),
    look(
        "check_findings",
        "What an editor would object to",
        "What the check finds in the case or in an article: verdicts that lack something, quotations that do not stand in \
         their copies, sentences that nobody has looked at.",
        schema::<look::OfArticle>,
        look::check_findings,
    ),
    look(
        "propose_claims",
        "What an article states",
        "The claims that the program itself reads out of an article: words, voices, figures, how much each deserves checking.",
        schema::<whole::Propose>,
        whole::propose_claims,
    ),
    offer(
        "suggest_claim",
        "Suggest a claim",
        "Suggest that a claim be logged. The words must stand in the article exactly as quoted; the text is one stand-alone \
         statement.",
        schema::<suggest::Claim>,
        suggest::claim,
    ),
    offer(
        "suggest_evidence",
        "Suggest evidence",
        "Suggest evidence for or against a claim, with the exact words and the address of the page they stand on. A person \
         fetches the page; words that do not stand in it are refused.",
        schema::<suggest::Evidence>,
        suggest::evidence,
    ),
    offer(
        "suggest_verdict",
        "Suggest a verdict",
        "Suggest a verdict with its reasons, citing evidence as [E7]. It stays sealed until a person has given theirs.",
        schema::<suggest::Verdict>,
        suggest::verdict,
    ),
    offer(
        "suggest_fix",
        "Suggest other words",
        "Suggest what the article should say instead.",
        schema::<suggest::Fix>,
        suggest::fix,
    ),
    offer(
        "suggest_relation",
        "Suggest how two claims stand to each other",
        "Suggest that one claim repeats, contradicts, updates, depends on or is narrower than another.",
        schema::<suggest::Relation>,
        suggest::relation,
    ),
    offer(
        "suggest_settled",
        "Suggest that there is nothing to check",
        "Suggest that a sentence, by its number in article_text, holds nothing to check.",
        schema::<suggest::Settled>,
        suggest::settled,
    ),
    look(
        "list_my_suggestions",
        "What became of your suggestions",
        "The suggestions that you made in this person's sessions, and whether they are open, accepted or declined.",
        schema::<look::Mine>,
        look::list_my_suggestions,
    ),
];

/// The tools of a session: one that can only read has none to suggest with.
fn tools(session: &Session) -> impl Iterator<Item = &'static Tool> {
    let is_read_only = session.is_read_only();
    TOOLS.iter().filter(move |tool| !is_read_only || tool.access == Access::Read)
}

pub fn list(session: &Session) -> Value {
    let told = |tool: &Tool| {
        json!({
            "name": tool.name,
            "title": tool.title,
            "description": tool.about,
            "inputSchema": (tool.schema)(),
            "annotations": {
                "readOnlyHint": tool.access == Access::Read,
                "destructiveHint": false,
                "idempotentHint": tool.access == Access::Read,
                "openWorldHint": false,
            },
        })
    };
    json!({ "tools": tools(session).map(told).collect::<Vec<_>>() })
}

#[derive(Deserialize)]
struct Call {
    name: String,
    #[serde(default)]
    arguments: Option<Value>,
}

pub fn call(session: &Session, params: Value) -> Result<Value, Fault> {
    let Call { name, arguments } =
        serde_json::from_value(params).map_err(|error| Fault::BadParams(format!("tools/call: {error}")))?;
    let tool = tools(session).find(|tool| tool.name == name);
    let tool = tool.ok_or_else(|| Fault::BadParams(format!("there is no tool {name}")))?;
    let failed = |error: Error| Fault::Failed(error.kind().to_owned());
    let workbench = session.open(tool.access).map_err(failed)?;
    let told = Told::of(session, &workbench).map_err(failed)?;
    let mut bench = Bench { session, workbench, told };
    let done = (tool.run)(&mut bench, arguments.unwrap_or_else(|| json!({})));
    Ok(match done {
        Ok(document) => bench.told.result(document),
        Err(Trouble::Refused(error)) => bench.told.refusal(&error),
        Err(Trouble::Unclear(words)) => refusal(&words),
    })
}

/// Reads what a tool was given.
pub fn given<T: DeserializeOwned>(arguments: Value) -> Result<T, Trouble> {
    serde_json::from_value(arguments).map_err(|error| Trouble::Unclear(format!("invalid arguments: {error}")))
}

/// What a tool takes, with all that it consists of in one document.
fn schema<T: JsonSchema>() -> Value {
    let settings = SchemaSettings::draft2020_12().with(|settings| settings.inline_subschemas = true);
    let mut schema = settings.into_generator().into_root_schema_for::<T>().to_value();
    if let Some(fields) = schema.as_object_mut() {
        fields.remove("title");
        fields.remove("description");
        fields.entry("properties").or_insert_with(|| json!({}));
    }
    schema
}
