// Takes `preview.png` of the landing page and of every page that opens something in the app: `previews.mjs DIST`.

import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { launchOptions } from './browser.mjs';
import { SIZE, preview } from './preview.mjs';

const [dist] = process.argv.slice(2);

/** Folders with what the app is asked for to open them. */
async function pages() {
  const found = [['', '']];
  for (const kind of ['lessons', 'examples']) {
    for (const entry of await readdir(join(dist, kind), { withFileTypes: true })) {
      const folder = `${kind}/${entry.name}/`;
      const page = entry.isDirectory() && (await readFile(join(dist, folder, 'index.html'), 'utf8').catch(() => ''));
      const opens = page && page.match(/class="open" href="[./]*(\?[^"]+)"/)?.[1];
      if (opens) found.push([folder, opens]);
    }
  }
  return found;
}

const browser = await chromium.launch(launchOptions);
const waiting = await pages();
const count = waiting.length;
const worker = async () => {
  const context = await browser.newContext({ viewport: SIZE, colorScheme: 'light', reducedMotion: 'reduce', locale: 'en-GB', timezoneId: 'UTC', serviceWorkers: 'block' });
  const page = await context.newPage();
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [folder, opens] = next;
    await writeFile(join(dist, folder, 'preview.png'), await preview(page, opens));
  }
};
await Promise.all([worker(), worker()]);
await browser.close();
console.log(`${count} previews`);
