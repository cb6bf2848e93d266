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

  /** `refused`: nothing went wrong in the app; the browser does not run it at all. */
  function fail(message, refused) {
    if (stopped) return;
    stopped = true;
    const data = rawData();
    const headline = refused ? "This browser can’t run All Leaders" : "All Leaders has stopped";
    const screen = element("div");
    screen.id = "stopped";
    const main = element("main", "", screen);
    const title = element("h1", headline, main);
    title.tabIndex = -1;
    if (refused) {
      element("p", "Please update your browser, or open this page in another one.", main);
      element("p", "A strict security setting can block it too, such as Lockdown Mode on an iPhone. Allow this page there.", main);
    } else {
      element("p", "Something in the app went wrong, and it could not go on. This is not your doing.", main);
    }
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
    element("summary", refused ? "What the browser said" : "What the app said", detail);
    element("p", String(message || "It gave no reason.").slice(0, 4000), detail);

    // In place of all else: what is left of the app can no longer be trusted to answer.
    document.body.replaceChildren(screen);
    document.title = headline;
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

  window.allLeadersStopped = (message) => fail(message, false);

  // A trap in WebAssembly leaves the app unusable, whoever called it. Other errors are the app's to handle.
  const trapped = (error) => typeof WebAssembly === "object" && error instanceof WebAssembly.RuntimeError;
  window.addEventListener("error", (event) => {
    if (trapped(event.error)) fail(event.message);
  });
  window.addEventListener("unhandledrejection", (event) => {
    if (trapped(event.reason)) fail(event.reason.message);
  });

  // ---- starting ------------------------------------------------------------------------------

  /** Why the browser refuses WebAssembly: too old, switched off, or not allowed by what it makes of the page's policy. */
  function refusal() {
    if (typeof WebAssembly !== "object") return "It knows no WebAssembly.";
    try {
      // The smallest module that there is.
      new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0));
      return null;
    } catch (error) {
      return error.message;
    }
  }

  /** Whether the browser does not understand what it got: words of JavaScript or WebAssembly that it is too old for. */
  async function tooOld(error) {
    if (error instanceof SyntaxError) return true;
    if (!(error instanceof WebAssembly.CompileError)) return false;
    // A file that is no WebAssembly, or a piece of one, is no fault of the browser's.
    try {
      const answer = await fetch(new URL(script.dataset.wasm, document.baseURI));
      const start = new Uint8Array(await answer.arrayBuffer()).subarray(0, 4);
      return answer.ok && String.fromCharCode(...start) === "\0asm";
    } catch (_) {
      return false;
    }
  }

  async function start() {
    const base = document.baseURI;
    const module = await import(new URL(script.dataset.module, base).href);
    await module.default({ module_or_path: new URL(script.dataset.wasm, base) });
  }

  const slow = setTimeout(() => {
    const word = byId("shell-word");
    if (word) word.textContent = "Still opening. The first time takes longest; then it opens without a network too.";
  }, 8000);

  const refused = refusal();
  if (refused !== null) {
    clearTimeout(slow);
    fail(refused, true);
  } else {
    start().then(
      () => {
        const shell = byId("shell");
        if (shell && !stopped) shell.remove();
      },
      async (error) => fail(error && error.message ? error.message : error, await tooOld(error)),
    ).finally(() => clearTimeout(slow));
  }

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
