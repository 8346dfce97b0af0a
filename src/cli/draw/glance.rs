//! Claims in one table: all of its columns where there is room, else two with what belongs together.

use super::{Width, cell, draw_table, figure, stacked, style, table, unwrapped};
use claimbench::domain::Verdict;
use claimbench::domain::query::Flag;
use claimbench::report::{Section, words};
use comfy_table::{Cell, Table};
use std::io::{self, Write};

/// From this width on, the longest text has room beside all other columns.
pub const ROOMY: u16 = 120;

/// Where the column of those who work on the claims stands, where anybody does.
const ASSIGNEE: usize = 6;

/// Prints the table.
pub fn claims(sections: &[Section], width: Width, out: &mut dyn Write) -> io::Result<()> {
    let rows = match width {
        Width::Columns(columns) if columns < ROOMY => narrow(width, sections),
        Width::Columns(_) | Width::Unlimited => roomy(width, sections),
    };
    draw_table(&rows, out)
}

fn roomy(width: Width, sections: &[Section]) -> Table {
    let assigned = sections.iter().any(|section| section.dossier.claim.assignee.is_some());
    let mut header = vec!["", "status", "stage", "for", "against", "origins", "said by", "claim"];
    if assigned {
        header.insert(ASSIGNEE, "with");
    }
    let mut rows = table(width, &header);
    unwrapped(&mut rows, &[0, 1, 2, 3, 4, 5]);
    for section in sections {
        let claim = &section.dossier.claim;
        let [supports, refutes, origins] = words::weights(section);
        let mut cells = vec![
            number(section),
            cell(verdict(section), words::status(section)),
            cell(style::stage(section.stage), stage(section)),
            figure(style::PLAIN, supports),
            figure(style::PLAIN, refutes),
            figure(style::PLAIN, origins),
            cell(style::PLAIN, claim.claimant().map_or("", |link| &link.speaker)),
            cell(style::PLAIN, &claim.text),
        ];
        if assigned {
            cells.insert(ASSIGNEE, cell(style::PLAIN, claim.assignee.as_deref().unwrap_or("")));
        }
        rows.add_row(cells);
    }
    rows
}

fn narrow(width: Width, sections: &[Section]) -> Table {
    let mut rows = table(width, &["", "claim", "status, stage, evidence"]);
    unwrapped(&mut rows, &[0, 2]);
    for section in sections {
        let status = format!("{} · {}", words::status(section), stage(section));
        rows.add_row([
            number(section),
            stacked(style::PLAIN, &[&section.dossier.claim.text, &hands(section)]),
            stacked(verdict(section), &[&status, &words::weighed(section)]),
        ]);
    }
    rows
}

/// Whose word the claim is and who works on it: `Kremlin · with ana`.
fn hands(section: &Section) -> String {
    let claim = &section.dossier.claim;
    let said = claim.claimant().map(|link| format!("says {}", link.speaker));
    let with = claim.assignee.as_ref().map(|who| format!("with {who}"));
    said.into_iter().chain(with).collect::<Vec<_>>().join(" · ")
}

/// The stage, and what an editor must not overlook. That a single person read a verdict is the stage's to say.
fn stage(section: &Section) -> String {
    let flags = section.flags.iter().filter(|flag| **flag != Flag::SingleReader).map(|flag| words::words(*flag));
    let stage = Some(words::stage(section)).filter(|stage| !stage.is_empty());
    stage.into_iter().chain(flags).collect::<Vec<_>>().join(", ")
}

/// The style of the main question's verdict.
pub fn verdict(section: &Section) -> anstyle::Style {
    style::verdict(section.verdict().unwrap_or(Verdict::Unverified))
}

fn number(section: &Section) -> Cell {
    cell(style::NUMBER, section.dossier.number().to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use claimbench::domain::{ClaimNumber, Dossier, Instant, Link, Logged, NewClaim, OWN_VOICE, Procedure, Uid};
    use jiff::civil::date;

    fn section(speaker: &str, assignee: Option<&str>) -> Section {
        let at: Instant = "2025-12-02T09:30:00Z".parse().unwrap();
        let new = NewClaim {
            text: "Russian forces had captured the town by the first day of December, and held it since.".to_owned(),
            attribution: vec![Link::voice(OWN_VOICE), Link::voice(speaker)],
            assignee: assignee.map(str::to_owned),
            ..NewClaim::default()
        };
        let dossier = Dossier {
            claim: new.checked(ClaimNumber(12), Uid(uuid::Uuid::nil()), None).unwrap(),
            article: None,
            set_aside: None,
            evidence: Vec::new(),
            statuses: Vec::new(),
            relations: Vec::new(),
            procedure: Procedure::default(),
            logged: Logged { created_at: at, created_by: "ana".to_owned(), updated_at: at },
        };
        Section::of(dossier, date(2025, 12, 2))
    }

    #[test]
    fn who_says_so_and_who_has_it_stand_in_the_list_at_every_width() {
        for columns in [60, 80, 100, 110, 119, 120, 160] {
            let mut out = Vec::new();
            claims(&[section("Kremlin", Some("ana")), section("TASS", None)], Width::Columns(columns), &mut out)
                .unwrap();
            let drawn = anstream::adapter::strip_str(&String::from_utf8(out).unwrap()).to_string();
            for word in ["Kremlin", "ana", "TASS", "#12", "unverified"] {
                assert!(drawn.contains(word), "{word} is not there at {columns}:\n{drawn}");
            }
            let widest = drawn.lines().map(|line| line.chars().count()).max().unwrap_or(0);
            assert!(widest <= columns.into(), "{widest} columns at {columns}:\n{drawn}");
        }
    }
}
