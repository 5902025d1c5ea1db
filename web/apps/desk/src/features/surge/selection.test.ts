import { expect, test } from "vitest";
import { dragged, kept, toggled } from "./selection.ts";

test("agents of one queue are selected together, those of another begin anew", () => {
  const one = toggled(null, "q", "a");
  const two = toggled(one, "q", "b");
  expect(two).toEqual({ queueId: "q", agentIds: ["a", "b"] });
  expect(toggled(two, "q", "a")).toEqual({ queueId: "q", agentIds: ["b"] });
  expect(toggled(one, "q", "a")).toBeNull();
  expect(toggled(two, "r", "c")).toEqual({ queueId: "r", agentIds: ["c"] });
});

test("who is dragged takes the selected along only where they belong to them", () => {
  const selection = { queueId: "q", agentIds: ["a", "b"] };
  expect(dragged(selection, "q", "b")).toEqual(selection);
  expect(dragged(selection, "q", "c").agentIds).toEqual(["c"]);
  expect(dragged(selection, "r", "a")).toEqual({ queueId: "r", agentIds: ["a"] });
  expect(dragged(null, "q", "a").agentIds).toEqual(["a"]);
});

test("who has been moved or has left is selected no more", () => {
  const selection = { queueId: "q", agentIds: ["a", "b"] };
  const agent = (agentId: string, moveId: string | null = null) => ({ agentId, moveId });
  expect(kept(selection, [{ queueId: "q", agents: [agent("a"), agent("b")] }])).toBe(selection);
  expect(kept(selection, [{ queueId: "q", agents: [agent("a"), agent("b", "m")] }])?.agentIds).toEqual(["a"]);
  expect(kept(selection, [{ queueId: "r", agents: [agent("a")] }])).toBeNull();
  expect(kept(null, [])).toBeNull();
});
