//! Asks a report's page in Chromium: `node report.mjs CHROMIUM PAGE QUESTION [JSON]` prints what it found as JSON, with
//! all that the page said and asked for meanwhile. It finds; what is right is for whoever asks to say.

import axe from "axe-core";
import { stat } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const WIDE = { width: 1280, height: 800 };
const NARROW = { width: 320, height: 640 };
const quiet = "--disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update";
const [executablePath, path, question, given = "null"] = process.argv.slice(2);
// Only what hangs is given up: a busy machine is no finding.
const timeout = 600_000;
const args = ["--no-sandbox", "--disable-sync", ...quiet.split(" ")];
const browser = await chromium.launch({ executablePath, args, timeout });
const said = [];

/** The page in a window of its own; whatever it says or asks for goes to `heard`. */
async function open(options = {}, heard = said) {
  const context = await browser.newContext({ viewport: WIDE, ...options });
  context.setDefaultTimeout(timeout);
  const page = await context.newPage();
  page.on("console", (message) => heard.push(`console: ${message.text()}`));
  page.on("pageerror", (error) => heard.push(`error: ${error.message}`));
  page.on("dialog", (dialog) => heard.push(`dialog: ${dialog.message()}`));
  page.on("request", (request) => {
    if (request.url().split("?")[0] !== pathToFileURL(path).href) heard.push(`request: ${request.url()}`);
  });
  // The clock can be moved on, so that nothing has to be waited for.
  await page.clock.install();
  await page.goto(pathToFileURL(path).href);
  return page;
}

/** Sets the filter as a person does; what is left out of `wanted` is set back. */
async function filter(page, wanted) {
  await page.getByRole("button", { name: "Clear" }).click();
  await page.clock.runFor(1000);
  if (wanted.status) await page.getByLabel("Status", { exact: true }).selectOption({ label: wanted.status });
  if (wanted.speaker) await page.getByLabel("Said by", { exact: true }).selectOption(wanted.speaker);
  if (wanted.text) {
    const field = page.getByLabel("Filter", { exact: true });
    await field.press("End");
    await field.pressSequentially(` ${wanted.text}`);
  }
  await page.clock.runFor(1000);
}

/** What of the claims is there: to the eye, and to a screen reader. */
async function shown(page) {
  const seen = await page.evaluate(() => {
    const visible = (selector) => [...document.querySelectorAll(selector)].filter((one) => one.checkVisibility());
    return {
      form: visible("#filter").length === 1,
      said: document.getElementById("f-count").textContent,
      cards: visible(".card").map((card) => card.id),
      rows: visible("tr[data-c]").map((row) => row.dataset.c),
      marks: visible(".mark[id]:not(.off)").map((mark) => mark.dataset.m.split(" ")),
      counted: Number(document.querySelector("#wrong [data-count]")?.textContent ?? 0),
      address: new URL(location.href).searchParams.get("q"),
      groups: visible(".group h3").map((heading) => heading.textContent.trim()),
    };
  });
  return { ...seen, announced: await page.getByRole("article").and(page.locator(".card")).count() };
}

/** Where the keyboard is, whether a reader sees that it is there, in which card; and whether that follows on the last. */
const focused = () => {
  const at = document.activeElement;
  if (!at || at === document.body) return [null, true];
  const follows = !window.last || Boolean(window.last.compareDocumentPosition(at) & Node.DOCUMENT_POSITION_FOLLOWING);
  window.last = at;
  const [box] = at.getClientRects();
  const style = getComputedStyle(at);
  const under = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
  const stop = {
    to: at.getAttribute("href"),
    id: at.id,
    card: at.closest(".card")?.id ?? null,
    marked: at.matches(":focus-visible") && style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    in_view: Boolean(under) && (at.contains(under) || under.contains(at)),
  };
  return [stop, follows];
};

const questions = {
  /** What stands on the page as text, and of which elements it is made. */
  async text() {
    const page = await open();
    return page.evaluate(() => ({
      title: document.title,
      text: [...document.body.children]
        .filter((one) => one.localName !== "script")
        .map((e) => e.textContent)
        .join("\n"),
      data: JSON.parse(document.getElementById("claimbench-data").textContent),
      elements: [...new Set([...document.querySelectorAll("*")].map((one) => one.localName))].sort(),
      attributes: [...new Set([...document.querySelectorAll("*")].flatMap((one) => one.getAttributeNames()))].sort(),
      addresses: [...document.querySelectorAll("a.source")].map((link) => link.getAttribute("href")),
    }));
  },

  /** What the policy refuses of what gets onto the page after all: a script, a handler, a style, a request, an image. */
  async policy() {
    const page = await open({}, []);
    const refused = await page.evaluate(async () => {
      const refused = [];
      document.addEventListener("securitypolicyviolation", (event) => refused.push(event.effectiveDirective));
      const put = (name, properties) => document.body.append(Object.assign(document.createElement(name), properties));
      put("script", { textContent: "document.title = 'owned'" });
      put("style", { textContent: "body { display: none }" });
      document.body.insertAdjacentHTML("beforeend", `<b id="handler" onclick="document.title = 'owned'"></b>`);
      document.getElementById("handler").click();
      await fetch("http://127.0.0.1:9/").catch(() => {});
      await new Promise((onerror) => put("img", { src: "http://127.0.0.1:9/", onerror }));
      return refused;
    });
    return { refused, title: await page.title() };
  },

  /** The texts of the articles in order, cut where marks begin and end. */
  async marks() {
    const page = await open();
    return page.evaluate(() => {
      const words = (node) =>
        [...node.childNodes]
          .filter((c) => c.localName !== "sup")
          .map((c) => c.textContent)
          .join("");
      const run = (node) => ({
        text: words(node),
        marked: node.classList.contains("mark"),
        card: node.hash?.slice(1) ?? null,
        ends: node.id ? [node.id] : [],
      });
      const runs = (block) =>
        [...block.childNodes].reduce((runs, node) => {
          if (node.classList?.contains("beside")) runs.at(-1).ends.push(node.id);
          else
            runs.push(
              node.nodeType === Node.TEXT_NODE ? { text: node.data, marked: false, card: null, ends: [] } : run(node),
            );
          return runs;
        }, []);
      return [...document.querySelectorAll(".newsprint")].map((article) => [...article.querySelectorAll(".row > :first-child")].map(runs));
    });
  },

  /** Every stop of the Tab key, beside all that can be stopped at; and where Enter leads from each mark. */
  async keyboard() {
    const page = await open();
    const within = await page.evaluate(() => {
      const stops = [...document.querySelectorAll("a[href], button, input, select, summary, [tabindex]")];
      return stops.filter((one) => one.tabIndex >= 0 && one.checkVisibility()).length;
    });
    const stops = [];
    const order = [];
    while (stops.length <= within) {
      await page.keyboard.press("Tab");
      const [stop, follows] = await page.evaluate(focused);
      if (!stop) break;
      if (!follows) order.push(stop);
      stops.push(stop);
    }
    const follow = async (selector) => {
      await page.locator(selector).focus();
      await page.keyboard.press("Enter");
      const target = await page.evaluate(() => {
        const box = document.querySelector(":target")?.getBoundingClientRect();
        return { hash: location.hash, in_view: Boolean(box) && box.top < innerHeight && box.bottom > 0 };
      });
      await page.keyboard.press("Tab");
      return { ...target, next: (await page.evaluate(focused))[0] };
    };
    const follows = [];
    const marks = await page.locator(".newsprint a[id]").evaluateAll((marks) => marks.map((mark) => mark.id));
    for (const mark of marks) follows.push({ mark, ...(await follow(`#${mark}`)) });
    await page.goto(pathToFileURL(path).href);
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    const skipped = await page.evaluate(() => document.activeElement.id);
    return { within, stops, order, follows, skipped };
  },

  /** What each setting of the filter leaves, and what clearing it gives back. */
  async filter(wanted) {
    const page = await open();
    const texts = Object.fromEntries(
      await page.locator(".card").evaluateAll((all) => all.map((one) => [one.id, one.textContent])),
    );
    const found = [];
    for (const one of wanted) {
      await filter(page, one);
      found.push(await shown(page));
    }
    await page.getByRole("button", { name: "Clear" }).click();
    await page.clock.runFor(1000);
    const cleared = await shown(page);
    await filter(page, wanted[0]);
    await page.evaluate((id) => (location.hash = id), await page.locator(".card[hidden]").first().getAttribute("id"));
    const after_link = await shown(page);
    // The address alone brings the filter back; one key shows everything again.
    await page.goto(`${pathToFileURL(path).href}?q=status%3Arefuted`);
    await page.clock.runFor(1000);
    const from_address = await shown(page);
    await page.locator("#main").focus();
    await page.keyboard.press("Escape");
    return { texts, found, cleared, after_link, from_address, escaped: await shown(page) };
  },

  /** Where keys lead from the top of the page: to which cards, and nowhere while text is typed. */
  async keys(pressed) {
    const page = await open();
    const at = () => page.evaluate(() => document.activeElement.closest(".card")?.id ?? null);
    const found = [];
    for (const key of pressed) {
      await page.keyboard.press(key);
      found.push(await at());
    }
    await page.getByLabel("Filter", { exact: true }).focus();
    await page.keyboard.type("jK?");
    const typed = await page.getByLabel("Filter", { exact: true }).inputValue();
    await page.locator("#main").focus();
    await page.keyboard.press("?");
    return { found, typed, told: await page.locator("#keys").isVisible() };
  },

  /** The page as it is where no script runs. */
  async scriptless() {
    const page = await open({ javaScriptEnabled: false });
    return { ...(await shown(page)), text: await page.locator("main").textContent() };
  },

  /** What axe-core objects to on the page as each of `looks` has it, `["dark", "narrow"]`, whole and filtered. */
  async axe({ looks, filter: wanted }) {
    const found = [];
    for (const [colorScheme, width] of looks) {
      const viewport = width === "narrow" ? NARROW : WIDE;
      const page = await open({ colorScheme, viewport });
      // What is out of view is drawn too, or its colours would go unread.
      await page.evaluate(() => {
        const all = new CSSStyleSheet();
        all.replaceSync("* { content-visibility: visible !important; }");
        document.adoptedStyleSheets = [all];
      });
      await page.evaluate(axe.source);
      for (const one of [null, wanted]) {
        if (one) await filter(page, one);
        const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"];
        await page.clock.resume();
        const { violations, passes } = await page.evaluate(
          (runOnly) => axe.run({ runOnly, resultTypes: ["violations"] }),
          tags,
        );
        const as = `${colorScheme}, ${width}, ${one ? "filtered" : "whole"}`;
        const finding = ({ id, impact, tags, nodes }) => ({
          as,
          id,
          impact,
          standard: !tags.includes("best-practice"),
          at: nodes.slice(0, 3).map((node) => node.target.join(" ")),
        });
        found.push(...violations.map(finding));
        if (!passes.length) throw new Error("axe-core looked at nothing");
      }
    }
    return found;
  },

  /** How far the page runs over its window and over a printed page's width, in pixels, and what is cut off there. */
  async overflow() {
    const over = async (viewport, media) => {
      const page = await open({ viewport });
      await page.emulateMedia({ media });
      return page.evaluate(() => {
        const root = document.documentElement;
        const unseen = (one) => one && (getComputedStyle(one).clipPath !== "none" || unseen(one.parentElement));
        // What is drawn only when it comes into view is cut at its own edge.
        const edge = (one) =>
          one.closest(".card, .item, .rows, .timeline > li, .lacking li")?.getBoundingClientRect().right ?? Infinity;
        const cut = [...document.body.querySelectorAll("*")].filter(
          (one) => one.getBoundingClientRect().right > Math.min(root.clientWidth, edge(one)) + 1 && !unseen(one) && !one.closest(".contents"),
        );
        return {
          by: root.scrollWidth - root.clientWidth,
          cut: cut.slice(0, 5).map((one) => one.outerHTML.slice(0, 120)),
        };
      });
    };
    // A4 less the margins of the style sheet is 178 mm wide.
    return { narrow: await over(NARROW, "screen"), printed: await over({ width: 672, height: 900 }, "print") };
  },

  /** Prints the page to the file `to`, with the filter set where `filter` says how. */
  async print({ to, filter: wanted }) {
    const page = await open();
    if (wanted) await filter(page, wanted);
    await page.pdf({ path: to, format: "A4", preferCSSPageSize: true });
    await page.emulateMedia({ media: "print" });
    return page.locator("body").innerText();
  },

  /**
   * How long it takes, in milliseconds, to load, to jump and to filter, and how much there is; `worked` is what loading
   * cost the page's processor, which a busy machine does not change.
   */
  async speed({ speaker, text, claim }) {
    const page = await (await browser.newContext({ viewport: WIDE })).newPage();
    page.setDefaultTimeout(timeout);
    const metrics = await page.context().newCDPSession(page);
    await metrics.send("Performance.enable", { timeDomain: "threadTicks" });
    await page.goto(pathToFileURL(path).href);
    // The time from an act to the frame that shows its result.
    const drawn = (act, value) =>
      page.evaluate(
        async ([act, value]) => {
          const start = performance.now();
          const counted = new Promise((done) =>
            new MutationObserver(done).observe(document.getElementById("f-count"), { childList: true }),
          );
          if (act === "jump") location.hash = value;
          else if (act) {
            const field = document.getElementById(act);
            field.value = value;
            field.dispatchEvent(new Event("input", { bubbles: true }));
            await counted;
          }
          await new Promise((next) => requestAnimationFrame(() => setTimeout(next)));
          return Math.round(act ? performance.now() - start : performance.now());
        },
        [act, value],
      );
    const took = { "until drawn": await drawn() };
    took.loaded = await page.evaluate(() => Math.round(performance.getEntriesByType("navigation")[0].loadEventEnd));
    const tasks = (await metrics.send("Performance.getMetrics")).metrics.filter(({ name }) =>
      /^(Task|Layout|RecalcStyle|Script)Duration$/.test(name),
    );
    const worked = Object.fromEntries(tasks.map(({ name, value }) => [name, Math.round(value * 1000)]));
    took["jump to a card"] = await drawn("jump", claim);
    for (const value of [speaker, ""]) took[`speaker "${value}"`] = await drawn("f-speaker", value);
    for (const value of [text, `${text} a`, ""]) took[`text "${value}"`] = await drawn("f-text", value);
    const elements = await page.evaluate(() => document.querySelectorAll("*").length);
    return { megabytes: (await stat(path)).size / 1e6, elements, worked, took };
  },
};

try {
  const found = await questions[question](JSON.parse(given));
  console.log(JSON.stringify({ found, heard: said }));
} finally {
  await browser.close();
}
