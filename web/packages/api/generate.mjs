// Writes the wire types of the pages from the reviewed description of the API. The result is not
// kept: it is made anew whenever the description has changed. The generator needs an older
// TypeScript than the pages do; both stand in this package's own modules.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const contract = fileURLToPath(new URL("../../../docs/api/openapi.json", import.meta.url));
const folder = fileURLToPath(new URL("generated/", import.meta.url));

const text = readFileSync(contract, "utf8");
const mark = `// from docs/api/openapi.json ${createHash("sha256").update(text).digest("hex")}\n`;
if (!existsSync(`${folder}schema.ts`) || !readFileSync(`${folder}schema.ts`, "utf8").startsWith(mark)) {
  const { default: generate, astToString } = await import("openapi-typescript").catch(() => {
    console.error("The generator of the wire types is missing; run npm ci in web/.");
    process.exit(1);
  });
  const tree = await generate(JSON.parse(text), { alphabetize: true, silent: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}schema.ts`, mark + astToString(tree));
}
