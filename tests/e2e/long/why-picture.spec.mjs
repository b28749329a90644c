// An explanation as a picture: for any program, and with the world in it.

import { readFile } from 'node:fs/promises';
import { button, cell, createUser, drop, open } from '../actions.mjs';
import { expect, test } from '../fixtures.mjs';

const why = (page) => page.locator('.why');
const bar = (page) => page.getByRole('region', { name: 'Shared world' });

/** Presses the button by mouse or by keyboard and gives the file. */
async function picture(page, name, press) {
  const [file] = await Promise.all([page.waitForEvent('download'), press(why(page).getByRole('button', { name, exact: true }))]);
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
}

test('the picture of a why: by mouse as SVG, by keyboard as PNG; both open again with the question', async ({ page }) => {
  await open(page);
  await createUser(page, 'ann', ['AmazonS3ReadOnlyAccess']);
  await cell(page, 'ann', 's3:GetObject').click();
  await expect(why(page).locator('.verdict-line')).toContainText('Allowed');
  const svg = await picture(page, 'Picture (SVG)', (button) => button.click());
  const png = await picture(page, 'Picture (PNG)', async (button) => {
    await button.focus();
    await page.keyboard.press('Enter');
  });
  expect([svg.name, png.name]).toEqual(['why.svg', 'why.png']);

  const drawn = await page.evaluate(async (sources) => {
    const text = new DOMParser().parseFromString(sources.text, 'image/svg+xml');
    const sizes = await Promise.all(sources.images.map(async (source) => {
      const image = new Image();
      image.src = source;
      await image.decode();
      return [image.naturalWidth, image.naturalHeight];
    }));
    return { error: text.querySelector('parsererror')?.textContent ?? null, words: text.documentElement.textContent, sizes };
  }, {
    // The page's own policy refuses the styles of what it parses; they are drawn below.
    text: svg.bytes.toString().replace(/<style>.*?<\/style>/s, ''),
    images: [`data:image/svg+xml;base64,${svg.bytes.toString('base64')}`, `data:image/png;base64,${png.bytes.toString('base64')}`],
  });
  expect(drawn.error, 'the SVG is well-formed').toBe(null);
  for (const part of ['Allowed', 'user/ann', 's3:GetObject', 'photo-app-bucket', 'AmazonS3ReadOnlyAccess', 'Statement 1', '"Effect": "Allow"', 'Identity-based policies', 'Simulated by IAM Playground']) {
    expect(drawn.words).toContain(part);
  }
  expect(svg.bytes.toString().match(/@font-face/g), 'it carries its fonts').toHaveLength(3);
  expect(drawn.sizes[0][0]).toBe(1080);
  expect(drawn.sizes[1]).toEqual(drawn.sizes[0].map((pixels) => pixels * 2));

  for (const [name, type, { bytes }] of [['why.svg', 'image/svg+xml', svg], ['why.png', 'image/png', png]]) {
    await open(page, '?fresh');
    await drop(page, name, type, bytes);
    await expect(bar(page)).toBeVisible();
    await expect(why(page).locator('.verdict-line')).toContainText('Allowed');
    await button(page, 'Back to my work').click();
    await expect(bar(page)).toHaveCount(0);
  }
});

test('beside the code for an explanation the picture is the decision, beside another one the map', async ({ page }) => {
  await open(page);
  await createUser(page, 'ann', ['AmazonS3ReadOnlyAccess']);
  await cell(page, 'ann', 's3:GetObject').click();
  await expect(why(page).locator('.verdict-line')).toContainText('Allowed');
  await button(page, 'Share').click();
  const share = page.getByRole('dialog', { name: 'Share' });
  await button(share, 'Show the code').click();
  await expect(button(share, 'Why')).toHaveAttribute('aria-pressed', 'true');
  const drawn = async (name, file) => {
    const [download] = await Promise.all([page.waitForEvent('download'), button(share, name).click()]);
    expect(download.suggestedFilename()).toBe(file);
    return readFile(await download.path());
  };
  const decision = (await drawn('Picture (SVG)', 'iam-playground-why-photo-app.svg')).toString();
  expect(decision).toContain('Identity-based policies');
  expect(decision).toContain('data-iam-playground="s1.');
  expect((await drawn('Picture (PNG)', 'iam-playground-why-photo-app.png')).length).toBeGreaterThan(10_000);
  await button(share, 'World').click();
  const map = (await drawn('Picture (SVG)', 'iam-playground-world-photo-app.svg')).toString();
  expect(map).toContain('class="card');
  expect(map).not.toContain('Identity-based policies');
});

test('Share begins with the view behind it: a policy that is open, the matrix that fills the window, else the world', async ({ page }) => {
  await open(page);
  const share = page.getByRole('dialog', { name: 'Share' });
  const beginsWith = async (view) => {
    await button(page, 'Share').click();
    await button(share, 'Show the code').click();
    await expect(button(share, view)).toHaveAttribute('aria-pressed', 'true');
    await page.keyboard.press('Escape');
    await expect(share).toHaveCount(0);
  };
  await beginsWith('World');
  await createUser(page, 'ann', ['AmazonS3ReadOnlyAccess']);
  await beginsWith('World');
  await page.locator('.map').getByRole('button', { name: /AmazonS3ReadOnlyAccess/ }).first().click();
  await expect(page.locator('.inspector h3')).toHaveText('AmazonS3ReadOnlyAccess');
  await beginsWith('Policy');
  await page.getByRole('region', { name: 'Results' }).locator('button.fill').click();
  await beginsWith('Access matrix');
});
