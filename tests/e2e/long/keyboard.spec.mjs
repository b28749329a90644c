// The whole story with the keyboard alone: no mouse, no touch, no focus set from outside.

import { open } from '../actions.mjs';
import { expect, test } from '../fixtures.mjs';
import { press, tabTo } from '../keys.mjs';

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

  await press(page, 'Steal the session');
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

test('group, acting as somebody, what if, accounts and organization', async ({ page }) => {
  await open(page);
  const inspector = page.locator('.inspector');
  const dialog = page.getByRole('dialog');
  const type = async (field, text) => {
    await tabTo(page, field);
    await page.keyboard.type(text);
  };
  /** In a list, the first letters choose. */
  const actAs = async (who) => {
    await tabTo(page, /^Acting as/);
    await page.keyboard.type(who);
  };

  await press(page, 'Create group');
  await type('Group name', 'readers');
  await choose(page, ['AmazonS3ReadOnlyAccess']);
  await press(page, 'Create group');
  await expect(dialog).toHaveCount(0);
  await press(page, 'Create user');
  await type('User name', 'ann');
  await press(page, 'Create user');
  await expect(dialog).toHaveCount(0);
  await tabTo(page, 'Permissions');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await press(page, 'readers', 'Space');
  await expect(page.getByRole('grid')).toContainText('Allowed');

  await actAs('user ann');
  await press(page, 'Create group');
  await type('Group name', 'writers');
  await press(page, 'Create group');
  await expect(dialog.getByRole('alert')).toContainText('user/ann is not authorized to perform: iam:CreateGroup');
  await page.keyboard.press('Escape');
  await actAs('Administrator');

  // The grid is one stop; arrows move between its cells.
  await tabTo(page, /^photo-app, s3:PutObject/);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  await tabTo(page, /^ann, s3:GetObject: Allowed/);
  await page.keyboard.press('Enter');
  await expect(page.locator('.why .verdict-line .chip')).toContainText('Allowed');
  await press(page, /^Leave out/);
  await expect(page.locator('.why .verdict-line .chip')).toContainText('Not allowed by any policy');

  await press(page, 'Organization');
  await press(page, 'Create organization');
  await press(page, /^Service control policies/, 'Space');
  await press(page, 'Create service control policy');
  await expect(inspector).toContainText('Attached nowhere yet');
  await press(page, 'Open the organization');
  await press(page, 'Root');
  await press(page, 'Attach NoAccessKeys');
  await expect(inspector.getByRole('button', { name: 'Detach NoAccessKeys' })).toHaveCount(1);
  await press(page, 'Add account');
  await type('Account name', 'Partner');
  await page.keyboard.press('Enter');
  await expect(dialog).toHaveCount(0);
  await expect(inspector).toContainText('Partner');
  await press(page, /^Account Partner/);
  await expect(page.locator('.account-border')).toContainText('Partner');
  await press(page, /^Account Photo app/);

  await press(page, 'Saved');
  await type('Save a copy as', 'Two accounts');
  await page.keyboard.press('Enter');
  await expect(dialog).toContainText('Two accounts');
  await page.keyboard.press('Escape');
  // Back to the first account, to the second one, and before it was there.
  for (let steps = 0; steps < 3; steps += 1) await page.keyboard.press('Control+z');
  await expect(page.getByRole('group', { name: 'Accounts' })).not.toContainText('Partner');
});
