// One preview: the app as a page's button opens it, or an example's picture, in the size that whatever shows previews wants.

import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { siteAddress } from './browser.mjs';

export const viewport = { width: 1200, height: 630 };

/** What the browser is told, so that a picture is the same each time. The page's own policy would refuse the style below. */
export const settings = { viewport, colorScheme: 'light', reducedMotion: 'reduce', locale: 'en-GB', timezoneId: 'UTC', serviceWorkers: 'block', bypassCSP: true };

/** What is not part of the picture: what passes, and what is about the reader's own work. */
const STYLE = '.notice, .visit-bar, .page-foot { display: none !important }';

/** An example's picture from edge to edge. */
const EXAMPLE_STYLE = 'body { max-width: none !important; padding: 0 !important } .decision { display: block; width: 100vw !important; margin: 0 !important }';

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

/** Opens what the preview is of and takes the picture: of an example its decision, from the top, as wide as the preview. */
export async function shown(page, opens, path) {
  await page.goto('about:blank');
  const example = opens.startsWith('?example=') && opens.slice('?example='.length);
  if (example) {
    await page.goto(`${siteAddress}examples/${example}/`);
    await page.evaluate(async () => {
      const image = new Image();
      image.src = './decision.svg';
      image.className = 'decision';
      await image.decode();
      document.body.replaceChildren(image);
    });
  } else {
    await page.goto(`${siteAddress}${opens}`);
    await page.locator('.world-map .card[data-kind]').first().waitFor();
    await page.waitForLoadState('networkidle');
  }
  await page.screenshot({ path, animations: 'disabled', caret: 'hide', style: STYLE + (example ? EXAMPLE_STYLE : '') });
}
