// Several accounts, acting as somebody, and the organization above them.

import { button, cell, createUser, open, select, untilSaved, write } from './actions.mjs';
import { expect, test } from './fixtures.mjs';

const account = (page, name) => page.getByRole('group', { name: 'Accounts' }).getByRole('button', { name: new RegExp(`^Account ${name}`) });
const actAs = (page, who) => page.getByLabel('Acting as').selectOption({ label: who });
const inspector = (page) => page.locator('.inspector');

async function addAccount(page, name) {
  await button(page, 'Add account').click();
  const dialog = page.getByRole('dialog', { name: 'Add account' });
  await dialog.getByLabel('Account name').fill(name);
  await page.keyboard.press('Enter');
  await expect(dialog).toHaveCount(0);
  await expect(inspector(page)).toContainText(name);
}

test('who acts as somebody meets AWS’s refusals, and why', async ({ page }) => {
  await open(page);
  await createUser(page, 'ann', ['IAMReadOnlyAccess']);
  await actAs(page, 'user ann');
  await button(page, 'Create group').first().click();
  const dialog = page.getByRole('dialog', { name: 'Create group' });
  await dialog.getByLabel('Group name').fill('Readers');
  await dialog.getByRole('button', { name: 'Create group' }).click();
  await expect(dialog.getByRole('alert')).toContainText('user/ann is not authorized to perform: iam:CreateGroup');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await page.locator('.notice').getByRole('button', { name: 'Why?' }).click();
  await expect(page.locator('.why h3')).toContainText('iam:CreateGroup');
  await actAs(page, 'Administrator');
  await button(page, 'Create group').first().click();
  await dialog.getByLabel('Group name').fill('Readers');
  await dialog.getByRole('button', { name: 'Create group' }).click();
  await expect(page.locator('.map').getByRole('button', { name: /Readers/ })).toBeVisible();
});

test('what crosses the border of an account, both sides have to allow', async ({ page }) => {
  await open(page);
  await addAccount(page, 'Partner');
  await account(page, 'Partner').click();
  await createUser(page, 'zoe', ['AmazonS3FullAccess']);
  await expect(page.locator('.map').getByRole('button', { name: /photo-app-bucket/ })).toHaveCount(0);
  await account(page, 'Photo app').click();
  await expect(cell(page, 'zoe', 's3:GetObject')).toContainText('Not allowed');
  await cell(page, 'zoe', 's3:GetObject').click();
  const sides = page.locator('.two-accounts section');
  await expect(sides).toHaveCount(2);
  await expect(sides.first()).toContainText('444455556666');
  await expect(sides.first().locator('.gate.allowed', { hasText: 'Identity-based policies' })).toHaveCount(1);
  await expect(sides.last()).toContainText('111122223333');
  await select(page, 'photo-app-bucket');
  await page.getByRole('tab', { name: 'Bucket policy' }).click();
  await write(page, JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { AWS: 'arn:aws:iam::444455556666:user/zoe' }, Action: 's3:GetObject', Resource: 'arn:aws:s3:::photo-app-bucket/*' }],
  }));
  await button(page, 'Save').click();
  await expect(cell(page, 'zoe', 's3:GetObject')).toContainText('Allowed');
  // In the saved form the policy names her by her id.
  await untilSaved(page, 'photo-app-bucket/*');
  await page.reload();
  await expect(cell(page, 'zoe', 's3:GetObject')).toContainText('Allowed');
});

test('a service control policy on a unit limits the account in it, whatever its administrator may', async ({ page }) => {
  await open(page);
  await button(page, 'Organization').click();
  await button(page, 'Create organization').click();
  await page.getByRole('checkbox', { name: /Service control policies/ }).check();
  await addAccount(page, 'Partner');
  await account(page, 'Partner').click();
  await createUser(page, 'zoe', ['AdministratorAccess']);
  await page.getByRole('tab', { name: 'Access matrix' }).click();
  await page.getByLabel('Also ask: action').fill('iam:CreateAccessKey');
  await page.getByLabel('on resource').fill('arn:aws:iam::444455556666:user/zoe');
  await button(page, 'Add').click();
  await expect(cell(page, 'zoe', 'iam:CreateAccessKey')).toContainText('Allowed');

  await account(page, 'Photo app').click();
  await button(page, 'Organization').click();
  await inspector(page).getByRole('button', { name: 'Root' }).click();
  await page.getByLabel('New unit below').fill('Guests');
  await page.keyboard.press('Enter');
  await button(page, 'Open the organization').click();
  await button(page, 'Create service control policy').click();
  await expect(inspector(page)).toContainText('Attached nowhere yet');
  await button(page, 'Open the organization').click();
  await inspector(page).getByRole('button', { name: 'Guests' }).click();
  await button(page, 'Attach NoAccessKeys').click();
  await button(page, 'Open the organization').click();
  await inspector(page).getByRole('button', { name: 'Partner' }).click();
  await expect(cell(page, 'zoe', 'iam:CreateAccessKey')).toContainText('Allowed');
  await page.getByLabel('In', { exact: true }).selectOption({ label: 'Guests' });
  await expect(cell(page, 'zoe', 'iam:CreateAccessKey')).toContainText('Denied by rule');
  await cell(page, 'zoe', 'iam:CreateAccessKey').click();
  await expect(page.locator('.gate.decided', { hasText: 'Service control policies' })).toContainText('NoAccessKeys');

  // Only the management account changes the organization.
  await account(page, 'Partner').click();
  await page.getByLabel('In', { exact: true }).selectOption({ label: 'Root' });
  await expect(page.locator('.notice')).toContainText('AccessDenied');
});
