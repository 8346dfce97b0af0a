//! What several targets start from and end with: cases whose clock and ids are pinned, their exports, their verification.

use claimbench::domain::{Instant, LedgerItem};
use claimbench::error::{Error, Result};
use claimbench::formats::json::{CaseWriter, ClaimJson, SourceJson, WholeArticleJson, read_case};
use claimbench::workbench::{Clock, Ids, ImportPlan, OnRefusal, Setting, Workbench};

pub fn setting() -> Setting {
    let now: Instant = "2025-12-02T09:30:00Z".parse().expect("it is an instant");
    Setting { clock: Clock::Pinned(now), ids: Ids::seeded("fuzz"), actor: "fuzz".to_owned(), reader: None }
}

pub fn case() -> Workbench {
    Workbench::in_memory(setting()).expect("a case in memory")
}

/// A case with an article, two claims and what hangs on them, for what looks for something or refers to it.
pub fn bridge() -> Workbench {
    let mut case = case();
    let read = read_case(include_str!("../seeds/json/bridge.json"), "bridge.json").expect("the seed is a case");
    let plan = ImportPlan { on_refusal: OnRefusal::StoreNothing, dry_run: false, leave_verdicts: false, again: false };
    case.import(read.rows, plan, |_| {}).expect("the seed can be taken in");
    case
}

/// The chain is whole and every row is as the ledger says.
pub fn assert_verified(case: &Workbench) {
    assert_eq!(case.verify(false, None).expect("a verification").findings, []);
}

pub fn ledger(case: &Workbench) -> Result<Vec<LedgerItem>> {
    let mut items = Vec::new();
    case.each_ledger_item::<Error>(|item| {
        items.push(item);
        Ok(())
    })?;
    Ok(items)
}

/// The case as `export json` writes it, confidential names included.
pub fn json(case: &Workbench) -> Result<String> {
    let (mut out, written) = (Vec::new(), "memory takes what is written");
    let mut writer =
        CaseWriter::new(&mut out, case.file_uid(), case.title()?.as_deref(), case.now(), &case.head()?).expect(written);
    for article in case.articles()? {
        let number = article.article.number;
        let whole = WholeArticleJson::of(&article, case.revisions(number)?, case.settled(number)?);
        writer.article(&whole).expect(written);
    }
    for source in case.sources()? {
        writer.source(&SourceJson::of(&source.source)).expect(written);
    }
    for dossier in case.dossiers(&case.claim_numbers()?)? {
        writer.claim(&ClaimJson::of(&dossier, case.now().day())).expect(written);
    }
    writer.finish().expect(written);
    Ok(String::from_utf8(out).expect("JSON is UTF-8"))
}
