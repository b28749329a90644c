// The gallery of examples, and saved work: scenarios, earlier states, files, two tabs.

import { readFile } from 'node:fs/promises';
import { button, cell, createUser, open, openExample, showMatrix, untilSaved, untilSavedWithout } from '../actions.mjs';
import { expect, test } from '../fixtures.mjs';

const why = (page) => page.locator('.why');

test('an example opens with its question explained; undo brings the work back', async ({ page }) => {
  await open(page);
  await createUser(page, 'zed');
  await openExample(page, /^A boundary gives nothing/);
  await expect(why(page).locator('.gate.decided')).toContainText('Permissions boundary');
  await showMatrix(page);
  await expect(cell(page, 'ann', 's3:GetObject')).toContainText('Allowed');
  await page.getByRole('tab', { name: 'AWS CLI' }).click();
  await expect(page.getByLabel('AWS CLI commands')).toContainText('--permissions-boundary arn:aws:iam::aws:policy/AmazonS3FullAccess');
  await page.getByRole('button', { name: /^Undo: Open/ }).click();
  await expect(page.locator('.map').getByRole('button', { name: /zed/ })).toBeVisible();
});

test('an example is told in the place of the lesson, and its goals are judged', async ({ page }) => {
  const panel = page.locator('.lesson');
  await open(page);
  await openExample(page, /^The caller’s tag decides/);
  await expect(panel.getByRole('heading', { name: 'The caller’s tag decides' })).toBeVisible();
  await expect(panel).toContainText('What surprises:');
  await expect(panel).not.toContainText('The app brings nothing to sign with');
  await expect(panel.locator('.goal')).toHaveCount(3);
  await expect(panel.locator('.goal.met')).toHaveCount(0);
  await untilSaved(page, 'example 11-tags-decide');
  await page.reload();
  await expect(panel.getByRole('heading', { name: 'The caller’s tag decides' })).toBeVisible();
  await page.getByRole('combobox', { name: 'Lessons' }).selectOption({ index: 0 });
  await expect(page.locator('#lesson-title')).toHaveText('No credentials, nobody is calling');
});

test('an example says which of how many it is, and leads to those beside it', async ({ page }) => {
  const place = page.locator('.story-place');
  await open(page, '?example=14-key-decides-too');
  await expect(place).toContainText('Example 14 of 15');
  await place.getByRole('button', { name: /^Next example/ }).click();
  await expect(place).toContainText('Example 15 of 15');
  await expect(page.locator('#lesson-panel')).toBeFocused();
  await expect(place.getByRole('button', { name: /^Next example/ })).toHaveCount(0);
  await place.getByRole('button', { name: /^Previous example/ }).click();
  await expect(place).toContainText('Example 14 of 15');
  await expect(page.locator('.why .verdict-line')).toBeVisible();
});

test('by keyboard: find the gallery, open the external ID, set it', async ({ page }) => {
  await open(page);
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox', { name: 'A thing, or something to do' })).toBeFocused();
  await page.keyboard.type('examples');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Examples' });
  const example = dialog.getByRole('button', { name: /^The external ID is missing/ });
  await expect(example).toBeVisible();
  for (let tabs = 0; tabs < 20 && !(await example.evaluate((node) => node === document.activeElement)); tabs += 1) {
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Enter');
  await expect(why(page).locator('.two-accounts section')).toHaveCount(2);
  const set = button(page, 'Set sts:ExternalId');
  await set.focus();
  await page.keyboard.press('Enter');
  await page.keyboard.type('acme-42');
  await page.keyboard.press('Enter');
  await expect(why(page).locator('.verdict-line .chip')).toContainText('Allowed');
});

test('every example opens', async ({ page }) => {
  test.setTimeout(120_000);
  await open(page);
  await button(page, 'Examples').click();
  await expect(page.locator('.examples .card-title').first()).toBeVisible();
  const titles = await page.locator('.examples .card-title').allInnerTexts();
  expect(titles.length).toBeGreaterThanOrEqual(12);
  await page.keyboard.press('Escape');
  for (const title of titles) {
    await openExample(page, title);
    await expect(why(page).locator('.gates').first()).toBeVisible();
    // However long the explanation is, it scrolls in its panel, and the page is as long as the window.
    expect(await page.evaluate(() => document.documentElement.scrollHeight - innerHeight), title).toBe(0);
  }
});

test('an example that cannot be fetched says so and loses nothing', async ({ page, complaints }) => {
  await open(page);
  await createUser(page, 'zed');
  await page.route('**/examples/index.json', (route) => route.abort());
  await button(page, 'Examples').click();
  await expect(page.getByRole('dialog').getByRole('alert')).toContainText('could not be fetched');
  await page.unroute('**/examples/index.json');
  await button(page, 'Try again').click();
  await expect(page.locator('.examples button').first()).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.locator('.map').getByRole('button', { name: /zed/ })).toBeVisible();
  complaints.length = 0;
});

test('scenarios are copies under a name; earlier states come back', async ({ page }) => {
  await open(page);
  await createUser(page, 'ann');
  await button(page, 'Saved').click();
  const dialog = page.getByRole('dialog', { name: 'Saved work' });
  await dialog.getByLabel('Save a copy as').fill('With Ann');
  await button(page, 'Save copy').click();
  await expect(dialog.getByRole('list', { name: 'Scenarios' })).toContainText('With Ann');
  await page.keyboard.press('Escape');
  await createUser(page, 'bob');
  await untilSaved(page, 'bob');
  await button(page, 'Start over').click();
  await page.getByRole('dialog').getByRole('button', { name: 'Start over' }).click();
  await untilSavedWithout(page, 'bob');
  await page.reload();

  await button(page, 'Saved').click();
  await dialog.getByRole('button', { name: 'After: Create user bob' }).click();
  await expect(page.locator('.map').getByRole('button', { name: /bob/ })).toBeVisible();
  await button(page, 'Saved').click();
  await dialog.getByRole('button', { name: 'With Ann', exact: true }).click();
  await expect(page.locator('.map').getByRole('button', { name: /ann/ })).toBeVisible();
  await expect(page.locator('.map').getByRole('button', { name: /bob/ })).toHaveCount(0);
  await button(page, 'Saved').click();
  await button(page, 'Delete With Ann').click();
  await expect(dialog.getByRole('list', { name: 'Scenarios' })).not.toContainText('With Ann');
});

test('work and transcript can be downloaded', async ({ page }) => {
  await open(page);
  await createUser(page, 'ann');
  await button(page, 'Saved').click();
  const [file] = await Promise.all([page.waitForEvent('download'), button(page, 'Download the work').click()]);
  expect(file.suggestedFilename()).toBe('iam-playground.json');
  expect(JSON.parse(await readFile(await file.path(), 'utf8'))).toHaveProperty('world.accounts');
  await page.keyboard.press('Escape');
  await page.getByRole('tab', { name: 'AWS CLI' }).click();
  const [script] = await Promise.all([page.waitForEvent('download'), button(page, 'Download').click()]);
  expect(await readFile(await script.path(), 'utf8')).toContain('\naws iam create-user --user-name ann\n');
});

test('a second tab that saves is told of', async ({ page, context }) => {
  await open(page);
  const other = await context.newPage();
  await open(other);
  await createUser(other, 'eve');
  await expect(page.locator('.notice')).toContainText('Another tab has saved its work');
  await button(page, 'Saved').click();
  await expect(page.getByRole('dialog').getByRole('list', { name: 'Earlier states' })).toContainText('Create user eve');
});

const scenarios = (page) => page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('scenario')));

/** Chooses a lesson that has a world of its own, and waits until it is set up. */
async function chooseLesson(page, number) {
  await page.getByRole('combobox', { name: 'Lessons' }).selectOption({ index: number - 1 });
  await expect(page.locator('.notice')).toContainText('The lesson is set up.');
}

test('an example that was opened and not changed is no work of one’s own, even after a reload', async ({ page }) => {
  await open(page);
  await openExample(page, /^A boundary gives nothing/);
  await untilSaved(page, 'opened_as');
  await page.reload();
  await cell(page, 'ann', 's3:GetObject').click();
  await chooseLesson(page, 14);
  expect(await scenarios(page)).toEqual([]);
});

test('a shared world that became the work is its sender’s until something is changed', async ({ page }) => {
  await open(page, '?example=14-key-decides-too');
  await button(page, 'Replace my work').click();
  await chooseLesson(page, 14);
  expect(await scenarios(page)).toEqual([]);
});

test('an example in which something was changed is kept when a lesson is chosen', async ({ page }) => {
  await open(page);
  await openExample(page, /^A boundary gives nothing/);
  await createUser(page, 'zed');
  await chooseLesson(page, 14);
  await expect(page.locator('.notice')).toContainText('My work before lesson 14');
  expect(await scenarios(page)).toEqual(['iam-playground.scenario.My work before lesson 14']);
});

test('an example in which something was changed and undone is as it was opened', async ({ page }) => {
  await open(page);
  await openExample(page, /^A boundary gives nothing/);
  await createUser(page, 'zed');
  await page.getByRole('button', { name: 'Undo: Create user zed' }).click();
  await chooseLesson(page, 14);
  expect(await scenarios(page)).toEqual([]);
});
