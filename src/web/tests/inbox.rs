//! The inbox, asked without a server.

use super::Room;
use claimbench::domain::{
    Machine, NewClaim, NewStatus, Stance, SuggestedClaim, SuggestedEvidence, SuggestedSource, Verdict,
};
use claimbench::workbench::Offered;

#[test]
fn what_a_machine_suggests_is_taken_or_declined_in_the_inbox() {
    let room = Room::demo();
    let quote = Some("no compromise".to_owned());
    let claim = |text: &str| SuggestedClaim {
        article: None,
        quote: None,
        occurrence: None,
        text: text.to_owned(),
        said_by: Vec::new(),
    };
    let evidence = SuggestedEvidence {
        claim: "48".parse().unwrap(),
        question: None,
        stance: Stance::Context,
        source: SuggestedSource::Known("1".parse().unwrap()),
        quote,
        paraphrase: None,
        locator: None,
        search_note: None,
    };
    let verdict = NewStatus { because: Some("SEALEDWORD".to_owned()), ..NewStatus::new(Verdict::Refuted) };
    let fresh =
        room.workbench("vera").log_claim(NewClaim { text: "It rained.".to_owned(), ..NewClaim::default() }).unwrap();
    let machine = || Machine { name: "Helper <b>".to_owned(), version: None };
    let offers = [
        Offered::Claim(claim("<script>alert(1)</script>")),
        Offered::Evidence(evidence),
        Offered::Verdict(fresh.number(), verdict),
    ];
    for offered in offers {
        room.workbench("vera").suggest(machine(), offered, None).unwrap();
    }
    let page = room.get("/inbox").1;
    assert!(
        page.contains("G1: a claim") && page.contains("data-key=\"y\"") && !page.contains("<script>alert"),
        "{page}"
    );
    assert!(!page.contains("Helper <b>"), "{page}");
    assert_eq!(room.post("/inbox/G1/accept", &[]).0, 303);
    let page = room.get("/inbox?look=G1").1;
    assert!(page.contains("G2: evidence on #48") && page.contains("not proved"), "{page}");
    let (status, _, page) = room.post("/inbox/G2/accept", &[]);
    assert!(status == 422 && page.contains("not proved"), "{page}");
    assert_eq!(room.post("/inbox/G2/accept", &[("unproved", "1")]).0, 303);
    let page = room.get("/inbox").1;
    assert!(
        page.contains("It is sealed") && !page.contains("SEALEDWORD") && !page.contains("/inbox/G3/accept"),
        "{page}"
    );
    assert_eq!(room.post("/inbox/G3/accept", &[]).0, 422);
    assert_eq!(room.post("/inbox/G3/decline", &[("because", "Not yet.")]).0, 303);
    assert!(room.get("/inbox").1.contains("Nothing waits."));
}
