// What is worth a picture. Each scene gets a page that has just loaded the site, and returns when it shows its subject.
// Scenes use the page as a person does: by role and visible text.

/** @type {Record<string, (page: import('@playwright/test').Page) => Promise<void>>} */
export const scenes = {
  /** The first thing a visitor sees. */
  'first-look': async (page) => {
    await page.locator('#app').waitFor();
  },
};

/** The scene whose picture stands in the README. */
export const readmeScene = 'first-look';
