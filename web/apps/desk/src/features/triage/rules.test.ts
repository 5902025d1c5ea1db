import type { TriageRule } from "@parley/api";
import { expect, test } from "vitest";
import { isUnfinished, moved, newRule, protectedFirst, separated, trimmed } from "./rules.ts";

const named = (name: string, isProtected = false): TriageRule => ({
  name,
  when: [{ type: "words", anyOf: ["gas"] }],
  gets: { queueId: null, tier: 0, priority: null, value: null, labels: [], skills: {} },
  isProtected,
});

test("a rule moves to its new place and the others close up", () => {
  const [a, b, c] = [named("a"), named("b"), named("c")];
  expect(moved([a, b, c], 2, 0)).toEqual([c, a, b]);
  expect(moved([a, b, c], 0, 1)).toEqual([b, a, c]);
});

test("what is protected stands above the others, each in its order", () => {
  const order = protectedFirst([named("a"), named("b", true), named("c"), named("d", true)]);
  expect(order.map(({ name }) => name)).toEqual(["b", "d", "a", "c"]);
});

test("commas of either language separate, and gaps are not sent", () => {
  expect(separated("a, b，c、 d")).toEqual(["a", "b", "c", "d"]);
  const rule = { ...named("a"), when: [{ type: "words" as const, anyOf: ["gas ", "", " "] }] };
  expect(trimmed([rule])[0]?.when).toEqual([{ type: "words", anyOf: ["gas"] }]);
});

test("a rule that asks or decides nothing yet is unfinished", () => {
  expect(isUnfinished([named("a")])).toBe(false);
  expect(isUnfinished([newRule("new")])).toBe(true);
  expect(isUnfinished([{ ...named("a"), when: [{ type: "value", atLeast: null, atMost: null }] }])).toBe(
    true,
  );
  expect(isUnfinished([{ ...named("a"), when: [] }])).toBe(false);
});
