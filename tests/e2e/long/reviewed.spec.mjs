// A few scenes as somebody has looked at them and found good: at every size, light and dark. They are small, so that all of
// them together are no burden on the repository: what is compared is where things stand. The page brings its fonts, so
// any Chromium draws nearly the same; what may differ is how the edges of letters are smoothed. CONTRIBUTING.md says how
// to renew them.

import { expect, test } from '../fixtures.mjs';
import { scenes } from '../scenes.mjs';
import { SCHEMES, SIZES, still } from '../sizes.mjs';

const REVIEWED = ['first-look', 'role', 'why', 'editor'];
/** How much of a picture may differ: less than a card does that moves by four pixels. */
const TOLERANCE = { scale: 'device', maxDiffPixelRatio: 0.0005 };

const file = (name, viewport, colorScheme) => `${name}-${viewport.width}-${colorScheme}.png`;

for (const viewport of SIZES) {
  test.describe(`${viewport.width} px`, () => {
    test.use({ viewport, deviceScaleFactor: 0.4 });

    for (const name of REVIEWED) {
      test(`${name} looks as reviewed, light and dark`, async ({ page }) => {
        await page.goto('./');
        await scenes[name](page);
        await still(page);
        for (const colorScheme of SCHEMES) {
          await page.emulateMedia({ colorScheme });
          await expect.soft(page).toHaveScreenshot(file(name, viewport, colorScheme), TOLERANCE);
        }
      });
    }
  });
}

test.describe('the tolerance', () => {
  const viewport = SIZES.find((size) => size.width === 1280);
  test.use({ viewport, deviceScaleFactor: 0.4 });

  test('a card that moves by four pixels is seen', async ({ page }, info) => {
    test.skip(info.config.updateSnapshots === 'all' || info.config.updateSnapshots === 'changed', 'it would become the image');
    await page.goto('./');
    await scenes['first-look'](page);
    await still(page);
    await page.locator('.world-map .card[data-kind]').first().evaluate((card) => { card.style.translate = '4px'; });
    await expect(page).not.toHaveScreenshot(file('first-look', viewport, 'light'), TOLERANCE);
  });
});
