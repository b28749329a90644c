// The service worker: the whole site as it was built, kept as one version. A page gets every file from the version it began with:
// this worker takes over only where it is told to, or when no page of the version before is open.
const version = '@VERSION@';
const files = new Map(@FILES@);
const base = new URL('./', self.location);
// Copies of the site in other folders of this host have names of their own.
const folder = `iam-playground ${base.pathname} `;
const name = folder + version;

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

/** Whether a cache holds another version of this folder. Earlier ones had no folder in their names: what is in them tells. */
const isOutdated = async (other) => {
  if (other === name) return false;
  if (other.startsWith(folder)) return true;
  return /^iam-playground-[0-9a-f]+$/.test(other) && Boolean(await (await caches.open(other)).match(new URL('index.html', base)));
};

self.addEventListener('activate', (event) => {
  event.waitUntil(
    caches.keys().then((names) =>
      Promise.all(names.map(async (other) => { if (await isOutdated(other)) await caches.delete(other); })),
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
