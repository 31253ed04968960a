/** The floor page's worker: three files, from the cache. */
const FILES = ['/', '/page.css', '/page.js'];

self.addEventListener('install', (event) => event.waitUntil(caches.open('floor').then((cache) => cache.addAll(FILES))));
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
self.addEventListener('fetch', (event) =>
  event.respondWith(caches.match(event.request).then((answer) => answer ?? fetch(event.request))),
);
