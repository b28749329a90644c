// A phone: 360 px wide, four views at the foot of the page.

import { button, open } from './actions.mjs';
import { expect, test } from './fixtures.mjs';

test.use({ viewport: { width: 360, height: 740 } });

test('the role story on a phone, nothing wider than the screen', async ({ page }) => {
  await open(page);
  const fits = async () => {
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(360);
  };
  const views = page.getByRole('navigation', { name: 'Views' });
  await button(page, 'Run the app').click();
  await expect(page.locator('.console .log')).toContainText('Unable to locate credentials');
  await fits();

  await views.getByRole('button', { name: 'Build' }).click();
  await expect(page.getByRole('tree')).toBeVisible();
  await page.locator('.outline').getByRole('button', { name: 'Create role' }).click();
  const dialog = page.getByRole('dialog', { name: 'Create role' });
  await fits();
  await dialog.getByRole('button', { name: 'Next' }).click();
  await dialog.getByRole('searchbox').fill('AmazonS3FullAccess');
  await dialog.getByRole('checkbox').first().check();
  await dialog.getByRole('button', { name: 'Next' }).click();
  await dialog.getByLabel('Role name').fill('PhotoAppRole');
  await dialog.getByRole('button', { name: 'Create role' }).click();
  await fits();

  await views.getByRole('button', { name: 'Run' }).click();
  await button(page, 'Run the app').click();
  await expect(page.locator('.console .calls li.allowed')).toHaveCount(3);
  await page.getByRole('tab', { name: 'Access matrix' }).click();
  await fits();
  await page.getByRole('grid').getByRole('button', { name: /photo-app, logs:PutLogEvents/ }).click();
  await expect(page.locator('.why .aws-error')).toBeVisible();
  await fits();
});
