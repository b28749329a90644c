// Takes `preview.png` of the landing page and of every page that opens something in the app: `previews.mjs DIST`.

import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { launchOptions } from './browser.mjs';
import { pages, settings, shown } from './preview.mjs';

const [dist] = process.argv.slice(2);

const browser = await chromium.launch(launchOptions);
const all = await pages(dist);
const waiting = [...all];
const worker = async () => {
  const context = await browser.newContext(settings);
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [folder, opens] = next;
    // A page of its own, with nothing saved: what was opened before must not be seen.
    const page = await context.newPage();
    await page.addInitScript(() => localStorage.clear());
    await shown(page, opens, join(dist, folder, 'preview.png'));
    await page.close();
  }
};
await Promise.all([worker(), worker()]);
await browser.close();
for (const [folder] of all) {
  const html = await readFile(join(dist, folder, 'index.html'), 'utf8');
  if (!html.match(/og:image"? content="?[^">\s]+preview\.png/)) throw new Error(`${folder}index.html names no picture`);
  await access(join(dist, folder, 'preview.png'));
}
console.log(`${all.length} previews`);
