import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { TestProject } from "vitest/node";
import { startProduct, stopProduct } from "./product.ts";

declare module "vitest" {
  interface ProvidedContext {
    data: string;
  }
}

export const pictures = fileURLToPath(new URL("../../target/pictures", import.meta.url));

/** One product for all browser tests, on a folder of its own. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const data = mkdtempSync(join(tmpdir(), "parley-e2e-"));
  mkdirSync(pictures, { recursive: true });
  project.provide("data", data);
  await startProduct(data, 0);
  return async () => {
    await stopProduct(data);
    rmSync(data, { recursive: true, force: true });
  };
}
