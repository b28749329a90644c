// What the reader's system asks for: forced colours, fingers, and any width.

import { open } from './actions.mjs';
import { expect, test } from './fixtures.mjs';
import { scenes } from './scenes.mjs';

test.describe('forced colours', () => {
  test.use({ contextOptions: { forcedColors: 'active', reducedMotion: 'reduce' } });

  test('verdicts are told by words, icons and borders; what is chosen, by its border', async ({ page }) => {
    await open(page);
    await scenes.why(page);
    const cells = page.getByRole('grid').getByRole('button', { name: /^PhotoAppRole, / });
    const looks = new Map();
    for (const cell of await cells.all()) {
      const word = (await cell.innerText()).trim();
      await expect(cell.locator('svg.verdict')).toBeVisible();
      const look = await cell.evaluate((element) => {
        const { borderTopStyle, borderTopWidth } = getComputedStyle(element);
        return [borderTopStyle, borderTopWidth, element.querySelector('use').getAttribute('href')].join(' ');
      });
      looks.set(word, look);
    }
    expect([...looks.keys()].sort()).toEqual(['Allowed', 'No rule allows it']);
    expect(new Set(looks.values()).size).toBe(2);
    for (const look of looks.values()) expect(look).not.toMatch(/^none|\s0px/);

    const border = (tab) => tab.evaluate((element) => getComputedStyle(element).borderBottomColor);
    const results = page.getByRole('tablist', { name: 'Results' });
    const chosen = await border(results.getByRole('tab', { selected: true }));
    const other = await border(results.getByRole('tab', { selected: false }).first());
    expect(chosen).not.toBe(other);
  });
});

test.describe('fingers', () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 360, height: 740 } });

  test('what is touched is large enough', async ({ page }) => {
    await open(page);
    await scenes.role(page);
    for (const name of ['Lesson', 'Build', 'Run', 'Why']) {
      await page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name }).tap();
      const sizes = await page.locator('button, select, summary, [role=treeitem]').evaluateAll((elements) =>
        elements.filter((element) => element.checkVisibility()).map((element) => {
          const { width, height } = element.getBoundingClientRect();
          const inText = element.matches('.link, .term, summary');
          return { what: element.textContent.trim().slice(0, 30) || element.ariaLabel, width, height, inText };
        }));
      expect(sizes.length, name).toBeGreaterThan(4);
      const small = sizes.filter(({ width, height, inText }) => width < 24 || height < (inText ? 24 : 44));
      expect(small, name).toEqual([]);
    }
  });
});

for (const width of [320, 360, 768, 1280, 1920]) {
  test(`at ${width} px nothing is wider than the screen`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    for (const name of ['first-look', 'role', 'why', 'editor']) {
      await open(page, '?fresh');
      await scenes[name](page);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(wide, name).toBeLessThanOrEqual(width);
    }
  });
}
