import { expect, test } from "vitest";
import { isFree, ownerOfKey } from "./key-map.ts";

const specs = [
  { id: "end", name: "end", keys: ["E"] },
  { id: "note", name: "note", keys: ["N"] },
];

test("finds whom a key belongs to, as the person has it", () => {
  expect(ownerOfKey(specs, {}, "E", "note")?.id).toBe("end");
  expect(ownerOfKey(specs, {}, "E", "end")).toBeUndefined();
  expect(ownerOfKey(specs, { end: ["X"] }, "E", "note")).toBeUndefined();
  expect(ownerOfKey(specs, { end: ["X"] }, "X", "note")?.id).toBe("end");
});

test("keeps off the browser's own keys", () => {
  expect(isFree("Mod+W")).toBe(false);
  expect(isFree("F5")).toBe(false);
  expect(isFree("F9")).toBe(true);
});
