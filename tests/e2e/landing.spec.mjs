// What somebody sees who comes for the first time, and what nobody sees who comes for something else.

import { button, open } from './actions.mjs';
import { expect, test } from './fixtures.mjs';

const strip = (page) => page.getByRole('region', { name: 'First visit' });

test('landing strip leads to the first lesson and stays away afterwards', async ({ page }) => {
  await open(page);
  await expect(strip(page)).toContainText('18 short lessons');
  await button(page, 'Start lesson 1').click();
  await expect(strip(page)).toHaveCount(0);
  await expect(page.locator('#lesson-panel')).toBeFocused();
  await page.reload();
  await expect(page.getByRole('group', { name: 'Simulated clock' })).toBeVisible();
  await expect(strip(page)).toHaveCount(0);
});

test('landing strip opens the dialog for a denial', async ({ page }) => {
  await open(page);
  await button(page, 'I have an AccessDenied').click();
  await expect(page.getByRole('dialog', { name: 'Explain an AccessDenied' })).toBeVisible();
});

test('landing strip leads from an example to the code that embeds it', async ({ page }) => {
  await open(page);
  await button(page, 'Embed an example').click();
  await page.getByRole('dialog', { name: 'Examples' }).getByRole('button', { name: /A boundary gives nothing/ }).click();
  const share = page.getByRole('dialog', { name: 'Share' });
  await expect(share.getByRole('textbox', { name: /link/i }).first()).toHaveValue(/#s\d/);
  await expect(button(share, 'Copy for HTML frame')).toBeVisible();
  await expect(share.getByLabel('Title, for screen readers and pictures')).toHaveValue(/^Why: iam:CreateUser on /);
});

test('landing strip is closed for good', async ({ page }) => {
  await open(page);
  await strip(page).getByRole('button', { name: 'Close' }).click();
  await expect(strip(page)).toHaveCount(0);
  await open(page);
  await expect(strip(page)).toHaveCount(0);
});

test('landing strip goes once one works, when nothing moves away from under the pointer, and Help brings it back', async ({ page }) => {
  await open(page);
  const run = button(page, 'Run the app');
  const before = await run.boundingBox();
  await run.click();
  await expect(page.locator('.console')).toContainText('Unable to locate credentials');
  await expect(strip(page)).toBeVisible();
  expect(await run.boundingBox()).toEqual(before);
  await page.mouse.move(1, 400);
  await expect(strip(page)).toHaveCount(0);
  await button(page, 'Help and keyboard').click();
  await button(page.getByRole('dialog'), 'Show the introduction again').click();
  await expect(strip(page).getByRole('button', { name: 'Go on with lesson 1' })).toBeVisible();
  await strip(page).getByRole('button', { name: 'Close' }).click();
  await expect(strip(page)).toHaveCount(0);
});

for (const query of ['?lesson=4', '?example=09-external-id', '?fresh', 'embed/']) {
  test(`landing strip is not shown at ${query}`, async ({ page }) => {
    await page.goto(`./${query}`);
    await expect(page.locator('.region, .embed-foot, .map').first()).toBeVisible();
    await expect(strip(page)).toHaveCount(0);
  });
}

test('landing strip fits 360 px', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await open(page);
  await expect(strip(page)).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
});

test('landing strip is on no paper, whether it is open or about to go', async ({ page }) => {
  await open(page);
  for (const mark of ['', 'leaving']) {
    await page.evaluate((mark) => document.documentElement.setAttribute('data-first-visit', mark), mark);
    await expect(strip(page)).toBeVisible();
    await page.emulateMedia({ media: 'print' });
    await expect(page.locator('.landing')).toBeHidden();
    await page.emulateMedia({ media: null });
  }
});
