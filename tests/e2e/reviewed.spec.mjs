// A few scenes as somebody has looked at them and found good: at four widths, light and dark. They are small, so that all of
// them together are no burden on the repository: what is compared is where things stand. They are compared only where the
// browser and the fonts are those that made the images, for others draw every letter otherwise. CONTRIBUTING.md says how
// to renew them.

import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { expect, test } from './fixtures.mjs';
import { scenes } from './scenes.mjs';
import { SCHEMES, SIZES, still } from './sizes.mjs';

const REVIEWED = ['first-look', 'role', 'why', 'editor'];
const made = new URL('reviewed/made-with.json', import.meta.url);

/** How this browser draws letters: its release, and a picture of some in the page's two typefaces. */
async function drawsLetters(browser) {
  const page = await browser.newPage({ viewport: { width: 400, height: 120 } });
  try {
    await page.setContent(`<p style="font:14px system-ui,-apple-system,'Segoe UI',Roboto,sans-serif">Sphinx of black quartz <b>judge my vow 0123</b></p>
      <p style="font:12px ui-monospace,'SFMono-Regular',Menlo,Consolas,monospace">{ "Action": "s3:GetObject" } → × ▸</p>`);
    const picture = await page.screenshot();
    return { chromium: browser.version(), letters: createHash('sha256').update(picture).digest('hex').slice(0, 16) };
  } finally {
    await page.close();
  }
}

let otherwise = '';

test.beforeAll(async ({ browser }, info) => {
  const here = await drawsLetters(browser);
  if (info.config.updateSnapshots === 'all' || info.config.updateSnapshots === 'changed') {
    await mkdir(new URL('.', made), { recursive: true });
    await writeFile(made, `${JSON.stringify(here, null, 2)}\n`);
    return;
  }
  const there = JSON.parse(await readFile(made, 'utf8'));
  if (JSON.stringify(here) !== JSON.stringify(there)) {
    otherwise = `the reviewed images are not compared: they were made with ${JSON.stringify(there)}, here is ${JSON.stringify(here)}`;
    console.log(otherwise);
  }
});

for (const viewport of SIZES) {
  test.describe(`${viewport.width} px`, () => {
    test.use({ viewport, deviceScaleFactor: 0.4 });

    for (const name of REVIEWED) {
      test(`${name} looks as reviewed, light and dark`, async ({ page }) => {
        test.skip(otherwise !== '', otherwise);
        await page.goto('./');
        await scenes[name](page);
        await still(page);
        for (const colorScheme of SCHEMES) {
          await page.emulateMedia({ colorScheme });
          await expect.soft(page).toHaveScreenshot(`${name}-${viewport.width}-${colorScheme}.png`, {
            scale: 'device',
            maxDiffPixelRatio: 0.0005,
          });
        }
      });
    }
  });
}
