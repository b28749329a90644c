// What axe-core finds on a page.

import AxeBuilder from '@axe-core/playwright';
import { expect } from './fixtures.mjs';

/** Nothing of it is serious in this state of the page. */
export async function check(page, state) {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const serious = violations.filter(({ impact }) => ['serious', 'critical'].includes(impact));
  const told = serious.map(({ id, nodes }) => `${state}: ${id}: ${nodes.map((node) => node.html).join(' | ')}`);
  expect(told).toEqual([]);
}

/** The same in both themes. */
export async function checkInBothThemes(page, state) {
  for (const colorScheme of ['dark', 'light']) {
    await page.emulateMedia({ colorScheme });
    await check(page, `${state}, ${colorScheme}`);
  }
}
