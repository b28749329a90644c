// Embeds in a column of a blog and on a phone: everything that a lesson needs is there.

import { button } from '../actions.mjs';
import { siteAddress } from '../browser.mjs';
import { expect, test } from '../fixtures.mjs';
import { post } from '../hosts.mjs';

const column = (width, query) => `<iframe id=f width=${width} height=600 src="${siteAddress}embed/${query}"></iframe>`;

/** Presses, or moves the focus there and presses Enter. */
const presses = {
  pointer: (locator) => locator.click(),
  keyboard: async (locator) => {
    await locator.focus();
    await locator.press('Enter');
  },
};

for (const width of [280, 360, 480, 640, 780]) {
  for (const [by, press] of Object.entries(presses)) {
    test(`lesson 3 is solved in a frame ${width} px wide by ${by}`, async ({ page, complaints }) => {
      // From there on the frame has the map, and no views to choose from.
      const isWide = width >= 720;
      await page.setViewportSize({ width: width + 40, height: 800 });
      const there = await post(complaints, column(width, '?view=lesson&lesson=3'));
      await page.goto(there.address);
      const embed = page.frameLocator('#f');
      const view = (name) => isWide ? undefined : press(embed.getByRole('navigation', { name: 'Views' }).getByRole('button', { name }));
      await expect(embed.getByText('Goals: 0 of 3')).toBeVisible();
      await view('Build');
      await press(embed.locator(isWide ? '.map' : '.outline').getByRole('button', { name: 'Create role' }));
      const dialog = embed.getByRole('dialog', { name: 'Create role' });
      await press(button(dialog, 'Next'));
      for (const policy of ['AmazonS3FullAccess', 'CloudWatchLogsFullAccess']) {
        await dialog.getByRole('searchbox').fill(policy);
        await dialog.getByRole('checkbox', { name: policy }).first().check();
      }
      await press(button(dialog, 'Next'));
      await dialog.getByLabel('Role name').fill('PhotoAppRole');
      await press(button(dialog, 'Create role'));
      await expect(dialog).toHaveCount(0);
      await view('Run');
      await press(button(embed, 'Run the app'));
      await expect(embed.getByText('Goals: 1 of 3')).toBeVisible();
      await press(button(embed, 'Leak the repository'));
      await press(embed.getByRole('button', { name: 'Move the clock +7 hours' }));
      await press(button(embed, 'Run the app'));
      await expect(embed.getByText('Goals: 3 of 3')).toBeVisible();
      // Why the last call was allowed.
      await press(embed.getByRole('button', { name: /^Why\? / }).last());
      await expect(embed.locator('.why .verdict-line').first()).toBeVisible();
      // Nothing is wider than the frame.
      const frame = page.frames().at(-1);
      expect(await frame.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      there.close();
    });
  }
}

test('an embed goes one step back, and begins again', async ({ page }) => {
  await page.setViewportSize({ width: 640, height: 800 });
  await page.goto('./embed/?view=world');
  await expect(button(page, 'Undo')).toHaveCount(0);
  await page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: 'Build' }).click();
  for (const name of ['ann', 'bob']) {
    await page.locator('.outline').getByRole('button', { name: 'Create user' }).click();
    const dialog = page.getByRole('dialog', { name: 'Create user' });
    await dialog.getByLabel('User name').fill(name);
    await button(dialog, 'Create user').click();
    await expect(dialog).toHaveCount(0);
  }
  const item = (name) => page.getByRole('treeitem', { name });
  await button(page, 'Undo').click();
  await expect(item('bob')).toHaveCount(0);
  await expect(item('ann')).toHaveCount(1);
  await button(page, 'Reset').click();
  await expect(item('ann')).toHaveCount(0);
  await button(page, 'Undo').click();
  await expect(item('ann')).toHaveCount(1);
});
