import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { tokensPlugin } from "../../packages/ui/src/vite-tokens.ts";

const server = process.env.PARLEY_SERVER ?? "http://127.0.0.1:8080";

export default defineConfig({
  plugins: [react(), tokensPlugin()],
  html: { cspNonce: "__CSP_NONCE__" },
  build: {
    outDir: "../../dist/desk",
    emptyOutDir: true,
    target: "es2022",
    // A data: address would need a hole in the content policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1200,
  },
  server: {
    proxy: {
      "/api": { target: server, ws: true },
      "/widget": { target: server },
    },
  },
});
