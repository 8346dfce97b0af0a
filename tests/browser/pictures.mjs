//! Makes the pictures of docs/pictures from the demo: `node pictures.mjs CHROMIUM PROGRAM CASE FOLDER`.

import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const [executablePath, program, db, folder] = process.argv.slice(2);
const child = spawn(program, ["--db", db, "--as", "vera", "serve"], { stdio: ["ignore", "pipe", "inherit"] });
const address = await new Promise((found) => createInterface(child.stdout).once("line", found));
const { origin } = new URL(address);
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
const context = await browser.newContext({ viewport: { width: 1180, height: 720 } });
const page = await context.newPage();
await page.goto(address);
await page.waitForURL(`${origin}/`);
const pictures = {
  bench: "/article/A1?claim=48#side",
  settle: "/article/A1?sentence=next#side",
  evidence: "/evidence/E149",
  figures: "/figures",
  reports: "/reports?audience=public",
};
for (const [name, place] of Object.entries(pictures)) {
  await page.goto(origin + place);
  await page.waitForLoadState("networkidle");
  await page.screenshot({ path: join(folder, `${name}.jpg`), type: "jpeg", quality: 62 });
}

// The report is a file: its first page, the article with its notes, and a card, wide; its first page on a phone, in the dark.
const made = mkdtempSync(join(tmpdir(), "claimbench-pictures-"));
const report = join(made, "report.html");
execFileSync(program, ["--db", db, "report", "--format", "html", "--output", report], { stdio: "ignore" });
const looks = {
  report: { to: "", wide: true },
  "report-article": { to: "#c48-in-text, .newsprint", wide: true },
  "report-card": { to: "#c31", wide: true },
  "report-phone": { to: "", wide: false },
};
for (const [name, { to, wide }] of Object.entries(looks)) {
  const viewport = wide ? { width: 1180, height: 720 } : { width: 375, height: 720 };
  const shown = await browser.newContext({ viewport, colorScheme: wide ? "light" : "dark" });
  const file = await shown.newPage();
  await file.goto(pathToFileURL(report).href);
  if (to) await file.locator(to).first().evaluate((one) => one.scrollIntoView({ block: "start" }));
  await file.screenshot({ path: join(folder, `${name}.png`) });
  await shown.close();
}
rmSync(made, { recursive: true });
await browser.close();
child.kill();
process.exit(0);
