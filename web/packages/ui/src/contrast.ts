/** WCAG 2.2 relative luminance and contrast, and the correction of colours that customers choose. */

type Rgb = readonly [number, number, number];

/** Reads `#rgb` or `#rrggbb`; null where the text is no such colour. */
export function parseColour(text: string): Rgb | null {
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/i.exec(text.trim());
  const full = short
    ? `${short[1]}${short[1]}${short[2]}${short[2]}${short[3]}${short[3]}`
    : /^#([0-9a-f]{6})$/i.exec(text.trim())?.[1];
  if (!full) return null;
  const value = Number.parseInt(full, 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}

function luminance(colour: Rgb): number {
  const [r, g, b] = colour.map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

export function contrast(a: string, b: string): number {
  const first = parseColour(a);
  const second = parseColour(b);
  if (!first || !second) return 0;
  const [high, low] = [luminance(first), luminance(second)].sort((x, y) => y - x) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

/** Darkens a colour step by step until white text on it reads at 4.5:1. */
export function readableUnderWhite(colour: string, white: string): string {
  let rgb = parseColour(colour);
  if (!rgb) return colour;
  let text = toHex(rgb);
  while (contrast(text, white) < 4.5) {
    rgb = [rgb[0] * 0.95, rgb[1] * 0.95, rgb[2] * 0.95];
    text = toHex(rgb);
  }
  return text;
}

function toHex(colour: Rgb): string {
  return `#${colour.map((channel) => Math.round(channel).toString(16).padStart(2, "0")).join("")}`.toUpperCase();
}
