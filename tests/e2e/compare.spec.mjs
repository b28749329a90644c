// What a step changed in access, beside it; and two states of the world, or two versions of a policy, compared.

import { button, createRole, createUser, editor, open, select, write } from './actions.mjs';
import { check } from './axe.mjs';
import { expect, test } from './fixtures.mjs';

const fixture = (name) => new URL(`../../crates/aws-world/tests/import/${name}`, import.meta.url).pathname;

const states = (page) => page.getByRole('dialog', { name: 'Compare states' });
const told = (page) => page.locator('.newest-access');

async function openFromPalette(page) {
  await page.keyboard.press('Control+k');
  const find = page.getByRole('combobox', { name: 'A thing, or something to do' });
  await find.fill('compare');
  await find.press('Enter');
  await expect(states(page)).toBeVisible();
}

for (const size of [{ width: 1280, height: 720 }, { width: 1440, height: 900 }]) {
  test(`what a step changed is at the foot in two lines, and no message is over it, at ${size.width} px`, async ({ page }) => {
    await page.setViewportSize(size);
    await open(page);
    const foot = await page.locator('.page-foot').boundingBox();
    await createUser(page, 'a-user-whose-name-takes-most-of-a-line', ['AmazonS3FullAccess', 'CloudWatchLogsFullAccess']);
    const text = told(page).locator('span');
    await expect(text).toHaveAttribute('title', /^Create user a-user-whose.*can now use/);
    await expect(page.locator('.notice')).toBeVisible();
    const [note, message] = [await text.boundingBox(), await page.locator('.notice').boundingBox()];
    expect(note.height).toBeGreaterThan(25);
    expect(message.x + message.width).toBeLessThanOrEqual(note.x);
    expect((await page.locator('.page-foot').boundingBox()).height).toBeLessThanOrEqual(foot.height);
  });
}

test('a step that changes access says so beside it, and one that does not says nothing', async ({ page }) => {
  await open(page);
  await createUser(page, 'ann');
  await createUser(page, 'bob', ['AmazonS3ReadOnlyAccess']);
  await expect(told(page)).toContainText('Create user bob: bob can now use');
  await expect(page.locator('.notice').filter({ hasText: 'bob can now' })).toHaveCount(0);
  await expect(page.locator('#announcer')).toContainText('Create user bob: bob can now use');
  await expect(button(page, 'Undo: Create user bob')).toHaveAttribute('title', /^Undo: Create user bob: bob can now use/);
  // The step before changed nothing that anybody can do.
  await button(page, 'Undo: Create user bob').click();
  await expect(button(page, 'Undo: Create user ann')).toHaveAttribute('title', 'Undo: Create user ann');
  await expect(told(page)).toHaveCount(0);
  await page.getByRole('button', { name: 'Redo: Create user bob' }).click();
  await expect(told(page)).toContainText('bob can now use');
  await told(page).getByRole('button', { name: 'Compare' }).click();
  await expect(states(page).getByLabel('Before', { exact: true }).locator('option:checked')).toContainText('before: Create user bob: bob can now use');
});

test('two states are compared, and Why asks where the request is allowed', async ({ page }) => {
  await open(page);
  await createUser(page, 'ann');
  await createUser(page, 'bob', ['AmazonS3ReadOnlyAccess']);
  await openFromPalette(page);
  const dialog = states(page);
  const before = dialog.getByLabel('Before', { exact: true });
  const after = dialog.getByLabel('After', { exact: true });
  await expect(dialog.getByRole('status')).toContainText('Access differs for one.');
  await expect(dialog.getByRole('list', { name: 'Who gained and lost what' })).toContainText('bob can now use');
  await check(page, 'states that differ');
  // The other way round it is lost.
  await after.selectOption(await before.inputValue());
  await expect(dialog.getByRole('status')).toHaveText('This is the same state twice.');
  await before.selectOption({ label: 'Now' });
  await expect(dialog.getByRole('list', { name: 'Who gained and lost what' })).toContainText('bob can no longer use');
  await dialog.getByRole('button', { name: /^Why\? For instance/ }).first().click();
  await expect(states(page)).toHaveCount(0);
  await expect(page.locator('.why')).toContainText('Asked in the state in which it is allowed: Now.');
  await expect(page.locator('.why .verdict-line .chip').first()).toContainText('Allowed');
});

test('a scenario is a state, and the policies of an account that is imported are another', async ({ page }) => {
  await open(page);
  await button(page, 'Saved').click();
  const saved = page.getByRole('dialog', { name: 'Saved work' });
  await saved.getByLabel('Save a copy as').fill('Empty');
  await saved.getByRole('button', { name: 'Save copy' }).click();
  await expect(saved.getByRole('list', { name: 'Scenarios' })).toContainText('Empty');
  await saved.getByRole('button', { name: 'Done' }).click();
  await createRole(page, 'Reader', { policies: ['AmazonS3ReadOnlyAccess'] });
  await button(page, 'Saved').click();
  await saved.getByRole('button', { name: 'Compare states' }).click();
  const dialog = states(page);
  await dialog.getByLabel('Before', { exact: true }).selectOption({ label: 'Empty' });
  await expect(dialog.getByRole('list', { name: 'Who gained and lost what' })).toContainText('Reader can now use');
  await dialog.getByLabel('After', { exact: true }).selectOption({ label: 'Account files …' });
  await expect(dialog.getByRole('status')).toHaveText('Choose both states.');
  await dialog.getByLabel('What get-account-authorization-details printed').setInputFiles([fixture('details.json')]);
  await expect(dialog.getByRole('list', { name: 'Who gained and lost what' })).toContainText('This holds if nothing else decides it');
  // What is no account says so, and nothing is compared.
  await dialog.getByLabel('What get-account-authorization-details printed').setInputFiles([{ name: 'no.json', mimeType: 'application/json', buffer: Buffer.from('{') }]);
  await expect(dialog.getByRole('alert').filter({ hasText: /\S/ })).toBeVisible();
  await expect(dialog.getByRole('status')).toHaveText('Choose both states.');
});

test('versions of a policy are compared where they are listed', async ({ page }) => {
  const allowing = (action) =>
    JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: action, Resource: '*' }] });
  await open(page);
  await button(page, 'Create policy').first().click();
  const dialog = page.getByRole('dialog', { name: 'Create policy' });
  await write(page, allowing('s3:GetObject'));
  await dialog.getByLabel('Policy name').fill('shared');
  await dialog.getByRole('button', { name: 'Create policy' }).click();
  await expect(dialog).toHaveCount(0);
  await page.getByRole('tab', { name: 'Versions' }).click();
  await expect(button(page, 'Compare versions')).toHaveCount(0);
  await page.getByRole('tab', { name: 'Permissions' }).click();
  await expect(editor(page)).toBeVisible();
  await write(page, allowing('s3:PutObject'));
  await button(page, 'Save').click();
  await page.getByRole('tab', { name: 'Versions' }).click();
  await button(page, 'Compare versions').click();
  const versions = page.getByRole('dialog', { name: 'Compare versions' });
  await expect(versions.getByLabel('Before')).toHaveValue('v1');
  await expect(versions.getByLabel('After')).toHaveValue('v2');
  const list = versions.getByRole('list', { name: 'Who gained and lost what' });
  await expect(list).toContainText('The policy shared now also allows s3:PutObject on every resource.');
  await expect(list).toContainText('The policy shared no longer allows s3:GetObject on every resource.');
  await check(page, 'versions that differ');
  await versions.getByLabel('Before').selectOption('v2');
  await expect(list).toContainText('The policies are the same.');
});

test('on a phone the dialog fits, and the keyboard is enough', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await open(page);
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'A thing, or something to do' }).fill('create user');
  await page.keyboard.press('Enter');
  const create = page.getByRole('dialog', { name: 'Create user' });
  await create.getByLabel('User name').fill('bob');
  await create.getByRole('searchbox').fill('AmazonS3ReadOnlyAccess');
  await create.getByRole('checkbox', { name: 'AmazonS3ReadOnlyAccess' }).first().check();
  await create.getByLabel('User name').press('Enter');
  await expect(create).toHaveCount(0);
  await expect(told(page)).toContainText('bob can now use');
  await openFromPalette(page);
  await expect(states(page).getByRole('list', { name: 'Who gained and lost what' })).toContainText('bob can now use');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  await states(page).getByRole('button', { name: /^Why\? For instance/ }).first().focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('.why')).toContainText('Asked in the state in which it is allowed: Now.');
});

test('a step that follows at once leaves the one before it alone', async ({ page }) => {
  await open(page);
  await createUser(page, 'bob', ['AmazonS3ReadOnlyAccess']);
  await expect(told(page)).toContainText('bob can now use');
  await select(page, 'bob');
  await button(page, 'Detach AmazonS3ReadOnlyAccess').click();
  await expect(told(page)).toContainText('bob can no longer use');
  await button(page, 'Run the app').click();
  await expect(told(page)).toHaveCount(0);
});
