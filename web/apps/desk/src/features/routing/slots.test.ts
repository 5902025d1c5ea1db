import { expect, test } from "vitest";
import { placeInSlots } from "./slots.ts";
import { waitLevel } from "./waiting.ts";

test("work keeps its slot when what stood before it has ended", () => {
  expect(placeInSlots(["a", "b", "c"], ["b", "c"])).toEqual([null, "b", "c"]);
});

test("new work takes the first free slot", () => {
  expect(placeInSlots([null, "b"], ["b", "d"])).toEqual(["d", "b"]);
  expect(placeInSlots(["a"], ["a", "d", "e"])).toEqual(["a", "d", "e"]);
});

test("free slots at the end are given up, and nothing new changes nothing", () => {
  expect(placeInSlots(["a", "b"], ["a"])).toEqual(["a"]);
  const slots = ["a", "b"];
  expect(placeInSlots(slots, ["b", "a"])).toBe(slots);
});

test("a wait is calm, half way, or over", () => {
  expect(waitLevel(10, 100)).toBe("calm");
  expect(waitLevel(50, 100)).toBe("half");
  expect(waitLevel(100, 100)).toBe("over");
  expect(waitLevel(1e9, null)).toBe("calm");
});
