// The story of the roles post, with the mouse: nobody, a user's key, a role.

import { button, console, createRole, createUser, giveTheAppAKey, open, runGreen, select, written } from './actions.mjs';
import { expect, test } from './fixtures.mjs';

test('run with nothing: the provider chain has no credentials', async ({ page }) => {
  await open(page);
  await button(page, 'Run the app').click();
  const chain = console(page).locator('.chain li');
  await expect(chain.filter({ hasText: 'Environment variables' })).toContainText('AWS_ACCESS_KEY_ID');
  await expect(chain.filter({ hasText: '~/.aws/credentials' })).toHaveCount(1);
  await expect(chain.filter({ hasText: '169.254.169.254' })).toHaveCount(1);
  await expect(console(page).locator('.log')).toContainText('Unable to locate credentials');
  await expect(console(page).locator('.calls')).toHaveCount(0);
});

test('Run pressed before the app is there runs it', async ({ page }) => {
  await open(page, '#run');
  await expect(console(page).locator('.log')).toContainText('Unable to locate credentials');
});

test('option 1: a key works for everyone who has it, until it is deactivated', async ({ page }) => {
  await open(page);
  await createUser(page, 'photo-app-user', ['AmazonS3FullAccess', 'CloudWatchLogsFullAccess']);
  const key = await giveTheAppAKey(page);
  expect(key).toMatch(/^AKIA[A-Z2-7]{16}$/);
  await expect(page.locator('.source')).toContainText(key);
  await runGreen(page);

  await select(page, 'photo-app-bucket');
  await expect(page.locator('.inspector').getByText('photos/cat.jpg')).toBeVisible();
  await select(page, '/photo-app/web');
  await expect(page.getByLabel('Log events')).not.toBeEmpty();

  await button(page, 'Leak the repository').click();
  await expect(console(page)).toContainText(key);
  await button(page, 'Call as the stranger').click();
  await expect(console(page).locator('.calls li.allowed')).not.toHaveCount(0);
  await expect(console(page).locator('.calls li:not(.allowed)')).toHaveCount(0);

  await button(page, 'Move the clock +90 days').click();
  await button(page, 'Call as the stranger').click();
  await expect(console(page).locator('.calls li:not(.allowed)')).toHaveCount(0);

  await page.locator('.map').getByRole('button', { name: new RegExp(key.slice(0, 11)) }).click();
  await button(page, 'Deactivate').click();
  await button(page, 'Call as the stranger').click();
  await expect(console(page).locator('.calls li.allowed')).toHaveCount(0);
  await expect(console(page)).toContainText('InvalidClientTokenId');
  await expect(console(page)).toContainText('The security token included in the request is invalid.');
});

test('option 2: a role on the instance, no key anywhere', async ({ page }) => {
  await open(page);
  const trust = await createRole(page, 'PhotoAppRole', { policies: ['AmazonS3FullAccess', 'CloudWatchLogsFullAccess'] });
  expect(JSON.parse(trust).Statement[0]).toEqual({
    Effect: 'Allow',
    Principal: { Service: 'ec2.amazonaws.com' },
    Action: 'sts:AssumeRole',
  });
  await select(page, /PhotoAppRole’s credentials/);
  await expect(page.locator('.inspector')).toContainText('instance-profile/PhotoAppRole');

  await runGreen(page);
  const chain = console(page).locator('.chain li.found');
  await expect(chain).toContainText('ASIA');
  await expect(chain).toContainText('expires');
  const first = await chain.innerText();
  await select(page, 'photo-app');
  await expect(page.locator('.source')).not.toContainText('aws_access_key_id');

  await button(page, 'Move the clock +7 hours').click();
  await runGreen(page);
  expect(await chain.innerText()).not.toBe(first);

  await button(page, 'Leak the repository').click();
  await expect(console(page)).toContainText('finds no key');
  await button(page, 'Steal the session').click();
  await button(page, 'Call as the stranger').click();
  await expect(console(page).locator('.calls li:not(.allowed)')).toHaveCount(0);
  await button(page, 'Move the clock +7 hours').click();
  await button(page, 'Call as the stranger').click();
  await expect(console(page)).toContainText('ExpiredToken');
  await expect(console(page).locator('.calls li.allowed')).toHaveCount(0);
});

const entities = [
  {
    type: 'AWS service',
    fill: async (dialog) => dialog.getByRole('radio', { name: /^Lambda/ }).check(),
    principal: { Service: 'lambda.amazonaws.com' },
    action: 'sts:AssumeRole',
  },
  {
    type: 'AWS account',
    fill: async (dialog) => {
      await dialog.getByRole('radio', { name: /AWS account/ }).check();
      await dialog.getByLabel('Account ID').fill('444455556666');
      await dialog.getByLabel('External ID').fill('photos-42');
    },
    principal: { AWS: 'arn:aws:iam::444455556666:root' },
    action: 'sts:AssumeRole',
    condition: { StringEquals: { 'sts:ExternalId': 'photos-42' } },
  },
  {
    type: 'Web identity',
    fill: async (dialog) => {
      await dialog.getByRole('radio', { name: /Web identity/ }).check();
      await dialog.getByLabel('Identity provider').fill('token.actions.githubusercontent.com');
      await dialog.getByLabel('Audience').fill('sts.amazonaws.com');
      await dialog.getByLabel('Subject').fill('repo:octo-org/photos:*');
    },
    principal: { Federated: 'arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com' },
    action: 'sts:AssumeRoleWithWebIdentity',
    condition: {
      StringEquals: { 'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com' },
      StringLike: { 'token.actions.githubusercontent.com:sub': 'repo:octo-org/photos:*' },
    },
  },
  {
    type: 'SAML 2.0 federation',
    fill: async (dialog) => dialog.getByRole('radio', { name: /SAML/ }).check(),
    principal: { Federated: 'arn:aws:iam::111122223333:saml-provider/CorporateDirectory' },
    action: 'sts:AssumeRoleWithSAML',
    condition: { StringEquals: { 'SAML:aud': 'https://signin.aws.amazon.com/saml' } },
  },
];

for (const { type, fill, principal, action, condition } of entities) {
  test(`create role, trusted entity ${type}: the real trust policy`, async ({ page }) => {
    await open(page);
    await createRole(page, 'Trusting', { entity: fill });
    await page.getByRole('tab', { name: 'Trust relationships' }).click();
    await expect.poll(() => written(page)).toContain('Statement');
    const statement = JSON.parse(await written(page)).Statement[0];
    const expected = { Effect: 'Allow', Principal: principal, Action: action };
    expect(statement).toEqual(condition ? { ...expected, Condition: condition } : expected);
  });
}

test('a role that trusts Lambda gives the instance nothing, and why says so', async ({ page }) => {
  await open(page);
  await createRole(page, 'LambdaRole', {
    entity: async (dialog) => dialog.getByRole('radio', { name: /^Lambda/ }).check(),
    policies: ['AmazonS3FullAccess'],
  });
  await button(page, 'Attach to the instance').click();
  await button(page, 'Run the app').click();
  await expect(console(page).locator('.log')).toContainText('Unable to locate credentials');
  await console(page).getByRole('button', { name: 'Why?' }).click();
  await expect(page.locator('.why')).toContainText('sts:AssumeRole');
  await expect(page.locator('.why .deciding-statement')).toContainText('lambda.amazonaws.com');
});

test('the three lessons can be finished in one go', async ({ page }) => {
  await open(page);
  const goals = page.locator('.lesson .goal');
  await button(page, 'Run the app').click();
  await page.getByRole('tab', { name: 'Access matrix' }).click();
  await button(page, 'Next lesson').click();

  await createUser(page, 'app', ['AmazonS3FullAccess', 'CloudWatchLogsFullAccess']);
  await giveTheAppAKey(page);
  await runGreen(page);
  await button(page, 'Leak the repository').click();
  await button(page, 'Call as the stranger').click();
  await button(page, 'Move the clock +90 days').click();
  await button(page, 'Call as the stranger').click();
  await page.locator('.map').getByRole('button', { name: /AKIA/ }).click();
  await page.locator('.inspector').getByRole('button', { name: 'Delete' }).click();
  await button(page, 'Call as the stranger').click();
  await expect(goals.and(page.locator('.met'))).toHaveCount(await goals.count());
  await button(page, 'Next lesson').click();

  await select(page, 'photo-app');
  await page.getByRole('button', { name: /Remove the key/ }).click();
  await createRole(page, 'PhotoAppRole', { policies: ['AmazonS3FullAccess', 'CloudWatchLogsFullAccess'] });
  await runGreen(page);
  await button(page, 'Leak the repository').click();
  await button(page, 'Steal the session').click();
  await button(page, 'Call as the stranger').click();
  await button(page, 'Move the clock +7 hours').click();
  await runGreen(page);
  await button(page, 'Call as the stranger').click();
  await expect(goals.and(page.locator('.met'))).toHaveCount(await goals.count());
});
