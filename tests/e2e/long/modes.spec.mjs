// What the user's system asks for: forced colors, fingers, and any width.

import { button, cell, createRole, open, showMatrix, write } from '../actions.mjs';
import { expect, test } from '../fixtures.mjs';
import { scenes } from '../scenes.mjs';

test.describe('forced colors', () => {
  test.use({ contextOptions: { forcedColors: 'active', reducedMotion: 'reduce' } });

  test('verdicts are told by words, icons and borders; what is chosen, by its border', async ({ page }) => {
    await open(page);
    await scenes.why(page);
    await showMatrix(page);
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
    expect([...looks.keys()].sort()).toEqual(['Allowed', 'Not allowed']);
    expect(new Set(looks.values()).size).toBe(2);
    for (const look of looks.values()) expect(look).not.toMatch(/^none|\s0px/);

    const border = (tab) => tab.evaluate((element) => getComputedStyle(element).borderBottomColor);
    const results = page.getByRole('tablist', { name: 'Results' });
    const chosen = await border(results.getByRole('tab', { selected: true }));
    const other = await border(results.getByRole('tab', { selected: false }).first());
    expect(chosen).not.toBe(other);
  });
});

test.describe('forced colors and an explicit deny', () => {
  test.use({ contextOptions: { forcedColors: 'active', reducedMotion: 'reduce' } });

  test('it is told from the other verdicts, in the matrix and in its explanation', async ({ page }) => {
    await open(page);
    await denied(page);
    const look = (element) => element.evaluate((element) => {
      const { borderTopStyle, borderTopWidth } = getComputedStyle(element);
      return [borderTopStyle, borderTopWidth, element.querySelector('use').getAttribute('href')];
    });
    const [deny, allow, none] = await Promise.all([
      look(cell(page, 'PhotoAppRole', 's3:PutObject')),
      look(cell(page, 'PhotoAppRole', 's3:GetObject')),
      look(cell(page, 'PhotoAppRole', 'logs:PutLogEvents')),
    ]);
    expect(deny[0]).toBe('double');
    expect(new Set([deny, allow, none].map(([style, width]) => `${style} ${width}`)).size).toBe(3);
    expect(new Set([deny, allow, none].map(([, , icon]) => icon)).size).toBe(3);

    await cell(page, 'PhotoAppRole', 's3:PutObject').click();
    const why = page.locator('.why');
    const chip = why.locator('.verdict-line .chip');
    await expect(chip).toHaveText(/explicit|denied/i);
    expect((await look(chip)).slice(0, 2)).toEqual(['double', '4px']);
    const gates = why.locator('.gate');
    const denies = gates.filter({ hasText: 'denies' }).first();
    await expect(denies).toBeVisible();
    await expect(denies.locator('.gate-head svg use')).toHaveAttribute('href', '#v-explicit-deny');
    const edge = (gate) => gate.evaluate((element) => {
      const { borderLeftStyle, borderLeftWidth } = getComputedStyle(element);
      return `${borderLeftStyle} ${borderLeftWidth}`;
    });
    expect(await edge(denies)).not.toBe(await edge(gates.filter({ hasText: 'no such policy' }).first()));
  });
});

/** A role that may read everything in S3, and to which an inline policy denies writing. */
async function denied(page) {
  await createRole(page, 'PhotoAppRole', { policies: ['AmazonS3ReadOnlyAccess'] });
  await button(page, 'Create inline policy').click();
  const deny = { Version: '2012-10-17', Statement: [{ Effect: 'Deny', Action: 's3:PutObject', Resource: '*' }] };
  await write(page, JSON.stringify(deny, null, 2));
  await button(page, 'Save').click();
  await page.getByRole('tab', { name: 'Access matrix' }).click();
  await expect(cell(page, 'PhotoAppRole', 's3:PutObject')).toContainText(/explicit|denied/i);
}

/** Every animation and transition that runs or has been declared on the page: what, and how long in milliseconds. */
const motions = (page) => page.evaluate(() => {
  const milliseconds = (list) => list.split(',').map((time) => parseFloat(time) * (time.trim().endsWith('ms') ? 1 : 1000));
  const longest = (style, kind) => Math.max(...milliseconds(style[`${kind}Duration`]));
  const found = [];
  // What follows the scroll position moves nothing by itself.
  const scrolls = (style) => style.animationTimeline?.startsWith('scroll(');
  for (const element of document.querySelectorAll('*')) {
    for (const pseudo of [undefined, '::before', '::after', '::backdrop']) {
      const style = getComputedStyle(element, pseudo);
      const animated = style.animationName === 'none' || scrolls(style) ? 0 : longest(style, 'animation');
      const moved = style.transitionProperty === 'none' ? 0 : longest(style, 'transition');
      if (Math.max(animated, moved) > 0) {
        found.push({ what: `${element.tagName}.${element.getAttribute('class')} ${style.animationName}`, time: Math.max(animated, moved) });
      }
    }
  }
  for (const animation of document.getAnimations().filter(({ timeline }) => timeline === document.timeline)) {
    const time = Number(animation.effect.getComputedTiming().duration);
    found.push({ what: animation.animationName ?? animation.constructor.name, time });
  }
  return found;
});

/** Where something could move: the start, a dialog, the editor, an explanation with its way over the map. */
const PLACES = ['first-look', 'create-role', 'editor', 'why'];

test('who wants less motion gets none', async ({ page }) => {
  for (const place of PLACES) {
    await open(page, '?fresh');
    await scenes[place](page);
    expect(await motions(page), place).toEqual([]);
  }
  await expect(page.locator('.path-number').first()).toBeVisible();
});

test.describe('with motion', () => {
  test.use({ contextOptions: { reducedMotion: 'no-preference' } });

  test('none takes longer than 200 ms but a request on its way and a caret’s blinking', async ({ page }) => {
    for (const place of PLACES) {
      await open(page, '?fresh');
      await scenes[place](page);
      const found = await motions(page);
      expect(found.filter(({ what, time }) => time > 200 && !/path-dot-travel|dp-travel|dp-arrive|cm-blink/.test(what)), place).toEqual([]);
    }
  });
});

test.describe('fingers', () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 360, height: 740 } });

  test('what is touched is large enough', async ({ page }) => {
    await open(page);
    await scenes.role(page);
    for (const name of ['Lesson', 'Build', 'Run', 'Why']) {
      await page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name }).tap();
      const sizes = await page.locator('button:not(.skip), select, summary, [role=treeitem]').evaluateAll((elements) =>
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

// Each group is one arrangement of the page, which is opened at its narrowest and made wider.
for (const widths of [[320, 360], [768, 1280, 1920]]) {
  test(`at ${widths.join(', ')} px nothing is wider than the screen`, async ({ page }) => {
    for (const name of ['first-look', 'role', 'why', 'editor']) {
      await page.setViewportSize({ width: widths[0], height: 900 });
      await open(page, '?fresh');
      await scenes[name](page);
      for (const width of widths) {
        await page.setViewportSize({ width, height: 900 });
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        expect(wide, `${name} at ${width} px`).toBeLessThanOrEqual(width);
      }
    }
  });
}
