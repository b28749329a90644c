// Explain an AccessDenied: a message from a real account is read, said what it needs, and asked in the open world.

import { button, cell, createUser, open, showMatrix } from './actions.mjs';
import { check } from './axe.mjs';
import { expect, test } from './fixtures.mjs';

const MESSAGE =
  'An error occurred (AccessDenied) when calling the GetObject operation: User: arn:aws:iam::111122223333:user/ann is not authorized to perform: s3:GetObject on resource: "arn:aws:s3:::photo-app-bucket/photos/dog.jpg" because no identity-based policy allows the s3:GetObject action';

const RECORD = JSON.stringify({
  userIdentity: { type: 'AssumedRole', arn: 'arn:aws:sts::777788889999:assumed-role/App/i-0abc' },
  eventSource: 's3.amazonaws.com',
  eventName: 'ListObjects',
  errorCode: 'AccessDenied',
  errorMessage: 'Access Denied',
  requestParameters: { bucketName: 'photos' },
});

test('a message is read and asked in the world', async ({ page }) => {
  await open(page);
  await createUser(page, 'ann');
  await button(page, 'Saved').click();
  await button(page.getByRole('dialog', { name: 'Saved' }), 'Explain an AccessDenied').click();
  const dialog = page.getByRole('dialog', { name: 'Explain an AccessDenied' });
  await dialog.getByLabel('Error message or CloudTrail event').fill(MESSAGE);
  await button(dialog, 'Read').click();
  await expect(dialog.locator('dl')).toContainText('arn:aws:iam::111122223333:user/ann');
  await expect(dialog).toContainText('no identity-based policy allows it');
  await expect(dialog.getByRole('listitem').filter({ hasText: 'AWS names this one' })).toContainText('The policies of arn:aws:iam::111122223333:user/ann');
  await expect(dialog).toContainText('aws s3api get-bucket-policy --bucket photo-app-bucket');
  await check(page, 'a message that was read');
  await button(dialog, 'Ask it in this world').click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.locator('.why .verdict-line .chip')).toContainText('No rule allows it');
  await expect(page.locator('.why')).toContainText('dog.jpg');
  await showMatrix(page);
  await expect(cell(page, 'ann', 's3:GetObject').nth(1)).toBeVisible();
});

test('by keyboard: a CloudTrail event of somebody who is not here', async ({ page }) => {
  await open(page);
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox', { name: 'A thing, or something to do' })).toBeFocused();
  await page.keyboard.type('accessdenied');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Explain an AccessDenied' });
  const field = dialog.getByLabel('Error message or CloudTrail event');
  await field.focus();
  await page.keyboard.insertText('hello');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('alert')).toContainText('No refusal found');
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText(RECORD);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('alert')).toHaveText('');
  await expect(dialog.locator('dl')).toContainText('s3:ListBucket');
  await expect(dialog).toContainText('The caller is not in this world');
  await expect(dialog).toContainText('AWS gives no reason');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
});
