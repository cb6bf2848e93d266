// What does not fit on this screen, as sentences. Runs in the page.
const found = [];
const page = document.documentElement;
const width = page.clientWidth;
const called = (e) => {
  const text = (e.getAttribute("aria-label") || e.innerText || e.value || "").replace(/\s+/g, " ").trim().slice(0, 40);
  const classes = e.getAttribute("class");
  return `${e.tagName.toLowerCase()}${classes ? "." + classes.trim().split(/\s+/).join(".") : ""} “${text}”`;
};
const seen = (e) => e.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && !e.closest(".unseen, .skip, [hidden]");

if (page.scrollWidth > page.clientWidth + 1) {
  found.push(`the page is ${page.scrollWidth} px wide in ${page.clientWidth}`);
  const wide = [...document.querySelectorAll("body *")].filter((e) => seen(e) && e.getBoundingClientRect().right > page.clientWidth + 1 && getComputedStyle(e).position !== "fixed" && !e.closest("nav"));
  found.push(...wide.slice(0, 6).map((e) => `  ${called(e)} ends at ${Math.round(e.getBoundingClientRect().right)}`));
}

// Whatever lets its own content be scrolled sideways, and may.
const scrolls = (e) => {
  for (let up = e.parentElement; up && up !== document.body; up = up.parentElement) {
    const how = getComputedStyle(up).overflowX;
    if ((how === "auto" || how === "scroll") && up.scrollWidth > up.clientWidth) return true;
  }
  return false;
};

// A name may end in "…" where all of it is in what the control is called, or where pressing it shows all of it: a seat in the row of
// seats leads to its person; a row on Now
// leads to the page or the fold that does.
const isShortened = (e) => {
  const style = getComputedStyle(e);
  const whole = e.closest(".strip-seat, [aria-label], button[aria-expanded=false], .rows a, .rows summary");
  return (
    (style.textOverflow === "ellipsis" || style.webkitLineClamp !== "none") &&
    !!whole && (whole.getAttribute("aria-label") ?? whole.textContent).includes(e.textContent.trim())
  );
};

const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
const told = new Set();
for (let node = walker.nextNode(); node; node = walker.nextNode()) {
  const e = node.parentElement;
  if (!node.data.trim() || e.closest("script, style, noscript, option") || !seen(e)) continue;
  const range = document.createRange();
  range.selectNodeContents(node);
  for (const box of range.getClientRects()) {
    if (box.width < 1 || box.height < 1) continue;
    if (isShortened(e)) break;
    if ((box.left < -1 || box.right > width + 1) && !scrolls(e) && !told.has(e)) {
      told.add(e);
      found.push(`${called(e)} sticks out: ${Math.round(box.left)} to ${Math.round(box.right)} of ${width}`);
    }
    // Cut off by something around it that hides what does not fit.
    for (let up = e; up && up !== document.body; up = up.parentElement) {
      const style = getComputedStyle(up);
      if (style.overflowX === "visible" && style.overflowY === "visible") continue;
      const around = up.getBoundingClientRect();
      const hides = (how) => how === "hidden" || how === "clip";
      const cut =
        (hides(style.overflowX) && (box.left < around.left - 1.5 || box.right > around.right + 1.5)) ||
        (hides(style.overflowY) && (box.top < around.top - 3 || box.bottom > around.bottom + 3));
      if (cut && isShortened(up)) break;
      if (cut && !told.has(up)) {
        told.add(up);
        found.push(`${called(up)} cuts off its text`);
      }
      if (cut) break;
    }
  }
}

// Fields that show less than a word of what is typed are no fields.
for (const e of document.querySelectorAll("input:not([type=radio], [type=checkbox], [type=file], [type=hidden]), textarea, select")) {
  if (seen(e) && e.getBoundingClientRect().width < 80) found.push(`${called(e)} is only ${Math.round(e.getBoundingClientRect().width)} px wide`);
}
return found;
