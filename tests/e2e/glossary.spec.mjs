// AWS's terms say what they mean, by mouse and by keyboard.

import { button, cell, createRole, open, select } from './actions.mjs';
import { expect, test } from './fixtures.mjs';

test('a press on a kind or a gate tells what it is; Escape closes it', async ({ page }) => {
  await open(page);
  await createRole(page, 'PhotoAppRole');
  const meaning = page.locator('.meaning:popover-open');
  await button(page, 'Role').click();
  await expect(meaning).toContainText('without credentials of its own');
  const [term, said] = [await button(page, 'Role').boundingBox(), await meaning.boundingBox()];
  expect(Math.min(Math.abs(said.y - term.y - term.height), Math.abs(term.y - said.y - said.height)), 'it stands at its term').toBeLessThan(8);
  await page.keyboard.press('Escape');
  await expect(meaning).toHaveCount(0);
  await select(page, 'photo-app-bucket');
  await button(page, 'S3 bucket').focus();
  await page.keyboard.press('Enter');
  await expect(meaning).toContainText('name different ARNs');
  await page.keyboard.press('Escape');
  await page.getByRole('tab', { name: 'Access matrix' }).click();
  await cell(page, 'PhotoAppRole', 's3:PutObject').click();
  await button(page, 'Permissions boundary').click();
  await expect(meaning).toContainText('gives nothing');
});

test('a term in a sentence of the inspector is reached by keyboard, and heard where it stands', async ({ page }) => {
  await open(page);
  await createRole(page, 'PhotoAppRole');
  await page.getByRole('tab', { name: 'Trust relationships' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('.inspector .hint').filter({ hasText: 'The trust policy says who may assume the role.' })).toBeVisible();
  await page.keyboard.press('Tab');
  const term = button(page, 'trust policy');
  await expect(term).toBeFocused();
  await expect(term).toHaveAccessibleDescription(/^Trust policy Says who may assume the role/);
  const meaning = page.locator('.meaning:popover-open');
  await page.keyboard.press('Enter');
  await expect(meaning).toContainText('stands in other policies');
  await page.keyboard.press('Escape');
  await expect(meaning).toHaveCount(0);
  await expect(term).toBeFocused();
});

test('behind a label of a dialog a question mark explains it; Escape closes that and not the dialog', async ({ page }) => {
  await open(page);
  await button(page, 'Create role').first().click();
  const dialog = page.getByRole('dialog', { name: 'Create role' });
  await dialog.getByRole('radio', { name: /^AWS account/ }).check();
  const meaning = dialog.locator('.meaning:popover-open');
  const about = dialog.getByRole('button', { name: 'What is that?' });
  await about.first().click();
  await expect(meaning).toContainText('a third party has to say');
  await dialog.getByLabel('External ID (optional)').fill('octo');
  await about.last().focus();
  await page.keyboard.press('Enter');
  await expect(meaning).toContainText('a code from a device');
  await page.keyboard.press('Escape');
  await expect(meaning).toHaveCount(0);
  await expect(dialog.getByLabel('External ID (optional)')).toHaveValue('octo');
  await button(page, 'Trusted entity type').click();
  await expect(meaning).toContainText('the console writes the trust policy');
});

const words = (page, group) => page.locator(group).getByRole('button', { name: 'What do these words mean?' });

test('by mouse: the words of the access matrix, each with its meaning', async ({ page }) => {
  await open(page);
  const about = page.locator('#matrix-words');
  await words(page, '.matrix').click();
  await expect(about).toContainText('A row is a principal: a user, a role in a session');
  await about.getByRole('button', { name: 'ARN', exact: true }).click();
  await expect(about.locator('.meaning:popover-open')).toContainText('Amazon Resource Name');
  await expect(about).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(about.locator('.meaning:popover-open')).toHaveCount(0);
  await expect(about).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(about).toBeHidden();
});

test('by keyboard: the words of the clock', async ({ page }) => {
  await open(page);
  const about = page.locator('#clock-words');
  await words(page, '.clock').focus();
  await page.keyboard.press('Enter');
  await expect(about).toContainText('Temporary credentials have an end, their expiry');
  await expect(about.getByRole('button', { name: 'session' })).toHaveAccessibleDescription(/^Session A role taken on for a while/);
  await page.keyboard.press('Tab');
  await expect(about.getByRole('button', { name: 'Temporary credentials' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(about).toBeHidden();
  await expect(words(page, '.clock')).toBeFocused();
});
