// Starts the app, keeps it for offline, and stands in when it cannot start or breaks.
//
// A classic script on purpose: it runs, and can say what is wrong, where modules or WebAssembly do not.
// What it offers to the app:
//   window.allLeadersStopped(message)  shows the screen of last resort; for the panic hook
//   window.allLeadersUpdate           a function when a new version waits: call it to change over and reload
//   event "allleaders:update-ready"   on window, when that function appears
(function () {
  "use strict";

  const KEYS = "allleaders/";
  const script = document.currentScript;
  const byId = (id) => document.getElementById(id);
  let stopped = false;
  let registration = null;

  // ---- when things go wrong ------------------------------------------------------------------

  /** All that this phone keeps for the app, as readable text; null when the browser keeps nothing for it. */
  function rawData() {
    try {
      const kept = {};
      let count = 0;
      for (let i = 0; i < localStorage.length; i += 1) {
        const key = localStorage.key(i);
        if (key !== null && key.startsWith(KEYS)) {
          kept[key] = localStorage.getItem(key);
          count += 1;
        }
      }
      return count === 0 ? { state: "empty", text: "" } : { state: "kept", text: JSON.stringify(kept, null, 1) };
    } catch (_) {
      return { state: "blocked", text: "" };
    }
  }

  function element(name, text, parent) {
    const made = document.createElement(name);
    if (text) made.textContent = text;
    if (parent) parent.append(made);
    return made;
  }

  function saveText(text) {
    const day = new Date().toISOString().slice(0, 10);
    const link = element("a");
    link.download = `all-leaders-raw-data-${day}.txt`;
    link.href = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  }

  function fail(message) {
    if (stopped) return;
    stopped = true;
    const data = rawData();
    const screen = element("div");
    screen.id = "stopped";
    const main = element("main", "", screen);
    const title = element("h1", "All Leaders has stopped", main);
    title.tabIndex = -1;
    element("p", "Something in the app went wrong, and it could not go on. This is not your doing.", main);
    if (data.state === "kept") {
      element("p", "What your group wrote is still kept on this phone. To be safe, save the raw data first, then try again.", main);
    } else if (data.state === "blocked") {
      element("p", "This browser does not let the page keep anything, as in a private window or with site data blocked. Allow it, or use another browser.", main);
    } else {
      element("p", "Nothing is kept on this phone yet at this address, so there is nothing to save.", main);
    }

    const row = element("div", "", main);
    row.className = "row";
    if (data.state === "kept") {
      const save = element("button", "Save the raw data", row);
      save.type = "button";
      save.className = "first";
      save.addEventListener("click", () => saveText(data.text));
    }
    const again = element("button", "Try again", row);
    again.type = "button";
    if (data.state !== "kept") again.className = "first";
    again.addEventListener("click", tryAgain);

    if (data.state === "kept") {
      const copy = element("details", "", main);
      element("summary", "Or copy it from here", copy);
      const text = element("textarea", "", copy);
      text.readOnly = true;
      text.spellcheck = false;
      text.setAttribute("aria-label", "The raw data");
      text.value = data.text;
      text.addEventListener("focus", () => text.select());
    }
    const detail = element("details", "", main);
    element("summary", "What the app said", detail);
    element("p", String(message || "It gave no reason.").slice(0, 4000), detail);

    // In place of all else: what is left of the app can no longer be trusted to answer.
    document.body.replaceChildren(screen);
    document.title = "All Leaders has stopped";
    title.focus();
  }

  /** Reloads; into the new version when one waits, for that may be the one that works. */
  function tryAgain() {
    if (registration && registration.waiting) {
      setTimeout(() => location.reload(), 1500);
      changeOver();
    } else {
      location.reload();
    }
  }

  window.allLeadersStopped = fail;

  // A trap in WebAssembly leaves the app unusable, whoever called it. Other errors are the app's to handle.
  const trapped = (error) => typeof WebAssembly === "object" && error instanceof WebAssembly.RuntimeError;
  window.addEventListener("error", (event) => {
    if (trapped(event.error)) fail(event.message);
  });
  window.addEventListener("unhandledrejection", (event) => {
    if (trapped(event.reason)) fail(event.reason.message);
  });

  // ---- starting ------------------------------------------------------------------------------

  async function start() {
    if (typeof WebAssembly !== "object") throw new Error("This browser is too old: it knows no WebAssembly.");
    const base = document.baseURI;
    const module = await import(new URL(script.dataset.module, base).href);
    await module.default({ module_or_path: new URL(script.dataset.wasm, base) });
  }

  const slow = setTimeout(() => {
    const word = byId("shell-word");
    if (word) word.textContent = "Still opening. The first time takes longest; then it opens without a network too.";
  }, 8000);

  start().then(
    () => {
      const shell = byId("shell");
      if (shell && !stopped) shell.remove();
    },
    (error) => fail(error && error.message ? error.message : error),
  ).finally(() => clearTimeout(slow));

  // ---- a new version -------------------------------------------------------------------------

  let reloading = false;
  let asked = false;
  const reloadOnce = () => {
    if (reloading) return;
    reloading = true;
    location.reload();
  };

  function announce(changeTo) {
    window.allLeadersUpdate = changeTo;
    window.dispatchEvent(new CustomEvent("allleaders:update-ready"));
  }

  function changeOver() {
    asked = true;
    if (registration && registration.waiting) registration.waiting.postMessage({ type: "activate" });
    else reloadOnce();
  }

  async function keepForOffline() {
    const workers = navigator.serviceWorker;
    let controlled = workers.controller !== null;
    workers.addEventListener("controllerchange", () => {
      if (asked) reloadOnce();
      // Changed over from another tab: this one goes on as it is until the person reloads it.
      else if (controlled) announce(reloadOnce);
      controlled = true;
    });
    registration = await workers.register("sw.js", { updateViaCache: "none" });
    // The first version ever has nothing to wait for; later ones wait while an older one runs.
    const watch = (worker) => {
      const look = () => {
        if (worker.state === "installed" && registration.active) announce(changeOver);
      };
      worker.addEventListener("statechange", look);
      look();
    };
    if (registration.waiting) watch(registration.waiting);
    if (registration.installing) watch(registration.installing);
    registration.addEventListener("updatefound", () => {
      if (registration.installing) watch(registration.installing);
    });
  }

  // Only where the browser allows it: over https, or on localhost.
  if (window.isSecureContext && "serviceWorker" in navigator) {
    // After loading, so as not to fetch things twice at once; a browser that refuses costs only the offline use.
    const keep = () => keepForOffline().catch(() => {});
    if (document.readyState === "complete") keep();
    else window.addEventListener("load", keep);
  }
})();
