//! Scores the reading of saved pages on the article-extraction benchmark of Scrapinghub: `score_pages FOLDER`, where FOLDER
//! holds `ground-truth.json` and `html.tar`. The pages are not shipped. Needs the programs tar and gzip.
//!
//! The pages whose names begin with 2 to 9 or a are those that the rules were drawn up on; the others are held back and only
//! counted. `--differences` behind the folder prints what is too much and what is missing on the former.
//!
//! F1 is that benchmark's own: runs of four words (case counts), true and false positives and negatives as parts of one
//! page, so that long pages weigh no more than short ones; precision and recall over their sums. Words that only mark
//! structure (`#`, `-`, `|`) are no words.

use claimbench::intake::page::{Page, read};
use std::collections::HashMap;
use std::path::Path;
use std::process::{Command, ExitCode};
use std::time::{Duration, Instant};

const RUN: usize = 4;
const ROUNDS: usize = 5;
/// Pages below this F1 are named.
const WEAK: f64 = 0.9;

fn main() -> ExitCode {
    match score() {
        Ok(()) => ExitCode::SUCCESS,
        Err(what) => {
            eprintln!("{what}");
            ExitCode::FAILURE
        }
    }
}

fn score() -> Result<(), String> {
    let folder = std::env::args_os().nth(1).ok_or("usage: score_pages FOLDER, with ground-truth.json and html.tar")?;
    let folder = Path::new(&folder);
    let path = folder.join("ground-truth.json");
    let truth = std::fs::read_to_string(&path).map_err(|error| format!("cannot read {}: {error}", path.display()))?;
    let truth: HashMap<String, serde_json::Value> =
        serde_json::from_str(&truth).map_err(|error| format!("{}: {error}", path.display()))?;
    let mut names: Vec<&String> = truth.keys().collect();
    names.sort();
    let archive = folder.join("html.tar");
    let pages: Vec<Vec<u8>> = names.iter().map(|name| unpacked(&archive, name)).collect::<Result<_, _>>()?;

    let mut times: Vec<Duration> = Vec::new();
    for page in &pages {
        let one = || {
            let start = Instant::now();
            let _ = std::hint::black_box(read(page));
            start.elapsed()
        };
        times.extend((0..ROUNDS).map(|_| one()).min());
    }
    times.sort();

    let differences = std::env::args().any(|argument| argument == "--differences");
    let mut read_pages: Vec<Page> = Vec::new();
    let mut sums = [Counts::default(), Counts::default()];
    for (name, page) in names.iter().zip(&pages) {
        let read = read(page);
        let body = read.as_ref().map(|page| page.body.as_str()).unwrap_or_default();
        let truth = truth[*name]["articleBody"].as_str().unwrap_or_default();
        let counts = Counts::of(truth, body);
        let held = is_held_back(name);
        if counts.f1() < WEAK && !held {
            println!("{:.8} F1 {:.3} P {:.3} R {:.3}", name, counts.f1(), counts.precision(), counts.recall());
        }
        if differences && !held {
            print_differences(name, truth, body);
        }
        sums[usize::from(held)].add(&counts);
        match read {
            Ok(page) => read_pages.push(page),
            Err(error) => println!("{name:.8}: {error}"),
        }
    }
    for (what, held) in [("drawn up on", false), ("held back", true)] {
        let sums = &sums[usize::from(held)];
        println!(
            "{} pages {what}: F1 {:.3} (precision {:.3}, recall {:.3})",
            names.iter().filter(|name| is_held_back(name) == held).count(),
            sums.f1(),
            sums.precision(),
            sums.recall()
        );
    }
    let [open, held] = &mut sums;
    open.add(held);
    println!(
        "all {}: F1 {:.3} (precision {:.3}, recall {:.3}); {:.2} ms a page in the middle, {:.2} at most",
        names.len(),
        open.f1(),
        open.precision(),
        open.recall(),
        milliseconds(times.get(times.len() / 2)),
        milliseconds(times.last())
    );
    let gave = |has: fn(&Page) -> bool| read_pages.iter().filter(|page| has(page)).count();
    println!(
        "gave a title {}, byline {}, date {}, outlet {}, language {}, address {}",
        gave(|page| page.title.is_some()),
        gave(|page| page.byline.is_some()),
        gave(|page| page.published.is_some()),
        gave(|page| page.outlet.is_some()),
        gave(|page| page.language.is_some()),
        gave(|page| page.url.is_some())
    );
    Ok(())
}

fn milliseconds(time: Option<&Duration>) -> f64 {
    time.map_or(0.0, |time| time.as_secs_f64() * 1e3)
}

/// The rules were not drawn up on these.
fn is_held_back(name: &str) -> bool {
    !name.starts_with(|c: char| matches!(c, '2'..='9' | 'a'))
}

/// The lines of either text most of whose runs the other does not have.
fn print_differences(name: &str, truth: &str, read: &str) {
    for (sign, of, other) in [('+', read, truth), ('-', truth, read)] {
        let there = runs(other);
        for line in of.lines().filter(|line| line.contains(char::is_alphanumeric)) {
            let runs = runs(line);
            let known = runs.keys().filter(|run| there.contains_key(*run)).count();
            if 2 * known < runs.len() {
                println!("{name:.8} {sign} {line:.300}");
            }
        }
    }
}

/// One page of the archive: a gzip file inside the tar file.
fn unpacked(archive: &Path, name: &str) -> Result<Vec<u8>, String> {
    let script = r#"tar -xOf "$1" "html/$2.html.gz" | gzip -dc"#;
    let output = Command::new("sh").args(["-c", script, "sh"]).arg(archive).arg(name).output();
    let output = output.map_err(|error| format!("cannot run sh: {error}"))?;
    if output.stdout.is_empty() {
        return Err(format!("{}: {name}: {}", archive.display(), String::from_utf8_lossy(&output.stderr).trim()));
    }
    Ok(output.stdout)
}

/// Shares of one page, or their sums.
#[derive(Default)]
struct Counts {
    hit: f64,
    extra: f64,
    missed: f64,
}

impl Counts {
    fn of(truth: &str, read: &str) -> Self {
        let (truth, read) = (runs(truth), runs(read));
        let mut counts = Self::default();
        for (run, there) in &truth {
            let got = read.get(run).copied().unwrap_or_default();
            counts.hit += there.min(&got).to_owned() as f64;
            counts.missed += there.saturating_sub(got) as f64;
        }
        for (run, got) in &read {
            counts.extra += got.saturating_sub(truth.get(run).copied().unwrap_or_default()) as f64;
        }
        let all = (counts.hit + counts.extra + counts.missed).max(1.0);
        Self { hit: counts.hit / all, extra: counts.extra / all, missed: counts.missed / all }
    }

    fn add(&mut self, other: &Self) {
        self.hit += other.hit;
        self.extra += other.extra;
        self.missed += other.missed;
    }

    fn precision(&self) -> f64 {
        part(self.hit, self.extra)
    }

    fn recall(&self) -> f64 {
        part(self.hit, self.missed)
    }

    fn f1(&self) -> f64 {
        part(2.0 * self.hit, self.extra + self.missed)
    }
}

fn part(of: f64, rest: f64) -> f64 {
    if of + rest == 0.0 { 1.0 } else { of / (of + rest) }
}

fn runs(text: &str) -> HashMap<Vec<&str>, usize> {
    let words: Vec<&str> =
        text.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|word| !word.is_empty()).collect();
    let mut runs = HashMap::new();
    for run in words.windows(RUN.min(words.len()).max(1)) {
        *runs.entry(run.to_vec()).or_default() += 1;
    }
    runs
}
