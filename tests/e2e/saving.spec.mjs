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
  await page.clock.install();
  await open(page);
  await createUser(page, 'ann');
  await untilSaved(page, 'ann');
  const work = await savedWork(page);
  await page.route(/split_saving/, (route) => route.abort());
  await open(page);
  await expect(page.locator('.notice')).toContainText('The work is kept');
  await createUser(page, 'bob');
  await page.clock.runFor(600);
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

/** Does something in the page and reloads it in the same moment. */
const andReload = (page, act) => Promise.all([page.waitForEvent('load'), page.evaluate(`(${act})(); location.reload();`)]);

test('a change in the moment before a reload is kept', async ({ page }) => {
  await open(page);
  await createUser(page, 'ann');
  await untilSaved(page, 'ann');
  const clock = page.getByRole('group', { name: 'Simulated clock' }).locator('time');
  const before = await clock.innerText();
  await andReload(page, () => document.querySelector('.clock .button-row button').click());
  await expect(clock).toBeVisible();
  await expect(clock).not.toHaveText(before);
  // Nothing was changed before this one.
  const after = await clock.innerText();
  await andReload(page, () => {});
  await expect(clock).toHaveText(after);
});

test('a change in the moment before the page is hidden is kept, even if the browser ends the page there', async ({ page }) => {
  await open(page);
  await createUser(page, 'ann');
  await untilSaved(page, 'ann');
  const kept = await page.evaluate(async () => {
    const work = () => localStorage.getItem('iam-playground.work');
    const before = work();
    document.querySelector('.clock .button-row button').click();
    // What follows in the same task of the browser: a page that is ended has no other.
    const restOfTask = async () => { for (let step = 0; step < 100; step += 1) await null; };
    await restOfTask();
    Object.defineProperty(document, 'hidden', { get: () => true, configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
    await restOfTask();
    return work() !== before;
  });
  expect(kept).toBe(true);
});

test('until the part that saves is there, the browser asks before it leaves the page', async ({ page }) => {
  let letGo;
  const held = new Promise((resolve) => { letGo = resolve; });
  await page.route(/split_saving/, async (route) => { await held; await route.continue(); });
  await open(page);
  await createUser(page, 'ann');
  const asked = page.waitForEvent('dialog');
  await page.close({ runBeforeUnload: true });
  const question = await asked;
  expect(question.type()).toBe('beforeunload');
  await question.dismiss();
  letGo();
  await untilSaved(page, 'ann');
  const closed = page.waitForEvent('close');
  await page.close({ runBeforeUnload: true });
  await closed;
});
