// Embeds as pages of others really frame them: WordPress's own frame and script, a strict policy, scroll bars that take room.

import { chromium } from '@playwright/test';
import { button, open } from '../actions.mjs';
import { launchOptions, siteAddress } from '../browser.mjs';
import { expect, test } from '../fixtures.mjs';
import { post } from '../hosts.mjs';
import { serve } from '../serve.mjs';

const embedded = (page) => page.frameLocator('iframe');
const SECRET = 'aB3dE6gH9j';

/**
 * What WordPress makes of an address whose oEmbed it does not know: a quote until the frame has come, a sandboxed frame out of
 * sight, and the rules of its script `wp-embed.js` (its frame alone, by the secret; heights from 200 to 1000; links to the
 * frame's own host while it has the focus).
 */
const wordpress = (query) => `
  <blockquote class="wp-embedded-content" data-secret="${SECRET}"><a href="${siteAddress}">A lesson</a></blockquote>
  <iframe class="wp-embedded-content" sandbox="allow-scripts" security="restricted" title="A lesson" width="600" height="338"
    style="position: absolute; visibility: hidden;" frameborder="0" marginwidth="0" marginheight="0" scrolling="no"
    src="${siteAddress}embed/${query}#?secret=${SECRET}" data-secret="${SECRET}"></iframe>
  <script>
    window.followed = [];
    const frame = document.querySelector('iframe');
    frame.addEventListener('load', () => {
      frame.removeAttribute('style');
      document.querySelector('blockquote').style.display = 'none';
      frame.contentWindow.postMessage({ message: 'ready', secret: '${SECRET}' }, '*');
    });
    addEventListener('message', ({ data, source }) => {
      if (!data || data.secret !== '${SECRET}' || source !== frame.contentWindow) return;
      if (data.message === 'height') frame.height = Math.min(1000, Math.max(200, Number(data.value)));
      if (data.message === 'link' && new URL(data.value).host === new URL(frame.src).host && document.activeElement === frame) followed.push(data.value);
    });
  </script>`;

test('WordPress’s frame is as high as the lesson, works, and leads out', async ({ page, complaints }) => {
  const there = await post(complaints, wordpress('?lesson=1'));
  await page.goto(there.address);
  const frame = page.locator('iframe');
  await expect(embedded(page).locator('#lesson-title')).toBeVisible();
  await expect(frame).toBeVisible();
  await expect(page.locator('blockquote')).toBeHidden();
  await expect.poll(async () => Number(await frame.getAttribute('height'))).toBeGreaterThan(338);
  await button(embedded(page), 'Run the app').click();
  await expect(embedded(page).getByText('Goals: 1 of 1')).toBeVisible();
  await embedded(page).getByRole('link', { name: 'Open full playground' }).click();
  await expect.poll(() => page.evaluate(() => followed.length)).toBe(1);
  expect(await page.evaluate(() => followed[0])).toContain(siteAddress);
  // The browser's own words about the popup are what this is about.
  complaints.length = 0;
  there.close();
});

test('a page that allows no style and no script but ours', async ({ page, complaints }) => {
  const origin = new URL(siteAddress).origin;
  const policy = `default-src 'none'; frame-src ${origin}; script-src ${origin}; img-src ${origin} data:`;
  const there = await post(complaints, `
    <figure><iframe src="${siteAddress}embed/?view=world" title="A world" width="100%" height="400" loading="lazy" allow="clipboard-write" frameborder="0"></iframe></figure>
    <iam-playground src="${siteAddress}embed/?view=matrix" title="Who may what" height="400"><a href="${siteAddress}">Who may what</a></iam-playground>
    <script src="${siteAddress}embed.js" async></script>`, { 'content-security-policy': policy });
  await page.goto(there.address);
  await expect(page.frameLocator('figure iframe').getByRole('button', { name: 'Run the app' })).toBeVisible();
  await expect(page.frameLocator('iam-playground iframe').locator('.matrix')).toBeVisible();
  expect(await page.locator('iam-playground iframe').evaluate((frame) => frame.clientWidth)).toBeGreaterThan(600);
  there.close();
});

test('a link before a frame leads past it', async ({ page, complaints }) => {
  const there = await post(complaints, `
    <a href="#top">Before</a>
    <iam-playground src="${siteAddress}embed/?view=matrix" title="Who may what"></iam-playground>
    <a href="#end">After</a>
    <script src="${siteAddress}embed.js" async></script>`);
  await page.goto(there.address);
  await expect(embedded(page).locator('.matrix')).toBeVisible();
  await page.getByRole('link', { name: 'Before' }).focus();
  await page.keyboard.press('Tab');
  const skip = page.getByRole('link', { name: 'Skip Who may what' });
  await expect(skip).toBeFocused();
  expect((await skip.boundingBox()).width).toBeGreaterThan(60);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'After' })).toBeFocused();
  expect((await skip.boundingBox()).width).toBeLessThanOrEqual(1);
  there.close();
});

test('the code for a frame has its own link past it, with the script and without', async ({ page, complaints }) => {
  await open(page);
  await button(page, 'Share').click();
  const share = page.getByRole('dialog', { name: 'Share' });
  await button(share, 'Show the code').click();
  for (const [host, width] of [['HTML frame', /^[1-9]\d{2}$|^[5-9]\d$/], ['HTML frame that grows', /^[01]$/]]) {
    await button(share, `Copy for ${host}`).click();
    const code = await page.evaluate(() => navigator.clipboard.readText());
    const there = await post(complaints, `<a href="#top">Before</a>${code}<a href="#end">After</a>`);
    const reader = await page.context().newPage();
    await reader.goto(there.address);
    await expect(reader.frameLocator('iframe').getByRole('button', { name: 'Run the app' })).toBeVisible();
    const skip = reader.getByRole('link', { name: /^Skip / });
    await expect(skip).toHaveCount(1);
    // Without the script it is text of the post; the script hides it until it has the focus.
    await expect.poll(async () => String(Math.round((await skip.boundingBox()).width)), host).toMatch(width);
    await reader.getByRole('link', { name: 'Before' }).focus();
    await reader.keyboard.press('Tab');
    await expect(skip).toBeFocused();
    expect((await skip.boundingBox()).width).toBeGreaterThan(40);
    await reader.keyboard.press('Enter');
    await expect(reader.getByRole('link', { name: 'Open in IAM Playground' })).toBeFocused();
    await reader.keyboard.press('Tab');
    await expect(reader.getByRole('link', { name: 'After' })).toBeFocused();
    await reader.close();
    there.close();
  }
});

test('scroll bars that take room appear nowhere around an embed that grows', async ({ complaints }) => {
  const browser = await chromium.launch({ ...launchOptions, ignoreDefaultArgs: ['--hide-scrollbars'], args: [...launchOptions.args, '--disable-features=OverlayScrollbar'] });
  // No frame becomes higher than the window.
  const page = await browser.newPage({ viewport: { width: 900, height: 1600 } });
  for (const [query, width] of [['?view=world', 640], ['?view=world', 780], ['?lesson=3', 640], ['?view=matrix', 480]]) {
    const there = await post(complaints, `
      <iframe id=f width=${width} height=400 frameborder=0 src="${siteAddress}embed/${query}"></iframe>
      <script src="${siteAddress}embed.js"></script><p style="height:2000px">`);
    await page.goto(there.address);
    // The page itself has one.
    expect(await page.evaluate(() => innerWidth - document.documentElement.clientWidth)).toBeGreaterThan(5);
    await expect(page.frameLocator('#f').getByRole('link', { name: 'Open full playground' })).toBeVisible();
    const inner = page.frames().at(-1);
    const bars = () => inner.evaluate(() => {
      const root = document.documentElement;
      return { vertical: innerWidth - root.clientWidth, horizontal: innerHeight - root.clientHeight };
    });
    await expect.poll(bars, { message: `${query} at ${width} px` }).toEqual({ vertical: 0, horizontal: 0 });
    there.close();
  }
  await browser.close();
});

test('six embeds of one page fetch what they share once', async ({ page, complaints }) => {
  const host = await serve('dist', '/iam/', (path) => (path.startsWith('/app-') ? { 'cache-control': 'public, max-age=31536000, immutable' } : {}));
  const views = ['view=world', 'view=matrix', 'view=why&example=02-deny-beats-administrator', 'lesson=3', 'view=world', 'view=matrix'];
  const elements = views.map((query) => `<iam-playground src="${host.address}embed/?${query}" title="${query}"></iam-playground>`);
  const there = await post(complaints, `${elements.join('')}<script src="${host.address}embed.js"></script>`);
  await page.goto(there.address);
  for (let place = 0; place < views.length; place += 1) {
    const element = page.locator('iam-playground').nth(place);
    await element.scrollIntoViewIfNeeded();
    const embed = element.frameLocator('iframe');
    await expect(embed.getByRole('link', { name: 'Open full playground' })).toBeVisible();
    // The app comes when the reader turns to it.
    await embed.getByRole('button', { name: 'Copy link' }).first().focus();
    await expect(embed.locator('#first-paint, html[data-starting]')).toHaveCount(0);
  }
  const modules = host.asked.filter((path) => path.endsWith('iam-playground_bg.wasm'));
  expect(modules).toHaveLength(1);
  // What is another host's here is this site's own.
  complaints.splice(0, Infinity, ...complaints.filter((complaint) => !complaint.includes(host.address)));
  there.close();
  host.stop();
});
