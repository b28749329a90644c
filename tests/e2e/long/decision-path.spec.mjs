// The decision path: what one sees of a verdict without scrolling, and what pressing a station or a policy shows.

import { button, cell, createUser, open, openExample } from '../actions.mjs';
import { expect, test } from '../fixtures.mjs';

const why = (page) => page.locator('.why');
const path = (page) => why(page).locator('.decision-path').first();
const statement = (page) => why(page).locator('.deciding-statement').first();

/** The names of the gallery's examples. */
async function titles(page) {
  await button(page, 'Examples').click();
  const found = page.locator('.examples .card-title');
  await expect(found.first()).toBeVisible();
  const all = await found.allInnerTexts();
  await page.keyboard.press('Escape');
  return all;
}

/** What of these is not wholly in the window. */
const outside = (page, locators) => Promise.all(Object.entries(locators).map(async ([name, locator]) => {
  const box = await locator.boundingBox();
  const { width, height } = page.viewportSize();
  const inside = box && box.x >= 0 && box.y >= 0 && box.x + box.width <= width && box.y + box.height <= height;
  return inside ? [] : [`${name} ${JSON.stringify(box)}`];
})).then((found) => found.flat());

for (const size of [{ width: 1280, height: 800 }, { width: 1440, height: 900 }]) {
  test(`verdict, cause, path and what decided are in sight at ${size.width}×${size.height}`, async ({ page }) => {
    test.setTimeout(120_000);
    await page.setViewportSize(size);
    await open(page);
    for (const title of await titles(page)) {
      await openExample(page, title);
      await expect(path(page).locator('svg')).toBeVisible();
      const seen = {
        verdict: why(page).locator('.verdict-line .chip').first(),
        cause: why(page).locator('.deciding').first(),
        path: path(page).locator('svg'),
      };
      const marked = statement(page).locator('.deciding-element').first();
      if (await marked.count()) seen.element = marked;
      await expect.poll(() => outside(page, seen), { message: title }).toEqual([]);
    }
  });
}

test('the map above an explanation fits in a low window', async ({ page }) => {
  test.setTimeout(120_000);
  await page.setViewportSize({ width: 1280, height: 720 });
  await open(page);
  for (const title of await titles(page)) {
    await openExample(page, title);
    await expect(path(page).locator('svg')).toBeVisible();
    await expect(page.locator('.path-verdict, .roof.stops').first(), title).toBeVisible();
    const hidden = () => page.locator('.world-map').evaluate((pane) => pane.scrollHeight - pane.clientHeight);
    await expect.poll(hidden, { message: title }).toBeLessThanOrEqual(1);
    // Of 13 pixels no less than 11 are left.
    const zoom = await page.locator('.map-plane').evaluate((plane) => parseFloat(plane.style.zoom || '100'));
    expect(zoom, title).toBeGreaterThanOrEqual(85);
    // What is left out is not called missing.
    await expect(page.locator('.lane-empty'), title).toHaveCount(0);
  }
});

test('a station and a policy are pressed by keyboard, and the way back', async ({ page }) => {
  await open(page);
  await createUser(page, 'ann', ['AmazonS3ReadOnlyAccess', 'IAMReadOnlyAccess']);
  await cell(page, 'ann', 's3:GetObject').click();
  await expect(statement(page)).toContainText('Statement 1');
  await expect(statement(page).locator('.deciding-element.value')).toHaveText('"s3:Get*"');
  const policy = path(page).getByRole('button', { name: /^IAMReadOnlyAccess: says nothing/ });
  await policy.focus();
  await page.keyboard.press('Enter');
  await expect(statement(page)).toContainText('Identity-based policies');
  await expect(statement(page).locator('.marked-json')).toContainText('iam:Get*');
  await button(page, 'Back to the decision').click();
  await expect(statement(page).locator('.deciding-element.value')).toHaveText('"s3:Get*"');
  await path(page).getByRole('button', { name: /^Identity-based policies: passes/ }).click();
  await expect(statement(page).locator('.marked-json')).toHaveCount(2);
});

test('what if the condition key were another, at the statement that asks for it', async ({ page }) => {
  await page.goto('./?example=06-region-guardrail');
  await expect(why(page).locator('.verdict-line .chip')).toContainText('Denied by a service control policy');
  const switches = why(page).locator('.gate-what-if').first();
  await switches.getByLabel('What if aws:RequestedRegion were').fill('eu-central-1');
  await switches.getByRole('button', { name: 'Look' }).click();
  await expect(why(page).locator('.verdict-line .chip')).toContainText('Allowed');
  await expect(path(page).getByRole('button', { name: /^Identity-based policies: passes/ })).toBeVisible();
});

test('on a phone: path, cause and statement below each other, nothing wider than the screen', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto('./?example=02-deny-beats-administrator');
  await expect(path(page).locator('svg')).toBeVisible();
  const [drawn, said] = [await path(page).boundingBox(), await statement(page).boundingBox()];
  expect(said.y).toBeGreaterThan(drawn.y + drawn.height - 1);
  expect(drawn.x + drawn.width).toBeLessThanOrEqual(360);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
});
