// What a policy could go without, among the findings of its editor.

import { button, createUser, editor, open, write, written } from './actions.mjs';
import { expect, test } from './fixtures.mjs';

const statement = (action, more = {}) => ({ Effect: 'Allow', Action: action, Resource: '*', ...more });
const policy = (...statements) => JSON.stringify({ Version: '2012-10-17', Statement: statements }, null, 2);
const findings = (page) => page.locator('.findings');

async function openInlinePolicy(page) {
  await open(page);
  await createUser(page, 'ann');
  await button(page, 'Create inline policy').click();
  await expect(editor(page)).toBeVisible();
}

test('a value that changes nothing goes with one press, and Ctrl+Z takes it back', async ({ page }) => {
  await openInlinePolicy(page);
  const both = policy(statement(['s3:Get*', 's3:GetObject']));
  await write(page, both);
  await expect(findings(page)).toContainText('s3:GetObject changes nothing');
  await page.getByRole('button', { name: /^Remove value: Line 8/ }).click();
  await expect.poll(() => written(page)).toBe(both.replace(',\n        "s3:GetObject"', ''));
  await expect(findings(page)).not.toContainText('changes nothing');
  await page.keyboard.press('Control+z');
  await expect.poll(() => written(page)).toBe(both);
  await expect(findings(page)).toContainText('s3:GetObject changes nothing');
});

test('an Allow that is wholly denied is a warning with its place in the text', async ({ page }) => {
  await openInlinePolicy(page);
  await write(page, policy(statement('s3:GetObject'), statement('s3:*', { Effect: 'Deny' })));
  const warning = findings(page).locator('li.warning').filter({ hasText: 'a Deny in this document denies every request' });
  await expect(warning).toHaveCount(1);
  await expect(warning.getByRole('button', { name: /^Remove statement: Line 4/ })).toBeVisible();
  await expect(page.locator('.cm-lint-marker')).not.toHaveCount(0);
});

test('a Deny of what only other policies may allow is no finding', async ({ page }) => {
  await openInlinePolicy(page);
  await write(page, policy(statement(['s3:Get*', 's3:GetObject']), statement('iam:*', { Effect: 'Deny' })));
  await expect(findings(page)).toContainText('s3:GetObject changes nothing');
  await expect(findings(page).locator('li')).toHaveCount(1);
});
