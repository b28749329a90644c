// The path of all lessons, the recap card, the end of the course, and answering by pointing.

import { readFile } from 'node:fs/promises';
import { button, cell, finishAllButTheLast, open, showMatrix, untilSetUp } from './actions.mjs';
import { expect, test } from './fixtures.mjs';

const lesson = (page) => page.locator('.lesson');
const path = (page) => page.getByRole('dialog', { name: 'All lessons' });
const step = (page, number) => path(page).getByRole('list', { name: 'Lessons in order' }).locator('> li').nth(number - 1);

async function openPath(page) {
  await button(page, 'All lessons').click();
  await expect(path(page)).toBeVisible();
}

test('the path shows every lesson, and remembers what is finished', async ({ page }) => {
  await open(page);
  await openPath(page);
  await expect(path(page).getByRole('heading', { level: 3 })).toHaveCount(18);
  await expect(path(page)).toContainText('0 of 18 finished');
  await expect(step(page, 1)).toContainText('Not begun, open now');
  await expect(step(page, 6)).toContainText('6 min');
  await expect(step(page, 6)).toContainText('Myth: A bucket’s full name covers its objects.');
  await path(page).getByRole('button', { name: 'Done' }).click();

  await button(page, 'Run the app').click();
  await expect(lesson(page).getByText('All goals met.')).toBeVisible();
  await page.getByRole('button', { name: /^Undo/ }).first().click();
  await page.reload();
  await openPath(page);
  await expect(step(page, 1)).toContainText('Finished');
  await expect(path(page)).toContainText('1 of 18 finished');

  await button(page, 'Reference card: No credentials, nobody is calling').click();
  await expect(step(page, 1)).toContainText('Myth: AWS refuses an app that has no credentials.');
  await expect(step(page, 1)).toContainText('the SDK giving up');

  await path(page).getByRole('button', { name: 'Forget the progress' }).click();
  await path(page).getByRole('button', { name: 'Yes, forget' }).click();
  await expect(step(page, 1)).toContainText('Not begun');
});

test('a finished lesson says what it has shown and what comes next', async ({ page }) => {
  await open(page);
  await expect(lesson(page)).not.toContainText('Now you know');
  await button(page, 'Run the app').click();
  await expect(lesson(page).locator('.lesson-done')).toContainText('Now you know:');
  await expect(lesson(page).locator('.next-lesson')).toContainText('2. Option 1, keys in the code (8 min)');
  await expect(lesson(page).locator('.course-end')).toHaveCount(0);
});

test('the end of the course opens at a press: the result, a picture with its fonts, the recap card', async ({ page }) => {
  await finishAllButTheLast(page);
  await open(page, '?lesson=18');
  await untilSetUp(page, 18);
  for (const hint of [1, 2, 3]) await button(page, `Hint ${hint} of 3`).click();
  await button(page, 'Apply the solution').click();
  await expect(lesson(page).locator('.course-end')).toContainText('You have finished the course');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await button(page, 'See your result').click();
  const end = page.getByRole('dialog', { name: 'You have finished the course' });
  await expect(end.getByRole('img', { name: /18 of 18 lessons finished/ })).toBeVisible();
  await expect(end.getByRole('heading', { name: 'Who and what' })).toBeVisible();
  const picture = async (name) => {
    const [file] = await Promise.all([page.waitForEvent('download'), end.getByRole('button', { name }).click()]);
    return readFile(await file.path());
  };
  const svg = (await picture('Save as SVG')).toString();
  expect(svg).toContain('18 of 18 lessons finished');
  // The site has no address of its own here.
  expect(svg).not.toContain('127.0.0.1');
  expect(svg.match(/data:font\/woff2;base64,/g)).toHaveLength(2);
  expect((await picture('Save a picture to share')).subarray(1, 4).toString()).toBe('PNG');
});

test('a lesson is left, resumed as it was, and started again', async ({ page }) => {
  await open(page);
  await openPath(page);
  await button(page, 'Start again: A Deny wins from anywhere').click();
  await expect(path(page)).toHaveCount(0);
  await expect(page.locator('#lesson-title')).toHaveText('A Deny wins from anywhere');
  await lesson(page).getByRole('button', { name: /NothingPrivate/ }).click();
  await expect(lesson(page).locator('.goal.met')).toHaveCount(1);
  // The work is saved a moment after the change.
  await expect.poll(() => page.evaluate(() => localStorage.getItem('iam-playground.work') ?? '')).toContain('deny/decides');

  await openPath(page);
  await button(page, 'Start again: A key that is not there').click();
  await expect(page.locator('#lesson-title')).toHaveText('A key that is not there');
  await openPath(page);
  await expect(step(page, 10)).toContainText('1 of 3 goals met');
  await button(page, 'Resume: A Deny wins from anywhere').click();
  await expect(page.locator('#lesson-title')).toHaveText('A Deny wins from anywhere');
  await expect(lesson(page).locator('.goal.met')).toHaveCount(1);

  await openPath(page);
  await button(page, 'Start again: A Deny wins from anywhere').click();
  await expect(lesson(page).locator('.goal.met')).toHaveCount(0);
});

test('by keyboard: find the path, open a lesson, come back', async ({ page }) => {
  await open(page);
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('dialog').getByRole('combobox')).toBeFocused();
  await page.keyboard.type('all lessons');
  await page.keyboard.press('Enter');
  await expect(path(page)).toBeVisible();
  await button(page, 'Open: Handing out a role is a permission').focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('#lesson-title')).toHaveText('Handing out a role is a permission');
  await button(page, 'All lessons').focus();
  await page.keyboard.press('Enter');
  await expect(step(page, 14)).toHaveAttribute('aria-current', 'step');
  await page.keyboard.press('Escape');
  await expect(button(page, 'All lessons')).toBeFocused();
});

test('the recap card opens from the path and prints alone', async ({ page }) => {
  await open(page);
  await openPath(page);
  await button(page, 'Recap card: who and what').click();
  const card = page.getByRole('dialog', { name: 'Who and what' });
  await expect(card).toContainText('Not a who');
  await page.evaluate(() => { window.print = () => { window.printed = true; }; });
  await card.getByRole('button', { name: 'Print' }).click();
  expect(await page.evaluate(() => window.printed)).toBe(true);
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('.playground')).toBeHidden();
  await expect(card.getByRole('heading', { name: 'How AWS decides' })).toBeVisible();
  const pdf = await page.pdf({ format: 'A4' });
  expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
});

test('a question is answered at the statement itself, by mouse and by keyboard', async ({ page }) => {
  await open(page);
  await openPath(page);
  await button(page, 'Start again: A Deny wins from anywhere').click();
  await button(page, 'Look at the statements').click();
  const why = page.locator('.why');
  await button(page, 'This one decides: ThisReport').click();
  await expect(why.locator('.reply')).toContainText('Not so:');
  const right = button(page, 'This one decides: NothingPrivate');
  await right.focus();
  await page.keyboard.press('Enter');
  await expect(right).toBeFocused();
  await expect(right).toHaveAttribute('aria-pressed', 'true');
  await expect(why.locator('.reply')).toContainText('Right:');
  await expect(lesson(page).locator('.goal.met')).toHaveCount(1);

  // Another request is no part of the question.
  await showMatrix(page);
  await cell(page, 'alice', 's3:DeleteObject').click();
  await expect(why.locator('.statement').first()).toBeVisible();
  await expect(why.getByRole('button', { name: /^This one decides/ })).toHaveCount(0);
});

test('on a phone the path, the card and the form are no wider than the screen', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await open(page);
  const fits = async (name) => {
    const dialog = page.getByRole('dialog', { name });
    await expect(dialog).toBeVisible();
    const { inner, outer } = await dialog.evaluate((it) => ({ inner: it.scrollWidth, outer: it.clientWidth }));
    expect(inner).toBeLessThanOrEqual(outer);
    expect(outer).toBeLessThanOrEqual(360);
  };
  await openPath(page);
  await fits('All lessons');
  await button(page, 'Recap card: who and what').click();
  await fits('Who and what');
  await page.getByRole('dialog').getByRole('button', { name: 'All lessons' }).click();
  await button(page, 'Make a lesson of this world').click();
  await fits('Make a lesson');
});
