-- Reads a case with nothing but SQL: sqlite3 -readonly claimbench.db < examples/read_case.sql
-- The views claim_overview and evidence_overview hold what most questions ask; no name of a confidential source is in
-- evidence_overview. docs/file-format.md has the tables below them.

-- How does the article stand?
SELECT true_status, count(*) AS claims
FROM claim_overview
WHERE set_aside IS NULL
GROUP BY true_status
ORDER BY claims DESC;

-- What is wrong, who says it, and what speaks against it?
SELECT claim, text, chain, evidence_for, evidence_against
FROM claim_overview
WHERE true_status IN ('refuted', 'mostly_refuted')
ORDER BY claim;

SELECT evidence, claim, source, reliability, credibility, coalesce(quote, paraphrase) AS says
FROM evidence_overview
WHERE stance = 'refutes' AND withdrawn IS NULL
ORDER BY claim, evidence
LIMIT 20;

-- Which origins is most built on? Pages that repeat one agency report are one witness.
SELECT origin, count(DISTINCT source) AS sources, count(*) AS pieces
FROM evidence_overview
WHERE withdrawn IS NULL
GROUP BY origin
ORDER BY pieces DESC, origin
LIMIT 10;

-- What happened last? The ledger is the record; every other table can be made again from it.
SELECT seq, at, actor, kind
FROM ledger
ORDER BY seq DESC
LIMIT 10;
