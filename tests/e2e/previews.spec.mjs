// The pictures that `cargo xtask build --address` takes for previews: two of them, as it takes them all.

import { readFile } from 'node:fs/promises';
import { expect, test } from './fixtures.mjs';
import { pages, settings, shown, viewport } from './preview.mjs';

const { reducedMotion, ...rest } = settings;
test.use({ ...rest, contextOptions: { reducedMotion } });

test('every page has something to take a picture of', async () => {
  const all = await pages('dist');
  const lessons = all.filter(([folder]) => folder.startsWith('lessons/'));
  expect(lessons.length).toBeGreaterThan(15);
  for (const [, opens] of lessons) expect(opens).toMatch(/^\?lesson=\d+$/);
  const examples = all.filter(([folder]) => folder.startsWith('examples/'));
  expect(examples.length).toBeGreaterThan(10);
  for (const [folder, opens] of examples) expect(`examples/${opens.split('=')[1]}/`).toBe(folder);
});

for (const [opens, sees] of [
  ['?lesson=4', '#lesson-title'],
  ['?example=09-external-id', '.decision'],
]) {
  test(`the picture of ${opens} has its size, and shows what it is of`, async ({ page }, info) => {
    const file = info.outputPath('preview.png');
    await shown(page, opens, file);
    const png = await readFile(file);
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([viewport.width, viewport.height]);
    // What it is of is in the part that the picture takes, and nothing lies over it.
    const box = await page.locator(sees).first().boundingBox();
    expect(box.y).toBeLessThan(viewport.height);
  });
}
