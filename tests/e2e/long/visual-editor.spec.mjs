// The visual editor of policies: a form over the text, which changes what it is about and nothing else.

import { button, cell, createRole, createUser, editor, open, select, write, written } from '../actions.mjs';
import { expect, test } from '../fixtures.mjs';

const tab = (within, name) => within.getByRole('tablist', { name: 'Policy editor' }).getByRole('tab', { name });
const statement = (within, number) => within.getByRole('region', { name: `Statement ${number}` });

/** ann's inline policy with the text `text`, as a form. */
async function openAsForm(page, text) {
  await open(page);
  await createUser(page, 'ann');
  await button(page, 'Create inline policy').click();
  await expect(editor(page)).toBeVisible();
  await write(page, text);
  await tab(page, 'Visual').click();
}

/** Expects the text of the policy to be `text`. */
async function expectText(page, text) {
  await tab(page, 'JSON').click();
  await expect.poll(() => written(page)).toBe(text);
}

const ONE = `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": ["s3:GetObject", "s3:Put*"],
      "Resource": "*"
    }
  ]
}`;

test('by mouse: a policy from nothing, created, attached, and what it allows', async ({ page }) => {
  await open(page);
  await createUser(page, 'ann');
  await button(page, 'Create policy').first().click();
  const dialog = page.getByRole('dialog', { name: 'Create policy' });
  await dialog.getByLabel('Policy name').fill('Uploads');
  await tab(dialog, 'Visual').click();
  await expect(dialog.getByRole('region', { name: /^Statement/ })).toHaveCount(3);
  for (const left of [2, 1, 0]) {
    await dialog.getByRole('button', { name: 'Remove statement 1' }).click();
    await expect(dialog.getByRole('region', { name: /^Statement/ })).toHaveCount(left);
  }
  await dialog.getByRole('button', { name: 'Add statement' }).click();
  const card = statement(dialog, 1);
  await expect(card).toBeFocused();

  const actions = card.getByRole('group', { name: 'Actions', exact: true });
  await actions.getByRole('button', { name: 'Choose actions' }).click();
  await actions.getByLabel('Service').selectOption('s3');
  await actions.getByRole('searchbox', { name: 'Search actions' }).fill('putobject');
  await actions.getByRole('checkbox', { name: 'PutObject', exact: true }).check();
  await expect(actions.getByRole('listitem').filter({ hasText: 's3:PutObject' }).first()).toContainText('Write');

  const resources = card.getByRole('group', { name: 'Resources', exact: true });
  await resources.getByRole('button', { name: 'Add resource' }).click();
  const builder = resources.getByRole('group', { name: 'Build an ARN' });
  await expect(builder.getByLabel('Resource type').locator('option')).toHaveText(['accesspointobject', 'object']);
  await builder.getByLabel('Resource type').selectOption({ label: 'object' });
  await builder.getByRole('button', { name: 'Add this ARN' }).click();
  await expect(builder.getByRole('alert')).toHaveText('Fill in bucket name, or take any.');
  await builder.getByRole('textbox', { name: 'Bucket name' }).fill('photo-app-bucket');
  await builder.getByRole('checkbox', { name: 'Any object name' }).check();
  await expect(builder).toContainText('arn:aws:s3:::photo-app-bucket/*');
  await builder.getByRole('button', { name: 'Add this ARN' }).click();
  await expect(resources.getByLabel('Resource 1')).toHaveValue('arn:aws:s3:::photo-app-bucket/*');

  const conditions = card.getByRole('group', { name: 'Conditions', exact: true });
  await conditions.getByRole('button', { name: 'Add condition' }).click();
  const form = conditions.getByRole('group', { name: 'New condition' });
  await expect(form.getByLabel('Condition key')).toBeFocused();
  await form.getByLabel('Condition key').selectOption('aws:SecureTransport');
  await expect(form.getByLabel('Operator')).toHaveValue('Bool');
  await form.getByRole('button', { name: 'Add this condition' }).click();
  await expect(conditions.getByRole('listitem')).toContainText('Bool aws:SecureTransport');

  await tab(dialog, 'JSON').click();
  await expect.poll(() => written(dialog)).toContain('SecureTransport');
  const { Statement } = JSON.parse(await written(dialog));
  expect(Statement).toEqual([
    {
      Effect: 'Allow',
      Action: ['s3:PutObject'],
      Resource: ['arn:aws:s3:::photo-app-bucket/*'],
      Condition: { Bool: { 'aws:SecureTransport': 'true' } },
    },
  ]);
  await expect(dialog.locator('.findings')).toContainText('No problems found');
  await dialog.getByRole('button', { name: 'Create policy' }).click();
  await expect(dialog).toHaveCount(0);

  await select(page, 'ann');
  await button(page, 'Connect…').click();
  const connect = page.getByRole('dialog', { name: 'Connect ann' });
  await connect.getByRole('option', { name: /Uploads/ }).click();
  await expect(cell(page, 'ann', 's3:PutObject')).toContainText('Allowed');
  await expect(cell(page, 'ann', 's3:GetObject')).not.toContainText('Allowed');
});

test('by keyboard: the tab, Effect to Deny, a box, a resource, and all of it taken back', async ({ page }) => {
  await openAsForm(page, ONE);
  await tab(page, 'Visual').focus();
  await page.keyboard.press('ArrowRight');
  await expect(tab(page, 'JSON')).toBeFocused();
  await expect(editor(page)).toBeVisible();
  await page.keyboard.press('ArrowLeft');
  const card = statement(page, 1);
  await card.getByRole('radio', { name: 'Allow' }).focus();
  await page.keyboard.press('ArrowDown');
  await expect(card.getByRole('radio', { name: 'Deny' })).toBeChecked();
  await expect(card.getByRole('radio', { name: 'Deny' })).toBeFocused();

  await card.getByRole('button', { name: 'Choose actions' }).focus();
  await page.keyboard.press('Enter');
  await card.getByRole('searchbox').focus();
  await page.keyboard.type('deleteobject');
  const box = card.getByRole('checkbox', { name: 'DeleteObject', exact: true });
  await box.focus();
  await page.keyboard.press('Space');
  await expect(box).toBeChecked();
  await expect(box).toBeFocused();
  await card.getByRole('button', { name: 'Remove s3:DeleteObject' }).focus();
  await page.keyboard.press('Enter');
  await expect(card.getByRole('button', { name: 'Remove s3:Put*' })).toBeFocused();

  await card.getByLabel('Resource 1').focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('arn:aws:s3:::photo-app-bucket/*');
  await page.keyboard.press('Enter');
  await expect(card.getByLabel('Resource 1')).toBeFocused();
  await expectText(page, ONE.replace('"Allow"', '"Deny"').replace('"*"', '"arn:aws:s3:::photo-app-bucket/*"'));

  await tab(page, 'Visual').click();
  await card.getByRole('button', { name: 'Duplicate statement 1' }).focus();
  await page.keyboard.press('Enter');
  await expect(statement(page, 2)).toBeFocused();
  await page.keyboard.press('Control+z');
  await expect(statement(page, 2)).toHaveCount(0);
  await expect(page.getByRole('button', { name: /^Undo: Create user ann/ })).toBeVisible();
});

test('wildcards, levels, turning round, conditions', async ({ page }) => {
  await openAsForm(page, ONE);
  const card = statement(page, 1);
  await expect(card.getByRole('listitem').filter({ hasText: 's3:Put*' })).toContainText(/matches \d+ of \d+ actions of s3/);
  await card.getByRole('button', { name: 'Choose actions' }).click();
  await card.getByRole('button', { name: /^Write/ }).click();
  const write = card.getByRole('group', { name: 'Write' });
  const covered = write.getByRole('checkbox', { name: 'PutObject through s3:Put*', exact: true });
  await expect(covered).toBeChecked();
  await expect(covered).toBeDisabled();
  await card.getByRole('button', { name: /^Tagging/ }).click();
  const tagging = card.getByRole('group', { name: 'Tagging' });
  await tagging.getByRole('checkbox', { name: 'All Tagging actions' }).check();
  await expect(card.getByRole('button', { name: 'Remove s3:DeleteObjectTagging' })).toBeVisible();
  await tagging.getByRole('checkbox', { name: 'All Tagging actions' }).uncheck();
  await expect(card.getByRole('button', { name: 'Remove s3:DeleteObjectTagging' })).toHaveCount(0);
  await card.getByLabel('Service').selectOption('athena');
  await expect(card.getByRole('button', { name: /^List/ })).toBeVisible();
  await card.getByLabel('Action by name').fill('sqs:Send*');
  await card.getByLabel('Action by name').press('Enter');
  await card.getByLabel('Which resources').selectOption('All but these (NotResource)');

  await card.getByRole('button', { name: 'Add condition' }).click();
  await card.getByLabel('Condition key').selectOption('aws:PrincipalTag/${TagKey}');
  await card.getByLabel('Tag key').fill('team');
  await card.getByLabel('Operator').selectOption('StringLike');
  await card.getByLabel('Only if the request has the key (IfExists)').check();
  await card.getByLabel('Values, one a line').fill('photos\nweb-*');
  await card.getByRole('button', { name: 'Add this condition' }).click();
  const condition = card.getByRole('listitem').filter({ hasText: 'aws:PrincipalTag/team' });
  await expect(condition).toContainText('photos, web-*');
  await condition.getByRole('button', { name: /^Edit/ }).click();
  await card.getByLabel('Values, one a line').fill('photos');
  await card.getByRole('button', { name: 'Apply' }).click();
  await expect(condition).not.toContainText('web-*');
  await tab(page, 'JSON').click();
  await expect.poll(() => written(page)).toContain('Condition');
  expect(JSON.parse(await written(page)).Statement[0]).toEqual({
    Effect: 'Allow',
    Action: ['s3:GetObject', 's3:Put*', 'sqs:Send*'],
    NotResource: '*',
    Condition: { StringLikeIfExists: { 'aws:PrincipalTag/team': 'photos' } },
  });
});

test('odd formatting and elements the form does not show survive a change', async ({ page }) => {
  const odd = '{ "Statement" :[{"Action" :"s3:GetObject","Remark": {"x":[ 1,2 ]},\n   "Resource":[ "*" ] , "Effect":"Allow"}], "Note" : 1 }';
  await openAsForm(page, odd);
  await expect(page.locator('.visual-editor')).toContainText('Only in the JSON tab, and kept as written: Note');
  await expect(statement(page, 1)).toContainText('kept as written: Remark');
  await statement(page, 1).getByRole('radio', { name: 'Deny' }).check();
  await statement(page, 1).getByLabel('Sid').fill('Kept');
  await statement(page, 1).getByLabel('Sid').press('Enter');
  await expect(page.getByRole('heading', { name: 'Statement 1: Kept' })).toBeVisible();
  await expectText(page, odd.replace('"Allow"', '"Deny"').replace('{"Action"', '{"Sid": "Kept" , "Action"'));
});

test('broken JSON is named with its place, and the choice of the tab is kept for the next editor', async ({ page }) => {
  await openAsForm(page, ONE.replace('"Allow",', '"Allow"'));
  await expect(page.locator('.visual-editor')).toContainText('Mend this first: line 6, column 7');
  await button(page, 'Open the JSON tab').click();
  await expect(editor(page)).toBeFocused();
  await write(page, ONE);
  await tab(page, 'Visual').click();
  await expect(statement(page, 1)).toBeVisible();
  await button(page, 'Save').click();
  await select(page, 'photo-app-bucket');
  await page.getByRole('tab', { name: 'Bucket policy' }).click();
  await expect(tab(page, 'Visual')).toHaveAttribute('aria-selected', 'true');
  await button(page, 'Add statement').click();
  await expect(statement(page, 1).getByLabel('Principal 1: AWS account')).toHaveValue('arn:aws:iam::111122223333:root');
});

const principals = (within, number = 1) => statement(within, number).getByRole('group', { name: 'Principal', exact: true });

/** The bucket's policy with the text `text`, as a form. */
async function openBucketPolicy(page, text) {
  await select(page, 'photo-app-bucket');
  await page.getByRole('tab', { name: 'Bucket policy' }).click();
  await tab(page, 'JSON').click();
  await expect(editor(page)).toBeVisible();
  await write(page, text);
  await tab(page, 'Visual').click();
}

const SHARED = `{
  "Version": "2012-10-17",
  "Statement": [
    { "Effect": "Allow",
      "Principal" : { "AWS": "arn:aws:iam::444455556666:root" },
      "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photo-app-bucket/*" }
  ]
}`;

test('by mouse: a bucket policy names a user of this world, a service, everyone, and who is left out', async ({ page }) => {
  await open(page);
  await createUser(page, 'ann');
  await openBucketPolicy(page, SHARED);
  const whom = principals(page);
  await whom.getByRole('button', { name: 'Add principal' }).click();
  await whom.getByLabel('Kind of principal').selectOption('IAM user or role');
  await expect(whom.getByLabel('Which', { exact: true }).locator('option')).toContainText(['user/ann', 'Another, by name…']);
  await whom.getByRole('button', { name: 'Add this principal' }).click();
  await expect(whom.getByLabel('Principal 2: IAM user or role')).toHaveValue('arn:aws:iam::111122223333:user/ann');
  await whom.getByLabel('Kind of principal').selectOption('AWS service');
  await whom.getByLabel('Which', { exact: true }).selectOption('Another, by name…');
  await whom.getByLabel('Name').fill('config');
  await whom.getByRole('button', { name: 'Add this principal' }).click();
  await expect(whom.getByRole('alert')).toHaveText(/^A service principal looks like ec2\.amazonaws\.com$/i);
  await whom.getByLabel('Name').fill('config.amazonaws.com');
  await whom.getByRole('button', { name: 'Add this principal' }).click();
  await expect(whom.getByLabel('Principal 3: AWS service')).toHaveValue('config.amazonaws.com');
  await whom.getByRole('button', { name: 'Remove arn:aws:iam::444455556666:root' }).click();
  await expect(whom.getByRole('listitem')).toHaveCount(2);
  await expect(page.locator('.findings')).toContainText('No problems found');
  const names = '{ "AWS": ["arn:aws:iam::111122223333:user/ann"], "Service": "config.amazonaws.com" }';
  await expectText(page, SHARED.replace(/\{ "AWS": [^}]+\}/, names));
  await button(page, 'Save').click();
  await expect(cell(page, 'ann', 's3:GetObject')).toContainText('Allowed');

  await tab(page, 'Visual').click();
  for (let left = 1; left >= 0; left -= 1) {
    await whom.getByRole('button', { name: /^Remove/ }).first().click();
    await expect(whom.getByRole('listitem')).toHaveCount(left);
  }
  await expect(whom).toContainText('Nobody named yet.');
  await expect(whom.getByRole('button', { name: 'Add principal' })).toBeFocused();
  await page.keyboard.press('Enter');
  await whom.getByLabel('Kind of principal').selectOption('Everyone (*)');
  await whom.getByRole('button', { name: 'Add this principal' }).click();
  await expect(whom).toContainText('Principal 1: everyone *');
  await whom.getByLabel('Which principals').selectOption('All but these (NotPrincipal)');
  await expectText(page, SHARED.replace(/"Principal" : \{[^}]+\}/, '"NotPrincipal" : "*"'));
});

test('by keyboard: a trust policy trusts a service more, and another account', async ({ page }) => {
  await open(page);
  await createRole(page, 'Uploader');
  await page.getByRole('tab', { name: 'Trust relationships' }).click();
  await tab(page, 'Visual').click();
  const whom = principals(page);
  await expect(whom.getByLabel('Principal 1: AWS service')).toHaveValue('ec2.amazonaws.com');
  await whom.getByRole('button', { name: 'Add principal' }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await expect(whom.getByLabel('Kind of principal')).toBeFocused();
  await page.keyboard.type('AWS s');
  await page.keyboard.press('Tab');
  await page.keyboard.type('lam');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(whom.getByLabel('Principal 2: AWS service')).toHaveValue('lambda.amazonaws.com');
  await whom.getByLabel('Kind of principal').focus();
  await page.keyboard.type('AWS a');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Ano');
  await page.keyboard.press('Tab');
  await page.keyboard.type('999988887777');
  await page.keyboard.press('Enter');
  await expect(whom.getByLabel('Principal 3: AWS account')).toHaveValue('arn:aws:iam::999988887777:root');
  await whom.getByLabel('Principal 2: AWS service').focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('ssm.amazonaws.com');
  await page.keyboard.press('Enter');
  await tab(page, 'JSON').click();
  await expect.poll(() => written(page)).toContain('999988887777');
  expect(JSON.parse(await written(page)).Statement[0].Principal).toEqual({
    Service: ['ec2.amazonaws.com', 'ssm.amazonaws.com'],
    AWS: 'arn:aws:iam::999988887777:root',
  });
});

test('without the service reference actions are typed', async ({ page, complaints }) => {
  await page.route('**/reference/*.txt', (route) => route.abort());
  await openAsForm(page, ONE);
  await button(page, 'Choose actions').click();
  await expect(page.getByText('The list of actions could not be fetched.')).toBeVisible();
  await page.getByLabel('Action by name').fill('s3:ListBucket');
  await button(page, 'Add action').click();
  await expect(button(page, 'Remove s3:ListBucket')).toBeVisible();
  await page.unroute('**/reference/*.txt');
  await button(page, 'Try again').first().click();
  await expect(page.getByText('The list of actions could not be fetched.')).toHaveCount(0);
  await expect(page.getByLabel('Service', { exact: true })).toBeVisible();
  complaints.length = 0;
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 740 } });

  test('nothing is wider than the screen', async ({ page }) => {
    await open(page);
    await page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: 'Build' }).click();
    await page.locator('.outline').getByRole('button', { name: 'Create policy' }).click();
    const dialog = page.getByRole('dialog', { name: 'Create policy' });
    await tab(dialog, 'Visual').click();
    const card = statement(dialog, 1);
    for (const name of ['Choose actions', 'Add resource', 'Add condition']) await card.getByRole('button', { name }).click();
    await card.getByRole('button', { name: /^Write/ }).click();
    const wide = await dialog.evaluate((element) => element.scrollWidth - element.clientWidth);
    expect(wide).toBeLessThanOrEqual(0);
    const top = async (name) => (await card.getByRole('button', { name }).boundingBox()).y;
    expect(await top('Remove statement 1')).toBe(await top('Duplicate statement 1'));
  });
});
