// What a visitor gets before and while the app starts.

import { expect, test } from './fixtures.mjs';

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

test('the app takes the place of the first paint', async ({ page }) => {
  await page.goto('./');
  await expect(page.locator('#app')).toBeVisible();
  await expect(page.locator('#first-paint')).toHaveCount(0);
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
  expect(names.filter((name) => name && !counted.includes(name))).toEqual([]);
});
