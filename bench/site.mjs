// How quickly the built site answers in headless Chromium: a keystroke in the policy editor, with the story the page
// begins with and with a thousand users, groups, roles and policies; scrolling a matrix of 200 × 200. `cargo xtask build`
// makes the site; CHROME names the browser. It tells figures and judges nothing.

import { join } from 'node:path';
import { chromium } from 'playwright';
import { serve } from '../tests/e2e/serve.mjs';

const { address, stop } = await serve(join(import.meta.dirname, '../dist'), '/');

/** Frames begin when there is something to draw, so that a figure is work and not waiting for the screen. */
const UNPACED = ['--disable-frame-rate-limit', '--disable-gpu-vsync'];

async function inBrowser(args, work, play) {
  const browser = await chromium.launch({ executablePath: process.env.CHROME ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', ...args] });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' });
    page.on('pageerror', (error) => { throw error; });
    if (work) await page.addInitScript((text) => { localStorage.setItem('iam-playground.work', text); }, JSON.stringify(work));
    await page.goto(address);
    await page.getByRole('group', { name: 'Simulated clock' }).waitFor();
    return await play(page);
  } finally {
    await browser.close();
  }
}

/** The work as the page saves it after its first change. */
const saved = (page) => page.waitForFunction(() => localStorage.getItem('iam-playground.work')).then((text) => text.jsonValue()).then(JSON.parse);

const ALLOW = (number) => JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: ['s3:GetObject', 's3:PutObject'], Resource: `arn:aws:s3:::photo-app-bucket/team-${number}/*` }],
});
const TRUST = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}';
const id = (prefix, number) => `${prefix}${String(number).padStart(17, 'A')}`;
const members = (count, make) => Object.fromEntries(Array.from({ length: count }, (_, number) => make(number)));

/** The same work with so many more things in its account. */
function grown(work, { users = 0, groups = 0, roles = 0, policies = 0, requests = 0 }) {
  const copy = structuredClone(work);
  const [account, own] = Object.entries(copy.world.accounts)[0];
  const { now } = copy.world;
  const attached = (number) => (policies ? [0, 1, 2].map((step) => `arn:aws:iam::${account}:policy/team-${(number * 3 + step) % policies}`) : []);
  const add = (kind, more) => { own[kind] = { ...own[kind], ...more }; };
  add('policies', members(policies, (n) => [`team-${n}`, { description: '', id: id('ANPA', n), versions: [['v1', now, ALLOW(n)]] }]));
  add('users', members(users, (n) => [`user-${n}`, { attached: attached(n), created: now, id: id('AIDA', n) }]));
  add('groups', members(groups, (n) => [`group-${n}`, { attached: attached(n), id: id('AGPA', n), users: [`user-${n}`] }]));
  add('roles', members(roles, (n) => [`role-${n}`, { attached: attached(n), id: id('AROA', n), max_session_duration: 3600, trust_policy: TRUST }]));
  copy.requests = Array.from({ length: requests }, (_, n) => [['s3:GetObject', 's3:PutObject', 's3:DeleteObject'][n % 3], `arn:aws:s3:::photo-app-bucket/team-${n}/a`]);
  return copy;
}

/** What the page's thread has worked so far, in milliseconds of its own time: other programs of the machine do not count. */
async function worked(page) {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
  return async () => {
    const { metrics } = await cdp.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'TaskDuration').value * 1000;
  };
}

function tell(what, times, asked) {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (part) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))].toFixed(1);
  console.log(`${what}: median ${at(0.5)} ms, p95 ${at(0.95)} ms, longest ${at(1)} ms (${times.length}; asked: ${asked})`);
}

/** From now on notes how long it is from a key to the next frame. */
const noteKeys = (page) => page.evaluate(() => {
  window.times = [];
  window.longTasks = [];
  new PerformanceObserver((list) => { longTasks.push(...list.getEntries().map((entry) => entry.duration)); }).observe({ type: 'longtask' });
  addEventListener('keydown', () => {
    const start = performance.now();
    requestAnimationFrame(() => {
      // A message comes after the frame has been drawn.
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => { times.push(performance.now() - start); };
      port2.postMessage(null);
    });
  }, { capture: true });
});

/** Opens a new policy of a new role and types actions into it; before that, letters into the plain field of its name. */
async function keystrokes(page) {
  const press = (name) => page.getByRole('button', { name, exact: true }).filter({ visible: true }).first().click();
  const clock = await worked(page);
  const work = [];
  const stroke = async (key) => {
    const before = await clock();
    await page.keyboard.press(key);
    await page.waitForTimeout(180);
    work.push((await clock()) - before);
  };
  await press('Create role');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Next' }).click();
  await dialog.getByRole('button', { name: 'Next' }).click();
  await dialog.getByLabel('Role name').click();
  await noteKeys(page);
  for (const letter of 'MeasuredInAPlainField') await stroke(letter);
  const plain = await page.evaluate(() => times.splice(0));
  await dialog.getByLabel('Role name').fill('Measured');
  await dialog.getByRole('button', { name: 'Create role' }).click();
  await press('Create inline policy');
  const area = page.locator('.cm-content');
  await area.waitFor();
  await area.fill(`${JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: ['s3:ListBucket'], Resource: '*' }] }, null, 2)}`);
  await page.locator('.cm-line', { hasText: 's3:ListBucket' }).click();
  await page.keyboard.press('End');
  await page.evaluate(() => { times.length = 0; longTasks.length = 0; });
  work.length = 0;
  for (const text of [',"s3:GetObj', ',"iam:Create', ',"ec2:Des', ',"logs:Put', ',"s3:*']) {
    for (const letter of text) await stroke(letter === '*' ? 'Shift+8' : letter);
    await stroke('Escape');
    await stroke('ArrowRight');
  }
  return { plain, work, ...(await page.evaluate(() => ({ times, longTasks }))) };
}

/** Scrolls the matrix a little at every frame, down and to the right; what each frame took. */
const scrolling = (page) => page.evaluate(() => new Promise((resolve) => {
  const place = document.querySelector('.matrix-scroll.small');
  const times = [];
  let last = performance.now();
  const step = (now) => {
    times.push(now - last);
    last = now;
    if (times.length > 300) { resolve(times.slice(1)); return; }
    place.scrollTop += times.length % 2 ? 45 : 0;
    place.scrollLeft += times.length % 2 ? 0 : 45;
    requestAnimationFrame(step);
  };
  requestAnimationFrame(step);
}));

const first = await inBrowser([], null, async (page) => {
  await page.getByRole('group', { name: 'Simulated clock' }).getByRole('button', { name: /hour/ }).first().click();
  return saved(page);
});

try {
  const story = await inBrowser(UNPACED, null, keystrokes);
  tell('keystroke in a plain field to the next frame', story.plain, 'no figure: what browser and machine need');
  tell('keystroke in the policy editor to the next frame, the story', story.times, '16 ms');
  tell('  work of the page for it, with what follows', story.work, 'no figure');
  console.log(`  tasks over 50 ms meanwhile: ${story.longTasks.map(Math.round).join(', ') || 'none'}`);
  const thousand = grown(first, { users: 500, groups: 50, roles: 200, policies: 250 });
  const large = await inBrowser(UNPACED, thousand, keystrokes);
  tell('keystroke to the next frame, 1,000 entities', large.times, '50 ms');
  tell('  work of the page for it, with what follows', large.work, 'no figure');
  console.log(`  tasks over 50 ms meanwhile: ${large.longTasks.map(Math.round).join(', ') || 'none'}`);
  const wide = grown(first, { users: 198, policies: 100, requests: 195 });
  const scrolled = await inBrowser([], wide, async (page) => {
    await page.locator('.matrix-scroll.small').waitFor();
    // What the page still does after its start is not scrolling.
    await page.waitForTimeout(1500);
    return { times: await scrolling(page), cells: await page.locator('.matrix td.cell').count() };
  });
  tell('a frame of scrolling a matrix of 200 × 200', scrolled.times, 'longest under 50 ms');
} finally {
  stop();
}
