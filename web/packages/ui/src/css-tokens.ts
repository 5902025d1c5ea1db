import { type Density, densities, fonts, layer, type Palette, palettes, radius, space } from "./tokens.ts";

const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

function colours(palette: Palette): string {
  return Object.entries(palette)
    .map(([role, value]) => `--color-${kebab(role)}:${value};`)
    .join("");
}

function sizes(density: Density | "phone"): string {
  return Object.entries(densities[density])
    .map(([name, value]) => `--size-${name}:${value}px;`)
    .join("");
}

const numbered = (prefix: string, values: Record<string, number>, unit: string) =>
  Object.entries(values)
    .map(([name, value]) => `--${prefix}-${kebab(name)}:${value}${unit};`)
    .join("");

/** The tokens as a style sheet: right from the first paint, before any script has run. */
export function tokenSheet(): string {
  return [
    `:root{color-scheme:light;${colours(palettes.light)}${sizes("comfortable")}`,
    `${numbered("space", space, "px")}${numbered("radius", radius, "px")}${numbered("layer", layer, "")}`,
    `--font-text:${fonts.text};--font-mono:${fonts.mono};--ease:cubic-bezier(.2,0,0,1);}`,
    `@media (prefers-color-scheme:dark){:root:not([data-theme="light"]){color-scheme:dark;${colours(palettes.dark)}}}`,
    `:root[data-theme="dark"]{color-scheme:dark;${colours(palettes.dark)}}`,
    `:root[data-density="compact"]{${sizes("compact")}}`,
    `@media (max-width:767px){:root,:root[data-density="compact"]{${sizes("phone")}}}`,
  ].join("\n");
}
