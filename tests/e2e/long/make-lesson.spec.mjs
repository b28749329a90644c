// Author mode: a world becomes a lesson, is previewed, solved, saved with the work and downloaded.

import { readFile } from 'node:fs/promises';

import { button, createUser, open, select, write, written } from '../actions.mjs';
import { expect, test } from '../fixtures.mjs';

const dialog = (page) => page.getByRole('dialog', { name: 'Make a lesson' });
const lesson = (page) => page.locator('.lesson');
const POLICY = (action) => JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: action, Resource: 'arn:aws:s3:::photo-app-bucket/*' }],
});

async function fillIn(page) {
  const form = dialog(page);
  await form.getByLabel('Title').fill('Reading is not writing');
  await form.getByLabel('What people believe before it').fill('Who may read may write.');
  await form.getByLabel('Minutes it takes').fill('4');
  await form.getByLabel('What one understands after it').fill('Each action is allowed by itself.');
  await form.getByLabel('Text').fill('Ann reads photos.\n\nLet her store them, too.');
  await form.getByRole('group', { name: 'From the access matrix' }).getByLabel('Who').selectOption({ label: 'ann' });
  await form.getByLabel('Request').selectOption({ label: 's3:PutObject on arn:aws:s3:::photo-app-bucket/photos/cat.jpg' });
  await form.getByLabel('decided by').selectOption({ label: 'Identity-based policies' });
  await button(page, 'Add goal').click();
  await form.getByLabel('A goal of another kind').selectOption({ label: 'Leave no long-term key in the app.' });
  for (const [label, text] of [
    ['Where to look', 'Look at her policy.'],
    ['What to think of', 'An action is missing.'],
    ['What to do, step by step', 'Add `s3:PutObject`.'],
  ]) await form.getByLabel(label).fill(text);
}

async function annReads(page) {
  await open(page);
  await createUser(page, 'ann');
  await button(page, 'Create inline policy').click();
  await expect.poll(() => written(page)).toContain('s3:PutObject');
  await write(page, POLICY('s3:GetObject'));
  await button(page, 'Save').click();
}

async function annStores(page) {
  await select(page, 'ann-policy');
  await expect.poll(() => written(page)).toContain('s3:GetObject');
  await write(page, POLICY(['s3:GetObject', 's3:PutObject']));
  await button(page, 'Save').click();
}

async function openDialog(page) {
  await page.keyboard.press('Control+k');
  await page.keyboard.type('make a lesson');
  await page.keyboard.press('Enter');
  await expect(dialog(page)).toBeVisible();
}

async function content(page, name) {
  const [download] = await Promise.all([page.waitForEvent('download'), button(page, name).click()]);
  return readFile(await download.path(), 'utf8');
}

test('a world becomes a lesson, with a solution, and comes back after a reload', async ({ page }) => {
  await annReads(page);
  await openDialog(page);
  await button(page, 'Save the lesson').click();
  await expect(dialog(page).locator('.problems')).toContainText('Give the lesson a title.');

  await fillIn(page);
  await expect(dialog(page).getByText('not so yet')).toHaveCount(1);
  await expect(dialog(page).getByText('so now')).toHaveCount(1);
  await button(page, 'Save the lesson').click();
  await expect(dialog(page)).toHaveCount(0);
  await expect(page.locator('#lesson-title')).toHaveText('Reading is not writing');
  await expect(lesson(page).locator('.goal.met')).toHaveCount(1);

  await annStores(page);
  await expect(lesson(page).getByText('All goals met.')).toBeVisible();
  await button(page, 'Edit this lesson').click();
  await dialog(page).getByLabel(/^solves the lesson/).check();
  await button(page, 'Save the lesson').click();
  await button(page, 'Start again').click();
  await expect(lesson(page).locator('.goal.met')).toHaveCount(1);
  for (const hint of [1, 2, 3]) await button(page, `Hint ${hint} of 3`).click();
  await expect(lesson(page).getByRole('heading', { name: 'inline policy ann-policy of user ann' })).toBeVisible();
  await button(page, 'Apply the solution').click();
  await expect(lesson(page).getByText('All goals met.')).toBeVisible();
  await button(page, 'Start again').click();
  await expect.poll(() => page.evaluate(() => localStorage.getItem('iam-playground.work') ?? '')).toContain('"own_lesson"');
  await page.reload();
  await expect(page.locator('#lesson-title')).toHaveText('Reading is not writing');
  await page.getByRole('combobox', { name: 'Lessons' }).selectOption({ index: 2 });
  await expect(page.locator('#lesson-title')).toHaveText('Option 2, a role for the instance');
  await page.getByRole('combobox', { name: 'Lessons' }).selectOption({ label: 'The lesson of this document' });
  await expect(lesson(page).locator('.goal.met')).toHaveCount(1);

  await button(page, 'Edit this lesson').click();
  await expect(dialog(page).getByLabel('Title')).toHaveValue('Reading is not writing');
  const text = await content(page, 'lesson.md');
  expect(text).toContain('goal: Leave no long-term key in the app. | no long-term keys');
  expect(text).toContain('by identity-policies');
  expect(text).toContain('## start\n# as in start.json');
  expect(JSON.parse(await content(page, 'solution.json')).world.version).toBe(1);
});

test('a lesson with nothing to do, or with a solution that solves nothing, is not saved', async ({ page }) => {
  await annReads(page);
  await openDialog(page);
  await fillIn(page);
  await dialog(page).getByLabel(/^solves the lesson/).check();
  await button(page, 'Save the lesson').click();
  await expect(dialog(page).locator('.problems')).toContainText('it is no solution');
  await dialog(page).getByLabel(/^solves the lesson/).uncheck();
  await button(page, 'Remove goal 1').click();
  await button(page, 'Save the lesson').click();
  await expect(dialog(page).locator('.problems')).toContainText('nothing to do');
});

test('a lesson in steps, with a reply and a question, goes to somebody by a link', async ({ page }) => {
  await annReads(page);
  await openDialog(page);
  const form = dialog(page);
  await button(page, 'Add question').click();
  await fillIn(page);
  // The question's goal came first and is to be the last.
  for (const place of [2, 3]) await button(page, `Move goal ${place} up`).click();
  await form.getByLabel('What the reader is to do').nth(2).fill('Say what you saw.');
  const tick = (place) => form.getByLabel('A step begins with this goal').nth(place);
  await tick(0).check();
  await form.getByLabel('Instruction of the step').fill('Change what Ann may do.');
  await tick(2).check();
  await form.getByLabel('Instruction of the step').nth(1).fill('Look back.');

  await form.getByLabel('What is asked').fill('Does reading give writing?');
  const answer = (number) => form.getByRole('group', { name: `Answer ${number}` });
  for (const [number, text, reply] of [[1, 'No', 'Right.'], [2, 'Yes', 'Each action is allowed by itself.']]) {
    await answer(number).getByLabel('It says').fill(text);
    await answer(number).getByLabel('What is said to it').fill(reply);
  }
  await form.getByLabel('Request').selectOption({ label: 's3:ListBucket on arn:aws:s3:::photo-app-bucket' });
  await form.getByLabel('must be').selectOption('allowed');
  await form.getByLabel('decided by').selectOption({ label: 'any gate' });
  await button(page, 'Add reply to it').click();
  await form.getByLabel('What is said', { exact: true }).fill('She may list now, which nobody asked for.');

  await answer(2).getByLabel('It is').selectOption('right');
  await button(page, 'Save the lesson').click();
  await expect(form.locator('.problems')).toContainText('Question 1, answer 1: It is: Exactly one answer has to be right');
  await expect(answer(1).getByLabel('It is')).toBeFocused();
  await answer(2).getByLabel('It is').selectOption('wrong');
  await button(page, 'Save the lesson').click();
  await expect(form).toHaveCount(0);

  await button(page, 'Share').click();
  const address = await page.getByLabel('Link', { exact: true }).inputValue();
  await page.keyboard.press('Escape');
  await page.goto(address.replace('#', '?there#'));
  await expect(page.getByRole('region', { name: 'Shared world' })).toBeVisible();
  const step = lesson(page).locator('.lesson-step');
  await expect(step).toContainText('Step 1 of 2');
  await expect(step).toContainText('Change what Ann may do.');
  await step.getByRole('button', { name: 'Step after' }).focus();
  await page.keyboard.press('Enter');
  await expect(step).toContainText('Look back.');
  await expect(step.getByRole('button', { name: 'Step after' })).toBeFocused();
  await step.getByRole('button', { name: 'Step before' }).click();
  await expect(step).toContainText('Step 1 of 2');

  await select(page, 'ann-policy');
  await expect.poll(() => written(page)).toContain('s3:GetObject');
  await write(page, POLICY(['s3:GetObject', 's3:PutObject']).replace('photo-app-bucket/*"', 'photo-app-bucket*"').replace('["s3:G', '["s3:ListBucket","s3:G'));
  await button(page, 'Save').click();
  await expect(step).toContainText('Step 2 of 2');
  await expect(lesson(page).locator('.lesson-replies')).toContainText('She may list now');
  await lesson(page).getByRole('button', { name: 'Yes', exact: true }).click();
  await expect(lesson(page).locator('.lesson-question')).toContainText('Not so: Each action is allowed by itself.');
  await lesson(page).getByRole('button', { name: 'No', exact: true }).click();
  await expect(lesson(page).getByText('All goals met.')).toBeVisible();
  await button(page, 'Edit this lesson').click();
  await expect(form.getByLabel('What is asked')).toHaveValue('Does reading give writing?');
  await button(page, 'Remove question 1').click();
  await expect(form.getByLabel('What the reader is to do')).toHaveCount(2);
});
