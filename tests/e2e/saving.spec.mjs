// Work is kept: over a reload, against damage, and away from those who ask for a fresh start.

import { button, createUser, open, savedWork, select, untilSaved } from './actions.mjs';
import { expect, test } from './fixtures.mjs';


test('a reload keeps the work; a fresh start by address shows none and loses none', async ({ page }) => {
  await open(page);
  await createUser(page, 'ann', ['AmazonS3ReadOnlyAccess']);
  await untilSaved(page, 'ann');
  await page.reload();
  await select(page, 'ann');
  await expect(page.locator('.inspector')).toContainText('AmazonS3ReadOnlyAccess');

  await open(page, '?fresh');
  await expect(page.locator('.map').getByRole('button', { name: /ann/ })).toHaveCount(0);
  await open(page);
  await expect(page.locator('.map').getByRole('button', { name: /ann/ }).first()).toBeVisible();
});

test('start over asks first and can be undone', async ({ page }) => {
  await open(page);
  await createUser(page, 'ann');
  await button(page, 'Start over').click();
  await page.getByRole('dialog').getByRole('button', { name: 'Keep working' }).click();
  await expect(page.locator('.map').getByRole('button', { name: /ann/ })).toHaveCount(1);
  await button(page, 'Start over').click();
  await page.getByRole('dialog').getByRole('button', { name: 'Start over' }).click();
  await expect(page.locator('.map').getByRole('button', { name: /ann/ })).toHaveCount(0);
  await button(page, 'Undo: Start over').click();
  await expect(page.locator('.map').getByRole('button', { name: /ann/ })).toHaveCount(1);
});

test('damaged work is put aside and said, and the page works', async ({ page }) => {
  await page.addInitScript(() => localStorage.setItem('iam-playground.work', '{"version":1,"world":'));
  await open(page);
  await expect(page.locator('.notice')).toContainText('could not be read');
  expect(await page.evaluate(() => localStorage.getItem('iam-playground.damaged'))).toBe('{"version":1,"world":');
  await button(page, 'Run the app').click();
  await expect(page.locator('.console .log')).toContainText('Unable to locate credentials');
});

test('without storage the page works and says that nothing is kept', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get() {
        throw new DOMException('refused', 'SecurityError');
      },
    });
  });
  await open(page);
  await createUser(page, 'ann');
  await expect(page.locator('.notice')).toContainText('does not let the page save');
});

test('saved work that cannot be opened for want of the network stays as it is', async ({ page, complaints }) => {
  await open(page);
  await createUser(page, 'ann');
  await untilSaved(page, 'ann');
  const work = await savedWork(page);
  await page.route(/split_saving/, (route) => route.abort());
  await open(page);
  await expect(page.locator('.notice')).toContainText('The work is kept');
  await createUser(page, 'bob');
  await page.waitForTimeout(600);
  expect(await savedWork(page)).toBe(work);
  await page.unroute(/split_saving/);
  await open(page);
  await expect(page.locator('.map').getByRole('button', { name: /ann/ })).toHaveCount(1);
  complaints.length = 0;
});

test('a change that cannot be saved for want of the network is told, and the next one saves both', async ({ page, complaints }) => {
  await page.route(/split_saving/, (route) => route.abort());
  await open(page);
  await createUser(page, 'ann');
  await expect(page.locator('.notice')).toContainText('not saved yet');
  await page.unroute(/split_saving/);
  await createUser(page, 'bob');
  await untilSaved(page, 'ann');
  complaints.length = 0;
});
