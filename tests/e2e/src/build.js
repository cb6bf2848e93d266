// What a screen lacks of the build that assistive technology and fingers need, as sentences. Runs in the page.
const found = [];
const called = (e) => {
  const text = (e.getAttribute("aria-label") || e.innerText || e.value || e.name || "").replace(/\s+/g, " ").trim().slice(0, 40);
  const classes = e.getAttribute("class");
  return `${e.tagName.toLowerCase()}${classes ? "." + classes.trim().split(/\s+/).join(".") : ""} “${text}”`;
};
const seen = (e) => e.checkVisibility({ visibilityProperty: true }) && !e.closest("[hidden], [inert]");

const headings = [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")].filter(seen);
const ones = headings.filter((e) => e.matches("h1"));
if (ones.length !== 1) found.push(`${ones.length} h1: ${ones.map(called).join(", ")}`);
let level = 0;
for (const e of headings) {
  const next = Number(e.tagName[1]);
  if (next > level + 1) found.push(`${called(e)} skips a level after h${level}`);
  level = next;
}

const count = (selector) => [...document.querySelectorAll(selector)].filter(seen).length;
if (count("main") !== 1) found.push(`${count("main")} main`);
if (arguments[0] && count("nav.places, nav[aria-label=Places]") < 1) found.push("no nav of the places");
if (arguments[0] && count("body header") < 1) found.push("no banner");
if (document.querySelectorAll("#announce, [role=status].unseen").length < 1) found.push("no live region");
if (!document.title.trim()) found.push("no title");

// 48 px to press; links inside of a sentence are as high as its line.
const LEAST = 48;
const sentence = (e) => {
  const parent = e.parentElement;
  return e.matches("a") && getComputedStyle(e).display === "inline" && parent && [...parent.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
};
for (const e of document.querySelectorAll("a[href], button, summary, select, textarea, input:not([type=hidden]), [role=button]")) {
  if (!seen(e) || e.matches(".skip") || sentence(e)) continue;
  let box = e.getBoundingClientRect();
  // One that can be pressed all over the card around it.
  if (getComputedStyle(e, "::after").position === "absolute" && getComputedStyle(e).position === "static" && e.offsetParent) {
    box = e.offsetParent.getBoundingClientRect();
  }
  // A control that its label stands for is pressed there.
  if (e.labels && e.matches("[type=radio], [type=checkbox], [type=file]") && e.labels.length) {
    box = [...e.labels].map((label) => label.getBoundingClientRect()).reduce((a, b) => (a.height > b.height ? a : b));
  }
  if (box.width < 2 || box.height < 2 || e.closest(".unseen")) continue;
  if (box.height < LEAST - 0.5 && box.width < LEAST - 0.5) {
    found.push(`${called(e)} is ${Math.round(box.width)} by ${Math.round(box.height)} px to press`);
  } else if (box.height < LEAST - 0.5 || box.width < LEAST - 0.5) {
    const small = `${called(e)} is ${Math.round(box.width)} by ${Math.round(box.height)} px to press`;
    found.push(small);
  }
}
return found;
