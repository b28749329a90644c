// The playground in other people's pages: on another origin, in a sandbox, near and far.

import { button, cell, createUser, open, untilSaved, write, written } from './actions.mjs';
import { siteAddress } from './browser.mjs';
import { expect, test } from './fixtures.mjs';
import { frame, post } from './hosts.mjs';

/** The link of a world in which ann reads S3, with one verdict explained. */
async function share(page) {
  await open(page);
  await createUser(page, 'ann', ['AmazonS3ReadOnlyAccess']);
  await cell(page, 'ann', 's3:PutObject').click();
  await expect(page.locator('.why .verdict-line')).toBeVisible();
  await button(page, 'Share').click();
  const field = page.getByRole('dialog').getByLabel('Link', { exact: true });
  await expect(field).toHaveValue(/#s1\./);
  const value = await field.inputValue();
  return value.slice(value.indexOf('#'));
}

test('in a sandbox on another origin it works, and leaves nothing behind', async ({ page, complaints }) => {
  const link = await share(page);
  const there = await post(complaints, frame(`?view=world&theme=dark${link}`, 'sandbox="allow-scripts"'));
  const fonts = [];
  page.on('request', (request) => { if (request.url().includes('/fonts/')) fonts.push(request.url()); });
  await page.goto(there.address);
  const embed = page.frameLocator('#f');
  await expect(embed.getByRole('heading', { name: 'World' })).toBeVisible();
  await button(embed, 'Run the app').click();
  await expect(embed.locator('.console .log')).toContainText('Unable to locate credentials');
  expect(await embed.locator('html').getAttribute('data-theme')).toBe('dark');
  // Its own address is as it was, and no key of the page is taken.
  expect(page.frames()[1].url()).toBe(`${siteAddress}embed/?view=world&theme=dark${link}`);
  await embed.locator('main').click({ position: { x: 5, y: 5 } });
  await page.keyboard.press('Control+k');
  await expect(embed.getByRole('dialog')).toHaveCount(0);
  // It has no origin, so a host need not let it have fonts.
  expect(fonts).toEqual([]);
  there.close();
});

test('each view shows its own; the foot leads on with what the reader has done', async ({ page, complaints, context }) => {
  const link = await share(page);
  await untilSaved(page, 'ann');
  // Which lessons are finished is no part of the work: the full playground may note that.
  const kept = () => JSON.stringify({ ...localStorage, 'iam-playground.lessons': '' });
  const work = await page.evaluate(kept);
  for (const [view, shows] of [
    ['matrix', (embed) => cell(embed, 'ann', 's3:GetObject')],
    ['why', (embed) => embed.locator('.why .verdict-line')],
    ['lesson&lesson=3', (embed) => embed.locator('#lesson-title').filter({ hasText: 'role' })],
  ]) {
    const there = await post(complaints, frame(`?view=${view}${link}`));
    await page.goto(there.address);
    await expect(shows(page.frameLocator('#f'))).toBeVisible();
    there.close();
  }
  await page.goto(`./embed/?view=world${link}`);
  await button(page, 'Run the app').click();
  await expect(page.locator('.console .log')).toBeVisible();
  const opened = context.waitForEvent('page');
  await page.getByRole('link', { name: 'Open full playground' }).click();
  const full = await opened;
  await expect(full.getByRole('region', { name: 'Shared world' })).toBeVisible();
  await expect(full.locator('.map').getByRole('button', { name: /ann/ })).toHaveCount(1);
  expect(new URL(full.url()).pathname).toBe(new URL(siteAddress).pathname);
  expect(JSON.parse(await full.evaluate(kept))).toEqual(JSON.parse(work));
});

test('a narrow frame shows the explanation in its link when the reader turns to it', async ({ page }) => {
  const link = await share(page);
  await page.setViewportSize({ width: 640, height: 400 });
  await page.goto(`./embed/?view=world${link}`);
  await expect(page.getByRole('link', { name: 'Open full playground' })).toHaveAttribute('href', `${siteAddress}${link}`);
  await expect(page.locator('.why')).toBeHidden();
  await button(page.locator('.view-bar'), 'Why').click();
  await expect(page.locator('.why .verdict-line')).toBeVisible();
  // Where there is room it is seen at once; and the foot's address follows what is changed.
  await page.setViewportSize({ width: 900, height: 400 });
  await page.goto(`./embed/?view=world&x${link}`);
  await expect(page.locator('.why .verdict-line')).toBeVisible();
  await button(page, 'Run the app').click();
  await expect(page.getByRole('link', { name: 'Open full playground' })).not.toHaveAttribute('href', `${siteAddress}${link}`);
});

test('an embed’s own world is not replaced by a lesson that is chosen in it; the reader is asked', async ({ page }) => {
  const link = await share(page);
  await page.goto(`./embed/?view=lesson&lesson=3${link}`);
  await expect(page.locator('.map').getByRole('button', { name: /ann/ })).toHaveCount(1);
  await page.getByRole('combobox', { name: 'Lessons' }).selectOption({ index: 4 });
  await expect(button(page, 'Set up this lesson')).toBeVisible();
  await expect(page.locator('.map').getByRole('button', { name: /ann/ })).toHaveCount(1);
  await button(page, 'Set up this lesson').click();
  await expect(page.locator('.map').getByRole('button', { name: /ann/ })).toHaveCount(0);
});

test('a read-only embed changes nothing; a damaged one says so', async ({ page }) => {
  const link = await share(page);
  await page.goto(`./embed/?view=world&readonly=1${link}`);
  await expect(page.getByRole('heading', { name: 'World' })).toBeVisible();
  await expect(button(page, 'Run the app')).toBeHidden();
  // A card that is dragged onto another is the one thing left that could change something.
  await page.locator('.map').getByRole('button', { name: /AmazonS3ReadOnlyAccess/ }).first().dragTo(page.locator('.map').getByRole('button', { name: /photo-app i|photo-app app/ }).first());
  await expect(button(page, 'Undo')).toHaveCount(0);
  await page.goto(`./embed/?view=world&x${link.slice(0, -30)}`);
  await expect(page.getByRole('alert').first()).toContainText('damaged');
  await expect(page.getByRole('heading', { name: 'World' })).toBeVisible();
});

test('the frame grows with what it shows, and a far one loads nothing until the reader is near', async ({ page, complaints }) => {
  const link = await share(page);
  // No frame becomes higher than the window.
  await page.setViewportSize({ width: 1280, height: 1600 });
  const asked = [];
  page.on('request', (request) => { if (request.url().includes('/embed/')) asked.push(request.url()); });
  const there = await post(complaints, `
    <div style="height:4000px">A long post.</div>
    <iam-playground src="${siteAddress}embed/?view=matrix${link}" title="Who may what" height="300"></iam-playground>
    <script src="${siteAddress}embed.js" async></script>`);
  await page.goto(there.address);
  await page.waitForFunction(() => customElements.get('iam-playground'));
  // Observers of one frame are told together: those that began first, first.
  await page.locator('iam-playground').evaluate((element) => new Promise((resolve) => { new IntersectionObserver(resolve).observe(element); }));
  await expect(page.locator('iam-playground iframe')).toHaveCount(0);
  expect(asked).toEqual([]);
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
  const element = page.locator('iam-playground iframe');
  await expect(element).toHaveAttribute('title', 'Who may what');
  await expect(cell(page.frameLocator('iam-playground iframe'), 'ann', 's3:GetObject')).toBeVisible();
  const height = () => element.evaluate((frame) => frame.getBoundingClientRect().height);
  await expect.poll(height).not.toBe(300);
  // It is as high as what it shows: nothing is left to scroll.
  const inner = page.frames().find((frame) => frame.url().includes('/embed/'));
  await expect.poll(() => inner.evaluate(() => document.documentElement.scrollHeight - innerHeight)).toBeLessThanOrEqual(1);
  there.close();
});

test('an embed whose lesson cannot be fetched says so and can be tried again', async ({ page, complaints }) => {
  await page.route('**/start.json', (route) => route.abort());
  await page.goto('./embed/?view=lesson&lesson=3');
  // What was taken of the lesson is there; the app that this begins has to fetch it.
  await button(page, 'Copy link').focus();
  const failed = page.getByRole('alert').filter({ hasText: 'could not be fetched' });
  await expect(failed).toBeVisible();
  await page.unroute('**/start.json');
  await button(failed, 'Try again').click();
  await expect(page.locator('#lesson-title')).toContainText('role');
  await expect(failed).toHaveCount(0);
  expect(complaints).not.toEqual([]);
  complaints.length = 0;
});

test('Share gives the code for each host, and a preview', async ({ page }) => {
  await share(page);
  const dialog = page.getByRole('dialog', { name: 'Share' });
  await button(dialog, 'Show the code').click();
  const preview = page.frameLocator('iframe[title^="Preview: "]');
  // It begins with what is open behind it.
  await expect(button(dialog, 'Why')).toHaveAttribute('aria-pressed', 'true');
  await expect(preview.locator('.verdict-line')).toContainText('s3:PutObject');
  await button(dialog, 'World').click();
  await expect(preview.getByRole('button', { name: 'Run the app' })).toBeVisible();
  for (const height of ['300 px', '400 px', '500 px']) {
    await button(dialog, height).click();
    await expect(dialog.locator('iframe')).toHaveCSS('height', height.replace(' ', ''));
  }
  const shade = (name) => button(dialog, name).evaluate((it) => getComputedStyle(it).backgroundColor);
  expect(await shade('World')).not.toBe(await shade('Access matrix'));
  await button(dialog, 'Access matrix').click();
  expect(await shade('World')).not.toBe(await shade('Access matrix'));
  await expect(preview.locator('.matrix')).toContainText('ann');
  const code = () => page.evaluate(() => navigator.clipboard.readText());
  await button(dialog, 'Copy for dev.to (a card)').focus();
  await page.keyboard.press('Enter');
  await expect.poll(code).toMatch(/^\{% embed http[^?]*\/#s1\.[\w-]+ %\}$/);
  await button(dialog, 'Copy for HTML element').click();
  await expect.poll(code).toContain('<iam-playground src="http');
  const title = dialog.getByLabel('Title, for screen readers and pictures');
  await expect(title).toHaveValue('Access matrix of Photo app');
  await expect(dialog).toContainText('iam-playground-matrix-photo-app.png');
  await button(dialog, 'Why').click();
  await expect(title).toHaveValue(/^Why: s3:PutObject on arn:aws:s3:::/);
  await button(dialog, 'Access matrix').click();
  await title.fill('Ann reads');
  await dialog.getByLabel(/loads nothing until it is pressed/).check();
  await button(dialog, 'Copy for HTML element').click();
  await expect.poll(code).toContain('title="Ann reads" height="500" start="press"><a href=');
});

test('Reset in an embed brings back the world and the unsaved policy text that its link carried', async ({ page }) => {
  await open(page);
  await createUser(page, 'ann');
  await button(page, 'Create inline policy').click();
  await expect.poll(() => written(page)).toContain('s3:PutObject');
  await write(page, '{ "mine": 1 }');
  await button(page, 'Share').click();
  const address = await page.getByLabel('Link', { exact: true }).inputValue();
  await page.keyboard.press('Escape');

  await page.goto(`./embed/?view=world${address.slice(address.indexOf('#'))}`);
  const draft = async () => {
    await page.locator('.map').getByRole('button', { name: /ann/ }).first().click();
    await page.getByRole('region', { name: 'Details' }).getByRole('button', { name: /ann-policy/ }).first().click();
    return expect.poll(() => written(page));
  };
  await (await draft()).toContain('"mine": 1');
  await expect(button(page, 'Reset')).toHaveCount(0);
  // An unsaved text alone is something to reset.
  await write(page, '{ "other": 2 }');
  await expect(button(page, 'Undo')).toHaveCount(0);
  await button(page, 'Reset').click();
  await (await draft()).toContain('"mine": 1');
  // So is a change of the world.
  await button(page, 'Run the app').click();
  await expect(page.locator('.console .log')).toBeVisible();
  await button(page, 'Reset').click();
  await expect(page.locator('.console')).toHaveCount(0);
  await (await draft()).toContain('"mine": 1');
});
