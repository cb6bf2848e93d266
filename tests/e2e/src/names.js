// Finds what a person would find by its role and its name. Runs in the page.
// arguments: role, name, { like, inside, nth, count, list }
const [role, wanted, how] = arguments;

const ROLES = {
  button: "button, [role=button], summary, input[type=button], input[type=submit], input[type=reset]",
  link: "a[href], area[href], [role=link]",
  textbox:
    "textarea, [role=textbox], [role=searchbox], [contenteditable=true], input:not([type]), input[type=text], input[type=search], input[type=email], input[type=tel], input[type=url], input[type=number], input[type=date], input[type=time], input[type=datetime-local], input[type=password], input[role=combobox]",
  checkbox: "input[type=checkbox], [role=checkbox], [role=switch]",
  radio: "input[type=radio], [role=radio]",
  select: "select, [role=listbox], [role=combobox]:not(input)",
  heading: "h1, h2, h3, h4, h5, h6, [role=heading]",
  dialog: "dialog, [role=dialog], [role=alertdialog]",
  tab: "[role=tab]",
  region: "main, section, nav, aside, form, fieldset, article, [role=region], [role=group], [role=list], ul, ol",
  listitem: "li, [role=listitem], [role=row], tr, article",
  image: "img, [role=img], svg[aria-label], svg[aria-labelledby]",
  status: "[role=status], [role=alert], [aria-live]",
  file: "input[type=file]",
};
ROLES.pressable = [ROLES.button, ROLES.link, ROLES.radio, ROLES.checkbox, ROLES.tab, "[role=menuitem], [role=option], label"].join(", ");

const tidy = (text) => (text || "").replace(/\s+/g, " ").trim();
const fold = (text) => tidy(text).normalize("NFC").toLocaleLowerCase();

function shown(e) {
  // A sheet is a popover for one frame, before the focus is held inside it: nobody is as quick.
  if (e.closest("[aria-hidden=true], [inert], :popover-open")) return false;
  if (!e.checkVisibility({ visibilityProperty: true })) return false;
  const box = e.getBoundingClientRect();
  return box.width > 0 && box.height > 0;
}

// What pointing at it means: its label, where the control itself is drawn by the page.
function target(e) {
  if (e.matches("input[type=radio], input[type=checkbox]")) {
    const box = e.getBoundingClientRect();
    const faint = getComputedStyle(e).opacity === "0" || box.width < 4 || box.height < 4 || !shown(e);
    if (faint) return [...(e.labels || [])].find(shown) || null;
  }
  return shown(e) ? e : null;
}

// The text inside, as a screen reader puts it together: names of inner pictures count, hidden parts do not.
function inner(node) {
  if (node.nodeType === Node.TEXT_NODE) return node.data;
  if (node.nodeType !== Node.ELEMENT_NODE) return "";
  if (node.getAttribute("aria-hidden") === "true" || node.hidden || node.matches("script, style")) return "";
  if (!node.checkVisibility({ visibilityProperty: true })) return "";
  const label = node.getAttribute("aria-label");
  if (label) return ` ${label} `;
  if (node.matches("img")) return ` ${node.alt || ""} `;
  if (node.matches("svg")) return ` ${node.querySelector("title")?.textContent || ""} `;
  const text = [...node.childNodes].map(inner).join("");
  return getComputedStyle(node).display.startsWith("inline") ? text : ` ${text} `;
}

function name(e) {
  const by = e.getAttribute("aria-labelledby");
  if (by) return tidy(by.split(/\s+/).map((id) => document.getElementById(id)).filter(Boolean).map((other) => other.textContent).join(" "));
  const label = e.getAttribute("aria-label");
  if (label) return tidy(label);
  if (e.labels && e.labels.length) {
    return tidy([...e.labels].map((one) => [...one.childNodes].filter((node) => node !== e && !(node.contains && node.contains(e) && node.matches?.("select, textarea"))).map(inner).join("")).join(" "));
  }
  if (e.matches("fieldset")) return tidy(e.querySelector("legend")?.textContent);
  if (e.matches("img")) return tidy(e.alt);
  if (e.matches("input[type=button], input[type=submit], input[type=reset]")) return tidy(e.value);
  if (e.matches("input, textarea, select")) return tidy(e.title || e.placeholder);
  if (e.matches(ROLES.dialog)) return tidy(e.querySelector("h1, h2, h3, [role=heading]")?.textContent);
  return tidy(inner(e)) || tidy(e.title);
}

// A modal dialog makes everything else unreachable.
const modals = [...document.querySelectorAll("dialog:modal, [aria-modal=true]")].filter((e) => e.checkVisibility());
const root = modals.length ? modals[modals.length - 1] : document;

function texts() {
  const walker = document.createTreeWalker(root === document ? document.body : root, NodeFilter.SHOW_TEXT);
  const found = new Set();
  const sought = fold(wanted);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    let e = node.parentElement;
    if (!tidy(node.data) || e.matches("script, style, noscript, noscript *")) continue;
    // A sentence may be spread over a few inline elements: look a little way up.
    for (let up = 0; e && up < 3; up += 1, e = e.parentElement) {
      const text = fold(e.innerText);
      if ((how.like ? text.includes(sought) : text === sought) && e.checkVisibility({ visibilityProperty: true })) {
        found.add(e);
        break;
      }
    }
  }
  return [...found].map((e) => [e, e]);
}

function controls() {
  const sought = fold(wanted);
  const all = [...root.querySelectorAll(ROLES[role])];
  if (root !== document && root.matches(ROLES[role])) all.unshift(root);
  const found = [];
  for (const e of all) {
    const at = role === "file" ? e : target(e);
    if (!at) continue;
    const called = fold(name(e));
    if (how.like ? called.includes(sought) : called === sought) found.push([e, at]);
  }
  // A label that wraps a control which was found too is that control.
  return found.filter(([e]) => !(e.matches("label") && found.some(([other]) => other !== e && other.labels && [...other.labels].includes(e))));
}

if (how.list) return [...new Set(controls_for_list())];
function controls_for_list() {
  return [...root.querySelectorAll(ROLES.pressable)].filter((e) => target(e)).map((e) => name(e)).filter(Boolean).slice(0, 60);
}

let found = role === "text" ? texts() : controls();
if (how.inside) {
  const sought = fold(how.inside);
  // The smallest thing around it that speaks of what it should be inside of.
  const around = (e) => {
    for (let up = e.parentElement, steps = 1; up && up !== document.body; up = up.parentElement, steps += 1) {
      const here = fold(up.innerText) + " " + fold(up.getAttribute("aria-label"));
      if (here.includes(sought)) return steps;
    }
    return Infinity;
  };
  const steps = found.map(([e]) => around(e));
  const least = Math.min(...steps);
  found = least === Infinity ? [] : found.filter((_, i) => steps[i] === least);
}
if (how.count) return found.length;
const one = found[how.nth || 0];
if (!one) return null;
const [e, at] = one;
return {
  element: e,
  target: at,
  disabled: e.disabled === true || e.getAttribute("aria-disabled") === "true",
  on: e.checked === true || e.getAttribute("aria-checked") === "true" || e.getAttribute("aria-pressed") === "true" || e.getAttribute("aria-selected") === "true",
  value: "value" in e && !e.matches("button, li") ? String(e.value) : e.isContentEditable ? e.textContent : null,
  text: e.innerText || e.textContent || "",
};
