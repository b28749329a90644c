// Create resources and providers, boundaries, trust policies written by hand.

import { button, cell, createUser, editor, open, select, write } from './actions.mjs';
import { expect, test } from './fixtures.mjs';

const inspector = (page) => page.locator('.inspector');

async function createResource(page, kind, name) {
  await button(page, 'Create resource').first().click();
  const dialog = page.getByRole('dialog', { name: 'Create resource' });
  await dialog.getByRole('radio', { name: kind }).check();
  await dialog.locator('#resource-name').fill(name);
  await dialog.getByRole('button', { name: 'Create', exact: true }).click();
  await expect(dialog).toHaveCount(0);
}

test('a name that is missing is asked for at its field, and AWS’s words come after', async ({ page }) => {
  await open(page);
  await button(page, 'Create role').first().click();
  const dialog = page.getByRole('dialog', { name: 'Create role' });
  await dialog.getByRole('button', { name: 'Next' }).click();
  await dialog.getByRole('button', { name: 'Next' }).click();
  await dialog.getByRole('button', { name: 'Create role' }).click();
  const name = dialog.getByLabel('Role name');
  await expect(name).toBeFocused();
  await expect(name).toHaveAttribute('aria-invalid', 'true');
  await expect(name).toHaveAccessibleDescription(/^Enter a role name\./);
  await expect(dialog).toContainText('validation error detected');
  await name.fill('PhotoAppRole');
  await expect(name).not.toHaveAttribute('aria-invalid');
  await expect(dialog.locator('#role-name-error')).toHaveCount(0);
});

test('a bucket, a log group, a key and a provider stand on the map and in the inspector', async ({ page }) => {
  await open(page);
  for (const [kind, name, shown] of [
    [/S3 bucket/, 'photo-archive', 'S3 bucket'],
    [/log group/, '/photo-app/jobs', 'CloudWatch log group'],
    [/KMS key/, 'photos', 'KMS key'],
    [/OpenID/, 'https://token.actions.githubusercontent.com', 'OpenID Connect provider'],
  ]) {
    await createResource(page, kind, name);
    await expect(inspector(page)).toContainText(shown);
  }
  await expect(inspector(page)).toContainText('oidc-provider/token.actions.githubusercontent.com');
  await page.getByRole('tab', { name: 'AWS CLI' }).click();
  await expect(page.getByLabel('AWS CLI commands')).toContainText('aws kms create-key');
  await select(page, 'photos');
  await expect.poll(() => editor(page).innerText()).toContain('kms:*');
  await button(page, 'Disable key').click();
  await expect(button(page, 'Enable key')).toBeVisible();
  await button(page, 'Schedule key deletion').click();
  await button(page, 'Cancel key deletion').click();
  await select(page, 'token.actions');
  await inspector(page).getByRole('button', { name: 'Delete' }).click();
  await expect(page.locator('.map').getByRole('button', { name: /token.actions/ })).toHaveCount(0);
});

test('a bucket name that AWS refuses is refused where it was typed, by keyboard alone', async ({ page }) => {
  await open(page);
  await button(page, 'Create resource').first().focus();
  await page.keyboard.press('Enter');
  const name = page.getByRole('dialog').getByLabel('Bucket name');
  await name.focus();
  await page.keyboard.type('Not A Bucket');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog').getByRole('alert')).not.toBeEmpty();
  await name.fill('photo-archive');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(inspector(page)).toContainText('arn:aws:s3:::photo-archive');
});

test('a boundary limits what the policies give, and can be removed', async ({ page }) => {
  await open(page);
  await createUser(page, 'ann', ['AmazonS3FullAccess']);
  await expect(cell(page, 'ann', 's3:PutObject')).toContainText('Allowed');
  await page.getByLabel('No permissions boundary. Set one:').selectOption({ label: 'AmazonS3ReadOnlyAccess' });
  await expect(cell(page, 'ann', 's3:PutObject')).toContainText('Not allowed');
  await cell(page, 'ann', 's3:PutObject').click();
  await expect(page.locator('.gate.decided')).toContainText('Permissions boundary');
  await page.getByRole('tab', { name: 'Inspector' }).click();
  await button(page, 'Remove boundary').click();
  await expect(cell(page, 'ann', 's3:PutObject')).toContainText('Allowed');
});

test('create role, custom trust policy: begins as the type before makes it', async ({ page }) => {
  await open(page);
  await button(page, 'Create role').first().click();
  const dialog = page.getByRole('dialog', { name: 'Create role' });
  await dialog.getByRole('radio', { name: /AWS account/ }).check();
  await dialog.getByRole('radio', { name: /Custom trust policy/ }).check();
  await expect.poll(() => editor(page).innerText()).toContain('arn:aws:iam::111122223333:root');
  await write(page, JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }] }));
  await dialog.getByRole('button', { name: 'Next' }).click();
  await dialog.getByRole('button', { name: 'Next' }).click();
  await expect(dialog.locator('#trust-preview')).toContainText('lambda.amazonaws.com');
  await dialog.getByLabel('Role name').fill('Handwritten');
  await dialog.getByRole('button', { name: 'Create role' }).click();
  await expect(dialog).toHaveCount(0);
  await page.getByRole('tab', { name: 'Trust relationships' }).click();
  await expect.poll(() => editor(page).innerText()).toContain('lambda.amazonaws.com');
});
