// An embed of the world or of a why, in the width of a post: as high as its frame was made, until the reader wants more.

import { readdir } from 'node:fs/promises';
import { siteAddress } from '../browser.mjs';
import { expect, test } from '../fixtures.mjs';
import { post } from '../hosts.mjs';

const examples = (await readdir(new URL('../../../examples/', import.meta.url)))
  .filter((name) => name.endsWith('.md')).map((name) => name.slice(0, -3));

/** Three levels with their own policies make a drawing so high that the statement begins below it, one scroll inside the frame. */
const SCROLLS = ['06-region-guardrail'];

/** A post with the embed, text above and below it, and a note of what shifts. */
const page_with = (query, width) => `
  <script>window.shifted = 0; new PerformanceObserver((list) => list.getEntries().forEach(({ value }) => { shifted += value; })).observe({ type: 'layout-shift', buffered: true });</script>
  <main style="width:${width}px"><p>Above.</p>
  <iframe id=f width="100%" height="400" frameborder="0" sandbox="allow-scripts" src="${siteAddress}embed/?${query}"></iframe>
  <p>${'Below it goes on. '.repeat(120)}</p></main>
  <script src="${siteAddress}embed.js"></script>`;

const heightOf = (page) => page.locator('#f').evaluate((frame) => frame.clientHeight);

/** Until the frame has reported its height again after everything was there. */
async function settled(page, embed) {
  await expect(embed.getByRole('link', { name: 'Open full playground' })).toBeVisible();
  await expect(embed.locator('.fetching')).toHaveCount(0);
  const inner = page.frames().find((frame) => frame.url().includes('/embed/'));
  await inner.evaluate(() => new Promise((resolve) => { requestAnimationFrame(() => requestAnimationFrame(resolve)); }));
  return inner;
}

const WIDTHS = [640, 720, 780];

for (const width of WIDTHS) {
  test(`the world fits in 400 px at a width of ${width} px, and nothing of the post moves`, async ({ page, complaints }) => {
    const there = await post(complaints, page_with('view=world', width));
    await page.goto(there.address);
    const inner = await settled(page, page.frameLocator('#f'));
    expect(await heightOf(page)).toBe(400);
    expect(await page.evaluate(() => shifted)).toBeLessThan(0.05);
    expect(await inner.evaluate(() => document.documentElement.scrollHeight - innerHeight)).toBeLessThanOrEqual(0);
    there.close();
  });
}

/** Which parts of a why are out of sight in its frame; a statement that may begin below is one scroll away. */
const notSeen = ([place, scrolls]) => {
  const parts = { verdict: '.verdict-line .chip', cause: '.deciding', path: '.decision-path .dp-at-stop, .decision-path .dp-traveled', statement: '.deciding-statement' };
  const height = document.documentElement.clientHeight - document.querySelector('.embed-end').offsetHeight;
  return Object.entries(parts).flatMap(([name, selector]) => {
    const element = document.querySelector(selector);
    // Not every verdict has a statement: nothing may have allowed it.
    if (!element) return name === 'statement' ? [] : [`${place}: no ${name}`];
    const { top, bottom } = element.getBoundingClientRect();
    const seen = name === 'statement' ? top + (scrolls ? 0 : 60) : bottom;
    return top >= 0 && seen <= height ? [] : [`${place}: ${name} ${Math.round(top)}–${Math.round(bottom)} of ${height}`];
  });
};

for (const example of examples) {
  test(`${example}: verdict, cause, path and statement fit in 400 px`, async ({ page, complaints }) => {
    const [first, ...wider] = WIDTHS;
    const there = await post(complaints, page_with(`view=why&example=${example}`, first));
    await page.goto(there.address);
    const embed = page.frameLocator('#f');
    await expect(embed.locator('.decision-path svg').first()).toBeVisible();
    const found = [];
    for (const width of WIDTHS) {
      if (wider.includes(width)) await page.locator('main').evaluate((main, width) => { main.style.width = `${width}px`; }, width);
      const inner = await settled(page, embed);
      found.push(...await inner.evaluate(notSeen, [`at ${width} px`, SCROLLS.includes(example)]));
      if (await heightOf(page) !== 400) found.push(`at ${width} px: ${await heightOf(page)} px high`);
    }
    expect(found).toEqual([]);
    there.close();
  });
}

test('every gate is one press away; the frame grows for it by half, and scrolls inside from there', async ({ page, complaints }) => {
  const there = await post(complaints, page_with('view=why&example=02-deny-beats-administrator', 640));
  await page.goto(there.address);
  const embed = page.frameLocator('#f');
  await settled(page, embed);
  await expect(embed.locator('.gate').first()).toBeHidden();
  const more = embed.getByRole('button', { name: 'Show every gate' });
  await more.focus();
  await page.keyboard.press('Enter');
  await expect(embed.locator('.gate').first()).toBeVisible();
  await expect.poll(() => heightOf(page)).toBe(600);
  await expect(embed.locator('#the-gates')).toBeInViewport();
  await expect(embed.getByRole('link', { name: 'Open full playground' })).toBeInViewport();
  await embed.getByRole('button', { name: 'Show less' }).click();
  await expect.poll(() => heightOf(page)).toBe(400);
  there.close();
});

for (const options of ['', '&readonly=1']) {
  test(`what is opened from an explanation stands below it, with a way back${options}`, async ({ page, complaints }) => {
    const there = await post(complaints, page_with(`view=why&example=05-permissions-boundary${options}`, 640));
    await page.goto(there.address);
    const embed = page.frameLocator('#f');
    await settled(page, embed);
    const details = embed.getByRole('region', { name: 'Details' });
    const back = details.getByRole('button', { name: 'Back to the explanation' });
    await embed.locator('.deciding-statement').getByRole('button', { name: /^Open/ }).first().click();
    await expect(details.locator('.inspector h3, .inspector h2').first()).toBeVisible();
    await expect(embed.locator('.why .verdict-line').first()).toBeVisible();
    await back.click();
    await expect(details).toHaveCount(0);
    await expect(embed.locator('.why .verdict-line').first()).toBeVisible();
    await embed.getByRole('button', { name: 'Show every gate' }).click();
    await embed.locator('.path-steps button').first().click();
    await expect(details.locator('.inspector h3, .inspector h2').first()).toBeVisible();
    await expect(embed.locator('.why .verdict-line').first()).toBeVisible();
    there.close();
  });
}

for (const [view, most] of [['view=world', 12], ['view=why&example=02-deny-beats-administrator', 12], ['view=lesson&lesson=3', 12]]) {
  test(`${view} asks for ${most} files at most until something is pressed, fonts apart`, async ({ page, complaints }) => {
    const asked = [];
    page.on('request', (request) => {
      const path = request.url().slice(siteAddress.length);
      if (request.url().startsWith(siteAddress) && !path.startsWith('fonts/') && path !== 'embed.js') asked.push(path);
    });
    const there = await post(complaints, page_with(view, 640));
    await page.goto(there.address);
    await settled(page, page.frameLocator('#f'));
    await page.waitForLoadState('networkidle');
    expect(asked.length, asked.join('\n')).toBeLessThanOrEqual(most);
    there.close();
  });
}
