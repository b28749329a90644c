// What an embed and the page around it are to each other: it starts or says why, leads out of any sandbox, and is told and tells.

import { test as base } from '@playwright/test';
import { button, createUser, open } from '../actions.mjs';
import { siteAddress } from '../browser.mjs';
import { expect, test } from '../fixtures.mjs';
import { frame, post } from '../hosts.mjs';
import { serve } from '../serve.mjs';

const embedded = (page) => page.frameLocator('iframe');

/** The link of a world with ann in it. */
async function share(page) {
  await open(page);
  await createUser(page, 'ann', ['AmazonS3ReadOnlyAccess']);
  await button(page, 'Share').click();
  const field = page.getByRole('dialog').getByLabel('Link', { exact: true });
  await expect(field).toHaveValue(/#s1\./);
  const value = await field.inputValue();
  return value.slice(value.indexOf('#'));
}

const SANDBOX = 'sandbox="allow-scripts"';

test.describe('where nothing can be opened or copied', () => {
  for (const name of ['Open full playground', 'Copy link']) {
    test(`"${name}" shows the address, selected`, async ({ page, complaints }) => {
      const there = await post(complaints, frame('?view=world', SANDBOX));
      await page.goto(there.address);
      await embedded(page).getByRole(name === 'Copy link' ? 'button' : 'link', { name }).click();
      const field = embedded(page).getByLabel(`The page around this frame lets it ${name === 'Copy link' ? 'copy' : 'open'} nothing.`);
      await expect(field).toBeFocused();
      await expect(field).toHaveValue(new RegExp(`^${siteAddress.replaceAll('.', '\\.')}#s1\\.`));
      expect(await field.evaluate((field) => field.selectionEnd - field.selectionStart === field.value.length)).toBe(true);
      // The browser's own words about the popup and the clipboard are what this is about.
      complaints.length = 0;
      there.close();
    });
  }

  test('WordPress is asked to open the address, where it has given its word', async ({ page, complaints }) => {
    const there = await post(complaints, `<script>window.heard = []; addEventListener("message", ({ data }) => heard.push(data));</script>${frame('?view=world#?secret=aB3dE6gH9j', SANDBOX)}`);
    await page.goto(there.address);
    await embedded(page).getByRole('link', { name: 'Open full playground' }).click();
    const links = () => page.evaluate(() => heard.filter(({ message }) => message === 'link'));
    await expect.poll(async () => (await links()).length).toBe(1);
    const [link] = await links();
    expect(link).toEqual({ message: 'link', value: expect.stringContaining(`${siteAddress}#s1.`), secret: 'aB3dE6gH9j' });
    complaints.length = 0;
    there.close();
  });
});

// Pages that fail on purpose.
base.describe('what cannot start says so, with the world of its link', () => {
  for (const [why, headers, more] of [
    ['a sandbox whose host lets nobody else fetch', {}, SANDBOX],
    ['a host that forbids wasm', { 'content-security-policy': "script-src 'self' 'unsafe-inline'" }, ''],
  ]) {
    base(why, async ({ page }) => {
      const host = await serve('dist', '/iam/', () => headers);
      const there = await post([], `<iframe width=640 height=400 ${more} src="${host.address}embed/?view=lesson&lesson=3#s1.AbC-_9#?secret=aB3dE6gH9j"></iframe>`);
      await page.goto(there.address);
      const alert = embedded(page).getByRole('alert');
      await expect(alert).toContainText('could not start here');
      const whole = `${host.address}?lesson=3#s1.AbC-_9`;
      await expect(alert.getByRole('link').first()).toHaveAttribute('href', whole);
      await expect(alert).toContainText(whole);
      await expect(alert.getByRole('img')).toBeVisible();
      there.close();
      host.stop();
    });
  }
});

test('the page around sets the theme at any time; nobody else does', async ({ page, complaints }) => {
  const there = await post(complaints, `
    <iam-playground src="${siteAddress}embed/?view=matrix" title="Who may what" theme="dark"></iam-playground>
    <script src="${siteAddress}embed.js" async></script>`);
  await page.goto(there.address);
  const html = embedded(page).locator('html');
  await expect(embedded(page).locator('.matrix')).toBeVisible();
  await expect(html).toHaveAttribute('data-theme', 'dark');
  await page.locator('iam-playground').evaluate((element) => element.setAttribute('theme', 'light'));
  await expect(html).toHaveAttribute('data-theme', 'light');
  await page.locator('iam-playground').evaluate((element) => element.removeAttribute('theme'));
  await expect(html).not.toHaveAttribute('data-theme');
  const inner = page.frames().find((frame) => frame.url().includes('/embed/'));
  await inner.evaluate(() => new Promise((done) => {
    addEventListener('message', () => done(), { once: true });
    postMessage({ type: 'iam-playground:theme', theme: 'dark' }, '*');
  }));
  await expect(html).not.toHaveAttribute('data-theme');
  there.close();
});

test('a goal that is met is an event of the page around', async ({ page, complaints }) => {
  const there = await post(complaints, `
    <script>window.goals = []; addEventListener('iam-playground:goal', ({ detail, target }) => goals.push({ ...detail, of: detail.of, at: target.localName }));</script>
    <iam-playground src="${siteAddress}embed/?lesson=1" title="A lesson"></iam-playground>
    <script src="${siteAddress}embed.js" async></script>`);
  await page.goto(there.address);
  // A number without a view means the lesson.
  await expect(embedded(page).locator('#lesson-title')).toHaveText('No credentials, nobody is calling');
  await button(embedded(page), 'Run the app').click();
  await expect.poll(() => page.evaluate(() => goals)).toEqual([{ goal: 1, met: 1, of: 1, at: 'iam-playground' }]);
  // What another window says is no news of this frame.
  await page.evaluate(() => postMessage({ type: 'iam-playground:goal', goal: 9, met: 9, of: 9 }, '*'));
  await page.evaluate(() => new Promise((done) => { addEventListener('message', () => done(), { once: true }); postMessage('later', '*'); }));
  expect(await page.evaluate(() => goals.length)).toBe(1);
  there.close();
});

test('with start="press" the picture stands there until it is pressed', async ({ page, complaints }) => {
  const asked = [];
  page.on('request', (request) => { if (request.url().includes('/embed/')) asked.push(request.url()); });
  const there = await post(complaints, `
    <iam-playground src="${siteAddress}embed/?view=matrix" title="Who may what" start="press"><a href="${siteAddress}#s1.x"><img alt="Who may what" src="${siteAddress}icon.svg" height="400"></a></iam-playground>
    <script src="${siteAddress}embed.js"></script>`);
  await page.goto(there.address);
  await page.waitForFunction(() => customElements.get('iam-playground'));
  await expect(page.locator('iframe')).toHaveCount(0);
  expect(asked).toEqual([]);
  await page.getByRole('link', { name: 'Who may what' }).focus();
  await page.keyboard.press('Enter');
  await expect(embedded(page).locator('.matrix')).toBeVisible();
  expect(page.url()).toBe(there.address);
  // The button below the picture says so, and does the same.
  await page.goto(there.address);
  await button(page, 'Press to start').click();
  await expect(embedded(page).locator('.matrix')).toBeVisible();
  await expect(button(page, 'Press to start')).toHaveCount(0);
  there.close();
});

test('view=policy shows one policy, by its name; a name that there is not is told', async ({ page }) => {
  const link = await share(page);
  await page.goto(`./embed/?view=policy&policy=AmazonS3ReadOnlyAccess${link}`);
  await expect(page.getByRole('region', { name: 'Details' })).toContainText('AmazonS3ReadOnlyAccess');
  await expect(page.getByRole('region', { name: 'Details' })).toContainText('"s3:Get*"');
  await page.goto(`./embed/?view=policy&policy=nothing&x${link}`);
  await expect(page.getByRole('alert').first()).toHaveText('There is no such policy in this world.');
});

test('a read-only embed has no control that looks alive', async ({ page }) => {
  const link = await share(page);
  await page.goto(`./embed/?view=world&readonly=1${link}`);
  await page.locator('.map').getByRole('button', { name: /ann/ }).first().click();
  const details = page.getByRole('region', { name: 'Details' });
  await expect(details).toContainText('AmazonS3ReadOnlyAccess');
  for (const name of ['Detach AmazonS3ReadOnlyAccess', 'Attach policies', 'Delete', 'Connect…']) {
    await expect(details.getByRole('button', { name })).toBeHidden();
  }
  await details.getByRole('tab', { name: 'Tags' }).click();
  await expect(details.getByRole('textbox')).toHaveCount(0);
  await page.setViewportSize({ width: 640, height: 400 });
  // Nothing is run or built there.
  await expect(page.locator('.view-bar button')).toHaveText(['App', 'World', 'Why']);
  await button(page.locator('.view-bar'), 'World').click();
  await expect(page.getByRole('treeitem', { name: /ann/ }).first()).toBeVisible();
  await expect(page.locator('.outline .add').first()).toBeHidden();
  await page.goto(`./embed/?view=why&readonly=1&example=09-external-id`);
  await button(page, 'Show every gate').click();
  await expect(page.locator('.gate').first()).toBeVisible();
  await expect(page.getByRole('combobox', { name: 'Expected' })).toBeHidden();
  await expect(button(page, 'How could it be allowed?')).toBeHidden();
});

/** Presses each button of a kind of its own, and gives those that were refused. */
const refused = (page) => page.evaluate(async () => {
  window.print = () => {};
  const drawn = () => new Promise((resolve) => { requestAnimationFrame(() => requestAnimationFrame(resolve)); });
  const [done, refusing] = [new Set(), []];
  for (let next = true; next && done.size < 80;) {
    const buttons = [...document.querySelectorAll('main button:not([popovertarget], .toggle), .view-bar button')].filter((one) => one.getClientRects().length);
    const name = (one) => one.getAttribute('aria-label') ?? one.textContent;
    next = buttons.find((one) => !done.has(name(one)));
    if (!next) break;
    const pressed = name(next);
    done.add(pressed);
    next.click();
    await drawn();
    if (document.body.textContent.includes('This one is for reading')) {
      refusing.push(pressed);
      break;
    }
  }
  return { count: done.size, refusing };
});

for (const [address, width, least] of [
  ['view=world&example=05-permissions-boundary', 780, 6],
  ['view=world&example=05-permissions-boundary', 360, 4],
  ['view=matrix&example=05-permissions-boundary', 640, 8],
  ['view=policy&example=13-not-action', 640, 1],
  ['view=lesson&lesson=5', 780, 4],
  ['view=lesson&lesson=5&step=solution', 360, 3],
]) {
  test(`no button of a read-only embed refuses, ${width} px: ${address}`, async ({ page }) => {
    await page.setViewportSize({ width, height: 500 });
    await page.goto(`./embed/?${address}&readonly=1&start=now`);
    await expect(page.locator('#first-paint, html[data-starting]')).toHaveCount(0);
    await expect(page.getByRole('link', { name: 'Open full playground' })).toBeVisible();
    const { count, refusing } = await refused(page);
    expect(refusing).toEqual([]);
    expect(count).toBeGreaterThan(least);
  });
}

test('views of a read-only embed are called after what they show, before the app and in it', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 500 });
  await page.goto('./embed/?view=world&readonly=1');
  const titles = page.locator('.view-bar button');
  await expect(titles).toHaveText(['App', 'World', 'Why']);
  await titles.nth(1).click();
  await expect(page.locator('#first-paint, html[data-starting]')).toHaveCount(0);
  await expect(titles).toHaveText(['App', 'World', 'Why']);
  await expect(titles.nth(1)).toHaveAttribute('aria-current', 'page');
  await page.goto('./embed/?view=world');
  await expect(titles).toHaveText(['Run', 'Build', 'Why']);
});
