import type { StrategyDefinition, Whom } from "@parley/api";
import { loadAdminTexts } from "@parley/i18n/admin";
import { expect, test } from "vitest";
import { freshDefinition, freshStep, isUnfinished, moved, ordinary, turnInto } from "./definition.ts";
import { type Called, differing, inWords, stepInWords, whoInWords } from "./words.ts";

const called: Called = {
  agents: new Map([["a", "Wu Jie"]]),
  queues: new Map([["q", "Returns"]]),
  skills: new Map([["s", "English"]]),
  teams: new Map([["t", "Night"]]),
};
const en = await loadAdminTexts("en");
const zh = await loadAdminTexts("zh-CN");

test("a step is a sentence in both languages", () => {
  const step = { ...freshStep, expirySeconds: 30 };
  expect(stepInWords(step, 1, called, en)).toBe(
    "Ask whoever serves this queue, of these only whoever has the asked skills for 30 s.",
  );
  expect(stepInWords(step, 1, called, zh)).toBe("询问本队列的成员，其中具备所需技能的人，持续 30 秒。");
});

test("a step says all that is set", () => {
  const step = {
    who: { type: "skill", skillId: "s", minimum: 3 } as Whom,
    expirySeconds: 20,
    skipIf: "NOBODY_FREE" as const,
    cumulative: false,
    priorityChange: 5,
    atExpiry: { type: "queue" as const, queueId: "q" },
  };
  expect(stepInWords(step, 2, called, en)).toBe(
    "Ask whoever has English at level 3 or better for 20 s. Skipped when none of them is free. " +
      "Nobody of the steps before is asked any more. " +
      "The item moves ahead as if it had waited 5 min longer. Then it goes to Returns.",
  );
});

test("groups within groups stand in brackets", () => {
  const who: Whom = {
    type: "all",
    parts: [
      { type: "team", teamIds: ["t"] },
      {
        type: "any",
        parts: [
          { type: "agents", agentIds: ["a"] },
          { type: "not", part: { type: "owner" } },
        ],
      },
    ],
  };
  expect(whoInWords(who, called, en)).toBe(
    "members of Night, of these only (Wu Jie or all but (the owner of the customer or case))",
  );
});

test("two versions differ in the lines that only one of them has", () => {
  const now: StrategyDefinition = { ...freshDefinition, agentOrder: "ROUND_ROBIN", broadcast: 3 };
  const difference = differing(inWords(freshDefinition, called, en), inWords(now, called, en));
  expect(difference.onlyThen).toEqual(["Of several: who holds least and is idle for longest."]);
  expect(difference.onlyNow).toEqual([
    "Of several: who was asked the longest ago, in turn.",
    "3 are asked at once, and the first who accepts has it.",
  ]);
});

test("what is put into a group or denied stays in it", () => {
  const one: Whom = { type: "owner" };
  expect(turnInto(one, "any")).toEqual({ type: "any", parts: [one] });
  expect(turnInto({ type: "any", parts: [one] }, "all")).toEqual({ type: "all", parts: [one] });
  expect(turnInto(one, "not")).toEqual({ type: "not", part: one });
  expect(turnInto(ordinary, "members")).toEqual({ type: "members" });
});

test("a step moves, but never out of the list", () => {
  expect(moved(["a", "b", "c"], 0, 1)).toEqual(["b", "a", "c"]);
  expect(moved(["a", "b", "c"], 2, 0)).toEqual(["c", "a", "b"]);
  expect(moved(["a", "b"], 0, -1)).toEqual(["a", "b"]);
  expect(moved(["a", "b"], 1, 2)).toEqual(["a", "b"]);
});

test("what has not been chosen yet is unfinished", () => {
  expect(isUnfinished(freshDefinition)).toBe(false);
  const open: Whom = { type: "not", part: { type: "any", parts: [{ type: "queue", queueId: "" }] } };
  expect(isUnfinished({ ...freshDefinition, steps: [{ ...freshStep, who: open }] })).toBe(true);
});
