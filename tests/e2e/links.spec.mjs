// Links: made in one browser, opened in another; own work is kept; what is damaged says so.

import { readFile } from 'node:fs/promises';
import { button, cell, createUser, drop, open, savedWork, select, showMatrix, untilSaved, untilSavedWithout } from './actions.mjs';
import { expect, test } from './fixtures.mjs';

const map = (page) => page.locator('.map');
const bar = (page) => page.getByRole('region', { name: 'Shared world' });

/** Opens Share and gives the link that it shows. */
async function link(page) {
  await button(page, 'Share').click();
  const dialog = page.getByRole('dialog', { name: 'Share' });
  const field = dialog.getByLabel('Link', { exact: true });
  await expect(field).toHaveValue(/#s1\.[\w-]+$/);
  const value = await field.inputValue();
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  return value;
}

const verdicts = (page) => page.getByRole('grid').getByRole('button').evaluateAll((cells) => cells.map((cell) => cell.getAttribute('aria-label') ?? cell.innerText));

test('a link shows the same matrix in a clean browser, with the open explanation', async ({ page, browser, context }) => {
  await open(page);
  await createUser(page, 'ann', ['AmazonS3ReadOnlyAccess']);
  await cell(page, 'ann', 's3:PutObject').click();
  await expect(page.locator('.why .verdict-line')).toContainText('Not allowed by any policy');
  await button(page, 'Share').click();
  await button(page, 'Copy link').click();
  await expect(page.locator('.notice')).toContainText('Copied');
  const address = await page.evaluate(() => navigator.clipboard.readText());
  await page.keyboard.press('Escape');
  await showMatrix(page);
  const here = await verdicts(page);

  const other = await browser.newContext({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce', locale: 'en-GB', timezoneId: 'UTC' });
  const there = await other.newPage();
  await there.goto(address);
  await expect(bar(there)).toContainText('Your own work is kept');
  await expect(there.locator('.why .verdict-line')).toContainText('Not allowed by any policy');
  await showMatrix(there);
  expect(await verdicts(there)).toEqual(here);
  expect(here.length).toBeGreaterThan(4);
  expect(await savedWork(there)).toBe(null);
  await other.close();
  expect(context.pages()).toHaveLength(1);
});

test('a link opened over own work: look, keep a copy, go back', async ({ page }) => {
  await page.clock.install();
  await open(page);
  await createUser(page, 'ann');
  await untilSaved(page, 'ann');
  const address = await link(page);
  await createUser(page, 'bob');
  await untilSaved(page, 'bob');

  // Pasted over the address of the same tab.
  await page.evaluate((address) => { location.href = address; }, address);
  await expect(bar(page)).toBeVisible();
  await expect(map(page).getByRole('button', { name: /bob/ })).toHaveCount(0);
  await createUser(page, 'zed');
  await page.clock.runFor(600);
  expect(await savedWork(page)).not.toContain('zed');
  await button(page, 'Keep as a scenario').click();
  await expect(page.locator('.notice')).toContainText('Shared world');
  await button(page, 'Back to my work').click();
  await button(page, 'Go back and lose my changes here').click();
  await expect(bar(page)).toHaveCount(0);
  await expect(map(page).getByRole('button', { name: /bob/ })).toHaveCount(1);
  await expect(page.getByRole('button', { name: 'Undo: Create user bob' })).toBeVisible();
  await page.reload();
  await expect(map(page).getByRole('button', { name: /bob/ })).toHaveCount(1);
  await button(page, 'Saved').click();
  await page.getByRole('dialog').getByRole('button', { name: 'Shared world', exact: true }).click();
  await expect(map(page).getByRole('button', { name: /zed/ })).toHaveCount(1);
});

test('by keyboard: share, open the link in the same tab, replace the work, undo', async ({ page }) => {
  await open(page);
  await createUser(page, 'ann');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('share');
  await page.keyboard.press('Enter');
  const field = page.getByRole('dialog', { name: 'Share' }).getByLabel('Link', { exact: true });
  await expect(field).toHaveValue(/#s1\./);
  const address = await field.inputValue();
  await field.focus();
  await page.keyboard.press('Tab');
  await expect(button(page, 'Copy link')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('.notice')).toContainText('Copied');
  await page.keyboard.press('Escape');
  await createUser(page, 'bob');
  await untilSaved(page, 'bob');

  await page.goto(address.replace('#', '?again#'));
  await button(page, 'Replace my work').focus();
  await page.keyboard.press('Enter');
  await expect(bar(page)).toHaveCount(0);
  await untilSavedWithout(page, 'bob');
  await page.reload();
  await expect(map(page).getByRole('button', { name: /ann/ })).toHaveCount(1);
  await expect(map(page).getByRole('button', { name: /bob/ })).toHaveCount(0);

  await page.goto(address.replace('#', '?third#'));
  await button(page, 'Replace my work').click();
  await page.keyboard.press('Control+z');
  await expect(page.locator('.notice')).toContainText('Undone');
});

test('a damaged link says what it found, opens what is left, and leads on', async ({ page }) => {
  await open(page);
  await createUser(page, 'ann', ['AmazonS3ReadOnlyAccess']);
  await createUser(page, 'bob');
  const address = await link(page);
  await untilSaved(page, 'bob');
  await page.goto(address.replace('#', '?cut#').slice(0, -25));
  const dialog = page.getByRole('dialog', { name: 'This link or file is damaged' });
  await expect(dialog).toContainText('Its end is missing');
  await expect(dialog).toContainText('1 account');
  await dialog.getByText('The text that was found in it').click();
  await expect(dialog.locator('pre')).toContainText('{"version":1');
  await dialog.getByRole('button', { name: 'Open what could be read' }).click();
  await expect(bar(page)).toBeVisible();
  await button(page, 'Back to my work').click();
  await expect(map(page).getByRole('button', { name: /bob/ })).toHaveCount(1);

  for (const [hash, says] of [
    ['#s9.AAAA', 'a newer version of this page'],
    ['#s1.' + 'A'.repeat(300_000), 'more than this page reads from a link'],
    ['#s1.!!<b>x</b>', 'Its end is missing'],
    [`${address.slice(address.indexOf('#'), -9)}A${address.slice(-8)}`, /not as it was made|Its end is missing/],
  ]) {
    await page.goto('about:blank');
    await open(page, hash);
    await expect(dialog).toContainText(says);
    await dialog.getByRole('button', { name: 'Go on with my work' }).click();
    await expect(map(page).getByRole('button', { name: /bob/ })).toHaveCount(1);
    expect(await page.evaluate(() => location.hash)).toBe('');
  }
});

test('text in a link is never markup', async ({ page }) => {
  await open(page);
  const work = {
    version: 1,
    world: { version: 1, seed: '1', issued: '1', now: 1772442000, accounts: { 111122223333: { name: '<img src=x onerror="document.title=1">', users: { '<b>ann</b>': { id: 'AIDA', created: 1 } } } } },
  };
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  await page.getByLabel('Open a file').setInputFiles({ name: 'w.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(work)) });
  await expect(bar(page)).toBeVisible();
  await expect(map(page)).toContainText('<b>ann</b>');
  await expect(page.locator('.account-border')).toContainText('<img src=x');
  expect(await page.locator('.map img, .map b, .account-bar img').count()).toBe(0);
});

test('the work as a file opens again: chosen, and dropped on the page', async ({ page }) => {
  await open(page);
  await createUser(page, 'ann');
  await button(page, 'Share').click();
  const [file] = await Promise.all([page.waitForEvent('download'), button(page, 'Download the work').click()]);
  const text = await readFile(await file.path(), 'utf8');
  await page.keyboard.press('Escape');

  await open(page, '?fresh');
  await drop(page, 'work.json', 'application/json', Buffer.from(text));
  await expect(bar(page)).toBeVisible();
  await select(page, 'ann');
  await button(page, 'Back to my work').click();
  await expect(map(page).getByRole('button', { name: /ann/ })).toHaveCount(0);

  await drop(page, 'cat.txt', 'text/plain', Buffer.from('meow'));
  await expect(page.getByRole('dialog', { name: 'This link or file is damaged' })).toContainText('could not be read');
});

test('pictures of the map carry the world: SVG and PNG open again', async ({ page }) => {
  await open(page);
  await createUser(page, 'ann');
  const files = {};
  for (const [name, kind] of [['Picture (SVG)', 'svg'], ['Picture (PNG)', 'png']]) {
    await button(page, 'Share').click();
    const [file] = await Promise.all([page.waitForEvent('download'), button(page, name).click()]);
    expect(file.suggestedFilename()).toBe(`iam-playground.${kind}`);
    files[kind] = await readFile(await file.path());
    await page.keyboard.press('Escape');
  }
  // Both are pictures for any program: the browser draws them, and of the same shape.
  const sizes = await page.evaluate(async (sources) => Promise.all(sources.map(async (source) => {
    const image = new Image();
    image.src = source;
    await image.decode();
    return [image.naturalWidth, image.naturalHeight];
  })), [`data:image/svg+xml;base64,${files.svg.toString('base64')}`, `data:image/png;base64,${files.png.toString('base64')}`]);
  expect(sizes[0][0]).toBe(1200);
  expect(sizes[1]).toEqual(sizes[0].map((pixels) => pixels * 2));
  for (const [kind, type] of [['svg', 'image/svg+xml'], ['png', 'image/png']]) {
    await open(page, '?fresh');
    await expect(map(page).getByRole('button', { name: /ann/ })).toHaveCount(0);
    await drop(page, `map.${kind}`, type, files[kind]);
    await expect(bar(page)).toBeVisible();
    await expect(map(page).getByRole('button', { name: /ann/ })).toHaveCount(1);
  }
});

test('a link whose reader cannot be fetched says so and keeps the work', async ({ page, complaints }) => {
  await open(page);
  await createUser(page, 'ann');
  const address = await link(page);
  await untilSaved(page, 'ann');
  await page.route(/split_opening/, (route) => route.abort());
  await page.goto(address.replace('#', '?off#'));
  await expect(page.locator('.notice')).toContainText('could not be opened');
  await expect(map(page).getByRole('button', { name: /ann/ })).toHaveCount(1);
  complaints.length = 0;
});
