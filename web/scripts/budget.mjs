// Prints what the pages weigh, and fails where one weighs more than it may or was built for development.
import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const dist = join(dirname(fileURLToPath(import.meta.url)), "../dist");
const kilobyte = 1000;

const weight = (path) => gzipSync(readFileSync(path), { level: 9 }).length;
const scripts = (folder) => readdirSync(folder).filter((name) => name.endsWith(".js"));

/** A chunk and everything that it loads at once: its static imports, and theirs. */
function withImports(folder, names) {
  const seen = new Set();
  const visit = (name) => {
    if (seen.has(name)) return;
    seen.add(name);
    const text = readFileSync(join(folder, name), "utf8");
    for (const [, found] of text.matchAll(/(?:from|import)\s*["']\.\/([^"']+\.js)["']/g)) visit(found);
  };
  names.forEach(visit);
  return [...seen];
}

function total(folder, names) {
  return names.reduce((sum, name) => sum + weight(join(folder, name)), 0);
}

const deskAssets = join(dist, "desk/assets");
const deskNames = scripts(deskAssets);
const chunk = (start) => deskNames.filter((name) => name.startsWith(`${start}-`));
const entry = /src="\/assets\/([^"]+)"/.exec(readFileSync(join(dist, "desk/index.html"), "utf8"))?.[1];
const deskRoute = withImports(deskAssets, [
  entry,
  ...["signed-in", "shell", "desk-route"].flatMap(chunk),
  ...chunk("en"),
]);
const widgetAssets = join(dist, "widget/assets");

const budgets = [
  { what: "desk, first script of the desk route", bytes: total(deskAssets, deskRoute), most: 350 * kilobyte },
  {
    what: "widget, everything in one language and more",
    bytes: total(widgetAssets, scripts(widgetAssets)),
    most: 40 * kilobyte,
  },
  {
    what: "widget loader, not even compressed",
    bytes: statSync(join(dist, "widget/loader.js")).size,
    most: 5 * kilobyte,
  },
];

// A runner of tests says NODE_ENV=test to whatever it starts, and a build would listen to it.
const forDevelopment = deskNames.filter((name) =>
  readFileSync(join(deskAssets, name), "utf8").includes("jsxDEV"),
);

let failed = forDevelopment.length > 0;
if (failed) {
  console.log("BUILT FOR DEVELOPMENT: build again with NODE_ENV=production, or without any.");
}
for (const { what, bytes, most } of budgets) {
  const over = bytes > most;
  failed ||= over;
  console.log(
    `${over ? "TOO HEAVY" : "ok"}  ${what}: ${(bytes / kilobyte).toFixed(1)} of ${most / kilobyte} kB`,
  );
}
const strangers = deskRoute.filter((name) => /^(antd|admin)/.test(name));
if (strangers.length > 0) {
  failed = true;
  console.log(`the desk route loads administration code: ${strangers.join(", ")}`);
}
process.exit(failed ? 1 : 0);
