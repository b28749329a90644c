// At which sizes and in which themes pictures are taken, and how the page holds still for one.

export const SIZES = [
  { width: 1920, height: 1080 },
  { width: 1280, height: 800 },
  { width: 768, height: 1024 },
  { width: 360, height: 740 },
];

export const SCHEMES = ['light', 'dark'];

/** Waits until everything is there, and hides what comes and goes by itself: the messages at the foot. */
export async function still(page) {
  await page.mouse.move(0, 0);
  await page.waitForFunction(() => document.querySelector('.fetching') === null);
  await page.evaluate(() => document.fonts.ready);
  await page.locator('.notice, .newest-access').evaluateAll((notices) => notices.forEach((notice) => { notice.style.visibility = 'hidden'; }));
}
