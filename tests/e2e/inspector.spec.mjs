// The pages of the inspector: objects, log groups, sign-in, bucket settings, providers, and the last change of each thing.

import { button, createRole, createUser, open, runGreen, select } from './actions.mjs';
import { expect, test } from './fixtures.mjs';

const inspector = (page) => page.locator('.inspector');
const lastChange = (page) => page.getByLabel('AWS CLI command of the last change');

async function putObject(page) {
  await select(page, 'photo-app-bucket');
  await inspector(page).getByText('Put an object').click();
  await inspector(page).getByLabel('Key', { exact: true }).fill('reports/june.txt');
  await inspector(page).getByLabel('Content').fill('42 photos');
  await inspector(page).getByRole('button', { name: 'Put object' }).click();
}

test('an object: put, tagged, deleted, by mouse', async ({ page }) => {
  await open(page);
  await putObject(page);
  await inspector(page).getByRole('button', { name: 'reports/june.txt' }).click();
  await expect(inspector(page)).toContainText('arn:aws:s3:::photo-app-bucket/reports/june.txt');
  await expect(inspector(page)).toContainText('9 bytes');
  await expect(lastChange(page)).toContainText('s3://photo-app-bucket/reports/june.txt');
  await inspector(page).getByLabel('Key', { exact: true }).fill('team');
  await inspector(page).getByLabel('Value').fill('photos');
  await inspector(page).getByRole('button', { name: 'Add tag' }).click();
  await expect(lastChange(page)).toContainText('put-object-tagging');
  await inspector(page).getByRole('button', { name: 'Remove tag team' }).click();
  await expect(inspector(page)).toContainText('No tags.');
  await inspector(page).getByRole('button', { name: 'Delete', exact: true }).click();
  await expect(inspector(page)).toContainText('The bucket is empty');
});

test('an object, by keyboard alone', async ({ page }) => {
  await open(page);
  await putObject(page);
  await inspector(page).getByRole('button', { name: 'reports/june.txt' }).focus();
  await page.keyboard.press('Enter');
  await inspector(page).getByLabel('Key', { exact: true }).focus();
  await page.keyboard.type('team');
  await page.keyboard.press('Tab');
  await page.keyboard.type('photos');
  await page.keyboard.press('Enter');
  await expect(inspector(page).getByRole('button', { name: 'Remove tag team' })).toBeVisible();
});

test('the last change can be copied', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(page);
  await createUser(page, 'ann');
  await expect(lastChange(page)).toHaveText('aws iam create-user --user-name ann');
  await button(page, 'Copy command').click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toContain('create-user --user-name ann');
});

test('console sign-in and MFA of a user', async ({ page }) => {
  await open(page);
  await createUser(page, 'ann');
  await page.getByRole('tab', { name: 'Security credentials' }).click();
  await page.getByLabel('Console password').fill('weak');
  await button(page, 'Enable console access').click();
  await expect(inspector(page).getByRole('alert').first()).toContainText('password policy');
  await page.getByLabel('Console password').fill('Long-enough-1');
  await button(page, 'Enable console access').click();
  await expect(inspector(page)).toContainText('Console access with a password');
  await page.getByLabel('Name of a virtual device').fill('phone');
  await button(page, 'Assign MFA device').click();
  await expect(inspector(page)).toContainText(':mfa/phone');
  await button(page, 'Remove MFA device phone').click();
  await button(page, 'Disable console access').click();
  await expect(button(page, 'Enable console access')).toBeVisible();
});

test('ownership and default encryption of a bucket', async ({ page }) => {
  await open(page);
  await select(page, 'photo-app-bucket');
  await page.getByRole('tab', { name: 'Properties' }).click();
  await inspector(page).getByRole('radio', { name: /Object writer/ }).check();
  await expect(lastChange(page)).toContainText('put-bucket-ownership-controls');
  await inspector(page).getByLabel('Default encryption').selectOption({ label: 'SSE-KMS, key aws/s3' });
  await expect(lastChange(page)).toContainText('aws:kms');
});

test('a log group loses a stream, and goes', async ({ page }) => {
  await open(page);
  await createRole(page, 'PhotoAppRole', { policies: ['AmazonS3FullAccess', 'CloudWatchLogsFullAccess'] });
  await runGreen(page);
  await select(page, '/photo-app/web');
  await expect(inspector(page)).toContainText('1 event');
  await inspector(page).getByRole('button', { name: /Delete log stream/ }).click();
  await expect(inspector(page)).toContainText('No log streams');
  await inspector(page).getByRole('button', { name: 'Delete', exact: true }).click();
  await expect(page.locator('.map').getByRole('button', { name: '/photo-app/web' })).toHaveCount(0);
});

test('a user is made with console access, a boundary and a tag, and the calls are shown before', async ({ page }) => {
  await open(page);
  await button(page, 'Create user').first().click();
  const dialog = page.getByRole('dialog', { name: 'Create user' });
  await dialog.getByLabel('User name').fill('ann');
  await dialog.getByText('Permissions boundary, tags and more').click();
  await dialog.getByLabel('Password for the console').fill('Long-enough-1');
  await dialog.getByLabel('Permissions boundary', { exact: true }).selectOption({ label: 'PowerUserAccess' });
  await dialog.getByLabel('Tag key').fill('team');
  await dialog.getByText('What will be called').click();
  await expect(dialog.getByLabel('AWS CLI command').first()).toContainText('--permissions-boundary arn:aws:iam::aws:policy/PowerUserAccess');
  await expect(dialog.getByLabel('AWS CLI command').last()).toContainText('create-login-profile');
  await dialog.getByRole('button', { name: 'Create user' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(inspector(page)).toContainText('Remove boundary');
  await page.getByRole('tab', { name: 'Tags' }).click();
  await expect(inspector(page)).toContainText('team');
});

test('a SAML provider is made, and lists the roles that trust it', async ({ page }) => {
  await open(page);
  await button(page, 'Create resource').first().click();
  const dialog = page.getByRole('dialog', { name: 'Create resource' });
  await dialog.getByRole('radio', { name: /SAML/ }).check();
  await dialog.locator('#resource-name').fill('CompanyDirectory');
  await dialog.getByRole('button', { name: 'Create', exact: true }).click();
  await expect(dialog).toHaveCount(0);
  await expect(inspector(page)).toContainText('Assertions of https://login.example.com/saml');
  await expect(inspector(page)).toContainText('No role of this account trusts it yet');
  await expect(lastChange(page)).toContainText('create-saml-provider');
});
