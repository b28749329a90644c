// The policy editor: fetched when a policy is opened, and what it offers while one writes.

import { button, cell, createRole, createUser, editor, open, write, written } from './actions.mjs';
import { expect, test } from './fixtures.mjs';

const policy = (action, resource = 'arn:aws:s3:::photo-app-bucket/*') =>
  JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: action, Resource: resource }] }, null, 2);

async function openInlinePolicy(page) {
  await open(page);
  await createUser(page, 'ann');
  await button(page, 'Create inline policy').click();
  await expect(editor(page)).toBeVisible();
}

test('completion writes an action and a resource of this world, by keyboard', async ({ page }) => {
  await page.clock.install();
  await openInlinePolicy(page);
  await write(page, '{"Statement": [{"Effect": "Allow", "Action": "", "Resource": ""}]}');
  await editor(page).focus();
  await page.keyboard.press('Control+Home');
  for (let at = 0; at < '{"Statement": [{"Effect": "Allow", "Action": "'.length; at += 1) await page.keyboard.press('ArrowRight');
  await page.keyboard.type('s3:PutOb', { delay: 20 });
  const offered = page.locator('.cm-tooltip-autocomplete li');
  await expect(offered.first()).toContainText('s3:PutObject');
  await expect(offered.first()).toContainText('Write');
  await expect(page.locator('.cm-tooltip-autocomplete li[aria-selected=true]')).toHaveCount(1);
  // The list takes no key before a user can have seen it.
  await page.clock.runFor(150);
  await page.keyboard.press('Enter');
  await expect.poll(() => written(page)).toContain('"Action": "s3:PutObject"');
  for (let at = 0; at < '", "Resource": "'.length; at += 1) await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Control+Space');
  await expect(offered.filter({ hasText: 'arn:aws:s3:::photo-app-bucket/*' })).toHaveCount(1);
  await expect(offered.filter({ hasText: 'arn:aws:logs' })).toHaveCount(0);
  await page.keyboard.type('photo-app-bucket/', { delay: 10 });
  await expect(page.locator('.cm-tooltip-autocomplete li[aria-selected=true]')).toContainText('photo-app-bucket/*');
  await page.clock.runFor(250);
  await page.keyboard.press('Enter');
  await expect.poll(() => written(page)).toContain('"Resource": "arn:aws:s3:::photo-app-bucket/*"');
  await button(page, 'Save').click();
  await expect(cell(page, 'ann', 's3:PutObject')).toContainText('Allowed');
});

test('hover says what an action is, the reach what a wildcard covers, the counter how long it is', async ({ page }) => {
  await openInlinePolicy(page);
  // The template may come after the editor, and take the place of what was written.
  await expect(async () => {
    await write(page, policy('s3:GetObject'));
    await expect(page.locator('.cm-line').getByText('s3:GetObject')).toHaveCount(1, { timeout: 1_000 });
  }).toPass();
  await expect(page.locator('.reaches summary')).toHaveCount(0);
  await page.locator('.cm-line', { hasText: 's3:GetObject' }).getByText('s3:GetObject').hover();
  await expect(page.locator('.editor-hover')).toContainText('s3:GetObject: Read');
  await write(page, policy('s3:Get*'));
  await expect(page.locator('.reaches summary')).toContainText(/s3:Get\* matches \d+ of \d+ actions of s3/);
  await page.locator('.reaches summary').click();
  await expect(page.locator('.reaches .covered')).toContainText('s3:GetBucketAcl');
  await expect(page.locator('.text-tools')).toContainText(/\d+ of 2,048 characters, all inline policies of the user/);
});

test('a finding stands in the gutter and its button selects its place', async ({ page }) => {
  await openInlinePolicy(page);
  await write(page, policy('s3:GetObject'));
  // The strip of the first visit goes once something was done and the pointer is on nothing.
  await page.mouse.move(1, 400);
  await expect(page.getByRole('region', { name: 'First visit' })).toHaveCount(0);
  const before = await button(page, 'Save').boundingBox();
  await write(page, policy('s3:GetObjekt'));
  await expect(page.locator('.cm-lint-marker')).not.toHaveCount(0);
  // What is said of the text comes and goes; what one is about to press stays where it is.
  expect(await button(page, 'Save').boundingBox()).toEqual(before);
  await page.locator('.findings').getByRole('button', { name: /^Line 6/ }).click();
  await expect.poll(() => page.evaluate(() => String(getSelection()))).toContain('s3:GetObjekt');
});

test('format puts white space in order and changes nothing else', async ({ page }) => {
  await openInlinePolicy(page);
  await write(page, JSON.stringify(JSON.parse(policy(['s3:GetObject', 's3:PutObject']))));
  await button(page, 'Format').click();
  await expect.poll(() => written(page)).toContain('      "Action": ["s3:GetObject", "s3:PutObject"],');
  // The editor takes the focus back a moment after Format.
  await expect(async () => {
    await write(page, '{"Version": }');
    expect(await written(page)).toBe('{"Version": }');
  }).toPass();
  await button(page, 'Format').click();
  await expect(page.locator('.notice')).toContainText('Only JSON can be formatted');
  await expect.poll(() => written(page)).toBe('{"Version": }');
});

test('the selected explanation is marked in the text that decided', async ({ page }) => {
  await open(page);
  await createRole(page, 'PhotoAppRole');
  await button(page, 'Create inline policy').click();
  await button(page, 'Save').click();
  await cell(page, 'PhotoAppRole', 's3:ListBucket').click();
  await page.getByRole('tab', { name: 'Inspector' }).click();
  await expect(page.locator('.json-area .mismatch').first()).toBeVisible();
  await write(page, policy('s3:ListBucket'));
  await expect(page.locator('.json-area .mismatch')).toHaveCount(0);
});

test('Ctrl+Enter runs the app and Ctrl+Z takes back letters, not steps, while one writes', async ({ page }) => {
  await openInlinePolicy(page);
  await button(page, 'Save').click();
  await editor(page).focus();
  await page.keyboard.press('Control+End');
  await page.keyboard.type('x');
  await page.keyboard.press('Control+z');
  await expect.poll(() => written(page)).not.toContain('x\n');
  await expect(page.getByRole('button', { name: /^Undo: Create inline policy/ })).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect(page.locator('.console')).toContainText('Where the SDK looked for credentials');
});

test('without the editor’s script the plain text area saves the same', async ({ page, complaints }) => {
  await page.route('**/editor.js', (route) => route.abort());
  await open(page);
  await createUser(page, 'ann');
  await button(page, 'Create inline policy').click();
  await expect(page.getByText('The full editor could not be fetched')).toBeVisible();
  await page.getByLabel('Policy document, JSON').fill(policy('s3:*', '*'));
  // What is said of a text comes at a pause, above the button.
  await expect(page.getByText('matches 180 of 180 actions')).toBeVisible();
  await button(page, 'Save').click();
  await expect(cell(page, 'ann', 's3:ListBucket')).toContainText('Allowed');
  await page.unroute('**/editor.js');
  await button(page, 'Try again').click();
  await expect(editor(page)).toContainText('s3:*');
  await page.getByRole('tab', { name: 'AWS CLI' }).click();
  await page.locator('.map').getByRole('button', { name: 'photo-app-bucket' }).click();
  await page.getByRole('tab', { name: 'Bucket policy' }).click();
  await expect(editor(page)).toBeVisible();
  complaints.length = 0;
});

test('the line that one writes is not behind what is said of the policy', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 800 });
  await openInlinePolicy(page);
  const actions = ['GetObject', 'PutObject', 'DeleteObject', 'GetObjekt'].map((name) => `        "s3:${name}"`).join(',\n');
  await write(page, `{\n  "Version": "2012-10-17",\n  "Statement": [\n    {\n      "Effect": "Allow",\n      "Action": [\n${actions}\n      ],\n      "Resource": "arn:aws:s3:::photo-app-bucket/*"\n    }\n  ]\n}`);
  await editor(page).focus();
  await page.keyboard.press('Control+End');
  for (const _ of [1, 2, 3]) await page.keyboard.press('ArrowUp');
  // What is said comes once nobody has typed for a moment.
  await expect(page.locator('.policy-comparison')).toContainText('newly allows');
  await expect(page.locator('.editor-foot')).toContainText('s3:GetObjekt');
  const line = page.locator('.cm-activeLine');
  await expect(line).toContainText('Resource');
  await expect.poll(async () => {
    const [lineBox, footBox] = [await line.boundingBox(), await page.locator('.editor-foot').boundingBox()];
    return lineBox.y + lineBox.height <= footBox.y;
  }).toBe(true);
});
