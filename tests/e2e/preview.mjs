// One preview: the app as a page's button opens it, in the size that whatever shows previews wants.

import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { siteAddress } from './browser.mjs';

export const viewport = { width: 1200, height: 630 };

/** What the browser is told, so that a picture is the same each time. The page's own policy would refuse the style below. */
export const settings = { viewport, colorScheme: 'light', reducedMotion: 'reduce', locale: 'en-GB', timezoneId: 'UTC', serviceWorkers: 'block', bypassCSP: true };

/** What is not part of the picture: what passes, and what is about the reader's own work. */
const STYLE = '.notice, .visit, .page-foot { display: none !important }';

/** An example is about its question, and not about the lesson that is open beside it. */
const EXAMPLE_STYLE = '.lesson { display: none !important } .playground { grid-template-columns: 0 minmax(0, 1fr) minmax(0, 1fr) !important; padding-left: 0 !important }';

/** Folders with what the app is asked for to open them; the landing page's is empty. */
export async function pages(dist) {
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

/** Opens the app so and takes the picture. */
export async function shown(page, opens, path) {
  await page.goto('about:blank');
  await page.goto(`${siteAddress}${opens}`);
  await page.locator('.world-map .card[data-kind]').first().waitFor();
  const isExample = opens.startsWith('?example=');
  if (isExample) await page.locator('.why .verdict-line').waitFor();
  await page.waitForLoadState('networkidle');
  await page.screenshot({ path, animations: 'disabled', caret: 'hide', style: isExample ? STYLE + EXAMPLE_STYLE : STYLE });
}
