import { fileURLToPath } from "node:url";
import { defineConfig, type Plugin } from "vite";
import { loaderSheet } from "./src/loader/loader-sheet.ts";

const ID = "virtual:loader-sheet";

/** The loader carries the finished style sheet, not the tokens that it is made of. */
const sheet: Plugin = {
  name: "loader-sheet",
  resolveId: (id) => (id === ID ? `\0${ID}` : undefined),
  load: (id) => (id === `\0${ID}` ? `export default ${JSON.stringify(loaderSheet.trim())}` : undefined),
};

/** The one script that a host page includes. */
export default defineConfig({
  plugins: [sheet],
  build: {
    outDir: "../../dist/widget",
    emptyOutDir: false,
    target: "es2020",
    lib: {
      entry: fileURLToPath(new URL("src/loader/loader.ts", import.meta.url)),
      formats: ["iife"],
      name: "parleyLoader",
      fileName: () => "loader.js",
    },
  },
});
