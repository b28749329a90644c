// What an embed of an example, a lesson or the first world shows before the app: the app's own picture, a tenth of its weight.
// The app comes when the reader turns to it, and does what was pressed until then.

import { button } from '../actions.mjs';
import { siteAddress } from '../browser.mjs';
import { expect, test } from '../fixtures.mjs';
import { firstPaints } from '../first-paint.mjs';
import { frame, noteRequests, post } from '../hosts.mjs';

const WORLD = '?view=world';
const WHY = '?view=why&example=02-deny-beats-administrator';
const LESSON = '?lesson=3';
const POLICY = '?view=policy&example=13-not-action&policy=ann-policy';

const isModule = (path) => path.endsWith('.wasm');

/** Lets no module come until it is called. */
async function holdModule(page) {
  let letGo;
  const held = new Promise((resolve) => { letGo = resolve; });
  await page.route('**/*_bg.wasm', async (route) => { await held; await route.continue(); });
  return letGo;
}

/** Until what is shown first is there, in its fonts: what is drawn asks for them. */
async function untilPainted(page) {
  await expect(page.getByRole('link', { name: 'Open full playground' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('data-fonts', '');
  await page.evaluate(async () => {
    for (const _ of [1, 2]) await new Promise(requestAnimationFrame);
    await document.fonts.ready;
  });
}

/** Until the app has taken its place: it looks the same, so the page's own mark has to tell. */
const untilApp = (page) => expect(page.locator('#first-paint, html[data-starting]')).toHaveCount(0);

/** What is seen and where, whole pixels. An editor's picture has its size and its lines, and other elements. */
const picture = (page) => page.evaluate(() => [...document.querySelectorAll('main, main :not(.json-area *), .embed-end *')].map((element) => {
  const { x, y, width, height } = element.getBoundingClientRect();
  return { name: element.localName, at: [x, y, width, height].map(Math.round) };
}));

/** What differs by more than what rounding does to a drawing. */
const differences = (before, after) => before.length !== after.length ? [`${before.length} elements, then ${after.length}`]
  : before.flatMap(({ name, at }, place) => {
    const then = after[place];
    return name === then.name && at.every((number, side) => Math.abs(number - then.at[side]) <= 1) ? [] : [`${name} ${at}, then ${then.name} ${then.at}`];
  });

/** The reader turns to it: points at a control. */
const turnTo = (page) => page.locator('.embed-foot button').first().dispatchEvent('pointerover', { pointerType: 'mouse', bubbles: true });

const queries = (await firstPaints()).flatMap(([name, query]) => /^[a-z]+\.01/.test(name) ? [query, `${query}&readonly=1`] : [query]);
const groups = [
  ['worlds and matrices', queries.filter((query) => /view=(world|matrix)/.test(query))],
  ['explanations', queries.filter((query) => query.includes('view=why'))],
  ['policies', queries.filter((query) => query.includes('view=policy'))],
  ['lessons', queries.filter((query) => query.includes('lesson=') && !query.includes('step='))],
  ['solutions', queries.filter((query) => query.includes('step=solution'))],
];

for (const [what, group] of groups) {
  for (const width of [360, 640, 780]) {
    test(`the app shows what was there before it, ${width} px: ${what}`, async ({ page }) => {
      test.setTimeout(180_000);
      await page.setViewportSize({ width, height: 400 });
      await page.addInitScript(() => {
        window.shifted = 0;
        new PerformanceObserver((list) => { for (const { value } of list.getEntries()) window.shifted += value; }).observe({ type: 'layout-shift', buffered: true });
      });
      // Each is tried at one width, and the first of a kind at all.
      const place = [360, 640, 780].indexOf(width);
      const asked = noteRequests(page);
      let tried = 0;
      for (const query of group.filter((_, number) => number === 0 || number % 3 === place)) {
        asked.length = 0;
        await page.goto(`./embed/${query}`);
        await untilPainted(page);
        // The app says that the account has no such policy.
        if (query.includes('policy=') && await page.locator('.embed-problem').count()) continue;
        tried += 1;
        expect(asked.filter((path) => path.includes('/first-paints/')), query).toHaveLength(1);
        const before = await picture(page);
        const lines = await page.locator('.editor-picture .line').allTextContents();
        // An account without policies of its own is a line.
        expect(before.length, query).toBeGreaterThan(query.includes('view=policy') ? 5 : 40);
        // Fonts come with what is drawn, so they move nothing; nor does the app.
        expect(await page.evaluate(() => window.shifted), `${query}: fonts`).toBeLessThan(0.05);
        await page.evaluate(() => { window.shifted = 0; });
        await turnTo(page);
        await untilApp(page);
        expect(differences(before, await picture(page)), query).toEqual([]);
        expect(await page.locator('.cm-line').allTextContents(), query).toEqual(lines);
        expect(await page.evaluate(() => window.shifted), query).toBeLessThan(0.05);
      }
      expect(tried).toBeGreaterThan(2);
    });
  }
}

test('a policy with an editor is pressed, and its editor has the focus', async ({ page }) => {
  const letGo = await holdModule(page);
  await page.goto('./embed/?view=policy&example=13-not-action');
  await untilPainted(page);
  const text = page.getByRole('textbox', { name: 'Policy document' });
  await expect(text).toContainText('"NotAction": "iam:*"');
  await expect(page.locator('.findings')).toContainText('No problems found.');
  await expect(page.locator('.reaches')).toContainText('iam:* matches');
  await text.click();
  await expect(page.getByRole('status').filter({ hasText: 'Starting…' })).toBeVisible();
  letGo();
  await untilApp(page);
  await expect(page.locator('.cm-content')).toBeFocused();
  await expect(page.locator('.editor-picture')).toHaveCount(0);
});

test('a policy that the address names has its first paint; one that there is not is the app\'s', async ({ page }) => {
  const address = './embed/?view=policy&example=05-permissions-boundary&policy=';
  const asked = noteRequests(page);
  await page.goto(`${address}AmazonS3FullAccess`);
  await untilPainted(page);
  await expect(page.locator('.inspector h3')).toHaveText('AmazonS3FullAccess');
  await page.waitForLoadState('networkidle');
  expect(asked.filter(isModule)).toEqual([]);
  await page.goto(`${address}Nothing`);
  await expect(page.locator('.embed-problem')).toBeVisible();
});

for (const query of [WORLD, WHY, LESSON, POLICY]) {
  test(`no module is asked for until the reader turns to it: ${query}`, async ({ page, complaints }) => {
    const there = await post(complaints, frame(query, 'sandbox="allow-scripts"'));
    const asked = noteRequests(page);
    await page.goto(there.address);
    const embed = page.frameLocator('#f');
    await expect(embed.getByRole('link', { name: 'Open full playground' })).toBeVisible();
    await page.waitForLoadState('networkidle');
    expect(asked.filter(isModule)).toEqual([]);
    expect(asked.length, asked.join('\n')).toBeLessThanOrEqual(6);
    await embed.getByRole('button', { name: 'Copy link' }).focus();
    await expect.poll(() => asked.filter(isModule).length).toBeGreaterThan(0);
    there.close();
  });
}

test('a poster that was pressed starts the app, behind what was drawn; one that comes near does not', async ({ page, complaints }) => {
  const poster = (start) => `<iam-playground src="${siteAddress}embed/${WHY}" title="Who may what" ${start}><a href="${siteAddress}"><img alt="Poster" src="${siteAddress}icon.svg" height="400"></a></iam-playground>`;
  const embed = page.frameLocator('iam-playground iframe');
  // The mouse stays where it pressed, and would be over the next frame.
  for (const start of ['', 'start="press"']) {
    const there = await post(complaints, `${poster(start)}<script src="${siteAddress}embed.js"></script>`);
    const asked = noteRequests(page);
    await page.goto(there.address);
    if (start) await page.getByRole('link', { name: 'Poster' }).click();
    await expect(embed.getByRole('link', { name: 'Open full playground' }).first()).toBeVisible();
    if (start) await expect(embed.locator('#first-paint, html[data-starting]')).toHaveCount(0);
    else await page.waitForLoadState('networkidle');
    expect(asked.filter(isModule).length > 0, start).toBe(start !== '');
    expect(asked.filter((path) => path.includes('/first-paints/')), start).toHaveLength(1);
    there.close();
  }
});

test('what is pressed before the app is there is carried out once', async ({ page }) => {
  const letGo = await holdModule(page);
  await page.goto(`./embed/${WORLD}`);
  await untilPainted(page);
  const run = button(page, 'Run the app').last();
  await run.click();
  await expect(page.getByRole('status').filter({ hasText: 'Starting…' })).toBeVisible();
  await run.click();
  await expect(page.locator('.console')).toHaveCount(0);
  letGo();
  await expect(page.locator('.console .log')).toContainText('Unable to locate credentials');
  await expect(page.getByText('Starting…')).toHaveCount(0);
  await expect(button(page, 'Undo')).toBeVisible();
  await button(page, 'Undo').click();
  await expect(button(page, 'Undo')).toHaveCount(0);
});

test('a key is carried out too, and the focus stays where it is', async ({ page }) => {
  const letGo = await holdModule(page);
  await page.goto(`./embed/${WHY}`);
  await untilPainted(page);
  const more = button(page, 'Show every gate').last();
  await more.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status').filter({ hasText: 'Starting…' })).toBeVisible();
  letGo();
  await expect(page.locator('.why .gate').first()).toBeVisible();
  await expect(button(page, 'Show less')).toBeFocused();
});

test('a gate of the drawing is pressed before the app is there', async ({ page }) => {
  const letGo = await holdModule(page);
  await page.goto(`./embed/${WORLD}&example=02-deny-beats-administrator`);
  await page.setViewportSize({ width: 1000, height: 700 });
  await untilPainted(page);
  const gate = page.locator('.dp-target[role="button"]').first();
  const name = await gate.getAttribute('aria-label');
  await gate.focus();
  await page.keyboard.press('Enter');
  letGo();
  await untilApp(page);
  await expect(page.locator('.dp-target[role="button"]').first()).toBeFocused();
  await expect(page.locator('.dp-target[role="button"]').first()).toHaveAttribute('aria-label', name);
  await expect(page.locator('.why .gate[open], .why details[open]').first()).toBeAttached();
});

test('a lesson that is chosen before the app is there is opened', async ({ page }) => {
  const letGo = await holdModule(page);
  await page.goto(`./embed/${LESSON}`);
  await untilPainted(page);
  await page.getByRole('combobox', { name: 'Lessons' }).last().selectOption({ index: 4 });
  await expect(page.locator('html')).toHaveAttribute('data-starting', '');
  letGo();
  await untilApp(page);
  await expect(page.getByRole('combobox', { name: 'Lessons' })).toHaveJSProperty('selectedIndex', 4);
  await expect(page.locator('#lesson-title')).not.toContainText('role signs');
});

test('the frame keeps the height that it was made with, before the app and after', async ({ page, complaints }) => {
  const there = await post(complaints, `${frame(LESSON)}<script src="${siteAddress}embed.js"></script>`);
  await page.goto(there.address);
  const height = () => page.locator('#f').evaluate((frame) => frame.clientHeight);
  await expect.poll(height).toBeGreaterThan(400);
  const inner = page.frames().find((frame) => frame.url().includes('/embed/'));
  await inner.locator('.embed-foot button').first().focus();
  await expect(page.frameLocator('#f').locator('#first-paint, html[data-starting]')).toHaveCount(0);
  expect(await inner.locator('#app').evaluate((app) => app.style.minHeight)).toBe('400px');
  there.close();
});

test('a term is explained at once, and stays so when the app comes', async ({ page }) => {
  await page.goto(`./embed/${WORLD}&example=02-deny-beats-administrator`);
  await untilPainted(page);
  const meaning = page.locator('.meaning:popover-open');
  await page.locator('button[popovertarget]:visible').first().click();
  await expect(meaning).toBeVisible();
  const text = await meaning.textContent();
  await untilApp(page);
  await expect(meaning).toHaveText(text);
});

test('the words of the matrix are explained though they were asked for before the app', async ({ page }) => {
  await page.goto('./embed/?view=matrix');
  await untilPainted(page);
  await page.locator('[popovertarget="matrix-words"]').click();
  await untilApp(page);
  const meaning = page.locator('#matrix-words');
  await expect(meaning).toBeVisible();
  await expect(meaning.locator('p').first()).toBeVisible();
});

test('where the first paint cannot be fetched, the app begins', async ({ page, complaints }) => {
  await page.route('**/first-paints/**', (route) => route.abort());
  await page.goto(`./embed/${WORLD}`);
  await button(page, 'Run the app').click();
  await expect(page.locator('.console .log')).toBeVisible();
  complaints.length = 0;
});

test('what cannot start says so above what was drawn', async ({ page, complaints }) => {
  await page.route('**/*_bg.wasm', (route) => route.abort());
  await page.goto(`./embed/${WORLD}`);
  await untilPainted(page);
  await button(page, 'Run the app').click();
  await expect(page.getByRole('alert')).toContainText('could not start here');
  await expect(page.getByText('Starting…')).toBeHidden();
  await expect(page.locator('.map').first()).toBeVisible();
  complaints.length = 0;
});
