// The keyboard alone: no mouse, no touch, no focus set from outside.

/** What has the focus: its accessible name, roughly. */
const focused = (page) =>
  page.evaluate(() => {
    const element = document.activeElement;
    const label = element.labels?.[0]?.innerText ?? '';
    return (element.getAttribute('aria-label') || label || element.innerText || '').trim();
  });

/** Presses Tab until what has the focus matches. */
export async function tabTo(page, wanted, key = 'Tab') {
  for (let presses = 0; presses < 150; presses += 1) {
    const name = await focused(page);
    if (typeof wanted === 'string' ? name === wanted : wanted.test(name)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`Tab never reached ${wanted}`);
}

/** Tabs to a control and presses it. */
export async function press(page, wanted, key = 'Enter') {
  await tabTo(page, wanted);
  await page.keyboard.press(key);
}
