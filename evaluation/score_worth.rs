//! Measures `language::worth` on the CheckThat! sets of 2024 and 2019. Prints figures, learns nothing.
//!
//! `cargo run --release --example score_worth -- DATA`, where DATA holds the folders `checkworthy-ct24-en` and
//! `checkworthy-ct19-debates`. Needs the programs gzip and tar.

use std::collections::HashSet;
use std::error::Error;
use std::path::Path;
use std::process::Command;
use std::time::Instant;

use claimbench::language::worth::worth;

/// A debate of which more than this part of the longer lines (six words and more: short ones recur anywhere) is in the
/// training data does not count as held out.
const OVERLAP: f64 = 0.05;

fn main() -> Result<(), Box<dyn Error>> {
    let data = std::env::args().nth(1).ok_or("say where the data sets are: score_worth DATA")?;
    let debates_2024 = Path::new(&data).join("checkworthy-ct24-en");
    let debates_2019 = Path::new(&data).join("checkworthy-ct19-debates/training.tar.gz");

    println!("CheckThat! 2024, English, class \"check it\" (score 50 and over):");
    for split in ["dev", "dev-test"] {
        let path = debates_2024.join(format!("CT24_checkworthy_english_{split}.tsv"));
        let text = std::fs::read_to_string(&path).map_err(|e| format!("{}: {e}", path.display()))?;
        let lines: Vec<Line> = text.lines().filter_map(line_of_2024).collect();
        print_classes(split, &lines);
    }

    let train =
        output_of(Command::new("gzip").arg("-dc").arg(debates_2024.join("CT24_checkworthy_english_train.tsv.gz")))?;
    let train: HashSet<String> = train.lines().filter_map(line_of_2024).map(|line| bare(&line.text)).collect();
    let debates = debates_of_2019(&debates_2019)?;
    print_rankings(&debates, &train);
    print_speed(&debates);
    Ok(())
}

struct Line {
    text: String,
    worth_checking: bool,
}

struct Debate {
    name: String,
    lines: Vec<Line>,
}

/// A line of id, text and label, and nothing for the heading.
fn line_of_2024(line: &str) -> Option<Line> {
    let [_, text, label] = line.split('\t').collect::<Vec<_>>().try_into().ok()?;
    let worth_checking = match label.trim_end() {
        "Yes" => true,
        "No" => false,
        _ => return None,
    };
    let text = match text.strip_prefix('"').and_then(|text| text.strip_suffix('"')) {
        Some(quoted) => quoted.replace("\"\"", "\""),
        None => text.to_string(),
    };
    Some(Line { text, worth_checking })
}

/// A line of number, speaker, text and label.
fn line_of_2019(line: &str) -> Option<Line> {
    let [_, _, text, label] = line.split('\t').collect::<Vec<_>>().try_into().ok()?;
    Some(Line { text: text.to_string(), worth_checking: label.trim_end() == "1" })
}

fn debates_of_2019(archive: &Path) -> Result<Vec<Debate>, Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    output_of(Command::new("tar").arg("-xzf").arg(archive).arg("-C").arg(folder.path()))?;
    let mut debates = Vec::new();
    for file in std::fs::read_dir(folder.path().join("training"))? {
        let file = file?;
        let lines = std::fs::read_to_string(file.path())?.lines().filter_map(line_of_2019).collect();
        debates.push(Debate { name: file.file_name().to_string_lossy().into_owned(), lines });
    }
    debates.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(debates)
}

fn output_of(command: &mut Command) -> Result<String, Box<dyn Error>> {
    let output = command.output()?;
    if !output.status.success() {
        return Err(format!("{command:?}: {}", String::from_utf8_lossy(&output.stderr)).into());
    }
    Ok(String::from_utf8(output.stdout)?)
}

fn print_classes(split: &str, lines: &[Line]) {
    let ranked = ranked(lines);
    let found = ranked.iter().filter(|(score, worth_checking)| *score >= 50 && *worth_checking).count() as f64;
    let named = ranked.iter().filter(|(score, _)| *score >= 50).count() as f64;
    let all = ranked.iter().filter(|(_, worth_checking)| *worth_checking).count() as f64;
    println!(
        "  {split:9} {:5} lines, {all:4} to check: precision {:.3} recall {:.3} F1 {:.3}, average precision {:.3}",
        lines.len(),
        found / named,
        found / all,
        2.0 * found / (named + all),
        average_precision(&ranked),
    );
}

fn print_rankings(debates: &[Debate], train: &HashSet<String>) {
    println!("CheckThat! 2019, training debates as rankings; nothing was learned from this set:");
    let (mut all, mut held_out, mut unseen_lines) = (Vec::new(), Vec::new(), Vec::new());
    for debate in debates {
        let longer: Vec<&Line> = debate.lines.iter().filter(|line| line.text.split_whitespace().count() >= 6).collect();
        let seen = longer.iter().filter(|line| train.contains(&bare(&line.text))).count() as f64;
        let overlap = seen / longer.len() as f64;
        let precision = average_precision(&ranked(&debate.lines));
        all.push(precision);
        if overlap <= OVERLAP {
            held_out.push(precision);
        }
        let unseen = debate.lines.iter().filter(|line| !train.contains(&bare(&line.text)));
        unseen_lines.push(average_precision(&ranked(unseen)));
        println!(
            "  {:31} {:5} lines, {:3} to check, {:5.1}% of its longer lines in the training data: {precision:.3}",
            debate.name,
            debate.lines.len(),
            debate.lines.iter().filter(|line| line.worth_checking).count(),
            100.0 * overlap,
        );
    }
    println!("  mean average precision, all {} debates: {:.3}", all.len(), mean(&all));
    println!("  the {} debates that are not in the training data: {:.3}", held_out.len(), mean(&held_out));
    println!("  all debates without the lines that are in the training data: {:.3}", mean(&unseen_lines));
}

fn print_speed(debates: &[Debate]) {
    let lines: Vec<&Line> = debates.iter().flat_map(|debate| &debate.lines).collect();
    let start = Instant::now();
    let total: u64 = lines.iter().map(|line| u64::from(worth(&line.text).score)).sum();
    let micros = start.elapsed().as_secs_f64() * 1e6 / lines.len() as f64;
    println!(
        "Speed: {micros:.1} microseconds a line over {} lines (mean score {})",
        lines.len(),
        total / lines.len() as u64
    );
}

/// Only letters and digits, lower case: the same line in two transcripts differs in its marks.
fn bare(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Scores with their labels, highest first.
fn ranked<'a>(lines: impl IntoIterator<Item = &'a Line>) -> Vec<(u8, bool)> {
    let mut ranked: Vec<(u8, bool)> =
        lines.into_iter().map(|line| (worth(&line.text).score, line.worth_checking)).collect();
    ranked.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
    ranked
}

/// The mean, over the lines to check, of the precision down to each; lines of one score share one precision, so that
/// their order, which means nothing, earns nothing.
fn average_precision(ranked: &[(u8, bool)]) -> f64 {
    let (mut seen, mut hits, mut sum) = (0, 0, 0.0);
    for level in ranked.chunk_by(|a, b| a.0 == b.0) {
        let new_hits = level.iter().filter(|(_, worth_checking)| *worth_checking).count();
        seen += level.len();
        hits += new_hits;
        sum += new_hits as f64 * hits as f64 / seen as f64;
    }
    sum / hits as f64
}

fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len() as f64
}
