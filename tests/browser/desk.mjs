//! The program served on a case, and windows of Chromium on its pages: what the questions of page.mjs and complaints.mjs have
//! in common. Started by `node page.mjs CHROMIUM PROGRAM CASE QUESTION`.

import { execFileSync, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { chromium } from "playwright-core";

const [executablePath, program, db] = process.argv.slice(2);
export const WIDE = { width: 1280, height: 800 };
export const NARROW = { width: 320, height: 640 };
const quiet = "--disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update";
const args = ["--no-sandbox", "--disable-sync", "--host-resolver-rules=MAP evil.test 127.0.0.1", ...quiet.split(" ")];
// Only what hangs is given up: a busy machine is no finding.
export const timeout = 600_000;
export const heard = [];

/** The program on its case; its address is good once. */
export async function serve(port = 0) {
  const child = spawn(program, ["--db", db, "--as", "vera", "serve", "--port", String(port)], { stdio: ["ignore", "pipe", "inherit"] });
  const lines = createInterface(child.stdout);
  const address = await new Promise((found) => lines.once("line", found));
  return { child, address, origin: new URL(address).origin };
}

/** A command of another person's on the same case. */
export const anna = (...line) => execFileSync(program, ["--db", db, "--as", "anna", ...line], { encoding: "utf8" });

export const served = await serve();
export const browser = await chromium.launch({ executablePath, args, timeout });

/** A window; whatever its pages say, or ask of others, is heard. */
export async function open(options = {}, heard_here = heard) {
  const context = await browser.newContext({ viewport: WIDE, ...options });
  context.setDefaultTimeout(timeout);
  const page = await context.newPage();
  page.on("pageerror", (error) => heard_here.push(`error: ${error.message}`));
  page.on("console", (message) => {
    if (!message.text().startsWith("Failed to load resource")) heard_here.push(`console: ${message.text()}`);
  });
  page.on("request", (request) => {
    if (new URL(request.url()).origin !== served.origin) heard_here.push(`request: ${request.url()}`);
  });
  return page;
}

export async function entered(options = {}) {
  const page = await open(options);
  await page.goto(served.address);
  await page.waitForURL(`${served.origin}/`);
  return page;
}

/** Presses what a person would, and counts it: a text is as many keys as it has characters. */
export class Keys {
  constructor(page) { this.page = page; this.count = 0; }
  async press(...keys) { for (const key of keys) { await this.page.keyboard.press(key); this.count += 1; } }
  async type(text) { await this.page.keyboard.type(text); this.count += text.length; }
}

/** What has the focus, by its name, its id, or what it is. */
export const at = (page) => page.evaluate(() => document.activeElement?.name || document.activeElement?.id || document.activeElement?.tagName);
export const stored = (page, words) => page.waitForFunction((words) => document.body.textContent.includes(words), words);

/** Waits until what was sent is answered, and gives what the page says of it. */
export const news = async (page) => {
  await page.waitForFunction(() => ["Stored.", "Not done."].includes(document.querySelector("#news").textContent) || document.querySelector(".said"));
  return page.locator("#news").textContent();
};
