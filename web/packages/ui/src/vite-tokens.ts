import type { Plugin } from "vite";
import { tokenSheet } from "./css-tokens.ts";

const ID = "virtual:tokens.css";

/** Serves the tokens as the style sheet `virtual:tokens.css`. */
export function tokensPlugin(): Plugin {
  return {
    name: "parley-tokens",
    resolveId: (id) => (id === ID ? `\0${ID}` : undefined),
    load: (id) => (id === `\0${ID}` ? tokenSheet() : undefined),
  };
}
