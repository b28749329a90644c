// The map with many things in it, several accounts, and the way of a request.

import { button, cell, createRole, createUser, open } from './actions.mjs';
import { check } from './axe.mjs';
import { expect, test } from './fixtures.mjs';

const map = (page) => page.locator('.map');

test('a crowded lane counts what it does not show, finds it, and shows what is selected', async ({ page }) => {
  await open(page);
  for (let n = 0; n < 12; n += 1) await createUser(page, `user-${String(n).padStart(2, '0')}`);
  const cards = map(page).locator('.card');
  const boxes = await cards.evaluateAll((all) => all.map((card) => card.getBoundingClientRect().toJSON()));
  for (const [index, a] of boxes.entries()) {
    for (const b of boxes.slice(index + 1)) {
      expect(a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top).toBe(true);
    }
  }
  expect(await page.locator('.world-map').evaluate((element) => element.scrollWidth <= element.clientWidth)).toBe(true);
  // The newest is selected and so it is shown, though it is the last.
  await expect(map(page).getByRole('button', { name: /^user-11/ })).toBeVisible();
  const more = map(page).getByRole('button', { name: /^and \d+ more/ });
  await expect(more).toHaveCount(1);
  await expect(map(page).getByRole('button', { name: /^user-09/ })).toHaveCount(0);
  await more.click();
  const dialog = page.getByRole('dialog', { name: 'User' });
  await expect(dialog.getByRole('option')).toHaveCount(12);
  await check(page, 'the things of a kind');
  await dialog.getByRole('combobox').fill('09');
  await page.keyboard.press('Enter');
  await expect(map(page).getByRole('button', { name: /^user-09/ })).toHaveAttribute('aria-pressed', 'true');
  await expect(page.locator('.inspector h3').first()).toHaveText('user-09');
});

test('the account has a border with its id; an account that a role trusts stands outside and opens', async ({ page }) => {
  await open(page);
  await expect(page.locator('.account-border')).toHaveText('Photo app · 111122223333');
  await button(page, 'Add account').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Account name').fill('Partner');
  await dialog.getByRole('button', { name: 'Add account' }).click();
  await page.getByRole('button', { name: 'Account Photo app, 111122223333' }).click();
  await createRole(page, 'Shared', {
    entity: async (form) => {
      await form.getByRole('radio', { name: /^AWS account/ }).check();
      await form.getByLabel('Account ID').fill('444455556666');
    },
  });
  const partner = map(page).getByRole('button', { name: /^Partner/ });
  const [outside, border] = [await partner.boundingBox(), await page.locator('.account-border').boundingBox()];
  expect(outside.y).toBeGreaterThanOrEqual(border.y + border.height);
  await partner.click();
  await expect(page.locator('.account-border')).toHaveText('Partner · 444455556666');
});

test('a cell sends a dot along the way, which is gone within a second', async ({ page }) => {
  await open(page);
  await createRole(page, 'PhotoAppRole', { policies: ['AmazonS3ReadOnlyAccess'] });
  await cell(page, 'PhotoAppRole', 's3:GetObject').click();
  const way = page.getByRole('list', { name: 'The path of s3:GetObject' });
  await expect(way.getByRole('listitem')).toHaveText([/photo-app/, /PhotoAppRole/, /PhotoAppRole/, /AmazonS3ReadOnlyAccess/, /photo-app-bucket.*Allowed/]);
  const [seconds, path] = await page.locator('.path-dot').evaluate((dot) => {
    const style = getComputedStyle(dot);
    return [parseFloat(style.animationDuration) + parseFloat(style.animationDelay), style.offsetPath];
  });
  expect(seconds).toBeLessThan(1);
  expect(path).toMatch(/^path\("M ?\d+/);
  // Nothing of it is in the way of the mouse.
  await map(page).getByRole('button', { name: /^photo-app-bucket/ }).click();
  await expect(page.locator('.inspector h3').first()).toHaveText('photo-app-bucket');
  await expect(way).toHaveCount(0);
});

test.describe('without motion', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce' } });

  test('the way is numbered, and stops with its verdict', async ({ page }) => {
    await open(page);
    await createRole(page, 'PhotoAppRole', { policies: ['AmazonS3ReadOnlyAccess'] });
    await cell(page, 'PhotoAppRole', 's3:PutObject').click();
    const way = page.getByRole('list', { name: 'The path of s3:PutObject' });
    await expect(page.locator('.path-dot')).toBeHidden();
    await expect(way.locator('.path-number')).toHaveText(['1', '2', '3']);
    await expect(way.locator('.path-number').first()).toBeVisible();
    await expect(way.getByRole('listitem').last()).toContainText('PhotoAppRole');
    await expect(way.locator('.path-action')).toHaveText(['s3:PutObject']);
    await expect(page.locator('.path-verdict')).toHaveText('Not allowed by any policy');
    await button(page, 'Run the app').click();
    await page.locator('.console .calls').getByRole('button').first().click();
    await expect(page.locator('.path-verdict')).toBeVisible();
  });
});

test('the legend is one press away, and Escape closes it', async ({ page }) => {
  await page.goto('./');
  const button = page.getByRole('button', { name: 'Legend' });
  await button.click();
  const legend = page.getByRole('region', { name: 'Legend' });
  await expect(legend).toContainText('permissions boundary');
  await expect(button).toHaveAttribute('aria-expanded', 'true');
  await page.keyboard.press('Escape');
  await expect(legend).toBeHidden();
});

test('the map shows both accounts of a request that crosses the border, and its verdict below the card where it ends', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto('./?example=01-one-side-of-the-border');
  const map = page.locator('.map');
  await expect(map.locator('.map-frame.account, .account-border')).toHaveCount(2);
  const verdict = map.locator('.path-verdict');
  await expect(verdict).toHaveText('Not allowed by any resource-based policy');
  // It is in the pane, and covers no card.
  const pane = await page.locator('.world-map').boundingBox();
  const at = await verdict.boundingBox();
  expect(at.y + at.height).toBeLessThanOrEqual(pane.y + pane.height);
  for (const card of await map.locator('.card').all()) {
    const box = await card.boundingBox();
    const apart = box.x + box.width <= at.x || at.x + at.width <= box.x || box.y + box.height <= at.y || at.y + at.height <= box.y;
    expect(apart, await card.innerText()).toBe(true);
  }
});
