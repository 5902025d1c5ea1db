import { expect, test } from "vitest";
import { axisEnd, percent } from "./scale.ts";

test("an axis ends at a round number that holds everything", () => {
  expect([0, 0.4, 1, 7, 21, 119].map(axisEnd)).toEqual([1, 1, 1, 10, 30, 120]);
  expect([121, 200, 1000].map(axisEnd)).toEqual([180, 240, 1020]);
});

test("a share is whole only where nothing was missed", () => {
  expect(percent(999, 1000)).toBe(99);
  expect(percent(4, 5)).toBe(80);
  expect(percent(3, 3)).toBe(100);
  expect(percent(0, 0)).toBe(0);
});
