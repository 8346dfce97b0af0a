//! A law: twice the input never costs more than two and a half times. Told by what is taken from memory, in pieces and in
//! bytes, on the thread that does the work: the same on every machine, and on every day. What SQLite does within itself,
//! and a loop that only looks, take nothing and are not seen.

mod counting;

use claimbench::domain::query::Query;
use claimbench::domain::{
    ArticleNumber, ClaimNumber, Intake, Link, NewArticle, NewClaim, NewEvidence, NewSource, NewStatus, NewText,
    OWN_VOICE, SettleReason, Stance, Verdict,
};
use claimbench::formats::{annotation, bibliography, claimreview, csv};
use claimbench::intake::page;
use claimbench::judgement::check::Severity;
use claimbench::judgement::figure_sheet::figure_sheet;
use claimbench::language::{attribution, quantity, sentence};
use claimbench::workbench::{Clock, Ids, Setting, Workbench};
use counting::{Cost, cost};

const A1: ArticleNumber = ArticleNumber(1);

fn workbench() -> Workbench {
    let clock = Clock::Pinned("2025-12-02T09:00:00Z".parse().unwrap());
    Workbench::in_memory(Setting { clock, ids: Ids::Random, actor: "ana".to_owned(), reader: None }).unwrap()
}

/// So many sentences, no two alike, each with a figure and somebody who says it.
fn sentences(count: usize, verb: &str) -> Vec<String> {
    const THINGS: [&str; 7] = ["budget", "harvest", "railway", "hospital", "port", "tunnel", "council"];
    let one = |at: usize| {
        let (thing, other) = (THINGS[at % 7], THINGS[(at / 7) % 7]);
        format!("The {thing} of district{at} {verb} {at}{at} tons for the {other}, its speaker said on Monday.")
    };
    (0..count).map(one).collect()
}

fn add_article(desk: &mut Workbench, body: String) {
    let new = NewArticle {
        uid: None,
        title: "Districts".to_owned(),
        outlet: None,
        byline: None,
        url: None,
        language: None,
        published: Some("2025-12-01".parse().unwrap()),
        published_basis: claimbench::domain::DateBasis::Stated,
        body,
        intake: Intake::File,
        left_out: Vec::new(),
    };
    desk.add_article(new).unwrap();
}

/// A desk with an article of so many sentences, each of them claimed.
fn claimed(count: usize) -> Workbench {
    let mut desk = workbench();
    add_article(&mut desk, sentences(count, "sold").join(" "));
    let claims = desk.proposals(A1).unwrap().into_iter().map(|proposed| proposed.claim).collect();
    desk.log_claims(claims).unwrap();
    desk
}

/// A desk with so many claims of one measure, none with the same figure.
fn of_one_measure(count: usize) -> Workbench {
    let mut desk = workbench();
    add_article(&mut desk, "The plan has many points.".to_owned());
    let claim = |at: usize| NewClaim {
        text: format!("The plan has {} points.", 1000 + at * 37),
        article: Some(A1),
        attribution: vec![Link::voice(OWN_VOICE)],
        ..NewClaim::default()
    };
    desk.log_claims((0..count).map(claim).collect()).unwrap();
    desk
}

/// A desk with so many claims that have evidence and a verdict.
fn judged(count: usize) -> Workbench {
    let mut desk = workbench();
    let source = desk.add_source(NewSource { name: "Office".to_owned(), ..NewSource::default() }).unwrap();
    for text in sentences(count, "bought") {
        let claim = desk.log_claim(NewClaim { text, ..NewClaim::default() }).unwrap().number();
        let mut evidence = NewEvidence::new(claim, source.source.number, Stance::Supports);
        evidence.paraphrase = Some("So it says.".to_owned());
        desk.add_evidence(evidence, None).unwrap();
        let status = NewStatus {
            question: None,
            status: Verdict::Supported,
            because: Some(format!("It says so [E{}].", claim.0)),
            modifiers: Vec::new(),
            confidence: None,
            finding: None,
            on_other: None,
        };
        desk.set_status(claim, status, None, None).unwrap();
    }
    desk
}

#[track_caller]
fn grows_in_step<T>(what: &str, size: usize, made: impl Fn(usize) -> T, work: impl Fn(T)) {
    let of = |size| {
        let input = made(size);
        cost(|| work(input))
    };
    // The first run fills what is kept for good.
    of(size / 4);
    let (once, twice): (Cost, Cost) = (of(size), of(size * 2));
    for (kind, once, twice) in [("pieces", once.pieces, twice.pieces), ("bytes", once.bytes, twice.bytes)] {
        assert!(twice * 2 <= once * 5, "{what}: {once} {kind} for {size}, {twice} for twice as many");
    }
}

#[test]
fn reading_a_text_grows_in_step() {
    let text = |size: usize| sentences(size, "sold").join(" ");
    grows_in_step("sentences", 400, text, |text| drop(sentence::sentences(&text)));
    grows_in_step("figures", 400, text, |text| drop(quantity::quantities(&text)));
    grows_in_step("voices", 400, text, |text| drop(attribution::attributions(&text, &sentence::sentences(&text))));
}

#[test]
fn work_on_an_article_grows_in_step() {
    let body = |size: usize| sentences(size, "sold").join(" ");
    let with_text = |size: usize| {
        let mut desk = workbench();
        add_article(&mut desk, body(size));
        desk
    };
    grows_in_step("article add", 300, body, |body| add_article(&mut workbench(), body));
    grows_in_step("article coverage", 300, with_text, |desk| drop(desk.coverage(A1).unwrap()));
    grows_in_step("article extract", 200, with_text, |desk| drop(desk.proposals(A1).unwrap()));
    grows_in_step("article extract, claims there", 100, claimed, |desk| drop(desk.proposals(A1).unwrap()));
    grows_in_step("claims accepted", 100, with_text, |mut desk| {
        let claims = desk.proposals(A1).unwrap().into_iter().map(|proposed| proposed.claim).collect();
        desk.log_claims(claims).unwrap();
    });
    grows_in_step("article settle", 200, with_text, |mut desk| {
        let numbers: Vec<usize> = desk.coverage(A1).unwrap().sentences.iter().map(|one| one.number).collect();
        desk.settle(A1, &numbers, SettleReason::Trivial, None).unwrap();
    });
}

#[test]
fn a_new_text_grows_in_step_whatever_became_of_the_old() {
    for (what, verb, turn) in
        [("reworded", "sold yesterday", false), ("struck", "", true), ("turned round", "sold", true)]
    {
        let made = |size: usize| {
            let mut new = sentences(size, verb);
            if turn {
                new.reverse();
            }
            if verb.is_empty() {
                new = (0..size).map(|at| format!("Rain fell in village{at}.")).collect();
            }
            (claimed(size), new.join(" "))
        };
        grows_in_step(what, 100, made, |(mut desk, new)| {
            desk.revise_article(A1, NewText::plain(&new, Intake::File)).unwrap();
        });
    }
}

#[test]
fn checking_grows_in_step() {
    let told = |desk: &Workbench| desk.check(None).unwrap().objections;
    grows_in_step("check, one measure", 200, of_one_measure, |desk| {
        assert_eq!(told(&desk).iter().filter(|one| one.severity == Severity::Warning).count(), 1);
    });
    grows_in_step(
        "check, untouched sentences",
        200,
        |size| {
            let mut desk = workbench();
            add_article(&mut desk, sentences(size, "sold").join(" "));
            desk
        },
        |desk| assert_eq!(told(&desk).len(), 1),
    );
    grows_in_step("check, verdicts", 100, judged, |desk| drop(told(&desk)));
    grows_in_step("figure sheet", 200, of_one_measure, |desk| {
        let dossiers = desk.dossiers(&desk.claim_numbers().unwrap()).unwrap();
        drop(figure_sheet(&dossiers));
    });
    grows_in_step("publish", 100, of_one_measure, |mut desk| drop(desk.publish(A1, None).unwrap()));
}

#[test]
fn finding_grows_in_step() {
    let found = |query: &'static str| {
        move |desk: Workbench| drop(desk.search(&Query::parse(query).unwrap(), usize::MAX >> 1).unwrap())
    };
    grows_in_step("search a word", 100, judged, found("tons"));
    grows_in_step("search a field", 100, judged, found("status:supported"));
    grows_in_step("list by words", 100, judged, |desk| {
        drop(desk.claims(&Query::parse("tons -harvest").unwrap(), usize::MAX).unwrap());
    });
    grows_in_step("did you mean", 100, judged, |desk| {
        assert!(!desk.nearly_there(&Query::parse("hospitel").unwrap()).unwrap().is_empty());
    });
    grows_in_step("a long query", 2_000, |size| "a* ".repeat(size), |query| drop(Query::parse(&query)));
    grows_in_step("history", 100, judged, |desk| drop(desk.history(ClaimNumber(1)).unwrap()));
}

#[test]
fn reading_files_grows_in_step() {
    let bib = |size: usize| {
        (0..size).map(|at| format!("@misc{{k{at}, title = {{T{at}}}, url = {{https://a.example/{at}}}}}\n")).collect()
    };
    grows_in_step("BibTeX", 200, bib, |text: String| {
        drop(bibliography::read(&text, "a.bib", bibliography::Style::Bibtex).unwrap());
    });
    let parts = |size: usize| format!("@misc{{k, title = {}}}", vec!["\"a\""; size].join(" # "));
    grows_in_step("BibTeX, a value of many parts", 1_000, parts, |text| {
        drop(bibliography::read(&text, "a.bib", bibliography::Style::Bibtex));
    });
    let ris = |size: usize| (0..size).map(|at| format!("TY  - GEN\nTI  - T{at}\nER  - \n")).collect();
    grows_in_step("RIS", 200, ris, |text: String| {
        drop(bibliography::read(&text, "a.ris", bibliography::Style::Ris).unwrap());
    });
    let sheet = |size: usize| {
        let rows = sentences(size, "sold").into_iter().map(|text| format!("\"{text}\",true\n"));
        format!("claim,verdict\n{}", rows.collect::<String>())
    };
    grows_in_step("CSV", 200, sheet, |text: String| {
        drop(csv::read(text.as_bytes(), "a.csv", &csv::Options::default()).map(Iterator::count));
    });
    let html = |size: usize| {
        let paragraphs = sentences(size, "sold").into_iter().map(|text| format!("<p>{text}</p>\n"));
        format!("<html><body><article><h1>T</h1>{}</article></body></html>", paragraphs.collect::<String>())
    };
    grows_in_step("HTML", 100, html, |text: String| drop(page::read(text.as_bytes())));
    let annotations = |size: usize| {
        let one = |at: usize| {
            format!(
                "{{\"type\":\"Annotation\",\"body\":\"B{at}\",\"target\":{{\"source\":\"https://a.example/\",\"selector\":{{\"type\":\"TextQuoteSelector\",\"exact\":\"E{at}\"}}}}}}"
            )
        };
        format!("[{}]", (0..size).map(one).collect::<Vec<_>>().join(","))
    };
    grows_in_step("annotations", 200, annotations, |text: String| {
        drop(annotation::read(&text, "a.json").map(|reading| reading.count()));
    });
    let reviews = |size: usize| {
        let one = |at: usize| {
            format!(
                "{{\"@type\":\"ClaimReview\",\"url\":\"https://a.example/{at}\",\"claimReviewed\":\"C{at}\",\"author\":{{\"name\":\"D\"}},\"reviewRating\":{{\"alternateName\":\"False\"}}}}"
            )
        };
        format!("[{}]", (0..size).map(one).collect::<Vec<_>>().join(","))
    };
    grows_in_step("ClaimReview, checked", 200, reviews, |text: String| drop(claimreview::lint(&text, "a.json")));
}
