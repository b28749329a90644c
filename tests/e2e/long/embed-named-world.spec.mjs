// The code for a world that the site has itself names it, so that its embed begins with what the build has drawn of it; a world that
// was changed is in the link.

import { button, createUser, giveTheAppAKey, open, runGreen, untilSetUp } from '../actions.mjs';
import { expect, test } from '../fixtures.mjs';
import { frame, post } from '../hosts.mjs';

/** The code of an HTML frame for this view, by Share; Share is closed again. */
async function frameCode(page, view) {
  await button(page, 'Share').click();
  const share = page.getByRole('dialog', { name: 'Share' });
  await button(share, 'Show the code').click();
  await button(share, view).click();
  await expect(button(share, view)).toHaveAttribute('aria-pressed', 'true');
  await button(share, 'Copy for HTML frame').click();
  const code = await page.evaluate(() => navigator.clipboard.readText());
  await page.keyboard.press('Escape');
  await expect(share).toHaveCount(0);
  return code;
}

/** Behind `embed/`, the address of the frame in a code. */
const addressIn = (code) => code.match(/src="[^"]*\/embed\/([^"]+)"/)[1].replaceAll('&amp;', '&');

/** Whether the frame shows what it is to without any module of the app. */
async function beginsWithoutModule(page, complaints, address) {
  const reader = await page.context().newPage();
  const there = await post(complaints, frame(address));
  const modules = [];
  reader.on('request', (request) => { if (request.url().endsWith('.wasm')) modules.push(request.url()); });
  await reader.goto(there.address);
  await expect(reader.frameLocator('#f').getByRole('link', { name: 'Open full playground' })).toBeVisible();
  await reader.waitForLoadState('networkidle');
  await reader.close();
  there.close();
  return modules.length === 0;
}

test('an example is named by its code until something in it is changed', async ({ page, complaints }) => {
  test.setTimeout(120_000);
  await open(page, '?example=02-deny-beats-administrator');
  await expect(page.locator('.why .verdict-line')).toBeVisible();
  for (const [view, name] of [['Why', 'why'], ['Access matrix', 'matrix'], ['Policy', 'policy']]) {
    const code = await frameCode(page, view);
    const address = addressIn(code);
    expect(address).toBe(`?view=${name}&example=02-deny-beats-administrator`);
    expect(code).toContain('/?example=02-deny-beats-administrator"');
    expect(await beginsWithoutModule(page, complaints, address), view).toBe(true);
  }
  await createUser(page, 'zed');
  const changed = await frameCode(page, 'Access matrix');
  expect(addressIn(changed)).toMatch(/^\?view=matrix#s1\./);
  expect(changed).not.toContain('example=');
  expect(await beginsWithoutModule(page, complaints, addressIn(changed))).toBe(false);
});

test('somebody who gets a changed example by its link shares the change', async ({ page }) => {
  await open(page, '?example=02-deny-beats-administrator');
  await expect(page.locator('.why .verdict-line')).toBeVisible();
  await createUser(page, 'zed');
  const link = addressIn(await frameCode(page, 'World'));
  await open(page, link.slice(link.indexOf('#')));
  await expect(page.locator('.map').getByRole('button', { name: /zed/ })).toHaveCount(1);
  expect(addressIn(await frameCode(page, 'World'))).toMatch(/^\?view=world#s1\./);
});

test('the start of a lesson and the first world are named by their code until something is changed', async ({ page, complaints }) => {
  await open(page);
  await untilSetUp(page);
  expect(addressIn(await frameCode(page, 'World'))).toBe('?view=world');
  const lesson = addressIn(await frameCode(page, 'Lesson'));
  expect(lesson).toBe('?view=lesson&lesson=1');
  expect(await beginsWithoutModule(page, complaints, lesson)).toBe(true);
  await createUser(page, 'zed');
  expect(addressIn(await frameCode(page, 'World'))).toMatch(/^\?view=world#s1\./);
  expect(addressIn(await frameCode(page, 'Lesson'))).toMatch(/^\?view=lesson&lesson=1#s1\./);
});

test('an explanation from the run console goes into the post, and without one Why cannot be chosen', async ({ page, complaints }) => {
  await open(page);
  await untilSetUp(page);
  await button(page, 'Share').click();
  const share = page.getByRole('dialog', { name: 'Share' });
  await button(share, 'Show the code').click();
  await expect(button(share, 'Why')).toBeDisabled();
  await expect(share).toContainText('Why shows an explanation, and this link carries none');
  await page.keyboard.press('Escape');

  await createUser(page, 'ann', ['AmazonS3FullAccess', 'CloudWatchLogsFullAccess']);
  await giveTheAppAKey(page);
  await runGreen(page);
  await page.locator('.console').getByRole('button', { name: /Why/ }).first().click();
  const verdict = page.locator('.why .verdict-line').first();
  await expect(verdict).toBeVisible();
  const asked = await verdict.innerText();
  await button(page, 'Share').click();
  await expect(share.getByLabel('Open the explanation that is open here')).toBeChecked();
  await page.keyboard.press('Escape');
  const address = addressIn(await frameCode(page, 'Why'));
  expect(address).toMatch(/^\?view=why#s1\./);
  const there = await post(complaints, frame(address));
  await page.goto(there.address);
  await expect(page.frameLocator('#f').locator('.why .verdict-line').first()).toHaveText(asked, { useInnerText: true });
  there.close();
});
