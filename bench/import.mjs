// How quickly the built site takes in an account of 1,000 roles and 2,000 policies in headless Chromium and says who can do
// something: `cargo xtask build` makes the site; CHROME names the browser. It tells figures and judges nothing. With
// `profile`, it tells where the page's thread spent its time.

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright';
import { largeAccount } from '../tests/e2e/large-account.mjs';
import { serve } from '../tests/e2e/serve.mjs';

const { address, stop } = await serve(join(import.meta.dirname, '../dist'), '/');
const folder = await mkdtemp(join(tmpdir(), 'import-'));
const profiled = process.argv.includes('profile');
const browser = await chromium.launch({ executablePath: process.env.CHROME ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });

/** What the page's thread did by itself, the functions that took most first. */
function tellProfile(what, { nodes, samples, timeDeltas }) {
  const names = new Map(nodes.map(({ id, callFrame }) => [id, callFrame.functionName || '(program)']));
  const own = new Map();
  samples.forEach((id, at) => own.set(names.get(id), (own.get(names.get(id)) ?? 0) + timeDeltas[at] / 1000));
  console.log(`  ${what}:`);
  for (const [name, time] of [...own].sort((a, b) => b[1] - a[1]).slice(0, 25)) console.log(`    ${time.toFixed(0).padStart(6)} ms  ${name}`);
}

try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' });
  page.on('pageerror', (error) => { throw error; });
  await page.addInitScript(() => {
    window.tasks = [];
    new PerformanceObserver((list) => { tasks.push(...list.getEntries().map(({ duration }) => Math.round(duration))); }).observe({ type: 'longtask' });
  });
  await page.goto(address);
  await page.getByRole('group', { name: 'Simulated clock' }).waitFor();
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
  await cdp.send('Profiler.enable');
  const worked = async () => (await cdp.send('Performance.getMetrics')).metrics.find(({ name }) => name === 'TaskDuration').value * 1000;

  /** Time from the beginning to what shows the end, what the page's thread worked meanwhile, and its long tasks. */
  async function timed(what, asked, begin, end) {
    await page.evaluate(() => { tasks.length = 0; });
    if (profiled) await cdp.send('Profiler.start');
    const before = await worked();
    const start = performance.now();
    await begin();
    await end();
    const time = performance.now() - start;
    const work = (await worked()) - before;
    const profile = profiled && (await cdp.send('Profiler.stop')).profile;
    await page.waitForTimeout(100);
    const long = await page.evaluate(() => tasks.toSorted((a, b) => b - a));
    console.log(`${what}: ${time.toFixed(0)} ms (asked: ${asked}); the page's thread worked ${work.toFixed(0)} ms, tasks over 50 ms: ${long.join(', ') || 'none'}`);
    if (profile) tellProfile(what, profile);
  }

  const text = largeAccount();
  const button = (name) => page.getByRole('button', { name, exact: true });
  await button('Saved').click();
  await button('Import account').click();
  const dialog = page.getByRole('dialog', { name: 'Import account' });
  const files = dialog.getByLabel('Files');
  await files.waitFor();
  // A file of the disk: what Playwright hands over by itself costs the page's thread seconds.
  const file = join(folder, 'large.json');
  await writeFile(file, text);
  console.log(`${(text.length / 1e6).toFixed(1)} MB`);
  await timed('read', 'under 3,000',
    () => files.setInputFiles(file),
    () => dialog.getByText('1000 roles, 2000 policies').waitFor({ timeout: 30_000 }));
  await timed('opened', 'no figure', () => button('Open it').click(), () => page.getByRole('dialog').waitFor({ state: 'detached' }));
  await page.waitForTimeout(5000);
  await page.getByLabel('Also ask: action').fill('s3:GetObject');
  await page.getByLabel('on resource').fill('arn:aws:s3:::company-7/team-7/a.jpg');
  await timed('who can', 'under 200', () => page.getByLabel('on resource').press('Enter'),
    () => page.getByRole('grid').getByRole('columnheader', { name: /GetObject/ }).waitFor());
  await timed('the seconds after', 'no figure', () => page.waitForTimeout(5000), () => {});
  await page.reload();
  await timed('again after a reload', 'no figure', () => {}, () => page.locator('[role="grid"][aria-rowcount="1001"]').waitFor({ timeout: 60_000 }));
  console.log(`saved in ${await page.evaluate(() => localStorage.getItem('iam-playground.work').length)} characters`);
} finally {
  await browser.close();
  stop();
  await rm(folder, { recursive: true });
}
