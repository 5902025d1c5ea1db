import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

/** Browser tests. They share one running product, so files run one after the other. */
export default defineConfig({
  root: fileURLToPath(new URL("..", import.meta.url)),
  test: {
    include: ["e2e/**/*.e2e.test.ts"],
    globalSetup: ["e2e/support/global-setup.ts"],
    fileParallelism: false,
    // unattended, one more try for what two browsers and a server on two processors may do out of turn;
    // the report names what needed it, and at a desk nothing is tried twice
    retry: process.env.CI ? 1 : 0,
    testTimeout: 90_000,
    // a condition is waited for; how fast it comes is the benchmark's business
    expect: { poll: { timeout: 20_000 } },
    hookTimeout: 180_000,
  },
});
