// How high a frame of the embed is: as high as what it shows, as high as it was asked to be, and what WordPress is told.

import { button } from './actions.mjs';
import { siteAddress } from './browser.mjs';
import { expect, test } from './fixtures.mjs';
import { frame, post } from './hosts.mjs';

const SANDBOX = 'sandbox="allow-scripts"';

/** Keeps what frames post, for the test to look at. */
const LISTENS = '<script>window.heard = []; addEventListener("message", ({ data }) => heard.push(data));</script>';

const grows = `<script src="${siteAddress}embed.js"></script>`;

const heightOf = (page) => page.locator('#f').evaluate((frame) => frame.clientHeight);

/** The height when it has been the same for a while. */
async function settled(page) {
  let last = -1;
  await expect.poll(async () => {
    const before = last;
    last = await heightOf(page);
    return last === before;
  }, { intervals: [400] }).toBe(true);
  return last;
}

for (const [view, press, shows] of [
  ['world', (embed) => button(embed, 'Run the app').click(), (embed) => embed.getByText('The app ran on its instance')],
  ['why&example=02-deny-beats-administrator', (embed) => button(embed, 'Show every gate').click(), (embed) => embed.locator('.why .gate').first()],
  ['lesson&lesson=4', (embed) => button(embed, 'Run the app').press('Enter'), (embed) => embed.getByText('The app ran on its instance')],
]) {
  test(`a sandboxed frame on another origin grows by half at most when there is more to see, and that is seen: ${view}`, async ({ page, complaints }) => {
    const there = await post(complaints, `${grows}${frame(`?view=${view}`, SANDBOX)}`);
    await page.goto(there.address);
    const embed = page.frameLocator('#f');
    await expect(embed.getByRole('link', { name: 'Open full playground' })).toBeVisible();
    const before = await settled(page);
    await press(embed);
    await expect(shows(embed)).toBeVisible();
    const most = await page.evaluate(() => Math.max(innerHeight, 600));
    // One that fills the window already scrolls inside.
    if (before < most) await expect.poll(() => heightOf(page)).toBeGreaterThan(before + 40);
    expect(await settled(page)).toBeLessThanOrEqual(Math.min(most, Math.ceil(before * 1.5)));
    await expect(shows(embed)).toBeInViewport();
    await expect(embed.getByRole('link', { name: 'Open full playground' })).toBeVisible();
    there.close();
  });
}

test('what is opened one after the other comes into sight, and does not add up', async ({ page, complaints }) => {
  const there = await post(complaints, `${grows}${frame('?view=matrix&example=05-permissions-boundary', SANDBOX)}`);
  await page.goto(there.address);
  const embed = page.frameLocator('#f');
  await expect(embed.getByRole('link', { name: 'Open full playground' })).toBeVisible();
  const before = await settled(page);
  for (const cell of await embed.getByRole('button', { name: /Why\?$/ }).all()) {
    await cell.click();
    await expect(embed.locator('.why .verdict-line').first()).toBeInViewport();
    expect(await settled(page)).toBeLessThanOrEqual(Math.ceil(before * 1.5));
  }
  there.close();
});

test('a frame becomes no higher than the window around it, unless its address says so', async ({ page, complaints }) => {
  for (const [more, expected] of [['', 720], ['&height=1500', 1500]]) {
    await page.setViewportSize({ width: 1280, height: 720 });
    const there = await post(complaints, `${grows}${frame(`?view=lesson&lesson=4${more}`, SANDBOX)}`);
    await page.goto(there.address);
    await expect(page.frameLocator('#f').getByRole('link', { name: 'Open full playground' })).toBeVisible();
    await expect.poll(() => heightOf(page)).toBe(expected);
    there.close();
  }
});

test('with height= the frame keeps that height, whatever it shows', async ({ page, complaints }) => {
  const there = await post(complaints, `${LISTENS}${grows}${frame('?view=world&height=520', SANDBOX)}`);
  await page.goto(there.address);
  const embed = page.frameLocator('#f');
  await expect.poll(() => heightOf(page)).toBe(520);
  await button(embed, 'Run the app').click();
  await expect(embed.locator('.console .log')).toBeVisible();
  // A frame of it has been drawn since, and what it has posted by then has come before this.
  const inner = page.frames().find((frame) => frame.url().includes('/embed/'));
  await inner.evaluate(() => new Promise((resolve) => { requestAnimationFrame(() => requestAnimationFrame(resolve)); }));
  await inner.evaluate(() => parent.postMessage('drawn', '*'));
  await page.waitForFunction(() => heard.includes('drawn'));
  expect(await heightOf(page)).toBe(520);
  // The first paint says it, and the app once more.
  expect(await page.evaluate(() => heard.map((message) => message.height ?? message))).toEqual([520, 520, 'drawn']);
  there.close();
});

test('WordPress is told in its own way, and only where it has given its word', async ({ page, complaints }) => {
  const secret = 'aB3dE6gH9j';
  const there = await post(complaints, `${LISTENS}${frame(`?view=lesson&lesson=4#?secret=${secret}`, SANDBOX)}`);
  await page.goto(there.address);
  await expect(page.frameLocator('#f').locator('#lesson-title')).toHaveText('Two locks on a role');
  const told = () => page.evaluate(() => heard.filter(({ message }) => message));
  await expect.poll(async () => (await told()).length).toBeGreaterThan(0);
  for (const one of await told()) {
    expect(one).toEqual({ message: 'height', value: expect.any(Number), secret });
    expect(one.value).toBeGreaterThan(100);
  }
  there.close();

  const other = await post(complaints, `${LISTENS}${frame('?view=lesson&lesson=4#?secret=<b>', SANDBOX)}`);
  await page.goto(other.address);
  await expect.poll(() => page.evaluate(() => heard.length)).toBeGreaterThan(0);
  expect(await told()).toEqual([]);
  other.close();
});

test('an example of the gallery in a frame: its question is explained', async ({ page, complaints }) => {
  const there = await post(complaints, frame('?view=why&example=09-external-id', SANDBOX));
  await page.goto(there.address);
  await expect(page.frameLocator('#f').locator('.why .two-accounts section')).toHaveCount(2);
  there.close();
  await page.goto('./embed/?view=why&example=99-nothing');
  await expect(page.getByRole('alert').first()).toHaveText('There is no such example. This is the first world.');
});
