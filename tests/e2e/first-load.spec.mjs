// What a visitor gets before and while the app starts.

import { expect, test } from './fixtures.mjs';
import { SIZES } from './sizes.mjs';

/** The site's files that xtask counts against the size budget. */
const counted = (process.env.FIRST_LOAD ?? '').split(',');

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('the first paint can be read', async ({ page }) => {
    await page.goto('./');
    await expect(page.getByRole('heading').first()).toBeVisible();
    await expect(page.getByText('Run the app').first()).toBeVisible();
  });
});

/** Where the first paint's parts begin and how wide they are, whole pixels; the lesson's goals follow below. */
const places = (page) => page.evaluate((parts) => parts.map((part) => {
  const { x, y, width } = document.querySelector(part).getBoundingClientRect();
  return `${part}: ${[x, y, width].map(Math.round).join(' ')}`;
}), [
  '.top-bar', '.clock', '.top-end', '.region.lesson', '#lesson-title', '.misconception', '.region.world', '.run', '.account-bar .account', '.status-strip',
  '.lane-heads', '.map-plane', '.card.active', '.lane-empty', '.wire-end', '.region.panels', '.region.side', '.view-bar',
]);

/** Lets no font come until it is called. */
async function holdFonts(page) {
  let letGo;
  const held = new Promise((resolve) => { letGo = resolve; });
  await page.route('**/fonts/*', async (route) => { await held; await route.continue(); });
  return letGo;
}

for (const { width, height } of SIZES) {
  test(`nothing jumps when the app takes the place of the first paint, ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    let letGo;
    const held = new Promise((resolve) => { letGo = resolve; });
    await page.route('**/*_bg.wasm', async (route) => { await held; await route.continue(); });
    const letFontsGo = await holdFonts(page);
    await page.goto('./');
    await expect(page.getByRole('button', { name: 'Start over' })).toBeDisabled();
    const before = await places(page);
    letGo();
    await expect(page.getByRole('button', { name: 'Start over' })).toBeEnabled();
    await expect(page.getByRole('tab', { name: 'Inspector', includeHidden: true })).toBeAttached();
    expect(await places(page)).toEqual(before);
    letFontsGo();
  });

  test(`nothing jumps when the fonts are there, ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await page.addInitScript(() => {
      window.shifted = 0;
      const add = (list) => { for (const { value } of list.getEntries()) window.shifted += value; };
      window.shifts = new PerformanceObserver(add);
      window.shifts.observe({ type: 'layout-shift', buffered: true });
    });
    const letFontsGo = await holdFonts(page);
    await page.goto('./');
    await expect(page.getByRole('button', { name: 'Start over' })).toBeEnabled();
    await expect(page.getByRole('tab', { name: 'Inspector', includeHidden: true })).toBeAttached();
    await page.evaluate(() => { window.shifts.takeRecords(); window.shifted = 0; });
    letFontsGo();
    const loaded = () => page.evaluate(() => [...document.fonts].filter((face) => face.status === 'loaded').map((face) => face.family));
    await expect.poll(loaded).toEqual(expect.arrayContaining(['Inter', 'JetBrains Mono']));
    await page.evaluate(() => new Promise((drawn) => { requestAnimationFrame(() => requestAnimationFrame(drawn)); }));
    // A fifth of what counts as good: single words move by a pixel or two, nothing wraps anew.
    expect(await page.evaluate(() => window.shifted)).toBeLessThan(0.02);
  });
}

test('the module is asked for when the first paint was seen, and the app shows nothing larger', async ({ page }) => {
  await page.addInitScript(() => {
    window.painted = [];
    new PerformanceObserver((list) => window.painted.push(...list.getEntries().map(({ startTime, size }) => ({ startTime, size }))))
      .observe({ type: 'largest-contentful-paint', buffered: true });
  });
  await page.goto('./');
  await expect(page.getByRole('button', { name: 'Start over' })).toBeEnabled();
  const { painted, asked } = await page.evaluate(() => ({
    painted: window.painted,
    asked: performance.getEntriesByType('resource').find((entry) => entry.name.endsWith('_bg.wasm')).startTime,
  }));
  // The fonts that have come by then set the same text a little wider.
  const first = Math.max(...painted.filter(({ startTime }) => startTime <= asked).map(({ size }) => size));
  expect(painted.filter(({ startTime, size }) => startTime > asked && size > first * 1.05)).toEqual([]);
});

test('nothing is fetched that the size budget does not count', async ({ page }) => {
  const fetched = [];
  page.on('request', (request) => fetched.push(request.url()));
  await page.goto('./');
  await expect(page.locator('#app')).toBeVisible();
  await page.waitForLoadState('networkidle');
  const folder = new URL(page.url());
  const names = fetched.map((address) => {
    const url = new URL(address);
    return url.protocol === 'data:' ? '' : url.pathname.slice(folder.pathname.length) || 'index.html';
  });
  const fonts = names.filter((name) => name.startsWith('fonts/'));
  expect(names.filter((name) => name && !counted.includes(name) && !fonts.includes(name))).toEqual([]);
  expect(fonts.length).toBeGreaterThan(0);
  expect(names.indexOf(fonts[0]), 'fonts come after the module').toBeGreaterThan(names.findIndex((name) => name.endsWith('_bg.wasm')));
});
