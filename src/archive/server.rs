//! The archive on a PostgreSQL server. `link.rs` has the connection, `guard.rs` what no server may send.

mod guard;
mod link;

use super::address::ServerAddress;
use super::home::{ArchivedCase, Home, Item, Kept, Listed, Lists, Posting};
use super::{Pushed, Taken};
use crate::domain::{Head, ItemNumber, LedgerLine, Uid};
use crate::error::{Error, Result};
use link::{Asked, Failed, Link, Session};
use std::collections::{BTreeSet, HashMap};
use std::str::FromStr;
use tokio_postgres::Row;
use tokio_postgres::types::FromSql;

const SCHEMA: &str = include_str!("server.sql");
/// The version of the tables; an archive with a higher one is refused.
const FORMAT: i64 = 1;
/// What keeps heads, events and kept bytes from being changed.
const GUARDS: [&str; 3] = ["event_is_never_changed", "head_is_never_changed", "kept_is_never_changed"];
/// Who numbers items does so alone: "items" as a number.
const ITEMS: i64 = 0x6974_656D_7300;

/// An archive on a server.
pub struct Server {
    link: Link,
}

impl Server {
    /// Makes the tables, where there are none. Says whether there were none.
    pub fn create(address: &ServerAddress) -> Result<bool> {
        let mut link = Link::open(address)?;
        link.write(async |session| {
            alone(session, ITEMS).await?;
            if is_made(session).await? {
                return Ok(false);
            }
            session.batch(SCHEMA).await?;
            Ok(true)
        })
    }

    /// Opens an archive, once it is known to be one, of this version, and guarded.
    pub fn open(address: &ServerAddress) -> Result<Self> {
        let mut link = Link::open(address)?;
        let place = link.place().to_owned();
        link.ask(async |session| {
            if !is_made(session).await? {
                return Err(Error::NoArchive { place }.into());
            }
            let found = session.row("SELECT format FROM claimbench.archive", &[]).await?.try_get(0)?;
            if found > FORMAT {
                return Err(Error::NewerArchive { place, found, known: FORMAT }.into());
            }
            let guards = session
                .rows(
                    "SELECT tgname::text FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid
                     WHERE relnamespace = 'claimbench'::regnamespace AND NOT tgisinternal AND tgenabled IN ('O', 'A')",
                    &[],
                )
                .await?;
            let here: BTreeSet<String> =
                guards.iter().map(|row| row.try_get(0)).collect::<std::result::Result<_, _>>()?;
            let missing: Vec<String> =
                GUARDS.iter().filter(|guard| !here.contains(**guard)).map(|guard| (*guard).to_owned()).collect();
            if missing.is_empty() { Ok(()) } else { Err(Error::ArchiveDiffers { place, objects: missing }.into()) }
        })?;
        Ok(Self { link })
    }
}

async fn is_made(session: &mut Session) -> Asked<bool> {
    Ok(session.row("SELECT to_regclass('claimbench.archive') IS NOT NULL", &[]).await?.try_get(0)?)
}

/// Waits until nobody else does the same, up to the end of the transaction.
async fn alone(session: &mut Session, what: i64) -> Asked<()> {
    session.rows("SELECT pg_advisory_xact_lock($1)::text", &[&what]).await?;
    Ok(())
}

async fn alone_with(session: &mut Session, case: &str) -> Asked<()> {
    session.rows("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))::text", &[&case]).await?;
    Ok(())
}

/// A count or a number, which are never negative.
fn number<T: TryFrom<i64>>(row: &Row, column: usize) -> Asked<T> {
    let number: i64 = row.try_get(column)?;
    number.try_into().map_err(|_| Failed::Wrong("a number is out of its range"))
}

fn parsed<T: FromStr>(row: &Row, column: usize) -> Asked<T> {
    let text: &str = row.try_get(column)?;
    text.parse().map_err(|_| Failed::Wrong("an identifier or an instant cannot be read"))
}

fn all<T>(rows: &[Row], read: impl Fn(&Row) -> Asked<T>) -> Asked<Vec<T>> {
    rows.iter().map(read).collect()
}

fn get<'a, T: FromSql<'a>>(row: &'a Row, column: usize) -> Asked<T> {
    Ok(row.try_get(column)?)
}

fn head(row: &Row) -> Asked<Head> {
    Ok(Head { seq: number(row, 0)?, hash: get(row, 1)? })
}

fn item(row: &Row) -> Asked<(ItemNumber, Item)> {
    let case: Option<&str> = get(row, 2)?;
    let case = case.map(|_| parsed(row, 2)).transpose()?;
    let precedent = serde_json::from_str(get(row, 3)?).map_err(|_| Failed::Wrong("an item cannot be read"))?;
    Ok((ItemNumber(number(row, 0)?), Item { key: get(row, 1)?, case, precedent }))
}

fn line(row: &Row) -> Asked<(LedgerLine, Option<String>)> {
    let line = LedgerLine {
        seq: number(row, 0)?,
        uid: get(row, 1)?,
        at: get(row, 2)?,
        actor: get(row, 3)?,
        kind: get(row, 4)?,
        body: get(row, 5)?,
        hash: get(row, 6)?,
    };
    Ok((line, get(row, 7)?))
}

/// What is new of some items, and which of those that are here it replaces.
#[derive(Default)]
struct Added {
    numbers: Vec<i64>,
    keys: Vec<String>,
    cases: Vec<Option<String>>,
    told: Vec<String>,
    gone: Vec<bool>,
    replaced: Vec<i64>,
}

/// Adds items, or replaces those of their keys that say something else.
async fn add(session: &mut Session, items: &[Item]) -> Asked<Taken> {
    alone(session, ITEMS).await?;
    let keys: Vec<&str> = items.iter().map(|item| item.key.as_str()).collect();
    let here = session
        .rows("SELECT key, number, precedent FROM claimbench.item WHERE key = ANY($1) AND NOT gone", &[&keys])
        .await?;
    // By key: its number, what it says, and its place among the new ones, if it is new.
    let mut known: HashMap<String, (i64, String, Option<usize>)> = HashMap::new();
    for row in &here {
        known.insert(get(row, 0)?, (get(row, 1)?, get(row, 2)?, None));
    }
    let mut last: i64 = session.row("SELECT coalesce(max(number), 0) FROM claimbench.item", &[]).await?.try_get(0)?;
    let (mut taken, mut added) = (Taken::default(), Added::default());
    for item in items {
        let told = serde_json::to_string(&item.precedent).map_err(Error::from)?;
        match known.get(&item.key) {
            Some((_, same, _)) if *same == told => {
                taken.known += 1;
                continue;
            }
            Some((_, _, Some(at))) => {
                added.gone[*at] = true;
                taken.changed += 1;
            }
            Some((number, _, None)) => {
                added.replaced.push(*number);
                taken.changed += 1;
            }
            None => taken.added += 1,
        }
        last += 1;
        known.insert(item.key.clone(), (last, told.clone(), Some(added.numbers.len())));
        added.numbers.push(last);
        added.keys.push(item.key.clone());
        added.cases.push(item.case.map(|case| case.to_string()));
        added.told.push(told);
        added.gone.push(false);
    }
    if !added.replaced.is_empty() {
        session.run("UPDATE claimbench.item SET gone = true WHERE number = ANY($1)", &[&added.replaced]).await?;
    }
    if !added.numbers.is_empty() {
        session
            .run(
                "INSERT INTO claimbench.item (number, key, case_uid, precedent, gone)
                 SELECT * FROM unnest($1::bigint[], $2::text[], $3::text[], $4::text[], $5::boolean[])",
                &[&added.numbers, &added.keys, &added.cases, &added.told, &added.gone],
            )
            .await?;
    }
    Ok(taken)
}

impl Home for Server {
    fn cases(&mut self) -> Result<Vec<ArchivedCase>> {
        self.link.ask(async |session| {
            let rows = session
                .rows(
                    "SELECT head.seq, head.hash, uid, title, pushed_at, pushed_by,
                            (SELECT coalesce(max(event.seq), 0) FROM claimbench.event WHERE event.case_uid = uid),
                            (SELECT count(*) FROM claimbench.item WHERE item.case_uid = archived_case.uid AND NOT gone)
                     FROM claimbench.archived_case JOIN claimbench.head ON head.case_uid = uid
                     WHERE head.seq = (SELECT max(seen.seq) FROM claimbench.head seen WHERE seen.case_uid = uid)
                     ORDER BY pushed_at, uid",
                    &[],
                )
                .await?;
            all(&rows, |row| {
                Ok(ArchivedCase {
                    head: head(row)?,
                    uid: parsed(row, 2)?,
                    title: get(row, 3)?,
                    pushed_at: parsed(row, 4)?,
                    pushed_by: get(row, 5)?,
                    events: number(row, 6)?,
                    items: number(row, 7)?,
                })
            })
        })
    }

    fn heads(&mut self, case: Uid) -> Result<Vec<Head>> {
        self.link.ask(async |session| {
            let sql = "SELECT seq, hash FROM claimbench.head WHERE case_uid = $1 ORDER BY seq";
            all(&session.rows(sql, &[&case.to_string()]).await?, head)
        })
    }

    fn reviews(&mut self) -> Result<u64> {
        self.link.ask(async |session| {
            let sql = "SELECT count(*) FROM claimbench.item WHERE case_uid IS NULL AND NOT gone";
            number(&session.row(sql, &[]).await?, 0)
        })
    }

    fn last_event(&mut self, case: Uid) -> Result<u64> {
        self.link.ask(async |session| {
            let sql = "SELECT coalesce(max(seq), 0) FROM claimbench.event WHERE case_uid = $1";
            number(&session.row(sql, &[&case.to_string()]).await?, 0)
        })
    }

    fn events(&mut self, case: Uid, after: u64, most: usize) -> Result<Vec<(LedgerLine, Option<String>)>> {
        self.link.ask(async |session| {
            let rows = session
                .rows(
                    "SELECT seq, uid, at, actor, kind, body, hash, keeps FROM claimbench.event
                     WHERE case_uid = $1 AND seq > $2 ORDER BY seq LIMIT $3",
                    &[&case.to_string(), &(after as i64), &(most as i64)],
                )
                .await?;
            all(&rows, line)
        })
    }

    fn bytes(&mut self, case: Uid, stored: &str) -> Result<Option<Vec<u8>>> {
        self.link.ask(async |session| {
            let sql = "SELECT bytes FROM claimbench.kept WHERE case_uid = $1 AND sha256 = $2";
            session.rows(sql, &[&case.to_string(), &stored]).await?.first().map(|row| get(row, 0)).transpose()
        })
    }

    fn keep(&mut self, case: Uid, events: Vec<Kept>) -> Result<()> {
        self.link.write(async |session| {
            let uid = case.to_string();
            alone_with(session, &uid).await?;
            let seqs: Vec<i64> = events.iter().map(|kept| kept.line.seq as i64).collect();
            let here = session
                .rows("SELECT seq, hash FROM claimbench.event WHERE case_uid = $1 AND seq = ANY($2)", &[&uid, &seqs])
                .await?;
            let here: HashMap<u64, String> =
                all(&here, |row| Ok((number(row, 0)?, get(row, 1)?)))?.into_iter().collect();
            let mut new = Vec::new();
            for kept in &events {
                match here.get(&kept.line.seq) {
                    Some(other) if *other != kept.line.hash => {
                        return Err(Error::Fork { case, agreed: kept.line.seq - 1, first: kept.line.seq }.into());
                    }
                    Some(_) => {}
                    None => new.push(kept),
                }
            }
            for (stored, bytes) in new.iter().filter_map(|kept| kept.bytes.as_ref()) {
                let sql = "INSERT INTO claimbench.kept (case_uid, sha256, bytes) VALUES ($1, $2, $3)
                           ON CONFLICT (case_uid, sha256) DO NOTHING";
                session.run(sql, &[&uid, stored, bytes]).await?;
            }
            let texts = |of: fn(&LedgerLine) -> &String| -> Vec<&str> {
                new.iter().map(|kept| of(&kept.line).as_str()).collect()
            };
            let seqs: Vec<i64> = new.iter().map(|kept| kept.line.seq as i64).collect();
            let keeps: Vec<Option<&str>> =
                new.iter().map(|kept| kept.bytes.as_ref().map(|(stored, _)| stored.as_str())).collect();
            session
                .run(
                    "INSERT INTO claimbench.event (case_uid, seq, uid, at, actor, kind, body, hash, keeps)
                     SELECT $1, * FROM unnest($2::bigint[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[],
                                              $8::text[], $9::text[])",
                    &[
                        &uid,
                        &seqs,
                        &texts(|line| &line.uid),
                        &texts(|line| &line.at),
                        &texts(|line| &line.actor),
                        &texts(|line| &line.kind),
                        &texts(|line| &line.body),
                        &texts(|line| &line.hash),
                        &keeps,
                    ],
                )
                .await?;
            Ok(())
        })
    }

    fn witness(&mut self, case: &ArchivedCase, items: Vec<Item>) -> Result<Pushed> {
        self.link.write(async |session| {
            let uid = case.uid.to_string();
            alone_with(session, &uid).await?;
            let seq = case.head.seq as i64;
            let seen = session
                .rows("SELECT hash FROM claimbench.head WHERE case_uid = $1 AND seq = $2", &[&uid, &seq])
                .await?;
            match seen.first().map(|row| get::<String>(row, 0)).transpose()? {
                Some(seen) if seen != case.head.hash => {
                    return Err(Error::Fork { case: case.uid, agreed: case.head.seq - 1, first: case.head.seq }.into());
                }
                Some(_) => {}
                None => {
                    let sql = "INSERT INTO claimbench.head (case_uid, seq, hash) VALUES ($1, $2, $3)";
                    session.run(sql, &[&uid, &seq, &case.head.hash]).await?;
                }
            }
            session
                .run(
                    "INSERT INTO claimbench.archived_case (uid, title, pushed_at, pushed_by) VALUES ($1, $2, $3, $4)
                     ON CONFLICT (uid) DO UPDATE SET title = $2, pushed_at = $3, pushed_by = $4",
                    &[&uid, &case.title, &case.pushed_at.to_string(), &case.pushed_by],
                )
                .await?;
            let taken = add(session, &items).await?;
            let keys: Vec<&str> = items.iter().map(|item| item.key.as_str()).collect();
            let gone = session
                .run(
                    "UPDATE claimbench.item SET gone = true WHERE case_uid = $1 AND NOT gone AND NOT key = ANY($2)",
                    &[&uid, &keys],
                )
                .await?;
            Ok(Pushed { events: 0, added: taken.added, changed: taken.changed, withdrawn: gone as usize })
        })
    }

    fn add(&mut self, items: Vec<Item>) -> Result<Taken> {
        self.link.write(async |session| add(session, &items).await)
    }

    fn items(&mut self, numbers: &[ItemNumber]) -> Result<Vec<(ItemNumber, Item)>> {
        self.link.ask(async |session| {
            let numbers: Vec<i64> = numbers.iter().map(|number| number.0.into()).collect();
            let sql =
                "SELECT number, key, case_uid, precedent FROM claimbench.item WHERE number = ANY($1) AND NOT gone";
            all(&session.rows(sql, &[&numbers]).await?, item)
        })
    }

    fn items_after(&mut self, number: u32, most: usize) -> Result<Vec<(ItemNumber, Item)>> {
        self.link.ask(async |session| {
            let sql = "SELECT number, key, case_uid, precedent FROM claimbench.item
                       WHERE number > $1 ORDER BY number LIMIT $2";
            all(&session.rows(sql, &[&i64::from(number), &(most as i64)]).await?, item)
        })
    }

    fn last_item(&mut self) -> Result<u32> {
        self.link.ask(async |session| {
            number(&session.row("SELECT coalesce(max(number), 0) FROM claimbench.item", &[]).await?, 0)
        })
    }

    fn listed(&mut self) -> Result<Listed> {
        self.link.ask(async |session| {
            let row = session.row("SELECT up_to, terms FROM claimbench.listed", &[]).await?;
            Ok(Listed { up_to: number(&row, 0)?, terms: number(&row, 1)? })
        })
    }

    fn have(&mut self, terms: &[String]) -> Result<Vec<u32>> {
        self.link.ask(async |session| {
            let rows = session.rows("SELECT term, items FROM claimbench.term WHERE term = ANY($1)", &[&terms]).await?;
            let have: HashMap<String, u32> =
                all(&rows, |row| Ok((get(row, 0)?, number(row, 1)?)))?.into_iter().collect();
            Ok(terms.iter().map(|term| have.get(term).copied().unwrap_or_default()).collect())
        })
    }

    fn lists(&mut self, terms: &[String]) -> Result<Vec<Lists>> {
        self.link.ask(async |session| {
            let sql = "SELECT term, segment, list FROM claimbench.posting WHERE term = ANY($1) ORDER BY segment";
            let mut lists: HashMap<String, Lists> = HashMap::new();
            for row in session.rows(sql, &[&terms]).await? {
                lists.entry(get(&row, 0)?).or_default().push((number(&row, 1)?, get(&row, 2)?));
            }
            Ok(terms.iter().map(|term| lists.remove(term).unwrap_or_default()).collect())
        })
    }

    fn postings(&mut self, segment: u32, terms: &[String]) -> Result<Vec<Posting>> {
        self.link.ask(async |session| {
            let sql = "SELECT term, items, next, list FROM claimbench.posting WHERE segment = $1 AND term = ANY($2)";
            let rows = session.rows(sql, &[&i64::from(segment), &terms]).await?;
            all(&rows, |row| {
                Ok(Posting {
                    term: get(row, 0)?,
                    segment,
                    items: number(row, 1)?,
                    next: number(row, 2)?,
                    list: get(row, 3)?,
                })
            })
        })
    }

    fn list(&mut self, before: Listed, postings: Vec<Posting>, added: Vec<(String, u32)>, now: Listed) -> Result<()> {
        self.link.write(async |session| {
            let moved = session
                .run(
                    "UPDATE claimbench.listed SET up_to = $1, terms = $2 WHERE up_to = $3 AND terms = $4",
                    &[&i64::from(now.up_to), &(now.terms as i64), &i64::from(before.up_to), &(before.terms as i64)],
                )
                .await?;
            if moved == 0 {
                // Somebody else has put them into the lists.
                return Ok(());
            }
            let terms: Vec<&str> = postings.iter().map(|posting| posting.term.as_str()).collect();
            let numbers = |of: fn(&Posting) -> u32| -> Vec<i64> { postings.iter().map(|one| of(one).into()).collect() };
            let lists: Vec<&[u8]> = postings.iter().map(|posting| posting.list.as_slice()).collect();
            session
                .run(
                    "INSERT INTO claimbench.posting (term, segment, items, next, list)
                     SELECT * FROM unnest($1::text[], $2::bigint[], $3::bigint[], $4::bigint[], $5::bytea[])
                     ON CONFLICT (term, segment) DO UPDATE
                     SET items = excluded.items, next = excluded.next, list = excluded.list",
                    &[
                        &terms,
                        &numbers(|posting| posting.segment),
                        &numbers(|posting| posting.items),
                        &numbers(|posting| posting.next),
                        &lists,
                    ],
                )
                .await?;
            let terms: Vec<&str> = added.iter().map(|(term, _)| term.as_str()).collect();
            let counts: Vec<i64> = added.iter().map(|(_, items)| i64::from(*items)).collect();
            session
                .run(
                    "INSERT INTO claimbench.term (term, items) SELECT * FROM unnest($1::text[], $2::bigint[])
                     ON CONFLICT (term) DO UPDATE SET items = term.items + excluded.items",
                    &[&terms, &counts],
                )
                .await?;
            Ok(())
        })
    }

    fn sums(&mut self) -> Result<(u64, u64)> {
        self.link.ask(async |session| {
            let row = session
                .row(
                    "SELECT (SELECT coalesce(sum(items), 0)::bigint FROM claimbench.term),
                            (SELECT coalesce(sum(items), 0)::bigint FROM claimbench.posting)",
                    &[],
                )
                .await?;
            Ok((number(&row, 0)?, number(&row, 1)?))
        })
    }
}
