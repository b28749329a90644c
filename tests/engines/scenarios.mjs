// What is tried in every engine. Each begins in a browser that knows nothing.

import assert from 'node:assert/strict';
import { listen } from '../e2e/serve.mjs';
import { button, field, text } from './page.mjs';
import { until } from './webdriver.mjs';

const site = process.env.BASE_URL;
const POLICIES = ['AmazonS3FullAccess', 'CloudWatchLogsFullAccess'];
const DIALOG = 'dialog[open], [role=dialog]';
const MISTAKEN = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObjekt","Resource":"arn:aws:s3:::photo-app-bucket/*"}]}';

async function openPlayground(page, address = site) {
  await page.open(address);
  await page.see(button('Run the app'));
}

async function choosePolicies(page, policies) {
  for (const policy of policies) {
    await page.fill({ css: 'input[type=search]', within: DIALOG }, policy);
    await page.press(field(`~${policy}`, DIALOG));
  }
}

async function createUser(page, name, policies = []) {
  await page.press(button('Create user'));
  await page.fill(field('~User name', DIALOG), name);
  await choosePolicies(page, policies);
  await page.press(button('Create user', DIALOG));
  await page.seeNo({ css: DIALOG });
}

async function createRole(page, name, policies) {
  await page.press(button('Create role'));
  await page.press(button('Next', DIALOG));
  await choosePolicies(page, policies);
  await page.press(button('Next', DIALOG));
  await page.fill(field('~Role name', DIALOG), name);
  await page.press(button('Create role', DIALOG));
  await page.seeNo({ css: DIALOG });
}

async function runGreen(page) {
  await page.press(button('Run the app'));
  await page.count({ css: '.console .calls li.allowed' }, 5);
}

/** The link that Share shows of a world with ann in it. */
async function share(page) {
  await openPlayground(page);
  await createUser(page, 'ann', ['AmazonS3ReadOnlyAccess']);
  await page.press(button('Share'));
  const link = field('Link', DIALOG);
  await until('a link', async () => (await page.read(link)).includes('#s1.'));
  return page.read(link);
}

async function story(page) {
  await openPlayground(page);
  await page.press(button('Run the app'));
  await page.see(text('.console .log', 'Unable to locate credentials'));

  await createUser(page, 'photo-app-user', POLICIES);
  await page.press(button('Security credentials'));
  await page.press(button('Create access key'));
  const key = await page.read({ css: '#new-key-id', within: DIALOG });
  assert.match(key, /^AKIA[A-Z2-7]{16}$/);
  await page.press(button('Paste into the app’s code', DIALOG));
  await runGreen(page);
  await page.press(button('Leak the repository'));
  await page.see(text('.console', key));
  await page.press(button('Call as the stranger'));
  await page.see({ css: '.console .calls li.allowed' });

  await page.press(button('~photo-app app', '.map'));
  await page.press(button('~Remove the key'));
  await createRole(page, 'PhotoAppRole', POLICIES);
  await runGreen(page);
  await page.see(text('.console .chain li.found', 'ASIA'));
  await page.press(button('Leak the repository'));
  await page.see(text('.console', 'finds no key'));
}

async function lesson(page) {
  await openPlayground(page, `${site}?lesson=3`);
  await page.see(text('#lesson-title', 'role'));
  await page.see({ css: '.lesson .goal:not(.met)' });
  for (const hint of [1, 2, 3]) await page.press(button(`Hint ${hint} of 3`));
  await page.press(button('Apply the solution'));
  await page.see(text('.lesson', 'All goals met'));
  await page.seeNo({ css: '.lesson .goal:not(.met)' });
}

async function editor(page) {
  await openPlayground(page);
  await createUser(page, 'ann');
  await page.press(button('Create inline policy'));
  await page.press({ css: '.cm-content' });
  await page.selectAll();
  await page.write(MISTAKEN);
  await page.see({ css: '.cm-lint-marker' });
  await page.press(button('~Line 1', '.findings'));
  await until('the mistake to be selected', () => page.session.run(() => String(getSelection()).includes('s3:GetObjekt')));
  await page.write('"s3:GetObject"');
  await page.seeNo({ css: '.cm-lint-marker' });
  await page.press(button('Save'));
  await page.see(button('~ann, s3:GetObject: Allowed'));
}

async function embed(page, { later }) {
  const link = await share(page);
  const fragment = link.slice(link.indexOf('#'));
  const post = await listen((_, response) => {
    response.setHeader('Content-Type', 'text/html');
    response.setHeader('Access-Control-Allow-Origin', '*');
    response.end(`<!doctype html><meta charset=utf-8><title>A post</title><link rel=icon href=data:,>
      <iframe sandbox="allow-scripts" width=900 height=400 src="${site}embed/?view=world${fragment}"></iframe>`);
  });
  later(post.stop);
  await page.open(post.address);
  await page.enter({ css: 'iframe' });
  await page.press(button('Run the app'));
  await page.see(text('.console .log', 'Unable to locate credentials'));
  const answer = await page.session.run((address) => fetch(address).then(() => 'answered', () => 'refused'), post.address);
  assert.equal(answer, 'refused', 'its policy lets it ask nobody else');
  const full = await page.see({ css: 'a', name: 'Open full playground' });
  const address = await until('the world in the link', async () => {
    const href = await page.session.run((link) => link.href, full);
    return href.startsWith(`${site}#s1.`) && href;
  });
  await page.leave();
  await openPlayground(page, address);
  await page.see(button('~ann', '.map'));
}

/** An embed without a world of its own shows what was taken of the app; the press begins the app and is carried out. */
async function firstPaint(page, { later }) {
  const post = await listen((_, response) => {
    response.setHeader('Content-Type', 'text/html');
    response.end(`<!doctype html><meta charset=utf-8><title>A post</title><link rel=icon href=data:,>
      <iframe sandbox="allow-scripts" width=900 height=400 src="${site}embed/?view=why&example=02-deny-beats-administrator"></iframe>`);
  });
  later(post.stop);
  await page.open(post.address);
  await page.enter({ css: 'iframe' });
  await page.see({ css: '.decision-path svg' });
  const asked = await page.session.run(() => performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('.wasm')).length);
  assert.equal(asked, 0, 'no module is fetched before the reader turns to it');
  await page.press(button('Show every gate'));
  await page.see({ css: '.why .gate' });
  await page.see(button('Show less'));
}

async function sharing(page) {
  const link = await share(page);
  await page.quiet();
  await page.forget();
  await openPlayground(page, link);
  await page.see({ css: 'section, [role=region]', name: 'Shared world' });
  await page.see(button('~ann', '.map'));
}

/** A term is marked as one; what opens at it is in sight, and leaves the term in sight. */
async function terms(page, { picture }) {
  await openPlayground(page);
  await picture('first-look');
  const term = await page.see({ css: '.term' });
  const line = await page.session.run((term) => getComputedStyle(term).textDecorationLine, term);
  assert.equal(line, 'underline');
  await page.press({ css: '.term' });
  const meaning = await page.see({ css: '.meaning:popover-open' });
  await until('words in it', () => page.session.run((meaning) => meaning.innerText.length > 20, meaning));
  await picture('term');
  const free = await page.session.run((term, meaning) => {
    const [at, box] = [term, meaning].map((element) => element.getBoundingClientRect());
    const inSight = box.left >= 0 && box.top >= 0 && box.right <= innerWidth && box.bottom <= innerHeight;
    const apart = box.left >= at.right || box.right <= at.left || box.top >= at.bottom || box.bottom <= at.top;
    return { inSight, apart };
  }, term, meaning);
  assert.deepEqual(free, { inSight: true, apart: true });
}

export const SCENARIOS = {
  'the story: nobody, a key that leaks, a role': story,
  'lesson 3 is solved': lesson,
  'the editor finds a mistake, and saves what is right': editor,
  'an embed in a sandbox on another origin runs, and leads on': embed,
  'an embed of an example shows it, and begins with the press': firstPaint,
  'a shared link opens in another browser': sharing,
  'a term is marked, and what it means opens in sight': terms,
};
