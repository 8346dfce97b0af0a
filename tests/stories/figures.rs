//! Figures through the program: which way they go, what is doubtful about them, and how a person settles it.

use crate::desk::{Desk, holds};

fn compared(desk: &Desk, figure: &str) -> String {
    desk.ok(["evidence", "add", "1", "--source", "S1", "--stance", "supports", "--quantity", figure]);
    let sheet = desk.json("claim figures");
    let evidence = sheet[0]["figures"][0]["evidence"].as_array().cloned().unwrap_or_default();
    evidence.last().map(|last| last["comparison"]["result"].as_str().unwrap_or_default().to_owned()).unwrap_or_default()
}

#[test]
fn a_fall_is_borne_out_by_a_fall_and_by_a_minus_but_not_by_a_rise() {
    let desk = Desk::new();
    desk.ok(["claim", "add", "Exports of the firm fell 12% in 2024."]);
    desk.ok("source add Bureau --kind dataset");
    for (figure, expected) in [
        ("rose by 12%", "inconsistent"),
        ("+12%", "inconsistent"),
        ("-12%", "consistent"),
        ("fell 12%", "consistent"),
        ("12%", "consistent"),
    ] {
        assert_eq!(compared(&desk, figure), expected, "{figure}");
    }
    holds(&desk.ok("claim figures"), &["the claim says down, the evidence up"]);
}

#[test]
fn a_doubtful_figure_is_shown_so_and_settled_by_a_person() {
    let desk = Desk::new();
    let said = desk.ok(["claim", "add", "The rate fell by 0,5% and the pit is 5m."]);
    holds(&said, &["0.5%?", "decimal comma", "5 m?", "claim edit 1 --figure 1=FIGURE"]);
    holds(&desk.refused("claim edit 1 --figure 2=5m"), &["5m", "millions or metres", "5 metres"]);
    holds(&desk.run("claim edit 1 --figure 3=5%").ends(2).err, &["figure 3", "2 figures"]);
    desk.ok(["claim", "edit", "1", "--figure", "1=0.5%", "--figure", "2=5 metres"]);
    let claim = desk.json("claim show 1");
    let figures = claim["quantities"].as_array().unwrap();
    assert!(figures.iter().all(|figure| figure["doubt"].is_null()));
    assert_eq!((figures[0]["direction"].as_str(), figures[0]["point"].as_str()), (Some("down"), Some("0.5")));
}
