// A phone: 360 px wide, four views at the foot of the page.

import { button, open } from './actions.mjs';
import { expect, test } from './fixtures.mjs';
import { scenes } from './scenes.mjs';

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
  // The heads are not there: each cell says what it is about.
  const asked = (name) => page.getByRole('grid').getByRole('button', { name }).evaluate((cell) => getComputedStyle(cell, '::before').content);
  expect(await asked(/photo-app, s3:GetObject/)).toContain('…/cat.jpg');
  expect(await asked(/photo-app, s3:ListBucket/)).toContain('photo-app-bucket');
  await page.getByRole('grid').getByRole('button', { name: /photo-app, logs:PutLogEvents/ }).click();
  await expect(page.locator('.why .aws-error')).toBeVisible();
  await fits();
});

test('what the lesson says to a state is there in full, below a goal in full', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page);
  await scenes['run-refused'](page);
  const foot = page.locator('.story-foot');
  await expect(foot.locator('.reply')).toContainText('when nobody does');
  for (const text of await foot.locator('.goal:not(.met) > span, .reply').all()) {
    await expect(text).toBeInViewport({ ratio: 1 });
    expect(await text.evaluate((element) => element.scrollHeight - element.clientHeight)).toBeLessThanOrEqual(0);
  }
});

test('the way of a request is a list of steps where there is no map, and a step opens its thing', async ({ page }) => {
  await open(page);
  await scenes.travel(page);
  const steps = page.getByRole('list', { name: 'The path of the request' }).getByRole('listitem');
  await expect(steps).toHaveCount(5);
  await expect(steps.first()).toContainText('photo-app');
  await expect(steps.last()).toContainText('photo-app-bucket');
  await expect(steps.last()).toContainText('Allowed');
  await expect(steps.filter({ hasText: 'Allowed' })).toHaveCount(1);

  await steps.getByRole('button', { name: 'Open AmazonS3ReadOnlyAccess' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('#inspector')).toContainText('AmazonS3ReadOnlyAccess');

  await page.setViewportSize({ width: 1280, height: 800 });
  await page.getByRole('tab', { name: 'Why' }).click();
  await expect(page.getByRole('list', { name: 'The path of the request' })).toHaveCount(0);
});

test('what is selected on a phone is scrolled into sight', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page);
  await page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: 'Build' }).click();
  await page.getByRole('treeitem', { name: /photo-app-bucket/ }).click();
  const heading = page.locator('.inspector h2, .inspector h3').first();
  await expect(heading).toContainText('photo-app-bucket');
  await expect.poll(async () => (await heading.boundingBox()).y).toBeLessThan(420);
});

test('beside an explanation the bar of an example and the goals take a line each, and more when pressed', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await scenes['why-service-control'](page);
  const [bar, foot] = [page.getByRole('region', { name: 'Shared world' }), page.locator('.story-foot')];
  const heights = async () => Promise.all([bar, foot].map(async (element) => (await element.boundingBox()).height));
  const [low, lowFoot] = await heights();
  expect(low).toBeLessThanOrEqual(50);
  expect(lowFoot).toBeLessThanOrEqual(70);
  await expect(button(page, 'Back to my work')).toBeHidden();
  await expect(foot.locator('.goal:visible')).toBeInViewport({ ratio: 1 });
  await button(page, 'More').click();
  await expect(button(page, 'Back to my work')).toBeInViewport({ ratio: 1 });
  await button(page, 'Less').click();
  await expect(button(page, 'Back to my work')).toBeHidden();
  await button(page, 'All goals').click();
  await expect(foot.locator('.goal:visible')).toHaveCount(3);
});

test('no name of a tab is cut off', async ({ page }) => {
  for (const width of [390, 360]) {
    await page.setViewportSize({ width, height: 844 });
    await open(page);
    await page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: 'Run' }).click();
    await expect(page.getByRole('tab', { name: 'AWS CLI' })).toBeInViewport({ ratio: 1 });
    const tabs = page.getByRole('tablist', { name: 'Results' });
    expect(await tabs.evaluate((list) => list.scrollWidth - list.clientWidth)).toBeLessThanOrEqual(0);
  }
});
