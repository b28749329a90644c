// The service worker: the whole site as it was built, kept as one version. A page gets every file from the version it began with:
// this worker takes over only where it is told to, or when no page of the version before is open.
const version = '@VERSION@';
const files = new Map(@FILES@);
const name = `iam-playground-${version}`;
const base = new URL('./', self.location);

const digest = async (response) => {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', await response.arrayBuffer()));
  return Array.from(bytes.subarray(0, 8), (byte) => byte.toString(16).padStart(2, '0')).join('');
};

const keep = async (cache, path, hash) => {
  const address = new URL(path, base);
  const response = await fetch(address, { cache: 'no-cache' });
  // While a host is given a newer version it may answer with some files of that one.
  if (!response.ok || (await digest(response.clone())) !== hash) throw new Error(`${path} is not of version ${version}`);
  await cache.put(address, response);
};

self.addEventListener('install', (event) => {
  event.waitUntil(
    caches.open(name).then(async (cache) => {
      // A few at a time: the reader may be using the page.
      const waiting = [...files];
      const worker = async () => {
        for (let next = waiting.pop(); next; next = waiting.pop()) await keep(cache, ...next);
      };
      await Promise.all([worker(), worker(), worker()]);
    }),
  );
});

self.addEventListener('activate', (event) => {
  event.waitUntil(
    caches.keys().then((names) =>
      Promise.all(names.filter((other) => other.startsWith('iam-playground-') && other !== name).map((other) => caches.delete(other))),
    ),
  );
});

self.addEventListener('message', (event) => {
  if (event.data === 'take-over') self.skipWaiting();
});

self.addEventListener('fetch', (event) => {
  const address = new URL(event.request.url);
  if (event.request.method !== 'GET' || !address.href.startsWith(base.href)) return;
  let path = address.pathname.slice(base.pathname.length);
  if (path === '' || path.endsWith('/')) path += 'index.html';
  if (!files.has(path)) return;
  event.respondWith(
    caches
      .open(name)
      .then((cache) => cache.match(new URL(path, base)))
      .then((kept) => kept ?? fetch(event.request)),
  );
});
