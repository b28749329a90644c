// The picture of what a page opens in the app, for those who show a preview of the page.

import { siteAddress } from './browser.mjs';

/** What shows a preview wants it in this size. */
export const SIZE = { width: 1200, height: 630 };

/** Opens what `opens` (`?lesson=4`) asks for, and takes its picture. */
export async function preview(page, opens) {
  await page.goto('about:blank');
  await page.goto(`${siteAddress}${opens}`);
  await page.locator('.world-map .card[data-kind]').first().waitFor();
  await page.waitForLoadState('networkidle');
  if (opens.startsWith('?example')) await page.locator('.why h3').first().waitFor();
  // What is said to the one visitor who is there.
  await page.locator('.visit-bar, .notice').evaluateAll((all) => all.forEach((one) => one.remove()));
  return page.screenshot({ animations: 'disabled', caret: 'hide' });
}
