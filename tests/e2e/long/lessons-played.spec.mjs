// Lessons played as a learner would: through dialogs and editors, with the detours the text suggests.

import {
  button, cell, console, createRole, createUser, giveTheAppAKey, open, runGreen, select, untilSetUp, write,
  written,
} from '../actions.mjs';
import { expect, test } from '../fixtures.mjs';

const FULL = ['AmazonS3FullAccess', 'CloudWatchLogsFullAccess'];

const lesson = (page) => page.locator('.lesson');
const goals = (page) => lesson(page).locator('.goal');
const inspector = (page) => page.locator('.inspector');

/** Selects a card of the map by its kind. */
async function pick(page, kind, text = '') {
  await page.locator(`.map .card[data-kind="${kind}"]`).filter({ hasText: text }).first().click();
}

/** Attaches policies to the selected identity. */
async function attach(page, policies) {
  await button(page, 'Attach policies').click();
  for (const name of policies) {
    await inspector(page).getByRole('searchbox').fill(name);
    await inspector(page).getByRole('checkbox', { name }).first().check();
  }
  await button(page, `Attach ${policies.length} policies`).click();
}

/** So many goals are met, in their order or not. */
const met = (page, count) => expect(goals(page).and(page.locator('.met'))).toHaveCount(count);

async function finished(page) {
  await met(page, await goals(page).count());
  await expect(lesson(page).getByText('All goals met.')).toBeVisible();
}

const said = (page) => lesson(page).locator('.lesson-replies');
const answers = (page) => lesson(page).getByRole('group', { name: 'Answers' });

/** Opens a lesson from the path; its world is set up by itself. */
async function begin(page, number, title) {
  await open(page);
  await button(page, 'All lessons').click();
  await button(page, `Open: ${title}`).click();
  await expect(page.locator('#lesson-title')).toHaveText(title);
  await untilSetUp(page);
}

const policy = (...statements) => JSON.stringify({ Version: '2012-10-17', Statement: statements }, null, 2);
const trust = (service) =>
  policy({ Effect: 'Allow', Principal: { Service: service }, Action: 'sts:AssumeRole' });

async function run(page) {
  await button(page, 'Run the app').click();
}

/** Writes into the open policy editor, which shows `before`. */
async function rewrite(page, before, text, save) {
  await expect.poll(() => written(page)).toContain(before);
  await write(page, text);
  await button(page, save).click();
}

test('lesson 1: a look around first, then the app runs and nobody calls', async ({ page }) => {
  await open(page);
  await met(page, 0);
  await select(page, 'photo-app-bucket');
  await expect(inspector(page)).toContainText('photo-app-bucket');
  // What a learner does instead, and what is said to it.
  await createUser(page, 'ann');
  await expect(said(page)).toContainText('the app knows nothing of it');
  await giveTheAppAKey(page);
  await expect(said(page)).toContainText('The app has a key now');
  await expect(said(page).locator('.reply')).toHaveCount(1);
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await expect(said(page)).toContainText('the app knows nothing of it');
  await createRole(page, 'App');
  await pick(page, 'instance');
  await page.getByRole('tab', { name: 'IAM role' }).click();
  await inspector(page).getByRole('combobox', { name: 'IAM role' }).selectOption('App');
  await button(page, 'Update IAM role').click();
  await expect(said(page)).toContainText('The instance has a role now');
  await button(page, 'Detach IAM role').click();
  await run(page);
  await expect(said(page)).toHaveCount(0);
  await expect(console(page).locator('.chain li')).toHaveCount(4);
  await expect(console(page).locator('.log')).toContainText('Unable to locate credentials');
  await finished(page);
  await button(page, 'Next lesson').click();
  await expect(page.locator('#lesson-title')).toHaveText('Option 1, keys in the code');
});

test('lesson 2: a key without permissions, a key that works, and a key that is ended', async ({ page }) => {
  await begin(page, 2, 'Option 1, keys in the code');
  await createUser(page, 'photo-app');
  await giveTheAppAKey(page);
  await run(page);
  await expect(said(page)).toContainText('The key signs, and the calls are refused');

  await pick(page, 'user');
  await page.getByRole('tab', { name: 'Permissions' }).click();
  await attach(page, FULL);
  await runGreen(page);
  await met(page, 1);

  await button(page, 'Leak the repository').click();
  await button(page, 'Call as the stranger').click();
  await met(page, 2);
  await button(page, 'Move the clock +90 days').click();
  await button(page, 'Call as the stranger').click();
  await met(page, 3);

  // Taking the key out of the app does not help.
  await pick(page, 'instance');
  await page.getByRole('tab', { name: 'App' }).click();
  await inspector(page).getByRole('button', { name: /Remove the key/ }).click();
  await expect(said(page)).toContainText('the stranger still has a copy');
  await page.locator('.map').getByRole('button', { name: /AKIA/ }).click();
  await button(page, 'Deactivate').click();
  await met(page, 3);
  await button(page, 'Call as the stranger').click();
  await expect(console(page)).toContainText('InvalidClientTokenId');
  await finished(page);
});

test('lesson 3: a role without policies is refused, with policies it is green, and its credentials end', async ({ page }) => {
  await begin(page, 3, 'Option 2, a role for the instance');
  await createRole(page, 'PhotoAppRole');
  await run(page);
  await expect(said(page)).toContainText('The app has the role\'s credentials and is refused');
  await pick(page, 'role', 'PhotoAppRole');
  await attach(page, FULL);
  await runGreen(page);
  await met(page, 1);
  await button(page, 'Leak the repository').click();
  await met(page, 2);
  await button(page, 'Move the clock +7 hours').click();
  await runGreen(page);
  await finished(page);
});

test('lesson 4: each lock is shut and opened again', async ({ page }) => {
  await begin(page, 4, 'Two locks on a role');
  await pick(page, 'role', 'PhotoAppRole');
  await page.getByRole('tab', { name: 'Trust relationships' }).click();
  await rewrite(page, 'ec2.amazonaws.com', trust('lambda.amazonaws.com'), 'Update policy');
  await run(page);
  await expect(console(page).locator('.log')).toContainText('Unable to locate credentials');
  await met(page, 1);

  await answers(page).getByRole('button', { name: /AdministratorAccess/ }).click();
  await expect(lesson(page).locator('.lesson-question .reply')).toContainText('Not so:');
  await answers(page).getByRole('button', { name: /EC2 may not take the role on/ }).click();
  await met(page, 2);

  await rewrite(page, 'lambda.amazonaws.com', trust('ec2.amazonaws.com'), 'Update policy');
  await page.getByRole('tab', { name: 'Permissions' }).click();
  for (const name of FULL) await button(page, `Detach ${name}`).click();
  await run(page);
  await expect(console(page).locator('.calls li.allowed')).toHaveCount(0);
  await met(page, 3);

  await attach(page, FULL);
  await runGreen(page);
  await finished(page);
});

const BUCKET = 'arn:aws:s3:::photo-app-bucket';
const WHOLE = { Sid: 'WholeBucket', Effect: 'Allow', Action: 's3:*', Resource: [BUCKET, `${BUCKET}/*`] };
const REPORT = { Sid: 'ThisReport', Effect: 'Allow', Action: 's3:GetObject', Resource: `${BUCKET}/private/report.txt` };
const PRIVATE = { Sid: 'NothingPrivate', Effect: 'Deny', Action: 's3:GetObject', Resource: `${BUCKET}/private/*` };

test('lesson 10: statements are moved around, pointed at, and the Deny becomes narrower', async ({ page }) => {
  await begin(page, 10, 'A Deny wins from anywhere');
  const report = page.getByRole('grid').getByRole('button', { name: /^alice, s3:GetObject:/ }).first();
  await expect(report).toBeVisible();

  // The order means nothing.
  await pick(page, 'policy', 'Alice');
  await rewrite(page, 'NothingPrivate', policy(WHOLE, REPORT, PRIVATE), 'Save');
  await expect(page.getByRole('grid')).not.toContainText('was:');
  await button(page, 'Look at the statements').click();
  await button(page, 'This one decides: ThisReport').click();
  await expect(page.locator('.why .reply')).toContainText('Neither counts');
  await button(page, 'This one decides: NothingPrivate').click();
  await met(page, 1);

  // Without the Deny the keys are open.
  await pick(page, 'policy', 'Alice');
  await rewrite(page, 'NothingPrivate', policy(WHOLE, REPORT), 'Save');
  await expect(said(page)).toContainText('the Deny is gone altogether');
  const keys = { ...PRIVATE, Resource: `${BUCKET}/private/keys.txt` };
  await write(page, policy(WHOLE, REPORT, keys));
  await button(page, 'Save').click();
  await met(page, 2);
  const never = { Sid: 'NeverDelete', Effect: 'Deny', Action: 's3:DeleteObject', Resource: `${BUCKET}/*` };
  await write(page, policy(WHOLE, REPORT, keys, never));
  await button(page, 'Save').click();
  await finished(page);
});

test('lesson 14: refused as Alice, too wide, then one role and one service', async ({ page }) => {
  await begin(page, 14, 'Handing out a role is a permission');
  await page.getByLabel('Acting as').selectOption({ label: 'user alice' });
  await button(page, 'Create instance').first().click();
  const launch = page.getByRole('dialog', { name: 'Launch instance' });
  await launch.getByLabel('IAM instance profile').selectOption('PhotoAppRole');
  await launch.getByRole('button', { name: 'Launch instance' }).click();
  await expect(launch.getByRole('alert')).not.toBeEmpty();
  await launch.getByRole('button', { name: 'Why?' }).click();
  await expect(page.locator('.why')).toContainText('iam:PassRole');
  await answers(page).getByRole('button', { name: 'iam:PassRole' }).click();
  await met(page, 1);

  await page.getByLabel('Acting as').selectOption({ index: 0 });
  await pick(page, 'user', 'alice');
  await button(page, 'Create inline policy').click();
  const pass = { Effect: 'Allow', Action: 'iam:PassRole', Resource: '*' };
  await rewrite(page, 's3:GetObject', policy(pass), 'Save');
  await expect(said(page)).toContainText('she can give an instance `AdminRole`'.replaceAll('`', ''));
  const role = 'arn:aws:iam::111122223333:role/PhotoAppRole';
  await write(page, policy({ ...pass, Resource: role }));
  await button(page, 'Save').click();
  await expect(said(page)).toContainText('any service that runs code');
  const condition = { StringEquals: { 'iam:PassedToService': 'ec2.amazonaws.com' } };
  await write(page, policy({ ...pass, Resource: role, Condition: condition }));
  await button(page, 'Save').click();
  await finished(page);

  // She can do what she wanted to.
  await page.getByLabel('Acting as').selectOption({ label: 'user alice' });
  await button(page, 'Create instance').first().click();
  await launch.getByLabel('IAM instance profile').selectOption('PhotoAppRole');
  await launch.getByRole('button', { name: 'Launch instance' }).click();
  await expect(launch).toHaveCount(0);
  await expect(cell(page, 'alice', 'iam:PassRole').first()).toBeVisible();
});
