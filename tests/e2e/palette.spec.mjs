// The palette: find a thing or something to do, by keyboard and by mouse.

import { button, open } from './actions.mjs';
import { expect, test } from './fixtures.mjs';

test('a few letters and Enter show a thing', async ({ page }) => {
  await open(page);
  await page.keyboard.press('Control+k');
  const find = page.getByRole('combobox', { name: 'A thing, or something to do' });
  await expect(find).toBeFocused();
  await find.fill('bucket');
  const options = page.getByRole('dialog').getByRole('option');
  await expect(options.first()).toHaveAttribute('aria-selected', 'true');
  await expect(find).toHaveAttribute('aria-activedescendant', 'palette-0');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.locator('.inspector h2, .inspector h3').first()).toContainText('photo-app-bucket');
});

test('what is typed before the palette has been fetched is not lost', async ({ page }) => {
  await open(page);
  let send;
  const asked = new Promise((resolve) => { send = resolve; });
  await page.route(/split_dialogs/, async (route) => { await asked; await route.continue(); });
  await page.keyboard.press('Control+k');
  await page.keyboard.type('Log gx');
  await page.keyboard.press('Backspace');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  send();
  const find = page.getByRole('combobox', { name: 'A thing, or something to do' });
  await expect(find).toBeFocused();
  await page.keyboard.type('roup');
  await expect(find).toHaveValue('Log group');
  await page.keyboard.press('Enter');
  await expect(page.locator('.inspector h2, .inspector h3').first()).toContainText('/photo-app/web');
});

test('arrow keys choose, Escape leaves, nothing found is said', async ({ page }) => {
  await open(page);
  await page.keyboard.press('Control+k');
  const find = page.getByRole('dialog').getByRole('combobox');
  await find.fill('create');
  await expect(page.getByRole('dialog').getByRole('option')).toHaveCount(5);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('dialog').getByRole('option', { selected: true })).toContainText('Create role');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Create role' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').getByRole('combobox').fill('zzz');
  await expect(page.getByRole('dialog').getByRole('status')).toContainText('Nothing fits');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('by mouse: the button finds what can be done', async ({ page }) => {
  await open(page);
  await button(page, 'Find').click();
  await page.getByRole('dialog').getByRole('combobox').fill('run the app');
  await page.getByRole('dialog').getByRole('option', { name: /Run the app/ }).click();
  await expect(page.locator('.console')).toContainText('Unable to locate credentials');
});

test('a dialog that the palette opens has the focus, with a field or without', async ({ page }) => {
  await open(page);
  for (const [words, name] of [['Create role', 'Create role'], ['Start over', 'Start over?'], ['All lessons', /lessons/i]]) {
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').getByRole('combobox').fill(words);
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name });
    await expect(dialog).toBeVisible();
    await expect.poll(() => dialog.evaluate((element) => element.contains(document.activeElement))).toBe(true);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  }
});
