// Parts of the app that are fetched when they are first shown.

import { button, createUser, open, write } from './actions.mjs';
import { expect, test } from './fixtures.mjs';

const parts = (page) => page.evaluate(() =>
  performance.getEntriesByType('resource')
    .map((entry) => entry.name.match(/split_(\w+)\.wasm$/)?.[1])
    .filter(Boolean)
    .sort());

test('each part is fetched when it is first shown', async ({ page }) => {
  await open(page);
  expect(await parts(page)).toEqual([]);
  await button(page, 'Run the app').click();
  await expect(page.locator('.console .log')).toBeVisible();
  expect(await parts(page)).toEqual(['console', 'layers', 'lessons', 'saving']);
  await createUser(page, 'ann');
  await expect(page.locator('.inspector h3')).toHaveText('ann');
  // Nobody can do more than before, so nothing that compares is fetched.
  await expect.poll(() => parts(page)).toEqual(['access_change', 'console', 'dialogs', 'inspector', 'layers', 'lessons', 'outline', 'saving']);
  await page.getByRole('tab', { name: 'Access matrix' }).click();
  await page.locator('#cell-0-0').click();
  await expect(page.locator('.why')).toContainText('Nobody calls');
  expect(await parts(page)).toEqual(['access_change', 'console', 'dialogs', 'inspector', 'layers', 'lessons', 'outline', 'saving', 'why']);
});

test('what helps to add columns to the matrix is fetched when somebody begins to', async ({ page }) => {
  await open(page);
  expect(await references(page)).toEqual([]);
  await page.getByLabel('Also ask: action').focus();
  await expect.poll(() => references(page)).toEqual(['reference/common']);
  expect(await parts(page)).toEqual(['asking']);
  await expect(page.locator('#request-resources option').first()).toBeAttached();
});

test('a part that cannot be fetched says so, and can be tried again or left', async ({ page, complaints }) => {
  await open(page);
  await page.route(/split_dialogs/, (route) => route.abort());
  await button(page, 'Create user').first().click();
  const failed = page.getByRole('alert').filter({ hasText: 'could not be fetched' });
  await expect(failed).toBeVisible();
  await failed.getByRole('button', { name: 'Try again' }).click();
  await expect(failed).toBeVisible();
  await failed.getByRole('button', { name: 'Close' }).click();
  await expect(failed).toHaveCount(0);

  await button(page, 'Create user').first().click();
  await expect(failed).toBeVisible();
  await page.unroute(/split_dialogs/);
  await failed.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('dialog', { name: 'Create user' })).toBeVisible();
  await expect(page.getByRole('dialog').locator(':focus')).toHaveCount(1);
  expect(complaints).not.toEqual([]);
  complaints.length = 0;
});

test('a part that is slow says that it is on its way', async ({ page }) => {
  await open(page);
  let arrive;
  const arrived = new Promise((resolve) => { arrive = resolve; });
  await page.route(/split_inspector/, async (route) => {
    await arrived;
    await route.continue();
  });
  await page.locator('.map').getByRole('button', { name: 'photo-app' }).first().click();
  await expect(page.locator('#inspector').getByText('Loading…')).toBeVisible();
  arrive();
  await expect(page.locator('#inspector h3').first()).toHaveText('photo-app');
});

const allowing = (action) =>
  JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: action, Resource: '*' }] });

const references = (page) => page.evaluate(() =>
  performance.getEntriesByType('resource').map((entry) => entry.name.match(/reference\/\w+/)?.[0]).filter(Boolean));

test('the editor fetches the service reference when a policy needs it', async ({ page }) => {
  await open(page);
  expect(await references(page)).toEqual([]);
  await button(page, 'Create policy').first().click();
  await write(page, allowing('s3:GetObjects'));
  const findings = page.locator('.findings');
  await expect(findings).toContainText('no action of the service s3 is called s3:GetObjects');
  expect(await references(page)).toEqual(['reference/common']);
  await write(page, allowing('s4:GetObject'));
  await expect(findings).toContainText('AWS has no service s4');
  expect(await references(page)).toEqual(['reference/common']);
  await write(page, allowing('athena:GetDatabases'));
  await expect(findings).toContainText('no action of the service athena is called athena:GetDatabases');
  expect(await references(page)).toEqual(['reference/common', 'reference/others']);
});

test('without the service reference the editor checks the grammar, and says so', async ({ page, complaints }) => {
  await page.route(/reference\/common/, (route) => route.abort());
  await open(page);
  await button(page, 'Create policy').first().click();
  await write(page, allowing('s3:GetObjects'));
  await expect(page.locator('.findings')).toContainText('were not checked');
  await write(page, allowing('s3 GetObjects'));
  await expect(page.locator('.findings')).toContainText('an action is service:Name');

  await page.unroute(/reference\/common/);
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
  await button(page, 'Create policy').first().click();
  await write(page, allowing('s3:GetObjects'));
  await expect(page.locator('.findings')).toContainText('no action of the service s3 is called');
  expect(complaints).not.toEqual([]);
  complaints.length = 0;
});

test('the service reference that could not be fetched can be tried again in its place', async ({ page, complaints }) => {
  await page.route(/reference\/common/, (route) => route.abort());
  await open(page);
  await button(page, 'Create policy').first().click();
  await write(page, allowing('s3:GetObjects'));
  const findings = page.locator('.findings');
  await expect(findings).toContainText('were not checked');
  await page.unroute(/reference\/common/);
  await button(findings, 'Try again').click();
  await expect(findings).toContainText('no action of the service s3 is called s3:GetObjects');
  expect(complaints).not.toEqual([]);
  complaints.length = 0;
});
