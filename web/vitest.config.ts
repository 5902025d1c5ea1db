import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

export default defineConfig({
  plugins: [react({ include: /apps\/desk|packages/ })],
  test: {
    include: ["packages/**/*.test.{ts,tsx}", "apps/**/*.test.{ts,tsx}", "laws/**/*.test.ts"],
    environment: "node",
    restoreMocks: true,
  },
});
