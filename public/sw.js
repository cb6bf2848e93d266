// The service worker: keeps the app's files so that it opens without a network.
//
// A template: the build puts in the files as they are served, and a version that is a hash of them.
"use strict";

const VERSION = "%VERSION%";
const FILES = ["%FILES%"];

// Two groups' copies of the app may live at two paths of one origin, which share one store of caches:
// the scope is part of the name, so that neither touches the other's.
const SCOPE = new URL("./", self.location.href);
const OURS = `allleaders:${encodeURIComponent(SCOPE.pathname)}:`;
const CACHE = OURS + VERSION;

// All files or none: a failed install leaves the running version in place.
self.addEventListener("install", (event) => {
  event.waitUntil(
    caches.open(CACHE).then((cache) =>
      // The browser's own cache may still hold files of an older version: each is asked for anew, and not sent again where
      // it is the same.
      cache.addAll(FILES.map((name) => new Request(new URL(name, SCOPE), { cache: "no-cache" }))),
    ),
  );
});

// A new version waits until the page asks, so that nothing changes under a person's hands.
self.addEventListener("message", (event) => {
  if (event.data && event.data.type === "activate") self.skipWaiting();
});

self.addEventListener("activate", (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter((name) => name.startsWith(OURS) && name !== CACHE).map((name) => caches.delete(name))))
      // So that already the first opening is enough to come back offline.
      .then(() => self.clients.claim()),
  );
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== SCOPE.origin || !url.pathname.startsWith(SCOPE.pathname)) return;
  const name = url.pathname.slice(SCOPE.pathname.length);
  // The page is one file; places in the app stand after the `#`, which never gets here.
  const key = name === "index.html" || name === "" ? "./" : name;
  if (!FILES.includes(key)) return;
  event.respondWith(
    caches
      .open(CACHE)
      .then((cache) => cache.match(new URL(key, SCOPE)))
      .then((kept) => kept || fetch(request)),
  );
});
