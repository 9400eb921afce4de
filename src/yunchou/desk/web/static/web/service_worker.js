/* Without a connection every page becomes the one where a note can be written. Pages with data are never kept. */
const CACHE = `yunchou-${VERSION}`;

const keepShell = async () => {
  const cache = await caches.open(CACHE);
  await cache.addAll(SHELL.map((address) => new Request(address, { cache: "reload" })));
};
self.addEventListener("install", (event) => {
  event.waitUntil(keepShell().then(() => self.skipWaiting()));
});
self.addEventListener("activate", (event) => {
  const gone = caches.keys().then((names) => Promise.all(names.filter((name) => name !== CACHE).map((name) => caches.delete(name))));
  event.waitUntil(gone.then(() => self.clients.claim()));
});
self.addEventListener("fetch", (event) => {
  const request = event.request;
  const address = new URL(request.url);
  if (address.origin !== location.origin) return;
  if (request.mode === "navigate") {
    event.respondWith(fetch(request).catch(() => caches.match(OFFLINE)));
  } else if (request.method === "GET" && SHELL.includes(address.pathname)) {
    event.respondWith(fetch(request).catch(() => caches.match(address.pathname)));
  }
});
/* A notice from the server: the kind, the deal, and where it leads, which is always a page of ours. */
self.addEventListener("push", (event) => {
  if (!event.data) return;
  const told = event.data.json();
  event.waitUntil(self.registration.showNotification(told.title, { body: told.body, tag: told.tag, icon: ICON, data: { url: told.url } }));
});
self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  const address = new URL(event.notification.data.url, location.origin);
  if (address.origin !== location.origin) return;
  const open = async () => {
    const here = (await self.clients.matchAll({ type: "window" })).find((each) => each.url === address.href);
    return here ? here.focus() : self.clients.openWindow(address.href);
  };
  event.waitUntil(open());
});
