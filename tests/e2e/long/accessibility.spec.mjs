// axe-core finds nothing serious, in both themes, wide and narrow, on every state a user meets first.

import { button, cell, createRole, createUser, finishAllButTheLast, open, untilSetUp } from '../actions.mjs';
import { check } from '../axe.mjs';
import { expect, test } from '../fixtures.mjs';

test('the playground, its dialogs and the why', async ({ page }) => {
  // Some thirty looks at the whole page.
  test.setTimeout(180_000);
  await open(page);
  await check(page, 'fresh');
  for (const hint of [1, 2, 3]) await button(page, `Hint ${hint} of 3`).click();
  await expect(button(page, 'Apply the solution')).toBeVisible();
  await check(page, 'a solution before it is applied');
  await button(page, 'Run the app').click();
  await check(page, 'run');
  for (const what of ['instance', 'user', 'group', 'role', 'policy']) {
    await button(page, `Create ${what}`).first().click();
    await check(page, `create ${what}`);
    await page.keyboard.press('Escape');
  }
  await page.keyboard.press('Control+k');
  await check(page, 'palette');
  await page.keyboard.press('Escape');
  await button(page, 'All lessons').click();
  await page.getByRole('dialog').getByRole('button', { name: /^Reference card/ }).first().click();
  await check(page, 'all lessons');
  await button(page, 'Recap card: who and what').click();
  await expect(page.getByRole('dialog', { name: 'Who and what' })).toBeVisible();
  await check(page, 'recap card');
  await page.getByRole('dialog').getByRole('button', { name: 'All lessons' }).click();
  await button(page, 'Make a lesson of this world').click();
  await expect(page.getByRole('dialog', { name: 'Make a lesson' })).toBeVisible();
  await check(page, 'make a lesson');
  await page.keyboard.press('Escape');
  await button(page, 'Share').click();
  await button(page, 'Show the code').click();
  await expect(page.frameLocator('iframe').getByRole('button', { name: 'Run the app' })).toBeVisible();
  await check(page, 'share, with the preview of an embed');
  const link = await page.getByLabel('Link', { exact: true }).inputValue();
  await page.keyboard.press('Escape');
  await createRole(page, 'PhotoAppRole', { policies: ['AmazonS3ReadOnlyAccess'] });
  await page.getByRole('tab', { name: 'Access matrix' }).click();
  await check(page, 'role and matrix');
  await page.getByRole('tab', { name: 'Trust relationships' }).click();
  await check(page, 'editor');
  await page.getByRole('tab', { name: 'Visual' }).click();
  for (const name of ['Choose actions', 'Add condition']) await button(page, name).click();
  await page.getByRole('button', { name: /^Write/ }).click();
  await check(page, 'visual editor');
  await page.getByRole('tab', { name: 'Permissions' }).click();
  await button(page, 'Create inline policy').click();
  for (const name of ['Add resource', 'Add condition']) await button(page, name).first().click();
  await check(page, 'visual editor of an inline policy');
  await cell(page, 'PhotoAppRole', 's3:PutObject').click();
  await check(page, 'why');
  await page.getByRole('button', { name: 'Outline' }).click();
  await check(page, 'outline');
  await page.goto(link.replace('#', '?there#'));
  await expect(page.getByRole('region', { name: 'Shared world' })).toBeVisible();
  await check(page, 'a shared world');
  await page.goto(link.replace('#', '?cut#').slice(0, -20));
  await expect(page.getByRole('dialog')).toBeVisible();
  await check(page, 'a damaged link');
});

test('a finished lesson, the end of the course, a closed panel and an example', async ({ page }) => {
  test.setTimeout(120_000);
  await finishAllButTheLast(page);
  await open(page, '?lesson=18');
  await untilSetUp(page, 18);
  for (const hint of [1, 2, 3]) await button(page, `Hint ${hint} of 3`).click();
  await button(page, 'Apply the solution').click();
  await expect(page.locator('.lesson-done')).toContainText('Now you know');
  await check(page, 'the last lesson is finished');
  await button(page, 'See your result').click();
  await expect(page.getByRole('dialog', { name: 'You have finished the course' })).toBeVisible();
  await check(page, 'the end of the course');
  await page.keyboard.press('Escape');
  await button(page, 'Close the lesson panel').click();
  await check(page, 'a closed panel');
  await page.goto('./?example=06-region-guardrail');
  await expect(page.locator('.story-place')).toContainText('Example 6 of 15');
  await check(page, 'an example');
});

test('every other dialog, the words of matrix and clock, and an embed', async ({ page }) => {
  test.setTimeout(180_000);
  await open(page);
  for (const place of ['.clock', '.matrix']) {
    await page.locator(place).getByRole('button', { name: 'What do these words mean?' }).click();
    await expect(page.locator('.meaning:popover-open p').first()).toBeVisible();
    await check(page, `the words of ${place}`);
    await page.keyboard.press('Escape');
  }
  for (const [entry, title] of [
    ['Create resource', 'Create resource'],
    ['Add account', 'Add account'],
    ['Saved work', 'Saved work'],
    ['Examples', 'Examples'],
    ['Explain an AccessDenied', 'Explain an AccessDenied'],
    ['Import account', 'Import account'],
    ['Export', 'Export'],
    ['Keyboard', 'Keyboard'],
    ['Start over', 'Start over?'],
  ]) {
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog', { name: 'Find' }).getByRole('combobox').fill(entry);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog', { name: title })).toBeVisible();
    await check(page, entry);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  }
  await createUser(page, 'ann', ['AmazonS3ReadOnlyAccess', 'CloudWatchLogsReadOnlyAccess']);
  for (const [key, name] of [['+', 'Connect ann'], ['Delete', 'Detach ann']]) {
    await page.locator('.map .card[data-kind="user"]').focus();
    await page.keyboard.press(key);
    await expect(page.getByRole('dialog', { name })).toBeVisible();
    await check(page, name);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  }
  await page.getByRole('tab', { name: 'Security credentials' }).click();
  await button(page, 'Create access key').click();
  await expect(page.getByRole('dialog', { name: 'Access key created' })).toBeVisible();
  await check(page, 'access key created');
  await page.goto('./embed/');
  await expect(page.getByRole('button', { name: 'Run the app' })).toBeVisible();
  await check(page, 'embed');
});

test('on a phone', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await open(page);
  for (const view of ['Lesson', 'Build', 'Run', 'Why']) {
    await page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: view }).click();
    await check(page, view);
  }
});
