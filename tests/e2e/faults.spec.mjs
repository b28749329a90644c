// What goes wrong on the user's side: they are told, and what they have is kept.

import { button, createUser, open, untilSaved } from './actions.mjs';
import { expect, test } from './fixtures.mjs';

const notStarted = (page) => page.getByRole('alert').filter({ hasText: 'could not start' });

for (const [what, address] of [['the program', /_bg\.wasm$/], ['its loader', /iam-playground\.js$/]]) {
  test(`without ${what} the first lesson stays, and the page says what to do`, async ({ page, complaints }) => {
    await page.route(address, (route) => route.abort());
    await page.goto('./');
    await expect(notStarted(page)).toBeVisible();
    await expect(page.getByRole('heading', { name: 'No credentials, nobody is calling' })).toBeVisible();
    expect(complaints).not.toEqual([]);
    complaints.length = 0;

    await page.unroute(address);
    await notStarted(page).getByRole('link', { name: 'Load the page again' }).click();
    await expect(page.getByRole('group', { name: 'Simulated clock' })).toBeVisible();
    await expect(notStarted(page)).toHaveCount(0);
  });
}

test('a page that starts says nothing of the kind', async ({ page }) => {
  await open(page);
  await expect(page.getByText('could not start')).toHaveCount(0);
});

test('storage that fills up while working is told, and what was saved before stays', async ({ page }) => {
  await open(page);
  await createUser(page, 'ann');
  await untilSaved(page, 'ann');
  await page.evaluate(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
  });
  await createUser(page, 'bob');
  await expect(page.locator('.notice')).toContainText('does not let the page save');
  await expect(page.locator('.map').getByRole('button', { name: /bob/ }).first()).toBeVisible();
  expect(await page.evaluate(() => localStorage.getItem('iam-playground.work'))).toContain('ann');

  await button(page, 'Saved').click();
  const waiting = page.waitForEvent('download');
  await page.getByRole('dialog').getByRole('button', { name: /^Download/ }).first().click();
  const stream = await (await waiting).createReadStream();
  let text = '';
  for await (const part of stream) text += part;
  expect(text).toContain('bob');
});

test('storage that fills up again after it has worked is told again', async ({ page }) => {
  await page.clock.install();
  await open(page);
  const refuse = () => page.evaluate(() => {
    window.setItem = Storage.prototype.setItem;
    Storage.prototype.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
  });
  const told = page.locator('.notice', { hasText: 'does not let the page save' });
  await refuse();
  await createUser(page, 'ann');
  await expect(told).toBeVisible();
  await createUser(page, 'bob');
  await page.clock.runFor(600);
  await expect(told).toHaveCount(0);

  await page.evaluate(() => { Storage.prototype.setItem = window.setItem; });
  await createUser(page, 'cara');
  await untilSaved(page, 'cara');
  await refuse();
  await createUser(page, 'dora');
  await expect(told).toBeVisible();
});
