-- The archive: a desk's memory over its cases and over other desks' findings. Heads, events and kept bytes are only ever added to.

-- The cases that were pushed.
CREATE TABLE archived_case (
    uid       TEXT NOT NULL PRIMARY KEY,                -- the file uid of the case
    title     TEXT,
    pushed_at TEXT NOT NULL,                            -- last, by the archive's own clock
    pushed_by TEXT NOT NULL                             -- self-declared
) STRICT, WITHOUT ROWID;

-- The heads that were shown here: the archive is their witness.
CREATE TABLE head (
    case_uid TEXT NOT NULL,
    seq      INTEGER NOT NULL,
    hash     TEXT NOT NULL,
    seen_at  TEXT NOT NULL,                             -- by the archive's own clock
    PRIMARY KEY (case_uid, seq)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER head_is_never_changed BEFORE UPDATE ON head
BEGIN SELECT RAISE(ABORT, 'a head that was seen is never changed'); END;

CREATE TRIGGER head_is_never_forgotten BEFORE DELETE ON head
BEGIN SELECT RAISE(ABORT, 'a head that was seen is never forgotten'); END;

-- Ledgers that were handed over for safe-keeping.
CREATE TABLE event (
    case_uid TEXT NOT NULL,
    seq      INTEGER NOT NULL,
    uid      TEXT NOT NULL,
    at       TEXT NOT NULL,
    actor    TEXT NOT NULL,
    kind     TEXT NOT NULL,
    body     TEXT NOT NULL,
    hash     TEXT NOT NULL,
    keeps    TEXT,                                      -- the kept bytes that stand before it; NULL: none
    PRIMARY KEY (case_uid, seq)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER event_is_never_changed BEFORE UPDATE ON event
BEGIN SELECT RAISE(ABORT, 'an event is never changed'); END;

CREATE TRIGGER event_is_never_cut BEFORE DELETE ON event
BEGIN SELECT RAISE(ABORT, 'an event is never cut'); END;

-- Kept bytes under the SHA-256 of what is stored, by case.
CREATE TABLE kept (
    case_uid TEXT NOT NULL,
    sha256   TEXT NOT NULL,
    bytes    BLOB NOT NULL,
    PRIMARY KEY (case_uid, sha256)
) STRICT;

-- Claims that were checked, as the public may know of them: JSON, so that a column never tells more than was decided on.
CREATE TABLE item (
    number    INTEGER PRIMARY KEY,
    key       TEXT NOT NULL,                            -- a hash of the case and its claim, or of the page and the words of a review
    case_uid  TEXT,                                     -- NULL: another desk's review from a feed
    precedent TEXT NOT NULL,
    gone      INTEGER NOT NULL CHECK (gone IN (0, 1))   -- 1: it says something else by now, or may be known no more
) STRICT;
CREATE UNIQUE INDEX item_by_key ON item (key) WHERE gone = 0;
CREATE INDEX item_by_case ON item (case_uid) WHERE case_uid IS NOT NULL AND gone = 0;

-- Which items have a term, segment by segment; docs/archive.md has the layout of a list.
CREATE TABLE term (
    term  TEXT NOT NULL PRIMARY KEY,
    items INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE posting (
    term    TEXT NOT NULL,
    segment INTEGER NOT NULL,
    items   INTEGER NOT NULL,
    next    INTEGER NOT NULL,                           -- the first place that may be added
    list    BLOB NOT NULL,
    PRIMARY KEY (term, segment)
) STRICT, WITHOUT ROWID;

-- How far the lists go. One row.
CREATE TABLE listed (
    up_to INTEGER NOT NULL,                             -- the last item in the lists
    terms INTEGER NOT NULL                              -- how many terms those items have together
) STRICT;
INSERT INTO listed (up_to, terms) VALUES (0, 0);
