//! Makes the pictures of docs/pictures from the demo: `node pictures.mjs CHROMIUM PROGRAM CASE FOLDER`.

import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { join } from "node:path";
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
await browser.close();
child.kill();
process.exit(0);
