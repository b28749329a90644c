// The whole story with the keyboard alone: no mouse, no touch, no focus set from outside.

import { open } from './actions.mjs';
import { expect, test } from './fixtures.mjs';

/** What has the focus: its accessible name, roughly. */
const focused = (page) =>
  page.evaluate(() => {
    const element = document.activeElement;
    const label = element.labels?.[0]?.innerText ?? '';
    return (element.getAttribute('aria-label') || element.innerText || label || '').trim();
  });

/** Presses Tab until what has the focus matches. */
async function tabTo(page, wanted, key = 'Tab') {
  for (let presses = 0; presses < 150; presses += 1) {
    const name = await focused(page);
    if (typeof wanted === 'string' ? name === wanted : wanted.test(name)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`Tab never reached ${wanted}`);
}

/** Tabs to a control and presses it. */
async function press(page, wanted, key = 'Enter') {
  await tabTo(page, wanted);
  await page.keyboard.press(key);
}

/** Chooses policies in the picker of the open dialog: the search field, then the check box. */
async function choose(page, policies) {
  for (const policy of policies) {
    await tabTo(page, 'Search policies');
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type(policy);
    await press(page, new RegExp(`^${policy}`), 'Space');
    await tabTo(page, 'Search policies', 'Shift+Tab');
  }
}

const POLICIES = ['AmazonS3FullAccess', 'CloudWatchLogsFullAccess'];

test('option 1 and option 2', async ({ page }) => {
  await open(page);
  const calls = page.locator('.console .calls li');
  const run = () => page.keyboard.press('Control+Enter');
  await run();
  await expect(page.locator('.console .log')).toContainText('Unable to locate credentials');

  await press(page, 'Create user');
  await tabTo(page, 'User name');
  await page.keyboard.type('app');
  await choose(page, POLICIES);
  await press(page, 'Create user');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.locator('.inspector h3')).toHaveText('app');

  // The tabs are one stop; arrows move between them.
  await tabTo(page, 'Permissions');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await press(page, 'Create access key');
  await press(page, 'Paste into the app’s code');
  await run();
  await expect(calls.and(page.locator('.allowed'))).toHaveCount(5);

  await press(page, 'Leak the repository');
  await press(page, 'Call as the stranger');
  await expect(calls.and(page.locator(':not(.allowed)'))).toHaveCount(0);
  await press(page, 'Move the clock +90 days');
  await press(page, 'Call as the stranger');
  await expect(calls.and(page.locator(':not(.allowed)'))).toHaveCount(0);
  await press(page, /^AKIA/);
  await press(page, 'Deactivate');
  await press(page, 'Call as the stranger');
  await expect(page.locator('.console')).toContainText('InvalidClientTokenId');

  await press(page, /^photo-app/);
  await press(page, /^Remove the key/);
  await press(page, 'Create role');
  await tabTo(page, /AWS service/);
  await press(page, 'Next');
  await choose(page, POLICIES);
  await press(page, 'Next');
  await tabTo(page, 'Role name');
  await page.keyboard.type('PhotoAppRole');
  await press(page, 'Create role');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await run();
  await expect(calls.and(page.locator('.allowed'))).toHaveCount(5);
  await expect(page.locator('.console .chain li.found')).toContainText('ASIA');

  await press(page, 'Steal the session’s credentials');
  await press(page, 'Move the clock +7 hours');
  await press(page, 'Call as the stranger');
  await expect(page.locator('.console')).toContainText('ExpiredToken');

  const steps = await page.getByRole('button', { name: /^Undo:/ }).count();
  expect(steps).toBe(1);
  for (let undone = 0; undone < 40; undone += 1) await page.keyboard.press('Control+z');
  await expect(page.getByRole('button', { name: 'Nothing to undo' })).toBeVisible();
  await page.keyboard.press('Control+Shift+z');
  await expect(page.getByRole('button', { name: /^Undo:/ })).toBeVisible();
});

test('F6 goes round the regions; the matrix and the outline move with the arrows', async ({ page }) => {
  await open(page);
  const region = () => page.evaluate(() => document.activeElement.dataset.region);
  const seen = [];
  for (let presses = 0; presses < 4; presses += 1) {
    await page.keyboard.press('F6');
    seen.push(await region());
  }
  expect(seen).toEqual(['lesson', 'world', 'panels', 'side']);

  await page.getByRole('grid').getByRole('button').first().focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.locator('#cell-0-1')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('.why')).toContainText('Nobody calls');

  await page.getByRole('button', { name: 'Outline' }).press('Enter');
  const tree = page.getByRole('tree');
  await tree.getByRole('treeitem').first().focus();
  await page.keyboard.press('p');
  await expect(tree.locator(':focus')).toContainText('photo-app');
  await page.keyboard.press('End');
  await expect(tree.locator(':focus')).toContainText('/photo-app/web');
  await page.keyboard.press('Enter');
  await expect(page.locator('.inspector h3').first()).toHaveText('/photo-app/web');
});
