#!/usr/bin/env python3
"""The archive in a file and on a PostgreSQL server, beside what does the like, in one run.

    cargo build --release --examples --bins && python3 benches/archive.py [SIZE ...] > table.md

SIZE is a number of items (default 10000 100000; 1000000 takes some 20 minutes). CPU is that of the program, user and system;
for work on the server wall seconds count too, since the server's own are not seen. Where no PostgreSQL is installed its
rows are left out.
"""

import csv
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RELEASE = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")) / "release"
PROGRAM, GENERATE = RELEASE / "claimbench", RELEASE / "examples/generate_case"
QUERIES = 40
# Ledgers are pushed and pulled up to this many claims.
LEDGER = 100_000


def run(*command, may=(0,), out=os.devnull):
    """CPU and wall seconds of a command, and its peak of memory in MiB."""
    start = time.monotonic()
    with open(out, "wb") as to:
        child = subprocess.Popen([str(word) for word in command], stdout=to, stderr=subprocess.PIPE)
        said = child.stderr.read()
        _, status, usage = os.wait4(child.pid, 0)
    if os.waitstatus_to_exitcode(status) not in may:
        sys.exit(f"{' '.join(map(str, command))}: {status}\n{said.decode(errors='replace')}")
    return usage.ru_utime + usage.ru_stime, time.monotonic() - start, usage.ru_maxrss / 1024


def row(*cells):
    print("| " + " | ".join(cells) + " |", flush=True)


def cost(cost):
    return f"{cost[0]:.2f} s CPU, {cost[1]:.2f} s, {cost[2]:.0f} MiB"


def middle(costs, which):
    costs = sorted(cost[which] for cost in costs)
    return f"{1000 * costs[len(costs) // 2]:.0f} / {1000 * costs[len(costs) * 95 // 100]:.0f} ms"


class Server:
    """`tests/postgres`, for this run."""

    def __init__(self):
        self.child = subprocess.Popen([ROOT / "tests/postgres"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.said = self.child.stdout.readline().strip()

    def tell(self, line):
        self.child.stdin.write(line + "\n")
        self.child.stdin.flush()
        return self.child.stdout.readline().strip()

    def size(self, database):
        return int(self.tell(f"run {database} tests SELECT pg_database_size(current_database())"))


def similar(folder, texts, archive):
    costs = []
    for text in texts:
        costs.append(run(PROGRAM, "--db", folder / "asks.db", "--archive", archive, "similar", text, may=(0, 1)))
    return costs


def measure(size, folder, server):
    sheet, feed = folder / "sheet.csv", folder / "feed.json"
    run(GENERATE, size, "claims", out=sheet)
    with open(sheet, newline="") as rows, open(feed, "w") as out:
        texts = []
        out.write("[")
        for at, one in enumerate(csv.DictReader(rows)):
            text = one.get("text") or one.get("claim")
            texts.append(text)
            out.write(",\n" if at else "")
            rating = {"@type": "Rating", "alternateName": "False", "ratingValue": 1, "bestRating": 5, "worstRating": 1}
            desk = {"@type": "Organization", "name": "Check Desk", "url": "https://checks.example"}
            review = {"@type": "ClaimReview", "url": f"https://checks.example/{at}", "claimReviewed": text, "author": desk}
            json.dump({**review, "reviewRating": rating}, out)
        out.write("]")
    random.seed(size)
    asked = random.sample(texts, QUERIES)
    run(PROGRAM, "--db", folder / "asks.db", "init")
    run(PROGRAM, "--db", folder / "case.db", "init", "--title", "Large")
    sheet_in = run(PROGRAM, "--db", folder / "case.db", "import", "csv", sheet)
    homes = {"file": folder / "a.db"}
    if server:
        homes["server"] = server.tell("database")
    for home, archive in homes.items():
        run(PROGRAM, "--archive", archive, "archive", "init")
        taken = run(PROGRAM, "--archive", archive, "archive", "import", "claimreview", feed)
        bytes = (folder / "a.db").stat().st_size if home == "file" else server.size(archive.rsplit("/", 1)[1])
        row(f"{size:,}", home, "`archive import claimreview`", cost(taken), f"{taken[0] / sheet_in[0]:.2f} of `import csv` (CPU)")
        row(f"{size:,}", home, "size", f"{bytes / size:.0f} bytes an item", "")
        # The first reads the disk.
        costs = similar(folder, asked[:1] + asked, archive)[1:]
        row(f"{size:,}", home, f"`similar`, whole command, {QUERIES} texts, p50 / p95", middle(costs, 1), f"CPU {middle(costs, 0)}")
        if size > LEDGER:
            continue
        pushed = run(PROGRAM, "--db", folder / "case.db", "--archive", archive, "archive", "push", "--ledger")
        again = run(PROGRAM, "--db", folder / "case.db", "--archive", archive, "archive", "push")
        row(f"{size:,}", home, "`archive push --ledger`; again", f"{cost(pushed)}; {again[1]:.2f} s", bare_copy(home, archive, server, pushed))
        pulled = run(PROGRAM, "--archive", archive, "archive", "pull", "Large", folder / f"{home}.db")
        run(PROGRAM, "--db", folder / "case.db", "export", "ledger", "--output", folder / "ledger.jsonl")
        replayed = run(PROGRAM, "--db", folder / f"{home}-again.db", "import", "ledger", folder / "ledger.jsonl")
        (folder / "ledger.jsonl").unlink()
        row(f"{size:,}", home, "`archive pull`", cost(pulled), f"{pulled[0] / replayed[0]:.2f} of `import ledger` (CPU)")


def bare_copy(home, archive, server, pushed):
    """How long PostgreSQL's own COPY takes for the same rows, index included."""
    if home != "server":
        return ""
    database = archive.rsplit("/", 1)[1]
    rows = Path(server.said) / "rows"
    server.tell(f"run {database} tests COPY claimbench.event TO '{rows}'")
    server.tell(f"run {database} tests CREATE TABLE public.bare (LIKE claimbench.event INCLUDING ALL)")
    start = time.monotonic()
    server.tell(f"run {database} tests COPY public.bare FROM '{rows}'")
    bare = time.monotonic() - start
    server.tell(f"run {database} tests DROP TABLE public.bare")
    rows.unlink()
    return f"{pushed[1] / bare:.1f} of a bare COPY with its index ({bare:.2f} s)"


def main():
    sizes = [int(size) for size in sys.argv[1:]] or [10_000, 100_000]
    server = Server()
    if not server.said.startswith("/"):
        print(f"Left out: PostgreSQL ({server.said}).\n")
        server = None
    row("items", "home", "what", "cost", "beside")
    row("---", "---", "---", "---", "---")
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            measure(size, Path(folder), server)


main()
