// Measures pages by Lighthouse several times in turn and prints the medians, each with its least and its most.
//
//     node measure.mjs FOLDER_OF_PACKAGES CHROME RUNS simulate|devtools NAME=URL…
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const [folder, chromePath, runs, throttlingMethod, ...pages] = process.argv.slice(2);
const packages = createRequire(`${folder}/`);
const load = async (name) => import(pathToFileURL(packages.resolve(name)));
const { default: lighthouse } = await load("lighthouse");
const chromeLauncher = await load("chrome-launcher");

const MEASURES = [
  ["score", (result) => result.categories.performance.score * 100, 0],
  ["first paint, s", (result) => result.audits["first-contentful-paint"].numericValue / 1000, 2],
  ["largest paint, s", (result) => result.audits["largest-contentful-paint"].numericValue / 1000, 2],
  ["blocked, ms", (result) => result.audits["total-blocking-time"].numericValue, 0],
  ["speed index, s", (result) => result.audits["speed-index"].numericValue / 1000, 2],
  ["interactive, s", (result) => result.audits.interactive.numericValue / 1000, 2],
  ["loaded, kB", (result) => result.audits["total-byte-weight"].numericValue / 1000, 0],
];

async function measure(url) {
  const chrome = await chromeLauncher.launch({
    chromePath,
    chromeFlags: ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-quic", "--no-first-run"],
  });
  try {
    // Lighthouse's own settings are those of a mobile phone.
    const { lhr } = await lighthouse(url, { port: chrome.port, logLevel: "error", onlyCategories: ["performance"], throttlingMethod });
    if (lhr.runtimeError) throw new Error(`${lhr.runtimeError.code}: ${lhr.runtimeError.message}`);
    return MEASURES.map(([, of]) => of(lhr));
  } finally {
    await chrome.kill();
  }
}

const median = (numbers) => {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return sorted.length % 2 ? sorted[Math.floor(middle)] : (sorted[middle - 1] + sorted[middle]) / 2;
};

const found = pages.map((page) => ({ name: page.slice(0, page.indexOf("=")), url: page.slice(page.indexOf("=") + 1), results: [] }));
for (let number = 1; number <= Number(runs); number += 1) {
  // In turn, so that a busy moment of the machine meets both alike.
  for (const page of found) {
    const result = await measure(page.url);
    page.results.push(result);
    console.log(`  run ${number}, ${page.name}: score ${Math.round(result[0])}`);
  }
}

const cell = (results, at) => {
  const numbers = results.map((result) => result[at]);
  const places = MEASURES[at][2];
  return `${median(numbers).toFixed(places)} (${Math.min(...numbers).toFixed(places)} to ${Math.max(...numbers).toFixed(places)})`;
};
console.log(`\n${"median (least to most)".padEnd(24)}${found.map((page) => page.name.padStart(26)).join("")}`);
MEASURES.forEach(([name], at) => {
  console.log(name.padEnd(24) + found.map((page) => cell(page.results, at).padStart(26)).join(""));
});
