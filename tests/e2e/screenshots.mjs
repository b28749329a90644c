// Takes the pictures of `cargo xtask screenshots`. A scene is a function that brings a fresh page to what it shows.
// Run one with `cargo xtask screenshots NAME`.

import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { launchOptions, siteAddress } from './browser.mjs';
import { readmeScene, scenes } from './scenes.mjs';
import { SCHEMES, SIZES, still } from './sizes.mjs';

const folder = process.env.OUT ?? 'target/screenshots';
const wanted = process.argv.slice(2);
for (const name of wanted) {
  if (!scenes[name]) {
    console.error(`There is no scene "${name}". There are: ${Object.keys(scenes).join(', ')}.`);
    process.exit(1);
  }
}

/** Opens the site in a browser that has never seen it, plays the scene and takes its picture. */
async function picture(browser, scene, { viewport, colorScheme, file, scale = 1 }) {
  const context = await browser.newContext({
    baseURL: siteAddress,
    viewport,
    colorScheme,
    deviceScaleFactor: scale,
    reducedMotion: 'reduce',
    locale: 'en-GB',
    timezoneId: 'UTC',
  });
  try {
    const page = await context.newPage();
    await page.goto('./');
    await scene(page);
    await still(page);
    await page.screenshot({ path: file, animations: 'disabled', caret: 'hide' });
    console.log(file);
  } finally {
    await context.close();
  }
}

await mkdir(folder, { recursive: true });
const browser = await chromium.launch(launchOptions);
try {
  for (const [name, scene] of Object.entries(scenes)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    for (const viewport of SIZES) {
      for (const colorScheme of SCHEMES) {
        const file = join(folder, `${name}-${viewport.width}-${colorScheme}.png`);
        await picture(browser, scene, { viewport, colorScheme, file });
      }
    }
  }
  if (wanted.length === 0 || wanted.includes(readmeScene)) {
    await mkdir('docs', { recursive: true });
    const viewport = SIZES[1];
    const file = join('docs', 'playground.png');
    await picture(browser, scenes[readmeScene], { viewport, colorScheme: 'light', file });
  }
} finally {
  await browser.close();
}
