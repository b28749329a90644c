// What axe-core finds on a page.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect } from './fixtures.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const SERIOUS = ['serious', 'critical'];

/** Every impact that axe-core knows. */
export const ANY_IMPACT = ['minor', 'moderate', ...SERIOUS];

/** What has one of these impacts in a frame as it is, by these rules or by all. */
async function violations(frame, impacts, runOnly) {
  if (!(await frame.evaluate('Boolean(globalThis.axe)'))) await frame.evaluate(axe);
  return frame.evaluate(async ({ impacts, runOnly }) => {
    const only = runOnly ? { runOnly } : {};
    const { violations } = await globalThis.axe.run(document, { resultTypes: ['violations'], iframes: false, ...only });
    return violations
      .filter(({ impact }) => impacts.includes(impact))
      .map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`);
  }, { impacts, runOnly });
}

/**
 * Nothing with one of these impacts is in this state of the page and of its frames, in either theme. What the themes have of
 * their own is color, so all other rules run once.
 */
export async function check(page, state, impacts = SERIOUS) {
  const told = [];
  for (const [colorScheme, rules] of [['dark', ['color-contrast']], ['light', undefined]]) {
    await page.emulateMedia({ colorScheme });
    for (const frame of page.frames()) {
      for (const found of await violations(frame, impacts, rules)) told.push(`${state}, ${colorScheme}: ${found}`);
    }
  }
  expect(told).toEqual([]);
}
