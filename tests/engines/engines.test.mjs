// The scenarios in the engine that ENGINE names; pictures go to test-results/engines.

import { mkdir, writeFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { startEngine } from './engines.mjs';
import { Page } from './page.mjs';
import { SCENARIOS } from './scenarios.mjs';

const PICTURES = 'test-results/engines';
const name = process.env.ENGINE;
let engine;
let page;

before(async () => {
  await mkdir(PICTURES, { recursive: true });
  engine = await startEngine(name);
  page = new Page(await engine.session());
});

after(async () => {
  try {
    await page?.session.close();
  } finally {
    engine?.stop();
  }
});

/** The page as it is painted, to look at. */
async function picture(of) {
  await page.session.run(() => new Promise((painted) => { requestAnimationFrame(() => requestAnimationFrame(painted)); }));
  await writeFile(`${PICTURES}/${name}-${of}.png`, await page.session.screenshot());
}

for (const [title, run] of Object.entries(SCENARIOS)) {
  test(`${name}: ${title}`, async (t) => {
    await page.forget();
    try {
      await run(page, { picture, later: (work) => t.after(work) });
      await page.quiet();
    } catch (error) {
      await picture(`failed-${run.name}`).catch(() => {});
      throw error;
    }
  });
}
