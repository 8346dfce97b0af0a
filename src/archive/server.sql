-- The archive on a PostgreSQL server, as file.sql has it in a file. Heads, events and kept bytes are only ever added to.
CREATE SCHEMA claimbench;

-- The version of the tables. One row.
CREATE TABLE claimbench.archive (format bigint NOT NULL);
INSERT INTO claimbench.archive (format) VALUES (1);

-- The cases that were pushed.
CREATE TABLE claimbench.archived_case (
    uid       text NOT NULL PRIMARY KEY,
    title     text,
    pushed_at text NOT NULL,
    pushed_by text NOT NULL
);

-- The heads that were shown here: the archive is their witness.
CREATE TABLE claimbench.head (
    case_uid text NOT NULL,
    seq      bigint NOT NULL,
    hash     text NOT NULL,
    seen_at  timestamptz NOT NULL DEFAULT clock_timestamp(),    -- by the server's own clock
    PRIMARY KEY (case_uid, seq)
);

-- Ledgers that were handed over for safe-keeping. `desk` is the role that added the row.
CREATE TABLE claimbench.event (
    case_uid text NOT NULL,
    seq      bigint NOT NULL,
    uid      text NOT NULL,
    at       text NOT NULL,
    actor    text NOT NULL,
    kind     text NOT NULL,
    body     text NOT NULL,
    hash     text NOT NULL,
    keeps    text,
    desk     text NOT NULL DEFAULT session_user,
    PRIMARY KEY (case_uid, seq)
);

CREATE TABLE claimbench.kept (
    case_uid text NOT NULL,
    sha256   text NOT NULL,
    bytes    bytea NOT NULL,
    desk     text NOT NULL DEFAULT session_user,
    PRIMARY KEY (case_uid, sha256)
);
-- They are packed already.
ALTER TABLE claimbench.kept ALTER COLUMN bytes SET STORAGE EXTERNAL;

CREATE FUNCTION claimbench.refuse() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'what was seen is never changed and never forgotten'; END $$;
CREATE TRIGGER head_is_never_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON claimbench.head
FOR EACH STATEMENT EXECUTE FUNCTION claimbench.refuse();
CREATE TRIGGER event_is_never_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON claimbench.event
FOR EACH STATEMENT EXECUTE FUNCTION claimbench.refuse();
CREATE TRIGGER kept_is_never_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON claimbench.kept
FOR EACH STATEMENT EXECUTE FUNCTION claimbench.refuse();

-- Claims that were checked, as the public may know of them.
CREATE TABLE claimbench.item (
    number    bigint NOT NULL PRIMARY KEY,
    key       text NOT NULL,
    case_uid  text,
    precedent text NOT NULL,
    gone      boolean NOT NULL,
    desk      text NOT NULL DEFAULT session_user
);
CREATE UNIQUE INDEX item_by_key ON claimbench.item (key) WHERE NOT gone;
CREATE INDEX item_by_case ON claimbench.item (case_uid) WHERE case_uid IS NOT NULL AND NOT gone;

-- Which items have a term, segment by segment.
CREATE TABLE claimbench.term (
    term  text COLLATE "C" NOT NULL PRIMARY KEY,
    items bigint NOT NULL
);

CREATE TABLE claimbench.posting (
    term    text COLLATE "C" NOT NULL,
    segment bigint NOT NULL,
    items   bigint NOT NULL,
    next    bigint NOT NULL,
    list    bytea NOT NULL,
    PRIMARY KEY (term, segment)
);
ALTER TABLE claimbench.posting ALTER COLUMN list SET STORAGE EXTERNAL;

-- How far the lists go. One row.
CREATE TABLE claimbench.listed (up_to bigint NOT NULL, terms bigint NOT NULL);
INSERT INTO claimbench.listed (up_to, terms) VALUES (0, 0);
