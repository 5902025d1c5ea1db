import { expect, test } from "vitest";
import { difference } from "./difference.ts";

test("shows what differs and nothing else", () => {
  expect(difference({ name: "Sales", target: 30 }, { name: "Sales", target: 20, hours: null })).toEqual([
    { name: "target", before: "30", after: "20" },
  ]);
});

test("an object that began or ended has only one side", () => {
  expect(difference(null, { name: "Sales" })).toEqual([{ name: "name", before: "–", after: "Sales" }]);
});
