//! Whatever a desk does, in whatever order and words: the tables say what the ledger says, and the ledger restores.

use claimbench::domain::*;
use claimbench::workbench::{Access, Clock, Ids, Setting, Workbench};
use proptest::prelude::*;

/// One thing that somebody does: which verb, with what words, to which things.
#[derive(Debug, Clone)]
struct Act {
    verb: u8,
    words: String,
    one: u32,
    other: u32,
}

fn acts() -> impl Strategy<Value = Vec<Act>> {
    let words = prop_oneof![
        3 => "[A-Za-z' 0-9%$]{1,24}",
        2 => any::<String>(),
        1 => prop::sample::select(vec!["nearly 20%", "[E1]", "\u{0}\u{2}x\u{3}", "\u{202e}a\r\nb", "a\" OR b*", "'; DROP TABLE claim;--"])
            .prop_map(str::to_owned),
    ];
    let act =
        (0..20_u8, words, 1..4_u32, 1..4_u32).prop_map(|(verb, words, one, other)| Act { verb, words, one, other });
    prop::collection::vec(act, 1..40)
}

fn setting() -> Setting {
    Setting {
        clock: Clock::Pinned("2026-11-23T09:00:00Z".parse().unwrap()),
        ids: Ids::Random,
        actor: "ana".to_owned(),
        pdf_reader: None,
    }
}

/// Does it, whatever comes of it: a refusal is an answer too.
fn act(desk: &mut Workbench, Act { verb, words, one, other }: Act) {
    let (claim, source) = (ClaimNumber(one), SourceNumber(one));
    let pick = |count: usize| (one + other * 3) as usize % count;
    let given = Some(words.clone());
    let evidence = NewEvidence {
        quote: given.clone(),
        origin: given.clone(),
        search_note: given.clone(),
        derived_from: (one > 2).then_some(EvidenceNumber(other)),
        ..NewEvidence::new(claim, SourceNumber(other), Stance::ALL[pick(5)])
    };
    // A refusal is an answer too.
    let _: Result<(), claimbench::error::Error> = match verb {
        0 | 1 => desk
            .log_claim(NewClaim {
                article: (one == 1).then_some(ArticleNumber(1)),
                words: (one == 1 && other == 1).then(|| Words { quote: words.clone(), place: Place::Occurrence(1) }),
                attribution: if other > 1 { vec![Link::voice(OWN_VOICE), Link::voice(&words)] } else { Vec::new() },
                kind: Some(ClaimKind::ALL[pick(9)]),
                tags: vec![words.chars().take(3).collect()],
                text: words,
                ..NewClaim::default()
            })
            .map(drop),
        2 => desk.edit_claim(claim, vec![ClaimChange::Text(words)], None).map(drop),
        3 => desk.edit_claim(claim, vec![ClaimChange::CorrectText(given), ClaimChange::Worth(None)], None).map(drop),
        4 => desk.set_aside(claim, SetAside { reason: SetAsideReason::ALL[pick(8)], note: given }).map(drop),
        5 => desk.reopen(claim, &words).map(drop),
        6 => {
            let kind = RelationKind::ALL[pick(5)];
            desk.relate(Relation { from: claim, kind, to: ClaimNumber(other), note: given }).map(drop)
        }
        7 => desk.tag(claim, vec![words.clone()], vec![words.chars().take(3).collect()]).map(drop),
        8 => desk.assign(claim, (other > 1).then_some(words.as_str())).map(drop),
        9 => desk.add_source(NewSource { note: given, name: words, ..NewSource::default() }).map(drop),
        10 => desk.edit_source(source, vec![SourceChange::Name(words), SourceChange::Origin(None)]).map(drop),
        11 => desk.add_evidence(evidence).map(drop),
        12 => desk.add_evidence_from(NewSource { name: words, ..NewSource::default() }, evidence).map(drop),
        13 => desk.withdraw_evidence(EvidenceNumber(other), &words).map(drop),
        14 => {
            let status = NewStatus {
                question: (other > 1).then_some(Question::ALL[pick(2)]),
                status: Verdict::ALL[pick(7)],
                because: given.clone(),
                modifiers: vec![Modifier::ALL[pick(7)]; 2],
                confidence: None,
            };
            desk.set_status(claim, status, given.filter(|_| one > 1)).map(drop)
        }
        15 => {
            desk.revise_article(ArticleNumber(1), &format!("{words} and {words}, and so on."), Intake::Paste).map(drop)
        }
        16 => {
            let note = (other > 1).then_some(words.as_str());
            desk.settle(ArticleNumber(1), &[one as usize], SettleReason::ALL[pick(9)], note).map(drop)
        }
        17 => desk.unsettle(ArticleNumber(1), &[one as usize]).map(drop),
        18 => desk.confirm_claim(claim, (other > 1).then_some(words.as_str())).map(drop),
        _ => desk
            .add_article(NewArticle {
                uid: None,
                title: words.clone(),
                outlet: None,
                byline: None,
                url: None,
                language: None,
                published: None,
                published_basis: DateBasis::Unknown,
                body: format!("{words} and {words}. It is so, said {words}."),
                intake: Intake::Paste,
            })
            .map(drop),
    };
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(48) })]

    #[test]
    fn whatever_is_done_the_tables_say_what_the_ledger_says(acts in acts()) {
        let mut desk = Workbench::in_memory(setting()).unwrap();
        for one in acts {
            act(&mut desk, one);
        }
        let verified = desk.verify(false, None).unwrap();
        prop_assert_eq!(&verified.findings, &[]);

        let mut lines = Vec::new();
        desk.each_ledger_item(|item| { lines.push(Ok(item)); claimbench::error::Result::Ok(()) }).unwrap();
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("again.db");
        prop_assert_eq!(&Workbench::restore(&file, lines).unwrap(), &verified.head);
        let mut again = Workbench::open(&file, Access::Rebuild, setting()).unwrap();
        prop_assert_eq!(again.verify(false, Some(&verified.head)).unwrap().findings, []);
        prop_assert_eq!(again.rebuild().unwrap(), verified.events);
        prop_assert_eq!(again.verify(false, None).unwrap().findings, []);
        prop_assert_eq!(everything(&again), everything(&desk));
    }
}

fn everything(desk: &Workbench) -> Vec<Dossier> {
    desk.dossiers(&desk.claim_numbers().unwrap()).unwrap()
}
