// What an embed shows of a world in its link before the app: a picture that a small module draws. The app comes when the reader
// turns to it, says the same, and does what was pressed until then.

import { readFileSync } from 'node:fs';
import { button } from '../actions.mjs';
import { siteAddress } from '../browser.mjs';
import { expect, test } from '../fixtures.mjs';
import { frame, noteRequests, post } from '../hosts.mjs';

/** A link that was once given out, with one verdict explained. */
const link = (name) => readFileSync(new URL(`../../links/${name}.txt`, import.meta.url), 'utf8').split('\n')[0].replace(/^#?/, '#');
const ROLE = link('s1-03-role');
const IMPORTED = link('s1-imported-account');

/** Each view with what it says, in the picture and in the app. */
const VIEWS = [
  ['world', '.card-title', /PhotoAppRole/],
  ['why', '.verdict-line .chip', /Allowed/],
  ['policy', '.inspector h3', /\w/],
  ['matrix', 'table[role=grid]', /PhotoAppRole[^]*Allowed/],
  ['lesson', '.card-title', /PhotoAppRole/],
];

const isOfApp = (path) => path.endsWith('.wasm') && !path.includes('/link-picture');
const foot = (page) => page.getByRole('link', { name: 'Open full playground' });
/** Until the app has taken the place of the picture. */
const untilApp = (page) => expect(page.locator('#first-paint, html[data-starting]')).toHaveCount(0);
const turnTo = (page) => page.locator('.embed-foot button').first().dispatchEvent('pointerover', { pointerType: 'mouse', bubbles: true });

/** The picture at this address says the same as the app, which is not fetched before the reader turns to it. */
async function saysWhatTheAppDoes(page, width, address, where, says) {
  await page.setViewportSize({ width, height: 400 });
  await page.addInitScript(() => {
    window.shifted = 0;
    new PerformanceObserver((list) => { for (const { value } of list.getEntries()) window.shifted += value; }).observe({ type: 'layout-shift', buffered: true });
  });
  const asked = noteRequests(page);
  await page.goto(`./embed/${address}`);
  await expect(foot(page)).toBeVisible();
  await page.waitForLoadState('networkidle');
  expect(asked.filter(isOfApp)).toEqual([]);
  expect(asked.length, asked.join('\n')).toBeLessThanOrEqual(12);
  const said = () => page.locator(`#app ${where}`).allInnerTexts();
  const picture = await said();
  expect(picture.join('\n')).toMatch(says);
  const whole = await foot(page).getAttribute('href');
  expect(await page.evaluate(() => window.shifted), 'fonts').toBeLessThan(0.05);
  await turnTo(page);
  await expect.poll(() => asked.filter(isOfApp).length).toBeGreaterThan(0);
  await untilApp(page);
  await expect.poll(said).toEqual(picture);
  return whole;
}

for (const width of [360, 640, 780]) {
  for (const [view, where, says] of VIEWS) {
    test(`the picture says what the app does, and costs no app, ${width} px: ${view}`, async ({ page }) => {
      expect(await saysWhatTheAppDoes(page, width, `?view=${view}${ROLE}`, where, says)).toBe(`${siteAddress}${ROLE}`);
    });
  }
}

for (const [what, address, where, says] of [
  ['the world of a lesson', '?view=world&lesson=3&step=solution', '.card-title', /PhotoAppRole/],
  ['the matrix of a lesson', '?view=matrix&lesson=3&step=solution', 'table[role=grid]', /PhotoAppRole[^]*Allowed/],
  ['a policy of a lesson', '?view=policy&lesson=3&step=solution&policy=AmazonS3FullAccess', '.inspector h3', /^AmazonS3FullAccess$/],
  ['a lesson beside a link', `?view=lesson&lesson=5${ROLE}`, '#lesson-title', /\w/],
  ['a matrix of which a part was not imported', `?view=matrix${IMPORTED}`, '.of-the-matrix', /ReadFromOutside[^]*There is none[^]*Paste it/],
]) {
  test(`the picture says what the app does, and costs no app: ${what}`, async ({ page }) => {
    await saysWhatTheAppDoes(page, 640, address, where, says);
  });
}

test('what was not imported is settled in the app when it is pressed before', async ({ page }) => {
  const hangs = page.locator('#app .of-the-matrix li', { hasText: 'ReadFromOutside' });
  await page.goto(`./embed/?view=matrix${IMPORTED}`);
  await button(hangs, /^There is none/).click();
  await untilApp(page);
  await expect(page.locator('table[role=grid]')).toBeVisible();
  await expect(hangs).toHaveCount(0);
});

test('the place for a policy that was not imported stays open when the app comes', async ({ page }) => {
  const hangs = page.locator('#app .of-the-matrix li', { hasText: 'ReadFromOutside' });
  await page.goto(`./embed/?view=matrix${IMPORTED}`);
  await hangs.locator('summary').click();
  await untilApp(page);
  await expect(hangs.getByRole('textbox')).toBeVisible();
});

for (const [what, address] of [['a link', `?view=why${ROLE}`], ['an example', '?view=why&example=02-deny-beats-administrator']]) {
  test(`an explanation has its path for every width that its frame gets: ${what}`, async ({ page }) => {
    await page.goto(`./embed/${address}`);
    const drawing = page.locator('.decision-path svg');
    await expect(drawing).toBeVisible();
    for (const width of [320, 780, 500]) {
      await page.setViewportSize({ width, height: 400 });
      const room = () => page.locator('.decision-path').evaluate((frame) => Number(frame.firstElementChild.getAttribute('width')) - frame.clientWidth);
      await expect.poll(room).toBe(0);
      await expect(page.locator('#not-started')).toBeHidden();
    }
    await expect(page.locator('.deciding-statement .deciding-element').first()).toBeVisible();
    await expect(page.locator('#first-paint')).toHaveCount(0);
  });
}

test('a card that is pressed before the app is there opens in it', async ({ page }) => {
  let letGo;
  const held = new Promise((resolve) => { letGo = resolve; });
  await page.route('**/iam-playground_bg.wasm', async (route) => { await held; await route.continue(); });
  await page.goto(`./embed/?view=world${ROLE}`);
  await page.locator('.card', { hasText: 'PhotoAppRole' }).first().click();
  await expect(page.getByRole('status').filter({ hasText: 'Starting…' })).toBeVisible();
  letGo();
  await expect(page.locator('.inspector h3')).toHaveText(/PhotoAppRole/);
});

test('a verdict of the matrix that is pressed before the app is there is explained in it', async ({ page }) => {
  let letGo;
  const held = new Promise((resolve) => { letGo = resolve; });
  await page.route('**/iam-playground_bg.wasm', async (route) => { await held; await route.continue(); });
  await page.goto(`./embed/?view=matrix${ROLE}`);
  const cell = page.getByRole('button', { name: /^PhotoAppRole, s3:GetObject: / });
  await cell.click();
  await expect(page.getByRole('status').filter({ hasText: 'Starting…' })).toBeVisible();
  letGo();
  await expect(page.locator('.verdict-line').first()).toContainText('s3:GetObject');
  await expect(cell).toHaveAttribute('aria-pressed', 'true');
});

test('what is written into a field of the matrix before the app is there stays in that field', async ({ page }) => {
  await page.goto(`./embed/?view=matrix${ROLE}`);
  const resource = page.getByLabel('on resource', { exact: true });
  await resource.fill('arn:aws:s3:::other/cat.jpg');
  await untilApp(page);
  await expect(resource).toHaveValue('arn:aws:s3:::other/cat.jpg');
  await expect(resource).toBeFocused();
  await expect(page.getByLabel('Also ask: action')).toHaveValue('');
});

test('the Tab key starts the app, and the focus stays in the frame', async ({ page }) => {
  for (const [view] of VIEWS) {
    await page.goto(`./embed/?view=${view}${ROLE}`);
    await expect(foot(page)).toBeVisible();
    await page.keyboard.press('Tab');
    await untilApp(page);
    await expect(page.locator('.embed-foot')).toBeVisible();
    expect(await page.evaluate(() => document.activeElement.closest('main, .embed-end') !== null), view).toBe(true);
  }
});

test('in a sandbox on another origin it is drawn, and starts', async ({ page, complaints }) => {
  for (const more of ['', '&readonly=1', '&theme=dark']) {
    const there = await post(complaints, frame(`?view=world${more}${ROLE}`, 'sandbox="allow-scripts"'));
    const asked = noteRequests(page);
    await page.goto(there.address);
    const embed = page.frameLocator('#f');
    await expect(embed.locator('.card', { hasText: 'PhotoAppRole' }).first()).toBeVisible();
    await page.waitForLoadState('networkidle');
    expect(asked.filter(isOfApp), more).toEqual([]);
    if (more.includes('readonly')) await expect(button(embed, 'Run the app')).toBeHidden();
    if (more.includes('theme')) await expect(embed.locator('html')).toHaveAttribute('data-theme', 'dark');
    await button(embed, 'Copy link').focus();
    await untilApp(embed);
    await expect(embed.locator('.card', { hasText: 'PhotoAppRole' }).first()).toBeVisible();
    there.close();
  }
});

test('six on a page are drawn without the app', async ({ page, complaints }) => {
  const frames = VIEWS.concat(VIEWS).slice(0, 6).map(([view]) => `<iframe width=640 height=400 src="${siteAddress}embed/?view=${view}${ROLE}"></iframe>`);
  const there = await post(complaints, frames.join(''));
  const asked = noteRequests(page);
  await page.goto(there.address);
  await expect.poll(() => page.frames().length).toBe(7);
  for (const inner of page.frames().slice(1)) await expect(foot(inner)).toBeVisible();
  expect(asked.filter(isOfApp)).toEqual([]);
  there.close();
});

test('what has no picture starts the app at once: a damaged link, a policy that there is not, start=now', async ({ page }) => {
  for (const [address, shows] of [
    [`?view=world${ROLE.slice(0, -8)}`, '.embed-problem'],
    [`?view=policy&policy=Nothing${ROLE}`, '.embed-problem'],
    [`?view=world&start=now${ROLE}`, '.card'],
  ]) {
    const asked = noteRequests(page);
    await page.goto(`./embed/${address}`);
    await expect(page.locator(shows).first(), address).toBeVisible();
    expect(asked.filter(isOfApp).length, address).toBeGreaterThan(0);
    await page.goto('about:blank');
  }
});

test('where the module cannot be had, the app starts', async ({ page, complaints }) => {
  await page.route('**/link-picture_bg.wasm', (route) => route.abort());
  await page.goto(`./embed/?view=world${ROLE}`);
  await expect(page.locator('.card', { hasText: 'PhotoAppRole' }).first()).toBeVisible();
  await expect(page.locator('.embed-foot')).toBeVisible();
  complaints.splice(0, Infinity, ...complaints.filter((complaint) => !complaint.includes('ERR_FAILED')));
});
