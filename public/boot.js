// Chooses what is painted first, starts the app, keeps it for offline, and stands in when it cannot start or breaks.
//
// A classic script on purpose: it runs before anything is painted, and can say what is wrong where modules or WebAssembly
// do not run.
// What it offers to the app:
//   window.allLeadersPart(url)        fetches and compiles a part of the app
//   window.allLeadersStopped(message)  shows the screen of last resort; for the panic hook
//   window.allLeadersUpdate           a function when a new version waits: call it to change over and reload
//   event "allleaders:update-ready"   on window, when that function appears
(function () {
  "use strict";

  const KEYS = "allleaders/";
  const script = document.currentScript;
  const byId = (id) => document.getElementById(id);
  const root = document.documentElement;
  // A messenger keeps the app's files itself.
  const inChat = Boolean(window.webxdc);
  let stopped = false;
  let registration = null;

  // ---- the first paint -----------------------------------------------------------------------

  /** What this phone keeps for itself under this name, as plain text; null where there is none. */
  const kept = (name) => {
    const text = localStorage.getItem(`${KEYS}1/here/${name}`);
    return text && text.replace(/^"|"$/g, "");
  };

  function hasGroup() {
    if (kept("group")) return true;
    for (let i = 0; i < localStorage.length; i += 1) {
      if (/^allleaders\/1\/(quarantine\/)?[0-9a-f]{8}-/.test(localStorage.key(i))) return true;
    }
    return false;
  }

  /** Which of the three that index.html holds: `start` for who is new, `frame` for who has a group, else `opening`. */
  function chooseFirst() {
    try {
      const [theme, direction] = [kept("theme"), kept("direction")];
      if (theme) root.dataset.theme = theme;
      if (direction) root.dir = direction;
      if (hasGroup()) return "frame";
      // In a chat the first page says other things, and the chat may have a group.
      return !inChat && ["", "#/", "#/welcome"].includes(location.hash) ? "start" : "opening";
    } catch (_) {
      // The browser keeps nothing for this page: the app says so above the first page.
      return "opening";
    }
  }

  const first = chooseFirst();
  root.dataset.first = first;

  /** Says something while the app is not there yet, where it moves nothing. */
  function say(text) {
    const words = byId(first === "opening" ? "opening-words" : "first-words");
    if (!words) return;
    if (first === "opening") {
      words.textContent = text;
    } else {
      const toast = element("div");
      toast.className = "toast";
      element("p", text, toast);
      words.replaceChildren(toast);
    }
  }

  // What is pressed before the app stands. A link changes the address, which the app opens when it starts; a button is
  // kept, and pressed again then.
  let pressed = null;
  const untilItStands = new AbortController();
  const { signal } = untilItStands;

  function notePress(event) {
    const control = event.target.closest("a, button");
    if (!control) return;
    pressed = control;
    say("Opening…");
  }

  /** The place of the bar that the address leads to, as the app marks it. */
  function markPlace() {
    for (const link of document.querySelectorAll("#first-frame .places a")) {
      const here = link.hash === (location.hash || "#/");
      if (here) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    }
  }

  /** The control in the app that is the same as this one of the first paint. */
  function sameInApp(control) {
    if (!control) return null;
    const name = ["href", "aria-describedby"].find((name) => control.hasAttribute(name));
    return name ? document.querySelector(`#app [${name}="${CSS.escape(control.getAttribute(name))}"]`) : null;
  }

  /** The app stands: its screen takes the place of the first paint, with the focus and what was pressed. */
  function handOver() {
    const before = byId("first-paint");
    if (!before || stopped) return;
    const focused = before.contains(document.activeElement) ? document.activeElement : null;
    const button = pressed && pressed.localName === "button" ? sameInApp(pressed) : null;
    before.remove();
    untilItStands.abort();
    if (focused || pressed) {
      // Where another page was opened meanwhile, its heading is what one came for.
      const target = sameInApp(focused) || document.querySelector("#main h1");
      if (target) target.focus({ preventScroll: true });
    }
    if (button) button.click();
  }

  // A finger or key that is down comes up before the app takes over: over another element than it went down on it would
  // press nothing.
  let isDown = false;
  let whenUp = () => {};
  const goesDown = () => (isDown = true);
  // The press itself is told after the finger has left.
  const comesUp = () =>
    setTimeout(() => {
      isDown = false;
      whenUp();
    }, 50);
  for (const name of ["pointerdown", "keydown"]) addEventListener(name, goesDown, { capture: true, signal });
  for (const name of ["pointerup", "pointercancel", "keyup", "blur"]) addEventListener(name, comesUp, { capture: true, signal });

  async function untilUp() {
    if (!isDown) return;
    await new Promise((resolve) => {
      whenUp = resolve;
      // Where it comes up the page may not be told.
      setTimeout(resolve, 2000);
    });
  }

  // ---- when things go wrong ------------------------------------------------------------------

  /** All that this phone keeps for the app, as readable text; null when the browser keeps nothing for it. */
  function rawData() {
    try {
      const kept = {};
      let count = 0;
      for (let i = 0; i < localStorage.length; i += 1) {
        const key = localStorage.key(i);
        if (key !== null && key.startsWith(KEYS) && !key.endsWith("/passphrase")) {
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
      const save = element("button", "Save everything for repair", row);
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

  /** Once the page is there and has been painted: the app's code is large, and would take the room of what is seen first. */
  async function firstPaint() {
    if (document.readyState === "loading") {
      await new Promise((resolve) => document.addEventListener("DOMContentLoaded", resolve));
    }
    await new Promise((resolve) => {
      const tells = typeof PerformanceObserver === "function" && PerformanceObserver.supportedEntryTypes;
      if (!tells || !tells.includes("paint") || document.hidden) return resolve();
      // The first paint of all may show nothing but the ground.
      const look = (list) => list.getEntriesByName("first-contentful-paint").length && resolve();
      new PerformanceObserver(look).observe({ type: "paint", buffered: true });
      // In the background nothing is painted.
      document.addEventListener("visibilitychange", resolve, { once: true });
      setTimeout(resolve, 3000);
    });
  }

  async function compile(url) {
    const answer = await fetch(url);
    if (!answer.ok) {
      const error = new Error(`${url.pathname}: ${answer.status}`);
      error.gone = true;
      throw error;
    }
    // A host that does not know the type of WebAssembly serves it all the same.
    if (!/^application\/wasm/.test(answer.headers.get("content-type"))) {
      return WebAssembly.compile(await answer.arrayBuffer());
    }
    return WebAssembly.compileStreaming(answer);
  }

  // Where the host no longer has a part, it has another version: loading the page again brings that.
  window.allLeadersPart = async (url) => {
    try {
      return await compile(url);
    } catch (error) {
      if (error.gone && !window.allLeadersUpdate) announce(reloadOnce);
      throw error;
    }
  };

  async function start() {
    const base = document.baseURI;
    const [module, compiled] = await Promise.all([
      import(new URL(script.dataset.module, base).href),
      compile(new URL(script.dataset.wasm, base)),
    ]);
    await untilUp();
    await module.default({ module_or_path: compiled });
  }

  async function begin() {
    await firstPaint();
    const refused = refusal();
    if (refused !== null) return fail(refused, true);
    const slow = setTimeout(() => say("Still opening. The first time takes longest; then it opens without a network too."), 8000);
    try {
      await start();
      handOver();
    } catch (error) {
      fail(error && error.message ? error.message : error, await tooOld(error));
    } finally {
      clearTimeout(slow);
    }
  }

  document.addEventListener("DOMContentLoaded", () => {
    byId("first-paint").addEventListener("click", notePress);
    markPlace();
    addEventListener("hashchange", markPlace, { signal });
  });
  const begun = begin();

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
  if (!inChat && window.isSecureContext && "serviceWorker" in navigator) {
    // After the app has started, so as not to fetch things twice at once; a browser that refuses costs only the offline use.
    begun.then(keepForOffline).catch(() => {});
  }
})();
