// Explain an AccessDenied: refusals of a real account are read, said what they need, and asked in the open world.

import { button, cell, createUser, open, showMatrix } from './actions.mjs';
import { check } from './axe.mjs';
import { expect, test } from './fixtures.mjs';

const MESSAGE =
  'An error occurred (AccessDenied) when calling the GetObject operation: User: arn:aws:iam::111122223333:user/ann is not authorized to perform: s3:GetObject on resource: "arn:aws:s3:::photo-app-bucket/photos/dog.jpg" because no identity-based policy allows the s3:GetObject action';

const CONSOLE_BOX = `You don't have permission to iam:ListAccessKeys
To request access, copy the following text and send it to your AWS administrator.
User: arn:aws:iam::111122223333:user/ann
Service: iam
Action: ListAccessKeys
On resource(s): user ann
Context: no identity-based policy allows the iam:ListAccessKeys action`;

const refused = (action, resource) =>
  `Error: operation error: https response error StatusCode: 403, api error AccessDenied: User: arn:aws:iam::111122223333:user/ann is not authorized to perform: ${action} on resource: ${resource} because no identity-based policy allows the ${action} action`;

const TERRAFORM = [
  'module.photos.aws_s3_bucket.this: Creating...',
  '╷',
  `│ ${refused('iam:CreateRole', 'arn:aws:iam::111122223333:role/web')}`,
  '│   with module.photos.aws_iam_role.web,',
  '╵',
  '╷',
  `│ ${refused('kms:CreateKey', '*')}`,
  '╵',
  'module.photos.aws_cloudwatch_log_group.app: Still creating... [10s elapsed]',
  '╷',
  `│ ${refused('logs:CreateLogGroup', 'arn:aws:logs:us-east-1:111122223333:log-group:app')}`,
  '╵',
].join('\n');

const GITHUB = 'token.actions.githubusercontent.com';
const PROVIDER = `arn:aws:iam::111122223333:oidc-provider/${GITHUB}`;
const SUBJECT = 'repo:acme/shop:pull_request';

const EVENT = JSON.stringify({
  userIdentity: { type: 'WebIdentityUser', principalId: `${PROVIDER}:sts.amazonaws.com:${SUBJECT}`, userName: SUBJECT, identityProvider: PROVIDER },
  eventSource: 'sts.amazonaws.com',
  eventName: 'AssumeRoleWithWebIdentity',
  awsRegion: 'us-east-1',
  sourceIPAddress: '192.0.2.17',
  userAgent: 'github-actions/2.0',
  errorCode: 'AccessDenied',
  errorMessage: 'An unknown error occurred',
  requestParameters: { roleArn: 'arn:aws:iam::111122223333:role/Deploy', roleSessionName: 'GitHubActions' },
  recipientAccountId: '111122223333',
});

const details = (claims) =>
  JSON.stringify({
    UserDetailList: [{ UserName: 'ann', Arn: 'arn:aws:iam::111122223333:user/ann', Path: '/', UserPolicyList: [] }],
    RoleDetailList: [
      {
        RoleName: 'Deploy',
        Arn: 'arn:aws:iam::111122223333:role/Deploy',
        Path: '/',
        AssumeRolePolicyDocument: {
          Version: '2012-10-17',
          Statement: {
            Effect: 'Allow',
            Action: 'sts:AssumeRoleWithWebIdentity',
            Principal: { Federated: PROVIDER },
            Condition: { StringLike: { [`${GITHUB}:sub`]: claims } },
          },
        },
      },
    ],
  });

async function openDialog(page) {
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox', { name: 'A thing, or something to do' })).toBeFocused();
  await page.keyboard.type('accessdenied');
  await page.keyboard.press('Enter');
  return page.getByRole('dialog', { name: 'Explain an AccessDenied' });
}

async function read(page, text) {
  const dialog = await openDialog(page);
  await dialog.getByLabel('Error message or CloudTrail event').fill(text);
  await button(dialog, 'Read').click();
  return dialog;
}

async function importAccount(page, json) {
  await button(page, 'Saved').click();
  await button(page.getByRole('dialog', { name: 'Saved' }), 'Import account').click();
  const dialog = page.getByRole('dialog', { name: 'Import account' });
  await dialog.locator('#import-text').fill(json);
  await button(dialog, 'Read').click();
  await dialog.locator('.import-result').getByRole('button', { name: /^Open/ }).click();
  await expect(dialog).toHaveCount(0);
}

/** The explanation of the request that was asked. */
const why = (page) => page.locator('.why');

test('a message is read and asked in the world', async ({ page }) => {
  await open(page);
  await createUser(page, 'ann');
  const dialog = await read(page, MESSAGE);
  await expect(dialog).toContainText('AWS names: no Allow in an identity-based policy');
  await expect(dialog.locator('mark')).toContainText('is not authorized to perform: s3:GetObject');
  await expect(dialog.getByRole('textbox', { name: 'Caller' })).toHaveValue('arn:aws:iam::111122223333:user/ann');
  await expect(dialog.getByRole('listitem').first()).toContainText('AWS names this one');
  await expect(dialog).toContainText('aws s3api get-bucket-policy --bucket photo-app-bucket');
  await expect(dialog.locator('.world-answer')).toContainText('This world refuses it too, for the reason that AWS names.');
  await check(page, 'a message that was read');
  await button(dialog, 'Ask it in this world').click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(why(page).locator('.verdict-line .chip')).toContainText('Not allowed by any policy');
  await expect(why(page)).toContainText('dog.jpg');
  await showMatrix(page);
  await expect(cell(page, 'ann', 's3:GetObject').nth(1)).toBeVisible();
});

test('the console’s box ends in an explanation', async ({ page }) => {
  await open(page);
  await createUser(page, 'ann');
  const dialog = await read(page, CONSOLE_BOX);
  await expect(dialog.getByRole('textbox', { name: 'Caller' })).toHaveValue('arn:aws:iam::111122223333:user/ann');
  await expect(dialog.getByRole('textbox', { name: 'Action' })).toHaveValue('iam:ListAccessKeys');
  // The box names a user in words; what it is here is written in.
  await dialog.getByRole('textbox', { name: 'Resource' }).fill('arn:aws:iam::111122223333:user/ann');
  await button(dialog, 'Ask it in this world').click();
  await expect(why(page).locator('.verdict-line .chip')).toContainText('Not allowed by any policy');
  await expect(why(page)).toContainText('iam:ListAccessKeys');
});

test('a Terraform log with three errors gives three, and the last one is explained', async ({ page }) => {
  await open(page);
  await createUser(page, 'ann');
  const dialog = await read(page, TERRAFORM);
  const refusals = dialog.locator('details.refusal');
  await expect(refusals).toHaveCount(3);
  for (const [index, action] of ['iam:CreateRole', 'kms:CreateKey', 'logs:CreateLogGroup'].entries()) {
    await expect(refusals.nth(index).locator('summary').first()).toContainText(`${index + 1}. ${action}`);
  }
  await refusals.nth(2).locator('summary').first().click();
  await expect(refusals.nth(2).getByRole('textbox', { name: 'Resource' })).toHaveValue('arn:aws:logs:us-east-1:111122223333:log-group:app');
  await button(refusals.nth(2), 'Ask it in this world').click();
  await expect(why(page)).toContainText('logs:CreateLogGroup');
  await expect(why(page).locator('.verdict-line .chip')).toContainText('Not allowed by any policy');
});

test('a log of 5 MB is read apart from the page', async ({ page }) => {
  await open(page);
  const noise = 'module.photos.aws_s3_object.picture: Still creating... [10s elapsed]\n'.repeat(30_000);
  const log = `${noise}${TERRAFORM}\n${noise}`.slice(0, 4_900_000);
  const dialog = await openDialog(page);
  await dialog.getByLabel('Error message or CloudTrail event').evaluate((field, pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', pasted);
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, log);
  await expect(dialog.getByLabel('Error message or CloudTrail event')).toHaveValue(/MB was pasted/);
  await expect(dialog.locator('details.refusal')).toHaveCount(3);
  await expect(dialog.locator('mark').first()).toContainText('iam:CreateRole');
});

test('a CloudTrail event with a GitHub subject is asked with its claims', async ({ page }) => {
  await open(page);
  await importAccount(page, details('repo:acme/shop:ref:refs/heads/*'));
  const dialog = await read(page, EVENT);
  await expect(dialog.getByRole('textbox', { name: 'Caller' })).toHaveValue(PROVIDER);
  await expect(dialog.getByLabel('Condition keys')).toHaveValue(new RegExp(`${GITHUB}:sub = ${SUBJECT}`));
  await expect(dialog.getByLabel('Condition keys')).toHaveValue(/aws:sourceip = 192\.0\.2\.17/);
  await button(dialog, 'Ask it in this world').click();
  await expect(why(page)).toContainText('sts:AssumeRoleWithWebIdentity');
  await expect(why(page)).toContainText(SUBJECT);
  await showMatrix(page);
  await expect(cell(page, SUBJECT, 'sts:AssumeRoleWithWebIdentity')).toBeVisible();
});

test('a world that allows what AWS refused is told to lack something', async ({ page }) => {
  await open(page);
  await createUser(page, 'ann', ['AdministratorAccess']);
  const dialog = await read(
    page,
    'User: arn:aws:iam::111122223333:user/ann is not authorized to perform: iam:ListRoles on resource: arn:aws:iam::111122223333:role/ with an explicit deny in a service control policy: arn:aws:organizations::444455556666:policy/o-abcd/service_control_policy/p-1234',
  );
  const answer = dialog.locator('.difference');
  await expect(answer).toContainText('AWS refused it, and this world allows it');
  await expect(answer).toContainText('AWS names the policy arn:aws:organizations::444455556666:policy/o-abcd/service_control_policy/p-1234');
  await check(page, 'a world that says something else than AWS');
});

test('an explanation of a refusal stands beside what AWS said, and another explanation does not', async ({ page }) => {
  await open(page);
  await createUser(page, 'ann', ['AdministratorAccess']);
  const dialog = await read(
    page,
    'User: arn:aws:iam::111122223333:user/ann is not authorized to perform: s3:GetObject on resource: "arn:aws:s3:::photo-app-bucket/photos/dog.jpg" with an explicit deny in an identity-based policy',
  );
  await button(dialog, 'Ask it in this world').click();
  const beside = why(page).getByRole('region', { name: 'Beside what AWS said' });
  await expect(beside).toContainText('AWS names: a Deny in an identity-based policy');
  await expect(beside).toContainText('AWS refused it, and this world allows it');
  await expect(beside).toContainText('AdministratorAccess');
  await check(page, 'an explanation beside what AWS said');
  await showMatrix(page);
  await cell(page, 'ann', 's3:GetObject').first().click();
  await expect(why(page).locator('.verdict-line .chip')).toBeVisible();
  await expect(beside).toHaveCount(0);
});

test('the caller of a question is set up field by field', async ({ page }) => {
  await open(page);
  await importAccount(page, details('repo:acme/shop:ref:refs/heads/*'));
  const dialog = await read(page, EVENT);
  await button(dialog, 'Set up the caller field by field').click();
  const form = dialog.locator('.caller-form');
  await expect(form.getByLabel('Subject')).toHaveValue(SUBJECT);
  await form.getByLabel('Subject').fill('repo:acme/shop:ref:refs/heads/main');
  await button(form, 'Use this caller').click();
  await expect(form).toHaveCount(0);
  await expect(dialog.getByRole('textbox', { name: 'Caller' })).toBeFocused();
  await expect(dialog.getByLabel('Condition keys')).toHaveValue(new RegExp(`${GITHUB}:sub = repo:acme/shop:ref:refs/heads/main`));
  // The changed subject is allowed here; what AWS said is of another one.
  await expect(dialog.locator('.world-answer .chip')).toContainText('Allowed');
  await expect(dialog.locator('.difference')).toHaveCount(0);
});

test('by keyboard at 360 px: a caller from outside, edited and asked', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await open(page);
  const dialog = await openDialog(page);
  const field = dialog.getByLabel('Error message or CloudTrail event');
  await field.focus();
  await page.keyboard.insertText('hello');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('alert')).toContainText('No refusal found');
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText(
    'User: arn:aws:sts::777788889999:assumed-role/App/i-0abc is not authorized to perform: s3:ListBucket on resource: "arn:aws:s3:::photo-app-bucket" because no resource-based policy allows the s3:ListBucket action',
  );
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('alert')).toHaveText('');
  await expect(dialog).toContainText('The caller is not in this world');
  const width = await dialog.evaluate((element) => element.scrollWidth - element.clientWidth);
  expect(width).toBeLessThanOrEqual(0);
  await dialog.getByRole('textbox', { name: 'Action' }).focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText('s3:GetBucketLocation');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(why(page)).toContainText('s3:GetBucketLocation');
});

test('callers set up for a question are in a link and can be removed', async ({ page }) => {
  await open(page);
  const dialog = await openDialog(page);
  await button(dialog, 'Ask without a text').click();
  await dialog.getByRole('textbox', { name: 'Caller' }).fill('anonymous');
  await dialog.getByRole('textbox', { name: 'Action' }).fill('s3:GetObject');
  await dialog.getByRole('textbox', { name: 'Resource' }).fill('arn:aws:s3:::photo-app-bucket/photos/cat.jpg');
  await button(dialog, 'Ask it in this world').click();
  await expect(why(page)).toContainText('s3:GetObject');
  await page.reload();
  await showMatrix(page);
  await expect(cell(page, 'anonymous', 's3:GetObject').first()).toBeVisible();
  const again = await openDialog(page);
  await button(again, 'Ask without a text').click();
  await button(again, 'Remove anonymous').click();
  await expect(button(again, 'Remove anonymous')).toHaveCount(0);
});
