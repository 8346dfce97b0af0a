//! Whatever a desk does, in whatever order and words: the tables say what the ledger says, and the ledger restores.

use claimbench::domain::*;
use claimbench::workbench::{
    Acceptance, Access, Clock, Decides, Ids, NewContact, NewFix, Offered, Pointed, Run, Setting, Workbench,
};
use proptest::prelude::*;
use std::collections::BTreeMap;

/// One thing that somebody does: which verb, with what words, to which things.
#[derive(Debug, Clone)]
pub struct Act {
    verb: u8,
    words: String,
    one: u32,
    other: u32,
}

impl Act {
    /// Whether it makes or decides on a suggestion.
    pub fn is_on_suggestions(&self) -> bool {
        (45..48).contains(&self.verb)
    }
}

pub fn acts() -> impl Strategy<Value = Vec<Act>> {
    let words = prop_oneof![
        3 => "[A-Za-z' 0-9%$]{1,24}",
        2 => any::<String>(),
        1 => prop::sample::select(vec!["nearly 20%", "[E1]", "\u{0}\u{2}x\u{3}", "\u{202e}a\r\nb", "a\" OR b*", "'; DROP TABLE claim;--"])
            .prop_map(str::to_owned),
    ];
    let act =
        (0..49_u8, words, 1..4_u32, 1..4_u32).prop_map(|(verb, words, one, other)| Act { verb, words, one, other });
    prop::collection::vec(act, 1..40)
}

fn setting(actor: &str) -> Setting {
    Setting {
        clock: Clock::Pinned("2026-11-23T09:00:00Z".parse().unwrap()),
        ids: Ids::Random,
        actor: actor.to_owned(),
        reader: None,
    }
}

/// Does it, whatever comes of it: a refusal is an answer too.
pub fn act(desk: &mut Workbench, Act { verb, words, one, other }: Act) {
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
        2 => desk.edit_claim(claim, vec![ClaimChange::Text(words)], None, None).map(drop),
        3 => desk
            .edit_claim(claim, vec![ClaimChange::CorrectText(given), ClaimChange::Worth(None)], None, None)
            .map(drop),
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
        11 => desk.add_evidence(evidence, None).map(drop),
        12 => desk.add_evidence_from(NewSource { name: words, ..NewSource::default() }, evidence, None).map(drop),
        13 => desk.withdraw_evidence(EvidenceNumber(other), &words, None).map(drop),
        14 => {
            let status = NewStatus {
                question: (other > 1).then_some(Question::ALL[pick(2)]),
                status: Verdict::ALL[pick(7)],
                because: given.clone(),
                modifiers: vec![Modifier::ALL[pick(7)]; 2],
                finding: given.clone().filter(|_| one > 1),
                ..NewStatus::new(Verdict::Unverified)
            };
            desk.set_status(claim, status, given.filter(|_| one > 1), None).map(drop)
        }
        15 => desk
            .revise_article(
                ArticleNumber(1),
                NewText::plain(&format!("{words} and {words}, and so on."), Intake::Paste),
            )
            .map(drop),
        16 => {
            let note = (other > 1).then_some(words.as_str());
            desk.settle(ArticleNumber(1), &[one as usize], SettleReason::ALL[pick(9)], note).map(drop)
        }
        17 => desk.unsettle(ArticleNumber(1), &[one as usize]).map(drop),
        18 => desk.confirm_claim(claim, (other > 1).then_some(words.as_str()), None).map(drop),
        19 => {
            let bytes = words.repeat(other as usize * 20).into_bytes();
            let (url, headers) = (Some(format!("https://news.example/{one}")), vec![("x".to_owned(), words)]);
            let kept = NewSnapshot {
                bytes,
                media_type: "text/plain".to_owned(),
                charset: None,
                url,
                final_url: None,
                redirects: vec![Redirect { status: 301, to: format!("https://news.example/{other}") }],
                http_status: Some(200),
                headers,
                retrieved_at: None,
                method: SnapshotMethod::HttpGet,
                tool: None,
                note: None,
            };
            desk.keep_snapshot(EvidenceNumber(one), kept).map(drop)
        }
        20 => desk.excuse_snapshots(&[EvidenceNumber(one), EvidenceNumber(other)], &words),
        21 => desk.merge_origins(&format!("S{one}"), &format!("S{other}"), given.as_deref()),
        22 => desk.waive(claim, Rule::ALL[pick(Rule::ALL.len())], (other > 1).then_some(words.as_str())).map(drop),
        23 | 24 => {
            desk.review(claim, ReviewOutcome::ALL[pick(2)], (other > 1).then_some(words.as_str()), None).map(drop)
        }
        25 => desk.start_reading(claim, ReadingManner::ALL[pick(2)]).map(drop),
        26 => {
            let verdict = NewStatus { because: given, ..NewStatus::new(Verdict::ALL[pick(7)]) };
            desk.second_verdict(claim, verdict, None).map(drop)
        }
        27 => desk.settle_reading(claim, &words, None, Decides::Alone, None).map(drop),
        28 => {
            let evidence = if other > 2 { vec![EvidenceNumber(one)] } else { Vec::new() };
            desk.propose_fix(NewFix { claim, old: given, new: format!("{words}!"), because: words, evidence }, None)
                .map(drop)
        }
        29 => {
            let (answer, role) = (FixAnswer::ALL[pick(3)], FixRole::ALL[pick(2)]);
            desk.answer_fix(FixNumber(other), answer, role, given.as_deref(), None).map(drop)
        }
        30 => {
            let answer = given.filter(|_| one > 2);
            let (claims, record) = (vec![claim, ClaimNumber(other)], OnRecord::ALL[pick(2)]);
            desk.log_contact(NewContact { claims, who: words, read_back: None, answer, deadline: None, record })
                .map(drop)
        }
        31 => desk.answer_contact(ContactNumber(other), &words).map(drop),
        32 => desk.publish(ArticleNumber(1), None).map(drop),
        34 => {
            let changes = vec![EvidenceChange::Quote(given), EvidenceChange::Stance(Stance::ALL[pick(5)])];
            desk.edit_evidence(EvidenceNumber(one), changes, None).map(drop)
        }
        35 => desk.move_evidence(EvidenceNumber(one), ClaimNumber(other), None).map(drop),
        36 => desk.merge_sources(source, SourceNumber(other)).map(drop),
        37 => {
            let published = ["2025-12-02", "2024", "2026-01"][pick(3)].parse().ok();
            let changes = vec![ArticleChange::Title(words), ArticleChange::Published(published)];
            desk.edit_article(ArticleNumber(one), changes).map(drop)
        }
        38 => {
            let aside = ArticleAside { reason: ArticleAsideReason::ALL[pick(4)], note: given };
            desk.set_article_aside(ArticleNumber(one), aside).map(drop)
        }
        39 => desk.reopen_article(ArticleNumber(one), &words).map(drop),
        40 => {
            let on = [
                Pointed::Claim(claim),
                Pointed::Source(source),
                Pointed::Article(ArticleNumber(one)),
                Pointed::Sentence(ArticleNumber(1), other as usize),
            ];
            desk.add_comment(on[pick(4)], &format!("{words} @{words}")).map(drop)
        }
        41 => desk.close_comment(CommentNumber(one), (other > 1).then_some(words.as_str())).map(drop),
        42 => {
            let (both, priority) = ([claim, ClaimNumber(other)], Priority::new((one % 3 + 1) as u8).unwrap());
            desk.prioritise_all(&both, priority, if other > 1 { Run::Real } else { Run::Dry }).map(drop)
        }
        45 => {
            let machine = Machine { name: "Helper".to_owned(), version: None };
            let status = NewStatus { because: given.clone(), ..NewStatus::new(Verdict::ALL[pick(7)]) };
            let suggested = SuggestedClaim {
                article: (one == 1).then_some(ArticleNumber(1)),
                quote: None,
                occurrence: None,
                text: words.clone(),
                said_by: (other > 1).then(|| words.clone()).into_iter().collect(),
            };
            let relation = Relation { from: claim, kind: RelationKind::Updates, to: ClaimNumber(other), note: given };
            let (article, reason) = (ArticleNumber(one), SettleReason::Trivial);
            let offers = [
                Offered::Claim(suggested),
                Offered::Verdict(claim, status),
                Offered::Relation(relation),
                Offered::Settled { article, sentence: other as usize, reason, note: None },
            ];
            desk.suggest(machine, offers[pick(4)].clone(), Some(&words)).map(drop)
        }
        46 => desk.decline_suggestion(SuggestionNumber(one), &words).map(drop),
        47 => desk.accept_suggestion(SuggestionNumber(one), Acceptance::default()).map(drop),
        43 | 44 => desk.undo(if other > 1 { Run::Real } else { Run::Dry }).map(drop),
        33 if one > 1 => desk.add_note(claim, NoteKind::ALL[pick(4)], &words).map(drop),
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
                left_out: Vec::new(),
            })
            .map(drop),
    };
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(48) })]

    #[test]
    fn whatever_is_done_the_tables_say_what_the_ledger_says(acts in acts()) {
        let folder = tempfile::tempdir().unwrap();
        let case = folder.path().join("case.db");
        Workbench::create(&case, None, setting("ana")).unwrap();
        let mut desk = Workbench::open(&case, Access::Write, setting("ana")).unwrap();
        let mut second = Workbench::open(&case, Access::Write, setting("bo")).unwrap();
        for one in acts {
            act(if one.other == 3 { &mut second } else { &mut desk }, one);
        }
        let verified = desk.verify(false, None).unwrap();
        prop_assert_eq!(&verified.findings, &[]);

        let mut lines = Vec::new();
        desk.each_ledger_item(|item| { lines.push(Ok(item)); claimbench::error::Result::Ok(()) }).unwrap();
        let file = folder.path().join("again.db");
        prop_assert_eq!(&Workbench::restore(&file, lines).unwrap(), &verified.head);
        let mut again = Workbench::open(&file, Access::Rebuild, setting("ana")).unwrap();
        prop_assert_eq!(again.verify(false, Some(&verified.head)).unwrap().findings, []);
        prop_assert_eq!(again.rebuild().unwrap(), verified.events);
        prop_assert_eq!(again.verify(false, None).unwrap().findings, []);
        prop_assert_eq!(everything(&again), everything(&desk));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(64) })]

    #[test]
    fn no_verdict_stands_on_words_that_nobody_judged(acts in acts()) {
        let mut desk = Workbench::in_memory(setting("ana")).unwrap();
        // What whoever gave or confirmed the verdict on a question of a claim had before them.
        let mut seen: BTreeMap<(ClaimNumber, Question), Judged> = BTreeMap::new();
        let mut known = 0;
        for one in acts {
            act(&mut desk, one);
            for dossier in everything(&desk) {
                let claim = dossier.number();
                let now = Judged::of(&dossier.claim);
                for entry in desk.history(claim).unwrap().into_iter().filter(|entry| entry.seq > known) {
                    match entry.event {
                        Event::StatusSet(set) => drop(seen.insert((claim, set.status.question), now.clone())),
                        Event::ClaimConfirmed(_) => {
                            let given = Question::ALL.iter().filter(|asked| dossier.newest_status(**asked).is_some());
                            seen.extend(given.map(|asked| ((claim, *asked), now.clone())));
                        }
                        _ => {}
                    }
                }
                for asked in Question::ALL {
                    let outside = dossier.clone().for_audience(Audience::Public, &Redaction::default());
                    prop_assert_eq!(outside.verdict(*asked), dossier.verdict(*asked));
                    if dossier.verdict(*asked) != Verdict::Unverified {
                        prop_assert_eq!(seen.get(&(claim, *asked)), Some(&now));
                    }
                }
            }
            known = desk.head().unwrap().seq;
        }
    }
}

fn everything(desk: &Workbench) -> Vec<Dossier> {
    desk.dossiers(&desk.claim_numbers().unwrap()).unwrap()
}
