//! A made-up sheet of claims with evidence, the same for the same size: shared by the benchmarks and the generator.

use std::io::{self, Write};

const SPEAKERS: [&str; 8] = [
    "the ministry",
    "the Kremlin",
    "a spokeswoman",
    "the governor",
    "the central bank",
    "two officials",
    "the union",
    "the mayor",
];
const SUBJECTS: [&str; 10] = [
    "Unemployment",
    "The harvest",
    "The number of troops",
    "Rent",
    "The budget for schools",
    "Traffic on the bridge",
    "The occupied area",
    "Exports of grain",
    "The price of bread",
    "The death toll",
];
const VERBS: [&str; 6] = ["rose to", "fell to", "stood at", "reached", "was cut to", "is put at"];
const PLACES: [&str; 9] =
    ["Kharkiv", "Lviv", "Warsaw", "the north", "the coast", "Vilnius", "Košice", "the capital", "the border region"];
const UNITS: [&str; 4] = ["%", " million", ",000 people", " billion euros"];
const STANCES: [&str; 4] = ["supports", "supports", "refutes", "context"];

/// Writes a header and a row for each claim, with its first piece of evidence from one of a thousand sources; each other
/// piece is on a row of its own below.
pub fn write(claims: usize, pieces: usize, out: &mut impl Write) -> io::Result<()> {
    write!(out, "claim,speaker,as_of,tags")?;
    if pieces > 0 {
        write!(out, ",source,url,stance,credibility,evidence_quote")?;
    }
    writeln!(out)?;
    for row in 0..claims {
        // A multiplicative step walks through the lists without repeating their first rows in order.
        let step = row.wrapping_mul(0x9E37_79B9).rotate_left(7);
        let pick = |list: &[&'static str], salt: usize| list[(step / (salt + 1)) % list.len()];
        let (subject, verb, place) = (pick(&SUBJECTS, 0), pick(&VERBS, 10), pick(&PLACES, 60));
        let (speaker, unit) = (pick(&SPEAKERS, 540), pick(&UNITS, 7));
        let figure = step % 900 + 1;
        write!(
            out,
            "\"{subject} in {place} {verb} {figure}{unit} in case {row}.\",{speaker},2025-{:02},bench",
            step % 12 + 1,
        )?;
        for piece in 0..pieces {
            if piece > 0 {
                write!(out, "\n,,,")?;
            }
            let (source, stance) = ((step + 331 * piece) % 1000, pick(&STANCES, 3 + 5 * piece));
            write!(
                out,
                ",Report {source},https://example.org/report/{source},{stance},{},\"{verb} {}{unit}, said {speaker} about \
                 {place}\"",
                (step + piece) % 6 + 1,
                figure + piece,
            )?;
        }
        writeln!(out)?;
    }
    Ok(())
}
