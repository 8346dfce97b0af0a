//! Three ways to begin, for a person to choose from.

use super::message::Fault;
use serde::Deserialize;
use serde_json::{Map, Value, json};

struct Prompt {
    name: &'static str,
    title: &'static str,
    about: &'static str,
    /// What it is about, by its number.
    argument: &'static str,
    says: &'static str,
}

/// `{}` stands for the number.
const PROMPTS: [Prompt; 3] = [
    Prompt {
        name: "read_article",
        title: "Read an article",
        about: "Find what an article states that can be checked.",
        argument: "article",
        says: "Read article {} with article_text, sentence by sentence. For each sentence that is untouched: suggest the \
               claims that it makes (suggest_claim), each as one statement that stands alone, with the exact words; or \
               suggest that there is nothing to check (suggest_settled). Look with similar whether it was checked before, \
               and say so. Then tell me what deserves checking first, and why.",
    },
    Prompt {
        name: "find_against",
        title: "Find what speaks against a claim",
        about: "Look for the best evidence that a claim is wrong.",
        argument: "claim",
        says: "Look at claim {} with show_claim. Find what speaks against it: primary sources first, each from an origin of \
               its own. Suggest each with suggest_evidence, with the exact words and the address of the page. Where you find \
               nothing, suggest a silent search that says where and how you looked. Suggest no verdict.",
    },
    Prompt {
        name: "read_changes",
        title: "Read a draft's changes",
        about: "See what a new text of an article leaves to be checked.",
        argument: "article",
        says: "Article {} has a new text. Read it with article_text and the findings with check_findings: which sentences are \
               new and untouched, and which claims state something else than their words do now? Suggest claims for what is \
               new. Tell me, claim by claim, what has to be looked at again.",
    },
];

#[derive(Deserialize)]
struct Asked {
    name: String,
    #[serde(default)]
    arguments: Map<String, Value>,
}

pub fn list() -> Value {
    let told = |prompt: &Prompt| {
        json!({
            "name": prompt.name,
            "title": prompt.title,
            "description": prompt.about,
            "arguments": [{
                "name": prompt.argument,
                "description": format!("The number of the {}", prompt.argument),
                "required": true,
            }],
        })
    };
    json!({ "prompts": PROMPTS.iter().map(told).collect::<Vec<_>>() })
}

pub fn get(params: Value) -> Result<Value, Fault> {
    let Asked { name, arguments } =
        serde_json::from_value(params).map_err(|error| Fault::BadParams(format!("prompts/get: {error}")))?;
    let prompt = PROMPTS.iter().find(|prompt| prompt.name == name);
    let prompt = prompt.ok_or_else(|| Fault::BadParams(format!("there is no prompt {name}")))?;
    let given =
        arguments.get(prompt.argument).map(|given| given.as_str().map_or_else(|| given.to_string(), str::to_owned));
    let number = given.filter(|given| !given.trim().is_empty() && given.chars().count() <= 20);
    let number = number.ok_or_else(|| Fault::BadParams(format!("{name} takes the number of {}", prompt.argument)))?;
    let text = prompt.says.replace("{}", number.trim());
    Ok(json!({
        "description": prompt.about,
        "messages": [{ "role": "user", "content": { "type": "text", "text": text } }],
    }))
}
