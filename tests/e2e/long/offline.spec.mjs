// What is kept for offline use: all of one version, and a newer one only when the user takes it. Served from a copy of the
// site that the test can change, on a host of its own.

import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { createHash } from 'node:crypto';
import { expect, test as base } from '@playwright/test';

const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.wasm': 'application/wasm', '.css': 'text/css', '.svg': 'image/svg+xml' };

const test = base.extend({
  /** A copy of the site, with its address. */
  copy: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'site-'));
    await cp('dist', folder, { recursive: true });
    const server = createServer(async (request, response) => {
      const path = new URL(request.url, 'http://here').pathname;
      const file = join(folder, path.endsWith('/') ? `${path}index.html` : path);
      try {
        const body = await readFile(file);
        response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'text/plain', 'cache-control': 'no-cache' }).end(body);
      } catch {
        response.writeHead(404).end();
      }
    });
    await new Promise((done) => server.listen(0, '127.0.0.1', done));
    await use({ folder, address: `http://127.0.0.1:${server.address().port}/`, stop: () => server.close() });
    server.closeAllConnections();
    server.close();
    await rm(folder, { recursive: true });
  },
});

// A context that is offline stays so for the next test.
test.use({ serviceWorkers: 'allow', reuseContext: false });

/** Opens the page and waits until the site is kept. */
async function kept(page, address) {
  await page.goto(address);
  await expect(page.locator('#app')).toBeVisible();
  await page.evaluate(() => navigator.serviceWorker.ready);
}

/** Makes another version: another style for the pages, and a worker that knows it, or one that does not fit it. */
async function release({ folder }, fits) {
  const style = `${await readFile(join(folder, 'pages.css'), 'utf8')}\n/* newer */\n`;
  await writeFile(join(folder, 'pages.css'), style);
  const hash = createHash('sha256').update(style).digest('hex').slice(0, 16);
  const worker = await readFile(join(folder, 'worker.js'), 'utf8');
  const newer = worker.replace(/const version = '[^']+'/, "const version = 'newer'");
  await writeFile(join(folder, 'worker.js'), fits ? newer.replace(/(\["pages\.css",")[^"]+/, `$1${hash}`) : newer);
}

test('after the first visit everything opens without a network', async ({ page, context, copy }) => {
  await kept(page, copy.address);
  await context.setOffline(true);
  await page.goto(`${copy.address}?fresh`);
  await page.getByRole('button', { name: 'Create user' }).first().click();
  await expect(page.getByRole('dialog', { name: 'Create user' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Examples' }).click();
  await expect(page.getByRole('dialog').getByText('A deny beats AdministratorAccess')).toBeVisible();
  await page.goto(`${copy.address}lessons/04-trust/`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Two locks on a role');
});

test('a newer version is announced, and taken only with Reload', async ({ page, copy }) => {
  await kept(page, copy.address);
  await page.reload();
  await release(copy, true);
  await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
  await expect(page.getByText('A newer version is ready.').first()).toBeVisible();
  const style = () => page.evaluate(async () => (await (await fetch('./pages.css')).text()).includes('newer'));
  expect(await style(), 'the page stays with the version it began with').toBe(false);
  await page.getByRole('button', { name: 'Reload', exact: true }).click();
  await expect(page.getByText('A newer version is ready.')).toHaveCount(0);
  await expect(page.locator('#app')).toBeVisible();
  await expect.poll(style).toBe(true);
});

test('files of two versions are never kept together', async ({ page, copy }) => {
  await kept(page, copy.address);
  await page.reload();
  await release(copy, false);
  const state = await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    await registration.update();
    const worker = registration.installing;
    return new Promise((done) => worker.addEventListener('statechange', () => done(worker.state)));
  });
  expect(state).toBe('redundant');
  await expect(page.getByText('A newer version is ready.')).toHaveCount(0);
});
