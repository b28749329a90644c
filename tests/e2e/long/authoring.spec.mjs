// A lesson made by docs/authoring.md alone: begun, closed half-way, resumed in a new page, tried out, shared by a link and played in another
// profile. And a goal by which nobody may be allowed more than a policy.

import { button, createUser, open, select, untilSaved, write, written } from '../actions.mjs';
import { expect, test } from '../fixtures.mjs';

const dialog = (page) => page.getByRole('dialog', { name: 'Make a lesson' });
const lesson = (page) => page.locator('.lesson');
const POLICY = (...actions) => JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: actions, Resource: 'arn:aws:s3:::photo-app-bucket/*' }],
});

/** Gives the selected user an inline policy. */
async function addPolicy(page, text) {
  await button(page, 'Create inline policy').click();
  await expect.poll(() => written(page)).toContain('s3:PutObject');
  await write(page, text);
  await button(page, 'Save').click();
}

/** Puts another text into that policy. */
async function changePolicy(page, text) {
  await select(page, 'ann-policy');
  await expect.poll(() => written(page)).toContain('s3:GetObject');
  await write(page, text);
  await button(page, 'Save').click();
}

test('a lesson written by the documentation is kept half-way, resumed, shared and played by somebody else', async ({ page, context, browser }) => {
  await open(page);
  await createUser(page, 'ann');
  await button(page, 'All lessons').click();
  await button(page, 'Make a lesson of this world').click();
  await expect(dialog(page).getByLabel('is where the lesson starts')).toBeChecked();
  await dialog(page).getByLabel('Title').fill('Reading is not writing');
  await dialog(page).getByLabel('What people believe before it').fill('Who may read may write.');
  await dialog(page).getByLabel('Text').fill('Ann is new. Let her read photos.');
  await dialog(page).getByLabel('Request').selectOption({ label: 's3:GetObject on arn:aws:s3:::photo-app-bucket/photos/cat.jpg' });
  await button(page, 'Add goal').click();
  await dialog(page).getByRole('group', { name: 'Allows no more than this policy' }).getByRole('textbox', { name: 'Policy' }).fill('{');
  await button(page, 'Add goal: no more than this policy').click();
  await expect(dialog(page).getByRole('alert').filter({ hasText: /./ })).toHaveCount(1);
  await expect(dialog(page).getByLabel('Done when')).toHaveCount(1);
  await dialog(page).getByRole('textbox', { name: 'Policy', exact: true }).fill(JSON.stringify(JSON.parse(POLICY('s3:GetObject')), null, 2));
  await button(page, 'Add goal: no more than this policy').click();
  await expect(dialog(page).getByLabel('Done when').nth(1)).toHaveValue(/^allows arn:aws:iam::111122223333:user\/ann no more than \{"Version"/);
  await expect(dialog(page).getByText('so now')).toHaveCount(1);
  await page.keyboard.press('Escape');
  await button(page, 'Keep the draft and close').click();
  await expect(dialog(page)).toHaveCount(0);
  await untilSaved(page, 'Reading is not writing');
  await page.close();

  const again = await context.newPage();
  await open(again);
  await button(again, 'All lessons').click();
  await button(again, 'Go on with your lesson').click();
  await expect(dialog(again).getByLabel('Title')).toHaveValue('Reading is not writing');
  await expect(dialog(again).getByLabel('Done when')).toHaveCount(2);
  await button(again, 'Save the lesson').click();
  await expect(dialog(again).locator('.problems')).toContainText('5 things are to be mended');
  await expect(dialog(again).getByLabel('Minutes it takes')).toBeFocused();
  await dialog(again).getByLabel('Minutes it takes').fill('3');
  await dialog(again).getByLabel('What one understands after it').fill('Each action is allowed by itself.');
  for (const [label, text] of [['Where to look', 'Look at Ann.'], ['What to think of', 'She has no policy.'], ['What to do, step by step', 'Give her `s3:GetObject`.']])
    await dialog(again).getByLabel(label).fill(text);

  await button(again, 'Try it as a learner').click();
  await expect(again.locator('#lesson-title')).toHaveText('Reading is not writing');
  await select(again, 'ann');
  await addPolicy(again, POLICY('s3:GetObject'));
  await expect(lesson(again).getByText('All goals met.')).toBeVisible();
  await button(again, 'Take this world as the solution').click();
  await button(again, 'Save the lesson').click();
  await expect(dialog(again)).toHaveCount(0);
  await expect(again.locator('#story-goals')).toHaveText('Goals: 1 of 2');

  // Played here, the link would open it played.
  await select(again, 'ann');
  await addPolicy(again, POLICY('s3:GetObject'));
  await expect(lesson(again).getByText('All goals met.')).toBeVisible();
  const share = again.getByRole('dialog', { name: 'Share' });
  await button(again, 'Share').click();
  await expect(share).toContainText('press “Start again” in the lesson first');
  await again.keyboard.press('Escape');
  await button(again, 'Start again').click();
  await button(again, 'Share').click();
  await expect(share).not.toContainText('press “Start again” in the lesson first');
  const address = await again.getByLabel('Link', { exact: true }).inputValue();

  const other = await browser.newContext();
  const reader = await other.newPage();
  await reader.goto(address);
  await expect(reader.getByRole('region', { name: 'Shared world' })).toBeVisible();
  await expect(reader.locator('#lesson-title')).toHaveText('Reading is not writing');
  await expect(reader.locator('#story-goals')).toHaveText('Goals: 1 of 2');
  await button(reader, 'Replace my work').click();
  await select(reader, 'ann');
  await addPolicy(reader, POLICY('s3:GetObject', 's3:GetObjectAcl'));
  await expect(lesson(reader).locator('.lesson-limits')).toContainText('ann is also allowed s3:GetObjectAcl on arn:aws:s3:::photo-app-bucket/');
  await expect(reader.locator('#story-goals')).toHaveText('Goals: 1 of 2');
  await changePolicy(reader, POLICY('s3:GetObject'));
  await expect(lesson(reader).getByText('All goals met.')).toBeVisible();
  await expect(lesson(reader).locator('.lesson-limits')).not.toContainText('is also allowed');
  await untilSaved(reader, 's3:GetObject');
  await reader.reload();
  await expect(lesson(reader).getByText('All goals met.')).toBeVisible();
  await other.close();
});

test('what judges a goal is fetched when the goal hangs on it, and says what it finds', async ({ page }) => {
  const judges = [];
  page.on('request', (request) => { if (/split_limit_judge/.test(request.url())) judges.push(request.url()); });
  await open(page, '?lesson=6');
  await expect(page.locator('#lesson-title')).toHaveText('A bucket is not its objects');
  await expect(page.locator('.story-foot .goal')).toHaveCount(3);
  await expect(button(page, 'Set up this lesson')).toHaveCount(0);
  expect(judges).toEqual([]);
  await select(page, 'Photos');
  await expect.poll(() => written(page)).toContain('s3:ListBucket');
  await write(page, JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: ['s3:ListBucket', 's3:GetObject', 's3:PutObject', 's3:DeleteObject'], Resource: ['arn:aws:s3:::photo-app-bucket', 'arn:aws:s3:::photo-app-bucket/*'] }],
  }));
  await button(page, 'Save').click();
  await expect(lesson(page).locator('.lesson-limits')).toContainText(/PhotoAppRole is also allowed s3:DeleteObject on arn:aws:s3:::photo-app-bucket.*, by Photos\./);
  await expect(page.locator('#story-goals')).toHaveText('Goals: 2 of 3');
  expect(judges.length).toBeGreaterThan(0);
  await page.getByRole('button', { name: /^Undo/ }).click();
  await expect(page.locator('#story-goals')).toHaveText('Goals: 0 of 3');
});
