-- One Claimbench case. The upper half is the record: it is only ever added to. The lower half, below the marked line,
-- is a reading of the record: it can be dropped and rebuilt from the ledger at any time, and nothing is lost.
--
-- Instants are UTC, RFC 3339 with milliseconds; dates are ISO 8601 of the precision that is known (2025, 2025-12,
-- 2025-12-02, or an interval). Decimals are exact and stored as text. NULL always means: not given.

-- What happened, in order. Each row's hash covers the row and the hash before it; docs/file-format.md has the layout.
CREATE TABLE ledger (
    seq   INTEGER PRIMARY KEY,                          -- 1, 2, 3 ... without gaps
    uid   TEXT NOT NULL UNIQUE,                         -- UUID, version 7
    at    TEXT NOT NULL,                                -- never earlier than the row before
    actor TEXT NOT NULL,                                -- self-declared
    kind  TEXT NOT NULL,                                -- the event's name, e.g. claim_logged
    body  TEXT NOT NULL,                                -- canonical JSON (RFC 8785)
    hash  BLOB NOT NULL                                 -- SHA-256
) STRICT;

-- Only an event that sets the clock right is earlier than the row before.
--
-- FAIL, not ABORT, and no function in a CHECK above: nothing is written yet that would have to be undone, and a
-- statement with a trigger that may abort half-way makes SQLite write out the full-text index with every event.
CREATE TRIGGER ledger_takes_only_the_next_link BEFORE INSERT ON ledger
WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM ledger)
  OR NEW.kind <> 'clock_corrected' AND NEW.at < (SELECT at FROM ledger WHERE seq = NEW.seq - 1)
BEGIN SELECT RAISE(FAIL, 'the ledger takes only the next link'); END;

CREATE TRIGGER ledger_is_never_changed BEFORE UPDATE ON ledger
BEGIN SELECT RAISE(ABORT, 'the ledger is never changed'); END;

CREATE TRIGGER ledger_is_never_cut BEFORE DELETE ON ledger
BEGIN SELECT RAISE(ABORT, 'the ledger is never cut'); END;

-- Kept bytes, as they are stored, under their SHA-256.
CREATE TABLE blob (
    sha256 TEXT NOT NULL PRIMARY KEY CHECK (length(sha256) = 64),
    bytes  BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TRIGGER blob_is_never_replaced BEFORE INSERT ON blob
WHEN EXISTS (SELECT 1 FROM blob WHERE sha256 = NEW.sha256)
BEGIN SELECT RAISE(ABORT, 'a blob is never replaced'); END;

CREATE TRIGGER blob_is_never_changed BEFORE UPDATE ON blob
BEGIN SELECT RAISE(ABORT, 'a blob is never changed'); END;

CREATE TRIGGER blob_is_never_deleted BEFORE DELETE ON blob
BEGIN SELECT RAISE(ABORT, 'a blob is never deleted'); END;

-- The file's own name, when it was made, and which reading its lower half is.
CREATE TABLE meta (
    file_uid   TEXT NOT NULL,
    created_at TEXT NOT NULL,
    reading    INTEGER NOT NULL
) STRICT;

-------------------------------- below this line: the reading --------------------------------

-- What the case is called, and whose it is. One row.
CREATE TABLE case_file (
    title      TEXT,                                    -- as it was opened; NULL: it had none
    desk_title TEXT,                                    -- what the desk calls it since
    -- What the desk says of itself and where it publishes; NULL where it said nothing.
    about_desk TEXT,
    publisher  TEXT,
    site       TEXT,
    page       TEXT,
    licence    TEXT,
    corrections TEXT
) STRICT;

CREATE TABLE article (
    number          INTEGER PRIMARY KEY,
    uid             TEXT NOT NULL UNIQUE,
    title           TEXT NOT NULL,
    outlet          TEXT,
    byline          TEXT,
    url             TEXT,
    language        TEXT NOT NULL,                      -- BCP 47
    published       TEXT,
    published_basis TEXT NOT NULL CHECK (published_basis IN ('stated', 'metadata', 'inferred', 'unknown')),
    added_at        TEXT NOT NULL,
    set_aside       TEXT CHECK (set_aside IN ('duplicate', 'dropped', 'wrong_text', 'other')), -- NULL: in work
    set_aside_note  TEXT
) STRICT;

-- A changed text is a new revision; the text of an old one never changes.
CREATE TABLE revision (
    article  INTEGER NOT NULL REFERENCES article (number),
    seq      INTEGER NOT NULL,                          -- from 1 within the article
    body     TEXT NOT NULL,
    sha256   TEXT NOT NULL,
    intake   TEXT NOT NULL CHECK (intake IN ('file', 'paste', 'fetch')),
    left_out TEXT,                                      -- JSON: what the saved page showed besides; NULL: nothing
    added_at TEXT NOT NULL,
    PRIMARY KEY (article, seq)
) STRICT;

CREATE TABLE claim (
    number           INTEGER PRIMARY KEY,
    uid              TEXT NOT NULL UNIQUE,
    article          INTEGER REFERENCES article (number),   -- NULL: the claim stands alone
    text             TEXT NOT NULL,
    kind             TEXT NOT NULL CHECK (kind IN ('event', 'property', 'quantity', 'quote', 'position', 'provision',
                                                   'causal', 'prediction', 'opinion')),
    checkable        TEXT NOT NULL CHECK (checkable IN ('checkable', 'said_only', 'not_checkable')),
    as_of            TEXT,                              -- when the claim holds
    as_of_words      TEXT,                              -- the article's words for it
    priority         INTEGER NOT NULL CHECK (priority BETWEEN 1 AND 3),
    worth            INTEGER CHECK (worth BETWEEN 0 AND 100),
    assignee         TEXT,
    recheck_by       TEXT,
    correct_text     TEXT,                              -- what the article should say
    set_aside        TEXT CHECK (set_aside IN ('opinion', 'prediction', 'private_state', 'too_vague', 'duplicate',
                                               'trivial', 'extraction_damage', 'other')), -- NULL: in work
    set_aside_note   TEXT,
    created_at       TEXT NOT NULL,
    created_by       TEXT NOT NULL,
    updated_at       TEXT NOT NULL                      -- of the last event that touched it
) STRICT;
CREATE INDEX claim_by_article ON claim (article);

-- Where the words of the claim stand in a revision of its article; offsets in code points, half-open.
CREATE TABLE anchor (
    claim     INTEGER PRIMARY KEY REFERENCES claim (number),
    revision  INTEGER NOT NULL,
    start_at  INTEGER NOT NULL,
    end_at    INTEGER NOT NULL,
    exact     TEXT NOT NULL,
    prefix    TEXT NOT NULL,
    suffix    TEXT NOT NULL,
    state     TEXT NOT NULL CHECK (state IN ('ok', 'moved', 'reworded', 'ambiguous', 'lost'))
) STRICT;

-- Sentences of an article's newest revision in which there is nothing to check; offsets as those of an anchor.
CREATE TABLE settled (
    seq        INTEGER PRIMARY KEY,                     -- the event that settled it
    article    INTEGER NOT NULL REFERENCES article (number),
    revision   INTEGER NOT NULL,
    start_at   INTEGER NOT NULL,
    end_at     INTEGER NOT NULL,
    exact      TEXT NOT NULL,
    prefix     TEXT NOT NULL,
    suffix     TEXT NOT NULL,
    state      TEXT NOT NULL CHECK (state IN ('ok', 'moved', 'reworded', 'ambiguous', 'lost')),
    reason     TEXT NOT NULL CHECK (reason IN ('question', 'opinion', 'prediction', 'private_state', 'too_vague',
                                               'duplicate', 'trivial', 'extraction_damage', 'other')),
    note       TEXT,
    settled_at TEXT NOT NULL,
    settled_by TEXT NOT NULL
) STRICT;
CREATE INDEX settled_by_article ON settled (article, start_at);

-- Who says so: position 0 is the article's own voice, the last is the claimant.
CREATE TABLE attribution (
    claim     INTEGER NOT NULL REFERENCES claim (number),
    position  INTEGER NOT NULL,
    speaker   TEXT NOT NULL,
    cue       TEXT,
    cue_class TEXT CHECK (cue_class IN ('neutral', 'distancing', 'endorsing', 'denial', 'commissive', 'mental',
                                        'inference')),
    form      TEXT CHECK (form IN ('direct', 'indirect', 'mixed', 'document', 'media')),
    said_on   TEXT,
    channel   TEXT,
    role      TEXT,
    guessed_from TEXT,
    PRIMARY KEY (claim, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE hedge (
    claim    INTEGER NOT NULL REFERENCES claim (number),
    position INTEGER NOT NULL,
    cue      TEXT NOT NULL,
    class    TEXT NOT NULL CHECK (class IN ('approximator', 'evidential', 'modal', 'appearance', 'weasel',
                                            'temporal_vague')),
    PRIMARY KEY (claim, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE tag (
    claim INTEGER NOT NULL REFERENCES claim (number),
    tag   TEXT NOT NULL,
    PRIMARY KEY (claim, tag)
) STRICT, WITHOUT ROWID;
CREATE INDEX tag_by_name ON tag (tag);

CREATE TABLE source (
    number             INTEGER PRIMARY KEY,
    uid                TEXT NOT NULL UNIQUE,
    name               TEXT NOT NULL,
    kind               TEXT NOT NULL CHECK (kind IN ('primary_document', 'official_statement', 'wire', 'news_report',
                                                     'think_tank', 'academic', 'dataset', 'ngo', 'social_post',
                                                     'interview', 'encyclopedia', 'other')),
    publisher          TEXT,
    author             TEXT,
    url                TEXT,
    published          TEXT,
    reliability        TEXT NOT NULL CHECK (reliability IN ('a', 'b', 'c', 'd', 'e', 'f')),
    reliability_reason TEXT,
    interest           TEXT,                            -- how it is a party to the matter
    origin             TEXT,                            -- where what it mainly carries was first made
    note               TEXT,
    disclosure         TEXT NOT NULL CHECK (disclosure IN ('open', 'confidential')),
    added_at           TEXT NOT NULL,
    merged_into        INTEGER REFERENCES source (number)   -- NULL: it stands for itself
) STRICT;
CREATE INDEX source_by_name ON source (name);

CREATE TABLE evidence (
    number             INTEGER PRIMARY KEY,
    uid                TEXT NOT NULL UNIQUE,
    claim              INTEGER NOT NULL REFERENCES claim (number),
    question           TEXT NOT NULL CHECK (question IN ('said', 'true')),
    source             INTEGER NOT NULL REFERENCES source (number),
    stance             TEXT NOT NULL CHECK (stance IN ('supports', 'refutes', 'mixed', 'context', 'silent')),
    origin             TEXT,                            -- NULL: where the source got it
    directness         TEXT CHECK (directness IN ('primary', 'secondary', 'tertiary')),
    credibility        INTEGER NOT NULL CHECK (credibility BETWEEN 1 AND 6),
    credibility_reason TEXT,
    paraphrase         TEXT,
    quote              TEXT,
    locator            TEXT,
    published          TEXT,
    data_as_of         TEXT,
    derived_from       INTEGER REFERENCES evidence (number),
    search_note        TEXT CHECK (search_note IS NOT NULL OR stance <> 'silent'),
    added_at           TEXT NOT NULL,
    added_by           TEXT NOT NULL,
    withdrawn          TEXT,                            -- why; NULL: it stands
    no_snapshot        TEXT,                            -- why its bytes are not kept
    released           TEXT                             -- why its words may leave though its source is confidential
) STRICT;
CREATE INDEX evidence_by_claim ON evidence (claim);
CREATE INDEX evidence_by_source ON evidence (source);

-- The figures of a claim, and those of a piece of evidence; numbers are exact decimals in `unit`.
CREATE TABLE claim_quantity (
    claim        INTEGER NOT NULL REFERENCES claim (number),
    position     INTEGER NOT NULL,
    raw          TEXT NOT NULL,
    dimension    TEXT NOT NULL,
    unit         TEXT NOT NULL,
    measure      TEXT,
    point        TEXT,
    low          TEXT,
    high         TEXT,
    approximator TEXT,
    direction    TEXT CHECK (direction IN ('up', 'down', 'level')),
    aspect       TEXT CHECK (aspect IN ('change', 'level', 'before')),
    doubt        TEXT,
    PRIMARY KEY (claim, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE evidence_quantity (
    evidence     INTEGER NOT NULL REFERENCES evidence (number),
    position     INTEGER NOT NULL,
    raw          TEXT NOT NULL,
    dimension    TEXT NOT NULL,
    unit         TEXT NOT NULL,
    measure      TEXT,
    point        TEXT,
    low          TEXT,
    high         TEXT,
    approximator TEXT,
    direction    TEXT CHECK (direction IN ('up', 'down', 'level')),
    aspect       TEXT CHECK (aspect IN ('change', 'level', 'before')),
    doubt        TEXT,
    PRIMARY KEY (evidence, position)
) STRICT, WITHOUT ROWID;

-- Every status ever set; the newest of a claim and question is the one that holds.
CREATE TABLE status (
    seq        INTEGER PRIMARY KEY,                     -- the event that set it
    claim      INTEGER NOT NULL REFERENCES claim (number),
    question   TEXT NOT NULL CHECK (question IN ('said', 'true')),
    status     TEXT NOT NULL CHECK (status IN ('unverified', 'supported', 'mostly_supported', 'mixed',
                                               'mostly_refuted', 'refuted', 'unproven')),
    because    TEXT CHECK (because IS NOT NULL OR status = 'unverified'),
    confidence TEXT CHECK (confidence IN ('low', 'moderate', 'high')),
    finding    TEXT,                                    -- the verdict in one sentence
    set_at     TEXT NOT NULL,
    set_by     TEXT NOT NULL,
    on_other   TEXT,                                    -- JSON: what it was given on; NULL: on what the claim says
    confirmed_at TEXT,                                  -- when somebody found that it holds for changed words
    confirmed_by TEXT CHECK ((confirmed_by IS NULL) = (confirmed_at IS NULL))
) STRICT;
CREATE INDEX status_by_claim ON status (claim, question, seq);

CREATE TABLE status_modifier (
    status   INTEGER NOT NULL REFERENCES status (seq),
    modifier TEXT NOT NULL CHECK (modifier IN ('missing_context', 'outdated', 'exaggerated', 'understated',
                                               'misattributed', 'altered_quote', 'truncated_quote')),
    PRIMARY KEY (status, modifier)
) STRICT, WITHOUT ROWID;

CREATE TABLE relation (
    from_claim INTEGER NOT NULL REFERENCES claim (number),
    kind       TEXT NOT NULL CHECK (kind IN ('repeats', 'contradicts', 'narrower_than', 'updates', 'depends_on')),
    to_claim   INTEGER NOT NULL REFERENCES claim (number),
    note       TEXT,
    PRIMARY KEY (from_claim, kind, to_claim)
) STRICT, WITHOUT ROWID;
CREATE INDEX relation_by_target ON relation (to_claim);

-- The kept bytes of a piece of evidence: what is known of them. The bytes are in `blob`, under `stored`.
CREATE TABLE snapshot (
    seq          INTEGER PRIMARY KEY,                   -- the event that kept it
    evidence     INTEGER NOT NULL REFERENCES evidence (number),
    sha256       TEXT NOT NULL,                         -- of the bytes themselves
    length       INTEGER NOT NULL,                      -- bytes
    media_type   TEXT NOT NULL,
    charset      TEXT,
    url          TEXT,                                  -- the address asked for
    final_url    TEXT,                                  -- the one that answered
    redirects    TEXT NOT NULL,                         -- JSON: [{"status": 301, "to": "..."}]
    http_status  INTEGER,
    headers      TEXT NOT NULL,                         -- JSON: [["name", "value"]]
    retrieved_at TEXT NOT NULL,
    method       TEXT NOT NULL CHECK (method IN ('file', 'http_get', 'screenshot', 'pdf', 'warc', 'transcript')),
    tool         TEXT,
    note         TEXT,
    coding       TEXT NOT NULL CHECK (coding IN ('identity', 'gzip')),
    stored       TEXT NOT NULL,                         -- SHA-256 of the bytes as they are stored
    kept_at      TEXT NOT NULL,
    kept_by      TEXT NOT NULL,
    unreadable   TEXT                                   -- why no text was read from them then; it is not tried again
) STRICT;
CREATE INDEX snapshot_by_evidence ON snapshot (evidence, seq);
CREATE INDEX snapshot_by_hash ON snapshot (sha256);

-- Labels of origins that mean another label's origin.
CREATE TABLE origin_merged (
    label TEXT NOT NULL PRIMARY KEY,
    into_label TEXT NOT NULL CHECK (into_label <> label)
) STRICT, WITHOUT ROWID;

-- Every handle that somebody acted under, or was given a claim under.
CREATE TABLE handle (
    handle TEXT NOT NULL PRIMARY KEY
) STRICT, WITHOUT ROWID;

-- Objections that somebody let stand, with the reason.
CREATE TABLE waiver (
    claim     INTEGER NOT NULL REFERENCES claim (number),
    rule      TEXT NOT NULL CHECK (rule IN ('said-open', 'own-witness', 'no-support', 'contrary-ignored',
                                          'mixed-one-sided', 'cites-nothing', 'circular',
                                          'quote-not-found', 'snapshot-damaged', 'figure-contradicts',
                                          'anchor-lost', 'contradiction', 'no-date', 'approval-void',
                                          'verdict-on-other-words',
                                          'correction-due', 'single-origin', 'too-few', 'no-snapshot',
                                          'weak-only', 'interested-only', 'figure-stretch', 'scale-slip',
                                          'measure-mismatch', 'same-subject-differs', 'endorsing-verb',
                                          'stale', 'late-evidence', 'repeats-differ', 'anonymous-single',
                                          'confidence-high', 'reply-open', 'readers-differ',
                                          'fix-unanswered', 'no-finding', 'hedge-dropped', 'uncovered',
                                          'name-in-text', 'perhaps-same-subject')),
    because   TEXT NOT NULL,
    waived_at TEXT NOT NULL,
    waived_by TEXT NOT NULL,
    digest     TEXT,                                    -- of the claim's content then; NULL: bound to the moment
    objections TEXT,                                    -- JSON: what stood then, in its own words; NULL as above
    passed     INTEGER NOT NULL CHECK (passed IN (0, 1)), -- 1: bound to the moment, and the claim has changed since
    PRIMARY KEY (claim, rule)
) STRICT, WITHOUT ROWID;

-- A second reader's approval or return, bound to the digest of what was read.
CREATE TABLE review (
    seq         INTEGER PRIMARY KEY,                    -- the event that gave it
    claim       INTEGER NOT NULL REFERENCES claim (number),
    outcome     TEXT NOT NULL CHECK (outcome IN ('approved', 'returned')),
    note        TEXT,
    digest      TEXT NOT NULL,
    reviewed_at TEXT NOT NULL,
    reviewed_by TEXT NOT NULL
) STRICT;
CREATE INDEX review_by_claim ON review (claim, seq);

CREATE TABLE second_reading (
    seq        INTEGER PRIMARY KEY,                     -- the event that began it
    claim      INTEGER NOT NULL REFERENCES claim (number),
    manner     TEXT NOT NULL CHECK (manner IN ('open', 'blind')),
    started_at TEXT NOT NULL,
    started_by TEXT NOT NULL,
    settled    TEXT,                                    -- why, where its verdicts were settled
    settled_by TEXT,
    alone      INTEGER CHECK (alone IN (0, 1)),         -- 1: one of the two readers settled it
    ended_at   TEXT                                     -- NULL: it goes on
) STRICT;
CREATE INDEX second_reading_by_claim ON second_reading (claim, seq);
CREATE INDEX second_reading_going_on ON second_reading (claim) WHERE ended_at IS NULL;

CREATE TABLE second_verdict (
    seq        INTEGER PRIMARY KEY,                     -- the event that gave it
    reading    INTEGER NOT NULL REFERENCES second_reading (seq),
    question   TEXT NOT NULL CHECK (question IN ('said', 'true')),
    status     TEXT NOT NULL CHECK (status IN ('unverified', 'supported', 'mostly_supported', 'mixed',
                                               'mostly_refuted', 'refuted', 'unproven')),
    because    TEXT NOT NULL,
    confidence TEXT CHECK (confidence IN ('low', 'moderate', 'high')),
    on_other   TEXT                                     -- JSON: what it was given on; NULL: on what the claim says
) STRICT;
CREATE INDEX second_verdict_by_reading ON second_verdict (reading, seq);

-- What the article should say instead, as it is put to its author.
CREATE TABLE fix (
    number      INTEGER PRIMARY KEY,
    claim       INTEGER NOT NULL REFERENCES claim (number),
    old_words   TEXT NOT NULL,
    new_words   TEXT NOT NULL,                          -- empty: strike the old ones
    because     TEXT NOT NULL,
    proposed_at TEXT NOT NULL,
    proposed_by TEXT NOT NULL,
    carried_out INTEGER                                 -- the revision that carried it out; NULL: none did
) STRICT;
CREATE INDEX fix_by_claim ON fix (claim);

CREATE TABLE fix_evidence (
    fix      INTEGER NOT NULL REFERENCES fix (number),
    evidence INTEGER NOT NULL REFERENCES evidence (number),
    PRIMARY KEY (fix, evidence)
) STRICT, WITHOUT ROWID;

CREATE TABLE fix_answer (
    seq         INTEGER PRIMARY KEY,                    -- the event that gave it
    fix         INTEGER NOT NULL REFERENCES fix (number),
    answer      TEXT NOT NULL CHECK (answer IN ('accepted', 'rejected', 'query')),
    role        TEXT NOT NULL CHECK (role IN ('author', 'editor')),
    note        TEXT,
    answered_at TEXT NOT NULL,
    answered_by TEXT NOT NULL
) STRICT;
CREATE INDEX fix_answer_by_fix ON fix_answer (fix, seq);

-- The call log.
CREATE TABLE contact (
    number    INTEGER PRIMARY KEY,
    who       TEXT NOT NULL,
    read_back TEXT,                                     -- what was read or sent to them
    answer    TEXT,                                     -- NULL: they have not answered
    deadline  TEXT,                                     -- until when they may reply
    record    TEXT NOT NULL CHECK (record IN ('on_record', 'off_record')),
    logged_at TEXT NOT NULL,
    logged_by TEXT NOT NULL
) STRICT;

CREATE TABLE contact_claim (
    contact INTEGER NOT NULL REFERENCES contact (number),
    claim   INTEGER NOT NULL REFERENCES claim (number),
    PRIMARY KEY (contact, claim)
) STRICT, WITHOUT ROWID;
CREATE INDEX contact_by_claim ON contact_claim (claim);

-- An article as it went out, each claim with the digest of its content and its verdicts.
CREATE TABLE publication (
    seq          INTEGER PRIMARY KEY,                   -- the event that recorded it
    article      INTEGER NOT NULL REFERENCES article (number),
    revision     INTEGER NOT NULL,
    url          TEXT,
    published_at TEXT NOT NULL,
    published_by TEXT NOT NULL
) STRICT;

CREATE TABLE publication_claim (
    publication INTEGER NOT NULL REFERENCES publication (seq),
    claim       INTEGER NOT NULL REFERENCES claim (number),
    digest      TEXT NOT NULL,
    PRIMARY KEY (publication, claim)
) STRICT, WITHOUT ROWID;
CREATE INDEX publication_by_claim ON publication_claim (claim);

CREATE TABLE publication_verdict (
    publication INTEGER NOT NULL REFERENCES publication (seq),
    claim       INTEGER NOT NULL REFERENCES claim (number),
    question    TEXT NOT NULL CHECK (question IN ('said', 'true')),
    status      TEXT NOT NULL CHECK (status IN ('unverified', 'supported', 'mostly_supported', 'mixed',
                                               'mostly_refuted', 'refuted', 'unproven')),
    PRIMARY KEY (publication, claim, question)
) STRICT, WITHOUT ROWID;

-- Dated notes for the reader of a published article.
CREATE TABLE note (
    seq      INTEGER PRIMARY KEY,                       -- the event that added it
    claim    INTEGER NOT NULL REFERENCES claim (number),
    kind     TEXT NOT NULL CHECK (kind IN ('correction', 'clarification', 'update', 'withdrawal')),
    text     TEXT NOT NULL,
    added_at TEXT NOT NULL,
    added_by TEXT NOT NULL
) STRICT;
CREATE INDEX note_by_claim ON note (claim, seq);

-- Comments inside the desk; never part of what goes out.
CREATE TABLE comment (
    number    INTEGER PRIMARY KEY,
    claim     INTEGER REFERENCES claim (number),        -- it is on a claim,
    source    INTEGER REFERENCES source (number),       -- or a source,
    article   INTEGER REFERENCES article (number),      -- or an article: one of the three
    words     TEXT,                                     -- JSON: the anchor of a sentence; NULL: not on a sentence
    text      TEXT NOT NULL,
    mentions  TEXT NOT NULL,                            -- JSON: a list of handles
    added_at  TEXT NOT NULL,
    added_by  TEXT NOT NULL,
    closed_at TEXT,                                     -- NULL: it is open
    closed_by TEXT,
    closing   TEXT,                                     -- what was said of it then
    CHECK ((claim IS NOT NULL) + (source IS NOT NULL) + (article IS NOT NULL) = 1)
) STRICT;
CREATE INDEX comment_by_claim ON comment (claim);

-- Other desks' findings, kept apart from our claims.
CREATE TABLE foreign_review (
    number      INTEGER PRIMARY KEY,
    url         TEXT NOT NULL,                          -- the page of the fact-check
    claim       TEXT NOT NULL,                          -- in the other desk's words
    claimant    TEXT,
    claim_date  TEXT,
    publisher   TEXT,
    site        TEXT NOT NULL,
    label       TEXT,                                   -- the rating in the other desk's words
    rating      TEXT NOT NULL,                          -- JSON: null or {"value": "1", "best": "5", "worst": "1"}
    verdict     TEXT CHECK (verdict IN ('unverified', 'supported', 'mostly_supported', 'mixed', 'mostly_refuted', 'refuted',
                                        'unproven')), -- NULL: what it comes to in our words is not certain
    reviewed_on TEXT,
    title       TEXT,
    language    TEXT,
    appearances TEXT NOT NULL,                          -- JSON: a list of addresses
    key         TEXT NOT NULL,                          -- page and words, to know its other versions by
    version_of  INTEGER REFERENCES foreign_review (number), -- NULL: the first version
    added_at    TEXT NOT NULL
) STRICT;

CREATE INDEX foreign_review_key ON foreign_review (key);

-- The rows of other people's sheets that claims came in.
CREATE TABLE sheet_row (
    seq      INTEGER PRIMARY KEY,                       -- the event that kept it
    claim    INTEGER NOT NULL REFERENCES claim (number),
    sheet    TEXT NOT NULL,                             -- the name of the file
    line     INTEGER NOT NULL,
    key      TEXT NOT NULL,                             -- a digest of its cells, by which it is known again
    kept     TEXT NOT NULL,                             -- JSON: [{"column": "Rating", "words": "Half true"}]
    added_at TEXT NOT NULL,
    added_by TEXT NOT NULL
) STRICT;
CREATE INDEX sheet_row_by_claim ON sheet_row (claim, seq);
CREATE INDEX sheet_row_by_key ON sheet_row (key, seq);

-- What machines suggested. Until somebody accepts it, nothing else is read from it.
CREATE TABLE suggestion (
    number     INTEGER PRIMARY KEY,
    seq        INTEGER NOT NULL,                        -- the event that made it
    kind       TEXT NOT NULL CHECK (kind IN ('claim', 'evidence', 'verdict', 'fix', 'relation', 'settled')),
    claim      INTEGER REFERENCES claim (number),       -- it is about; NULL: a new one, or a sentence
    question   TEXT CHECK (question IN ('said', 'true')), -- of a verdict
    body       TEXT NOT NULL,                           -- JSON: the body of the event
    state      TEXT NOT NULL CHECK (state IN ('open', 'accepted', 'declined')),
    made_at    TEXT NOT NULL,
    made_by    TEXT NOT NULL,                           -- in whose session
    decision   TEXT,                                    -- JSON; NULL: it is open
    decided_at TEXT,
    decided_by TEXT,
    accepted_for INTEGER REFERENCES claim (number)      -- the claim that it became part of
) STRICT;
CREATE INDEX suggestion_by_state ON suggestion (state, number);
CREATE INDEX suggestion_accepted ON suggestion (accepted_for, number) WHERE accepted_for IS NOT NULL;

-- Which events touched a claim.
CREATE TABLE claim_event (
    claim INTEGER NOT NULL REFERENCES claim (number),
    seq   INTEGER NOT NULL REFERENCES ledger (seq),
    PRIMARY KEY (claim, seq)
) STRICT, WITHOUT ROWID;

-- Full text, as folded words; the texts are in the tables. rowid = number * 8 + what it is: 0 claim, 1 evidence,
-- 2 source, 3 article; 4 and 5 the rationale of a claim's status on `said` and on `true`; 6 another desk's review; 7 what
-- a claim's article should say. Kind 3 with a number of 2^24 and more is a piece of an article's newest text: the
-- article's number * 2^24 + the piece's.
CREATE VIRTUAL TABLE search USING fts5 (
    title, body,
    also,                                               -- other spellings of words of both
    tokenize = "porter unicode61 remove_diacritics 0 categories 'L* N* M* Co' tokenchars '.'"
);
-- Bytes of pending index before a segment is written: large, so that an import makes few of them.
INSERT INTO search (search, rank) VALUES ('hashsize', 8388608);

-- Two views for people who open the file in other tools; kept to what SQLite 3.37 of 2021 understands.
CREATE VIEW claim_overview AS
SELECT
    claim.number AS claim,
    article.title AS article,
    claim.text AS text,
    claim.kind AS kind,
    (SELECT group_concat(speaker, ' > ')
     FROM (SELECT speaker FROM attribution WHERE attribution.claim = claim.number ORDER BY position)) AS chain,
    coalesce((SELECT CASE WHEN on_other IS NULL THEN status END FROM status
              WHERE claim = claim.number AND question = 'true' ORDER BY seq DESC LIMIT 1), 'unverified') AS true_status,
    coalesce((SELECT CASE WHEN on_other IS NULL THEN status END FROM status
              WHERE claim = claim.number AND question = 'said' ORDER BY seq DESC LIMIT 1), 'unverified') AS said_status,
    (SELECT count(*) FROM evidence WHERE claim = claim.number AND stance = 'supports' AND withdrawn IS NULL)
        AS evidence_for,
    (SELECT count(*) FROM evidence WHERE claim = claim.number AND stance = 'refutes' AND withdrawn IS NULL)
        AS evidence_against,
    claim.as_of AS as_of,
    claim.set_aside AS set_aside,
    claim.assignee AS assignee,
    claim.priority AS priority,
    claim.correct_text AS correct_text,
    claim.created_at AS created_at
FROM claim LEFT JOIN article ON article.number = claim.article;

-- What a confidential source says stands in it once it is released; our own texts may still hold names.
CREATE VIEW evidence_overview AS
SELECT
    evidence.number AS evidence,
    evidence.claim AS claim,
    claim.text AS claim_text,
    evidence.question AS question,
    evidence.stance AS stance,
    CASE source.disclosure WHEN 'confidential' THEN '(confidential)' ELSE source.name END AS source,
    source.reliability AS reliability,
    evidence.credibility AS credibility,
    CASE source.disclosure WHEN 'confidential' THEN 'S' || source.number
         ELSE coalesce(evidence.origin, source.origin, 'S' || source.number) END AS origin,
    CASE WHEN source.disclosure = 'open' OR evidence.released IS NOT NULL THEN evidence.paraphrase END AS paraphrase,
    CASE WHEN source.disclosure = 'open' OR evidence.released IS NOT NULL THEN evidence.quote END AS quote,
    CASE WHEN source.disclosure = 'open' OR evidence.released IS NOT NULL THEN evidence.locator END AS locator,
    CASE source.disclosure WHEN 'confidential' THEN NULL ELSE source.url END AS url,
    evidence.withdrawn AS withdrawn
FROM evidence
JOIN claim ON claim.number = evidence.claim
JOIN source ON source.number = evidence.source;
