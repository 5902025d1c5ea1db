import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";
import { tokensPlugin } from "../../packages/ui/src/vite-tokens.ts";

/** The widget's page, shown in an iframe. */
export default defineConfig({
  base: "/widget/",
  plugins: [tokensPlugin()],
  html: { cspNonce: "__CSP_NONCE__" },
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  build: {
    outDir: "../../dist/widget",
    emptyOutDir: true,
    target: "es2022",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rollupOptions: { input: fileURLToPath(new URL("frame.html", import.meta.url)) },
  },
});
