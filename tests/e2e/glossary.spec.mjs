// AWS's terms say what they mean, by mouse and by keyboard.

import { button, cell, createRole, open, select } from './actions.mjs';
import { expect, test } from './fixtures.mjs';

test('a press on a kind or a gate tells what it is; Escape closes it', async ({ page }) => {
  await open(page);
  await createRole(page, 'PhotoAppRole');
  const meaning = page.locator('.meaning:popover-open');
  await button(page, 'Role').click();
  await expect(meaning).toContainText('without credentials of its own');
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
