// Import account: files of a real account become the world; nothing leaves the browser.

import { readFile } from 'node:fs/promises';
import { button, open } from './actions.mjs';
import { expect, test } from './fixtures.mjs';

const fixture = (name) => new URL(`../../crates/aws-world/tests/import/${name}`, import.meta.url).pathname;

const dialog = (page) => page.getByRole('dialog', { name: 'Import account' });

async function openImport(page) {
  await button(page, 'Saved').click();
  await button(page, 'Import account').click();
  await expect(dialog(page)).toBeVisible();
}

async function ask(page, action, resource) {
  await page.getByLabel('Also ask: action').fill(action);
  await page.getByLabel('on resource').fill(resource);
  await page.getByLabel('on resource').press('Enter');
}

test('files of two accounts become the world, and the matrix asks them', async ({ page }) => {
  await open(page);
  await openImport(page);
  const sent = [];
  page.on('request', (request) => sent.push(request.url()));
  await dialog(page).getByLabel('Files').setInputFiles(['details.json', 'other-account.json', 'beside.json'].map(fixture));
  await expect(dialog(page)).toContainText('2 accounts, 1 user, 1 group, 2 roles, 1 policy, 2 bucket policies');
  await expect(dialog(page)).toContainText('each is attached to every account');
  expect(sent).toEqual([]);
  await button(dialog(page), 'Open it').click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await ask(page, 's3:DeleteObject', 'arn:aws:s3:::photos/cat.jpg');
  await page.getByRole('grid').getByRole('button', { name: /^App, s3:DeleteObject:/ }).click();
  await expect(page.locator('.why .verdict-line .chip')).toContainText('Denied');
  await expect(page.locator('.why')).toContainText('Photos');
  await page.getByRole('button', { name: /^Undo: Add to the matrix/ }).click();
  await page.getByRole('button', { name: /^Undo: Open/ }).click();
  await expect(page.locator('.map').getByRole('button', { name: /photo-app-bucket/ })).toBeVisible();
});

test('by keyboard: pasted JSON, and what is no account', async ({ page }) => {
  await open(page);
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox', { name: 'A thing, or something to do' })).toBeFocused();
  await page.keyboard.type('import account');
  await page.keyboard.press('Enter');
  const field = dialog(page).getByLabel('Pasted JSON');
  await field.focus();
  await page.keyboard.insertText('{}');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(dialog(page).getByRole('alert')).toContainText('No account was found');
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText(await readFile(fixture('damaged.json'), 'utf8'));
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(dialog(page)).toContainText('1 account, 1 user');
  await expect(dialog(page)).toContainText('user moved Its name and path do not make its ARN');
  await button(dialog(page), 'Open it').focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.locator('.map').getByRole('button', { name: /^bob/ })).toBeVisible();
});

/** 1,000 roles and 2,000 policies with eight statements each. */
function largeAccount() {
  const account = '111122223333';
  const statement = (number, part) => ({
    Sid: `S${part}`,
    Effect: 'Allow',
    Action: ['s3:GetObject', 's3:PutObject', 's3:List*', 'dynamodb:GetItem', 'logs:PutLogEvents'],
    Resource: [`arn:aws:s3:::company-${number % 100}/team-${number}/*`, `arn:aws:dynamodb:us-east-1:${account}:table/t${part}`],
  });
  const document = (number, count) => ({ Version: '2012-10-17', Statement: Array.from({ length: count }, (_, part) => statement(number, part)) });
  const trust = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }] };
  const attached = (number) =>
    [0, 1, 2].map((of) => (number * 7 + of * 661) % 2000).map((at) => ({ PolicyName: `p${at}`, PolicyArn: `arn:aws:iam::${account}:policy/p${at}` }));
  const RoleDetailList = Array.from({ length: 1000 }, (_, number) => ({
    Path: '/', RoleName: `r${number}`, RoleId: `AROA${number}`, Arn: `arn:aws:iam::${account}:role/r${number}`, AssumeRolePolicyDocument: trust,
    InstanceProfileList: [], RolePolicyList: [], AttachedManagedPolicies: attached(number), Tags: [],
  }));
  const Policies = Array.from({ length: 2000 }, (_, number) => ({
    PolicyName: `p${number}`, PolicyId: `ANPA${number}`, Arn: `arn:aws:iam::${account}:policy/p${number}`, Path: '/', DefaultVersionId: 'v1',
    PolicyVersionList: [{ Document: document(number, 8), VersionId: 'v1', IsDefaultVersion: true }],
  }));
  return JSON.stringify({ UserDetailList: [], GroupDetailList: [], RoleDetailList, Policies }, null, 4);
}

test('a large account is read, can be stopped, and answers', async ({ page }) => {
  test.setTimeout(120_000);
  await open(page);
  await openImport(page);
  const buffer = Buffer.from(largeAccount());
  const files = dialog(page).getByLabel('Files');
  await files.setInputFiles({ name: 'large.json', mimeType: 'application/json', buffer });
  await button(dialog(page), 'Cancel').click();
  await expect(dialog(page).getByRole('alert')).toContainText('Nothing was changed');
  const start = Date.now();
  await files.setInputFiles({ name: 'large.json', mimeType: 'application/json', buffer });
  await expect(dialog(page)).toContainText('1000 roles, 2000 policies', { timeout: 60_000 });
  console.info(`${(buffer.length / 1e6).toFixed(1)} MB, 1,000 roles and 2,000 policies: ${Date.now() - start} ms`);
  await button(dialog(page), 'Open it').click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await ask(page, 's3:GetObject', 'arn:aws:s3:::company-7/team-7/a.jpg');
  await expect(page.getByRole('grid')).toBeVisible();
});
