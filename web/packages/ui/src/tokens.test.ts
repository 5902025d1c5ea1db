import { expect, test } from "vitest";
import { contrast, parseColour, readableUnderWhite } from "./contrast.ts";
import { pairs, palettes } from "./tokens.ts";

test.each(["light", "dark"] as const)("every pair of colours can be read in the %s theme", (theme) => {
  const palette = palettes[theme];
  const weak = pairs
    .map(([ink, ground, least]) => ({ ink, ground, least, ratio: contrast(palette[ink], palette[ground]) }))
    .filter(({ ratio, least }) => ratio < least)
    .map(({ ink, ground, least, ratio }) => `${ink} on ${ground}: ${ratio.toFixed(2)} < ${least}`);
  expect(weak).toEqual([]);
});

test("a customer's colour is darkened until white can be read on it", () => {
  const corrected = readableUnderWhite("#FFC107", "#FFFFFF");
  expect(contrast(corrected, "#FFFFFF")).toBeGreaterThanOrEqual(4.5);
  expect(readableUnderWhite("#0B6B75", "#FFFFFF")).toBe("#0B6B75");
});

test("what is no colour stays unread", () => {
  expect(parseColour("#fff")).toEqual([255, 255, 255]);
  expect(parseColour("red")).toBeNull();
});
