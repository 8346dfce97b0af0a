"""Recomputes the ledger of a Claimbench case with nothing but Python's standard library.

    python3 verify_ledger.py CASE.db [SEQ:HASH]

Prints the head, or the first event that does not follow, and ends with 0 or 1. The layout is that of
docs/file-format.md: SHA-256 over a name, the number of the event as eight bytes, and each text with its length
before it as eight bytes, most significant byte first.
"""

import hashlib
import json
import sqlite3
import sys


def link(file_uid, seq, uid, at, actor, kind, body, before):
    digest = hashlib.sha256(b"claimbench/ledger/1\0" + seq.to_bytes(8, "big"))
    for part in [*(text.encode() for text in (file_uid, uid, at, actor, kind, body)), before]:
        digest.update(len(part).to_bytes(8, "big") + part)
    return digest.digest()


def main(path, kept=None):
    case = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    (file_uid,) = case.execute("SELECT file_uid FROM meta").fetchone()
    head, expected, time = bytes(32), 0, ""
    for seq, uid, at, actor, kind, body, stored in case.execute(
        "SELECT seq, uid, at, actor, kind, body, hash FROM ledger ORDER BY seq"
    ):
        expected += 1
        head = link(file_uid, seq, uid, at, actor, kind, body, head)
        named = seq > 1 or json.loads(body)["file_uid"] == file_uid
        # Time goes on, but for an event that sets the clock right from the instant before it.
        set_right = kind == "clock_corrected" and json.loads(body)["from"] == time
        in_time = set_right or (kind != "clock_corrected" and at >= time)
        if seq != expected or head != stored or not named or not in_time:
            return f"event {seq} does not follow"
        time = at
        if kept and kept == f"{seq}:{head.hex()}":
            kept = None
    if kept:
        return f"the ledger does not hold {kept}"
    print(f"{expected}:{head.hex()}")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]))
