// What the pointer or the focus is at is marked wherever it stands: drawing, list of gates, statement, matrix.

import { button, cell, createUser, open, showMatrix } from './actions.mjs';
import { expect, test } from './fixtures.mjs';

test.use({ viewport: { width: 1440, height: 900 } });

test('a policy of the drawing is marked in statement, gates and matrix, and the other way round', async ({ page }) => {
  await open(page);
  await createUser(page, 'ann', ['AmazonS3ReadOnlyAccess']);
  await cell(page, 'ann', 's3:GetObject').click();
  // The map has taken its height: nothing moves under the pointer any more.
  await expect(page.locator('.path-step')).not.toHaveCount(0);
  const sheet = page.locator('.decision-path [data-policy]').first();
  await sheet.hover();
  await expect(sheet).toHaveClass(/pointed/);
  await expect(page.locator('.deciding-statement .marked-json')).toHaveClass(/pointed/);
  await expect(page.locator('.gates .policy-trace.pointed')).toHaveCount(1);
  await expect(page.locator('.map .card.pointed')).toHaveCount(2);
  // Drawn anew, a little narrower, it is still marked.
  const drawn = await sheet.elementHandle();
  await page.locator('#side-panel').evaluate((pane) => { pane.style.paddingInlineEnd = '26px'; });
  await expect.poll(() => drawn.evaluate((element) => element.isConnected)).toBe(false);
  await expect(sheet).toHaveClass(/pointed/);
  await page.locator('#side-panel').evaluate((pane) => pane.removeAttribute('style'));
  await page.locator('.map .card').filter({ hasText: 'AmazonS3ReadOnly' }).first().hover();
  await expect(sheet).toHaveClass(/pointed/);
  await page.mouse.move(2, 2);
  await expect(page.locator('.pointed')).toHaveCount(0);
  // By focus alone, from the list.
  await page.locator('.gates .policy-trace summary').first().focus();
  await expect(sheet).toHaveClass(/pointed/);
  // From the matrix: the verdicts of the same policy are marked, and the policy in the explanation.
  await showMatrix(page);
  await cell(page, 'ann', 's3:GetObject').hover();
  await expect(page.locator('.why .pointed').first()).toBeAttached();
  await expect(page.locator('.matrix td.pointed')).not.toHaveCount(0);
  await button(page, 'Run the app').hover();
  await expect(page.locator('.pointed')).toHaveCount(0);
});
