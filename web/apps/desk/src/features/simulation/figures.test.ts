import { expect, test } from "vitest";
import { interval, scale, shown, written } from "./figures.ts";

test("a figure is written with its unit, the longer the coarser, in both languages", () => {
  expect(written(0.8123, "share", "en")).toBe("81.2%");
  expect(written(42.42, "seconds", "en")).toBe("42.4 sec");
  expect(written(150, "seconds", "zh-CN")).toBe("2.5分钟");
  expect(written(9000, "seconds", "en")).toBe("2.5 hr");
  expect(written(0.1234, "index", "en")).toBe("0.123");
  expect(written(0.05, "share", "en", true)).toBe("+5%");
  expect(written(-3, "seconds", "en", true)).toBe("-3 sec");
});

test("a difference is only shown where its interval does not hold nothing", () => {
  expect(shown({ mean: 5, halfWidth: 2 })).toBe("more");
  expect(shown({ mean: -5, halfWidth: 2 })).toBe("less");
  expect(shown({ mean: 1, halfWidth: 2 })).toBe("nothing");
  expect(shown({ mean: 1, halfWidth: 0 })).toBe("more");
  expect(shown({ mean: 0, halfWidth: 0 })).toBe("nothing");
  expect(shown({ mean: 9, halfWidth: null })).toBe("nothing");
});

test("bars of shares reach to the whole, others to the largest that could be", () => {
  expect(scale([{ mean: 0.2, halfWidth: 0.1 }], 0.5, "share")).toBe(1);
  expect(scale([{ mean: 10, halfWidth: 5 }], 12, "seconds")).toBe(15);
  expect(scale([{ mean: 0, halfWidth: null }], null, "seconds")).toBe(1);
  expect(interval({ mean: 1, halfWidth: 3 })).toEqual([0, 4]);
});
