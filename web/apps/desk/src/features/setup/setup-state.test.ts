import { expect, test } from "vitest";
import { type CentreFacts, steps, stepsDone } from "./setup-state.ts";

const empty: CentreFacts = {
  isNamed: false,
  queues: 0,
  agents: 0,
  widget: null,
  lastVisit: null,
  answered: 0,
  cannedReplies: 0,
};

test("an empty centre has its administrator and nothing else", () => {
  expect([...stepsDone(empty)]).toEqual(["administrator"]);
});

test("a widget that nobody has seen is not there yet", () => {
  const set = { ...empty, widget: { id: "1", name: "Shop" } };
  expect(stepsDone({ ...set, lastVisit: { at: null, url: null } }).has("widget")).toBe(false);
  expect(stepsDone({ ...set, lastVisit: { at: "2026-01-01T00:00:00Z", url: null } }).has("widget")).toBe(
    true,
  );
});

test("one agent is not enough", () => {
  expect(stepsDone({ ...empty, agents: 1 }).has("people")).toBe(false);
  expect(stepsDone({ ...empty, agents: 2 }).has("people")).toBe(true);
});

test("a centre that has everything is done", () => {
  const all = stepsDone({
    isNamed: true,
    queues: 1,
    agents: 2,
    widget: { id: "1", name: "Shop" },
    lastVisit: { at: "2026-01-01T00:00:00Z", url: null },
    answered: 1,
    cannedReplies: 1,
  });
  expect(all.size).toBe(steps.length);
});
