// The access matrix as a test that travels: expected verdicts, filter, wildcards, many cells.

import { button, cell, createRole, createUser, open, showMatrix, untilSaved, write, untilStripIsGone } from './actions.mjs';
import { expect, test } from './fixtures.mjs';

const score = (page) => page.locator('.matrix-tools .score');

async function ask(page, action, resource) {
  await page.getByLabel('Also ask: action').fill(action);
  await page.getByLabel('on resource').fill(resource);
  await button(page, 'Add').click();
}

test('expected verdicts stay with the work, and an edit that breaks one is marked', async ({ page }) => {
  await open(page);
  await createUser(page, 'ann', ['AmazonS3FullAccess']);
  await button(page, 'Expect these verdicts').click();
  await expect(score(page)).toHaveText('All 10 as expected');
  await untilSaved(page, '"expected"');
  await page.reload();
  await expect(score(page)).toHaveText('All 10 as expected');
  await page.locator('.map').getByRole('button', { name: 'ann' }).first().click();
  await button(page, 'Detach AmazonS3FullAccess').click();
  await expect(score(page)).toHaveText('3 of 10 not as expected');
  await expect(cell(page, 'ann', 's3:GetObject')).toContainText('expected: allowed');
  await cell(page, 'ann', 's3:GetObject').click();
  await page.locator('#expected-verdict').selectOption('denied');
  await expect(score(page)).toHaveText('2 of 10 not as expected');
  await showMatrix(page);
  await button(page, 'Expect these instead').click();
  await expect(score(page)).toHaveText('All 10 as expected');
  await button(page, 'Forget').click();
  await expect(score(page)).toHaveCount(0);
});

test('E in the grid changes what is expected, by keyboard alone', async ({ page }) => {
  await open(page);
  await createUser(page, 'ann');
  await showMatrix(page);
  await cell(page, 'ann', 's3:GetObject').focus();
  await page.keyboard.press('e');
  await expect(cell(page, 'ann', 's3:GetObject')).toContainText('expected: allowed');
  await expect(cell(page, 'ann', 's3:GetObject')).toBeFocused();
  await page.keyboard.press('e');
  await expect(cell(page, 'ann', 's3:GetObject')).toContainText('as expected');
  await page.keyboard.press('e');
  await expect(cell(page, 'ann', 's3:GetObject')).not.toContainText('expected');
});

test('a wildcard adds what it covers, the filter finds it, and only what is in sight is on the page', async ({ page }) => {
  await open(page);
  await createUser(page, 'ann');
  for (let n = 0; n < 8; n += 1) await createUser(page, `user-${n}`);
  await createRole(page, 'Reader', { policies: ['AmazonS3ReadOnlyAccess'] });
  await page.getByRole('tab', { name: 'Access matrix' }).click();
  await page.getByLabel('Also ask: action').focus();
  await expect(page.locator('#request-actions option')).not.toHaveCount(0);
  await ask(page, 's3:*', 'arn:aws:s3:::photo-app-bucket/photos/cat.jpg');
  await expect(page.getByRole('grid')).toHaveAttribute('aria-colcount', /^1\d\d$/);
  const onThePage = await page.locator('td.cell').count();
  expect(onThePage).toBeLessThan(600);
  expect(onThePage).toBeGreaterThan(50);

  await page.locator('#cell-0-0').focus();
  await page.keyboard.press('End');
  await expect(page.locator(':focus')).toHaveAttribute('id', /^cell-0-1\d\d$/);
  await page.keyboard.press('PageDown');
  await expect(page.locator(':focus')).toHaveAttribute('id', /^cell-10-1\d\d$/);
  await page.keyboard.press('Home');
  await expect(page.locator('#cell-10-0')).toBeFocused();

  // Slid there cell by cell, it shows what it shows when it is drawn anew.
  const place = page.locator('.matrix-scroll');
  const drawn = () => page.locator('.matrix-scroll tr[aria-rowindex]').evaluateAll((rows) => rows.map((row) => row.innerHTML.replace(/tabindex="\S+"/g, '')));
  const scroll = async (left) => {
    await place.evaluate((element, to) => { element.scrollLeft = to; }, left);
    await page.evaluate(() => new Promise((resolve) => { requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve))); }));
  };
  await scroll(0);
  for (const left of [50, 130, 260, 500, 410, 380]) await scroll(left);
  const slid = await drawn();
  await scroll(4000);
  await scroll(380);
  expect(slid).toEqual(await drawn());
  await scroll(0);

  await page.getByLabel('Filter').fill('reader putobject');
  // The role, and the app that has it.
  await expect(page.getByRole('grid').getByRole('row')).toHaveCount(3);
  await expect(cell(page, 'Reader', 's3:PutObjectTagging')).toContainText('Not allowed');
  await page.getByLabel('Filter').fill('nothing-like-this');
  await expect(page.locator('td.cell')).toHaveCount(0);
  await page.getByLabel('Filter').fill('');

  await ask(page, 'ec2:*', '*');
  await expect(page.locator('.add-request [role=alert]')).toContainText('200 or fewer');
});

test('an edit that changes cells can be filtered for', async ({ page }) => {
  await open(page);
  for (let n = 0; n < 6; n += 1) await createUser(page, `user-${n}`);
  await createUser(page, 'ann');
  await button(page, 'Create inline policy').click();
  await write(page, JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 's3:ListBucket', Resource: '*' }] }));
  await button(page, 'Save').click();
  await page.getByLabel('Filter').fill('changed');
  await expect(page.getByRole('grid').getByRole('row')).toHaveCount(2);
  await expect(cell(page, 'ann', 's3:ListBucket')).toContainText('(was: Not allowed)');
});

test('a request that is allowed and fails for another reason stays in its cell', async ({ page }) => {
  await open(page);
  await createRole(page, 'PhotoAppRole', { policies: ['AmazonS3ReadOnlyAccess'] });
  await page.getByRole('tab', { name: 'Access matrix' }).click();
  const failed = page.getByRole('grid').getByRole('button', { name: /s3:GetObject: Allowed, but failed/ });
  await untilStripIsGone(page);
  const grid = await page.locator('.matrix-scroll').boundingBox();
  const box = await failed.boundingBox();
  expect(box.y).toBeGreaterThan(grid.y);
  expect(box.width).toBeLessThan(grid.width / 3);
});
