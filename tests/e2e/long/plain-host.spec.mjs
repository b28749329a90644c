// The recipes of docs/hosting.md: a folder of a host that does nothing but send files, and one that reads `_headers`.

import { readFile } from 'node:fs/promises';
import { expect, test as base } from '@playwright/test';
import { createUser, savedWork, untilSaved } from '../actions.mjs';
import { netlifyHeaders, post } from '../hosts.mjs';
import { serve } from '../serve.mjs';

const test = base.extend({
  /** The site in a folder of a host that sends no header of its own. */
  plain: async ({}, use) => {
    const host = await serve('dist', '/iam/playground/');
    await use(host);
    host.stop();
  },
  /** Two copies of the site on such a host. */
  copies: async ({}, use) => {
    const host = await serve('dist', ['/one/', '/two/']);
    await use([host.address, ...host.others]);
    host.stop();
  },
  /** The site in the root of a host that reads `_headers`. */
  netlify: async ({}, use) => {
    const host = await serve('dist', '/', netlifyHeaders(await readFile('dist/_headers', 'utf8')));
    await use(host);
    host.stop();
  },
  /** A host of somebody else's. */
  page: async ({ page }, use) => {
    const complaints = [];
    page.on('console', (message) => { if (message.type() === 'error') complaints.push(message.text()); });
    page.on('pageerror', (error) => complaints.push(error.message));
    await use(page);
    expect(complaints.filter((complaint) => !complaint.includes('ERR_INTERNET_DISCONNECTED'))).toEqual([]);
  },
});

// A context that is offline stays so for the next test.
test.use({ reuseContext: false });

test.describe('a folder of a plain host', () => {
  test.use({ serviceWorkers: 'allow' });

  test('the app, the pages and the embed work, and without a network too', async ({ page, context, plain }) => {
    await page.goto(plain.address);
    await page.getByRole('button', { name: 'Create user' }).first().click();
    await expect(page.getByRole('dialog', { name: 'Create user' })).toBeVisible();
    await page.goto(`${plain.address}lessons/04-trust/`);
    await page.getByRole('link', { name: 'Play this lesson' }).click();
    await expect(page.locator('#lesson-title')).toHaveText('Two locks on a role');
    await page.goto(`${plain.address}embed/?view=why&example=09-external-id`);
    await expect(page.locator('.why .verdict-line')).toBeVisible();
    expect(plain.asked.filter((path) => path.includes('..')), 'nothing outside its folder').toEqual([]);

    await page.goto(plain.address);
    const scope = await page.evaluate(async () => (await navigator.serviceWorker.ready).scope);
    expect(scope).toBe(plain.address);
    // What is on its way when the network goes would fail, and that is not what this is about.
    await page.waitForLoadState('networkidle');
    await context.setOffline(true);
    await page.goto(`${plain.address}?example=09-external-id`);
    await expect(page.locator('.why .verdict-line')).toBeVisible();
  });
});

test.describe('two copies on one host', () => {
  test.use({ serviceWorkers: 'block' });

  test('each keeps its own work, and what was there before opens in both', async ({ page, copies: [first, second] }) => {
    const ann = page.locator('.map').getByRole('button', { name: /ann/ });
    const bob = page.locator('.map').getByRole('button', { name: /bob/ });
    await page.goto(first);
    await createUser(page, 'ann');
    await untilSaved(page, 'ann');

    await page.goto(second);
    await expect(ann.first()).toBeVisible();
    await createUser(page, 'bob');
    await page.waitForFunction(() => localStorage.getItem('iam-playground/two/.work')?.includes('bob'));
    expect(await savedWork(page)).not.toContain('bob');

    await page.goto(first);
    await expect(ann.first()).toBeVisible();
    await expect(bob).toHaveCount(0);
    await page.goto(second);
    await expect(bob.first()).toBeVisible();
  });
});

test.describe('a host that reads _headers', () => {
  test.use({ serviceWorkers: 'block' });

  test('its headers are whole, and the app works under them', async ({ page, netlify }) => {
    // Cloudflare Pages reads no longer line.
    const lines = (await readFile('dist/_headers', 'utf8')).split('\n');
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(2000);
    const answer = await page.goto(netlify.address);
    const headers = answer.headers();
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(headers['content-security-policy']).not.toMatch(/'unsafe-(inline|eval)'/);
    // Such hosts ask for pages anew by themselves; two rules of one header would be joined.
    expect(headers['cache-control']).toBe(undefined);
    expect(headers['access-control-allow-origin']).toBe('*');
    expect(headers['x-frame-options']).toBe(undefined);
    await page.getByRole('button', { name: 'Create user' }).first().click();
    await expect(page.getByRole('dialog', { name: 'Create user' })).toBeVisible();
    const app = netlify.asked.find((path) => path.startsWith('/app-') && path.endsWith('.wasm'));
    const kept = await page.request.get(new URL(`.${app}`, netlify.address).href);
    expect(kept.headers()['cache-control']).toBe('public, max-age=31536000, immutable');
  });

  test('several embeds on one page share the download', async ({ page, netlify }) => {
    const one = (id) => `<iframe id=${id} width=900 height=500 src="${netlify.address}embed/?view=world"></iframe>`;
    const there = await post([], one('first'));
    await page.goto(there.address);
    await expect(page.frameLocator('#first').getByRole('button', { name: 'Run the app' })).toBeVisible();
    const before = netlify.asked.length;
    const app = (from) => netlify.asked.slice(from).filter((path) => path.startsWith('/app-'));
    expect(app(0).length).toBeGreaterThan(2);
    await page.evaluate((html) => document.body.insertAdjacentHTML('beforeend', html), one('second'));
    await expect(page.frameLocator('#second').getByRole('button', { name: 'Run the app' })).toBeVisible();
    expect(netlify.asked.slice(before)).toContain('/embed/');
    expect(app(before), 'what the first has fetched is there').toEqual([]);
    there.close();
  });
});
