//! What users of other annotation pages complain about, each asked of ours in Chromium. Told to page.mjs.

import { anna, at, entered, news, served } from "./desk.mjs";

const side = (page) => page.locator("[data-claim-pane]").getAttribute("data-claim-pane");
const claim = async (page, number) => {
  await page.goto(`${served.origin}/article/A1?claim=${number}#side`);
  await page.waitForSelector(`[data-claim-pane="${number}"]`);
};
const shown = (page, number) => page.waitForSelector(`[data-claim-pane="${number}"]`);
const scrolled = (page) => page.evaluate(() => document.querySelector("#text").scrollTop);
const logged = (words, text) => JSON.parse(anna("claim", "add", text, "--article", "A1", "--quote", words, "--json")).number;

export const complaints = {
  /** Typed text is lost on Back. */
  async back() {
    const page = await entered();
    await claim(page, 12);
    const field = page.locator("form[data-keep^=comment] textarea");
    await field.fill("Half a thought.");
    await page.locator("#text .beside[data-claim='14']").first().click();
    await shown(page, 14);
    const other = await field.inputValue();
    await page.goBack();
    await shown(page, 12);
    const after = await field.inputValue();
    await page.goto(`${served.origin}/sources`);
    await page.goBack();
    await shown(page, 12);
    return { other, after, whole: await field.inputValue() };
  },

  /** The text jumps when something is saved. */
  async still() {
    const page = await entered();
    await claim(page, 48);
    await page.evaluate(() => { document.querySelector("#text").scrollTop = 321; });
    const before = await scrolled(page);
    await page.locator("form[data-keep^=comment] textarea").fill("It stays where it is.");
    await page.locator("form[data-keep^=comment] button").click();
    const said = await news(page);
    return { said, moved: (await scrolled(page)) - before };
  },

  /** Letters that are typed act; so do those with another key held, and those of an input method. */
  async letters() {
    const page = await entered();
    await claim(page, 12);
    const url = page.url();
    const field = page.locator("form[data-keep^=comment] textarea");
    await field.click();
    await page.keyboard.type("jkJKucnevfmARz/?123ga");
    const typed = await field.inputValue();
    await field.fill("");
    await page.locator("#text").focus();
    await page.keyboard.press("Control+j");
    await page.keyboard.press("Alt+k");
    await page.evaluate(() => document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "j", isComposing: true, bubbles: true })));
    const still = page.url() === url;
    await page.goto(`${served.origin}/keys`);
    await page.locator("[data-keys-switch] input").uncheck();
    await claim(page, 12);
    await page.keyboard.press("j");
    const off = await side(page);
    return { typed, still, off };
  },

  /** A sentence cannot be split; an inner mark cannot be clicked. */
  async marks() {
    const page = await entered();
    const whole = await page.goto(`${served.origin}/article/A1?claim=51`).then(() => page.locator("#text .mark[data-claim='51']").first().textContent());
    const words = whole.trim().split(/\s+/).slice(1).join(" ");
    const inner = logged(words, "An inner claim.");
    const again = logged(words, "Another one on the same words.");
    await page.goto(`${served.origin}/article/A1`);
    await page.locator("#text .mark", { hasText: words }).last().click();
    await page.waitForSelector("[data-claim-pane]");
    const clicked = Number(await side(page));
    const links = [];
    for (const number of [51, inner, again]) {
      await page.locator(`#text .beside[data-claim="${number}"]`).first().click();
      await shown(page, number);
      links.push(Number(await side(page)));
    }
    return { innermost: clicked === inner, links: links.join() === [51, inner, again].join() };
  },

  /** Marks cannot be reached by keyboard; the focus is lost. */
  async reach() {
    const page = await entered();
    await page.goto(`${served.origin}/article/A1`);
    await page.locator("#w48").focus();
    await page.keyboard.press("Enter");
    await shown(page, 48);
    const there = await at(page);
    await page.keyboard.press("Escape");
    const back = await at(page);
    const lost = [];
    const keeps = async (what) => { if ((await at(page)) === "BODY") lost.push(what); };
    await page.locator("form[data-keep^=comment] textarea").fill("Seen.");
    await page.keyboard.press("Escape");
    await keeps("left a field");
    await page.locator("form[data-keep^=comment] button").click();
    await news(page);
    await keeps("commented");
    await page.locator(".lines form button", { hasText: "Close it" }).first().click();
    await page.waitForFunction(() => ![...document.querySelectorAll("#side .lines form button")].some((button) => button.textContent === "Close it"));
    await keeps("closed a comment");
    await page.goto(`${served.origin}/article/A1?sentence=next#side`);
    const sentence = await page.locator("[data-here]").getAttribute("data-here");
    await page.keyboard.press("n");
    await page.keyboard.press("Enter");
    await page.waitForFunction((sentence) => document.querySelector(`#s${sentence}`).classList.contains("settled"), sentence);
    await keeps("settled");
    return { there, back, lost };
  },

  /** What fails, fails in silence. */
  async silence() {
    const page = await entered();
    await claim(page, 48);
    await page.locator("#verdict [value=supported]").first().check();
    await page.locator("#verdict [data-save]").click();
    await page.waitForSelector(".said");
    const alerts = await page.locator("[role=alert]").count();
    const beside = await page.locator("[name=because]").first().getAttribute("aria-describedby");
    const lacks = await page.locator(`#${beside}`).textContent();
    const chosen = await page.locator("#verdict [value=supported]").first().isChecked();
    await page.context().route("**/claim/**", (route) => route.abort());
    await page.locator("#verdict [data-save]").click();
    await page.waitForFunction(() => document.querySelector("#news").textContent.includes("does not answer"));
    return { alerts, lacks, chosen };
  },

  /** Filters are forgotten or shared. */
  async filters() {
    const page = await entered();
    await page.goto(`${served.origin}/search?q=status%3Arefuted`);
    const list = () => page.locator("main li a").allTextContents();
    const before = (await list()).join();
    await page.locator("main li a").first().click();
    await page.waitForSelector("[data-claim-pane]");
    await page.goBack();
    const after = (await list()).join();
    const other = await page.context().newPage();
    await other.goto(page.url());
    const elsewhere = (await other.locator("main li a").allTextContents()).join();
    const field = await page.locator("#q").inputValue();
    return { some: before.length > 0, after: after === before, elsewhere: elsewhere === before, field };
  },

  /** A long text is slow: a key brings what it shows, and never the whole text again. */
  async long() {
    const page = await entered();
    const text = Array.from({ length: 600 }, (_, at) => `The council said on Monday that fares rose to ${at + 1} euros in district ${at}. Nobody asked why.`).join("\n\n");
    await page.goto(`${served.origin}/`);
    await page.locator("form[data-drop] input[type=file]").setInputFiles({ name: "fares.md", mimeType: "text/markdown", buffer: Buffer.from(`# Fares\n\n${text}`) });
    await page.locator("form[data-drop] button").click();
    await page.waitForSelector("#text");
    let bytes = 0;
    page.on("response", async (reply) => { bytes += (await reply.body().catch(() => "")).length; });
    await page.keyboard.press("u");
    await page.waitForSelector("[data-here]");
    const first = await page.locator("[data-here]").getAttribute("data-here");
    await page.keyboard.press("y");
    await page.waitForFunction((first) => document.querySelector(`#s${first}`).classList.contains("claimed"), first);
    const next = await page.locator("[data-here]").getAttribute("data-here");
    await page.keyboard.press("o");
    await page.waitForFunction((next) => document.querySelector(`#s${next}`).classList.contains("settled"), next);
    return { small: bytes < 200_000, on: Number(next) > Number(first), settled: await page.locator("#settled").textContent() };
  },
};
