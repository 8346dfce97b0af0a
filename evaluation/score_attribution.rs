//! Scores the reading of attributions on PolNeAR: `score_attribution PATH`. The corpus is not shipped, and nothing is trained on it.

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::time::{Duration, Instant};

use claimbench::language::attribution::{Attribution, attributions};
use claimbench::language::sentence::sentences;

const DEFINITIONS: &str = "\
Gold: one annotator per article (the first by name); attributions whose spans are broken in the file are left out. PolNeAR gives every word to
one attribution at most, so nested ones (`within`) are not scored.
  source, cue, content, overlap: agreement as annotators are compared in this literature (agr of Wiebe and others 2005, the corpus's own
    92.3%): a span is found if a span of the other side, of the same kind, shares a character with it. F1 of found / gold and found / read.
  the same, by words: the partial match of Pareti and others 2013 (after Hollingsworth and Teufel 2005): every span counts with the share of
    its words that the other side covers.
  whole: cue, content and source (or its absence) all overlap those of one and the same gold attribution, one to one.
  direct: pairs (a quotation of three words and more in double marks, its source), found if the gold pair has the same quotation and an
    overlapping source. Quotations that nobody is given for count on neither side.";

fn main() -> ExitCode {
    let Some(path) = std::env::args_os().nth(1) else {
        eprintln!(
            "usage: score_attribution PATH, where PATH holds polnear-train.tar.gz and polnear-dev.tar.gz, or data/train and data/dev"
        );
        return ExitCode::FAILURE;
    };
    match score(Path::new(&path)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            eprintln!("cannot read PolNeAR at {}: {reason}", Path::new(&path).display());
            ExitCode::FAILURE
        }
    }
}

fn score(path: &Path) -> Result<(), String> {
    let unpacked = tempfile::tempdir().map_err(|error| error.to_string())?;
    for (at, part) in ["train", "dev"].into_iter().enumerate() {
        let articles = articles(&part_folder(path, part, unpacked.path())?)?;
        if at == 0 {
            println!("{DEFINITIONS}");
        }
        let mut tally = Tally::default();
        for article in &articles {
            tally.add(article);
        }
        tally.print(part, articles.len());
    }
    Ok(())
}

/// The unpacked folder of one part; an archive is unpacked by the system's `tar` into `scratch`.
fn part_folder(path: &Path, part: &str, scratch: &Path) -> Result<PathBuf, String> {
    let ready = path.join("data").join(part);
    if ready.is_dir() {
        return Ok(ready);
    }
    let archive = path.join(format!("polnear-{part}.tar.gz"));
    if !archive.is_file() {
        return Err(format!("neither {} nor {} is there", ready.display(), archive.display()));
    }
    let done = Command::new("tar")
        .arg("xzf")
        .arg(&archive)
        .arg("-C")
        .arg(scratch)
        .status()
        .map_err(|error| format!("tar: {error}"))?;
    if !done.success() {
        return Err(format!("tar could not unpack {}", archive.display()));
    }
    Ok(scratch.join("data").join(part))
}

// The corpus

struct Article {
    text: String,
    gold: Vec<Spans>,
}

/// One attribution of either side.
#[derive(Default)]
struct Spans {
    source: Vec<Range<usize>>,
    cue: Vec<Range<usize>>,
    content: Vec<Range<usize>>,
}

const KINDS: [&str; 3] = ["source", "cue", "content"];

impl Spans {
    fn of(&self, kind: usize) -> &[Range<usize>] {
        [&self.source, &self.cue, &self.content][kind]
    }
}

impl From<&Attribution> for Spans {
    fn from(read: &Attribution) -> Self {
        Self {
            source: read.source.iter().cloned().collect(),
            cue: vec![read.cue.clone()],
            content: read.content.clone(),
        }
    }
}

fn articles(folder: &Path) -> Result<Vec<Article>, String> {
    let list = std::fs::read_dir(folder.join("attributions")).map_err(|error| error.to_string())?;
    let mut files: Vec<PathBuf> = list.filter_map(|entry| Some(entry.ok()?.path())).collect();
    files.sort();
    let mut articles: BTreeMap<String, Article> = BTreeMap::new();
    for file in files {
        let Some((name, _annotator)) =
            file.file_stem().and_then(|stem| stem.to_str()).and_then(|stem| stem.rsplit_once('_'))
        else {
            continue;
        };
        if articles.contains_key(name) {
            continue;
        }
        let read = |path: &Path| std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()));
        let text = read(&folder.join("text").join(format!("{name}.txt")))?;
        let gold = gold(&read(&file)?, &text);
        articles.insert(name.to_owned(), Article { text, gold });
    }
    Ok(articles.into_values().collect())
}

/// brat standoff: `T3 <tab> Content 25 53;60 70 <tab> words` and `E1 <tab> Attribution:T4 Content:T3 Cue:T2 Source:T1`, in code points.
fn gold(annotations: &str, text: &str) -> Vec<Spans> {
    let offsets: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let mut spans: BTreeMap<&str, Vec<Range<usize>>> = BTreeMap::new();
    for line in annotations.lines().filter(|line| line.starts_with('T')) {
        let mut fields = line.split('\t');
        if let (Some(id), Some((_, places))) = (fields.next(), fields.next().and_then(|field| field.split_once(' '))) {
            let ranges = places.split(';').filter_map(|place| {
                let (start, end) = place.split_once(' ')?;
                Some(*offsets.get(start.parse::<usize>().ok()?)?..*offsets.get(end.parse::<usize>().ok()?)?)
            });
            spans.insert(id, ranges.collect());
        }
    }
    let events = annotations.lines().filter(|line| line.starts_with('E')).filter_map(|line| line.split_once('\t'));
    events
        .map(|(_, event)| {
            let mut gold = Spans::default();
            for (role, id) in event.split_whitespace().filter_map(|pair| pair.split_once(':')) {
                let ranges = spans.get(id).cloned().unwrap_or_default();
                match role.trim_end_matches(|c: char| c.is_ascii_digit()) {
                    "Source" => gold.source.extend(ranges),
                    "Cue" => gold.cue.extend(ranges),
                    "Content" => gold.content.extend(ranges),
                    _ => {}
                }
            }
            gold
        })
        .filter(|gold| !gold.cue.is_empty() && !gold.content.is_empty())
        .collect()
}

// Counting

#[derive(Default, Clone, Copy)]
struct Count {
    gold: f64,
    gold_found: f64,
    read: f64,
    read_right: f64,
}

impl Count {
    fn print(self, name: &str) {
        let recall = self.gold_found / self.gold.max(1.0);
        let precision = self.read_right / self.read.max(1.0);
        let f1 = 2.0 * precision * recall / (precision + recall).max(f64::MIN_POSITIVE);
        println!("  {name:<18} P {precision:.3}  R {recall:.3}  F1 {f1:.3}   ({} gold, {} read)", self.gold, self.read);
    }
}

#[derive(Default)]
struct Tally {
    overlap: [Count; 3],
    words: [Count; 3],
    whole: Count,
    direct: Count,
    sentences: usize,
    bytes: usize,
    time: Duration,
}

impl Tally {
    fn add(&mut self, article: &Article) {
        let text = &article.text;
        let ranges = sentences(text);
        let start = Instant::now();
        let found = attributions(text, &ranges);
        self.time += start.elapsed();
        self.sentences += ranges.len();
        self.bytes += text.len();
        let read: Vec<Spans> = found.iter().filter(|read| read.within.is_none()).map(Spans::from).collect();

        for kind in 0..KINDS.len() {
            let (gold_all, read_all) = (pieces(&article.gold, kind), pieces(&read, kind));
            let (in_gold, in_read) = (covered(&gold_all, text.len()), covered(&read_all, text.len()));
            let sides = [(&article.gold, &in_read, true), (&read, &in_gold, false)];
            for (attributions, other, is_gold) in sides {
                for spans in attributions.iter().map(|spans| spans.of(kind)).filter(|spans| !spans.is_empty()) {
                    let share = share(text, spans, other);
                    self.overlap[kind].side(is_gold, if share.any { 1.0 } else { 0.0 });
                    self.words[kind].side(is_gold, share.words);
                }
            }
        }

        let matched = one_to_one(&article.gold, &read);
        self.whole.gold += article.gold.len() as f64;
        self.whole.read += read.len() as f64;
        self.whole.gold_found += matched;
        self.whole.read_right += matched;

        for quotation in double_quotations(text) {
            let gold = quoted_sources(&article.gold, &quotation);
            let read = quoted_sources(&read, &quotation);
            let right = gold.iter().any(|gold| read.iter().any(|read| overlap(gold, read)));
            let hit = if right { 1.0 } else { 0.0 };
            if !gold.is_empty() {
                self.direct.side(true, hit);
            }
            if !read.is_empty() {
                self.direct.side(false, hit);
            }
        }
    }

    fn print(&self, part: &str, articles: usize) {
        let micros = self.time.as_secs_f64() * 1e6;
        println!(
            "\n{part}: {articles} articles, {} sentences; {:.1} microseconds a sentence, {:.1} MB/s",
            self.sentences,
            micros / self.sentences.max(1) as f64,
            self.bytes as f64 / micros.max(1.0)
        );
        for (kind, name) in KINDS.iter().enumerate() {
            self.overlap[kind].print(&format!("{name}, overlap"));
        }
        for (kind, name) in KINDS.iter().enumerate() {
            self.words[kind].print(&format!("{name}, by words"));
        }
        self.whole.print("whole");
        self.direct.print("direct");
    }
}

impl Count {
    fn side(&mut self, gold: bool, hit: f64) {
        let (all, found) =
            if gold { (&mut self.gold, &mut self.gold_found) } else { (&mut self.read, &mut self.read_right) };
        *all += 1.0;
        *found += hit;
    }
}

fn pieces(attributions: &[Spans], kind: usize) -> Vec<Range<usize>> {
    attributions.iter().flat_map(|spans| spans.of(kind)).cloned().collect()
}

/// For every byte of the text: is it inside one of the ranges?
fn covered(ranges: &[Range<usize>], length: usize) -> Vec<bool> {
    let mut covered = vec![false; length];
    for range in ranges {
        covered[range.clone()].fill(true);
    }
    covered
}

struct Share {
    any: bool,
    words: f64,
}

fn share(text: &str, spans: &[Range<usize>], other: &[bool]) -> Share {
    let any = spans.iter().any(|span| other[span.clone()].contains(&true));
    let (mut all, mut hit) = (0.0, 0.0);
    for span in spans {
        for word in text[span.clone()].split_whitespace() {
            let start = word.as_ptr() as usize - text.as_ptr() as usize;
            all += 1.0;
            if other[start..start + word.len()].contains(&true) {
                hit += 1.0;
            }
        }
    }
    Share { any, words: if all > 0.0 { hit / all } else { 0.0 } }
}

fn overlap(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start < b.end && b.start < a.end
}

fn any_overlap(a: &[Range<usize>], b: &[Range<usize>]) -> bool {
    a.iter().any(|a| b.iter().any(|b| overlap(a, b)))
}

/// How many attributions agree in all three parts.
fn one_to_one(gold: &[Spans], read: &[Spans]) -> f64 {
    let mut used = vec![false; read.len()];
    let mut matched = 0.0;
    for gold in gold {
        let partner = (0..read.len()).find(|i| {
            let read = &read[*i];
            let sources = gold.source.is_empty() && read.source.is_empty() || any_overlap(&gold.source, &read.source);
            !used[*i] && sources && any_overlap(&gold.cue, &read.cue) && any_overlap(&gold.content, &read.content)
        });
        if let Some(partner) = partner {
            used[partner] = true;
            matched += 1.0;
        }
    }
    matched
}

/// The sources of the attributions that cover most of a quotation.
fn quoted_sources(attributions: &[Spans], quotation: &Range<usize>) -> Vec<Range<usize>> {
    let holds = |spans: &&Spans| {
        let shared =
            |piece: &Range<usize>| piece.end.min(quotation.end).saturating_sub(piece.start.max(quotation.start));
        spans.content.iter().map(shared).sum::<usize>() * 2 > quotation.len()
    };
    attributions.iter().filter(holds).flat_map(|spans| spans.source.clone()).collect()
}

/// Double-marked stretches of three words and more, paragraph by paragraph; found here and not by the library, so that both sides are
/// measured by a third.
fn double_quotations(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut open = None;
    let mut line_end = false;
    for (at, c) in text.char_indices() {
        let close = match (c, open) {
            ('“', _) | ('"', None) => {
                open = Some(at);
                false
            }
            ('”' | '"', Some(_)) => true,
            ('\n', Some(_)) => line_end,
            _ => false,
        };
        if close && let Some(start) = open.take() {
            let range = start..at;
            if text[range.clone()].split_whitespace().count() >= 3 {
                found.push(range);
            }
        }
        line_end = c == '\n';
    }
    found
}
