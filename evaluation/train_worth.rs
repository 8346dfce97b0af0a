//! Learns the weights of `language::worth` from the CheckThat! 2024 English training split, and prints their file.
//!
//! `cargo run --release --example train_worth -- DATA > weights`, where DATA holds the folder `checkworthy-ct24-en`;
//! then move `weights` to `src/language/worth.weights.txt`, which is compiled into this very program.
//! Needs the program gzip. Nothing is left to chance: two runs write the same bytes. What it decides (where "check it"
//! begins) it decides by cross-validation on the training split, and tells on standard error.

use std::collections::BTreeMap;
use std::error::Error;
use std::path::Path;
use std::process::Command;

use claimbench::language::worth::{BIAS, Signs};

const HEADER: &str = "\
# Weights of src/language/worth.rs, written by examples/train_worth.rs: name, tab, weight in log-odds.
# Learned from: CheckThat! Lab 2024 task 1, English, training split (https://gitlab.com/checkthat_lab), which is
# sentences of US presidential debates of the ClaimBuster data set: Arslan, Hassan, Li, Tremayne 2020, A Benchmark
# Dataset of Check-worthy Factual Claims, https://doi.org/10.5281/zenodo.3609356. Licence of the ClaimBuster data set:
# CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/). Changed: only the weights learned from it are here.
# '#Kind step' is a kind of thing; all others are words or pairs of words, stemmed.
";

/// A phrase seen in fewer sentences says nothing reliable.
const RAREST: usize = 4;
/// How many phrases are kept. 4,000 gain .001 of average precision in cross-validation, not worth a third more file.
const PHRASES: usize = 3000;
const FOLDS: usize = 10;
/// How strongly weights are drawn to zero.
const DRAW: f64 = 1.0 / 3.0;
/// Kinds are drawn to zero more strongly than phrases, for each is in thousands of sentences and they overlap.
const KIND_SCALE: f64 = 0.15;

fn main() -> Result<(), Box<dyn Error>> {
    let data = std::env::args().nth(1).ok_or("say where the data sets are: train_worth DATA")?;
    let path = Path::new(&data).join("checkworthy-ct24-en/CT24_checkworthy_english_train.tsv.gz");
    let sentences = labelled(&path)?;
    let table = Table::of(&sentences);

    let held_out = outcome(&cross_validate(&table), &table.labels);
    eprintln!(
        "{} sentences; cross-validated F1 {:.4} from log-odds {:.3}, average precision {:.4}",
        sentences.len(),
        held_out.f1,
        held_out.threshold,
        held_out.average_precision,
    );

    let everything: Vec<usize> = (0..sentences.len()).collect();
    let weights = learn(&table, &everything);
    print!("{HEADER}");
    println!("{BIAS}\t{:.3}", weights.bias - held_out.threshold);
    for (name, weight) in table.names.iter().zip(&weights.signs) {
        let weight = format!("{weight:.3}");
        if weight.trim_start_matches('-') != "0.000" {
            println!("{name}\t{weight}");
        }
    }
    Ok(())
}

struct Sentence {
    id: u32,
    text: String,
    worth_checking: bool,
}

/// The sentences of a gzipped table of id, text and label, in the order of their ids: the order of the debates.
fn labelled(path: &Path) -> Result<Vec<Sentence>, Box<dyn Error>> {
    let gzip = Command::new("gzip").arg("-dc").arg(path).output()?;
    if !gzip.status.success() {
        return Err(format!("no training data at {}", path.display()).into());
    }
    let table = String::from_utf8(gzip.stdout)?;
    let mut sentences: Vec<Sentence> = table.lines().filter_map(sentence).collect();
    sentences.sort_by_key(|sentence| sentence.id);
    Ok(sentences)
}

/// Nothing for the heading, and for the one line of the set in which two rows have run together.
fn sentence(line: &str) -> Option<Sentence> {
    let [id, text, label] = line.split('\t').collect::<Vec<_>>().try_into().ok()?;
    let text = match text.strip_prefix('"').and_then(|text| text.strip_suffix('"')) {
        Some(quoted) => quoted.replace("\"\"", "\""),
        None => text.to_string(),
    };
    Some(Sentence { id: id.parse().ok()?, text, worth_checking: label.trim_end() == "Yes" })
}

/// Every sentence by the signs it has, and every sign by the sentences that have it.
struct Table {
    names: Vec<String>,
    is_kind: Vec<bool>,
    /// For each sentence its signs and their values.
    rows: Vec<Vec<(usize, f64)>>,
    /// Plus one for worth checking, minus one for not.
    labels: Vec<f64>,
}

impl Table {
    fn of(sentences: &[Sentence]) -> Table {
        let named: Vec<Vec<(String, f64)>> =
            sentences.iter().map(|sentence| Signs::of(&sentence.text).named().collect()).collect();
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for (name, _) in named.iter().flatten() {
            *counts.entry(name).or_default() += 1;
        }
        counts.retain(|_, count| *count >= RAREST);
        let numbers: BTreeMap<&str, usize> = counts.keys().enumerate().map(|(number, name)| (*name, number)).collect();
        let rows = named
            .iter()
            .map(|signs| {
                signs.iter().filter_map(|(name, value)| Some((*numbers.get(name.as_str())?, *value))).collect()
            })
            .collect();
        Table {
            is_kind: numbers.keys().map(|name| name.starts_with('#')).collect(),
            names: numbers.keys().map(|name| name.to_string()).collect(),
            rows,
            labels: sentences.iter().map(|sentence| if sentence.worth_checking { 1.0 } else { -1.0 }).collect(),
        }
    }
}

struct Weights {
    bias: f64,
    /// In the order of [`Table::names`]; zero for a phrase that was not kept.
    signs: Vec<f64>,
}

impl Weights {
    fn margin(&self, row: &[(usize, f64)]) -> f64 {
        self.bias + row.iter().map(|&(sign, value)| self.signs[sign] * value).sum::<f64>()
    }
}

/// The log-odds of each sentence under weights learned without its part of the debates.
///
/// The parts are runs of neighbouring sentences, so that hardly a debate is on both sides.
fn cross_validate(table: &Table) -> Vec<f64> {
    let count = table.rows.len();
    let part = |sentence: usize| sentence * FOLDS / count;
    let mut margins = vec![0.0; count];
    for fold in 0..FOLDS {
        let (held_out, rest): (Vec<usize>, Vec<usize>) = (0..count).partition(|&sentence| part(sentence) == fold);
        let weights = learn(table, &rest);
        for sentence in held_out {
            margins[sentence] = weights.margin(&table.rows[sentence]);
        }
    }
    margins
}

struct Outcome {
    /// The log-odds from which "check it" has the best F1.
    threshold: f64,
    f1: f64,
    average_precision: f64,
}

fn outcome(margins: &[f64], labels: &[f64]) -> Outcome {
    let mut order: Vec<usize> = (0..margins.len()).collect();
    order.sort_by(|&a, &b| margins[b].total_cmp(&margins[a]));
    let positives = labels.iter().filter(|&&label| label > 0.0).count() as f64;
    let mut hits = 0.0;
    let mut best = Outcome { threshold: 0.0, f1: 0.0, average_precision: 0.0 };
    for (seen, &sentence) in (1..).zip(&order) {
        let seen = f64::from(seen);
        if labels[sentence] > 0.0 {
            hits += 1.0;
            best.average_precision += hits / seen / positives;
        }
        let f1 = 2.0 * hits / (seen + positives);
        if f1 > best.f1 {
            best.f1 = f1;
            best.threshold = margins[sentence];
        }
    }
    best
}

/// Logistic regression in two rounds: over all signs, then over the kinds and the phrases that mattered most.
fn learn(table: &Table, sentences: &[usize]) -> Weights {
    let mut scales = scales(table, sentences);
    let weights = descend(table, sentences, &scales);
    let mut counts = vec![0_usize; table.names.len()];
    for &(sign, _) in sentences.iter().flat_map(|&sentence| &table.rows[sentence]) {
        counts[sign] += 1;
    }
    let matters = |sign: usize| (weights.signs[sign] / scales[sign]).abs() * (counts[sign] as f64).sqrt();
    let mut phrases: Vec<usize> =
        (0..table.names.len()).filter(|&sign| !table.is_kind[sign] && counts[sign] > 0).collect();
    phrases.sort_by(|&a, &b| matters(b).total_cmp(&matters(a)));
    for &dropped in phrases.iter().skip(PHRASES) {
        scales[dropped] = 0.0;
    }
    descend(table, sentences, &scales)
}

/// How far each sign may go from zero: a phrase that is as common on both sides has less to say (after Wang and
/// Manning 2012, "Baselines and Bigrams", who scale by the log of the ratio; its root did better here).
fn scales(table: &Table, sentences: &[usize]) -> Vec<f64> {
    let signs = table.names.len();
    let (mut worth, mut not) = (vec![1.0; signs], vec![1.0; signs]);
    for &sentence in sentences {
        let side = if table.labels[sentence] > 0.0 { &mut worth } else { &mut not };
        for &(sign, _) in &table.rows[sentence] {
            side[sign] += 1.0;
        }
    }
    let odds = worth.iter().sum::<f64>() / not.iter().sum::<f64>();
    let mut scales: Vec<f64> = worth.iter().zip(&not).map(|(w, n)| (w / n / odds).ln().abs().sqrt()).collect();
    let phrases = table.is_kind.iter().filter(|&&is_kind| !is_kind).count() as f64;
    let mean =
        scales.iter().zip(&table.is_kind).filter(|(_, is_kind)| !**is_kind).map(|(s, _)| s).sum::<f64>() / phrases;
    for (scale, is_kind) in scales.iter_mut().zip(&table.is_kind) {
        *scale = if *is_kind { KIND_SCALE } else { *scale / mean };
    }
    scales
}

/// Minimises logistic loss plus half of `DRAW` times the squares of the weights (each over its scale), one weight
/// after the other. A step never overshoots, since the loss bends by at most a quarter.
fn descend(table: &Table, sentences: &[usize], scales: &[f64]) -> Weights {
    const ROUNDS: usize = 300;
    let signs = table.names.len();
    // The bias is one more sign, which every sentence has.
    let mut columns: Vec<Vec<(usize, f64)>> = vec![Vec::new(); signs + 1];
    for (place, &sentence) in sentences.iter().enumerate() {
        for &(sign, value) in table.rows[sentence].iter().filter(|(sign, _)| scales[*sign] > 0.0) {
            columns[sign].push((place, value * scales[sign]));
        }
        columns[signs].push((place, 1.0));
    }
    let labels: Vec<f64> = sentences.iter().map(|&sentence| table.labels[sentence]).collect();
    let mut margins = vec![0.0_f64; sentences.len()];
    let mut weights = vec![0.0; signs + 1];
    for _ in 0..ROUNDS {
        let mut furthest: f64 = 0.0;
        for (weight, column) in weights.iter_mut().zip(&columns).filter(|(_, column)| !column.is_empty()) {
            let mut slope = DRAW * *weight;
            let mut bend = DRAW;
            for &(place, value) in column {
                slope -= value * labels[place] / (1.0 + (labels[place] * margins[place]).exp());
                bend += value * value / 4.0;
            }
            let step = -slope / bend;
            *weight += step;
            furthest = furthest.max(step.abs());
            for &(place, value) in column {
                margins[place] += step * value;
            }
        }
        if furthest < 1e-3 {
            break;
        }
    }
    let bias = weights[signs];
    Weights { bias, signs: weights.iter().zip(scales).map(|(weight, scale)| weight * scale).collect() }
}
