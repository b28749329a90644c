// How long logs are kept; aliases and grants of a key: each by mouse and by keyboard.

import { button, createUser, open, select } from './actions.mjs';
import { expect, test } from './fixtures.mjs';

test('a log group keeps its events as long as its retention says', async ({ page }) => {
  await open(page);
  await select(page, '/photo-app/web');
  const inspector = page.locator('#inspector');
  const retention = inspector.getByLabel('Retention');
  await expect(retention).toHaveValue('');
  await retention.selectOption('30 days');
  await expect(inspector).toContainText('aws logs put-retention-policy --log-group-name /photo-app/web --retention-in-days 30');
  await retention.selectOption('Never expire');
  await expect(inspector).toContainText('aws logs delete-retention-policy --log-group-name /photo-app/web');

  await retention.focus();
  await page.keyboard.type('7 days');
  await page.keyboard.press('Enter');
  await expect(retention).toHaveValue('7');
  await button(page, 'Undo: Edit retention setting').click();
  await expect(retention).toHaveValue('');
});

test('a key gets an alias and a grant, and loses them', async ({ page }) => {
  await open(page);
  await createUser(page, 'ann');
  await button(page, 'Create resource').first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(/KMS key/).check();
  await dialog.getByRole('button', { name: /^Create/ }).click();
  const inspector = page.locator('#inspector');

  await inspector.getByLabel('New alias').fill('photos');
  await page.keyboard.press('Enter');
  const aliases = inspector.getByRole('list', { name: 'Aliases' });
  await expect(aliases).toContainText('alias/photos');
  await expect(inspector.getByLabel('New alias')).toHaveValue('');
  await aliases.getByRole('button', { name: 'Delete alias alias/photos' }).click();
  await expect(aliases.getByRole('listitem')).toHaveCount(0);

  await inspector.getByText('Create grant').first().click();
  await inspector.getByLabel('Grantee principal').selectOption({ label: 'arn:aws:iam::111122223333:user/ann' });
  await inspector.getByRole('checkbox', { name: 'GenerateDataKey', exact: true }).focus();
  await page.keyboard.press('Space');
  await inspector.getByRole('button', { name: 'Create grant' }).focus();
  await page.keyboard.press('Enter');
  const grants = inspector.getByRole('list', { name: 'Grants' });
  await expect(grants).toContainText('user/ann');
  await expect(grants).toContainText('Decrypt, GenerateDataKey');
  await expect(inspector).toContainText('aws kms create-grant');
  await grants.getByRole('button', { name: /^Revoke grant of/ }).click();
  await expect(grants.getByRole('listitem')).toHaveCount(0);
});
