// Lessons after the first: fetched, set up in worlds of their own, answered, solved.

import { button, cell, console, createUser, open, select, showMatrix, untilSetUp, write } from './actions.mjs';
import { expect, test } from './fixtures.mjs';

const lesson = (page) => page.locator('.lesson');
const list = (page) => lesson(page).getByRole('combobox', { name: 'Lessons' });

/** Chooses a lesson and waits until it is there. */
async function choose(page, number) {
  const option = await list(page).locator('option').nth(number - 1).textContent();
  await list(page).selectOption({ index: number - 1 });
  const title = option.replace(/^\d+\. /, '').replace(/ \(\d+ min\)$/, '');
  await expect(page.locator('#lesson-title')).toHaveText(title);
}

/** The same, and until its world is there. */
async function setUp(page, number) {
  await choose(page, number);
  await untilSetUp(page);
}

test('every lesson opens, leaves something to do, and takes its solution', async ({ page }) => {
  test.slow();
  await open(page);
  await expect(list(page).locator('option')).toHaveCount(18);
  for (let number = 1; number <= 18; number += 1) {
    await setUp(page, number);
    await expect(lesson(page).locator('.goal:not(.met)')).not.toHaveCount(0);
    for (const hint of [1, 2, 3]) {
      await button(page, `Hint ${hint} of 3`).click();
    }
    await expect(lesson(page).getByRole('heading', { name: 'What it would change' })).toBeVisible();
    await button(page, 'Apply the solution').click();
    await expect(lesson(page).locator('.goal:not(.met)')).toHaveCount(0);
    await expect(lesson(page).getByText('All goals met')).toBeVisible();
  }
});

test('a lesson’s world takes the place of the reader’s, and undo brings that back', async ({ page }) => {
  await open(page);
  await setUp(page, 14);
  await expect(page.locator('.map').getByText('AdminRole')).toBeVisible();
  await page.getByRole('button', { name: /^Undo/ }).first().click();
  await expect(page.locator('.map').getByText('AdminRole')).toHaveCount(0);
});

test('a lesson is set up when it is chosen, says where that was undone, and nothing of the one before colors it', async ({ page }) => {
  await open(page);
  await setUp(page, 15);
  await cell(page, 'ann', 'iam:CreateUser').click();
  await expect(page.locator('.why .verdict-line')).toBeVisible();
  await setUp(page, 16);
  await page.getByRole('button', { name: /^Undo/ }).first().click();
  await expect(lesson(page)).toContainText('is not set up');
  await expect(page.locator('.why')).toContainText('Choose a cell');
  await showMatrix(page);
  await cell(page, 'ann', 'iam:CreateUser').click();
  await button(page, 'Set up this lesson').click();
  await expect(lesson(page)).not.toContainText('is not set up');
  await expect(page.locator('.why')).toContainText('Choose a cell');
  await expect(page.getByRole('grid')).not.toContainText('was:');
  await setUp(page, 1);
  await expect(page.locator('.map').getByRole('button', { name: /photo-app-bucket/ })).toBeVisible();
});

test('work of one’s own is kept under a name before a lesson takes its place', async ({ page }) => {
  await open(page);
  await createUser(page, 'zed');
  await setUp(page, 14);
  await expect(page.locator('.map').getByRole('button', { name: /zed/ })).toHaveCount(0);
  await expect(page.locator('.notice')).toContainText('My work before lesson 14');
  await button(page, 'Saved').click();
  const saved = page.getByRole('dialog', { name: 'Saved' });
  await expect(saved).toContainText('My work before lesson 14');
  await saved.getByRole('button', { name: 'My work before lesson 14', exact: true }).click();
  await expect(page.locator('.map').getByRole('button', { name: /zed/ })).toBeVisible();
});

test('a lesson that was left unchanged is saved under no name', async ({ page }) => {
  await open(page);
  await setUp(page, 14);
  await setUp(page, 5);
  const names = await page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('scenario')));
  expect(names).toEqual([]);
});

test('the columns of one lesson are not in the next, even where that has no world of its own', async ({ page }) => {
  await open(page);
  await setUp(page, 6);
  await showMatrix(page);
  await expect(page.getByRole('grid')).toContainText('photo-archive');
  await setUp(page, 2);
  await showMatrix(page);
  await expect(page.getByRole('grid')).toContainText('s3:PutObject');
  await expect(page.getByRole('grid')).not.toContainText('photo-archive');
});

test('a state that is wrong and worth understanding is answered', async ({ page }) => {
  await open(page);
  await setUp(page, 7);
  await button(page, 'Run the app').click();
  await expect(console(page)).toContainText('AccessDenied');
  await expect(lesson(page).locator('.lesson-replies')).toContainText('403');
  await console(page).getByRole('button', { name: /GetObject/ }).first().click();
  await expect(page.locator('.why .missing-object')).toContainText('so S3 asks for s3:ListBucket besides');
});

test('in the matrix of a lesson the requests of its goals come first, those of the app too', async ({ page }) => {
  await open(page);
  await setUp(page, 6);
  const heads = page.getByRole('grid').getByRole('columnheader');
  for (const [place, action] of [[1, 'ListBucket'], [2, 'GetObject'], [3, 'PutObject']]) {
    await expect(heads.nth(place)).toContainText(action);
    await expect(heads.nth(place)).toContainText('photo-app-bucket');
  }
  await expect(heads.nth(4)).toContainText('photo-archive');
});

test('the third hint says what it changes before it is applied', async ({ page }) => {
  await open(page);
  await setUp(page, 6);
  for (const hint of [1, 2, 3]) await button(page, `Hint ${hint} of 3`).click();
  const shown = lesson(page).getByRole('region', { name: 'What it would change' });
  await expect(shown.getByRole('heading', { name: 'inline policy Photos of role PhotoAppRole' })).toBeVisible();
  await expect(shown.locator('.added')).toContainText('"arn:aws:s3:::photo-app-bucket/*"]');
  await button(page, 'Apply the solution').focus();
  await page.keyboard.press('Enter');
  await expect(lesson(page).locator('.goal:not(.met)')).toHaveCount(0);
  // Nothing is left to hint at, and the focus is not lost with the button.
  await expect(shown).toBeHidden();
  await expect(lesson(page)).toBeFocused();
  await page.getByRole('button', { name: /^Undo/ }).first().click();
  await expect(shown.locator('.added')).not.toHaveCount(0);
});

test('the first lesson has a solution like the others', async ({ page }) => {
  await open(page);
  for (const hint of [1, 2, 3]) await button(page, `Hint ${hint} of 3`).click();
  await expect(lesson(page).getByText('Run the app.', { exact: true })).toBeVisible();
  await button(page, 'Apply the solution').click();
  await expect(lesson(page).getByText('All goals met.')).toBeVisible();
});

test('by keyboard: choose a lesson, set it up, answer its question', async ({ page }) => {
  await open(page);
  await list(page).focus();
  await page.keyboard.type('10.');
  await expect(page.locator('#lesson-title')).toHaveText('A Deny wins from anywhere');
  await untilSetUp(page);
  const answers = lesson(page).getByRole('group', { name: 'Answers' });
  await answers.getByRole('button', { name: /it is the most specific one/ }).focus();
  await page.keyboard.press('Enter');
  await expect(lesson(page).locator('.reply')).toContainText('Not so:');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(answers.getByRole('button', { name: /NothingPrivate/ })).toHaveAttribute('aria-pressed', 'true');
  await expect(lesson(page).locator('.reply')).toContainText('Right:');
  await expect(lesson(page).locator('.goal.met')).toHaveCount(1);
});

test('a question is about the world with which its lesson begins, whatever was built since', async ({ page }) => {
  await open(page, '?lesson=5');
  await untilSetUp(page, 5);
  await page.locator('.map').getByRole('button', { name: /^photo-app/ }).first().click();
  await page.getByRole('tab', { name: 'IAM role' }).click();
  const role = page.getByLabel('IAM role', { exact: true });
  await expect(role).not.toHaveValue('');
  await button(page, 'Update IAM role').click();
  await expect(page.locator('.map').getByRole('button', { name: /instance profile/ }).first()).toBeVisible();
  await page.getByRole('button', { name: 'What joins the role to the instance.' }).click();
  await expect(page.locator('.lesson-question .reply')).toContainText('Nothing leads from the instance to the role yet.');
  await expect(page.locator('.lesson-question .reply')).not.toContainText('Not so');
});

test('an example of a bucket policy brings its editor into sight, and what the lesson says to it is read from its beginning', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  await open(page, '?lesson=13');
  await untilSetUp(page, 13);
  await select(page, 'photo-app-bucket');
  await page.getByRole('tab', { name: 'Bucket policy' }).click();
  await button(page, 'Example: let another account read').click();
  await expect(page.locator('.inspector .cm-line').nth(6)).toBeInViewport();
  await button(page, 'Save').click();
  const replies = page.locator('.lesson-replies .reply');
  await expect(replies).toHaveCount(2);
  await expect.poll(async () => {
    const [foot, reply] = await Promise.all([page.locator('.story-foot').boundingBox(), replies.first().boundingBox()]);
    return reply.y >= foot.y && reply.y + Math.min(reply.height, 60) <= foot.y + foot.height;
  }).toBe(true);
});

test('a policy that is nothing but a boundary is said to let through, and not to allow', async ({ page }) => {
  await open(page, '?lesson=17');
  await untilSetUp(page, 17);
  await button(page, 'Account Partner, 444455556666').click();
  await select(page, 'Sandbox');
  await write(page, '{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": ["s3:*", "logs:*", "iam:ListUsers"], "Resource": "*" }] }');
  await expect(page.locator('.policy-comparison')).toContainText('newly lets through iam:ListUsers');
});

test('the line that the first lesson is about is in sight after the run', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  await open(page);
  await button(page, 'Run the app').click();
  await expect(console(page).locator('.log mark, .log').first()).toBeInViewport();
});
