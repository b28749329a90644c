// Callers that need not be in the world: set up field by field, rows of the matrix, explained, kept and linked.

import { button, cell, open, showMatrix, untilSaved } from './actions.mjs';
import { check } from './axe.mjs';
import { expect, test } from './fixtures.mjs';

const GITHUB = 'token.actions.githubusercontent.com';
const SUBJECT = 'repo:acme/shop:ref:refs/heads/main';

/** Opens the form from below the matrix. */
async function openForm(page) {
  await showMatrix(page);
  await button(page, 'Add a caller').click();
  return page.getByRole('dialog', { name: 'Add a caller to the matrix' });
}

/** Each kind with what is written in its fields, and the name of its row. */
const KINDS = [
  ['Web identity (OpenID Connect)', { 'Identity provider': GITHUB, Subject: SUBJECT, 'Further claims': 'environment = production' }, SUBJECT],
  ['SAML 2.0 identity', { 'SAML provider': 'arn:aws:iam::111122223333:saml-provider/Corp', Subject: 'kim@example.com' }, 'kim@example.com'],
  ['Role session of any account', { Role: 'arn:aws:iam::777788889999:role/Deploy', 'Session name': 'kim', Tags: 'team = blue' }, 'Deploy/kim'],
  ['User of any account', { User: 'arn:aws:iam::777788889999:user/kim' }, 'kim'],
  ['AWS service', { 'Service principal': 'sns.amazonaws.com', 'Source account': '777788889999' }, 'sns.amazonaws.com'],
  ['Anonymous', {}, 'anonymous'],
];

for (const [kind, fields, name] of KINDS) {
  test(`a caller of another place is a row of the matrix: ${kind}`, async ({ page }) => {
    await open(page);
    const dialog = await openForm(page);
    await dialog.getByLabel('Kind of caller').selectOption(kind);
    for (const [label, value] of Object.entries(fields)) await dialog.getByLabel(label, { exact: true }).fill(value);
    await check(page, `the form of a caller: ${kind}`);
    await button(dialog, 'Add the caller').click();
    await expect(dialog).toHaveCount(0);
    const verdict = cell(page, name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 's3:GetObject').first();
    await verdict.click();
    await expect(page.locator('.why .verdict-line .chip')).toBeVisible();
    await expect(page.locator('.why')).toContainText('s3:GetObject');
  });
}

test('by keyboard at 360 px: the field that has to be changed is told, and gets the focus', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await open(page);
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox', { name: 'A thing, or something to do' })).toBeFocused();
  await page.keyboard.type('add a caller');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Add a caller to the matrix' });
  await dialog.getByLabel('Kind of caller').selectOption('Role session of any account');
  const role = dialog.getByLabel('Role', { exact: true });
  await role.focus();
  await page.keyboard.type('Deploy');
  await page.keyboard.press('Enter');
  const session = dialog.getByLabel('Session name');
  await expect(session).toBeFocused();
  await expect(session).toHaveAttribute('aria-invalid', 'true');
  await expect(dialog.getByRole('alert').filter({ hasText: 'Write a session name' })).toBeVisible();
  await page.keyboard.type('kim');
  await page.keyboard.press('Enter');
  await expect(role).toBeFocused();
  await expect(dialog.getByRole('alert').filter({ hasText: 'Write the role’s ARN' })).toBeVisible();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('arn:aws:iam::777788889999:role/Deploy');
  const width = await dialog.evaluate((element) => element.scrollWidth - element.clientWidth);
  expect(width).toBeLessThanOrEqual(0);
  await page.keyboard.press('Enter');
  await expect(dialog).toHaveCount(0);
  // On a phone, and beside an explanation, the row comes into sight.
  await expect(cell(page, 'Deploy/kim', 's3:GetObject').first()).toBeVisible();
  await untilSaved(page, 'assumed-role/Deploy/kim');
});

test('a caller is kept over a reload and taken away again', async ({ page }) => {
  await open(page);
  const dialog = await openForm(page);
  await dialog.getByLabel('Kind of caller').selectOption('Anonymous');
  await button(dialog, 'Add the caller').click();
  await untilSaved(page, 'Anonymous');
  await page.reload();
  await showMatrix(page);
  await expect(cell(page, 'anonymous', 's3:GetObject').first()).toBeVisible();
  const again = await openForm(page);
  await button(again, 'Remove anonymous').click();
  await expect(button(again, 'Remove anonymous')).toHaveCount(0);
});
