import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const web = fileURLToPath(new URL("..", import.meta.url));

export interface Source {
  /** From the folder of the pages, e.g. `apps/desk/src/app/main.tsx`. */
  path: string;
  text: string;
}

const left = new Set(["node_modules", "dist", "target", "generated", ".cache"]);

/** Every source file of the pages. */
export function sources(folder: string, kinds: RegExp): Source[] {
  const found: Source[] = [];
  const walk = (path: string) => {
    for (const entry of readdirSync(path, { withFileTypes: true })) {
      if (left.has(entry.name)) continue;
      const inner = join(path, entry.name);
      if (entry.isDirectory()) walk(inner);
      else if (kinds.test(entry.name))
        found.push({ path: relative(web, inner), text: readFileSync(inner, "utf8") });
    }
  };
  walk(join(web, folder));
  return found;
}
