#!/usr/bin/env python3
"""Claimbench beside sqlite-utils, the sqlite3 shell, bare rusqlite loops and a hello-world, in one run.

    cargo build --release --examples --bins && python3 benches/against.py [SIZE ...] > table.md

SIZE is a number of claims (default 1000 10000 100000; 1000000 takes about half an hour). Every figure is of a whole
process: CPU seconds (user and system) or wall seconds, and the peak of resident memory. Both sides of a ratio run in
turn, REPEATS times (3 below a million claims, else 1), and the least of each counts. What is not on the path is left
out, and the table says so.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections import namedtuple
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RELEASE = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")) / "release"
PROGRAM, BARE, GENERATE = RELEASE / "claimbench", RELEASE / "examples/bare_loop", RELEASE / "examples/generate_case"

Cost = namedtuple("Cost", "cpu wall peak")


def run(command, folder, out=None, times=1):
    """What `times` runs of the command cost together; stops everything when one fails."""
    cpu, peak, start = 0.0, 0, time.monotonic()
    for _ in range(times):
        with open(out or os.devnull, "wb") as to, open(folder / "errors", "wb") as errors:
            child = subprocess.Popen([str(word) for word in command], cwd=folder, stdout=to, stderr=errors)
            _, status, usage = os.wait4(child.pid, 0)
        if status:
            said = (folder / "errors").read_text(errors="replace")
            sys.exit(f"{' '.join(map(str, command))}: status {status}\n{said}")
        cpu += usage.ru_utime + usage.ru_stime
        peak = max(peak, usage.ru_maxrss)
    return Cost(cpu, time.monotonic() - start, peak / 1024)


def least(costs):
    return Cost(*(min(part) for part in zip(*costs)))


def together(*costs):
    return Cost(sum(c.cpu for c in costs), sum(c.wall for c in costs), max(c.peak for c in costs))


def remove(folder, *names):
    for name in names:
        for path in folder.glob(f"{name}*"):
            path.unlink()


class Table:
    """Rows of Markdown, each printed as soon as it is known."""

    def __init__(self, *head):
        print("\n| " + " | ".join(head) + " |\n|" + " --- |" * len(head))

    def row(self, *cells):
        print("| " + " | ".join(f"{c:.3g}" if isinstance(c, float) else str(c) for c in cells) + " |", flush=True)


def on_path(name):
    found = shutil.which(name)
    if not found:
        print(f"\nLeft out: no {name} on the path.")
    return found


def hello(folder):
    source = folder / "hello.rs"
    source.write_text('fn main() { println!("hello"); }\n')
    subprocess.run(["rustc", "-O", "-o", folder / "hello", source], check=True)
    return folder / "hello"


def beside(table, claims, what, repeats, ours, others, times=1):
    """One row for each of `others`: name -> a function that runs it and returns its cost."""
    runs = [[one() for one in [ours, *others.values()]] for _ in range(repeats)]
    mine, *theirs = [least(costs) for costs in zip(*runs)]
    for name, cost in zip(others, theirs):
        ratio = mine.cpu / cost.cpu if cost.cpu else float("nan")
        table.row(claims, what, name, mine.cpu / times, cost.cpu / times, ratio, mine.wall / cost.wall, round(mine.peak), round(cost.peak))
    return mine


def size(folder, claims, tools, table, alone):
    repeats = 3 if claims < 1_000_000 else 1
    few = 20
    sheet, case, bare, utils = (folder / name for name in ("sheet.csv", "case.db", "bare.db", "utils.db"))
    run([GENERATE, claims, 0], folder, sheet)

    def import_ours():
        remove(folder, "case.db")
        run([PROGRAM, "init", "--db", case], folder)
        return run([PROGRAM, "import", "csv", sheet, "--db", case], folder)

    def import_bare():
        remove(folder, "bare.db")
        return run([BARE, "import", case, bare], folder)

    def import_utils():
        remove(folder, "utils.db")
        insert = run([tools["sqlite-utils"], "insert", utils, "claim", sheet, "--csv"], folder)
        return together(insert, run([tools["sqlite-utils"], "enable-fts", utils, "claim", "claim", "speaker", "--tokenize", "porter"], folder))

    others = {"bare rusqlite loop, no ledger": import_bare}
    if tools["sqlite-utils"]:
        others["sqlite-utils insert + enable-fts"] = import_utils
    beside(table, claims, "import csv", repeats, import_ours, others)

    out = folder / "out"
    shell = tools["sqlite3"]
    others = {"bare rusqlite + csv loop": lambda: run([BARE, "export", case], folder, out)}
    if shell:
        others["sqlite3 -csv, the claim table alone"] = lambda: run([shell, "-readonly", "-csv", case, "SELECT * FROM claim"], folder, out)
    beside(table, claims, "export csv", repeats, lambda: run([PROGRAM, "export", "csv", "--db", case], folder, out), others)

    def ask(*words):
        return lambda: run([PROGRAM, *words, "--db", case], folder, times=few)

    def tell(sql):
        return lambda: run([shell, "-readonly", case, sql], folder, times=few)

    if shell:
        found = "SELECT rowid, snippet(search, -1, '', '', '', 24) FROM search WHERE search MATCH '{}' AND rank MATCH 'bm25(4.0, 1.0)' ORDER BY rank LIMIT 20"
        one = f"SELECT * FROM claim WHERE number = {claims // 2}"
        beside(table, claims, "claim show", repeats, ask("claim", "show", str(claims // 2)), {"sqlite3, one row": tell(one)}, few)
        beside(table, claims, "search, two rare words", repeats, ask("search", "harvest Vilnius 777"), {"sqlite3, the same FTS5 query": tell(found.format("harvest Vilnius 777"))}, few)
        beside(table, claims, "search, a word in every claim", repeats, ask("search", "case"), {"sqlite3, the same FTS5 query": tell(found.format("case"))}, few)

    for name, command in {
        "verify --quick (the chain)": ["verify", "--quick"],
        "verify": ["verify"],
        "rebuild": ["rebuild"],
        "backup": ["backup", folder / "copy.db"],
        "report --format markdown": ["report", "--format", "markdown"],
        "export ledger": ["export", "ledger"],
        "export json": ["export", "json"],
    }.items():
        # A report holds all its dossiers at once.
        if name.startswith("report") and claims > 100_000:
            continue
        remove(folder, "copy.db")
        cost = run([PROGRAM, *command, "--db", case], folder, out)
        alone.append((claims, name, cost.cpu, cost.wall, round(cost.peak)))
    remove(folder, "copy.db", "bare.db", "utils.db", "out")


def main():
    sizes = [int(word) for word in sys.argv[1:]] or [1_000, 10_000, 100_000]
    missing = [str(path) for path in (PROGRAM, BARE, GENERATE) if not path.exists()]
    if missing:
        sys.exit(f"not built: {', '.join(missing)}\nrun: cargo build --release --examples --bins")
    tools = {name: on_path(name) for name in ("sqlite-utils", "sqlite3")}
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        world = hello(folder)
        table = Table("claims", "what", "beside", "ours, CPU s", "other, CPU s", "ratio, CPU", "ratio, wall", "ours, MiB", "other, MiB")
        times = 100
        beside(table, "", "--version", 5, lambda: run([PROGRAM, "--version"], folder, times=times), {"Rust hello-world": lambda: run([world], folder, times=times)}, times)
        alone = []
        for claims in sizes:
            size(folder, claims, tools, table, alone)
        table = Table("claims", "what", "CPU s", "wall s", "peak MiB")
        for row in alone:
            table.row(*row)
        (folder / "commits").mkdir()
        run([BARE, "commits", folder / "commits", 500], folder, folder / "out")
        medians = dict(line.split() for line in (folder / "out").read_text().splitlines())
        ours, bare = float(medians["claimbench"]) * 1000, float(medians["bare"]) * 1000
        print(f"\nA durable `log_claim` of the library: median {ours:.2f} ms; a bare commit of one row: {bare:.2f} ms; ratio {ours / bare:.2f}.")


if __name__ == "__main__":
    main()
