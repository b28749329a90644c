// The service workers of several copies of the site on one host, run in Node.js with caches of its own: `worker.mjs SCRIPT`.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

const script = readFileSync(process.argv[2], 'utf8');
const hash = createHash('sha256').update('content').digest('hex').slice(0, 16);

const stored = new Map();
globalThis.caches = {
  keys: async () => [...stored.keys()],
  open: async (name) => {
    if (!stored.has(name)) stored.set(name, new Map());
    const cache = stored.get(name);
    return { match: async (address) => cache.get(`${address}`), put: async (address, response) => { cache.set(`${address}`, response); } };
  },
  delete: async (name) => stored.delete(name),
};
globalThis.fetch = async () => new Response('content');

/** Installs and activates a version of the copy in a folder. */
async function take(folder, version) {
  const listeners = {};
  const self = { location: `${folder}worker.js`, addEventListener: (name, listener) => { listeners[name] = listener; }, skipWaiting() {} };
  new Function('self', script.replace('@VERSION@', version).replace('@FILES@', JSON.stringify([['index.html', hash]])))(self);
  for (const name of ['install', 'activate']) {
    const waiting = [];
    listeners[name]({ waitUntil: (promise) => waiting.push(promise) });
    await Promise.all(waiting);
  }
}

const keptFor = async (folder) => {
  const found = [];
  for (const [name, cache] of stored) if (cache.has(`${folder}index.html`)) found.push(name);
  return found;
};

const [root, one, two] = ['https://host.example/', 'https://host.example/one/', 'https://host.example/two/'];
// As earlier versions named them, and somebody else's.
for (const [name, folder] of [['iam-playground-0011223344556677', one], ['iam-playground-8899aabbccddeeff', two], ['another site', root]]) {
  await (await caches.open(name)).put(`${folder}index.html`, new Response('earlier'));
}

await take(one, 'first');
assert.equal((await keptFor(one)).length, 1, 'the earlier cache of this folder is gone');
assert.deepEqual(await keptFor(two), ['iam-playground-8899aabbccddeeff'], 'that of another folder stays');
await take(two, 'first');
await take(root, 'first');
const others = [await keptFor(two), await keptFor(root)];
await take(one, 'second');
assert.equal((await keptFor(one)).length, 1, 'one version of a folder is kept');
assert.match((await keptFor(one))[0], /second$/);
assert.deepEqual([await keptFor(two), await keptFor(root)], others, 'other folders keep theirs');
assert.ok(stored.has('another site'));
