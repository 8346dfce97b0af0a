//! Measures `matching` on the claim retrieval sets of CheckThat! 2020 and 2022, and learns the weights of
//! `matching::likely` from the training part of the latter.
//!
//! `cargo run --release --example score_matching -- DATA [--learn] [PAIRS]`, where DATA holds the folders
//! `retrieval-ct2020-t2` and `retrieval-ct2022-2a`. With `--learn` it prints the weights' file instead of figures; PAIRS is
//! a table of label, tab, claim, tab, claim, with the labels S the same, N opposite, F figure or time, W name, T topic.
//! Needs the program gzip.

use claimbench::matching::differs::{Differs, differs};
use claimbench::matching::likely::Signs;
use claimbench::matching::{Item, Memory, statement};
use std::collections::{HashMap, HashSet};
use std::error::Error;
use std::path::Path;
use std::process::Command;
use std::time::Instant;

type Outcome<T> = Result<T, Box<dyn Error>>;

struct Document {
    id: String,
    item: Item,
}

struct Set {
    name: &'static str,
    queries: Vec<(String, String)>,
    /// Query and document.
    relevant: HashSet<(String, String)>,
}

/// The best item for a query, and whether it is the same claim.
struct Case {
    signs: Signs,
    same: bool,
}

fn main() -> Outcome<()> {
    let mut arguments: Vec<String> = std::env::args().skip(1).collect();
    let learn = arguments.iter().position(|argument| argument == "--learn").map(|at| arguments.remove(at)).is_some();
    let data = arguments.first().ok_or("say where the data sets are: score_matching DATA")?;
    let (old, new) = (Path::new(&data).join("retrieval-ct2020-t2"), Path::new(&data).join("retrieval-ct2022-2a"));
    let ct2020 = documents_2020(&old.join("verified_claims.docs.tsv.gz"))?;
    let ct2022 = documents_2022(&new.join("vclaims.jsonl.gz"))?;
    let dev_2020 = Set {
        name: "CT2020 dev",
        queries: rows(&old.join("dev.tweets.queries.tsv"))?.into_iter().skip(1).collect(),
        relevant: judged(&old.join("dev.tweet-vclaim-pairs.qrels"))?,
    };
    let queries = rows(&new.join("CT2022-Task2A-EN-Train-Dev_Queries.tsv"))?;
    let dev_2022 = Set {
        name: "CT2022 dev",
        queries: queries.clone(),
        relevant: judged(&new.join("CT2022-Task2A-EN-Dev_QRELs.tsv"))?,
    };
    let test_2022 = Set {
        name: "CT2022 dev-test",
        queries: rows(&new.join("CT2022-Task2A-EN-Dev-Test_Queries.tsv"))?,
        relevant: judged(&new.join("CT2022-Task2A-EN-Dev-Test_QRELs.tsv"))?,
    };
    if learn {
        // The tweets of 2020 stand in the training part of 2022: what is measured on is not learned from.
        let held_out: HashSet<String> = dev_2020.queries.iter().map(|(_, text)| bare(text)).collect();
        let queries = queries.into_iter().filter(|(_, text)| !held_out.contains(&bare(text))).collect();
        let relevant = judged(&new.join("CT2022-Task2A-EN-Train_QRELs.tsv"))?;
        print_weights(&learned(&cases(&ct2022, &Set { name: "training", queries, relevant })));
        return Ok(());
    }
    println!(
        "mean average precision at 5; then whether the best hit is the same claim, with and without it in the index:"
    );
    let mut mean = 0.0;
    for (documents, set) in [(&ct2020, &dev_2020), (&ct2022, &dev_2022), (&ct2022, &test_2022)] {
        mean += score(documents, set) / 3.0;
    }
    println!("  mean             {mean:.3}");
    if let Some(pairs) = arguments.get(1) {
        score_pairs(Path::new(pairs))?;
    }
    Ok(())
}

fn bare(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).take(60).collect()
}

fn memory(documents: &[&Document]) -> Memory {
    Memory::of(documents.iter().map(|document| document.item.clone()).collect())
}

fn score(documents: &[Document], set: &Set) -> f64 {
    let all: Vec<&Document> = documents.iter().collect();
    let began = Instant::now();
    let mut memory = memory(&all);
    let build = began.elapsed().as_secs_f64() * 1e6 / documents.len() as f64;
    let queries = judged_queries(set);
    let began = Instant::now();
    let mut sum = 0.0;
    for (id, text) in &queries {
        let near = memory.nearest(text, None, 5);
        // Documents of the same words are one statement.
        let found: Vec<Vec<&str>> = near
            .iter()
            .map(|near| [near.item].iter().chain(&near.also).map(|item| all[*item].id.as_str()).collect())
            .collect();
        sum += average_precision(&found, id, set);
    }
    let query = began.elapsed().as_secs_f64() * 1e6 / queries.len() as f64;
    let precision = sum / queries.len() as f64;
    let cases = cases(documents, set);
    let (auc, precise, recall) = judge(&cases);
    println!(
        "  {:<16} {precision:.3}   AUC {auc:.3}, very likely: precision {precise:.3} at recall {recall:.3} \
         ({} queries; {build:.0} microseconds an item, {query:.0} a query)",
        set.name,
        queries.len()
    );
    precision
}

fn judged_queries(set: &Set) -> Vec<&(String, String)> {
    let judged: HashSet<&String> = set.relevant.iter().map(|(query, _)| query).collect();
    set.queries.iter().filter(|(id, _)| judged.contains(id)).collect()
}

fn average_precision(found: &[Vec<&str>], query: &str, set: &Set) -> f64 {
    let relevant: HashSet<&str> =
        set.relevant.iter().filter(|(of, _)| of == query).map(|(_, document)| document.as_str()).collect();
    let (mut right, mut sum) = (0.0, 0.0);
    for (rank, ids) in found.iter().enumerate() {
        if ids.iter().any(|id| relevant.contains(id)) {
            right += 1.0;
            sum += right / (rank + 1) as f64;
        }
    }
    sum / relevant.len().min(5) as f64
}

/// The best hit of each query among all documents, and among those that are the answer to none. A document that says what
/// an answer says, to the letter, is one as well, though the sets list only one of them.
fn cases(documents: &[Document], set: &Set) -> Vec<Case> {
    let said: HashMap<&String, String> =
        documents.iter().map(|document| (&document.id, statement(&document.item.text))).collect();
    let answers: HashSet<&String> = set.relevant.iter().filter_map(|(_, document)| said.get(document)).collect();
    let is_answer_to = |query: &String, document: &Document| {
        let of = |(asked, answer): &(String, String)| asked == query && said.get(answer) == said.get(&document.id);
        set.relevant.iter().any(of)
    };
    let all: Vec<&Document> = documents.iter().collect();
    let others: Vec<&Document> = documents.iter().filter(|document| !answers.contains(&said[&document.id])).collect();
    let mut cases = Vec::new();
    for documents in [all, others] {
        let mut memory = memory(&documents);
        for (id, text) in judged_queries(set) {
            for near in memory.nearest(text, None, 1) {
                let mut hits = [near.item].into_iter().chain(near.also.iter().copied());
                let same = hits.any(|item| is_answer_to(id, documents[item]));
                cases.push(Case { signs: near.signs, same });
            }
        }
    }
    cases
}

/// The area under the curve, and precision and recall where the chance is said to be very likely.
fn judge(cases: &[Case]) -> (f64, f64, f64) {
    use claimbench::matching::likely::Chance;
    let chance = |case: &Case| Chance::of(&case.signs);
    let (same, other): (Vec<&Case>, Vec<&Case>) = cases.iter().partition(|case| case.same);
    let wins = |one: &&Case| {
        let beaten = |other: &&Case| match chance(one).partial_cmp(&chance(other)) {
            Some(std::cmp::Ordering::Greater) => 1.0,
            Some(std::cmp::Ordering::Equal) => 0.5,
            _ => 0.0,
        };
        other.iter().map(beaten).sum::<f64>()
    };
    let auc = same.iter().map(wins).sum::<f64>() / (same.len() * other.len()).max(1) as f64;
    let sure = |cases: &[&Case]| cases.iter().filter(|case| chance(case).is_very_likely()).count() as f64;
    let (right, wrong) = (sure(&same), sure(&other));
    (auc, right / (right + wrong).max(1.0), right / same.len().max(1) as f64)
}

/// Gradient descent on the logistic loss; two runs find the same.
fn learned(cases: &[Case]) -> [f64; 6] {
    let mut weights = [0.0_f64; 6];
    let row = |case: &Case| {
        let mut row = [1.0; 6];
        for (value, sign) in row[1..].iter_mut().zip(case.signs.values()) {
            *value = f64::from(sign);
        }
        row
    };
    let rows: Vec<([f64; 6], f64)> = cases.iter().map(|case| (row(case), f64::from(u8::from(case.same)))).collect();
    for _ in 0..60_000 {
        let mut slope = [0.0; 6];
        for (row, same) in &rows {
            let sum: f64 = row.iter().zip(&weights).map(|(value, weight)| value * weight).sum();
            let error = 1.0 / (1.0 + (-sum).exp()) - same;
            slope.iter_mut().zip(row).for_each(|(slope, value)| *slope += error * value / rows.len() as f64);
        }
        weights.iter_mut().zip(slope).for_each(|(weight, slope)| *weight -= 0.5 * slope);
    }
    weights
}

fn print_weights(weights: &[f64; 6]) {
    println!(
        "# Weights of src/matching/likely.rs, written by evaluation/score_matching.rs: name, tab, weight in log-odds.\n\
         # Learned from: CheckThat! Lab 2022 task 2A, English, training part (https://gitlab.com/checkthat_lab), tweets with\n\
         # the claims that fact-checkers found them to make, free for general research use; only these numbers are here."
    );
    for (name, weight) in ["bias", "score", "letters", "covered", "lead", "shared"].iter().zip(weights) {
        println!("{name}\t{weight:.3}");
    }
}

fn score_pairs(path: &Path) -> Outcome<()> {
    let text = std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let (mut right, mut all, mut hidden) = (0, 0, 0);
    for line in text.lines() {
        let [label, one, other] = line.split('\t').collect::<Vec<_>>()[..] else { continue };
        // That two texts are about one topic and do not say the same is not told by their differences.
        if label == "T" {
            continue;
        }
        let found = match differs(one, other).first() {
            Some(Differs::Opposite) => "N",
            Some(Differs::Figure { .. } | Differs::Time { .. }) => "F",
            Some(Differs::Name { .. } | Differs::Speaker { .. } | Differs::Day { .. }) => "W",
            None => "S",
        };
        all += 1;
        right += usize::from(found == label);
        hidden += usize::from(found == "S" && label != "S");
        if found != label {
            println!("    {label} taken for {found}: {one} | {other}");
        }
    }
    println!("differences: {right} of {all} right, {hidden} that differ taken for the same");
    Ok(())
}

fn unpacked(path: &Path) -> Outcome<String> {
    let output = Command::new("gzip").arg("-dc").arg(path).output()?;
    if !output.status.success() {
        return Err(format!("{}: {}", path.display(), String::from_utf8_lossy(&output.stderr)).into());
    }
    Ok(String::from_utf8(output.stdout)?)
}

/// A quoted field of a sheet without its quotation marks.
fn unquoted(field: &str) -> String {
    match field.strip_prefix('"').and_then(|field| field.strip_suffix('"')) {
        Some(inside) => inside.replace("\"\"", "\""),
        None => field.to_owned(),
    }
}

fn document(id: &str, text: &str, title: &str) -> Document {
    Document { id: id.to_owned(), item: Item { text: text.to_owned(), title: Some(title.to_owned()), language: None } }
}

fn documents_2020(path: &Path) -> Outcome<Vec<Document>> {
    let text = unpacked(path)?;
    let row = |line: &str| match line.split('\t').collect::<Vec<_>>()[..] {
        [id, text, title] => Some(document(id, &unquoted(text), &unquoted(title))),
        _ => None,
    };
    Ok(text.lines().skip(1).filter_map(row).collect())
}

fn documents_2022(path: &Path) -> Outcome<Vec<Document>> {
    let text = unpacked(path)?;
    let mut documents = Vec::new();
    for line in text.lines() {
        let value: HashMap<String, serde_json::Value> = serde_json::from_str(line)?;
        let field = |name: &str| value.get(name).and_then(|value| value.as_str()).unwrap_or_default().to_owned();
        documents.push(document(&field("vclaim_id"), &field("vclaim"), &field("title")));
    }
    Ok(documents)
}

fn rows(path: &Path) -> Outcome<Vec<(String, String)>> {
    let text = std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let row = |line: &str| line.split_once('\t').map(|(id, text)| (id.to_owned(), unquoted(text)));
    Ok(text.lines().filter_map(row).collect())
}

fn judged(path: &Path) -> Outcome<HashSet<(String, String)>> {
    let text = std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let pair = |line: &str| match line.split_whitespace().collect::<Vec<_>>()[..] {
        [query, _, document, "1"] => Some((query.to_owned(), document.to_owned())),
        _ => None,
    };
    Ok(text.lines().filter_map(pair).collect())
}
