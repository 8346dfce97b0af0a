//! Asks the pages of `claimbench serve` in Chromium: `node page.mjs CHROMIUM PROGRAM CASE QUESTION` starts the program on a
//! case and prints what it found as JSON, with all that the pages said. It finds; what is right is for whoever asks to say.

import axe from "axe-core";
import { createServer } from "node:http";
import { complaints } from "./complaints.mjs";
import { Keys, NARROW, anna, at, browser, entered, heard, open, serve, served, stored } from "./desk.mjs";

const questions = {
  ...complaints,

  /** A verdict by keys alone, then two pieces of evidence for each of ten claims and their verdicts. */
  async keys() {
    const page = await entered();
    const keys = new Keys(page);
    const claims = [2, 3, 4, 5, 6, 7, 8, 9, 10, 11];
    await page.goto(`${served.origin}/article/A1?claim=${claims[0]}#side`);
    for (const claim of claims) {
      await page.waitForSelector(`[data-claim-pane="${claim}"]`);
      await keys.press("e");
      for (const [piece, source] of [["1", "S1"], ["2", "S2"]]) {
        await page.waitForSelector("input[name=source]:focus");
        await keys.type(source);
        await keys.press("Tab", "Tab", piece);
        await keys.press("Tab");
        const asked = await at(page);
        if (asked === "question") await keys.press("Tab");
        await keys.type("It says that this is how it was.");
        await keys.press(piece === "1" ? "Control+Shift+Enter" : "Control+Enter");
        await stored(page, "is stored.");
      }
      await page.waitForSelector("#verdict");
      await keys.press("v", "ArrowRight");
      await keys.press("Tab");
      await keys.type("Both pieces say so, and nothing was found against it.");
      await keys.press("Control+Enter");
      await page.waitForFunction((claim) => document.querySelector("#news").textContent === "Stored." && document.querySelector(`[data-claim-pane="${claim}"]`), claim);
      await keys.press("j");
    }
    return { keys: keys.count };
  },

  /** A letter in a field is no command; a refused verdict keeps its words, and says who did what. */
  async conflict() {
    const page = await entered();
    await page.goto(`${served.origin}/article/A1?claim=49#side`);
    await page.keyboard.press("v");
    await page.keyboard.press("ArrowRight");
    await page.locator("[name=because]").first().click();
    await page.keyboard.type("jkuczn? letters are words [E139].");
    const scroll = await page.evaluate(() => document.querySelector("#text").scrollTop);
    const url = page.url();
    anna("claim", "edit", "49", "--text", "Other words of the claim.");
    await page.waitForFunction(() => document.querySelector("#news").textContent.includes("anna"));
    const told = await page.locator("#news").textContent();
    const words = await page.locator("#verdict [name=because]").inputValue();
    await page.keyboard.press("Control+Enter");
    await page.waitForSelector(".said");
    return {
      told,
      words,
      unmoved: page.url() === url && scroll === (await page.evaluate(() => document.querySelector("#text").scrollTop)),
      said: await page.locator(".said").textContent(),
      focused: await page.evaluate(() => document.activeElement.className),
      kept: await page.locator("#verdict [name=because]").inputValue(),
    };
  },

  /** What others do is on an untouched page within two seconds of being stored. */
  async live() {
    const page = await entered();
    await page.goto(`${served.origin}/article/A1?claim=12#side`);
    const before = await page.locator(".piece").count();
    anna("evidence", "add", "12", "--source", "S1", "--stance", "context", "--paraphrase", "Seen live.", "--credibility", "3");
    const since = Date.now();
    await page.waitForFunction((before) => document.querySelectorAll(".piece").length > before, before);
    return { milliseconds: Date.now() - since };
  },

  /** What is typed outlives the program. */
  async killed() {
    const page = await entered();
    const { port } = new URL(served.origin);
    await page.goto(`${served.origin}/article/A1?claim=12#side`);
    await page.locator("form[data-keep^=comment] textarea").fill("A long thought.");
    served.child.kill("SIGKILL");
    await page.locator("form[data-keep^=comment] button").click();
    await page.waitForFunction(() => document.querySelector("#news").textContent.includes("does not answer"));
    const there = await page.locator("form[data-keep^=comment] textarea").inputValue();
    const again = await serve(port);
    await page.locator("form[data-keep^=comment] button").click();
    await page.waitForFunction(() => document.querySelector("#news").textContent.includes("let out"));
    const other = await page.context().newPage();
    await other.goto(again.address);
    await other.waitForURL(`${again.origin}/`);
    await page.reload();
    const restored = await page.locator("form[data-keep^=comment] textarea").inputValue();
    await page.locator("form[data-keep^=comment] button").click();
    await page.waitForFunction(() => document.querySelector("#news").textContent === "Stored.");
    const stored = await page.locator("#side").textContent();
    await page.reload();
    const after = await page.locator("form[data-keep^=comment] textarea").inputValue();
    again.child.kill("SIGKILL");
    return { there, restored, stored: stored.includes("A long thought."), after };
  },

  /** The whole of a small job without script. */
  async plain() {
    const page = await entered({ javaScriptEnabled: false });
    await page.goto(`${served.origin}/article/A1?sentence=next`);
    await page.getByRole("button", { name: /Log it and work on it/ }).click();
    const claim = await page.locator("[data-claim-pane]").getAttribute("data-claim-pane");
    await page.locator("#verdict [value=supported]").check();
    await page.locator("#verdict [data-save]").click();
    const refused = await page.locator(".said").first().textContent();
    await page.locator("#lacks-evidence a").click();
    await page.locator("[name=source]").fill("S1");
    await page.locator("[name=stance][value=supports]").check();
    await page.locator("[name=quote]").fill("so it is");
    await page.locator("[name=copy]").setInputFiles({ name: "page.txt", mimeType: "text/plain", buffer: Buffer.from("They say so it is.") });
    await page.locator("[data-save]").first().click();
    const proof = await page.locator("p[role=status]").last().textContent();
    await page.locator("#verdict [value=supported]").check();
    await page.locator("#verdict [name=because]").fill("They say so.");
    await page.locator("#verdict [data-save]").click();
    return { claim, refused, proof, status: await page.locator(".card .status").first().textContent() };
  },

  /** Nobody else gets in, and nobody else's page writes. */
  async strangers() {
    const page = await entered();
    const used = await open();
    await used.goto(served.address);
    const again = await used.locator("h1").textContent();
    const fresh = await open();
    const cold = (await fresh.goto(served.origin)).status();
    const bound = (await (await open({}, [])).goto(served.origin.replace("127.0.0.1", "evil.test"))).status();
    // A page of another port of this machine, in the very browser that is let in: the same site, another origin.
    const foreign = createServer((_, reply) => {
      reply.setHeader("content-type", "text/html");
      reply.end(`<a href="${served.origin}/article/A1">in</a><form method="post" action="${served.origin}/undo"><button>x</button></form>`);
    }).listen(0, "127.0.0.1");
    await new Promise((listens) => foreign.once("listening", listens));
    const elsewhere = `http://127.0.0.1:${foreign.address().port}/`;
    const head = anna("claim", "list", "--json").length;
    const stranger = await page.context().newPage();
    await stranger.goto(elsewhere);
    const [written] = await Promise.all([stranger.waitForNavigation(), stranger.click("button")]);
    const fetched = await stranger.goto(elsewhere).then(() => stranger.evaluate(async (origin) => {
      const asked = await fetch(`${origin}/undo`, { method: "POST", credentials: "include", mode: "no-cors" }).then(() => "sent", () => "stopped");
      const read = await fetch(`${origin}/head`, { credentials: "include" }).then(() => "read", () => "stopped");
      return [asked, read];
    }, served.origin));
    const framed = await stranger.evaluate((origin) => new Promise((found) => {
      const frame = document.createElement("iframe");
      frame.onload = () => { try { found(frame.contentDocument ? "ours" : "apart"); } catch { found("apart"); } };
      frame.src = origin;
      document.body.append(frame);
    }), served.origin);
    foreign.close();
    return { again, cold, bound, written: written.status(), fetched, framed, same: head === anna("claim", "list", "--json").length };
  },

  /** Every page in four looks and narrow: what axe objects to, and what is wider than the window. */
  async axe() {
    const places = ["/", "/article/A1", "/article/A1?claim=48", "/article/A1?sentence=next", "/article/A1/about", "/claim/48/evidence", "/claim/48/history",
      "/evidence/E149", "/review", "/check", "/figures", "/memo", "/sources", "/source/S3", "/reports?audience=public", "/import", "/desk", "/origins", "/search?q=pokrovsk", "/keys", "/nowhere"];
    const looks = { light: {}, dark: { colorScheme: "dark" }, forced: { forcedColors: "active" }, narrow: { viewport: NARROW }, large: {} };
    const state = await (await entered()).context().storageState();
    const found = [];
    for (const [look, options] of Object.entries(looks)) {
      const page = await open({ ...options, storageState: state });
      // The rarer looks are asked of the pages that are worked on most.
      for (const place of ["forced", "large"].includes(look) ? places.slice(0, 6) : places) {
        await page.goto(served.origin + place);
        if (look === "large") await page.evaluate(() => { document.documentElement.style.fontSize = "200%"; });
        await page.evaluate(axe.source);
        const { violations } = await page.evaluate(() => axe.run(document.body.parentNode, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"], iframes: false }));
        violations.forEach((one) => found.push(`${look} ${place}: ${one.id} ${one.nodes[0].target}`));
        const [wide, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
        if (wide > window) found.push(`${look} ${place}: ${wide - window} wider than the window`);
      }
      await page.context().close();
    }
    return { found };
  },
};

const question = process.argv[5];
const found = await questions[question]();
console.log(JSON.stringify({ found, heard }));
await browser.close();
served.child.kill("SIGKILL");
process.exit(0);
