// Connecting and detaching: by dragging, from lists, by keyboard. Each is one step that undo takes back.

import { button, createRole, createUser, giveTheAppAKey, open, untilSaved, untilStripIsGone } from './actions.mjs';
import { expect, test } from './fixtures.mjs';

const card = (page, name) => page.locator('.map').getByRole('button', { name }).first();
const notice = (page) => page.locator('.notice');
const targets = (page) => page.locator('.drag-target');

async function middle(locator) {
  const box = await locator.boundingBox();
  return [box.x + box.width / 2, box.y + box.height / 2];
}

/** Presses a card and moves it over another place, without letting go. */
async function drag(page, from, [x, y]) {
  await page.mouse.move(...(await middle(from)));
  await page.mouse.down();
  await page.mouse.move(x - 20, y, { steps: 4 });
  // What follows the pointer is fetched when it is first needed.
  await expect(page.locator('.drag-layer')).toHaveCount(1);
  await page.mouse.move(x, y, { steps: 2 });
}

async function dragTo(page, from, to) {
  await drag(page, from, await middle(to));
  await page.mouse.up();
  await expect(page.locator('.drag-layer')).toHaveCount(0);
}

async function createGroup(page, name) {
  await button(page, 'Create group').first().click();
  const dialog = page.getByRole('dialog', { name: 'Create group' });
  await dialog.getByLabel('Group name').fill(name);
  await dialog.getByRole('button', { name: 'Create group' }).click();
  await expect(dialog).toHaveCount(0);
}

test('by mouse: what fits is marked, dropping attaches, once; above the cards it is detached', async ({ page }) => {
  await open(page);
  await createUser(page, 'ann', ['AmazonS3FullAccess']);
  await createUser(page, 'bob');
  const policy = card(page, /^AmazonS3FullAccess/);
  await untilStripIsGone(page);
  await drag(page, policy, await middle(card(page, /^bob/)));
  await expect(targets(page).and(page.locator('.fits'))).toHaveCount(1);
  await expect(targets(page).and(page.locator('.over'))).toContainText('Attach');
  await page.mouse.up();
  await expect(notice(page)).toContainText('Done: Attach AmazonS3FullAccess to bob.');

  await dragTo(page, policy, card(page, /^bob/));
  await expect(notice(page)).toContainText('AmazonS3FullAccess is attached to bob already.');
  await dragTo(page, policy, card(page, /^photo-app-bucket/));
  await expect(notice(page)).toContainText('A policy is attached to a user, a group or a role.');

  // With two it asks which; with one there is nothing to ask.
  const [x, y] = await middle(page.locator('.lane-heads'));
  await drag(page, policy, [x, y + 2]);
  await page.mouse.up();
  await page.getByRole('dialog').getByRole('option', { name: /from ann/ }).click();
  await expect(notice(page)).toContainText('Done: Detach AmazonS3FullAccess from ann.');
  await drag(page, policy, [x, y + 2]);
  await expect(page.locator('.drag-detach')).toHaveText('Detach AmazonS3FullAccess from bob');
  await page.mouse.up();
  await expect(notice(page)).toContainText('Done: Detach AmazonS3FullAccess from bob.');
  await page.keyboard.press('Control+z');
  await expect(card(page, /^AmazonS3FullAccess/)).toBeVisible();
});

test('by mouse: a user into a group, a role to the instance, a key into the app; Escape leaves all as it is', async ({ page }) => {
  await open(page);
  await createUser(page, 'ann');
  await createGroup(page, 'dev');
  await drag(page, card(page, /^ann/), await middle(card(page, /^dev/)));
  await page.keyboard.press('Escape');
  await expect(page.locator('.drag-layer')).toHaveCount(0);
  await page.mouse.up();
  await expect(notice(page)).not.toContainText('Add ann');
  await dragTo(page, card(page, /^ann/), card(page, /^dev/));
  await expect(notice(page)).toContainText('Done: Add ann to dev.');
  await expect(card(page, /^dev/)).toContainText('group of 1');

  await createRole(page, 'Reader');
  // Creating it for EC2 has attached it.
  await card(page, /^photo-app/).click();
  await button(page.locator('.inspector'), 'Detach…').click();
  await expect(notice(page)).toContainText('Done: Detach Reader from the instance.');
  const identities = page.locator('.map [data-kind=role]');
  await dragTo(page, identities, card(page, /^photo-app/));
  await expect(notice(page)).toContainText('Done: Attach Reader to the instance.');

  await card(page, /^ann/).click();
  const key = await giveTheAppAKey(page);
  await page.keyboard.press('Control+z');
  await dragTo(page, card(page, new RegExp(key.slice(0, 11))), card(page, /^photo-app/));
  await expect(notice(page)).toContainText('The app has a key.');
});

test('by click: Connect lists what fits, and a user is moved from group to group', async ({ page }) => {
  await open(page);
  await createUser(page, 'ann');
  await createGroup(page, 'dev');
  await createGroup(page, 'ops');
  await card(page, /^ann/).click();
  const inspector = page.locator('.inspector');
  await button(inspector, 'Connect…').click();
  const dialog = page.getByRole('dialog', { name: 'Connect ann' });
  await dialog.getByRole('combobox').fill('group');
  await expect(dialog.getByRole('option')).toHaveCount(2);
  await dialog.getByRole('option', { name: /Add ann to dev/ }).click();
  await button(inspector, 'Connect…').click();
  await dialog.getByRole('option', { name: /Move ann from dev to ops/ }).click();
  await expect(card(page, /^ops/)).toContainText('group of 1');
  await expect(card(page, /^dev/)).toContainText('group of 0');
  await button(inspector, 'Detach…').click();
  await expect(notice(page)).toContainText('Done: Remove ann from ops.');
});

test('by keyboard: plus lists, Enter connects, Delete detaches, on the map and in the outline', async ({ page }) => {
  await open(page);
  await createUser(page, 'ann');
  await card(page, /^ann/).focus();
  await page.keyboard.press('+');
  const field = page.getByRole('dialog', { name: 'Connect ann' }).getByRole('combobox');
  await expect(field).toBeFocused();
  await page.keyboard.type('s3read');
  await page.keyboard.press('Enter');
  await expect(notice(page)).toContainText('Done: Attach AmazonS3ReadOnlyAccess to ann.');
  await expect(card(page, /^ann/)).toBeFocused();
  await page.keyboard.press('Delete');
  await expect(notice(page)).toContainText('Done: Detach AmazonS3ReadOnlyAccess from ann.');

  await page.getByRole('button', { name: 'Outline' }).click();
  const leaf = page.getByRole('treeitem', { name: /^ann/ });
  await leaf.click();
  await page.keyboard.press('+');
  await page.keyboard.type('logs full');
  await page.keyboard.press('Escape');
  await expect(leaf).toBeFocused();
  await page.keyboard.press('+');
  await page.keyboard.type('cloudwatchlogsfull');
  await page.keyboard.press('Enter');
  await expect(notice(page)).toContainText('Done: Attach CloudWatchLogsFullAccess to ann.');
  await expect(leaf).toBeFocused();
  await page.keyboard.press('Delete');
  await expect(notice(page)).toContainText('Done: Detach CloudWatchLogsFullAccess from ann.');
  await page.keyboard.press('Delete');
  await expect(page.getByRole('dialog', { name: 'Detach ann' })).toContainText('attached to nothing');
});

test('what is dropped before anything else was opened waits for what makes calls, and is told of where that cannot be had', async ({ page, complaints }) => {
  await open(page);
  await createUser(page, 'ann');
  await createGroup(page, 'dev');
  await untilSaved(page, '"dev"');
  await page.route(/split_calls/, (route) => route.abort());
  await page.reload();
  const [ann, dev] = [card(page, /^ann/), card(page, /^dev/)];
  await dragTo(page, ann, dev);
  await expect(notice(page)).toContainText('could not be fetched');
  expect(complaints).not.toEqual([]);
  complaints.length = 0;
  await page.unroute(/split_calls/);
  await dragTo(page, ann, dev);
  await expect(notice(page)).toContainText('Done: Add ann to dev.');
  await button(page, 'Undo: Add ann to dev').click();
});
