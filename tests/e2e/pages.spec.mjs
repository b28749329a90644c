// The pages that are read without scripts, and the policy that every page carries.

import { button, createUser, open, untilSaved } from './actions.mjs';
import { ANY_IMPACT, check } from './axe.mjs';
import { expect, test } from './fixtures.mjs';

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('the first page leads to every lesson and every example', async ({ page }) => {
    for (const [list, least] of [['Lessons to read', 18], ['Examples to read', 15]]) {
      await page.goto('./');
      await page.getByRole('link', { name: list }).click();
      const links = page.locator('.all > li > a');
      expect(await links.count()).toBeGreaterThanOrEqual(least);
      await links.last().click();
      await expect(page.getByRole('link', { name: /^(Play this lesson|Open this example)$/ })).toBeVisible();
    }
  });

  test('a lesson can be read, and leads to the app and to the others', async ({ page }) => {
    await page.goto('./lessons/04-trust/');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Two locks on a role');
    await expect(page.getByText('Myth:')).toBeVisible();
    await expect(page.getByRole('link', { name: 'Play this lesson' })).toHaveAttribute('href', '../../?lesson=4');
    await page.getByRole('link', { name: 'Option 1, keys in the code' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Option 1, keys in the code');
  });

  test('an example tells the answer, why, and the policies', async ({ page }) => {
    await page.goto('./examples/09-external-id/');
    await expect(page.getByRole('heading', { name: 'The answer: Not allowed by the trust policy' })).toBeVisible();
    // The drawing has the words once more, for every width.
    await expect(page.getByText('the request has no sts:ExternalId.').filter({ visible: true }).first()).toBeVisible();
    await expect(page.getByRole('img', { name: /asks for sts:AssumeRole/ })).toHaveCount(1);
    await expect(page.getByText('is not authorized to perform: sts:AssumeRole')).toBeVisible();
    await expect(page.locator('pre', { hasText: '"sts:ExternalId": "acme-42"' })).toBeVisible();
  });
});

test('the pages are accessible, in both themes, and fit a phone', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  for (const address of ['./lessons/', './lessons/18-confused-deputy/', './examples/06-region-guardrail/']) {
    await page.goto(address);
    await check(page, address, ANY_IMPACT);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  }
});

test('a lesson’s page opens its lesson, once: a reload opens the work as it is', async ({ page }) => {
  await page.goto('./lessons/04-trust/');
  await page.getByRole('link', { name: 'Play this lesson' }).click();
  await expect(page.locator('#lesson-title')).toHaveText('Two locks on a role');
  await expect(page).toHaveURL(/\/$/);
  await untilSaved(page, '"lesson":3');
  await page.reload();
  await expect(page.locator('#lesson-title')).toHaveText('Two locks on a role');
  // The lesson that is open is not opened once more.
  await page.goto('./?lesson=4');
  await expect(page).toHaveURL(/\/$/);
  await expect(page.locator('#lesson-title')).toHaveText('Two locks on a role');
  await expect(page.getByRole('button', { name: /^Undo:/ })).toHaveCount(0);
});

test('an example’s page opens its example; the work that was saved stays, and comes back', async ({ page }) => {
  await open(page);
  await createUser(page, 'zed');
  await untilSaved(page, 'zed');
  await page.goto('./examples/09-external-id/');
  await page.getByRole('link', { name: 'Open this example' }).click();
  const bar = page.getByRole('region', { name: 'Shared world' });
  await expect(bar).toContainText('Example “The external ID is missing”. Your own work is kept');
  await expect(page.locator('.why .two-accounts section')).toHaveCount(2);
  const zed = page.locator('.map').getByRole('button', { name: /zed/ });
  await expect(zed).toHaveCount(0);
  await page.reload();
  await expect(bar).toBeVisible();
  await button(page, 'Keep as a scenario').press('Enter');
  await expect(page.locator('.notice')).toContainText('“The external ID is missing”');
  await button(page, 'Back to my work').press('Enter');
  await expect(bar).toHaveCount(0);
  await expect(zed).toBeVisible();
  await expect(page).toHaveURL(/\/$/);
  await page.reload();
  await expect(zed).toBeVisible();
  await expect(bar).toHaveCount(0);
});

test('an example that is not there: the gallery, and a word on it', async ({ page }) => {
  await open(page, '?fresh&example=99-nothing');
  await expect(page.getByRole('dialog', { name: 'Examples' })).toContainText('The external ID is missing');
  await expect(page.getByRole('dialog').getByRole('alert')).toContainText('There is no example of that name');
  await expect(page.locator('.notice')).toHaveCount(0);
  await expect(page).toHaveURL(/\?fresh$/);
});

test('nothing leaves the browser: the page’s own policy refuses it', async ({ page, complaints }) => {
  await page.goto('./?fresh');
  await expect(page.locator('#app')).toBeVisible();
  const refused = await page.evaluate(async () => {
    const told = [];
    document.addEventListener('securitypolicyviolation', (event) => told.push(event.effectiveDirective));
    await fetch('https://elsewhere.example/').catch(() => {});
    const script = document.createElement('script');
    script.textContent = 'window.injected = true';
    document.body.append(script);
    document.body.insertAdjacentHTML('beforeend', '<img src="https://elsewhere.example/a.png" alt="">');
    await new Promise((done) => setTimeout(done, 100));
    return { told: told.sort(), injected: Boolean(window.injected) };
  });
  expect(refused).toEqual({ told: ['connect-src', 'img-src', 'script-src-elem'], injected: false });
  complaints.length = 0;
});
