// What cannot be opened is told with its reason: files that are too large, pictures without a world, lessons that are not there.
// A file that is dropped never takes the page's place.

import { mkdtemp, open as openFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { button, createUser, drop, open } from './actions.mjs';
import { expect, test } from './fixtures.mjs';

const MEGABYTE = 1024 * 1024;

/** A file of zeros, with as many bytes as are said. */
async function zeros(bytes, use) {
  const folder = await mkdtemp(join(tmpdir(), 'iam-playground-'));
  const path = join(folder, 'account.json');
  const file = await openFile(path, 'w');
  await file.truncate(bytes);
  await file.close();
  await use(path);
  await rm(folder, { recursive: true });
}

/** Drops a file of zeros on the page. */
const dropZeros = (page, bytes) => page.evaluate((bytes) => {
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(new File([new ArrayBuffer(bytes)], 'account.json'));
  const dropped = new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer });
  document.querySelector('main').dispatchEvent(dropped);
  return dropped.defaultPrevented;
}, bytes);

const tooLarge = (page) => page.getByRole('dialog', { name: 'This file is too large' });

test('a file of 60 MB is too large, chosen or dropped, and its size and the limit are said', async ({ page }) => {
  await open(page);
  await zeros(60 * MEGABYTE, async (path) => {
    await button(page, 'Share').click();
    await page.getByLabel('Open a file').setInputFiles(path);
    await expect(tooLarge(page)).toContainText('account.json has 60 MB. This page reads files of at most 50 MB.');
    await button(page, 'Go on with my work').click();

    await button(page, 'Saved').click();
    await button(page, 'Import account').click();
    await page.getByLabel('Files', { exact: true }).setInputFiles(path);
    await expect(page.getByRole('dialog', { name: 'Import account' })).toContainText('account.json has 60 MB. At most 50 MB are read at once');
    await page.keyboard.press('Escape');
  });
  await expect(page.getByRole('dialog')).toHaveCount(0);
  expect(await dropZeros(page, 60 * MEGABYTE)).toBe(true);
  await expect(tooLarge(page)).toContainText('account.json has 60 MB.');
});

test('a file that is dropped where an account is imported is read there and nowhere else', async ({ page }) => {
  await open(page);
  await button(page, 'Saved').click();
  await button(page, 'Import account').click();
  const dialog = page.getByRole('dialog', { name: 'Import account' });
  const transfer = await page.evaluateHandle(() => {
    const transfer = new DataTransfer();
    transfer.items.add(new File(['{"UserDetailList": ['], 'account.json'));
    return transfer;
  });
  await dialog.locator('.drop-zone').dispatchEvent('drop', { dataTransfer: transfer });
  await expect(dialog).toContainText(/account\.json is not JSON|No account was found/);
  await expect(page.getByRole('dialog')).toHaveCount(1);
});

const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

test('a picture of something else is a picture without a world; any other file is damaged', async ({ page }) => {
  await open(page);
  await drop(page, 'cat.png', 'image/png', Buffer.from(PNG, 'base64'));
  const picture = page.getByRole('dialog', { name: 'This is a picture without a world' });
  await expect(picture).toContainText('Pictures that this page writes under Share carry their world.');
  await expect(picture).not.toContainText('JSON');
  await button(page, 'Go on with my work').click();
  await drop(page, 'cat.txt', 'text/plain', Buffer.from('meow'));
  await expect(page.getByRole('dialog', { name: 'This link or file is damaged' })).toBeVisible();
});

test('a lesson number that does not exist is said, with the list of those that do', async ({ page }) => {
  for (const number of ['99', '0', 'two']) {
    await open(page, `?lesson=${number}`);
    const list = page.getByRole('dialog', { name: 'All lessons' });
    await expect(list.getByRole('alert')).toContainText(`There is no lesson “${number}”: the lessons are 1 to `);
    expect(page.url()).not.toContain('lesson=');
  }
  await button(page.getByRole('dialog'), 'Open: Option 2, a role for the instance').click();
  await expect(page.locator('#lesson-title')).toHaveText('Option 2, a role for the instance');
  await open(page, '?lesson=3');
  await expect(page.locator('#lesson-title')).toHaveText('Option 2, a role for the instance');
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('an embed says of a lesson number that does not exist so, and offers the lessons', async ({ page }) => {
  await page.goto('./embed/?view=lesson&lesson=99&theme=dark');
  const told = page.getByRole('alert').filter({ hasText: 'There is no lesson “99”' });
  await expect(told).toBeVisible();
  await told.getByText('All lessons').click();
  await told.getByRole('link', { name: /^3\. / }).click();
  await expect(page.locator('#lesson-title')).toHaveText('Option 2, a role for the instance');
  await expect(page.getByRole('alert')).toHaveCount(0);
  expect(new URL(page.url()).searchParams.get('theme')).toBe('dark');
});

test('a file that is dropped before the app has started waits for it', async ({ page }) => {
  await open(page);
  await createUser(page, 'ann');
  await button(page, 'Share').click();
  const [file] = await Promise.all([page.waitForEvent('download'), button(page, 'Download the work').click()]);
  const stream = await file.createReadStream();
  let text = '';
  for await (const part of stream) text += part;

  let letGo;
  const held = new Promise((resolve) => { letGo = resolve; });
  await page.route('**/*_bg.wasm', async (route) => { await held; await route.continue(); });
  await page.goto('./?fresh', { waitUntil: 'commit' });
  await page.waitForSelector('.page-foot');
  const prevented = await page.evaluate((text) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([text], 'work.json', { type: 'application/json' }));
    return ['dragover', 'drop'].map((name) => {
      const event = new DragEvent(name, { bubbles: true, cancelable: true, dataTransfer });
      document.body.dispatchEvent(event);
      return event.defaultPrevented;
    });
  }, text);
  expect(prevented).toEqual([true, true]);
  letGo();
  await expect(page.getByRole('region', { name: 'Shared world' })).toBeVisible();
  await expect(page.locator('.map').getByRole('button', { name: /ann/ }).first()).toBeVisible();
});

test('text that is dragged is left to the browser, and an embed keeps its place from a file', async ({ page }) => {
  await open(page);
  const dragged = (type) => page.evaluate((type) => {
    const dataTransfer = new DataTransfer();
    if (type === 'file') dataTransfer.items.add(new File(['meow'], 'cat.txt'));
    else dataTransfer.setData('text/plain', 'meow');
    const event = new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer });
    document.body.dispatchEvent(event);
    return event.defaultPrevented;
  }, type);
  expect(await dragged('text')).toBe(false);
  await page.goto('./embed/?view=world');
  await expect(page.getByRole('heading', { name: 'World' })).toBeVisible();
  expect(await dragged('file')).toBe(true);
  await expect(page.locator('.notice')).toContainText('Open the full playground and drop it there.');
});
