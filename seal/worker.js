// The worker in which things are locked and opened: what wasm-bindgen makes of `src/worker.rs` stands before this in the built file.
// It does one thing and is ended then, so that nothing of it stays in memory.
"use strict";

const loading = fetch(new URL("seal.wasm", self.location.href))
  .then((answer) => (answer.ok ? answer.arrayBuffer() : Promise.reject(new Error(`${answer.status}`))))
  // Not as a stream: a host may not know the type of WebAssembly.
  .then((bytes) => wasm_bindgen({ module_or_path: bytes }));
// Said when something is asked.
loading.catch(() => {});

self.onmessage = async ({ data: { what, given } }) => {
  try {
    await loading;
  } catch (_) {
    self.postMessage({ error: "missing" });
    return;
  }
  try {
    self.postMessage({ done: wasm_bindgen[what](...given) });
  } catch (error) {
    // All that it says itself is a word; the rest is a machine at its end, which here can only be its memory.
    self.postMessage({ error: typeof error === "string" ? error : "no-memory" });
  }
};
