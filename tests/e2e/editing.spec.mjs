// Editing policies and entities: what changes, what is refused, what is kept.

import { button, cell, console, createRole, createUser, open, runGreen, select, untilSaved, write, written } from './actions.mjs';
import { expect, test } from './fixtures.mjs';

const READ_ONLY = JSON.stringify(
  {
    Version: '2012-10-17',
    Statement: [{ Sid: 'Read', Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::photo-app-bucket/*' }],
  },
  null,
  2,
);

test('breaking a policy changes the matrix cell and the why', async ({ page }) => {
  await open(page);
  await createRole(page, 'PhotoAppRole');
  await button(page, 'Create inline policy').click();
  await page.getByRole('tab', { name: 'Access matrix' }).click();
  // It gives nothing before it is saved.
  await expect(cell(page, 'PhotoAppRole', 's3:PutObject')).toContainText('Not allowed');
  await button(page, 'Save').click();
  await expect(cell(page, 'PhotoAppRole', 's3:PutObject')).toContainText('Allowed');

  await write(page, READ_ONLY);
  await button(page, 'Save').click();
  const put = cell(page, 'PhotoAppRole', 's3:PutObject');
  await expect(put).toContainText('Not allowed');
  await expect(put).toContainText('was: Allowed');
  await expect(cell(page, 'PhotoAppRole', 's3:GetObject')).not.toContainText('was:');

  await put.click();
  const why = page.locator('.why');
  await expect(why.locator('.aws-error')).toHaveText(
    /^User: arn:aws:sts::111122223333:assumed-role\/PhotoAppRole\/\S+ is not authorized to perform: s3:PutObject on resource: "arn:aws:s3:::photo-app-bucket\/photos\/cat\.jpg" because no identity-based policy allows the s3:PutObject action$/,
  );
  await expect(why.locator('.marked-json mark.mismatch').first()).toContainText('s3:GetObject');
  await button(page, 'Copy as Markdown').click();
  await expect(page.locator('.notice')).toContainText('Copied.');
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain('### Not allowed by any policy: `s3:PutObject` on `arn:aws:s3:::photo-app-bucket/photos/cat.jpg`');
  expect(copied).toContain('| Identity-based policies | does not allow it |');
  await expect(why.locator('.marked-json mark.match').first()).toBeVisible();
  await expect(why.locator('.gate')).not.toHaveCount(0);
});

test('an explicit deny wins and is named in the error', async ({ page }) => {
  await open(page);
  await createUser(page, 'ann', ['AdministratorAccess']);
  await select(page, 'photo-app-bucket');
  await page.getByRole('tab', { name: 'Bucket policy' }).click();
  await write(
    page,
    JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Deny', Principal: '*', Action: 's3:PutObject', Resource: 'arn:aws:s3:::photo-app-bucket/*' }],
    }),
  );
  await button(page, 'Save').click();
  await expect(cell(page, 'ann', 's3:PutObject')).toContainText('Denied by rule');
  await expect(cell(page, 'ann', 's3:GetObject')).toContainText('Allowed');
  await cell(page, 'ann', 's3:PutObject').click();
  await expect(page.locator('.why .aws-error')).toContainText('with an explicit deny in a resource-based policy');
});

test('a public bucket policy is refused until Block Public Access is off', async ({ page }) => {
  await open(page);
  await select(page, 'photo-app-bucket');
  await page.getByRole('tab', { name: 'Bucket policy' }).click();
  const block = page.getByLabel('Block all public access');
  await expect(block).toBeChecked();
  await write(
    page,
    JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: 'arn:aws:s3:::photo-app-bucket/*' }],
    }),
  );
  await button(page, 'Save').click();
  await expect(page.locator('.inspector [role=alert]')).toContainText('blocked by the BlockPublicPolicy');
  await block.focus();
  await page.keyboard.press('Space');
  await expect(block).not.toBeChecked();
  await button(page, 'Save').click();
  await expect(page.locator('#block-public-access-note')).toContainText('Anybody on the internet');
  await block.check();
  await expect(page.locator('#block-public-access-note')).toContainText('Only this account');
});

test('an instance that wants tokens gives a forged request nothing', async ({ page }) => {
  await open(page);
  await createRole(page, 'PhotoAppRole', { policies: ['AmazonS3FullAccess', 'CloudWatchLogsFullAccess'] });
  await select(page, 'photo-app');
  await page.getByRole('tab', { name: 'Details' }).click();
  const required = page.getByRole('checkbox', { name: 'Require IMDSv2' });
  await expect(required).not.toBeChecked();
  await expect(page.locator('#metadata-note')).toContainText('IMDSv1 is on too');
  await required.focus();
  await page.keyboard.press('Space');
  await expect(required).toBeChecked();
  await expect(page.locator('#metadata-note')).toContainText('need a token');
  await runGreen(page);
  await button(page, 'Steal the session').click();
  await expect(console(page)).toContainText('brings no credentials');
  await expect(button(page, 'Call as the stranger')).toHaveCount(0);
});

test('bad JSON shows its line and column and loses nothing', async ({ page }) => {
  await open(page);
  await createUser(page, 'ann');
  await button(page, 'Create inline policy').click();
  const bad = READ_ONLY.replace('"Allow",', '"Allow"');
  await write(page, bad);
  await expect(page.locator('.findings')).toContainText('Line 7, column 7');
  await button(page, 'Save').click();
  await expect(page.locator('.inspector [role=alert]')).toContainText(/line 7, column 7/i);
  const openDraft = async () => {
    await select(page, 'ann');
    await expect(page.locator('.inspector')).toContainText('not saved: gives nothing yet');
    await page.locator('.inspector').getByRole('button', { name: 'ann-policy', exact: true }).click();
    await expect.poll(() => written(page)).toBe(bad);
  };
  await select(page, 'photo-app');
  await openDraft();
  await untilSaved(page, 'inline:user:ann:ann-policy');
  await page.reload();
  await openDraft();
  await button(page, 'Discard changes').click();
  await expect(button(page, 'Create inline policy')).toBeVisible();
  await expect(page.locator('.inspector')).not.toContainText('ann-policy');
});

test('AWS’s refusals: delete conflicts, duplicates, limits', async ({ page }) => {
  await open(page);
  await createUser(page, 'ann', ['AmazonS3ReadOnlyAccess']);
  await page.locator('.inspector').getByRole('button', { name: 'Delete' }).click();
  await expect(page.locator('.notice')).toContainText('DeleteConflict');
  await button(page, 'Detach AmazonS3ReadOnlyAccess').click();
  await page.locator('.inspector').getByRole('button', { name: 'Delete' }).click();
  await expect(page.locator('.map').getByRole('button', { name: /ann/ })).toHaveCount(0);

  await createUser(page, 'bob');
  await button(page, 'Create user').first().click();
  const dialog = page.getByRole('dialog', { name: 'Create user' });
  await dialog.getByLabel('User name').fill('bob');
  await dialog.getByRole('button', { name: 'Create user' }).click();
  await expect(dialog.getByRole('alert')).toContainText('bob already exists');
  await dialog.getByRole('button', { name: 'Cancel' }).click();

  await page.getByRole('tab', { name: 'Security credentials' }).click();
  for (let made = 0; made < 2; made += 1) {
    await button(page, 'Create access key').click();
    await page.getByRole('dialog').getByRole('button', { name: 'Done' }).click();
  }
  await button(page, 'Create access key').click();
  await expect(page.locator('.notice')).toContainText('LimitExceeded');
});

test('rename, tag, group membership; undo and redo take everything back and forth', async ({ page }) => {
  await open(page);
  await createUser(page, 'ann');
  await button(page, 'Rename').click();
  await page.getByLabel('New name').fill('anna');
  await button(page, 'Save name').click();
  await expect(page.locator('.inspector')).toContainText('user/anna');

  await page.getByRole('tab', { name: 'Tags' }).click();
  await page.getByLabel('Key', { exact: true }).fill('team');
  await page.getByLabel('Value', { exact: true }).fill('photos');
  await button(page, 'Add tag').click();
  await expect(button(page, 'Remove tag team')).toBeVisible();

  await button(page, 'Create group').first().click();
  const dialog = page.getByRole('dialog', { name: 'Create group' });
  await dialog.getByLabel('Group name').fill('Readers');
  await dialog.getByRole('searchbox').fill('AmazonS3ReadOnlyAccess');
  await dialog.getByRole('checkbox').first().check();
  await dialog.getByRole('button', { name: 'Create group' }).click();
  await page.getByRole('checkbox', { name: 'anna' }).check();
  await expect(cell(page, 'anna', 's3:GetObject')).toContainText('Allowed');

  for (let step = 0; step < 5; step += 1) await page.getByRole('button', { name: /^Undo:/ }).click();
  await expect(page.getByRole('button', { name: 'Nothing to undo' })).toBeVisible();
  await expect(page.locator('.map').getByRole('button', { name: /ann/ })).toHaveCount(0);
  for (let step = 0; step < 5; step += 1) await page.getByRole('button', { name: /^Redo:/ }).click();
  await expect(cell(page, 'anna', 's3:GetObject')).toContainText('Allowed');
});

test('every edit leaves its AWS CLI line and its CloudTrail record', async ({ page }) => {
  await open(page);
  await createUser(page, 'ann', ['AmazonS3ReadOnlyAccess']);
  await page.getByRole('tab', { name: 'AWS CLI' }).click();
  const lines = page.getByLabel('AWS CLI commands');
  await expect(lines).toContainText('aws iam create-user --user-name ann');
  await expect(lines).toContainText('aws iam attach-user-policy --user-name ann --policy-arn arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess');
  await page.getByRole('tab', { name: 'CloudTrail' }).click();
  await page.locator('summary', { hasText: 'AttachUserPolicy' }).click();
  const event = JSON.parse(await page.getByLabel('Event').first().innerText());
  expect(event).toMatchObject({ eventSource: 'iam.amazonaws.com', eventName: 'AttachUserPolicy' });
});

test('a request of one’s own joins the matrix', async ({ page }) => {
  await open(page);
  await createUser(page, 'ann', ['AmazonS3FullAccess']);
  await page.getByLabel('Also ask: action').fill('s3:DeleteObject');
  await page.getByLabel('on resource').fill('arn:aws:s3:::photo-app-bucket/photos/cat.jpg');
  await button(page, 'Add').click();
  await expect(cell(page, 'ann', 's3:DeleteObject')).toContainText('Allowed');
  await page.getByLabel('Also ask: action').fill('everything');
  await button(page, 'Add').click();
  await expect(page.locator('.add-request [role=alert]')).toContainText('service:Name');
});

test('what comes while Save is pressed moves the button, and the press counts', async ({ page }) => {
  await open(page);
  await createUser(page, 'ann');
  await button(page, 'Create inline policy').click();
  await write(page, READ_ONLY);
  const save = button(page, 'Save');
  const foot = page.locator('.editor-foot');
  const pressWhileItMoves = async () => {
    await save.hover();
    await page.mouse.down();
    await foot.evaluate((foot) => { foot.style.paddingBottom = '80px'; });
  };
  // Drawn away from the button, a press is taken back.
  await pressWhileItMoves();
  await page.mouse.move(5, 5);
  await page.mouse.up();
  await expect(save).not.toHaveAttribute('aria-disabled', 'true');
  await foot.evaluate((foot) => { foot.style.paddingBottom = ''; });
  await pressWhileItMoves();
  await page.mouse.up();
  await expect(save).toHaveAttribute('aria-disabled', 'true');
});
