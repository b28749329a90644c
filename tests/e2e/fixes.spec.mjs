// From a denial to what would allow it, with its price.

import { button, cell, createRole, createUser, open, showMatrix } from './actions.mjs';
import { expect, test } from './fixtures.mjs';

test('what would allow a request is offered with its difference and its price, and does it', async ({ page }) => {
  await open(page);
  await createRole(page, 'PhotoAppRole', { policies: ['AmazonS3ReadOnlyAccess'] });
  await page.getByRole('tab', { name: 'Access matrix' }).click();
  await cell(page, 'PhotoAppRole', 's3:PutObject').click();
  await button(page, 'How could it be allowed?').click();
  const offers = page.locator('.fixes > ul > li');
  await expect(offers.first()).toContainText('A new inline policy of role PhotoAppRole, for this object');
  await expect(offers.first()).toContainText('"Action": "s3:PutObject"');
  await expect(offers.first()).toContainText('Allows nothing besides this request.');
  await offers.first().getByRole('button', { name: /^Do it/ }).click();
  await expect(page.locator('.why .verdict-line').first()).toContainText('Allowed');
  await expect(button(page, 'How could it be allowed?')).toHaveCount(0);
  await showMatrix(page);
  await expect(cell(page, 'PhotoAppRole', 's3:PutObject')).toContainText('Allowed');
  await button(page, /^Undo: Allow it/).click();
  await expect(cell(page, 'PhotoAppRole', 's3:PutObject')).toContainText('Not allowed');
});

test('by keyboard, from a denied call of the console to an allowed one', async ({ page }) => {
  await open(page);
  await createUser(page, 'ann');
  await showMatrix(page);
  await cell(page, 'ann', 'logs:PutLogEvents').focus();
  await page.keyboard.press('Enter');
  await button(page, 'How could it be allowed?').focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('.fixes')).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(page.locator(':focus')).toHaveAccessibleName(/Do it: a new inline policy of user ann/);
  await page.keyboard.press('Enter');
  await expect(page.locator('.why .verdict-line').first()).toContainText('Allowed');
  await expect(page.locator('#explanation-0')).toBeFocused();
});
