#!/usr/bin/env python3
"""How long the pages of `claimbench serve` take on loopback, and what open pages cost that only listen:
`python3 benches/page.py PROGRAM [CLAIMS [ARTICLES]]`. Without a number of claims it asks the demo."""

import csv
import http.client
import os
import re
import subprocess
import sys
import tempfile
import time
import urllib.parse

PROGRAM = os.path.abspath(sys.argv[1])
CLAIMS = int(sys.argv[2]) if len(sys.argv) > 2 else 0
ARTICLES = int(sys.argv[3]) if len(sys.argv) > 3 else 50
TURNS = int(os.environ.get("TURNS", "30"))
BROWSERS, LISTENING = 20, 20.0


def run(*line, cwd):
    subprocess.run([PROGRAM, *line], cwd=cwd, check=True, stdout=subprocess.DEVNULL)


def made(folder):
    """A case of so many claims, each with a piece of evidence, every other with a verdict, in so many articles."""
    if not CLAIMS:
        run("demo", cwd=folder)
        return os.path.join(folder, "claimbench-demo", "claimbench.db")
    run("init", "--title", "Many claims", cwd=folder)
    subjects = ["Unemployment", "The harvest", "Rent", "Exports of grain", "The price of bread", "Traffic on the bridge"]
    places = ["Kharkiv", "Lviv", "Warsaw", "the north", "Vilnius", "the capital", "the border region"]
    each = CLAIMS // ARTICLES
    for article in range(ARTICLES):
        text, rows = [f"# Figures of the week {article}\n"], []
        for at in range(each):
            row = article * each + at
            said = f"{subjects[row % 6]} in {places[row % 7]} rose to {row % 900 + 1} percent in district {row}"
            text.append(f"The ministry said on Monday that {said.lower()}. Nobody in the room asked why that was.\n")
            rows.append([f"{said}.", said.lower(), "the ministry", f"Report {row % 1000}", f"https://example.org/report/{row % 1000}",
                         "supports", "2", f"rose to {row % 900 + 1} percent", "supported" if row % 2 else "", "The report says so." if row % 2 else ""])
        with open(os.path.join(folder, "text.md"), "w") as out:
            out.write("\n".join(text))
        with open(os.path.join(folder, "rows.csv"), "w", newline="") as out:
            csv.writer(out).writerows([["claim", "quote", "speaker", "source", "url", "stance", "credibility", "evidence_quote", "status", "because"], *rows])
        run("article", "add", "text.md", cwd=folder)
        run("import", "csv", "rows.csv", "--article", f"A{article + 1}", cwd=folder)
    return os.path.join(folder, "claimbench.db")


class Browser:
    def __init__(self, address):
        place = urllib.parse.urlsplit(address)
        self.origin, self.host = f"http://{place.netloc}", place.netloc
        self.link, self.cookie = http.client.HTTPConnection(place.netloc, timeout=120), None
        reply, _ = self.ask("GET", f"{place.path}?{place.query}")
        self.cookie = reply.getheader("set-cookie").split(";")[0]

    def ask(self, method, target, form=None, part=False):
        headers = {"cookie": self.cookie} if self.cookie else {}
        if part:
            headers["x-part"] = "side"
        body = None
        if form is not None:
            headers |= {"origin": self.origin, "content-type": "application/x-www-form-urlencoded"}
            body = urllib.parse.urlencode(form)
        self.link.request(method, target, body, headers)
        reply = self.link.getresponse()
        return reply, reply.read().decode()

    def save(self, target, form, part=True):
        """A form as the page's script sends it: what it leads to belongs to it."""
        reply, text = self.ask("POST", target, form, part)
        if reply.status == 303:
            reply, text = self.ask("GET", reply.getheader("location").split("#")[0], part=part)
        return reply, text


def told(name, times, work):
    """What a person waits, and what of it the program works: other programs of a busy machine make people wait, too."""
    times, work = (sorted(1000 * one for one in many) for many in (times, work))
    at = int(len(times) * 0.95)
    print(f"{name:44} {times[len(times) // 2]:8.1f} {times[at]:8.1f} {times[-1]:8.1f} {work[at]:8.1f}", flush=True)


def spent(process):
    """The seconds of processor time of all its threads, those that have ended, too."""
    with open(f"/proc/{process.pid}/stat") as stat:
        fields = stat.read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def worked(process):
    """The same to the nanosecond, of the threads that live."""
    threads = f"/proc/{process.pid}/task"
    return sum(int(open(f"{threads}/{one}/schedstat").read().split()[0]) for one in os.listdir(threads)) / 1e9


with tempfile.TemporaryDirectory() as folder:
    case = os.environ.get("CASE") or made(folder)
    process = subprocess.Popen([PROGRAM, "--db", case, "--as", "vera", "serve"], stdout=subprocess.PIPE, text=True)
    try:
        browser = Browser(process.stdout.readline().strip())
        last = CLAIMS // ARTICLES if CLAIMS else 59
        claims = [1 + turn * 7 % last for turn in range(TURNS)]
        reads = {}

        def read(claim):
            _, text = browser.ask("GET", f"/claim/{claim}", part=True)
            return re.search(r'name="read" value="([^"]*)"', text).group(1)

        def timed(name, one):
            times, work = [], []
            for turn in range(TURNS):
                ready = one(turn)
                before, began = worked(process), time.perf_counter()
                reply, text = ready()
                times.append(time.perf_counter() - began)
                work.append(worked(process) - before)
                assert reply.status == 200, (name, reply.status, text[:2000])
            told(name, times, work)

        def look(name, place, part=False):
            timed(name, lambda turn: lambda: browser.ask("GET", place(turn), part=part))

        print(f"{'ms':44} {'median':>8} {'p95':>8} {'most':>8} {'CPU, p95':>8}")
        look("open page: /head", lambda turn: "/head")
        look("key j: claim in the side", lambda turn: f"/article/A1?claim={claims[turn]}", True)
        look("key u: sentence in the side", lambda turn: f"/article/A1?sentence={2 + turn % 40}", True)
        look("key e: evidence sheet", lambda turn: f"/claim/{claims[turn]}/evidence")
        look("bench, whole", lambda turn: f"/article/A1?claim={claims[turn]}")
        look("bench at a sentence, whole", lambda turn: f"/article/A1?sentence={2 + turn % 40}")
        for place in ["/", "/review", "/search?q=bread", "/search?q=stage:open", "/check", "/check?article=A1", "/figures", "/memo", "/sources",
                      "/source/S1", "/reports", "/reports?audience=public", "/import", "/keys", "/article/A1/about", "/claim/1/history", "/evidence/E1"]:
            look(place, lambda turn: place)
        verdict = {"question": "true", "status": "supported"}

        def judge(turn, then="stay"):
            claim = claims[turn]
            because = f"It says so, and that is turn {turn} {then} [E{claim}]." if CLAIMS else f"It says so, and that is turn {turn} {then}."
            form = {**verdict, "read": read(claim), "because": because, "then": then, "status": "mixed" if turn % 2 else "supported"}
            return lambda: browser.save(f"/claim/{claim}/status", form)

        if CLAIMS:
            timed("save: verdict", judge)
            timed("save: verdict, and next", lambda turn: judge(turn, "next"))
            attach = {"source": "S1", "stance": "context", "question": "true", "paraphrase": "Seen.", "credibility": "3"}
            timed("save: evidence", lambda turn: lambda: browser.save(f"/claim/{claims[turn]}/evidence", attach, False))
            log = lambda turn: {"sentence": 3 + 2 * turn, "text": f"Nobody asked {turn}.", "words": "Nobody in the room asked", "then": "next"}
            timed("save: claim logged, and next", lambda turn: lambda: browser.save("/article/A1/claim", log(turn)))
            settle = lambda turn: {"sentence": 3 + 2 * (TURNS + turn), "reason": "opinion"}
            timed("save: sentence settled, and next", lambda turn: lambda: browser.save("/article/A1/settle", settle(turn)))
        timed("save: comment", lambda turn: lambda: browser.save(f"/claim/{claims[turn]}/comment", {"text": f"Turn {turn}?"}))
        timed("save: undo", lambda turn: lambda: browser.save("/undo", {"back": f"/claim/{claims[turn]}"}))

        began, before = time.perf_counter(), spent(process)
        asked = 0
        while time.perf_counter() - began < LISTENING:
            browser.ask("GET", "/head")
            asked += 1
            time.sleep(max(0.0, began + asked * 1.5 / BROWSERS - time.perf_counter()))
        seconds = time.perf_counter() - began
        print(f"{BROWSERS} open pages that listen: {100 * (spent(process) - before) / seconds:.1f} % of a core, {asked} questions")
    finally:
        process.kill()
