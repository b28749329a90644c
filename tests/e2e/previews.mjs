// Takes `preview.png` of the landing page and of every page that opens something in the app: `previews.mjs DIST`.

import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { launchOptions, siteAddress } from './browser.mjs';

const [dist] = process.argv.slice(2);

/** What shows a preview wants it in this size. */
const viewport = { width: 1200, height: 630 };

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
  const context = await browser.newContext({ viewport, colorScheme: 'light', reducedMotion: 'reduce', locale: 'en-GB', timezoneId: 'UTC', serviceWorkers: 'block' });
  const page = await context.newPage();
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [folder, opens] = next;
    await page.goto('about:blank');
    await page.goto(`${siteAddress}${opens}`);
    await page.locator('.world-map .card[data-kind]').first().waitFor();
    await page.waitForLoadState('networkidle');
    await page.screenshot({ path: join(dist, folder, 'preview.png'), animations: 'disabled', caret: 'hide' });
  }
};
await Promise.all([worker(), worker()]);
await browser.close();
console.log(`${count} previews`);
